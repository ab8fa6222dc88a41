"""Count what stands beside what in large clean texts: `python -m bench.neighbours fr FOLDER/fr OUT`, for `clean/channel/data`.

A line of a file is a sentence, a paragraph or a citation (`bench.corpora` makes the files of FOLDER). No sentence can be got back from the table.
See docs/lexicon.md for what was counted, and `octtei.clean.channel.lent` for what is made of it.
"""

from __future__ import annotations

import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cached_property
from itertools import islice, pairwise
from math import exp, log
from pathlib import Path

from bench.members import Members
from octtei.clean.channel.bonds import kind
from octtei.clean.channel.classes import classes
from octtei.clean.channel.language import grammar
from octtei.clean.channel.lent import COARSE, STEP, Packed, Table, packed

_LINES = 4000
_KINDS, _WORDS, _TRIPLES = 2.0, 1.0, 3.0
"""So many occurrences, as the depths above tell them, are put before those that are counted."""
_LEAST = 1.5
_GAIN = {"kinds": 2.0, "words": 2.5, "triples": 3.0, "rows": 4.0}
_MOST = {"kinds": 60_000, "words": 160_000, "triples": 40_000, "rows": 60_000}
_UNSEEN = 12.0
"""So many occurrences must be expected before it says something that none was seen."""
Key = tuple[str, ...]
Weights = dict[Key, float]


def mixed(word: str, code: str) -> str:
    """A word that builds sentences itself, of any other the class."""
    return word if word in grammar(code).groups or not word[0].isalpha() else classes(code)[word]


class Counted:
    """What was counted: pairs of words, and three in a row of words that build sentences and classes."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.pairs: Weights = defaultdict(float)
        self.rows: Weights = defaultdict(float)

    def take(self, name: Path, weight: float) -> None:
        """Count a file."""
        members, pairs, rows = Members(self.code), Counter[Key](), Counter[Key]()
        mix: dict[str, str] = {}
        with name.open(encoding="utf8") as lines:
            while piece := list(islice(lines, _LINES)):
                for run in members.runs(line.strip() for line in piece):
                    pairs.update(pairwise(run))
                    shape = [mix.get(w) or mix.setdefault(w, mixed(w, self.code)) for w in run]
                    rows.update(zip(shape, shape[1:], shape[2:], strict=False))
        for table, found in ((self.pairs, pairs), (self.rows, rows)):
            for key, times in found.items():
                table[key] += weight * times
        print(name.name, sum(pairs.values()), len(pairs), len(rows), file=sys.stderr)


def sides(pairs: Mapping[Key, float]) -> tuple[dict[str, float], dict[str, float]]:
    """How often each member is the first of a pair, and the second."""
    left: dict[str, float] = defaultdict(float)
    right: dict[str, float] = defaultdict(float)
    for (a, b), times in pairs.items():
        left[a] += times
        right[b] += times
    return left, right


def summed(counts: Mapping[Key, float], of: Mapping[str, str]) -> Weights:
    """The counts of what the members stand for."""
    found: Weights = defaultdict(float)
    for key, times in counts.items():
        found[tuple(of[m] for m in key)] += times
    return found


def corrected(
    seen: Mapping[Key, float], expected: Mapping[Key, float], weight: float, name: str
) -> dict[Key, float]:
    """What is seen to what is expected (natural logarithm), where it says most."""
    found: list[tuple[float, Key, float]] = []
    for key, chance in expected.items():
        times = seen.get(key, 0.0)
        if times < _LEAST and chance < _UNSEEN:
            continue
        ratio = (times + weight) / (chance + weight)
        gain = times * log(ratio) - chance * (ratio - 1)
        if gain > _GAIN[name]:
            found.append((-gain, key, log(ratio)))
    found.sort()
    print(name, len(found), "kept", min(len(found), _MOST[name]), file=sys.stderr)
    return {key: value for _, key, value in found[: _MOST[name]]}


class Model:
    """The tables of a language, each depth a correction of the one above."""

    def __init__(self, counted: Counted) -> None:
        self.counted, self.code = counted, counted.code
        pairs = counted.pairs
        self.words = sides(pairs)
        self.total = sum(pairs.values())
        items = {w for pair in pairs for w in pair}
        self.kind_of = {w: kind(w, self.code) if w[0].isalpha() else w for w in items}
        self.class_of = {w: classes(self.code)[w] for w in items}
        self.coarse = summed(pairs, self.class_of)
        self.classes = sides(self.coarse)
        self.fine = corrected(summed(pairs, self.kind_of), self._expected_kinds(), _KINDS, "kinds")
        self.own = corrected(pairs, self._expected_words(), _WORDS, "words")

    def usual(self, kind: str) -> str:
        """The class that most words of a kind have."""
        return max(self._classes_of_kinds[kind].items(), key=lambda e: (e[1], e[0]))[0]

    @cached_property
    def _classes_of_kinds(self) -> dict[str, dict[str, float]]:
        found: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for side in self.words:
            for word, times in side.items():
                found[self.kind_of[word]][self.class_of[word]] += times
        return found

    def ratio(self, left: str, right: str) -> float:
        """How much oftener than by chance one class stands behind another."""
        chance = self.classes[0].get(left, 0.0) * self.classes[1].get(right, 0.0) / self.total
        return (self.coarse.get((left, right), 0.0) + COARSE) / (chance + COARSE)

    def _expected_kinds(self) -> Weights:
        """How often classes alone tell that two kinds stand side by side: all pairs that are seen or common."""
        units = [defaultdict[str, dict[str, float]](lambda: defaultdict(float)) for _ in range(2)]
        for side, table in zip(self.words, units, strict=True):
            for word, times in side.items():
                table[self.kind_of[word]][self.class_of[word]] += times
        left, right = ({k: sum(v.values()) for k, v in table.items()} for table in units)
        keys = set(summed(self.counted.pairs, self.kind_of)) | _common(left, right, self.total)
        found: Weights = {}
        for a, b in keys:
            ways = ((x, n, y, m) for x, n in units[0][a].items() for y, m in units[1][b].items())
            found[a, b] = sum(n * m * self.ratio(x, y) for x, n, y, m in ways) / self.total
        return found

    def _expected_words(self) -> Weights:
        left, right = self.words
        keys = {k for k, n in self.counted.pairs.items() if n >= _LEAST} | _common(left, right, self.total)
        return {
            (a, b): left.get(a, 0.0) * right.get(b, 0.0) / self.total * self._above(a, b) for a, b in keys
        }

    def _above(self, a: str, b: str) -> float:
        kind = self.fine.get((self.kind_of[a], self.kind_of[b]), 0.0)
        return self.ratio(self.class_of[a], self.class_of[b]) * exp(kind)

    def rows(self) -> tuple[dict[Key, float], dict[Key, float]]:
        """What three in a row say beyond their pairs: by classes, and by words that build sentences."""
        fine = self.counted.rows
        of = {m: classes(self.code)[m] if m[0].isalpha() else m for row in fine for m in row}
        coarse = corrected(rough := summed(fine, of), _in_rows(rough), _TRIPLES, "triples")
        told = {
            row: times * exp(coarse.get(tuple(of[m] for m in row), 0.0))
            for row, times in _in_rows(fine).items()
        }
        return coarse, corrected(fine, told, _TRIPLES, "rows")


def _common(left: Mapping[str, float], right: Mapping[str, float], total: float) -> set[Key]:
    """The pairs that would be frequent if all were chance."""
    most = max(right.values())
    ones = [(a, n) for a, n in left.items() if n * most / total > _UNSEEN]
    others = sorted(((m, b) for b, m in right.items()), reverse=True)
    found: set[Key] = set()
    for a, n in ones:
        least = _UNSEEN * total / n
        for m, b in others:
            if m < least:
                break
            found.add((a, b))
    return found


def _in_rows(rows: Mapping[Key, float]) -> Weights:
    """How often pairs tell that three stand in a row."""
    first: Weights = defaultdict(float)
    last: Weights = defaultdict(float)
    middle: dict[str, float] = defaultdict(float)
    for (a, b, c), times in rows.items():
        first[a, b] += times
        last[b, c] += times
        middle[b] += times
    found: Weights = {(a, b, c): first[a, b] * last[b, c] / middle[b] for a, b, c in rows}
    behind: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for (b, c), times in last.items():
        behind[b].append((times, c))
    for following in behind.values():
        following.sort(reverse=True)
    for (a, b), times in first.items():
        for n, c in behind[b]:
            if (expected := times * n / middle[b]) < _UNSEEN:
                break
            found[a, b, c] = expected
    return found


def table(values: Mapping[Key, float], names: list[str]) -> Table:
    """The values, in steps, by the numbers of the first members; behind them what follows."""
    number = {name: n for n, name in enumerate(names)}
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (first, *rest), value in values.items():
        key = 0
        for name in rest:
            key = key << 16 | number[name]
        found[number[first]].append((key, max(-127, min(127, round(value / STEP)))))
    starts, rights, steps = array("I", [0]), array("I"), array("b")
    for n in range(len(names)):
        for key, value in sorted(found.get(n, ())):
            rights.append(key)
            steps.append(value)
        starts.append(len(rights))
    return Table(starts, rights, steps)


def main(code: str, folder: str, out: str) -> None:
    """Count the files of a folder that `bench.corpora` made, and write the table."""
    counted = Counted(code)
    for name in sorted(Path(folder).glob("*=*.txt")):
        counted.take(name, float(name.stem.rpartition("=")[2]))
    Path(out).write_bytes(packed(_pack(Model(counted))))


def _pack(model: Model) -> Packed:
    triples, rows = model.rows()
    left, right = model.classes
    names = sorted({*left, *right})
    coarse = {key: log(model.ratio(*key)) for key, times in model.coarse.items() if times >= 1}
    sets = [sorted({m for key in found for m in key}) for found in (model.fine, model.own, rows)]
    return Packed(
        (names, sets[0], sets[1], sets[2]),
        array("h", [names.index(model.usual(kind)) for kind in sets[0]]),
        array("f", [left.get(n, 0.0) for n in names]),
        array("f", [right.get(n, 0.0) for n in names]),
        model.total,
        (
            table(coarse, names),
            table(model.fine, sets[0]),
            table(model.own, sets[1]),
            table(triples, names),
            table(rows, sets[2]),
        ),
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
