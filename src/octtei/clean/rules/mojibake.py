"""Text that was decoded with the wrong codec, once or several times over."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from octtei.clean.characters import characters
from octtei.clean.language import MISCODED
from octtei.clean.misdecoded import misdecoded
from octtei.clean.rule import Passage, rule
from octtei.text import Edit, Span

_LETTERS = "".join(chr(c) for c in range(0xC0, 0x100) if chr(c) not in "ÐðÞþ×÷") + "œŒŸ"
_SIGNS = "\u00a0«»°§·’‘“”„–—…€•†‡‹›™ﬁﬂ\u00ad\u202f"
_CODECS = ("windows-1252", "latin-1", "mac-roman")
# What texts have of themselves; mojibake that the table does not know holds something else.
_PLAIN = frozenset(map(chr, range(0x80))) | frozenset(
    _LETTERS + _SIGNS + "\ufffd¹²³½¼¾ªºµ¶©®£¥±"
) - frozenset("ÃÂâ")
# Without one of these ftfy finds nothing odd in a text; looking for them takes a tenth of the time.
ODD = re.compile(r"[^\x00-\x7f](?:(?<=[\x80-\x9fÃÂ])|(?=[^\x00-\x7f])|(?<=[Œœ])(?![A-Za-z]))")
MANY = 3
"""So many whole sequences show that a text was read with a wrong table."""
_LATIN_END = "\u024f"
# Pieces stay short, so that comparing old and new costs little however long the line is.
_CONTROL = re.compile("[\x80-\x9f]+")
_WITHIN = re.compile("[’‘œšž–—…]")
"""What windows-1252 has for control characters that stands between small letters."""
_FEW_ODD, _ODD_SHARE = 3, 0.2
"""So many control characters, and such a share of them, that are none of its letters and signs, tell of another table, or of a font."""
_PIECE = re.compile(r"[^\n\f]{1,400}(?=[ \n\f]|\Z)|[^\n\f]{1,400}")


@rule("mojibake.wrong-codec")
def wrong_codec(passage: Passage) -> Iterator[Edit]:
    """Letters with accents appear as two or three strange characters.

    Why: UTF-8 bytes were read as windows-1252, Latin-1 or Mac Roman, sometimes twice, sometimes in some paragraphs
    only.
    Method: what each letter and sign of western languages becomes that way is written in a table, once and twice over;
    each such sequence is undone where it stands. In lines that hold other strange characters ftfy (Speer 2019) looks
    for the sequences that make no sense in any language and do as UTF-8.
    Wrong when: a text quotes mojibake on purpose.
    Example: "l'armÃ©e" → "l'armée"
    Keep: "Ã" (a Portuguese letter that stands alone)
    """
    text = passage.value
    known = list(_by_table(text))
    others = misdecoded(text)
    if len(others) > len(known):
        known = [Edit(Span(a, z), text[a:z], made, "mojibake.wrong-codec") for a, z, made in others]
    passage.shared[MISCODED] = len(known)
    cut = len(known) >= MANY
    found = [e for e in _by_ftfy(text, known) if not (cut and _is_cut_off(e, text))]
    yield from _apart([*known, *_without_marks(found, text)])


def _without_marks(edits: Sequence[Edit], text: str) -> Sequence[Edit]:
    """`edits` without those of control characters if these stand for accents: as what windows-1252 has for them they are no words (`t` no `ŒtŒ`)."""
    controls = [edit for edit in edits if _CONTROL.fullmatch(edit.before)]
    odd = sum(_is_odd(edit, text) for edit in controls)
    if odd < max(_FEW_ODD, _ODD_SHARE * len(controls)):
        return edits
    return [edit for edit in edits if edit not in controls]


def _is_odd(edit: Edit, text: str) -> bool:
    """Whether an edit puts a capital behind a small letter, or between two a sign that no word has."""
    before, behind = text[edit.span.start - 1 : edit.span.start], text[edit.span.end : edit.span.end + 1]
    inside = behind.islower() and not _WITHIN.fullmatch(edit.after)
    return before.islower() and (inside or edit.after.isupper())


def _is_cut_off(edit: Edit, text: str) -> bool:
    """Whether an edit reads a space as the last byte of a letter or a sign, which `mojibake.cut-off` does better."""
    return edit.after.strip() in ("à", "†") and text[edit.span.end - 1 : edit.span.end + 1].endswith(" ")


def _apart(edits: list[Edit]) -> Iterator[Edit]:
    """`edits` without those that overlap an earlier one of the list, in the order of the text."""
    end = -1
    for edit in sorted(edits, key=lambda e: (e.span.start, -e.span.end)):
        if edit.span.start >= end:
            yield edit
            end = edit.span.end


def _by_table(text: str) -> Iterator[Edit]:
    if not _may_hold(characters(text)):
        return
    table = _sequences()
    for hit in _pattern().finditer(text):
        yield Edit(Span(*hit.span()), hit.group(), table[hit.group()], "mojibake.wrong-codec")


@lru_cache(maxsize=1)
def _sequences() -> dict[str, str]:
    """Every known sequence with what it stands for."""
    table: dict[str, str] = {}
    for char in _LETTERS + _SIGNS:
        for first in _CODECS:
            once = _misread(char, first)
            table.setdefault(once, char)
            for second in _CODECS:
                table.setdefault(_misread(once, second), char)
    return table


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """A pattern for every known sequence, the longest first."""
    return re.compile(_alternatives(sorted(_sequences())))


@lru_cache(maxsize=1)
def _seconds() -> dict[str, frozenset[str]]:
    """What a known sequence begins with -> what may stand behind that."""
    heads: dict[str, set[str]] = {}
    for sequence in _sequences():
        heads.setdefault(sequence[0], set()).update(sequence[1:2])
    return {head: frozenset(found) for head, found in heads.items()}


def _may_hold(found: frozenset[str]) -> bool:
    """Whether a text of these characters may hold a known sequence."""
    seconds = _seconds()
    return any(not seconds[head].isdisjoint(found) for head in found.intersection(seconds))


def _alternatives(words: Iterable[str]) -> str:
    """A pattern of `words`, grouped by what they begin with, so that a search fails at the first character."""
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(word[0], []).append(word[1:])
    parts = []
    for head, tails in sorted(groups.items()):
        longest_first = sorted(tails, key=lambda t: (-len(t), t))
        parts.append(re.escape(head) + "(?:" + "|".join(map(re.escape, longest_first)) + ")")
    return "|".join(parts)


def _misread(text: str, codec: str) -> str:
    """`text` as UTF-8 read with `codec`; five bytes of windows-1252 are C1 controls, as browsers read it."""
    data = text.encode()
    if codec == "windows-1252":
        return "".join(bytes((b,)).decode("cp1252", "ignore") or chr(b) for b in data)
    return data.decode(codec)


def _fixed(piece: str) -> str:
    """A piece as ftfy mends it. Few texts need it, and to load it takes a fortieth of the time that a small build does."""
    import ftfy
    from ftfy.badness import is_bad

    return ftfy.fix_encoding(piece) if is_bad(piece) else piece


def _by_ftfy(text: str, known: list[Edit]) -> Iterator[Edit]:
    """What ftfy finds in the lines that hold strange characters outside the edits `known`."""
    strange = sorted(characters(text) - _PLAIN)
    if not strange:
        return
    pattern = re.compile("[" + "".join(map(re.escape, strange)) + "]")
    done = 0
    ends = [edit.span.end for edit in known]
    for hit in pattern.finditer(text):
        i = bisect_right(ends, hit.start())
        if hit.start() < done or (i < len(known) and known[i].span.start <= hit.start()):
            continue
        start = max(text.rfind("\n", done, hit.start()), text.rfind("\f", done, hit.start()), done - 1) + 1
        end = min(
            (e for e in (text.find("\n", hit.end()), text.find("\f", hit.end())) if e >= 0), default=len(text)
        )
        for piece in _PIECE.finditer(text, start, end):
            if ODD.search(piece.group()):
                fixed = _fixed(piece.group())
                if fixed != piece.group():
                    yield from _western(_lift(piece.group(), fixed, piece.start()), text)
        done = end


def _western(edits: Iterable[Edit], text: str) -> Iterator[Edit]:
    """`edits`, but those that put a letter of another script between Latin ones: its bytes were those of two letters (`Théâtre`)."""
    for edit in edits:
        beside = text[max(0, edit.span.start - 1) : edit.span.start] + text[edit.span.end : edit.span.end + 1]
        alien = any(c > _LATIN_END and c.isalpha() for c in edit.after)
        if not (alien and any(c <= _LATIN_END and c.isalpha() for c in beside)):
            yield edit


def _lift(old: str, new: str, at: int) -> Iterator[Edit]:
    """The smallest edits that lead from `old` to `new`; neighbours that touch are one edit."""
    open_edit: tuple[int, int, int, int] | None = None
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if open_edit and open_edit[1] == a:
            open_edit = (open_edit[0], b, open_edit[2], d)
        else:
            if open_edit:
                yield _edit(old, new, open_edit, at)
            open_edit = (a, b, c, d)
    if open_edit:
        yield _edit(old, new, open_edit, at)


def _edit(old: str, new: str, where: tuple[int, int, int, int], at: int) -> Edit:
    a, b, c, d = where
    return Edit(Span(at + a, at + b), old[a:b], new[c:d], "mojibake.wrong-codec")
