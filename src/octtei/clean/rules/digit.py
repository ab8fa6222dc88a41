"""Letters in numbers and digits in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, product

from octtei.clean.channel.context import groups
from octtei.clean.channel.language import grammar
from octtei.clean.channel.view import View, view
from octtei.clean.rule import Kind, Passage, rule
from octtei.text import Edit, Safety, Span

_DIGITS = {
    "l": "1",
    "I": "1",
    "O": "0",
    "o": "0",
    "S": "85",
    "B": "8",
    "D": "0",
    "Q": "0",
    "J": "3",
    "G": "6",
    "Z": "2",
    "z": "2",
    "g": "9",
    "b": "6",
}
_LETTERS = {"0": "oO", "1": "li", "5": "s", "6": "b", "8": "B"}
# Found by the place where letter and digit meet, then widened: most texts have none, and cost little.
_MEETS = re.compile(r"\d(?:(?=[lIOoSBZzgbDQJG])|(?<=[lIOoSBZzgbDQJG].))")
_NUMBER = re.compile(r"(?<![\w.,/°'’-])[\dlIOoSBZzgbDQJG]{2,6}(?![\w°'’/-])")
_BETWEEN = re.compile(r"\d+[A-Zl]+\d+")
_ALONE = re.compile(r"[lIOJZ]\d+|\d+[OISZJ]")
_INNER = re.compile(r"[01568](?=[^\W\d_])")
_WORD = re.compile(r"(?<![\w'’-])[^\W\d_]{1,40}[01568]{1,4}[^\W\d_]{1,40}(?![\w'’])")
_LONGEST = 40
_NEXT = re.compile(r"[ \u00a0]([^\W\d_]+)")
_BEFORE = re.compile(r"([^\W\d_]+['’ ])$")
_ORDINAL = re.compile(r"\d+[oA-Zb]")
_FIRST_YEAR, _LAST_YEAR, _LAST_DAY = 1000, 2039, 31
_MANY = 16


@rule("confusion.letter-in-number", Kind.TEXT)
def letter_in_number(passage: Passage) -> Iterator[Edit]:
    """A letter stands for a digit in a number: l or I for 1, O for 0, S for 8 or 5.

    Why: recognition decides letter by letter; the neighbours of a date say what it should have seen.
    Wrong when: names of things are made of both (B12, 3B, O2); only years, days before a month and numbers beside
    a unit are proposed, and applied where one reading is possible or the text has the same date elsewhere.
    Example: "en l9I7" → "en 1917"
    Keep: "le bâtiment 3B"
    """
    seen = view(passage)
    if seen is None:
        return
    for hit in _at(_MEETS, _NUMBER, passage.value):
        after = _NEXT.match(passage.value, hit.end())
        word = after[1] if after else ""
        found, sure = _numbers(hit.group(), word, seen, hit.start())
        if found:
            told = [r for r in found if word and f"{r} {word}" in passage.value] or _of_the_time(found, seen)
            best = [*told, *(r for r in found if r not in told)]
            safe = sure and (len(told) == 1 or len(found) == 1)
            safety, others = Safety.SAFE if safe else Safety.REVIEW, tuple(best[1:4])
            yield Edit(
                Span(*hit.span()), hit.group(), best[0], "confusion.letter-in-number", safety, None, others
            )


def _of_the_time(found: list[str], seen: View) -> list[str]:
    """Those of the readings that are years of a century that the text names."""
    years = [n for n in found if len(n) == 4]
    return [
        n for n in years if seen.text.count(f" {n[:2]}") > 1 and re.search(rf"\b{n[:2]}\d\d\b", seen.text)
    ]


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


def _numbers(form: str, word: str, seen: View, at: int) -> tuple[list[str], bool]:
    """What the number may be, and whether it is one beyond doubt; nothing where it may well be a name."""
    parts = [c if c.isdigit() else _DIGITS[c] for c in form]
    found = [n for n in ("".join(p) for p in islice(product(*parts), _MANY)) if n[0] != "0"]
    facts = grammar(seen.language)
    if word in facts.months or word.lower() in facts.months:
        return [n for n in found if int(n) <= _LAST_DAY], True
    if len(form) == 4 and sum(c.isdigit() for c in form) + _dated(seen, at) > 1:
        years = [n for n in found if _FIRST_YEAR <= int(n) <= _LAST_YEAR]
        if years:
            return years, True
    if _BETWEEN.fullmatch(form):
        return found, True
    if word.lower() in facts.hours and form[0] not in "OoBSZzgb" and not _ORDINAL.fullmatch(form):
        return found, True
    return (found, False) if _ALONE.fullmatch(form) else ([], False)


def _dated(seen: View, at: int) -> bool:
    before = _BEFORE.search(seen.text, max(0, at - 20), at)
    return before is not None and before[1].strip() in grammar(seen.language).months


@rule("confusion.digit-in-word", Kind.TEXT)
def digit_in_word(passage: Passage) -> Iterator[Edit]:
    """A digit stands for a letter inside a word: 1 for l or i, 0 for o, 5 for s.

    Why: the shapes are alike, and recognition looked at one letter at a time.
    Wrong when: the digit is a note mark and the space behind it was lost (`mars1le`), or the word is a formula;
    letters must stand on both sides, a dictionary word come out, and the two sides be no words themselves.
    Example: "la révo1ution" → "la révolution"
    Keep: "le 17e corps"
    """
    seen = view(passage)
    if seen is None:
        return
    yield from _articles(seen)
    for hit in _at(_INNER, _WORD, passage.value):
        found = [w for w in _words(hit.group()) if seen.known(w) and len(w) > 2]
        sides = re.split(r"\d+", hit.group())
        if found and not all(len(s) > 1 and seen.known(s) for s in sides):
            found.sort(key=lambda w: (-seen.lower[w.lower()], -seen.lexicon.frequency(w), w))
            safety = Safety.SAFE if len(found) == 1 and len(found[0]) > 3 else Safety.REVIEW
            yield Edit(
                Span(*hit.span()),
                hit.group(),
                found[0],
                "confusion.digit-in-word",
                safety,
                None,
                tuple(found[1:4]),
            )


_LEADING = re.compile(r" 1([^\W\d_]{1,20})(?= [^\W\d_])")


def _articles(seen: View) -> Iterator[Edit]:
    """`1a`, `1es` and `1eur`, where an l makes a word of those that build sentences; `1e` and `1er` are ordinals."""
    for hit in _LEADING.finditer(seen.text):
        meant = f"l{hit[1]}"
        after_word = seen.text[hit.start() - 1 : hit.start()].isalpha()
        if after_word and meant in groups(seen.language) and hit[1] not in ("e", "er", "re"):
            span = Span(hit.start() + 1, hit.end())
            yield Edit(span, span.of(seen.text), meant, "confusion.digit-in-word")


def _words(form: str) -> list[str]:
    parts = [_LETTERS.get(c, c) for c in form]
    return ["".join(p) for p in islice(product(*parts), _MANY)]
