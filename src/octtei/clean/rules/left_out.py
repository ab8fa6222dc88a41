"""Letters with accents that were left out, all through a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octtei.clean.accent.faded import READ
from octtei.clean.accent.gaps import gaps_of
from octtei.clean.accent.leftout import GAPS, LOST, Loss, loss
from octtei.clean.accent.letterless import Letterless, gaps_tell
from octtei.clean.accent.partly import bare_part
from octtei.clean.accent.spaced import Spaced
from octtei.clean.language import lexicon_for
from octtei.clean.rule import Passage, rule
from octtei.text import Edit

NAME = "accent.left-out"


@rule(NAME, by_words=True)
def left_out(passage: Passage) -> Iterator[Edit]:
    """The letters with accents are gone, all of them: `la dernire sance`.

    Why: a program that could not write them left them out.
    Method: a text in a language of accents that has none, and in which words come of most forms that are none, once letters with
    accents are put into them, lost these. Each form is read as the commonest word that has its letters, and accents for the rest;
    the words beside it have a say where two are near. Paragraphs of a text that has its accents elsewhere are read so by themselves. What is ten times as likely as its rival is put back, fifty times where the form
    is a word as it stands; the rest is proposed. `à` goes where two spaces stand, if the neighbours like it there.
    Wrong when: the text is written in abbreviations.
    Example: "La sance fut reprise aprs la dernire dlibration du prfet" → "La séance fut reprise après la dernière délibération du préfet"
    Keep: "Mr et Mme Dpt, tjrs bcp de pb" (a text that has its accents, or few such forms)
    """
    lexicon = lexicon_for(passage)
    if lexicon is None:
        return
    gaps = gaps_of(lexicon)
    text, found = passage.value, loss(passage.value, gaps)
    if found is Loss.NONE and (part := bare_part(text)):
        text, found = part, loss(re.sub(r"\n{2,}", "\n\n", part), gaps)
    if found in (Loss.LEFT_OUT, Loss.SPACES):
        passage.shared[READ] = passage.shared[LOST] = True
        passage.shared[GAPS] = found is Loss.SPACES or gaps_tell(text)
    if found is Loss.LEFT_OUT:
        yield from sorted(Letterless(text, gaps, NAME).edits(), key=lambda e: e.span)
    if found is Loss.SPACES:
        yield from Spaced(text, gaps, NAME).edits()
