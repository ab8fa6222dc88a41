"""Ligatures that a PDF lost: what stands for them in a text, learnt from the words that they make.

A font draws fi, fl, ff, ffi, ffl, in newer fonts tt and ti too, as one shape, and a text layer without a table for it has
any sign at all in its place, the same for each or one for all, or nothing, or a space.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import combining

from octtei.clean.characters import characters
from octtei.lexicon import Lexicon, fold
from octtei.room import learnt

DRAWN = ("fi", "fl", "ff", "ffi", "ffl", "ti", "tt", "tti", "ft", "fft", "fti")
"""What may be one shape, the usual ones first."""
LOST = DRAWN[:5]
_LEAST, _MOST = 3, 0.7
MANY, _NEARLY = 5, 0.8
AHEAD = 20.0
"""So many times as common must a word be as its rival."""
_SPACES = frozenset(" \t\n\r\f\u00a0\u2009\u202f\u3000")
_ORDINARY = frozenset(
    "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06.,;:!?…'’‘\"«»“”„()[]{}-–—‐‑/*§°%&+=<>|_^~`´¨\u00a0\u00ad\u200b\u2060\ufeff\f"
)
_ACCENTS = "¸ˆ˜ˇ˘˙˚˛˝"
"""Signs that are accents, as all are that combine with letters: a font that has no table for a shape has them in their own places."""
_SELDOM = "%&<>=|*+"
"""Signs that may be shapes all the same, where they always stand in words."""
_LONGEST, _REMEMBERED, _FEW = 40, 20_000, 4_000
_SHORTEST, _SHORT, _COMMON, _USUAL = 2, 4, 5.0, 20.0
"""Two or three letters that are left must be those of a common word, so often in a million; one of a commoner one."""
_UNSEEN = 0.02
_HARDLY = 0.2
"""So often in a million words stands what is a word in name only; `sut` of `suffit`, in prose of now seldom, is one."""


Ways = dict[str, str]
"""What a form may be with each ligature."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """What one sign stands for: `one` ligature wherever it stands, "" if it is several; and what it is in each form."""

    one: str
    forms: Mapping[str, str]


def _is_letter(sign: str, text: str) -> bool:
    """Whether a sign that texts have stands before a small letter nearly always, and behind one or a space."""
    before = re.findall(rf"(?<![^\sa-zß-ÿœ]){re.escape(sign)}(?=[a-zß-ÿœ]{{2}})", text)
    return len(before) >= MANY and len(before) >= _NEARLY * text.count(sign)


def _parts(text: str, signs: Sequence[str]) -> set[str]:
    """The distinct parts of `text` between spaces that have one of these signs."""
    hits = re.finditer("[" + "".join(map(re.escape, sorted(signs))) + "]", text) if signs else ()
    found: set[str] = set()
    end = 0
    for at in (hit.start() for hit in hits):
        if at >= end:
            end = text.find(" ", at) + 1 or len(text) + 1
            found.add(text[text.rfind(" ", 0, at) + 1 : end - 1])
    return found


class Ligatures:
    """The words of a language, asked for what a sign or a gap may stand for."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        letters = lexicon.language.letters
        self.letters = letters + letters.upper()
        self._ordinary = _ORDINARY | frozenset(self.letters)
        self._single = lexicon.language.one_letter_words
        self.alone = re.compile(f"(?<!\\w)(?<!-\n)[{re.escape(self.letters)}]+(?!\\w|-\n)")
        """Finds the runs of letters that no line end divides."""
        self.within = lru_cache(_FEW)(self._found_within)
        self.lacking = lru_cache(_REMEMBERED)(self._found_lacking)
        self.shown = lru_cache(_REMEMBERED)(self._found_shown)

    def signs(self, text: str) -> dict[str, Shapes]:
        """Each sign of `text` that stands for ligatures, with what it stands for."""
        found = {}
        for sign, forms in sorted(self._strange(text).items()):
            shapes = self._learnt(sign, sorted(forms)) if len(forms) >= _LEAST else None
            if shapes:
                found[sign] = shapes
        return found

    def word(self, sign: str) -> re.Pattern[str]:
        """Words with a sign in them."""
        letters = re.escape(self.letters)
        return re.compile(f"(?<![{letters}])[{letters}]*{re.escape(sign)}[{letters}{re.escape(sign)}]*")

    def _strange(self, text: str) -> dict[str, set[str]]:
        """Sign -> the distinct words that it stands in, none other with it."""
        strange = {
            c for c in characters(text) - self._ordinary if not (c in _SPACES or c.isdigit() or _is_accent(c))
        }
        strange |= {c for c in _SELDOM if c in text and _is_letter(c, text)}
        found: defaultdict[str, set[str]] = defaultdict(set)
        often = [sign for sign in strange if text.count(sign) >= _LEAST]
        for part in _parts(text, often):
            inside = strange.intersection(part)
            if len(inside) == 1:
                sign = inside.pop()
                found[sign].update(w for w in self.word(sign).findall(part) if len(w) > _LEAST)
        return found

    def _learnt(self, sign: str, forms: Sequence[str]) -> Shapes | None:
        ways = {form: self._ways(sign, form) for form in forms}
        won = {shape: sum(shape in w for w in ways.values()) for shape in DRAWN}
        best, second = sorted(won, key=lambda s: (-won[s], DRAWN.index(s)))[:2]
        if won[best] >= max(_LEAST, _MOST * len(forms)) and won[best] >= 2 * won[second]:
            sure = won[best] >= max(MANY, _NEARLY * len(forms))
            return Shapes(best if sure else "", {form: best for form, w in ways.items() if best in w})
        explained = {form: shape for form, w in ways.items() if (shape := self.likeliest(w))}
        enough = len(explained) >= max(MANY, _NEARLY * len(forms))
        return Shapes("", explained) if enough else None

    def _ways(self, sign: str, form: str) -> dict[str, str]:
        """Ligature -> the word that it makes of a form."""
        made = {shape: form.replace(sign, shape) for shape in DRAWN}
        return {shape: word for shape, word in made.items() if self.lexicon.is_word(word)}

    def shape(self, sign: str, form: str, shapes: Shapes) -> str:
        """The ligature that a sign stands for in `form`; "" if nothing tells."""
        return shapes.forms.get(form) or shapes.one or self.likeliest(self._ways(sign, form))

    def likeliest(self, ways: Mapping[str, str]) -> str:
        """The only key, or the one whose word is far commoner than the others; "" if there is none."""
        ranked = sorted(((self.rate(word), key) for key, word in ways.items()), reverse=True)
        clear = ranked and (len(ranked) == 1 or ranked[0][0] > AHEAD * ranked[1][0])
        return ranked[0][1] if clear else ""

    def rate(self, word: str) -> float:
        """How often a word stands in a million, a little for one that was never counted."""
        return self.lexicon.frequency(word) + _UNSEEN

    def _found_within(self, form: str, lost: tuple[str, ...]) -> str:
        """The word that a form becomes with a ligature somewhere in it."""
        if not 0 < len(form) <= _LONGEST or form[1:].isupper() or form in self._single:
            return ""
        made = {form[:i] + s + form[i:] for i in range(len(form) + 1) for s in lost}
        made |= {form[:i] + s + form[i + 1 :] for i, c in enumerate(form) if c == LOST[0][0] for s in lost}
        least = _COMMON if len(form) < _SHORT else 0.0
        least = least if len(form) >= _SHORTEST else _USUAL
        return self.likeliest({w: w for w in made if self.is_made(w) and self.rate(w) > least})

    def _found_lacking(self, form: str, lost: tuple[str, ...]) -> tuple[str, bool]:
        """The word that a form which is none, or a rarer one, becomes with a ligature, and whether that is sure: the form is none, or one
        that hardly anybody writes."""
        word = self.within(form, lost)
        if not word or not self.lexicon.is_word(form):
            return word, bool(word)
        here, there = self.rate(form), self.rate(word)
        return (word, here < _HARDLY and there > AHEAD * here) if there > here else ("", False)

    def _found_shown(self, form: str, lost: tuple[str, ...]) -> str:
        """That word if it is sure: of a form in use it never is."""
        if self.lexicon.is_word(form) and self.rate(form) >= _HARDLY:
            return ""
        word, sure = self.lacking(form, lost)
        return word if sure else ""

    def is_made(self, letters: str) -> bool:
        """Whether letters put together at a guess are a word: of hundreds that the table has not none is remembered."""
        return self.lexicon.has(fold(letters)) and self.lexicon.is_word(letters)


def _is_accent(char: str) -> bool:
    """Whether `char` is an accent by itself."""
    return char in _ACCENTS or combining(char) != 0


@learnt
@lru_cache(maxsize=2)
def ligatures(lexicon: Lexicon) -> Ligatures:
    """The words of `lexicon`, asked for what may stand for what; the same for all texts of a worker."""
    return Ligatures(lexicon)
