"""The edition as a tree: divisions, paragraphs, lists, notes, quotations. It holds spans, never strings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from octtei.model.inline import Dated, Furniture, Inline, PageBreak, Run
from octtei.text import Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or with `kind` something printed like one: byline, dateline, signed, salute, verse line.

    `n` is the number of a verse. Here and elsewhere `lang` is the language (BCP 47) of what is not in that of the edition, "" else.
    """

    content: tuple[Inline, ...]
    why: str = ""
    kind: str = "p"
    rend: str = ""
    n: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading at `level` (1 is the highest); `n` its number as printed, `main` and `sub` for title pages."""

    content: tuple[Inline, ...]
    level: int = 1
    n: str = ""
    kind: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One point of a list, its printed label included in the content; `n` the label without punctuation."""

    content: tuple[Node, ...]
    n: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class ListBlock:
    """An enumeration, a list of slogans or of names (`kind`)."""

    items: tuple[Item, ...]
    kind: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: a paragraph of kind `cell` for each column, some without content; `label` if it says what the columns hold."""

    cells: tuple[Paragraph, ...]
    is_label: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its rows, and before them what stands above it as its heading."""

    content: tuple[Heading | Row, ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Milestone:
    """An ornament that separates sections; the printed form at `span`."""

    span: Span
    why: str = ""


@dataclass(frozen=True, slots=True)
class Verse:
    """A group of verse lines, each a paragraph of kind `l`; above a refrain (`kind`) what calls it so; `n` the stanza's number."""

    lines: tuple[Heading | Paragraph, ...]
    why: str = ""
    n: str = ""
    kind: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted speech or writing, inline or as a block: `kind` is said, quote, q, soCalled, mentioned or title.

    `who` is the id of a person, or several with spaces between, "" if nobody knows; `part` and `chain` join the parts of one interrupted speech.
    """

    kind: str
    content: tuple[Inline | Node, ...]
    who: str = ""
    type: str = ""
    rend: str = ""
    chain: int = 0
    part: int = 0
    why: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Epigraph:
    """A motto with its attribution; `who` is the id of whom it quotes, "" if nobody knows."""

    quote: tuple[Node, ...]
    source: tuple[Node, ...] = ()
    why: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class Closer:
    """What closes a letter or a text: date, place, compliment, signature. `opener` for what opens it, its address too."""

    parts: tuple[Paragraph, ...]
    opener: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Postscript:
    """What is added to a letter below its signature."""

    content: tuple[Node, ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Utterance:
    """A speech in a play or in minutes: the speaker's label and what is said, with stage directions."""

    speaker: Paragraph
    content: tuple[Node, ...]
    who: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Note:
    """A note: `n` as printed, `label` the printed label, `at` the place of its first character.

    `anchored` tells whether its reference was found. Two notes are the same only if they are one object.
    """

    n: str
    content: tuple[Node, ...]
    at: int
    label: Span | None = None
    place: str = "bottom"
    anchored: bool = True
    author: str = ""
    why: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class TitlePage:
    """A title page behind other pages of the front (the first one is the edition's own `title`)."""

    content: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Division:
    """A part of the text: `kind` is chapter, section, letter, preface or "" for one that has no name."""

    kind: str
    content: tuple[Node, ...]
    n: str = ""
    why: str = ""


Node: TypeAlias = (
    Division
    | TitlePage
    | Heading
    | Paragraph
    | ListBlock
    | Table
    | Milestone
    | Verse
    | Quotation
    | Epigraph
    | Closer
    | Postscript
    | Utterance
    | Note
    | PageBreak
    | Furniture
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who speaks or is spoken of: an id, and the names as the text prints them."""

    id: str
    names: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """The whole text: what stands before the body, the body, what stands after it.

    `consumed` are printed characters that became something else (a note's number became `@n`): span, what it
    became, and why.
    """

    body: tuple[Node, ...]
    front: tuple[Node, ...] = ()
    title: tuple[Node, ...] = ()
    back: tuple[Node, ...] = ()
    people: tuple[Person, ...] = ()
    consumed: tuple[Consumed, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Consumed:
    """Printed characters at `span` that are said by the encoding instead: `became` names what says them."""

    span: Span
    became: str
    rule: str


def children(node: Node | Item | Row) -> tuple[Node | Item | Row, ...]:
    """The nodes directly inside a node that holds nodes; () for one that holds text, or nothing."""
    match node:
        case Division() | TitlePage() | Item() | Note() | Postscript() | Table():
            return node.content
        case ListBlock():
            return node.items
        case Row():
            return node.cells
        case Verse():
            return node.lines
        case Epigraph():
            return (*node.quote, *node.source)
        case Closer():
            return node.parts
        case Utterance():
            return (node.speaker, *node.content)
        case _:
            return ()


__all__ = [
    "Closer",
    "Consumed",
    "Dated",
    "Division",
    "Edition",
    "Epigraph",
    "Furniture",
    "Heading",
    "Inline",
    "Item",
    "ListBlock",
    "Milestone",
    "Node",
    "Note",
    "PageBreak",
    "Paragraph",
    "Person",
    "Postscript",
    "Quotation",
    "Row",
    "Run",
    "Table",
    "TitlePage",
    "Utterance",
    "Verse",
    "children",
]
