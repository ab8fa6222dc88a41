"""Abroad: which places of a text are of another language, time or dialect, where what nobody knows is no damage."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from octtei.clean.channel.dialect import Dialect
from octtei.lexicon import is_elsewhere, language, tried_languages

if TYPE_CHECKING:
    from octtei.clean.channel.view import View

_REACH = 12
_LEAST = 0.1
_BESIDE, _PHRASE = 4, 2
"""So many words on either side of a word are right beside it, and more than so many strange ones a phrase."""
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
        return own < len(around) * _LEAST or is_elsewhere(around, self._view.language) or self._in_phrase(i)

    def _in_phrase(self, i: int) -> bool:
        """Whether the words right beside word `i` are a phrase of a neighbouring language: more of them are of it alone than of this one."""
        lexicon = self._view.lexicon
        forms = self._view.forms[max(0, i - _BESIDE) : i] + self._view.forms[i + 1 : i + 1 + _BESIDE]
        own = sum(form.lower() in lexicon.language.function_words for form in forms)
        built = [form for form in forms if form.lower() in _builders(self._view.language)]
        return len(built) > 1 and len(built) + sum(map(lexicon.is_foreign, forms)) > max(own, _PHRASE)

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


@lru_cache(maxsize=8)
def _builders(code: str) -> frozenset[str]:
    """What builds the sentences of the languages that the rules were tried on, but not those of `code`."""
    own = language(code).function_words
    return frozenset(word for other in tried_languages() for word in language(other).function_words - own)
