"""What a heading leads to: running text, a list, rows or other headings above these."""

from __future__ import annotations

from octtei.structure.evidence.chains import DASH
from octtei.structure.lines.shape import is_capitals, starts_small
from octtei.structure.recognise.group import Group
from octtei.structure.recognise.headlike import may_be_heading
from octtei.structure.terms.dateline import is_dateline

# So many other headings, openers and the like may stand between a heading and its text.
_DEEP = 10


def leads(group: Group) -> bool:
    """Whether running text follows, or other headings and then running text."""
    after = group.near(1)
    for _ in range(_DEEP):
        if after is None:
            return False
        if _begins_text(after) or (group.gap_after and _stacks(after)):
            return True
        small = starts_small(after.words) and is_capitals(group.bare)
        if not (
            after.lines[0].number in after.flow.numerals
            or after.lines[0].number in after.flow.points
            or after.lines[0].number in after.flow.announced.headings
            or _is_opener(after)
            or (small and after.is_short() and len(after.lines) == 1)
            or may_be_heading(after)
        ):
            return after.has_end or after.lines[0].number in after.flow.verses
        after = after.near(1)
    return False


def _stacks(group: Group) -> bool:
    """Whether three short lines and more stand under one another, no blank line between: a list of names or the like."""
    below = [g for step in (1, 2) if (g := group.near(step))]
    return (
        len(below) > 1
        and all(not g.gap_before and len(g.lines) == 1 for g in below)
        and len(group.lines) == 1
    )


def _begins_text(group: Group) -> bool:
    """Whether a group is text, a speech, rows or entries, or begins a list."""
    flow, first = group.flow, group.lines[0].number
    return (
        group.is_prose
        or _is_speech(group)
        or first in flow.speakers | flow.rows | flow.entries
        or (first not in flow.numerals and not _is_opener(group) and _lists(group))
    )


def _is_opener(group: Group) -> bool:
    """Whether a line opens a letter: a place and a date, or whom it speaks to."""
    words = group.words
    if group.lines[0].number in group.flow.letters:
        return True
    return is_dateline(words) or (len(group.lines) == 1 and words[-1:] in ",!" and group.is_short(0.6))


def _lists(group: Group) -> bool:
    """Whether a list begins: the label that the line below carries on, with no gap between them."""
    after = group.near(1)
    labels = group.flow.labels
    if after is None or after.gap_before:
        return False
    return group.lines[0].number in labels and after.lines[0].number in labels


def _is_speech(group: Group) -> bool:
    """A short line of dialogue is running text too."""
    return bool(DASH.match(group.words)) and group.has_end
