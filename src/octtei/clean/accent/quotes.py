"""Quotes: quotation marks that a broken font turned into other characters, known by their places and their turns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations, pairwise, permutations

from octtei.clean.accent.character import Role, role
from octtei.clean.accent.suspect import is_of_other_script
from octtei.clean.characters import characters
from octtei.lexicon import Language

OPENING, CLOSING = "«", "»"
_LEAST, _FEW = 3, 2
"""So often stands what is a mark of quotation; and so often, where each place looks like that of one."""
_MOST = 12
"""So many characters are tried as either mark."""
_SHARE, _MOSTLY = 0.95, 0.9
"""The share of a sign's places that are those of a mark of quotation; where there are many their turns tell the rest."""
_MANY = 8
"""Where so many stand there, before and behind signs as in manuals, their turns tell the rest."""
_TURNS, _DEEPEST = 0.6, 2
"""The share of marks that take turns where some stand within others, and how deep they do."""
_HALF, _IN_TURN = 0.5, 0.85
"""So many marks for each sign came through without their fellow; the share of two signs that take turns."""
_SURELY = 20
"""So many marks of either sort leave no doubt, though some are missing."""
_EACH = 8
"""One fault less for so many marks put back is the least that must be gained where some marks came through."""
# A quotation behind a sign or at the start of a line, with a sign at its end.
_QUOTED = r"(?:[:;,.!?…][ \u00a0\n]|\n){0}[ \u00a0]?\w[^{0}{1}]+(?:[.!?…,;][ \u00a0]?{1}|\w[ \u00a0]?{1}(?=[.,;:!?\n]| [—–]))"
_APART = r"(?<!\S{0})(?![^\s.,;:!?)])"
# The mark comes first, so that a search jumps from mark to mark.
_OPENS = r"{0}(?<![^\s(]{0})(?=\s?\w)"
_CLOSES = r"{0}(?=[\s.,;:!?)]|\Z)(?:(?<=[^\s([—–]{0})|(?<=[^\s([—–]\s{0}))"
_LOOSELY = {_OPENS: r"{0}(?<![^\s('’]{0})(?=\s?[^\s.,;:)])", _CLOSES: r"{0}(?=[\s.,;:!?)]|\Z)"}


def quotation_places(text: str, lang: Language) -> dict[int, str]:
    """The places of strange characters in `text` that stand for quotation marks -> the marks; empty for nearly all texts.

    One that stands only where quotations open, and one that stands only where they close, must take turns, with
    each other or with the marks that came through. A mark of lost accents may stand for a quotation mark, too, where it
    has a space on either side.
    """
    strange = sorted(c for c in characters(text) if _is_strange(c, lang))[: 2 * _MOST]
    for where in ("", _APART) if strange else ():
        marks = _marks(text, strange, where)
        if marks:
            found = re.compile("|".join(f"{{0}}{where}".format(re.escape(c)) for c in sorted(marks)))
            return {hit.start(): marks[hit[0]] for hit in found.finditer(text)}
    return {}


def quoted(text: str, at: Mapping[int, str]) -> str:
    """`text` with the quotation marks of `quotation_places`."""
    chars = list(text) if at else []
    for place, mark in at.items():
        chars[place] = mark
    return "".join(chars) if at else text


def _marks(text: str, strange: Sequence[str], where: str) -> dict[str, str]:
    """Strange characters -> the quotation marks that they stand for at places like `where`."""
    opening = [c for c in strange if _stands(text, c, _OPENS, where)][:_MOST]
    closing = [c for c in strange if _stands(text, c, _CLOSES, where)][:_MOST]
    for first in (*opening, OPENING):
        for last in (*closing, CLOSING):
            found = {c: mark for c, mark in ((first, OPENING), (last, CLOSING)) if c != mark}
            often = all(text.count(c) >= _LEAST for c in found)
            if (
                found
                and first != last
                and (often or _clear(text, first, last))
                and _take_turns(text, first, last, where)
            ):
                return found
    return {}


def _is_strange(char: str, lang: Language) -> bool:
    """Whether no undamaged text has `char` in such a place."""
    if char.isascii() or char.isspace() or char in (OPENING, CLOSING) or is_of_other_script(char):
        return False
    if unicodedata.name(char, "").endswith("ARROW"):
        return False
    kind = role(char)
    letter = char.lower() in lang.letters and not (
        char.isupper() and char.lower() not in lang.one_letter_words
    )
    return kind is Role.ALIEN or (kind is Role.LETTER and not letter) or char in "¼½¾×¤¦¬ºª"


def _stands(text: str, char: str, place: str, where: str) -> bool:
    """Whether `char` stands in such places only, of those that are like `where`, and often enough."""
    if text.count(char) < _FEW:
        return False
    sign = re.escape(char)
    count = len(re.findall(f"{{0}}{where}".format(sign), text)) if where else text.count(char)
    found = len(
        re.findall(f"{_LOOSELY.get(place, place) if count >= _MANY else place}{where}".format(sign), text)
    )
    return count >= _FEW and found >= (_MOSTLY if count >= 2 * _MANY else _SHARE) * count


def halves(text: str, signs: Collection[str]) -> frozenset[str]:
    """Those of `signs`, which stand alone, that may be halves of pairs: what the other half came through of, or what take turns."""
    count = {sign: text.count(sign) for sign in sorted(signs)}
    alone = abs(text.count(OPENING) - text.count(CLOSING))
    found = {sign for sign, times in count.items() if alone >= _FEW and alone >= _HALF * times}
    many = [sign for sign, times in count.items() if times >= _MANY]
    row = re.findall("|".join(map(re.escape, many)), text) if len(many) > 1 else []
    for one, other in combinations(many, 2):
        turns = [sign for sign in row if sign in (one, other)]
        if _faults(turns, one) <= (1 - _IN_TURN) * len(turns):
            found |= {one, other}
    return frozenset(found)


def _clear(text: str, first: str, last: str) -> bool:
    """Whether two strange marks take turns without a fault, each quotation behind a sign, and none came through."""
    if OPENING in text or CLOSING in text:
        return False
    signs = re.findall(f"{re.escape(first)}|{re.escape(last)}", text)
    inside = re.findall(_QUOTED.format(re.escape(first), re.escape(last)), text)
    return len(signs) == 2 * len(inside) and signs[::2] == [first] * len(inside)


def _take_turns(text: str, first: str, last: str, where: str) -> bool:
    """Whether opening and closing marks follow one another by turns, and those that came through alone do not."""
    strange = [f"{{0}}{where}".format(re.escape(c)) for c in sorted({first, last} - {OPENING, CLOSING})]
    signs = re.findall("|".join([*strange, f"[{OPENING}{CLOSING}]"]), text)
    came = [c for c in signs if c in (OPENING, CLOSING)]
    faults, faults_before = _faults(signs, first), _faults(came, first) + _odd(came)
    found = len(signs) - len(came)
    in_turns = faults <= (1 - _share(text, signs, last)) * len(signs)
    nested = faults <= (1 - _TURNS) * len(signs) and _misnested(signs, first) <= (1 - _SHARE) * len(signs)
    good = found >= _LEAST and signs[0] in (first, OPENING) and (in_turns or nested)
    alone = OPENING not in (first, last) and CLOSING not in (first, last) and found >= 2 * _MANY and in_turns
    return good and (not came or faults_before - faults >= found / _EACH or (alone and not _brackets(first)))


def _share(text: str, signs: Sequence[str], last: str) -> float:
    """Which share of marks must take turns: less where there are many, and some of those that close touch what follows a quotation.

    A quotation of several paragraphs opens or closes oftener than once.
    """
    many = len(signs) >= 2 * _SURELY and min(map(signs.count, set(signs))) >= _SURELY
    if last == CLOSING or not many:
        return _SHARE
    return _IN_TURN if len(re.findall(rf"{re.escape(last)}[.,;:)]", text)) >= _LEAST else _SHARE


def _brackets(sign: str) -> bool:
    """Whether a sign opens something by its name: a text has it beside its quotation marks."""
    return unicodedata.category(sign) in ("Ps", "Pi") or bool(unicodedata.mirrored(sign))


def _faults(signs: list[str], first: str) -> int:
    """How often a mark follows one of its kind."""
    return sum((a in (first, OPENING)) == (b in (first, OPENING)) for a, b in pairwise(signs))


def _misnested(signs: list[str], first: str) -> int:
    """How many marks close nothing, open what is too deep, or are never closed."""
    depth = faults = 0
    for sign in signs:
        step = 1 if sign in (first, OPENING) else -1
        fits = 0 <= depth + step <= _DEEPEST
        depth += step if fits else 0
        faults += not fits
    return faults + depth


def _odd(signs: list[str]) -> int:
    return abs(signs.count(OPENING) - signs.count(CLOSING))


def lone_pairs(text: str, lang: Language, marks: Collection[str]) -> dict[int, str]:
    """The same as `quotation_places` for a text that lost accents to `marks`, and has no mark of quotation: two pairs are enough.

    Both stand apart, take turns without a fault, and a sign or a line end stands beside some of them.
    """
    if OPENING in text or CLOSING in text:
        return {}
    strange = [c for c in sorted(characters(text)) if c not in marks and _is_strange(c, lang)]
    apart = [c for c in strange if text.count(c) >= _FEW and _is_apart(text, c)][:_MOST]
    for one, other in permutations(apart, 2):
        if text.count(one) != text.count(other):
            continue
        first, last = re.escape(one), re.escape(other)
        turns = re.findall(f"{first}|{last}", text)
        told = re.search(rf"[:.!?…,;]\s{first}\s|[.!?…]\s{last}\s|{last}(?:[.,;:]|\s*\n\s*\n)", text)
        if turns == [one, other] * (len(turns) // 2) and told:
            found = re.compile(f"{first}|{last}")
            return {hit.start(): OPENING if hit[0] == one else CLOSING for hit in found.finditer(text)}
    return {}


def _is_apart(text: str, sign: str) -> bool:
    """Whether a sign has a space on either side everywhere, or a sign of punctuation behind it, and no number before it."""
    pattern = rf"(?<!\S){re.escape(sign)}(?![^\s.,;:!?)])(?<!\d\s.)"
    return len(re.findall(pattern, text)) == text.count(sign)
