"""Age: a text that is spelt as before a reform has the accents of that time, where a mark stands for several: `très-grand`, `siége`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from octtei.clean.accent.cipher import Cipher, Options, Use, kind
from octtei.clean.accent.decode import Part, Way
from octtei.clean.channel.language import grammar

_WORD = re.compile(r"[^\W\d_]+")
_OFTENER = 2
"""So many times oftener than without its hyphen does a word stand with it in a text of that age."""


class Spelling(NamedTuple):
    """How words were spelt before: what words end in now, with what they ended in, as one pattern and a table."""

    now: re.Pattern[str]
    then: dict[str, str]

    def of(self, word: str) -> str:
        """How `word` was spelt; "" if as now."""
        hit = self.now.search(word.lower())
        return word[: hit.start()] + self.then[hit[0]] if hit else ""


@lru_cache(maxsize=8)
def _spelling(code: str) -> Spelling | None:
    then = dict(grammar(code).aged)
    longest = sorted(then, key=lambda end: (-len(end), end))
    return Spelling(re.compile(f"(?:{'|'.join(longest)})$"), then) if then else None


def spelling_of(text: str, read: Iterable[Sequence[Way]], code: str) -> Spelling | None:
    """The old spelling that `text`, whose damaged places are read best as `read` says, shows; None if it shows none."""
    joined, old = grammar(code).age_joined, _spelling(code)
    if old is None or not joined:
        return None
    pattern = re.compile(rf"(?i)(?<![^\W_])(?:{'|'.join(sorted(joined))})(-?)(?=([^\W\d_]?))")
    hits = [hit for part in (text, *(ways[0].text for ways in read)) for hit in pattern.finditer(part)]
    with_hyphen = sum(hit[1] == "-" and hit[2] != "" for hit in hits)
    return old if with_hyphen > _OFTENER * sum(not hit[1] for hit in hits) else None


def aged(ways: tuple[Way, ...], spelling: Spelling, cipher: Cipher) -> tuple[Way, ...]:
    """`ways`, best first, the best with the old accents of its words where its marks stand for several accents."""
    parts = tuple(_aged(part, spelling, cipher) for part in ways[0].parts)
    if parts == ways[0].parts:
        return ways
    text = ways[0].text
    for old, new in zip(ways[0].parts, parts, strict=True):
        text = text.replace(old.spelled.text, new.spelled.text, 1)
    best = ways[0]._replace(text=text, parts=parts)
    return (best, *(way for way in ways[1:] if way.text != text))


def _aged(part: Part, spelling: Spelling, cipher: Cipher) -> Part:
    letters = list(part.spelled.letters)
    if any(len(letter) != 1 for letter in letters):
        return part
    text = part.spelled.text
    for hit in _WORD.finditer(text):
        then = spelling.of(hit[0])
        for at, letter in enumerate(then, hit.start()):
            options = part.spelled.units[at].options
            if letter.lower() != text[at].lower() and options and _makes(options, letter, text[at], cipher):
                letters[at] = letter if text[at].islower() else letter.upper()
    return part._replace(spelled=part.spelled._replace(letters=tuple(letters)))


def _makes(options: Options, letter: str, now: str, cipher: Cipher) -> bool:
    """Whether one use makes both accents, or has not been seen to make that of `letter`, which no other makes either."""
    if letter.lower() not in dict(options.letters) or options.told.letter:
        return False
    then = _makers(kind(letter.lower()), cipher)
    return options.use in _makers(kind(now.lower()), cipher) and (options.use in then or not then)


def _makers(accent: str, cipher: Cipher) -> frozenset[Use]:
    """The uses that were seen to make an accent."""
    return frozenset(use for (use, _), made in cipher.seen.items() if any(kind(c) == accent for c in made))
