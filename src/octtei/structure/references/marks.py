"""Marks: what in a line may be the reference of a note, and how it stands there."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib import resources

from octtei.room import learnt
from octtei.structure.lines.line import Line
from octtei.structure.terms.dateline import is_ordinal_day
from octtei.text import Span


class Form(StrEnum):
    """How a mark stands in its line."""

    GLUED = "glued to a word"
    YEAR = "glued to a year"
    POINT = "behind punctuation"
    PAREN = "in parentheses"
    BRACKET = "in brackets"
    RAISED = "raised"
    STAR = "an asterisk"
    QUOTE = "a space behind a closing quotation mark"
    SPACED = "a space before it and punctuation behind it"
    NUMBER = "a number between words"
    COUNT = "a number before what is counted"


COST: dict[Form, float] = {
    Form.GLUED: 0.0, Form.YEAR: 0.3, Form.POINT: 0.1, Form.PAREN: 0.1, Form.BRACKET: 0.1, Form.RAISED: 0.0,
    Form.STAR: 0.1, Form.QUOTE: 0.3, Form.SPACED: 0.5, Form.NUMBER: 1.3, Form.COUNT: 1.6,
}  # fmt: skip
"""How little a form looks like a reference, from 0; found by looking at what the numbers of running text look like."""

_UNITS_FILE = resources.files("octtei.structure") / "data" / "units.toml"
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SIGN = re.compile(r"[0-9]{1,7}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\*{1,4}|†{1,3}|‡{1,3}|[§‖¶]{1,2}(?!\s?\d)")
_MAYBE = re.compile("[0-9⁰¹²³⁴⁵⁶⁷⁸⁹*†‡§‖¶]")
SIGNS = "*†‡§‖¶"
"""The signs that call notes, in the order in which printers use them on a page."""
_YEAR = re.compile(r"(?:1[0-9]{3}|20[0-2][0-9])")
_YEAR_LAST = re.compile(rf"(?<!\d){_YEAR.pattern}$")
_WORD = re.compile(r"[^\W\d_]+$")
_LONGEST = 20
_NOT_AFTER = re.compile(r"\s?[%°‰]|[.,:/\-–][0-9]|[^\W_]|\s?(?:[hH]\b|mm?\b)")
_UNITS = frozenset(
    [
        "m",
        "cm",
        "km",
        "mm",
        "dm",
        "hm",
        "dam",
        "ha",
        "no",
        "nos",
        "nr",
        "vol",
        "art",
        "chap",
        "fig",
        "pp",
        "bd",
        "co",
    ]
)
_ABBREVIATED = frozenset(
    [
        "p",
        "pp",
        "n",
        "no",
        "nr",
        "vol",
        "t",
        "art",
        "ch",
        "chap",
        "fig",
        "bd",
        "s",
        "cf",
        "f",
        "ff",
        "col",
        "v",
        "table",
        "tableau",
        "tabelle",
        "tab",
        "figure",
        "abbildung",
        "abb",
        "plate",
        "planche",
        "tafel",
        "chapitre",
        "chapter",
        "kapitel",
        "article",
        "artikel",
        "section",
        "abschnitt",
        "page",
        "seite",
        "volume",
        "tome",
        "band",
    ]
)
# "and the next page", as in S. 12 f.: nothing is awaited behind it.
_AND_NEXT = re.compile(r"\d\s?ff?\.$")
_POINTS = ".,;:!?…»”\"’')]"
_SPECKS = " .,‚'·"
# A wide space, as between the columns of a table.
_CELL_BEFORE, _CELL_AFTER = re.compile(r"(?:\s{2,}|\t)$"), re.compile(r"(?:\s{2,}|\t)\S")
_ENCLOSING = ("()", "[]", "{]", "[}", "{}")  # OCR reads braces for brackets
_CLOSERS = '»”"'
_SOUND = re.compile(r"[^\W_]")
_NEXT_WORD = re.compile(r"\s([^\W\d_]+)")
_FOLLOWS = re.compile(r"\s?[,.;:!?…)»”\"]|\s?$")


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that may be a reference: its span (parentheses included), its number as text, form, and line."""

    span: Span
    n: str
    form: Form
    line: int


_Found = tuple[int, int, str, Form]


def marks_of(lines: Iterable[Line], units: Collection[str] = ()) -> list[Mark]:
    """The marks in some lines, in order; `units` are words for what is counted (`units_of`). Linear."""
    return [mark for line in lines if _MAYBE.search(line.words) for mark in _in_line(line, units)]


@lru_cache(maxsize=16)
def units_of(code: str) -> frozenset[str]:
    """The words, in small letters, that language `code` counts or measures with; none if there is no data for it."""
    return frozenset(tomllib.loads(_UNITS_FILE.read_text(encoding="utf8")).get(code, "").split())


def _in_line(line: Line, units: Collection[str]) -> Iterator[Mark]:
    words, at = line.words, line.left
    for start, end, n, form in _signs(words):
        counts = form is Form.NUMBER and _next_word(words, end) in units
        yield Mark(Span(at + start, at + end), n, Form.COUNT if counts else form, line.number)


@lru_cache(maxsize=1)
def _equations() -> frozenset[str]:
    """Names of what has its number in parentheses."""
    data = resources.files("octtei.structure") / "data" / "equations.toml"
    return frozenset(tomllib.loads(data.read_text(encoding="utf8"))["names"].split())


@learnt
@lru_cache(maxsize=1 << 12)
def _signs(words: str) -> tuple[_Found, ...]:
    """What may be references in the words of a line; whoever looks for notes asks for the same lines again."""
    if not _SOUND.search(words):  # an ornament of stars
        return ()
    return tuple(found for hit in _SIGN.finditer(words) if (found := _judge(words, hit)))


def _next_word(words: str, at: int) -> str:
    found = _NEXT_WORD.match(words, at)
    return found.group(1).lower() if found else ""


def _judge(words: str, hit: re.Match[str]) -> _Found | None:
    start, end, sign = hit.start(), hit.end(), hit.group()
    before, after = words[:start], words[end:]
    if sign[0] in SIGNS:
        return _star(start, end, sign, before, after)
    enclosed = _enclosed(start, end, sign, before, after)
    if enclosed:
        return enclosed
    if not sign.isascii():
        return (start, end, sign.translate(_RAISED), Form.RAISED) if before[-1:].strip() else None
    specks = bool(before) and not before.strip(_SPECKS)  # what OCR puts before the number of a heading
    if specks or _NOT_AFTER.match(after):
        return None
    return _digits(start, end, sign, before, after)


def _star(start: int, end: int, sign: str, before: str, after: str) -> _Found | None:
    if after[:1] == ")" and before[-1:] == "(":
        return start - 1, end + 1, sign, Form.STAR
    if _closes(before, after):
        return (start, end, sign, Form.STAR) if before.strip() else None
    glued = bool(before.strip()) and (before[-1] != " " or after[:1] in ("", *",.;:"))
    return (start, end, sign, Form.STAR) if glued and not after[:1].isalnum() else None


def _enclosed(start: int, end: int, sign: str, before: str, after: str) -> _Found | None:
    left, right = before.rstrip(" ")[-1:], after.lstrip(" ")[:1]
    if len(sign) > 3 or left + right not in _ENCLOSING or not before.rstrip(" ")[:-1].strip():
        return None
    if before.endswith(" (") and _numbers_equation(before[:-1].rstrip(), after):
        return None
    start = len(before.rstrip(" ")) - 1
    end += len(after) - len(after.lstrip(" ")) + 1
    return start, end, sign.translate(_RAISED), Form.PAREN if left == "(" else Form.BRACKET


def _numbers_equation(before: str, after: str) -> bool:
    """Whether a number in parentheses is that of an equation: behind its name, or behind a wide space at the end of its line."""
    word = _last_word(before.rstrip("."))
    named = word is not None and word.group().lower() in _equations()
    return named or (after == ")" and "=" in before)


def _digits(start: int, end: int, sign: str, before: str, after: str) -> _Found | None:
    if len(sign) > 4 and _YEAR.match(sign) and sign[4] != "0":
        return start + 4, end, sign[4:], Form.YEAR
    if len(sign) > 3 or sign[0] == "0" or not before or _led_to(before):
        return None
    form = _form(before, after)
    return (start, end, sign, form) if form else None


def _closes(before: str, after: str) -> bool:
    """Whether a parenthesis that nothing opened in the line closes behind a sign, `Wind.*)`."""
    return after[:1] == ")" and before.count("(") <= before.count(")")


def _led_to(before: str) -> bool:
    """Whether dots lead to the number, as to that of a page in a table of contents; an ellipsis has three."""
    bare = before.rstrip()
    return bare.endswith(("....", ". . . ."))


def _form(before: str, after: str) -> Form | None:
    last = before[-1]
    word = _last_word(before)
    if word:
        short = len(word.group()) < 2 or word.group().lower() in _UNITS
        return None if short else Form.GLUED
    if last in _POINTS:
        return _behind(before)
    if last.isspace() and before.rstrip():
        return _apart(before.rstrip()[-1], before, after)
    return None


def _last_word(words: str) -> re.Match[str] | None:
    """The word at the end of some words, or so much of its end that no abbreviation is as long."""
    return _WORD.search(words, max(0, len(words) - _LONGEST)) if words[-1:].isalnum() else None


def ends_abbreviated(words: str) -> bool:
    """Whether some words end with an abbreviation that a number follows, `p.` or `vol.`."""
    word = _last_word(words[:-1]) if words[-1:] == "." else None
    if word is None or _AND_NEXT.search(words):
        return False
    return word.group().lower() in _ABBREVIATED


def _behind(before: str) -> Form | None:
    """Behind punctuation: no decimal part, no page or volume number."""
    inner = before[:-1]
    if before[-1] in ".," and inner[-1:].isdigit():
        return Form.POINT if _YEAR_LAST.search(inner) else None
    return None if ends_abbreviated(before) else Form.POINT


def _apart(last: str, before: str, after: str) -> Form | None:
    if last in _CLOSERS:
        return Form.QUOTE
    if not (last.isalpha() or last in ".,;:!?…)" or last.isdigit()):
        return None
    if _CELL_BEFORE.search(before) or _CELL_AFTER.match(after) or is_ordinal_day(after):
        return None
    word = _last_word(before.rstrip(" .\u00a0"))
    if word and word.group().lower() in _ABBREVIATED | _UNITS:
        return None
    return Form.SPACED if _FOLLOWS.match(after) else Form.NUMBER
