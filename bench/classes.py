"""Count classes of words in a row in clean texts, for `clean/channel/data`: `python -m bench.classes fr FILE... > fr-classes.tsv`.

Only classes are counted (see `octtei.clean.channel.classes`): no sentence can be got back from the table.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from octtei.clean.channel.classes import Triple, classes
from octtei.clean.channel.context import sequence
from octtei.clean.channel.lore import Lore
from octtei.clean.channel.view import View
from octtei.lexicon import load

LEAST = 1
_MARKUP = re.compile(r"^(@\w+|[>*|]|#+)\s?|\[\^\w+\](: )?", re.MULTILINE)


def triples(text: str, code: str) -> Counter[Triple]:
    """The classes in a row in `text`; rows with an unknown word are left out."""
    seen = View(_MARKUP.sub("", text), Lore(code, load(code)))
    known = {f.lower() for f in seen.counts} - {f.lower() for f in seen.unknown}
    items = tuple(sequence(seen.items, seen.signs))
    of = classes(code)
    rows = zip(items, items[1:], items[2:], strict=False)
    fit = (row for row in rows if all(not w[0].isalpha() or w in known for w in row))
    return Counter((of[a], of[b], of[c]) for a, b, c in fit)


def main(code: str, *names: str) -> None:
    """Print the table of the texts in the files named."""
    total: Counter[Triple] = Counter()
    for name in names:
        total += triples(Path(name).read_text(encoding="utf8"), code)
    for row, count in sorted(total.items()):
        if count >= LEAST:
            print(*row, count, sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:])
