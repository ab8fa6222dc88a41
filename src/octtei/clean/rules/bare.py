"""Accents that were taken off, all through a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from octtei.clean.accent.bare import Bare
from octtei.clean.accent.faded import READ, faded
from octtei.clean.accent.gaps import gaps_of
from octtei.clean.accent.leftout import Loss, loss
from octtei.clean.channel.view import view
from octtei.clean.language import lexicon_for
from octtei.clean.rule import Passage, rule
from octtei.text import Edit

NAME = "accent.bare"


@rule(NAME, by_words=True)
def bare(passage: Passage) -> Iterator[Edit]:
    """All accents of a text, or many of them, are gone, their letters are there: `la derniere seance`.

    Why: a keyboard, a mail program or recognition for a language without accents had none; a faint print lost some.
    Method: a text in a language of accents that has none, and in which words come of most forms that are none, once accents are
    set over their letters, lost them. Each word is read as that of its twins which is common, and goes with the words beside
    (all words of a paragraph together, Viterbi's algorithm; then three in a row). What leads by far is put back, a form that is
    no word with less (half of it, where only the form itself is its rival); the rest is proposed.
    Paragraphs that have accents, or whose words nobody knows, stay as they are. Where most accents of a text came through, but one
    in thirty or more is gone (as words tell that are none without theirs), each word is read so too, and what the text lost is
    weighed by how much it lost; a paragraph that lost nearly all of its own is a telegram or a quotation then, and capitals that
    are bare all through the text are printed so.
    Wrong when: the text was printed so (capitals of titles, telegrams).
    Example: "La seance fut reprise apres la derniere deliberation" → "La séance fut reprise après la dernière délibération"
    Keep: "L'été était là, à côté ; derniere seance apres" (a text that has its accents)
    """
    lexicon = lexicon_for(passage)
    if lexicon is None or all(map(str.isascii, lexicon.language.function_words)):
        return
    if loss(passage.value, gaps_of(lexicon)) is Loss.BARE:
        passage.shared[READ] = True
        yield from Bare(passage.value, lexicon, NAME).edits()
        return
    seen = view(passage)
    some = faded(seen) if seen is not None else None
    if seen is not None and some:
        passage.shared[READ] = True
        for edit in Bare(passage.value, lexicon, NAME, some).edits():
            if not seen.abroad(bisect_right(seen.starts, edit.span.start) - 1):
                yield edit
