"""Region: words of a line that a mark may hold together across false spaces."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from octtei.clean.accent.character import Role, role
from octtei.clean.accent.cipher import Cipher, Side, variants
from octtei.clean.accent.itself import SPACES, is_itself
from octtei.clean.accent.parse import in_number
from octtei.clean.address import is_address

WIDEST = 2
"""No false space is wider than this (code points)."""
LONGEST = 120
"""Code points of the longest region; a line without spaces is cut there."""
_LETTER = r"[^\W\d_]"
_SPACE = re.compile(r"\s")
_BEFORE_ONLY = frozenset({Side.BEFORE})
EATEN = "eaten"
_APART = "«“„([‹;:!?»›–—%"
"""Signs that French sets a space before: it is no false one, or does no harm."""

_STOPS = ".,;:!?…«»)–—"
"""Signs, as numbers are, that every word stands apart from which follows them: the only space between is a true one."""


class Gap(NamedTuple):
    """Spaces between two chunks: `width` of them; `kind` says why they may be false, "" if they cannot be.

    `before` is the character that follows.
    """

    width: int
    kind: str
    before: str = ""


class Region(NamedTuple):
    """Chunks without spaces, and the gaps between them; `starts` counts code points from the region's start."""

    chunks: tuple[str, ...]
    gaps: tuple[Gap, ...]
    starts: tuple[int, ...]


class Place(NamedTuple):
    """A region at its place in the text; `tail` is the width of the gap behind it, see `_tail`."""

    start: int
    region: Region
    tail: int


class Limits(NamedTuple):
    """Which false spaces are looked for: the widest of each kind, 0 for none.

    `eaten` says whether marks eat the space behind them (`e3tait arrive3a3Gene3ve`), so that there may be one where
    none stands.
    """

    after_mark: int = 1
    before_mark: int = 1
    after_letter: int = 1
    before_letter: int = 1
    eaten: int = 0

    def of(self, kind: str) -> int:
        """The widest of `kind`, 0 if there is none."""
        return int(getattr(self, kind, 0))


def spots(text: str, cipher: Cipher) -> Iterator[int]:
    """Where the marks of `cipher` stand in `text` and may be used, as `bears` tells it, where they stand beside a letter that
    bears accents; beside any other only directly, with a letter on their other side.
    """
    marks = "".join(map(re.escape, sorted(cipher.marks)))
    return (hit.start() for hit in re.finditer(f"[{marks}]", text) if _is_spot(text, hit.start(), cipher))


def _is_spot(text: str, at: int, cipher: Cipher) -> bool:
    mark = text[at]
    if cipher.uses(mark, Side.ALONE, ""):
        return True
    return _is_beside(text, at, Side.AFTER, -1, cipher) or _is_beside(text, at, Side.BEFORE, 1, cipher)


def _is_beside(text: str, at: int, side: Side, step: int, cipher: Cipher) -> bool:
    """Whether the mark at place `at` may be used on that side of the character one `step` from it, or behind a space there."""
    mark, place, other = text[at], at + step, at - step
    spaced = 0 <= place < len(text) and text[place] in SPACES
    place += step * spaced
    if not 0 <= place < len(text) or text[place] in SPACES or not cipher.uses(mark, side, text[place]):
        return False
    if variants(text[place], cipher.lang) or role(mark) is Role.ALIEN:
        return True
    return not spaced and 0 <= other < len(text) and _is_letter(text[other])


def _is_letter(char: str) -> bool:
    """Whether `_LETTER` finds it."""
    return char.isalnum() and not char.isdecimal()


def places(text: str, at_marks: Iterable[int], cipher: Cipher, allowed: Limits) -> Iterator[Place]:
    """The region round each of the marks at `at_marks` (rising) that may be used there (see `bears`), in order.

    Regions do not overlap. Linear time.
    """
    done = 0
    known: dict[str, Region] = {}
    for at in at_marks:
        if at < done or is_itself(text, at):
            continue
        start, end = _widened(text, at, done, cipher, allowed)
        part = text[start:end]
        if is_address(part) and role(text[at]) is not Role.ALIEN:
            done = end
            continue
        if part not in known:
            known[part] = _region(part, cipher, allowed)
        yield Place(start, known[part], _tail(text, end))
        done = end


def bears(text: str, at: int, cipher: Cipher) -> bool:
    """Whether a use of the mark at place `at` is possible here, a space between it and its letter allowed."""
    mark = text[at]
    if cipher.uses(mark, Side.ALONE, ""):
        return True
    for side, step in ((Side.AFTER, -1), (Side.BEFORE, 1)):
        place = at + step
        if 0 <= place < len(text) and text[place] in SPACES:
            place += step
        if 0 <= place < len(text) and cipher.uses(mark, side, text[place]):
            return True
    return False


def _widened(text: str, at: int, least: int, cipher: Cipher, allowed: Limits) -> tuple[int, int]:
    start, end = _chunk_start(text, at, max(least, at - LONGEST)), _chunk_end(text, at)
    while (
        (left := _before(text, start, least)) < start
        and start - left <= WIDEST
        and start - left <= allowed.of(_kind(text, left, start, cipher))
    ):
        start = _chunk_start(text, left, max(least, left - LONGEST))
        if end - start > LONGEST:
            break
    while (
        (right := _behind(text, end)) > end
        and right - end <= WIDEST
        and right - end <= allowed.of(_kind(text, end, right, cipher))
        and end - start <= LONGEST
    ):
        end = _chunk_end(text, right)
    return start, end


def _chunk_start(text: str, at: int, least: int) -> int:
    while at > least and not text[at - 1].isspace():
        at -= 1
    return at


def _chunk_end(text: str, at: int) -> int:
    space = _SPACE.search(text, at, at + LONGEST)
    return space.start() if space else min(len(text), at + LONGEST)


def _before(text: str, start: int, least: int) -> int:
    at = start
    while at > least and start - at <= WIDEST and text[at - 1] in SPACES:
        at -= 1
    return at if at > least and not text[at - 1].isspace() else start


def _behind(text: str, end: int) -> int:
    at = end
    while at < len(text) and at - end <= WIDEST and text[at] in SPACES:
        at += 1
    return at if at < len(text) and not text[at].isspace() else end


def _kind(text: str, left: int, right: int, cipher: Cipher) -> str:
    """Why the gap between `left` and `right` may be false, "" if it cannot be."""
    behind, before = text[left - 1], text[right]
    marks = cipher.marks
    if before not in marks and (before in _APART or before.isdecimal() or _begins_name(text, left, right)):
        return ""
    if _is_apart(text, left - 1, cipher) or _is_apart(text, right, cipher):
        return ""
    if before in marks and behind in marks and _leads(text, right, cipher):
        return "before_mark"
    if behind in marks and not in_number(text, left - 1) and _ends(behind, before, cipher):
        return "" if in_number(text, right) else "after_mark"
    if before in marks:
        apart = right - left == 1 and behind not in marks and (behind in _STOPS or behind.isdecimal())
        return "" if apart or in_number(text, right) else "before_mark"
    return _beside_letter(text, left, right, cipher)


def _is_apart(text: str, at: int, cipher: Cipher) -> bool:
    """Whether a mark of letters of which nothing is left stands alone: it is a word, and the spaces beside it are true."""
    if text[at] not in cipher.in_place:
        return False
    return text[at - 1 : at].isspace() and text[at + 1 : at + 2].isspace()


def _begins_name(text: str, left: int, right: int) -> bool:
    """Whether a capital stands behind the gap, and a small letter before it, its mark aside: no word goes on so."""
    return text[right].isupper() and (text[left - 1].islower() or text[left - 2 : left - 1].islower())


def _ends(mark: str, following: str, cipher: Cipher) -> bool:
    """Whether `mark` may belong to what stands before the gap."""
    return (
        cipher.sides != _BEFORE_ONLY or following in cipher.marks or cipher.uses(mark, Side.BEFORE, following)
    )


def _leads(text: str, at: int, cipher: Cipher) -> bool:
    """Whether all marks stand before their letters, and one at place `at` does: what stands before it is no mark then (`C Lesar`)."""
    return cipher.sides == _BEFORE_ONLY and cipher.uses(text[at], Side.BEFORE, text[at + 1 : at + 2])


def _beside_letter(text: str, left: int, right: int, cipher: Cipher) -> str:
    """Whether the letter beside the gap has its mark on the other side."""
    further, beyond = text[left - 2 : left - 1], text[right + 1 : right + 2]
    if further and further in cipher.marks and cipher.uses(further, Side.BEFORE, text[left - 1]):
        return "after_letter"
    if beyond and beyond in cipher.marks and cipher.uses(beyond, Side.AFTER, text[right]):
        return "before_letter"
    return ""


def _region(part: str, cipher: Cipher, allowed: Limits) -> Region:
    chunks = [(m.start(), m.end()) for m in re.finditer(r"\S+", part)]
    if allowed.eaten:
        chunks = [piece for chunk in chunks for piece in _torn(part, *chunk, cipher)]
    gaps = []
    for (_, left), (right, _) in itertools.pairwise(chunks):
        kind = _kind(part, left, right, cipher) if right > left else EATEN
        gaps.append(Gap(right - left, kind if right - left <= allowed.of(kind) else "", part[right]))
    return Region(tuple(part[a:b] for a, b in chunks), tuple(gaps), tuple(a for a, _ in chunks))


def _torn(part: str, start: int, end: int, cipher: Cipher) -> Iterator[tuple[int, int]]:
    """The pieces of a chunk between which marks may have eaten a space: behind those that stand behind letters."""
    begin = start
    for at in range(start + 1, end - 1):
        after = part[at] in cipher.marks and cipher.uses(part[at], Side.AFTER, part[at - 1])
        if after and (part[at + 1].isalnum() or part[at + 1] in cipher.marks):
            yield begin, at + 1
            begin = at + 1
    yield begin, end


def eats(text: str, mark: str) -> bool:
    """Whether spaces are missing behind `mark`, which stands behind letters and before stops and line ends, but hardly
    ever before a space.
    """
    sign = re.escape(mark)
    space = len(re.findall(rf"{sign}[{SPACES}](?<={_LETTER}..)(?=\w)", text))
    others = len(re.findall(rf"{sign}(?=[.,;:)\n]|[{SPACES}][;:!?»])(?<={_LETTER}.)", text))
    return others >= _LEAST_ENDS and space <= _HARDLY * others


_LEAST_ENDS, _HARDLY = 2, 0.25
"""Words before a stop that end with a mark which eats spaces; for each of them so many before a space."""
_ENDS = ".!?…:"
_SKIPPED = "\"«“”»’'([—–- \u00a0"


def opens(text: str, start: int) -> bool:
    """Whether a sentence may begin at place `start`."""
    at = start
    while at > 0 and text[at - 1] in _SKIPPED:
        at -= 1
    return at == 0 or text[at - 1] in _ENDS or text[max(0, at - 2) : at] == "\n\n" or text[at - 1] == "\f"


def _tail(text: str, end: int) -> int:
    """Width of the gap behind `end`, a line end behind spaces counting as one more; 0 where none stand."""
    at = end
    while at < len(text) and at - end < 4 and text[at] in SPACES:
        at += 1
    if at < len(text) and text[at] == "\n":
        return at - end + 1 if at > end else 0
    return at - end if at < len(text) and not text[at].isspace() else 0
