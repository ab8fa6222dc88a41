"""The first pages of a book whose title page is not the first: half-title, other works of the author, title page, rights, dedication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from octtei.structure.evidence.firstpages import FrontPage
from octtei.structure.lines.shape import letters_of
from octtei.structure.recognise.group import Group
from octtei.structure.recognise.titlepage.imprint import RIGHTS, is_source, names_place
from octtei.structure.recognise.titlepage.textless import is_line
from octtei.structure.terms.names import role_of

_PAGES, _GROUPS, _LINES = 8, 24, 3
_TO = re.compile(r"(?:à|a|au|aux|to|for|dem|der|den|meine[mnr]?|al|alla|ai|a la)\s", re.IGNORECASE)


def front_page(group: Group) -> FrontPage | None:
    """What sort of page a group stands on, if it is one of the first and the title page comes after another one; None for any other."""
    flow = group.flow
    if flow.first.pages is None:
        flow.first.pages = _front_pages(group) if len(group.sheet.pages) > _LINES else {}
    return flow.first.pages.get(group.sheet.page_of[group.lines[0].number]) if flow.first.pages else None


def _front_pages(group: Group) -> dict[int, FrontPage]:
    """The first pages that hold no text, with their sorts, if a title page is among them and not the first; all up to the last that is told."""
    page_of = group.sheet.page_of
    pages = [
        (page, list(on))
        for page, on in groupby(group.all[: _PAGES * _GROUPS], key=lambda g: page_of[g.lines[0].number])
    ]
    found: dict[int, FrontPage] = {}
    for page, on in pages[:_PAGES]:
        sort = _sort(on, titled=any(f.sort == "title" for f in found.values()), first=not found)
        if not sort:
            break
        found[page] = FrontPage(sort, on[0].at)
    sorts = [f.sort for f in found.values()]
    return found if "title" in sorts[1:] and sorts[0] != "title" and _same_title(pages, sorts) else {}


def _sort(on: Sequence[Group], *, titled: bool, first: bool) -> str:
    """`works`, `rights`, `dedication`, `title` or `half`; "" for a page that holds text, or anything else."""
    if role_of(on[0].bare) == "bibliography" and not any(g.is_prose and len(g.lines) > _LINES for g in on):
        return "works"
    if len(on) > _GROUPS or not all(map(is_line, on)) or any(role_of(g.bare) for g in on):
        return ""
    if all(RIGHTS.search(g.words) or is_source(g) for g in on):
        return "rights"
    if titled:
        return "dedication" if _TO.match(on[0].words) and len(on) <= 2 * _LINES else ""
    if len(on) >= _LINES and any(is_source(g) or names_place(g) for g in on[1:]):
        return "title"
    return "half" if first and len(on) <= _LINES else ""


def _same_title(pages: Sequence[tuple[int, Sequence[Group]]], sorts: Sequence[str]) -> bool:
    """Whether the title page says again what the half-title said, if there is one."""
    if sorts[0] != "half":
        return True
    on = pages[sorts.index("title")][1]
    said = letters_of(pages[0][1][0].words)
    return bool(said) and said in letters_of(" ".join(g.words for g in on))
