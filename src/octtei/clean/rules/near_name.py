"""Names that stand once beside a commoner twin."""

from __future__ import annotations

from collections.abc import Iterator
from math import log

from octtei.clean.channel.candidates import Candidate, Chosen, strong
from octtei.clean.channel.confusions import ACCENT
from octtei.clean.channel.context import NAME
from octtei.clean.channel.judge import Judge, judge
from octtei.clean.channel.language import grammar
from octtei.clean.channel.misreading import (
    CLEAR,
    OWN,
    SHORTEST,
    before_name,
    correction,
    is_capital_word,
    is_written_so,
    same_letters,
)
from octtei.clean.channel.reading import Reading
from octtei.clean.channel.view import View, view
from octtei.clean.channel.worn import worn
from octtei.clean.rule import Kind, Passage, rule
from octtei.lexicon import Standing, fold, recase
from octtei.text import Edit

_OFTEN, _TWICE = 10, 2
_LONG, _USED, _FAR = 6, 5.0, 20.0
"""Letters of a form with a capital that may be a common word, how often in a million words that stands, and how many times oftener."""
_RARE = 0.05
"""The same for the only word that letters which look alike make of a form that nobody knows."""
_TIMES = 2
"""A name that stands three times may be a misreading of one that stands oftener than so many times as often."""


@rule("confusion.near-name", Kind.TEXT, conjecture=True)
def near_name(passage: Passage) -> Iterator[Edit]:
    """A name stands once, one letter from a name that stands often.

    Why: no dictionary knows the name, but the text does.
    Wrong when: two persons, places or inflected forms have names that differ by a letter; applied only where the
    letters look alike or the twin is very common, and never where the difference is at the end of the word.
    Example: "Robespierre parla, Robespierre sortit, Robespicrre revint" → "Robespierre parla, Robespierre sortit, Robespierre revint"
    Keep: "Petrovski et Petrovskaïa"
    """
    seen = view(passage)
    if seen is None:
        return
    channel = judge(seen)
    told = set[str]()
    own = OWN if not worn(passage) else _OFTEN
    for form in sorted(f for f in seen.unknown if _is_name(f) and seen.counts[f] < own):
        if seen.lexicon.standing(form) is not Standing.UNKNOWN:
            continue
        index, counts = channel.index_of_names, channel.names  # of many texts nobody asks
        least = seen.counts[form] * (_TIMES if seen.counts[form] >= OWN else 1)
        twins = [c for c in strong(form, index) if counts[c.form] > least and not _is_worse(form, c.form)]
        twins = [c for c in twins if counts[c.form] >= _OFTEN or not _is_ending(form, c.form)]
        twins.sort(key=lambda c: (c.cost - log(counts[c.form]), c.form))
        if twins and not same_letters(form, twins[0].form):
            told.add(form)
            for i in channel.view.places.get(form, ()):
                if not seen.at_edge(i) and seen.whole(i) and not seen.of_old(i):
                    yield _twin(i, twins, channel)
    yield from _parts(channel)
    yield from _first_names(channel)
    if worn(passage) and not grammar(seen.language).capital_nouns:  # nouns have a rule of their own
        yield from _worn_names(channel, told)


def _parts(channel: Judge) -> Iterator[Edit]:
    """Compounds that stand once and have a part that is one letter from a name of the text: `Fouqnier-Tinville`."""
    seen = channel.view
    for form in sorted(f for f in seen.unknown if "-" in f and f[0].isupper() and seen.counts[f] == 1):
        parts = form.split("-")
        wrong = [n for n, part in enumerate(parts) if _is_name(part) and channel.names[part] == 1]
        twins = strong(parts[wrong[0]], channel.index_of_names) if len(wrong) == 1 else ()
        whole = [
            "-".join((*parts[: wrong[0]], t.form, *parts[wrong[0] + 1 :])) for t in twins if t.cost < CLEAR
        ]
        found = [w for w in whole if seen.counts[w] >= _TWICE and not _is_worse(form, w)]
        for i in seen.places.get(form, ()) if len(found) == 1 else ():
            if not seen.at_edge(i) and seen.whole(i) and not seen.of_old(i):
                yield correction(Reading(i, ((found[0], 0.0),)), seen, "confusion.near-name", safe=True)


def _worn_names(channel: Judge, told: set[str]) -> Iterator[Edit]:
    """Names that nobody knows and that a look-alike letter makes of a name of the dictionary, or of the text."""
    seen = channel.view
    own = Chosen(seen.lore.index, (f for f, n in seen.counts.items() if n >= _TWICE and _is_name_or_upper(f)))
    for form in sorted(f for f in seen.unknown - told if seen.counts[f] == 1 and _is_name_or_upper(f)):
        if seen.lexicon.standing(form) >= Standing.NAME:
            continue
        found = (
            [c for c in seen.lore.listed[form] if is_written_so(c.form, seen)] if not form.isupper() else []
        )
        found += [c for c in strong(form, own) if c.cost < CLEAR and c not in found]
        found += [c for c in _words(form, seen) if c not in found]
        found.sort(key=lambda c: (c.cost - log(1 + seen.counts[c.form]), c.form))
        for i in seen.places.get(form, ()) if found else ():
            if not seen.opens(i) and seen.whole(i) and not seen.at_edge(i) and not seen.abroad(i):
                reading = Reading(i, tuple((c.form, 0.0) for c in found))
                yield correction(reading, seen, "confusion.near-name", safe=False)


def _words(form: str, seen: View) -> list[Candidate]:
    """The words in use, with a capital, that letters which look alike or another accent make of a form: `Gouvemement`, `Conference`."""
    if len(form) < _LONG or form.isupper():
        return []
    accents = (
        Candidate(recase(e.form, form), ACCENT) for e in seen.lexicon.accent_variants(fold(form)) if e.word
    )
    found = {*seen.lore.listed[form], *accents}
    least = max(_USED, _FAR * seen.lore.frequency[form])
    likely = {c for c in found if c.cost < CLEAR and seen.known(c.form)}
    if len(likely) == 1 and seen.lexicon.standing(form) is Standing.UNKNOWN:
        least = _RARE
    return sorted(c for c in likely if seen.lore.frequency[c.form.lower()] > least)


def _is_name_or_upper(form: str) -> bool:
    return _is_name(form) or (len(form) > SHORTEST and form.isupper())


def _is_worse(form: str, other: str) -> bool:
    """Whether `other` has but an f where `form` has an s: a long s was read as one, however often."""
    return (
        form != other
        and all(a == b or (a, b) == ("s", "f") for a, b in zip(form, other, strict=False))
        and len(form) == len(other)
    )


def _is_ending(form: str, other: str) -> bool:
    """Whether one has the letters of the other and one more at its end, the way names are inflected."""
    return form.startswith(other) or other.startswith(form)


def _first_names(channel: Judge) -> Iterator[Edit]:
    """Words with a capital before a name that are no names, and look like one: `Kari Marx`."""
    seen = channel.view
    for form in sorted(
        f for f in seen.capitals if seen.counts[f] < OWN and is_capital_word(f) and f not in seen.unknown
    ):
        found = [
            c
            for c in seen.lore.alike[form]
            if is_written_so(c.form, seen) and not is_written_so(c.form.lower(), seen)
        ]
        if not found or is_written_so(form, seen):
            continue
        found.sort(key=lambda c: (c.cost - log(channel.rate(c.form)), c.form))
        for i in channel.view.places.get(form, ()):
            if _within(i, seen) and seen.whole(i) and not seen.at_edge(i) and not seen.abroad(i):
                yield correction(
                    Reading(i, tuple((c.form, 0.0) for c in found)), seen, "confusion.near-name", safe=False
                )


def _within(i: int, seen: View) -> bool:
    """Whether word `i` has its capital inside a sentence and stands before a name."""
    return seen.items[i] == NAME and not seen.opens(i) and before_name(i, seen)


def _is_name(form: str) -> bool:
    return len(form) > SHORTEST and form[0].isupper() and form[1:].islower()


def _twin(i: int, twins: list[Candidate], channel: Judge) -> Edit:
    seen, best = channel.view, twins[0]
    form, count = seen.forms[i], channel.names[best.form]
    inner = form[-1] == best.form[-1] and form[0] == best.form[0] and len(form) == len(best.form)
    named = count >= _OFTEN or seen.lexicon.standing(best.form) > Standing.SHADOW
    safe = inner and len(twins) == 1 and seen.counts[form] == 1 and named
    safe = safe and (best.cost < CLEAR or sorted(form) == sorted(best.form))  # `Trostky`
    reading = Reading(i, tuple((t.form, 0.0) for t in twins))
    return correction(reading, seen, "confusion.near-name", safe=safe)
