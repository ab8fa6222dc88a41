"""Kinds: spoken, written, slogan, a word held at a distance, a title. Each piece of evidence adds to one of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice

from octtei.structure.speech.clue import Lead
from octtei.structure.speech.named import named
from octtei.structure.speech.narrator import WRITE, Clause
from octtei.structure.speech.passage import (
    LONG,
    MENTIONED,
    QUOTE,
    SAID,
    SLOGAN,
    SO_CALLED,
    TITLE,
    Speech,
)
from octtei.structure.speech.reference import reference_behind
from octtei.structure.speech.strip import Strip
from octtei.structure.speech.voice import Voice
from octtei.structure.speech.wording import BRIEF, PHRASE, SHORT, Evidence, is_sentence, words_in

_SOUND, _APART = re.compile(r"[^\W_]"), re.compile(r"(?<!\S)[^\W_]")
# Less than this between the two best kinds, and an editor should look.
_CLOSE = 0.75


def judge(
    speech: Speech,
    before: Lead,
    after: Clause | None,
    strips: Sequence[Strip],
    voice: Voice,
    *,
    wrote: bool = False,
    entitled: bool = False,
) -> None:
    """Put the scores, the best kind and the reason into `speech`.

    `wrote` tells that every clause of the narrator within has a verb of writing, `entitled` that the sentence names the
    work in which it is told.
    """
    words = speech.words(strips)
    scores = dict.fromkeys((SAID, QUOTE, SO_CALLED, TITLE, SLOGAN, MENTIONED), 0.0)
    reasons: list[str] = []
    for kind, weight, reason in (
        *_shape(words, speech, voice, wrote=wrote),
        *_announced(before, after, words, voice),
        *named(before, words, voice),
        *_shouted(before, words, voice),
        *_cited(speech, strips),
        *([(QUOTE, 4.0, "the work in which it stands is named")] if entitled else []),
        *_alone(speech, words, strips),
    ):
        scores[kind] += weight
        if weight >= 1.0 and reason:
            reasons.append(reason)
    speech.scores = scores
    speech.document = _is_document(before, voice)
    if not speech.kind:
        choose(speech)
    speech.why = "; ".join(dict.fromkeys(reasons))


def _is_document(before: Lead, voice: Voice) -> bool:
    """Whether a document is announced as such: `cet appel disait :`, `il afficha un arrêté ainsi conçu :`."""
    if not before.colon or not voice.has("nouns.document", before.noun_word):
        return False
    first = before.strip.tokens[before.start].low
    begins = before.noun_at == before.start + 1 and voice.has("phrase.determiners", first)
    return begins or before.end - before.noun_at <= SHORT


def choose(speech: Speech) -> None:
    """Take the kind with the best score; it is sure if it is well ahead of one that would be another thing."""
    ranked = sorted(speech.scores.items(), key=lambda item: -item[1])
    speech.kind = ranked[0][0]
    alike = {SO_CALLED, TITLE, MENTIONED}
    rival = next(s for k, s in ranked[1:] if not {k, speech.kind} <= alike)
    speech.sure = speech.sure and ranked[0][1] - rival >= _CLOSE


def _shape(words: str, speech: Speech, voice: Voice, *, wrote: bool) -> list[Evidence]:
    """What the words themselves tell: their number, whether they are a sentence, who is I and you in them."""
    found = words_in(words)
    sentence = is_sentence(words, voice)
    evidence = _sentence_shape(words) if sentence else _phrase_shape(len(found))
    if len(found) > PHRASE:
        evidence += [(SAID, 0.8, ""), (QUOTE, 0.9, "")]
    if "[" in words or words.startswith(("...", "…")):
        evidence.append((QUOTE, 1.0, "words left out"))
    low = [w.casefold().replace("’", "'") for w in found]
    if any(voice.has("sentence.personal", w) for w in low) and (sentence or len(found) > SHORT):
        evidence.append((SAID, 1.0, "first or second person"))
    if speech.narrator:
        evidence.append((QUOTE if wrote else SAID, 4.0, "the narrator interrupts"))
    if len(speech.parts) > 1 and not speech.narrator:
        evidence.append((QUOTE, 0.5, ""))
    return evidence


def _sentence_shape(words: str) -> list[Evidence]:
    evidence = [(SAID, 1.2, "a sentence"), (QUOTE, 1.0, "")]
    if words[:1].isupper():
        evidence.append((SAID, 0.4, ""))
    if re.search(r"[?!]", words):
        evidence.append((SAID, 0.5, ""))
    return evidence


def _phrase_shape(count: int) -> list[Evidence]:
    if count <= SHORT:
        return [(SO_CALLED, 2.5, "a word or two")]
    if count <= PHRASE:
        return [(SO_CALLED, 1.6, "a phrase, no sentence")]
    return [(QUOTE, 1.4, "a long phrase"), (SO_CALLED, 0.4, "")]


def _announced(before: Lead, after: Clause | None, words: str, voice: Voice) -> list[Evidence]:
    """What the narrator's verbs and nouns tell, behind the words and before them."""
    sentence = is_sentence(words, voice)
    evidence = _by_verb(before, words, sentence=sentence)
    if after:
        kind = QUOTE if after.verb == WRITE else SAID
        reason = "a verb of writing follows" if kind == QUOTE else "a verb of saying follows"
        evidence.append((kind, 1.5 if words[:1].islower() and not sentence else 4.0, reason))
    if before.according and len(words_in(words)) > 3:
        evidence += [(SAID, 2.8, "it is told whose words they are"), (QUOTE, 2.7, "")]
    if before.colon and not before.verb and not before.noun:
        evidence += [(SAID, 0.8, ""), (QUOTE, 0.8, "")]
    return evidence + _by_noun(before, voice, sentence=sentence)


def _by_verb(before: Lead, words: str, *, sentence: bool) -> list[Evidence]:
    evidence: list[Evidence] = []
    near = before.end - before.verb_at <= 25 or before.colon
    if before.verb and near and not (before.fresh and not sentence):
        close = 3.0 if before.colon else (1.5 if sentence and not before.fresh else 0.3)
        evidence.append((QUOTE if before.verb == WRITE else SAID, close, "a verb before it"))
    if before.verb and near and not sentence and not before.fresh and len(words_in(words)) > SHORT:
        evidence.append((QUOTE, 2.0, "words of somebody"))
    return evidence


def _one_who_writes(before: Lead, voice: Voice) -> bool:
    """Whether an author of books tells it, and not with a verb that tells of a talk."""
    heads = before.subject.text.split()[:2] if before.subject else []
    verb = before.strip.tokens[before.verb_at].low if before.verb_at >= 0 else ""
    talks = voice.verb("utter", verb) and voice.past(verb)
    return not talks and any(voice.has("nouns.writer", w.casefold()) for w in heads)


def _by_noun(before: Lead, voice: Voice, *, sentence: bool) -> list[Evidence]:
    evidence: list[Evidence] = []
    heads = before.subject.text.split()[:2] if before.subject else []
    if any(voice.has("nouns.write", w.casefold()) for w in heads):
        evidence.append((QUOTE, 2.5, "writing speaks"))
    if _one_who_writes(before, voice):
        evidence.append((QUOTE, 4.0, "one who writes"))
    if before.noun in (WRITE, "speech"):
        strength = 4.2 if before.noun_at > before.verb_at else 2.2
        weight = strength if before.colon else (1.0 if sentence else 0.2)
        kind = QUOTE if before.noun == WRITE else SAID
        evidence.append((kind, weight, "a word for what is said or written before it"))
    if before.noun == WRITE and _within_writing(before, voice):
        evidence.append((QUOTE, 2.5, "somebody tells it in a letter or a book"))
    return evidence


def _within_writing(before: Lead, voice: Voice) -> bool:
    """Whether the sentence tells in what it is written: `dans une lettre à son frère`."""
    tokens = before.strip.tokens[max(before.start, before.noun_at - 3) : before.noun_at]
    return any(voice.has("nouns.title_before", t.low) for t in tokens)


def _shouted(before: Lead, words: str, voice: Voice) -> list[Evidence]:
    count = len(words_in(words)) if len(words) < BRIEF else 0
    if not count or count > 14:
        return []
    low = words.casefold()
    context = " ".join(before.words).replace("' ", "'")
    evidence: list[Evidence] = []
    if any(low.startswith(o + " ") for o in voice.phrases["slogans.openers"]):
        evidence.append((SLOGAN, 5.0, "it begins as slogans begin"))
    announced = before.noun == "slogan" or any(p in context for p in voice.phrases["slogans.announce"])
    if announced and (before.colon or count > 1 or words.rstrip().endswith("!")):
        evidence.append((SLOGAN, 4.0 if before.colon else 3.0, "a word for slogans before it"))
    if any(
        context.endswith((p, *(f"{p} {link}" for link in voice.words["slogans.link"])))
        for p in voice.phrases["slogans.name"]
    ):
        evidence.append((SLOGAN, 4.0, "called a slogan"))
    shouted = before.verb_at >= 0 and voice.verb("demand", before.strip.tokens[before.verb_at].low)
    if before.colon and shouted and words.rstrip().endswith("!") and not is_sentence(words, voice):
        evidence.append((SLOGAN, 5.0, "shouted, and no sentence"))
    enough = count > 2 or words.rstrip().endswith("!") or (count > 1 and words[:1].isupper())
    if (
        not before.colon
        and not before.fresh
        and enough
        and any(voice.verb("demand", w) for w in before.words[-3:])
    ):
        evidence.append((SLOGAN, 3.0, "a verb of demanding right before it"))
    return evidence


def _cited(speech: Speech, strips: Sequence[Strip]) -> list[Evidence]:
    """A note is called right behind it, as citations have it."""
    last = speech.last
    strip = strips[last.strip]
    evidence = (
        [(QUOTE, 1.5, "a note gives its source")] if any(0 <= n - last.end <= 2 for n in strip.notes) else []
    )
    if reference_behind(strip, last.end):
        evidence.append((QUOTE, 3.0, "a reference stands beside it"))
    return evidence


def _alone(speech: Speech, words: str, strips: Sequence[Strip]) -> list[Evidence]:
    """A term is part of a sentence: what fills a paragraph and ends as sentences do is none."""
    strip = strips[speech.first.strip]
    ended = words.rstrip()[-1:] in (".", "!", "?", "…")
    if speech.depth or strip.kind != "p" or not ended or not fills(speech, strips):
        return []
    return [(SAID, 3.0, "a paragraph of its own")]


def fills(speech: Speech, strips: Sequence[Strip]) -> bool:
    """Whether a speech is all that its paragraph says."""
    if len(speech.parts) != 1:
        return False
    strip = strips[speech.first.strip]
    if _SOUND.search(strip.text, 0, speech.first.start) or _APART.search(strip.text, speech.first.end):
        return False  # words before it or behind it, as most have: then nobody need tell all the tokens apart
    tokens, starts = strip.tokens, strip.starts
    before, behind = bisect_left(starts, speech.first.start), bisect_left(starts, speech.first.end)
    rest = (
        (*islice(tokens, before), *islice(tokens, behind, None))
        if before < 3 > len(tokens) - behind
        else tokens
    )
    return not any(token.text[0].isalnum() for token in rest)


def is_long(speech: Speech) -> bool:
    """Whether it is speech or writing that somebody made."""
    return speech.kind in LONG
