"""Brackets around letters mean themselves, unless a font has them for accents."""

from __future__ import annotations

import re

from octtei.clean.accent.bracketed import unbracketed
from octtei.text import Edit, Span

NAME = "accent.lost-mark"


def _taken(text: str, pattern: str) -> list[Edit]:
    return [Edit(Span(*hit.span()), hit[0], "é", NAME) for hit in re.finditer(pattern, text)]


def test_brackets_around_letters_are_no_marks() -> None:
    text = "Le(la) salarié(e) est tenu(e) d'être assuré(e), et le(la) délégué(e) aussi. L[e] texte."
    assert unbracketed(text, _taken(text, r"\w\(|\w\[")) == []


def test_other_edits_stay() -> None:
    text = "Le(la) de\ufffdle\ufffdgue\ufffd est convoqu\ufffd."
    marks = _taken(text, "e\ufffd")
    assert unbracketed(text, [*_taken(text, r"e\("), *marks]) == marks


def test_a_font_may_have_brackets_for_accents() -> None:
    text = "L'e(te( e(tait de(ja) la), et l'e(le)ve a e(te( re(compense(."
    edits = _taken(text, r"\w\(")
    assert unbracketed(text, edits) == edits
