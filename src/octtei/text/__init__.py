"""The text core: a source, edits in layers over it, and the way back. Pure, standard library only."""

from octtei.text.edit import Edit, EditError, Layer, Safety, together
from octtei.text.legible import legible
from octtei.text.source import Decoding, Source
from octtei.text.span import Span
from octtei.text.text import Applied, Text

__all__ = [
    "Applied",
    "Decoding",
    "Edit",
    "EditError",
    "Layer",
    "Safety",
    "Source",
    "Span",
    "Text",
    "legible",
    "together",
]
