"""A second model of OCR, written apart from `bench.damage.ocr`: what scanners' programs make of worn print.

Old faces on poor paper: letters break (`m` becomes `iii`), run together (`ri` becomes `n`), lose their accent or get
another; apostrophes vanish or double; figures become letters; stops and commas change places; dirt becomes signs.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

from octtei.lexicon import Lexicon, Standing
from octtei.text import Edit, Span

# What may be read for what is printed, the likeliest first; each next one is drawn half as often.
_READ: dict[str, str] = {
    "a": "n u o", "à": "a ù", "â": "à ô a", "b": "h", "c": "e o", "ç": "c", "d": "tl cl", "e": "c o ë", "é": "ë e è c ó",
    "è": "é e", "ê": "è é ë", "f": "t r", "fi": "fl h", "g": "q", "h": "li b lt", "i": "l t j î", "î": "i ï", "j": "i ;",
    "l": "I 1 i t !", "ll": "11 U II", "li": "h U", "m": "rn in iii ni", "n": "u ii ri", "nt": "ut m", "o": "c e 0",
    "ô": "o 6 ó", "q": "g", "r": "i", "ri": "n", "rn": "m", "s": "a S z", "t": "l i f", "ti": "d li", "u": "n ii",
    "û": "ü u", "v": "y r", "vi": "Vi", "y": "v", "ss": "fs", "ie": "le", "ct": "d", "tt": "u", "ff": "if", "ü": "ii u ti",
    "ä": "a ii", "ö": "o 6", "ß": "B fs", "w": "vv",
    "B": "R", "C": "G", "D": "I)", "E": "F", "É": "E", "G": "C", "H": "II", "I": "l 1", "L": "I", "N": "X", "O": "0 Q",
    "R": "B", "S": "8", "T": "I", "V": "Y", "Z": "2",
}  # fmt: skip
_ACCENTED = {"e": "é è ë ê", "a": "ä à á", "o": "ô ö ó", "u": "ü ù û", "i": "ï î í", "n": "ñ", "y": "ÿ"}
_ARTICLE = re.compile(r"(?<= )l['’](?=[aeiouyhéèê][^\W\d_]{2})")
_PRONOUN = re.compile(r"(?<=[.,] )[Ii]l(?= )")
_FIRST = re.compile(r"(?<= )1(?=er [a-zéû])")
_SAME_SHAPE = "CcOoPpSsUuVvWwXxZzKk"
# Only what a reader could see: that an 8 was a 3 nobody can tell.
_FIGURES = {"0": "O o", "1": "l I i", "2": "Z z", "5": "S s", "6": "G b", "7": "T", "8": "S B", "9": "g"}
_WORD = re.compile(r"(?<![^\W_])[^\W\d_]{2,}(?![^\W_])")
_ELISION = re.compile(r"(?<![^\W_])([^\W\d_]{1,4})['’]([^\W\d_]{2,})")
_CAPITAL = re.compile(r"(?<=[.!?] )[^\W\d_][a-zß-ÿœ]+")
_NUMBER = re.compile(r"(?<![\w.,])\d[\d.,]*\d(?![\w,])|(?<![\w.,])\d(?![\w,])")
_THOUSANDS = re.compile(r"(?<!\d )\b\d{1,3} \d{3}\b")
_ROMAN = re.compile(r"\b[IVX]{2,6}\b")
_STOP = re.compile(r"[^\W\d_]{3}\. (?=[^\W\da-zß-ÿœ_])")
_COMMA = re.compile(r"[^\W\d_]{3}, (?=[a-zß-ÿœ])")
_GAP = re.compile(r"(?<=[^\W\d_]{2}) (?=[^\W\d_]{2})")
_PAIR = re.compile(r"(?<![^ \n])[^\W\d_]+ [^\W\d_]+(?![^\W_])")
_GUILLEMET = re.compile(r"«[ \u00a0]|[ \u00a0]»")
_GUILLEMETS = {"«": ("<< ", "c ", "( ", "a "), "»": (" >>", " )", " n")}
_SPECKS = (" . ", " ' ", " - ", " • ", " , ", " ^ ", ", ", ". ")
_TRIES = 6


def _drawn(choices: str, rng: random.Random) -> str:
    """One of `choices`, each half as likely as the one before it."""
    every = choices.split()
    return rng.choices(every, [2.0**-n for n in range(len(every))])[0]


def read(word: str, rng: random.Random) -> str:
    """`word` with one of its shapes read for another; the word itself where no shape is of those."""
    places = [(m.start(), shape) for shape in _READ for m in re.finditer(shape, word)]
    if not places:
        return word
    at, shape = rng.choice(sorted(places))
    return word[:at] + _drawn(_READ[shape], rng) + word[at + len(shape) :]


def letters(
    text: str, rng: random.Random, kind: str, share: float, lexicon: Lexicon, *, into_words: bool
) -> Iterator[Edit]:
    """Words with one misreading; `into_words` tells whether those are wanted that are words again."""
    for match in _WORD.finditer(text):
        right = match.group()
        for _ in range(_TRIES) if rng.random() < share else ():
            wrong = read(right, rng)
            if wrong != right and (lexicon.standing(wrong) is Standing.WORD) == into_words:
                yield Edit(Span(*match.span()), right, wrong, kind)
                break


def twice(text: str, rng: random.Random, kind: str, share: float, lexicon: Lexicon) -> Iterator[Edit]:
    """Longer words with two misreadings, if nothing is left that is a word."""
    for match in _WORD.finditer(text):
        right = match.group()
        if len(right) > 4 and rng.random() < share:
            wrong = read(read(right, rng), rng)
            if wrong != right and lexicon.standing(wrong) is not Standing.WORD:
                yield Edit(Span(*match.span()), right, wrong, kind)


def capitals(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """A first letter that has one shape, small and large, read in the other size; any capital behind a stop too."""
    for match in _WORD.finditer(text):
        right = match.group()
        if right[0] in _SAME_SHAPE and right[1:].islower() and rng.random() < share:
            yield Edit(Span(*match.span()), right, right[0].swapcase() + right[1:], kind)
    for match in _CAPITAL.finditer(text):
        if rng.random() < share and match.group()[0].isupper():
            yield Edit(Span(*match.span()), match.group(), match.group().lower(), kind)


def apostrophes(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """An apostrophe lost, doubled, read as another sign, with a space beside it or in its place."""
    for match in _ELISION.finditer(text):
        if rng.random() < share:
            sign = rng.choice(["", "", "''", " ", "' ", " '", "‘", '"', ",", "."])
            yield Edit(Span(*match.span()), match.group(), f"{match[1]}{sign}{match[2]}", kind)


def accents(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """An accent more, on a letter that has none: what specks over the line become, those of other languages too."""
    for match in _WORD.finditer(text):
        places = [i for i, c in enumerate(match.group()) if c in _ACCENTED]
        if places and rng.random() < share:
            at = match.start() + rng.choice(places)
            yield Edit(Span(at, at + 1), text[at], _drawn(_ACCENTED[text[at]], rng), kind)


def merged(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """An elided article and its apostrophe read as one capital."""
    for match in _ARTICLE.finditer(text):
        if rng.random() < share:
            yield Edit(Span(*match.span()), match.group(), _drawn("P F V", rng), kind)


def pronouns(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """The pronoun `Il` or `il` read as a figure."""
    for match in _PRONOUN.finditer(text):
        if rng.random() < share:
            yield Edit(Span(*match.span()), match.group(), _drawn("11 1l", rng), kind)


def first_days(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """The figure of `1er` read as a letter."""
    for match in _FIRST.finditer(text):
        if rng.random() < share:
            yield Edit(Span(*match.span()), match.group(), _drawn("l r I ï", rng), kind)


def figures(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """One or two figures of a number read as letters; a space inside it; a comma for its stop or a stop for its comma."""
    for match in _NUMBER.finditer(text):
        right = match.group()
        if rng.random() < share:
            wrong = _misread_number(right, rng)
            if wrong != right:
                yield Edit(Span(*match.span()), right, wrong, kind)


def _misread_number(right: str, rng: random.Random) -> str:
    draw = rng.random()
    if draw < 0.12 and len(right) > 1 and right.isdigit():
        at = rng.randint(1, len(right) - 1)
        return f"{right[:at]} {right[at:]}"
    places = [i for i, figure in enumerate(right) if figure in _FIGURES]
    wrong = right
    for at in rng.sample(places, min(len(places), 1 if draw < 0.75 else 2)):
        new = _drawn(_FIGURES[right[at]], rng)
        wrong = wrong[:at] + new + wrong[at + 1 :]
    return wrong


def thousands(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """A large number whose figures are misread on one side of its space."""
    for match in _THOUSANDS.finditer(text):
        if rng.random() < share:
            left, _, right = match.group().partition(" ")
            side = rng.random() < 0.5
            wrong = (
                f"{_misread_number(left, rng)} {right}" if side else f"{left} {_misread_number(right, rng)}"
            )
            if wrong != match.group():
                yield Edit(Span(*match.span()), match.group(), wrong, kind)


def romans(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """The strokes of a Roman number read as small l, as ones, or U for II."""
    for match in _ROMAN.finditer(text):
        right = match.group()
        if "I" in right and rng.random() < share:
            change: Callable[[str], str] = rng.choice(
                [_last_small, lambda w: w.replace("I", "1"), _last_small]
            )
            yield Edit(Span(*match.span()), right, change(right), kind)


def _last_small(word: str) -> str:
    at = word.rindex("I")
    return f"{word[:at]}l{word[at + 1 :]}"


def stops(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """A stop read as a comma or not at all, and a comma read as a stop: what the next letter gives away."""
    for pattern, signs in ((_STOP, (",", "")), (_COMMA, (".",))):
        for match in pattern.finditer(text):
            if rng.random() < share:
                wrong = f"{match.group()[:-2]}{rng.choice(signs)} "
                yield Edit(Span(*match.span()), match.group(), wrong, kind)


def specks(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """Dirt between two words."""
    for match in _GAP.finditer(text):
        if rng.random() < share:
            yield Edit(Span(*match.span()), " ", rng.choice(_SPECKS), kind)


def guillemets(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """A guillemet read as two angles, a bracket or a letter."""
    for match in _GUILLEMET.finditer(text):
        if rng.random() < share:
            right = match.group()
            wrong = rng.choice(_GUILLEMETS[right.strip()])
            yield Edit(Span(*match.span()), right, wrong, kind)


def glued(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """Two words run together, whatever comes of it."""
    for match in _PAIR.finditer(text):
        if rng.random() < share:
            yield Edit(Span(*match.span()), match.group(), match.group().replace(" ", ""), kind)


def torn(text: str, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """A space inside a word, anywhere."""
    for match in _WORD.finditer(text):
        right = match.group()
        if len(right) > 3 and rng.random() < share:
            at = rng.randint(1, len(right) - 1)
            yield Edit(Span(*match.span()), right, f"{right[:at]} {right[at:]}", kind)
