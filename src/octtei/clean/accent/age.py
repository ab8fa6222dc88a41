"""Age: a text that is spelt as before a reform has the accents of that time, where a mark does not tell: `très-grand`, `siége`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from octtei.clean.accent.cipher import Cipher, Options, Use
from octtei.clean.accent.decode import Part, Way
from octtei.clean.accent.told import kind
from octtei.clean.channel.language import grammar
from octtei.lexicon import Lexicon

_WORD = re.compile(r"[^\W\d_]+")
_OFTENER = 2
"""So many times oftener than without its hyphen does a word stand with it in a text of that age."""
_FORMS = 2
"""So many different forms as words were spelt then, none of which is a word now, show the age of a text."""


class Spelling(NamedTuple):
    """How words were spelt before: what words end in now, with what they ended in, as one pattern and a table.

    `shown` says that the text is spelt so; else only what the marks tell is.
    """

    now: re.Pattern[str]
    then: dict[str, str]
    shown: bool = False

    def of(self, word: str) -> str:
        """How `word` was spelt; "" if as now."""
        hit = self.now.search(word.lower())
        return word[: hit.start()] + self.then[hit[0]] if hit else ""


@lru_cache(maxsize=8)
def _spelling(code: str) -> Spelling | None:
    then = dict(grammar(code).aged)
    return Spelling(_ending(then), then) if then else None


def _ending(endings: Iterable[str]) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(sorted(endings, key=lambda end: (-len(end), end)))})$")


def spelling_of(text: str, read: Sequence[Sequence[Way]], lexicon: Lexicon) -> Spelling | None:
    """The old spelling of the language of `text`, whose damaged places are read best as `read` says; None if it has none."""
    old = _spelling(lexicon.language.code)
    if old is None:
        return None
    parts = (text, *(ways[0].text for ways in read))
    shown = _is_joined(parts, lexicon.language.code) or _is_reformed(parts, old, lexicon)
    return old._replace(shown=shown)


def _is_joined(parts: Iterable[str], code: str) -> bool:
    """Whether words that had a hyphen behind them have it."""
    joined = grammar(code).age_joined
    if not joined:
        return False
    pattern = re.compile(rf"(?i)(?<![^\W_])(?:{'|'.join(sorted(joined))})(-?)(?=([^\W\d_]?))")
    hits = [hit for part in parts for hit in pattern.finditer(part)]
    with_hyphen = len([hit for hit in hits if hit[1] == "-" and hit[2]])
    return with_hyphen > _OFTENER * len([hit for hit in hits if not hit[1]])


def _is_reformed(parts: Iterable[str], old: Spelling, lexicon: Lexicon) -> bool:
    """Whether a text has forms that ended otherwise then: with the accents of that time, or those that need none."""
    pairs = (*old.then.items(), *grammar(lexicon.language.code).reformed)
    then = {was: now for now, was in pairs}
    pattern = re.compile(
        rf"(?<![^\s'’(«“\"—–-])([a-zß-öø-ÿœ]+)({'|'.join(sorted(then))})(?![^\s,.;:!?)»'’-])"
    )
    found = sorted({hit.groups() for part in parts for hit in pattern.finditer(part)})
    shown = (
        1 for stem, end in found if not lexicon.is_word(stem + end) and lexicon.is_word(stem + then[end])
    )
    return sum(islice(shown, _FORMS)) == _FORMS


def aged(ways: tuple[Way, ...], spelling: Spelling | None, cipher: Cipher) -> tuple[Way, ...]:
    """`ways`, best first, the best with the old accents of its words where its marks make them."""
    parts = tuple(_aged(part, spelling, cipher) if spelling else part for part in ways[0].parts)
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
            if (
                letter.lower() != text[at].lower()
                and options
                and _makes(options, letter, text[at], spelling, cipher)
            ):
                letters[at] = letter if text[at].islower() else letter.upper()
    return part._replace(spelled=part.spelled._replace(letters=tuple(letters)))


def _makes(options: Options, letter: str, now: str, spelling: Spelling, cipher: Cipher) -> bool:
    """Whether a use makes the `letter` of then: if another makes that of now, or if one makes both and the text is spelt so."""
    if letter.lower() not in dict(options.letters) or options.told.instead_of:
        return False
    if cipher.is_anothers(options.use, now.lower()) and not cipher.is_anothers(options.use, letter.lower()):
        return True
    then = _makers(kind(letter.lower()), cipher)
    makes = options.use in _makers(kind(now.lower()), cipher) and (options.use in then or not then)
    return spelling.shown and makes


def _makers(accent: str, cipher: Cipher) -> frozenset[Use]:
    """The uses that were seen to make an accent."""
    return frozenset(use for (use, _), made in cipher.seen.items() if any(kind(c) == accent for c in made))
