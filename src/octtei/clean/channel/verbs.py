"""Verbs: what neighbours cannot tell apart."""

from __future__ import annotations

from octtei.clean.channel.language import grammar
from octtei.clean.channel.view import View


def are_verbs(form: str, other: str, seen: View) -> bool:
    """Whether both are finite verbs and nothing else: the neighbours say little of which."""
    names, verbs = seen.lexicon.language.class_names, grammar(seen.language).verb_classes
    others = sum(1 << n for n, name in enumerate(names) if name not in verbs)
    return all((bits := seen.lexicon.classes(word)) and not bits & others for word in (form, other))
