"""Doubt: whether a repair is applied, or only proposed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from octtei.clean.accent.character import FOREIGN, Role, role
from octtei.clean.accent.cipher import Cipher, variants
from octtei.clean.accent.decode import Decoder, Part, Way
from octtei.clean.accent.evidence import is_code
from octtei.clean.accent.neighbours import is_sign, lone
from octtei.clean.accent.parse import Unit
from octtei.clean.accent.region import Place, opens
from octtei.clean.accent.shape import ShapeModel
from octtei.clean.accent.word import bonds
from octtei.clean.channel.context import Context
from octtei.clean.channel.lent import borrowed, is_counted
from octtei.lexicon import fold

_WORD = re.compile(r"[^\W\d_]+")

_NEXT = re.compile(r"[^\w\n]*\n?[^\w\n]*([^\W\d_]+)")
SURE_OF_LETTER = 2.5
"""The same where the next takes a letter for itself and is a likely word."""
SURE_OF_CAPITALS = 1.5
"""The same where that word is all capitals, and the next is not: `AL Genève`."""
SURE_OF_LACKING = 1.3
"""The same where a common word is read that the text, as it stands, never has: it always lost its letter."""
SURE_OF_SIGN = 0.3
"""The same where a sign or a digit stands alone and may mean itself."""
SURE_OF_COLON = 1.7
"""The same where it is a sign after which a sentence goes on."""
SURE_OF_CALL = 2.5
"""The same where it is one that a sentence may end with, and the next begins."""
SURE_OF_NO_WORD = 1.0
"""The same where what stands there is no word of the dictionary, and may only be a name or an abbreviation."""
SURE_OF_NAME = 3.0
"""The same where a word that nobody knows lost a letter of which the mark does not tell which it was."""
SURE_OF_COMMONEST = 1.5
"""The same where each such letter is the one that its mark makes most, and stands as words of the language have it."""
SURE_OF_RIVAL = 1.0
"""The same where it got a letter of another language, and the language has one for the same base: `Jósef`, `Röckel`."""
_NEAR, _EXPECTED = 4000, 4.0
"""Code points on either side in which a word must be expected so often if its absence is to tell something."""
_VOWEL = re.compile(r"(?i)[aeiouyà-ÿœ]")
_STOPS = ".,;:!?"
_AROUND, _LINE = 40, 200
WORD = -7.5
"""Score of the rarest words."""
_NEVER_ITSELF = -1.3
"""What it costs (decades) to take a letter for itself that hardly ever is."""
_NUMBER = re.compile(r"\s*(?=[^\d\n]{0,3}\d)[\dlIiOoSB]{2,4}\s*\Z")
SURE_UNTOLD = 1.7
"""The same where the next is a word, too, in a language of which nobody counted what stands beside what."""
SURE = 0.5
"""How much likelier (decades) the best reading must be than the next to be applied."""


def is_sure(text: str, place: Place, ways: tuple[Way, ...], decoder: Decoder) -> bool:
    """Whether the first of the readings of a place, best first, is so much likelier than the next that it is applied."""
    least = SURE_OF_CALL if _calls(text, place) else _sure_of(lone(place))
    if vague := [letter for part in ways[0].parts for letter in _vague(part, decoder)]:
        usual = all(vague) and all(map(decoder.speller.sounds, _WORD.findall(ways[0].text)))
        least = SURE_OF_COMMONEST if usual else SURE_OF_NAME
    elif any(_is_rival(part, decoder) for part in ways[0].parts):
        least = max(least, SURE_OF_RIVAL)
    if len(ways) > 1 and ways[1].known and not borrowed(decoder.cipher.lang.code):
        least = max(least, SURE_UNTOLD)
    parts = ways[0].parts
    guess = _is_guess(ways[0], decoder) or any(
        _is_anybodys(p, decoder) or _is_misplaced(p, decoder) for p in parts
    )
    return _margin(ways) >= least and not (guess or _may_stand(text, place, ways, decoder))


def _vague(part: Part, decoder: Decoder) -> list[bool]:
    """The whole letters that a word which nobody knows lost to a mark that stands for any, each whether its mark, no letter, makes it most.

    It may be a word of another language.
    """
    if part.spelled.known:
        return []
    cipher, units = decoder.cipher, zip(part.spelled.units, part.spelled.letters, strict=True)
    lost = [(u.options.use, c.lower()) for u, c in units if u.options is not None and not u.options.base]
    return [
        cipher.commonest(use) == letter and not use.mark.isalpha()
        for use, letter in lost
        if cipher.is_vague(use, letter)
    ]


def _is_rival(part: Part, decoder: Decoder) -> bool:
    """Whether a word that nobody knows, and that has no other letters of other languages, got one where its own language has some, too."""
    cipher, units = decoder.cipher, part.spelled.units
    if part.spelled.known or any(
        not u.options and u.text.isalpha() and not _has(u.text, cipher) for u in units
    ):
        return False
    return any(
        letter.lower() in FOREIGN
        and cipher.makes(u.options.use) > 1
        and bool(variants(u.options.base, cipher.lang))
        for u, letter in zip(units, part.spelled.letters, strict=True)
        if u.options is not None and u.options.base
    )


def _is_anybodys(part: Part, decoder: Decoder) -> bool:
    """Whether a mark that stands for any letter took one of a word of another language, or the first, small or not, of one that nobody knows."""
    if part.spelled.known:
        return False
    cipher, units = decoder.cipher, part.spelled.units
    lost = [
        at
        for at, (u, letter) in enumerate(zip(units, part.spelled.letters, strict=True))
        if u.options is not None and not u.options.base and cipher.is_vague(u.options.use, letter.lower())
    ]
    abroad = any(not u.options and u.text.isalpha() and not _has(u.text, cipher) for u in units)
    first = any(part.spelled.letters[at].islower() and _begins(units, at) for at in lost)
    return bool(lost) and (abroad or first)


def _is_misplaced(part: Part, decoder: Decoder) -> bool:
    """Whether a word that nobody knows got two letters in one for a mark where words have none: `Stanisœaw`."""
    if part.spelled.known:
        return False
    row = part.spelled.letters
    lost = [at for at, u in enumerate(part.spelled.units) if u.options is not None and not u.options.base]
    return any(
        not decoder.speller.fits_in(row[at].lower(), "".join(row[:at]), "".join(row[at + 1 :]))
        for at in lost
        if len(fold(row[at])) > 1
    )


def _begins(units: Sequence[Unit], at: int) -> bool:
    """Whether a word begins with unit `at`: `Édom` in `d'Édom`."""
    return not at or not (units[at - 1].options or units[at - 1].text.isalpha())


def _has(letter: str, cipher: Cipher) -> bool:
    """Whether the language of `cipher` has `letter`."""
    return letter.isascii() or letter.lower() in cipher.lang.letters


def is_page_number(text: str, place: Place) -> bool:
    """Whether a place is all of its line, and what recognition makes of a number: `lO7`."""
    return bool(_NUMBER.match(_line(text, place)))


def is_made_up(text: str, place: Place, way: Way, decoder: Decoder) -> bool:
    """Whether a capital is taken for a mark on a line of capitals, or a mark in a path or the name of a program, for a word that nobody knows."""
    letters = any(mark.isupper() and _is_letter(mark, decoder) for mark in marks_of(way))
    signs = any(role(mark) is not Role.ALIEN for mark in marks_of(way))
    return not way.known and ((letters and _in_heading(text, place)) or (signs and is_code(way.text)))


def _sure_of(mark: str) -> float:
    """How much likelier the best reading must be at a place that has nothing but `mark`, "" for other places."""
    return SURE_OF_COLON if mark and mark in ":;" else SURE_OF_SIGN if is_sign(mark) else SURE


def _calls(text: str, place: Place) -> bool:
    """Whether a mark stands alone that may end a sentence, and a capital follows."""
    return lone(place) in ("!", "?") and text[place.start + 1 : place.start + 4].strip()[:1].isupper()


def _margin(ways: tuple[Way, ...]) -> float:
    return ways[0].score - ways[1].score if len(ways) > 1 else 99.0


def _may_stand(text: str, place: Place, ways: tuple[Way, ...], decoder: Decoder) -> bool:
    """Whether the text may be right as it stands although a letter in it is a mark elsewhere: `allez`, `parlez`.

    A word that is no name has no capital inside a sentence.
    """
    plain = next((w for w in ways[1:] if not marks_of(w)), None)
    letters = any(_is_letter(mark, decoder) for mark in marks_of(ways[0]))
    if plain is None or not letters or plain.score < WORD * len(plain.parts):
        return False
    words = all(map(decoder.speller.lexicon.is_word, _WORD.findall(plain.text)))
    least = SURE_OF_LETTER if words else SURE_OF_NO_WORD
    if words and plain.text.isupper() and _in_heading(text, place):
        return True
    if _is_word_of_one(text, place, ways[0], plain, decoder):
        return False
    if _shouts(text, place, plain):
        least = min(least, SURE_OF_CAPITALS)
    elif _lacks(text, place, ways[0].text, decoder):
        least = min(least, SURE_OF_LACKING)
    if _margin((ways[0], plain)) >= least:
        return False
    return not plain.text[:1].isupper() or opens(text, place.start)


def _is_word_of_one(text: str, place: Place, way: Way, plain: Way, decoder: Decoder) -> bool:
    """Whether a word of one letter and its mark make two capitals (`AH`), and the word that follows goes with it as read."""
    (word, *rest), (shown, *_) = way.text.split(" "), plain.text.split(" ")
    lang = decoder.cipher.lang
    if len(shown) != len(word) + 1 or not shown.isupper() or word.lower() not in lang.one_letter_words:
        return False
    hit = _NEXT.match(text, _end(place), _end(place) + _AROUND)
    following = rest[0].strip(_STOPS) if rest else hit[1] if hit else ""
    if not following or following.isupper() or not is_counted(lang.code, following):
        return False
    return bonds(f"{word.lower()} {following}", Context(lang.code, ())) > 0.0


def _end(place: Place) -> int:
    return place.start + place.region.starts[-1] + len(place.region.chunks[-1])


def _in_heading(text: str, place: Place) -> bool:
    """Whether a line has capitals only: there a word in capitals is itself."""
    line = _line(text, place)
    return line.isupper() and " " in line


def _line(text: str, place: Place) -> str:
    start, end = text.rfind("\n", 0, place.start) + 1, text.find("\n", place.start)
    return text[start : min(end if end >= 0 else len(text), start + _LINE)]


def _shouts(text: str, place: Place, way: Way) -> bool:
    """Whether a reading is all capitals, and the word behind it on its line is not."""
    following = _NEXT.match(text, _end(place), _end(place) + _AROUND)
    return way.text.isupper() and len(way.text) > 1 and following is not None and not following[1].isupper()


def _is_guess(way: Way, decoder: Decoder) -> bool:
    """Whether a reading makes a word that nobody knows, and takes for it one small letter for a mark, or an accent for
    another: a name may have that letter, and be foreign.
    """
    uses = [u.options for part in way.parts for u in part.spelled.units if u.options]
    if not way.known and any(_is_foreign(part, decoder) or _is_unit(part) for part in way.parts):
        return True
    if (
        way.known
        or len(uses) != 1
        or not _is_letter(uses[0].use.mark, decoder)
        or not uses[0].use.mark.islower()
    ):
        return False
    if uses[0].base.isupper() or (uses[0].use, fold(uses[0].base)) in decoder.cipher.plain:
        return False
    if not uses[0].use.mark.isascii() and decoder.cipher.kept.get(uses[0].use.mark, 0.0) <= _NEVER_ITSELF:
        return False
    return not all(map(decoder.speller.lexicon.frequency, _WORD.findall(way.text)))


def _is_foreign(part: Part, decoder: Decoder) -> bool:
    """Whether an unknown word has an accent put back that words of the text have at their ends only.

    Where it is known how letters follow one another, that has told already (see `unknown`).
    """
    if part.spelled.known or decoder.speller.knows_letters:
        return False
    return any(_ends_only(part.spelled.text, at, decoder.speller.shape) for at in _restored(part))


def _lacks(text: str, place: Place, word: str, decoder: Decoder) -> bool:
    """Whether a common word never stands as it is in the text around a place."""
    frequency = decoder.speller.lexicon.frequency(word) / 1e6
    if frequency * _NEAR < _EXPECTED:
        return False
    around = text[max(0, place.start - _NEAR) : place.start + _NEAR]
    expected = frequency * around.count(" ")
    return expected >= _EXPECTED and re.search(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", around) is None


def _is_unit(part: Part) -> bool:
    """Whether an unknown word has no vowel but what a sign is read as, between letters: `km/h`."""
    units = part.spelled.units
    signs = [u for u in units if u.options and not u.options.base]
    plain = "".join(u.text for u in units if not u.options)
    return len(signs) == 1 and not _VOWEL.search(plain) and plain.isalpha()


def _restored(part: Part) -> list[int]:
    """The places of a reading where a letter that is one without accents got one."""
    units = enumerate(part.spelled.units)
    return [at for at, u in units if u.options and fold(u.options.base) == u.options.base.lower()]


def _ends_only(text: str, at: int, shape: ShapeModel) -> bool:
    """Whether the letter at place `at` stands inside a word, which the text's own words have at their ends only: `à`."""
    return text[at + 1 : at + 2].isalpha() and not shape.stands_inside(text[at].lower())


def _is_letter(mark: str, decoder: Decoder) -> bool:
    """Whether words of the language hold `mark`."""
    return mark.lower() in decoder.cipher.lang.letters


def marks_of(way: Way) -> list[str]:
    """The marks that a reading takes for lost accents."""
    return [u.options.use.mark for part in way.parts for u in part.spelled.units if u.options]
