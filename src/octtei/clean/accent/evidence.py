"""Evidence: what one place of a text says for a use of a mark, or against it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from octtei.clean.accent.character import Role, role
from octtei.clean.accent.cipher import DOTLESS, Side, Use
from octtei.clean.accent.decode import Decoder, Part, Way
from octtei.clean.accent.named import named
from octtei.clean.accent.region import Place, opens
from octtei.lexicon import fold

GAIN = 3.0
"""How much likelier (decades) the text must be with the mark than without it for a region to speak for it."""
GAIN_SECOND = 1.3
"""The same where the text is known to be damaged."""
GAIN_SURE = 5.0
"""The same where it shows once only."""
GAIN_LETTER = 3.5
"""The same where it shows once only, and other small letters stand in place of letters there."""
GAIN_KIN = 2.0
"""The same where it shows once only, and letters like it stand for others there."""
_STOPS = ".,;:!?()[]«»\"'’"
_WORD = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"[\w)\]][\[\](){}=;<>_\\/|#@&%]+[\w(\[\]]|\w\.\w{2}|\$\w|\w::\w")
"""Signs between letters or figures, which a place has besides its marks: a path, a formula, a name of a program."""
_FORM = re.compile(r"[^\W\d_]+['’]?")


def single(place: Place) -> bool:
    """Whether a place has no more than a mark and a letter."""
    return len(place.region.chunks) == 1 and len(place.region.chunks[0]) <= 2


def verdict(text: str, place: Place, decoder: Decoder, without: Decoder, use: Use, least: float) -> int:
    """1 if `place` speaks for `use`, -1 if against it, 0 if it says nothing."""
    if use.side is not Side.BEFORE and _is_before_dotless(place, use.mark):
        return -1
    best = decoder.read(place.region)[0]
    bare = without.read(place.region)[0]
    used = [
        (o, part.last - part.first == 1 and len(part.spelled.units) > 1, part)
        for part in best.parts
        for unit in part.spelled.units
        if (o := unit.options) is not None and o.use == use
    ]
    if not used:
        return 0 if _plausible(bare) or _is_in_names(place, use.mark) else -1
    if use.side is Side.ALONE and not any(apart for _, apart, _ in used):
        return 0  # a sign of its own may be an ornament, and in place of a letter none brings a space along
    parts = [part for *_, part in used]
    others = without.cipher.marks
    apart = use.side is not Side.ALONE and _stands_apart(place, use.mark, decoder)
    if apart or _says_nothing(text, place, parts, use, least, others) or _is_technical(best, use, least):
        return 0
    gain = best.score - bare.score
    short = single(place) and (use.side is not Side.ALONE or gain < GAIN_SURE)
    if role(use.mark) is not Role.ALIEN and least < GAIN and short and not opens(text, place.start):
        return -1
    accented = least < GAIN and all(fold(o.base) != o.base.lower() for o, _, _ in used)
    if gain >= least and (best.known or accented or (least < GAIN and _sounds(best, decoder))):
        return 1
    if gain >= least and all(_in_name(part) for *_, part in used):
        return 0  # a name that no list has says nothing
    return 0 if _plausible(bare) else -1


def _says_nothing(
    text: str, place: Place, parts: list[Part], use: Use, least: float, others: Iterable[str]
) -> bool:
    """Whether the parts of a place that have a mark say nothing for it; `others` are the marks that a text has besides."""
    if least < GAIN and _is_lone_digit(place, parts, use.mark, others):
        return True
    return _is_silent(place, parts, use, least, opens=least < GAIN and opens(text, place.start))


def _is_before_dotless(place: Place, mark: str) -> bool:
    """Whether what is left of an i that has an accent for its dot stands behind a mark: `na¨ıf`, `maˆ ıtre`."""
    chunks = place.region.chunks
    apart = any(a.endswith(mark) and b.startswith(DOTLESS) for a, b in pairwise(chunks))
    return apart or any(mark + DOTLESS in chunk for chunk in chunks)


def _is_lone_digit(place: Place, parts: list[Part], mark: str, others: Iterable[str]) -> bool:
    """Whether a digit stands by one letter only, where the text has no other digit for a mark: `a2` is what it is."""
    if role(mark) is not Role.DIGIT or any(role(other) is Role.DIGIT for other in others):
        return False
    return all(_says_little(place, part, mark) for part in parts)


def _is_technical(best: Way, use: Use, least: float) -> bool:
    """Whether a figure, a sign or a capital stands in what is no prose, or in no word where fewer places are asked for.

    Words of capitals alone say little where few places are asked: `NOTES`, `E/S`.
    """
    letter = role(use.mark) is Role.LETTER
    if role(use.mark) is Role.ALIEN or (letter and not (use.mark.isascii() and use.mark.isupper())):
        return False
    if least < GAIN and any(_shouts(part, use) for part in best.parts):
        return True
    if not letter and least < GAIN and use.side is Side.ALONE and not best.known:
        return True
    return is_code(best.text)


def is_code(text: str) -> bool:
    """Whether a chunk has signs between letters as paths, formulas and names of programs have them."""
    return _CODE.search(text) is not None


def _shouts(part: Part, use: Use) -> bool:
    """Whether a part that has a lost accent is all capitals, more than one of them."""
    lost = any(unit.options is not None and unit.options.use == use for unit in part.spelled.units)
    return lost and part.spelled.text.isupper() and sum(map(str.isalpha, part.spelled.text)) > 1


def _is_silent(place: Place, parts: list[Part], use: Use, least: float, *, opens: bool) -> bool:
    """Whether words say nothing for a use: names are foreign (`Ferrò`), and formulas are no words.

    A word that opens a sentence (`opens`) need be no name.
    """
    foreign = role(use.mark) is Role.LETTER and not use.mark.isascii()
    if foreign and not opens and all(map(_in_name, parts)):
        return True
    if least != GAIN:
        return False
    if not any(_is_word(part, use) for part in parts):
        return True
    return role(use.mark) is not Role.ALIEN and all(_says_little(place, part, use.mark) for part in parts)


def _stands_apart(place: Place, mark: str, decoder: Decoder) -> bool:
    """Whether all marks of a place stand alone between words that need none: `verre � pied` may be `verre à pied`."""
    chunks = [chunk.strip(_STOPS) or chunk for chunk in place.region.chunks]
    if mark not in chunks or any(mark in chunk and chunk != mark for chunk in chunks):
        return False
    lone = [i for i, chunk in enumerate(chunks) if chunk == mark]
    beside = {chunks[i + step] for i in lone for step in (-1, 1) if 0 <= i + step < len(chunks)}
    return all(_is_whole(form, decoder) for chunk in beside for form in _FORM.findall(chunk))


def _is_whole(form: str, decoder: Decoder) -> bool:
    """Whether a form is a word, one that is elided, or no more than a letter."""
    lexicon = decoder.speller.lexicon
    elided = form[-1] in "'’" and lexicon.language.elides(form[:-1])
    return elided or len(form) == 1 or lexicon.is_word(form)


def _is_word(part: Part, use: Use) -> bool:
    """Whether a part has a lost letter in a run of three at least, one of them small: `NO3−`, `5 ¢`, `C6H12` have none."""
    text, at = part.spelled.text, 0
    for unit, letter in zip(part.spelled.units, part.spelled.letters, strict=True):
        if unit.options is not None and unit.options.use == use:
            run = _run_round(text, at)
            if len(run) > 2 and sum(map(str.islower, run)) > (letter.islower() and not unit.options.base):
                return True
            if len(run) > 2 and named(use.mark):
                return True
        at += len(letter)
    return False


def _run_round(text: str, at: int) -> str:
    """The letters without a break round place `at`."""
    return next((hit[0] for hit in _WORD.finditer(text) if hit.start() <= at < hit.end()), "")


def _is_in_names(place: Place, mark: str) -> bool:
    """Whether a letter of other languages stands in names only here, which may have it."""
    if role(mark) is not Role.LETTER or mark.isascii():
        return False
    return all(chunk.lstrip(_STOPS)[:1].isupper() for chunk in place.region.chunks if mark in chunk)


def _in_name(part: Part) -> bool:
    """Whether a part is a name, which begins with a capital that is no lost letter."""
    first = next((unit for unit in part.spelled.units if unit.text.isalpha() or unit.options), None)
    return first is not None and first.text.isupper() and not part.spelled.text.isupper()


def _says_little(place: Place, part: Part, mark: str) -> bool:
    """Whether a part has one letter beside its mark, or has capitals only: `A1`, `SO4` are what they are, ``DIXI`EME`` is not."""
    string = "".join(place.region.chunks[part.first : part.last]).strip(_STOPS)
    return len(string) <= 2 or not (named(mark) or any(char.islower() for char in string))


def _sounds(way: Way, decoder: Decoder) -> bool:
    """Whether a reading is of a name, or another unknown word, as the language may have them."""
    marks = {u.options.use.mark for part in way.parts for u in part.spelled.units if u.options}
    plain = (role(mark) is Role.POINT and not named(mark) for mark in marks)
    letters = (mark.lower() in decoder.cipher.lang.letters for mark in marks)
    if any(plain) or any(letters) or len(way.parts) > 1:
        return False
    return all(decoder.speller.sounds(word) for word in _WORD.findall(way.text))


def _plausible(way: Way) -> bool:
    """Whether a reading holds nothing but what texts have."""
    letters = sum(len(part.spelled.letters) for part in way.parts)
    return way.score > -6.0 * len(way.parts) - 0.1 * letters
