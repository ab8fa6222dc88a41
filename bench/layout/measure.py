"""Our measure of an edition against its gold.

    python -m bench.layout.measure EDITION.xml GOLD_FOLDER

Shares of 1, more is better; `cer` and `note_bodies_cer` are edit distances over the gold's length, less is better;
`false_joins` counts words of the edition that are two neighbouring words of the gold run together, or a compound that
has lost its hyphen. A figure for which the gold has nothing is None. Places are compared after both token streams are
aligned by least edit distance (rapidfuzz).
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from bench.layout import edition as editions
from bench.layout import gold as golds
from bench.layout.folding import MARK, folded, tokens

PRINTED = ("hyphen", "hyphen-kept")
LOST = ("hyphen-lost",)
LEADERS = re.compile(r"(?:\s?\.){4,}")
"""What leads to a figure is printer's work: an edition may say it or not."""


@dataclass(frozen=True, slots=True)
class Measures:
    """The figures of one edition."""

    cer: float
    blocks_f1: float
    headings_f1: float
    heading_levels: float | None
    note_anchors_f1: float
    note_bodies_cer: float | None
    pages_f1: float | None
    hyphens: float | None
    lost_hyphens: float | None
    false_joins: int

    def items(self) -> list[tuple[str, float | None]]:
        """Names and figures, in order."""
        return [(f.name, getattr(self, f.name)) for f in fields(self)]


@dataclass(slots=True)
class Stream:
    """Blocks as one stream of tokens; places are indices of the next token."""

    tokens: list[str]
    starts: list[tuple[int, str]]
    notes: list[tuple[int, str]]
    pages: list[int]

    @classmethod
    def of(cls, blocks: Iterable[tuple[str, str]]) -> Stream:
        """The stream of (code, text) blocks."""
        stream = cls([], [], [], [])
        for code, text in blocks:
            stream.starts.append((len(stream.tokens), code))
            for token in tokens(LEADERS.sub(" ", text)):
                stream._take(token)
        return stream

    def _take(self, token: str) -> None:
        if token == "⟦pb⟧":  # noqa: S105 (a mark, no password)
            self.pages.append(len(self.tokens))
        elif token.startswith("⟦n="):
            self.notes.append((len(self.tokens), token[3:-1]))
        else:
            self.tokens.append(token)


def measure(edition: bytes, gold: golds.Gold) -> Measures:
    """The figures of a TEI edition; raises what `edition.read` raises."""
    read = editions.read(edition)
    want, have = Stream.of(gold.blocks), Stream.of(read.blocks)
    at = _places(want.tokens, have.tokens)
    starts = {at[i] for i, _ in want.starts}
    headings, levels = _headings(want, have, at)
    wanted, got = " ".join(want.tokens), " ".join(have.tokens)
    texts = _everything(gold.blocks, (text for _, text in gold.notes))
    found = _everything(read.blocks, (text for texts in read.notes.values() for text in texts))
    return Measures(
        cer=Levenshtein.distance(wanted, got) / max(1, len(wanted)),
        blocks_f1=_sets(starts, {i for i, _ in have.starts}),
        headings_f1=headings,
        heading_levels=levels,
        note_anchors_f1=_anchors(want, have, at),
        note_bodies_cer=_bodies(gold, read),
        pages_f1=_pages(want, have, at) if gold.paged else None,
        hyphens=_recall(gold, PRINTED, texts, found),
        lost_hyphens=_recall(gold, LOST, texts, found),
        false_joins=_false_joins(texts, found),
    )


def _f1(true: int, false: int, missed: int) -> float:
    precision = true / (true + false) if true + false else 1.0
    recall = true / (true + missed) if true + missed else 1.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _sets(want: set[int], have: set[int]) -> float:
    true = len(want & have)
    return _f1(true, len(have) - true, len(want) - true)


def _places(want: Sequence[str], have: Sequence[str]) -> list[int]:
    """For each place of the gold its place in the edition: of a token that is missing, that of the next one found."""
    ids: dict[str, int] = {}
    numbers = [[ids.setdefault(token, len(ids)) for token in stream] for stream in (want, have)]
    found: list[int | None] = [None] * len(want) + [len(have)]
    for step in Levenshtein.opcodes(*numbers):
        if step.tag in ("equal", "replace"):
            count = min(step.src_end - step.src_start, step.dest_end - step.dest_start)
            found[step.src_start : step.src_start + count] = range(step.dest_start, step.dest_start + count)
    places, later = [], len(have)
    for place in reversed(found):
        later = place if place is not None else later
        places.append(later)
    return places[::-1]


def _headings(want: Stream, have: Stream, at: list[int]) -> tuple[float, float | None]:
    wanted = {at[i]: code for i, code in want.starts if code.startswith("H")}
    got = {i: code for i, code in have.starts if code.startswith("H")}
    both = wanted.keys() & got.keys()
    right = sum(wanted[i] == got[i] for i in both)
    return _sets(set(wanted), set(got)), right / len(both) if both else None


def _anchors(want: Stream, have: Stream, at: list[int]) -> float:
    wanted, got = {(at[i], key) for i, key in want.notes}, set(have.notes)
    true = sum(any((i + step, key) in got for step in (-1, 0, 1)) for i, key in wanted)
    return _f1(true, max(0, len(got) - true), len(wanted) - true)


def _pages(want: Stream, have: Stream, at: list[int]) -> float:
    got = set(have.pages)
    true = sum(any(at[i] + step in got for step in (-1, 0, 1)) for i in want.pages)
    return _f1(true, max(0, len(have.pages) - true), len(want.pages) - true)


def _bodies(gold: golds.Gold, read: editions.Edition) -> float | None:
    notes: dict[str, list[str]] = {}
    for key, text in gold.notes:
        notes.setdefault(key, []).append(MARK.sub(" ", text))
    wrong = total = 0
    for key, texts in notes.items():
        wanted = folded(" ".join(texts))
        wrong += min(len(wanted), Levenshtein.distance(wanted, folded(" ".join(read.notes.get(key, [])))))
        total += len(wanted)
    return wrong / max(1, total) if notes else None


def _everything(blocks: Iterable[tuple[str, str]], notes: Iterable[str]) -> str:
    return folded(" ".join([*(text for _, text in blocks), *notes]))


def _recall(gold: golds.Gold, kinds: tuple[str, ...], texts: str, found: str) -> float | None:
    """The share of the divided words of these kinds that stand whole in the edition, as often as in the gold."""
    wanted = Counter(folded(d.after) for d in gold.divisions if d.kind in kinds and folded(d.after))
    true = 0
    for word, count in wanted.items():
        whole = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
        short = len(whole.findall(texts)) - len(whole.findall(found))
        true += count if short <= 0 else max(0, count - short)
    return true / wanted.total() if wanted else None


def _false_joins(texts: str, found: str) -> int:
    want = tokens(texts)
    surplus = Counter(tokens(found)) - Counter(want)
    words = [token for token in want if token[0].isalnum()]
    joins = {a.rstrip("-'") + b for a, b in pairwise(words)}
    joins |= {word.replace("-", "") for word in words if "-" in word}
    return sum(count for token, count in surplus.items() if token in joins)


def main(arguments: list[str]) -> int:
    """Prints the measures of one edition."""
    if len(arguments) != 2:
        print(__doc__)
        return 2
    for name, value in measure(Path(arguments[0]).read_bytes(), golds.read(Path(arguments[1]))).items():
        print(f"{name:16} {'–' if value is None else round(value, 5)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
