"""Plays whose labels stand in lines of their own, in capitals: what follows a label is that speaker's.

A layout without words shows such a label as a heading, as a signature or as a short paragraph; here all three are read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from octtei.model.inline import Inline, LineEnd, Run
from octtei.model.tree import Closer, Division, Edition, Heading, Node, Paragraph, Utterance, Verse
from octtei.structure.terms.names import CASTS

_NAME = r"[A-ZÀ-ÞŒ][A-ZÀ-ÞŒ'’.\-]+(?:[ \u00a0][A-ZÀ-ÞŒ'’\-]+){0,4}"
_ALONE = re.compile(
    rf"\s*(?P<name>{_NAME})(?:,[ \u00a0][^!?…]{{1,60}}|[ \u00a0]?[(\[][^)\]]{{1,80}}[)\]])?\s*[.:]?\s*$"
)
_DIRECTION = re.compile(r"\s*[(\[].*[)\]]\s*\.?\s*$", re.S)
_LONGEST = 120
_FEWEST, _SHARE, _BRIEF = 4, 0.25, 30


@dataclass(frozen=True, slots=True)
class _Label:
    """A line that may be a label."""

    name: str
    content: tuple[Inline, ...]


Piece = Node | _Label


def stacked(edition: Edition, value: str) -> Edition:
    """The edition with utterances where labels stand in lines of their own; as it is if there are none.

    At least two names must each label twice, four labels in all, and one for every four pieces of text.
    """
    pieces = list(_walk(edition.body, value))
    labels = [p.name for p in pieces if isinstance(p, _Label)]
    counts = Counter(labels)
    names = frozenset(name for name, count in counts.items() if count > 1)
    kept = sum(counts[name] for name in names)
    if len(names) < 2 or kept < _FEWEST or kept < _SHARE * len(pieces):
        return edition
    if 2 * _spoken(pieces, names, value) < kept:
        return edition
    return replace(edition, body=_rebuilt(edition.body, value, names))


def _spoken(pieces: Sequence[Piece], names: frozenset[str], value: str) -> int:
    """How many labels stand directly above text: a name that stands below a text has signed it."""
    return sum(
        isinstance(a, _Label)
        and a.name in names
        and isinstance(b, Paragraph | Verse)
        and not _is_apart(a.content, _content(b), value)
        for a, b in pairwise(pieces)
    )


def _walk(nodes: Sequence[Node], value: str) -> Iterator[Piece]:
    """Everything that is a label or text, whatever divisions it lies in."""
    for node in nodes:
        if isinstance(node, Division):
            yield from () if _is_list(node, value) else _walk(node.content, value)
        else:
            yield from _pieces(node, value)


def _is_cast(node: Division, value: str) -> bool:
    """Whether a division is the list of the characters and no more: its names, each once, label nothing."""
    head = next((part for part in node.content if isinstance(part, Heading)), None)
    words = " ".join(part.span.of(value) for part in head.content if isinstance(part, Run)) if head else ""
    if words.casefold().strip(" .:") not in CASTS:
        return False
    labels = [p.name for p in _walk(node.content, value) if isinstance(p, _Label)]
    return len(set(labels)) == len(labels)


def _is_list(node: Division, value: str) -> bool:
    """Whether a division is the list of the characters and nothing more: no play follows it under the same heading."""
    if not _is_cast(node, value):
        return False
    pieces = [piece for part in node.content for piece in _pieces(part, value)]
    names = frozenset(piece.name for piece in pieces if isinstance(piece, _Label))
    return _spoken(pieces, names, value) < _FEWEST


def _as_list(node: Division) -> Division:
    """The list of the characters without speeches in it."""
    content: list[Node] = []
    for part in node.content:
        content += [Paragraph(part.speaker.content), *part.content] if isinstance(part, Utterance) else [part]
    return replace(node, content=tuple(content))


def _pieces(node: Node, value: str) -> Iterator[Piece]:
    """A node as it is; or the label that it is or begins with, and what is left of it."""
    if isinstance(node, Closer) and len(node.parts) == 1 and not node.opener:
        label = _label(node.parts[0].content, value)
        yield label or node
    elif isinstance(node, Heading):
        label = None if node.n else _label(node.content, value)
        yield label or node
    elif isinstance(node, Paragraph):
        first, rest = _first_line(node.content)
        label = _label(first, value)
        yield label or node
        if label and any(isinstance(part, Run) for part in rest):
            yield replace(node, content=rest)
    elif isinstance(node, Utterance) and (label := _label(node.speaker.content, value)):
        yield label
        for part in node.content:
            yield from _pieces(part, value)
    else:
        yield node


def _first_line(content: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    for at, part in enumerate(content):
        if isinstance(part, LineEnd):
            return content[: at + 1], content[at + 1 :]
    return content, ()


def _label(content: tuple[Inline, ...], value: str) -> _Label | None:
    runs = [part.span for part in content if isinstance(part, Run)]
    if not runs or runs[-1].end - runs[0].start > _LONGEST:
        return None
    hit = _ALONE.match(" ".join(span.of(value) for span in runs))
    return _Label(" ".join(hit.group("name").split()).strip(" ."), content) if hit else None


def _rebuilt(nodes: Sequence[Node], value: str, names: frozenset[str]) -> tuple[Node, ...]:
    made: list[Node] = []
    said: list[Node] = []
    label: _Label | None = None
    for node in _nested(_level(nodes, value, names)):
        if isinstance(node, Division):
            made += _utterance(label, said, value)
            label, said = None, []
            listed = _is_list(node, value)
            inner = _as_list(node) if listed else replace(node, content=_rebuilt(node.content, value, names))
            made.append(inner)
            continue
        for piece in _named_pieces(node, value, names):
            if isinstance(piece, Paragraph | Verse):
                said.append(piece)
                continue
            made += _utterance(label, said, value)
            label, said = (piece, []) if isinstance(piece, _Label) else (None, [])
            made += [] if isinstance(piece, _Label) else [piece]
    return (*made, *_utterance(label, said, value))


def _named_pieces(node: Node, value: str, names: frozenset[str]) -> list[Piece]:
    """The pieces of a node if it begins with a label of one of `names`, else the node."""
    pieces = list(_pieces(node, value))
    first = pieces[0]
    return pieces if isinstance(first, _Label) and first.name in names else [node]


def _level(nodes: Sequence[Node], value: str, names: frozenset[str]) -> Iterator[Node]:
    """The nodes of one level; a division that a label heads is none, its content belongs to this level."""
    for node in nodes:
        if not isinstance(node, Division) or not node.content:
            yield node
        elif isinstance(_named_pieces(node.content[0], value, names)[0], _Label):
            yield from _opened(_level(node.content, value, names))
        else:
            yield node


def _opened(nodes: Iterator[Node]) -> Iterator[Node]:
    """What closed a division closes nothing any more."""
    for node in nodes:
        if isinstance(node, Closer):
            yield from (replace(part, kind="p") for part in node.parts)
        else:
            yield node


def _nested(nodes: Iterator[Node]) -> list[Node]:
    """What follows a division is in it: behind a division the level has no text of its own."""
    made: list[Node] = []
    for node in nodes:
        last = made[-1] if made else None
        if isinstance(last, Division) and not isinstance(node, Division):
            made[-1] = replace(last, content=(*last.content, node))
        else:
            made.append(node)
    return made


def _utterance(label: _Label | None, said: Sequence[Node], value: str) -> list[Node]:
    """What a label and the text below it become; stage directions at the end are nobody's words."""
    if label is None:
        return list(said)
    apart = [_is_apart(a, b, value) for a, b in pairwise([label.content, *map(_content, said)])]
    end = 0 if apart[:1] == [True] else len(said)
    while (
        end
        and isinstance(last := said[end - 1], Paragraph)
        and _is_direction(last, value, apart=apart[end - 1])
    ):
        end -= 1
    speaker = Paragraph(label.content, kind="speaker")
    if not end:
        return [Paragraph(label.content), *said]
    return [
        Utterance(speaker, tuple(said[:end]), why="a label in a line of its own, as others have it"),
        *said[end:],
    ]


def _content(node: Node) -> tuple[Inline, ...]:
    return node.content if isinstance(node, Paragraph) else ()


def _is_apart(before: Sequence[Inline], after: Sequence[Inline], value: str) -> bool:
    """Whether a blank line stands between."""
    ends = [part.span.end for part in before if isinstance(part, Run)]
    starts = [part.span.start for part in after if isinstance(part, Run)]
    return bool(ends and starts) and value.count("\n", ends[-1], starts[0]) > 1


def _is_direction(paragraph: Paragraph, value: str, *, apart: bool) -> bool:
    """Whether a paragraph stands in brackets, is a line in capitals like the title of a scene, or a few words set apart."""
    words = "".join(p.span.of(value) for p in paragraph.content if isinstance(p, Run)).strip()
    brief = apart and len(words) <= _BRIEF and words.endswith(".")
    return bool(_DIRECTION.match(words)) or brief or (words.isupper() and not words.endswith(("!", "?", ".")))
