"""The words of a document, counted: what a division is judged by."""

from __future__ import annotations

import re
from collections import Counter

from octtei.structure.join import Vocabulary

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def vocabulary(value: str) -> Vocabulary:
    """The vocabulary of a text itself: a form is known if it occurs twice, and never only at a line's edge."""
    counts = Counter(hit.group().casefold() for hit in _WORD.finditer(value))
    return Vocabulary(lambda form: counts[form.casefold()] > 1, lambda form: counts[form.casefold()])
