"""An elided article and its apostrophe that recognition took for one capital."""

from __future__ import annotations

from collections.abc import Iterator

from octtei.clean.channel.view import View, view
from octtei.clean.channel.worn import worn
from octtei.clean.channel.wreck import is_frayed
from octtei.clean.rule import Kind, Passage, rule
from octtei.lexicon import fold
from octtei.text import Edit, Safety, Span

NAME = "confusion.merged-elision"
_CAPITALS, _RARER = frozenset("PFV"), frozenset("MTY")
"""What `l'` looks like if its apostrophe touches it, and what it looks like now and then."""
_VOWELS = frozenset("aeiouyh")
_SHORTEST, _MOST = 3, 2
"""Letters behind the capital, and how often the form stands in the text at most."""
_COMMON, _SURE, _SURER = 1.0, 5.0, 20.0
"""So often in a million words stands what is read behind the article, to be proposed, to be put, and to be put for the rarer capitals."""
_LONG = 6
"""Letters of a word that need not be common to be proposed in a text with plain misreadings."""


@rule(NAME, Kind.TEXT)
def merged_elision(passage: Passage) -> Iterator[Edit]:
    """A capital inside a sentence, before a vowel, stands for an l and its apostrophe: `Fannée` for `l'année`.

    Why: in worn print the apostrophe runs into the letter before it, and both look like a P, an F or a V.
    What stands behind the capital must be a word of its own, and the whole must be none; in a text with plain misreadings a common word is
    put right, elsewhere it is proposed.
    Wrong when: it is a name that nobody knows; what stands three times, behind another capital or an abbreviation, is left.
    Example: "sur Pautre rive" → "sur l'autre rive"
    Keep: "sur la rive de Pavie"
    """
    seen = view(passage)
    if seen is None or "l'" not in seen.lexicon.language.elisions:
        return
    bold = worn(passage)
    for form in sorted(f for f in seen.unknown if _may_be(f, seen, bold=bold)):
        rest = form[1:]
        for i in seen.places[form]:
            if _stands(i, seen) and (bold or form[0] in _CAPITALS):
                safe = bold and seen.lore.frequency[rest] >= (_SURE if form[0] in _CAPITALS else _SURER)
                safe = safe and not is_frayed(i, seen)
                start, meant = seen.starts[i], f"l{_apostrophe(seen)}{rest}"
                safety = Safety.SAFE if safe else Safety.REVIEW
                yield Edit(Span(start, start + len(form)), form, meant, NAME, safety)


def _may_be(form: str, seen: View, *, bold: bool) -> bool:
    """Whether `form` is one of the capitals and a word that begins with a vowel or an h; in use, unless it is long and `bold`."""
    rest = form[1:]
    if form[0] not in _CAPITALS | _RARER or len(rest) < _SHORTEST or not rest.islower() or not rest.isalpha():
        return False
    vowel = fold(rest[0]) in _VOWELS and seen.counts[form] <= _MOST
    used = seen.lore.frequency[rest] >= _COMMON or (bold and len(rest) >= _LONG)
    return vowel and seen.known(rest) and used


def _stands(i: int, seen: View) -> bool:
    """Whether word `i` stands inside a sentence, whole, behind a small word."""
    before = seen.forms[i - 1] if i else ""
    return (
        before.islower()
        and not seen.gap(i).strip(" \n")
        and not seen.opens(i)
        and seen.whole(i)
        and not seen.abroad(i)
    )


def _apostrophe(seen: View) -> str:
    """The apostrophe that the text writes."""
    return "’" if seen.text.count("’") > seen.text.count("'") else "'"
