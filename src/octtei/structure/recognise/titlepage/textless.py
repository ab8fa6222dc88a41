"""Pages at the head of a document that hold no text: the title page, the page of a dedication."""

from __future__ import annotations

import itertools

from octtei.model.block import BlockKind
from octtei.structure.lines.shape import is_capitals, is_name, is_quoted, starts_big
from octtei.structure.recognise.group import Group
from octtei.structure.recognise.headlike import numbering
from octtei.structure.recognise.lists import entry
from octtei.structure.recognise.titlepage.imprint import is_source, names_place
from octtei.structure.recognise.titlepage.parts import is_volume
from octtei.structure.terms.names import role_of

# A title page has no more groups of lines, and so many where nothing but a heading ends it; the page of a dedication so many.
_PAGE, _DEDICATED, _FEWEST = 24, 4, 3
HEAD = frozenset(
    (BlockKind.TITLE, BlockKind.AUTHOR, BlockKind.IMPRINT, BlockKind.EPIGRAPH, BlockKind.ATTRIBUTION)
)
"""What the head of a document is made of."""


def is_title_page(group: Group) -> bool:
    """Whether a group stands on the title page: the first page, or what stands above the first heading, with nothing but short lines, none of
    them text, contents or verse. Where no page ends there, one of them says who printed it."""
    flow = group.flow
    if flow.first.title_end is None:
        flow.first.title_end = _page_alone(group) or _page_above_heading(group)
    return group.at < flow.first.title_end


def _page_alone(group: Group) -> int:
    """How many groups make the first page, if it is a title page; 0 if not."""
    sheet, first = group.sheet, group.all[0].lines[0]
    if len(sheet.pages) < 2:
        return 0
    page = list(itertools.takewhile(lambda g: not sheet.turns(first, g.lines[0]), group.all[: _PAGE + 1]))
    whole = 1 < len(page) <= _PAGE and len(page) < len(group.all)
    return len(page) if whole and may_begin(page[0]) and all(map(is_line, page)) else 0


def _page_above_heading(group: Group) -> int:
    """How many groups stand above the first heading with a keyword or a usual name, if they make a title page; 0 if not."""
    groups = group.all[: _PAGE + 1]
    page = list(itertools.takewhile(lambda g: not _opens(g), groups))
    if not _FEWEST <= len(page) <= _PAGE or len(page) == len(group.all) or not may_begin(page[0]):
        return 0
    printed = any(is_source(g) or names_place(g) for g in page[_FEWEST - 1 :])
    return len(page) if printed and all(map(is_line, page)) else 0


def _opens(group: Group) -> bool:
    """Whether a heading stands here that begins a part of the text."""
    kind, _ = numbering(group.words)
    named = role_of(group.bare) in ("preface", "contents", "other")
    return (kind == "keyword" and not is_volume(group) and not is_source(group)) or named


def is_line(group: Group) -> bool:
    """Whether lines may stand on a title page; a volume has a number, an address may have one, and an imprint ends as a sentence does."""
    return is_display(group) or is_volume(group) or is_source(group) or names_place(group)


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
    verse = first in flow.verses and not is_capitals(group.words)
    odd = first in flow.rows or verse or first in flow.labels or entry(group) is not None
    prose = group.has_end and len(group.lines) > 2 and not is_capitals(group.words)
    return group.is_short(0.9) and not odd and not prose and not role_of(group.bare) and not _is_opener(group)


def _is_opener(group: Group) -> bool:
    return bool(numbering(group.words)[0]) and not is_name(group.words)


def may_begin(group: Group) -> bool:
    """Whether a title may begin with these lines."""
    return starts_big(group.words) and sum(c.isalpha() for c in group.words) > 2
