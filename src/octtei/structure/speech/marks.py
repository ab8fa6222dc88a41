"""Marks of quotation: where they stand, and how much each looks like one that opens or one that closes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from octtei.structure.speech.strip import Strip

# An apostrophe between two letters is none, and most are. Beginning with the signs lets the search skip all letters.
_MARK = re.compile(r"[«»‹›“”„‟\"‘’‚'](?:(?<![‘’‚'])|(?<![^\W_].)|(?![^\W_]))")
_GROUPS = {"«": "g", "»": "g", "‹": "s", "›": "s", "“": "d", "”": "d", "„": "d", "‟": "d", '"': "q"}
_WORD_BEFORE = re.compile(r"([^\W\d_]+['’1]?)\s*$")
_SINGLE = "‘’‚'"
_OPENING = "«‹“„‟\"‘'([—–-"
_APOSTROPHES = "'’"
# How unlikely it is that the glyph opens or closes, all else equal.
_OPENS = {"«": 0.0, "»": 3.0, "‹": 0.0, "›": 3.0, "“": 0.0, "”": 2.5, "„": 0.0, "‟": 0.0, '"': 0.0}
_CLOSES = {"«": 3.0, "»": 0.0, "‹": 3.0, "›": 0.0, "“": 1.5, "”": 0.0, "„": 4.0, "‟": 2.0, '"': 0.0}
IMPOSSIBLE = 99.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at `position` of a strip and the cost of each reading; the lower, the likelier.

    `first` tells that it begins a paragraph, `group` which marks belong together.
    """

    strip: int
    position: int
    glyph: str
    group: str
    opens: float
    closes: float
    none: float
    first: bool = False


@dataclass(frozen=True, slots=True)
class Convention:
    """How a document uses its marks: reversed guillemets »so«, low marks „so“, single marks for speech.

    `leading` are words of its language that no phrase ends with: articles, prepositions.
    """

    turned: bool
    low: bool
    single: bool
    leading: frozenset[str] = frozenset()


def convention(strips: Sequence[Strip], leading: frozenset[str]) -> Convention:
    """Read the convention from all the text; `leading` are words that no phrase ends with."""
    counts = dict.fromkeys(("inward", "outward", "single", "double", "low"), 0)
    for strip in strips:
        for hit in _MARK.finditer(strip.text):
            before, after = strip.text[hit.start() - 1 : hit.start()], strip.text[hit.end() : hit.end() + 1]
            _count(counts, hit.group(), before, after)
    single = counts["single"] > max(2, counts["double"])
    return Convention(counts["inward"] > counts["outward"], counts["low"] > 0, single, leading)


def _count(counts: dict[str, int], glyph: str, before: str, after: str) -> None:
    starts = not before or before.isspace() or before == "("
    ends = not after or after.isspace() or after in ".,;)"
    if glyph in "«»":
        outer, inner = ("«", "»") if starts else ("»", "«")
        counts["outward"] += glyph == outer and (starts or ends)
        counts["inward"] += glyph == inner and (after.isalpha() if starts else ends and not before.isspace())
    if glyph in "'‘":
        counts["single"] += starts and after.isupper()
    counts["double"] += glyph in '«»“”„"'
    counts["low"] += glyph == "„"


def marks(strip: Strip, known: Convention) -> Iterator[Mark]:
    """The marks of a strip that may be quotation marks."""
    text = strip.text
    for hit in _MARK.finditer(text):
        around = _Around(text, hit.start())
        around.leads = _last_word(text, hit.start()) in known.leading
        if hit.group() in _SINGLE:
            yield from _single(strip, around, known)
        else:
            yield _double(strip, around, known)


def _last_word(text: str, at: int) -> str:
    """The word before a mark in small letters, its apostrophe with it; "" if a mark or a break is between."""
    word = _WORD_BEFORE.search(text[max(0, at - 14) : at])
    return word.group(1).casefold().replace("’", "'") if word else ""


class _Around:
    """What stands beside a mark; `leads` tells that the word before it begins a phrase, as an article does."""

    leads = False

    def __init__(self, text: str, at: int) -> None:
        self.at, self.glyph = at, text[at]
        self.before, self.after = text[at - 1 : at], text[at + 1 : at + 2]
        left, right = text[max(0, at - 8) : at].rstrip(), text[at + 1 : at + 9].lstrip()
        self.left, self.right = left[-1:], right[:1]
        self.dots = right.startswith(("...", "…", ". ."))
        new = "\n" in text[len(left) + max(0, at - 8) : at]
        self.first = at == 0 or new or not text[max(0, at - 40) : at].strip(" –—-")
        self.last = not text[at + 1 : at + 6].strip(" .,;") or "\n" in text[at + 1 : at + 3]
        self.text = text

    @property
    def spaced_left(self) -> bool:
        return not self.before or self.before.isspace()

    @property
    def spaced_right(self) -> bool:
        return not self.after or self.after.isspace()


def _double(strip: Strip, a: _Around, known: Convention) -> Mark:
    opens, closes = _OPENS[a.glyph], _CLOSES[a.glyph]
    if known.turned and a.glyph in "«»‹›":
        opens, closes = closes, opens
    if known.low and a.glyph == "“":
        opens, closes = 1.5, 0.0
    none = 1.0 if a.glyph == '"' and a.before.isdigit() and not a.first else 4.0
    if a.glyph == '"' and not a.text[: a.at].strip() and not a.text[a.at + 1 :].strip():
        none = 0.0
    group = _GROUPS[a.glyph]
    return Mark(
        strip.number, a.at, a.glyph, group, opens + _open_cost(a), closes + _close_cost(a), none, a.first
    )


def _open_cost(a: _Around) -> float:
    cost = 0.0
    if a.first:
        cost -= 0.5
    elif a.before in _APOSTROPHES or a.before in _OPENING:
        cost += 0.0
    elif a.spaced_left:
        cost += 0.5 if a.spaced_right else 0.0
    else:
        cost += 2.5 if a.spaced_right else 1.5
    if a.right in ",.;:!?)" and not a.dots:
        cost += 2.5
    if a.left == ":" or a.leads:
        cost -= 0.8
    return cost + (5.0 if not a.right else 0.0)


def _close_cost(a: _Around) -> float:
    cost = 0.0
    if a.first:
        cost += 4.0
    elif a.spaced_left:
        cost += 0.5 if a.spaced_right or a.right in ",.;:)" else 2.5
    elif not a.spaced_right:
        cost += 0.0 if not a.after.isalpha() else 1.5
    if a.right in ",.;:)" and a.right and not a.dots:
        cost -= 0.8
    if a.left and a.left in ".!?…":
        cost -= 0.4
    if a.left and a.left in ":([":
        cost += 3.0
    if a.leads:
        cost += 1.5
    return cost - (0.5 if a.last else 0.0)


def _single(strip: Strip, a: _Around, known: Convention) -> Iterator[Mark]:
    """A single mark, if it is no apostrophe inside or at the end of an elided word."""
    if a.before.isalnum() and a.after.isalnum():
        return
    can_open = (a.spaced_left or a.before in _OPENING) and a.after.isalnum() and a.glyph != "’"
    can_close = not a.spaced_left and not a.after.isalnum() and a.glyph != "‚"
    if a.left.isalpha() and a.after.isalpha() and a.before.isspace() and _lone_letter(a):
        return
    if not can_open and not can_close:
        return
    punctuated = bool(a.before) and a.before in ".,!?…"
    opens = 0.6 - (0.4 if known.single or a.glyph in "‘‚" else 0.0) if can_open else IMPOSSIBLE
    closes = 0.3 - (0.2 if known.single or punctuated else 0.0) if can_close else IMPOSSIBLE
    none = (1.2 if can_open else 0.3) + (2.0 if known.single and (can_open or punctuated) else 0.0)
    yield Mark(strip.number, a.at, a.glyph, "i", opens, closes, none, first=False)


def _lone_letter(a: _Around) -> bool:
    """Whether one letter stands alone before the mark: an elision that a scan has torn apart."""
    left = a.text[: a.at].rstrip()
    return len(left) == 1 or not left[-2].isalpha()
