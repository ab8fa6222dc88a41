"""Hyphens at line ends that recognition read as another sign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import inf

from octtei.clean.channel.judge import judge
from octtei.clean.channel.lore import APOSTROPHES
from octtei.clean.channel.parting import together
from octtei.clean.channel.view import View, view
from octtei.clean.channel.worn import worn
from octtei.clean.rule import Kind, Passage, rule
from octtei.lexicon import fold
from octtei.text import Edit, Safety, Span

NAME = "punctuation.line-hyphen"
_GAP = re.compile(r"([.:;,~=_*·'’‘°•])[ \u00a0]?\r?\n[‘’'‚]?")
_DIRTY = re.compile(
    r"[ ]?[-‐‑¬][ ]?[.,:;·*_~'’‘\"]?[ ]?\r?\n[*.,·'’‘‚\"|][ ]?|[ ]?[-‐‑¬][ ]?[.,:;·*_~'’‘\"][ ]?\r?\n|[ ][-‐‑¬]\r?\n"
)
"""A hyphen at a line end with a speck behind it, or at the start of the next line, or a space before it."""
_NEVER = "~=_·•"
"""Signs that no sentence has behind a word."""
_COMMON = 0.3
"""How often in a million words the whole must stand at least."""
_LONG = 8
"""Letters of a word that may be rarer."""
_FAR = 30.0
"""So many times commoner than its second half must it be if both halves are words."""
_SHORTEST, _HALF = 5, 2
_USUAL = 3
"""So many words that a hyphen divides make it usual."""
_TOGETHER, _BEYOND_DOUBT = 4.5, 14.0
"""How much likelier the whole must be than two words that are known, to be proposed and to be joined: of 49 places of real OCR, 3 and 0 wrong."""
_BARE = frozenset(("\n", " \n", "\r\n"))


@rule(NAME, Kind.TEXT)
def line_hyphen(passage: Passage) -> Iterator[Edit]:
    """The hyphen of a divided word was read as another sign: `confé.` at a line end, `rence` below.

    Why: at the edge of a page a short stroke is little more than a dot.
    Wrong when: a sentence or a phrase ends there. The next line must begin with a small letter, the two halves must make a word in use,
    and one of them be none; where nothing at all is left of the hyphen, other lines must have theirs, in a text with plain misreadings.
    Where both are words, a full stop and a far commoner whole are proposed.
    Example: "la confé.\\nrence s'est tenue" → "la confé-\\nrence s'est tenue"
    Where the sign = is as usual as the hyphen it is one: black letter divides words with it.
    Keep: "avec lui, etc.\\nou autrement, par sons,\\npar couleurs"
    """
    seen = view(passage)
    if seen is None:
        return
    if worn(passage) and len(seen.ends.hyphened) >= _USUAL:
        yield from _lost(seen)
        yield from _dirty(seen)
    doubled = "=\n" in seen.text and seen.text.count("=\n") >= len(seen.ends.hyphened)
    for i in seen.behind(lambda gap: _GAP.fullmatch(gap) is not None and not (doubled and gap[0] == "=")):
        left, right = seen.forms[i - 1], seen.forms[i]
        if (
            right.islower()
            and left[-1] not in APOSTROPHES
            and not _is_label(i, seen)
            and _is_whole(left + right, seen)
        ):
            yield from _judged(i, seen)


def _lost(seen: View) -> Iterator[Edit]:
    """Hyphens that nothing is left of, between halves of which one is no word, or which hardly stand side by side."""
    for i in seen.behind(_BARE.__contains__):
        left, right = seen.forms[i - 1], seen.forms[i]
        plain = right.islower() and left.isalpha() and len(right) >= _HALF and not seen.elided(i)
        if not plain or not _is_whole(left + right, seen):
            continue
        if left in seen.unknown or (right in seen.unknown and len(left) > 1):
            lead = inf
        else:
            lead = together(i - 1, i, left + right, judge(seen), 0.0) if right not in seen.unknown else -inf
        if lead > _TOGETHER:
            at = seen.end(i - 1)
            safety = Safety.SAFE if lead > _BEYOND_DOUBT else Safety.REVIEW
            yield Edit(Span(at, at), "", "-", NAME, safety)


def _dirty(seen: View) -> Iterator[Edit]:
    """Hyphens with specks about them: `va-,` at a line end, `leurs` below."""
    for i in seen.behind(lambda gap: _DIRTY.fullmatch(gap) is not None):
        left, right = seen.forms[i - 1], seen.forms[i]
        if right.islower() and left.isalpha() and len(right) >= _HALF and _is_whole(left + right, seen):
            halves = left in seen.unknown or right in seen.unknown
            safety = Safety.SAFE if halves else Safety.REVIEW
            gap = seen.gap(i)
            yield Edit(Span(seen.end(i - 1), seen.starts[i]), gap, "-\n", NAME, safety)


def _judged(i: int, seen: View) -> Iterator[Edit]:
    left, right, sign = seen.forms[i - 1], seen.forms[i], seen.gap(i)[0]
    halves = [form for form in (left, right) if form in seen.unknown]
    if right not in seen.unknown and _is_abbreviation(left, seen):
        halves = []
    if not halves and sign not in _NEVER:
        frequency = seen.lore.frequency
        if sign != "." or frequency[left + right] < _FAR * frequency[right] or seen.counts[left] > 1:
            return
    at = seen.end(i - 1)
    safety = Safety.SAFE if halves or sign in _NEVER else Safety.REVIEW
    speck = seen.gap(i)[-1:] if seen.gap(i)[-1:] not in "\n" else ""
    gap = seen.gap(i) if speck else sign
    yield Edit(Span(at, at + len(gap)), gap, "-" + gap[1:].removesuffix(speck), NAME, safety)


def _is_label(i: int, seen: View) -> bool:
    """Whether word `i` is the letter of a point or a note, or no more than a letter."""
    return len(seen.forms[i]) < _HALF or seen.text[seen.end(i) : seen.end(i) + 1] in (")", "]")


def _is_whole(form: str, seen: View) -> bool:
    """Whether a form is a word in use."""
    used = seen.lore.frequency[form] > _COMMON or seen.counts[form] > 0 or len(form) >= _LONG
    return len(form) >= _SHORTEST and used and seen.known(form)


def _is_abbreviation(form: str, seen: View) -> bool:
    """Whether a form may be an abbreviation: the text has it elsewhere, or it has no vowel."""
    return seen.counts[form] > 1 or len(form) < 2 or not any(c in "aeiouy" for c in fold(form))
