"""Rows filled into pages: each note at the foot of the page of its reference, or begun there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from bench.layout.layout import Layout
from bench.layout.rows import BLANK, Composed, Row, references

BACK = 4  # a page may give up so many lines to end in a divided word


@dataclass(slots=True)
class Page:
    """The rows of one page: of the text, and of the notes below it."""

    body: list[Row] = field(default_factory=list)
    notes: list[Row] = field(default_factory=list)


def filled(composed: Composed, layout: Layout) -> list[Page]:
    """The pages of the book, in order."""
    filler = _Filler(composed, layout)
    for group in _groups(composed.body):
        filler.take(group)
    return filler.finish()


def _groups(rows: list[Row]) -> Iterator[list[Row]]:
    """Rows that stay together: a heading, what follows it, and the first line of the text."""
    group: list[Row] = []
    for row in rows:
        if row.page_before and group:
            yield group
            group = []
        group.append(row)
        if not row.keep and row.block != BLANK:
            yield group
            group = []
    if group:
        yield group


@dataclass(slots=True)
class _Filler:
    composed: Composed
    layout: Layout
    done: list[Page] = field(default_factory=list)
    page: Page = field(default_factory=Page)
    carried: list[Row] = field(default_factory=list)

    def take(self, group: list[Row]) -> None:
        if self.page.body and (any(row.page_before for row in group) or not self._fits(group)):
            self._close()
        if not self.page.body:
            group = _stripped(group)
        self.page.body += group
        for row in group:
            for number in references(self.composed, row):
                self._take_note(number)

    def finish(self) -> list[Page]:
        self.done.append(self.page)
        while self.carried:
            room = self.layout.height
            self.done.append(Page([], self.carried[:room]))
            self.carried = self.carried[room:]
        return self.done

    def _notes(self, number: int) -> list[Row]:
        return self.composed.notes[number] if self.composed.notes else []

    def _fits(self, group: list[Row]) -> bool:
        """Whether group and its notes fit; where notes may run over, the first line of the last one is enough."""
        rows = [self._notes(n) for row in group for n in references(self.composed, row)]
        need = sum(map(len, rows))
        if rows and self.layout.note_over:
            need -= max(0, len(rows[-1]) - 1)
        return self._room() >= len(group) + need and not (self.carried and rows)

    def _room(self) -> int:
        return self.layout.height - len(self.page.body) - len(self.page.notes) - 1

    def _take_note(self, number: int) -> None:
        rows = self._notes(number)
        room = max(0, self._room())
        if self.carried:
            room = 0
        elif not self.layout.note_over:
            room = len(rows)
        self.page.notes += rows[:room]
        self.carried += rows[room:]

    def _close(self) -> None:
        given = self._given_up() if self.layout.divide_pages else []
        self.done.append(self.page)
        room = self.layout.height // 2
        self.page, self.carried = Page(given, _stripped(self.carried[:room])), self.carried[room:]

    def _given_up(self) -> list[Row]:
        """The last rows of the page, taken from it so that it ends in a divided word; none where it cannot."""
        body = self.page.body
        for back in range(min(BACK, len(body) - 1) + 1):
            row = body[len(body) - 1 - back]
            if row.divided:
                self.page.body = body[: len(body) - back]
                return body[len(body) - back :]
            if row.block == BLANK or row.keep or references(self.composed, row):
                break
        return []


def _stripped(rows: list[Row]) -> list[Row]:
    while rows and rows[0].block == BLANK:
        rows = rows[1:]
    return rows
