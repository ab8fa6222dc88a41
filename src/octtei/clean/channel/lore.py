"""Lore: what holds of forms whatever text they stand in, worked out once for each form that a worker meets."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Generic, TypeVar

from octtei.clean.channel.candidates import Candidate, Index, anything, listed
from octtei.clean.channel.confusions import ALIKE
from octtei.clean.channel.language import grammar
from octtei.clean.channel.rivals import Rivals
from octtei.clean.language import language_of, lexicon_of
from octtei.clean.rule import Passage
from octtei.lexicon import Lexicon, fold
from octtei.room import learnt

APOSTROPHES = "'’ʼ"
_MOST = 50_000
"""So many forms are remembered beyond the end of a document."""
_TWIN = 20.0
"""How often in a million words a word stands at least that may be meant by one with other accents."""
_MOST_INDEXED = 30_000
"""So many words and forms are kept in the index beyond the end of a document."""

Found = TypeVar("Found")


class Memo(dict[str, Found], Generic[Found]):
    """Form -> what a function says of it, asked at the first question only."""

    def __init__(self, find: Callable[[str], Found]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, form: str) -> Found:
        found = self[form] = self._find(form)
        return found


class Lore:
    """The lexicon of a language with an editor's words, and what it says of each form that somebody asked for."""

    def __init__(self, language: str, lexicon: Lexicon) -> None:
        self.language, self.lexicon = language, lexicon
        self._elisions = frozenset(lexicon.language.elisions)
        self.known: Memo[bool] = Memo(self._known)
        self.frequency: Memo[float] = Memo(self._frequency)
        self.listed: Memo[tuple[Candidate, ...]] = Memo(lambda form: listed(form, lexicon))
        self.alike: Memo[tuple[Candidate, ...]] = Memo(lambda form: listed(form, lexicon, ALIKE))
        self.written: Memo[bool] = Memo(self._written)
        self.anything: Memo[tuple[Candidate, ...]] = Memo(lambda form: anything(form, lexicon))
        self.index = Index(())
        alike, listed_all, frequency = (
            self.alike.__getitem__,
            self.listed.__getitem__,
            self.frequency.__getitem__,
        )
        self.rivals = (
            Rivals(language, alike, frequency, bold=False),
            Rivals(language, listed_all, frequency, bold=True),
        )
        self.twins: Memo[tuple[str, ...]] = Memo(self._twins)
        self.small_twins: Memo[bool] = Memo(self._has_small_twin)
        """Whether one of a form and its twins builds sentences."""

    def _frequency(self, form: str) -> float:
        """How often in a million words a form stands; who counted wrote ss for ß."""
        found = self.lexicon.frequency(form)
        return self.lexicon.frequency(form.replace("ß", "ss")) if not found and "ß" in form else found

    def _twins(self, form: str) -> tuple[str, ...]:
        """The words that differ from `form` in their accents only, in small letters, and are in use."""
        entries = self.lexicon.accent_variants(fold(form))
        words = (e.form for e in entries if e.word and e.form.islower() and e.frequency > _TWIN)
        return tuple(sorted(word for word in words if word != form and len(word) == len(form)))

    def _has_small_twin(self, form: str) -> bool:
        twins, building = self.twins[form], grammar(self.language).groups
        return bool(twins) and (form in building or not building.keys().isdisjoint(twins))

    def _written(self, form: str) -> bool:
        """Whether the dictionary writes a word exactly so."""
        return any(e.word and e.form == form for e in self.lexicon.lookup(fold(form)))

    def _known(self, form: str) -> bool:
        """Whether `form` is a word, one of centuries ago, or an elided one with its apostrophe."""
        if form[-1] in APOSTROPHES:
            return f"{form[:-1].lower()}'" in self._elisions
        return self.lexicon.is_word(form) or form.lower() in self.lexicon.language.archaic_words

    def trim(self) -> None:
        """Forget what would grow without end from document to document; nothing that is found changes by it."""
        for table in (
            self.known,
            self.frequency,
            self.listed,
            self.alike,
            self.anything,
            self.twins,
            self.small_twins,
            self.written,
        ):
            if len(table) > _MOST:
                table.clear()
        if len(self.index) > _MOST_INDEXED:
            self.index = Index(())
            self._forget_rivals()
        elif sum(map(len, self.rivals)) > _MOST:
            self._forget_rivals()

    def _forget_rivals(self) -> None:
        for rivals in self.rivals:
            rivals.forget()


@learnt
@lru_cache(maxsize=2)
def _lore(code: str, words: tuple[str, ...]) -> Lore:
    return Lore(code, lexicon_of(code, words))


def lore_of(passage: Passage) -> Lore | None:
    """The lore of the language of `passage`, with the editor's words; None if the language has no lexicon."""
    code = language_of(passage)
    if not code:
        return None
    lore = _lore(code, tuple(passage.words))
    lore.trim()
    return lore
