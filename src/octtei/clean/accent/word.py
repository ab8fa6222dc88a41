"""Word: the accented word of one letter, which shows alone what its letter became (French `à`)."""

from __future__ import annotations

import re
import string
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from math import exp, log

from octtei.clean.accent.character import Role, is_raised, role
from octtei.clean.accent.cipher import Cipher, Side, Use
from octtei.clean.accent.quotes import halves
from octtei.clean.channel.context import Context, item, sequence, sign
from octtei.clean.channel.lent import borrowed, is_counted
from octtei.clean.channel.tokens import Tokens
from octtei.lexicon import Language, Lexicon, fold

# What few places have comes first: a sign between two spaces, one of which may be a line end.
_LONE = re.compile(r"[ \n](\S)[ \n](?=\S)(?<=[^\s.!?…:].\S.)")
# No word ends with an apostrophe: something went before this space, `jusqu': la`.
_ELIDED = re.compile(r"(?<![^\s(«“—])[^\W\d_]{1,7}['’]([^\w\s'’])(?=\s)")
_HYPHENED = re.compile(r"(?<=[^\W\d_]-)([^\w\s'’-])(?=-[^\W\d_])")
_ENDING = re.compile(r"(?<![^\W_])([^\W\d_]+)([^\w\s'’])(?=[\s.,;:!?)]|\Z)")
# Where a sentence begins inside a line: at the start of one a sign may count paragraphs.
_OPENING = re.compile(rf"(?<=[.!?…»:] )(?:[—–-] )?(\S)[ \n](?=[{string.ascii_lowercase}])")
_BESIDE_IT = r"(?<=[a-zß-öø-ÿœ0-9,;]) ({0}) {{1,2}}(?=[^\W_])"
_SIGNS = frozenset("&%+=€$£@#<>_{}|\\~^*/")
_AND = "&"
"""A word of its own in old print: it stands for another only where it is seen inside words, too."""
_SAMPLE = 200_000
"""Code points from the start of the text that are looked at."""
_RARELY, _BESIDE = 0.002, 0.1
"""Share of the words, and of the undamaged words of one letter, that a mark is at least."""
_LEAST = 5
_WRITTEN = 0.5
"""Where marks beside its letter write the word so often, for each time that a sign stands alone, the sign is no word."""
_ASKED = 60
_NEAR, _ENOUGH = 300, 0.5
"""Code points on either side of a mark, and the share of its places near which the text has the word, that say that it lacks none."""
_EXPECTED, _LACKED = 3.0, (2, 4.0)
"""So often must a text have the word to lack it; what is asked of a sign then: places, and what the neighbours say for it there."""
_SHARE = 0.7
_FEW, _GAIN_FEW, _GAIN_ONCE = 2, 2.0, 2.5
"""Places of a character that no text has, and what the neighbours must say for it there, or at one place alone."""
_SHOWN, _GAIN, _GAIN_SHOWN, _MOST = 2, 6.0, 0.0, 5.0
"""Places that show a letter; what the neighbours must say for it (natural logarithm), and where it is shown; the most that a place says."""
_PAIRS, _PAIRED = dict(zip("«»“”‹›()[]{}", "»«”“›‹)(][}{", strict=True)), 0.7
"""Signs that open and close, and how many of one a text has for each of the other if it means them."""
_BEFORE_SMALL = 0.4
"""The share of its places at which a word of one letter stands before a small letter at least; an arrow or `=` does not."""
_GAIN_LARGE = 10.0
"""What the neighbours must say for one that stands before names oftener (natural logarithm)."""
_AROUND = 40
Reader = Callable[[str], str]
_COMMONER = 1.5
"""How much commoner than a sign alone the word is (natural logarithm of odds)."""


def lone_marks(text: str, lexicon: Lexicon, cipher: Cipher, read: Reader) -> Iterator[str]:
    """Characters that stand alone in a text that lost its accents, and go there as the word would.

    The marks of `cipher` are known already, `read` reads a word by them. Where a mark stands for the word, one of them does.
    """
    lang, marks = lexicon.language, cipher.marks
    word, text = _word(lang), text[:_SAMPLE]
    if not word or not borrowed(lang.code):
        return
    beside = frozenset(use.mark for use in cipher.allowed if use.side is not Side.ALONE)
    lone = Counter(hit[1] for hit in _LONE.finditer(text) if not _is_left_over(hit, beside))
    known = [m for m in sorted(marks) if lone[m] and _gain(m, word, text, lang, read) >= _GAIN]
    has = re.compile(
        "[ \\n](?:" + "|".join(map(re.escape, (word, *known, *_beside_it(word, cipher)))) + ")[ \\n]"
    )
    shown = _shown(text, lexicon, word, marks)
    yield from _capitals(text, word, marks, lang, read)
    written = _written(text, word, cipher)
    gone = bool(marks) and not known and not written and _is_gone(word, text, lexicon)
    signs = (lone | shown).keys() - marks - lang.one_letter_words
    paired = halves(text, [one for one in signs if lone[one] >= _LEAST])
    for mark in sorted(signs - {one for one in paired if one not in _PAIRS or shown[one] < _SHOWN}):
        often = _WRITTEN * (lone[mark] + shown[mark])
        if written > often or (not shown[mark] and _is_half(mark, text)):
            continue
        if (role(mark) is Role.JOINT and shown[mark] < _SHOWN) or (mark == _AND and not shown[mark]):
            continue
        lacked = gone and (mark in _SIGNS or mark.isalpha())
        least = _LACKED if lacked else (_FEW if gone else _least(text, word), _GAIN)
        times, gain = _asked_of(mark, shown[mark], least, strange=bool(marks))
        if not shown[mark] and not _stands_before_small(mark, text):
            if not (_means_nothing(mark) or (marks and _is_no_word(mark, lang))):
                continue
            gain = max(gain, _GAIN_LARGE)
        if (
            lone[mark] + shown[mark] >= times
            and _lacks(mark, text, has)
            and _gain(mark, word, text, lang, read) >= gain
        ):
            yield mark


def is_written(text: str, lexicon: Lexicon, cipher: Cipher) -> bool:
    """Whether marks beside its letter write the word of one letter that has an accent, if the language has one: no other sign is it then."""
    word = _word(lexicon.language)
    return word != "" and _written(text[:_SAMPLE], word, cipher) >= _LEAST


def stands_apart(text: str, at: Iterable[int]) -> bool:
    """Whether no letter or figure stands right beside places `at`."""
    return not any(text[max(0, i - 1) : i].isalnum() or text[i + 1 : i + 2].isalnum() for i in at)


def _word(lang: Language) -> str:
    """The word of one letter that has an accent, French `à`; "" where there is none."""
    return next((w for w in sorted(lang.one_letter_words) if fold(w) != w and _is_common(w, lang)), "")


def _written(text: str, word: str, cipher: Cipher) -> int:
    """How often marks beside its letter may write the word: a font has no other sign for it then."""
    ways = "|".join(map(re.escape, _beside_it(word, cipher)))
    return len(re.findall(f"[ \\n](?:{ways})(?=[ \\n])", text)) if ways else 0


def _beside_it(word: str, cipher: Cipher) -> Iterator[str]:
    """The ways in which marks beside its letter write the word of one letter: `a`, and a mark behind it or before it."""
    for mark, side in sorted(cipher.allowed):
        if side is not Side.ALONE and cipher.uses(mark, side, fold(word)):
            yield f"{fold(word)}{mark}" if side is Side.AFTER else f"{mark}{fold(word)}"


def _is_half(mark: str, text: str) -> bool:
    """Whether what stands alone is half of a pair of signs."""
    partner = _PAIRS.get(mark, "")
    return partner != "" and text.count(partner) >= _PAIRED * text.count(mark)


def _means_nothing(mark: str) -> bool:
    """Whether a character is none that a text is written with: an arrow, a bullet stand before names as well."""
    return mark == "\ufffd" or unicodedata.category(mark) in ("Co", "Cc", "Cn")


def _is_no_word(mark: str, lang: Language) -> bool:
    """Whether a character is a letter that the language has not, which is no word by itself: `né en 1882 Ģ Mende`."""
    return not mark.isascii() and role(mark) is Role.LETTER and mark.lower() not in lang.letters


def _stands_before_small(mark: str, text: str) -> bool:
    """Whether what stands alone does so mostly before words in small letters, as a word does."""
    behind = re.findall(rf"[ \n]{re.escape(mark)}[ \n](\S)", text)
    return sum(map(str.islower, behind)) >= _BEFORE_SMALL * len(behind)


def _capitals(text: str, word: str, marks: frozenset[str], lang: Language, read: Reader) -> Iterator[str]:
    """Strange characters that stand alone where sentences begin, and go with what follows as the word does."""
    hits = [hit for hit in _OPENING.finditer(text) if hit[1] not in marks and _is_strange(hit[1])]
    for mark, times in sorted(Counter(hit[1] for hit in hits).items()):
        behind = [text[h.end() : h.end() + _AROUND].split()[0] for h in hits if h[1] == mark]
        odds = [bonds(f"{word} {read(form).lower()}", Context(lang.code, ())) + _COMMONER for form in behind]
        if sum(odds) >= (_GAIN_FEW if times >= _FEW else _GAIN_ONCE):
            yield mark


def _is_strange(char: str) -> bool:
    return role(char) is Role.ALIEN or char in _SIGNS or char in "•†‡·§°¶"


def _is_left_over(hit: re.Match[str], marks: frozenset[str]) -> bool:
    """Whether a small letter or a stop alone is what a false space beside a mark cut off: `partageF s`, `partageF ,`."""
    beside = hit.string[hit.start() - 1], hit.string[hit.end()]
    return (hit[1].islower() or hit[1] in ",.;:!?") and not marks.isdisjoint(beside)


def _lacks(mark: str, text: str, has: re.Pattern[str]) -> bool:
    """Whether the text has the word nowhere near most places of a mark that stands alone."""
    hits = [hit for hit in _LONE.finditer(text) if hit[1] == mark]
    asked = hits[:: len(hits) // _ASKED + 1]
    near = sum(has.search(text, max(0, h.start() - _NEAR), h.start() + _NEAR) is not None for h in asked)
    return near <= _ENOUGH * len(asked)


def _is_gone(word: str, text: str, lexicon: Lexicon) -> bool:
    """Whether a text that must have a word as common as this has none."""
    expected = lexicon.frequency(word) / 1e6 * text.count(" ")
    return expected >= _EXPECTED and f" {word} " not in text and f"\n{word} " not in text


def _asked_of(mark: str, shown: int, usual: tuple[float, float], *, strange: bool) -> tuple[float, float]:
    """How often a mark must stand alone, and what its neighbours must say: less if it is shown, or no text has such a sign."""
    if shown:
        return _SHOWN, _GAIN_SHOWN if shown >= _SHOWN else _GAIN
    return (_FEW, _GAIN_FEW) if strange and role(mark) is Role.ALIEN else usual


def _shown(text: str, lexicon: Lexicon, word: str, marks: frozenset[str]) -> Counter[str]:
    """Mark -> how many places show that it is the letter: behind an apostrophe, at the end of what is no word (`voil:`)."""
    shown = (*_ELIDED.finditer(text), *_HYPHENED.finditer(text))
    found = Counter(hit[1] for hit in shown if hit[1] not in marks)
    for stem, mark in sorted({hit.groups() for hit in _ENDING.finditer(text)}):
        if (
            mark not in marks
            and mark not in ",."
            and lexicon.is_word(stem + word)
            and not lexicon.is_word(stem)
        ):
            found[mark] += 1
    return found


def _gain(mark: str, word: str, text: str, lang: Language, read: Reader) -> float:
    """How much likelier (natural logarithm) the places of a mark that stands alone become if some of them are the word."""
    context = Context(lang.code, ())
    hits = [hit for hit in _LONE.finditer(text) if hit[1] == mark]
    asked = hits[:: len(hits) // _ASKED + 1]
    odds = []
    for hit in asked:
        at = hit.start(1)
        left, right = text[max(0, at - _AROUND) : at - 1].split(), text[hit.end(1) + 1 : at + _AROUND].split()
        before, behind = read(left[-1]) if left else "", read(right[0]) if right else ""
        other = max(0.0, bonds(f"{before} {mark} {behind}", context))
        gain = bonds(f"{before} {word} {behind}", context) + _COMMONER - other
        odds.append(max(-_MOST, min(gain, _MOST)))
    return _likeliest(odds)


def _likeliest(odds: list[float]) -> float:
    """What the best share of places that are the word gains over none (natural logarithm)."""
    shares = [n / 10 for n in range(1, 10)] + [0.97]
    return max((sum(log(share * exp(odd) + 1 - share) for odd in odds) for share in shares), default=0.0)


def marks_beside(text: str, lexicon: Lexicon, cipher: Cipher, side: Side) -> Iterator[tuple[str, str]]:
    """Marks that stand beside the bare word, and go there as the word would, each with its letter: `+a`.

    Capitals and signs that `cipher` lacks, and small letters that it has beside other letters.
    """
    lang = lexicon.language
    word = _word(lang)
    base, text = fold(word), text[:_SAMPLE]
    if not word or not borrowed(lang.code):
        return
    pattern = re.compile(_BESIDE_IT.format(rf"\S{base}" if side is Side.BEFORE else rf"{base}\S"))
    for pair, count in sorted(Counter(hit[1] for hit in pattern.finditer(text)).items()):
        mark = pair[0] if side is Side.BEFORE else pair[1]
        strange = mark not in cipher.marks and (
            mark.isupper() or _is_strange(mark) or (side is Side.BEFORE and is_raised(mark))
        )
        small = cipher.allowed.get(Use(mark, side)) and mark.islower() and not lexicon.is_word(pair)
        if (strange or small) and count >= _least(text, word) and _goes(pair, word, text, pattern, lang):
            yield mark, base


def _least(text: str, word: str) -> float:
    """How often what stands for `word` must stand there."""
    return max(_LEAST, _RARELY * text.count(" "), _BESIDE * text.count(f" {word} "))


@lru_cache(maxsize=64)
def _is_common(word: str, lang: Language) -> bool:
    """Whether the language's pairs have the word."""
    return is_counted(lang.code, word)


def _goes(mark: str, word: str, text: str, pattern: re.Pattern[str], lang: Language) -> bool:
    """Whether the word goes better with the words beside the mark than the mark itself, at most of its places."""
    context = Context(lang.code, ())
    hits = [hit for hit in pattern.finditer(text) if hit[1] == mark]
    asked = hits[:: len(hits) // _ASKED + 1]
    better = 0
    for hit in asked:
        at = hit.start(1)
        left, right = (
            text[max(0, at - _AROUND) : at].split(" ")[-2],
            text[hit.end(1) + 1 : at + _AROUND].split()[0],
        )
        other = max(0.0, bonds(f"{left} {mark} {right}", context))
        better += bonds(f"{left} {word} {right}", context) + _COMMONER > other
    return better >= _SHARE * len(asked)


def bonds(window: str, context: Context) -> float:
    """How well the words of a window go together, pair by pair (natural logarithm)."""
    tokens = Tokens.of(window)
    signs = [sign(gap) for gap in tokens.gaps[:-1]]
    members = sequence([item(f, at) for f, at in zip(tokens.forms, signs, strict=True)], signs)
    return sum(context.bond(one, other) for one, other in pairwise(members))
