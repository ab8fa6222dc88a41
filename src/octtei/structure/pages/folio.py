"""Folio: what each page is called, by the numbers printed on the pages around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from octtei.model.block import BlockKind
from octtei.structure.pages.sheet import Sheet
from octtei.structure.terms.roman import roman, roman_value


@dataclass(frozen=True, slots=True)
class Folio:
    """The number of a page, as printed or worked out (`inferred`)."""

    n: str
    inferred: bool


def folios(sheet: Sheet, first: str = "") -> list[Folio]:
    """The folio of each page; `first` is the printed number of the first page where an editor knows it.

    A page without a number takes it from the nearest one that has one, [12]; if none has, pages are counted from
    `first` or 1. Pages before the first of a part go on with the part before it; those before page 1 of the whole text are
    preliminary and count [i], [ii] as cataloguers do, [*1], [*2] where the text has Roman numbers of its own.
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
            found.append(Folio(f"[{_worked_out(page.number, known, at, printed)}]", inferred=True))
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


def _worked_out(page: int, known: Sequence[int], at: int, printed: Mapping[int, str]) -> str:
    """What `page` is called by the page `known[at]`, the nearest that has a number, or by the one before that."""
    near = known[at]
    value = _value(printed[near]) + page - near
    if value < 1 and at:
        near = known[at - 1]
        value = _value(printed[near]) + page - near
    if value < 1:
        return roman(page + 1) if all(map(str.isdigit, printed.values())) else f"*{page + 1}"
    called = printed[near]
    if called.isdigit():
        return str(value)
    return roman(value).upper() if called.isupper() else roman(value)


def _value(called: str) -> int:
    return int(called) if called.isdigit() else roman_value(called)
