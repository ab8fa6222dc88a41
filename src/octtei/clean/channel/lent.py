"""Lent: how often pairs of words stand side by side in a language, and what this says of their members."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from sys import intern

from octtei.clean.channel.classes import lent_triples
from octtei.clean.channel.counts import Depth, Pair

_DATA = resources.files("octtei.clean.channel") / "data"


@lru_cache(maxsize=8)
def borrowed(code: str) -> dict[Pair, int]:
    """The counts of pairs that the language lends."""
    file = _DATA / f"{code}-pairs.tsv"
    if not file.is_file():
        return {}
    rows = (line.split("\t") for line in file.read_text(encoding="utf8").splitlines())
    return {(intern(left), intern(right)): int(count) for left, right, count in rows}


@lru_cache(maxsize=8)
def lent_depths(code: str) -> tuple[Depth, Depth]:
    """The depths of the pairs that the language lends, the coarse one first."""
    rough = [((a, b), times) for (a, b, _), times in lent_triples(code).items()]
    return Depth.of_pairs(rough), Depth.of_pairs(borrowed(code).items())
