"""Page starts in the text -> pages of lines."""

from __future__ import annotations

from collections.abc import Sequence

from octtei.read.pages import page_starts
from octtei.structure.line import Line
from octtei.structure.sheet import Page


def paginate(value: str, lines: Sequence[Line], wanted: str = "auto") -> tuple[Page, ...]:
    """The pages of a text, at least one. `wanted` is auto, form-feed (nothing else marks a page) or none."""
    starts: dict[int, str] = {0: "the text begins"}
    line = 0
    for start in page_starts(value) if wanted != "none" else ():
        if wanted == "form-feed" and start.evidence not in ("form feed", "first page"):
            continue
        while line + 1 < len(lines) and lines[line + 1].span.start <= start.place:
            line += 1
        if line:
            starts[line] = f"{start.evidence}: {start.why}".strip(": ")
    firsts = sorted(starts)
    ends = [*(n - 1 for n in firsts[1:]), len(lines) - 1]
    return tuple(Page(i, a, z, starts[a]) for i, (a, z) in enumerate(zip(firsts, ends, strict=True)))
