"""A capital I, a one or a stroke where the print has an l."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, partial

from octtei.clean.channel.context import groups
from octtei.clean.channel.language import grammar
from octtei.clean.channel.misreading import is_written_so
from octtei.clean.channel.view import View, view
from octtei.clean.rule import Kind, Passage, rule
from octtei.lexicon import Standing
from octtei.text import Edit, Safety, Span

_I = re.compile("I(?=[a-zß-ÿœ])")
# The word around a capital I that small letters follow: anchored at the I, so that texts without it cost nothing.
_AROUND = re.compile(r"(?<![\w'’-])[^\W\d_]?[a-zß-ÿœ]{0,40}I{1,3}[a-zß-ÿœ]{1,40}(?![\w])")
# What the pattern above does not take: a capital I behind a letter and before another or the end, the words around it; behind an elision, too.
_TAIL = re.compile(r"I(?<=[a-zß-ÿœA-HJ-ZÀ-ÖØ-Þ]I)(?=I|(?![\w'’-]))")
_WITH_TAIL = re.compile(
    r"(?<![\w-])[^\W\d_]?[a-zß-ÿœ]{0,40}(?:I{2,3}[a-zß-ÿœ]{1,20}|I[a-zß-ÿœ]{1,20}(?=[a-zß-ÿœ]*I)){0,3}(?:I{1,3})?(?![\w'’])"
)
# A Roman number with the ending of an ordinal, in the languages that we know: its I is an I.
_ORDINAL = re.compile(r"[IVXLCDM]{2,}(?:e|er|re|ère|i?[eè]mes?|nde?|th|st|rd|tes?|ten)")
_BEGINS = re.compile(
    r"(?:(?<=[^\W\d_]{3})[ \u00a0]?[.!?…]|[.!?…][ \u00a0]?[»”])\s+(?:[—–][ \u00a0])?[«“]?[ \u00a0]?$"
)
_BEFORE = 12
"""So many characters before a word tell whether a sentence begins there."""
_INITIAL = re.compile(r"I[a-zß-ÿœ]{1,40}(?![\w])")
_LONGEST = 40
_STROKES = frozenset("Il")
_FEW = 2
"""Letters of a form that may be too many things."""
_QUOTED = 60
"""Code points of a short quotation."""
_FAR, _COMMON = 10.0, 1.0
_MORE = 5.0
"""So many times as common must a word be as what its last letter would leave."""
_HUMP = re.compile(r"[a-zß-ÿœ][A-HJ-ZÀ-ÖØ-Þ][a-zß-ÿœ]")
_MARK = re.compile(r"[I1|]( ?)(['’‘])( ?)(?=[\"“«\s]{0,6}[aeiouyhàâäéèêëîïôöùûüœAEIOUYHÀÂÉÈÊÎÔŒ][\w'’])")
_NOT_BEFORE = re.compile(r"[\w'’‘\"«.,/-]")
_AFTER_NUMBER = re.compile(r"[\dh] ?$")


@rule("confusion.capital-i", Kind.TEXT)
def capital_i(passage: Passage) -> Iterator[Edit]:
    """A capital I stands for an l: at the start of a word, or among small letters.

    Why: the two look the same in fonts without serifs, and recognition guesses.
    Wrong when: a name begins with I or is written with a capital inside (`WikiIndex`); a name that somebody knows is
    left, and a text that writes capitals inside words is left alone save where a dictionary word comes out.
    Example: "de toutes Ies Russies" → "de toutes les Russies"
    Keep: "Ivan et Irina"
    """
    seen = view(passage)
    if seen is None:
        return
    yield from _with_tails(seen)
    humps = cache(partial(_HUMP.search, passage.value))  # few texts must be searched for them
    for hit in _words_with_i(passage.value):
        form = hit.group()
        meant = form.replace("I", "l")
        if form[0] == "I" and form.lower().replace("i", "l", 2).replace("l", "i", 1) in groups(seen.language):
            continue  # the I is one, and the next letter is the l: `Iis` for `Ils`
        small = form[0] == "I" and meant in groups(seen.language)
        rest = form[form.index("I") :]
        inner = form[0] != "I" and not (len(rest) > 1 and seen.known(rest))
        if small or inner or seen.lexicon.standing(form) < Standing.NAME:
            if form[0] == "I" and _BEGINS.search(passage.value, max(0, hit.start() - _BEFORE), hit.start()):
                meant = meant.capitalize()
            yield from _judged(hit, meant, seen, humps)


def _with_tails(seen: View) -> Iterator[Edit]:
    """Words with two such signs, or one at their end: `faIIu`, `périI`; where what stands before it is a word, too, the whole is commoner (not `partieI`)."""
    for hit in _tailed(seen.text):
        form = hit[0]
        meant, head = form.replace("I", "l"), form.rstrip("I")
        small = form[0] != "I" and form[1:].replace("I", "").islower() and not _is_meant(form)
        if not small or form in seen.lexicon or not seen.known(meant) or _commoner(form, meant, seen):
            continue
        rate = seen.lexicon.frequency(meant)
        rival = seen.lexicon.frequency(head) if head != form and len(head) > 1 and seen.known(head) else 0.0
        sure = (len(form) > _FEW or meant in groups(seen.language)) and rate >= _MORE * rival
        if rate >= rival:
            safety = Safety.SAFE if sure else Safety.REVIEW
            yield Edit(Span(*hit.span()), form, meant, "confusion.capital-i", safety)


def _tailed(text: str) -> Iterator[re.Match[str]]:
    """The words that have such signs."""
    done = -1
    for hit in _TAIL.finditer(text):
        start = hit.start()
        while start > done and hit.start() - start < _LONGEST and text[start - 1].isalpha():
            start -= 1
        found = _WITH_TAIL.match(text, start) if start > done else None
        if found and found.end() > hit.start():
            done = found.end()
            yield found


def _words_with_i(text: str) -> Iterator[re.Match[str]]:
    """The words that begin with a capital I, or have one among small letters; `Mac` and `Mc` make names."""
    for at in (hit.start() for hit in _I.finditer(text)):
        start = _first(text, at)
        before = text[start - 1 : start] if start else ""
        if start == at and (before in ("_", "-") or before.isdigit()) and before:
            continue
        found = (_AROUND if start < at else _INITIAL).match(text, start)
        if found and found.end() > at and not _is_meant(found.group()):
            yield found


def _is_meant(form: str) -> bool:
    """Whether the I is one: in some names, in ordinals, and where nothing but l stands beside it (`Il`, `IIl`: a number)."""
    return _STROKES.issuperset(form) or form.startswith(("Mc", "Mac")) or _ORDINAL.fullmatch(form) is not None


def _first(text: str, at: int) -> int:
    """Where the word begins: the small letters before place `at`, and the capital before them."""
    start = at
    while start and at - start < _LONGEST and text[start - 1].islower():
        start -= 1
    return start - 1 if start and text[start - 1].isupper() else start


def _judged(hit: re.Match[str], meant: str, seen: View, humps: Callable[[], object | None]) -> Iterator[Edit]:
    form = hit.group()
    known = seen.known(meant) or seen.counts[meant] > 1
    if form[0] != "I" and not known and seen.known(form[form.index("I") :]):
        return  # two words, the second with its capital
    if not known and (form[0] == "I" or humps()):
        return
    if form[0] != "I" and (other := _commoner(form, meant, seen)):
        yield Edit(Span(*hit.span()), form, other, "confusion.capital-i", Safety.REVIEW, None, (meant,))
        return
    sure = known and (form[0] != "I" or seen.counts[form] < max(3, seen.counts[meant]))
    sure = sure and (len(form) > _FEW or meant.lower() in groups(seen.language))
    sure = sure and not (
        form[0] == "I" and "i" in seen.lexicon.language.one_letter_words and form[1:] in groups(seen.language)
    )
    noun = form[0] == "I" and grammar(seen.language).capital_nouns and meant not in groups(seen.language)
    if noun and is_written_so(form.replace("I", "L", 1), seen):
        meant = form.replace("I", "L", 1)
    safety = Safety.SAFE if (sure and not noun) or (not known and not humps()) else Safety.REVIEW
    yield Edit(Span(*hit.span()), form, meant, "confusion.capital-i", safety)


def _commoner(form: str, meant: str, seen: View) -> str | None:
    """A far commoner word with another letter in the place of the I: `ceIte` is `cette` rather than `celte`."""
    least = _FAR * max(seen.lexicon.frequency(meant), _COMMON)
    found = (form.replace("I", letter) for letter in "ti")
    return next((w for w in found if seen.lexicon.frequency(w) > least and seen.known(w)), None)


@rule("confusion.elided-l", Kind.TEXT)
def elided_l(passage: Passage) -> Iterator[Edit]:
    """A one or a capital I stands for the l of `l'`.

    Why: before an apostrophe the letter has no neighbours that would tell recognition what it is.
    Wrong when: minutes of arc or of time (1' 30"); a vowel or h must follow, and no number stand before.
    Example: "de 1'armée" → "de l'armée"
    Keep: "à 48° 1' nord"
    """
    seen = view(passage)
    if seen is None or "l'" not in seen.lexicon.language.elisions:
        return
    for hit in _MARK.finditer(passage.value):
        if hit.start() and _NOT_BEFORE.match(passage.value, hit.start() - 1):
            continue
        if not _counts(hit) and _goes(hit, seen):
            mark = "’" if hit[2] == "‘" else hit[2]
            space = " " if hit[3] and passage.value[hit.end() : hit.end() + 1] in '"“«' else ""
            yield Edit(Span(*hit.span()), hit.group(), f"l{mark}{space}", "confusion.elided-l")


def _counts(hit: re.Match[str]) -> bool:
    """Whether what looks like `1'` is a number: behind another, or at the end of a quotation that has a space behind it (`‘Chapitre 1’ en`)."""
    text, start = hit.string, hit.start()
    if _AFTER_NUMBER.search(text, max(0, start - 2), start):
        return True
    quoted = hit[2] == "’" and hit[3] and not hit[1] and hit[0][0] == "1"
    opened = max(text.rfind("‘", max(0, start - _QUOTED), start), 0)
    return bool(quoted and opened and "’" not in text[opened:start])


_NEXT = re.compile(r"[\"“«\s]*([^\W\d_]+)")


def _goes(hit: re.Match[str], seen: View) -> bool:
    """Whether a word or a name follows."""
    after = _NEXT.match(hit.string, hit.end())
    return after is not None and (seen.known(after[1]) or seen.counts[after[1]] > 1)
