"""Tongues: paragraphs, verse, notes and quotations that are wholly in another language than the edition say in which.

Nothing is told of headings, lists, tables, addresses and signatures, which are short or names. What certain means is said in `octtei.lexicon.tongues`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from octtei.lexicon import may_be_foreign, pieces, told
from octtei.model.inline import Dated, Division, LineEnd, NoteReference, Run
from octtei.model.tree import Edition, Epigraph, Heading, Item, Note, Paragraph, Quotation, Verse
from octtei.structure.tree.parts import parts_of
from octtei.structure.tree.remake import Remake

_ASKED = ("said", "quote")
_AT_LINE_END = {Division.NONE: " ", Division.STRONG: "-"}


def tongues(edition: Edition, value: str, language: str) -> Edition:
    """`edition` with the languages of what is not in its own, `language` (BCP 47, "" if nobody knows it); `value` is the clean text.

    The same edition if there is none. Linear.
    """
    own = language.partition("-")[0].lower()
    asked = [
        (node, text)
        for part in (edition.front, edition.body, edition.back)
        for node, text in _passages(part, value)
        if may_be_foreign(text, own)
    ]
    codes = told([pieces(text) for _, text in asked], own)
    found = {id(node): code for (node, _), code in zip(asked, codes, strict=True) if code}
    return _Marker(found).edition(edition) if found else edition


# The model's unions are wide; what is asked are the kinds of nodes that have a language.
def _passages(nodes: Iterable[Any], value: str) -> Iterator[tuple[Any, str]]:
    """The nodes that may have a language of their own, each with its words; each node before those in it."""
    for node in nodes:
        if isinstance(node, Run | LineEnd):
            continue
        if isinstance(node, NoteReference):
            yield from _passages((node.note,) if node.note else (), value)
            continue
        if _may_have(node):
            yield node, "".join(_words((node,), value))
        yield from _passages(_holding(node), value)


def _may_have(node: Any) -> bool:  # noqa: ANN401
    match node:
        case Paragraph(kind="p") | Verse() | Note():
            return True
        case Quotation(kind=kind):
            return kind in _ASKED
        case _:
            return False


def _holding(node: Any) -> Iterator[Any]:  # noqa: ANN401
    """What stands in a node, but for the paragraphs of an item and of a source, of which only that may be told what stands in them."""
    entry = isinstance(node, Item)
    for part in node.quote if isinstance(node, Epigraph) else _inside(node):
        if entry and isinstance(part, Paragraph):
            yield from part.content
        else:
            yield part


def _inside(node: Any) -> Iterator[Any]:  # noqa: ANN401
    for name in parts_of(node.__class__):
        held = getattr(node, name)
        yield from held if isinstance(held, tuple) else (held,)


def _words(nodes: Iterable[Any], value: str) -> Iterator[str]:
    """What nodes say, without the notes and what the page carries; words that a line end divides are whole."""
    for node in nodes:
        if isinstance(node, Run):  # nearly all are, or are line ends
            yield node.span.of(value)
            continue
        if isinstance(node, LineEnd):
            yield _AT_LINE_END.get(node.division, "")
            continue
        match node:
            case Paragraph() | Heading() | Verse() | Quotation() | Note():
                yield from _words(_inside(node), value)
                yield "" if isinstance(node, Quotation) else "\n"
            case Dated():
                yield from _words(node.content, value)
            case _:
                pass


class _Marker(Remake):
    """Makes the tree anew with the languages that were found."""

    def __init__(self, found: Mapping[int, str]) -> None:
        super().__init__()
        self._found = found

    def remade(self, node: Any) -> Any:  # noqa: ANN401
        """The node with its language, if it is another than the edition's."""
        made, code = super().remade(node), self._found.get(id(node), "")
        why = f"{node.why}; in another language ({code}) by all its words".strip("; ") if code else ""
        return replace(made, lang=code, why=why) if code else made
