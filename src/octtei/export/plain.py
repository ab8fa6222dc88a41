"""The reading text: what a reader reads, as plain text. Words joined, furniture out, notes below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from octtei.model.inline import Dated, Inline, LineEnd, NoteReference, Run
from octtei.model.inline import Division as WordDivision
from octtei.model.tree import (
    Edition,
    Heading,
    Item,
    Milestone,
    Node,
    Note,
    Paragraph,
    Quotation,
    Row,
    Table,
    Verse,
    children,
)


def reading_text(edition: Edition, value: str) -> str:
    """The text of `edition`, whose spans lie in `value`: blocks parted by blank lines, notes at the end."""
    notes: list[Note] = []
    parts = [*edition.title, *edition.front, *edition.body, *edition.back]
    blocks = list(_blocks(parts, value, notes))
    blocks += [_note(note, value) for note in notes]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _blocks(nodes: Iterable[Node | Item | Row], value: str, notes: list[Note]) -> Iterator[str]:
    for node in nodes:
        match node:
            case Paragraph() | Heading():
                yield _line(node.content, value, notes)
            case Milestone():
                yield node.span.of(value)
            case Note():
                notes.append(node)
            case Quotation():
                yield from _quotation(node, value, notes)
            case Row():
                yield "\t".join(_line(cell.content, value, notes) for cell in node.cells)
            case Verse() | Table():
                yield "\n".join(_blocks(children(node), value, notes))
            case _:
                yield from _blocks(children(node), value, notes)


def _quotation(node: Quotation, value: str, notes: list[Note]) -> Iterator[str]:
    for part in node.content:
        if isinstance(part, Run | LineEnd | NoteReference | Dated):
            yield _line((part,), value, notes)
        else:
            yield from _blocks((part,), value, notes)


def line_of(content: Iterable[Inline | Node], value: str) -> str:
    """What a block says, in one line, without its references to notes."""
    return _line((part for part in content if not isinstance(part, NoteReference)), value, [])


def _line(content: Iterable[Inline | Node], value: str, notes: list[Note]) -> str:
    """A block as one line."""
    words: list[str] = []
    for part in content:
        match part:
            case Run():
                words.append(part.span.of(value))
            case LineEnd():
                words.append(_line_end(part, value))
            case NoteReference():
                words.append(f"[{part.n}]" if part.note else part.span.of(value))
                if part.note:
                    notes.append(part.note)
            case Quotation() | Dated():
                words.append(_line(part.content, value, notes))
            case _:
                pass
    return " ".join("".join(words).split(" ")).strip()


def _line_end(end: LineEnd, value: str) -> str:
    """The space between two words, and the printed hyphen unless it is of the division only."""
    hyphen = end.hyphen.of(value) if end.hyphen and end.division is not WordDivision.WEAK else ""
    return hyphen + (" " if end.division is WordDivision.NONE else "")


def _note(note: Note, value: str) -> str:
    inner: list[Note] = []
    return f"[{note.n or '?'}] " + "\n".join(_blocks(note.content, value, inner))
