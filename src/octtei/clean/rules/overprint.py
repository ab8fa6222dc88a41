"""Letters that stand twice or more, each beside itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import gcd

from octtei.clean.language import lexicon_for
from octtei.clean.rule import Passage, rule
from octtei.lexicon import Lexicon
from octtei.text import Edit, Span

NAME = "letters.overprint"
_VOWELS = tuple(2 * vowel for vowel in "aeiouyéAEIOUYÉ")
"""What hardly a word has, and every line that was printed twice."""
_SEED = re.compile(r"(?<![^\W_])(?:([^\W\d_])\1{1,3}+){3,40}+(?![^\W_])")
_RUN = re.compile(r"(.)\1*")
_MOST = 4
"""So often at most a letter is printed."""
_NAME = 4
"""Letters of a word in capitals at least; shorter ones are names of sizes and numbers."""
_LEAST = 2
"""So many words of a line at least, or one of six letters."""
_LONG = 6


@rule(NAME)
def overprint(passage: Passage) -> Iterator[Edit]:
    """Each character of a line, or of some words, stands there twice, three or four times: `TTiittrree  ddee  llaa  ppaaggee`.

    Why: a PDF makes letters bold by printing them again a hair's breadth away, and the text layer has every print.
    Wrong when: a word is made of double letters. Two words of the line at least, or one of six letters, must be words when each letter is taken once,
    and none as they stand; what stands between and beside them as often is taken once, too.
    Example: "LLeess  ddéébbuuttss  ddee  llaa  RRéévvoolluuttiioonn" → "Les débuts de la Révolution"
    Keep: "AABBCC, XXIIII et aabbcc"
    """
    text = passage.value
    lexicon = lexicon_for(passage) if any(pair in text for pair in _VOWELS) else None
    for start, end in _lines(text) if lexicon else ():
        seeds = [
            hit for hit in _SEED.finditer(text, start, end) if lexicon and _is_printed_again(hit[0], lexicon)
        ]
        once = [hit[0][:: _times(hit[0])] for hit in seeds]
        if len(once) >= _LEAST or any(len(word) >= _LONG for word in once):
            yield from _edits(text, start, end, seeds)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Where the lines are that have a vowel twice."""
    starts = {start for pair in _VOWELS for start in _starts(pair, text)}
    for start in sorted(starts):
        end = text.find("\n", start)
        yield start, len(text) if end < 0 else end


def _starts(pair: str, text: str) -> Iterator[int]:
    """Where the lines begin that have a pair of letters; each line is looked at once."""
    at = text.find(pair)
    while at >= 0:
        yield text.rfind("\n", 0, at) + 1
        end = text.find("\n", at)
        at = text.find(pair, end) if end >= 0 else -1


def _times(run: str) -> int:
    """How often each character of a run stands there: what all the lengths of its repetitions can be divided by."""
    return gcd(*(len(hit[0]) for hit in _RUN.finditer(run)))


def _is_printed_again(run: str, lexicon: Lexicon) -> bool:
    """Whether a run is a word when each of its letters is taken once, and none as it stands."""
    times = _times(run)
    if not 1 < times <= _MOST:
        return False
    once = run[::times]
    return (not once.isupper() or len(once) >= _NAME) and lexicon.is_word(once) and not lexicon.is_word(run)


def _edits(text: str, start: int, end: int, seeds: list[re.Match[str]]) -> Iterator[Edit]:
    """Each run of a line around a seed in which all stands as often, taken once."""
    done = start
    for seed in seeds:
        if seed.start() < done:
            continue
        first, last = _reach(text, max(done, start), end, seed)
        done = last
        run = text[first:last]
        yield Edit(Span(first, last), run, run[:: _times(seed[0])], NAME)


def _reach(text: str, start: int, end: int, seed: re.Match[str]) -> tuple[int, int]:
    """How far what stands as often as the letters of a seed reaches on either side, up to whole words."""
    times, first, last = _times(seed[0]), seed.start(), seed.end()
    while first - times >= start and text[first - times : first] == times * text[first - 1]:
        first -= times
    while last + times <= end and text[last : last + times] == times * text[last]:
        last += times
    while first > start and text[first - 1].isalnum() and text[first].isalnum():
        first += times
    while last < end and text[last - 1].isalnum() and text[last].isalnum():
        last -= times
    return first, last
