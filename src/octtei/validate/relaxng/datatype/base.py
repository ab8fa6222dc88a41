"""What a datatype is to the validator, whatever library it comes from."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Protocol


class DatatypeError(ValueError):
    """A schema asks for a datatype or a parameter that does not exist or makes no sense; the text is the sentence."""


class Context(Protocol):
    """What a value may depend on beside its own characters."""

    def resolve(self, prefix: str) -> str | None:
        """The namespace of a prefix in scope ('' for the default one), None where it is not declared."""

    def is_unparsed_entity(self, name: str) -> bool:
        """Whether the DTD declares an unparsed entity of that name."""


class Datatype(ABC):
    """A set of strings and when two of them mean the same.

    `key` tells datatypes apart, `label` is how messages call it, `id_type` is ID, IDREF, IDREFS or empty,
    `needs_context` whether the answer depends on the context.
    """

    key: tuple[object, ...]
    label: str
    id_type: str = ""
    needs_context: bool = False

    @abstractmethod
    def parse(self, text: str, context: Context) -> object | None:
        """What the text means, as something that can be compared and hashed; None where it is not of the datatype."""

    def allows(self, text: str, context: Context) -> bool:
        """Whether the text is of the datatype."""
        return self.parse(text, context) is not None

    def describe(self) -> tuple[str, ...]:
        """A noun phrase for messages, then what limits it."""
        return (self.label,)


Params = Sequence[tuple[str, str]]
"""Names and values of parameters in the order of the schema."""
