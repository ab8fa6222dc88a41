"""Dialogue that dashes open: each turn, with the narrator's clauses in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from octtei.structure.speech.narrator import inside
from octtei.structure.speech.passage import SAID, Part, Speech
from octtei.structure.speech.quoted import trimmed
from octtei.structure.speech.strip import Strip
from octtei.structure.speech.voice import Voice

_TURN = re.compile(r"(?:^|(?<=[.!?…»\"])\s+)[–—-]\s*(?=[^\s\d–—-])")
_OPENING = re.compile(r"^\s*(?:[–—]|-(?=\s))\s*(?=[A-ZÀ-Þ…¡¿\"«“.(]|[^\W\d_]['’])")
_SENTENCES = re.compile(r"[^.!?…]+(?:[.!?…]+|$)")
_WORD = re.compile(r"[^\W\d_]+['’]?")
_MARKS = '«»“”„"'
_QUOTES = f"[{_MARKS}]"
# So near to the colon the verb of saying stands.
_ANNOUNCED = 8
_ENOUGH = 2


def dialogues(strips: Sequence[Strip], voice: Voice, taken: Sequence[Speech]) -> list[list[Speech]]:
    """The turns of each dialogue; a dash opens speech only where others do, or where somebody is said to speak."""
    quoted = {s.first.strip for s in taken if s.depth == 0 and len(s.words(strips)) > 3}
    dashed = [s.number for s in strips if s.kind == "p" and _OPENING.match(s.text) and not _quote_first(s)]
    sure = {n for n in dashed if n not in quoted}
    opened = [n for n in dashed if n in sure or ({n - 2, n - 1} & sure and {n + 1, n + 2} & sure)]
    lively = sum(_lively(strips[n], voice) for n in opened)
    if lively < _ENOUGH or lively * 3 < len(opened):
        opened = [n for n in opened if _is_announced(strips, n, voice)]
    return [_turns([strips[n] for n in run], voice) for run in _runs(opened)]


def _is_announced(strips: Sequence[Strip], number: int, voice: Voice) -> bool:
    """Whether the paragraph before says that somebody speaks: `Il me dit :`; then one dash is enough."""
    before = strips[number - 1] if number else None
    if (
        before is None
        or before.stream != strips[number].stream
        or before.kind != "p"
        or strips[number].barrier
    ):
        return False
    near = before.tokens[-_ANNOUNCED:]
    return bool(near) and near[-1].text == ":" and any(voice.verb("utter", t.low) for t in near)


def _quote_first(strip: Strip) -> bool:
    bare = strip.text.lstrip(" –—-")
    return bare[:1] in _MARKS


def _lively(strip: Strip, voice: Voice) -> bool:
    """Whether a paragraph speaks: it asks, exclaims, says I or you, or a narrator's clause stands in it."""
    text = strip.text
    words = {w.casefold().replace("’", "'") for w in _WORD.findall(text)}
    personal = bool(words & voice.words["sentence.personal"])
    return personal or "?" in text or "!" in text or bool(inside(strip, 0, len(text), voice))


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    """Turns belong together if at most one paragraph of the narrator's stands between."""
    runs: list[list[int]] = []
    for n in numbers:
        if runs and n - runs[-1][-1] <= 2:
            runs[-1].append(n)
        else:
            runs.append([n])
    return runs


def _turns(strips: Sequence[Strip], voice: Voice) -> list[Speech]:
    speeches: list[Speech] = []
    for strip in strips:
        starts = [m.start() + len(m.group()) - len(m.group().lstrip()) for m in _TURN.finditer(strip.text)]
        starts = _new_turns(strip, starts)
        for i, start in enumerate(starts):
            end = starts[i + 1] if i + 1 < len(starts) else len(strip.text)
            speeches.append(_turn(strip, start, end, voice))
    return speeches


def _new_turns(strip: Strip, starts: Sequence[int]) -> list[int]:
    """A dash inside a paragraph opens a turn only if a capital follows."""
    later = [s for s in starts[1:] if re.match(r"[–—-]\s*[A-ZÀ-Þ]", strip.text[s:])]
    return [*starts[:1], *later]


def _turn(strip: Strip, start: int, end: int, voice: Voice) -> Speech:
    """One turn: its spoken parts, what the narrator says left out."""
    parts: list[Part] = []
    narrator: list[Part] = []
    at, sure = start, True
    for _, stop, goes_on in inside(strip, start, end, voice):
        if stop <= at:
            continue
        parts.append(trimmed(strip, at, stop))
        at = goes_on
        if strip.text[goes_on - 1] in ".!?…":
            at, end, told = _resume(strip, goes_on, end, voice)
            sure = sure and told
        narrator.append(Part(strip.number, stop, at))
    if any(c.isalnum() for c in strip.text[at:end]):
        parts.append(trimmed(strip, at, end))
    return Speech(parts, 0, rend="dash", kind=SAID, why="a dash opens it", sure=sure, narrator=narrator)


def _resume(strip: Strip, start: int, end: int, voice: Voice) -> tuple[int, int, bool]:
    """Where the speech goes on after the narrator's full stop, where it ends, and whether that is plain."""
    told, begun = True, -1
    for sentence in _SENTENCES.finditer(strip.text, start, end):
        score = _speaks(sentence.group(), voice)
        quotes = re.search(_QUOTES, strip.text[sentence.start() : end])
        if begun >= 0 and score <= -1 and not quotes:
            return begun, sentence.start(), told
        if begun < 0 and score > 0:
            begun = sentence.start() + len(sentence.group()) - len(sentence.group().lstrip())
        told = told and abs(score) >= 1
    return (begun, end, told) if begun >= 0 else (end, end, told)


def _speaks(sentence: str, voice: Voice) -> float:
    """Above 0 for words that are spoken, below for the narrator's."""
    low = [w.casefold().replace("’", "'") for w in _WORD.findall(sentence)]
    if not low:
        return -1.0
    score = 0.2
    score += 2.0 * any(voice.has("sentence.personal", w) for w in low)
    score += 1.5 * ("?" in sentence or "!" in sentence)
    score -= 1.0 * (voice.pronoun(low[0]) in ("he", "she", "they"))
    score += 1.5 * any(voice.future(w) for w in low)
    past = any(voice.past(w) for w in low)
    score -= 1.0 * past
    score += 1.3 * (not past and any(voice.has("sentence.present", w) for w in low))
    return score
