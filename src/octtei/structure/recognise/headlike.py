"""What looks like a heading, whatever stands around it: its length, its number, its first letter, its end."""

from __future__ import annotations

import re

from octtei.structure.evidence.chains import DASH
from octtei.structure.lines.shape import columns, is_capitals, is_name, starts_big, uncounted
from octtei.structure.recognise.group import Group
from octtei.structure.terms.dateline import is_dateline
from octtei.structure.terms.keywords import ALONE, COUNTED
from octtei.structure.terms.names import CASTS, NOTES, PRESENT, TRAILERS, role_of

NUMBERED = (
    ("keyword", COUNTED),
    ("sign", re.compile(r"§\s?(\d{1,3}[a-z]?)\b\s?[.)]?\s*(?=\S|$)")),
    ("decimal", re.compile(r"(\d{1,2}(?:\.\d{1,2})+)\.?\s+(?=[^\W\d_«\"“])")),
    ("arabic", re.compile(r"(\d{1,3})\s?(?:[.)°º]\s?[-–—]?|[-–—])\s*(?=[^\W\d_«\"“])")),
    ("roman", re.compile(r"([IVXLC]{1,7})\s?(?:[.)]\s?[-–—]?|[-–—])\s*(?=[^\W\d_«\"“])")),
    ("letter", re.compile(r"([A-H])\s?[.)]\s?[-–—]?\s*(?=[^\W\d_«\"“])")),
)
"""The ways in which headings are numbered, with what each looks like; the number is the first group that fits."""
_LINES = 3
_CAPTION = re.compile(
    r"(?:table(?:au)?|tabelle|tabla|tabella|tab\.|fig(?:\.|ure|ura)?|abb(?:\.|ildung)|plate|planche|tafel|carte|karte|map)\s?\d",
    re.IGNORECASE,
)
_NO_END = re.compile(r"[,;:\-–—]$|[»\"”\]]$|[^\W\d_]{3,}\.\)$|(?<!\b[A-Z])(?<!etc)[.]$")
_END = 5
"""So many characters at a line's end tell that."""
_END_OF_PART = re.compile(
    r"(?:fin|end|ende|fine)\s(?:du\s|de\sl(?:a\s|['’])|of\sthe\s|des\s|del\s|dell['’])(?:[^\W\d_]+\s)?"
    r"(?:actes?|act|akte?s|aufzuge?s|atto|acto|tome|volume|partie|teile?s|part|livre|book|chapitre|chapter)(?:\s[^\W\d_]+)?"
)
_INNER_END = re.compile(r"[^\W\d_]{3,}[.!?…]\s+\S")


_YEARS = re.compile(r"\(\d{3,4}\??(?:\s?[-–—]\s?\d{2,4}\??)?\)")


def numbering(words: str) -> tuple[str, str]:
    """How a heading is numbered and its number; ("", "") if it is not."""
    for kind, pattern in NUMBERED:
        hit = pattern.match(words)
        if hit:
            return kind, next(g for g in hit.groups() if g)
    return "", ""


def may_be_heading(group: Group) -> bool:
    """Whether a group may be a heading by its shape: few short lines, a capital first, no end of a sentence."""
    words = group.bare
    if len(group.lines) > _LINES or DASH.match(words) or columns(words) > 4 or not starts_big(words):
        return False
    counted = numbering(words)[0] == "keyword" and len(words) < 30
    if _NO_END.search(words, max(0, len(words) - _END)) and not counted and not _is_called(group):
        if (
            words[-1:] == ":"
            and words.casefold().strip(" :") in CASTS | PRESENT | NOTES
            and group.gap_before
            and group.gap_after
        ):
            return True
        display = is_capitals(words) or group.is_centred or _is_outdented(group)
        if words[-1:] != "." or not display or not _is_free(group) or not may_stop(group):
            return False
    if (
        _CAPTION.match(words)
        or is_dateline(words)
        or (words[0] + words[-1]) in ("()", "[]")
        or _is_trailer(group)
        or _is_lone_letter(group)
        or _is_signed(group)
    ):
        return False
    if not (is_worded(words) or ALONE.fullmatch(words)) or group.lines[0].number in group.flow.speakers:
        return False
    return all(len(x.words) < 0.95 * max(group.flow.reach.near(x)[0], 20) for x in group.lines)


def _is_called(group: Group) -> bool:
    """Whether the first line is a keyword with its number, and a short phrase that may end with a full stop its second."""
    return bool(ALONE.fullmatch(group.lines[0].words)) and bool(group.gap_after) and may_stop(group)


def _is_free(group: Group) -> bool:
    """Whether a group stands between blank lines, or between such and another line of a headline in capitals."""
    above, below = group.near(-1), group.near(1)
    before = group.gap_before or (above is not None and _is_headline(above) and bool(above.gap_before))
    follows = group.gap_after or (below is not None and (_is_headline(below) or _is_over(group, below)))
    return bool(before) and bool(follows)


def _is_over(group: Group, text: Group) -> bool:
    """Whether a line in capitals that stands in the middle and comes once is directly above text: who speaks comes again, who signs ends
    a part."""
    alone = len(group.lines) == 1 and len(group.flow.lone.get(group.words, ())) == 1
    return alone and is_capitals(group.words) and group.is_centred and text.is_prose


def _is_headline(group: Group) -> bool:
    return (
        len(group.lines) == 1 and is_capitals(group.words) and group.words[-1] == "." and group.is_short(0.75)
    )


def may_stop(group: Group) -> bool:
    """Whether a group that ends with a full stop is one short phrase, as the headings of old prints are."""
    words = group.bare
    return group.is_short(0.75) and starts_big(words) and not _INNER_END.search(words) and is_worded(words)


def is_worded(words: str) -> bool:
    """Whether words are letters for the most part, and in one column."""
    words = _YEARS.sub("", words)
    letters = sum(c.isalpha() for c in words)
    return letters >= 3 and letters > 0.5 * len(words.replace(" ", "")) and columns(words) <= 4


def _is_outdented(group: Group) -> bool:
    """Whether a numbered line stands at the margin where all paragraphs begin set in."""
    layout = group.sheet.layout
    return layout.indent > layout.margin >= group.indent and numbering(group.words)[0] in ("arabic", "roman")


def _is_trailer(group: Group) -> bool:
    words = group.words.casefold().strip(" .()")
    return words in TRAILERS or _END_OF_PART.fullmatch(words) is not None


def _is_signed(group: Group) -> bool:
    """Whether a name in capitals stands at the right, as who signs a law or a letter does in its midst, too."""
    called = ALONE.fullmatch(group.words) or role_of(uncounted(group.words))
    named = group.is_centred or bool(called)
    return group.is_far and not named and is_capitals(group.words) and is_name(group.words)


def _is_lone_letter(group: Group) -> bool:
    """Whether a letter at the head of the line counts nothing: an initial, or the `Q.` of a question."""
    kind, n = numbering(group.words)
    return kind == "letter" and not group.flow.habits.counts(n)
