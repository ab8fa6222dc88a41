"""Headings of letters: the number of one, and to whom it goes, directly above what opens it."""

from __future__ import annotations

from octtei.model.block import BlockKind
from octtei.structure.evidence.letterends import is_count, is_numeral
from octtei.structure.lines.shape import ends_sentence, is_capitals, starts_big
from octtei.structure.recognise.group import Group

# What stands before the heading of a letter: another heading, or what ends another letter.
_BEFORE = (BlockKind.HEADING, BlockKind.SIGNATURE, BlockKind.POSTSCRIPT, BlockKind.DATELINE)


def is_above_letter(group: Group) -> bool:
    """Whether a short line that says no sentence stands between a letter, or a heading, and what opens another letter; or with a number anywhere above a letter."""
    if group.lines[0].number in group.flow.letters or not _opens_below(group):
        return False
    told = group.gap_before or is_count(group.words)
    apart = group.previous in _BEFORE or (told and group.previous is not None)
    stopped = group.words[-1] == "." and group.previous in _BEFORE[1:]
    plain = not ends_sentence(group.words) or is_capitals(group.words) or stopped
    return bool(apart and plain) and starts_big(group.words)


def counts_letter(group: Group) -> bool:
    """Whether a number alone stands above a letter, or above the line that says to whom it goes, behind another one or where the text
    begins."""
    if len(group.lines) > 1 or group.previous not in (None, *_BEFORE) or not is_numeral(group.words):
        return False
    after = group.near(1)
    part = group.flow.letters.get(after.lines[0].number) if after else None
    return bool(part and part.first) or (after is not None and _opens_below(after))


def _opens_below(group: Group) -> bool:
    """Whether a short line stands directly above what opens a letter."""
    after = group.near(1)
    part = group.flow.letters.get(after.lines[0].number) if after else None
    return part is not None and part.first and not part.quoted and len(group.lines) < 3 and group.is_short()


def is_to_whom(group: Group) -> bool:
    """Whether to whom a letter goes stands directly below its number."""
    before = group.near(-1) if group.previous is BlockKind.HEADING else None
    counted = before is not None and len(before.lines) == 1 and is_count(before.words)
    near = before is not None and before.lines[-1].number + 1 == group.lines[0].number
    return counted and near and is_above_letter(group)
