"""What each element of TEI is in HTML, where its name alone decides: one line an element.

What needs a look at attributes or surroundings is in `elements.py`; `RENDERED` names all that is rendered on purpose.
"""

from __future__ import annotations

from dataclasses import dataclass

from octtei.export.html.frame import Holds


@dataclass(frozen=True, slots=True)
class Shape:
    """The HTML of an element where blocks stand and where words stand, and what its block may hold."""

    block: str
    inline: str = "span"
    holds: Holds = Holds.WORDS
    role: str | None = None


_BLOCKS = Shape("div", holds=Holds.BLOCKS)
_PART = Shape("section", holds=Holds.BLOCKS)
_LINE = Shape("p")
_WORDS = Shape("span")

SHAPES = {
    "text": _BLOCKS,
    "front": _BLOCKS,
    "body": _BLOCKS,
    "back": _BLOCKS,
    "group": _BLOCKS,
    "div": _PART,
    "titlePage": _BLOCKS,
    "docTitle": _BLOCKS,
    "titlePart": _LINE,
    "byline": _LINE,
    "docAuthor": _WORDS,
    "docImprint": _LINE,
    "pubPlace": _WORDS,
    "publisher": _WORDS,
    "epigraph": Shape("div", holds=Holds.BLOCKS, role="doc-epigraph"),
    "opener": Shape("div", holds=Holds.MIXED),
    "closer": Shape("div", holds=Holds.MIXED),
    "dateline": Shape("p"),
    "salute": Shape("p"),
    "address": _BLOCKS,
    "addrLine": _LINE,
    "postscript": _BLOCKS,
    "signed": Shape("p"),
    "p": _LINE,
    "lg": _BLOCKS,
    "l": _LINE,
    "sp": _BLOCKS,
    "speaker": _LINE,
    "stage": _LINE,
    "cit": _BLOCKS,
    "bibl": _LINE,
    "quote": Shape("blockquote", holds=Holds.BLOCKS),
    "said": Shape("blockquote", holds=Holds.BLOCKS),
    "floatingText": Shape("div", holds=Holds.BLOCKS),
    "q": _WORDS,
    "soCalled": _WORDS,
    "mentioned": Shape("i", "i"),
    "title": Shape("cite", "cite"),
    "foreign": Shape("i", "i"),
    "corr": _WORDS,
    "reg": _WORDS,
    "sic": _WORDS,
    "orig": _WORDS,
}

RENDITIONS = {"italic": "i", "bold": "b", "sup": "sup", "sub": "sub", "underline": "u"}
"""Elements of HTML for hi/@rend; other renditions are a class."""

SPECIAL = frozenset(
    {
        "head", "list", "item", "note", "ref", "pb", "lb", "pc", "fw", "gap", "milestone", "choice", "hi", "date",
        "docDate", "supplied", "unclear", "table", "row", "cell",
    }
)  # fmt: skip
"""Elements that `elements.py` renders one by one."""

RENDERED = SPECIAL | SHAPES.keys()
