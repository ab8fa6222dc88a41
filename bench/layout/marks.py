"""What is printed for each reference, label and page number once the pages are known, and what the gold says instead."""

from __future__ import annotations

from dataclasses import dataclass, field

from bench.layout.layout import Layout
from bench.layout.pages import Page
from bench.layout.rows import BLANK, Composed, references
from bench.layout.tree import LABEL, NOTE, PAGE

DAGGERS, LETTERS = "*†‡§‖¶", "abcdefghiklmnopqrstuxyz"  # no j, v and w, as old printers count
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(slots=True)
class Marks:
    """Translations of the private-use characters: `shown` into print, `told` into gold; `keys[K]` is the label of note K."""

    shown: dict[int, str] = field(default_factory=dict)
    told: dict[int, str] = field(default_factory=dict)
    keys: dict[int, str] = field(default_factory=dict)

    def show(self, text: str) -> str:
        """The text as it is printed."""
        return text.translate(self.shown)

    def tell(self, text: str) -> str:
        """The text as the gold has it: on one line, ⟦n:K⟧ for references."""
        return text.translate(self.told)


def numbered(composed: Composed, pages: list[Page], layout: Layout) -> Marks:
    """The marks of a document, notes numbered through it or page by page."""
    marks = Marks({0xA0: "\u00a0" if layout.nbsp else " "}, {0xA0: " ", 0x0A: " "})
    count = layout.first_note - 1
    for index, page in enumerate(pages):
        if layout.note_numbering == "page":
            count = 0
        for row in page.body:
            for number in references(composed, row):
                count += 1
                _name(marks, number, count, layout)
            if row.block != BLANK and row.start == 0:
                printed = str(index + layout.first_number)
                marks.shown[PAGE + row.block] = marks.told[PAGE + row.block] = printed
    return marks


def _name(marks: Marks, note: int, count: int, layout: Layout) -> None:
    key = _key(count, layout)
    shown = key.translate(SUPERSCRIPT) if layout.superscript else key
    marks.keys[note] = key
    marks.shown[NOTE + note] = layout.reference.format(n=shown)
    marks.shown[LABEL + note] = layout.note_label.format(n=key)
    marks.told[NOTE + note] = f"⟦n:{key}⟧"
    marks.told[LABEL + note] = ""


def _key(count: int, layout: Layout) -> str:
    """How a note is called: with its number, a letter, or a sign in the printers' order, doubled behind the last."""
    match layout.note_signs:
        case "stars":
            return "*" * count
        case "daggers":
            return DAGGERS[(count - 1) % len(DAGGERS)] * ((count - 1) // len(DAGGERS) + 1)
        case "letters":
            return LETTERS[(count - 1) % len(LETTERS)]
        case _:
            return str(count)
