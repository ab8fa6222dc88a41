"""Note references: which mark in the text calls which note."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from octtei.model.block import Block, BlockKind
from octtei.structure.sheet import Sheet
from octtei.text import Span

# What follows a mark: the end of a word, never a letter, a digit, a percent sign or a decimal part.
_AFTER = r"(?![\w%°]|[.,]\d)"
# A mark glued to a word, to punctuation, or after a space before punctuation or behind a closing quote.
_BEFORE = (
    r"(?<=[^\W\d_])(?<!\b[A-Za-z])",
    r"(?<=[.,;:!?…»”\"’)\]])",
    r"(?<=[»”\"] )",
    r"(?<=[^\W\d_] )(?=\d{1,3}\s?[,.;:])",
)
_MISREAD = re.compile(r"(?<=[\w»”\"])(?:[*°^]|(?<=[\w»”\"])['’](?=[\s,.;:]))(?=[\s,.;:]|$)|(?<=,)['’](?=\s)")
# So many references in sequence are no accident, though none of their notes is in the source.
_SEQUENCE = 5


@dataclass(frozen=True, slots=True)
class Reference:
    """A mark in the text, the note's number, the note's block (None if it is not in the source), and why."""

    span: Span
    n: str
    note: Block | None
    why: str


def pair(sheet: Sheet) -> tuple[list[Reference], list[Block]]:
    """The references found, in the order of the text, and the notes that have none.

    A note is called from its own page, above it, after the reference before. Where no digit fits, a misread mark
    (an asterisk or an apostrophe that closes nothing) between the neighbouring references is taken if it is the
    only one or if there are as many as notes that lack one.
    """
    notes = [b for b in sheet.blocks if b.kind is BlockKind.NOTE and b.role != "rest"]
    if not notes:
        return list(_orphans(sheet)), []
    found: dict[int, Reference] = {}
    for page in sheet.pages:
        here = [(i, b) for i, b in enumerate(notes) if sheet.page_of[b.first] == page.number]
        text = _text_spans(sheet, page.first, page.last)
        _pair_digits(sheet, text, here, found)
        _pair_misread(sheet, text, here, found)
    lost = [b for i, b in enumerate(notes) if i not in found]
    return sorted(found.values(), key=lambda r: r.span), lost


def _text_spans(sheet: Sheet, first: int, last: int) -> list[Span]:
    """The lines of a page that belong to no note and no furniture."""
    return [line.at for line in sheet.free(range(first, last + 1))]


def _marks(sheet: Sheet, text: Iterable[Span], n: str) -> Iterator[tuple[int, Span]]:
    """Marks that may read `n`, each with its rank: the lower, the surer."""
    for rank, before in enumerate(_BEFORE):
        pattern = re.compile(before + re.escape(n) + _AFTER)
        for span in text:
            for hit in pattern.finditer(sheet.value, span.start, span.end):
                yield rank, Span(*hit.span())


def _pair_digits(
    sheet: Sheet, text: list[Span], here: Sequence[tuple[int, Block]], found: dict[int, Reference]
) -> None:
    after = 0
    for index, block in here:
        marks = sorted((rank, span) for rank, span in _marks(sheet, text, block.n) if span.start >= after)
        if marks:
            span = marks[0][1]
            found[index] = Reference(
                span, block.n, block, "the note's number, in sequence, on the note's page"
            )
            after = span.end


def _pair_misread(
    sheet: Sheet, text: list[Span], here: Sequence[tuple[int, Block]], found: dict[int, Reference]
) -> None:
    """Pair each run of notes without a reference with the misread marks between its neighbours."""
    for run in _runs([i in found for i, _ in here]):
        numbers = [here[k] for k in run]
        low = found[here[run[0] - 1][0]].span.end if run[0] and here[run[0] - 1][0] in found else 0
        end = run[-1] + 1
        high = found[here[end][0]].span.start if end < len(here) else len(sheet.value)
        marks = [
            Span(*hit.span())
            for span in text
            for hit in _MISREAD.finditer(sheet.value, max(span.start, low), max(low, min(span.end, high)))
        ]
        if len(marks) == len(numbers):
            for (index, block), mark in zip(numbers, marks, strict=True):
                why = "a misread mark between the neighbouring references"
                found[index] = Reference(mark, block.n, block, why)


def _runs(done: Sequence[bool]) -> Iterator[list[int]]:
    """Runs of positions that are not done."""
    run: list[int] = []
    for i, ok in enumerate(done):
        if not ok:
            run.append(i)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _orphans(sheet: Sheet) -> Iterator[Reference]:
    """References whose notes are all missing: 1, 2, 3 … glued to words through the document."""
    pattern = re.compile(rf"(?:{_BEFORE[0]}|{_BEFORE[1]})(\d{{1,3}}){_AFTER}")
    chain: list[Reference] = []
    for line in sheet.free():
        for hit in pattern.finditer(sheet.value, line.at.start, line.at.end):
            if int(hit.group(1)) == len(chain) + 1:
                why = "numbers that run on through the document; their notes are not in it"
                chain.append(Reference(Span(*hit.span(1)), hit.group(1), None, why))
    if len(chain) >= _SEQUENCE:
        yield from chain
