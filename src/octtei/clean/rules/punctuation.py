"""Stops and commas that recognition saw where there are none, or did not see. All of them are only proposed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import takewhile

from octtei.clean.channel.comma import apposes, cuts
from octtei.clean.channel.context import STOP, borrowed, groups
from octtei.clean.channel.lore import APOSTROPHES
from octtei.clean.channel.view import View, view
from octtei.clean.rule import Kind, Passage, rule
from octtei.text import Edit, Safety, Span

_FLOWS, _PROPOSED, _PLAIN = 0.5, 1.2, 2.0
"""How much better two words go together without their comma, to be counted, to be proposed, and to be plainly one phrase."""
_SHARE, _LEAST, _LIFT = 0.35, 6, 2.0
_ASIDE, _FAR_ASIDE = 3, 5
# What is looked for comes first, so that a search jumps from sign to sign.
_STRAY = re.compile(
    r" \.(?:(?<=[^\W\d_] \.)(?=[a-zß-ÿœ])|(?<=\. \.)(?= [a-zß-ÿœ]))|'(?<=\s')(?=[a-zß-ÿœ]{2,}[ \n])"
)
_WORD = re.compile(r"[^\W\d_]+")
_INNER_STOP = re.compile(r"\. (?=[a-zß-ÿœ]{2})|\., (?=[a-zß-ÿœ])")
_CLOSING = re.compile(r"\w'(?!\w)")
_PARAGRAPH = 300
_SHORTEST = {". ": 6, "., ": 4}
"""How long a word is, at the least, that is no abbreviation before a small letter, and before a comma."""
_NAME_LIKE = 3
_OFTENER = 3
_INSIDE = 0.3
"""Share of the places of a capital that no stop precedes, from which it belongs to a name or a title."""
_VERSE = 0.15
"""Share of the line starts with a capital, behind a small letter, above which lines are verses or headings."""


@rule("punctuation.false-comma", Kind.TEXT)
def false_comma(passage: Passage) -> Iterator[Edit]:
    """A comma parts two words that belong together.

    Why: the tail of a worn letter looks like a comma; recognition then sets one behind that letter again and again.
    Wrong when: the author sets commas where nobody else does. The rule first asks of which letter the text has too
    many commas between words that flow into one another, and looks behind that letter only; never applied by itself.
    Example: "Il fallait, que la paix vînt. Il n'est, pas venu. On n'avait, pas mangé. Elle n'était, plus là. Ce n'était, pas loin. Nul n'avait, plus faim." → "Il fallait que la paix vînt. Il n'est pas venu. On n'avait pas mangé. Elle n'était plus là. Ce n'était pas loin. Nul n'avait plus faim."
    Keep: "Il était, pour nous, certain"
    """
    seen = view(passage)
    if seen is None or not borrowed(seen.language):
        return
    commas = [i for i, sign in enumerate(seen.signs) if i and sign == "," and _alone(i, seen)]
    if len(commas) < _LEAST or max(Counter(seen.forms[i - 1][-1] for i in commas).values()) < _LEAST:
        return
    flowing = [(i, gain) for i, gain in zip(commas, _flows(commas, seen), strict=True) if gain > _FLOWS]
    behind = Counter(seen.forms[i - 1][-1] for i, _ in flowing)
    often = [c for c, n in behind.items() if n >= _LEAST and n >= _SHARE * len(flowing)]
    letters = {c for c in often if behind[c] / len(flowing) > _LIFT * _ending(c, seen) / len(seen.forms)}
    if not letters:
        return
    certain = {
        i
        for i, gain in flowing
        if gain > _PROPOSED
        and not _is_pair(i, seen, _ASIDE if gain > _PLAIN else _FAR_ASIDE)
        and not apposes(i, seen)
    }
    for i, sign in enumerate(seen.signs):
        if i and sign == "," and seen.forms[i - 1][-1] in letters and (i in certain or _cuts(i, seen)):
            at = seen.end(i - 1)
            yield Edit(Span(at, at + 1), ",", "", "punctuation.false-comma", Safety.REVIEW)


def _ending(letter: str, seen: View) -> int:
    """How many words of the text end in `letter`."""
    return sum(count for form, count in seen.counts.items() if form[-1] == letter)


def _cuts(i: int, seen: View) -> bool:
    return _alone(i, seen) and cuts(i, seen)


def _alone(i: int, seen: View) -> bool:
    """Whether nothing but a comma, right behind the word before, parts it from word number `i`."""
    return seen.signs[i] == "," and seen.gap(i).strip() == "," and seen.text[seen.end(i - 1)] == ","


def _is_pair(i: int, seen: View, reach: int) -> bool:
    """Whether another comma of the sentence stands so near that the two enclose an aside: `et, surtout, de`."""
    before = [seen.signs[n] for n in range(i - 1, max(0, i - reach - 1), -1)]
    after = [seen.signs[n] for n in range(i + 1, min(len(seen.forms), i + reach + 1))]
    return any("," in takewhile(lambda sign: sign != STOP, signs) for signs in (before, after))


def _flows(commas: Iterable[int], seen: View) -> Iterator[float]:
    """How much better each word of those that a comma alone precedes follows the one before without it."""
    bond, spared, rows = seen.context.bonds().of, seen.context.bonds(1).of, seen.context.rows
    row_behind, row_before = rows(2).of, rows(0).of
    around, spared_behind, spared_before = rows(1, 1).of, rows(2, 1).of, rows(0, 1).of
    for i in commas:
        left, right, before, after = seen.items[i - 1], seen.items[i], seen.lefts[i - 1], seen.rights[i]
        together = bond(left, right) + row_behind(before, left, right) + row_before(left, right, after)
        apart = spared(left, ",") + spared(",", right) + around(left, ",", right)
        yield together - apart - spared_behind(before, left, ",") - spared_before(",", right, after)


@rule("punctuation.lost-stop", Kind.TEXT)
def lost_stop(passage: Passage) -> Iterator[Edit]:
    """A word that builds sentences has a capital, and no stop stands before it, or a comma for one.

    Why: a full stop is the smallest sign of a page, and a speck gives it a tail.
    Wrong when: the capital belongs to a title, a verse or a heading; words that the text often writes so are left,
    line ends of verse too, and it is only proposed.
    Example: "la ville était vide Dans la rue, on parlait" → "la ville était vide. Dans la rue, on parlait"
    Keep: "dans Le Monde du soir"
    """
    seen = view(passage)
    if seen is None:
        return
    building = groups(seen.language)
    fitting = {" ", ", ", "\n", " \n"} if _lines_run_on(seen) else {" ", ", "}
    upper = {form for form in seen.counts if form[0].isupper()}
    words = enumerate(zip(seen.forms, seen.gaps, strict=False))
    capitals = [i for i, (form, gap) in words if form in upper and gap in fitting and i]
    inside = Counter(seen.forms[i] for i in capitals)
    for i in capitals:
        form, before, sign = seen.forms[i], seen.forms[i - 1], seen.signs[i]
        often = seen.counts[form.lower()] > _OFTENER * inside[form]
        plain = form.lower() in building or (not sign and often)
        free = before.islower() and (sign or before not in building)
        small = form[1:].islower() or (len(form) > 1 and form[-1] in APOSTROPHES)
        named = inside[form] >= max(_NAME_LIKE, _INSIDE * seen.counts[form])
        if plain and free and small and not named and _goes_on(i, seen):
            at = seen.end(i - 1)
            yield Edit(Span(at, at + len(sign)), sign, ".", "punctuation.lost-stop", Safety.REVIEW)


def _lines_run_on(seen: View) -> bool:
    """Whether few lines that no stop precedes begin with a capital: it is prose, and a capital there says something."""
    starts = [i for i in seen.line_ends if seen.gap(i) in ("\n", " \n")]
    capitals = sum(seen.forms[i][0].isupper() and seen.forms[i - 1].islower() for i in starts)
    return capitals <= _VERSE * len(starts)


def _goes_on(i: int, seen: View) -> bool:
    """Whether a small letter follows: a title would go on with a capital."""
    return i + 1 < len(seen.forms) and seen.forms[i + 1][0].islower() and seen.whole(i) and not seen.abroad(i)


@rule("punctuation.stray", Kind.TEXT)
def stray(passage: Passage) -> Iterator[Edit]:
    """A stop or an apostrophe stands where none can stand.

    Why: specks of dirt are read as the smallest signs.
    Wrong when: an abbreviation, a quotation in single quotes, a file name; only proposed.
    Example: "il sortit de la ville .à pied" → "il sortit de la ville à pied"
    Keep: "etc. et ainsi de suite"
    """
    text = passage.value
    seen = view(passage) if _STRAY.search(text) else None
    for hit in _STRAY.finditer(text) if seen else ():
        word = _WORD.search(text, hit.end(), hit.end() + _PARAGRAPH)
        if not (seen and word and seen.known(word.group())):
            continue
        if hit.group() != "'" or not _CLOSING.search(text, hit.end(), hit.end() + _PARAGRAPH):
            after = " " if hit.group() == " ." and text[hit.end()].isalpha() else ""
            yield Edit(Span(*hit.span()), hit.group(), after, "punctuation.stray", Safety.REVIEW)
    yield from _inner_stops(passage)


def _inner_stops(passage: Passage) -> Iterator[Edit]:
    """Stops behind a whole word and before a small letter or a comma, inside a sentence."""
    seen = view(passage) if _INNER_STOP.search(passage.value) else None
    if seen is None or not borrowed(seen.language):
        return
    places = [i for i, gap in enumerate(seen.gaps[:-1]) if i and gap in _SHORTEST]
    for i in places:
        shortest = _SHORTEST[seen.gap(i)]
        if seen.forms[i][0].islower() and _no_abbreviation(seen.forms[i - 1], shortest, seen):
            at = seen.end(i - 1)
            if len(seen.forms[i]) > 1 and not seen.abroad(i):
                yield Edit(Span(at, at + 1), ".", "", "punctuation.stray", Safety.REVIEW)


def _no_abbreviation(form: str, shortest: int, seen: View) -> bool:
    """Whether `form` is a word that the text has more than once, and at least `shortest` letters long."""
    return len(form) >= shortest and form[1:].islower() and seen.known(form) and seen.lower[form.lower()] > 1
