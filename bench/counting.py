"""What the tables of pairs and of classes have in common: words in a row of clean texts, counted and printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from octtei.clean.channel.context import sequence
from octtei.clean.channel.lore import Lore
from octtei.clean.channel.view import View
from octtei.lexicon import load

_LARGE = 50_000
_MARKUP = re.compile(r"^(@\w+|[>*|]|#+)\s?|\[\^\w+\](: )?", re.MULTILINE)


def rows(text: str, code: str, size: int) -> Iterator[tuple[str, ...]]:
    """The members of `text`, words and signs, `size` in a row; rows with an unknown word are left out."""
    seen = View(_MARKUP.sub("", text), Lore(code, load(code)))
    known = {f.lower() for f in seen.counts} - {f.lower() for f in seen.unknown}
    items = tuple(sequence(seen.items, seen.signs))
    every = zip(*(items[n:] for n in range(size)), strict=False)
    return (row for row in every if all(not w[0].isalpha() or w in known for w in row))


def print_table(
    names: Sequence[str], counted: Callable[[str], Counter[tuple[str, ...]]], least: int = 1
) -> None:
    """Print what `counted` makes of the texts in the files named: each row that stands `least` times, and how often.

    Of texts of more than some 50,000 words a row must stand twice: the others are many and say little.
    """
    total: Counter[tuple[str, ...]] = Counter()
    for name in names:
        total += counted(Path(name).read_text(encoding="utf8"))
    least = max(least, 2 if total.total() > _LARGE else 1)
    for row, count in sorted(total.items()):
        if count >= least:
            print(*row, count, sep="\t")
