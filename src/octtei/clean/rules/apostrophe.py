"""Apostrophes of elisions: lost, doubled, read as another sign, or with a space beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from math import log

from octtei.clean.channel.judge import Judge, judge
from octtei.clean.channel.lore import APOSTROPHES
from octtei.clean.channel.misreading import OWN
from octtei.clean.channel.parting import apart, bonds
from octtei.clean.channel.view import View, view
from octtei.clean.rule import Kind, Passage, rule
from octtei.lexicon import Language, Standing
from octtei.text import Edit, Safety, Span

NAME = "confusion.apostrophe"
_DIRECT = '‘´`",.'
"""Signs that stand for an apostrophe where nothing but letters stands beside them."""
_HABIT = 0.2
"""Where such a sign stands for so many of the apostrophes it is the way of the text."""
_FEW, _LEAST = 2, {",": 2, ".": 3}
_SHORTEST, _LONG = 3, 5
_REVIEW, _SAFE, _SAFE_SHORT = -9.0, -4.0, -2.0
"""How much likelier the elision must be than a form that nobody knows, to be proposed and to be made."""
_KNOWN_REVIEW, _KNOWN_SAFE, _RARE = -6.0, 0.0, 20.0
"""The same against a word that stands at most so often in a million."""
_SPACED, _APART = 2.0, -1.5
_ENDINGS = ("t",)  # what more words end in than are elided: `fu t épuisé`


@lru_cache(maxsize=8)
def _patterns(lang: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The heads of elisions before a sign that is misread or has a space beside it; and before a mere space."""
    heads = "|".join(sorted((e[:-1] for e in lang.elisions), key=lambda h: (-len(h), h)))
    vowels = f"{lang.elision_before}{lang.elision_before.upper()}"
    begin = rf"(?<![\w'’‘.,\-])((?i:{heads}))"
    marks = rf"(?:['’‘]{{2}}|[ ]['’‘][ ]?|['’][ ](?=[{vowels}][^\W\d_])|[{_DIRECT}])"
    return re.compile(rf"{begin}({marks})(?=[{vowels}][^\W\d_]*)"), re.compile(
        rf"{begin}[ ](?=[{vowels}][^\W\d_]*)"
    )


_WORD = re.compile(r"[^\W\d_]+")
_QUOTE = re.compile(r'(?<![^\W\d_])"|"(?!\w)')


@rule(NAME, Kind.TEXT)
def apostrophe(passage: Passage) -> Iterator[Edit]:
    """The apostrophe of an elision is lost, doubled, read as another sign, or has a space beside it.

    Why: it is the smallest sign that stands between letters; recognition drops it, or takes it for a quotation mark, a
    comma or a speck.
    Wrong when: the form is a name (`Lagarde`) or a word of the author's, or the letter is a sign of a list; both parts
    must be words, the second begin with a vowel, and the two go well together. A sign that the text uses all over is
    its way to write.
    Example: "la fin de lorganisation, l 'armée et qu il attendait" → "la fin de l'organisation, l'armée et qu'il attendait"
    Keep: "la dune et le lendemain"
    """
    seen = view(passage)
    if seen is None or not seen.lexicon.language.elisions:
        return
    mark = _mark(passage.value)
    yield from _signs(seen, mark)
    channel = judge(seen)
    yield from _spaced(channel, mark)
    for form in sorted(f for f in seen.counts if len(f) >= _SHORTEST and f.isalpha() and f[1:].islower()):
        yield from _glued(form, channel, mark)


def _mark(text: str) -> str:
    """The apostrophe that the text uses."""
    return max(APOSTROPHES[:2], key=text.count)


def _signs(seen: View, mark: str) -> Iterator[Edit]:
    """Marks that are doubled, misread or have a space beside them."""
    text, pattern = seen.text, _patterns(seen.lexicon.language)[0]
    usual = text.count("'") + text.count("’")
    for hit in pattern.finditer(text):
        sign, word = hit[2], _WORD.match(text, hit.end())
        habit = sign in "‘´`" and text.count(sign) > max(_FEW, _HABIT * usual)
        if word is None or habit or not _follows(word.group(), seen):
            continue
        if sign in ",." and (len(word.group()) < _LEAST[sign] or word.group() not in seen.lexicon):
            continue  # initials, abbreviations
        right = mark + '"' if sign == '"' and text.count('"', hit.end(), hit.end() + 300) % 2 else mark
        own = next((c for c in sign if c in "'’"), mark)
        after = hit[1] + (own if right == mark else right)
        safety = Safety.REVIEW if sign == '"' and _QUOTE.search(text) else Safety.SAFE
        yield Edit(Span(*hit.span()), hit.group(), after, NAME, safety)


def _follows(word: str, seen: View) -> bool:
    """Whether a word or a name can follow an elision."""
    return seen.known(word) or seen.counts[word] > 1 or seen.lexicon.standing(word) >= Standing.NAME


def _spaced(channel: Judge, mark: str) -> Iterator[Edit]:
    """A space in the place of the apostrophe: `qu il`, `l on`."""
    seen = channel.view
    heads = {e[:-1] for e in seen.lexicon.language.elisions}
    for head in sorted(heads | {h.capitalize() for h in heads}):
        for i in channel.places.get(head, ()):
            if i + 1 >= len(seen.forms) or seen.gap(i + 1) not in (" ", "\u00a0") or not _is_prose(i, seen):
                continue
            word = seen.forms[i + 1]
            if (i and seen.known(seen.forms[i - 1] + head)) or (head[0].isupper() and not seen.opens(i)):
                continue  # the end of a word that a space cuts; a letter that names something, or a figure
            if (
                not _may_elide(word, seen)
                or not seen.whole(i + 1)
                or not _go_together(head + mark, word, seen)
            ):
                continue
            if seen.known(head + word):
                lead = bonds(i, i + 1, head + mark, word, channel) + log(channel.rate(word, 1))
                whole = log(channel.rate(head + word))
                whole += seen.context.bond(seen.lefts[i], head + word) + seen.context.bond(
                    head + word, seen.rights[i + 1]
                )
                if lead - whole < _SPACED:
                    continue
            start = seen.starts[i]
            span = Span(start, seen.starts[i + 1] + len(word))
            safe = word.islower() and not seen.known(head + word) and head not in _ENDINGS
            safety = Safety.SAFE if safe else Safety.REVIEW
            yield Edit(span, span.of(seen.text), f"{head}{mark}{word}", NAME, safety)


def _go_together(head: str, word: str, seen: View) -> bool:
    """Whether an elision may stand before a word: `d et` is two letters."""
    return seen.context.bond(head, word.lower()) > _APART


def _is_prose(i: int, seen: View) -> bool:
    """Whether word `i` stands behind a word or at the start of a sentence, and is no letter that names something."""
    if seen.text[seen.end(i) : seen.end(i) + 1] in "'’‘.)" or (
        i and seen.gap(i).strip(' \u00a0\n,;:.!?«»"“()–—')
    ):
        return False
    return (
        not seen.at_edge(i)
        and not seen.abroad(i)
        and seen.text[seen.starts[i] - 1 : seen.starts[i]] not in "'’‘-"
    )


def _may_elide(word: str, seen: View) -> bool:
    vowels = seen.lexicon.language.elision_before
    single = len(word) > 1 or word in ("y", "à", "a")
    return word[0].lower() in vowels and single and _follows(word, seen)


def _glued(form: str, channel: Judge, mark: str) -> Iterator[Edit]:
    """The apostrophe gone: `lorganisation`, `dune`."""
    seen = channel.view
    known = form not in seen.unknown
    if known and seen.lore.frequency[form] > _RARE:
        return
    if not known and (seen.counts[form] >= OWN or seen.lexicon.standing(form) >= Standing.NAME):
        return
    parts = [
        (head, form[len(head) :])
        for head in (e[:-1] for e in seen.lexicon.language.elisions)
        if form.lower().startswith(head) and _may_elide(form[len(head) :], seen)
    ]
    parts = [(form[: len(h)], rest) for h, rest in parts if rest in seen.lexicon]
    for i in channel.places.get(form, ()) if parts else ():
        if (
            seen.at_edge(i)
            or not seen.whole(i)
            or seen.abroad(i)
            or (form[0].isupper() and not seen.opens(i))
        ):
            continue
        lead, head, rest = max((_lead(i, h, r, channel, known=known), h, r) for h, r in parts)
        if lead > (_KNOWN_REVIEW if known else _REVIEW):
            least = _KNOWN_SAFE if known else _SAFE if len(form) > _LONG else _SAFE_SHORT
            safe = lead > least and form.islower()
            safety = Safety.SAFE if safe else Safety.REVIEW
            span = Span(seen.starts[i], seen.end(i))
            yield Edit(span, form, f"{head}{mark}{rest}", NAME, safety)


def _lead(i: int, head: str, rest: str, channel: Judge, *, known: bool) -> float:
    """How much likelier the elision is than the form that stands there."""
    seen = channel.view
    mark = _mark(seen.text)
    lead = apart(i, head + mark, rest, channel)
    if known:
        here = seen.items[i]
        stands = seen.context.bond(seen.lefts[i], here, 1) + seen.context.bond(here, seen.rights[i], 1)
        lead += log(0.02) - log(channel.rate(seen.forms[i], 1)) - stands
    return lead
