"""Whatever file or schema comes in: one sentence, at once, nothing fetched, no crash."""

from __future__ import annotations

import socket
from pathlib import Path
from time import perf_counter, process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octtei.validate.choice import SchemaChoice
from octtei.validate.engines import MOST, Engine, Libxml2Engine, OwnEngine
from octtei.validate.examine import examine
from octtei.validate.relaxng import SchemaError, compile_schema
from tests.checking.making import OURS, remarks
from tests.checking.planted import EDITION
from tests.checking.test_command import run
from tests.validate.samples import edition

BOMB = "<!DOCTYPE TEI [<!ENTITY e0 'boom'>" + "".join(
    f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 12)
)
SQUARE = f"<!DOCTYPE TEI [<!ENTITY e '{'x' * 40_000}'>]>"
PARAMETER = "<!DOCTYPE TEI [<!ENTITY % a SYSTEM 'http://127.0.0.1:9/a.dtd'> %a;]>"
BODY = "<p>a &{}; b</p>"

REFUSED = {
    "bomb": (f"{BOMB}]>{edition(BODY.format('e11')).decode()}", "xml.entities"),
    "many references": (SQUARE + edition("<p>" + "&e;" * 20_000 + "</p>").decode(), "xml.entities"),
    "itself": (
        f"<!DOCTYPE TEI [<!ENTITY e '&e;'>]>{edition(BODY.format('e')).decode()}",
        "xml.not-well-formed",
    ),
    "a file": (
        f"<!DOCTYPE TEI [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>{edition(BODY.format('e')).decode()}",
        "xml.external-entity",
    ),
    "a network": (
        f"<!DOCTYPE TEI [<!ENTITY e SYSTEM 'http://127.0.0.1:9/e'>]>{edition(BODY.format('e')).decode()}",
        "xml.external-entity",
    ),
    "a dtd": (f"<!DOCTYPE TEI SYSTEM 'http://127.0.0.1:9/a.dtd'>{EDITION}", "xml.doctype"),
    "a parameter entity": (PARAMETER + EDITION, "xml.doctype"),
    "text": ("Le soir tombait.", "xml.not-xml"),
    "nothing": ("", "xml.empty"),
    "zeros": ("\0" * 100_000, "xml.empty"),
    "half": (EDITION[:2000], "xml.not-well-formed"),
    "html": ("<!DOCTYPE html><html><body>a</body></html>", "tei.not-tei"),
}


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        pytest.fail("something wants the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


@pytest.fixture(params=[OwnEngine, Libxml2Engine], ids=["octtei", "libxml2"])
def engine(request: pytest.FixtureRequest) -> Engine:
    made: Engine = request.param(OURS)
    return made


@pytest.mark.parametrize("name", REFUSED)
def test_refused_at_once(engine: Engine, name: str) -> None:
    text, rule = REFUSED[name]
    began = perf_counter()
    found = examine("a.xml", text.encode(), OURS, engine, "en")
    assert perf_counter() - began < 1
    assert rule in [r.rule for r in found]
    assert len(found) <= 2
    assert "root:" not in str(found)


def test_xinclude_is_never_followed() -> None:
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="a.xml"/>'
    found = [r for r in remarks(edition(f"<p>a</p>{include}")) if r.rule == "xml.xinclude"]
    assert [r.message for r in found] == ["XInclude is not followed: a.xml is not read."]


def test_a_hundred_thousand_deep() -> None:
    deep = edition("<p>" + "<hi rend='bold'>" * 100_000 + "a" + "</hi>" * 100_000 + "</p>")
    began = process_time()
    found = remarks(deep)
    assert [r.rule for r in found] == ["xml.too-deep"]
    assert process_time() - began < 3


def test_a_file_of_200_megabytes_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.xml"
    with path.open("wb") as file:
        file.write(b"<TEI>")
        file.truncate(200_000_000)
    began = perf_counter()
    done = run(path)
    assert perf_counter() - began < 2
    assert done.exit_code == 1
    assert "xml.too-large  The file has 200 MB; files over 50 MB are not read." in done.stdout


@pytest.mark.slow
def test_a_file_of_200_megabytes_is_read_where_somebody_wants_it(tmp_path: Path) -> None:
    path = tmp_path / "large.xml"
    with path.open("wb") as file:
        file.write(
            EDITION.encode().replace(b"<p>Le concierge", b"<!--" + b"x" * 1000 + b"--><p>Le concierge")
        )
        file.truncate(200_000_000)
    done = run(path, "--max-size", "300")
    assert "xml.not-well-formed" in done.stdout  # zeros are no XML


def test_more_faults_than_anybody_reads() -> None:
    found = remarks(edition("<p>" + "<u/>" * 3_000 + "</p>"))
    assert len(found) == MOST + 1
    assert found[-1].rule == "xml.too-many-faults"


def _faults(schema: Path) -> int:
    """How many faults a small document has by a schema, 0 where the schema is refused."""
    try:
        return len(list(compile_schema(schema).validate(b"<a>" + b"a" * 50 + b"</a>")))
    except SchemaError:
        return 0


@pytest.mark.parametrize(
    "schema",
    [
        "element a { " + "&".join(f"element b{n} {{ empty }}?" for n in range(3_000)) + " }",
        "start = a\n" + "\n".join(f"a{n} = (a{n + 1}, a{n + 1})" for n in range(40)) + "\na40 = text\na = element a { a0 }",
        "start = element a { b }\nb = b",
        "element a { xsd:string { pattern = '(((a{1,99}){1,99}){1,99}){1,99}' } }",
        "element a { ",
        "\0\1\2",
    ],
    ids=["interleave", "doubling", "recursion", "pattern", "broken", "binary"],
)  # fmt: skip
def test_schemas_that_explode(tmp_path: Path, schema: str) -> None:
    head = 'datatypes xsd = "http://www.w3.org/2001/XMLSchema-datatypes"\n'
    path = tmp_path / "a.rnc"
    path.write_text(head + schema, encoding="utf-8")
    began = perf_counter()
    assert _faults(path) < 10
    assert perf_counter() - began < 5


@given(st.integers(0, len(EDITION.encode()) - 1), st.binary(max_size=4))
def test_an_edition_with_a_scratch(at: int, scratch: bytes) -> None:
    data = EDITION.encode()
    for found in remarks(data[:at] + scratch + data[at + len(scratch) :], "fr"):
        assert found.message


def test_a_schema_that_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        OwnEngine(SchemaChoice("x", tmp_path / "nowhere.rng"))
