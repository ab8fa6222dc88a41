"""The laws of a whole build, on any bytes whatever."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import octtei
from octtei.model.summary import VALID
from octtei.pipeline import Outcome
from octtei.read import read_bytes
from octtei.validate import validate

PIECES = st.sampled_from(
    [
        "Le soir tombait sur la ville. ", "révolu\ntion", "tion\n", " 1 ", "(2) Note.\n", "\n\n", "\n", "\f", " Le\n", "— ",
        "« Oui »", "1. Un point\n", "- deux\n", "e\ufffd tait", "mots1", "Ã©", "\u00ad", "\u00a0", "\u200b", "12\n", "TITRE\n", "\n\nPréface\n\n", "\n\nIV\n\n",
        "https://example.org\n", "* * *\n", "a-\nb", "<&>", "]]>", "\x00", "\x85", "\ud7ff", "\U0001f600", "e\u0301", "   ", "\t",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=12), max_size=40).map("".join)
BYTES = st.one_of(
    st.binary(max_size=300),
    TEXTS.map(lambda t: t.encode("utf-8", "surrogatepass")),
    TEXTS.map(lambda t: t.encode("utf-16", "surrogatepass")),
    TEXTS.map(lambda t: t.encode("cp1252", "replace").replace(b"\n", b"\r\n")),
)


def check(data: bytes) -> Outcome:
    outcome = octtei.build(data)
    written = outcome.written
    assert written is not None
    assert outcome.summary.status == VALID, (data, outcome.summary.findings)
    assert octtei.restore(written.tei, written.repairs) == data
    assert not [f for f in validate(written.tei, name="x") if f.severity == "error"]
    return outcome


@given(BYTES)
@example(b"")
@example(b" \n \n")
@example(b"\xff\xfe")
@example(b"1 1\x0c====")
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes_give_a_valid_edition_and_come_back(data: bytes) -> None:
    check(data)


@pytest.mark.slow
@given(BYTES)
@settings(max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_two_thousand_examples(data: bytes) -> None:
    check(data)


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_every_solid_character_is_counted_once(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    source, _ = read_bytes("x", data)
    counted = sum(octtei.build(data).summary.audit.values())
    assert counted == sum(not c.isspace() for c in source.text)


@given(TEXTS)
@settings(max_examples=40, deadline=None)
def test_a_second_build_gives_the_same_bytes(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    assert octtei.build(data).written == octtei.build(data).written
