"""Apostrophes of elisions: lost, doubled, read as another sign, or with a space beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from math import log
from typing import NamedTuple

from octtei.clean.channel.glued import Part, are_small, beginnings, may_be_glued, may_open, openers, part
from octtei.clean.channel.judge import Judge, judge
from octtei.clean.channel.language import grammar
from octtei.clean.channel.lettered import follows, may_elide, may_name, names
from octtei.clean.channel.lore import APOSTROPHES
from octtei.clean.channel.parting import apart, bonds
from octtei.clean.channel.view import View, view
from octtei.clean.channel.worn import worn
from octtei.clean.channel.wreck import is_shaky
from octtei.clean.rule import Kind, Passage, rule
from octtei.lexicon import Language, Standing
from octtei.text import Edit, Safety, Span

NAME = "confusion.apostrophe"
_DIRECT = '‘´`",.'
"""Signs that stand for an apostrophe where nothing but letters stands beside them."""
_SPACED_MARKS = ("' ", "’ ")
_HABIT = 0.2
"""Where such a sign stands for so many of the apostrophes it is the way of the text."""
_FEW, _LEAST = 2, {",": 2, ".": 3}
_SHORTEST, _LONG = 3, 5
_REVIEW, _SAFE, _SAFE_SHORT = -9.0, -4.0, -2.0
"""How much likelier the elision must be than a form that nobody knows, to be proposed and to be made."""
_WORN_REVIEW, _VERY_LONG = -13.0, 8
"""The same to be proposed in a text full of misreadings, for forms of more letters than that."""
_KNOWN_REVIEW, _KNOWN_SAFE, _RARE = -6.0, 0.0, 20.0
"""The same against a word, and how often in a million words one stands that looks alike."""
_REACH = 10
_SPACED, _APART, _CLOSE = 2.0, -1.5, 1.0
_ENDINGS = ("t",)  # what more words end in than are elided: `fu t épuisé`


class _Patterns(NamedTuple):
    """Signs that may stand for an apostrophe before a vowel; the head of an elision."""

    sign: re.Pattern[str]
    head: re.Pattern[str]


@lru_cache(maxsize=8)
def _patterns(lang: Language) -> _Patterns:
    heads = "|".join(sorted((e[:-1] for e in lang.elisions), key=lambda h: (-len(h), h)))
    vowels = f"[{lang.elision_before}{lang.elision_before.upper()}]"
    doubled = r"(?<=['’‘])(?:(?<=[ ].)[ ]?|[ '’‘])"
    return _Patterns(
        # Signs first, so that a search jumps from one to the next.
        re.compile(rf"['’‘{_DIRECT}](?:{doubled}|(?<=[{_DIRECT}]))(?={vowels})"),
        re.compile(rf"(?<![\w'’‘.,\-])(?i:{heads})(?= ?$)"),
    )


_WORD = re.compile(r"[^\W\d_]+")
_END = re.compile(r"(?<![\w-])[^\W\d_]{2,}$")
_PARTED = re.compile(r"['’](?:(?<= .)[ \u00a0]?|(?<=[^\W\d_].)[ \u00a0])(?=[^\W\d_])")
_LONGEST = 12
"""Letters before the apostrophe of a word, at most."""
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
    yield from _inside(seen)
    channel = judge(seen)
    yield from _spaced(channel, mark)
    opening, begun = openers(seen), beginnings(seen.lexicon.language)
    for form in sorted(form for form in seen.counts if form[:2] in begun):
        found = opening.get(form) or part(form, seen.lore)
        if found and may_elide(found[1], seen) and (form in opening or _may_be(form, found, seen, passage)):
            yield from _glued(form, *found, channel, mark, bold=worn(passage), opening=form in opening)


def _may_be(form: str, found: Part, seen: View, passage: Passage) -> bool:
    """Whether a form may be an elision and a word; in a worn text what comes back, or begins a sentence, too."""
    if may_be_glued(form, seen):
        return True
    return (are_small(form, *found, seen) or may_open(form, found[1], seen)) and worn(passage)


def _mark(text: str) -> str:
    """The apostrophe that the text uses."""
    return max(APOSTROPHES[:2], key=text.count)


def _signs(seen: View, mark: str) -> Iterator[Edit]:
    """Marks that are doubled, misread or have a space beside them."""
    text, known, titles = seen.text, _patterns(seen.lexicon.language), grammar(seen.language).titles
    usual = text.count("'") + text.count("’")
    habits = {sign for sign in "‘´`" if text.count(sign) > max(_FEW, _HABIT * usual)}
    quoted = '"' in text and _QUOTE.search(text) is not None
    for hit in known.sign.finditer(text):
        before = known.head.search(text, max(0, hit.start() - _REACH), hit.start())
        sign, word = hit.group(), _WORD.match(text, hit.end())
        if before is None or word is None or sign in habits or not follows(word.group(), seen):
            continue
        spaced = sign in _SPACED_MARKS
        if spaced and (_is_letter(word.group(), seen) or _stands_apart(before.group(), seen)):
            continue
        if sign in ",." and (len(word.group()) < _LEAST[sign] or word.group() not in seen.lexicon):
            continue  # initials, abbreviations
        initial = sign == "." and before.group().isupper() and word.group()[0].isupper()
        if (sign in ",." and word.group().isupper()) or (initial and before.group() in titles):
            continue  # `C.UTF-8`, `M.Oronte`
        right = mark + '"' if sign == '"' and text.count('"', hit.end(), hit.end() + 300) % 2 else mark
        own = next((c for c in sign if c in "'’"), mark)
        span = Span(before.start(), hit.end())
        after = before.group() + (own if right == mark else right)
        doubtful = (sign == '"' and quoted) or initial
        doubtful |= spaced and not _goes_with_c(before.group().lower(), mark, word.group().lower(), seen)
        safety = Safety.REVIEW if doubtful else Safety.SAFE
        yield Edit(span, span.of(text), after, NAME, safety)


def _is_letter(word: str, seen: View) -> bool:
    """Whether a letter alone is no word."""
    return len(word) == 1 and word not in seen.lexicon.language.one_letter_words


def _inside(seen: View) -> Iterator[Edit]:
    """Spaces beside the apostrophe of one word: `aujourd ’ hui`."""
    for hit in _PARTED.finditer(seen.text):
        start = hit.start() - (seen.text[hit.start() - 1] in " \u00a0")
        left = _END.search(seen.text, max(0, start - _LONGEST), start)
        right = _WORD.match(seen.text, hit.end())
        if left and right and left[0] not in seen.lexicon and not seen.lexicon.language.elides(left[0]):
            whole = f"{left[0]}'{right[0]}"
            if right[0].islower() and whole in seen.lexicon:
                span = Span(start, hit.end())
                yield Edit(span, span.of(seen.text), hit[0].strip(), NAME)


def _stands_apart(head: str, seen: View) -> bool:
    """Whether what is elided may be written apart from the next word: `o' Sundays`."""
    return f"{head.lower()}'" in grammar(seen.language).elided_apart


@lru_cache(maxsize=8)
def _heads(lang: Language) -> frozenset[str]:
    """What stands before the apostrophe of an elision, with a capital and without."""
    heads = {e[:-1] for e in lang.elisions}
    return frozenset(heads | {h.capitalize() for h in heads})


def _spaced(channel: Judge, mark: str) -> Iterator[Edit]:
    """A space in the place of the apostrophe: `qu il`, `l on`."""
    seen = channel.view
    for head in sorted(_heads(seen.lexicon.language) & seen.counts.keys()):
        named = names(head, seen) or _is_word(head, seen)
        for i in () if named else channel.view.places.get(head, ()):
            if i + 1 >= len(seen.forms) or seen.gap(i + 1) not in (" ", "\u00a0") or not _is_prose(i, seen):
                continue
            word = seen.forms[i + 1]
            if not _may_be_spaced(i, head, mark, seen):
                continue
            if seen.known(head + word):
                lead = bonds(i, i + 1, head + mark, word, channel) + log(channel.rate(word, 1))
                whole = log(channel.rate(head + word))
                whole += seen.context.bond(seen.left(i), head + word) + seen.context.bond(
                    head + word, seen.right(i + 1)
                )
                if lead - whole < _SPACED:
                    continue
            start = seen.starts[i]
            span = Span(start, seen.starts[i + 1] + len(word))
            safe = word.islower() and not seen.known(head + word) and _is_sure(head, mark, word, seen)
            safe = safe and (head.islower() or len(head) > 1 or len(word) > 1)  # `D y avait` was `Il y avait`
            safe = safe and not may_name(i, mark, seen)
            safety = Safety.SAFE if safe and not is_shaky(i, seen) else Safety.REVIEW
            yield Edit(span, span.of(seen.text), f"{head}{mark}{word}", NAME, safety)


def _may_be_spaced(i: int, head: str, mark: str, seen: View) -> bool:
    """Whether word `i` may be elided before the next: no end of a word, no letter that names, no figure before its unit."""
    word = seen.forms[i + 1]
    if (i and seen.known(seen.forms[i - 1] + head)) or (head[0].isupper() and not seen.opens(i)):
        return False
    if word in grammar(seen.language).hours or not may_elide(word, seen):
        return False
    return seen.whole(i + 1) and _go_together(head + mark, word, seen)


def _is_word(head: str, seen: View) -> bool:
    """Whether what may be elided is a word without its apostrophe: `O grave`, Italian `un anno`."""
    if len(head) == 1:
        return head.lower() in seen.lexicon.language.one_letter_words
    return head.lower() in seen.lexicon.language.function_words


def _is_sure(head: str, mark: str, word: str, seen: View) -> bool:
    """Whether a letter alone is no end of a word, and no guillemet: `c un`."""
    return head not in _ENDINGS and _goes_with_c(head, mark, word, seen)


def _goes_with_c(head: str, mark: str, word: str, seen: View) -> bool:
    """Whether a word is one that `c'` stands before, if that is what is elided: `c'est`, but no `c'indique`."""
    return head != "c" or seen.context.bond(head + mark, word) > _CLOSE


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


def _glued(
    form: str, head: str, rest: str, channel: Judge, mark: str, *, bold: bool, opening: bool
) -> Iterator[Edit]:
    """The apostrophe gone: `lorganisation`, `dune`."""
    seen, known = channel.view, form not in channel.view.unknown
    if seen.context.clash(f"{head.lower()}'", rest) or (
        len(form) < _SHORTEST and _looks_like_another(form, seen)
    ):
        return
    for i in channel.view.places.get(form, ()):
        if (form[0].isupper() and not seen.opens(i)) or seen.at_edge(i) or not seen.whole(i):
            continue
        lead = _lead(i, head, rest, channel, mark, known=known)
        far = _WORN_REVIEW if opening or (bold and len(form) > _VERY_LONG) else _REVIEW
        if lead > (_KNOWN_REVIEW if known else far) and not seen.abroad(i):
            least = _KNOWN_SAFE if known else _SAFE if len(form) > _LONG else _SAFE_SHORT
            name = seen.lexicon.standing(form) is Standing.NAME or rest[0].isupper()
            safe = lead > least and (form.islower() or (bold and len(form) > _LONG and not name))
            safe = safe and not (bold and len(form) < _LONG - 1 and _looks_like_another(form, seen))
            safety = Safety.SAFE if safe and not is_shaky(i, seen) else Safety.REVIEW
            span = Span(seen.starts[i], seen.end(i))
            yield Edit(span, form, f"{head}{mark}{rest}", NAME, safety)


def _looks_like_another(form: str, seen: View) -> bool:
    """Whether a letter that looks alike makes a common word of a form: `jes` is `les`."""
    return any(seen.lore.frequency[c.form] > _RARE for c in seen.lore.alike[form])


def _lead(i: int, head: str, rest: str, channel: Judge, mark: str, *, known: bool) -> float:
    """How much likelier the elision is than the form that stands there."""
    seen = channel.view
    lead = apart(i, head + mark, rest, channel)
    if known:
        here = seen.items[i]
        stands = seen.context.bond(seen.left(i), here, 1) + seen.context.bond(here, seen.right(i), 1)
        lead += log(0.02) - log(channel.rate(seen.forms[i], 1)) - stands
    return lead
