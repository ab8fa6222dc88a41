"""Ligatures that a PDF lost: what stands for them in a text, learnt from the words that they make.

A font draws fi, fl, ff, ffi, ffl, in newer fonts tt and ti too, as one shape, and a text layer without a table for it has
any sign at all in its place, the same for each or one for all, or nothing, or a space.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, zip_longest

from octtei.clean.characters import characters
from octtei.lexicon import Lexicon
from octtei.room import learnt

DRAWN = ("fi", "fl", "ff", "ffi", "ffl", "ti", "tt", "tti", "ft", "fft", "fti")
"""What may be one shape, the usual ones first."""
LOST = DRAWN[:5]
_LEAST, _MOST = 3, 0.7
_MANY, _NEARLY = 5, 0.8
_AHEAD = 20.0
_SPACES = frozenset(" \t\n\r\f\u00a0\u2009\u202f\u3000")
_ORDINARY = frozenset(
    "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06.,;:!?…'’‘\"«»“”„()[]{}-–—‐‑/*§°%&+=<>|_^~`´¨\u00a0\u00ad\u200b\u2060\ufeff\f"
)
_SELDOM = "%&<>=|*+"
"""Signs that may be shapes all the same, where they always stand in words."""
_JOINED = re.compile(r"[^\W\d_]*f[fil][^\W\d_]*")
_SHARE = 0.2
_LONGEST, _REMEMBERED = 40, 20_000
_SHORTEST, _SHORT, _COMMON = 2, 4, 5.0
"""Two or three letters that are left must be those of a common word, so often in a million."""
_APOSTROPHES = ("'", "’")
_USUAL = 3_000
"""In so many characters any text of a western language has one of them, most have five."""
_UNSEEN = 0.02
_BEFORE, _BEHIND = (" ", "\n"), (" ", "\n", ".", ",")
"""What stands beside a space that was a letter at the edge of a word."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """What one sign stands for: `one` ligature wherever it stands, "" if it is several; and what it is in each form."""

    one: str
    forms: Mapping[str, str]


def _is_letter(sign: str, text: str) -> bool:
    """Whether a sign that texts have stands before a small letter nearly always, and behind one or a space."""
    before = re.findall(rf"(?<![^\sa-zß-ÿœ]){re.escape(sign)}(?=[a-zß-ÿœ]{{2}})", text)
    return len(before) >= _MANY and len(before) >= _NEARLY * text.count(sign)


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
        self._within = lru_cache(_REMEMBERED)(self._found_within)

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
        strange = {c for c in characters(text) - self._ordinary if c not in _SPACES and not c.isdigit()}
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
            sure = won[best] >= max(_MANY, _NEARLY * len(forms))
            return Shapes(best if sure else "", {form: best for form, w in ways.items() if best in w})
        explained = {form: shape for form, w in ways.items() if (shape := self._likeliest(w))}
        enough = len(explained) >= max(_MANY, _NEARLY * len(forms))
        return Shapes("", explained) if enough else None

    def _ways(self, sign: str, form: str) -> dict[str, str]:
        """Ligature -> the word that it makes of a form."""
        made = {shape: form.replace(sign, shape) for shape in DRAWN}
        return {shape: word for shape, word in made.items() if self.lexicon.is_word(word)}

    def shape(self, sign: str, form: str, shapes: Shapes) -> str:
        """The ligature that a sign stands for in `form`; "" if nothing tells."""
        return shapes.forms.get(form) or shapes.one or self._likeliest(self._ways(sign, form))

    def _likeliest(self, ways: Mapping[str, str]) -> str:
        """The only key, or the one whose word is far commoner than the others; "" if there is none."""
        ranked = sorted(((self._rate(word), key) for key, word in ways.items()), reverse=True)
        clear = ranked and (len(ranked) == 1 or ranked[0][0] > _AHEAD * ranked[1][0])
        return ranked[0][1] if clear else ""

    def _rate(self, word: str) -> float:
        return self.lexicon.frequency(word) + _UNSEEN

    def lost(self, text: str) -> Iterator[tuple[int, int, str]]:
        """The places of words, or of halves with a space between, that lost a ligature, and the words.

        Only in a text that has next to none left, and in which several forms that are no words show it.
        """
        most = len(text) // _USUAL
        left = sum(1 for _ in islice(self._whole(text), most + 1))
        if left > most:
            return
        hits = list(self._words().finditer(text))
        known = {form: self.lexicon.is_word(form) for form in {hit.group() for hit in hits}}
        found = list(self._mended(text, hits, known))
        shown = {word for _, _, word in found}
        if len(shown) >= _MANY and left <= _SHARE * len(found):
            apart = any(" " in text[start:end] for start, end, _ in found)
            yield from (_with_gap(text, *place) if apart else place for place in found)

    def _whole(self, text: str) -> Iterator[str]:
        """The words that have such letters still, one by one: `fls` is none, and has lost some."""
        return (hit[0] for hit in _JOINED.finditer(text) if self.lexicon.is_word(hit[0]))

    def _words(self) -> re.Pattern[str]:
        return re.compile(f"(?<!\\w)(?<!-\n)[{re.escape(self.letters)}]+(?!\\w|-\n)")

    def _mended(
        self, text: str, hits: Sequence[re.Match[str]], known: Mapping[str, bool]
    ) -> Iterator[tuple[int, int, str]]:
        done = -1
        for hit, after, last in zip_longest(hits, hits[1:], hits[2:]):
            if hit.start() < done:
                continue
            wholes = self._wholes(text, hit, after, known) if after else {}
            if after and wholes:
                whole = self._across(hit.group(), after.group(), wholes, known)
                if not (whole and last and self._goes_on(text, after, last, whole, known)):
                    done = after.end()
                    yield from [(hit.start(), done, whole)] if whole else []
            elif not _is_part_of_name(text, hit) and (word := self._lacking(hit.group(), known)):
                yield hit.start(), hit.end(), word

    def _lacking(self, form: str, known: Mapping[str, bool]) -> str:
        """The word that a form which is none becomes with a ligature."""
        return "" if known[form] else self._within(form)

    def _goes_on(
        self, text: str, left: re.Match[str], right: re.Match[str], rival: str, known: Mapping[str, bool]
    ) -> bool:
        """Whether a half goes with the next one rather: `e` with `et` in `en e et`, which is no `enfle et`."""
        wholes = self._wholes(text, left, right, known)
        whole = self._across(left.group(), right.group(), wholes, known) if wholes else ""
        return bool(whole) and self._rate(whole) > _AHEAD * self._rate(rival)

    def _wholes(
        self, text: str, hit: re.Match[str], after: re.Match[str], known: Mapping[str, bool]
    ) -> dict[str, str]:
        """The words that two halves make with a ligature in place of the space between them."""
        left, right = hit.group(), after.group()
        if text[hit.end() : after.start()] != " " or not right[0].islower() or (known[left] and known[right]):
            return {}
        if text[after.end() : after.end() + 1] in _APOSTROPHES:
            return {}
        return {w: w for s in LOST if self.lexicon.is_word(w := left + s + right)}

    def _across(self, left: str, right: str, wholes: Mapping[str, str], known: Mapping[str, bool]) -> str:
        """The whole that is clear, and likelier than two words of which the second lost its ligature."""
        whole = self._likeliest(wholes)
        alone = self._within(right) if whole and known[left] else ""
        apart = self._rate(left) * self._rate(alone) / 1e6 if alone else 0.0
        return whole if whole and self._rate(whole) > apart else ""

    def _found_within(self, form: str) -> str:
        """The word that a form becomes with a ligature somewhere in it."""
        if not _SHORTEST <= len(form) <= _LONGEST or form[1:].isupper():
            return ""
        made = {form[:i] + s + form[i:] for i in range(len(form) + 1) for s in LOST}
        made |= {form[:i] + s + form[i + 1 :] for i, c in enumerate(form) if c == LOST[0][0] for s in LOST}
        least = _COMMON if len(form) < _SHORT else 0.0
        return self._likeliest({w: w for w in made if self.lexicon.is_word(w) and self._rate(w) > least})


def _is_part_of_name(text: str, hit: re.Match[str]) -> bool:
    """Whether a form with a capital stands behind a hyphen: `Rive-de-Gier`."""
    return hit.group()[0].isupper() and text[hit.start() - 1 : hit.start()] == "-"


def _with_gap(text: str, start: int, end: int, word: str) -> tuple[int, int, str]:
    """The place of a word that lost its first or last letters to a space, with that space: at a line's edge, or one of two."""
    form = text[start:end]
    if word.endswith(form) and text[start - 1 : start] == " " and (start < 2 or text[start - 2] in _BEFORE):
        return start - 1, end, word
    if word.startswith(form) and text[end : end + 1] == " " and text[end + 1 : end + 2] in _BEHIND:
        return start, end + 1, word
    return start, end, word


@learnt
@lru_cache(maxsize=2)
def ligatures(lexicon: Lexicon) -> Ligatures:
    """The words of `lexicon`, asked for what may stand for what; the same for all texts of a worker."""
    return Ligatures(lexicon)
