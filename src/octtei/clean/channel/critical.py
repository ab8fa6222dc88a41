"""Critical notes that stand among the text, one a line: `a) eleven] nine B.`"""

from __future__ import annotations

import re
from itertools import chain, repeat

from octtei.clean.characters import places_of

_NOTE = re.compile(
    r"[ \t]{0,20}[(\[]?([a-z])[)\]][ \t]{1,4}(?:[^\]\n]{0,60}[ \t])?([^\W\d_]{2,40})(?:\]|[ ](?:om|add)\.)"
)
"""Such a note, at the beginning of its line."""
_SIGNS = ("]", " om.", " add.")


def called(text: str) -> frozenset[str]:
    """The words of `text` with the letter of the critical note that is about them: `elevena`."""
    if "]" not in text:
        return frozenset()
    told = chain.from_iterable(places_of(sign, text) for sign in _SIGNS)
    lines = {text.rfind("\n", 0, at) + 1 for at in told}
    return frozenset(hit[2] + hit[1] for hit in map(_NOTE.match, repeat(text), lines) if hit)
