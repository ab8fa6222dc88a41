"""Gaps: words whose letters with accents were left out, or became spaces, found by the letters that came through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product

from octtei.lexicon import Entry, Lexicon, fold
from octtei.room import learnt

HOLE = "\0"
"""Stands for a letter of which nothing is left."""
_LONGEST, _TWICE, _MOST_HOLES = 24, 14, 3
"""Letters of the longest form that is looked at, and of the longest that may have lost two; holes of one word."""
_FREE = 2
"""So many letters of a word may be lost that bear any accents."""
_REMEMBERED = 50_000
_USUAL = 20.0
"""So often in a million stands a word that makes it idle to look further."""


class Gaps:
    """The words of a language, asked for what a form was before it lost its letters with accents."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        counted = Counter(base for _, base in lexicon.language.accented)
        self._bases = tuple(sorted(counted))
        self._commonest = max(self._bases, key=lambda base: counted[base], default="")
        self.once = lru_cache(_REMEMBERED)(self._once)
        self.within = lru_cache(_REMEMBERED)(self._within)
        self.whole = lru_cache(_REMEMBERED)(self._whole)

    def _whole(self, run: str) -> tuple[Entry, ...]:
        """The words that `run` (small letters) is with a letter with an accent at each hole, the commonest first."""
        holes = run.count(HOLE)
        if not 0 < holes <= _MOST_HOLES or len(run) > _LONGEST:
            return ()
        head, *rest = run.split(HOLE)
        keys = ("".join((head, *map("".join, zip(way, rest, strict=True)))) for way in self._ways(holes))
        found = (entry for key in keys for entry in self._entries(key))
        return _ranked(e for e in found if holed(e.form.lower()) == run)

    def _ways(self, holes: int) -> Iterable[tuple[str, ...]]:
        """What may stand in so many holes: anything in two; of more all but one have the letter that bears most accents."""
        if holes <= _FREE:
            return product(self._bases, repeat=holes)
        usual = (self._commonest,) * holes
        return dict.fromkeys(
            (*usual[:at], base, *usual[at + 1 :]) for at in range(holes) for base in self._bases
        )

    def _once(self, form: str) -> tuple[Entry, ...]:
        """The words that `form` (small letters) is with one letter with an accent put in anywhere, the commonest first."""
        return _ranked(self._fitting(form, self._filled((form,)))) if 0 < len(form) <= _LONGEST else ()

    def _within(self, form: str) -> tuple[Entry, ...]:
        """The same with one or two letters, which may be neighbours; two where no usual word comes of one."""
        if not 0 < len(form) <= _LONGEST:
            return ()
        once = self.once(form)
        if len(form) > _TWICE or (once and once[0].frequency >= _USUAL):
            return once
        # One of two lost letters is nearly always that which bears most accents: an e in French.
        half = {form[:at] + self._commonest + form[at:] for at in range(len(form) + 1)}
        return _ranked([*once, *self._fitting(form, self._filled(half))])

    def _filled(self, keys: Iterable[str]) -> set[str]:
        return {
            key[:at] + base + key[at:] for key in keys for at in range(len(key) + 1) for base in self._bases
        }

    def is_name(self, word: str) -> bool:
        """Whether the lexicon has `word` with the capital that it has here."""
        return any(entry.form == word for entry in self.lexicon.lookup(fold(word)))

    def _fitting(self, form: str, keys: set[str]) -> Iterator[Entry]:
        for key in keys:
            for entry in self._entries(key):
                if "".join(filter(str.isascii, entry.form)).lower() == form:
                    yield entry

    def _entries(self, key: str) -> tuple[Entry, ...]:
        return tuple(e for e in self.lexicon.lookup(key) if e.word) if self.lexicon.has(key) else ()


def holed(form: str) -> str:
    """`form` with a hole for each letter that is not of ASCII."""
    return "".join(c if c.isascii() else HOLE for c in form)


def _ranked(found: Iterator[Entry] | list[Entry]) -> tuple[Entry, ...]:
    best = {entry.form: entry for entry in found if not entry.form.isascii()}
    return tuple(sorted(best.values(), key=lambda e: (-e.frequency, e.form)))


@learnt
@lru_cache(maxsize=2)
def gaps_of(lexicon: Lexicon) -> Gaps:
    """The words of `lexicon`, asked for what they lost; the same for all texts of a worker."""
    return Gaps(lexicon)
