from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octtei.lexicon.table import Row, Table, TableError, pack

ROWS = st.builds(Row, st.text(max_size=20), st.integers(0, 900), st.integers(0, 1))
GROUPS = st.dictionaries(st.text(max_size=20), st.lists(ROWS, min_size=1, max_size=4), max_size=40)


@given(GROUPS, st.text(max_size=20))
def test_what_was_packed_is_found_and_nothing_else(groups: dict[str, list[Row]], other: str) -> None:
    table = Table(pack(groups))
    for key, rows in groups.items():
        assert table.rows(key.encode()) == rows
    assert table.rows(other.encode()) == groups.get(other, [])
    assert table.every_key() == sorted(key.encode() for key in groups)


@given(GROUPS, st.text(max_size=20))
def test_reach_is_the_longest_beginning_that_begins_a_key(groups: dict[str, list[Row]], other: str) -> None:
    begun = {key[:n] for key in groups for n in range(len(key) + 1)}
    longest = max((n for n in range(len(other) + 1) if other[:n] in begun), default=0)
    assert Table(pack(groups)).reach(other) == longest


@given(GROUPS)
def test_the_order_of_the_groups_does_not_matter(groups: dict[str, list[Row]]) -> None:
    assert pack(dict(reversed(groups.items()))) == pack(groups)


@pytest.mark.parametrize(
    "spoil", [lambda d: d[:-1], lambda d: b"x" + d[1:], lambda _: b"", lambda d: d + b"x"]
)
def test_other_bytes_are_refused(spoil: object) -> None:
    data = pack({"a": [Row("a", 1, 1)]})
    with pytest.raises(TableError):
        Table(spoil(data))  # type: ignore[operator]
