"""The lines of a title page below its first: subtitle, volume, author and what he is, edition, imprint."""

from __future__ import annotations

import re

from octtei.model.block import BlockKind
from octtei.structure.lines.shape import is_by_person, is_capitals
from octtei.structure.recognise.group import Group
from octtei.structure.recognise.stack import BY, is_person
from octtei.structure.recognise.titlepage.authorfirst import head_kinds, is_office
from octtei.structure.recognise.titlepage.imprint import DATED, EDITION, RIGHTS, is_source, names_place
from octtei.structure.terms.forenames import is_forename
from octtei.structure.terms.keywords import VOLUME

_BY = re.compile(r"(?:[^\W\d_]{4,} )?(?:par|by|von|di|por)|de", re.IGNORECASE)
_FROM = re.compile(
    r"(?:traduit|translated|übersetzt|übertragen|tradotto|traducido|aus d|revu|augmenté)", re.IGNORECASE
)
_BY_ONE = re.compile(
    r"(?:par|by|von)\s(?:(?:un[e]?|le|la|a|an|the|einem|einer|dem|der)\s+|l['’][^\W\d_]+\s+)(?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)
_PRESENTED = re.compile(
    r"(?:présenté|soutenu|prononcé|rédigé|composé|recueilli|écrit|lu)e?s?\s(?:[^,;.]{1,40}\s)?par\s|"
    r"(?:presented|submitted|delivered|written|compiled|collected|read)\s(?:[^,;.]{1,40}\s)?by\s|"
    r"(?:vorgelegt|vorgetragen|verfa(?:ss|ß)t|gehalten|geschrieben)\s(?:[^,;.]{1,40}\s)?von\s",
    re.IGNORECASE,
)
_AND = re.compile(r"^(?:et|and|und|e|y|&)\s", re.IGNORECASE)
_APART = re.compile(r"[\s'’]+")
_AUTHOR, _SMALL, _CLAUSE = 8, 3, 5
_SUBTITLES = 3
"""So many lines behind the title the last of its subtitles stands at most."""


def part_of(group: Group) -> tuple[BlockKind, str, str]:
    """What a line of the title page below its first is: the kind of its block, its role, and why."""
    if is_office(group):
        return BlockKind.AUTHOR, "office", "what the author is whose name stands above"
    if BlockKind.TITLE not in head_kinds(group):
        return BlockKind.TITLE, "main", "below the name of the author"
    return _part_below(group)


def _part_below(group: Group) -> tuple[BlockKind, str, str]:
    words = group.words
    if is_volume(group):
        return BlockKind.TITLE, "desc", "which volume it is, below the title"
    if EDITION.search(words) and len(words.split()) <= _CLAUSE:
        return BlockKind.TITLE, "desc", "which edition it is"
    if _is_byline(group):
        return BlockKind.AUTHOR, _role(group), "by somebody, below the title"
    if BlockKind.AUTHOR not in head_kinds(group) and _BY_ONE.match(words) and len(words.split()) <= _AUTHOR:
        return BlockKind.AUTHOR, "", "by somebody, below the title"
    if is_source(group) or names_place(group) or RIGHTS.match(words):
        return BlockKind.IMPRINT, "", "names a source, a publisher, or a place and year, below the title"
    if _is_named(group):
        return BlockKind.AUTHOR, "", "nothing but a name below the title"
    if DATED.search(words) and not group.has_end and len(head_kinds(group)) > 1:
        return BlockKind.TITLE, "desc", "a line with a year below the title"
    sub = len(head_kinds(group)) - head_kinds(group).index(BlockKind.TITLE) < _SUBTITLES
    return BlockKind.TITLE, "sub" if sub else "desc", "a short line below the title"


def _is_named(group: Group) -> bool:
    """Whether a line is the name of the author, or that of another one below it, which begins with a first name, behind `and` or not."""
    name = _AND.sub("", group.words)
    if BlockKind.AUTHOR in head_kinds(group) and not (
        group.previous is BlockKind.AUTHOR and is_forename(name)
    ):
        return False
    return is_person(name) and not is_phrase(group)


def _role(group: Group) -> str:
    """Nothing for a name, `office` for what else a byline says: `PAR` in a line of its own, who edits what the author above wrote."""
    if _is_below_by(group):
        return ""
    told = _BY.fullmatch(group.words) or _FROM.match(group.words) or _is_presented(group)
    return "office" if told or BlockKind.AUTHOR in head_kinds(group) else ""


def _is_below_by(group: Group) -> bool:
    """Whether the line above says `by` and no more."""
    before = group.near(-1)
    return group.previous is BlockKind.AUTHOR and before is not None and bool(_BY.fullmatch(before.words))


def _is_byline(group: Group) -> bool:
    """Whether a line says by whom, or the word for `by` stands alone, above a name or in a line of its own."""
    first = group.lines[0].words
    if _is_below_by(group):
        return True
    if _BY.fullmatch(first):
        after = group.near(1)
        return len(group.lines) > 1 or (after is not None and is_person(after.words))
    return (
        _is_presented(group)
        or is_by_person(group.words.rstrip(";"))
        or (len(group.lines) < _SMALL and is_by_person(first))
    )


def _is_presented(group: Group) -> bool:
    """Whether a line says what this is and whose: `Thèse présentée par Mlle Suzanne Bonnal`."""
    hit = _PRESENTED.search(group.words)
    return hit is not None and is_person(group.words[hit.end() :]) and len(group.lines) < _SMALL


def is_volume(group: Group) -> bool:
    """Whether a short line says which volume it is, as no other line does: `Tome second`."""
    if not VOLUME.match(group.words) or not group.is_short() or len(group.lines) > _SMALL:
        return False
    return not any(VOLUME.match(g.words) and g.is_short() for g in group.all[group.at + 1 :])


def is_phrase(group: Group) -> bool:
    """Whether all words of a line are common ones, and no `by` says that they are a name: `CONDITIONS DE LA VENTE`."""
    parts = [word.strip(".,'’").lower() for word in _APART.split(group.words) if word]
    listed = group.flow.divisions.words.listed
    common = sum(len(w) < _SMALL or listed(w) for w in parts)
    named = is_capitals(group.words) and len(parts) > _CLAUSE - 1 and len(parts) - common < 2
    return not BY.match(group.words) and (common == len(parts) or named)
