"""A book as one layout prints it: its quotation marks, the numbers and capitals of its headings, its contents."""

from __future__ import annotations

import re
from dataclasses import replace

from bench.layout.layout import Layout
from bench.layout.tree import LABEL, NOTE, NOTE_MARK, Block, Book, page_mark

BOUND = re.compile(r" (?=[;:!?»%])|(?<=«) |(?<=^—) ")
AFTER = re.compile(f"([{chr(NOTE)}-{chr(LABEL - 1)}])([\\s\u00a0]?[.,;:!?])")
WORDS = {
    "fr": ("Chapitre", "Table des matières", "Notes"),
    "de": ("Kapitel", "Inhalt", "Anmerkungen"),
    "en": ("Chapter", "Contents", "Notes"),
}
ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """`number`, below 90, in capital Roman figures."""
    for value, figure in ROMAN:
        if number >= value:
            return figure + roman(number - value)
    return ""


def dressed(book: Book, layout: Layout) -> Book:
    """The book with everything that the layout changes in its wording."""
    blocks = [replace(block, text=_marks(block.text, layout)) for block in book.blocks]
    notes = tuple(tuple(_marks(text, layout) for text in note) for note in book.notes)
    if not layout.sections:
        blocks = [block for block in blocks if block.level < 3]
    if layout.heading_notes:
        blocks = _headings_noted(blocks)
    blocks = _numbered(blocks, layout, book.language)
    return Book(book.language, tuple(_with_contents(blocks, layout, book.language)), notes)


def end_heading(book: Book) -> Block:
    """The heading over notes that stand at the end."""
    return Block("heading", WORDS[book.language][2], level=2, bare=True)


def _marks(text: str, layout: Layout) -> str:
    text = BOUND.sub("\u00a0", text)
    if layout.reference_after:
        text = AFTER.sub(r"\2\1", text)
    if layout.quotes == "as-is":
        return text
    text = re.sub("[’‘]", "'", text)
    space = "\u00a0" if layout.quotes == "spaced" else ""
    text = re.sub("«\u00a0", '"' + space, text)
    text = re.sub("\u00a0»", space + '"', text)
    return re.sub("[„“”]", '"', text)


def _headings_noted(blocks: list[Block]) -> list[Block]:
    out = list(blocks)
    for at, block in enumerate(blocks):
        if block.level != 2 or block.bare:
            continue
        later = next((i for i in range(at + 1, len(out)) if NOTE_MARK.search(out[i].text)), None)
        if later is None or any(out[i].level == 2 for i in range(at + 1, later)):
            continue
        mark = NOTE_MARK.findall(out[later].text)[0]
        out[later] = replace(out[later], text=out[later].text.replace(mark, "", 1))
        out[at] = replace(block, text=block.text + mark)
    return out


def _numbered(blocks: list[Block], layout: Layout, language: str) -> list[Block]:
    out: list[Block] = []
    chapter = section = 0
    for block in blocks:
        if block.role == "heading" and not block.bare:
            chapter, section = (chapter + 1, 0) if block.level == 2 else (chapter, section + 1)
            form = _section(layout, chapter, section) if section else _chapter(layout, chapter, language)
            block = replace(block, text=form + block.text)
        if layout.capitals and block.role in ("title", "heading") and block.level < 3:
            block = replace(block, text=block.text.upper())
        out.append(block)
    return out


def _chapter(layout: Layout, number: int, language: str) -> str:
    forms = {
        "none": "",
        "arabic": f"{number} – ",
        "roman": f"{roman(number)}. — ",
        "chapter": f"{WORDS[language][0]} {roman(number)}\n",
    }
    return forms[layout.heading_number]


def _section(layout: Layout, chapter: int, number: int) -> str:
    forms = {"none": "", "arabic": f"{number}. ", "decimal": f"{chapter}.{number} ", "sign": f"§ {number}. "}
    return forms[layout.section_number]


def _with_contents(blocks: list[Block], layout: Layout, language: str) -> list[Block]:
    headings = [i for i, block in enumerate(blocks) if block.role == "heading"]
    if not layout.contents:
        return blocks
    front = layout.contents == "front"
    at = next((i for i in headings), len(blocks)) if front else len(blocks)
    shift = len(headings) + 1 if front else 0
    title = Block("heading", WORDS[language][1], level=2, bare=True)
    entries = [_entry(blocks[i], i + shift, layout) for i in headings]
    return [*blocks[:at], title, *entries, *blocks[at:]]


def _entry(heading: Block, piece: int, layout: Layout) -> Block:
    text = NOTE_MARK.sub("", heading.text).replace("\n", ". ")
    room = layout.width - len(text) - 5 - 2 * (heading.level - 2)
    return Block("entry", f"{text} {'.' * max(3, room)} {page_mark(piece)}", level=heading.level)
