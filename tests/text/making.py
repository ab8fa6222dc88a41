"""Arbitrary texts, layers over them, and the same answers got the slow and obvious way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hypothesis import strategies as st

from octtei.text import Decoding, Edit, Layer, Source, Span, Text

# Few letters, so that edits often delete and insert the same ones, which is where an undo could go wrong.
texts = st.text(alphabet="aab \n\f\x00é𝔘", max_size=40)


def source_of(text: str, name: str = "t") -> Source:
    """A UTF-8 Source of `text`, which has no newlines but `\\n`."""
    return Source(name, text.encode(), text, Decoding(((len(text), "utf-8"),)))


@st.composite
def layers_over(draw: st.DrawFn, text: str) -> Layer:
    """A layer of `text`: edits with at least one character between them, insertions and deletions included."""
    edits: list[Edit] = []
    at = draw(st.integers(0, 3))
    while at <= len(text) and len(edits) < 8:
        end = min(len(text), at + draw(st.integers(0, 3)))
        after = draw(st.text(alphabet="aabXY\n", max_size=3))
        if text[at:end] != after:
            edits.append(Edit(Span(at, end), text[at:end], after, f"test.n{len(edits)}"))
        at = end + draw(st.integers(1, 5))
    return Layer(tuple(edits))


@st.composite
def layered_texts(draw: st.DrawFn) -> Text:
    """A text with none to four layers over it."""
    text = Text.of(source_of(draw(texts)))
    for _ in range(draw(st.integers(0, 4))):
        text = text.over(draw(layers_over(text.value)))
    return text


@st.composite
def spans_in(draw: st.DrawFn, length: int) -> Span:
    """Any span of a text of `length` code points, empty ones included."""
    start = draw(st.integers(0, length))
    return Span(start, draw(st.integers(start, length)))


@dataclass(frozen=True)
class Behind:
    """One code point of the changed text: what it is, the span behind it (None: inserted), the edits that it shows."""

    char: str
    span: Span | None
    edits: tuple[int, ...]


def slow(layer: Layer, text: str) -> list[Behind]:
    """Each code point that `layer` makes of `text`; a pure deletion belongs to the code point that follows it."""
    found: list[Behind] = []
    done = 0
    waiting: tuple[int, ...] = ()
    for number, edit in enumerate(layer):
        for behind in _kept(text, done, edit.span.start, waiting):
            found.append(behind)
            waiting = ()
        span = edit.span if len(edit.span) else None
        found += [Behind(c, span, (number,)) for c in edit.after]
        waiting = () if edit.after else (number,)
        done = edit.span.end
    return found + list(_kept(text, done, len(text), waiting))


def _kept(text: str, start: int, end: int, waiting: tuple[int, ...]) -> Iterator[Behind]:
    for at in range(start, end):
        yield Behind(text[at], Span(at, at + 1), waiting if at == start else ())


def hull(spans: list[Span]) -> Span | None:
    """The smallest span that covers all `spans`, None if there are none."""
    return Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else None
