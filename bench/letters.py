"""Count letters in a row in the words and names of a lexicon: `python -m bench.letters fr > fr-letters.tsv`.

Each form counts once, one that was never met in texts for less and a name for more: it is names that no list has whole.
The persons of verbs, of which lists have most, hardly count.
Forms that the frequency list has with other accents than the dictionary are misspelt, and left out.
"""

from __future__ import annotations

import re
import sys
from collections import Counter

from bench.forms import Form, forms
from octtei.lexicon import Language, language
from octtei.lexicon.letters import END, ORDER, START, coded

NAME, UNMET, VERB = 3.0, 0.2, 0.03
LEAST = 5.0
"""What is counted less often stays out of the table."""


def weight_of(form: Form) -> float:
    """What a form counts."""
    often = NAME if form.name else VERB if form.person else 1.0
    return often * (1.0 if form.met else UNMET)


def counts(lang: Language) -> dict[str, Counter[str]]:
    """Context -> what follows it, by weight."""
    found: dict[str, Counter[str]] = {}
    own = re.compile(f"[{lang.letters}]+")
    for form in forms(lang):
        for part in re.split("['-]", form.letters):
            if own.fullmatch(part):
                _add(found, START + part + END, weight_of(form))
    return found


def _add(found: dict[str, Counter[str]], text: str, weight: float) -> None:
    for at in range(1, len(text)):
        for start in range(max(0, at - ORDER + 1), at + 1):
            found.setdefault(text[start:at], Counter())[text[at]] += weight  # type: ignore[assignment]


def main(code: str) -> None:
    """Print the table."""
    for context, following in sorted(counts(language(code)).items()):
        row = "".join(
            letter + coded(count)
            for letter, count in sorted(following.items())
            if count >= LEAST or not context
        )
        if row:
            print(f"{context}\t{row}")


if __name__ == "__main__":
    main(*sys.argv[1:])
