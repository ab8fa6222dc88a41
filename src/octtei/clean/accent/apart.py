"""Apart: marks that stand alone in a text which lost its dashes and guillemets too, and may be one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from octtei.clean.accent.word import bonds
from octtei.clean.channel.context import Context
from octtei.clean.channel.lent import is_counted
from octtei.clean.characters import characters
from octtei.lexicon import Lexicon
from octtei.text import Edit, Safety

_QUOTES, _DASHES = frozenset("«»“”„"), frozenset("–—")
_AROUND = 40
# A paragraph, an entry or the item of a list begins behind these.
_BEGINS = re.compile(r"(?:\A|\n[ \u00a0]*\n[ \u00a0]*|[:;.!?…]\s*\n\s*|\f|\d[ \u00a0]+)\Z")
_PARAGRAPH = re.compile(r"(?:\A|\n[ \u00a0]*\n[ \u00a0]*|[:;.!?…»]\s*\n\s*|\f)\Z")
# A sentence or what is cited begins behind these, with a capital.
_STOPS = re.compile(r"[.!?…:;][ \u00a0]*\Z")
_ENDS = re.compile(r"[ \u00a0]*(?:[.,;:!?)…]|\n\s*\n|\Z)")
_BYTES = 2
"""No letter has more bytes, each of which may have become a mark; dashes have three."""
_FOLLOWING = re.compile(r"[ \u00a0]?\n?[ \u00a0]*([^\W\d_A-Z]+(['’][^\W\d_]+)?)(?=[\s,.;]|\Z)")
_CAPITAL = re.compile(r"[ \u00a0]?\n?[ \u00a0]*((?=[^\W\d_a-zß-öø-ÿœ])[^\W\d_]{3,})(-(?=[A-Z]))?")
_NEXT = 4
"""So many edits may be made in what follows one that is looked at, itself among them."""
_BOUND = -1.5
"""How well the word must go with what follows (natural logarithm of odds): verbs that say who spoke go with it far worse."""
_HERE = "\0"
_NUMBERS = re.compile(rf"\bn{_HERE}[ \u00a0]?\d")
_BETWEEN = re.compile(rf"\d[ \u00a0]{_HERE}[ \u00a0]\d")
_CLOSING, _DASH, _DEGREE = "»", "—", "°"


def doubted(text: str, edits: Sequence[Edit], lexicon: Lexicon) -> Iterator[Edit]:
    """`edits`, those that make a word of one letter where a dash or a guillemet may have stood proposed only.

    Where a text has dashes, or guillemets, they came through, and no place is doubted for them; nor is one before a small
    letter that the word goes well with in the language of `lexicon`: a sentence or what is cited begins with a capital. One
    before a name is doubted only if some mark begins a paragraph as a dash does, or ends what is cited.
    """
    code = lexicon.language.code
    quotes, dashes = (signs.isdisjoint(characters(text)) for signs in (_QUOTES, _DASHES))
    apart = [_is_apart(edit) for edit in edits] if quotes or dashes else []
    signs = any(_is_sign(text, edits, n, lexicon) for n, found in enumerate(apart) if found)
    for number, edit in enumerate(edits):
        if _counts(text, edit):
            continue
        doubtful = number < len(apart) and apart[number] and not _goes_on(text, edits, number, code)
        if doubtful and (signs or not _is_before_name(text, edits, number, lexicon)):
            yield _told(text, edit, quotes=quotes, dashes=dashes)
        else:
            yield edit


def _is_apart(edit: Edit) -> bool:
    """Whether an edit is of one mark, or of a row of the same."""
    return len(set(edit.before.strip())) == 1


def _counts(text: str, edit: Edit) -> bool:
    """Whether what an edit takes for a letter is the sign of a number, as it should be: `n°12`, `12°`."""
    return edit.before == _DEGREE and _is_of_number(*_beside(text, edit))


def _is_of_number(before: str, behind: str) -> bool:
    """Whether a sign of numbers is expected between two strings."""
    return before[-1:].isdecimal() or _NUMBERS.search(before + _HERE + behind) is not None


def _beside(text: str, edit: Edit) -> tuple[str, str]:
    """What stands before an edit, and what behind it."""
    start, end = edit.span.start, edit.span.end
    return text[max(0, start - _AROUND) : start], text[end : end + _AROUND]


def _is_sign(text: str, edits: Sequence[Edit], number: int, lexicon: Lexicon) -> bool:
    """Whether a mark that stands alone begins a paragraph and has a capital behind it that begins no name, or ends what is cited."""
    before, behind = _beside(text, edits[number])
    if not before[-1:].isspace():
        return False
    if _ENDS.match(behind):
        return True
    return bool(_BEGINS.search(before) and _CAPITAL.match(behind)) and not _is_before_name(
        text, edits, number, lexicon
    )


def _is_before_name(text: str, edits: Sequence[Edit], number: int, lexicon: Lexicon) -> bool:
    """Whether a name follows the capital that an edit makes, with a capital that is no common word's."""
    edit = edits[number]
    if not edit.after.strip().isupper():
        return False
    name = _CAPITAL.match(_mended(text, edits[number + 1 : number + _NEXT], edit.span.end))
    return name is not None and (name[2] is not None or not lexicon.is_word(name[1].lower()))


def _goes_on(text: str, edits: Sequence[Edit], number: int, code: str) -> bool:
    """Whether a small letter follows the word that an edit makes, of one that stands behind it often."""
    edit = edits[number]
    if len(edit.before) != 1 or text[edit.span.start - 1 : edit.span.start].strip():
        return False
    following = _FOLLOWING.match(_mended(text, edits[number + 1 : number + _NEXT], edit.span.end))
    if not following or not (following[2] or is_counted(code, following[1])):
        return False
    context = Context(code, ())
    bond = bonds(f"{edit.after.lower()} {following[1]}", context) - bonds(following[1], context)
    return bond > 0.0 if following[2] else bond >= _BOUND


def _mended(text: str, edits: Sequence[Edit], start: int) -> str:
    """What follows place `start`, the `edits` behind it made."""
    found, done, end = [], start, start + _AROUND
    for edit in edits:
        if edit.span.end <= end:
            found += [text[done : edit.span.start], edit.after]
            done = edit.span.end
    return "".join((*found, text[done:end]))


def _told(text: str, edit: Edit, *, quotes: bool, dashes: bool) -> Edit:
    """`edit`, proposed only where quotation marks or dashes are missing in the text and one may have stood there."""
    before, behind = _beside(text, edit)
    if _is_of_number(before, behind):
        return replace(edit, after=_DEGREE, safety=Safety.REVIEW, others=(edit.after,))
    if before[-1:].isalnum() or behind[:1].isalnum():
        return edit
    if quotes and _ENDS.match(behind) and not before.endswith("-"):
        return replace(edit, after=_CLOSING, safety=Safety.REVIEW, others=(edit.after, _DASH))
    capital = behind.lstrip(" \u00a0")[:1].isupper()
    # Where guillemets came through only dashes are missing: numbers of entries have none, as a rule, and `le 12 à` is usual.
    begins = (_BEGINS if quotes else _PARAGRAPH).search(before) if quotes or capital else None
    begins = None if _BETWEEN.search(f"{before}{_HERE}{behind}") else begins
    opens = begins or (capital and _STOPS.search(before))
    if dashes and (opens or len(edit.before.strip()) > _BYTES):
        return replace(edit, after=_DASH, safety=Safety.REVIEW, others=(edit.after, "«"))
    if edit.after.isupper() and _STOPS.search(before):
        return replace(edit, safety=Safety.REVIEW, others=(_CLOSING,))
    return edit
