"""Layout: everything in which one printer, or one extraction of text, differs from another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One way to set a book. Widths and indents are in code points, heights in lines."""

    name: str
    about: str
    language: Literal["fr", "de", "en"] = "fr"
    oddity: str = ""  # a file odd-*.txt instead of a book
    quotes: Literal["as-is", "straight", "spaced"] = "as-is"

    width: int = 64
    second_width: int = 0  # of every other chapter
    wobble: int = 2  # lines of proportional type differ in characters
    height: int = 34
    paragraph: Literal["blank", "indent", "none", "spaces"] = "blank"
    indent: int = 3
    double: bool = False  # a blank line after every line
    flush: bool = False  # no left margin survives but the indent of paragraphs
    airy: bool = True  # blank lines around what is no paragraph
    trailing: Literal["none", "all", "undivided"] = "none"
    newline: Literal["\n", "\r\n"] = "\n"
    nbsp: bool = False  # no-break spaces where French typography has them

    page: Literal["formfeed", "remains", "nothing"] = "formfeed"
    number: Literal["", "plain", "dashes", "brackets", "roman"] = "plain"
    number_place: Literal["top", "bottom", "beside"] = "bottom"
    number_missing: float = 0.0
    number_misread: float = 0.0
    first_number: int = 5
    running: Literal["", "constant", "alternating", "variants"] = ""
    beside: int = 6  # spaces between running head and number
    furniture_gap: bool = True  # a blank line between furniture and text
    bare_first: bool = True  # no furniture on the first page
    signatures: int = 0  # a signature mark every so many pages
    links: int = 0  # addresses dumped at the end of every so many pages

    note_place: Literal["page", "end", "absent"] = "page"
    note_label: str = "({n}) "
    note_numbering: Literal["document", "page"] = "document"
    note_signs: Literal["numbers", "stars", "daggers", "letters"] = "numbers"
    first_note: int = 1
    note_rule: Literal["blank", "spaces", "line", "nothing"] = "blank"
    note_gap: bool = False  # a blank line between notes
    note_width: int = 0  # 0: as the text
    note_over: bool = False  # notes may run over to the next page
    reference: str = "{n}"
    reference_after: bool = False  # after the punctuation, not before it
    superscript: bool = False
    blank_after_reference: bool = False  # a raised number pushes the next line away
    end_heading: bool = True  # notes at the end stand under a heading

    hyphen: Literal["printed", "lost", "never"] = "printed"
    compound_lost: bool = False  # also the hyphen of the word itself is lost at a line end
    slack: int = 5  # words are divided if a line would fall so short
    divide_pages: bool = False  # pages end in a divided word where they can

    heading_number: Literal["none", "arabic", "roman", "chapter"] = "arabic"
    section_number: Literal["none", "arabic", "decimal", "sign"] = "none"
    sections: bool = True
    capitals: bool = False
    centred: bool = False
    heading_gap: int = 2
    heading_space: str = ""  # before a heading
    heading_notes: bool = False  # a chapter heading takes the first note
    chapter_page: bool = False
    title_page: bool = False
    contents: Literal["", "front", "back"] = ""
