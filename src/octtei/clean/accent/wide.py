"""Wide: marks of several characters, each read as one; the edits are then told of the text as it stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from octtei.clean.accent.character import Role, role
from octtei.text import Edit, Span

# What some programs print for a shape whose character they do not know.
_SHAPE = re.compile(r"\(cid:\d{1,5}\)")
_SMALL = "a-zß-ïñ-öù-üœ"
_STRANGE = rf"[^{_SMALL}\u0100-\u024f\s'’‐‑–—-]"
# What is looked for comes first: most characters fail at once.
_INSIDE = re.compile(rf"{_STRANGE}{{2,3}}(?=[{_SMALL}])")
_LETTER = re.compile(rf"[{_SMALL}]")
_LEAST, _KINDS = 3, 2
"""Occurrences inside words, and different letters on one side of it, that a wide mark shows at least."""
_MOST = 64
"""Different wide marks of a text."""
_SHARE = 0.8
"""Of all occurrences of one of its characters, so many are in wide marks."""
_BLANK = "\x0b\x1c\x1d\x1e\x1f"
"""Control characters that count as spaces, and that a font may have for letters all the same."""
_MANY = 2
"""Wide marks that show which characters make them, in whatever pairs."""
_SIGN = r"(?:[^\w\s'’‐‑-]|\d)"
_GLUED = re.compile(r"[.,;:!?…)\]»”]+[(\[«“„]+|[)\]»”]+[.,;:!?…]+")
"""What ends one word and begins the next, or closes a bracket and ends a clause: the space behind it was lost."""
_UNWRITTEN = "?"
"""What programs write for what they cannot."""
_FIRST = 0xF0000
"""Private characters stand for wide marks: no font of a text has those of this plane."""


class Narrowed(NamedTuple):
    """A text whose wide marks are one character each; `wide` says what each stands for."""

    text: str
    wide: Mapping[str, str]


def narrowed(text: str) -> Narrowed:
    """`text` with one private character for each mark of two or three characters; as it is where there are none.

    Such a mark stands inside words, and one of its characters hardly ever stands elsewhere.
    """
    found = _wide_marks(text)
    if not found:
        return Narrowed(text, {})
    names = {mark: chr(_FIRST + number) for number, mark in enumerate(found)}
    pattern = re.compile("|".join(map(_pattern, sorted(found, key=lambda m: (-len(m), m)))))
    return Narrowed(pattern.sub(lambda hit: names[hit[0]], text), {one: mark for mark, one in names.items()})


def _pattern(mark: str) -> str:
    """A pattern for a mark; a row of three is none where a fourth follows: that is two rows of two."""
    row = len(mark) > 2 and len(set(mark)) == 1
    return f"{re.escape(mark)}(?!{re.escape(mark[0])})" if row else re.escape(mark)


def widened(edits: Iterable[Edit], narrow: Narrowed, text: str) -> Iterator[Edit]:
    """`edits` of the narrowed text as edits of `text`."""
    if not narrow.wide:
        yield from (edit for edit in edits if edit.after != edit.before)
        return
    at = [i for i, char in enumerate(narrow.text) if char in narrow.wide]
    growth = [0]
    for place in at:
        growth.append(growth[-1] + len(narrow.wide[narrow.text[place]]) - 1)
    for edit in edits:
        start, end = (place + growth[bisect_left(at, place)] for place in (edit.span.start, edit.span.end))
        span = Span(start, end)
        others = tuple(_spelled_out(other, narrow) for other in edit.others)
        after = _spelled_out(edit.after, narrow)
        if after != span.of(text):
            yield replace(edit, span=span, before=span.of(text), after=after, others=others)


def _spelled_out(string: str, narrow: Narrowed) -> str:
    return "".join(narrow.wide.get(char, char) for char in string)


def _wide_marks(text: str) -> list[str]:
    hits = Counter[str]()
    beside: dict[str, tuple[set[str], set[str]]] = {}
    for hit in _INSIDE.finditer(text):
        if not hit.start() or not _LETTER.match(text, hit.start() - 1):
            continue
        hits[hit[0]] += 1
        before, behind = beside.setdefault(hit[0], (set(), set()))
        before.add(text[hit.start() - 1])
        behind.add(text[hit.end()])
    usual = [m for m, n in sorted(hits.items()) if n >= _LEAST and max(map(len, beside[m])) >= _KINDS]
    found = [m for m in usual if _mixed(m)]
    found = [*found, *_kin(found, text)]
    inside = Counter[str]()
    for mark in found:
        for char in sorted(set(mark)):
            inside[char] += text.count(mark) * mark.count(char)
    own = [m for m in islice(found, _MOST) if any(inside[c] >= _SHARE * text.count(c) for c in m)]
    return [*own, *_longer(own, text), *_shapes(text), *_blanks(text)]


def _kin(marks: list[str], text: str) -> list[str]:
    """Other pairs with a first or a second half of `marks`, of what hardly stands otherwise: rare letters, and `à` alone."""
    pairs = [mark for mark in marks if len(mark) == 2]
    if len(pairs) < _MANY:
        return []
    first, second = ("".join(sorted({mark[at] for mark in pairs})) for at in (0, 1))
    both = re.findall(f"[{re.escape(first)}]{_SIGN}|{_SIGN}[{re.escape(second)}]", text)
    written = Counter("".join(both))
    own = {char for char, times in written.items() if times >= _SHARE * text.count(char)}
    return sorted({pair for pair in both if pair not in marks and _mixed(pair) and own.issuperset(pair)})


def _blanks(text: str) -> list[str]:
    """The control characters that count as spaces and stand inside words."""
    found = [char for char in _BLANK if char in text]
    return [c for c in found if len(re.findall(f"(?<=[{_SMALL}]){c}(?=[{_SMALL}])", text)) >= _LEAST]


def _longer(marks: list[str], text: str) -> list[str]:
    """Rows of three of what marks letters in rows of two: a sign of three bytes, each of which was lost, is no letter."""
    rows = [mark + mark[0] for mark in marks if len(mark) == 2 and mark[0] == mark[1]]
    return [row for row in rows if row not in marks and row in text]


def _shapes(text: str) -> list[str]:
    """The numbers of shapes that stand in `text`, if they are not all that it has."""
    if "(cid:" not in text:
        return []
    found = sorted(set(_SHAPE.findall(text)))
    return found if len(found) <= _MOST else []


def _mixed(mark: str) -> bool:
    """Whether a mark is neither a number, nor capitals alone, nor a row of one character that texts have."""
    if len(set(mark)) == 1:
        return role(mark[0]) is Role.ALIEN or mark[0] == _UNWRITTEN
    return not (mark.isdecimal() or (mark.isascii() and mark.isalpha()) or _GLUED.fullmatch(mark))
