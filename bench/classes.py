"""Count classes of words in a row in clean texts, for `clean/channel/data`: `python -m bench.classes fr FILE... > fr-classes.tsv`.

Only classes are counted (see `octtei.clean.channel.classes`): no sentence can be got back from the table.
"""

from __future__ import annotations

import sys
from collections import Counter

from bench.counting import print_table, rows
from octtei.clean.channel.classes import classes


def triples(text: str, code: str) -> Counter[tuple[str, ...]]:
    """The classes in a row in `text`; rows with an unknown word are left out."""
    of = classes(code)
    return Counter(tuple(of[w] for w in row) for row in rows(text, code, 3))


def main(code: str, *names: str) -> None:
    """Print the table of the texts in the files named."""
    print_table(names, lambda text: triples(text, code))


if __name__ == "__main__":
    main(*sys.argv[1:])
