"""Count letters in a row in the words and names of a lexicon: `python -m bench.letters fr > fr-letters.tsv`.

Each form counts once, one that was never met in texts for less and a name for more: it is names that no list has whole.
The persons of verbs, of which lists have most, hardly count.
Forms that the frequency list has with other accents than the dictionary are misspelt, and left out.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator

from octtei.lexicon import Language, language
from octtei.lexicon.compile import WORD
from octtei.lexicon.letters import END, ORDER, START, coded
from octtei.lexicon.store import table

NAME, UNMET, VERB = 3.0, 0.2, 0.03
LEAST = 5.0
"""What is counted less often stays out of the table."""


def forms(lang: Language) -> Iterator[tuple[str, float]]:
    """The words and names of a language, in small letters, each with its weight."""
    stored = table(lang.code)
    persons = sum(2 << at for at, name in enumerate(lang.class_names) if name.startswith("v"))
    for key in stored.every_key():
        rows = stored.rows(key)
        words = any(row.kind & WORD for row in rows)
        for row in rows:
            if row.kind & WORD or not words:
                name = not row.kind & WORD or row.form[:1].isupper()
                often = NAME if name else VERB if row.kind & persons else 1.0
                yield row.form.lower(), often * (1.0 if row.rank else UNMET)


def counts(lang: Language) -> dict[str, Counter[str]]:
    """Context -> what follows it, by weight."""
    found: dict[str, Counter[str]] = {}
    own = re.compile(f"[{lang.letters}]+")
    for form, weight in forms(lang):
        for part in re.split("['-]", form):
            if own.fullmatch(part):
                _add(found, START + part + END, weight)
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
