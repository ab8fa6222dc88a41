"""Endings that recognition lost, where the word before asks for them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import log

from octtei.clean.channel.judge import Judge, judge
from octtei.clean.channel.language import Grammar, grammar
from octtei.clean.channel.lent import borrowed
from octtei.clean.channel.lore import Lore
from octtei.clean.channel.verbs import are_verbs
from octtei.clean.channel.view import View, view
from octtei.clean.channel.worn import worn
from octtei.clean.channel.wreck import is_shaky
from octtei.clean.rule import Kind, Passage, rule
from octtei.lexicon import Standing
from octtei.room import learnt
from octtei.text import Edit, Safety, Span

_PLURALS = ("s", "x", "z")
_NOUN = 3
_ENDINGS = ("s", "x")
_REMEMBERED = 20_000
# How much better the plural goes with its neighbours (natural logarithm of odds), and how much commoner it is:
# behind a word that asks for a plural, and behind any other. Measured on clean and damaged texts.
_ASKED, _FIT, _LIKELY, _SUM = 0.5, 4.0, -1.0, 4.5
_SURE_ASKED, _SURE, _SURE_SUM, _RARE = 2.0, 5.0, 5.0, 0.1
_BESIDE, _BESIDE_SUM = 4.0, 6.0  # where the word before has a plural ending itself
_COMMA, _PREPOSITIONS = ",", frozenset({"<of>", "<to>", "<prep>"})
_COUNTED = 1.5  # what is far commoner in the plural, joined to one: `ouvriers et soldat`; one wrong in a million words


@rule("agreement.plural", Kind.TEXT, conjecture=True)
def plural(passage: Passage) -> Iterator[Edit]:
    """A word in the singular stands where its neighbours ask for the plural: the s was lost.

    Why: the last letter of a word at a worn edge is the first to go.
    Wrong when: the word never changes (numbers, adverbs, colours), is a name or a foreign word, or is cited (`des
    pourquoi`). Words with capitals, hyphens and quotation marks are left, and what the language lists as unchanging.
    Example: "la commune vote des crédit pour les écoles" → "la commune vote des crédits pour les écoles"
    Keep: "des plus grands et des deux autres"
    """
    seen = view(passage)
    if seen is None or not borrowed(seen.language):
        return
    facts, channel, bold = grammar(seen.language), judge(seen), worn(passage)
    asked = {
        n + 1 for w in facts.plural for form in (w, w.capitalize()) for n in channel.view.places.get(form, ())
    }
    wanted = {seen.forms[i] for i in asked if i < len(seen.forms)}
    plurals = {form[:-1] for form in seen.counts if form[-1] in _ENDINGS}
    told = seen.counts.keys() & (plurals | wanted)
    for form in sorted(filter(_may_be_singular, told)):
        meant = _plural_of(form, seen.lore)
        if meant:
            odds = log(channel.rate(meant) / channel.rate(form, 1))
            for i in seen.places.get(form, ()) if _changes(form, seen, facts) else ():
                if odds > _LIKELY or i in asked:
                    yield from _plural(i, meant, odds, channel, asked=i in asked, bold=bold)
    for i in sorted(asked):
        yield from _divided(i, channel)


def _divided(i: int, channel: Judge) -> Iterator[Edit]:
    """The ending of a word that a line end divides: it stands on its second half."""
    seen = channel.view
    if i + 1 >= len(seen.forms) or not seen.ends.divided_behind(i) or seen.signs[i] or seen.abroad(i):
        return
    half, start = seen.forms[i + 1], seen.starts[i + 1]
    whole = seen.forms[i] + half
    meant = _with_plural(whole, seen)
    if meant and seen.known(whole) and seen.whole(i + 1) and whole not in grammar(seen.language).invariable:
        bond, before, after = seen.context.bond, seen.left(i), seen.right(i + 1)
        gain = bond(before, meant) + bond(meant, after) - bond(before, whole) - bond(whole, after)
        if gain > _ASKED:
            safety = Safety.SAFE if gain > _SURE_ASKED else Safety.REVIEW
            after_half = half + meant[len(whole) :]
            yield Edit(Span(start, start + len(half)), half, after_half, "agreement.plural", safety)


def _may_be_singular(form: str) -> bool:
    """Whether `form` looks like a plain word that may have lost its ending."""
    return len(form) > _NOUN and form[-1] not in _PLURALS and form.islower() and form.isalpha()


def _with_plural(form: str, seen: View) -> str | None:
    """The plural of `form`, if it is a plain word that may have lost its ending."""
    return _plural_of(form, seen.lore) if _may_be_singular(form) else None


@learnt
@lru_cache(maxsize=_REMEMBERED)
def _plural_of(form: str, lore: Lore) -> str | None:
    return next((form + end for end in _ENDINGS if _is_plural(form + end, lore)), None)


def _is_plural(form: str, lore: Lore) -> bool:
    """Whether `form` is a word, and a plural as far as the dictionary tells."""
    if form not in lore.lexicon:
        return False
    bits, wanted = lore.lexicon.classes(form), grammar(lore.language).plural_classes
    return not bits or bool(bits & lore.lexicon.language.classes_named(wanted))


def _plural(i: int, meant: str, odds: float, channel: Judge, *, asked: bool, bold: bool) -> Iterator[Edit]:
    seen = channel.view
    if seen.signs[i] or (not asked and _beside_singular(i, seen)) or _shares(i, seen):
        return
    joined = not asked and odds > _COUNTED and _joins(i, seen) and _after_plural(i, seen)
    joined = joined and seen.lore.frequency[meant] > seen.lore.frequency[seen.forms[i]]
    least = _ASKED if asked else _COUNTED if joined else _FIT
    gain = channel.fit(i, meant, least)
    if not (asked or joined or bold) and _of_another(i, seen):
        return
    if gain > least and (asked or joined or gain + odds > _SUM) and _is_prose(i, seen):
        start, form = seen.starts[i], seen.forms[i]
        if joined:
            sure = True
        elif asked:
            sure = gain > _SURE_ASKED and channel.rate(meant) > _RARE and not _may_be_verb(i, seen)
        else:
            sure = gain > _SURE and gain + odds > _SURE_SUM and bold and not _belongs(i, seen)
            beside = gain > _BESIDE and gain + odds > _BESIDE_SUM and _after_plural(i, seen)
            sure = sure or (beside and not _of_another(i, seen))
        safety = Safety.SAFE if sure and not is_shaky(i, seen) else Safety.REVIEW
        yield Edit(Span(start, start + len(form)), form, meant, "agreement.plural", safety)


def _belongs(i: int, seen: View) -> bool:
    """Whether word `i` is told of another, in either number: `les noms de fichier`."""
    return i > 0 and grammar(seen.language).groups.get(seen.forms[i - 1].lower()) == "<of>"


def _may_be_verb(i: int, seen: View) -> bool:
    """Whether word `i` is a form of a verb, too, behind a word that may be its object: `et les porte`."""
    facts = grammar(seen.language)
    if not i or seen.forms[i - 1].lower() not in facts.plural_or_pronoun:
        return False
    verbs = seen.lexicon.language.classes_named(facts.verb_classes)
    return bool(seen.lexicon.classes(seen.forms[i]) & verbs)


def _beside_singular(i: int, seen: View) -> bool:
    """Whether word `i` follows a longer word that has no plural ending itself, with which it would agree."""
    form, facts = (seen.forms[i - 1] if i else ""), grammar(seen.language)
    if len(form) <= _NOUN or not form.islower() or form in facts.groups:
        return False
    return form.endswith(tuple(facts.suffixes)) or not form.endswith(facts.plural_endings)


def _after_plural(i: int, seen: View) -> bool:
    """Whether the word before word `i`, or the one that `et` or `ou` joins to it, has a plural ending itself."""
    before = i - 2 if seen.forms[i - 1] in _joining(seen.language) else i - 1
    form = seen.forms[before] if before >= 0 else ""
    plural = len(form) > _NOUN and form.endswith(_PLURALS) and form.islower()
    return plural and not are_verbs(form, form, seen)  # `tu auras`


def _of_another(i: int, seen: View) -> bool:
    """Whether the plural before word `i` may be told of another noun, with which word `i` agrees: `la table des lits dressée`."""
    facts = grammar(seen.language)
    links = [n for n in (i - 2, i - 3) if n >= 0 and facts.groups.get(seen.forms[n]) in _PREPOSITIONS]
    link = links[0] if links else i - 2
    if link < 1 or any(seen.signs[link:i]) or seen.forms[link - 1].endswith(_PLURALS):
        return False
    return bool(links) or (seen.forms[link] in facts.plural and _is_noun(link - 1, seen))


def _shares(i: int, seen: View) -> bool:
    """Whether word `i` is one of several that share a noun in the plural, each of one thing: `les codes civil et pénal`."""
    last = len(seen.forms) - 1
    at = i + 1
    while at < last and seen.signs[at] == _COMMA and seen.forms[at].islower() and _is_alone(at, seen):
        at += 1
    joined = at < last and seen.forms[at] in _joining(seen.language) and not any(seen.signs[at : at + 2])
    return (joined and _is_alone(at + 1, seen)) or _reaches(i, seen)


def _reaches(i: int, seen: View) -> bool:
    """Whether word `i` is the first of a row that ends before a noun in the plural: `aux troisième à cinquième alinéas`."""
    if i + 3 >= len(seen.forms) or any(seen.signs[i + 1 : i + 4]):
        return False
    groups, noun = grammar(seen.language).groups, seen.forms[i + 3]
    row = groups.get(seen.forms[i + 1]) == "<to>" and _is_alone(i + 2, seen)
    return row and noun.endswith(_PLURALS) and noun not in groups


def _is_alone(i: int, seen: View) -> bool:
    """Whether word `i` has no plural ending, and builds no sentence."""
    return not seen.forms[i].endswith(_PLURALS) and seen.forms[i] not in grammar(seen.language).groups


def _is_noun(i: int, seen: View) -> bool:
    """Whether word `i` may be a noun; so may what no dictionary has."""
    nouns = seen.lexicon.language.classes_named(grammar(seen.language).noun_classes)
    bits = seen.lexicon.classes(seen.forms[i])
    return not bits or bool(bits & nouns)


def _joins(i: int, seen: View) -> bool:
    """Whether a word that joins two nouns stands right before word `i`, and nothing parts the two nouns."""
    return i > 1 and seen.forms[i - 1] in _joining(seen.language) and not seen.signs[i - 1]


@lru_cache(maxsize=8)
def _joining(code: str) -> frozenset[str]:
    """The words that join two nouns."""
    groups = grammar(code).groups
    return frozenset(word for word, group in groups.items() if group == "<and>")


def _changes(form: str, seen: View, facts: Grammar) -> bool:
    """Whether `form` is a word, and not of those that never change."""
    listed = form in facts.invariable or form in facts.groups
    return not listed and seen.lexicon.standing(form) is Standing.WORD


@rule("agreement.gender", Kind.TEXT, conjecture=True)
def gender(passage: Passage) -> Iterator[Edit]:
    """A masculine article stands right before a noun that is always feminine: an e was lost.

    Why: `une` becomes `un` where the last letter is worn.
    Wrong when: a noun has both genders (`un tour`, `une tour`); only nouns that the language names as feminine alone
    are looked at, and `l'un` is no article. A noun with a capital may be the name of something (`un Citation`): proposed.
    Example: "c'est un question de temps" → "c'est une question de temps"
    Keep: "faire un tour, puis un bastion"
    """
    seen = view(passage)
    if seen is None:
        return
    facts = grammar(seen.language)
    for at in seen.places.get(facts.masculine, ()) if facts.masculine else ():
        free = at + 1 < len(seen.forms) and not seen.signs[at + 1] and not seen.left(at).startswith("l")
        if (
            free
            and (_is_feminine(seen.forms[at + 1], facts) or _is_feminine_pair(at + 1, seen, facts))
            and _is_prose(at, seen)
            and _is_prose(at + 1, seen)
        ):
            start, before = seen.starts[at], seen.forms[at]
            safety = Safety.SAFE if seen.forms[at + 1].islower() else Safety.REVIEW
            yield Edit(Span(start, start + len(before)), before, facts.feminine, "agreement.gender", safety)


def _is_feminine_pair(i: int, seen: View, facts: Grammar) -> bool:
    """Whether word `i` is an adjective in the feminine alone, and a feminine noun follows it directly."""
    if i + 1 >= len(seen.forms) or seen.signs[i + 1] or not _is_feminine(seen.forms[i + 1], facts):
        return False
    bits = seen.lexicon.classes(seen.forms[i])
    return bool(bits) and bits == seen.lexicon.language.classes_named(("fs",))


def _is_feminine(noun: str, facts: Grammar) -> bool:
    ending = len(noun) > _NOUN * 2 - 1 and noun.endswith(facts.feminine_endings or "-")
    return (ending or noun in facts.feminine_nouns) and noun not in facts.masculine_nouns


def _is_prose(i: int, seen: View) -> bool:
    return seen.whole(i) and not seen.at_edge(i) and not seen.abroad(i)
