"""Page starts in the text -> pages of lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from octtei.read.pages import PageStart, page_starts
from octtei.structure.lines.line import Line
from octtei.structure.pages.sheet import Page


def paginate(
    value: str, lines: Sequence[Line], wanted: str = "auto", *, torn: bool = False
) -> tuple[tuple[Page, ...], tuple[Line, ...]]:
    """The pages of a text, at least one, and its lines; `wanted` is auto, form-feed (nothing else marks one) or none.

    The space that is left of a form feed is no indent: the first line of such a page begins behind it.
    """
    found = list(lines)
    starts: dict[int, str] = {0: "the text begins"}
    line = 0
    marks = page_starts(value) if wanted != "none" else []
    for start in marks:
        if wanted == "form-feed" and start.evidence not in ("form feed", "first page"):
            continue
        while line + 1 < len(lines) and lines[line + 1].start <= start.place:
            line += 1
        found[line] = _behind(found[line], start)
        if line:
            starts[line] = f"{start.evidence}: {start.why}".strip(": ")
    firsts = sorted(starts)
    ends = [*(n - 1 for n in firsts[1:]), len(lines) - 1]
    pages = [Page(i, a, z, starts[a]) for i, (a, z) in enumerate(zip(firsts, ends, strict=True))]
    pages[0] = replace(pages[0], shown=_shows_first(marks, torn=torn))
    return tuple(pages), tuple(found)


def _shows_first(marks: Sequence[PageStart], *, torn: bool) -> bool:
    """Whether the text begins with a page: not where spaces mark the pages, and its first line has none but the room
    of an initial that was torn off."""
    spaced = any(m.evidence == "space" for m in marks)
    bare = bool(marks) and marks[0].evidence == "first page" and (torn or not len(marks[0].mark))
    return not (spaced and bare)


def _behind(line: Line, start: PageStart) -> Line:
    """The line without the space that marks the page."""
    if start.evidence not in ("space", "indent", "first page") or not line.start < start.place <= line.left:
        return line
    end = start.place if start.evidence != "indent" else line.start + 1
    return line._replace(start=end, end=max(end, line.end))
