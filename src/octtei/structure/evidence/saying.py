"""Saying: labels at the heads of lines that tell who speaks, where nothing else shows that a paragraph begins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import columns, ends_full, is_capitals, is_name

LETTER = re.compile(r"\s*(?P<name>[A-Z])(?:\.|[ \u00a0]?:)[ \u00a0]+(?=\S)")
"""`D.` and `R.`, `Q.` and `A.`: who asks and who answers, by turns."""
MEMBER = re.compile(
    r"\s*(?P<name>(?:MM?\.|M(?:me|lle|rs?|s)\b\.?|Dr\.|Sir|Lord|Herr|Frau|Abg\.|On\.|Sig\.|Sra?\.)[ \u00a0]"
    r"(?:(?:le|la|de|du|von|van|di|del)[ \u00a0])*[\w'’-]+(?:[ \u00a0](?:(?:de|du|von|van)[ \u00a0]|d['’])*[A-ZÀ-Þ][\w'’-]+){0,2}"
    r"(?:[ \u00a0](?:de|du|des|aux?|à)[ \u00a0](?:la[ \u00a0]|l['’])?[a-zà-ÿ][\w'’-]+(?:(?<=[sx])[ \u00a0][a-zà-ÿ]+s(?=\.))?){0,3})"
    r"(?:,[ \u00a0][^.:—–!?]{1,60})?(?:[ \u00a0]?\([^)]{1,80}\))?\.[ \u00a0]+(?=[A-ZÀ-Þ«„“\"])"
)
"""The name of a member with his title, and perhaps his office: `M. Perrin, rapporteur.`, `Herr Zurbriggen.`."""
_NAMED = re.compile(
    r"(?P<name>(?:[A-ZÀ-Þ][\w.'’-]*[ \u00a0]?(?:(?:de|du|des|la|le|of|the|von|der)[ \u00a0])?){1,4})(?:[ \u00a0]?\([^)]{1,80}\))?"
    r"(?::[ \u00a0]+|[.:]?[ \u00a0]?[—–][ \u00a0]*)(?=\S)"
)
_FEWEST, _OFTEN, _TURNS, _INSIDE = 4, 2, 0.8, 0.1


def sayings(lines: Sequence[Line]) -> set[int]:
    """The numbers of the lines that begin with a label of who speaks, behind the end of a sentence.

    Members with their titles, two of whom come back, or two letters that take turns; next to none of these lines may stand
    inside a sentence. Linear.
    """
    found: set[int] = set()
    big = [line for line in lines if not line.words[:1].islower()]
    for pattern, told in ((MEMBER, _come_back), (_NAMED, _come_back), (LETTER, _take_turns)):
        hits = {b.number: hit["name"] for b in big if (hit := pattern.match(b.words)) and _says(b, hit)}
        if len(hits) < _FEWEST:
            continue
        above = [(a, b) for a, b in pairwise(lines) if b.number in hits]
        inside = sum(not is_capitals(a.words) and not _has_ended(a) for a, b in above)
        if inside <= _INSIDE * len(hits) and told(hits):
            found.update(b.number for a, b in above if _has_ended(a))
    return found


def _says(line: Line, label: re.Match[str]) -> bool:
    """Whether something is said behind a label: lists of who is present have another name there."""
    named = len(label["name"]) > 1 and is_name(line.words[label.end() :])
    return columns(line.words) < 2 and not named


def _has_ended(line: Line) -> bool:
    return ends_full(line.words) or line.words[-1:] == ")"


def _come_back(hits: Mapping[int, str]) -> bool:
    return sum(count > 1 for count in Counter(hits.values()).values()) >= _OFTEN


def _take_turns(hits: Mapping[int, str]) -> bool:
    names = list(hits.values())
    return len(set(names)) == 2 and sum(a != b for a, b in pairwise(names)) >= _TURNS * (len(names) - 1)
