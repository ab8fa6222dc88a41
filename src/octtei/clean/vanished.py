"""Vanished: ligatures of which a PDF left nothing, or a space, told by what is left of their words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import zip_longest

from octtei.clean.ligatures import AHEAD, LOST, MANY, Ligatures, Ways

_SETS = (LOST, LOST[:2], LOST[2:])
"""What a font may lack: all of them, the two that every table of its time has, or but those with two f."""
_SHAPE, _JOINED = re.compile("f[fil]"), re.compile(r"[^\W\d_]*f[fil][^\W\d_]*")
_SHARE = 0.5
"""For each word that lost one so many at most have one still."""
_USUAL = 3_000
"""In so many characters any text of a western language has one of them, most have five."""
_GAPS = 0.2
"""Such a share of the words that lost one have a space in its place, where a space stands for it."""
_APOSTROPHES = ("'", "’")
_BEFORE, _BEHIND = (" ", "\n"), (" ", "\n", ".", ",")
"""What stands beside a space that was a letter at the edge of a word."""
Place = tuple[int, int, str, bool]
"""Start and end of what is left of a word, the word, and whether it is sure: what is left may be a word, too."""


def vanished(text: str, words: Ligatures) -> list[Place]:
    """The places of words, or of halves with a space between, that lost a ligature, and the words.

    Only in a text that has next to none left of all, or of those that its font lacks, and in which several forms that are no
    words show it.
    """
    left = _left(text, words)
    lacked = next((shapes for shapes in _SETS if left[shapes] <= len(text) // _USUAL), ())
    if not lacked:
        return []
    reader = _Reader(text, words, lacked)
    if len(reader.shown()) < MANY:
        return []
    found = list(reader.places())
    apart = [place for place in found if " " in text[place[0] : place[1]]]
    if len(apart) < _GAPS * len(found):  # nothing stands for a shape, and spaces are what they seem
        apart, found = [], list(reader.places(gaps=False))
    shown = {word for _, _, word, sure in found if sure}
    if len(shown) < MANY or left[lacked] > _SHARE * len(found):
        return []
    return [_with_gap(text, place) for place in found] if apart else found


def _left(text: str, words: Ligatures) -> Counter[tuple[str, ...]]:
    """How many words have ligatures of each set still, counted until each has more than is seldom; `fls` is none, and has lost some."""
    left, most = Counter[tuple[str, ...]](), len(text) // _USUAL
    for word in _joined(text):
        if words.lexicon.is_word(word):
            left.update((LOST, _SETS[2] if "ff" in word else _SETS[1]))
            if min(left[shapes] for shapes in _SETS) > most:
                break
    return left


def _joined(text: str) -> Iterator[str]:
    """The words that have ligatures, in their order; a search for these jumps from one to the next."""
    done = 0
    while (shape := _SHAPE.search(text, done)) and (
        word := _JOINED.search(text, max(done, text.rfind(" ", done, shape.start())))
    ):
        done = word.end()
        yield word[0]


class _Reader:
    """Reads the words of a text that lost some of the ligatures `lacked`."""

    def __init__(self, text: str, words: Ligatures, lacked: tuple[str, ...]) -> None:
        self.text, self.words, self.lacked, self.known = text, words, lacked, words.lexicon.is_word
        self.hits = list(words.alone.finditer(text))
        self.forms = [hit[0] for hit in self.hits]

    def shown(self) -> set[str]:
        """All words that may be shown beyond doubt to have lost one, wherever their forms stand: asked of forms, not of places."""
        forms = set(self.forms)
        alone = {word for form in forms if (word := self.words.shown(form, self.lacked))}
        unknown = {form for form in forms if not self.known(form)}
        odd = [i for i, form in enumerate(self.forms) if form in unknown]
        firsts = {first for i in odd for first in (i - 1, i)} & set(range(len(self.hits) - 1))
        return alone.union(*(self._wholes(self.hits[i], self.hits[i + 1]) for i in firsts))

    def places(self, *, gaps: bool = True) -> Iterator[Place]:
        """What lost a ligature; `gaps` says whether spaces may stand for some."""
        done = -1
        for hit, after, last in zip_longest(self.hits, self.hits[1:], self.hits[2:]):
            if hit.start() < done:
                continue
            wholes = self._wholes(hit, after) if after and gaps else {}
            if after and wholes:
                whole = self._across(hit.group(), after.group(), wholes)
                if not (whole and last and self._goes_on(after, last, whole)):
                    done = after.end()
                    yield from [(hit.start(), done, whole, True)] if whole else []
            elif _may_be_rest(self.text, hit) and (told := self.words.lacking(hit[0], self.lacked))[0]:
                yield hit.start(), hit.end(), *told

    def _goes_on(self, left: re.Match[str], right: re.Match[str], rival: str) -> bool:
        """Whether a half goes with the next one rather: `e` with `et` in `en e et`, which is no `enfle et`."""
        wholes, rate = self._wholes(left, right), self.words.rate
        whole = self._across(left.group(), right.group(), wholes) if wholes else ""
        return bool(whole) and rate(whole) > AHEAD * rate(rival)

    def _wholes(self, hit: re.Match[str], after: re.Match[str]) -> Ways:
        """The words that two halves make with a ligature in place of the space between them."""
        left, right, text = hit.group(), after.group(), self.text
        if text[hit.end() : after.start()] != " " or not right[0].islower():
            return {}
        if (self.known(left) and self.known(right)) or text[after.end() : after.end() + 1] in _APOSTROPHES:
            return {}
        return {w: w for s in self.lacked if self.words.is_made(w := left + s + right)}

    def _across(self, left: str, right: str, wholes: Mapping[str, str]) -> str:
        """The whole that is clear, and likelier than two words of which the second lost its ligature."""
        whole, rate = self.words.likeliest(wholes), self.words.rate
        alone = self.words.within(right, self.lacked) if whole and self.known(left) else ""
        apart = rate(left) * rate(alone) / 1e6 if alone else 0.0
        return whole if whole and rate(whole) > apart else ""


def _may_be_rest(text: str, hit: re.Match[str]) -> bool:
    """Whether a form may be what is left of a word: none with a capital behind a hyphen (`Rive-de-Gier`), none behind what it lacks
    (`fi rst`), no letter that is elided or stands for a word (`s. f.`)."""
    before, behind = text[hit.start() - 1 : hit.start()], text[hit.end() : hit.end() + 1]
    if len(hit[0]) == 1:
        return hit[0].islower() and before in _BEFORE and behind in (*_BEFORE, ",")
    if before == " " and text.endswith(LOST, 0, hit.start() - 1):
        return False
    return not (hit[0][0].isupper() and before == "-")


def _with_gap(text: str, place: Place) -> Place:
    """The place of a word that lost its first or last letters to a space, with that space: at a line's edge, or one of two."""
    start, end, word, sure = place
    form = text[start:end]
    if word.endswith(form) and text[start - 1 : start] == " " and (start < 2 or text[start - 2] in _BEFORE):
        return start - 1, end, word, sure
    if word.startswith(form) and text[end : end + 1] == " " and text[end + 1 : end + 2] in _BEHIND:
        return start, end + 1, word, sure
    return place
