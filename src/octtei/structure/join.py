"""Word division: what a line end does to the word before it. Never a guess: without evidence it is undecided."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from octtei.model.inline import Division
from octtei.structure.line import Line

_HYPHENS = "-\u00ad\u2010\u00ac"
_LAST_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*$")
_FIRST_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_PART = re.compile(r"[^\W\d_]+$")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What is known of words: `known` of the language, `count` how often the document has a form."""

    known: Callable[[str], bool]
    count: Callable[[str], int]


def divide(line: Line, following: Line, words: Vocabulary, *, trailing: bool) -> tuple[Division, int]:
    """What the end of `line` does, and the length of the printed hyphen (0 or 1).

    With a hyphen: weak if the joined word is known and the hyphenated one is not in the document, strong the other
    way round, undecided if neither or both are. Without one: the division is lost only if the joined word is
    known and one half is no word, or if the line lacks the trailing space that undivided lines have and the
    joined word is known.
    """
    if line.words[-1:] in _HYPHENS and len(line.words) > 1:
        return _with_hyphen(line.words[:-1], following.words, words), 1
    left, right = _LAST_WORD.search(line.words), _FIRST_WORD.match(following.words)
    if not left or not right or not right.group()[0].islower():
        return Division.NONE, 0
    lost = _is_lost(left.group(), right.group(), words, unspaced=trailing and not line.trailing)
    return (Division.LOST if lost else Division.NONE), 0


def _with_hyphen(before: str, after: str, words: Vocabulary) -> Division:
    left, right = _LAST_WORD.search(before), _FIRST_WORD.match(after)
    if not left or not right:
        return Division.NONE
    whole, hyphened = left.group() + right.group(), f"{left.group()}-{right.group()}"
    if right.group()[0].isupper():
        return Division.STRONG
    joined = _knows(words, whole)
    apart = words.count(hyphened) > 0 or words.known(hyphened)
    if joined != apart:
        return Division.WEAK if joined else Division.STRONG
    return _by_halves(left.group(), right.group(), words) if not joined else _by_count(whole, hyphened, words)


def _by_count(whole: str, hyphened: str, words: Vocabulary) -> Division:
    a, b = words.count(whole), words.count(hyphened)
    return Division.WEAK if a > b else Division.STRONG if b > a else Division.UNDECIDED


def _by_halves(left: str, right: str, words: Vocabulary) -> Division:
    """A compound that nobody knows is made of two words; a part of a word is none."""
    part = _PART.search(left)
    if part and words.known(part.group()) and words.known(right):
        return Division.STRONG
    if words.known("de") and not words.known(right):
        return Division.WEAK
    return Division.UNDECIDED


def _knows(words: Vocabulary, form: str) -> bool:
    return words.known(form) or words.count(form) > 0


def _is_lost(left: str, right: str, words: Vocabulary, *, unspaced: bool) -> bool:
    if not _knows(words, left + right):
        return False
    return unspaced or not (_knows(words, left) and _knows(words, right))
