"""The forms of a lexicon, as tables of letters are counted from them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from octtei.lexicon import Language
from octtei.lexicon.compile import WORD
from octtei.lexicon.store import table


class Form(NamedTuple):
    """A word or name in small letters; whether it is a name, may be a person of a verb, and was ever met in texts."""

    letters: str
    name: bool
    person: bool
    met: bool


def forms(lang: Language) -> Iterator[Form]:
    """The words and names of a language; what the frequency list has with other accents than the dictionary is misspelt, and left out."""
    stored = table(lang.code)
    persons = sum(2 << at for at, name in enumerate(lang.class_names) if name.startswith("v"))
    for key in stored.every_key():
        rows = stored.rows(key)
        words = any(row.kind & WORD for row in rows)
        for row in rows:
            if row.kind & WORD or not words:
                name = not row.kind & WORD or row.form[:1].isupper()
                yield Form(row.form.lower(), name, bool(row.kind & persons), bool(row.rank))
