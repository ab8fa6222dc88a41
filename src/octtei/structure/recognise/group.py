"""Group: lines that stand together, as the recognisers see them, with what is around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from octtei.model.block import BlockKind
from octtei.structure.flow import Flow
from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import ends_full, ends_sentence, is_capitals, title_letters
from octtei.structure.pages.sheet import Sheet

_MARK = re.compile(r"(?:(?<=[^\s\d])|(?<=[»”\".!?]\s))[(\[]?[\d*]{1,3}[)\]]?$")
_LONGEST_MARK = 6
"""Characters of it, and of a line end behind it."""

# No more of those that say the same are looked at.
_NAMESAKES = 9
# What begins so far from the margin stands at the right, as a share of a full line.
_FAR = 0.45
# Capitals in fewer lines are a title, no running text.
_TITLE = 6
# A sentence of so many characters is running text, however long lines are.
_SENTENCE = 60
# The least space on either side of a line that stands inward, as a share of a full line, and of one side as a share of the other.
_SIDE, _BALANCE = 0.06, 0.35


@dataclass(eq=False)
class Group:
    """Group `at` of all groups of a text; `kinds` are those of the groups before, as far as they are known.

    Its recognisers and those of its neighbours ask the same again and again: what the lines tell is worked out once.
    """

    flow: Flow
    all: Sequence[Group]
    at: int
    kinds: Sequence[BlockKind]
    lines: list[Line] = field(repr=False)

    @property
    def sheet(self) -> Sheet:
        """The sheet that the lines stand on."""
        return self.flow.sheet

    @cached_property
    def words(self) -> str:
        """All words of the group, in one line."""
        return " ".join(line.words for line in self.lines)

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of its lines."""
        return tuple(line.number for line in self.lines)

    @property
    def previous(self) -> BlockKind | None:
        """What the group before is."""
        return self.kinds[self.at - 1] if 0 < self.at <= len(self.kinds) else None

    @property
    def namesakes(self) -> list[Group]:
        """Some groups of one line with the same words, itself among them."""
        return [self.all[at] for at in self.flow.lone.get(self.words, ())[:_NAMESAKES]]

    def near(self, step: int) -> Group | None:
        """The group `step` groups on (or back), None at the ends of the text."""
        at = self.at + step
        return self.all[at] if 0 <= at < len(self.all) else None

    @cached_property
    def gap_before(self) -> int:
        """Blank lines before the group, those between any two lines not counted; 9 at the top of a page; 1 where no line of the
        text is blank and it has the shape of a title."""
        if not self.at or self.sheet.turns(self.all[self.at - 1].lines[-1], self.lines[0]):
            return 9
        gap = self.flow.gap(self.all[self.at - 1].lines[-1], self.lines[0])
        return gap or int(self._is_flush or self.lines[0].number in self.flow.habits.titles)

    @property
    def _is_flush(self) -> bool:
        """Whether one short line at the margin stands above an indented one, where blank lines say nothing."""
        layout, after = self.sheet.layout, self.near(1)
        if (
            layout.separator != "double"
            or layout.indent <= layout.margin
            or len(self.lines) > 1
            or after is None
        ):
            return False
        inward = self.indent <= layout.margin and after.lines[0].indent == layout.indent
        return inward and self.is_short(0.6) and not self.has_end

    @property
    def gap_after(self) -> int:
        """Blank lines behind the group, as `gap_before`; 9 where the text or a page ends."""
        after = self.near(1)
        return after.gap_before if after else 9

    def is_short(self, share: float = 0.8) -> bool:
        """Whether no line is longer than this share of a full one."""
        return all(len(x.words) < share * max(self.flow.reach.near(x)[0], 20) for x in self.lines)

    @cached_property
    def is_prose(self) -> bool:
        """Whether this is running text: more than two lines, or two with a full one, or a sentence that fills half."""
        if is_capitals(self.words) and len(self.lines) < _TITLE and not self.flow.habits.shouted:
            return False
        if len(self.lines) > 2 or (len(self.lines) == 2 and not self.is_short()):
            return True
        return ends_full(self.words) and len(self.words) > min(
            _SENTENCE, 0.5 * self.flow.reach.near(self.lines[0])[0]
        )

    @cached_property
    def has_end(self) -> bool:
        """Whether it ends as a sentence does, a note reference left out."""
        return ends_sentence(self.words)

    @cached_property
    def bare(self) -> str:
        """The words without a note reference at their end."""
        words = self.words
        if words[-1].isalpha() or words[-1] == ".":
            return words
        hit = _MARK.search(words, max(0, len(words) - _LONGEST_MARK))
        return (words[: hit.start()] if hit else words).strip()

    @cached_property
    def indent(self) -> int:
        """The least indent of its lines."""
        return min(line.indent for line in self.lines)

    @cached_property
    def is_right(self) -> bool:
        """Whether it stands in the right half, far from the margin."""
        low = self.flow.reach.near(self.lines[0])[0]
        return self.indent > 0.4 * low and all(x.reach > 0.8 * low for x in self.lines)

    @cached_property
    def is_far(self) -> bool:
        """Whether it begins in the right half, wherever it ends."""
        return self.is_right or self.indent > _FAR * self.flow.reach.near(self.lines[0])[0]

    @cached_property
    def is_running(self) -> bool:
        """Whether a running head says the same."""
        return bool(self.flow.habits.running) and title_letters(self.bare) in self.flow.habits.running

    @cached_property
    def is_inward(self) -> bool:
        """Whether each line stands free of both margins, with about as much space on one side as on the other.

        Weaker than centred: type of another size is not where its characters, counted, would put it.
        """
        low, middle = self.flow.reach.near(self.lines[0])
        sides = [(x.indent - self.sheet.layout.margin, middle - x.reach) for x in self.lines]
        return all(min(side) > max(_SIDE * low, _BALANCE * max(side)) for side in sides)

    @cached_property
    def is_centred(self) -> bool:
        """Whether each line has about as much space before it as a full line would have behind it."""
        middle = self.flow.reach.near(self.lines[0])[1]
        return all(
            x.indent > 4 and abs(middle - len(x.words) - 2 * x.indent) <= max(4, middle // 12)
            for x in self.lines
        )
