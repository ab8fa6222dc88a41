"""The first day of a month, its figure read as a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from octtei.clean.channel.language import grammar
from octtei.clean.channel.view import view
from octtei.clean.rule import Kind, Passage, rule
from octtei.text import Edit, Span

NAME = "confusion.first-day"


@rule(NAME, Kind.TEXT)
def first_day(passage: Passage) -> Iterator[Edit]:
    """A letter stands for the one of `1er` before the name of a month: `ler mai`, `rer octobre`.

    Why: in old faces the figure one is a small capital I, or has the foot of an l or an r.
    Wrong when: no word of one letter and `er` stands before a month in any text that we know.
    Example: "fixé au ler mai 1906" → "fixé au 1er mai 1906"
    Keep: "fixé au 1er mai"
    """
    seen = view(passage)
    first = grammar(seen.language).first if seen else ""
    if seen is None or not first:
        return
    for hit in _pattern(seen.language).finditer(passage.value):
        at = hit.start() - 1
        yield Edit(Span(at, at + 1), passage.value[at], first[0], NAME)


@lru_cache(maxsize=8)
def _pattern(code: str) -> re.Pattern[str]:
    """The ending of a first day behind a letter, and a month; the ending comes first, so that a search jumps from one to the next."""
    ending = grammar(code).first[1:]
    months = "|".join(sorted(grammar(code).months))
    return re.compile(rf"{ending}(?<= [^\W\d_]{ending})[ \n](?:{months})(?![^\W_])")
