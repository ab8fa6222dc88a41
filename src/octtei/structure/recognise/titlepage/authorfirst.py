"""Who wrote it, above the title: most title pages of the nineteenth century begin with the author, and so do many transcripts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from octtei.model.block import BlockKind
from octtei.structure.lines.shape import is_by_person, is_quoted, letters_of, starts_big
from octtei.structure.recognise.group import Group
from octtei.structure.recognise.headlike import numbering
from octtei.structure.recognise.stack import BY, is_person
from octtei.structure.recognise.titlepage.imprint import DATED, EDITION, is_place_of, is_source
from octtei.structure.terms.forenames import is_forename
from octtei.structure.terms.names import role_of

OFFICE = re.compile(
    r"(?:de l['’](?:Académie|Institut)\b|(?:membre|professeur|docteur|agrégé|avocat|ancien|archiviste|bibliothécaire|conservateur|"
    r"inspecteur|chanoine|curé|vicaire|ministre|sénateur|député|member|fellow|professor|Mitglied|Doktor|Privatdoze?nt|"
    r"membro|professore|dottore|miembro|profesor|doctor|inspecteur|directeur)(?:\s[^\W\d_-]+)?\s"
    r"(?:d['’]|à l['’]|ès[\s-]|(?:de|du|des|à|au|aux|en|of|at|in|der|an|di|del|della|alla)\s))(?!.*[.!?]\s)",
    re.IGNORECASE,
)
"""What an author is, below his name, and of what: `PROFESSOR UNRAT` and `Docteur Ox` are titles."""
_SORT = re.compile(
    r"(?:(?:grand |petite? |nouveau |nouvelle )?(?:roman|nouvelles?|contes?|drame|tragédie|comédie|opéra|mélodrame|vaudeville|poème|pièce|farce|"
    r"idylle|légende|chronique|monologue|novel|romance|tragedy|comedy|play|tale|drama|poem|novelle|erzählung|trauerspiel|lustspiel|schauspiel|gedicht|"
    r"romanzo|racconto|tragedia|commedia|dramma|novela|cuento|comedia)"
    r"|sa|son|ses|his|her|sein|seine|ihr|ihre|sua|suo|su|sus|ou|oder|or|and|et|und)\b",
    re.IGNORECASE,
)
"""What is said of a title above it, or of the person that it names; or goes on with it."""
_LINES, _NEAR, _LOOKED_AT, _ENOUGH, _OFTEN = 4, 4, 4000, 250, 3
_SURNAME = re.compile(r"[^\W\d_]{3,}")


def is_author_first(group: Group) -> bool:
    """Whether the first lines of a document are the name of its author, and its title stands below.

    They are a person's name, with what he is at most; the next ones may be a title and are no name; no other line there says by whom the
    text is; and that name is not in the text, as that of a hero is, who gives books their titles. Of two names the first is the
    author's if the second is in the text, or in the running heads, and the first is not.
    """
    title = _title_below(group) if _is_named(group) else None
    if title is None or any(map(_names_author, islice(group.all, group.at + 1, group.at + _NEAR + 1))):
        return False
    if is_person(title.words) and is_forename(title.words):
        return (title.is_running or _mentions(title, title) >= _OFTEN) and not _mentions(group, title)
    return (
        title.is_running
        or _is_half_title(title)
        or (not group.is_running and _is_long(title) and not _mentions(group, title))
    )


def head_kinds(group: Group) -> Sequence[BlockKind]:
    """The kinds of the blocks before a group on the title page, which need not be the first."""
    pages = group.flow.first.pages or {}
    page = pages.get(group.sheet.page_of[group.lines[0].number])
    return group.kinds[page.first if page else 0 : group.at]


def _is_half_title(group: Group) -> bool:
    """Whether the half-title said the same."""
    pages = group.flow.first.pages or {}
    halves = (group.all[page.first] for page in pages.values() if page.sort == "half")
    return any(letters_of(half.words) == letters_of(group.words) for half in halves)


def is_office(group: Group) -> bool:
    """Whether a short line says what the author is whose name stands right above."""
    return group.previous is BlockKind.AUTHOR and bool(OFFICE.match(group.words)) and group.is_short()


def _is_named(group: Group) -> bool:
    """Whether the first line is a person's name, and the others say what that person is."""
    first, *more = group.lines
    named = is_person(first.words) and not BY.match(first.words) and is_forename(first.words)
    return named and (not more or bool(OFFICE.match(more[0].words)))


def _title_below(group: Group) -> Group | None:
    """The lines that may be the title below a name: the next that are neither an ornament nor what that person is."""
    below = (
        g
        for g in islice(group.all, group.at + 1, group.at + _NEAR)
        if any(map(str.isalpha, g.words)) and not OFFICE.match(g.words)
    )
    title = next(below, None)
    return title if title is not None and _may_be(title) else None


def _may_be(title: Group) -> bool:
    words = title.words
    shaped = starts_big(words) and len(title.lines) <= _LINES and title.is_short() and words[-1] not in ",;:"
    if not shaped or title.is_prose or not (title.gap_before or title.gap_after):
        return False
    odd = (
        is_quoted(words)
        or numbering(words)[0]
        or role_of(title.bare)
        or DATED.fullmatch(words)
        or EDITION.search(words)
    )
    told = odd or is_source(title) or is_place_of(title) or _SORT.match(words)
    return not told and title.lines[0].number not in title.flow.verses


def _names_author(group: Group) -> bool:
    """Whether a line says by whom the text is, and not who translated or edited it."""
    return is_by_person(group.lines[0].words) and bool(BY.match(group.words))


def _surname(group: Group) -> str:
    names: list[str] = _SURNAME.findall(group.lines[0].words)
    return names[-1].casefold() if names else group.words


def _mentions(group: Group, title: Group) -> int:
    """How often the last name of a line stands in the text below the title."""
    name = re.compile(rf"\b{re.escape(_surname(group))}\b", re.IGNORECASE)
    return sum(len(name.findall(g.words)) for g in islice(title.all, title.at + 1, _LOOKED_AT))


def _is_long(title: Group) -> bool:
    """Whether so much text follows the title that a hero would be named in it."""
    words = 0
    for each in islice(title.all, title.at + 1, None):
        words += each.words.count(" ") + 1
        if words > _ENOUGH:
            return True
    return False
