"""Words that no lexicon knows and that one or two slips of recognition make of a word."""

from __future__ import annotations

from collections.abc import Iterator
from math import log

from octtei.clean.channel.big_letter import misread_capitals
from octtei.clean.channel.candidates import (
    Candidate,
    Chosen,
    compound,
    elided,
    strong,
    twice,
    twice_known,
)
from octtei.clean.channel.certain import is_certain
from octtei.clean.channel.confusions import ALIKE, OTHER, WORN, slip
from octtei.clean.channel.context import groups
from octtei.clean.channel.elision_slips import elided_readings
from octtei.clean.channel.free import opens_sentence, stands_free
from octtei.clean.channel.habit import habitual, slips_of
from octtei.clean.channel.judge import Judge, judge
from octtei.clean.channel.language import grammar
from octtei.clean.channel.lore import APOSTROPHES
from octtei.clean.channel.misreading import (
    CLEAR,
    OWN,
    SHORTEST,
    correction,
    is_capital_word,
    is_written_so,
    same_letters,
)
from octtei.clean.channel.own_slips import keep
from octtei.clean.channel.plain import is_spelt_short
from octtei.clean.channel.reading import Odds, Reading
from octtei.clean.channel.signs import signed
from octtei.clean.channel.spelling import is_spelt_as_once, spellings, spelt_as_once
from octtei.clean.channel.view import View, view
from octtei.clean.channel.worn import worn
from octtei.clean.rule import Kind, Passage, rule
from octtei.lexicon import Standing
from octtei.text import Edit

_UNKNOWN_KEEP = 0.02
_UNKNOWN_REVIEW = -5.0
_COMMON = 3.0
_WORN, _WORN_FOUR = 4.0, 6.0
"""By so much less a lead is enough to be proposed in a text that is full of misreadings."""
_SHORT_REVIEW = 0.0
_FAR, _HEARD = -5.0, 0.1
"""A lead that asks for a form which stands once, and a word so common."""
_ACCENT = 10.0
"""The lead from which another accent is told of in a text that shows no misreadings."""
_RARE_NAME = 3.0
_TIMES, _OFTEN, _TWICE = 20, 3, 2
_CAPITAL_LOST = 5.5
"""What it costs to see a small letter for the capital of a noun."""
_PART = 0.02
"""How common a compound is that nobody counted, beside its part that was misread."""
_OPENING = 50.0
"""How often in a million words a word stands that a capital at the opening of a sentence may begin though names have it."""
_BUDGET = 3_000
"""So many unknown forms of one text have all their neighbours looked up, half a millisecond each."""


@rule("confusion.unknown-word", Kind.TEXT, conjecture=True)
def unknown_word(passage: Passage) -> Iterator[Edit]:
    """A form that nobody knows is one slip of recognition away from a word.

    Why: worn type, thin paper and dirt; recognition takes rn for m, u for n, li for h, or loses a letter.
    Wrong when: the form is the author's own, dialect, old spelling or foreign. What is spelt as centuries ago (`estoit`, `luy`),
    forms that stand three times, capitals
    inside a sentence, halves of words at line ends and passages in another language are left; a spelling that many
    words share is a habit; only a reading far ahead of the next one is applied.
    Example: "le gouvernernent de la ville" → "le gouvernement de la ville"
    Keep: "le samovar de la babouchka"
    """
    seen = view(passage)
    if seen is None or not groups(seen.language) or seen.archaic.everywhere:
        return
    channel, bold = judge(seen), worn(passage)
    told = signed(passage, seen)
    found = spellings(list(_unknown(channel, worn=bold)), seen, worn=bold)
    found = [reading for reading in found if reading.place not in told]
    if bold:
        slips = slips_of(found, seen)
        found = habitual(found, seen, slips, keep(slips, passage, seen))
        found = _with_elisions(found, channel)
    for reading in found:
        sure = bold or not same_letters(seen.forms[reading.place], reading.best)
        sure = sure and not set(APOSTROPHES).intersection(reading.best[:-1])
        sure = sure and not is_spelt_short(seen.forms[reading.place], seen.lore)
        sure = sure and is_certain(reading, seen, bold=bold)
        yield correction(reading, seen, "confusion.unknown-word", safe=sure)
    for reading in misread_capitals(channel, worn=bold):
        yield correction(reading, seen, "confusion.unknown-word", safe=False)


def _with_elisions(readings: list[Reading], channel: Judge) -> list[Reading]:
    """`readings`, and those places where an elision and a word run together lead further."""
    by_place = {reading.place: reading for reading in readings}
    for reading in elided_readings(channel):
        other = by_place.get(reading.place)
        if other is None or reading.lead > other.lead or _is_behind(other.best, reading.best):
            others = other.candidates if other else ()
            by_place[reading.place] = Reading(reading.place, (*reading.candidates, *others))
    return list(by_place.values())


def _is_behind(word: str, elided: str) -> bool:
    """Whether a word is what stands behind an elision: the letter before it is no dirt."""
    return any(elided.endswith(mark + word.lower()) for mark in APOSTROPHES)


def _unknown(channel: Judge, *, worn: bool) -> Iterator[Reading]:
    seen, budget = channel.view, _BUDGET
    old = Chosen(seen.lore.index, spelt_as_once(seen))
    for form in sorted(f for f in seen.unknown - old.words if not is_spelt_as_once(f, seen)):
        places = channel.view.places.get(form, ())
        if not _may_be_damaged(form, seen, worn=worn) or not any(
            stands_free(i, seen, worn=worn) for i in places
        ):
            continue
        found = _meant(form, channel, deep=budget > 0, worn=worn) | set(strong(form, old))
        if worn and budget > 0:
            found = _in_wear(form, found, channel)
        budget -= 1
        yield from _readings(form, _fitting(form, found, seen), channel, worn=worn)


def _in_wear(form: str, found: set[Candidate], channel: Judge) -> set[Candidate]:
    """`found` and what else a form of a worn text may be; of a name only common words."""
    seen = channel.view
    clear = any(c.cost <= ALIKE and channel.rate(c.form) > _COMMON for c in found)
    if len(form) > 1 and "-" not in form and form[-1] not in APOSTROPHES:
        found = found | set(seen.lore.anything[form])
    if not clear and _may_be_twice(form, seen):
        for more in (twice(form, seen.lexicon), tuple(twice_known(form, channel.index))):
            nearer = {c.form for c in found}
            found = found | {c for c in more if c.form not in nearer}
    if _may_open(form, seen):
        return {c for c in found if seen.lore.frequency[c.form] > _OPENING}
    return found


def _readings(form: str, found: set[Candidate], channel: Judge, *, worn: bool) -> Iterator[Reading]:
    """The places where one of the candidates leads far enough to be told of."""
    seen = channel.view
    keep = _UNKNOWN_KEEP + seen.lore.frequency[form] / 2
    least = _UNKNOWN_REVIEW if len(form) > SHORTEST else _SHORT_REVIEW
    least -= (_WORN if len(form) != SHORTEST else _WORN_FOUR) if worn else 0
    for reading in channel.readings(
        form, [_odds(c, form, channel, keep, worn=worn) for c in sorted(found)], least
    ):
        if reading.lead < _FAR and (seen.counts[form] > 1 or _heard(form, reading.best, channel) < _HEARD):
            continue
        accents = worn or reading.lead > _ACCENT
        here = not same_letters(form, reading.best) or (accents and not form.isascii())
        here = here or (form != reading.best and form == reading.best.lower())
        here = here and _is_near_enough(form, reading, seen)
        if here and stands_free(reading.place, seen, worn=worn) and not seen.abroad(reading.place):
            yield reading


def _is_near_enough(form: str, reading: Reading, seen: View) -> bool:
    """Whether the letters of a form with a capital are near those of the word where a name may open a line or a paragraph."""
    place, noun = reading.place, grammar(seen.language).capital_nouns
    name = seen.lexicon.standing(form) is Standing.NAME
    if form.islower() or (noun and not name) or (not noun and opens_sentence(place, seen)):
        return True
    short = seen.gap_after(place)[:1] == "."
    return not short and 0 < slip(form.lower(), reading.best.lower()) <= (ALIKE if noun else WORN)


def _heard(form: str, best: str, channel: Judge) -> float:
    """How common the word is that may be meant; of a compound the part that changes."""
    parts = [meant for part, meant in zip(form.split("-"), best.split("-"), strict=False) if part != meant]
    return channel.rate(parts[0] if "-" in form and len(parts) == 1 else best)


def _odds(candidate: Candidate, form: str, channel: Judge, keep: float, *, worn: bool) -> Odds:
    """What speaks for a candidate anywhere; a compound that nobody counted is told by the part that changes: `crente-deux`."""
    if candidate.cost == WORN and not worn:
        candidate = candidate._replace(cost=OTHER)
    odds = channel.odds(candidate, keep)
    pairs = zip(form.split("-"), candidate.form.split("-"), strict=False) if worn and "-" in form else ()
    rates = [channel.rate(meant) for part, meant in pairs if part != meant]
    if len(rates) != 1:
        return odds
    told = log(max(_PART * rates[0], channel.rate(candidate.form)) / channel.rate(candidate.form))
    return odds._replace(base=odds.base + told)


def _fitting(form: str, found: set[Candidate], seen: View) -> set[Candidate]:
    """Those of the candidates that have the capital of `form` by right: a noun, in a language that gives nouns one."""
    if form.islower() or not grammar(seen.language).capital_nouns or any(map(seen.opens, seen.places[form])):
        return found
    return {c for c in found if is_written_so(c.form, seen) or not is_written_so(c.form.lower(), seen)}


def _may_be_twice(form: str, seen: View) -> bool:
    return len(form) > SHORTEST and form.isalpha() and seen.counts[form] < OWN


def _meant(form: str, channel: Judge, *, deep: bool, worn: bool) -> set[Candidate]:
    """What an unknown form may be; `deep` looks up every word one letter away."""
    seen = channel.view
    if form[-1] in APOSTROPHES:
        return set(elided(form, seen.lexicon))
    found = {*seen.lore.listed[form], *strong(form, channel.index)}
    noun = form[0].upper() + form[1:]
    if grammar(seen.language).capital_nouns and form.islower() and is_written_so(noun, seen):
        found.add(Candidate(noun, _CAPITAL_LOST))
    if "-" in form:
        return found | set(compound(form, seen.lexicon, seen.known))
    clear = any(c.cost <= ALIKE and channel.rate(c.form) > _COMMON for c in found)
    if deep and len(form) > 1 and not clear:
        found |= set(seen.lore.anything[form])
    if seen.counts[form] >= OWN:  # the author's own, unless a look-alike stands far oftener
        often = _TIMES * seen.counts[form]
        found = {c for c in found if c.cost < CLEAR}
        return {
            c
            for c in found
            if seen.lower[c.form.lower()] >= often
            or (worn and (_is_missing(c.form, form, seen) or _is_small_twin(c, form, seen)))
        }
    return found


def _is_missing(word: str, form: str, seen: View) -> bool:
    """Whether a word that builds sentences is so rare in the text that `form` may be what became of it: `fiir` of `für`."""
    wanted = seen.lore.frequency[word.lower()] * len(seen.forms) / 1e6
    small = word.lower() in groups(seen.language)
    return small and seen.lower[word.lower()] < wanted / 2 and seen.counts[form] < _OFTEN * wanted


def _is_small_twin(word: Candidate, form: str, seen: View) -> bool:
    """Whether a short form looks like a word that builds sentences, and the text has that oftener: `er` of `et`."""
    small = word.form.lower() in groups(seen.language) and len(form) < SHORTEST
    return small and word.cost <= ALIKE and seen.lower[word.form.lower()] >= _TWICE * seen.counts[form]


def _may_be_damaged(form: str, seen: View, *, worn: bool) -> bool:
    return _is_damaged(form, seen) or (worn and _may_open(form, seen))


def _is_damaged(form: str, seen: View) -> bool:
    """Whether an unknown form may be a misreading and no name, abbreviation or word of the author's."""
    return (
        seen.lexicon.standing(form) < Standing.NAME
        and "ſ" not in form
        and (form.islower() or form[1:].islower())
        and (len(form) > 1 or form.islower())
        and not ("-" in form and seen.known(form.replace("-", "")))  # the hyphen is the fault
    )


def _may_open(form: str, seen: View) -> bool:
    """Whether a name that the text has once may be a common word that begins a sentence: `Done`, `Quent`, `Eile`."""
    once = is_capital_word(form) and seen.counts[form] == 1
    return once and seen.lexicon.standing(form) is Standing.NAME and seen.lore.frequency[form] < _RARE_NAME
