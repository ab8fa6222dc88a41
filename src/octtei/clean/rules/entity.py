"""Character references of HTML that nobody resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from octtei.clean.language import lexicon_for
from octtei.clean.rule import Passage, rule
from octtei.text import Edit, Safety, Span

_REFERENCE = re.compile(
    r"&(?:amp;)*(?:(?:[ACEINOUYaceinouy](?:acute|grave|circ|cedil|uml|tilde)|szlig|[lr]aquo|[ao]elig|[AO]Elig)(?:;|(?![=]))"
    r"|(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});)"
)
"""With its semicolon, or without it where it names an accent, a ligature or a guillemet, as browsers take most of them too (HTML, named
character references).
"""
# Markup that is written about, not used: `&lt;p&gt;`, `&lt;/p`, `&amp;eacute;` by itself.
_ABOUT = re.compile(r"&lt;/?[A-Za-z!]")
_BARE = re.compile(r"&(?![A-Za-z#])")
_MARKUP = frozenset("<>")


@rule("entity.unresolved")
def unresolved(passage: Passage) -> Iterator[Edit]:
    """A character reference of HTML stands where its character should.

    Why: a page was saved or copied as its source; `é` was written `&eacute;` or `&#233;`.
    Wrong when: the text is about HTML. A reference to a letter counts as damage only where it touches a word; where
    markup is quoted (`&lt;p&gt;`) all are proposed only, and so is `&amp;` where the text writes `&` too.
    Example: "l'&eacute;t&eacute; &agrave; Paris" → "l'été à Paris"
    Keep: "La référence &eacute; donne la lettre."
    """
    text = passage.value
    if "&" not in text:
        return
    about = _ABOUT.search(text) is not None
    bare = _BARE.search(text) is not None
    hits = list(_REFERENCE.finditer(text))
    word = _of_words(text, hits, _letter_words(passage) if hits else frozenset())
    for hit, belongs in zip(hits, word, strict=True):
        char = _character(hit.group())
        if not char or (char in _MARKUP and not _compares(text, hit)) or not belongs:
            continue
        sure = not about and not (char == "&" and bare)
        yield Edit(
            Span(*hit.span()), hit.group(), char, "entity.unresolved", Safety.SAFE if sure else Safety.REVIEW
        )


def _character(reference: str) -> str:
    """The one character that a reference stands for, "" if it is none or one that no text holds."""
    found = reference if reference[-1] == ";" else f"{reference};"
    while found != (found := unescape(found)):
        pass
    printable = len(found) == 1 and (found.isprintable() or found in "\u00a0\u202f\u2009\u00ad")
    return found if printable and found != "\ufffd" else ""


def _letter_words(passage: Passage) -> frozenset[str]:
    """The letters beyond ASCII that are words of the language by themselves: `à`, Italian `è`."""
    lexicon = lexicon_for(passage)
    small = lexicon.language.one_letter_words if lexicon else frozenset[str]()
    return frozenset(letter for word in small if not word.isascii() for letter in (word, word.upper()))


def _of_words(text: str, hits: list[re.Match[str]], alone: frozenset[str]) -> list[bool]:
    """For each reference, whether it is of the text: signs are, letters where a chain of them touches a word."""
    found: list[bool] = []
    start = 0
    for i, hit in enumerate(hits):
        if i + 1 < len(hits) and hits[i + 1].start() == hit.end():
            continue
        chain = hits[start : i + 1]
        touches = (
            text[chain[0].start() - 1 : chain[0].start()].isalpha()
            or text[hit.end() : hit.end() + 1].isalpha()
        )
        touches = touches or _elided(text, chain[0].start())
        found += [touches or len(chain) > 1 or _stands_alone(h.group(), alone) for h in chain]
        start = i + 1
    return found


def _elided(text: str, at: int) -> bool:
    return text[at - 1 : at] in ("'", "’") and text[at - 2 : at - 1].isalpha()


def _stands_alone(reference: str, alone: frozenset[str]) -> bool:
    char = _character(reference)
    return not char.isalpha() or char in alone


def _compares(text: str, hit: re.Match[str]) -> bool:
    """Whether `<` or `>` stands between spaces: a comparison, no markup."""
    return text[hit.start() - 1 : hit.start()] == " " and text[hit.end() : hit.end() + 1] == " "
