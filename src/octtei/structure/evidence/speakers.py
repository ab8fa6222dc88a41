"""Speakers of a play where printers set the name in a line of its own, and numerals that stand alone above a part."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from octtei.structure.evidence.playhead import PlayHead
from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import ends_sentence, is_capitals, starts_big
from octtei.structure.terms.keywords import COUNTED
from octtei.structure.terms.roman import roman_value

_LONGEST, _TITLE = 40, 60
# Behind the name of a speaker, what he does: `JOSEPH, à part.`, `JOSEPH (bas).`
_DIRECTED = re.compile(r"([^,(\[.]{2,40})(?:,\s[a-zà-ÿ][^.]{2,50}\.|\s?[(\[][^)\]]{2,50}[)\]][.:]?)")
# So many lines, and such a share of all, are names of speakers in a play; two of them at least come back.
_FEWEST, _SHARE, _NAMES = 5, 0.08, 2
# Where so many names stand below a blank line, all do; those in the list of the characters do not.
_APART = 0.8
_NUMERAL = re.compile(
    r"(?:([IVXLC]{1,7})|(\d{1,2})|(?:No|N[º°]|Nr|Nro|Num)\.?\s?(\d{1,3}))\.?", re.IGNORECASE
)
_YEAR = re.compile(r"(?:1[4-9]|20)\d\d\.?")
# Years stand so far apart at most, letters of an index so far; three letters at least make one.
_YEARS, _LETTERS, _FEW = 20, 4, 3
_ROMAN, _NAMED = 1, 3
"""The kinds of Roman numerals, and of those that have a word before them: they may begin anywhere."""
# A numeral alone is no longer.
_WIDEST = 9
# The next of a chain of numerals stands within so many free lines.
_REACH = 400


def speakers(lines: Sequence[Line], gap: Callable[[Line, Line], int]) -> set[int]:
    """The numbers of lines with nothing but the name of who speaks, directly above what is said.

    Such names are in capitals and come back; a direction may stand behind them. `gap` counts the blank lines between two
    lines.
    """
    said = {line.number: name for line in lines if (name := _name(line.words))}
    found = [
        a.number
        for a, b in pairwise(lines)
        if a.number in said and not is_capitals(b.words) and not gap(a, b) and (b.number not in said)
    ]
    begins = PlayHead.of(lines).begins
    found = [n for n in found if n >= begins]
    names = Counter(said[n] for n in found)
    again = [n for n in found if names[said[n]] > 1]
    known = {said[n] for n in again}
    if len(again) < max(_FEWEST, _SHARE * len(lines)) or len(known) < _NAMES:
        return set()
    apart = {b.number for a, b in pairwise(lines) if gap(a, b)}
    if sum(n in apart for n in again) > _APART * len(again):
        found = [n for n in found if n in apart]
    others = {
        word for a in lines if a.number not in found and is_capitals(a.words) for word in _words(a.words)
    }
    return {n for n in found if again[0] <= n <= again[-1] or not others.isdisjoint(_words(said[n]))}


def _words(names: str) -> set[str]:
    return {word.strip(".,;") for word in names.split()}


def _name(words: str) -> str:
    """The name that a line is, with a direction behind it or not; nothing if it is no name of a speaker."""
    second = words[1:2]
    if second.isalpha() and not second.isupper():  # as in nearly all lines: no name in capitals
        return ""
    hit = _DIRECTED.fullmatch(words)
    name = (hit[1] if hit else words).rstrip(".: ")
    plain = hit is not None or words[-1] not in "!?])»"
    if not plain or not is_capitals(name) or len(name) > _LONGEST or COUNTED.match(name):
        return ""
    return name


def numerals(
    lines: Sequence[Line], gap: Callable[[Line, Line], int], *, gapless: bool = False
) -> dict[int, str]:
    """Number of a line -> the numeral that stands in it alone, between gaps, where such numerals count up from one.

    In a `gapless` text, which has no blank lines, a Roman one may stand between the end of a sentence and a capital.
    """
    bare = [
        i
        for i, line in enumerate(lines)
        if len(line.words) <= _WIDEST
        and (
            _is_alone(lines, i, gap)
            or _is_above_title(lines, i, gap)
            or _is_over_text(lines, i, gap)
            or (gapless and _is_between(lines, i))
        )
    ]
    letters = _letters([lines[i] for i in bare])
    if letters:
        return letters
    alone = [(i, lines[i], value) for i in bare if (value := _value(lines[i].words))]
    found = _years([lines[i] for i in bare])
    last: dict[int, tuple[int, Line, int]] = {}
    for i, line, value in alone:
        kind = _kind(line.words)
        before = last.get(kind)
        if before and value == before[2] + 1 and i - before[0] <= _REACH:
            found[before[1].number] = _count(before[1].words)
            found[line.number] = _count(line.words)
        if value == 1 or kind == _NAMED or (kind == _ROMAN and len(line.words) > 2) or line.number in found:
            last[kind] = (i, line, value)
    return found or _chosen([(line, value) for _, line, value in alone if _kind(line.words) == _ROMAN])


def _chosen(romans: Sequence[tuple[Line, int]]) -> dict[int, str]:
    """Roman numerals that rise though not one by one, as above poems chosen from more."""
    rise = all(a < b for (_, a), (_, b) in pairwise(romans))
    return {line.number: _count(line.words) for line, _ in romans} if rise and len(romans) >= _FEW else {}


def _kind(words: str) -> int:
    """Which kind of numeral a line is: Roman, of figures, or named (`No. 4`), which may begin anywhere."""
    hit = _NUMERAL.fullmatch(words)
    return hit.lastindex or 0 if hit else 0


def _count(words: str) -> str:
    hit = _NUMERAL.fullmatch(words)
    return str(hit[3] or words.rstrip(".")) if hit else words


def _years(lines: Sequence[Line]) -> dict[int, str]:
    """Years that stand alone and count up, as in annals and diaries."""
    years = [line for line in lines if _YEAR.fullmatch(line.words)]
    found: dict[int, str] = {}
    for a, b in pairwise(years):
        if 0 < int(b.words[:4]) - int(a.words[:4]) <= _YEARS:
            found |= {line.number: line.words.rstrip(".") for line in (a, b)}
    return found


def _letters(lines: Sequence[Line]) -> dict[int, str]:
    """Letters that stand alone in the order of the alphabet, as in an index; not all of them numerals."""
    letters = [line for line in lines if len(line.words.rstrip(".")) == 1 and line.words[0].isupper()]
    if len(letters) < _FEW or all(line.words[0] in "IVXLC" for line in letters):
        return {}
    steps = [ord(b.words[0]) - ord(a.words[0]) for a, b in pairwise(letters)]
    if not all(0 < step <= _LETTERS for step in steps):
        return {}
    return {line.number: line.words.rstrip(".") for line in letters}


def _value(words: str) -> int:
    hit = _NUMERAL.fullmatch(words)
    if hit is None or (hit[1] and not hit[1].isupper()):
        return 0
    return roman_value(hit[1]) if hit[1] else int(hit[2] or hit[3])


def _is_alone(lines: Sequence[Line], i: int, gap: Callable[[Line, Line], int]) -> bool:
    before = i == 0 or gap(lines[i - 1], lines[i]) > 0
    return before and i + 1 < len(lines) and gap(lines[i], lines[i + 1]) > 0


def _is_above_title(lines: Sequence[Line], i: int, gap: Callable[[Line, Line], int]) -> bool:
    """Whether a numeral stands behind a gap, directly above a title: in capitals, or of one line that says no sentence, with a gap
    behind it."""
    before = i == 0 or gap(lines[i - 1], lines[i]) > 0
    if not before or i + 1 >= len(lines) or _NUMERAL.fullmatch(lines[i + 1].words):
        return False
    title = lines[i + 1].words
    alone = i + 2 < len(lines) and gap(lines[i + 1], lines[i + 2]) > 0
    plain = alone and starts_big(title) and title[-1] not in ".,;:" and not title[0].isdigit()
    return (is_capitals(title) or plain) and len(title) <= _TITLE


def _is_over_text(lines: Sequence[Line], i: int, gap: Callable[[Line, Line], int]) -> bool:
    """Whether a year, or a Roman numeral of two letters and more, stands behind a gap, or a year behind the end of a sentence, directly
    above a line that may begin text."""
    words = lines[i].words.rstrip(".")
    year = _YEAR.fullmatch(words) is not None
    counts = year or (len(words) > 1 and words.isupper() and roman_value(words))
    before = i == 0 or gap(lines[i - 1], lines[i]) > 0 or (year and ends_sentence(lines[i - 1].words))
    return bool(counts) and before and i + 1 < len(lines) and starts_big(lines[i + 1].words)


def _is_between(lines: Sequence[Line], i: int) -> bool:
    """Whether a Roman numeral stands between the end of a sentence, or a title, and a capital."""
    if not lines[i].words.rstrip(".").isalpha() or i + 1 >= len(lines):
        return False
    ended = i == 0 or ends_sentence(lines[i - 1].words) or is_capitals(lines[i - 1].words)
    return ended and starts_big(lines[i + 1].words)
