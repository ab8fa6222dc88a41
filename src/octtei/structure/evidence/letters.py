"""Letters: which lines open and close one, told before any line is read by itself.

A letter is known by its salutation. What stands around that is told by where it stands: above it a date, an address, the head of
the paper; below its text the compliment and who signs, then what is added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from octtei.structure.evidence.letterends import Ends, closing_role, is_count, is_unstopped
from octtei.structure.lines.layout import Reach
from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import (
    columns,
    ends_full,
    ends_sentence,
    is_capitals,
    letters_of,
    starts_big,
    starts_small,
)
from octtei.structure.pages.sheet import Sheet
from octtei.structure.terms.dateline import is_dateline
from octtei.structure.terms.letterwords import (
    has_contact,
    is_compliment,
    is_letter_date,
    is_postscript,
    is_salutation,
)

# No opener has more lines above its salutation.
_ABOVE = 16
_WORDS, _ADDRESSED = 8, 4
# What a letter calls somebody has no more characters.
_CALL = 48
# So many letters have the same line above them if it is the head of their paper; so many with their dates are a series.
_FEWEST, _SERIES = 2, 3


@dataclass(frozen=True, slots=True)
class Part:
    """What a line of a letter is: address, dateline, salute, signed or postscript; whether it is above the text, and the first line;
    `quoted` if the letter stands in the midst of a text that announces it."""

    role: str
    opener: bool = False
    first: bool = False
    quoted: bool = False


@dataclass(slots=True)
class _Letter:
    """A letter as far as it is known: its salutation, the lines above that open it, those that close it (places in the list)."""

    salutation: int
    opener: list[int] = field(default_factory=list)
    closer: list[int] = field(default_factory=list)
    added: list[int] = field(default_factory=list)
    quoted: bool = False


def letters(sheet: Sheet, lines: Sequence[Line], reach: Reach) -> dict[int, Part]:
    """Number of a line -> what it is of a letter. Only of letters that stand where a text or a part of it begins, behind another letter,
    or behind a colon."""
    saluted = [i for i, line in enumerate(lines) if is_salutation(line.words) or _is_below_date(lines, i)]
    if not saluted:
        return {}
    return _Post(Ends(sheet, lines, reach)).parts(saluted)


def numbers_above(parts: Mapping[int, Part], lines: Sequence[Line]) -> set[int]:
    """The numbers of the lines that count a letter, directly above what opens it: `7. À Louis`."""
    if not parts:
        return set()
    opened = {number for number, part in parts.items() if part.first and not part.quoted}
    return {
        a.number
        for a, b in pairwise(lines)
        if b.number in opened and a.number not in parts and not ends_full(a.words) and is_count(a.words)
    }


def _is_below_date(lines: Sequence[Line], i: int) -> bool:
    """Whether a line of a few words with a comma behind them stands directly below a place and a date."""
    words = lines[i].words
    if words[-1] not in ",!" or len(words) > _CALL or not words[0].isupper() or not i or is_compliment(words):
        return False
    return is_dateline(lines[i - 1].words) and len(words.split()) <= _ADDRESSED


@dataclass(slots=True)
class _Post:
    ends: Ends
    heads: Counter[str] = field(default_factory=Counter)
    series: bool = False

    @property
    def lines(self) -> Sequence[Line]:
        return self.ends.lines

    def parts(self, saluted: Sequence[int]) -> dict[int, Part]:
        """The parts of all letters that are believed."""
        saluted = [i for i in saluted if not self.ends.is_in_closer(i)]
        known = [i for i in saluted if self._speaks(i)]
        self.heads.update(letters_of(self.lines[j].words) for i in known for j in set(self._above(i, 0)))
        cores = {i: self._core(i, 0) for i in known}
        self.series = sum(core < i for i, core in cores.items()) >= _SERIES
        bounds = [*(cores.get(i, i) for i in saluted[1:]), len(self.lines)]
        found: dict[int, Part] = {}
        end = 0
        for i, bound in zip(saluted, bounds, strict=True):
            letter = self._letter(i, bound, end) if i in cores else None
            if letter:
                found |= self._told(letter)
                end = max([i, *letter.closer, *letter.added]) + 1
        return found

    def _letter(self, i: int, bound: int, end: int) -> _Letter | None:
        letter = _Letter(i, self._opener(i, end))
        first = letter.opener[0] if letter.opener else i
        begins = self._begins(first, end, dated=self._core(i, end) < i)
        letter.quoted = not begins and self.lines[first - 1].words[-1] == ":"
        followed = bound < len(self.lines)
        letter.closer = self.ends.closer(i + 1, bound, quoted=letter.quoted, followed=followed)
        if letter.closer:
            letter.added = self.ends.added(letter.closer[-1] + 1, bound)
        dated = any(is_letter_date(self.lines[j].words) for j in letter.opener)
        signed = bool(letter.closer)
        return letter if (begins and dated) or (signed and (begins or letter.quoted)) else None

    def _speaks(self, i: int) -> bool:
        """Whether a salutation stands in a line of its own, above text."""
        line = self.lines[i]
        after = self.lines[i + 1] if i + 1 < len(self.lines) else None
        begins = after is not None and (starts_big(after.words) or line.words[-1] == ",")
        if after is None or not begins or self.ends.is_long(line):
            return False
        text = next((x for x in self.lines[i + 1 : i + 4] if self.ends.is_long(x)), None)
        return text is not None or ends_full(after.words)

    def _above(self, i: int, end: int) -> list[int]:
        """The short lines above a salutation on its page, in their order, back to text, to what closes another letter, to a heading with a
        number, or to `end`."""
        found: list[int] = []
        for j in range(i - 1, max(end, i - _ABOVE) - 1, -1):
            line, below = self.lines[j], self.lines[j + 1]
            turned = self.ends.sheet.turns(line, below) and not is_dateline(line.words)
            if turned or self.ends.is_long(line) or _says(line.words):
                break
            found.insert(0, j)
        return found

    def _core(self, i: int, end: int) -> int:
        """Where what opens a letter certainly begins: with the date nearest above its salutation, and what is dated directly above that."""
        above = self._above(i, end)
        dated = [j for j in above if is_letter_date(self.lines[j].words) and not self._is_again(j)]
        if not dated:
            return i
        first = dated.pop()
        while dated and dated[-1] == first - 1 and not ends_full(self.lines[dated[-1]].words):
            first = dated.pop()
        return first

    def _opener(self, i: int, end: int) -> list[int]:
        """The lines that open a letter: from its date on, and the head of the paper above that."""
        above, core = self._above(i, end), self._core(i, end)
        start = next((j for j in above if self._is_again(j) and self._is_apart(j, end)), core)
        if core < i:
            head = self._head([j for j in above if j < core])
            start = min(start, core, head if head is not None and self._is_apart(head, end) else core)
        return [j for j in above if j >= start]

    def _is_apart(self, j: int, end: int) -> bool:
        """Whether a line stands behind a blank one, at the top of a page, or directly behind another letter."""
        return j == end or self.ends.gap(j)

    def _is_again(self, j: int) -> bool:
        """Whether another letter has the same line above it, and more than a name or a place: the head of a firm's paper."""
        words = self.lines[j].words
        return (
            self.heads[letters_of(words)] >= _FEWEST
            and len(letters_of(words)) > _WORDS
            and not is_letter_date(words)
        )

    def _head(self, above: Sequence[int]) -> int | None:
        """Where the head of the paper begins above a date: the lines around the one that says how to reach the writer."""
        told = [
            j for j in above if has_contact(self.lines[j].words) and not is_letter_date(self.lines[j].words)
        ]
        if not told or (self.lines[told[0]].words[0].isdigit() and told[0] == above[0]):
            return told[0] if told and len(above) > 1 else None
        first = told[0]
        while first > above[0] and not self.ends.gap(first):
            first -= 1
        return first

    def _begins(self, first: int, end: int, *, dated: bool) -> bool:
        """Whether nothing but short lines, a title or a heading, stands between the letter before, or the text's beginning, and this one;
        or a heading directly above; or the head of a firm's paper at the top of a page; or, `dated` as many others are, the end of a sentence."""
        between = self.lines[end:first]
        if not any(self.ends.is_long(x) for x in between) and len(between) <= _ABOVE:
            return True
        if (
            between
            and self._is_again(first)
            and self.ends.sheet.turns(self.lines[first - 1], self.lines[first])
        ):
            return True
        if self.series and dated and self._is_behind_end(first, end):
            return True
        return bool(between) and self.ends.gap(first) and self._heads(first - 1)

    def _is_behind_end(self, first: int, end: int) -> bool:
        """Whether a sentence ends directly above what opens a letter, or above its heading."""
        for j in range(first - 1, end - 1, -1):
            if ends_full(self.lines[j].words):
                return True
            if not self.ends.are_heads(j, first):
                break
        return False

    def _heads(self, j: int) -> bool:
        """Whether a line stands alone, as a heading does."""
        line = self.lines[j]
        plain = not ends_sentence(line.words) or is_capitals(line.words) or is_count(line.words)
        return (
            plain and not self.ends.is_long(line) and (j == 0 or self.ends.gap(j)) and starts_big(line.words)
        )

    def _told(self, letter: _Letter) -> dict[int, Part]:
        found: dict[int, Part] = {}
        for j in (*letter.opener, letter.salutation):
            words = self.lines[j].words
            role = "salute" if j == letter.salutation else "dateline" if is_letter_date(words) else "address"
            found[self.lines[j].number] = Part(role, opener=True, first=not found, quoted=letter.quoted)
        role = ""
        for j in letter.closer:
            goes_on = j < letter.closer[-1] and starts_small(self.lines[j + 1].words)
            signs = j == letter.closer[-1] and role != "signed" and is_unstopped(self.lines[j].words)
            role = "signed" if signs else "salute" if goes_on else closing_role(self.lines[j].words, role)
            found[self.lines[j].number] = Part(role)
        found |= {self.lines[j].number: Part("postscript") for j in letter.added}
        return found


def _says(words: str) -> bool:
    """Whether a short line says something: it ends a sentence, announces, takes leave, or is a heading with a number."""
    many = len(words.split())
    told = ends_full(words) and (many > _WORDS or starts_small(words))
    told = (told or (words[-1] == ":" and many > _ADDRESSED)) and columns(words) == 1
    return told or is_compliment(words) or is_postscript(words) or is_count(words)
