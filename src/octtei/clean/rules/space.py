"""Spaces that are not of the text: from justification, or fillers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octtei.clean.accent.leftout import GAPS
from octtei.clean.characters import characters
from octtei.clean.columns import COLUMN, Columns
from octtei.clean.rule import Passage, rule
from octtei.text import Edit, Safety, Span

_WORD = r"[^\s\u00a0]"
# Inside a line only: indents and trailing spaces are evidence for the structurer.
# The space comes first, so that a search jumps from one to the next.
_BLANK = r"[ \u00a0\u2000-\u200a\t]"
_RUN = re.compile(rf"{_BLANK}(?<={_WORD}.){_BLANK}+(?={_WORD})")
_FILLER = re.compile(rf"\u00a0(?<={_WORD}.)(?={_WORD})")
# French sets a no-break space before these and after «; those are typography, not filler.
_TYPOGRAPHIC = re.compile(r"[«»:;?!%€°0-9“”„—–-]")


@rule("space.run")
def run(passage: Passage) -> Iterator[Edit]:
    """Two or more spaces stand between two words of a line.

    Why: a PDF text layer writes the wide gaps of justified lines as several spaces.
    Wrong when: the gap separates columns; gaps of six and more are left for the structurer, and so are lines that have one
    (running heads, rows), and lines whose gaps stand below one another. Where letters were left out one may be gone there: then it
    is proposed.
    Example: "il  exigea  du  Comité" → "il exigea du Comité"
    Keep: "Paris        1 200"
    """
    columns = Columns(passage.value)
    safety = Safety.REVIEW if passage.shared.get(GAPS) else Safety.SAFE
    for hit in _RUN.finditer(passage.value):
        if _width(hit.group()) < COLUMN:
            after = _one_space(passage.value, hit)
            if hit.group() != after and not columns.parts(hit.start()) and not columns.holds(hit.start()):
                yield Edit(Span(*hit.span()), hit.group(), after, "space.run", safety)


@rule("space.filler")
def filler(passage: Passage) -> Iterator[Edit]:
    """No-break spaces stand between ordinary words.

    Why: some PDF tools write every space of a justified line as U+00A0.
    Wrong when: the space belongs to punctuation or to a number (« mot », 10 %), where French sets it; kept there.
    Example: "révolutionnaire\\u00a0du\\u00a0peuple" → "révolutionnaire du peuple"
    Keep: "Paris\\u00a0: la capitale"
    """
    if "\u00a0" not in characters(passage.value):
        return
    for hit in _FILLER.finditer(passage.value):
        around = passage.value[hit.start() - 1] + passage.value[hit.end()]
        if not _TYPOGRAPHIC.search(around):
            yield Edit(Span(*hit.span()), hit.group(), " ", "space.filler")


def _width(gap: str) -> int:
    """How wide a gap is; no-break spaces that alternate with spaces are one filler."""
    return len(gap.replace("\u00a0", "")) if " " in gap else len(gap)


def _one_space(text: str, hit: re.Match[str]) -> str:
    around = text[hit.start() - 1] + text[hit.end()]
    return "\u00a0" if "\u00a0" in hit.group() and _TYPOGRAPHIC.search(around) else " "
