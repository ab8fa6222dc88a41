"""Notes that a PDF tool glued to the last line of the text: it put a word together that is divided at the end of a page, with what stands
below it there: `de la fa1. Le médecin ...`, and `brique` on the next page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import starts_small
from octtei.structure.pages.sheet import Page

_GLUED = re.compile(r"(?<=[a-zß-öø-ÿ])(\d{1,3})\.?\s(?=[A-ZÀ-Þ«“])")
_LABEL = re.compile(r"(\d{1,3})\.?\s(?=[A-ZÀ-Þ«“])")
# The text of the next page begins in one of so many lines, behind its head.
_TOP = 4


def glued_notes(lines: Sequence[Line], pages: Sequence[Page]) -> tuple[int, ...]:
    """The places, in code points, where the first note of a page begins in the midst of a line.

    Its number is due: no line of the page begins with it, a reference to it stands above, the label before it is one less or it is 1; and the
    next page goes on with a small letter. A reference at the end of a sentence has its note at the head of a line.
    """
    found: list[int] = []
    last = 0
    for page, after in pairwise(pages):
        own = [line for line in lines[page.first : page.last + 1] if line.words]
        labels = [int(hit[1]) for line in own if (hit := _LABEL.match(line.words))]
        cut = _cut(own, labels, last) if _goes_on(lines, after) else None
        if cut:
            found.append(cut[0])
        last = max([*labels, *(cut[1:] if cut else ())], default=last)
    return tuple(found)


def _cut(lines: Sequence[Line], labels: Sequence[int], last: int) -> tuple[int, int] | None:
    """The place in the lines of a page where its first note begins within one, and its number."""
    for at, line in enumerate(lines):
        for hit in _GLUED.finditer(line.words):
            n = int(hit[1])
            due = n not in labels and (n in (1, last + 1)) and all(label > n for label in labels[:1])
            if due and _is_called(lines[: at + 1], line.left + hit.start(1), n):
                return line.left + hit.start(1), n
    return None


def _is_called(lines: Sequence[Line], place: int, n: int) -> bool:
    """Whether a number stands above a place as references do: behind a word, or alone before a mark."""
    reference = re.compile(rf"(?<=[^\W\d_])[»”’)]?\s?{n}(?=[\s.,;:!?»)]|$)")
    return any(
        line.left + hit.start() < place - 1 for line in lines for hit in reference.finditer(line.words)
    )


def _goes_on(lines: Sequence[Line], page: Page) -> bool:
    return any(starts_small(line.words) for line in islice(_worded(lines, page), _TOP))


def _worded(lines: Sequence[Line], page: Page) -> Iterator[Line]:
    return (line for line in lines[page.first : page.last + 1] if line.words)
