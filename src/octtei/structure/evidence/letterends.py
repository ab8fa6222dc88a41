"""Ends of letters: the lines that take leave and sign, and what is added below them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from octtei.structure.lines.layout import Reach
from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import (
    columns,
    ends_full,
    ends_sentence,
    is_capitals,
    is_name,
    starts_big,
    starts_small,
)
from octtei.structure.pages.sheet import Sheet
from octtei.structure.terms.dateline import is_dateline
from octtei.structure.terms.keywords import COUNTED
from octtei.structure.terms.letterwords import (
    is_compliment,
    is_enclosure,
    is_for_another,
    is_letter_date,
    is_postscript,
    is_salutation,
)
from octtei.structure.terms.names import role_of
from octtei.structure.terms.roman import roman_value

# No closer has more lines, no heading of a letter.
_BELOW, _HEADS = 7, 3
_SHORT, _NAMED = 0.8, 0.7
# So far right of the margin, as a share of a full line, stands what closes a letter.
_SET_IN = 0.2
_NUMBER = re.compile(r"(?:No|N[º°]|Nr|Nro|Num)\.?\s?(?=\d)", re.IGNORECASE)
_LABELLED = re.compile(r"(?:\d{1,4}|[IVXLC]{1,7})\s?[.)]\s(?=\S)")
# So much farther left ends what stands in the middle below who signs at the right: the heading of the next letter.
_AWAY = 6


@dataclass(slots=True)
class Ends:
    """The lines of a text in order, and how they are set, to tell where letters end. Places are those in `lines`."""

    sheet: Sheet
    lines: Sequence[Line]
    reach: Reach

    def is_long(self, line: Line) -> bool:
        """Whether a line fills its column."""
        return len(line.words) > _SHORT * self.reach.near(line)[0] and columns(line.words) == 1

    def gap(self, i: int) -> bool:
        """Whether a blank line or a page's end stands above line `i`."""
        a, b = self.lines[i - 1], self.lines[i]
        return self.sheet.turns(a, b) or self.sheet.blanks_between(a, b) > self.sheet.layout.gap

    def closer(self, first: int, bound: int, *, quoted: bool, followed: bool) -> list[int]:
        """The lines that close a letter whose text begins at `first`, before `bound`, where the next one begins if it is `followed`."""
        for i in range(first, bound):
            last = followed and (i == bound - 1 or self.are_heads(i + 1, bound))
            if not self._closes(i, last=last):
                continue
            run = self._closing(i, bound)
            if run and (
                self._is_over(run[-1] + 1, bound, followed=followed) or (quoted and self.gap(run[-1] + 1))
            ):
                return run
        return []

    def is_in_closer(self, i: int) -> bool:
        """Whether a line is said between a compliment and a name: `I have the honour to be, / Sir, / your servant`."""
        if not i:
            return False
        line, before = self.lines[i], self.lines[i - 1]
        leaves = is_compliment(before.words) and before.words[-1] == ","
        return leaves or (before.words[-1] == "," and self._is_set_in(before) and self._is_set_in(line))

    def added(self, i: int, bound: int) -> list[int]:
        """The first lines of what is added below the signature."""
        found: list[int] = []
        for j in range(i, bound):
            words = self.lines[j].words
            if is_postscript(words) or is_enclosure(words):
                found.append(j)
            elif not found or self.gap(j):
                break
        return found

    def _closes(self, i: int, *, last: bool) -> bool:
        """Whether what closes a letter may begin here: a compliment, or a name, set in or behind a blank line; the `last` line before
        another letter may be a name at the margin."""
        line, before = self.lines[i], self.lines[i - 1]
        if not self._is_closing(line) or not (ends_sentence(before.words) or before.words[-1:] == ","):
            return False
        if is_compliment(line.words) and not ends_full(line.words):
            return True
        if self._is_set_in(line) and ends_full(before.words) and (line.words[-1] == "," or self._goes_on(i)):
            return True
        if self._is_set_in(line) and before.words[-1] == ",":
            return True
        named = is_name(line.words) or is_letter_date(line.words) or is_for_another(line.words)
        return named and (last or self._is_set_in(line))

    def _goes_on(self, i: int) -> bool:
        """Whether a line at the right goes on with a small letter in the next one, at the right too."""
        below = self.lines[i + 1] if i + 1 < len(self.lines) else None
        return below is not None and starts_small(below.words) and self._is_set_in(below)

    def _is_set_in(self, line: Line) -> bool:
        low = self.reach.near(line)[0]
        return line.indent - self.sheet.layout.margin > _SET_IN * low

    def _is_closing(self, line: Line, *, small: bool = False) -> bool:
        low = self.reach.near(line)[0]
        set_in = self._is_set_in(line) and len(line.words) < _SHORT * low
        leaves = is_compliment(line.words) and len(line.words) < _SHORT * low
        short = len(line.words) < _NAMED * low or set_in or leaves or small
        return short and columns(line.words) == 1 and (starts_big(line.words) or set_in or small)

    def _closing(self, i: int, bound: int) -> list[int]:
        """The lines that close a letter from place `i` on: compliments, names, offices; behind a blank line only what is set in."""
        run: list[int] = []
        signs: Line | None = None
        for j in range(i, min(bound, i + _BELOW)):
            line = self.lines[j]
            goes_on = bool(run) and starts_small(line.words) and not ends_full(self.lines[j - 1].words)
            if (
                not self._is_closing(line, small=goes_on)
                or is_postscript(line.words)
                or is_enclosure(line.words)
            ):
                break
            if signs and is_dateline(line.words) and self._dates(signs, j, bound):
                run.append(j)
                break
            counts = is_count(line.words) and (signs is not None or not is_name(line.words))
            if (run and counts) or (signs and self._is_below_signature(signs, line)):
                break
            compliment = is_compliment(line.words) or line.words[-1:] == ","
            apart = j > i and self.gap(j)
            if apart and (self._parts(j, signed=signs is not None) or (signs and is_letter_date(line.words))):
                break
            plain = is_name(line.words) or is_capitals(line.words) or self._is_set_in(line)
            if not (compliment or plain or not apart):
                break
            if not compliment or _has_name(line.words) or names_writer(line.words):
                signs = line
            run.append(j)
        return run if signs or self._signs_unnamed(run, bound) else []

    def _signs_unnamed(self, run: Sequence[int], bound: int) -> bool:
        """Whether who signs does so without a name, above the number of the next letter or where the text ends: `Ton vieux père`."""
        after = run[-1] + 1 if run else bound
        ends = after >= len(self.lines) or (after <= bound and is_count(self.lines[after].words))
        return bool(run) and ends and is_unstopped(self.lines[run[-1]].words)

    def _dates(self, signs: Line, j: int, bound: int) -> bool:
        """Whether a date below who signs belongs to this letter: it stands at the margin below a name at the right, or nothing follows."""
        apart = self._is_set_in(signs) and not self._is_set_in(self.lines[j])
        return not self.gap(j) and (apart or j + 1 >= bound)

    def _parts(self, j: int, *, signed: bool) -> bool:
        """Whether what stands behind a blank line is no more of a closer."""
        line = self.lines[j]
        before = self.lines[j - 1]
        turned = self.sheet.turns(before, line) and before.words[-1] != ","
        return turned or (signed and not self._is_set_in(line))

    def _is_below_signature(self, signs: Line, line: Line) -> bool:
        """Whether a line in the middle stands below who signs at the right: the heading of the next letter."""
        return self._is_set_in(signs) and line.reach + _AWAY < signs.reach and line.indent < signs.indent

    def _is_over(self, i: int, bound: int, *, followed: bool) -> bool:
        """Whether no text of the letter follows: it is added, a page, the letter or the text ends, or a short line begins something
        else."""
        if i >= bound:
            return True
        line = self.lines[i]
        if is_postscript(line.words) or is_enclosure(line.words):
            return True
        if followed and self.are_heads(i, bound):
            return True
        return self.gap(i) and (not self.is_long(line) or self.sheet.turns(self.lines[i - 1], line))

    def are_heads(self, i: int, end: int) -> bool:
        """Whether nothing but the heading of a letter stands from `i` to `end`: a few short lines that say no sentence."""
        if not 0 < end - i <= _HEADS:
            return False
        return all(_may_head(x.words) and not self.is_long(x) for x in self.lines[i:end])


def _may_head(words: str) -> bool:
    return starts_big(words) and (
        not ends_sentence(words) or is_count(words) or is_capitals(words) or words[-1] == "."
    )


def is_numeral(words: str) -> bool:
    """Whether a line is nothing but a number, Roman or Arabic: `XII.`, `No. 4`."""
    bare = _NUMBER.sub("", words).strip(" .[]")
    return bare.isdigit() or (bare.isupper() and bare.isalpha() and roman_value(bare) > 0)


def is_count(words: str) -> bool:
    """Whether a line is a numeral, a heading with a number or the usual name of a part."""
    labelled = _LABELLED.match(words) is not None and not is_letter_date(words)
    return labelled or is_numeral(words) or bool(COUNTED.match(words) or role_of(words))


def _has_name(words: str) -> bool:
    """Whether a compliment ends with the name of who signs: `Dein Bruder Konrad.`"""
    parts = words.rstrip(".").split()
    return words[-1] == "." and len(parts) > 1 and parts[-1][0].isupper()


def is_unstopped(words: str) -> bool:
    """Whether a line takes leave and has no mark at its end, as one has above a name."""
    return is_compliment(words) and words[-1].isalpha()


def names_writer(words: str) -> bool:
    """Whether a line with no mark in it says in one who takes leave and who signs: `Ton fils Louis`."""
    parts = words.split()
    return is_compliment(words) and len(parts) > 1 and words.replace(" ", "").isalpha() and is_name(parts[-1])


def closing_role(words: str, before: str) -> str:
    """What a line of a closer is; `before` is what the line above it is: below a name stand names and offices."""
    if before and _has_name(words):
        return "signed"
    if is_compliment(words) or is_salutation(words):
        return "salute"
    if words[-1:] == "," and before in ("", "salute") and not (before and is_name(words)):
        return "salute"
    return "dateline" if is_letter_date(words) else "signed"
