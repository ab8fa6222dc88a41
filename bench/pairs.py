"""Count the pairs of words of clean texts, for `clean/channel/data`: `python -m bench.pairs fr FILE... > fr-pairs.tsv`.

Words are counted by kind (see `octtei.clean.channel.context`): no sentence can be got back from the table.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

from octtei.clean.channel.context import kind, sequence
from octtei.clean.channel.counts import Pair
from octtei.clean.channel.lore import Lore
from octtei.clean.channel.view import View
from octtei.lexicon import load

LEAST = 2
_MARKUP = re.compile(r"^(@\w+|[>*|]|#+)\s?|\[\^\w+\](: )?", re.MULTILINE)


def pairs(text: str, code: str) -> Counter[Pair]:
    """The pairs of kinds in `text`; pairs with an unknown word are left out."""
    seen = View(_MARKUP.sub("", text), Lore(code, load(code)))
    known = {f.lower() for f in seen.counts} - {f.lower() for f in seen.unknown}
    items = tuple(sequence(seen.items, seen.signs))
    fit = (p for p in pairwise(items) if all(not w[0].isalpha() or w in known for w in p))
    return Counter(tuple(kind(w, code) if w[0].isalpha() else w for w in p) for p in fit)  # type: ignore[misc]


def main(code: str, *names: str) -> None:
    """Print the table of the texts in the files named."""
    total: Counter[Pair] = Counter()
    for name in names:
        total += pairs(Path(name).read_text(encoding="utf8"), code)
    for (left, right), count in sorted(total.items()):
        if count >= LEAST:
            print(left, right, count, sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:])
