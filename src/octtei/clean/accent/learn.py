"""Learn: which characters of a document are marks of lost accents, judged by the words that they would make."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from octtei.clean.accent.age import is_spelt_as_then
from octtei.clean.accent.character import Role, role
from octtei.clean.accent.cipher import DOTLESS, Cipher, Shown, Side, Use, variants
from octtei.clean.accent.evidence import GAIN_SECOND
from octtei.clean.accent.exchanged import capitals_of, exchanged
from octtei.clean.accent.gaps import gaps_of
from octtei.clean.accent.kin import letters_in_place as small_in_place
from octtei.clean.accent.kin import shown_once
from octtei.clean.accent.leftout import Loss, loss
from octtei.clean.accent.named import named
from octtei.clean.accent.scarce import lacking, leading_capitals, letters_in_place, small_letters
from octtei.clean.accent.shared import shared, two_sided
from octtei.clean.accent.suspect import initials, strays, suspects_of
from octtei.clean.accent.train import Learned, apostrophes, trained
from octtei.clean.accent.weigh import LOOKED_AT, Desk, Evidence, Scales, desk_for
from octtei.clean.accent.within import is_marked, is_siglum, left
from octtei.clean.accent.word import is_written, lone_marks, marks_beside, stands_apart
from octtei.lexicon import Lexicon, counted, fold, quotes_archaic

_NEARLY = 0.8
"""A use explains nearly as much as another if so large a share of the regions speaks for it."""
_HALF = 0.5
"""The same where all other marks stand in place of letters: a mark beside one is tried with the words near it."""
_MANY, _NO_DOUBT = 12, 0.9
"""Regions, and their share, that settle the side on which a mark stands."""
_LEAST = {Role.ALIEN: 1, Role.DIGIT: 3, Role.POINT: 4, Role.JOINT: 6, Role.LETTER: 5}
"""Different regions that must speak for a mark of each role."""
_CLEARLY, _CLEAR = 3, 8.0
"""So many suffice where each makes its words so much likelier (decades)."""
_LEAST_SHARE = 0.6
"""Which share of the regions that cannot be read as they stand must speak for a mark."""
# The capital comes first, so that a search jumps from one to the next.
_INITIALS = re.compile(r"[A-Z](?<=[a-zß-ÿ] .)(?=[^\W\d_])")
_CAPITALS = re.compile(r"[A-Z](?<=[^\W\d_].)(?![A-Z])")

_SIGNS = frozenset("=#@|{}<>~^$£€+\\§†‡")
"""Signs that seldom stand inside words; one may stand in place of a letter that is no letter with an accent, as ß and œ."""


def learn(text: str, lexicon: Lexicon) -> Learned | None:
    """What `text` shows of a cipher; None for a text without one, found out fast.

    Where letters are gone others make words by chance, as if they were marks: such a text is left to `accent.left-out`. In a
    text that is spelt as centuries ago no letter is a mark: `estoit` is no `était`, `parloit` no `parlît`.
    """
    pieces = lacking(text, lexicon.language)
    if pieces and loss(text, gaps_of(lexicon)) is not Loss.NONE:
        return None
    small, few = small_letters(pieces, lexicon)
    others, fewer = exchanged(text, lexicon)
    usual, rare = {**leading_capitals(pieces, lexicon), **small, **others}, {**few, **fewer}
    if (usual or rare) and (
        quotes_archaic(counted(text), lexicon.language) or is_spelt_as_then(text, lexicon)
    ):
        usual, rare = {}, {}
    found = _united(usual, suspects_of(text, lexicon))
    if not found:
        return None
    judge = _Judge(text, desk_for(lexicon))
    cipher = judge.primary(found)
    if not cipher.allowed:
        return None
    if any(map(cipher.is_letter, cipher.marks)):
        found = {**rare, **found}
    found = _without_plain(found, cipher)
    if small_in_place(cipher):
        found = _united(letters_in_place(pieces, lexicon), found)
    if any(role(use.mark) is Role.ALIEN for use in cipher.allowed):
        found = {**strays(text), **found}
    cipher = judge.secondary(cipher, found)
    cipher = cipher.having(cipher.shown._replace(capitals=capitals_of(cipher, text)))
    return trained(text, lexicon, cipher)


def _without_plain(found: dict[str, list[int]], cipher: Cipher) -> dict[str, list[int]]:
    """`found` without small letters that have no accent, if no mark of `cipher` is one: a rarer one makes words by chance (`ledger`)."""
    plain = {m for m in (*found, *cipher.marks) if cipher.is_letter(m) and not unicodedata.decomposition(m)}
    return found if plain & cipher.marks else {mark: at for mark, at in found.items() if mark not in plain}


def _united(places: dict[str, list[int]], others: dict[str, list[int]]) -> dict[str, list[int]]:
    """The places of each character in either."""
    both = {char: sorted({*at, *places[char]}) for char, at in others.items() if char in places}
    return {**places, **others, **both}


def _speaks(evidence: Evidence) -> bool:
    """Whether the regions that speak for a use are enough, or few of which each leaves little doubt and none speaks against it."""
    if evidence.good >= _LEAST[role(evidence.use.mark)]:
        return evidence.share >= _LEAST_SHARE
    return evidence.good >= _CLEARLY and not evidence.bad and evidence.score >= _CLEAR * evidence.good


class _Judge(Scales):
    """Finds the uses of marks that a text shows."""

    def __init__(self, text: str, desk: Desk) -> None:
        super().__init__(text, desk)
        self.lang = desk.lang
        self.none = Cipher(self.lang, {}, Shown(apostrophe=apostrophes(text)))

    def primary(self, found: dict[str, list[int]]) -> Cipher:
        """The uses that speak for themselves."""
        # Each place speaks for a mark once at most.
        enough = {mark: at for mark, at in found.items() if len(at) >= min(_CLEARLY, _LEAST[role(mark)])}
        told = [self._best_side(mark, at) for mark, at in enough.items()]
        speaking = [evidence for evidence in told if _speaks(evidence)]
        sides = Counter[Side]()
        for evidence in speaking:
            sides[evidence.use.side] += evidence.good
        cipher = self.none
        for evidence in speaking:
            usual = max(sides, key=lambda s: (sides[s], -s))
            if evidence.use.side is not usual and evidence.good < min(_CLEARLY, sides[usual]):
                continue  # one word or two: asked again when the others are known
            cipher = cipher.with_use(self._usual(evidence, usual, found[evidence.use.mark]), None)
        for evidence in told if not speaking else ():
            both = two_sided(self, evidence, found[evidence.use.mark], self.none)
            for use in sorted(both.allowed):
                cipher = cipher.with_use(use, None)
        return cipher

    def _usual(self, best: Evidence, side: Side, at: list[int]) -> Use:
        """The use that `best` speaks for; on the side where the text has its other marks, if that does nearly as well."""
        if best.use.side is side:
            return best.use
        other = self.weigh(Use(best.use.mark, side), None, at, self.none)
        as_well = other.good >= _NEARLY * best.good and other.share >= _LEAST_SHARE
        return other.use if as_well else best.use

    def _best_side(self, mark: str, at: list[int]) -> Evidence:
        """The side on which `mark` makes most words; the first one that leaves no doubt."""
        found: list[Evidence] = []
        for side in Side:
            evidence = self.weigh(Use(mark, side), None, at, self.none)
            if evidence.good >= _MANY and evidence.share >= _NO_DOUBT:
                return evidence
            found.append(evidence)
        return min(found, key=lambda e: (-e.score, e.bad, e.use.side))

    def secondary(self, cipher: Cipher, found: dict[str, list[int]]) -> Cipher:
        """`cipher` with the rarer uses that a text known to be damaged need show less often."""
        found = {m: at for m, at in found.items() if m != DOTLESS or not is_marked(self.text, at, cipher)}
        cipher = self._beside(cipher, found)
        for mark, at in (*found.items(), *self._capitals(cipher).items()):
            if mark not in cipher.marks and (use := self._rarer(mark, at, cipher)):
                cipher = cipher.with_use(use, None)
        cipher = left(self, cipher, found)
        for side in sorted(cipher.sides - {Side.ALONE}):
            for mark, base in marks_beside(self.text, self.desk.lexicon, cipher, side):
                old = cipher.allowed.get(Use(mark, side), frozenset())
                cipher = cipher.with_use(Use(mark, side), _widened(old, base))
        cipher = self._in_place(cipher, found) if Side.ALONE in cipher.sides else self._lone(cipher)
        return shared(self, cipher)

    def _rarer(self, mark: str, at: list[int], cipher: Cipher) -> Use | None:
        """The use of a mark that a damaged text shows, the likeliest if it shows several."""
        sides = self._sides(mark, cipher)
        if (
            Side.ALONE in sides
            and stands_apart(self.text, at)
            and is_written(self.text, self.desk.lexicon, cipher)
        ):
            sides.remove(Side.ALONE)
        uses = [Use(mark, side) for side in sides]
        held = [use for use in uses if self._holds(use, None, at, cipher)]
        if len(held) < 2:
            return held[0] if held else None
        told = [self.weigh(use, None, at, cipher, GAIN_SECOND) for use in held]
        best = max(told, key=lambda e: (e.good - e.bad, -e.use.side))
        # Where all other marks stand beside letters, so does this if that explains half of its places.
        usual = [
            e
            for e in told
            if e.use.side in cipher.sides
            and (not e.bad or e.score >= best.score)
            and e.good >= _HALF * best.good
        ]
        return max(usual or [best], key=lambda e: (e.good - e.bad, -e.use.side)).use

    def _in_place(self, cipher: Cipher, found: dict[str, list[int]]) -> Cipher:
        """`cipher` with the rarer marks in place of letters: those of capitals, and of the word of one letter."""
        cipher = self._alone(cipher, found)
        for mark, at in sorted(initials(self.text, cipher.marks, LOOKED_AT).items()):
            if self._holds(Use(mark, Side.ALONE), None, at, cipher):
                cipher = cipher.with_use(Use(mark, Side.ALONE), None)
        return self._lone(cipher)

    def _lone(self, cipher: Cipher) -> Cipher:
        """`cipher` with the marks of the word of one letter, which may have one of its own where the others stand beside theirs."""
        decoder = self.desk.decoder(cipher)
        alone = lone_marks(self.text, self.desk.lexicon, cipher, lambda chunk: decoder.spell(chunk)[0].text)
        for mark in alone:
            cipher = cipher.with_use(Use(mark, Side.ALONE), None)
        return cipher

    def _alone(self, cipher: Cipher, found: dict[str, list[int]]) -> Cipher:
        """`cipher` with the odd marks that do better in place of a letter, as most do here: `o~` is `où` and not `ô`."""
        beside = [use for use in cipher.allowed if use.side is not Side.ALONE and use.mark in found]
        if 2 * len(beside) >= len(cipher.allowed):
            return cipher
        for use in beside:
            rest = cipher.without(use)
            as_is, alone = (
                self.weigh(u, None, found[use.mark], rest, GAIN_SECOND)
                for u in (use, Use(use.mark, Side.ALONE))
            )
            if alone.share >= _NEARLY * as_is.share and alone.good >= _HALF * as_is.good:
                cipher = rest.with_use(alone.use, None)
        return cipher

    def _sides(self, mark: str, cipher: Cipher) -> list[Side]:
        """The sides on which `mark` may stand: those of the others, and where it is no sign of texts also alone.

        A small letter stands in place of one only where others do, an accent by name where no other one stands beside its letter.
        """
        strange = not mark.isascii() and (mark.isupper() or mark.lower() not in self.lang.letters)
        strange |= mark in _SIGNS
        sides = {*cipher.sides, Side.ALONE} if strange else {*cipher.sides}
        if (
            mark.isascii()
            and cipher.is_letter(mark)
            and not any(u.side is Side.ALONE and cipher.is_letter(u.mark) for u in cipher.allowed)
        ):
            sides.discard(Side.ALONE)
        if named(mark) and any(named(u.mark) and u.side is not Side.ALONE for u in cipher.allowed):
            sides.discard(Side.ALONE)
        return sorted(sides)

    def _beside(self, cipher: Cipher, found: dict[str, list[int]]) -> Cipher:
        """`cipher` with the marks that go with one letter or a few."""
        for (mark, base), at in sorted(self._pairs(cipher, found).items()):
            for side in (Side.AFTER, Side.BEFORE):
                use = Use(mark, side)
                if side in cipher.sides and self._holds(use, frozenset(base), at, cipher):
                    if self._better_alone(use, base, at, cipher):
                        break
                    old = cipher.allowed.get(use, frozenset())
                    cipher = cipher.with_use(use, _widened(old, base))
                    break
        return cipher

    def _better_alone(self, use: Use, base: str, at: list[int], cipher: Cipher) -> bool:
        """Whether a letter that no word has does better in place of a letter than beside one: `reÓoit` is `reçoit`."""
        if role(use.mark) is Role.DIGIT or (use.mark.isascii() and role(use.mark) is Role.LETTER):
            return False
        beside = self.weigh(use, frozenset(base), at, cipher, GAIN_SECOND)
        alone = self.weigh(Use(use.mark, Side.ALONE), None, at, cipher, GAIN_SECOND)
        return (alone.good - alone.bad, alone.score) > (beside.good - beside.bad, beside.score)

    def _capitals(self, cipher: Cipher) -> dict[str, list[int]]:
        """Capitals inside sentences that stand before letters which bear accents, where marks stand before letters."""
        found: dict[str, list[int]] = {}
        for hit in _INITIALS.finditer(self.text) if Side.BEFORE in cipher.sides else ():
            places = found.setdefault(hit.group(), [])
            if len(places) < LOOKED_AT and variants(self.text[hit.end()], self.lang):
                places.append(hit.start())
        has_some = any(u.side is Side.BEFORE and u.mark.isupper() for u in cipher.allowed)
        least = 2 if has_some else _LEAST[Role.LETTER]
        return {
            mark: at for mark, at in sorted(found.items()) if len(at) >= least and mark not in cipher.marks
        }

    def _holds(self, use: Use, bases: frozenset[str] | None, at: Iterable[int], over: Cipher) -> bool:
        """Whether a damaged text shows this use: twice, or once beyond doubt."""
        weak = self.weigh(use, bases, at, over, GAIN_SECOND)
        if weak.good >= 2 and weak.share >= _LEAST_SHARE:
            return True
        least = shown_once(use, over, len(self.text))
        return weak.good == 1 and not weak.bad and self.weigh(use, bases, at, over, least).good == 1

    def _pairs(self, cipher: Cipher, found: dict[str, list[int]]) -> dict[tuple[str, str], list[int]]:
        """(mark, letter beside it) -> places, for marks that `cipher` lacks, capitals behind a letter included."""
        pairs: dict[tuple[str, str], list[int]] = {}
        capitals = ((hit.group(), hit.start()) for hit in _CAPITALS.finditer(self.text))
        others = ((mark, at) for mark, all_at in found.items() for at in all_at)
        for mark, at in (*capitals, *others):
            base = self.text[at - 1 : at]
            if (
                mark not in cipher.marks
                and base
                and variants(base, self.lang)
                and not is_siglum(self.text, at)
            ):
                pairs.setdefault((mark, base), []).append(at)
        return pairs


def _widened(bases: frozenset[str] | None, base: str) -> frozenset[str] | None:
    """The letters that a mark goes with, `base` among them; one that goes with two may go with any."""
    if bases is None or any(fold(other) != fold(base) for other in bases):
        return None
    return bases | {base}
