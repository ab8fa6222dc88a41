"""Which words of an edition were silently repaired, and what stood there: read off the repairs file."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from octtei.export.apparatus import lifted
from octtei.export.build import NAMESPACE, XML_ID
from octtei.export.html.words import solid
from octtei.export.repairs import XML_SPACE
from octtei.export.restore import reopen
from octtei.text import Applied, Edit, Span

_T = f"{{{NAMESPACE}}}"
_SPACES = re.compile(r"\s+")
_WORDS = re.compile(f"[^{XML_SPACE}]+")
EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Mend:
    """What a word was: the raw characters, the rules that changed them, the line of the raw file (from 1)."""

    raw: str
    rules: tuple[str, ...] = ()
    line: int | None = None


class Mending:
    """The repairs of one edition, by the numbers of its non-space characters. RestoreError if the files do not fit."""

    def __init__(self, edition: etree._Element, repairs: bytes) -> None:
        self._opened = reopen(edition, repairs)
        self.objects: list[Mapping[str, Any]] = [o for o in self._opened.objects if "rule" in o]
        self._touched = self._edits(_shown(edition))
        self._places = sorted(self._touched)

    def _edits(self, shown: frozenset[str]) -> dict[int, list[Applied]]:
        """The edits behind each character of the clean text; one that only deletes belongs to what follows it.

        A run of spaces that became one space mends no word and is left out.
        """
        touched: dict[int, list[Applied]] = {}
        text = self._opened.text
        landings = [[layer.landing(i) for i in range(len(layer))] for layer in text.layers]
        places = (place for layer in landings for place in layer)
        for applied, place in zip(text.edits(), places, strict=True):
            span = lifted(text, applied.layer, place)
            if not _is_spacing(applied.edit) and (len(span) or applied.edit.rule not in shown):
                for at in range(span.start, max(span.end, span.start + 1)):
                    touched.setdefault(at, []).append(applied)
        return touched

    def words(self, string: str, number: int) -> Iterator[tuple[str, Mend | None]]:
        """The pieces of `string`, whose first non-space character has that number: spaces, words, mended words.

        A repair of white space alone mends no word.
        """
        done = 0
        if self._untouched(number, number + solid(string)):
            yield string, None
            return
        for word in _WORDS.finditer(string):
            end = number + len(word[0])
            mend = None if self._untouched(number, end) else self.mend(number, end, word[0])
            number = end
            if mend:
                yield string[done : word.start()], None
                yield word[0], mend
                done = word.end()
        yield string[done:], None

    def _untouched(self, start: int, end: int) -> bool:
        span = self._opened.place(start, end)
        at = bisect_left(self._places, span.start) if span else 0
        return not span or at == len(self._places) or self._places[at] >= span.end

    def mend(self, start: int, end: int, now: str) -> Mend | None:
        """What non-space characters `start` to `end` of the edition, which read `now`, were; None if the same."""
        span = self._opened.place(start, end)
        edits = self._behind(span) if span else []
        if not span or not edits:
            return None
        raw = self._hull(span, edits)
        text = raw.of(self._opened.text.source.text) if raw else ""
        if text.split() == now.split():
            return None
        rules = dict.fromkeys(a.edit.rule for a in edits)
        return Mend(text.strip(" "), tuple(rules), self._line(raw))

    def line(self, start: int) -> int | None:
        """The line of the raw file that non-space character `start` of the edition comes from."""
        span = self._opened.place(start, start + 1)
        return self._line(self._opened.text.origin(span)) if span else None

    def _behind(self, span: Span) -> list[Applied]:
        found = (a for at in range(span.start, span.end) for a in self._touched.get(at, ()))
        return sorted(dict.fromkeys(found), key=lambda a: (a.layer, a.edit.span))

    def _hull(self, span: Span, edits: list[Applied]) -> Span | None:
        known = [s for s in (self._opened.text.origin(span), *(a.raw for a in edits)) if s]
        return Span(min(s.start for s in known), max(s.end for s in known)) if known else None

    def _line(self, raw: Span | None) -> int | None:
        return self._opened.text.source.line_at(raw.start) if raw else None


def _is_spacing(edit: Edit) -> bool:
    return _SPACES.sub(" ", edit.before) == _SPACES.sub(" ", edit.after)


def _shown(edition: etree._Element) -> frozenset[str]:
    """The rules whose repairs stand in the text as `choice`."""
    named = edition.iterfind(f"{_T}teiHeader//{_T}taxonomy//{_T}category[@{XML_ID}]")
    return frozenset(category.get(XML_ID, "") for category in named) | {EDITOR}
