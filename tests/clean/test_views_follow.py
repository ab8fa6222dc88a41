"""A view that followed an edit is the view that a new look at the text would give."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from octtei.clean.channel.lore import Lore, lore_of
from octtei.clean.channel.tokens import Tokens
from octtei.clean.channel.view import View
from octtei.clean.rule import Passage
from octtei.lexicon import load
from octtei.text import Edit, Layer, Span

_TEXTS = st.text(alphabet="abLe é'’-.,\n1", max_size=80)
_PIECES = st.text(alphabet="aL '’-.\n", max_size=4)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, Layer]:
    """A text with many spaces, and a layer of few edits over it."""
    text = draw(_TEXTS) + " le port et la mer . le vent, l'eau" * draw(st.integers(0, 3)) + draw(_TEXTS)
    edits: list[Edit] = []
    for start in sorted(draw(st.sets(st.integers(0, len(text)), max_size=5))):
        before, after = text[start : start + draw(st.integers(0, 5))], draw(_PIECES)
        if before != after and (not edits or edits[-1].span.end < start):
            edits.append(Edit(Span(start, start + len(before)), before, after, "some.fault"))
    return text, Layer(tuple(edits))


@given(edited())
def test_tokens_follow_an_edit(case: tuple[str, Layer]) -> None:
    text, layer = case
    after = layer.apply(text)
    followed, fresh = Tokens.of(text), Tokens.of(after)
    if (changes := followed.changes(layer, text, after)) is None:
        followed = fresh
    else:
        followed.take(changes)
    assert (followed.forms, followed.gaps, followed.starts) == (fresh.forms, fresh.gaps, fresh.starts)
    assert "".join(map(str.__add__, fresh.gaps, [*fresh.forms, ""])) == after
    assert all(after.startswith(form, at) for form, at in zip(fresh.forms, fresh.starts, strict=True))


@given(case=edited(), asked=st.booleans())
@example(
    case=("L L1L1L1L1L1L1L", Layer((Edit(Span(0, 1), "L", ".", "some.fault"),))),
    asked=True,
)
@example(
    case=(" le port et la mer . le vent, l'eau", Layer((Edit(Span(4, 5), "p", "", "some.fault"),))),
    asked=True,
)
def test_the_context_follows_an_edit(case: tuple[str, Layer], *, asked: bool) -> None:
    text, layer = case
    lore = lore_of(Passage(text, "fr"))
    assert lore is not None
    view = View(text, lore)
    if asked:
        assert view.context
    followed, fresh = view.after(layer, layer.apply(text)), View(layer.apply(text), lore)
    assert (followed.items, followed.signs) == (fresh.items, fresh.signs)
    assert followed.counts == fresh.counts
    members = sorted({*fresh.items, *fresh.signs} - {""})[:12]
    for left in members:
        for right in members:
            assert followed.context.bond(left, right) == fresh.context.bond(left, right)


@given(case=edited(), same=st.booleans())
@example(
    case=("le port et la mer, la ville et le vent.", Layer((Edit(Span(38, 39), ".", "!", "some.fault"),))),
    same=False,
)
@example(
    case=("le port et la mer, la ville et le vent.", Layer((Edit(Span(17, 18), ",", ";", "some.fault"),))),
    same=False,
)
def test_what_was_counted_follows_an_edit(case: tuple[str, Layer], *, same: bool) -> None:
    text, layer = case
    if same:  # words for words, so that no number of a word changes
        layer = Layer(
            tuple(Edit(e.span, e.before, "x" * len(e.before), e.rule) for e in layer if e.before.isalpha())
        )
    lore = lore_of(Passage(text, "fr"))
    assert lore is not None
    view, fresh = View(text, lore), View(layer.apply(text), lore)
    assert view.counts.keys() == view.places.keys()
    assert view.unknown <= view.counts.keys()
    assert view.lower.total() == len(view.forms)
    assert set(view.behind(lambda gap: "\n" in gap)) <= set(view.behind(" ".__ne__))
    followed = view.after(layer, layer.apply(text))
    assert followed.counts == fresh.counts
    assert followed.counts.keys() == fresh.counts.keys()
    assert followed.lower == fresh.lower
    assert followed.places == fresh.places
    for gap in {"\n", ", ", *fresh.gaps}:
        assert followed.behind(gap.__eq__) == fresh.behind(gap.__eq__)
    assert followed.unknown == fresh.unknown
    assert not vars(view)  # all was handed on


def test_a_worker_asks_the_lexicon_once_for_each_form(monkeypatch: pytest.MonkeyPatch) -> None:
    """However long the text and however many the rules, each distinct form is looked up once."""
    lore = Lore("fr", load("fr"))
    asked: list[str] = []
    is_word = lore.lexicon.is_word

    def counted(form: str) -> bool:
        asked.append(form)
        return is_word(form)

    monkeypatch.setattr(lore.lexicon, "is_word", counted)
    for repeats in (1, 50):
        view = View("le port et la mer qui vient " * repeats, lore)
        assert not view.unknown
        edit = Edit(Span(0, 2), "le", "la", "some.fault")
        assert not view.after(Layer((edit,)), "la" + view.text[2:]).unknown
    assert sorted(asked) == ["et", "la", "le", "mer", "port", "qui", "vient"]
