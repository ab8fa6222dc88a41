"""Repair: what was learnt, as edits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from octtei.clean.accent.age import aged, spelling_of
from octtei.clean.accent.calls import addressed
from octtei.clean.accent.cipher import Side
from octtei.clean.accent.decode import Decoder, Part, Way
from octtei.clean.accent.doubt import is_made_up, is_page_number, is_sure, marks_of
from octtei.clean.accent.either import Case, Cases, with_capital
from octtei.clean.accent.elsewhere import as_elsewhere
from octtei.clean.accent.initial import (
    Openings,
    capital_marks,
    capitalized,
    named_before,
    named_behind,
    small_marks,
)
from octtei.clean.accent.kindred import in_families
from octtei.clean.accent.neighbours import Neighbours, can_ask, is_doubtful
from octtei.clean.accent.reference import may_refer
from octtei.clean.accent.region import Place, Region, opens
from octtei.clean.accent.train import Learned
from octtei.clean.channel.language import grammar
from octtei.lexicon import fold
from octtei.text import Edit, Safety, Span

_WORD = re.compile(r"[^\W\d_]+")
_COMMON, _SHORTEST_NAME = -2.0, 4
"""The cost (decades) of a capital that begins no sentence and no name; the letters of the shortest name."""
_Change = tuple[int, int, str]
"""Start, end, and what stands there then."""


def repairs(text: str, learned: Learned, rule: str) -> Iterator[Edit]:
    """The edits, named `rule`, that undo the cipher in `text`; they do not touch."""
    read = [learned.decoder.read(place.region) for place in learned.places]
    doubtful = may_refer(text, learned, read)
    known: dict[tuple[Region, str, bool], list[_Change]] = {}
    openings = Openings(text, learned.decoder.cipher.marks)
    in_place = Side.ALONE in learned.decoder.cipher.sides
    capitals = capital_marks(ways[0] for ways in read) if in_place else frozenset()
    small = small_marks(learned.places, read, openings) if in_place else frozenset()
    hyphened = grammar(learned.decoder.cipher.lang.code).hyphened
    spelling = spelling_of(text, read, learned.decoder.speller.lexicon)
    told = in_families(tuple(_read(text, learned, read)))
    told = tuple(as_elsewhere(told)) if in_place else told
    cases = Cases(text, learned.places, told, learned.decoder.cipher.lang.code)
    for number, (place, ways) in enumerate(zip(learned.places, told, strict=True)):
        ways = _begun(openings, place, ways)
        ways = (named_before(named_behind(ways[0], hyphened)), *ways[1:]) if in_place else ways
        ways = aged(ways, spelling, learned.decoder.cipher)
        if not capitals.isdisjoint(marks_of(ways[0])):
            ways = (capitalized(ways[0], capitals), *ways[1:])
        is_small = not small.isdisjoint(marks_of(ways[0])[:1])
        case = Case.SMALL if is_small else cases.of(number, ways[0])
        if case is not Case.SMALL:
            ways = (with_capital(ways[0]), *ways[case is Case.CAPITAL :])
        widens = learned.trailing and place.tail > 1
        key = (place.region, ways[0].text, widens)
        changes = known.get(key)
        if changes is None:
            changes = known[key] = _changes(place.region, ways[0], widens=widens)
        if not changes or is_page_number(text, place) or is_made_up(text, place, ways[0], learned.decoder):
            continue
        certain = case is not Case.OPEN and place.start not in doubtful
        if _vanishes(ways[0]) or (certain and is_sure(text, place, ways, learned.decoder)):
            for start, end, after in changes:
                span = Span(place.start + start, place.start + end)
                yield Edit(span, span.of(text), after, rule)
        else:
            yield _proposal(text, place, ways, rule)


def _vanishes(way: Way) -> bool:
    """Whether a reading has a control character for a mark: what is not read is taken out, and the letter with it."""
    return any(mark < " " for mark in marks_of(way))


def _begun(openings: Openings, place: Place, ways: tuple[Way, ...]) -> tuple[Way, ...]:
    """`ways` with a capital where the sentence begins with a letter of which nothing is left."""
    told = [capitalized(way) for way in ways]
    if all(a is b for a, b in zip(told, ways, strict=True)) or not openings.begins(
        place.start + _quoted(place)
    ):
        return ways
    merged = {way.text: way for way in reversed(told)}
    return tuple(sorted(merged.values(), key=lambda w: (-w.score, w.text)))


def _quoted(place: Place) -> int:
    """How many signs a place has before its first letter or mark."""
    first = place.region.chunks[0]
    return len(first) - len(first.lstrip('«“"([—–'))


def _read(text: str, learned: Learned, read: Sequence[tuple[Way, ...]]) -> Iterator[tuple[Way, ...]]:
    """The readings of each place, best first, the words beside it weighed in where it is doubtful."""
    code = learned.decoder.cipher.lang.code
    beside: Neighbours | None = None
    calls = grammar(code).calls
    for number, ways in enumerate(read):
        place = learned.places[number]
        if is_doubtful(place, ways):
            ways = _as_names(text, place, ways, learned.decoder)
        if can_ask(code) and is_doubtful(place, ways):
            beside = beside or Neighbours(text, learned, read, code)
            ways = addressed(text, place, beside.ranked(number, ways), calls)
        yield ways


def _as_names(text: str, place: Place, ways: tuple[Way, ...], decoder: Decoder) -> tuple[Way, ...]:
    """`ways`, best first, those less likely that take a capital which no sentence explains for that of a common word."""
    least = 1 if opens(text, place.start) else 0
    costs = [_COMMON * any(_is_common(hit, least, decoder) for hit in _WORD.finditer(w.text)) for w in ways]
    # A word that nobody knows is no likelier a name than a word which has no sense as one.
    if not any(costs) or not any(way.known and not cost for way, cost in zip(ways, costs, strict=True)):
        return ways
    scored = [way._replace(score=way.score + cost) for way, cost in zip(ways, costs, strict=True)]
    return tuple(sorted(scored, key=lambda w: (-w.score, w.text)))


def _is_common(hit: re.Match[str], least: int, decoder: Decoder) -> bool:
    """Whether a word from place `least` on has a capital, and is no name but a common word.

    Short ones begin names (`La Rochelle`), unless the capital is a mark; behind a hyphen any may (`Val-de-Grâce`).
    """
    word = hit[0]
    if hit.start() < least or not word.istitle() or hit.string[hit.start() - 1 : hit.start()] == "-":
        return False
    if len(word) < _SHORTEST_NAME and word[0] not in decoder.cipher.marks:
        return False
    forms = {entry.form for entry in decoder.speller.lexicon.lookup(fold(word)) if entry.word}
    return word.lower() in forms and word not in forms


def _proposal(text: str, place: Place, ways: tuple[Way, ...], rule: str) -> Edit:
    region = place.region
    span = Span(place.start, place.start + region.starts[-1] + len(region.chunks[-1]))
    others = tuple(way.text for way in ways[1:] if way.text != span.of(text))
    return Edit(span, span.of(text), ways[0].text, rule, Safety.REVIEW, None, others)


def _changes(region: Region, way: Way, *, widens: bool) -> list[_Change]:
    """What `way` changes, counted from the region's start; changes that touch are one.

    With `widens` the space behind a final mark is false.
    """
    found = [change for part in way.parts for change in (*_eaten(region, part), *_of_part(region, part))]
    end = region.starts[-1] + len(region.chunks[-1])
    if widens and found and found[-1][1] == end and way.parts[-1].spelled.units[-1].options is not None:
        found[-1] = (found[-1][0], end + 1, found[-1][2])
    return _joined(found)


def _eaten(region: Region, part: Part) -> Iterator[_Change]:
    """The space that a mark has eaten before a part."""
    if part.first and not region.gaps[part.first - 1].width:
        yield region.starts[part.first], region.starts[part.first], " "


def _of_part(region: Region, part: Part) -> Iterator[_Change]:
    """The changes in the chunks that are read as one: letters, and the false spaces between."""
    chunks = region.chunks[part.first : part.last]
    starts = region.starts[part.first : part.last]
    at = [start + i for chunk, start in zip(chunks, starts, strict=True) for i in range(len(chunk))]
    nexts = [*at[1:], at[-1] + 1]  # where the next character stands: behind a false space, if there is one
    string = "".join(chunks)
    for unit, letter in zip(part.spelled.units, part.spelled.letters, strict=True):
        last = unit.end - 1
        if string[unit.start : unit.end] != letter:
            yield at[unit.start], nexts[last], letter
        elif nexts[last] > at[last] + 1:
            yield at[last] + 1, nexts[last], ""


def _joined(found: list[_Change]) -> list[_Change]:
    changes: list[_Change] = []
    for start, end, after in found:
        if changes and changes[-1][1] == start:
            before = changes.pop()
            changes.append((before[0], end, before[2] + after))
        else:
            changes.append((start, end, after))
    return changes
