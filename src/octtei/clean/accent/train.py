"""Train: how often a document writes each letter with each mark, and which of its spaces are false."""

from __future__ import annotations

import math
import re
import unicodedata
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, pairwise, product
from typing import NamedTuple

from octtei.clean.accent.character import Place as Where
from octtei.clean.accent.character import Role, role
from octtei.clean.accent.cipher import Cipher, Shown, Side, Use, truthful
from octtei.clean.accent.decode import Decoder, Way
from octtei.clean.accent.named import named
from octtei.clean.accent.parse import Spelled, literal_marks
from octtei.clean.accent.region import Limits, Place, eats, places, spots
from octtei.clean.accent.shape import ShapeModel
from octtei.clean.accent.spared import with_spared
from octtei.clean.accent.spelling import Speller
from octtei.clean.characters import characters
from octtei.lexicon import Lexicon, fold

_ELISION = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,2}['’][^\W\d_]")
_HAS_APOSTROPHES = -4.0
"""What it costs to take a mark for an apostrophe (decades) in a text that has some of its own."""
_SURE_ALREADY = 4.0
"""Regions read as words that much likelier (decades) than anything else need not be read again."""
_PROBED = 100
"""Different regions that show whether marks in place of letters have false spaces."""
_COUNTED = 1000
"""Different regions that the shares of the letters are counted in."""
_SAMPLE = 3000
"""Regions, from the start of the text, that are looked at for that."""
_LOOKED_AT = 200_000
"""Code points, from the start of the text, that tell whether marks eat spaces."""
_PLAIN, _OFTEN = 0.02, 30
"""A letter is nearly always a mark beside another if it is itself there in a smaller share of so many cases."""
_NATURAL = {Side.AFTER: "after_mark", Side.BEFORE: "after_letter"}
"""Where a false space is to be expected: behind what is printed for one letter."""


class Learned(NamedTuple):
    """What a document teaches: how to read its regions, where they are, whether final marks bring a space along."""

    decoder: Decoder
    places: tuple[Place, ...]
    trailing: bool


def apostrophes(text: str) -> float:
    """What it costs to take a mark of `text` for an apostrophe (decades)."""
    return _HAS_APOSTROPHES if _ELISION.search(text) else 0.0


def trained(text: str, lexicon: Lexicon, cipher: Cipher) -> Learned:
    """The decoder for `text`, its shares counted on what can be read for sure."""
    at_marks = array("I", spots(text, cipher))
    first = Limits(eaten=_eats(text, cipher))
    sample = tuple(islice(places(text, at_marks, cipher, first), _SAMPLE))
    whole = len(sample) < _SAMPLE
    document = _undamaged(text if whole else text[: sample[-1].start], sample if whole else sample[:-1])
    cipher = cipher.having(cipher.shown._replace(apostrophe=apostrophes(text)))
    rough = Decoder(cipher, Speller(lexicon, document, ShapeModel()))
    counts = _counted(islice(_different(sample), _PROBED), rough)
    if (
        cipher.sides == {Side.ALONE}
        and (narrow := counts.limits(cipher)._replace(eaten=first.eaten)) != first
    ):
        sample = tuple(islice(places(text, at_marks, cipher, narrow), _SAMPLE))
        whole, first, gaps = len(sample) < _SAMPLE, narrow, counts.gaps
        counts = _counted(islice(_different(sample), _COUNTED), rough)
        counts.gaps = gaps
    else:
        _counted(islice(_different(sample), _PROBED, _COUNTED), rough, counts)
    sure = rough.sure(_SURE_ALREADY)
    limits = counts.limits(cipher)._replace(eaten=first.eaten)
    odds = counts.odds(cipher, document.total() + len(sample))
    shown = counts.shown(cipher, odds)
    shown = shown._replace(seen=with_spared(shown.seen, document, cipher.lang))
    final = _called(counts, counts.widened(cipher), text).having(shown)
    all_marks = array("I", spots(text, final)) if final.marks_more(cipher) else at_marks
    more = len(all_marks) > len(at_marks)
    if more or not whole or limits != first:
        sample = tuple(places(text, all_marks, final, limits))
    if more:
        document = _undamaged(text, sample)
    sure = {region: ways for region, ways in sure.items() if not _contradicts(ways[0], final)}
    decoder = Decoder(final, Speller(lexicon, document, counts.shape), counts.gaps, sure)
    return Learned(decoder, sample, counts.trailing())


def _counted(found: Iterable[Place], rough: Decoder, counts: _Counts | None = None) -> _Counts:
    """What the readings of places show, added to `counts`."""
    counts = counts or _Counts()
    for place in found:
        counts.add(rough.read(place.region), place, rough.cipher)
    return counts


def _contradicts(way: Way, cipher: Cipher) -> bool:
    """Whether a reading has another accent than its mark is now known to make."""
    return any(
        options.told.letter(letter.lower()) != ""
        for part in way.parts
        for unit, letter in zip(part.spelled.units, part.spelled.letters, strict=True)
        if unit.options and (options := cipher.options(*unit.options.use, unit.options.base))
    )


def _called(counts: _Counts, cipher: Cipher, text: str) -> Cipher:
    """`cipher` with the other accents that `text` has beside letters, where names tell the truth: they speak for themselves."""
    if truthful(counts.letters):
        others = sorted(c for c in characters(text) - cipher.marks if named(c))
        for mark, side in product(others, sorted(cipher.sides - {Side.ALONE})):
            cipher = cipher.with_use(Use(mark, side), None)
    return cipher


def _eats(text: str, cipher: Cipher) -> int:
    """1 if all marks behind letters that words may end with eat the space that follows, else 0."""
    found = sorted(
        use.mark for use, bases in cipher.allowed.items() if bases is None and use.side is Side.AFTER
    )
    return int(any(eats(text[:_LOOKED_AT], mark) for mark in found))


def _different(found: Iterable[Place]) -> Iterator[Place]:
    seen: set[object] = set()
    for place in found:
        if place.region not in seen:
            seen.add(place.region)
            yield place


def _undamaged(text: str, found: Iterable[Place]) -> Counter[str]:
    """The words of `text` outside the regions, in small letters, counted."""
    parts: list[str] = []
    done = 0
    for place in found:
        parts.append(text[done : place.start])
        region = place.region
        done = place.start + region.starts[-1] + len(region.chunks[-1])
    parts.append(text[done:])
    return Counter(re.findall(r"[^\W\d_]+", " ".join(parts).lower()))


class _Counts:
    """What the sure readings show: letters by use and base, accents by shape, true and false gaps."""

    def __init__(self) -> None:
        self.letters: dict[tuple[Use, str], Counter[str]] = {}
        self.shape = ShapeModel()
        self.gaps: dict[tuple[str, int, str], Counter[bool]] = {}
        self.literal: Counter[tuple[Where, str]] = Counter()
        self.plain: Counter[str] = Counter()
        self.pairs: Counter[str] = Counter()

    def add(self, ways: tuple[Way, ...], place: Place, cipher: Cipher) -> None:
        """Count the reading of one region, if it is sure."""
        best = ways[0]
        margin = best.score - ways[1].score if len(ways) > 1 else 9.0
        if not best.known:
            return
        if margin >= 1.0:
            for part in best.parts:
                self._letters(part.spelled.text, part.spelled)
                self.literal.update(literal_marks(part.spelled.units, cipher))
        cuts = _cuts(best)
        other = next((w.score for w in ways[1:] if _cuts(w) != cuts), -99.0)
        if best.score - other >= 2.0:
            for i, gap in enumerate(place.region.gaps):
                for before in ("", gap.before) if gap.kind else ():
                    key = (gap.kind, gap.width, before)
                    self.gaps.setdefault(key, Counter())[i + 1 not in cuts] += 1

    def _letters(self, text: str, spelled: Spelled) -> None:
        self.pairs.update(a.text + b.text for a, b in pairwise(spelled.units) if not (a.options or b.options))
        for at, unit in enumerate(spelled.units):
            if unit.options is None:
                self.plain[unit.text] += 1
                continue
            letter = text[at].lower()
            key = (unit.options.use, fold(unit.options.base))
            self.letters.setdefault(key, Counter())[letter] += 1
            word = re.match(r"[^\W\d_]*", text[at:])
            if word:
                self.shape.add(text[at : at + len(word[0])], 0)

    def odds(self, cipher: Cipher, words: int) -> dict[tuple[Where, str], float]:
        """The cost of taking a mark for itself, by how often the text surely does so; a small text proves little.

        What stands alone proves nothing: only its neighbours can tell a colon from an `à`.
        """
        known = max(words, 300)
        return {
            (where, mark): max(-9.0, min(math.log10((self.literal[where, mark] + 0.5) / known), -0.3))
            for mark in sorted(cipher.marks)
            for where in Where
            if role(mark) in (Role.DIGIT, Role.POINT) and where not in (Where.INSIDE, Where.LONE)
        }

    def kept(self, cipher: Cipher) -> dict[str, float]:
        """The cost of taking a letter that is a mark for itself, by how often sure readings do so.

        A letter with an accent is itself as often as it is not written with another mark.
        """
        used, written = Counter[str](), Counter[str]()
        for (use, _), letters in self.letters.items():
            used[use.mark] += letters.total()
            written += letters
        accented = {letter for letter, _ in cipher.lang.accented}
        other = {m: written[m] if m in accented else used[m] for m in cipher.marks if role(m) is Role.LETTER}
        return {
            m: math.log10((self.plain[m] + 0.5) / (self.plain[m] + n + 1)) for m, n in sorted(other.items())
        }

    def shown(self, cipher: Cipher, odds: Mapping[tuple[Where, str], float]) -> Shown:
        """What a document shows of `cipher`, `odds` being the costs of taking marks for themselves outside of words."""
        return cipher.shown._replace(
            seen=self.letters, literal=odds, kept=self.kept(cipher), plain=self.plainly()
        )

    def plainly(self) -> frozenset[tuple[Use, str]]:
        """The uses, each with the letter beside it, in which sure readings hardly ever take a mark for itself."""
        found = set()
        for (use, base), letters in self.letters.items():
            pair = base + use.mark if use.side is Side.AFTER else use.mark + base
            often = letters.total()
            if base and often >= _OFTEN and self.pairs[pair] < _PLAIN * often:
                found.add((use, base))
        return frozenset(found)

    def widened(self, cipher: Cipher) -> Cipher:
        """`cipher` with the marks of one accent for any letter, not only those beside which they make words."""
        for use, bases in sorted(cipher.allowed.items(), key=lambda item: item[0]):
            least = 2 if use.mark.lower() in cipher.lang.letters else 1
            if bases is not None and not cipher.is_letter(use.mark) and self._is_accent(use, least):
                cipher = cipher.with_use(use, None)
        return cipher

    def _is_accent(self, use: Use, least: int) -> bool:
        """Whether sure readings, at `least` so many, take a use for accents."""
        letters = Counter[str]()
        for (other, _), found in self.letters.items():
            if other == use:
                letters += found
        return letters.total() >= least and all(unicodedata.normalize("NFD", c) != c for c in letters)

    def limits(self, cipher: Cipher) -> Limits:
        """Which gaps are still worth a look."""
        natural = {kind for side, kind in _NATURAL.items() if side in cipher.sides}
        return Limits(*(int(self._worth(kind, 1 if kind in natural else 3)) for kind in Limits._fields[:-1]))

    def _worth(self, kind: str, least: int) -> bool:
        counts = self.gaps.get((kind, 1, ""), Counter())
        return counts[True] >= max(least, 0.02 * counts.total())

    def trailing(self) -> bool:
        """Whether a mark at a word's end is always followed by a false space, so that true gaps are one wider."""
        counts = self.gaps.get(("after_mark", 1, ""), Counter())
        return counts[True] >= 3 and counts[True] >= 0.9 * counts.total()


def _cuts(way: Way) -> frozenset[int]:
    return frozenset(part.first for part in way.parts)
