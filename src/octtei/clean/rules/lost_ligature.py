"""Ligatures that a PDF lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from octtei.clean.accent.leftout import GAPS
from octtei.clean.characters import between, characters
from octtei.clean.language import lexicon_for
from octtei.clean.ligatures import Ligatures, Shapes, ligatures
from octtei.clean.rule import Passage, rule
from octtei.clean.vanished import vanished
from octtei.text import Edit, Safety, Span

_SPACED = re.compile(r"(?<![^\W\d_])([^\W\d_]*[\ufb00-\ufb04])( )([^\W\d_]+)")
_LIGATURES = between(("\ufb00", "\ufb04"))
_FEWEST, _SHARE = 5, 0.8


@rule("ligature.sign")
def sign(passage: Passage) -> Iterator[Edit]:
    """One strange sign stands where the print has fi, fl, ff, ffi, ffl, tt or ti.

    Why: the font of a PDF draws the letters as one shape, and its text layer has no table for it.
    Method: for each sign that stands inside words the ligature is looked for that makes words of nearly all forms with
    it; one sign for all ligatures is read word by word, where only one makes a word.
    Wrong when: fewer than three forms show it; then nothing is done.
    Example: "une déÞnition, enÞn, de la Þgure" → "une définition, enfin, de la figure"
    Keep: "Þingvellir et Ýmir"
    """
    lexicon = lexicon_for(passage)
    if lexicon is None:
        return
    known = ligatures(lexicon)
    for char, shapes in known.signs(passage.value).items():
        yield from _signs(passage.value, char, shapes, known)


def _signs(text: str, char: str, shapes: Shapes, known: Ligatures) -> Iterator[Edit]:
    for hit in known.word(char).finditer(text):
        if shape := known.shape(char, hit.group(), shapes):
            places = (hit.start() + i for i, c in enumerate(hit.group()) if c == char)
            yield from (Edit(Span(at, at + 1), char, shape, "ligature.sign") for at in places)


@rule("ligature.lost")
def lost(passage: Passage) -> Iterator[Edit]:
    """The letters fi, fl, ff, ffi, ffl, or some of them, are missing in all words, or a space stands in their place, or their first letter alone.

    Why: as for `ligature.sign`, but the text layer left out the shape.
    Method: in a text that has next to none of these letters left, or none of fi and fl, which all fonts had once, or none with two
    f, and in which five words at least show it, a form that is no word, or one that hardly anybody writes, becomes the only word, or the one that is
    far commoner, that it is with one of them.
    Wrong when: what is left is a word too (`arme` for `affirme`): where it is the rarer one that is proposed, else it stays.
    Example: "le conit, enn, de la rme nancière : un ocier coné au euve" → "le conflit, enfin, de la firme financière : un officier confié au fleuve"
    Keep: "une gure de cire" (one form alone tells nothing)
    """
    lexicon = lexicon_for(passage)
    if lexicon is None:
        return
    edits = []
    for start, end, word, sure in vanished(passage.value, ligatures(lexicon)):
        place, safety = Span(start, end), Safety.SAFE if sure else Safety.REVIEW
        edits.append(Edit(place, place.of(passage.value), word, "ligature.lost", safety))
    if any(" " in edit.before for edit in edits):
        passage.shared[GAPS] = True
    yield from edits


@rule("ligature.space")
def space(passage: Passage) -> Iterator[Edit]:
    """A space stands behind each ligature, inside of words.

    Why: the width of the shape is not what the program that reads the PDF expects.
    Wrong when: a word ends with a ligature (`le shérif` does not, `un bluﬀ` does): then what follows makes no word with it.
    Example: "enﬁ n la ﬁ n de l'oﬃ cier, la ﬂ amme et la ﬁ gure" → "enﬁn la ﬁn de l'oﬃcier, la ﬂamme et la ﬁgure"
    Keep: "un bluﬀ de joueur"
    """
    absent = _LIGATURES.isdisjoint(characters(passage.value))
    hits = [] if absent else list(_SPACED.finditer(passage.value))
    lexicon = lexicon_for(passage) if len(hits) >= _FEWEST else None
    if lexicon is None:
        return
    joined = [hit for hit in hits if lexicon.is_word(normalize("NFKC", hit.group(1) + hit.group(3)))]
    if len(joined) >= max(_FEWEST, _SHARE * len(hits)):
        for hit in joined:
            yield Edit(Span(*hit.span(2)), " ", "", "ligature.space")
