"""Initial: a mark in place of a letter does not say whether it was a capital; where a sentence begins, it was."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property

from octtei.clean.accent.decode import Part, Way
from octtei.clean.accent.region import Place

# What stands before the first letter of a sentence: quotation marks and dashes, then a stop or the start of a paragraph.
_BEFORE = re.compile(
    r"(?P<stop>[.!?…:]?)(?P<gap>[\s\u00a0]*)(?P<quote>[«“\"(\[]?[ \u00a0\u202f]?)(?P<dash>[—–-] )?\Z"
)
_SIGNS = '.!?…:«“"([—–-' + "".join(c for c in map(chr, range(0x3001)) if c.isspace())
"""All that may stand there: what is sought begins behind the last other character."""
_ABBREVIATED = re.compile(r"(?:\b\w|\b[A-Z]\w{0,2}|\b(?:[bcdfghjklmnpqrstvwxz]{2,3}))\.\Z")
_CALL = re.compile(r"([!?…])[ \u00a0\u202f\n]+([^\W\d_])")
_DASHED = re.compile(r"([.!?…])[ \u00a0\u202f][—–] ([^\W\d_])")
_SELDOM, _USUALLY = 0.25, 0.9
_PURE, _ONLY, _SEVERAL = 5, 0.95, 4
"""Times, and share of them, that a mark makes one letter, and marks of a font that has one for each."""
_QUOTES = ("«", "“", '"')
_HYPHENED = re.compile(r"([^\W\d_]+)-(?=[^\W\d_]{2})")
_COMPOUND = re.compile(r"(?:[^\W\d_]{1,2}['’])?([^\W\d_]{3,})-[A-ZÀ-ÖØ-Þ][^\W\d_]*[a-zß-öø-ÿœ]")
_AROUND, _LONG_LINE = 200, 60


class Openings:
    """Tells where the sentences of a text begin, which may have `marks` in words."""

    def __init__(self, text: str, marks: frozenset[str] = frozenset()) -> None:
        self._text = text
        self._marks = marks

    def begins(self, start: int) -> bool:
        """Whether a sentence begins at place `start` for sure: no small letter may stand there."""
        before = self._text[max(0, start - _AROUND) : start]
        hit = _BEFORE.search(before, len(before.rstrip(_SIGNS)))
        if hit is None:
            return False
        stop, line = hit["stop"], "\n" in hit["gap"] or hit.start() == 0
        if hit["dash"] and not line:
            return stop in self._before_dashes
        if stop:
            return hit["gap"] != "" and self._stops(stop, hit, before)
        if line and hit["dash"]:
            return True
        first = hit.start() == 0 and start < _AROUND
        return first or (hit["gap"].count("\n") > 1 and not _goes_on(before))

    def _stops(self, stop: str, hit: re.Match[str], before: str) -> bool:
        """Whether a stop ends a sentence: none behind `M`, a colon only before a quotation."""
        if stop == ":":
            return hit["quote"].strip() in _QUOTES and hit["quote"] != ""
        if stop == ".":
            short = _ABBREVIATED.search(before, 0, hit.end("stop"))
            return short is None or before[short.start() - 1 : short.start()] in self._marks
        return stop in self._calls

    @cached_property
    def _calls(self) -> frozenset[str]:
        """Those of the marks of exclamation, of question and of omission behind which a sentence nearly always begins here."""
        return self._ending("!?…", _CALL)

    @cached_property
    def _before_dashes(self) -> frozenset[str]:
        """The stops that nearly always end a sentence here if a dash follows; "" is none."""
        return self._ending(".!?…", _DASHED)

    def _ending(self, stops: str, pattern: re.Pattern[str]) -> frozenset[str]:
        """Those of `stops` behind which `pattern` hardly ever finds a small letter."""
        small, all_ = Counter[str](), Counter[str]()
        for hit in pattern.finditer(self._text):
            all_[hit[1]] += 1
            small[hit[1]] += hit[2].islower()
        return frozenset(stop for stop in stops if small[stop] <= _SELDOM * all_[stop])


def _goes_on(before: str) -> bool:
    """Whether a paragraph that ends here may go on behind the gap: a full line without a stop does."""
    before = before.rstrip()
    return before[-1:] in ",;" or (before[-1:].isalnum() and len(before.rsplit("\n", 1)[-1]) > _LONG_LINE)


def capital_marks(ways: Iterable[Way]) -> frozenset[str]:
    """The marks in place of letters that stand for capitals: where words begin, and nowhere behind a small letter, and of
    whose letter another mark stands inside words; one that stands there once, if that other mark begins words, too.
    """
    first, inside, letters = Counter[str](), Counter[str](), dict[str, Counter[str]]()
    for way in ways:
        for part in way.parts:
            for begins, mark, letter in _lost(part):
                (first if begins else inside)[mark] += 1
                letters.setdefault(mark, Counter())[letter.lower()] += 1
    small = {letter for mark, made in letters.items() if inside[mark] for letter in made}
    both = {letter for mark, made in letters.items() if inside[mark] and first[mark] > 1 for letter in made}
    return frozenset(
        mark
        for mark, made in letters.items()
        if first[mark] and not inside[mark] and _mostly(made, small if first[mark] > 1 else both)
    )


def _mostly(made: Counter[str], letters: Collection[str]) -> bool:
    """Whether a mark makes one of `letters` nearly always: a name that nobody knows may be read with another."""
    return sum(made[letter] for letter in letters) >= _USUALLY * made.total()


def small_marks(places: Iterable[Place], read: Iterable[Sequence[Way]], openings: Openings) -> frozenset[str]:
    """The marks in place of letters that stand for small letters only: each makes one letter, and begins no sentence.

    A font that has a mark for each letter has another for its capital; one that has a mark for several tells neither.
    """
    made: dict[str, Counter[str]] = {}
    opening: set[str] = set()
    for place, ways in zip(places, read, strict=True):
        for part in ways[0].parts:
            for _, mark, letter in _lost(part):
                made.setdefault(mark, Counter())[letter.lower()] += 1
        opening |= {place.region.chunks[0][:1]} if openings.begins(place.start) else set()
    pure = {mark for mark, of in made.items() if max(of.values()) >= max(_PURE, _ONLY * of.total())}
    letters = {mark for mark in pure if all(map(str.isalpha, made[mark]))}
    return frozenset(letters - opening) if len(letters) >= _SEVERAL else frozenset()


def _lost(part: Part) -> Iterator[tuple[bool, str, str]]:
    """The letters of a part of which nothing was left: whether it may have been a capital, its mark, how it is read."""
    letters = ("", *part.spelled.letters, "")
    for at, unit in enumerate(part.spelled.units, 1):
        if unit.options and not unit.options.base:
            alone = not (letters[at - 1].isalpha() or letters[at + 1].isalpha())
            yield not (alone or letters[at - 1].islower()), unit.options.use.mark, letters[at]


def capitalized(way: Way, marks: frozenset[str] | None = None) -> Way:
    """`way` with a capital for its first letter if that stands where nothing was left of it, but one of `marks`."""
    part = way.parts[0]
    spelled = part.spelled
    at = next((i for i, c in enumerate(spelled.letters) if c.isalpha()), -1)
    if marks is not None and at >= 0 and spelled.units[at].options is None:
        at = next((i for i, u in enumerate(spelled.units) if u.options and u.options.use.mark in marks), -1)
    options = spelled.units[at].options if at >= 0 else None
    if options is None or options.base or spelled.letters[at].isupper():
        return way
    if marks is not None and options.use.mark not in marks:
        return way
    return _with_capital(way, at)


def _with_capital(way: Way, at: int) -> Way:
    """`way` with a capital for letter `at` of its first part."""
    part = way.parts[0]
    spelled = part.spelled
    letters = (*spelled.letters[:at], spelled.letters[at].upper(), *spelled.letters[at + 1 :])
    first = Part(part.first, part.last, spelled._replace(letters=letters))
    place = way.text.index(spelled.text) + len("".join(letters[:at]))
    text = way.text[:place] + letters[at] + way.text[place + 1 :]
    return way._replace(text=text, parts=(first, *way.parts[1:]))


def named_before(way: Way) -> Way:
    """`way` with a capital for a first letter of which nothing was left before a hyphen and a capital: `États-Unis`."""
    spelled = way.parts[0].spelled
    hit = _COMPOUND.match(spelled.text)
    if hit is None:
        return way
    at = next(i for i in range(len(spelled.letters)) if len("".join(spelled.letters[:i])) == hit.start(1))
    options = spelled.units[at].options
    return way if options is None or options.base else _with_capital(way, at)


def named_behind(way: Way, heads: frozenset[str]) -> Way:
    """`way` with a capital for a letter of which nothing was left behind one of `heads` and a hyphen: `Saint-Évroult`."""
    hit = next((h for h in _HYPHENED.finditer(way.text) if h[1].lower() in heads), None)
    if hit is None or len(way.parts) > 1:
        return way
    spelled = way.parts[0].spelled
    at = next(i for i in range(len(spelled.letters)) if len("".join(spelled.letters[:i])) == hit.end())
    options = spelled.units[at].options
    return way if options is None or options.base else _with_capital(way, at)
