"""A title set without blank lines: title, subtitle and author one below the other, as PDFs and plain transcripts have them."""

from __future__ import annotations

import re

from octtei.structure.lines.shape import is_capitals, is_name, is_quoted, starts_big
from octtei.structure.recognise.group import Group
from octtei.structure.recognise.headlike import numbering
from octtei.structure.terms.dateline import is_dateline

BY = re.compile(r"(?:par|by|von|de)\s+(?=[A-ZÀ-Þ])", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:an?|the|une?|eine?|der|die|das|les?|la)\s", re.IGNORECASE)
# No name has such a word, whatever its capitals.
_PLAIN = frozenset(
    (
        "en", "un", "une", "au", "aux", "dans", "sur", "pour", "par", "avec", "an", "in", "on", "at", "for", "by", "with",
        "ein", "eine", "im", "am", "mit", "uno", "una", "con", "per",
    )
)  # fmt: skip
_MOST = 5
_SHORT = 0.8


def is_person(words: str) -> bool:
    """Whether a line is a name of two words at least, with or without `by`; no name begins with `A` or `The`."""
    bare = BY.sub("", words)
    plain = _PLAIN.intersection(word.casefold() for word in bare.split())
    return is_name(bare) and len(words.split()) > 1 and not _ARTICLE.match(words) and not plain


def is_stacked(group: Group) -> bool:
    """Whether a group is of the lines at the head of the text that no blank line parts, if these are a title.

    They are where a blank line follows (a motto in quotation marks may stand between), all are short, begin with a capital
    and end without a stop, and all are set in, or the first alone is in capitals, or one of them below it is the name of a
    person.
    """
    head = _head(group)
    if group.at >= len(head) or not 1 < len(head) <= _MOST:
        return False
    first, *rest = head
    persons = sum(is_person(g.words) for g in rest)
    centred = all(g.indent > group.sheet.layout.margin for g in head)
    bold = [is_capitals(g.words) for g in head] == [True, *(False for _ in rest)] and not numbering(
        first.words
    )[0]
    return (
        all(_is_display(g) for g in head)
        and (centred or persons == 1 or bold)
        and persons < len(head) - 1 + centred
        and not is_person(first.words)
        and not is_dateline(first.words)
    )


def _head(group: Group) -> list[Group]:
    """The groups from the head of the text to the first blank line or the first quotation; to the text where no line is blank."""
    found: list[Group] = []
    for each in group.all[: _MOST + 1]:
        if found and is_quoted(each.words):
            return found
        found.append(each)
        if each.gap_after or (each.flow.habits.gapless and _is_above_text(each)):
            return found
    return []


def _is_above_text(group: Group) -> bool:
    after = group.near(1)
    return after is not None and after.is_prose and starts_big(after.words)


def _is_display(group: Group) -> bool:
    flow, first = group.flow, group.lines[0].number
    odd = first in flow.verses or first in flow.labels or first in flow.numerals
    plain = group.words[-1:].isalnum() or group.words[-1:] in ")!?"
    return starts_big(group.words) and plain and len(group.lines) < 3 and group.is_short(_SHORT) and not odd
