"""Misreadings of OCR: letters taken for others, weighted; digits for letters; words wrecked and split."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from octtei.lexicon import Lexicon, Standing
from octtei.text import Edit, Span

# (printed, read, how often against the others)
CONFUSIONS: tuple[tuple[str, str, int], ...] = (
    ("l", "I", 9), ("l", "1", 3), ("i", "l", 4), ("l", "i", 4), ("I", "l", 3), ("l", "t", 3), ("t", "l", 4),
    ("m", "rn", 5), ("rn", "m", 6), ("m", "ni", 3), ("m", "in", 3), ("in", "m", 2), ("n", "u", 7), ("u", "n", 7),
    ("u", "ii", 3), ("n", "ii", 2), ("h", "b", 3), ("b", "h", 2), ("h", "li", 2), ("d", "cl", 2), ("cl", "d", 3),
    ("c", "e", 5), ("e", "c", 6), ("o", "c", 2), ("o", "0", 2), ("a", "o", 2), ("e", "o", 2), ("s", "f", 2),
    ("f", "t", 2), ("t", "i", 5), ("r", "t", 1), ("v", "y", 1), ("nn", "im", 1), ("é", "ô", 1), ("ê", "è", 2),
    ("é", "è", 2), ("g", "q", 2), ("q", "g", 1), ("O", "0", 1), ("S", "8", 1), ("B", "8", 1), ("E", "F", 1), ("C", "G", 1),
)  # fmt: skip
_DIGITS = {"0": "OoD", "1": "Il", "2": "Z", "3": "J", "5": "S", "6": "G", "8": "SB", "9": "g"}
_FIGURES = {
    "l": "1", "i": "1", "I": "1", "o": "0", "O": "0", "s": "5", "S": "5", "B": "8", "b": "6", "é": "6", "g": "9", "z": "2",
}  # fmt: skip
_WORD = re.compile(r"(?<![\w'’-])[^\W\d_]{3,}(?![\w'’-])")
_LONG = re.compile(r"(?<![\w'’-])[^\W\d_]{8,}(?![\w'’-])")
_WITH_S = re.compile(r"[^\W\d_]*s[’']?[^\W\d_][\w’']*")
_S_INSIDE = re.compile(r"s(?=[’']?[^\W\d_])")
_NUMBER = re.compile(r"\b\d{2,4}\b")


def confused(word: str, rng: random.Random) -> str:
    """`word` with one misreading, drawn by weight among those that it offers; the word itself if it offers none."""
    places = [
        (m.start(), printed, read, weight)
        for printed, read, weight in CONFUSIONS
        for m in re.finditer(printed, word)
    ]
    if not places:
        return word
    at, printed, read, _ = rng.choices(places, [weight for *_, weight in places])[0]
    return word[:at] + read + word[at + len(printed) :]


def misreadings(
    text: str, rng: random.Random, kind: str, share: float, lexicon: Lexicon, *, into_words: bool
) -> Iterator[Edit]:
    """Words misread; `into_words` says whether what comes out is to be a word, which only the sentence can tell."""
    for match in _WORD.finditer(text):
        right = match.group()
        if rng.random() >= share:
            continue
        for _ in range(8):
            wrong = confused(right, rng)
            if wrong != right and (lexicon.standing(wrong) is Standing.WORD) == into_words:
                yield Edit(Span(*match.span()), right, wrong, kind)
                break


def digits(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """One digit of a number read as a letter."""
    return _one_for_another(_NUMBER, _DIGITS, text, rng, kind, share)


def figures(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """One letter of a word read as a figure."""
    return _one_for_another(_WORD, _FIGURES, text, rng, kind, share)


def _one_for_another(
    shape: re.Pattern[str], read_as: dict[str, str], text: str, rng: random.Random, kind: str, share: float
) -> Iterator[Edit]:
    """One character of what has that shape read as one of those that it is read as."""
    for match in shape.finditer(text):
        right = match.group()
        places = [i for i, char in enumerate(right) if char in read_as]
        if places and rng.random() < share:
            at = rng.choice(places)
            wrong = right[:at] + rng.choice(read_as[right[at]]) + right[at + 1 :]
            yield Edit(Span(*match.span()), right, wrong, kind)


def wrecks(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """Long words split in two, with a capital at the break and a misreading at times."""
    for match in _LONG.finditer(text):
        if rng.random() < share:
            right = match.group()
            at = rng.randint(3, len(right) - 3)
            head, tail = right[:at], right[at:]
            tail = tail.capitalize() if rng.random() < 0.5 else tail
            yield Edit(Span(*match.span()), right, f"{confused(head, rng)} {tail}", kind)


def long_s(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """The long s of old print read as f: every small s that a letter follows, in `share` of the words."""
    for match in _WITH_S.finditer(text):
        if rng.random() < share:
            yield Edit(Span(*match.span()), match.group(), _S_INSIDE.sub("f", match.group()), kind)
