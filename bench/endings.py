"""Count which accent letters have before what ends a word: `python -m bench.endings fr > fr-endings.tsv`.

A row for words, and one for names (behind `*`), of a bare letter and the bare letters that follow it, to the word's end (`$`) if
they reach it: each letter with an accent that stands there with its count. Rows that tell no more than a shorter one are left out.
"""

from __future__ import annotations

import re
import sys
from collections import Counter

from bench.forms import Form, forms
from octtei.lexicon import Language, fold, language
from octtei.lexicon.endings import END, LONGEST, NAMES
from octtei.lexicon.letters import coded

UNMET, VERB = 0.6, 0.2
"""What a form that was never met in texts counts, and a person of a verb, of which lists have most."""
LEAST = 2.0
"""What is counted less often in all stays out of the table."""
SETTLED, AS_SURE, AS_MUCH = 0.95, 0.97, 0.08
"""A longer row is left out where the shorter one is that sure of a letter, and the longer one so sure, or no further from it."""
Rows = dict[str, Counter[str]]


def weight_of(form: Form) -> float:
    """What a form counts."""
    often = VERB if form.person and not form.name else 1.0
    return often * (1.0 if form.met or form.name else UNMET)


def counted(lang: Language) -> tuple[Rows, Rows]:
    """Rows of words and names, and of names alone."""
    both: Rows = {}
    names: Rows = {}
    own = re.compile(f"[{lang.letters}]+")
    for form in forms(lang):
        for part in re.split("['-]", form.letters):
            if own.fullmatch(part) and len(fold(part)) == len(part):
                for found in (both, names) if form.name else (both,):
                    _add(found, part, weight_of(form))
    return both, names


def _add(found: Rows, part: str, weight: float) -> None:
    bare = fold(part) + END
    for at, letter in enumerate(part):
        if letter != bare[at]:
            for end in range(at + 1, min(at + LONGEST, len(part)) + 2):
                found.setdefault(bare[at:end], Counter())[letter] += weight  # type: ignore[assignment]


def pruned(rows: Rows) -> Rows:
    """The rows that tell something which no shorter one does."""
    kept: Rows = {}
    for row in sorted(rows, key=lambda row: (len(row), row)):
        shorter = next((kept[row[:end]] for end in range(len(row) - 1, 0, -1) if row[:end] in kept), None)
        if rows[row].total() >= LEAST and (shorter is None or _differs(rows[row], shorter)):
            kept[row] = rows[row]
    return kept


def _differs(counts: Counter[str], shorter: Counter[str]) -> bool:
    letter, most = max(shorter.items(), key=lambda item: (item[1], item[0]))
    share, here = most / shorter.total(), counts[letter] / counts.total()
    return not (share >= SETTLED and here >= AS_SURE) and abs(here - share) >= AS_MUCH


def main(code: str) -> None:
    """Print the table."""
    both, names = map(pruned, counted(language(code)))
    for mark, rows in (("", both), (NAMES, names)):
        for row, counts in sorted(rows.items()):
            print(f"{mark}{row}\t" + "".join(c + coded(n) for c, n in sorted(counts.items()) if n >= 1))


if __name__ == "__main__":
    main(*sys.argv[1:])
