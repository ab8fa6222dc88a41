"""Contents: lists of contents, the lines that they are and what their entries say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from octtei.lexicon import fold
from octtei.structure.evidence.counted import label_of
from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import starts_big, uncounted
from octtei.structure.terms.keywords import COUNTED
from octtei.structure.terms.leaders import has_leaders
from octtei.structure.terms.names import is_agenda, opens_text, role_of

_PAGE = re.compile(r"[\s.…·_]+(\d{1,4}|[ivxlc]{1,6})$")
_FAR = re.compile(r"\S\s{3,}\d{1,4}$")
_STOPS = " \t\u00a0.…·_–—-:;,"
# A list has so many entries at least, so many without a name above it; of the first lines below its name so many end with the number of
# a page; between two that do are no more without one.
_LEAST, _NAMELESS, _FIRST, _BETWEEN, _POINTS = 3, 4, 6, 3, 2
# The name of a list is shorter, and an entry without leaders, as shares of the measure.
_NAME, _SHORT = 40, 0.95
_ENDS = ".!?"
# A heading without its number is told by so many letters.
_TOLD = 5

Full = Callable[[Line], bool]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list, or two that say one thing together: its lines, its letters with the number before them and without, how far
    it is set in, and whether it ends with the number of a page."""

    lines: tuple[int, ...]
    words: str
    keys: frozenset[str]
    indent: int
    paged: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of contents: its lines from `first` to `last`, counted among the lines of the text, its entries in order, whether its name stands
    in the line above it, and whether it is flat: numbered from 1, as an agenda is."""

    first: int
    last: int
    entries: tuple[Entry, ...]
    named: bool = False
    flat: bool = False


def listings(lines: Sequence[Line], measure: int) -> list[Listing]:
    """The lists of contents among the lines of a text: those that have their name above them, else those that leaders or wide spaces
    before rising numbers show, else the agendas of meetings. Linear."""
    found = _named(lines, measure, lambda words: role_of(words) == "contents")
    if not found:
        for first, last in _nameless(lines):
            found += _listing(lines, first, last)
    return found or _named(lines, measure, is_agenda, _POINTS)


def list_names(lines: Sequence[Line]) -> frozenset[int]:
    """The lines that are nothing but the name of a list of contents, or of an agenda, with its first entry, numbered 1, in the next line."""
    return frozenset(
        a.number
        for a, b in pairwise(lines)
        if b.words[0] == "1"
        and len(a.words) < _NAME
        and starts_big(a.words)
        and _is_name(a.words)
        and _counts(b)
    )


def _is_name(words: str) -> bool:
    return words[-1] != ":" and (role_of(words) == "contents" or is_agenda(words))


def _named(
    lines: Sequence[Line], measure: int, is_name: Callable[[str], bool], least: int = _LEAST
) -> list[Listing]:
    """The lists that stand below a name."""
    found: list[Listing] = []
    for i, line in enumerate(lines):
        if len(line.words) < _NAME and (not found or i > found[-1].last) and is_name(line.words):
            found += _listing(lines, i + 1, _named_end(lines, i + 1, measure), least, named=True)
    return found


def _listing(
    lines: Sequence[Line], first: int, end: int, least: int = _LEAST, *, named: bool = False
) -> list[Listing]:
    """The list that stands from one line to before another one, if it has enough entries."""
    entries = tuple(_entries(lines[first:end]))
    flat = first < end and _counts(lines[first]) and not any(e.paged for e in entries if len(e.lines) == 1)
    return [Listing(first, end - 1, entries, named, flat)] if end - first >= least else []


def _named_end(lines: Sequence[Line], first: int, measure: int) -> int:
    """Where the list ends below whose name the line `first` stands."""
    near = lines[first : first + _FIRST]
    if sum(_is_paged(line.words) for line in near) > 1:
        return _paged_end(lines, first)
    if near and _counts(near[0]):
        return _counted_end(lines, first)
    seen: set[str] = set()
    at = first
    while at < len(lines) and len(lines[at].words) < _SHORT * measure and _may_be_entry(lines[at]):
        key = letters_in(lines[at].words)
        if key in seen and not key.isdigit():  # the text begins, with the first of its headings
            return at
        seen.add(key)
        at += 1
    if first < at < len(lines) and opens_text(lines[at - 1].words):
        return at - 1  # the heading of the text below
    return at


def _counts(line: Line) -> bool:
    """Whether a line begins with the number 1 of a list."""
    label = label_of(line.words)
    return label is not None and label.kind == "digit" and label.value == 1


def _counted_end(lines: Sequence[Line], first: int) -> int:
    """Where a list ends whose entries are numbered from 1: behind the last of them that is in its place, and the rest of that."""
    at, due = first, 1
    while at < len(lines):
        label = label_of(lines[at].words)
        if label and label.kind == "digit" and label.value == due:
            due += 1
        elif lines[at - 1].words[-1] in _ENDS or lines[at].number > lines[at - 1].number + 1:
            break
        at += 1
    return at


def _paged_end(lines: Sequence[Line], first: int) -> int:
    """Where a list ends whose entries end with numbers of pages: behind the last of them that no text parts from the others."""
    last, at = first, first
    while at < len(lines) and at - last <= _BETWEEN + 1:
        if _is_paged(lines[at].words) or lines[at].words.isdigit():
            last = at
        at += 1
    return last + 1


def _nameless(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The runs of lines that wide spaces or leaders part from rising numbers, from the first to behind the last."""
    run: list[int] = []
    page = 0
    for i, line in enumerate(lines):
        number = page_of(line.words) if _is_set_off(line.words) else 0
        if number and number >= page and (not run or i - run[-1] <= _BETWEEN):
            run.append(i)
            page = number
        elif number or (run and i - run[-1] > _BETWEEN):
            if len(run) >= _NAMELESS:
                yield run[0], run[-1] + 1
            run, page = ([i], number) if number else ([], 0)
    if len(run) >= _NAMELESS:
        yield run[0], run[-1] + 1


def _is_set_off(words: str) -> bool:
    return words[-1:].isdigit() and starts_big(words) and (has_leaders(words) or bool(_FAR.search(words)))


def _may_be_entry(line: Line) -> bool:
    return starts_big(line.words) and line.words[-1] not in ",;-"


def _is_paged(words: str) -> bool:
    """Whether a line ends with the number of a page, or with the leaders before one."""
    return page_of(words) > 0 or has_leaders(words)


def page_of(words: str) -> int:
    """The number of the page with which a line ends, 0 if there is none; a Roman one counts as 1."""
    if not (words[-1].isdigit() or words[-1] in "ivxlc"):
        return 0
    hit = _PAGE.search(words)
    if not hit or not any(c.isalpha() for c in words[: hit.start()]):
        return 0
    return int(hit[1]) if hit[1].isdigit() else int(has_leaders(words) or words[: hit.start() + 2][-1] == " ")


def _entries(lines: Sequence[Line]) -> Iterator[Entry]:
    """What each line says, and what two say together of which the first has no number of a page."""
    lines = [line for line in lines if not line.words.isdigit()]
    for i, line in enumerate(lines):
        paged = _is_paged(line.words)
        yield _entry((line,), line.words, paged=paged)
        if not paged and i + 1 < len(lines):
            yield _entry((line, lines[i + 1]), f"{line.words} {lines[i + 1].words}", paged=True)


def _entry(lines: tuple[Line, ...], words: str, *, paged: bool) -> Entry:
    title = _PAGE.sub("", words).rstrip(_STOPS) if paged else words.rstrip(_STOPS)
    return Entry(tuple(x.number for x in lines), title, keys_of(title), lines[0].indent, paged)


def keys_of(words: str) -> frozenset[str]:
    """The letters by which a heading is known: with its number and, if they are not too few, without."""
    full = letters_in(words)
    hit = COUNTED.match(words)
    bare = {letters_in(uncounted(words)), letters_in(words[hit.end() :]) if hit else full}
    return frozenset({key for key in bare if len(key) >= _TOLD} | ({full} if full else set()))


@lru_cache(maxsize=4096)
def letters_in(words: str) -> str:
    """The letters and figures of some words, folded."""
    return "".join(c for c in fold(words) if c.isalnum())
