"""Signs that were letters: `unti!`, `[at`, `Fr.ge`, `sucl:`, and which words they make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from octtei.clean.channel.candidates import Candidate
from octtei.clean.channel.context import STOP
from octtei.clean.channel.judge import Judge, judge
from octtei.clean.channel.lore import APOSTROPHES
from octtei.clean.channel.view import View
from octtei.clean.channel.worn import worn
from octtei.clean.rule import Passage
from octtei.lexicon import Standing, fold

_KEPT = "signs"
_LIKELY = {
    "!": "l i", "|": "l i t", "[": "l i t f", "]": "l i t j", "}": "l i", "{": "l i", "<": "s c e", ">": "s",
    "¢": "e é c ç", "@": "a à e è é", "&": "à é è e ß", "®": "e ß", "#": "n e", ":": "r i s", "'": "l i e",
    "’": "l i e", "‘": "w i", "*": "t", "=": "s", "\\": "t i", ".": "r c i", "$": "s ß", "£": "f", "€": "c e",
    "/": "l i", "°": "e o", ";": "i j", "«": "e", "»": "n",
}  # fmt: skip
"""Each sign, and the letters that look most like it."""
_BEHIND, _BEFORE = frozenset("!|[]{}<>¢@&®#:*=\\$£€/°"), frozenset("!|[]{}<>¢@&#*=\\$£€'’‘")
_INNER = _BEHIND | _BEFORE | frozenset(".«»")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_WIDE = "hkmnu"
"""Letters of two strokes, of which a sign may be the second: `sucl:`."""
_NEAR, _ANY, _TWO = 3.0, 6.0, 5.0
"""What it costs to see a sign for a letter like it, for any letter, and a sign and the letter beside it for one."""
_PLAIN = {":": 2.0, "!": 1.0, ";": 2.0, "/": 2.0, ".": 1.5, "'": 1.0, "’": 1.0, "‘": 1.0}
"""What more it costs where the sign may be what it is."""
_KEEP, _LEAST, _USED, _SHORTEST, _LONG = 0.02, -4.0, 0.5, 2, 7
_MOST = 400
"""So many forms are looked at."""


class Signed(NamedTuple):
    """The words `first` to `last` of a text with a sign, from `start` to `end`, and what they make with their leads, the best first."""

    first: int
    last: int
    start: int
    end: int
    found: tuple[tuple[str, float], ...]

    @property
    def plain(self) -> bool:
        """Whether the sign stands between letters and leaves no doubt: a long word, and no other."""
        alone = len(self.found) == 1 and len(self.found[0][0]) >= _LONG
        return alone and self.first < self.last


def signed(passage: Passage, seen: View) -> dict[int, Signed]:
    """Number of a word -> what it makes with the sign that touches it, for words that nobody knows in texts with plain misreadings."""
    found = passage.shared.get(_KEPT)
    if not isinstance(found, dict):
        places = _places(seen) if worn(passage) else []
        each = [one for i in places if (one := _read(i, judge(seen)))]
        found = passage.shared[_KEPT] = {i: one for one in each for i in range(one.first, one.last + 1)}
    return found


def _places(seen: View) -> list[int]:
    """The words that nobody knows and that a sign touches, in order."""
    text = seen.text
    rare = (f for f in sorted(seen.unknown) if seen.counts[f] == 1 and f[-1] not in APOSTROPHES)
    every = (i for i in seen.numbers(rare) if not seen.at_edge(i) and not seen.abroad(i))
    found = (
        i
        for i in every
        if text[seen.end(i) : seen.end(i) + 1] in _INNER or text[max(0, seen.starts[i] - 1)] in _INNER
    )
    return [i for i, _ in zip(found, range(_MOST), strict=False)]


def _read(i: int, channel: Judge) -> Signed | None:
    """What word `i` makes with the sign that touches it; None if nothing in use."""
    seen = channel.view
    text, start, end = seen.text, seen.starts[i], seen.end(i)
    behind, before = text[end : end + 1], text[start - 1 : start] if start else ""
    if behind in _INNER and behind and _touches(i, i + 1, seen):
        return _ranked(i, i + 1, start, seen.end(i + 1), channel)
    if before in _INNER and before and _touches(i - 1, i, seen):
        return _ranked(i - 1, i, seen.starts[i - 1], end, channel)
    if behind in _BEHIND and behind and not text[end + 1 : end + 2].strip(" \n\f.,;"):
        return _ranked(i, i, start, end + 1, channel)
    if before in _BEFORE and before and not text[start - 2 : start - 1].strip(" \n\f"):
        return _ranked(i, i, start - 1, end, channel)
    return None


def _touches(left: int, right: int, seen: View) -> bool:
    """Whether one sign alone parts two words, one of which may be a name, and not both known."""
    if left < 0 or right >= len(seen.forms) or seen.starts[right] - seen.end(left) != 1:
        return False
    one, other = seen.forms[left], seen.forms[right]
    if seen.text[seen.end(left)] == "." and other[0].isupper():
        return False
    return other[0].islower() and max(map(seen.lexicon.standing, (one, other))) is not Standing.NAME


def _ranked(first: int, last: int, start: int, end: int, channel: Judge) -> Signed | None:
    seen = channel.view
    costs = _words(seen.text[start:end], seen)
    leads = {
        w: channel.odds(Candidate(w, c), _KEEP).base + _fit(first, last, w, seen) for w, c in costs.items()
    }
    found = sorted(((w, lead) for w, lead in leads.items() if lead > _LEAST), key=lambda e: (-e[1], e[0]))
    return Signed(first, last, start, end, tuple(found)) if found else None


def _fit(first: int, last: int, word: str, seen: View) -> float:
    """How well a word goes with those beside the words `first` to `last`, the sign being a letter."""
    bond, small = seen.context.bond, word.lower()
    after = seen.items[last + 1] if last + 1 < len(seen.items) else STOP
    before = seen.left(first) if first == last or not seen.signs[first] else seen.signs[first]
    return bond(before, small) + bond(small, after)


def _words(shape: str, seen: View) -> dict[str, float]:
    """The words in use that a shape with a sign may be, each with its cost."""
    at = next(n for n, c in enumerate(shape) if not c.isalpha())
    sign, head, tail = shape[at], shape[:at], shape[at + 1 :]
    plain = _PLAIN.get(sign, 0.0) if not (head and tail) or sign in ".'’" else 0.0
    likely = _LIKELY.get(sign, "").split()
    found: dict[str, float] = {}
    for word, cost in (
        *_filled(head, (*likely, *_LETTERS), tail, likely, seen),
        *((w, _TWO) for w, _ in _filled(head[:-1], _WIDE, tail, (), seen) if len(head) > 1),
    ):
        if len(word) > _SHORTEST or seen.lore.frequency[word] > 100 * _USED:
            found[word] = min(cost + plain, found.get(word, 99.0))
    return found


def _filled(
    head: str, letters: Iterable[str], tail: str, likely: Iterable[str], seen: View
) -> Iterator[tuple[str, float]]:
    """The words in use with one of `letters` between `head` and `tail`, accents set aside."""
    for key in dict.fromkeys(fold(head + letter + tail) for letter in letters):
        for entry in seen.lexicon.lookup(key) if seen.lexicon.has(key) else ():
            word = entry.form
            middle = word[len(head) : len(word) - len(tail)].lower()
            plain = word.startswith((head.lower(), head))
            if entry.word and entry.frequency > _USED and plain and word.endswith(tail) and middle:
                yield _cased(word, head), _NEAR if middle in likely else _ANY


def _cased(word: str, head: str) -> str:
    """A word with the capital that what is left of it has."""
    return word[0].upper() + word[1:] if head[:1].isupper() else word
