"""Abroad: which places of a text are of another language, time or dialect, where what nobody knows is no damage."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from octtei.clean.channel.dialect import Dialect
from octtei.lexicon import is_elsewhere

if TYPE_CHECKING:
    from octtei.clean.channel.view import View

_REACH = 12
_LEAST = 0.1
_EPITHET = 4
"""Letters of the shortest name of a species."""


class Abroad:
    """What the words around a word of a view say of their language; words are told by their numbers."""

    def __init__(self, view: View) -> None:
        self._view = view

    def at(self, i: int) -> bool:
        """Whether the words around word `i` are of another language, time or dialect, or of none that can be told; or it names a species."""
        if self._is_species(i) or self.of_old(i) or self._dialect.near(i):
            return True
        near = self._view.forms[max(0, i - _REACH) : i + _REACH + 1]
        around = {form.lower().replace("’", "'") for form in near}
        own = len(around & self._view.lexicon.language.function_words)
        return own < len(around) * _LEAST or is_elsewhere(around, self._view.language)

    def of_old(self, i: int) -> bool:
        """Whether the words around word `i` are spelt as centuries ago."""
        return self._view.archaic.near(i - _REACH, i + _REACH)

    @cached_property
    def _dialect(self) -> Dialect:
        seen = self._view
        return Dialect(seen.forms, seen.unknown, seen.places, seen.lore)

    def _is_species(self, i: int) -> bool:
        """Whether the word is what Latin calls a species whose genus is an initial before it: `P. veris`."""
        form, genus = self._view.forms[i], self._view.forms[i - 1] if i else ""
        shape = len(form) >= _EPITHET and form.islower() and len(genus) == 1 and genus.isupper()
        return shape and self._view.gap(i).startswith(".") and not self._view.known(form)
