"""Spaces lost behind words in capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octtei.clean.channel.lore import APOSTROPHES
from octtei.clean.channel.view import View, view
from octtei.clean.rule import Passage, rule
from octtei.text import Edit, Safety, Span

NAME = "space.lost-behind-capitals"
_GLUED = re.compile(r"([A-ZÀ-ÖØ-ÞŒ]{4,})([a-zß-ÿœ]+['’ʼ]?)")
_SHORTEST, _FEWEST = 2, 3
"""Letters of the small word, and different words that show it."""


@rule(NAME)
def lost_behind_capitals(passage: Passage) -> Iterator[Edit]:
    """The space between a word in capitals and one in small letters was lost: `DEBIANpermet`, `POURl'expression`.

    Why: a PDF sets small capitals as capitals of a smaller size, and the width of the space that follows is measured by the wrong size.
    Wrong when: a name is written so, or an ending is set in small letters (`PDFs`, `ONUsiens`). The small letters must be a word of two letters and
    more, or an elided one; and three different words must show it, else it is only proposed.
    Example: "Le CONSEILpermet, la CHAMBREdéfend, et VOLTAIREdit qu'on attend" → "Le CONSEIL permet, la CHAMBRE défend, et VOLTAIRE dit qu'on attend"
    Keep: "les PDFs, l'ONUsien, le NaCl, VMware et les URLs"
    """
    seen = view(passage)
    hits = {form: hit for form in seen.unknown if (hit := _GLUED.fullmatch(form))} if seen else {}
    if seen is None or not hits:
        return
    found = [i for i in seen.numbers(sorted(hits)) if _are_two(hits[seen.forms[i]], seen) and seen.whole(i)]
    safe = len({hits[seen.forms[i]][1] for i in found}) >= _FEWEST
    for i in found:
        at = seen.starts[i] + hits[seen.forms[i]].end(1)
        yield Edit(Span(at, at), "", " ", NAME, Safety.SAFE if safe else Safety.REVIEW)


def _are_two(hit: re.Match[str], seen: View) -> bool:
    """Whether the small letters of a form are a word or an elided one, and the whole is none."""
    small = hit[2]
    if small[-1] in APOSTROPHES:
        return seen.lexicon.language.elides(small[:-1])
    return len(small) >= _SHORTEST and seen.known(small) and not seen.known((hit[1] + small).lower())
