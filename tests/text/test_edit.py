"""Edit and Layer at their boundaries."""

from __future__ import annotations

import pytest

from octtei.text import Edit, EditError, Layer, Span


def edit(start: int, before: str, after: str) -> Edit:
    return Edit(Span(start, start + len(before)), before, after, "test.edit")


DELETION = Layer((edit(2, "XX", ""),))  # abXXcd -> abcd
INSERTION = Layer((edit(2, "", "XX"),))  # abcd -> abXXcd
CHANGE = Layer((edit(2, "X", "YYY"),))  # abXcd -> abYYYcd


def test_an_edit_must_change_something() -> None:
    with pytest.raises(ValueError, match="must change something"):
        edit(0, "a", "a")


def test_an_edit_names_the_characters_that_it_covers() -> None:
    with pytest.raises(ValueError, match="covers 2 code points and names 1"):
        Edit(Span(0, 2), "a", "b", "test.edit")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (edit(0, "a", ""), edit(1, "b", "")),  # side by side
        (edit(0, "ab", "x"), edit(1, "b", "y")),  # overlapping
        (edit(1, "", "x"), edit(1, "", "y")),  # two insertions at one place
        (edit(0, "a", "x"), edit(1, "", "y")),  # an insertion at the end of a change
        (edit(1, "", "x"), edit(1, "b", "y")),  # and at the start of one
    ],
)
def test_edits_that_touch_are_refused(left: Edit, right: Edit) -> None:
    with pytest.raises(EditError, match="edits touch at"):
        Layer((left, right))


def test_one_character_between_two_edits_is_enough() -> None:
    assert Layer((edit(0, "a", ""), edit(2, "c", ""))).apply("abc") == "b"


def test_edits_out_of_order_are_refused_unless_sorted() -> None:
    edits = (edit(4, "e", ""), edit(0, "a", ""))
    with pytest.raises(EditError):
        Layer(edits)
    assert Layer.of(edits).apply("abcde") == "bcd"


def test_an_edit_on_other_characters_is_refused() -> None:
    with pytest.raises(EditError, match="expected 'XX' at 2, found 'YY'"):
        DELETION.apply("abYYcd")


def test_an_insertion_beyond_the_end_is_refused() -> None:
    with pytest.raises(EditError, match="the text ends at 1"):
        INSERTION.apply("a")


def test_a_deletion_belongs_to_the_character_that_follows() -> None:
    assert list(DELETION.touching(Span(0, 2))) == []
    assert list(DELETION.touching(Span(2, 3))) == [0]


def test_a_deletion_at_the_very_end_belongs_to_no_character() -> None:
    layer = Layer((edit(2, "X", ""),))
    assert list(layer.touching(Span(0, 2))) == []
    assert layer.inverse().apply("ab") == "abX"


def test_a_deletion_lies_in_the_origin_of_a_span_around_it_only() -> None:
    assert DELETION.origin(Span(1, 3)) == Span(1, 5)
    assert DELETION.origin(Span(0, 2)) == Span(0, 2)
    assert DELETION.origin(Span(2, 4)) == Span(4, 6)


def test_inserted_characters_have_no_origin_but_a_place() -> None:
    assert INSERTION.origin(Span(2, 4)) is None
    assert INSERTION.origin(Span(2, 3)) is None
    assert INSERTION.origin(Span(3, 3)) == Span(2, 2)
    assert INSERTION.origin(Span(1, 5)) == Span(1, 3)


def test_a_part_of_a_change_comes_from_all_of_it() -> None:
    assert CHANGE.origin(Span(3, 4)) == Span(2, 3)
    assert CHANGE.origin(Span(1, 3)) == Span(1, 3)
    assert CHANGE.origin(Span(4, 6)) == Span(2, 4)


def test_destinations_around_a_change() -> None:
    assert CHANGE.destination(Span(0, 2)) == Span(0, 2)
    assert CHANGE.destination(Span(2, 3)) == Span(2, 5)
    assert CHANGE.destination(Span(3, 5)) == Span(5, 7)
    assert CHANGE.destination(Span(1, 4)) == Span(1, 6)


def test_deleted_characters_go_to_a_place() -> None:
    assert DELETION.destination(Span(2, 4)) == Span(2, 2)
    assert DELETION.destination(Span(3, 3)) == Span(2, 2)


def test_an_insertion_belongs_to_neither_side() -> None:
    assert INSERTION.destination(Span(0, 2)) == Span(0, 2)
    assert INSERTION.destination(Span(2, 4)) == Span(4, 6)
    assert INSERTION.destination(Span(0, 4)) == Span(0, 6)


def test_an_empty_layer_changes_nothing() -> None:
    layer = Layer()
    assert layer.apply("abc") == "abc"
    assert layer.origin(Span(0, 3)) == Span(0, 3)
    assert list(layer.touching(Span(0, 3))) == []
    assert layer.inverse() == layer


def test_the_inverse_keeps_what_is_known_of_an_edit() -> None:
    known = Edit(Span(0, 1), "1", "I", "confusion.digit", certainty=0.5, others=("l",))
    (back,) = Layer((known,)).inverse().edits
    assert (back.rule, back.safety, back.certainty, back.others) == (known.rule, known.safety, 0.5, ("l",))


def test_growth_counts_code_points() -> None:
    assert edit(0, "ab", "𝔘").growth == -1
