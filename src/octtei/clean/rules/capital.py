"""Small letters read as capitals, and capitals read as small letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octtei.clean.channel.context import STOP, groups
from octtei.clean.channel.misreading import is_written_so
from octtei.clean.channel.sentence import NOTHING, SAME_SHAPE, signs_between
from octtei.clean.channel.stops import best_signs, places
from octtei.clean.channel.view import View, view
from octtei.clean.channel.worn import worn
from octtei.clean.rule import Kind, Passage, rule
from octtei.text import Edit, Safety, Span

NAME = "confusion.capital"
_INNER = re.compile(rf"(?<![^\W\d_])[^\W\d_](?=[a-zß-ÿœ{SAME_SHAPE}]*[{SAME_SHAPE}])[a-zß-ÿœ{SAME_SHAPE}]+(?![^\W\d_])")
_SIGN = re.compile(rf"[a-zß-ÿœ][{SAME_SHAPE}]")
_HABIT = 3
_OFTENER = 2
_LEAD = 1.0


@rule(NAME, Kind.TEXT)
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
        bold = worn(passage)
        yield from _first(seen, bold=bold)
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
        meant = form[0] + form[1:].lower()
        humps = sum(c.isupper() for c in form[1:])
        if humps == 1 and len(form) > 2 and seen.counts[form] < _HABIT and not _are_two(form, seen) and seen.known(meant):
            yield Edit(Span(*hit.span()), form, meant, NAME)


def _are_two(form: str, seen: View) -> bool:
    """Whether a form is two words, the second with its capital."""
    at = next(n for n, c in enumerate(form) if n and c.isupper())
    return len(form) - at > 1 and seen.known(form[:at]) and seen.known(form[at:])


def _first(seen: View, *, bold: bool) -> Iterator[Edit]:
    """Words in the midst of a sentence with a capital that should be small."""
    names, verbs = seen.lexicon.language.class_names, {"v1", "v3", "vp", "v3p", "inf", "ger"}
    others = sum(1 << n for n, name in enumerate(names) if name not in verbs)
    for i, form in enumerate(seen.forms):
        if form[0] not in SAME_SHAPE or not i or seen.signs[i] != NOTHING or not form[1:].islower():
            continue
        small, before = form.lower(), seen.forms[i - 1]
        bits = seen.lexicon.classes(small)
        plain = small in groups(seen.language) or (bits and not bits & others)
        plain = plain or (bold and bits and seen.counts[form] == 1 and seen.counts[small] > 0)
        if not plain or not before.islower() or seen.gap(i) not in (" ", "\n"):
            continue
        if small not in groups(seen.language) and is_written_so(form, seen):
            continue
        if i + 1 >= len(seen.forms) or not seen.forms[i + 1][0].islower() or not seen.whole(i) or seen.abroad(i):
            continue
        weights = signs_between(i, seen)
        if weights[NOTHING] > weights[STOP] + (0.0 if bold else _LEAD):
            start = seen.starts[i]
            yield Edit(Span(start, start + len(form)), form, small, NAME, Safety.REVIEW)


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
