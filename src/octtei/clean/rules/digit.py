"""Digits in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise, product

from octtei.clean.channel.context import groups
from octtei.clean.channel.view import View, view
from octtei.clean.channel.worn import worn
from octtei.clean.rule import Kind, Passage, rule
from octtei.text import Edit, Safety, Span

_LETTERS = {"0": "oO", "1": "li", "5": "s", "6": "bô", "8": "B"}
_INNER = re.compile(r"[01568](?=[^\W\d_])")
_WORD = re.compile(r"(?<![\w'’-])[^\W\d_]{1,40}[01568]{1,4}[^\W\d_]{1,40}(?![\w'’])")
_BEFORE_WORD = re.compile(r" [^\W\d_]")
_ORDINALS = ("e", "er", "re", "o")
_SHORTEST, _COMMON = 3, 100.0
_LONGEST = 40
_MANY = 16


@rule("confusion.digit-in-word", Kind.TEXT)
def digit_in_word(passage: Passage) -> Iterator[Edit]:
    """A digit stands for a letter inside a word: 1 for l or i, 0 for o, 5 for s.

    Why: the shapes are alike, and recognition looked at one letter at a time.
    Wrong when: the digit is a note mark and the space behind it was lost (`mars1le`), or the word is a formula;
    letters must stand on both sides, a dictionary word come out, and the two sides be no words themselves. With as many digits as letters
    it may be a name that is made so (`l10n`), and is proposed.
    Example: "la révo1ution" → "la révolution"
    Keep: "le 17e corps"
    """
    seen = view(passage)
    if seen is None:
        return
    yield from _articles(seen)
    yield from _divided(seen)
    for hit in _at(_INNER, _WORD, passage.value):
        found = [w for w in _words(hit.group()) if seen.known(w) and len(w) > 2 and not _has_hump(w)]
        sides = re.split(r"\d+", hit.group())
        if found and not all(len(s) > 1 and seen.known(s) for s in sides):
            found.sort(key=lambda w: (-seen.lower[w.lower()], -seen.lexicon.frequency(w), w))
            sure = len(found) == 1 and (len(found[0]) > _SHORTEST or _is_common(found[0], seen, passage))
            sure = sure and 2 * sum(map(str.isdigit, hit.group())) < len(hit.group())
            safety = Safety.SAFE if sure else Safety.REVIEW
            yield Edit(
                Span(*hit.span()),
                hit.group(),
                found[0],
                "confusion.digit-in-word",
                safety,
                None,
                tuple(found[1:4]),
            )


def _is_common(word: str, seen: View, passage: Passage) -> bool:
    """Whether a short word is so common that it is meant, in a text full of misreadings: `s0n`."""
    return seen.lore.frequency[word] > _COMMON and worn(passage)


_DIVIDED = re.compile(r"[01568](?=-\n[ \f\n]*([^\W\d_]{2,20})(?![\w]))")
_FIRST_HALF = re.compile(r"(?<![\w'’-])[^\W\d_]{1,20}\Z")
_HALF = 20


def _divided(seen: View) -> Iterator[Edit]:
    """A digit at the end of a half of a word: `s0-` before a line end, `lide` behind it."""
    for hit in _DIVIDED.finditer(seen.text):
        begun = _FIRST_HALF.search(seen.text, max(0, hit.start() - _HALF), hit.start())
        if begun is None:
            continue
        first, second = begun[0], hit[1]
        found = [c for c in _LETTERS[hit[0]] if c.islower() and seen.known(first + c + second)]
        if len(found) == 1 and len(first + second) >= _SHORTEST and second.islower():
            yield Edit(Span(*hit.span()), hit[0], found[0], "confusion.digit-in-word", Safety.SAFE)


_LEADING = re.compile(r"[1!0](?<=[ \n-].)([^\W\d_]{1,20})(?=[ \n,.;:)])")
_LABEL = re.compile(r"(?<![\w.,])\d[b-d](?!\w)")
"""What stands beside `1a` where it is a label: `zone 1b`."""


def _articles(seen: View) -> Iterator[Edit]:
    """`1a`, `!es`, `1ieu` and `0ù`, where an l or an o makes a word; `1e` and `1er` are ordinals."""
    for hit in _LEADING.finditer(seen.text):
        if hit.group() == "1a" and _LABEL.search(seen.text):
            continue
        meant = f"{'o' if hit.group()[0] == '0' else 'l'}{hit[1]}"
        after_word = seen.text[hit.start() - 2 : hit.start() - 1] not in "0123456789,."
        odd = not hit[1].isascii() and len(hit[1]) == 1 and seen.known(meant)  # no number has such a letter
        odd = odd and not seen.text[hit.end() + 1 : hit.end() + 2].isupper()  # but `échelon 1à X`
        plain = odd or (meant in groups(seen.language) and hit[1] not in _ORDINALS)
        plain = plain or (len(hit[1]) >= _SHORTEST and meant in seen.lexicon and hit[1] not in seen.lexicon)
        if (
            (after_word or odd)
            and plain
            and hit[1].islower()
            and (len(hit[1]) > 1 or _BEFORE_WORD.match(seen.text, hit.end()))
        ):
            safety = Safety.SAFE if hit.group()[0] == "1" or len(hit[1]) > 1 else Safety.REVIEW
            yield Edit(Span(*hit.span()), hit.group(), meant, "confusion.digit-in-word", safety)


def _has_hump(word: str) -> bool:
    """Whether a capital stands behind a small letter."""
    return any(a.islower() and b.isupper() for a, b in pairwise(word))


def _words(form: str) -> list[str]:
    parts = [_LETTERS.get(c, c) for c in form]
    return ["".join(p) for p in islice(product(*parts), _MANY)]


def _at(sign: re.Pattern[str], whole: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The places of `whole`, looked for only where `sign` is found inside a run of letters and digits."""
    done = 0
    for hit in sign.finditer(text):
        start = hit.start()
        while start > done and hit.start() - start < _LONGEST and text[start - 1].isalnum():
            start -= 1
        found = whole.match(text, start) if start >= done else None
        if found:
            yield found
            done = found.end()
