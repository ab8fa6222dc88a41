"""Where paragraphs begin that may lack their first letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_FIRST = re.compile(r"[ \t\u00a0]*(['’]?[^\W\d_]+['’]?)")
_OWN = re.compile(r"[ \t\u00a0]*(['’]?[^\W\d_]+['’]?|\.(?=[ \t\u00a0]+\w))")
_BLANK = re.compile(r"(?m)^[ \t\u00a0]*$|\f")
_NUMBER = re.compile("[IVXLCDM]+")
_GAP = re.compile(r"[ \t\u00a0]*\n(?:[ \t\u00a0]*\n)?")
_DEEP, _FAR = 3, 8
"""So many lines of its paragraph a letter stands below that an indent shows, or else no break does."""
_REACH = 30
"""Lines above and below that are searched for the word."""
_WINDOW = 10_000
"""Code points above and below that are searched."""
_SPACES = ("", " ", "\t", "\u00a0")
_ENDS = ".!?…:»”\"*)'’"
_HEADING = 60
"""A line above that is longer is no heading."""


class Start(NamedTuple):
    """The first word of a paragraph that begins in small letters; `only`: no other paragraph nearby may be meant;
    `own`: the letter stands among its lines; `headed`: only a line like a heading tells that it is one; `gap` stood between the two;
    `opens`: the letter stands right above, as a paragraph's first does."""

    at: int
    word: str
    distance: int
    only: bool = True
    own: bool = False
    headed: bool = False
    gap: str = ""
    opens: bool = False


def own_starts(text: str, at: int) -> Iterator[Start]:
    """The start of the paragraph that the letter at `at` stands among the first lines of, by its indent; that of the lines without a
    break that it stands among, and of those below their heading, unless the letter is the first of them, or far below."""
    yield from _indented_above(text, at)
    first = max(0, at - _WINDOW)
    for blank in _BLANK.finditer(text, first, max(first, at - 1)):
        first = blank.end() + 1
    if first < at and text.count("\n", first, at) <= _FAR:
        if _begins(text, first):
            yield from _rest_at(text, first, at)
            yield from _rest_below_heading(text, first, at)
        else:  # behind a comma, as in preambles: only what is no word as it stands
            yield from (start._replace(headed=True) for start in _rest_at(text, first, at))


def _indented_above(text: str, at: int) -> Iterator[Start]:
    """The nearest line above place `at` that an indent tells to begin a paragraph, no further than a few lines."""
    for _ in range(_DEEP):
        if at == 0 or "\f" in text[max(0, at - 2) : at]:
            return
        at, end = text.rfind("\n", 0, at - 1) + 1, at
        if not text[at:end].strip():
            return
        if text[at] in _SPACES and _begins(text, at):
            yield from _rest_at(text, at, end)
            return


def start_below(text: str, start: int, end: int) -> Iterator[Start]:
    """What the line right below the letter at `start` to `end` begins with, if it begins small; below a blank line only
    where the letter stands as a paragraph's first would. In capitals it may be what is left of a name."""
    opens = _opens(text, text.rfind("\n", 0, start) + 1)
    gap = _GAP.match(text, end)
    word = _FIRST.match(text, gap.end()) if gap else None
    if gap is None or word is None or (gap[0].count("\n") > 1 and not opens):
        return
    name = word[1].isupper() and opens and not _NUMBER.fullmatch(word[1])
    if name or _may_lack(word):
        yield Start(word.start(1), word[1], 0, opens=opens)


def _opens(text: str, at: int) -> bool:
    """Whether a paragraph may begin at the line start `at`: nothing, a blank line or a sentence's end stands before."""
    before = text[max(0, at - _HEADING) : at].rstrip(" \t\u00a0")
    last = before.rstrip(" \t\u00a0\n")
    return not last or last[-1] in _ENDS + "\f" or before[len(last) :].count("\n") > 1


def _rest_at(text: str, first: int, end: int) -> Iterator[Start]:
    word = _OWN.match(text, first, end)
    alone = word and len(word[1]) == 1 and word[1].isupper() and text[word.end() :][:1] in ("", "\n")
    if word and _is_rest(word[1]) and not alone:
        yield Start(word.start(1), word[1], 0, own=True)


def _rest_below_heading(text: str, first: int, end: int) -> Iterator[Start]:
    """The start of the second line, if it begins small and the first looks like a heading."""
    second = text.find("\n", first, end) + 1
    if 0 < second < end and _heads(text[first:second]):
        headed = not _is_figure(text[first:second])
        yield from (s._replace(headed=headed) for s in _rest_at(text, second, end) if s.word.islower())


def _is_rest(word: str) -> bool:
    """Whether a first word may be what is left of one: it begins small, or is all capitals but no number, or but a stop."""
    if word == "." or word.lstrip("'’")[0].islower():
        return True
    return word.isupper() and not _NUMBER.fullmatch(word)


def starts_near(text: str, start: int, end: int) -> Iterator[Start]:
    """Paragraphs within reach that begin with a small letter."""
    above = text[max(0, start - _WINDOW) : start].split("\n")[:-1][-_REACH:]
    if start > _WINDOW and len(above) < _REACH:
        above = above[1:]  # cut in two by the window
    at = start - sum(len(line) + 1 for line in above)
    yield from _walk(text, at, above, len(above))
    below = text[end + 1 : end + _WINDOW].split("\n")[:_REACH]
    yield from _walk(text, end + 1, below, 0, after_letter=True)


def _walk(text: str, at: int, lines: list[str], far: int, *, after_letter: bool = False) -> Iterator[Start]:
    above = ""  # the words between the letter and the line, as far as they may be a heading
    for number, line in enumerate(lines):
        word = _FIRST.match(line)
        next_to_letter = after_letter and (not above or _heads(above))
        if word and _may_lack(word):
            begins = next_to_letter or _begins(text, at)
            if begins or _is_headed(text, at):
                yield Start(at + word.start(1), word[1], abs(far - number), headed=not begins)
        above += line.strip() and line.strip() + "\n"
        at += len(line) + 1


def _may_lack(word: re.Match[str]) -> bool:
    """Whether a first word begins small and is no abbreviation of one letter: `n. (also …`."""
    short = len(word[1]) == 1 and word.string[word.end() : word.end() + 1] == "."
    return word[1].lstrip("'’")[0].islower() and not short


def _heads(lines: str) -> bool:
    """Whether there is but one line, short, that begins with no small letter and ends no sentence, unless it has none: a heading."""
    words = lines.removesuffix("\n")
    if len(words) > _HEADING or "\n" in words or words[0].islower():
        return False
    return words[-1] not in _ENDS + ",;-" or _is_figure(words)


def _is_figure(line: str) -> bool:
    """Whether a line has figures or capitals and not a small letter: `3.`, `CHAPITRE II.`"""
    return line.upper() == line and any(c.isalnum() for c in line)


def _is_headed(text: str, at: int) -> bool:
    """Whether the line above the line start `at` stands alone and looks like a heading."""
    block = text[max(0, at - 2 * _HEADING) : at].removesuffix("\n").rpartition("\n\n")[2]
    return bool(block) and _heads(block)


def _begins(text: str, at: int) -> bool:
    """Whether a paragraph begins at the line start `at`: at the text's start, a page's, or behind a sentence's end."""
    before = text[max(0, at - 200) : at]
    last = before.rstrip(" \t\u00a0\n")
    if not last or last.endswith("\f"):
        return True
    parted = before[len(last) :].count("\n") > 1 or _is_indented(text, at, last)
    return parted and (last[-1] in _ENDS or not _runs_on(last))


def _is_indented(text: str, at: int, before: str) -> bool:
    """Whether the line at `at` begins further in than the one above it and the one below."""
    below = text.find("\n", at) + 1
    above = before.rpartition("\n")[2]
    return (
        text[at : at + 1] in _SPACES and above[:1] not in _SPACES and text[below : below + 1] not in _SPACES
    )


def _runs_on(before: str) -> bool:
    """Whether the line above is one of running text: not closed, or too long for a heading."""
    return before[-1] in ",;-" or len(before.rpartition("\n")[2]) > _HEADING
