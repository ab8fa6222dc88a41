"""Learn: which characters of a document are marks of lost accents, judged by the words that they would make."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from octtei.clean.accent.character import Place as Where
from octtei.clean.accent.character import Role, role
from octtei.clean.accent.cipher import Cipher, Side, Use, variants
from octtei.clean.accent.decode import Decoder, Way
from octtei.clean.accent.parse import literal_marks
from octtei.clean.accent.region import Limits, Place, opens, places, spots
from octtei.clean.accent.scarce import small_letters
from octtei.clean.accent.shape import ShapeModel
from octtei.clean.accent.spelling import Speller
from octtei.clean.accent.suspect import suspects
from octtei.lexicon import Lexicon, fold

_LOOKED_AT = 60
"""Regions of one suspect that are read to judge it."""
_ENOUGH = 15
"""Regions after which a suspect that makes no words is let go."""
_FEW = 3
_SURE_ALREADY = 4.0
"""Regions read as words that much likelier (decades) than anything else need not be read again."""
_MANY = 12
_NO_DOUBT = 0.9
_COUNTED = 1000
"""Different regions that the shares of the letters are counted in."""
_SAMPLE = 3000
"""Regions, from the start of the text, that are looked at for that."""
_GAIN = 3.0
"""How much likelier (decades) the text must be with the mark than without it for a region to speak for it."""
_GAIN_SECOND = 1.3
"""The same where the text is known to be damaged."""
_GAIN_SURE = 5.0
"""The same where it shows once only."""
_LEAST = {Role.ALIEN: 1, Role.DIGIT: 3, Role.POINT: 4, Role.JOINT: 6, Role.LETTER: 5}
"""Different regions that must speak for a mark of each role."""
_NATURAL = {Side.AFTER: "after_mark", Side.BEFORE: "after_letter"}
"""Where a false space is to be expected: behind what is printed for one letter."""
_LEAST_SHARE = 0.6
"""Which share of the regions that cannot be read as they stand must speak for a mark."""
_CAPITALS = re.compile(r"(?<=[^\W\d_])[A-Z](?![A-Z])")


class Learned(NamedTuple):
    """What a document teaches: how to read its regions, where they are, whether final marks bring a space along."""

    decoder: Decoder
    places: tuple[Place, ...]
    trailing: bool


class Evidence(NamedTuple):
    """Different regions that speak for and against a use of a mark."""

    use: Use
    bases: frozenset[str] | None
    good: int
    bad: int
    score: float

    @property
    def share(self) -> float:
        """Share of the regions that speak for it."""
        return self.good / max(1, self.good + self.bad)


def learn(text: str, lexicon: Lexicon) -> Learned | None:
    """What `text` shows of a cipher; None for a text without one, found out fast."""
    found = {**small_letters(text, lexicon), **suspects(text, lexicon.language)}
    if not found:
        return None
    judge = _Judge(text, lexicon)
    cipher = judge.primary(found)
    if not cipher.allowed:
        return None
    cipher = judge.secondary(cipher, found)
    return _trained(text, lexicon, cipher)


class _Judge:
    """Weighs uses of marks on one text."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lang = lexicon.language
        self.speller = Speller(lexicon, Counter(), ShapeModel())
        self.none = Cipher(self.lang, {})
        self.plain = Decoder(self.none, self.speller)

    def primary(self, found: dict[str, list[int]]) -> Cipher:
        """The uses that speak for themselves."""
        cipher = self.none
        for mark, at in found.items():
            best = self._best_side(mark, at)
            if best.good >= _LEAST[role(mark)] and best.share >= _LEAST_SHARE:
                cipher = cipher.with_use(best.use, None)
        return cipher

    def _best_side(self, mark: str, at: list[int]) -> Evidence:
        """The side on which `mark` makes most words; the first one that leaves no doubt."""
        found: list[Evidence] = []
        for side in Side:
            evidence = self.weigh(Use(mark, side), None, at, self.none)
            if evidence.good >= _MANY and evidence.share >= _NO_DOUBT:
                return evidence
            found.append(evidence)
        return min(found, key=lambda e: (-e.good, e.bad, -e.score, e.use.side))

    def secondary(self, cipher: Cipher, found: dict[str, list[int]]) -> Cipher:
        """`cipher` with the rarer uses that a text known to be damaged need show less often."""
        for (mark, base), at in sorted(self._pairs(cipher, found).items()):
            for side in (Side.AFTER, Side.BEFORE):
                use = Use(mark, side)
                if side in cipher.sides and self._holds(use, frozenset(base), at, cipher):
                    old = cipher.allowed.get(use, frozenset())
                    cipher = cipher.with_use(use, _widened(old, base))
                    break
        for mark, at in found.items():
            for side in sorted(cipher.sides):
                use = Use(mark, side)
                if mark not in cipher.marks and self._holds(use, None, at, cipher):
                    cipher = cipher.with_use(use, None)
        return cipher

    def _holds(self, use: Use, bases: frozenset[str] | None, at: Iterable[int], over: Cipher) -> bool:
        """Whether a damaged text shows this use: twice, or once beyond doubt."""
        weak = self.weigh(use, bases, at, over, _GAIN_SECOND)
        if weak.good >= 2 and weak.share >= _LEAST_SHARE:
            return True
        return weak.good == 1 and not weak.bad and self.weigh(use, bases, at, over, _GAIN_SURE).good == 1

    def _pairs(self, cipher: Cipher, found: dict[str, list[int]]) -> dict[tuple[str, str], list[int]]:
        """(mark, letter beside it) -> places, for marks that `cipher` lacks, capitals behind a letter included."""
        pairs: dict[tuple[str, str], list[int]] = {}
        capitals = ((hit.group(), hit.start()) for hit in _CAPITALS.finditer(self.text))
        others = ((mark, at) for mark, all_at in found.items() for at in all_at)
        for mark, at in (*capitals, *others):
            base = self.text[at - 1 : at]
            if mark not in cipher.marks and base and variants(base, self.lang):
                pairs.setdefault((mark, base), []).append(at)
        return pairs

    def weigh(
        self, use: Use, bases: frozenset[str] | None, at: Iterable[int], over: Cipher, least: float = _GAIN
    ) -> Evidence:
        """How many regions at the places `at` speak for `use` over `over`, and how many against it."""
        cipher = over.with_use(use, bases)
        decoder = Decoder(cipher, self.speller)
        without = Decoder(over, self.speller) if over.allowed else self.plain
        tried: set[object] = set()
        good = bad = 0
        score = 0.0
        for place in places(self.text, at, cipher, Limits()):
            key = (place.region, place.start) if _single(place) else place.region
            if key in tried:
                continue
            tried.add(key)
            if len(tried) > _LOOKED_AT or (good + bad > _ENOUGH and good < _FEW):
                break
            verdict = _verdict(self.text, place, decoder, without, use, least)
            good += verdict > 0
            bad += verdict < 0
            score += decoder.read(place.region)[0].score
        return Evidence(use, bases, good, bad, score)


def _widened(bases: frozenset[str] | None, base: str) -> frozenset[str] | None:
    """The letters that a mark goes with, `base` among them; one that goes with two may go with any."""
    if bases is None or any(fold(other) != fold(base) for other in bases):
        return None
    return bases | {base}


def _single(place: Place) -> bool:
    return len(place.region.chunks) == 1 and len(place.region.chunks[0]) <= 2


def _verdict(text: str, place: Place, decoder: Decoder, without: Decoder, use: Use, least: float) -> int:
    """1 if `place` speaks for `use`, -1 if against it, 0 if it says nothing."""
    best = decoder.read(place.region)[0]
    bare = without.read(place.region)[0]
    used = [
        (o, part.last - part.first == 1 and len(part.spelled.units) > 1)
        for part in best.parts
        for unit in part.spelled.units
        if (o := unit.options) is not None and o.use == use
    ]
    if not used:
        return -1 if not _plausible(bare) else 0
    if use.side is Side.ALONE and not any(apart for _, apart in used):
        return 0  # a sign of its own may be an ornament, and in place of a letter none brings a space along
    if (
        _single(place)
        and role(use.mark) is not Role.ALIEN
        and (least == _GAIN or not opens(text, place.start))
    ):
        return 0 if least == _GAIN else -1
    gain = best.score - bare.score
    accented = all(fold(o.base) != o.base.lower() for o, _ in used)
    if gain >= least and (best.known or accented):
        return 1
    return 0 if _plausible(bare) else -1


def _plausible(way: Way) -> bool:
    """Whether a reading holds nothing but what texts have."""
    letters = sum(len(part.spelled.letters) for part in way.parts)
    return way.score > -6.0 * len(way.parts) - 0.1 * letters


def _trained(text: str, lexicon: Lexicon, cipher: Cipher) -> Learned:
    """The decoder for `text`, its shares counted on what can be read for sure."""
    sample = tuple(islice(places(text, spots(text, cipher), cipher, Limits()), _SAMPLE))
    whole = len(sample) < _SAMPLE
    document = _undamaged(text if whole else text[: sample[-1].start], sample if whole else sample[:-1])
    rough = Decoder(cipher, Speller(lexicon, document, ShapeModel()))
    counts = _Counts()
    for place in islice(_different(sample), _COUNTED):
        counts.add(rough.read(place.region), place, cipher)
    sure = rough.sure(_SURE_ALREADY)
    limits = counts.limits(cipher)
    final = cipher.having(counts.letters, counts.odds(cipher, document.total() + len(sample)))
    if not whole or limits != Limits():
        sample = tuple(places(text, spots(text, cipher), final, limits))
    decoder = Decoder(final, Speller(lexicon, document, counts.shape), counts.gaps, sure)
    return Learned(decoder, sample, counts.trailing())


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
        self.gaps: dict[tuple[str, int], Counter[bool]] = {}
        self.literal: Counter[tuple[Where, str]] = Counter()

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
                if gap.kind:
                    self.gaps.setdefault((gap.kind, gap.width), Counter())[i + 1 not in cuts] += 1

    def _letters(self, text: str, spelled: object) -> None:
        units = spelled.units  # type: ignore[attr-defined]
        for at, unit in enumerate(units):
            if unit.options is None:
                continue
            letter = text[at].lower()
            key = (unit.options.use, fold(unit.options.base))
            self.letters.setdefault(key, Counter())[letter] += 1
            word = re.match(r"[^\W\d_]*", text[at:])
            if word:
                self.shape.add(text[at : at + len(word[0])], 0)

    def odds(self, cipher: Cipher, words: int) -> dict[tuple[Where, str], float]:
        """The cost of taking a mark for itself, by how often the text surely does so; a small text proves little."""
        known = max(words, 300)
        return {
            (where, mark): max(-9.0, min(math.log10((self.literal[where, mark] + 0.5) / known), -0.3))
            for mark in sorted(cipher.marks)
            for where in Where
            if role(mark) in (Role.DIGIT, Role.POINT) and where is not Where.INSIDE
        }

    def limits(self, cipher: Cipher) -> Limits:
        """Which gaps are still worth a look."""
        natural = {kind for side, kind in _NATURAL.items() if side in cipher.sides}
        return Limits(*(int(self._worth(kind, 1 if kind in natural else 3)) for kind in Limits._fields))

    def _worth(self, kind: str, least: int) -> bool:
        counts = self.gaps.get((kind, 1), Counter())
        return counts[True] >= max(least, 0.02 * counts.total())

    def trailing(self) -> bool:
        """Whether a mark at a word's end is always followed by a false space, so that true gaps are one wider."""
        counts = self.gaps.get(("after_mark", 1), Counter())
        return counts[True] >= 3 and counts[True] >= 0.9 * counts.total()


def _cuts(way: Way) -> frozenset[int]:
    return frozenset(part.first for part in way.parts)
