"""Words in which figures stand for letters: where a text has such forms, and which words they may be."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import islice, pairwise, product
from typing import NamedTuple

from octtei.clean.channel.context import groups
from octtei.clean.channel.view import View

SMALL = {"0": "o", "1": "li", "2": "z", "5": "s", "6": "beéô", "9": "gq"}
"""What a figure stands for among small letters; those it looks like, and those it was seen for."""
_CAPITAL = {"0": "O", "1": "IL", "2": "Z", "5": "S", "6": "G", "8": "B"}
_FIGURES = "".join({**SMALL, **_CAPITAL})
_MEETS = re.compile(rf"[{_FIGURES}](?:(?=[^\W\d_])|(?<=[^\W\d_].))")
_FORM = re.compile(r"(?<![\w'’.,/+#°^-])(?:[^\W_]{1,8}['’])?[^\W_]{2,40}(?![\w'’/°]|[.,]\d|-[\dA-Z])")
_REACH = 50
_PAIR = 2
"""So short a form may be a word that builds sentences only."""
_AT_APOSTROPHE, _SEVERAL = re.compile("['’]"), 3
_MANY, _MOST = 32, 2
"""Readings that are looked at; figures in one word."""


class Figured(NamedTuple):
    """A form of letters and figures: where it stands, in code points, and the words it may be, those of the text first."""

    start: int
    end: int
    form: str
    words: tuple[str, ...]

    @property
    def figures(self) -> str:
        """The figures in it."""
        return "".join(filter(str.isdigit, self.form))


def figured(seen: View) -> list[Figured]:
    """The forms of a text in which figures may stand for letters, in order; what stands before an apostrophe is left out."""
    found = []
    for hit in _runs(seen.text):
        start = max(hit.group().rfind("'"), hit.group().rfind("’")) + 1
        form = hit.group()[start:]
        words = _words(form, seen)
        if words:
            found.append(Figured(hit.start() + start, hit.end(), form, words))
    return found


def looks_meant(seen: View, figures: Collection[str], marked: Mapping[str, str]) -> frozenset[str]:
    """Those of `figures` that stand for letters they look like in most of the forms that have them inside, in three at least.

    No such figure is the mark of an accent: `ju1llet`, `fi1le`, `p1us`. `marked` has the words that forms are if it is one: a form tells
    nothing that is a commoner word so (`la1` is `là` sooner than `lai`).
    """
    plain = {f for f in figures if f in SMALL and SMALL[f].isascii()}
    told = {hit.group() for hit in _runs(seen.text)} if plain else set()
    forms = {form for run in told for form in _AT_APOSTROPHE.split(run) if not form.isdigit()}
    found = set()
    for figure in sorted(plain):
        those = [form for form in forms if figure in form]
        meant = sum(_is_meant(form, seen, marked.get(form, "")) for form in those)
        if meant >= _SEVERAL and 2 * meant > len(those):
            found.add(figure)
    return frozenset(found)


def _is_meant(form: str, seen: View, marked: str) -> bool:
    """Whether a form is a word if its figures are letters, and no rarer one than the word that it is if they are marks."""
    words, known = _words(form, seen), seen.lexicon.frequency
    return bool(words) and max(map(known, words)) >= known(marked.lower())


def _runs(text: str) -> Iterator[re.Match[str]]:
    """Runs of letters and figures, with what is elided before them."""
    done = 0
    for sign in _MEETS.finditer(text):
        start = sign.start()
        if start < done:
            continue
        while (
            start > done
            and sign.start() - start < _REACH
            and (text[start - 1].isalnum() or text[start - 1] in "'’")
        ):
            start -= 1
        hit = _FORM.match(text, start)
        if hit:
            yield hit
            done = hit.end()


def _words(form: str, seen: View) -> tuple[str, ...]:
    """The words that a form may be, those of the text first."""
    figures = sum(map(str.isdigit, form))
    if not 0 < figures <= _MOST or 2 * figures > len(form):
        return ()
    capitals = form.isupper() and sum(map(str.isalpha, form)) > 1
    if capitals and 2 * figures == len(form):
        return ()
    table = _CAPITAL if capitals else SMALL
    parts = [table.get(c, c) for c in form]
    readings = ("".join(p) for p in islice(product(*parts), _MANY))
    known = [w for w in readings if w.isalpha() and not _has_hump(w) and _is_word(w, seen)]
    if len(form) == _PAIR:
        known = [w for w in known if w in groups(seen.language)]
    return tuple(sorted(known, key=lambda w: (-seen.lower[w.lower()], -seen.lexicon.frequency(w), w)))


def _is_word(word: str, seen: View) -> bool:
    """Whether it is a word, or what the text says more than once."""
    return seen.known(word) or seen.counts[word] > 1


def _has_hump(word: str) -> bool:
    """Whether a capital stands behind a small letter."""
    return any(a.islower() and b.isupper() for a, b in pairwise(word))
