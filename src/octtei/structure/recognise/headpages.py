"""Pages at the head of a document that hold no text: the title page, the page of a dedication."""

from __future__ import annotations

import itertools

from octtei.model.block import BlockKind
from octtei.structure.recognise.group import Group
from octtei.structure.recognise.headlike import numbering
from octtei.structure.recognise.lists import entry
from octtei.structure.recognise.names import role_of
from octtei.structure.shape import is_capitals, is_name, is_quoted, starts_big

# A title page has no more groups of lines, the page of a dedication so many.
_PAGE, _DEDICATED = 24, 4
HEAD = frozenset(
    (BlockKind.TITLE, BlockKind.AUTHOR, BlockKind.IMPRINT, BlockKind.EPIGRAPH, BlockKind.ATTRIBUTION)
)
"""What the head of a document is made of."""


def is_title_page(group: Group) -> bool:
    """Whether a page of its own, the first one, holds nothing but short lines, none of them text, contents or verse."""
    sheet, first = group.sheet, group.all[0].lines[0]
    if len(sheet.pages) < 2 or sheet.turns(first, group.lines[0]):
        return False
    page = list(itertools.takewhile(lambda g: not sheet.turns(first, g.lines[0]), group.all[: _PAGE + 1]))
    if not 1 < len(page) <= _PAGE or len(page) == len(group.all):
        return False
    return may_begin(page[0]) and all(is_display(g) for g in page)


def is_dedication(group: Group) -> bool:
    """Whether a page behind the title page holds nothing but a few short lines set in, no motto and no text: a dedication."""
    sheet = group.sheet
    if not 0 < group.at <= _PAGE + _DEDICATED or BlockKind.TITLE not in group.kinds:
        return False
    if any(k not in HEAD for k in group.kinds[: group.at]):
        return False
    if not sheet.turns(group.all[0].lines[0], group.lines[0]):
        return False
    number = sheet.page_of[group.lines[0].number]
    near = group.all[max(0, group.at - _DEDICATED) : group.at + _DEDICATED + 1]
    page = [g for g in near if sheet.page_of[g.lines[0].number] == number]
    after = group.all[page[-1].at + 1 : page[-1].at + 2]
    alone = len(page) <= _DEDICATED and bool(after) and not is_quoted(page[0].words)
    return alone and all(is_display(g) and g.indent > sheet.layout.margin + 1 for g in page)


def is_display(group: Group) -> bool:
    """Whether lines are short, and neither text nor a list nor verse."""
    first = group.lines[0].number
    flow = group.flow
    odd = first in flow.rows | flow.verses or first in flow.labels or entry(group) is not None
    prose = group.has_end and len(group.lines) > 2 and not is_capitals(group.words)
    return group.is_short(0.9) and not odd and not prose and not role_of(group.bare) and not _is_opener(group)


def _is_opener(group: Group) -> bool:
    return bool(numbering(group.words)[0]) and not is_name(group.words)


def may_begin(group: Group) -> bool:
    """Whether a title may begin with these lines."""
    return starts_big(group.words) and sum(c.isalpha() for c in group.words) > 2
