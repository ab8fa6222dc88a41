"""Spaces put before commas and stops."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octtei.clean.channel.worn import worn
from octtei.clean.language import lexicon_for
from octtei.clean.rule import Passage, rule
from octtei.lexicon import Lexicon
from octtei.text import Edit, Safety, Span

NAME = "space.before-sign"
_WORD = r"(?<=[^\W\d_]|[»”)\]])"
_SIGNS = (
    (re.compile(rf"{_WORD},(?=\s)"), re.compile(rf"{_WORD}[ ](?=,(?:[ \n][^\W\d_]|\n))")),
    (
        re.compile(rf"{_WORD}\.(?=\s)"),
        re.compile(rf"{_WORD}[ ](?=\.(?:[ \n]+(?![a-zß-ÿœ])[^\W\d_]|[ ]*(?:\n\s*\n|\Z)))"),
    ),
)
"""Each sign as it stands rightly, and the space before one where a word or a sentence goes on behind."""
_LAST, _REACH = re.compile(r"([^\W\d_]+|(?<=[»”)\]]))\Z"), 40
_SHORTEST, _NAME = 2, 4
"""Letters of the word before it, and of one that nobody knows, at least."""
_SEVERAL = 3
"""So many are no slips of a writer, and stand before commas too."""
_FEW = 4
"""Where more than one of so many stands behind a word that builds sentences something else is gone: `siehe in .`, once `siehe in Hilfe.`"""
_LEAST, _MORE, _SHARE = 10, 5, 0.05
"""Signs that stand rightly at least, and so many for each of the others; the share of these, where they are more than `_SEVERAL`: who sets
spaces before commas sets them before all."""


@rule(NAME, conjecture=True)
def before_sign(passage: Passage) -> Iterator[Edit]:
    """A space stands before a comma or a stop: `le moulin , les prés`.

    Why: the sign stands a little apart in print, or a justified line was stretched.
    Wrong when: the text is set so (in prints of the eighteenth century a space stands before commas), or a sign is named. The space goes
    where nineteen of twenty such signs of the text have none, or all but three, behind a word, a name or a quotation, and where a word goes on behind it, or a
    sentence ends; keys that a manual sets apart stay. Several stops without any comma are proposed only, and so is what stands in a text where
    many stand behind words that build sentences: a picture or a link may have stood there.
    Example: "Un, deux, trois, quatre, cinq, six, sept, huit, neuf, dix, onze, douze, le moulin , les prés, la gare , le bois, la mer , le sel, le feu, le pont, puis rien" → "Un, deux, trois, quatre, cinq, six, sept, huit, neuf, dix, onze, douze, le moulin, les prés, la gare, le bois, la mer, le sel, le feu, le pont, puis rien"
    Keep: "Un , deux , trois, et le .net, la touche , et .profile"
    """
    if " ," not in passage.value and " ." not in passage.value:
        return
    lexicon = lexicon_for(passage)
    if lexicon is None:
        return
    apart = [hit for signs in _SIGNS for hit in _apart(passage.value, *signs)]
    words = [_word_before(hit) for hit in apart]
    places = [hit for hit, word in zip(apart, words, strict=True) if _is_word(word, lexicon)]
    lacking = sum(word in lexicon.language.function_words for word in words)
    commas = any(passage.value[hit.end()] == "," for hit in places)
    trusted = len(places) < _SEVERAL or commas
    safe = trusted and lacking * _FEW <= len(apart)
    safety = Safety.SAFE if safe or (places and worn(passage)) else Safety.REVIEW
    for hit in sorted(places, key=lambda hit: hit.start()):
        yield Edit(Span(*hit.span()), " ", "", NAME, safety)


def _apart(text: str, plain: re.Pattern[str], apart: re.Pattern[str]) -> list[re.Match[str]]:
    """The spaces before one sign, if few of the text have one."""
    hits = list(apart.finditer(text))
    others = sum(1 for _ in plain.finditer(text)) if hits else 0
    few = len(hits) <= max(_SEVERAL, _SHARE * (others + len(hits)))
    return hits if few and others >= max(_LEAST, _MORE * len(hits)) else []


def _word_before(hit: re.Match[str]) -> str | None:
    """The word before a space, "" behind the end of a quotation, None where neither stands there."""
    last = _LAST.search(hit.string, max(0, hit.start() - _REACH), hit.start())
    return last and last[1]


def _is_word(word: str | None, lexicon: Lexicon) -> bool:
    """Whether it is a word that a comma or a stop may follow, a name, or the end of a quotation."""
    if not word or word in lexicon.language.function_words:
        return word == ""
    named = word.istitle() and len(word) >= _NAME
    return named or (len(word) >= _SHORTEST and word.islower() and lexicon.is_word(word))
