"""Conjecture: one likely slip in a long text that has no other is proposed; among others it is mended."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bench.damage.corpus import prose

import octtei.api as octtei
from octtei.clean.conjecture import believed
from octtei.clean.rule import Passage, rule
from octtei.text import Edit, Safety, Span

_SLIP = "Il posa le livre sur la tahle et sortit sans rien dire."
_PROSE = "\n\n".join(prose("fr"))
_HALF = _PROSE.index("\n\n", len(_PROSE) // 2)
"""A word that nobody knows; French prose without damage, and a place in it."""


def _texts(slips: int) -> str:
    return _PROSE[:_HALF] + f"\n\n{_SLIP}" * slips + _PROSE[_HALF:]


def test_one_slip_in_a_long_clean_text_is_proposed() -> None:
    text, found = octtei.clean(_texts(1))
    assert "tahle" in text.value
    assert ("tahle", "table") in {(f.before, f.candidates[0]) for f in found if f.candidates}


def test_one_slip_in_a_short_text_is_mended() -> None:
    assert "la table et" in octtei.clean(_SLIP)[0].value


@pytest.mark.parametrize("instead", ["", " "])
def test_where_letters_are_gone_only_they_are_put_back(instead: str) -> None:
    gone = "".join(c if c.isascii() or not c.isalpha() else instead for c in _PROSE)
    text, _ = octtei.clean(gone)
    made = {edit.rule.partition(".")[0] for layer in text.layers for edit in layer}
    assert "accent" in made
    assert not made & {"confusion", "agreement"}
    assert not {edit.rule for layer in text.layers for edit in layer} & {"space.in-word", "space.lost"}


@pytest.mark.parametrize("edits", [1, 5, 40])
@pytest.mark.parametrize("size", [1_000, 100_000])
def test_what_is_no_conjecture_is_always_made(edits: int, size: int) -> None:
    sure = rule("confusion.sure")(_nothing)
    made = _edits(edits)
    assert believed(sure, made, Passage("a" * size)) == made


def test_what_sure_rules_found_speaks_for_a_conjecture() -> None:
    passage = Passage("a" * 100_000)
    sure = rule("confusion.sure")(_nothing)
    guess = replace(sure, name="confusion.guess", conjecture=True)
    assert {e.safety for e in believed(guess, _edits(2), passage)} == {Safety.REVIEW}
    believed(sure, _edits(20), passage)
    assert {e.safety for e in believed(guess, _edits(2), passage)} == {Safety.SAFE}


def test_spaces_speak_for_no_misreading() -> None:
    passage = Passage("a" * 100_000)
    believed(rule("space.run")(_nothing), _edits(50), passage)
    guess = rule("confusion.guess", conjecture=True)(_nothing)
    assert {e.safety for e in believed(guess, _edits(2), passage)} == {Safety.REVIEW}


def _nothing(_: Passage) -> list[Edit]:
    return []


def _edits(many: int) -> list[Edit]:
    return [Edit(Span(i * 3, i * 3 + 1), "a", "b", "confusion.any", Safety.SAFE) for i in range(many)]
