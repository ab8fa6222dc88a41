"""Letters: which lines open and close one, told before any line is read by itself.

A letter is known by its salutation. What stands around that is told by where it stands: above it a date, an address, the head of
the paper; below its text the compliment and who signs, then what is added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from octtei.structure.keywords import COUNTED
from octtei.structure.layout import Reach
from octtei.structure.letterwords import (
    has_contact,
    is_compliment,
    is_enclosure,
    is_for_another,
    is_letter_date,
    is_postscript,
    is_salutation,
)
from octtei.structure.line import Line
from octtei.structure.recognise.names import role_of
from octtei.structure.shape import (
    columns,
    ends_full,
    ends_sentence,
    is_capitals,
    is_name,
    letters_of,
    starts_big,
)
from octtei.structure.sheet import Sheet

# No opener has more lines above its salutation, no closer more at all.
_ABOVE, _BELOW = 16, 7
_SHORT, _NAMED = 0.8, 0.7
# So far right of the margin, as a share of a full line, stands what closes a letter.
_SET_IN = 0.2
_WORDS, _ADDRESSED = 8, 4
# So many letters have the same line above them if it is the head of their paper.
_FEWEST = 2


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
    """Number of a line -> what it is of a letter. Only of letters that stand where a text or a part of it begins, or
    behind a colon."""
    saluted = [i for i, line in enumerate(lines) if is_salutation(line.words)]
    if not saluted:
        return {}
    return _Post(sheet, lines, reach).parts(saluted)


@dataclass(slots=True)
class _Post:
    sheet: Sheet
    lines: Sequence[Line]
    reach: Reach
    heads: Counter[str] = field(default_factory=Counter)

    def parts(self, saluted: Sequence[int]) -> dict[int, Part]:
        """The parts of all letters that are believed."""
        bounds = [*saluted[1:], len(self.lines)]
        known = [i for i in saluted if self._speaks(i)]
        self.heads.update(letters_of(self.lines[j].words) for i in known for j in set(self._above(i, 0)))
        found: dict[int, Part] = {}
        end = 0
        for i, bound in zip(saluted, bounds, strict=True):
            letter = self._letter(i, bound, end) if i in known else None
            if letter:
                found |= self._told(letter)
                end = max([i, *letter.closer, *letter.added]) + 1
        return found

    def _letter(self, i: int, bound: int, end: int) -> _Letter | None:
        letter = _Letter(i, self._opener(i, end))
        first = letter.opener[0] if letter.opener else i
        begins = self._begins(first, end)
        letter.quoted = not begins and self.lines[first - 1].words[-1] == ":"
        self._close(letter, bound)
        dated = any(is_letter_date(self.lines[j].words) for j in letter.opener)
        signed = bool(letter.closer)
        return letter if (begins and dated) or (signed and (begins or letter.quoted)) else None

    def _speaks(self, i: int) -> bool:
        """Whether a salutation stands in a line of its own, above text."""
        line = self.lines[i]
        after = self.lines[i + 1] if i + 1 < len(self.lines) else None
        begins = after is not None and (starts_big(after.words) or line.words[-1] == ",")
        if after is None or not begins or self._is_long(line):
            return False
        text = next((x for x in self.lines[i + 1 : i + 4] if self._is_long(x)), None)
        return text is not None or ends_full(after.words)

    def _is_long(self, line: Line) -> bool:
        return len(line.words) > _SHORT * self.reach.near(line)[0] and columns(line.words) == 1

    def _gap(self, i: int) -> bool:
        """Whether a blank line or a page's end stands above line `i`."""
        a, b = self.lines[i - 1], self.lines[i]
        return self.sheet.turns(a, b) or self.sheet.blanks_between(a, b) > self.sheet.layout.gap

    def _above(self, i: int, end: int) -> list[int]:
        """The short lines above a salutation on its page, in their order, back to text, to a heading with a number, or to `end`."""
        found: list[int] = []
        for j in range(i - 1, max(end, i - _ABOVE) - 1, -1):
            line, below = self.lines[j], self.lines[j + 1]
            long = len(line.words.split())
            told = (ends_full(line.words) and long > _WORDS) or (line.words[-1] == ":" and long > _ADDRESSED)
            told = told and columns(line.words) == 1
            if self.sheet.turns(line, below) or self._is_long(line) or told or _is_counted(line.words):
                break
            found.insert(0, j)
        return found

    def _opener(self, i: int, end: int) -> list[int]:
        """The lines that open a letter: from its date on, and the head of the paper above that."""
        above = self._above(i, end)
        dated = [j for j in above if is_letter_date(self.lines[j].words) and not self._is_again(j)]
        start = next((j for j in above if self._is_again(j)), None)
        if dated:
            head = self._head([j for j in above if j < dated[0]])
            start = min(start if start is not None else dated[0], head if head is not None else dated[0])
        return [j for j in above if start is not None and j >= start]

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
        while first > above[0] and not self._gap(first):
            first -= 1
        return first

    def _begins(self, first: int, end: int) -> bool:
        """Whether nothing but short lines, a title or a heading, stands between the letter before, or the text's beginning, and this one;
        or a heading directly above; or the head of a firm's paper at the top of a page."""
        between = self.lines[end:first]
        if not any(self._is_long(x) for x in between) and len(between) <= _ABOVE:
            return True
        if between and self._is_again(first) and self.sheet.turns(self.lines[first - 1], self.lines[first]):
            return True
        return bool(between) and self._gap(first) and self._heads(first - 1)

    def _heads(self, j: int) -> bool:
        """Whether a line stands alone, as a heading does."""
        line = self.lines[j]
        plain = not ends_sentence(line.words) or is_capitals(line.words) or _is_counted(line.words)
        return plain and not self._is_long(line) and (j == 0 or self._gap(j)) and starts_big(line.words)

    def _close(self, letter: _Letter, bound: int) -> None:
        """Find what closes a letter before place `bound`."""
        i = letter.salutation + 1
        while i < bound:
            if self._closes(i):
                run = self._closing(i, bound)
                if run and (self._is_over(run[-1] + 1, bound) or (letter.quoted and self._gap(run[-1] + 1))):
                    letter.closer = run
                    letter.added = self._added(run[-1] + 1, bound)
                    return
            i += 1

    def _closes(self, i: int) -> bool:
        """Whether what closes a letter may begin here: a compliment, or a name, set in or behind a blank line."""
        line, before = self.lines[i], self.lines[i - 1]
        if not self._is_closing(line) or not (ends_sentence(before.words) or before.words[-1:] == ","):
            return False
        if is_compliment(line.words) and not ends_full(line.words):
            return True
        named = is_name(line.words) or is_letter_date(line.words) or is_for_another(line.words)
        return self._is_set_in(line) and named

    def _is_set_in(self, line: Line) -> bool:
        low = self.reach.near(line)[0]
        return line.indent - self.sheet.layout.margin > _SET_IN * low

    def _is_closing(self, line: Line) -> bool:
        low = self.reach.near(line)[0]
        return len(line.words) < _NAMED * low and starts_big(line.words) and columns(line.words) == 1

    def _closing(self, i: int, bound: int) -> list[int]:
        """The lines that close a letter from place `i` on: compliments, names, offices; behind a blank line only what is set in."""
        run: list[int] = []
        named = False
        for j in range(i, min(bound, i + _BELOW)):
            line = self.lines[j]
            if not self._is_closing(line) or is_postscript(line.words) or is_enclosure(line.words):
                break
            compliment = is_compliment(line.words) or line.words[-1:] == ","
            apart = j > i and self._gap(j)
            if (
                apart
                and (self.sheet.turns(self.lines[j - 1], line) or not (self._is_set_in(line) or not named))
            ) or (named and apart and is_letter_date(line.words)):
                break
            if not (
                compliment
                or is_name(line.words)
                or is_capitals(line.words)
                or self._is_set_in(line)
                or not apart
            ):
                break
            named = named or not compliment or _has_name(line.words)
            run.append(j)
        return run if named else []

    def _is_over(self, i: int, bound: int) -> bool:
        """Whether no text of the letter follows: it is added, a page or the text ends, or a short line begins something else."""
        if i >= bound:
            return True
        line = self.lines[i]
        if is_postscript(line.words) or is_enclosure(line.words):
            return True
        return self._gap(i) and (not self._is_long(line) or self.sheet.turns(self.lines[i - 1], line))

    def _added(self, i: int, bound: int) -> list[int]:
        """The first lines of what is added below the signature."""
        found: list[int] = []
        for j in range(i, bound):
            words = self.lines[j].words
            if is_postscript(words) or is_enclosure(words):
                found.append(j)
            elif not found or self._gap(j):
                break
        return found

    def _told(self, letter: _Letter) -> dict[int, Part]:
        found: dict[int, Part] = {}
        for j in (*letter.opener, letter.salutation):
            words = self.lines[j].words
            role = "salute" if j == letter.salutation else "dateline" if is_letter_date(words) else "address"
            found[self.lines[j].number] = Part(role, opener=True, first=not found, quoted=letter.quoted)
        role = ""
        for j in letter.closer:
            role = _closing_role(self.lines[j].words, role)
            found[self.lines[j].number] = Part(role)
        found |= {self.lines[j].number: Part("postscript") for j in letter.added}
        return found


def _has_name(words: str) -> bool:
    """Whether a compliment ends with the name of who signs: `Dein Bruder Konrad.`"""
    parts = words.rstrip(".").split()
    return words[-1] == "." and len(parts) > 1 and parts[-1][0].isupper()


def _closing_role(words: str, before: str) -> str:
    """What a line of a closer is; `before` is what the line above is: below a name stand names and offices."""
    if before and _has_name(words):
        return "signed"
    if is_compliment(words) or (
        words[-1:] == "," and before in ("", "salute") and not (before and is_name(words))
    ):
        return "salute"
    return "dateline" if is_letter_date(words) else "signed"


def _is_counted(words: str) -> bool:
    """Whether a line is a heading with a number or the usual name of a part."""
    return bool(COUNTED.match(words) or role_of(words))
