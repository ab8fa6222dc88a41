"""Source and Decoding: bytes, lines, and the way back to the bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octtei.text import Decoding, Source, Span
from octtei.text.source import decode_windows1252, encode_windows1252
from tests.text.making import source_of


def test_every_byte_is_a_character_of_windows_1252() -> None:
    every = bytes(range(256))
    text = decode_windows1252(every)
    assert len(set(text)) == 256
    assert encode_windows1252(text) == every
    assert text[0x80] == "€"
    assert text[0x81] == "\x81"


@given(st.binary())
def test_windows_1252_goes_both_ways(data: bytes) -> None:
    assert encode_windows1252(decode_windows1252(data)) == data


def test_a_character_that_windows_1252_lacks_is_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        encode_windows1252("ł")


def test_newlines_go_back_in_the_order_of_the_text() -> None:
    decoding = Decoding(((11, "utf-8"),), (("\r\n", 2), ("\r", 1), ("\n", 1)))
    assert decoding.encode("a\nb\nc\nd\ne") == b"a\r\nb\r\nc\rd\ne"
    assert decoding.newline == "\r\n"


@pytest.mark.parametrize("text", ["a", "a\nb\n", "a\nbc"])
def test_another_text_than_the_one_decoded_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not the text that was decoded|argument"):
        Decoding(((4, "utf-8"),), (("\r\n", 1),)).encode(text)


def test_segments_count_code_points_before_newlines_were_folded() -> None:
    decoding = Decoding(((3, "utf-8"), (1, "windows-1252")), (("\r\n", 1),))
    assert decoding.encode("é\né") == "é\r\n".encode() + b"\xe9"


def test_the_encoding_is_that_of_most_of_the_text() -> None:
    assert Decoding(((4, "utf-8"), (5, "windows-1252"), (4, "utf-8"))).encoding == "utf-8"
    assert Decoding().encoding == "utf-8"
    assert Decoding().newline == ""


def test_the_byte_order_mark_stands_before_all() -> None:
    assert Decoding(((1, "utf-16le"),), (), b"\xff\xfe").encode("a") == b"\xff\xfea\x00"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("a", ["a"]),
        ("a\n", ["a", ""]),
        ("\n\n", ["", "", ""]),
        ("a\x0bb\x85c\nd", ["a\x0bb\x85c", "d"]),
    ],
)
def test_lines_end_at_newlines_and_nowhere_else(text: str, lines: list[str]) -> None:
    source = source_of(text)
    assert [source.line(n + 1).of(text) for n in range(len(source.line_starts))] == lines


@pytest.mark.parametrize("number", [0, 3])
def test_a_line_that_is_not_there(number: int) -> None:
    with pytest.raises(IndexError, match="t has 2 lines"):
        source_of("a\nb").line(number)


def test_the_checksum_is_that_of_the_bytes() -> None:
    source = Source("x", b"", "", Decoding())
    assert source.sha256 == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert source.line(1) == Span(0, 0)
