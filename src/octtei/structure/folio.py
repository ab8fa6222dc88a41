"""Folio: what each page is called, by the numbers printed on the pages around it."""

from __future__ import annotations

from dataclasses import dataclass

from octtei.model.block import BlockKind
from octtei.structure.roman import roman, roman_value
from octtei.structure.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Folio:
    """The number of a page, as printed or worked out (`inferred`)."""

    n: str
    inferred: bool


def folios(sheet: Sheet, first: str = "") -> list[Folio]:
    """The folio of each page; `first` is the printed number of the first page where an editor knows it.

    A page without a number takes it from the nearest one that has one, [12]; if none has, pages are counted from
    `first` or 1.
    """
    printed = _printed(sheet)
    if first and 0 not in printed:
        printed[0] = first
    known = sorted(printed)
    found: list[Folio] = []
    at = 0
    for page in sheet.pages:
        while at + 1 < len(known) and abs(known[at + 1] - page.number) < abs(known[at] - page.number):
            at += 1
        if page.number in printed:
            found.append(Folio(printed[page.number], inferred=page.number == 0 and bool(first)))
        elif known:
            found.append(Folio(_inferred(printed[known[at]], page.number - known[at]), inferred=True))
        else:
            found.append(Folio(f"[{page.number + 1}]", inferred=True))
    return found


def _printed(sheet: Sheet) -> dict[int, str]:
    """Number of a page -> the number printed on it."""
    found: dict[int, str] = {}
    for block in sheet.blocks:
        if block.kind is BlockKind.FURNITURE and block.n:
            found.setdefault(sheet.page_of[block.first], block.n)
    return found


def _inferred(near: str, distance: int) -> str:
    """The number `distance` pages from the page called `near`; below 1 it is counted as it is."""
    if near.isdigit():
        return f"[{int(near) + distance}]"
    value = roman_value(near) + distance
    numeral = roman(value) if value > 0 else str(value)
    return f"[{numeral.upper() if near.isupper() else numeral}]"
