"""Classes: what a word may be in a sentence, and how often three classes stand in a row.

A word that builds sentences is of its group (`channel.language`), any other of all the classes that the dictionary gives it
(`Lexicon.classes`): `%401` is a form that is one of two things, and a class of its own, for it behaves like neither alone
(Kupiec's ambiguity classes). What no dictionary has goes by its last two letters. So counts of a small text tell much of
words that are not in it.
"""

from __future__ import annotations

from functools import lru_cache
from sys import intern

from octtei.clean.channel.language import grammar
from octtei.lexicon import languages, load
from octtei.room import learnt

_MOST = 50_000


class Classes(dict[str, str]):
    """Item (a word in small letters, a sign, a mark for names or numbers) -> its class, worked out once."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self._groups = grammar(code).groups
        self._lexicon = load(code) if code in languages() else None

    def __missing__(self, item: str) -> str:
        found = self[item] = self._class_of(item)
        return found

    def _class_of(self, item: str) -> str:
        if not item[0].isalpha():
            return item
        form = item.replace("’", "'").replace("ʼ", "'")
        if form in self._groups:
            return intern(self._groups[form])
        bits = self._bits(form)
        return intern(f"%{bits:x}" if bits else f"~{form[-2:]}")

    def _bits(self, form: str) -> int:
        """The classes of a form; of a compound with hyphens, those of its first part (`dit-il`) or its last."""
        if self._lexicon is None:
            return 0
        found = self._lexicon.classes(form)
        if found or "-" not in form:
            return found
        first, _, rest = form.partition("-")
        clitic = f"-{rest}" in self._lexicon.language.clitics
        return self._lexicon.classes(first if clitic else rest.rpartition("-")[2])

    def trim(self) -> None:
        """Forget the words of long ago; nothing that is found changes by it."""
        if len(self) > _MOST:
            self.clear()


@learnt
@lru_cache(maxsize=8)
def classes(code: str) -> Classes:
    """The classes of the words of language `code`."""
    return Classes(code)
