"""Alike: the same words are the same thing everywhere, and slogans stand in rows."""

from __future__ import annotations

from collections.abc import Sequence

from octtei.structure.speech.kind import fills
from octtei.structure.speech.passage import SLOGAN, TITLE, Speech
from octtei.structure.speech.strip import Strip
from octtei.structure.speech.wording import WORDS


def agree(speeches: Sequence[Speech], strips: Sequence[Strip]) -> None:
    """The same words are the same thing everywhere: a slogan, a title; slogans stand in rows."""
    known: dict[str, str] = {}
    for speech in speeches:
        if speech.kind in (SLOGAN, TITLE) and speech.sure:
            known.setdefault(_plain(speech.words(strips)), speech.kind)
    for speech in speeches:
        kind = known.get(_plain(speech.words(strips)))
        if kind and speech.kind != kind and speech.scores.get(speech.kind, 0.0) < 4.0:
            speech.kind, speech.why = kind, "so in another place of this text"
    _rows(speeches, strips)


def _plain(words: str) -> str:
    return " ".join(WORDS.findall(words.casefold()))


def _rows(speeches: Sequence[Speech], strips: Sequence[Strip]) -> None:
    """Short exclamations that are paragraphs of their own beside a slogan are slogans."""
    alone = {s.first.strip: s for s in speeches if s.depth == 0 and fills(s, strips)}
    for step in (1, -1):
        for number in sorted(alone, reverse=step < 0):
            here, beside = alone[number], alone.get(number - step)
            if beside and beside.kind == SLOGAN and here.kind != SLOGAN and _exclaims(here, strips):
                here.kind, here.why = SLOGAN, "one of a row of slogans"


def _exclaims(speech: Speech, strips: Sequence[Strip]) -> bool:
    words = speech.words(strips)
    return len(WORDS.findall(words)) <= 14 and words.rstrip().endswith("!")
