"""What the structurer is not sure of, as findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from octtei.model.finding import Finding, Severity
from octtei.read.unroll import Unrolled
from octtei.structure.lines.line import Line
from octtei.structure.pages.sheet import Sheet
from octtei.structure.references.anchor import Lost, Reference
from octtei.text import Span, Text


def doubts(
    text: Text | Unrolled,
    sheet: Sheet,
    references: Sequence[Reference],
    lost: Sequence[Lost],
    undecided: Sequence[Line],
) -> list[Finding]:
    """Findings about notes without reference, references without note, and hyphens that nobody can judge."""
    return [*_lost_notes(text, sheet, lost), *_lone_references(text, references), *_hyphens(text, undecided)]


def columns(view: Unrolled) -> Iterator[Finding]:
    """The finding that columns were read one after the other."""
    first = view.turns[0]
    yield Finding(
        rule="structure.columns",
        severity=Severity.INFO,
        message=f"Columns stand side by side in {len(view.turns)} places of this text; each was read from top to bottom.",
        line=view.text.raw_line(first),
        hint='If these are tables, say columns = "none" under [read].',
    )


def _lost_notes(text: Text | Unrolled, sheet: Sheet, lost: Sequence[Lost]) -> Iterator[Finding]:
    for entry in lost:
        block = entry.note
        line = sheet.lines[block.first]
        yield Finding(
            rule="structure.note-without-anchor",
            severity=Severity.WARNING,
            message=_uncalled(block.n, f"({line.words[:40]} …)"),
            raw=text.origin(line.at),
            line=text.raw_line(line.left),
            hint="Put the number where it belongs with a [[decision]], or accept it with an [[allow]].",
            candidates=tuple(_around(sheet.value, span) for span in entry.candidates),
        )


def _uncalled(n: str, words: str) -> str:
    if n:
        return f"No reference in the text calls note {n} {words}."
    return f"What stands at the foot of this page is a note whose number cannot be read {words}: nothing tells what calls it."


def _around(value: str, span: Span) -> str:
    """A sign with the words around it."""
    words = value[max(0, span.start - 25) : span.end + 15]
    return " ".join(words.split())


def _lone_references(text: Text | Unrolled, references: Sequence[Reference]) -> Iterator[Finding]:
    lone = [r for r in references if r.note is None]
    if lone:
        count = len(lone)
        yield Finding(
            rule="structure.notes-missing",
            severity=Severity.INFO,
            message=f"{count} references ({lone[0].n} to {lone[-1].n}) call notes that are not in the source.",
            raw=text.origin(lone[0].span),
            line=text.raw_line(lone[0].span.start),
            hint="If the notes exist in another file, add them to the source.",
        )


def _hyphens(text: Text | Unrolled, undecided: Sequence[Line]) -> Iterator[Finding]:
    for line in undecided:
        end = line.right
        yield Finding(
            rule="structure.hyphen-undecided",
            severity=Severity.REVIEW,
            message=f"Nothing tells whether the hyphen after “{line.words[-20:]}” belongs to the word.",
            raw=text.origin(Span(end - 1, end)),
            line=text.raw_line(end - 1),
            hint="Decide it with a [[decision]].",
        )
