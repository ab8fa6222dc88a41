"""Misread: entries of a list of contents in which recognition put a letter or two wrong, and the headings that they name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from octtei.structure.evidence.contents import Entry, letters_in
from octtei.structure.lines.line import Line

# So many letters at one end of an entry are right, which has so many at least, and so large a share of all.
_END, _LONG, _ALIKE = 4, 8, 0.8
# Entry and heading differ in length by so many letters at most; a heading has so many lines.
_APART, _LINES = 2, 2
# So many entries share one end at most: what more do tells nothing.
_OFTEN = 8


def misread(
    lines: Sequence[Line], entries: Sequence[tuple[int, Entry]], places: Sequence[int]
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Entries, by their numbers, with the lines at some places that say nearly the same: recognition misreads a letter or two, and leaves
    the one end or the other whole. Linear in the places."""
    keys = [(at, max(e.keys, key=len)) for at, e in entries if len(e.lines) == 1 and e.keys]
    ends: dict[str, list[tuple[int, str]]] = {}
    for at, key in keys:
        if len(key) >= _LONG:
            ends.setdefault(f"{key[:_END]}-", []).append((at, key))
            ends.setdefault(f"-{key[-_END:]}", []).append((at, key))
    for i in places if ends else ():
        for own, said in _said(lines, i):
            alike = (*ends.get(f"{said[:_END]}-", ())[:_OFTEN], *ends.get(f"-{said[-_END:]}", ())[:_OFTEN])
            yield from ((at, own) for at, key in dict.fromkeys(alike) if _is_like(key, said))


def _said(lines: Sequence[Line], i: int) -> Iterator[tuple[tuple[int, ...], str]]:
    """What a line says, and what it says with the next one."""
    said = ""
    for j in range(i, min(i + _LINES, len(lines))):
        said += letters_in(lines[j].words)
        yield tuple(range(i, j + 1)), said


def _is_like(one: str, other: str) -> bool:
    """Whether two say nearly the same; what counts must be the same."""
    if abs(len(one) - len(other)) > _APART or _figures(one) != _figures(other):
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _figures(said: str) -> list[str]:
    return [c for c in said if c.isdigit()]
