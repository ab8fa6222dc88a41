"""Accents that were taken off, all through a text."""

from __future__ import annotations

from collections.abc import Iterator

from octtei.clean.accent.bare import Bare
from octtei.clean.accent.gaps import gaps_of
from octtei.clean.accent.leftout import Loss, loss
from octtei.clean.language import lexicon_for
from octtei.clean.rule import Passage, rule
from octtei.text import Edit

NAME = "accent.bare"


@rule(NAME)
def bare(passage: Passage) -> Iterator[Edit]:
    """All accents of a text are gone, their letters are there: `la derniere seance`.

    Why: a keyboard, a mail program or recognition for a language without accents had none.
    Method: a text in a language of accents that has none, and in which words come of most forms that are none, once accents are
    set over their letters, lost them. Each word is read as that of its twins which is common, and goes with the words beside
    (all words of a paragraph together, Viterbi's algorithm; then three in a row). What leads by far is put back, a form that is
    no word already with half that lead; the rest is proposed.
    Paragraphs that have accents, or whose words nobody knows, stay as they are.
    Wrong when: the text was printed so (capitals of titles, telegrams).
    Example: "La seance fut reprise apres la derniere deliberation" → "La séance fut reprise après la dernière délibération"
    Keep: "L'été était là, à côté ; derniere seance apres" (a text that has its accents)
    """
    lexicon = lexicon_for(passage)
    if lexicon is not None and loss(passage.value, gaps_of(lexicon)) is Loss.BARE:
        yield from Bare(passage.value, lexicon, NAME).edits()
