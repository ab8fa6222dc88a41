"""Accents that a broken font turned into other characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from octtei.clean.accent import learn, repairs
from octtei.clean.accent.apart import doubted
from octtei.clean.accent.bracketed import unbracketed
from octtei.clean.accent.divided import undivided
from octtei.clean.accent.leading import flush
from octtei.clean.accent.quotes import lone_pairs, quotation_places, quoted
from octtei.clean.accent.trailing import snug
from octtei.clean.accent.wide import narrowed, widened
from octtei.clean.channel.figured import looks_meant
from octtei.clean.channel.view import view
from octtei.clean.language import lexicon_for
from octtei.clean.rule import Passage, rule
from octtei.lexicon import fold
from octtei.text import Edit, Span

NAME = "accent.lost-mark"
_REACH = 40
_BARE = 0.8
"""Such a share of repairs that only set an accent over a letter tells of no font."""


@rule(NAME)
def lost_mark(passage: Passage) -> Iterator[Edit]:
    """Accents appear as stray characters beside their letters, often with a false space.

    Why: the font of a PDF draws letter and accent as two shapes and tells the wrong character for the second; U+FFFD,
    a digit, a capital, a sign then stand for it, and its width looks like a space. Every font is a cipher of its own.
    Method: for each character that stands where undamaged text has none, and for each side of a letter, the words
    that it would make are counted; what makes words is a mark. Which letters it stands for, which spaces are false and
    how often the character means itself is then counted in what can be read for sure, and each place is read as the
    likeliest words (lexicon, the document's own undamaged words; names by how letters follow one another).
    A letter with an accent may be the mark of another one, where most words that have it are none (`ôtô` for `été`).
    Wrong when: a sign is put between letters on purpose all through a text and makes words there by chance. One that
    stands alone proves nothing, a digit that continues the count of the note references is one, and what is less than
    three times as likely as its rival is proposed only.
    Doubtful places, and marks that stand alone (`à`), are read as goes best with the words beside them.
    Measured on drawn ciphers (bench.accent_ciphers) over texts not seen before: 0.98 of the words right at first
    sight, names and old spellings counted (0.985 to 0.995 since), at most seven undamaged words of a hundred thousand changed.
    Example: "l’e\\ufffd te\\ufffd  e\\ufffd tait de\\ufffd ja\\ufffd  la\\ufffd" → "l’été était déjà là"
    Keep: "Le Smolny3 tenait 3 % des voix ; et/ou, 1er, 2e, P. S., n° 5, a3 et b4."
    """
    lexicon = lexicon_for(passage)
    if lexicon is None:
        return
    quotes = quotation_places(passage.value, lexicon.language)
    text = quoted(passage.value, quotes)
    narrow = narrowed(text)
    learned = learn(narrow.text, lexicon)
    marks = learned.decoder.cipher.marks if learned else ()
    if learned and not quotes and (quotes := lone_pairs(passage.value, lexicon.language, marks)):
        text = quoted(passage.value, quotes)
        narrow = narrowed(text)
        learned = learn(narrow.text, lexicon)
    if learned:
        found = undivided(narrow.text, learned, repairs(narrow.text, learned, NAME), NAME)
        wide = list(widened(sorted(found, key=lambda e: e.span), narrow, text))
        if _all_bare(wide):
            return
        wide = _without_letters(wide, passage)
        meant = unbracketed(text, doubted(text, wide, lexicon))
        for edit in flush(text, list(snug(text, meant))):
            yield replace(edit, before=edit.span.of(passage.value)) if quotes else edit
        for at, mark in quotes.items():
            yield Edit(Span(at, at + 1), passage.value[at], mark, NAME)


def _without_letters(edits: Sequence[Edit], passage: Passage) -> list[Edit]:
    """`edits` without those at figures that stand for letters they look like (`ju1llet`): no font did that."""
    figures = {c for edit in edits for c in edit.before if c.isdigit()}
    seen = view(passage) if figures else None
    meant = looks_meant(seen, figures, _marked(edits, passage.value)) if seen else frozenset[str]()
    return [edit for edit in edits if meant.isdisjoint(edit.before)] if meant else list(edits)


def _marked(edits: Sequence[Edit], text: str) -> dict[str, str]:
    """The forms that edits meet, each with the word that it becomes."""
    found = {}
    for edit in edits:
        before = _letters(text[max(0, edit.span.start - _REACH) : edit.span.start][::-1])[::-1]
        behind = _letters(text[edit.span.end : edit.span.end + _REACH])
        found[before + edit.before + behind] = before + edit.after + behind
    return found


def _letters(text: str) -> str:
    """The letters and figures that `text` begins with."""
    return "".join(takewhile(str.isalnum, text))


def _all_bare(edits: Sequence[Edit]) -> bool:
    """Whether the letters that seemed to be marks are but those that lost their accents, which `accent.bare` reads."""
    bare = sum(edit.before.isalpha() and fold(edit.after) == fold(edit.before) for edit in edits)
    return _BARE * len(edits) <= bare
