"""Real words in the wrong place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import log

from octtei.clean.channel.candidates import Candidate
from octtei.clean.channel.confusions import ALIKE, slip
from octtei.clean.channel.context import borrowed, groups
from octtei.clean.channel.judge import Judge, Reading, judge
from octtei.clean.channel.language import Grammar, grammar
from octtei.clean.channel.lore import APOSTROPHES
from octtei.clean.channel.misreading import (
    ALIKE_MARGIN,
    ALIKE_SAFE,
    MARGIN,
    OWN,
    SHORTEST,
    SUPPORT,
    TWINS,
    UNHEARD,
    correction,
)
from octtei.clean.channel.view import View, view
from octtei.clean.rule import Kind, Passage, rule
from octtei.lexicon import fold
from octtei.text import Edit

_REAL_SAFE, _REAL_REVIEW = 6.0, 1.0
_REAL_COST = 9.0
_RARE = 1.0
_HEARD = 0.5
"""How often in a million words a word stands that may be meant though the text has it no oftener than the other."""
_SELDOM = 0.03
_GAIN, _GAIN_SMALL = 6.0, 12.0  # what a context can lend a candidate at most, near enough, and a small word
_CLASH_REVIEW = 0.0
"""The lead from which a candidate is proposed where what stands there can stand nowhere beside its neighbours."""


@rule("confusion.real-word", Kind.TEXT)
def real_word(passage: Passage) -> Iterator[Edit]:
    """A real word stands where only another, one slip away, makes sense.

    Why: recognition that knows a dictionary ends in a word, rightly or wrongly.
    Wrong when: the author writes what nobody else does; the odds weigh how common both words are, in the language
    and in the text, and how each goes with its neighbours. Words that differ in accents or endings only are left.
    Example: "il voulait partir, niais la route était fermée" → "il voulait partir, mais la route était fermée"
    Keep: "il a lu le livre"
    """
    seen = view(passage)
    if seen is None or not borrowed(seen.language):
        return
    channel = judge(seen)
    for form in sorted(seen.counts):
        seldom = seen.counts[form] < OWN or len(form) <= SHORTEST + 1
        single = len(form) == 1 and form not in seen.lexicon.language.one_letter_words
        if seldom and not single and form not in seen.unknown and form[-1] not in APOSTROPHES:
            for reading in _real(form, channel):
                yield correction(reading, seen, "confusion.real-word", safe=_is_sure(form, reading, channel))


def _is_sure(form: str, reading: Reading, channel: Judge) -> bool:
    """Whether the lead is beyond doubt, and not owed to how common the candidate is alone."""
    unheard = channel.view.lore.frequency[form] < UNHEARD
    best, lower = reading.best.lower(), channel.view.lower
    if (channel.view.lore.frequency[best] < _HEARD and lower[best] <= lower[form.lower()]) or _are_small(
        form, reading, channel
    ):
        return False  # one rare word for another, or one article
    if not unheard and channel.fit(reading.place, reading.best) < SUPPORT:
        return False
    if reading.lead > _REAL_SAFE and reading.margin > MARGIN:
        return True
    alike = slip(form, reading.best) <= (ALIKE if unheard else TWINS)
    return alike and reading.lead > ALIKE_SAFE and reading.margin > ALIKE_MARGIN


def _are_small(form: str, reading: Reading, channel: Judge) -> bool:
    """Whether one article or pronoun would stand for another, in a place where both can stand."""
    groups_of = grammar(channel.view.language).groups
    both = _ARTICLES.issuperset(groups_of.get(word.lower(), "") for word in (form, reading.best))
    return both and not channel.clashes(reading.place)


def _real(form: str, channel: Judge) -> Iterator[Reading]:
    seen = channel.view
    rare = len(form) >= SHORTEST and seen.counts[form] < OWN and seen.lore.frequency[form] < _RARE
    near = channel.index.slips(form)
    if not near and not rare:
        return
    keep = channel.rate(form, 1)
    found = {c for c in near if channel.rate(c.form) > keep * _SELDOM}
    if rare:
        found.update(seen.lore.alike[form])
    likely = sorted(
        c for c in found if _is_likely(c, keep, channel) and _may_be_meant(form, c.form, seen.language)
    )
    if not likely:
        return
    least = _REAL_REVIEW + log(seen.counts[form]) / 2
    for reading in channel.readings(form, likely, keep, least, _CLASH_REVIEW):
        usual = slip(form, reading.best) <= _GAIN + log(channel.rate(reading.best) / keep)
        told = (reading.lead > least and usual) or channel.clashes(reading.place)
        if told and _is_prose(reading.place, seen):
            yield reading


def _are_verbs(form: str, other: str, facts: Grammar) -> bool:
    """Whether both are finite verbs of the commonest kind: one for the other always makes a sentence."""
    return facts.verbs.issuperset(facts.groups.get(word) for word in (form.lower(), other.lower()))


def _is_likely(candidate: Candidate, keep: float, channel: Judge) -> bool:
    """Whether a context may yet make the candidate likelier than the form, whose rate is `keep`."""
    gain = _GAIN_SMALL if candidate.form.lower() in groups(channel.view.language) else _GAIN
    return candidate.cost <= min(_REAL_COST, gain + log(channel.rate(candidate.form) / keep))


@lru_cache(maxsize=20_000)
def _may_be_meant(form: str, other: str, code: str) -> bool:
    """Whether the two differ by more than case, accents or an ending, are of one case at the start and not both verbs."""
    if form[0].isupper() != other[0].isupper() or fold(form) == fold(other):
        return False
    if _are_verbs(form, other, grammar(code)):
        return False
    shorter, longer = sorted((form.lower(), other.lower()), key=len)
    return not (
        len(longer) > SHORTEST and longer[: len(shorter) - 1] == shorter[:-1] and _inflected(shorter, longer)
    )


def _inflected(shorter: str, longer: str) -> bool:
    """Whether only the last letter differs, or is added, the way inflection does it."""
    return len(longer) > len(shorter) or (
        shorter[-1] in "aeiostxzé"
        and longer[-1] in "aestxzéi"
        and shorter[-1] + longer[-1] not in ("it", "ti")
    )


_ARTICLES = frozenset(["<det-m>", "<det-f>", "<det-p>", "<det-s>", "<object>", "<subject>"])
_ROMAN = frozenset("IVXLCDM")


def _is_prose(i: int, seen: View) -> bool:
    """Whether word `i` is a whole word of running text, and no Roman number behind a name."""
    if _ROMAN.issuperset(seen.forms[i]) and seen.signs[i] != ".":
        return False
    return seen.whole(i) and not seen.at_edge(i) and not seen.abroad(i)
