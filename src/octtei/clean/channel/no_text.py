"""Lines that are no text: what recognition made of a stamp, a picture, or the dirt of a margin.

Such a line is short pieces of letters that no language has: capitals without a vowel or a stop, sizes mixed up, signs among letters. Each
stands once in the text; abbreviations, sigla, chess, formulas and codes come again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from octtei.clean.channel.view import View
from octtei.lexicon import Standing, fold
from octtei.text import Span

_VOWELS = frozenset("aeiouy")
_ROMAN = re.compile(r"[IVXLCDM]+|[ivxlcdm]+")
_THRICE = re.compile(r"([a-z])\1\1", re.IGNORECASE)
_TOKEN = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"[^\W\d_]\d|\d[^\W\d_]")
_BARE = "—–-«»“”„\"'’‘.,;:!?()[]*…"
_LEAST, _SHORT, _CAPITALS, _WORD = 2, 3, 4, 4
"""Letters of a piece, of one with sizes mixed up, of capitals without a stop, and of a word that makes a line text."""
_FEWEST, _STRONG, _SHARE = 3, 2, 0.5
"""So many pieces a line has, so many of them are strange beyond doubt, and such a share of the line, others counted by half."""
_IN_USE = 20.0
"""How often in a million words a word stands that has capitals in a heading."""
_LONGEST = 200
_MOST, _ALWAYS = 0.05, 3
"""Where more of the lines of a text look so, it is a text of another kind: a table, a score, a code; so few say nothing of it."""


def no_text(seen: View) -> list[Span]:
    """The runs of lines that are no text, without the line end of the last, in order."""
    lines = sorted({_line(seen.starts[i], seen.text) for i in seen.numbers(_strange(seen))})
    found = [line for line in lines if _is_wreck(line, seen)]
    if len(found) > max(_ALWAYS, _MOST * seen.text.count("\n")):
        return []
    return list(_joined(found, seen.text))


def _strange(seen: View) -> Iterator[str]:
    """The forms that stand once and that no language has."""
    return (f for f, times in seen.counts.items() if times == 1 and _is_strange(f, seen))


def _is_strange(form: str, seen: View) -> bool:
    """Whether a form in Latin letters is a piece that nobody knows: capitals, no vowel, sizes mixed up, a letter thrice."""
    bare = fold(form)
    if len(form) < _LEAST or not (bare.isascii() and bare.isalpha()):
        return False
    if seen.lower[form.lower()] > 1 or _ROMAN.fullmatch(form):
        return False
    if form.isupper() and len(form) <= _CAPITALS:  # dictionaries are full of abbreviations
        return seen.lore.frequency[form.lower()] < _IN_USE
    if form not in seen.unknown or seen.lexicon.standing(form) is Standing.NAME:
        return False
    mixed = not form.isupper() and not form[1:].islower() and len(form) >= _SHORT
    return mixed or _VOWELS.isdisjoint(bare) or _THRICE.search(form) is not None


def _line(at: int, text: str) -> tuple[int, int]:
    """Where the line of a place begins and ends."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return start, end if end >= 0 else len(text)


def _is_wreck(line: tuple[int, int], seen: View) -> bool:
    """Whether a line is strange pieces for the most part, and no word of some length."""
    start, end = line
    text = seen.text[start:end]
    if len(text) > _LONGEST or "=" in text or "+" in text or len(_CODE.findall(text)) > 1:
        return False
    pieces = strong = weak = 0
    for token in _TOKEN.finditer(seen.text, start, end):
        letters = _LETTERS.findall(token[0])
        if not letters and not token[0].strip(_BARE).isdigit():
            pieces, weak = pieces + 1, weak + 1
        for form in letters:
            stopped = "." in token[0].partition(form)[2][:1]
            kind = _kind(form, seen)
            if kind > 1 or stopped:
                return False
            pieces, strong, weak = pieces + 1, strong + (kind < 0), weak + (kind == 0)
    return pieces >= _FEWEST and strong >= _STRONG and 2 * strong + weak >= 2 * _SHARE * pieces


def _kind(form: str, seen: View) -> int:
    """-1 for a strange piece, 0 for a short one that nobody knows, 1 for any short form, 2 for one that makes a line text."""
    if seen.counts[form] == 1 and _is_strange(form, seen):
        return -1
    if len(form) >= _WORD:
        return 2
    return 0 if form in seen.unknown or len(form) == 1 else 1


def _joined(lines: Iterable[tuple[int, int]], text: str) -> Iterator[Span]:
    """The runs of lines that only line ends and spaces part."""
    run: tuple[int, int] | None = None
    for start, end in lines:
        if run and not text[run[1] : start].strip():
            run = run[0], end
            continue
        if run:
            yield Span(*run)
        run = start, end
    if run:
        yield Span(*run)
