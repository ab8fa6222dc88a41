"""Blocks of notes -> notes: their paragraphs, over pages, and who wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from octtei.model.block import Block, BlockKind
from octtei.model.inline import PageBreak
from octtei.model.tree import Note, Paragraph
from octtei.structure.flow import groups_of
from octtei.structure.lines.line import Line
from octtei.structure.references.anchor import Lost
from octtei.structure.tree.content import Composer, page_start

# A parenthesis of its own, or the end of one behind a whole sentence.
_SAID = r"(?:[(\[]|[.!?…»—–-]\s)\s?"
_AUTHORS = (
    ("editor", re.compile(_SAID + r"(?:N\.?\s?R\.?|N\.?d\.?l\.?r\.?|NDLR|Ndlr|N\.?\s?d\.?\s?[eé]d\.?|Note (?:de l’|de l')(?:éd|réd)\w*|Anm\. d\. Hrsg\.|Ed\.)\s?[)\]]\.?$")),
    ("translator", re.compile(_SAID + r"(?:N\.?\s?d\.?\s?T\.?|Note du [Tt]rad\w*\.?|Anm\. d\. Übers\.|Tr(?:ans)?\.)\s?[)\]]\.?$")),
    ("author", re.compile(_SAID + r"(?:N\.?\s?d\.?\s?[Aa]\.?|Note de l[’']auteur|Anm\. d\. (?:Verf|Autors)\.?|Author[’']s note)\s?[)\]]\.?$")),
)  # fmt: skip


def compose_notes(composer: Composer, lost: Sequence[Lost]) -> list[tuple[int, Note]]:
    """Make the notes, known to the composer by the first line of their blocks; those that nothing calls come back with
    the number of their page."""
    sheet = composer.sheet
    unanchored = {entry.note.first for entry in lost}
    loose: list[tuple[int, Note]] = []
    for block in _whole(sheet.blocks):
        note = _note(composer, block, anchored=block.first not in unanchored)
        composer.notes[block.first] = note
        if not note.anchored:
            loose.append((sheet.page_of[block.first], note))
    return loose


def _whole(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks of notes, each with what goes on on later pages."""
    notes = sorted((b for b in blocks if b.kind is BlockKind.NOTE), key=lambda b: b.first)
    i = 0
    while i < len(notes):
        lines, head = notes[i].lines, notes[i]
        i += 1
        while i < len(notes) and notes[i].role == "rest":
            lines = (*lines, *notes[i].lines)
            i += 1
        yield Block(head.kind, lines, head.why, head.n, head.label, place=head.place)


def _note(composer: Composer, block: Block, *, anchored: bool) -> Note:
    sheet = composer.sheet
    lines = [sheet.lines[n] for n in block.lines]
    groups = groups_of(sheet, _worded(block, lines), composer.divisions)
    parts = [tuple(line.number for line in group) for group, _ in groups]
    content = [_paragraph(composer, block, part, why) for part, (_, why) in zip(parts, groups, strict=True)]
    for i, (a, b) in enumerate(pairwise(parts), 1):
        if sheet.page_of[a[-1]] != sheet.page_of[b[0]]:
            page = sheet.pages[sheet.page_of[b[0]]]
            turn = PageBreak(page_start(sheet, page), echo=True)
            content[i] = Paragraph((turn, *content[i].content), content[i].why)
    at = lines[0].left
    author = _author(lines[-1].words)
    return Note(
        block.n,
        tuple(content),
        at,
        block.label,
        block.place or "bottom",
        anchored=anchored,
        author=author,
        why=block.why,
    )


def _worded(block: Block, lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a note without the first one if that holds nothing but the note's number."""
    return lines[1:] if len(lines) > 1 and lines[0].at == block.label else lines


def _paragraph(composer: Composer, block: Block, part: tuple[int, ...], why: str) -> Paragraph:
    label = block.label if part[0] == block.first else None
    return Paragraph(composer.compose(Block(BlockKind.NOTE, part, why, label=label)), why)


def _author(words: str) -> str:
    """Who says at the end of a note that he wrote it; "" if nobody does."""
    return next((who for who, pattern in _AUTHORS if pattern.search(words)), "")
