"""Stops that were read as raised dots."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octtei.clean.characters import characters
from octtei.clean.language import lexicon_for
from octtei.clean.rule import Kind, Passage, rule
from octtei.text import Edit, Safety, Span

NAME = "punctuation.raised-stop"
_DOTS = "·•∙"
_STOP = re.compile(
    rf"(?<=[^\W\d_]{{2}})[{_DOTS}](?=[ \u00a0\n]+[«“\"(—–]?[ \u00a0]?(?![a-zß-ÿœ])[^\W\d_]|\s*\Z|[ ]*\n\s*\n)"
)
_PARTS = re.compile(rf"[ \u00a0][{_DOTS}](?=\s)|(?m:^)[ ]*[{_DOTS}]")
_SHARE = 0.2
"""Of the stops of a text so many are raised dots at most: where all are, the print has them so."""


@rule(NAME, Kind.TEXT)
def raised_stop(passage: Passage) -> Iterator[Edit]:
    """A raised dot stands where a sentence ends: `avaient l’entretenir· Le maire`.

    Why: a stop that stands a little high, or a speck above the line.
    Wrong when: such dots part the items of a list or of a line (`Paris · Lyon`): then one has a space before it somewhere, and all are only
    proposed. The dot must touch a word, and a capital or a paragraph's end follow; dots inside words (`étudiant·es`) are no stops.
    Example: "Il vint le soir· Elle dormait. Il partit. La nuit tomba. On but. Il plut." → "Il vint le soir. Elle dormait. Il partit. La nuit tomba. On but. Il plut."
    Keep: "Paris · Lyon · Marseille ; les étudiant·es, le col·legi"
    """
    if characters(passage.value).isdisjoint(_DOTS) or lexicon_for(passage) is None:
        return
    hits = list(_STOP.finditer(passage.value))
    few = len(hits) <= _SHARE * (len(hits) + passage.value.count(". "))
    safe = few and _PARTS.search(passage.value) is None
    for hit in hits:
        yield Edit(Span(*hit.span()), hit[0], ".", NAME, Safety.SAFE if safe else Safety.REVIEW)
