"""Parse: the ways to take a run of characters apart into letters, lost accents and characters that mean themselves."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from octtei.clean.accent.character import Place, Role, role
from octtei.clean.accent.cipher import Cipher, Options, Side
from octtei.clean.accent.fitting import HOLE, Flags
from octtei.clean.accent.spelling import Reading, Speller

_RUN = re.compile(r"(?:[^\W\d_\u00b2\u00b3\u00b9\u2070-\u209c]|\0)+")  # raised digits are no letters
_HYPHENED = re.compile(r"(?<![\w\0])(?:[^\W\d_]|\0)+(?:-(?:[^\W\d_]|\0)+)+(?=[^\w\0]*\Z)")
_NUMBER = re.compile(r"\d[.,:]?\d")
_IN_WORD = re.compile(r"[^\W\d_]\d{2}(?!\d)")
_MOST_PARSES = 24
_KEPT = 4
_ELISION = -0.7
_NO_ELISION = -2.0
_INITIAL = -2.0
_JOINED = -4.0
"""What it costs (decades) to take a sign between two hyphens for itself."""


class Unit(NamedTuple):
    """Characters `start` to `end` of the string, which become one: `text`, or one of `options`."""

    start: int
    end: int
    text: str
    options: Options | None


class Spelled(NamedTuple):
    """One reading of a string: for each unit what it becomes, the score, whether all lost accents stand in words."""

    units: tuple[Unit, ...]
    letters: tuple[str, ...]
    score: float
    known: bool

    @property
    def text(self) -> str:
        """The string as it is read here."""
        return "".join(self.letters)


_Spelling = tuple[tuple[str, ...], float, bool]
"""For each unit what it becomes, the score, whether all lost accents stand in words."""


def parses(string: str, cipher: Cipher) -> list[tuple[Unit, ...]]:
    """Every way to read the marks of `string` by `cipher`, at most 24."""
    plain = tuple(map(_itself, range(len(string)), string))
    if cipher.marks.isdisjoint(string):
        return [plain]
    forks = dict(_forks(string, cipher))
    nexts = _nexts(forks, len(string))
    open_ways: list[tuple[int, tuple[Unit, ...]]] = [(0, ())]
    done: list[tuple[Unit, ...]] = []
    while open_ways:
        at, units = open_ways.pop()
        fork = nexts[at]
        units += plain[at:fork]
        if fork >= len(string):
            done.append(units)
            continue
        ways = forks[fork]
        if len(open_ways) + len(done) > _MOST_PARSES:
            ways = ways[:1]
        open_ways += [(way.end, (*units, way)) for way in reversed(ways)]
    return done


@lru_cache(maxsize=4096)
def _itself(at: int, char: str) -> Unit:
    """A character at its place that means itself."""
    return Unit(at, at + 1, char, None)


def _forks(string: str, cipher: Cipher) -> Iterator[tuple[int, list[Unit]]]:
    """The places where something else than the character itself may begin, with what may: they are at marks."""
    marks = [at for at, char in enumerate(string) if char in cipher.marks]
    for at in sorted({*marks, *(at - 1 for at in marks if at)}):
        ways = _ways(string, at, cipher)
        if len(ways) > 1 or ways[0].options:
            yield at, ways


def _nexts(forks: Iterable[int], length: int) -> list[int]:
    """For each place of a string, the end included, the first fork that is not before it; its end if there is none."""
    found: list[int] = []
    for fork in (*forks, length):
        found += [fork] * (fork + 1 - len(found))
    return found


def _ways(string: str, at: int, cipher: Cipher) -> list[Unit]:
    """What may begin at place `at`: lost accents first, then the character itself."""
    char, marks = string[at], cipher.marks
    following = string[at + 1 : at + 2]
    found: list[Unit] = []
    if char in marks and not _is_figure(string, at, cipher):
        if following and (options := cipher.options(char, Side.BEFORE, following)):
            found.append(Unit(at, at + 2, following, options))
        if options := cipher.options(char, Side.ALONE, ""):
            found.append(Unit(at, at + 1, HOLE, options))
            if _elides(string, at, cipher):
                found.append(Unit(at, at + 1, "’", None))
    if (
        following in marks
        and following
        and not _is_figure(string, at + 1, cipher)
        and (options := cipher.options(following, Side.AFTER, char))
    ):
        found.append(Unit(at, at + 2, char, options))
        beside = Side.BEFORE not in cipher.sides and not cipher.uses(following, Side.ALONE, "")
        if role(following) is Role.ALIEN and beside:
            return found
    if not (found and char in marks and role(char) is Role.ALIEN):
        found.append(Unit(at, at + 1, char, None))
    return found


def is_use(string: str, at: int, length: int, cipher: Cipher) -> bool:
    """Whether `cipher` has a use for the one or two characters (`length`) from place `at`: a mark, or one with its letter."""
    if at < 0 or at + length > len(string):
        return False
    one, other = string[at], string[at + length - 1]
    if length == 1:
        return one in cipher.marks and cipher.uses(one, Side.ALONE, "")
    return (other in cipher.marks and cipher.uses(other, Side.AFTER, one)) or (
        one in cipher.marks and cipher.uses(one, Side.BEFORE, other)
    )


def in_number(string: str, at: int) -> bool:
    """Whether a digit at place `at` belongs to a number of several: `14`, `4.000`, `7,5`."""
    return string[at].isdecimal() and _NUMBER.search(string, max(0, at - 2), at + 3) is not None


def _is_figure(string: str, at: int, cipher: Cipher) -> bool:
    """Whether a mark at place `at` is a digit of a number; where marks replace letters, two of them may stand in a word."""
    if not in_number(string, at):
        return False
    return Side.ALONE not in cipher.sides or _IN_WORD.search(string) is None


def _elides(string: str, at: int, cipher: Cipher) -> bool:
    """Whether an apostrophe may have stood at place `at`: behind `l`, `qu`, before a vowel."""
    head = re.search(r"[^\W\d_]*$", string[:at])
    lang = cipher.lang
    return (
        head is not None
        and lang.elides(head[0])
        and (
            string[at + 1 : at + 2].lower() in lang.elision_before or string[at + 1 : at + 2] in cipher.marks
        )
        and at + 1 < len(string)
    )


def spell(string: str, cipher: Cipher, speller: Speller) -> list[Spelled]:
    """The likeliest readings of `string` (no spaces in it), best first, at least one."""
    found: dict[str, Spelled] = {}
    for units in parses(string, cipher):
        for letters, score, known in (
            *_spelled(string, units, cipher, speller),
            *_compound(units, cipher, speller),
        ):
            text = "".join(letters)
            if text not in found or found[text].score < score:
                found[text] = Spelled(units, letters, score, known)
    ranked = sorted(found.items(), key=_by_likelihood) if len(found) > 1 else found.items()
    return [spelled for _, spelled in ranked][:_KEPT]


def _by_likelihood(reading: tuple[str, Spelled]) -> tuple[float, str]:
    return (-reading[1].score, reading[0])


def _spelled(string: str, units: tuple[Unit, ...], cipher: Cipher, speller: Speller) -> list[_Spelling]:
    plain = "".join([unit.text for unit in units])
    runs = list(_RUN.finditer(plain))
    cost = _between(plain, runs, cipher) + _taken(string, units, plain, cipher)
    ways: list[_Spelling] = [((), cost, True)]
    marked = [(i, unit.options) for i, unit in enumerate(units) if unit.options]
    done = 0
    for run in runs:
        a, b = run.span()
        flags = tuple([(i - a, options) for i, options in marked if a <= i < b])
        always, kept = _kept(run[0], cipher) if cipher.kept else (0.0, 0.0)
        gap = tuple(plain[done:a])
        ways = _best(
            [
                (
                    (*letters, *gap, *r.letters),
                    score + always + r.score + (0.0 if r.known else kept),
                    known and (r.known or not flags),
                )
                for letters, score, known in ways
                for r in _readings(plain, a, b, flags, speller)
            ]
        )
        done = b
    rest = tuple(plain[done:])
    return [((*letters, *rest), score, known) for letters, score, known in ways] if rest else ways


def _compound(units: tuple[Unit, ...], cipher: Cipher, speller: Speller) -> Iterator[_Spelling]:
    """The readings of a string as one word with hyphens."""
    if all(unit.text != "-" for unit in units):
        return
    plain = "".join([unit.text for unit in units])
    hit = _HYPHENED.search(plain) if len(plain) == len(units) else None
    if hit is None or any(c.isalnum() or c == HOLE for c in plain[: hit.start()]):
        return
    a, b = hit.span()
    flags = tuple([(i - a, unit.options) for i, unit in enumerate(units) if unit.options and a <= i < b])
    if flags:
        cost = _between(plain, [hit], cipher)
        for reading in speller.compound(hit[0], flags):
            yield (*plain[:a], *reading.letters, *plain[b:]), cost + reading.score, True


def _taken(string: str, units: tuple[Unit, ...], plain: str, cipher: Cipher) -> float:
    """What it costs to take marks for apostrophes, which a text that has its own does not lack."""
    if "’" not in plain:
        return 0.0
    return cipher.apostrophe * sum(unit.text == "’" != string[unit.start] for unit in units)


def _kept(run: str, cipher: Cipher) -> tuple[float, float]:
    """What it costs to take letters for themselves that are marks elsewhere: in any word, and more in one that nobody knows.

    Texts have the letters of ASCII anyway, so words have told that already; and one of them may be itself in any word.
    """
    found = [c for c in run if c in cipher.kept]
    plain = [cipher.kept[c] for c in found if c.isascii()]
    return sum(cipher.kept[c] for c in found if not c.isascii()), sum(plain) if len(plain) > 1 else 0.0


def _best(ways: list[_Spelling]) -> list[_Spelling]:
    """The likeliest of `ways`, best first."""
    return sorted(ways, key=_by_score)[:_KEPT] if len(ways) > 1 else ways


def _by_score(way: _Spelling) -> tuple[float, tuple[str, ...]]:
    return (-way[1], way[0])


def _readings(plain: str, a: int, b: int, flags: Flags, speller: Speller) -> tuple[Reading, ...]:
    run = plain[a:b]
    if not flags and plain[b : b + 1] in ("'", "’") and speller.lexicon.language.elides(run):
        return (Reading(tuple(run), _ELISION, known=True),)
    if not flags and len(run) == 1 and run.isupper() and plain[b : b + 1] == ".":
        return (Reading((run,), _INITIAL, known=True),)
    return speller.read(run, flags)


def _between(plain: str, runs: list[re.Match[str]], cipher: Cipher) -> float:
    """What it costs to take the characters outside the runs for themselves."""
    if len(runs) == 1 and len(runs[0][0]) == len(plain):
        return 0.0
    cost = sum(
        cipher.literally(place, plain[at]) + _is_joined(plain, at) * _JOINED
        for at, place in outside(plain, runs)
    )
    for run, following in itertools.pairwise(runs):
        if plain[run.end() : following.start()] in ("'", "’") and not cipher.lang.elides(run[0]):
            cost += _NO_ELISION
    return cost


def _is_joined(plain: str, at: int) -> bool:
    """Whether a sign stands between two hyphens: `c'est-+-dire`."""
    return plain[at - 1 : at] == "-" == plain[at + 1 : at + 2] and plain[at] != "-"


def outside(plain: str, runs: list[re.Match[str]]) -> Iterator[tuple[int, Place]]:
    """The places of the characters outside the runs, each with its kind; a number of several digits counts once."""
    kinds = [Place.BEFORE, *[Place.INSIDE] * (len(runs) - 1), Place.BEHIND] if runs else [Place.LONE]
    edges = [0, *(edge for run in runs for edge in run.span()), len(plain)]
    for kind, start, end in zip(kinds, edges[::2], edges[1::2], strict=True):
        for at in range(start, end):
            if not (plain[at].isdecimal() and plain[at - 1 : at].isdecimal()):
                yield at, kind


def literal_marks(units: tuple[Unit, ...], cipher: Cipher) -> Iterator[tuple[Place, str]]:
    """The marks of a reading that mean themselves, each with the kind of its place."""
    plain = "".join(unit.text for unit in units)
    for at, place in outside(plain, list(_RUN.finditer(plain))):
        if plain[at] in cipher.marks:
            yield place, plain[at]
