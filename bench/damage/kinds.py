"""Every kind of damage by name, and the function that does some of them to a text."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from bench.damage import accents, aside, encoding, ocr, page, scanner, spaces
from bench.damage.damaged import Damaged, apart
from octtei.lexicon import Lexicon, load
from octtei.text import Edit, Layer


@dataclass(frozen=True)
class Job:
    """What a kind of damage is given: a clean text, chance, its own name, how much to hit, and the lexicon."""

    text: str
    rng: random.Random
    kind: str
    share: float
    lexicon: Lexicon


Damager = Callable[[Job], Iterator[Edit]]


def _font(draw: Callable[[random.Random], accents.Cipher]) -> Damager:
    return lambda j: accents.ciphered(j.text, draw(j.rng), j.rng, j.kind, j.share)


def _change(change: encoding.Change) -> Damager:
    return lambda j: encoding.changed(j.text, change, j.rng, j.kind, j.share)


def _drawn(draw: Callable[[str, random.Random], encoding.Change]) -> Damager:
    return lambda j: encoding.changed(j.text, draw(j.text, j.rng), j.rng, j.kind, j.share)


def _simple(damager: Callable[[str, random.Random, str, float], Iterator[Edit]]) -> Damager:
    return lambda j: damager(j.text, j.rng, j.kind, j.share)


def _knowing(damager: Callable[[str, random.Random, str, float, Lexicon], Iterator[Edit]]) -> Damager:
    return lambda j: damager(j.text, j.rng, j.kind, j.share, j.lexicon)


def _misread(*, into_words: bool) -> Damager:
    return lambda j: ocr.misreadings(j.text, j.rng, j.kind, j.share, j.lexicon, into_words=into_words)


def _scanned(*, into_words: bool) -> Damager:
    return lambda j: scanner.letters(j.text, j.rng, j.kind, j.share, j.lexicon, into_words=into_words)


KINDS: dict[str, tuple[float, Damager]] = {
    "dropcap": (0.5, _simple(page.drop_capitals)),
    "space.lost": (0.02, _knowing(spaces.lost)),
    "space.inside": (0.03, _knowing(spaces.inside)),
    "space.run": (0.2, _simple(spaces.runs)),
    "space.filler": (0.05, _simple(spaces.fillers)),
    "space.raised": (0.9, _simple(spaces.raised)),
    "space.row": (0.05, _simple(spaces.row)),
    "space.line": (0.2, _simple(spaces.lines)),
    "space.kerned": (0.5, _simple(spaces.kerned)),
    "space.wide": (0.02, _simple(spaces.wide)),
    "space.ligature": (0.5, _simple(spaces.ligatures)),
    "space.before-sign": (0.04, _simple(spaces.before_signs)),
    "space.behind-sign": (0.1, _simple(spaces.behind_signs)),
    "ocr.non-word": (0.03, _misread(into_words=False)),
    "ocr.real-word": (0.06, _misread(into_words=True)),
    "ocr.digit": (0.4, _simple(ocr.digits)),
    "ocr.figure": (0.02, _simple(ocr.figures)),
    "ocr.wreck": (0.03, _simple(ocr.wrecks)),
    "ocr.long-s": (1.0, _simple(ocr.long_s)),
    "scan.letter": (0.03, _scanned(into_words=False)),
    "scan.letter-word": (0.03, _scanned(into_words=True)),
    "scan.twice": (0.02, _knowing(scanner.twice)),
    "scan.capital": (0.02, _simple(scanner.capitals)),
    "scan.apostrophe": (0.1, _simple(scanner.apostrophes)),
    "scan.accent": (0.02, _simple(scanner.accents)),
    "scan.merged": (0.3, _simple(scanner.merged)),
    "scan.pronoun": (0.5, _simple(scanner.pronouns)),
    "scan.first-day": (1.0, _simple(scanner.first_days)),
    "scan.thousands": (0.2, _simple(scanner.thousands)),
    "scan.figure": (0.25, _simple(scanner.figures)),
    "scan.roman": (0.4, _simple(scanner.romans)),
    "scan.stop": (0.06, _simple(scanner.stops)),
    "scan.speck": (0.003, _simple(scanner.specks)),
    "scan.guillemet": (0.2, _simple(scanner.guillemets)),
    "scan.glued": (0.01, _simple(scanner.glued)),
    "scan.torn": (0.008, _simple(scanner.torn)),
    "punctuation.false-comma": (0.05, _simple(page.false_commas)),
    "punctuation.lost-stop": (0.15, _simple(page.lost_stops)),
    "punctuation.angled": (0.9, _simple(page.angled)),
    "punctuation.raised-stop": (0.06, _simple(page.raised_stops)),
    "punctuation.unpaired": (0.2, _simple(page.unpaired)),
    "mojibake.cp1252": (0.4, _change(encoding.misread("windows-1252"))),
    "mojibake.cp1252-everywhere": (1.0, _change(encoding.misread("windows-1252"))),
    "mojibake.latin-1": (0.4, _change(encoding.misread("latin-1"))),
    "mojibake.mac-roman": (0.4, _change(encoding.misread("mac-roman"))),
    "mojibake.twice": (0.4, _change(encoding.misread("windows-1252", 2))),
    "mojibake.dos-windows": (0.4, _change(encoding.retabled("cp850", "windows-1252"))),
    "mojibake.mac-windows": (0.4, _change(encoding.retabled("mac-roman", "windows-1252"))),
    "mojibake.windows-mac": (0.4, _change(encoding.retabled("windows-1252", "mac-roman"))),
    "mojibake.windows-dos": (1.0, _change(encoding.retabled("windows-1252", "cp437"))),
    "mojibake.windows-1250": (1.0, _change(encoding.retabled("windows-1252", "cp1250"))),
    "mojibake.utf-8-elsewhere": (1.0, _drawn(encoding.utf8_elsewhere)),
    "mojibake.asia": (1.0, _drawn(encoding.asia)),
    "mojibake.swapped-bytes": (1.0, _change(encoding.swapped_bytes)),
    "hyphens.inside": (0.02, _simple(page.inner_hyphens)),
    "words.overprint": (0.05, _simple(page.printed_again)),
    "letters.overprint": (0.05, _simple(page.overprinted)),
    "number.raised": (1.0, _simple(page.raised)),
    "codes": (1.0, _drawn(encoding.codes)),
    "tex": (1.0, _change(encoding.tex)),
    "table.lacking": (1.0, _change(encoding.lacking("latin-1"))),
    "bytes.lost": (1.0, _change(encoding.lost_bytes)),
    "accent.left-out": (1.0, _drawn(encoding.left_out)),
    "accent.displaced": (1.0, _change(encoding.displaced)),
    "entities": (0.3, _change(encoding.entities)),
    "decomposed": (0.5, _change(encoding.decomposed)),
    "ligatures": (0.5, _change(encoding.ligatures)),
    "ligatures.signs": (1.0, _drawn(lambda text, rng: encoding.shapes(text, rng, 5))),
    "ligatures.signs-many": (1.0, _drawn(lambda text, rng: encoding.shapes(text, rng, 9))),
    "ligatures.font-codes": (1.0, _drawn(encoding.font_codes)),
    "ligatures.first": (1.0, _change(encoding.first_letters)),
    "ligatures.lost": (1.0, _drawn(encoding.shapeless)),
    "soft-hyphens": (0.5, _change(encoding.soft_hyphens)),
    "invisible": (0.3, _change(encoding.invisible)),
    "accent.alike": (1.0, _font(accents.alike)),
    "accent.own-marks": (1.0, _font(accents.own_marks)),
    "accent.partly": (0.7, _font(accents.own_marks)),
    "accent.stripped": (0.05, _font(accents.stripped)),
    "aside.above": (1.0, _simple(aside.above)),
    "aside.astray": (0.7, _simple(aside.astray)),
    "accent.bare": (1.0, _font(accents.stripped)),
}
"""Name -> (share of what could be hit, how)."""


PREPARED: dict[str, Callable[[str, random.Random], str]] = {"number.raised": page.with_calls}
"""Name -> what the clean text must have before it can be damaged so."""


MIXTURES: dict[str, dict[str, float]] = {
    "pdf": {
        **dict.fromkeys(("dropcap", "space.lost", "space.run", "space.filler", "space.inside"), 0.5),
        **dict.fromkeys(("ligatures", "soft-hyphens", "invisible", "accent.own-marks"), 1.0),
    },
    "ocr": {
        **dict.fromkeys(("dropcap", "space.lost", "space.inside", "ocr.non-word", "ocr.real-word"), 0.5),
        **dict.fromkeys(("ocr.digit", "ocr.wreck", "punctuation.false-comma", "punctuation.lost-stop"), 0.3),
        **dict.fromkeys(("punctuation.unpaired", "accent.stripped", "mojibake.cp1252"), 0.3),
    },
    "scan": {
        **dict.fromkeys(("scan.thousands", "scan.figure", "scan.roman", "scan.apostrophe"), 0.7),
        **dict.fromkeys(("scan.letter", "scan.letter-word", "scan.twice", "scan.capital"), 0.7),
        **dict.fromkeys(("scan.stop", "scan.speck", "scan.guillemet", "scan.glued", "scan.torn"), 0.7),
    },
    "tesseract": {
        **dict.fromkeys(("scan.accent", "scan.merged", "scan.pronoun", "scan.first-day"), 1.0),
        **dict.fromkeys(("scan.letter", "scan.letter-word", "scan.glued", "scan.apostrophe"), 0.3),
    },
}
"""What comes together in one document: name -> kind -> how much of its share."""


def damage(text: str, kinds: Iterable[str] | Mapping[str, float], seed: int, language: str = "fr") -> Damaged:
    """`text` with damage of `kinds`, each place hit once at most; the first kind named takes precedence.

    What some kinds need first (`PREPARED`) is part of the clean text. A mapping gives for each kind the factor to its share (a mixture wants less of each). The same arguments give
    the same damage. KeyError for a kind that is not in KINDS.
    """
    lexicon = load(language)
    factors = kinds if isinstance(kinds, Mapping) else dict.fromkeys(kinds, 1.0)
    found: list[Edit] = []
    for kind in filter(PREPARED.__contains__, factors):
        text = PREPARED[kind](text, random.Random(f"{seed} {kind} before"))
    for kind, factor in factors.items():
        share, damager = KINDS[kind]
        rng = random.Random(f"{seed} {kind}")
        found += damager(Job(text, rng, kind, share * factor, lexicon))
    return Damaged(text, Layer.of(apart(found, len(text)), "damage"))
