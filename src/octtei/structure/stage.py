"""The structuring stage: a clean text -> the tree of an edition, and what is doubtful about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from octtei.config import Settings
from octtei.model.block import Block, BlockKind
from octtei.model.finding import Finding
from octtei.model.tree import Consumed, Edition, Note, Paragraph
from octtei.structure import report
from octtei.structure.anchor import Reference, pair
from octtei.structure.content import Composer
from octtei.structure.join import Vocabulary
from octtei.structure.layout import measure_layout
from octtei.structure.line import Line, read_lines
from octtei.structure.nest import Nester
from octtei.structure.paginate import paginate
from octtei.structure.recognise.furniture import furniture
from octtei.structure.recognise.group import groups
from octtei.structure.recognise.line_kinds import RECOGNISERS, Group
from octtei.structure.recognise.note import notes
from octtei.structure.sheet import Sheet
from octtei.structure.speech import speeches
from octtei.structure.words import vocabulary
from octtei.text import Text


def structure(text: Text, settings: Settings) -> tuple[Edition, list[Finding]]:
    """The tree of `text`, each of its non-space characters in exactly one place of it, and the findings."""
    sheet = read_sheet(text.value, settings)
    references, lost = pair(sheet)
    body = recognise(sheet)
    composer = _composer(sheet, vocabulary(text.value), references)
    loose = _compose_notes(sheet, composer, lost)
    edition = Nester(composer, loose).nest(body)
    findings = report.doubts(text, sheet, references, lost, composer.undecided)
    edition, spoken = speeches(replace(edition, consumed=tuple(_consumed(sheet, references))), text, settings)
    return edition, [*findings, *spoken]


def read_sheet(value: str, settings: Settings) -> Sheet:
    """The lines of a text on their pages, with furniture and notes taken."""
    lines = read_lines(value)
    layout = measure_layout(lines, settings.structure.paragraphs)
    sheet = Sheet(value, lines, paginate(value, lines, settings.read.pages), layout)
    furniture(sheet)
    notes(sheet)
    return sheet


def recognise(sheet: Sheet) -> list[Block]:
    """The blocks of what is neither furniture nor note, in reading order, each by the first recogniser that knows it."""
    found = [(lines, why) for lines, why in groups(sheet)]
    blocks: list[Block] = []
    empty: list[Line] = []
    for i, (lines, why) in enumerate(found):
        before = found[i - 1][0] if i else empty
        after = found[i + 1][0] if i + 1 < len(found) else empty
        group = Group(sheet, lines, before, after, blocks[-1].kind if blocks else None)
        block = next(b for recogniser in RECOGNISERS if (b := recogniser(group)))
        blocks.append(replace(block, why=f"{block.why}; {why}".strip("; ")))
    for block in blocks:
        sheet.take(block)
    return blocks


def _composer(sheet: Sheet, words: Vocabulary, references: Sequence[Reference]) -> Composer:
    by_page: dict[int, list[Block]] = {}
    for block in sheet.blocks:
        if block.kind is BlockKind.FURNITURE:
            by_page.setdefault(sheet.page_of[block.first], []).append(block)
    return Composer(sheet, words, references, by_page)


def _compose_notes(sheet: Sheet, composer: Composer, lost: Sequence[Block]) -> list[tuple[int, Note]]:
    """Make the notes; those that nothing calls come back with the number of their page."""
    blocks = [b for b in sheet.blocks if b.kind is BlockKind.NOTE]
    loose: list[tuple[int, Note]] = []
    for i, block in enumerate(blocks):
        if block.role == "rest":
            continue
        rest = blocks[i + 1] if i + 1 < len(blocks) and blocks[i + 1].role == "rest" else None
        whole = replace(block, lines=(*block.lines, *rest.lines)) if rest else block
        anchored = block not in lost
        at = sheet.lines[block.first].at.start
        content = (Paragraph(composer.compose(whole), block.why),)
        note = Note(block.n, content, at, block.label, anchored=anchored, why=block.why)
        composer.notes[block.first] = note
        if not anchored:
            loose.append((sheet.page_of[block.last], note))
    return loose


def _consumed(sheet: Sheet, references: Sequence[Reference]) -> list[Consumed]:
    """The printed characters that the encoding says in another way."""
    labels = [Consumed(b.label, "note/@n", "structure.note-label") for b in sheet.blocks if b.label]
    marks = [Consumed(r.span, "note", "structure.note-reference") for r in references if r.note]
    ornaments = [
        Consumed(sheet.lines[b.first].at, "milestone/@n", "structure.ornament")
        for b in sheet.blocks
        if b.kind is BlockKind.ORNAMENT
    ]
    return sorted([*labels, *marks, *ornaments], key=lambda c: c.span)
