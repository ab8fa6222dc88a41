"""Room is looked for between the stages of large documents only."""

from __future__ import annotations

import pytest

from octtei import room


class Library:
    """What a C library was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def mallopt(self, parameter: int, value: int) -> None:
        self.asked.append(f"mallopt {parameter} {value}")

    def malloc_trim(self, pad: int) -> None:
        self.asked.append(f"malloc_trim {pad}")


def test_large_documents_only(monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library()
    monkeypatch.setattr(room, "_library", lambda: library)
    room.give_back_pieces(100_000)
    assert library.asked == []
    room.give_back_pieces(5_000_000)
    assert library.asked == ["malloc_trim 0"]


def test_another_library_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_library", lambda: None)
    room.give_back_pieces(5_000_000)
