"""The letter ß, read as a capital B, an 8 or the like."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octtei.clean.channel.view import View, view
from octtei.clean.rule import Kind, Passage, rule
from octtei.text import Edit, Safety, Span

NAME = "confusion.sharp-s"
_SHARP = "ß"
_SIGN = re.compile(r"[B8&SRK](?<=[^\W\d_A-ZÄÖÜ].)(?![\wß]*[A-Z\d])")
_HEAD, _TAIL = re.compile(r"[^\W\d_]{1,30}$"), re.compile(r"[a-zäöüß]{0,30}(?![\w'’])")
_REACH = 31
_PLAIN = "B8&"
"""What looks like it most; other capitals are only proposed."""
_COMMON = 0.1


@rule(NAME, Kind.TEXT)
def sharp_s(passage: Passage) -> Iterator[Edit]:
    """A capital or a figure stands for ß in a German word: `groBen`, `Fu8`, `StraSe`.

    Why: recognition that has no ß, or doubts it, takes the letter that looks most like it.
    Wrong when: it is a name with a capital inside (`InterRegio`), or a figure that calls a note. The form must be no word, and the word
    with ß one in use.
    Example (de): "die groBe StraBe am FuB des Berges" → "die große Straße am Fuß des Berges"
    Keep: "das Haus 8, Tafel B, und der InterRegio"
    """
    seen = view(passage)
    if seen is None or _SHARP not in seen.lexicon.language.letters:
        return
    for sign in _SIGN.finditer(passage.value):
        yield from _read(sign, seen)


def _read(sign: re.Match[str], seen: View) -> Iterator[Edit]:
    head = _HEAD.search(seen.text, max(0, sign.start() - _REACH), sign.start())
    tail = _TAIL.match(seen.text, sign.end())
    if head is None or tail is None or not (head[0][1:].islower() or len(head[0]) == 1):
        return
    form, word = head[0] + sign[0] + tail[0], head[0] + _SHARP + tail[0]
    another = sign[0] not in _PLAIN and seen.known(head[0] + sign[0].lower() + tail[0])
    if not another and seen.known(word) and seen.lore.frequency[word] > _COMMON:
        plain = sign[0] in _PLAIN and not (sign[0] == "8" and not tail[0] and seen.known(head[0]))
        safety = Safety.SAFE if plain else Safety.REVIEW
        yield Edit(Span(head.start(), tail.end()), form, word, NAME, safety)
