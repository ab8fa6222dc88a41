"""What a title page says of the print: the source, the publisher, place and year, which edition it is."""

from __future__ import annotations

import re

from octtei.model.block import BlockKind
from octtei.structure.recognise.group import Group

_BEGUN = r"(?:source|printed (?:for|by|at)|imprimé|gedruckt|stampato|impreso|extrait|extracted|tiré|publié|published|aus|paru)\b.{0,3}[:\s]|in\s?:"
_HOUSES = (
    r"(?:éditions?|éd\.|verlag|imprimerie|imprenta|tipografia|stamperia|druckerei|druck von|librer[ií]a|librairie|press\b|pp\.|isbn|"
    r"(?:, ?|libraires?[- ])(?:éditeurs?|libraires?|imprimeurs?|publishers?|booksellers?|printers?)\b|buchhandlung\b|"
    r"\b(?:et|&) c(?:ie|o)\b)"
)
_ADDRESS = re.compile(
    r"\b\d+(?: bis| ter)?, ?(?:rue|quai|boulevard|avenue|place|passage|galerie)\b|\b(?:rue|quai|boulevard|avenue) .{3,30}, ?\d+",
    re.IGNORECASE,
)
SOURCE = re.compile(rf"{_BEGUN}|.*{_HOUSES}", re.IGNORECASE)
_BEGINS = re.compile(_BEGUN, re.IGNORECASE)
PLACED = re.compile(
    r"[A-ZÀ-Þ][\w' ’.-]{1,30}[,.:]\s(?:1[4-9]|20)\d\d\.?|[A-ZÀ-Þ][\w' -]{1,20}[,:]\s[A-ZÀ-Þ][^,;:]{2,40},\s(?:1[4-9]|20)\d\d\.?|[AÀ]\s[A-ZÀ-Þ]{3,20},(?:\s(?i:chez|de l['’]imprimerie|aux dépens)\b.*)?|[A-ZÀ-Þ]{3,}\s?:\s(?i:printed|imprim|gedruckt|stampat|chez|bei|presso)\b.*|Chez\s.*|M\.?\s?DC?C.*|"
    r".*\b(?:[ée]diteurs?|libraires?|publishers?|printers?|editori?|editores|verleger)\b.*\b(?:1[4-9]|20)\d\d\.?"
)
DATED = re.compile(r"\b(?:1[4-9]|20)\d\d\b")
_YEAR = re.compile(r"(?:(?:1[4-9]|20)\d\d|M\.?\s?D(?:\.?\s?C)?[MDCLXVI. ]*)\.?")
_YEARS = re.compile(rf"{DATED.pattern}|\bMD[CLXVI]{{2,}}\b")
EDITION = re.compile(
    r"\b(?:edition|auflage|ausgabe|édition|edizione|edición|printing|impression)\b", re.IGNORECASE
)

RIGHTS = re.compile(
    r"(?:tous )?droits (?:de|réservés)|all rights reserved|copyright|©|alle rechte|tutti i diritti|todos los derechos|il a été tiré|"
    r"dépôt légal|published by|first (?:published|edition)|printed in",
    re.IGNORECASE,
)
"""What else a title page, or its back, says of the print."""
_LONGER = re.compile(r"[^\W\d_]{4,}")
_IMPRINT = 4
"""An imprint has no more lines."""


def is_source(group: Group) -> bool:
    """Whether a group says where a text is taken from or who printed it. A paragraph does only if it begins so, or has a year and is no
    sentence: others may speak of a press."""
    words = group.words
    if group.is_prose and not _is_stated(words):
        return _BEGINS.match(words) is not None
    return SOURCE.match(words) is not None


def _is_stated(words: str) -> bool:
    """Whether words with a year are names rather than a sentence: half of the longer ones have a capital."""
    longer = _LONGER.findall(words)
    return _YEARS.search(words) is not None and 2 * sum(word[0].isupper() for word in longer) >= len(longer)


def names_place(group: Group) -> bool:
    """Whether a line says place and year, or one of those below each other that do."""
    placed = PLACED.fullmatch(group.words) is not None and (not group.is_prose or _is_stated(group.words))
    return placed or is_place_of(group)


def is_place_of(group: Group) -> bool:
    """Whether a line is one of those that say place, publisher and year of print below each other, no blank line between: it begins with one
    word, or goes on behind a line of an imprint, and ends with the line of a publisher or a year."""
    if len(group.lines) > 1:
        return False
    dated = bool(DATED.search(group.words))
    if group.previous is BlockKind.IMPRINT:
        after = group.near(1)
        set_off = after is None or not after.is_prose or group.sheet.turns(group.lines[0], after.lines[0])
        last = dated and (not group.gap_before or (_is_year(group) and set_off))
        goes_on = _ADDRESS.search(group.words) is not None or _leads_to_year(group)
        return last or (not group.gap_before and goes_on)
    if len(group.words.split()) > 1 + dated:
        return False
    after = group.near(1)
    return (
        after is not None
        and not after.gap_before
        and (bool(SOURCE.match(after.words)) or _leads_to_year(group))
    )


def _leads_to_year(group: Group) -> bool:
    """Whether one of the next lines, none of them blank, is a year alone."""
    for step in range(1, _IMPRINT):
        below = group.near(step)
        if below is None or below.gap_before:
            return False
        if _is_year(below):
            return True
    return False


def _is_year(group: Group) -> bool:
    return _YEAR.fullmatch(group.words) is not None
