"""`python -m octtei.validate.relaxng`, and the face of the package."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from octtei.validate import relaxng
from octtei.validate.relaxng.__main__ import main
from octtei.validate.relaxng.distance import distance, nearest

from .conftest import RNG


@pytest.fixture
def schema(tmp_path: Path) -> Path:
    path = tmp_path / "a.rng"
    path.write_text(
        f'<element name="a" {RNG}><zeroOrMore><element name="b"><empty/></element></zeroOrMore></element>',
        "utf-8",
    )
    return path


def test_exit_codes_and_output(schema: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    right, wrong = tmp_path / "right.xml", tmp_path / "wrong.xml"
    right.write_text("<a><b/></a>", "utf-8")
    wrong.write_text("<a>\n<c/>\n</a>", "utf-8")
    assert main([str(schema), str(right)]) == 0
    assert capsys.readouterr().out == ""
    assert main([str(schema), str(right), str(wrong), "--all-expected"]) == 1
    out = capsys.readouterr().out.splitlines()
    assert out[0].startswith(f"{wrong}:2:1 rng.unknown-element There is no element <c> in the schema.")
    assert out[1] == "    allowed: <b>, the end of <a>"
    assert main([str(schema), str(wrong), "--most", "0"]) == 0


def test_a_wrong_schema_or_file(schema: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none.rng")]) == 2
    bad = tmp_path / "bad.rng"
    bad.write_text(f"<element {RNG}><empty/></element>", "utf-8")
    assert main([str(bad)]) == 2
    assert "bad.rng:1: " in capsys.readouterr().err
    assert main([str(schema), str(tmp_path / "none.xml")]) == 2


def test_sources(schema: Path, tmp_path: Path) -> None:
    compiled = relaxng.compile_schema(str(schema))
    document = tmp_path / "d.xml"
    document.write_bytes(b"<a/>")
    with document.open("rb") as file:
        assert compiled.is_valid(file)
    assert compiled.is_valid(document)
    assert compiled.is_valid(str(document))
    assert compiled.is_valid(io.BytesIO(b"<a/>"))
    assert relaxng.compile_schema(io.BytesIO(schema.read_bytes()), base=schema).is_valid(b"<a/>")


def test_faults_come_while_the_file_is_read(schema: Path) -> None:
    class Endless(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            return b"<a><c/>" if not self.tell_once() else b"<b/>" * (size // 4)

        def tell_once(self) -> bool:
            told, self.told = getattr(self, "told", False), True
            return told

    first = next(relaxng.compile_schema(schema).validate(Endless()))  # type: ignore[arg-type]  # only read() is needed
    assert first.rule == "rng.unknown-element"


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("para", "para", 0),
        ("para", "Para", 1),
        ("para", "paar", 1),
        ("para", "par", 1),
        ("head", "heading", 3),
        ("", "ab", 2),
        ("ab", "ba", 1),
    ],
)
def test_distance(one: str, other: str, apart: int) -> None:
    assert distance(one, other) == distance(other, one) == apart


def test_nearest() -> None:
    assert nearest("quantitiy", ["unit", "quantity", "extent", "quality"]) == ("quantity",)
    assert nearest("p", ["q", "pb", "P"]) == ("P",)
    assert nearest("foo", ["div", "p"]) == ()


def test_each_rule_is_explained_and_raised() -> None:
    package = Path(relaxng.__file__).parent
    sources = "".join(path.read_text("utf-8") for path in package.glob("*.py") if path.name != "rules.py")
    assert list(relaxng.RULES) == sorted(relaxng.RULES)
    assert [rule for rule in relaxng.RULES if f'"{rule}"' not in sources] == []
    said = set(re.findall(r'(?:Fault|XmlError)\(\s*"((?:rng|xml)\.[a-z-]+)"', sources))
    assert said - set(relaxng.RULES) == set()
