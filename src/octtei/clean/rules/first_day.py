"""The first day of a month, its figure read as a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    figure, ending = first[0], first[1:]
    months = "|".join(sorted(grammar(seen.language).months))
    pattern = re.compile(rf"(?<= )[^\W\d_]({ending}[ \n](?:{months}))(?![^\W_])")
    for hit in pattern.finditer(passage.value):
        at = hit.start()
        yield Edit(Span(at, at + 1), passage.value[at], figure, NAME)
