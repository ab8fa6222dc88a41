"""Spaces lost behind words in capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octtei.clean.language import lexicon_for
from octtei.clean.rule import Passage, rule
from octtei.text import Edit, Safety, Span

NAME = "space.behind-capitals"
_GLUED = re.compile(r"(?<![\w’'-])([A-ZÀ-ÖØ-ÞŒ]{4,})([a-zß-ÿœ]+)(?![\w-])")
_SHORTEST, _FEWEST = 2, 3
"""Letters of the small word, and different words that show it."""


@rule(NAME)
def behind_capitals(passage: Passage) -> Iterator[Edit]:
    """The space between a word in capitals and one in small letters was lost: `DEBIANpermet`, `POURl'expression`.

    Why: a PDF sets small capitals as capitals of a smaller size, and the width of the space that follows is measured by the wrong size.
    Wrong when: a name is written so, or an ending is set in small letters (`PDFs`, `ONUsiens`). The small letters must be a word of two letters and
    more, or an elided one; and three different words must show it, else it is only proposed.
    Example: "Le CONSEILpermet, la CHAMBREdéfend, et VOLTAIREdit qu'on attend" → "Le CONSEIL permet, la CHAMBRE défend, et VOLTAIRE dit qu'on attend"
    Keep: "les PDFs, l'ONUsien, le NaCl, VMware et les URLs"
    """
    if not _GLUED.search(passage.value):
        return
    lexicon = lexicon_for(passage)
    if lexicon is None:
        return
    found = []
    for hit in _GLUED.finditer(passage.value):
        elided = passage.value[hit.end() : hit.end() + 1] in ("'", "’")
        word = (
            lexicon.language.elides(hit[2])
            if elided
            else len(hit[2]) >= _SHORTEST and lexicon.is_word(hit[2])
        )
        if word and not lexicon.is_word((hit[1] + hit[2]).lower()):
            found.append(hit)
    safe = len({hit[1] for hit in found}) >= _FEWEST
    for hit in found:
        yield Edit(Span(hit.end(1), hit.end(1)), "", " ", NAME, Safety.SAFE if safe else Safety.REVIEW)
