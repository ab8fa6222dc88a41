"""Where pages begin: form feeds, or what has become of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from octtei.read.marks import Kind, Mark
from octtei.read.numbered import Numbered
from octtei.read.numbers import pages_by_numbers
from octtei.read.remains import find_remains
from octtei.text.span import Span

_FORM_FEED = re.compile("\f")
_EVIDENCE = {
    Kind.CUT: ("space", "one space, in mid-sentence"),
    Kind.HEAD: ("space", "one space, then a running head or page number"),
    Kind.CLEAN: ("space", "one space, a page's length after the page before"),
    Kind.LONE: ("blank line", "a line of one space, where a page is due"),
    Kind.INDENT: ("indent", "spaces in a text that indents nothing, where a page is due"),
    Kind.NUMBER: ("page number", "behind the number of the page before, where a page is due"),
}


@dataclass(frozen=True, slots=True)
class PageStart:
    """A page begins at `place` (code points), just behind its `mark` (empty if nothing marks it).

    `evidence` is "form feed", "space" (a form feed that became a space), "blank line" (one that stood alone on its
    line), "indent" (one lost among other spaces), "page number" (a number at the bottom of the page before) or
    "running head" (where only the numbers of pages tell them and one is missing) or "first page"; `why` says in a few words what speaks for it.
    """

    place: int
    mark: Span
    evidence: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a text, none if nothing tells them; what looked like a page start and is none; and why."""

    starts: tuple[PageStart, ...] = ()
    refused: tuple[PageStart, ...] = ()
    why: str = ""


def page_starts(text: str) -> list[PageStart]:
    """The places in `text` (newlines as `\\n`) where pages begin, the first page included; [] if nothing tells."""
    return list(find_pages(text).starts)


def find_pages(text: str) -> Pages:
    """The pages of `text`: by its form feeds if it has any, else by their remains, else by the printed numbers.

    Linear in its length.
    """
    if not text or text.isspace():
        return Pages((), (), "no text")
    if "\f" in text:
        return _by_form_feeds(text)
    found = _by_remains(text)
    return found if found.starts else _by_numbers(text, found)


def _by_form_feeds(text: str) -> Pages:
    """A form feed behind the last text ends a page and begins none."""
    found = _FORM_FEED.finditer(text, 0, len(text.rstrip()))
    feeds = [PageStart(m.end(), Span(*m.span()), "form feed") for m in found]
    if not feeds or text[: feeds[0].mark.start].strip():
        feeds.insert(0, _first(Span(0, 0)))
    return Pages(tuple(feeds), (), "form feeds")


def _by_remains(text: str) -> Pages:
    remains = find_remains(text)
    refused = tuple(_starts(remains.refused))
    if not remains.taken:
        return Pages((), refused, remains.why)
    marked = text[0] == " " and not text[1:2].isspace()
    first = _first(Span(0, 1) if marked else Span(0, 0))
    return Pages((first, *_starts(remains.taken)), refused, remains.why)


def _by_numbers(text: str, otherwise: Pages) -> Pages:
    """A number at the bottom ends its page, one at the top, or beside a running head, begins it."""
    found = pages_by_numbers(text)
    if found is None:
        return otherwise
    starts = [_numbered(text, n, bottom=found.bottom) for n in found.chain]
    why = "at a running head, where a number is missing"
    starts += [PageStart(place, Span(place, place), "running head", why) for place in found.heads]
    starts.sort(key=lambda s: s.place)
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    kept = [s for s in starts if first < s.place < last]
    why = f"{len(found.chain)} numbers rise with the lines, alone or beside a running head"
    return Pages((_first(Span(0, 0)), *kept), otherwise.refused, why)


def _numbered(text: str, line: Numbered, *, bottom: bool) -> PageStart:
    place = min(len(text), line.end + 1) if bottom else line.start
    what = "behind" if bottom else "at"
    return PageStart(place, Span(place, place), "page number", f"{what} the number {line.value}")


def _first(mark: Span) -> PageStart:
    return PageStart(mark.end, mark, "first page", "the text begins")


def _starts(marks: Iterable[Mark]) -> Iterable[PageStart]:
    for m in marks:
        yield PageStart(m.end, Span(m.start, m.end), *_EVIDENCE[m.kind])
