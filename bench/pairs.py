"""Count the pairs of words of clean texts, for `clean/channel/data`: `python -m bench.pairs fr FILE... > fr-pairs.tsv`.

Words are counted by kind (see `octtei.clean.channel.context`): no sentence can be got back from the table.
"""

from __future__ import annotations

import sys
from collections import Counter

from bench.counting import print_table, rows
from octtei.clean.channel.bonds import kind

LEAST = 2


def pairs(text: str, code: str) -> Counter[tuple[str, ...]]:
    """The pairs of kinds in `text`; pairs with an unknown word are left out."""
    found = rows(text, code, 2)
    return Counter(tuple(kind(w, code) if w[0].isalpha() else w for w in pair) for pair in found)


def main(code: str, *names: str) -> None:
    """Print the table of the texts in the files named."""
    print_table(names, lambda text: pairs(text, code), LEAST)


if __name__ == "__main__":
    main(*sys.argv[1:])
