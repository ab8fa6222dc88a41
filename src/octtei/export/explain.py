"""From a place in an edition to the raw text behind it, and back: which lines, which repairs, which reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from octtei.export.build import NAMESPACE, XML_ID
from octtei.export.repairs import solid
from octtei.export.restore import Reopened, reopen, strings
from octtei.text import Span

_T = f"{{{NAMESPACE}}}"
_OUTER = frozenset({f"{_T}{name}" for name in ("div", "list", "front", "body", "back", "text")})


@dataclass(frozen=True, slots=True)
class Explained:
    """An element of an edition: why it is what it is, its raw lines (first, last, from 1), their text, its repairs."""

    id: str
    element: str
    why: str
    lines: tuple[int, int]
    raw: str
    repairs: tuple[Mapping[str, Any], ...]


class Explainer:
    """Answers questions about one edition with its repairs file; RestoreError if the two do not fit."""

    def __init__(self, edition: etree._Element, repairs: bytes) -> None:
        self.opened: Reopened = reopen(edition, repairs)
        self.whys = {o["block"]: o["why"] for o in self.opened.objects if "block" in o}
        self.repairs = [o for o in self.opened.objects if "rule" in o and o["raw"]]
        self.extents = _extents(edition)

    def by_id(self, name: str) -> Explained | None:
        """The element with the id `name`; None if there is none, or none with text of the source."""
        if name not in self.extents:
            return None
        element, start, end = self.extents[name]
        span = self.opened.place(start, end)
        return self._explained(name, element, span) if span else None

    def by_line(self, number: int) -> Explained | None:
        """The innermost element with an id in which line `number` of the raw file begins; None if there is none."""
        source = self.opened.text.source
        if not 1 <= number <= len(source.line_starts):
            return None
        wanted = source.line(number)
        found: tuple[int, str] | None = None
        for name, (element, start, end) in self.extents.items():
            span = self.opened.place(start, end) if element not in _OUTER else None
            raw = self.opened.text.origin(span) if span else None
            if raw and raw.overlaps(wanted) and (found is None or len(raw) < found[0]):
                found = (len(raw), name)
        return self.by_id(found[1]) if found else None

    def _explained(self, name: str, element: str, span: Span) -> Explained:
        text = self.opened.text
        raw = text.origin(span) or Span(0, 0)
        first, last = text.source.line_at(raw.start), text.source.line_at(max(raw.start, raw.end - 1))
        here = tuple(r for r in self.repairs if r["raw"][0] < raw.end and raw.start <= r["raw"][1])
        whole = Span(text.source.line(first).start, text.source.line(last).end).of(text.source.text)
        tag = element.removeprefix(_T)
        return Explained(name, tag, self.whys.get(name, ""), (first, last), whole, here)


def _extents(edition: etree._Element) -> dict[str, tuple[str, int, int]]:
    """For each id its element and the non-space characters of the edition that lie in it, first and end."""
    text = edition.find(f"{_T}text")
    found: dict[str, tuple[str, int, int]] = {}
    count = 0
    for event, element, string in strings(text) if text is not None else ():
        name = element.get(XML_ID)
        if name:
            start = found[name][1] if event == "end" else count
            found[name] = (str(element.tag), start, count)
        count += solid(string)
    return found
