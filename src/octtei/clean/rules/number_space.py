"""Spaces put inside numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from octtei.clean.channel.language import grammar
from octtei.clean.channel.view import view
from octtei.clean.channel.worn import MANY, worn
from octtei.clean.characters import characters, places_of
from octtei.clean.rule import Passage, rule
from octtei.text import Edit, Safety, Span

_TWO = re.compile(r"(?<=[^\W\d_][ \n])([1-9]\d?) (\d{1,2})(?=[ \n][^\W\d_]{2}|[ \u00a0]?[.,;:])(?! ?:)")
_PERCENT = re.compile(r"\d \d(?=[ \u00a0]?[%‰])")
_YEAR = re.compile(r"1 [4-9] \d \d(?! ?\d)(?!\w)")
# The first figure comes first, so that a search jumps from one to the next.
_APART = re.compile(
    r"[12](?<=[^\W\d_][ \u00a0\n].)(?:(?<=1)(?:[4-9] \d ?\d|[4-9]\d \d| [4-9]\d \d| [4-9] \d\d)|(?<=2)(?:0 [0-2] ?\d|0[0-2] \d))"
    r"(?=[ \u00a0]?[,;:)!?»]|[ \u00a0\n][^\W\d_]|[ \u00a0]?\.(?!\d)|\s*\Z)"
)
_WHOLE = re.compile(r"(?<![\w.,/-])(?:1[4-9]\d\d|20[0-2]\d)(?![\w/-]|[.,]\d)")
_LAST_WORD, _REACH = re.compile(r"([^\W\d_]+)\s\Z"), 30
_EDGE = re.compile(r"\b")
_YEAR_BEHIND = re.compile(
    r"[ \n](?P<year>1[4-9] \d ?\d|1[4-9]\d \d|1 [4-9]\d \d|1 [4-9] \d\d|1 [4-9]\d\d(?=[,.;:)]))(?! ?\d)(?!\w)"
)
_DAY_BEFORE, _DAY = re.compile(r"[123] \d(?<=[12] \d|3 [01])(?<=[^\W\d_] \d \d)(?= )"), len("3 1 ")
_NUMBER_BEFORE = re.compile(r"[\w.,]$|[\d.,] $")


@rule("space.in-number")
def in_number(passage: Passage) -> Iterator[Edit]:
    """A space stands between the digits of a percentage or a year.

    Why: widely set figures look like several to recognition, and justified lines widen any gap.
    Wrong when: two numbers stand side by side; only two single digits before a percent sign are joined, four that make a year, what
    makes one behind a month unless it may be a thousand and some, or behind a word that years follow, or which the text has elsewhere,
    and a day of a month. Groups of three digits are the way to write large numbers, and stay. In a text full of misreadings two short
    numbers between words are proposed as one.
    Example: "2 5 % des voix" → "25 % des voix"
    Keep: "1 200 % et 2 500 voix"
    """
    text, found, spelt = passage.value, characters(passage.value), _spelt(passage)
    signs = (_PERCENT, _YEAR) if "%" in found or "‰" in found else (_YEAR,)
    apart = chain.from_iterable(pattern.finditer(text) for pattern in (*signs, spelt) if pattern)
    for hit in chain(apart, _days(passage)):
        if not _NUMBER_BEFORE.search(text, max(0, hit.start() - 2), hit.start()):
            yield _whole(Span(*hit.span()), text)
    yield from (_whole(Span(*hit.span("year")), text) for hit in _dated(passage))
    yield from _years(passage)
    for hit in _TWO.finditer(passage.value) if worn(passage, MANY) else ():
        joined = hit.group().replace(" ", "")
        yield Edit(Span(*hit.span()), hit.group(), joined, "space.in-number", Safety.REVIEW)


def _whole(place: Span, text: str) -> Edit:
    number = place.of(text)
    return Edit(place, number, number.replace(" ", ""), "space.in-number")


def _years(passage: Passage) -> Iterator[Edit]:
    """Years in parts that the text has whole elsewhere, or that stand behind a word that years follow; none behind a month, or what
    counts pages and the like."""
    hits = list(_APART.finditer(passage.value))
    seen = view(passage) if hits else None
    if seen is None:
        return
    facts, years = grammar(seen.language), set(_WHOLE.findall(passage.value))
    for hit in hits:
        last = _LAST_WORD.search(passage.value, max(0, hit.start() - _REACH), hit.start())
        word = last[1] if last else ""
        told = word in facts.before_years or hit[0].replace(" ", "") in years
        if told and word not in facts.months and word.lower() not in facts.numbered:
            yield _whole(Span(*hit.span()), passage.value)


def _spelt(passage: Passage) -> re.Pattern[str] | None:
    """Two digits before `pour cent`, if the text says it."""
    seen = view(passage)
    words = grammar(seen.language).percent if seen else ""
    return _before(words) if words and words in passage.value else None


def _months(passage: Passage) -> Iterator[tuple[int, int]]:
    """Where the months begin and end that the text names."""
    seen, text = view(passage), passage.value
    for month in sorted(grammar(seen.language).months & seen.counts.keys()) if seen else ():
        whole = (at for at in places_of(month, text) if _EDGE.match(text, at))
        yield from ((at, end) for at in whole if _EDGE.match(text, end := at + len(month)))


def _dated(passage: Passage) -> Iterator[re.Match[str]]:
    """Years in parts behind a month; a figure and three others before a word count things: `en mars 1 500 hommes`."""
    return filter(None, (_YEAR_BEHIND.match(passage.value, end) for _, end in _months(passage)))


def _days(passage: Passage) -> Iterator[re.Match[str]]:
    """Days in parts behind a word and before a month."""
    return filter(
        None, (_DAY_BEFORE.match(passage.value, at - _DAY) for at, _ in _months(passage) if at > _DAY)
    )


@lru_cache(maxsize=8)
def _before(words: str) -> re.Pattern[str]:
    return re.compile(rf"\d \d(?= {re.escape(words)}\b)")
