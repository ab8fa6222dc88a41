"""Damage of punctuation, and capitals torn off their paragraphs."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from bench.damage.damaged import paragraphs
from octtei.text import Edit, Span

_BEFORE_COMMA = re.compile(r"(?<=[^\W\d_]{2})t(?= [^\W\d_])")
_STOP = re.compile(r"(?<=[^\W\d_]{2})[^\W\d_]\.(?= [^\W\d_])")
_CLOSING = re.compile(r"\S ?»")
_GUILLEMET = re.compile("[«»]")
_LEAST_LINES = 4
_CALLED = re.compile(r"(?<=[^\W\d_]{4})(?=[.,])")
_CALL = re.compile(r"(?<=[^\W\d_]{4})\d{1,3}(?=[.,])")
_CALLS = 0.05
_LINE = re.compile(r"[^\n]+")
_BOLD = re.compile(r"(?<![\w’'-])[^\W\d_]+(?: [^\W\d_]+){2,6}(?![\w’'-])")
_TOKEN = re.compile(r"(?<!\S)[^\W\d_]+[,.;]?(?!\S)")
_INNER = re.compile(r"(?<=[^\W\d_][aeiouyé])(?=[bcdfgjlmnprtv][aeiouyéè][^\W\d_])(?<![-’'].)")


def with_calls(text: str, rng: random.Random) -> str:
    """`text` with the numbers of notes behind words, before stops and commas, counting up."""
    count = 0

    def called(_: re.Match[str]) -> str:
        nonlocal count
        if rng.random() >= _CALLS:
            return ""
        count += 1
        return str(count % 1000)

    return _CALLED.sub(called, text)


def raised(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """The numbers of notes on a line of their own above the gaps that they leave, line by line."""
    for line in _LINE.finditer(text):
        calls = list(_CALL.finditer(line[0]))
        if calls and rng.random() < share:
            above = ""
            for call in calls:
                above = above.ljust(call.start()) + call[0]
            below = _CALL.sub(lambda hit: " " * len(hit[0]), line[0])
            yield Edit(Span(*line.span()), line[0], f" {above}\n{below}", kind)


def overprinted(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """Three to seven words in which each character stands twice, as bold letters do."""
    for match in _BOLD.finditer(text):
        right = match.group()
        if rng.random() < share:
            yield Edit(Span(*match.span()), right, "".join(2 * char for char in right), kind)


def printed_again(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """Words that stand twice, one print beside the other, with their signs."""
    for match in _TOKEN.finditer(text):
        if rng.random() < share:
            yield Edit(Span(*match.span()), match[0], 2 * match[0], kind)


def inner_hyphens(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """A hyphen inside a word, behind a vowel, where a line ended once."""
    for match in _INNER.finditer(text):
        if rng.random() < share:
            yield Edit(Span(match.start(), match.start()), "", "-", kind)


def false_commas(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """A comma behind a word in -t: the tail of the letter read as one."""
    for match in _BEFORE_COMMA.finditer(text):
        if rng.random() < share:
            yield Edit(Span(*match.span()), "t", "t,", kind)


def raised_stops(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """A full stop between two sentences read as a raised dot."""
    for match in _STOP.finditer(text):
        if rng.random() < share:
            yield Edit(Span(*match.span()), match.group(), match.group().replace(".", "·"), kind)


def angled(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """Two angles for each guillemet."""
    for match in _GUILLEMET.finditer(text):
        if rng.random() < share:
            yield Edit(Span(*match.span()), match.group(), "<<" if match.group() == "«" else ">>", kind)


def lost_stops(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """A full stop between two sentences gone."""
    for match in _STOP.finditer(text):
        if rng.random() < share:
            yield Edit(Span(*match.span()), match.group(), match.group()[0], kind)


def unpaired(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """A closing quotation mark gone."""
    for match in _CLOSING.finditer(text):
        if rng.random() < share:
            yield Edit(Span(*match.span()), match.group(), match.group()[0], kind)


def drop_capitals(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """The first letter of a paragraph on a line of its own, behind the first to third line.

    The edit begins with the line end before the paragraph, so that a letter put back stands inside it.
    """
    for paragraph in paragraphs(text):
        lines = paragraph.of(text).split("\n")
        if (
            not paragraph.start
            or len(lines) < _LEAST_LINES
            or not lines[0][0].isupper()
            or rng.random() >= share
        ):
            continue
        right = "\n".join(lines[: rng.randint(1, 3)])
        wrong = f"\n{right[1:].lstrip()}\n{right[0]}"
        yield Edit(Span(paragraph.start - 1, paragraph.start + len(right)), f"\n{right}", wrong, kind)
