"""Strip: the words of one paragraph as a reader reads them, each character with its place in the tree."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

from octtei.model.inline import Division as Divided
from octtei.model.inline import Inline, LineEnd, NoteReference, Run
from octtei.model.tree import (
    Division,
    Edition,
    Epigraph,
    Heading,
    Item,
    Node,
    Note,
    Paragraph,
    Quotation,
    Row,
    Utterance,
    children,
)
from octtei.room import learnt

Path = tuple[int, ...]

_WORD = re.compile(
    r"(?=[A-ZÀ-Þ])(?:M|MM|Mr|Mrs|Ms|Dr|Hr|Fr|St|Mgr|[A-ZÀ-Þ])\.(?=[\s\-]*[A-ZÀ-Þ])"
    r"|[^\W\d_]+(?:['’](?=\w)|(?:-[^\W\d_]+)*)|\d+|\S"
)


class Token(NamedTuple):
    """A word or a mark of a strip: its range and its characters; `low` in small letters, apostrophes straight."""

    start: int
    end: int
    text: str
    low: str

    @property
    def is_word(self) -> bool:
        """Whether it is a word, and no mark or number."""
        return self.text[0].isalpha()

    @property
    def is_name(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()


# What Token() does, without its check of the number of fields: a text has many words.
_token = tuple.__new__


@learnt
@lru_cache(maxsize=1 << 15)
def _low(word: str) -> str:
    """The word in small letters with straight apostrophes."""
    return word.casefold().replace("’", "'")


@lru_cache(maxsize=256)
def _tokens_of(text: str) -> tuple[list[Token], list[int]]:
    """The words and marks of a text, and where each begins.

    What is looked at lies together; to keep the tokens of a whole book would take more room than all else of it.
    """
    hits = list(_WORD.finditer(text))
    starts, words = [hit.start() for hit in hits], [hit.group() for hit in hits]
    fields = zip(starts, map(re.Match.end, hits), words, map(_low, words), strict=True)
    return list(map(_token, repeat(Token), fields)), starts


def forget() -> None:
    """Let go of the tokens that are still kept; nobody asks for those of a text that is done."""
    _tokens_of.cache_clear()


@dataclass(eq=False, slots=True)
class Strip:
    """One paragraph, item or heading.

    `text` is what one reads: divided words joined, line ends as spaces (as newlines where a blank line follows),
    without furniture and note marks. `widths` are the characters of `text` that each piece of the content gave. `notes` are the positions in `text` before which a note is called. `path` leads to the
    paragraph in the tree, `stream` tells what reads on from what, `barrier` whether nothing runs on into this one.
    """

    path: Path
    stream: int
    kind: str
    content: tuple[Inline, ...]
    barrier: bool
    text: str = ""
    widths: list[int] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    number: int = 0
    _runs: list[int] = field(default_factory=list)
    _places: list[int] = field(default_factory=list)

    @property
    def tokens(self) -> list[Token]:
        """The words and marks, in their order."""
        return _tokens_of(self.text)[0]

    @property
    def starts(self) -> list[int]:
        """Where each token begins."""
        return _tokens_of(self.text)[1]

    def place(self, position: int) -> int:
        """The place in the clean text of the character at `position`, or of the last one."""
        at = min(position, len(self.text) - 1)
        if at < 0:
            return 0
        run = bisect_right(self._runs, at) - 1
        return self._places[run] + at - self._runs[run]

    def begin(self, position: int, place: int) -> None:
        """What begins at `position` of `text` begins at `place` of the clean text."""
        self._runs.append(position)
        self._places.append(place)


def read_strip(value: str, strip: Strip) -> Strip:
    """Fill in what the content of `strip` says."""
    pieces: list[str] = []
    done, after = 0, -1
    for part in strip.content:
        piece = ""
        match part:
            case Run(span):
                _soft_break(value, pieces, after, span.start)
                piece, after = span.of(value), span.end
                strip.begin(done, span.start)
            case LineEnd():
                piece = _line_end(part)
                if piece:
                    strip.begin(done, part.at)
            case NoteReference(span):
                strip.notes.append(done)
                after = span.end
            case _:
                after = -1
        if piece:
            pieces.append(piece)
        strip.widths.append(len(piece))
        done += len(piece)
    strip.text = "".join(pieces)
    return strip


def _soft_break(value: str, pieces: list[str], after: int, start: int) -> None:
    """A blank line inside a block is the end of a paragraph of it, as in a note."""
    if after >= 0 and pieces and pieces[-1].endswith(" ") and value.count("\n", after, start) > 1:
        pieces[-1] = f"{pieces[-1][:-1]}\n"


def _line_end(end: LineEnd) -> str:
    if end.division is Divided.NONE:
        return " "
    return "-" if end.division in (Divided.STRONG, Divided.UNDECIDED) else ""


class Reader:
    """Reads the strips of an edition in its order; the notes each as a stream of its own."""

    def __init__(self, value: str) -> None:
        self.value = value
        self.strips: list[Strip] = []
        self.notes: dict[int, int] = {}
        self._streams = 0
        self._barrier = True

    def read(self, edition: Edition) -> list[Strip]:
        """All strips, numbered in their order."""
        for number, part in enumerate((edition.front, edition.body, edition.back)):
            self._barrier = True
            self._nodes(part, (number,), 0)
        for number, strip in enumerate(self.strips):
            strip.number = number
        return self.strips

    def _nodes(self, nodes: Sequence[Node | Item | Row], path: Path, stream: int) -> None:
        for index, node in enumerate(nodes):
            self._node(node, (*path, index), stream)

    def _node(self, node: Node | Item | Row, path: Path, stream: int) -> None:
        match node:
            case Paragraph():
                self._leaf(node.content, path, stream, node.kind)
            case Heading():
                self._barrier = True
                self._leaf(node.content, path, stream, "head")
                self._barrier = True
            case Note():
                self._note(node)
            case Epigraph() | Utterance() | Division():
                self._barrier = True
                self._inside(node, path, stream)
                self._barrier = True
            case _:
                self._inside(node, path, stream)

    def _inside(self, node: Node | Item | Row, path: Path, stream: int) -> None:
        match node:
            case Utterance():
                self._nodes(node.content, path, stream)
            case Epigraph():
                self._notes_in((*node.quote, *node.source))
            case Quotation():
                self._nodes([n for n in node.content if not isinstance(n, Run)], path, stream)  # type: ignore[misc]
            case _:
                self._nodes(children(node), path, stream)

    def _leaf(self, content: tuple[Inline, ...], path: Path, stream: int, kind: str) -> None:
        if kind in ("p", "l", "head") and not any(isinstance(part, Quotation) for part in content):
            strip = read_strip(self.value, Strip(path, stream, kind, content, self._barrier))
            if strip.text.strip():
                self.strips.append(strip)
                self._barrier = False
        self._notes_of(content)

    def _notes_of(self, content: Sequence[Inline]) -> None:
        for part in content:
            if isinstance(part, NoteReference) and part.note is not None:
                self._note(part.note)

    def _notes_in(self, nodes: Sequence[Node]) -> None:
        for node in nodes:
            if isinstance(node, Paragraph):
                self._notes_of(node.content)

    def _note(self, note: Note) -> None:
        if id(note) in self.notes:
            return
        self._streams += 1
        number = self.notes[id(note)] = self._streams
        barrier, self._barrier = self._barrier, True
        self._nodes(note.content, (-number,), number)
        self._barrier = barrier


def streams(strips: Sequence[Strip]) -> Iterator[list[Strip]]:
    """The strips that read on from one another: the text, then each note."""
    found: dict[int, list[Strip]] = {}
    for strip in strips:
        found.setdefault(strip.stream, []).append(strip)
    yield from found.values()
