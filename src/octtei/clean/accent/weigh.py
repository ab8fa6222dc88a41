"""Weigh: how much the places of a text say for a use of a mark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from octtei.clean.accent.character import Role, role
from octtei.clean.accent.cipher import Cipher, Side, Use
from octtei.clean.accent.decode import Decoder
from octtei.clean.accent.evidence import GAIN, single, verdict
from octtei.clean.accent.region import Limits, bears, eats, places
from octtei.clean.accent.shape import ShapeModel
from octtei.clean.accent.spelling import Speller
from octtei.lexicon import Lexicon
from octtei.room import learnt

LOOKED_AT = 60
"""Regions of one suspect that are read to judge it."""
ENOUGH = 15
"""Regions after which a suspect that makes no words is let go."""
_FEW = 3
"""A suspect makes no words if fewer regions speak for it by then."""
_SAMPLE = 200_000
"""Code points, from the start of the text, that tell whether a mark eats spaces."""
_REMEMBERED, _SELDOM = 50_000, 8
"""So many readings are remembered beyond the end of a document; their number is asked for once in so many documents."""
Uses = frozenset[tuple[Use, frozenset[str] | None]]


class Evidence(NamedTuple):
    """Different regions that speak for and against a use of a mark; `score` is how much likelier (decades) those that
    speak for it become in all.
    """

    use: Use
    bases: frozenset[str] | None
    good: int
    bad: int
    score: float

    @property
    def share(self) -> float:
        """Share of the regions that speak for it."""
        return self.good / max(1, self.good + self.bad)


class Desk:
    """Decoders that know nothing of any document, and so need not read twice what two documents have."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lang = lexicon.language
        self.lexicon = lexicon
        self.clear()

    def clear(self) -> None:
        """Forget everything."""
        self._speller = Speller(self.lexicon, Counter(), ShapeModel())
        self._decoders: dict[tuple[Uses, float], Decoder] = {}
        self._documents = 0

    def decoder(self, cipher: Cipher) -> Decoder:
        """The decoder for a cipher of which nothing was counted."""
        key = frozenset(cipher.allowed.items()), cipher.apostrophe
        if key not in self._decoders:
            self._decoders[key] = Decoder(cipher, self._speller)
        return self._decoders[key]

    def trim(self) -> None:
        """Forget, if it has become too much; nothing that is found changes by it. Looked at now and then: there are many decoders."""
        self._documents += 1
        if self._documents % _SELDOM == 0:
            found = sum(map(len, self._decoders.values())) + len(self._decoders) + len(self._speller)
            if found > _REMEMBERED:
                self.clear()


@learnt
@lru_cache(maxsize=2)
def _desk_of(lexicon: Lexicon) -> Desk:
    return Desk(lexicon)


def desk_for(lexicon: Lexicon) -> Desk:
    """The decoders of a lexicon, which all documents share."""
    desk = _desk_of(lexicon)
    desk.trim()
    return desk


class Scales:
    """Weighs uses of marks on one text."""

    def __init__(self, text: str, desk: Desk) -> None:
        self.text = text
        self.desk = desk
        self._eating: dict[str, bool] = {}

    def _limits(self, cipher: Cipher) -> Limits:
        """The false spaces that are looked for with `cipher`, and whether its marks eat those behind them."""
        marks = sorted(
            use.mark for use, bases in cipher.allowed.items() if bases is None and use.side is Side.AFTER
        )
        return Limits(eaten=int(any(self._eats(mark) for mark in marks)))

    def _eats(self, mark: str) -> bool:
        if mark not in self._eating:
            self._eating[mark] = eats(self.text[:_SAMPLE], mark)
        return self._eating[mark]

    def weigh(
        self, use: Use, bases: frozenset[str] | None, at: Iterable[int], over: Cipher, least: float = GAIN
    ) -> Evidence:
        """How many regions at the places `at` speak for `use` over `over`, and how many against it."""
        cipher = over.with_use(use, bases)
        decoder, without = self.desk.decoder(cipher), self.desk.decoder(over)
        tried: set[object] = set()
        at = list(at)
        beside = [place for place in at if bears(self.text, place, cipher)]
        # What no text has stands beside letters always, or it is no mark of their accents.
        idle = len(at) - len(beside) if role(use.mark) is Role.ALIEN and least == GAIN else 0
        good, bad, score = 0, 0, 0.0
        for place in places(self.text, beside, cipher, self._limits(cipher)):
            key = (place.region, place.start) if single(place) else place.region
            if key in tried:
                continue
            tried.add(key)
            if len(tried) > LOOKED_AT or (good + bad > ENOUGH and good < _FEW):
                break
            said = verdict(self.text, place, decoder, without, use, least)
            good += said > 0
            bad += said < 0
            gain = decoder.read(place.region)[0].score - without.read(place.region)[0].score
            score += gain if said > 0 else 0.0
        return Evidence(use, bases, good, bad + idle, score)
