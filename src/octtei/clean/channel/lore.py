"""Lore: what holds of forms whatever text they stand in, worked out once for each form of a document."""

from __future__ import annotations

from octtei.clean.rule import Passage
from octtei.lexicon import Lexicon, detect, languages, load

APOSTROPHES = "'’ʼ"


class _Known(dict[str, bool]):
    """Form -> whether it is a word, or an elided one with its apostrophe; looked up at the first question only."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon, self._elisions = lexicon, frozenset(lexicon.language.elisions)

    def __missing__(self, form: str) -> bool:
        if form[-1] in APOSTROPHES:
            found = f"{form[:-1].lower()}'" in self._elisions
        else:
            found = self._lexicon.is_word(form)
        self[form] = found
        return found


class Lore:
    """The lexicon of a document, its code, and what it says of each form that somebody asked for."""

    def __init__(self, language: str, lexicon: Lexicon) -> None:
        self.language, self.lexicon = language, lexicon
        self.known = _Known(lexicon)


def lore_of(passage: Passage) -> Lore | None:
    """The lore of the language of `passage`, with the editor's words; None if the language has no lexicon."""
    code = passage.language.partition("-")[0] or detect(passage.value) or ""
    if code not in languages():
        return None
    lexicon, extra = load(code), dict.fromkeys(passage.words, 1.0)
    return Lore(code, lexicon.extended(extra) if extra else lexicon)
