"""Hints: misreadings beyond doubt that are no single slip: elisions run together, figures where only a pronoun can stand."""

from __future__ import annotations

import re
from collections.abc import Iterable

from octtei.clean.channel.language import grammar
from octtei.clean.channel.view import View
from octtei.lexicon import Standing

_SHORTEST, _LONG = 4, 6
_RARE, _IN_USE = 0.1, 20.0
"""How often in a million words a word stands behind an elision whose apostrophe is lost, a long one and a short one."""
_FIGURE = re.compile(r"(?:[.!?…»]\s+|\n[ \t]*\n)1[1lI]?[ \n]([^\W\d_]+['’]?)(?![\w.])")
_VERBAL = frozenset({"<object>", "<not>"})


def hints(forms: Iterable[str], seen: View) -> list[str]:
    """Those of `forms` that are an elision and a word run together, and what stands behind figures that open a sentence as a pronoun does."""
    return [*(form for form in forms if is_glued(form, seen)), *_behind_figures(seen)]


def is_glued(form: str, seen: View) -> bool:
    """Whether a form that stands once is an elision and a word without the apostrophe between: `Lespèce`, `sétonna`."""
    if len(form) < _SHORTEST or seen.counts[form] > 1 or not form[1:].islower():
        return False
    head, rest, language = f"{form[0].lower()}'", form[1:], seen.lexicon.language
    if head not in language.elisions or rest[0] not in language.elision_before or not seen.known(rest):
        return False
    places = seen.places.get(form, ())
    opens = form.islower() or any(map(seen.opens, places))
    least = _RARE if len(rest) >= _LONG else _IN_USE
    common = seen.lore.frequency[rest] > least and seen.lexicon.standing(form) < Standing.SEEN
    return opens and common and not all(seen.at_edge(i) or seen.abroad(i) for i in places)


def _behind_figures(seen: View) -> list[str]:
    """The words that go with verbs behind a figure that opens a sentence: `11 y avait`, `1 est`."""
    facts, text = grammar(seen.language), seen.text
    words = [hit[1] for hit in _FIGURE.finditer(text)] if "1" in text else []
    return [word for word in words if facts.groups.get(word) in facts.verbs | _VERBAL]
