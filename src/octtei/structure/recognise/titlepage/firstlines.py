"""First lines: whether those of a document are its title."""

from __future__ import annotations

import re

from octtei.structure.lines.shape import is_capitals, is_name, is_quoted, starts_big
from octtei.structure.recognise.group import Group
from octtei.structure.recognise.heading import is_underlined
from octtei.structure.recognise.headlike import numbering
from octtei.structure.recognise.stack import BY, is_stacked
from octtei.structure.recognise.subtitles import is_line_above_text
from octtei.structure.terms.keywords import COUNTED
from octtei.structure.terms.names import role_of

# A title may end with an abbreviation: `e. V.`
_INITIAL = re.compile(r"\b[A-ZÀ-Þ]\.$")
# Lines of a title that begins in capitals.
_LONG = 7
# So many short lines may stand between the title and the first heading.
_STACK = 5
# A page with such a number, or a higher one, is not the first of a book.
_MID_BOOK = 2
_CLOSERS = '»”“"’ \u00a0\u202f'


def is_in_mid_book(group: Group) -> bool:
    """Whether the first line is one of several headings in capitals, above text, below the head of a page that is not the first of its book."""
    sheet = group.sheet
    head = next((b for b in sheet.blocks if b.role == "header" and sheet.page_of[b.first] == 0), None)
    if (
        head is None
        or not head.n.isdigit()
        or int(head.n) < _MID_BOOK
        or len(group.lines) > 1
        or not is_capitals(group.words)
    ):
        return False
    after = group.near(1)
    return (after is not None and after.is_prose) and any(
        len(g.lines) == 1
        and is_capitals(g.words)
        and g.indent == group.indent
        and g.gap_before
        and g.gap_after
        for g in group.all[1:]
    )


def may_be_title(group: Group) -> bool:
    """Whether the first group may be a title: short, no end of a sentence, set apart, and text behind it."""
    after = group.near(1)
    if (
        after is None
        or len(group.lines) > (_LONG if is_capitals(group.lines[0].words) else 3)
        or (
            group.bare[-1:] in ',;:-.»"'
            and not _is_headline(group, after)
            and not _is_cited(group)
            and not _is_stopped(group)
            and not _INITIAL.search(group.bare)
        )
    ):
        return False
    if is_underlined(group) or is_stacked(group):
        return True
    if (
        group.gap_after == 0
        and not _is_bold(group)
        and not (group.flow.habits.gapless and is_line_above_text(group))
        and not (group.flow.habits.flush_titles and _is_stack_above_text(group))
        and (after.gap_after == 0 or after.has_end or is_text(after))
    ):
        return False
    first = group.lines[0].number
    if first in group.flow.rows or first in group.flow.verses or sum(c.isalpha() for c in group.words) < 3:
        return False
    if numbering(group.words)[0] or role_of(group.bare) not in ("", "appendix"):
        return False
    return all(len(x.words) < 0.95 * max(group.flow.reach.near(x)[0], 20) for x in group.lines)


def _is_stack_above_text(group: Group) -> bool:
    """Whether a few short lines that end no sentence stand above text, this one the first of them, no blank line between."""
    for step in range(_STACK):
        at = group.near(step)
        if at is None or len(at.lines) > 1 or at.has_end or not at.is_short() or (step and at.gap_before):
            return False
        if is_line_above_text(at):
            return starts_big(group.words)
    return False


def _is_headline(group: Group, after: Group) -> bool:
    """Whether the first line is a quotation above another line that is neither a name nor text: as of an interview."""
    return (
        is_quoted(group.words) and len(group.lines) == 1 and not is_name(after.words) and not is_text(after)
    )


def _is_cited(group: Group) -> bool:
    """Whether a title in capitals ends with the name of a ship, a paper or the like."""
    return group.bare[-1:] in '»"' and is_capitals(group.words)


def _is_stopped(group: Group) -> bool:
    """Whether a first line that ends with a full stop, as the titles of old prints do, stands with other short lines above
    the heading of the first part."""
    if group.bare[-1:] != "." or not _is_lone(group):
        return False
    for step in range(1, _STACK):
        after = group.near(step)
        if after is None:
            return False
        if COUNTED.match(after.words) or role_of(after.bare):
            return True
        if not (_is_lone(after) or (BY.match(after.words) and after.is_short())):
            return False
    return False


def _is_lone(group: Group) -> bool:
    """Whether a group is one short line between blank ones, no sentence goes on behind it."""
    return (
        len(group.lines) == 1 and bool(group.gap_after) and group.is_short(0.75) and starts_big(group.words)
    )


def _is_bold(group: Group) -> bool:
    """Whether lines are in capitals where blank lines say nothing: one stands behind every line, or none at all."""
    return (group.sheet.layout.gap > 0 or group.flow.habits.gapless) and is_capitals(group.words)


def is_text(group: Group) -> bool:
    """Whether this is running text: several lines, or a sentence with its full stop."""
    return group.is_prose and (len(group.lines) > 2 or group.bare.rstrip(_CLOSERS)[-1:] in ".!?…,;:-")
