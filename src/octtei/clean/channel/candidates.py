"""Candidates: the words that a form may be a misreading of, each with the cost of the slip.

Two ways lead to them: the confusions of the table are undone one at a time and the outcome looked up, and the words that
the document is sure of are found at one letter's distance by a deletion index (SymSpell's). Only where both find nothing
for a form that nobody knows, every word at one letter's distance is looked up (`octtei.lexicon.neighbours`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import chain
from math import inf
from typing import NamedTuple

from octtei.clean.channel.confusions import meant, slip, table
from octtei.clean.channel.language import grammar
from octtei.lexicon import Lexicon, Standing, fold, neighbours, recase
from octtei.room import learnt

LONGEST = 40
_REMEMBERED = 20_000
"""So many forms have their slips remembered."""


class Candidate(NamedTuple):
    """A word that may be meant, in the case of the form, and the cost of the slip."""

    form: str
    cost: float


def _shorter(word: str) -> list[str]:
    """A word, and the word without each of its letters."""
    return [word, *[word[:i] + word[i + 1 :] for i in range(len(word))]]


_Table = dict[str, tuple[str, ...]]


def _add(table: _Table, key: str, word: str) -> None:
    """One more word behind a key; behind most keys there is one only."""
    table[key] = (*table.get(key, ()), word)


class Index:
    """Words at one letter's distance, by the letters that they share, and by the ways to misread them (case matters).

    Forms that were asked for stand beside the words, so that a word that comes later finds those it is near.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._behind: _Table = {}
        self._misread: _Table = {}
        self._words: set[str] = set()
        self._slips: dict[str, dict[str, float]] = {}
        self.take(words)

    def __len__(self) -> int:
        return len(self._words) + len(self._slips)

    def take(self, words: Iterable[str]) -> None:
        """Index `words` too, those that are not there yet."""
        for word in frozenset(words).difference(self._words):
            self._words.add(word)
            if len(word) <= LONGEST:
                keys, misread = _shorter(word), _misread(word)
                self._tell(word, keys, misread)
                for key in keys:
                    _add(self._behind, key, word)
                for seen in misread:
                    _add(self._misread, seen, word)

    def _tell(self, word: str, keys: list[str], misread: list[str]) -> None:
        """Give `word` to the forms that were asked for and are near it."""
        near = {*misread, *chain.from_iterable(filter(None, map(self._behind.get, keys)))}
        slips = self._slips
        for form in near & slips.keys():
            slips[form].update(_costs(form, (word,)))

    def near(self, form: str) -> set[str]:
        """The words within one letter or one confusion of `form`, and some that are two letters away."""
        return self._near(form, _shorter(form)) if len(form) <= LONGEST else set()

    def _near(self, form: str, keys: list[str]) -> set[str]:
        found = set(chain.from_iterable(filter(None, map(self._behind.get, keys))))
        found.update(self._misread.get(form, ()))
        found.discard(form)
        return found & self._words

    def slips(self, form: str) -> dict[str, float]:
        """The words that one slip leads to from `form`, each with its cost; remembered, and kept as the index grows."""
        found = self._slips.get(form)
        if found is None:
            keys = _shorter(form) if len(form) <= LONGEST else []
            found = _costs(form, self._near(form, keys)) if keys else {}
            if len(self._slips) < _REMEMBERED and keys:
                self._slips[form] = found
                for key in keys if form not in self._words else ():
                    _add(self._behind, key, form)
        return found

    def remembers(self, form: str) -> bool:
        """Whether the slips of `form` that were given out grow with the index."""
        return form in self._slips


class Chosen:
    """Those words of an index that a text is sure of."""

    def __init__(self, index: Index, words: Iterable[str]) -> None:
        self._index, self.words = index, frozenset(words)
        index.take(self.words)
        self.all_slips, self.remembers = index.slips, index.remembers

    def near(self, form: str) -> set[str]:
        """As `Index.near`, of these words alone."""
        return self._index.near(form) & self.words

    def slips(self, form: str) -> list[Candidate]:
        """As `Index.slips`, of these words alone; in no order."""
        words = self.words
        return [Candidate(word, cost) for word, cost in self._index.slips(form).items() if word in words]


def _misread(word: str) -> list[str]:
    """The ways to misread `word` by one confusion of other than a letter for a letter."""
    known = meant()
    return [
        word[:at] + seen + word[at + len(intended) :]
        for at, char in enumerate(word)
        if char in known
        for seen, intended, _, _ in known[char]
        if word.startswith(intended, at)
    ]


def undone(form: str, dearest: float = inf) -> Iterator[str]:
    """`form` with one confusion of the table undone, each way that costs no more than `dearest`."""
    return (shape for shape, _, _ in _undone_at(form, dearest))


def strong(form: str, index: Chosen) -> tuple[Candidate, ...]:
    """The words of `index` that one slip leads to from `form`, the cheapest first."""
    return tuple(sorted(index.slips(form), key=_by_cost))


def listed(form: str, lexicon: Lexicon, dearest: float = inf) -> tuple[Candidate, ...]:
    """The dictionary words that one confusion of the table leads to from `form`, the cheapest first."""
    if len(form) > LONGEST:
        return ()
    seen = form.lower() if form[:1].isupper() and form[1:].islower() else form
    shapes = {*_listed(form, lexicon, dearest), *(_listed(seen, lexicon, dearest) if seen != form else ())}
    return ranked(form, (recase(s, form) if seen != form else s for s in shapes if _is_word(s, lexicon)))


def _listed(form: str, lexicon: Lexicon, dearest: float) -> Iterator[str]:
    """As `undone`, only what the lexicon has when accents and case are set aside: most shapes it has not."""
    key, known, has = fold(form), table(), lexicon.has
    if len(key) != len(form) or not form.isalpha():  # else a letter of the key stands where its own stood
        yield from (shape for shape in undone(form, dearest) if has(fold(shape)))
        return
    for at, char in enumerate(form):
        head = key[:at]
        for seen, intended, cost, folded in known.get(char, ()):
            if cost > dearest:
                break
            after = at + len(seen)
            if form.startswith(seen, at) and has(head + folded + key[after:]):
                yield form[:at] + intended + form[after:]


@learnt
@lru_cache(maxsize=_REMEMBERED)
def twice(form: str, lexicon: Lexicon) -> tuple[Candidate, ...]:
    """The dictionary words that two confusions lead to from `form`, accents set aside.

    The cheapest first. What stands before a confusion must begin a word: of most forms few places are left to try.
    """
    if len(form) > LONGEST:
        return ()
    key = fold(form)
    shapes: dict[str, float] = {}
    for once, first, at in _undone_at(key, inf, 0, lexicon.reach(key)):
        for shape, second, _ in _undone_at(once, inf, at, lexicon.reach(once)):
            shapes[shape] = min(first + second, shapes.get(shape, inf))
    found: dict[str, float] = {}
    for shape in sorted(filter(lexicon.has, shapes)):
        for entry in lexicon.lookup(shape):
            if entry.word and entry.form.islower() and shape != key:
                found[entry.form] = min(shapes[shape], found.get(entry.form, inf))
    return tuple(sorted((Candidate(recase(w, form), c) for w, c in found.items()), key=_by_cost))


def twice_known(form: str, index: Chosen) -> Iterator[Candidate]:
    """The words of `index` that one confusion and one slip of a letter lead to from `form`."""
    small, costs = form.lower(), dict[str, float]()
    for shape, first, _ in _undone_at(small, inf) if len(form) <= LONGEST else ():
        for word in index.near(shape):
            second = slip(shape, word.lower())
            costs[word] = min(first + second, costs.get(word, inf))
    return (Candidate(recase(w, form), cost) for w, cost in sorted(costs.items()) if cost < inf)


def _undone_at(
    form: str, dearest: float, start: int = 0, last: int = LONGEST
) -> Iterator[tuple[str, float, int]]:
    """As `undone` from place `start` to `last`, each shape with the cost of its confusion and its place."""
    known = table()
    for at in range(start, min(len(form), last + 1)):
        for confusion in known.get(form[at], ()):
            if confusion.cost <= dearest and form.startswith(confusion.seen, at):
                after = at + len(confusion.seen)
                yield form[:at] + confusion.meant + form[after:], confusion.cost, at


def _is_word(form: str, lexicon: Lexicon) -> bool:
    """Whether the dictionary has `form`, whose key it has, and no capital stands among its small letters."""
    if not (form.isupper() or form[1:].islower()):
        return False
    return form in lexicon or (form[0].isupper() and _is_noun(form, lexicon))


def _is_noun(form: str, lexicon: Lexicon) -> bool:
    """Whether a form with a capital is a counted noun of a language that gives nouns a capital: most are compounds."""
    return grammar(lexicon.language.code).capital_nouns and lexicon.standing(form) >= Standing.NAME


def anything(form: str, lexicon: Lexicon) -> tuple[Candidate, ...]:
    """The dictionary words at one letter's distance of `form`, the cheapest first; slow, half a millisecond."""
    return ranked(form, (recase(n.form, form) for n in neighbours(form, lexicon)))


def elided(form: str, lexicon: Lexicon) -> tuple[Candidate, ...]:
    """The elisions that a form with an apostrophe may be a misreading of: `qn'` for `qu'`."""
    mark, seen = form[-1], form[:-1].lower()
    heads = (head[:-1] for head in lexicon.language.elisions)
    return tuple(Candidate(recase(h + mark, form), slip(seen, h)) for h in heads if 0 < slip(seen, h) < inf)


def compound(form: str, lexicon: Lexicon, known: Callable[[str], bool]) -> tuple[Candidate, ...]:
    """The compounds that a form with hyphens may be a misreading of, one part of it being no word."""
    parts = form.split("-")
    wrong = [n for n, part in enumerate(parts) if len(part) > 1 and not known(part)]
    if len(wrong) != 1 or len(parts[wrong[0]]) < 3:
        return ()
    at = wrong[0]
    found = (
        Candidate("-".join((*parts[:at], c.form, *parts[at + 1 :])), c.cost)
        for c in {*anything(parts[at], lexicon), *listed(parts[at], lexicon)}
    )
    return tuple(sorted((c for c in found if known(c.form)), key=lambda c: (c.cost, c.form)))


def ranked(form: str, words: Iterable[str]) -> tuple[Candidate, ...]:
    """Those of `words` that one slip leads to from `form`, the cheapest first."""
    return tuple(sorted((Candidate(w, c) for w, c in _costs(form, words).items()), key=_by_cost))


def _by_cost(candidate: Candidate) -> tuple[float, str]:
    return (candidate.cost, candidate.form)


def _costs(form: str, words: Iterable[str]) -> dict[str, float]:
    """The cost of the slip that leads to each of `words` from `form`, where there is one."""
    found = {word: _cost(form, word) for word in words if word != form and _same_case(form, word)}
    return {word: cost for word, cost in found.items() if cost < inf}


def _same_case(form: str, word: str) -> bool:
    """Whether no capital appears where a small letter stood, save where the whole is in capitals."""
    if form[0].islower() and word[0].isupper():
        return False
    return form.isupper() or word[1:].islower() or not word[1:].isalpha()


def _cost(form: str, word: str) -> float:
    """The slip between the two; a capital that recognition changed at the start counts with its letter."""
    return min(slip(form, word), slip(form.lower(), word.lower()) if form[:1].isupper() else inf)
