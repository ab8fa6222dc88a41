"""Lexicon: what is a word of one language, how common it is, and which words differ from it in accents only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from octtei.lexicon.compile import FOREIGN, WORD
from octtei.lexicon.fold import fold, plain
from octtei.lexicon.language import Language, language
from octtei.lexicon.shape import heads_and_rest, without_clitics
from octtei.lexicon.store import table
from octtei.lexicon.table import Row, Table
from octtei.room import learnt

_REMEMBERED, _FEW = 1 << 15, 1 << 12
_SHORTEST_NAME = 4


class Standing(IntEnum):
    """How far a form is known; a higher one is better."""

    UNKNOWN = 0
    """Nowhere."""
    SHADOW = 1
    """Only counted, and a dictionary word has the same letters with other accents: `etait`, `revolution`."""
    SEEN = 2
    """Only counted: a foreign word, a name written small, an abbreviation, noise."""
    NAME = 3
    """Only counted, and written here with a capital: most likely a name."""
    WORD = 4
    """In the dictionary or the editor's list, or put together from what is."""


class Entry(NamedTuple):
    """One form of the lexicon.

    `frequency` is how often it occurs in a million words, any case, 0.0 if it was never counted; `word` says
    whether the dictionary has it, or only the frequency list. `classes` are bits, in the order of the language's
    `class_names`; 0 where nothing is known. A `foreign` one is no word, and far commoner in a neighbouring language.
    """

    form: str
    frequency: float
    word: bool
    classes: int = 0
    foreign: bool = False


Lookup = Callable[[str], tuple[Entry, ...]]
"""Folded key -> the entries that fold to it, dictionary forms first, the commonest first."""


def per_million(rank: int) -> float:
    """The frequency that a stored rank stands for; 0.0 for rank 0."""
    return float(10 ** (6 - rank / 100)) if rank else 0.0


def _bytes(key: str) -> bytes:
    return key.encode("utf-8", "surrogatepass")


def _entry(row: Row) -> Entry:
    if row.kind & WORD:
        return Entry(row.form, per_million(row.rank), word=True, classes=row.kind >> 1)
    return Entry(row.form, per_million(row.rank), word=False, foreign=row.kind == FOREIGN)


class Lexicon:
    """The words of one language; immutable. Forms may come in any case, composed or not, with either apostrophe.

    `lookup` gives the entries of a folded key; `has` only says whether there are any, faster and remembering nothing:
    for keys that are guessed by the hundred. `reach` tells how many letters of one at its beginning begin any key.
    """

    def __init__(
        self, lang: Language, lookup: Lookup, has: Callable[[str], bool], reach: Callable[[str], int]
    ) -> None:
        self.language = lang
        self.lookup = lookup
        self.has = has
        self.reach = reach
        self.is_word: Callable[[str], bool] = lru_cache(_REMEMBERED)(self._is_word)
        self.standing: Callable[[str], Standing] = lru_cache(_FEW)(self._standing)
        """How far a form is known, its composition considered (see `is_word`)."""

    @classmethod
    def of_table(cls, lang: Language, stored: Table) -> Lexicon:
        """The lexicon in a compiled table."""

        def lookup(key: str) -> tuple[Entry, ...]:
            return tuple(map(_entry, stored.rows(_bytes(key))))

        return cls(lang, lru_cache(_REMEMBERED)(lookup), stored.has, stored.reach)

    @classmethod
    def of_words(cls, lang: Language, frequencies: Mapping[str, float]) -> Lexicon:
        """A small lexicon of the forms named, all of them words; for tests and for languages without data."""
        groups = _grouped(Entry(plain(form), per, word=True) for form, per in frequencies.items())
        return cls(lang, lambda key: groups.get(key, ()), groups.__contains__, _reach(groups))

    def __contains__(self, form: str) -> bool:
        """Whether the dictionary has `form` as it stands, or in small letters, or as a name.

        `Paris` and `PARIS` are in it, `larsen` is not; nothing is taken apart (see `is_word`).
        """
        form = plain(form)
        asked = {form, form.lower()} if form != form.lower() else {form}
        if len(form) > 1 and form.isupper():
            asked.add(form.title())
            asked.add(form.capitalize())
        return any(e.word and e.form in asked for e in self.lookup(fold(form)))

    def frequency(self, form: str) -> float:
        """How often `form` occurs in a million words whatever its case, accents as given; 0.0 if never counted."""
        lower = plain(form).lower()
        return max((e.frequency for e in self.lookup(fold(form)) if e.form.lower() == lower), default=0.0)

    def is_foreign(self, form: str) -> bool:
        """Whether `form` is no word, and one of a neighbouring language that has it far oftener: `command`, `piece`."""
        lower = plain(form).lower()
        return any(e.foreign and e.form == lower for e in self.lookup(fold(form)))

    def classes(self, form: str) -> int:
        """The grammatical classes of `form` in small letters, as bits in the order of the language's `class_names`."""
        lower, found = plain(form).lower(), 0
        for entry in self.lookup(fold(form)):
            if entry.form == lower:
                found |= entry.classes
        return found

    def _standing(self, form: str) -> Standing:
        if self.is_word(form):
            return Standing.WORD
        form = plain(form)
        lower = form.lower()
        entries = self.lookup(fold(form))
        if not any(e.form.lower() == lower and not e.word for e in entries):
            return Standing.UNKNOWN
        if any(e.word for e in entries):
            return Standing.SHADOW
        return Standing.NAME if form[0].isupper() and len(form) >= _SHORTEST_NAME else Standing.SEEN

    def _is_word(self, form: str) -> bool:
        """Whether `form` is a word, or is put together from words the way the language does it.

        Capitals, bare capitals (`Etat`, `REVOLUTION` in languages that print them), elision (`l'homme`), clitics
        (`dit-il`, `celui-là`) and hyphened compounds of words are considered; names that only the frequency list
        knows are none (see `standing`).
        """
        form = plain(form)
        return self._is_simple(form) or self._is_elided(form) or self._is_composed(form)

    def _is_simple(self, form: str) -> bool:
        return (
            form in self
            or (self.language.bare_capitals and form[:1].isupper() and self._is_bare_capital(form))
            or ("oe" in form.lower() and self._has_ligature(form))
        )

    def _has_ligature(self, form: str) -> bool:
        """Whether a word is `form` but for a ligature that is typed as two letters here: `coeur`, `Oeuvre`."""
        lower = form.lower()
        return any(e.word and e.form.lower().replace("œ", "oe") == lower for e in self.lookup(fold(form)))

    def _is_bare_capital(self, form: str) -> bool:
        """Whether a word has the same letters, and lacks accents here on capitals only."""
        if len(form) == 1:
            return any(e.word for e in self.lookup(fold(form)))
        return any(
            e.word
            and len(e.form) == len(form)
            and all(
                a.lower() == b.lower() or (a.isupper() and a.isascii())
                for a, b in zip(form, e.form, strict=True)
            )
            for e in self.lookup(fold(form))
        )

    def _is_elided(self, form: str) -> bool:
        parts = heads_and_rest(form, self.language)
        return parts is not None and (self._is_simple(parts[1]) or self._is_composed(parts[1]))

    def _is_composed(self, form: str) -> bool:
        stem = without_clitics(form, self.language)
        if stem != form:
            return self._is_simple(stem) or self._is_elided(stem) or self._is_composed(stem)
        if "-" not in form:
            return False
        *heads, last = form.split("-")
        return self._is_part(last) and all(
            h.lower() in self.language.compound_heads or self._is_part(h) for h in heads
        )

    def _is_part(self, part: str) -> bool:
        return len(part) > 1 and (self._is_simple(part) or self._is_elided(part))

    def accent_variants(self, stripped: str) -> tuple[Entry, ...]:
        """All words that have the letters of `stripped` once accents are taken off both, the commonest first.

        œ counts as oe. Only dictionary words, as the lexicon writes them (names with their capital); where there
        is none, what the frequency list has (`Entry.word` is False then).
        """
        entries = self.lookup(fold(stripped))
        known = tuple(e for e in entries if e.word)
        return tuple(sorted(known or entries, key=_by_frequency))

    def extended(self, forms: Mapping[str, float]) -> Lexicon:
        """The lexicon with further words (form -> frequency in a million) laid over it; the words win."""
        extra = _grouped(Entry(plain(form), per, word=True) for form, per in forms.items())
        below, had, reached, further = self.lookup, self.has, self.reach, _reach(extra)

        def lookup(key: str) -> tuple[Entry, ...]:
            above = extra.get(key)
            if above is None:
                return below(key)
            new = {e.form for e in above}
            merged = (*above, *(e for e in below(key) if e.form not in new))
            return tuple(sorted(merged, key=lambda e: (not e.word, *_by_frequency(e))))

        return Lexicon(
            self.language,
            lookup,
            lambda key: key in extra or had(key),
            lambda key: max(reached(key), further(key)),
        )


def _reach(keys: Iterable[str]) -> Callable[[str], int]:
    """`Lexicon.reach` of a few keys."""
    begun = {key[:n] for key in keys for n in range(len(key) + 1)}
    return lambda key: next((n for n in range(len(key), 0, -1) if key[:n] in begun), 0)


def _by_frequency(entry: Entry) -> tuple[float, str]:
    return (-entry.frequency, entry.form)


def _grouped(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(fold(entry.form), []).append(entry)
    return {key: tuple(sorted(group, key=_by_frequency)) for key, group in groups.items()}


@learnt
@lru_cache(maxsize=8)
def load(code: str, folder: Path | None = None) -> Lexicon:
    """The lexicon of language `code`, compiled at first use and then mapped from the cache (`folder` to name another).

    Called again it gives the same object. Raises UnknownLanguageError.
    """
    return Lexicon.of_table(language(code), table(code, folder))
