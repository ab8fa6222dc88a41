"""Speech without any mark: a sentence whose words somebody says, `…, disaient nos voisins.`"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from octtei.structure.speech.anyof import any_of
from octtei.structure.speech.narrator import SAY, Clause, clause_at
from octtei.structure.speech.passage import SAID, Part, Speech
from octtei.structure.speech.quoted import trimmed
from octtei.structure.speech.strip import Strip, Token
from octtei.structure.speech.voice import Voice

_FEWEST = 4
_ENDS = ".!?…"


def unmarked(strips: Sequence[Strip], taken: Sequence[Speech], voice: Voice) -> list[Speech]:
    """Sentences that end with a narrator's clause, or are interrupted by one, and tell of the present as speech does.

    Only a clause whose subject is named or described counts, verb first; never one that `as` introduces.
    """
    spoken: dict[int, list[Part]] = {}
    for speech in taken:
        if speech.depth == 0:
            for part in (*speech.parts, *speech.narrator):
                spoken.setdefault(part.strip, []).append(part)
    for parts in spoken.values():
        parts.sort()
    if voice.verbs["utter"].isdisjoint(voice.common):
        return []
    hint = _hint(voice.words["pronouns.object"], voice.verbs["utter"])
    return [
        speech
        for strip in strips
        if strip.kind == "p" and hint.search(strip.text)
        for speech in _in_strip(strip, spoken.get(strip.number, []), voice)
    ]


@lru_cache(maxsize=8)
def _hint(objects: frozenset[str], verbs: frozenset[str]) -> re.Pattern[str]:
    """What every sentence has that is looked for here."""
    return re.compile(rf",\s+(?:{any_of(objects)}\s*){{0,2}}{any_of(filter(str.isalpha, verbs))}\b")


def _in_strip(strip: Strip, spoken: Sequence[Part], voice: Voice) -> Iterator[Speech]:
    tokens = strip.tokens
    for i in range(_FEWEST, len(tokens)):
        if tokens[i - 1].text != "," or not _may_speak(tokens, i, voice):
            continue
        clause = clause_at(strip, i, voice)
        if clause is None or not _tells(tokens, clause, voice):
            continue
        start = _sentence_start(tokens, i - 1)
        part = trimmed(strip, tokens[start].start, tokens[i - 1].end)
        if not _overlaps(spoken, part.start, tokens[clause.end - 1].end) and _is_present(
            tokens[start : i - 1], voice
        ):
            yield Speech([part], 0, kind=SAID, why="a narrator's clause ends the sentence", sure=False)


def _overlaps(spoken: Sequence[Part], start: int, end: int) -> bool:
    """Whether any of the ranges, which are in order and apart, shares a character with this one."""
    at = bisect_left(spoken, end, key=lambda part: part.start)
    return any(part.end > start for part in spoken[max(0, at - 2) : at])


def _may_speak(tokens: Sequence[Token], i: int, voice: Voice) -> bool:
    """Whether a verb of saying stands at `i` or behind object pronouns."""
    at = i
    while at < min(len(tokens), i + 3) and voice.has("pronouns.object", tokens[at].low):
        at += 1
    return at < len(tokens) and voice.verb("utter", tokens[at].low.partition("-")[0])


def _tells(tokens: Sequence[Token], clause: Clause, voice: Voice) -> bool:
    """Whether a clause is the last of its sentence and tells who speaks: a definite phrase or a name."""
    subject = clause.subject
    ends = clause.end < len(tokens) and tokens[clause.end].text in _ENDS
    if subject is None or subject.pronoun or clause.verb != SAY or not ends:
        return False
    return not voice.has("phrase.indefinite", tokens[subject.start].low)


def _sentence_start(tokens: Sequence[Token], end: int) -> int:
    at = end
    while at > 0 and tokens[at - 1].text not in _ENDS:
        at -= 1
    return at


def _is_present(tokens: Sequence[Token], voice: Voice) -> bool:
    """Whether words are no report: they have a verb, and none that tells of the past."""
    low = [t.low for t in tokens]
    if len([t for t in tokens if t.is_word]) < _FEWEST or voice.has("phrase.as", low[0]):
        return False
    return any(voice.has("sentence.finite", w) for w in low) and not any(voice.past(w) for w in low)
