"""Misnumbered: headings whose Roman number recognition took for letters, `IL. — Les marchands`, `CAPO !`: they are of the kind of those that it read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from octtei.structure.levels.looks import Head
from octtei.structure.lines.shape import is_capitals
from octtei.structure.terms.keywords import KEY
from octtei.structure.terms.roman import roman, roman_value

_NUMBERED = re.compile(r"(\S{1,5}?)\s?([.)]\s?[-–—]?|[-–—])\s?(?=[^\W\d_«\"“])")
_CALLED = re.compile(rf"({KEY})\s?([^\s.:]{{1,5}})(?=[.:]?(?:\s|$))", re.IGNORECASE)
# Each sign that is read for strokes, in strokes; V, X and C keep their shapes.
_STROKES = {
    **dict.fromkeys("IiLlTtJj1!|Ííf[]", "I"),
    **dict.fromkeys("HhUuNn", "II"),
    **dict.fromkeys("VXC", ""),
}


def with_misread(heads: Sequence[Head]) -> list[Head]:
    """The headings; those whose number is misread have the kind of those beside it, and the number that is due. Where several have an Arabic
    number or a letter, it is no misread one."""
    called = {_shape(h) for h in heads if h.role == "keyword"}
    kinds = Counter((h.role, _form(h)) for h in heads)
    forms = {form for kind, form in kinds if kind == "roman"}
    lone = {kind for kind, count in kinds.items() if not kind[0] or count == 1}
    found: list[Head] = []
    last = 0
    for head in heads:
        counts = _as_roman(head, forms, last) if (head.role, _form(head)) in lone else None
        found.append(counts or _as_keyword(head, called) or head)
        last = roman_value(found[-1].n) if found[-1].role == "roman" else last
    return found


def _form(head: Head) -> str:
    hit = _NUMBERED.match(head.line)
    return hit[2].replace(" ", "") if hit else ""


def _as_roman(head: Head, forms: set[str], last: int) -> Head | None:
    """The heading with the Roman number that is due, where what it begins with looks like that."""
    hit = _NUMBERED.match(head.line)
    if head.role not in ("", "arabic", "letter") or hit is None or _form(head) not in forms:
        return None
    due = roman(last + 1).upper()
    return replace(head, role="roman", n=due) if _is_like(hit[1], due) else None


def _shape(head: Head) -> tuple[str, bool]:
    """The keyword of a heading, and whether it is in capitals."""
    word = head.line.partition(" ")[0]
    return word.casefold(), is_capitals(word)


def _as_keyword(head: Head, called: set[tuple[str, bool]]) -> Head | None:
    """The heading as one with a keyword, where others have the same and what stands behind it is strokes."""
    hit = _CALLED.match(head.line) if not head.role and called else None
    if hit is None or (hit[1].casefold(), is_capitals(hit[1])) not in called or _strokes(hit[2]) is None:
        return None
    return replace(head, role="keyword", n="", words=f"{hit[1]} {head.words[hit.start(2) :]}")


def _strokes(token: str) -> str | None:
    """A token in strokes, its other signs as they are; None if it has signs that no numeral is read as."""
    if any(c not in _STROKES for c in token):
        return None
    return "".join(_STROKES[c] or c for c in token)


def _is_like(token: str, numeral: str) -> bool:
    """Whether a token has the strokes of a numeral, or one more or less."""
    strokes = _strokes(token)
    if strokes is None:
        return False
    same = strokes.strip("I") == numeral.strip("I")
    return same and abs(len(strokes) - len(numeral)) <= 1
