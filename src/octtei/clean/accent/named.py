"""Named: characters that are accents by their Unicode name, and so may say themselves which accent was lost."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NAME = re.compile(
    r"(?:COMBINING |MODIFIER LETTER |SMALL |DOUBLE )*"
    r"(ACUTE|GRAVE|CIRCUMFLEX|DIAERESIS|CEDILLA|TILDE|CARON|RING ABOVE|OGONEK|BREVE|DOT ABOVE)(?: ACCENT)?"
)


@lru_cache(maxsize=512)
def named(mark: str) -> str:
    """The combining accent that a character is by its name: U+0301 for `´` and for itself; "" for any other."""
    hit = _NAME.fullmatch(unicodedata.name(mark, "")) if len(mark) == 1 else None
    if hit is None:
        return ""
    name = hit[1] if "DOUBLE" not in hit[0] else f"DOUBLE {hit[1]}"
    for ending in ("", " ACCENT"):
        try:
            return unicodedata.lookup(f"COMBINING {name}{ending}")
        except KeyError:
            continue
    return ""
