"""Second lines of headings: the title below a keyword with its number, and what stands directly below a title."""

from __future__ import annotations

from octtei.model.block import BlockKind
from octtei.structure.lines.shape import starts_big
from octtei.structure.recognise.group import Group
from octtei.structure.recognise.headlike import may_be_heading, may_stop
from octtei.structure.terms.dateline import is_dateline
from octtei.structure.terms.keywords import ALONE, SITTING


def is_subtitle(group: Group) -> bool:
    """Whether one short line stands directly below a heading, with a blank line and text below it."""
    if (
        group.previous is not BlockKind.HEADING
        or group.gap_before
        or not group.gap_after
        or len(group.lines) > 1
    ):
        return False
    above, after, words, first = group.near(-1), group.near(1), group.words, group.lines[0].number
    if above is None or not above.gap_before or after is None or not after.is_prose:
        return False
    other = (
        is_dateline(words)
        or first in group.flow.labels
        or first in group.flow.letters
        or first in group.flow.verses
    )
    other = other or above.lines[0].number in group.flow.songs.heads
    stopped = words[-1] == "." and may_stop(group)
    return starts_big(words) and group.is_short() and not other and (stopped or words[-1].isalnum())


def is_below_keyword(group: Group) -> bool:
    """Whether a short line stands between a keyword with its number and the text: there it may end with a full stop."""
    above = group.near(-1)
    if above is None or group.previous is not BlockKind.HEADING or not ALONE.fullmatch(above.bare):
        return False
    if SITTING.fullmatch(above.bare) and group.gap_before:
        return False
    stopped = group.bare[-1:] == "." and len(group.lines) == 1 and group.gap_before < 9
    if may_be_heading(group) and (group.gap_after or is_line_above_text(group)):
        return True
    if group.flow.habits.gapless and group.bare[-1:] == ".":
        return is_line_above_text(group) and may_stop(group)
    return bool(group.gap_after) and stopped and may_stop(group)


def is_line_above_text(group: Group) -> bool:
    """Whether a group is one short line, and text that begins with a capital stands directly below."""
    after = group.near(1)
    return (
        len(group.lines) == 1
        and group.is_short()
        and bool(after and after.is_prose and starts_big(after.words))
    )
