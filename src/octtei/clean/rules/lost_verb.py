"""Participles where a clause wants its verb: the last letter was lost."""

from __future__ import annotations

from collections.abc import Iterator

from octtei.clean.channel.context import STOP
from octtei.clean.channel.language import Grammar, grammar
from octtei.clean.channel.misreading import correction
from octtei.clean.channel.reading import Reading
from octtei.clean.channel.verbs import is_verb
from octtei.clean.channel.view import View, view
from octtei.clean.rule import Kind, Passage, rule
from octtei.text import Edit

NAME = "agreement.verb"
_ENDS = frozenset({STOP, ";", ":"})
_SUBJECTS = frozenset({"<subject>", "<who>"})
_LONGEST = 40
"""So many words a clause has at most; what is longer is a list."""
_LEAST = 3
"""So many words stand before the pronoun: less is a title."""


@rule(NAME, Kind.TEXT)
def lost_verb(passage: Passage) -> Iterator[Edit]:
    """A participle stands behind a pronoun in a clause that has no finite verb: its t was lost.

    Why: the last letter of a word at a worn edge is the first to go, and what is left is a word.
    Wrong when: it is a noun (`le parti`) in what is no sentence. A noun must stand right before the pronoun, no word of the sentence may be a
    finite verb, and the form with the letter must be one; only proposed.
    Example: "Le comité de la ville les suivi malgré ses craintes." → "Le comité de la ville les suivit malgré ses craintes."
    Keep: "Les membres du comité, le parti et la ville."
    """
    seen = view(passage)
    facts = grammar(seen.language) if seen else None
    if seen is None or facts is None or not facts.lost_verbs:
        return
    for form in sorted(f for f in seen.counts if f.islower() and f[-1] in facts.lost_verbs):
        verb = form + facts.lost_verbs[form[-1]]
        places = [i for i in seen.places[form] if i >= _LEAST and seen.forms[i - 1].lower() in facts.objects]
        if places and form not in facts.groups and _is_participle(form, seen) and is_verb(verb, seen):
            for i in places:
                if _wants_verb(i, seen, facts):
                    yield correction(Reading(i, ((verb, 0.0),)), seen, NAME, safe=False)


def _wants_verb(i: int, seen: View, facts: Grammar) -> bool:
    """Whether word `i`, behind a pronoun, stands behind a noun, too, in a sentence without a finite verb."""
    if any(seen.signs[i - 1 : i + 1]):
        return False
    subject = facts.groups.get(seen.forms[i - 2].lower()) in _SUBJECTS
    if not subject and not (_is_noun(seen.forms[i - 2], seen, facts) and _has_no_verb(i, seen)):
        return False
    return seen.whole(i) and not seen.at_edge(i) and not seen.abroad(i)


def _has_no_verb(i: int, seen: View) -> bool:
    """Whether the sentence of word `i` is one, and has no finite verb."""
    first, last = _sentence(i, seen)
    around = (seen.forms[n].lower() for n in range(first, last) if n != i)
    return _LEAST <= i - first < _LONGEST and not any(is_verb(form, seen) for form in around)


def _sentence(i: int, seen: View) -> tuple[int, int]:
    """The first word of the sentence of word `i`, and the one behind its last; no more than it may have."""
    first = next((n for n in range(i, max(0, i - _LONGEST), -1) if seen.signs[n] in _ENDS), 0)
    behind = range(i + 1, min(len(seen.forms), i + _LONGEST))
    return first, next((n for n in behind if seen.signs[n] in _ENDS), behind.stop)


def _is_noun(form: str, seen: View, facts: Grammar) -> bool:
    """Whether a form may be a noun or an adjective, and builds no sentences."""
    if not form.islower() or form in facts.groups:
        return False
    return bool(seen.lexicon.classes(form) & seen.lexicon.language.classes_named(facts.noun_classes))


def _is_participle(form: str, seen: View) -> bool:
    return bool(seen.lexicon.classes(form) & seen.lexicon.language.classes_named(("part",)))
