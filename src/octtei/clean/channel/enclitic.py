"""Enclitic: a verb and the small words behind its hyphens, set loosely: `répéta -t- elle`, `Croyez -vous`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from octtei.clean.channel.context import groups
from octtei.clean.channel.language import grammar
from octtei.clean.channel.verbs import is_verb
from octtei.clean.channel.view import View
from octtei.text import Span

_HYPHEN = re.compile(r"[-‐‑]")
_FIRST = re.compile(r"[-‐‑](?:(?<= .)|(?= |[^\W\d_]{1,4}(?: [-‐‑]|[-‐‑] )))")
"""A hyphen with a space beside it, or beside the next one."""
_VERB = re.compile(r"[^\W\d_]{2,40}\Z")
_CLOSES = re.compile(r"[ \u00a0]?[,.;:!?»”\")…]")
_BEFORE = re.compile(r"(\w+)[ ]\Z")
_LONGEST = 40
_TOUCHING = re.compile(r"(?<=\w)[-‐‑](?!\w)|(?<!\w)[-‐‑](?=\w)")
"""A hyphen that touches a word on one side only, as a dash may."""
_ENDS = re.compile(r"[.!?:;\n«»“”()]")
_REACH = 160


class Loose(NamedTuple):
    """A verb with what follows it, the two without spaces, and whether no dash can be meant."""

    span: Span
    whole: str
    sure: bool


def loose_enclitics(seen: View) -> Iterator[Loose]:
    """The verbs of a text from which a space parts a small word that belongs to them by a hyphen.

    Two hyphens leave no doubt, nor does a subject before a sign, though a hyphen with a space on either side may be a dash there, too. A space on one side of a single one may be that of a dash that touches its words (`Il répond -je le sais- que`): what
    stands before must be a verb and nothing else then, and no other hyphen of the sentence touch a word on one side only.
    """
    tails = grammar(seen.language).enclitics
    for sign in _FIRST.finditer(seen.text) if tails else ():
        if found := _at(sign.start(), tails, seen):
            yield found


def _at(hyphen: int, tails: tuple[str, ...], seen: View) -> Loose | None:
    """The verb whose first hyphen is at place `hyphen`, if it is set loosely."""
    text = seen.text
    start = hyphen - (text[hyphen - 1 : hyphen] == " ")
    tail = _tail(tails).match(text, start)
    if tail is None or " " not in tail[0]:
        return None
    verb = _VERB.search(text, max(0, start - _LONGEST), start)
    if verb is None:
        return None
    span = Span(verb.start(), tail.end())
    joined = tail[0].replace(" ", "")
    double = len(_HYPHEN.findall(joined)) > 1
    told = double or (_is_subject(joined[1:], seen) and _CLOSES.match(text, tail.end()) is not None)
    meant = told or not (_is_apart(tail) or _has_subject(verb.start(), seen) or not _is_lone(tail, text))
    if not meant or not is_verb(verb[0].lower(), seen, alone=not told):
        return None
    return Loose(span, verb[0] + joined, double or not _is_apart(tail))


@lru_cache(maxsize=4)
def _tail(tails: tuple[str, ...]) -> re.Pattern[str]:
    parts = "|".join(tail.replace("-", " ?[-‐‑] ?") for tail in tails)
    return re.compile(rf" ?[-‐‑] ?(?:{parts})(?![\w’'-]| -)", re.IGNORECASE)


def _is_apart(tail: re.Match[str]) -> bool:
    """Whether a space stands on either side of the hyphen."""
    return tail[0].startswith(" ") and tail[0][2] == " "


def _has_subject(at: int, seen: View) -> bool:
    """Whether a subject stands right before the verb at place `at`: `il dit -elle aussi`."""
    before = _BEFORE.search(seen.text, max(0, at - _LONGEST), at)
    return before is not None and _is_subject(before[1], seen)


def _is_subject(form: str, seen: View) -> bool:
    return groups(seen.language).get(form.lower()) == "<subject>"


def _is_lone(tail: re.Match[str], text: str) -> bool:
    """Whether no other hyphen of the sentence touches a word on one side only, save before such words."""
    before = _ENDS.split(text[max(0, tail.start() - _REACH) : tail.start()])[-1]
    behind = _ENDS.split(text[tail.end() : tail.end() + _REACH])[0]
    return not any(_TOUCHING.search(tail.re.sub("", part)) for part in (before, behind))
