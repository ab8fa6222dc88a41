"""Verbs: what may be one, and what neighbours cannot tell apart."""

from __future__ import annotations

from octtei.clean.channel.language import grammar
from octtei.clean.channel.view import View


def is_verb(form: str, seen: View, *, alone: bool = False) -> bool:
    """Whether a form may be a finite verb, and nothing else if `alone`; those that build sentences count as verbs."""
    facts = grammar(seen.language)
    if facts.groups.get(form) in facts.verbs:
        return True
    bits = seen.lexicon.classes(form)
    verbs = seen.lexicon.language.classes_named(facts.verb_classes)
    return bool(bits & verbs) and not (alone and bits & ~verbs)


def are_verbs(form: str, other: str, seen: View) -> bool:
    """Whether both are finite verbs and nothing else: the neighbours say little of which."""
    return _are_only((form, other), grammar(seen.language).verb_classes, seen)


def are_one_verb(form: str, other: str, seen: View) -> bool:
    """Whether both are verbs and nothing else, alike but for their last letter: `tournez`, `tourner`."""
    facts = grammar(seen.language)
    return form[:-1] == other[:-1] and _are_only((form, other), facts.verb_classes | facts.infinitives, seen)


def _are_only(words: tuple[str, ...], wanted: frozenset[str], seen: View) -> bool:
    """Whether the dictionary has these classes of each word, and no other."""
    named = seen.lexicon.language.classes_named(wanted)
    return all((bits := seen.lexicon.classes(word)) and not bits & ~named for word in words)
