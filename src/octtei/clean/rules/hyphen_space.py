"""Spaces beside hyphens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from octtei.clean.channel.context import groups
from octtei.clean.channel.enclitic import loose_enclitics
from octtei.clean.channel.kept_hyphens import keeps_hyphens
from octtei.clean.channel.language import grammar
from octtei.clean.channel.view import View, view
from octtei.clean.rule import Passage, rule
from octtei.text import Edit, Safety, Span

_HYPHEN = re.compile(r"[-‐‑] (?=[a-zß-ÿœ]{2})(?<=\w. )")
_AFTER_HYPHEN = re.compile(r"(?<![\w-])([^\W\d_]{2,40})([-‐‑]) ([a-zß-ÿœ]{2,40})(?![\w-])")
_SPACED = re.compile(r" [-‐‑](?=[a-zß-ÿœ]{2})(?<=[^\W\d_]..)")
_RIGHT = re.compile(r"[a-zß-ÿœ]{2,40}(?![\w-])")
_LOOSE = re.compile(r"[-‐‑](?:(?<=[^\W\d_] .) |(?<=[^\W\d_].) |(?<=[^\W\d_] .))(?=[^\W\d_]{2})")
_POINTS = re.compile(r"[^\W\d_]+(?= )")
_BEFORE = 2
"""So many words before a noun may point at it."""
_WORD = re.compile(r"[^\W\d_]{2,40}(?![\w-])")
_LONGEST = 40
_USED = 0.3
"""How often in a million words what two words make must stand there."""


@rule("space.after-hyphen")
def after_hyphen(passage: Passage) -> Iterator[Edit]:
    """A space stands beside the hyphen of a compound, or behind one that divided a word at a line end once.

    Why: a line end of the print became a space, or the hyphen was set loosely.
    Wrong when: the hyphen is a dash, or hangs (`sous- et sur-`); applied only where the dictionary or the text has
    the compound itself, or the word that comes out and not both its halves (both, where the text has several such words); a verb and its subject where a sign follows. With a
    space on either side it is proposed, unless one half of a compound of the dictionary is a small word (`lui - même`).
    Example: "la toute- puissance" → "la toute-puissance"
    Keep: "plus développés- ils accompliront"
    """
    seen = view(passage)
    if seen is not None:
        found = (*_enclitic(seen), *_two(seen), *_before(seen), *_behind(seen))
        yield from {edit.span: edit for edit in found}.values()


def _enclitic(seen: View) -> Iterator[Edit]:
    """A verb and what follows it: `répéta -t- elle`, `Croyez -vous`."""
    for span, whole, sure in loose_enclitics(seen):
        safety = Safety.SAFE if sure else Safety.REVIEW
        yield Edit(span, span.of(seen.text), whole, "space.after-hyphen", safety)


def _behind(seen: View) -> Iterator[Edit]:
    """The space behind the hyphen: `toute- puissance`, `révolu- tion`."""
    hits = list(_hyphens(seen.text))
    often = keeps_hyphens(sum(_is_cut(hit[1], hit[3], seen) for hit in hits), seen)
    for hit in hits:
        left, hyphen, right = hit.groups()
        compound, joined = f"{left}-{right}", left + right
        if compound in seen.lexicon or seen.counts[left + hyphen + right]:
            yield Edit(Span(*hit.span()), hit.group(), left + hyphen + right, "space.after-hyphen")
        elif _is_cut(left, right, seen) or (often and _may_be_cut(joined, seen)):
            yield Edit(Span(*hit.span()), hit.group(), joined, "space.after-hyphen")
        elif seen.known(joined) and right not in groups(seen.language):
            yield Edit(Span(*hit.span()), hit.group(), joined, "space.after-hyphen", Safety.REVIEW)


def _is_cut(left: str, right: str, seen: View) -> bool:
    """Whether two halves make a word and are not both words; the second does not build sentences: `sous- et` hangs."""
    if right in groups(seen.language) or not seen.known(left + right):
        return False
    return not (seen.known(left) and seen.known(right))


def _may_be_cut(joined: str, seen: View) -> bool:
    """Whether a form is a word in use, or one that the text has whole: `mai- son` where lines left their hyphens."""
    return bool(seen.counts[joined]) or (seen.known(joined) and seen.lore.frequency[joined.lower()] > _USED)


def _before(seen: View) -> Iterator[Edit]:
    """The space before the hyphen: `demi -heure`; only in compounds that the dictionary has."""
    text = seen.text
    for sign in _SPACED.finditer(text):
        start, end = _word_before(text, sign.start())
        right = _RIGHT.match(text, sign.end())
        left = text[start:end]
        if right and left and f"{left}-{right.group()}" in seen.lexicon:
            span = Span(start, right.end())
            yield Edit(span, span.of(text), f"{left}{sign.group()[1]}{right.group()}", "space.after-hyphen")


def _word_before(text: str, end: int) -> tuple[int, int]:
    """Where the word that ends at `end` begins, and `end`; both the same where there is none."""
    start = end
    while start and end - start < _LONGEST and text[start - 1].isalpha():
        start -= 1
    return start, end


def _hyphens(text: str) -> Iterator[re.Match[str]]:
    if not any(sign in text for sign in ("- ", "‐ ", "‑ ")):
        return
    for sign in _HYPHEN.finditer(text):
        start, _ = _word_before(text, sign.start())
        found = _AFTER_HYPHEN.match(text, start)
        if found:
            yield found


class _Pair(NamedTuple):
    """Two words with a hyphen and a space between them; `apart` with one on either side of it."""

    span: Span
    left: str
    hyphen: str
    right: str
    apart: bool


def _pairs(text: str) -> Iterator[_Pair]:
    for sign in _LOOSE.finditer(text):
        spaced = text[sign.start() - 1] == " "
        start, end = _word_before(text, sign.start() - spaced)
        right = _WORD.match(text, sign.end())
        if right and start < end:
            span = Span(start, right.end())
            yield _Pair(span, text[start:end], sign[0][0], right[0], spaced and sign[0][-1] == " ")


def _two(seen: View) -> Iterator[Edit]:
    """A noun and what points at it, a name that the text has whole: `cet hiver- là`."""
    facts, text = grammar(seen.language), seen.text
    there = {word.lstrip("-") for word in facts.there[1:]}
    for pair in _pairs(text):
        pointed = pair.right in there and _is_pointed_at(pair.span.start, seen)
        whole = f"{pair.left}{pair.hyphen}{pair.right}"
        named = pair.right[0].isupper() and not pair.apart and _is_name(pair.left, whole, seen)
        compound = pair.apart and pair.right.islower() and whole in seen.lexicon
        if pointed or named or compound:
            safe = not pair.apart or (compound and _is_built(pair, seen))
            safety = Safety.SAFE if safe else Safety.REVIEW
            yield Edit(pair.span, pair.span.of(text), whole, "space.after-hyphen", safety)


def _is_name(left: str, whole: str, seen: View) -> bool:
    """Whether the text or the dictionary has a name as one, or it begins as compounds do: `Saint- Maixent`."""
    head = left[0].isupper() and left.lower() in seen.lexicon.language.compound_heads
    return bool(seen.counts[whole]) or head or whole in seen.lexicon


def _is_built(pair: _Pair, seen: View) -> bool:
    """Whether one half of a compound is a word that builds sentences or compounds: no dash parts such a pair."""
    left = pair.left.lower()
    small = groups(seen.language)
    return left in small or pair.right in small or left in seen.lexicon.language.compound_heads


def _is_pointed_at(at: int, seen: View) -> bool:
    """Whether a word right before place `at`, or one before that, points at a noun."""
    before = _POINTS.findall(seen.text, max(0, at - _LONGEST), at)[-_BEFORE:]
    return any(word.lower() in grammar(seen.language).pointing for word in before)
