"""Stops and commas that recognition saw where there are none, or did not see. All of them are only proposed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from octtei.clean.channel.comma import apposes, cuts
from octtei.clean.channel.context import STOP, groups
from octtei.clean.channel.language import grammar
from octtei.clean.channel.lent import borrowed
from octtei.clean.channel.lore import APOSTROPHES
from octtei.clean.channel.misreading import is_written_so
from octtei.clean.channel.sentence import SAME_SHAPE, SIGNS, signs_between
from octtei.clean.channel.stops import best_signs, places
from octtei.clean.channel.view import View, view
from octtei.clean.channel.worn import MANY, worn
from octtei.clean.rule import Kind, Passage, rule
from octtei.text import Edit, Safety, Span

_FLOWS, _PROPOSED, _PLAIN = 0.5, 1.2, 2.0
"""How much better two words go together without their comma, to be counted, to be proposed, and to be plainly one phrase."""
_BOUND = frozenset(["<det-m>", "<det-f>", "<det-p>", "<det-s>", "<det>", "<of>", "<to>"])
_NUMERAL = frozenset(["un", "une"])
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
_SHORTEST = 4
"""How long a word is, at the least, that is no abbreviation before a comma."""
_SPECK = re.compile(r" [•·^*~_|¦°■,.] ")
_SPECK_SIZE = 3
_SPACED = re.compile(r" , (?<=[^\W\d_] , )")
_NAME_LIKE = 3
_OFTENER = 3
_COMMON = 20.0
_INSIDE = 0.3
"""Share of the places of a capital that no stop precedes, from which it belongs to a name or a title."""
_VERSE = 0.15
"""Share of the line starts with a capital, behind a small letter, above which lines are verses or headings."""

_DIVIDED, _BIG = re.compile(r"[-‐¬\u00ad]\s*\n"), re.compile(r"\s*[^\W_a-zß-ÿœ]")
_NEAR = 200
"""So many characters back at most stands the end of the line above."""
_TITLE, _RUNS_ON = 0.75, ",;-‐¬\u00ad"
"""A line shorter than this share of the one below is a title, if what is above it does not end in a letter or so."""


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
    commas = [i for i in seen.behind(_has_comma) if _alone(i, seen)]
    often = _frequent(commas, seen)
    flowing = _flowing([i for i in commas if seen.forms[i - 1][-1] in often], seen)
    if often and _frequent(flowing, seen):  # else no letter has too many
        flowing |= _flowing([i for i in commas if seen.forms[i - 1][-1] not in often], seen)
    letters = _excessive(flowing, seen)
    if not letters and worn(passage, MANY):
        yield from _inside_phrases(commas, seen)
    for i in (i for i in commas if seen.forms[i - 1][-1] in letters):
        if _is_certain(i, flowing.get(i, 0.0), seen) or cuts(i, seen):
            at = seen.end(i - 1)
            yield Edit(Span(at, at + 1), ",", "", "punctuation.false-comma", Safety.REVIEW)


def _frequent(commas: Iterable[int], seen: View) -> set[str]:
    """The letters that stand before enough of these commas to have too many."""
    behind = Counter(seen.forms[i - 1][-1] for i in commas)
    return {letter for letter, times in behind.items() if times >= _LEAST}


def _flowing(commas: Sequence[int], seen: View) -> dict[int, float]:
    """The words that flow on from the one before their comma, with how much better they go without it."""
    return {i: gain for i, gain in zip(commas, _flows(commas, seen), strict=True) if gain > _FLOWS}


def _is_certain(i: int, gain: float, seen: View) -> bool:
    """Whether word `i` plainly flows on from the one before, and its comma opens or closes nothing."""
    reach = _ASIDE if gain > _PLAIN else _FAR_ASIDE
    return gain > _PROPOSED and not _is_pair(i, seen, reach) and not apposes(i, seen)


def _excessive(flowing: Mapping[int, float], seen: View) -> set[str]:
    """The letters that have too many of the commas before words that flow on behind them."""
    behind = Counter(seen.forms[i - 1][-1] for i in flowing)
    often = [c for c in _frequent(flowing, seen) if behind[c] >= _SHARE * len(flowing)]
    return {c for c in often if behind[c] / len(flowing) > _LIFT * _ending(c, seen) / len(seen.forms)}


def _inside_phrases(commas: Sequence[int], seen: View) -> Iterator[Edit]:
    """Commas that cut a phrase, behind any letter: behind an article, before what belongs to a verb."""
    of = groups(seen.language)
    alone = [i for i in commas if not _is_pair(i, seen, _FAR_ASIDE)]
    for i, gain in zip(alone, _flows(alone, seen), strict=True):
        before = seen.forms[i - 1].lower()
        bound = of.get(before) in _BOUND and before not in _NUMERAL
        if ((bound and gain > _FLOWS) or cuts(i, seen)) and not apposes(i, seen):
            at = seen.end(i - 1)
            yield Edit(Span(at, at + 1), ",", "", "punctuation.false-comma", Safety.REVIEW)


def _ending(letter: str, seen: View) -> int:
    """How many words of the text end in `letter`."""
    return sum(count for form, count in seen.counts.items() if form[-1] == letter)


def _has_comma(gap: str) -> bool:
    return gap.strip() == ","


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
    row_behind, row_before = rows(2).of_classes, rows(0).of_classes
    around, spared_behind, spared_before = (rows(at, 1).of_classes for at in (1, 2, 0))
    of = seen.context.classes
    comma = of[","]
    for i in commas:
        left, right = seen.items[i - 1], seen.items[i]
        before, one, other, after = of[seen.left(i - 1)], of[left], of[right], of[seen.right(i)]
        together = bond(left, right) + row_behind((before, one, other)) + row_before((one, other, after))
        apart = spared(left, ",") + spared(",", right) + around((one, comma, other))
        yield together - apart - spared_behind((before, one, comma)) - spared_before((comma, other, after))


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
    building, facts, bold = groups(seen.language), grammar(seen.language), worn(passage, MANY)
    fitting = {" ", ", ", "\n", " \n"} if _lines_run_on(seen) else {" ", ", "}
    capitals = [i for i in seen.numbers(seen.capitals) if i and seen.gap(i) in fitting]
    inside = Counter(seen.forms[i] for i in capitals)
    for i in capitals:
        form, before, sign = seen.forms[i], seen.forms[i - 1], seen.signs[i]
        often = seen.counts[form.lower()] > _OFTENER * inside[form]
        plain = form.lower() in building or (not sign and often) or (bold and sign and _is_common(form, seen))
        free = (before.islower() or (bold and before[1:].islower())) and (sign or before not in building)
        small = form[1:].islower() or (len(form) > 1 and form[-1] in APOSTROPHES)
        titled = (
            bold and not sign and form in facts.titles and before not in building and _is_noun(before, seen)
        )
        named = inside[form] >= max(_NAME_LIKE, _INSIDE * seen.counts[form])
        if bold and sign in SIGNS and form[0] in SAME_SHAPE and _is_small(i, seen):
            continue
        if form in facts.polite or _is_below_title(i, seen) or _DIVIDED.match(seen.gap_after(i)):
            continue
        if (plain and free and small and not named and _goes_on(i, seen)) or (titled and before[0].islower()):
            at = seen.end(i - 1)
            yield Edit(Span(at, at + len(sign)), sign, ".", "punctuation.lost-stop", Safety.REVIEW)


def _is_below_title(i: int, seen: View) -> bool:
    """Whether word `i` begins a line below a title: a short line with a capital first, behind the end of a sentence."""
    if "\n" not in seen.gap(i):
        return False
    end, at = seen.end(i - 1), seen.starts[i]
    start = seen.text.rfind("\n", 0, end) + 1
    stop = seen.text.find("\n", at)
    above = seen.text[max(0, start - _NEAR) : start].rstrip()[-1:]
    below = (stop if stop >= 0 else len(seen.text)) - at
    runs_on = above.isalpha() or (above and above in _RUNS_ON)
    return end - start < _TITLE * below and not runs_on and _BIG.match(seen.text, start) is not None


def _is_small(i: int, seen: View) -> bool:
    """Whether it is rather the capital that is wrong."""
    weights = signs_between(i, seen)
    return weights[seen.signs[i]] > weights[STOP]


def _lines_run_on(seen: View) -> bool:
    """Whether few lines that no stop precedes begin with a capital: it is prose, and a capital there says something."""
    starts = [i for i in seen.line_ends if seen.gap(i) in ("\n", " \n")]
    capitals = sum(seen.forms[i][0].isupper() and seen.forms[i - 1].islower() for i in starts)
    return capitals <= _VERSE * len(starts)


def _goes_on(i: int, seen: View) -> bool:
    """Whether a small letter follows: a title would go on with a capital."""
    return i + 1 < len(seen.forms) and seen.forms[i + 1][0].islower() and seen.whole(i) and not seen.abroad(i)


def _is_noun(form: str, seen: View) -> bool:
    """Whether a word may be something else than a finite verb."""
    names, verbs = seen.lexicon.language.class_names, grammar(seen.language).verb_classes
    others = sum(1 << n for n, name in enumerate(names) if name not in verbs)
    return form in seen.lexicon and bool(seen.lexicon.classes(form) & others)


def _is_common(form: str, seen: View) -> bool:
    """Whether a form with a capital is a common word, and the dictionary has no name so."""
    small = form.lower()
    return small in seen.lexicon and seen.lore.frequency[small] > _COMMON and not is_written_so(form, seen)


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
    yield from _specks(passage)


def _inner_stops(passage: Passage) -> Iterator[Edit]:
    """Stops behind a whole word and before a small letter or a comma, inside a sentence."""
    seen = view(passage) if _INNER_STOP.search(passage.value) else None
    if seen is None or not groups(seen.language):
        return
    for i in places(seen, bold=worn(passage, MANY)):
        best, *rest = best_signs(i, seen)
        if best != STOP:  # else it is the capital that was lost
            at = seen.end(i - 1)
            others = tuple(sign for sign in rest if sign != STOP)
            yield Edit(Span(at, at + 1), ".", best, "punctuation.stray", Safety.REVIEW, None, others)
    for i in seen.behind("., ".__eq__):
        if seen.forms[i][0].islower() and _no_abbreviation(seen.forms[i - 1], seen):
            at = seen.end(i - 1)
            if len(seen.forms[i]) > 1 and not seen.abroad(i):
                yield Edit(Span(at, at + 1), ".", "", "punctuation.stray", Safety.REVIEW)


def _specks(passage: Passage) -> Iterator[Edit]:
    """Signs between two words that no sentence has there: `la ville • de`, `la ville , de`."""
    seen = view(passage) if _SPECK.search(passage.value) else None
    if seen is None:
        return
    spaced = len(_SPACED.findall(passage.value)) > _OFTENER
    for i in seen.behind(_is_speck):
        if not _is_within(i, seen):
            continue
        gap = seen.gap(i)
        sign = gap.strip()
        if sign in ",." and (spaced or not worn(passage, MANY)):
            continue
        at = seen.end(i - 1)
        weights = signs_between(i, seen)
        comma = sign == "," and weights[","] > weights[""]
        after = ", " if comma else " "
        others = (" ",) if comma else (", ",) if sign == "," else ()
        yield Edit(Span(at, at + len(gap)), gap, after, "punctuation.stray", Safety.REVIEW, None, others)


def _is_speck(gap: str) -> bool:
    return len(gap) == _SPECK_SIZE and _SPECK.fullmatch(gap) is not None


def _is_within(i: int, seen: View) -> bool:
    """Whether known words in small letters stand on both sides."""
    sides = seen.forms[i - 1], seen.forms[i]
    return all(form[0].islower() and seen.known(form) for form in sides) and not seen.abroad(i)


def _no_abbreviation(form: str, seen: View) -> bool:
    """Whether `form` is a word of some length that the text has more than once."""
    return len(form) >= _SHORTEST and form[1:].islower() and seen.known(form) and seen.lower[form.lower()] > 1
