"""Flow: the free lines of a text in groups, each with the reason why it begins where it does."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from octtei.model.inline import Division
from octtei.structure.evidence.chains import BULLET, DASH
from octtei.structure.evidence.firstpages import FirstPages
from octtei.structure.evidence.pagetop import page_top
from octtei.structure.evidence.pushed import closes, says_again
from octtei.structure.evidence.recurring import recurring
from octtei.structure.evidence.seen import Seen
from octtei.structure.lines.join import Divisions
from octtei.structure.lines.line import Line
from octtei.structure.lines.setting import VERY_SHORT
from octtei.structure.lines.shape import (
    ends_full,
    ends_sentence,
    hangs,
    is_by,
    is_by_person,
    is_capitals,
    starts_big,
    starts_small,
)
from octtei.structure.pages.sheet import Sheet
from octtei.structure.references.marks import ends_abbreviated
from octtei.structure.terms.dateline import is_dateline, is_dispatch_line
from octtei.structure.terms.keywords import ALONE
from octtei.structure.terms.leaders import has_leaders

# Figures that an abbreviation awaits: 325-326. or 12, not the number of a heading or label.
_FIGURES = re.compile(r"\d[\d\s–-]*(?:[,;.)]\s?$|[,;)]|$)")
_SOUNDS = re.compile(r"[^\W_]")
_SHORT = 0.75
_BEGINS = "the text begins"
_YEAR = re.compile(r"(?:1[4-9]|20)\d\d\.?")


@dataclass(slots=True)
class Flow(Seen):
    """What is needed to tell whether a line begins something: the lines in order, and what was seen in them."""

    divisions: Divisions
    lone: dict[str, list[int]] = field(default_factory=dict, init=False)
    last_words: Counter[str] = field(default_factory=Counter, init=False)
    first_words: Counter[str] = field(default_factory=Counter, init=False)
    crossheads: Set[int] = field(init=False)
    points: Set[int] = field(init=False)
    apart: Set[int] = field(init=False)
    first: FirstPages = field(default_factory=FirstPages, init=False)

    def __post_init__(self) -> None:
        Seen.__post_init__(self)
        told = {*self.rows, *self.verses, *self.speakers, *self.numerals, *self.labels, *self.letters}
        found = recurring(self, self.labels, told, self.numerals.keys(), self.divisions.words.language)
        self.points, self.crossheads = found.points, found.crossheads
        self.days |= found.days
        self.numerals |= dict.fromkeys(found.days, "")
        self.apart = frozenset(self.crossheads | self.sittings | self.onstage)

    def groups(self) -> list[tuple[list[Line], str]]:
        """The lines in groups, each with the reason why it begins."""
        found: list[tuple[list[Line], str]] = []
        for line in self.lines:
            why = self._why(found[-1][0], line) if found else _BEGINS
            if why:
                found.append(([line], why))
            else:
                found[-1][0].append(line)
        for at, (group, _) in enumerate(found):
            if len(group) == 1:
                self.lone.setdefault(group[0].words, []).append(at)
        capitals = [words.split() for words in self.lone if is_capitals(words)]
        self.last_words = Counter(words[-1] for words in capitals)
        self.first_words = Counter(" ".join(words[:2]) for words in capitals if len(words) > 2)
        return found

    def _ends_block(self, line: Line) -> bool:
        """Whether a blank line stands below a line."""
        i = bisect_left(self.lines, line.number, key=lambda x: x.number)
        return i + 1 < len(self.lines) and self.distance(line, self.lines[i + 1]) > 0

    def _lists_clauses(self, item: Line) -> bool:
        """Whether the line before an item of a list ends with a semicolon, as points do of which only the last has a full stop."""
        i = bisect_left(self.lines, item.number, key=lambda x: x.number)
        return i > 0 and self.lines[i - 1].words[-1:] == ";"

    def _why(self, group: list[Line], b: Line) -> str:
        """Why `b` does not belong to the group of lines before it; "" if it does."""
        a = group[-1]
        section = self.outline.get(group[0].number)
        if section and b.number in section.lines:
            return ""
        if section or b.number in self.outline:
            return "a numbered heading of an outline begins or ends"
        if (named := self.announced.why(a, b)) is not None:
            return named
        if apart := self._is_told(group, b):
            return apart
        if self._divides(a, b) or closes(group, b) or b.number in self.amounts.how_much:
            return ""
        if apart := self._has_title(a, b):
            return apart
        turns = self.sheet.turns(a, b)
        gap = 0 if turns else self.gap(a, b)
        if not turns and self._is_joined(group, b, gap):
            return ""
        return (
            self._kinds(a, b, gap)
            or ("a blank line before it" if gap and not self._goes_on(a, b) else "")
            or self._label(group, b)
            or (
                ""
                if gap
                else page_top(self, a, b)
                if turns
                else self._indent(group, b) or self._line(group, b)
            )
        )

    def _is_joined(self, group: list[Line], b: Line, gap: int) -> bool:
        """Whether two lines of one page belong together whatever they look like: verses, an entry of an index, `by` and a name,
        what a small word awaits, a title said again in another language."""
        a = group[-1]
        if is_by(a.words) and gap < 2 and starts_big(b.words):
            return True
        verse = a.number in self.verses and b.number in self.verses
        awaits = hangs(a.words) and a.number not in self.rows and b.number not in self.labels
        hanging = b.number in self.hanging or b.number in self.outdents.rests
        return not gap and (verse or hanging or awaits or says_again(group, b))

    def _has_title(self, a: Line, b: Line) -> str:
        """Why a line with the shape of a title stands apart from what is above and below it."""
        if self._is_title(b) and not ALONE.fullmatch(a.words):
            return "short, no sentence, between two paragraphs"
        return "below what has the shape of a title" if self._is_title(a) and starts_big(b.words) else ""

    def _is_title(self, line: Line) -> bool:
        return line.number in self.habits.titles and line.number not in self.verses

    def _is_told(self, group: Sequence[Line], b: Line) -> str:
        """Why a line of a letter, a stanza with a number, or what stands below a place and a day, begins something."""
        part = self.letters.get(group[-1].number)
        if b.number in self.letters or (part is not None and part.role != "postscript"):
            return "a line that opens or closes a letter"
        if b.number in self.counting:
            return "the number of a letter"
        if b.number in self.amounts.counted or b.number in self.amounts.below:
            return "what is counted, above its amount, as its neighbours"
        if b.number in self.songs.numbers:
            return "the number of a stanza"
        if b.number in self.apart or group[-1].number in self.apart:
            return "a cross-head, the name of a sitting or who is on stage, alone in its line"
        begun = group[0] is self.lines[0] and not starts_small(group[-1].words)
        if begun and is_by_person(b.words) and self._ends_block(b):
            return "by somebody, at the head of the text"
        if _YEAR.fullmatch(b.words) and self.setting.is_short(group[-1], _SHORT) and self._ends_block(b):
            return "a year alone in a short line"
        dispatch = len(group) == 1 and is_dispatch_line(group[0].words) and starts_big(b.words)
        return "below a place and a day" if dispatch else ""

    def _divides(self, a: Line, b: Line) -> bool:
        """Whether a word that begins in `a` ends in `b`, or the number there belongs to an abbreviation here."""
        counts = b.number in self.labels or b.number in self.numerals
        if ends_abbreviated(a.words) and _FIGURES.match(b.words) and not counts:
            return True
        if b.words[:1].isupper():
            return False
        return self.divisions.divide(a, b)[0] is not Division.NONE and not ends_sentence(a.words)

    def _kinds(self, a: Line, b: Line, gap: int) -> str:
        """Rows of a table stand alone; verse stands together, and apart from what is none."""
        if has_leaders(a.words) or has_leaders(b.words):
            return "" if b.words.isdigit() and a.words[-1:] == "." else "an entry with leaders"
        if not _SOUNDS.search(a.words) or not _SOUNDS.search(b.words):
            return "signs without letters, alone in a line"
        if a.number in self.speakers or b.number in self.speakers:
            return "the name of a speaker, in a line of its own"
        if a.number in self.numerals or b.number in self.numerals:
            return "a numeral alone in its line"
        if a.number in self.rows or b.number in self.rows:
            return "a row of a table"
        if a.number in self.verses or b.number in self.verses:
            if a.number in self.verses and b.number in self.verses:
                return "a blank line between verses" if gap else ""
            return "verse begins or ends"
        return ""

    def _goes_on(self, a: Line, b: Line) -> bool:
        """Whether a blank line is false: the sentence before it is not finished and goes on after it."""
        return (
            self.sheet.layout.separator != "line"
            and starts_small(b.words)
            and not ends_sentence(a.words)
            and self.setting.is_full(a)
            and not (self.setting.is_centred(a) and self.setting.is_centred(b))
            and not DASH.match(b.words)
            and not (is_capitals(a.words) and not is_capitals(b.words))
        )

    def _label(self, group: list[Line], b: Line) -> str:
        a = group[-1]
        if b.number in self.labels and (
            a.number in self.labels or ends_sentence(a.words) or self.setting.is_short(a, VERY_SHORT)
        ):
            return "a label of a list"
        if BULLET.match(b.words) and (BULLET.match(group[0].words) or a.words[-1:] == ":"):
            return "a bullet"
        if DASH.match(b.words) and ends_sentence(a.words):
            return "a dash behind the end of a sentence"
        if b.number in self.sayings:
            return "a label of who speaks, behind the end of a sentence"
        if b.number in self.entries:
            return "a name or word in capitals, as other entries begin"
        if is_dateline(b.words) and ends_sentence(a.words):
            return "a place and a date"
        return ""

    def _indent(self, group: list[Line], b: Line) -> str:
        a = group[-1]
        if begun := self._begins(a, b):
            return begun
        step = b.indent - a.indent
        if (
            is_capitals(a.words)
            and is_capitals(b.words)
            and self.setting.is_centred(a)
            and self.setting.is_centred(b)
        ):
            return ""
        figure = b.words[0].isdigit() and b.number not in self.labels
        if a.words[-1] == "," and (
            figure or (step > 0 and self.setting.is_full(a) and not self._at_right(a))
        ):
            return ""
        if step > 0 and group[0] is a and self._hangs(a, b):
            return ""
        if abs(step) < 2 or not (self.setting.is_display(a) or self.setting.is_display(b)):
            return ""
        if starts_small(b.words) and not ends_sentence(a.words) and self.setting.is_full(a):
            return ""
        if step > 0:
            return "set in"
        first = len(group) == 1 and self.setting.fits(a, b)
        return "" if first and (self.setting.is_display(b) or not self.setting.room(a, b)) else "set back"

    def _begins(self, a: Line, b: Line) -> str:
        """Why a line begins a paragraph by where it stands alone: set in as others are, or at the margin as entries are that hang."""
        if b.number in self.outdents.firsts:
            return "at the margin, as other entries whose further lines are set in"
        inner = self.setting.is_display(a) and a.indent == b.indent
        return "indented" if self.setting.begins(b) and not inner else ""

    def _at_right(self, line: Line) -> bool:
        """Whether a line begins far from the margin: its end says nothing of how full it is."""
        return line.indent > 0.4 * self.reach.near(line)[0]

    def _hangs(self, a: Line, b: Line) -> bool:
        """Whether `b` is set in below the full first line of an entry, whose sentence goes on."""
        flush = a.indent <= self.sheet.layout.margin and not self.setting.room(a, b)
        return flush and not ends_sentence(a.words)

    def _line(self, group: list[Line], b: Line) -> str:
        """Nothing but the length of the line before and its end."""
        a = group[-1]
        if not starts_big(b.words):
            return ""
        item = group[0].number in self.labels
        ended, short = ends_sentence(a.words), self.setting.is_short(a, _SHORT if item else VERY_SHORT)
        if short and ends_full(a.words):
            return "a very short line ends the sentence before it"
        if item and ends_full(a.words) and self._lists_clauses(group[0]):
            return "a full stop ends a list whose points end with semicolons"
        if is_capitals(a.words) and is_capitals(b.words) and not self.gap(a, b):
            return ""
        told = self.sheet.layout.separator in ("short", "double") and self.sheet.layout.indent < 0
        if told and ended and self.setting.room(a, b):
            return "a short line ends the sentence before it"
        above = all(hangs(x.words) or ALONE.fullmatch(x.words) for x in group[:-1])
        alone = above and not ALONE.fullmatch(a.words)
        if (
            alone
            and not ended
            and not b.words[:1].isdigit()
            and self.setting.is_short(a, _SHORT)
            and self.setting.room(a, b)
        ):
            return "a short line that is no sentence stands before it"
        return ""


def groups_of(
    sheet: Sheet, lines: Sequence[Line], divisions: Divisions
) -> Sequence[tuple[Sequence[Line], str]]:
    """Some lines in groups, as `Flow` has them; a single one, as of most notes, needs no look at what is around it."""
    return Flow(sheet, lines, divisions).groups() if len(lines) > 1 else [(lines, _BEGINS)]
