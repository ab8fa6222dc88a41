"""What a title page says of the print: the source, the publisher, place and year, which edition it is."""

from __future__ import annotations

import re

from octtei.model.block import BlockKind
from octtei.structure.recognise.group import Group

_BEGUN = r"(?:source|printed (?:for|by|at)|imprimé|gedruckt|stampato|impreso|extrait|extracted|tiré|publié|published|aus|paru)\b.{0,3}[:\s]|in\s?:"
_HOUSES = r"(?:éditions?|éd\.|verlag|imprimerie|imprenta|tipografia|stamperia|druckerei|druck von|librer[ií]a|librairie|press\b|pp\.|isbn)"
SOURCE = re.compile(rf"{_BEGUN}|.*{_HOUSES}", re.IGNORECASE)
_BEGINS = re.compile(_BEGUN, re.IGNORECASE)
PLACED = re.compile(
    r"[A-ZÀ-Þ][\w' ’.-]{1,30}[,.:]\s(?:1[4-9]|20)\d\d\.?|(?:A|À|À)\s[A-ZÀ-Þ]{3,20},|[A-ZÀ-Þ]{3,}\s?:\s(?i:printed|imprim|gedruckt|stampat|chez|bei|presso)\b.*|Chez\s.*|M\.?\s?DC?C.*|"
    r".*\b(?:[ée]diteurs?|libraires?|publishers?|printers?|editori?|editores|verleger)\b.*\b(?:1[4-9]|20)\d\d\.?"
)
DATED = re.compile(r"\b(?:1[4-9]|20)\d\d\b")
EDITION = re.compile(
    r"\b(?:edition|auflage|ausgabe|édition|edizione|edición|printing|impression)\b", re.IGNORECASE
)


def is_source(group: Group) -> bool:
    """Whether a group says where a text is taken from or who printed it. A paragraph does only if it begins so, or has a year: others may
    speak of a press."""
    words = group.words
    return SOURCE.match(words) is not None and (
        not group.is_prose or _BEGINS.match(words) is not None or DATED.search(words) is not None
    )


def is_place_of(group: Group) -> bool:
    """Whether one word, or a year, stands beside the line of a publisher, no blank line between: the place, the year of print."""
    after = group.near(1)
    if len(group.lines) > 1 or len(group.words.split()) > 1 + bool(DATED.search(group.words)):
        return False
    below = after is not None and not after.gap_before and SOURCE.match(after.words)
    year = (
        not group.gap_before
        and group.previous is BlockKind.IMPRINT
        and DATED.fullmatch(group.words.strip("."))
    )
    return bool(below or year)
