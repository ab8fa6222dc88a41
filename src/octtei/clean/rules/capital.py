"""Small letters read as capitals, and capitals read as small letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from octtei.clean.channel.context import NUMBER, STOP, groups
from octtei.clean.channel.language import grammar
from octtei.clean.channel.lore import APOSTROPHES
from octtei.clean.channel.misreading import is_written_so
from octtei.clean.channel.sentence import NOTHING, SAME_SHAPE, signs_between
from octtei.clean.channel.stops import best_signs, places
from octtei.clean.channel.view import View, view
from octtei.clean.channel.worn import MANY, worn
from octtei.clean.rule import Kind, Passage, rule
from octtei.lexicon import Language
from octtei.text import Edit, Safety, Span

NAME = "confusion.capital"
_INNER = re.compile(
    rf"(?<![^\W\d_])[^\W\d_](?=[a-zß-ÿœ{SAME_SHAPE}]*[{SAME_SHAPE}])[a-zß-ÿœ{SAME_SHAPE}]+(?![^\W\d_])"
)
_SIGN = re.compile(rf"[{SAME_SHAPE}](?<=[a-zß-ÿœ].)")
_HABIT, _SHORTEST, _TWICE = 3, 3, 2
_SIGN_LETTERS = 4
_LEAD, _COMMON = 3.0, 5.0
_VERBS = frozenset(["v1", "v3", "vp", "v3p", "inf", "ger"])
_COMMAS = (", ", ",\n")
_BEHIND_TITLE = (". ", " ", ".\n")


@rule(NAME, Kind.TEXT, conjecture=True)
def capital(passage: Passage) -> Iterator[Edit]:
    """A small letter is read as a capital of the same shape, or the capital of a sentence as a small letter.

    Why: c, o, s, v and the like have one shape in both sizes, and worn print has no even size.
    Wrong when: a name or a title begins there, or an author writes capitals inside words (`WikiIndex`); inside a word
    only where the small letter makes a word of it, at its start only words that build sentences and forms of verbs
    are looked at, and these are proposed.
    Example: "il est venu danS la ville" → "il est venu dans la ville"
    Keep: "la Cour et le Conseil"
    """
    seen = view(passage)
    if seen is None:
        return
    yield from _inside(seen)
    if groups(seen.language):
        bold = worn(passage, MANY)
        yield from _titled(seen)
        yield from _first(seen, bold=bold, swaps=bold and _swaps(seen))
        yield from _after_stop(seen, bold=bold)


def _inside(seen: View) -> Iterator[Edit]:
    """Capitals among the small letters of a word: `danS`."""
    done = 0
    for sign in _SIGN.finditer(seen.text):
        start = sign.start()
        while start > done and seen.text[start - 1].isalpha():
            start -= 1
        hit = _INNER.match(seen.text, start) if start >= done else None
        if hit is None:
            continue
        done = hit.end()
        form = hit.group()
        meant = _meant(form, seen)
        humps = sum(c.isupper() for c in form[1:])
        if (
            humps == 1
            and len(form) > 2
            and not _may_be_sign(form)
            and seen.counts[form] < _HABIT
            and seen.known(meant)
        ):
            safety = (
                Safety.REVIEW if _are_two(form, seen) or _may_be_called(form, meant, seen) else Safety.SAFE
            )
            yield Edit(Span(*hit.span()), form, meant, NAME, safety)


def _meant(form: str, seen: View) -> str:
    """The form in small letters behind its first; a U may be two l beside each other: `eUe`."""
    small, twice = form[0] + form[1:].lower(), form[0] + form[1:].replace("U", "ll").lower()
    frequency = seen.lore.frequency
    return twice if seen.known(twice) and frequency[twice] > frequency[small] else small


def _may_be_sign(form: str) -> bool:
    """Whether capitals at both ends of a short form may be meant so: `TeX`."""
    return len(form) <= _SIGN_LETTERS and form[0].isupper() and form[-1].isupper()


def _are_two(form: str, seen: View) -> bool:
    """Whether a form is two words, the second with its capital."""
    at = next(n for n, c in enumerate(form) if n and c.isupper())
    return len(form) - at > 1 and seen.known(form[:at]) and seen.known(form[at:])


def _may_be_called(form: str, meant: str, seen: View) -> bool:
    """Whether a form may be a name of two parts, each with its capital, for in small letters it is a name, too: `MacKenzie`."""
    return form[0].isupper() and not seen.known(meant.lower())


def _first(seen: View, *, bold: bool, swaps: bool) -> Iterator[Edit]:
    """Words in the midst of a sentence with a capital that should be small."""
    odd = {f for f in seen.capitals if f[0] in SAME_SHAPE and (f[1:].islower() or f[1:] in APOSTROPHES)}
    places = [i for i in seen.numbers(odd) if i and _is_inside(i, seen, bold=bold)]
    plain = {f for f in {seen.forms[i] for i in places} if _is_no_name(f, seen, bold=bold)}
    often = Counter(seen.forms[i] for i in places)
    plain = {
        f for f in plain if often[f] < _HABIT or often[f] < seen.counts[f.lower()]
    }  # `Sie` to whom one writes
    for i in places:
        form = seen.forms[i]
        if (
            form not in plain
            or not seen.whole(i)
            or seen.abroad(i)
            or seen.at_edge(i)
            or _is_made_noun(i, seen)
            or (bold and not swaps and _may_be_title(i, seen))
        ):
            continue
        weights, sign = signs_between(i, seen), seen.signs[i]
        lead = 0.0 if bold else _LEAD
        if sign == NUMBER or seen.elided(i) or weights[sign] > weights[STOP] + lead:
            start = seen.starts[i]
            yield Edit(Span(start, start + len(form)), form, form.lower(), NAME, Safety.REVIEW)


def _is_no_name(form: str, seen: View, *, bold: bool) -> bool:
    """Whether a form with a capital is a word that builds sentences, a verb alone, or `bold` any word that the text has."""
    small, building = form.lower(), groups(seen.language)
    if small in building:
        return True
    bits = seen.lexicon.classes(small)
    plain = bool(bits) and not bits & _no_verbs(seen.lexicon.language)
    known = bold and seen.counts[form] == 1 and small in seen.lexicon
    plain = plain or (known and (seen.counts[small] > 0 or seen.lore.frequency[small] > _COMMON))
    return plain and not is_written_so(form, seen) and not grammar(seen.language).capital_nouns


def _is_made_noun(i: int, seen: View) -> bool:
    """Whether an article stands before word `i` in a language that gives nouns a capital: `die Vielen`."""
    if not grammar(seen.language).capital_nouns:
        return False
    return groups(seen.language).get(seen.forms[i - 1].lower(), "").startswith("<det")


def _may_be_title(i: int, seen: View) -> bool:
    """Whether word `i` builds no sentence and stands behind a comma, an article or what joins nouns: `Monsieur le Président`."""
    building, left = groups(seen.language), seen.forms[i - 1].lower()
    if seen.signs[i]:
        return True
    joined = building.get(left, "").startswith(("<det", "<of"))
    return seen.forms[i].lower() not in building and (joined or not seen.forms[i - 1].islower())


@lru_cache(maxsize=8)
def _no_verbs(lang: Language) -> int:
    """The classes of words that are no verbs, as bits."""
    return sum(1 << n for n, name in enumerate(lang.class_names) if name not in _VERBS)


def _is_inside(i: int, seen: View, *, bold: bool) -> bool:
    """Whether word `i` stands between words in small letters, and nothing that a sentence ends with."""
    before, sign, gap = seen.forms[i - 1], seen.signs[i], seen.gap(i)
    if sign != NOTHING and not (bold and (sign == NUMBER or gap in _COMMAS)):
        return False
    after = seen.forms[i + 1] if i + 1 < len(seen.forms) else ""
    ends = bold and seen.signs[i + 1 : i + 2] != [NOTHING]
    if not after[:1].islower() and not ends:
        return False
    small = before[0].islower() or (bold and before.lower() in groups(seen.language)) or seen.elided(i)
    return small and gap[-1:] in (" ", "\n", "") and (sign == NUMBER or len(gap) <= 2)


def _after_stop(seen: View, *, bold: bool) -> Iterator[Edit]:
    """Words behind a full stop that lack their capital."""
    for i in places(seen, bold=bold):
        best, *rest = best_signs(i, seen)
        if best == STOP:
            span, form = Span(seen.end(i - 1), seen.end(i)), seen.forms[i]
            gap = seen.gap(i)[1:]
            others = tuple(f"{sign}{gap}{form}" for sign in rest)
            after = f".{gap}{form[0].upper()}{form[1:]}"
            yield Edit(span, span.of(seen.text), after, NAME, Safety.REVIEW, None, others)


def _swaps(seen: View) -> bool:
    """Whether sizes are mixed up in a text: twice at least inside words, or where a word that builds sentences cannot have it."""
    building, found = groups(seen.language), 0
    for i, form in enumerate(seen.forms):
        if form[0] in SAME_SHAPE and i and form[1:].islower() and form.lower() in building:
            found += seen.signs[i] == NOTHING and seen.forms[i - 1].islower() and _follows_small(i, seen)
        elif len(form) > _SHORTEST and form[-1] in SAME_SHAPE and form[1:-1].islower():
            found += 1
    return found >= _TWICE


def _follows_small(i: int, seen: View) -> bool:
    """Whether the capital of word `i` is rather wrong than a stop before it lost."""
    weights = signs_between(i, seen)
    return weights[NOTHING] > weights[STOP]


def _titled(seen: View) -> Iterator[Edit]:
    """Names behind `M.` and the like that lack their capital: words that nobody knows."""
    titles = grammar(seen.language).titles & seen.counts.keys()
    for i in (i + 1 for i in seen.numbers(titles)):
        form = seen.forms[i] if i < len(seen.forms) else ""
        if not form[:1].islower() or seen.gap(i) not in _BEHIND_TITLE:
            continue
        name = form[0].upper() + form[1:]
        if len(form) > _SHORTEST and form in seen.unknown:
            start = seen.starts[i]
            safety = Safety.SAFE if seen.counts[name] else Safety.REVIEW
            yield Edit(Span(start, start + len(form)), form, name, NAME, safety)
