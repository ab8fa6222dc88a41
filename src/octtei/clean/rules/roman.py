"""Roman numbers whose strokes were read as small l or as ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octtei.clean.channel.language import grammar
from octtei.clean.channel.view import View, view
from octtei.clean.rule import Kind, Passage, rule
from octtei.text import Edit, Safety, Span

NAME = "confusion.roman"
_SEEN = re.compile(r"(?<![\w'’.-])[IVXLCl1!|]{2,8}(?=(?:e|er|re|ème|°|º)?(?![\w'’-]))")
_MEETS = re.compile(r"[IVXLC](?:(?=[l1!|])|(?<=[l1|].))")
_RIGHT = re.compile(r"(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})|C{1,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_STROKE = str.maketrans("l1!|", "IIII")
_ONES = re.compile(r"[VXLC]1+|1[VX]")
"""Names of machines and sizes are made so: V1, X11."""
_SECOND = "Il"
_NUMBERED = re.compile(r" II(?!\w)")
_NAME = re.compile(r"(?<![^\W\d_])[^\W\da-zß-ÿœ_][^\W\d_]{2,}$")
_LONGEST = 40
_BEFORE = re.compile(r"([^\W\d_]+\.?)[ \u00a0\n]$")
_REACH, _SHORT = 12, 2


@rule(NAME, Kind.TEXT)
def roman(passage: Passage) -> Iterator[Edit]:
    """A stroke of a Roman number is read as a small l, a one or an exclamation mark.

    Why: an I without serifs is a stroke, and recognition has four signs for it.
    Wrong when: the form is a word (`Il`), a plain number, or the name of a thing (V1); a capital other than I and a small l
    must make a number together. With a one it is only proposed, save behind `tome` and the like, and `Il` where the text has the same name with II.
    Example: "Louis XlV et le XVIIle siècle" → "Louis XIV et le XVIIIe siècle"
    Keep: "Il avait 11 ans, et le V1"
    """
    seen = view(passage)
    for hit in _strokes(passage.value) if seen else ():
        form = hit.group()
        meant = form.translate(_STROKE)
        if meant == form or not any(c in "VXLC" for c in form) or not _RIGHT.fullmatch(meant):
            continue
        if seen is None or form.isdigit() or not any(c in "XVI" for c in form):
            continue
        called = _is_called(hit, seen)
        doubt = bool(_ONES.fullmatch(form)) or not form.isalpha()
        if called or len(form) > _SHORT or not (doubt or seen.known(form)):
            safety = Safety.REVIEW if doubt and not called else Safety.SAFE
            yield Edit(Span(*hit.span()), form, meant, NAME, safety)
    if seen:
        yield from _second(seen)


def _strokes(text: str) -> Iterator[re.Match[str]]:
    """What may be a Roman number with a stroke that is none."""
    done = 0
    for sign in _MEETS.finditer(text):
        start = sign.start()
        while start > done and sign.start() - start < _REACH and text[start - 1] in "IVXLCl1!|":
            start -= 1
        found = _SEEN.match(text, start) if start >= done else None
        if found:
            yield found
            done = found.end()


def _is_called(hit: re.Match[str], seen: View) -> bool:
    """Whether a word stands before that numbers are wanted behind: `tome X1`."""
    before = _BEFORE.search(seen.text, max(0, hit.start() - _REACH), hit.start())
    return before is not None and before[1].lower() in grammar(seen.language).numbered


def _second(seen: View) -> Iterator[Edit]:
    """`Il` behind a name that the text has with II."""
    places = (hit.start() for hit in _NUMBERED.finditer(seen.text))
    before = (_NAME.search(seen.text, max(0, at - _LONGEST), at) for at in places)
    named = {name.group() for name in before if name}
    for i in (i for i in seen.numbers([_SECOND]) if i) if named else ():
        if seen.forms[i - 1] in named and seen.gap(i) == " ":
            start = seen.starts[i]
            yield Edit(Span(start, start + len(_SECOND)), _SECOND, "II", NAME, Safety.REVIEW)
