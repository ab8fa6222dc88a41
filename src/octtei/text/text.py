"""Text: a source and the layers of edits over it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from octtei.text.edit import Edit, Layer
from octtei.text.source import Source
from octtei.text.span import Span


@dataclass(frozen=True, slots=True)
class Applied:
    """An edit in its place: which layer, the span in that layer's own text, and the raw characters behind it.

    `raw` is None where the edit changes characters that no raw character stands behind.
    """

    layer: int
    edit: Edit
    raw: Span | None


@dataclass(frozen=True, slots=True)
class Text:
    """A source seen through its layers. `value` is what they make of it; nothing is ever changed in place."""

    source: Source
    layers: tuple[Layer, ...] = ()
    value: str = field(default="", compare=False, repr=False)

    @classmethod
    def of(cls, source: Source) -> Text:
        """The raw text, no layer over it."""
        return cls(source, (), source.text)

    def over(self, layer: Layer) -> Text:
        """The text with `layer` over it; EditError if the layer was made for another text."""
        return Text(self.source, (*self.layers, layer), layer.apply(self.value)) if len(layer) else self

    def undo(self) -> str:
        """The raw text, got by undoing every layer from the top; equal to `source.text`, always."""
        value = self.value
        for layer in reversed(self.layers):
            value = layer.inverse().apply(value)
        return value

    def origin(self, span: Span) -> Span | None:
        """The hull of the raw characters behind `span` of `value`; None where edits supplied them all."""
        return self._down(span, len(self.layers))

    def _down(self, span: Span, top: int) -> Span | None:
        now: Span | None = span
        for layer in reversed(self.layers[:top]):
            now = layer.origin(now) if now is not None else None
        return now

    def trail(self, span: Span) -> list[Applied]:
        """Every edit behind `span` of `value`, in the order in which they were made: the apparatus entry."""
        found: list[Applied] = []
        now: Span | None = span
        for number in range(len(self.layers) - 1, -1, -1):
            layer = self.layers[number]
            here = now if now is not None else Span(0, 0)
            found[:0] = [self._applied(number, layer.edits[i]) for i in layer.touching(here)]
            now = layer.origin(here)
            if now is None:
                break
        return found

    def _applied(self, number: int, edit: Edit) -> Applied:
        return Applied(number, edit, self._down(edit.span, number))

    def edits(self) -> Iterator[Applied]:
        """Every edit of every layer, layer by layer."""
        for number, layer in enumerate(self.layers):
            for edit in layer:
                yield self._applied(number, edit)

    def raw_place(self, at: int) -> int:
        """The place in the raw text that stands behind place `at` of `value`."""
        for layer in reversed(self.layers):
            at = layer.place(at)
        return at

    def raw_line(self, at: int) -> int:
        """The number of the raw line, from 1, that place `at` of `value` comes from."""
        return self.source.line_at(self.raw_place(at))
