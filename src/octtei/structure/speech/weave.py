"""Weaving: quotations into the tree. Runs are cut where a speech begins or ends; no character is lost or doubled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from octtei.model.inline import Dated, Inline, LineEnd, NoteReference, Run
from octtei.model.tree import (
    Closer,
    Division,
    Edition,
    Epigraph,
    Heading,
    Item,
    ListBlock,
    Node,
    Note,
    Paragraph,
    Postscript,
    Quotation,
    Row,
    Table,
    Utterance,
    Verse,
)
from octtei.structure.speech.strip import Path, Strip
from octtei.text import Span


@dataclass(frozen=True, slots=True)
class Woven:
    """A range of a strip's text that becomes `frame`, which holds no content yet."""

    start: int
    end: int
    frame: Quotation | Dated


@dataclass(frozen=True, slots=True)
class Wrapped:
    """Nodes `first` to `last` under `path` that become `frame` as a block."""

    path: Path
    first: int
    last: int
    frame: Quotation


def weave(content: Sequence[Inline], widths: Sequence[int], ranges: Sequence[Woven]) -> tuple[Inline, ...]:
    """Some content with frames around ranges of its text; `ranges` nest and do not cross.

    `widths` are the characters of the text that each piece of the content gave.
    """
    cuts = sorted({p for r in ranges for p in (r.start, r.end)})
    ordered = sorted(ranges, key=lambda r: (r.start, -r.end))
    return tuple(_nest(_atoms(content, widths, cuts), ordered))


def split(strip: Strip, position: int) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """The content of a strip before and from `position` on."""
    atoms = _atoms(strip.content, strip.widths, [position])
    left = tuple(a.part for a in atoms if a.start < position)
    return left, tuple(a.part for a in atoms if a.start >= position)


@dataclass(frozen=True, slots=True)
class _Atom:
    start: int
    end: int
    part: Inline


def _atoms(content: Sequence[Inline], widths: Sequence[int], cuts: Sequence[int]) -> list[_Atom]:
    """The content in pieces, none of which lies across a cut."""
    atoms: list[_Atom] = []
    at = 0
    todo = list(cuts)
    for part, width in zip(content, widths, strict=True):
        end = at + width
        while todo and todo[0] <= at:
            todo.pop(0)
        inner = [c for c in todo if c < end] if isinstance(part, Run) else []
        atoms += _cut(part, at, end, inner)
        at = end
    return atoms


def _cut(part: Inline, at: int, end: int, inner: Sequence[int]) -> list[_Atom]:
    if not isinstance(part, Run) or not inner:
        return [_Atom(at, end, part)]
    edges = [at, *inner, end]
    base = part.span.start - at
    return [_Atom(a, b, replace(part, span=Span(base + a, base + b))) for a, b in pairwise(edges)]


def _nest(atoms: Sequence[_Atom], ranges: Sequence[Woven]) -> list[Inline]:
    content: list[Inline] = []
    open_: list[tuple[Woven, list[Inline]]] = []
    todo = list(ranges)
    for atom in atoms:
        while open_ and atom.start >= open_[-1][0].end:
            _close(open_, content)
        while todo and todo[0].start <= atom.start and atom.end > atom.start:
            open_.append((todo.pop(0), []))
        (open_[-1][1] if open_ else content).append(atom.part)
    while open_:
        _close(open_, content)
    return content


def _close(open_: list[tuple[Woven, list[Inline]]], content: list[Inline]) -> None:
    woven, inner = open_.pop()
    done = replace(woven.frame, content=tuple(inner))
    (open_[-1][1] if open_ else content).append(done)


class Rebuilder:
    """Makes the tree anew with the woven contents, by the same paths by which it was read."""

    def __init__(
        self,
        contents: Mapping[Path, tuple[Inline, ...]],
        wraps: Sequence[Wrapped],
        notes: Mapping[int, int],
        speakers: Mapping[Path, str],
        sources: Mapping[Path, str],
    ) -> None:
        self.contents = contents
        self.wraps: dict[Path, list[Wrapped]] = {}
        for wrap in wraps:
            self.wraps.setdefault(wrap.path, []).append(wrap)
        self.numbers = notes
        self.speakers = speakers
        self.sources = sources
        self._made: dict[int, Note] = {}

    def edition(self, edition: Edition) -> Edition:
        """The whole edition; itself where nothing is woven into it."""
        if not (self.contents or self.wraps or self.speakers or self.sources):
            return edition
        front, body, back = (
            self._nodes(part, (n,)) for n, part in enumerate((edition.front, edition.body, edition.back))
        )
        return replace(edition, front=front, body=body, back=back)

    # The model's unions are wide; each case gives back the type that it was given.
    def _nodes(self, nodes: Sequence[Any], path: Path) -> tuple[Any, ...]:
        made: list[Any] = [self._node(node, (*path, i)) for i, node in enumerate(nodes)]
        for wrap in sorted(self.wraps.get(path, ()), key=lambda w: -w.first):
            inner = tuple(made[wrap.first : wrap.last + 1])
            made[wrap.first : wrap.last + 1] = [replace(wrap.frame, content=inner)]
        return tuple(part for node in made for part in _without_list(node))

    def _node(self, node: Any, path: Path) -> Any:  # noqa: ANN401, C901 - one line for each kind of node
        match node:
            case Paragraph() | Heading():
                content = self._content(node.content, path)
                return node if content is node.content else replace(node, content=content)
            case Table():
                return replace(node, content=self._nodes(node.content, path))
            case Division() | Item() | Quotation() | Postscript():
                return replace(node, content=self._nodes(node.content, path))
            case Utterance():
                who = self.speakers.get(path, node.who)
                return replace(node, content=self._nodes(node.content, path), who=who)
            case ListBlock():
                return self._list(node, path)
            case Row():
                return replace(node, cells=self._nodes(node.cells, path))
            case Verse():
                return replace(node, lines=self._nodes(node.lines, path))
            case Epigraph():
                return replace(
                    node,
                    quote=self._nodes(node.quote, (*path, -1)),
                    source=self._nodes(node.source, (*path, -2)),
                    who=self.sources.get(path, node.who),
                )
            case Closer():
                return replace(node, parts=self._nodes(node.parts, path))
            case Note():
                return self._note(node)
            case Run() | LineEnd():
                return node
            case _:
                return node

    def _list(self, node: ListBlock, path: Path) -> ListBlock:
        made = replace(node, items=self._nodes(node.items, path))
        return (
            replace(made, kind="slogans")
            if not made.kind and all(_is_slogan(i) for i in made.items)
            else made
        )

    def _content(self, content: tuple[Inline, ...], path: Path) -> tuple[Inline, ...]:
        found = self.contents.get(path, content)
        if not any(isinstance(part, (NoteReference, Quotation)) for part in found):
            return found
        return tuple(map(self._inline, found))

    def _inline(self, part: Inline) -> Inline:
        match part:
            case NoteReference(_, _, Note()):
                return replace(part, note=self._note(part.note)) if part.note else part
            case Quotation():
                return replace(part, content=tuple(self._inline(p) for p in part.content))  # type: ignore[arg-type]
            case _:
                return part

    def _note(self, note: Note) -> Note:
        if id(note) not in self._made:
            number = self.numbers.get(id(note))
            content = self._nodes(note.content, (-number,)) if number else note.content
            self._made[id(note)] = replace(note, content=content)
        return self._made[id(note)]


def _without_list(node: Node) -> tuple[Node, ...]:
    """A list whose items are all turns of a dialogue is none: their paragraphs."""
    if isinstance(node, ListBlock) and all(_is_turn(item) for item in node.items):
        return tuple(part for item in node.items for part in item.content)
    return (node,)


def _is_turn(item: Item) -> bool:
    paragraphs = [n for n in item.content if isinstance(n, Paragraph)]
    first = paragraphs[0].content[0] if paragraphs and paragraphs[0].content else None
    return isinstance(first, Quotation) and first.rend == "dash"


def _is_slogan(item: Item) -> bool:
    """Whether an item is a slogan and nothing else but its label."""
    if len(item.content) != 1 or not isinstance(item.content[0], Paragraph):
        return False
    content = item.content[0].content
    found = [p for p in content if isinstance(p, Quotation)]
    rest = sum(len(p.span) for p in content if isinstance(p, Run))
    return len(found) == 1 and found[0].type == "slogan" and rest <= len("10. – ")
