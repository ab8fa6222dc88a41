"""Seen: what was seen in the lines of a text before any of them is told: labels, rows, verses, speakers, letters and the like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from octtei.structure.evidence.amounts import Amounts, amounts
from octtei.structure.evidence.announced import Announced, announced
from octtei.structure.evidence.chains import entries, verses
from octtei.structure.evidence.counted import Label, listed
from octtei.structure.evidence.days import days, months_alone
from octtei.structure.evidence.habits import Habits, habits_of
from octtei.structure.evidence.indexes import indexed
from octtei.structure.evidence.letters import Part, letters, numbers_above
from octtei.structure.evidence.outdents import Outdents, outdents
from octtei.structure.evidence.outline import Section, outline
from octtei.structure.evidence.playhead import PlayHead, on_stage
from octtei.structure.evidence.rows import rows
from octtei.structure.evidence.saying import sayings
from octtei.structure.evidence.sittings import named_sittings
from octtei.structure.evidence.speakers import numerals, speakers
from octtei.structure.evidence.spokenverse import spoken_verses
from octtei.structure.evidence.stanzanumbers import Songs, songs
from octtei.structure.evidence.versenumbers import numbered_verses
from octtei.structure.lines.layout import Reach
from octtei.structure.lines.line import Line
from octtei.structure.lines.setting import Setting
from octtei.structure.lines.shape import ends_sentence, is_capitals
from octtei.structure.pages.sheet import Sheet
from octtei.structure.terms.keywords import ALONE
from octtei.structure.terms.names import role_of


@dataclass(slots=True)
class Seen:
    """The lines in order, and the numbers of those that are something because of what they stand with."""

    sheet: Sheet
    lines: Sequence[Line]
    reach: Reach = field(init=False)
    setting: Setting = field(init=False)
    labels: dict[int, Label] = field(init=False)
    rows: set[int] = field(init=False)
    verses: set[int] = field(init=False)
    entries: set[int] = field(init=False)
    index: set[int] = field(init=False)
    hanging: set[int] = field(init=False)
    speakers: set[int] = field(init=False)
    onstage: set[int] = field(init=False)
    sittings: set[int] = field(init=False)
    numerals: dict[int, str] = field(init=False)
    habits: Habits = field(init=False)
    days: set[int] = field(init=False)
    months: set[int] = field(init=False)
    letters: dict[int, Part] = field(init=False)
    counting: set[int] = field(init=False)
    songs: Songs = field(init=False)
    announced: Announced = field(init=False)
    amounts: Amounts = field(init=False)
    outdents: Outdents = field(init=False)
    outline: dict[int, Section] = field(init=False)
    sayings: set[int] = field(init=False)
    _alone: list[int] | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self.reach = Reach(self.lines)
        self.setting = Setting(self.sheet.layout, self.reach)
        self.habits = habits_of(self.sheet, self.lines, self.reach, self.gap)
        self.labels = listed(self.lines, lambda a, b: self.distance(a, b) > 0)
        self.letters = letters(self.sheet, self.lines, self.reach)
        self.counting = numbers_above(self.letters, self.lines)
        self.rows = rows(self.lines)
        self.index, self.hanging = indexed(self.lines)
        self.entries = set(self.index) or entries(self.lines)
        self.verses = verses(self.lines, self.reach, self.sheet.layout.gap) - self.rows
        self.speakers = speakers(self.lines, self.distance) - self.rows
        self.numerals = numerals(self.lines, self.distance, gapless=self.habits.gapless)
        self.verses |= spoken_verses(self.lines, self.speakers, self.sheet.layout.gap)
        self.verses -= self.speakers | set(self.numerals)
        self.verses -= self._called()
        self.onstage, self.sittings = on_stage(self.lines, self.speakers), named_sittings(self.lines)
        if self.speakers:
            self.verses -= PlayHead.of(self.lines).unspoken(self.lines, self.verses) | self.onstage
        self.days = days(self.lines, self.distance, self.sheet.layout.measure) - set(self.letters)
        self.months = months_alone(self.lines, self.distance) - set(self.letters)
        self.songs = songs(self.lines, self.distance)
        self.amounts, self.sayings = amounts(self.lines), sayings(self.lines)
        self.outdents = outdents(self.lines, self.setting, self.distance)
        self.numerals |= self.songs.heads | dict.fromkeys(self.days | self.months, "")
        counted = numbered_verses(self.lines) - self.speakers - set(self.numerals) | self.songs.verses
        self.verses |= counted
        self.rows -= counted
        self.labels = {n: label for n, label in self.labels.items() if n not in counted}
        for found in (self.rows, self.verses, self.speakers, self.entries, self.hanging):
            found.difference_update(self.letters)
        self.verses = _whole(self.verses, self.letters)
        self.announced = announced(self.lines, self.sheet.layout.measure, self._may_part)
        for named in (self.rows, self.verses, self.speakers, self.entries, self.hanging):
            named.difference_update(self.announced.of)
        text = [line for line in self.lines if line.number not in self.announced.listed]
        self.outline = outline(text, self.distance, self.sheet.layout.measure)
        self._forget(self.outline)
        self.rows -= set(self.numerals) | {n for n in self.rows if self._is_called(n)}

    def _forget(self, outline: Mapping[int, Section]) -> None:
        """What is part of a heading of the outline is nothing else."""
        for told in (each for section in outline.values() for each in section.lines):
            self.numerals.pop(told, None)
            self.labels.pop(told, None)
            for found in (self.rows, self.verses, self.speakers, self.entries, self.hanging):
                found.discard(told)

    def _called(self) -> set[int]:
        """The lines among verses that are a keyword with its number, and those in capitals below: the scenes of a play, and who is there."""
        found: set[int] = set()
        for a, b in pairwise(self.lines):
            if a.number in self.verses and ALONE.fullmatch(a.words):
                found.add(a.number)
            if a.number in found and b.number in self.verses and is_capitals(b.words):
                found.add(b.number)
        return found

    def _may_part(self, a: Line, b: Line) -> bool:
        """Whether a heading may begin with `b`: not in the midst of a stanza, nor of a paragraph."""
        if self.distance(a, b):
            return True
        stanza = a.number in self.verses and b.number in self.verses
        return not stanza and (ends_sentence(a.words) or not self.setting.is_full(a))

    @property
    def alone(self) -> list[int]:
        """The places of the lines between blank ones, pages' ends among them; the last line is none."""
        if self._alone is None:
            self._alone = [i for i in range(len(self.lines) - 1) if self._opens(i) and self._opens(i + 1)]
        return self._alone

    def _is_called(self, number: int) -> bool:
        """Whether a line is called as parts are, or stands below a keyword with its number: no row."""
        lines = self.sheet.lines
        words = [lines[n].words for n in (number, number - 1) if n >= 0]
        return bool(role_of(words[0])) or any(ALONE.fullmatch(each) for each in words)

    def _opens(self, i: int) -> bool:
        """Whether blank lines, or nothing, stand before line `i`."""
        if not i:
            return True
        a, b = self.lines[i - 1], self.lines[i]
        near = (
            b.number == a.number + 1 and not self.sheet.turns(a, b) and self.sheet.layout.separator != "line"
        )
        return not near and self.distance(a, b) > 0

    def gap(self, a: Line, b: Line) -> int:
        """Blank lines before `b`, those that stand between any two lines not counted."""
        sheet = self.sheet
        blank = sheet.blanks_between(a, b) - sheet.layout.gap
        return blank if blank > 0 else int(sheet.layout.separator == "line" and bool(b.words))

    def distance(self, a: Line, b: Line) -> int:
        """Blank lines between two lines, one at least where a page ends."""
        return self.gap(a, b) or int(self.sheet.turns(a, b))


def _whole(verses: set[int], letters: Mapping[int, Part]) -> set[int]:
    """The verses without the lines next to those of a letter that nothing else holds together: a stanza has more lines."""
    return {
        n
        for n in verses
        if not ((n + 1 in letters and n - 1 not in verses) or (n - 1 in letters and n + 1 not in verses))
    }
