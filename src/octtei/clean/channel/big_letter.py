"""Big letters: capitals inside a sentence that recognition read for the small letter, or two, that begins a word.

What is no word with its capital, and is one with another letter in its place (`Jeft`, `Aamme`, `Ivraison`), may be that word; a name that nobody knows
looks the same, so the word must be in use and go well with what stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import log

from octtei.clean.channel.candidates import Candidate, undone
from octtei.clean.channel.confusions import ADDED, ALIKE, OTHER, costs, slip
from octtei.clean.channel.context import NAME, groups
from octtei.clean.channel.judge import Judge
from octtei.clean.channel.language import grammar
from octtei.clean.channel.lore import Lore
from octtei.clean.channel.misreading import UNHEARD, before_name, is_capital_word
from octtei.clean.channel.reading import Reading
from octtei.clean.channel.view import View
from octtei.lexicon import Standing, fold
from octtei.room import learnt

_MOST = 2
"""So often at most the text has the form."""
_KEEP = 0.5
"""How common a name is that nobody knows (a million words)."""
_SHORT, _USED, _USED_SHORT = 4, 0.5, 20.0
"""Letters of a short form; how often in a million words what is meant stands, for long forms and for short ones."""
_PAIRS = ("fl", "fi", "li", "tr", "tl", "ti")
"""What is as wide as a capital."""
_CAPITAL = 2.0
"""What it costs more to see a letter as a capital."""
_LEAST = -5.0
_REMEMBERED = 5_000
"""So many forms have the small words remembered that two slips lead to."""
_TWICE = -7.0
"""How far the neighbours must at least make up for two slips."""


def misread_capitals(channel: Judge, *, worn: bool) -> Iterator[Reading]:
    """The places inside sentences where a word in small letters may be meant by a form that nobody knows, with a capital.

    In a `worn` text any word in use, unless the language gives nouns a capital; elsewhere one that builds sentences.
    """
    told = set[int]()
    if worn and not grammar(channel.view.language).capital_nouns:
        for reading in _words_in_use(channel):
            told.add(reading.place)
            yield reading
    yield from (reading for reading in _small_words(channel) if reading.place not in told)


def _words_in_use(channel: Judge) -> Iterator[Reading]:
    seen = channel.view
    for form in sorted(f for f in seen.capitals if f in seen.unknown and _may_be(f, seen)):
        found = _words(form, channel)
        for i in seen.places[form] if found else ():
            if _stands_inside(i, seen):
                leads = ((c.form, _lead(i, c, channel)) for c in found)
                ranked = tuple(sorted((e for e in leads if e[1] > _LEAST), key=lambda e: (-e[1], e[0])))
                if ranked:
                    yield Reading(i, ranked)


def _may_be(form: str, seen: View) -> bool:
    plain = len(form) > 1 and form.isalpha() and form[1:].islower() and seen.counts[form] <= _MOST
    return plain and seen.lexicon.standing(form) < Standing.NAME


def _words(form: str, channel: Judge) -> list[Candidate]:
    """The words in use that another letter, or two, in the place of the capital make of a form, and the look-alikes of it in small letters."""
    seen, known = channel.view, costs()
    least = _USED if len(form) >= _SHORT else _USED_SHORT
    found: dict[str, float] = {}
    for head in (*sorted(seen.lexicon.language.letters), *_PAIRS):
        cost = min(known.get((form[0], head), OTHER), known.get((form[0].lower(), head), OTHER) + _CAPITAL)
        found[head + form[1:]] = cost
    found[form[1:]] = ADDED
    small = form.lower()
    for candidate in (*seen.lore.listed[small], *seen.lore.alike[small]):
        if candidate.cost <= ALIKE:
            found[candidate.form] = min(candidate.cost + _CAPITAL, found.get(candidate.form, OTHER))
    found.pop(small, None)
    frequency = seen.lore.frequency
    return [Candidate(w, cost) for w, cost in sorted(found.items()) if frequency[w] > least and seen.known(w)]


def _lead(i: int, candidate: Candidate, channel: Judge) -> float:
    """How much likelier the word is than a name that nobody knows."""
    seen, word = channel.view, candidate.form
    bond, left, right = seen.context.bond, seen.left(i), seen.right(i)
    gain = bond(left, word) + bond(word, right) - bond(left, NAME) - bond(NAME, right)
    return log(channel.rate(word) / _KEEP) + gain - candidate.cost


def _stands_inside(i: int, seen: View) -> bool:
    """Whether word `i` stands inside a sentence behind a small word, whole, and no name follows."""
    if not i or seen.signs[i] or seen.opens(i) or before_name(i, seen) or not seen.forms[i - 1].islower():
        return False
    return seen.whole(i) and not seen.at_edge(i) and not seen.abroad(i)


def _small_words(channel: Judge) -> Iterator[Reading]:
    """Forms that hardly anybody knows, with a capital inside a sentence, that two slips lead to a word that builds sentences."""
    seen, _ = channel.view, channel.index  # which has the words that build sentences
    for form in sorted(f for f in seen.capitals if seen.counts[f] == 1 and _is_odd_capital(f, seen.lore)):
        for i in channel.view.places.get(form, ()):
            if not _in_small_letters(i, seen) or not seen.whole(i) or seen.at_edge(i) or seen.abroad(i):
                continue
            bond, left, right = seen.context.bond, seen.left(i), seen.right(i)
            found = ((w, bond(left, w) + bond(w, right) - cost) for w, cost in _twice(form, seen.lore))
            ranked = tuple(sorted((e for e in found if e[1] > _TWICE), key=lambda e: (-e[1], e[0])))
            if ranked:
                yield Reading(i, ranked)


@learnt
@lru_cache(maxsize=_REMEMBERED)
def _is_odd_capital(form: str, lore: Lore) -> bool:
    if not is_capital_word(form) or lore.frequency[form] > UNHEARD:
        return False
    return lore.lexicon.standing(form) is not Standing.NAME and not lore.written[form]


def _in_small_letters(i: int, seen: View) -> bool:
    """Whether words in small letters stand right before and behind word `i`."""
    beside = [seen.forms[n] for n in (i - 1, i + 1) if 0 <= n < len(seen.forms)]
    free = seen.signs[i : i + 2] == ["", ""]
    return free and len(beside) == 2 and all(form.islower() and form not in seen.unknown for form in beside)


@learnt
@lru_cache(maxsize=_REMEMBERED)
def _twice(form: str, lore: Lore) -> tuple[tuple[str, float], ...]:
    """The small words that two slips between letters that look alike lead to, each with its cost."""
    small = groups(lore.language)
    costs: dict[str, float] = {}
    for shape in sorted({*undone(form, ALIKE), *undone(form[0].lower() + form[1:], ALIKE)}):
        for word in lore.index.near(shape) & small.keys():
            cost = slip(shape, word)
            if cost <= ALIKE and fold(word) != fold(form):
                costs[word] = min(costs.get(word, 99.0), cost + ALIKE)
    return tuple(sorted(costs.items()))
