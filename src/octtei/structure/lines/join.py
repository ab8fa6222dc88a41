"""Word division: what a line end does to the word before it. Never a guess: without evidence it divides nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from octtei.model.inline import Division
from octtei.structure.lines.line import Line
from octtei.structure.lines.words import Words

_APOSTROPHES = ("'", "’")
_ELISION = ("'", "’", "‘")
_HYPHENS = "-\u00ad\u2010\u00ac\u2e17="
_LETTER = r"[^\W\d_\u00b2\u00b3\u00b9\u2070-\u209c]"  # raised digits are none
_LAST_WORD = re.compile(rf"{_LETTER}+(?:[-'’]{_LETTER}+)*$")
_FIRST_WORD = re.compile(rf"{_LETTER}+(?:[-'’]{_LETTER}+)*")
_PART = re.compile(r"[^\W\d_]+$")
_ELIDED = re.compile(r"(?:^|[\s(\"«“'’-])(?:[cdjlmnstçCDJLMNSTÇ]|[^\W\d_]*[qQ]u)['’]$")
# The space at line ends is a signal if so many lines tell, and so nearly all of them the same.
_TELLING, _SURE, _STRAY = 8, 0.95, 0.03
# How much likelier one word must be than two where both are possible; a compound has three ways to be read.
_ODDS, _ODDS_COMPOUND = 8.0, 30.0
# Words rarer than this in a million make no compound that nobody has seen.
_IN_USE = 0.3
# A name's second half that is rarer than this is no word of its own.
_HALF = 2.0
# Two words as common as that go before a whole that hardly anybody uses: dit-on, not diton.
_COMMON = 20.0
# Words that are rarer than this in a million make compounds.
_COMPOUND = 100.0
# The little words within names of places, Montferrand-le-Vieux, are commoner than that in a million.
_LINK = 500.0

_LOST, _NONE = (Division.LOST, 0), (Division.NONE, 0)


@dataclass(frozen=True, slots=True)
class Divisions:
    """What was measured of a document: whether the space at a line's end tells that no word is divided there, and
    how many of the line ends without a hyphen divide one (0 to 1)."""

    words: Words
    signal: bool = False
    rate: float = 0.0
    _known: dict[tuple[str, str, int], tuple[Division, int]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def divide(self, line: Line, following: Line) -> tuple[Division, int]:
        """What the end of `line` does, and the length of the printed hyphen (0 or 1).

        A dash with a space before it is no hyphen. With a hyphen: weak if the word without it is known, strong if it is with it, or if both halves are words and
        the whole is none. Without one, a division is lost if the space says so; else only if the whole is a word and
        one half is none, or if it is far likelier than the two. Asked once where paragraphs are told and once where
        they are composed, it is worked out once.
        """
        ends = line.words, following.words, line.trailing
        found = self._known.get(ends)
        if found is None:
            found = self._known[ends] = self._divided(line, following)
        return found

    def _divided(self, line: Line, following: Line) -> tuple[Division, int]:
        if line.words[-1:] in _HYPHENS and line.words[-2:-1].isalpha():
            return self._with_hyphen(line.words[:-1], following.words), 1
        if line.words[-1:] in _APOSTROPHES and _ELIDED.search(line.words) and following.words[:1].isalpha():
            return _LOST
        halves = _halves(line.words, following.words)
        if halves and self.rate > 0.02 and not line.trailing and self._is_cut_name(line.words, *halves):
            return _LOST
        if halves is None or (self.signal and line.trailing):
            return _NONE
        lost = self._told(*halves) if self.signal else self._likely(*halves)
        return _LOST if lost else _NONE

    def _is_cut_name(self, words: str, left: str, right: str) -> bool:
        """Whether a capital in mid-sentence begins a name that the document has elsewhere."""
        before = words[: len(words) - len(left)].rstrip()
        inside = bool(before) and before[-1] not in '.!?…:»"”—–-'
        return left[0].isupper() and inside and self.words.count(left + right) > 0

    def _with_hyphen(self, before: str, after: str) -> Division:
        left, right = _LAST_WORD.search(before, before.rfind(" ") + 1), _FIRST_WORD.match(after)
        if not left or not right:
            return Division.NONE
        if right.group()[0].isupper():
            capitals = left.group().isupper() and self._whole(left.group() + right.group())
            return Division.WEAK if capitals else Division.STRONG
        return self._judge(left.group(), right.group())

    def _judge(self, left: str, right: str) -> Division:
        whole, hyphened = left + right, f"{left}-{right}"
        seen = self.words.count(hyphened) > 0 or self.words.listed(hyphened)
        joined, apart = self._whole(whole), seen or self._is_put_together(left, right, hyphened)
        named = left[0].isupper() and not left.isupper() and not joined
        if named and (self._is_half(right) or (self.words.nouns_in_capitals and not seen)):
            return Division.WEAK
        if joined and apart:
            return self._between(left, right)
        if joined or apart:
            return Division.WEAK if joined else Division.STRONG
        return self._by_halves(left, right)

    def _is_put_together(self, left: str, right: str, hyphened: str) -> bool:
        """Whether the hyphen may be the word's though neither document nor dictionary has it: it is put together of words in use."""
        if not self.words.known(hyphened):
            return False
        return min(self.words.share(_last_part(left)), self.words.share(_first_part(right))) > _IN_USE

    def _is_half(self, right: str) -> bool:
        """Whether what follows a name's beginning is no word by itself, and the document never has it so."""
        return self.words.lexicon is not None and self.words.share(right) < _HALF and "-" not in right

    def _whole(self, form: str) -> bool:
        return self.words.known(form) or self.words.count(form) > 0

    def _between(self, left: str, right: str) -> Division:
        """Both are words: the document's own use decides, then the dictionary, for the parts that the hyphen joins."""
        here, there = self.words.count(left + right), self.words.count(f"{left}-{right}")
        if here != there:
            return Division.WEAK if here > there else Division.STRONG
        one, two = _last_part(left), _first_part(right)
        share = self.words.share
        if share(one + two) < _IN_USE and min(share(one), share(two)) > _COMMON:
            return Division.STRONG
        whole, apart = self.words.listed(one + two), self.words.listed(f"{one}-{two}")
        if whole != apart:
            return Division.WEAK if whole else Division.STRONG
        a, b = share(left + right), share(f"{left}-{right}")
        return Division.UNDECIDED if a == b else Division.WEAK if a > b else Division.STRONG

    def _by_halves(self, left: str, right: str) -> Division:
        """A compound that nobody knows is made of two words, where the language makes such; a part of a word is none."""
        part = _PART.search(left)
        if self.words.lexicon is None:
            return Division.UNDECIDED if self.words.compounds else Division.WEAK
        if "-" in right and self.words.share(_first_part(right)) > _LINK:
            return Division.STRONG
        if self.words.combines(_last_part(left)) and self.words.known(right):
            return Division.STRONG
        both = part is not None and self.words.known(part.group()) and self.words.known(right)
        return Division.STRONG if both and self.words.compounds else Division.WEAK

    def _told(self, left: str, right: str) -> bool:
        """Whether a line that lacks the space of undivided lines ends within a word: yes, but not in a compound."""
        if self._whole(left + right):
            return True
        return not (self.words.known(left) and self.words.known(right))

    def _likely(self, left: str, right: str) -> bool:
        whole = left + right
        if not self._whole(whole):
            return False
        one, two = self.words.known(left), self.words.known(right)
        if not one and not two:
            return True
        if one != two:
            return self.rate > 0.02 or self.words.count(whole) > 0
        return self._odds(left, right) > (_ODDS_COMPOUND if "-" in whole else _ODDS)

    def _odds(self, left: str, right: str) -> float:
        """How much likelier the divided word is than the two words side by side, at the document's rate."""
        share = self.words.share
        chance = share(left) * share(right) / 1e6
        return self.rate / (1 - self.rate) * 0.5 * share(left + right) / chance if self.rate < 1 else 0.0


def _last_part(left: str) -> str:
    return re.split(r"[-'’]", left)[-1]


def _first_part(right: str) -> str:
    return right.split("-")[0]


def _halves(before: str, after: str) -> tuple[str, str] | None:
    """The last word of a line and the first of the next, if they may be one word."""
    right = _FIRST_WORD.match(after) if after[:1].islower() else None
    if not right or not before[-1:].isalnum() or after[right.end() : right.end() + 1] in _ELISION:
        return None  # as for que | l' histoire
    left = _LAST_WORD.search(before, before.rfind(" ") + 1)  # no word holds a space
    if not left:
        return None
    return left.group(), right.group()


def measure_divisions(lines: Iterable[Line], words: Words) -> Divisions:
    """Look at all line ends of a text (its free lines in order) and measure what they tell."""
    tally = {(spaced, divided): 0 for spaced in (True, False) for divided in (True, False)}
    for a, b in pairwise(lines):
        halves = _halves(a.words, b.words)
        verdict = _obvious(words, *halves) if halves else None
        if verdict is not None:
            tally[a.trailing > 0, verdict] += 1
    divided = tally[True, True] + tally[False, True]
    rate = divided / max(1, sum(tally.values()))
    return Divisions(words, _is_signal(tally), min(rate, 0.9))


def _obvious(words: Words, left: str, right: str) -> bool | None:
    """Whether two halves are certainly one word (True) or certainly two (False)."""
    whole, one, two = words.known(left + right), words.known(left), words.known(right)
    if whole and not (one and two):
        return True
    if not (one and two) or whole:
        return None
    if words.compounds:
        return False
    # Where compounds are written in one, two rarer words may be one that no lexicon has: Feuer|wehr.
    return None if max(words.share(left), words.share(right)) < _COMPOUND else False


def _is_signal(tally: dict[tuple[bool, bool], int]) -> bool:
    """Whether lines that end with a space divide nothing, and those that do not divide a word."""
    bare = tally[False, True] + tally[False, False]
    spaced = tally[True, True] + tally[True, False]
    if bare < _TELLING or spaced < _TELLING:
        return False
    return tally[False, True] >= _SURE * bare and tally[True, True] <= _STRAY * spaced
