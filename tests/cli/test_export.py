"""`octtei export` as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

from octtei.cli import export
from octtei.export.formats import EXPORTERS
from tests.conftest import Built, Run

FOREIGN = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Autre</title></titleStmt>
</fileDesc></teiHeader><text><body><div><head>Tableau</head><table><row><cell>un</cell><cell>deux</cell></row></table>
<p>Une <rs type="x">chose</rs>.</p></div></body></text></TEI>"""


@pytest.fixture
def tei(built: Built, tmp_path: Path) -> Path:
    return built({"port": "Le port\n\nPersonne ne parlait, ce matin-là.\n"}, tmp_path)


def test_all_formats_at_once(octtei: Run, tei: Path, tmp_path: Path) -> None:
    done = octtei("export", tei / "port.xml", "--to", ",".join(EXPORTERS))
    assert done.returncode == 0, done.stderr
    out = tmp_path / "export"
    assert "Personne ne parlait" in (out / "port.txt").read_text(encoding="utf-8")
    assert octtei("validate", out / "port.reading.xml", out / "port.diplomatic.xml").returncode == 0
    for name in EXPORTERS:
        assert f"port as {name}: " in done.stdout.decode()
        assert json.loads((out / f"port.{name}.loss.json").read_bytes())["to"] == name
        assert (out / f"port.{name}.loss.txt").exists()
        assert f"port as {name}: and " not in done.stdout.decode()
        assert name in (export.help or "")
    assert not list(out.rglob(".*.part"))


def test_the_same_bytes_twice_whatever_the_hash_seed(
    octtei: Run, tei: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for seed in ("1", "2"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        assert octtei("export", tei, "--to", ",".join(EXPORTERS), "--out", seed, "--quiet").stdout == b""
    files = {
        p.relative_to(tmp_path / "1"): p.read_bytes() for p in (tmp_path / "1").rglob("*") if p.is_file()
    }
    assert files == {
        p.relative_to(tmp_path / "2"): p.read_bytes() for p in (tmp_path / "2").rglob("*") if p.is_file()
    }


def test_a_folder_keeps_its_places(octtei: Run, tei: Path, tmp_path: Path) -> None:
    (tei / "sub").mkdir()
    (tei / "port.xml").rename(tei / "sub/port.xml")
    assert octtei("export", tei, "--to", "txt").returncode == 0
    assert (tmp_path / "export/sub/port.txt").exists()


def test_a_format_that_there_is_not(octtei: Run, tei: Path) -> None:
    done = octtei("export", tei, "--to", "txt,docx")
    assert done.returncode == 2
    assert b"There is no format docx: --to takes reading, diplomatic, html" in done.stderr


def test_an_invalid_edition_is_refused_with_the_command_that_says_why(
    octtei: Run, tei: Path, tmp_path: Path
) -> None:
    edition = tei / "port.xml"
    (tei / "good.xml").write_bytes(edition.read_bytes())
    edition.write_bytes(edition.read_bytes().replace(b"<p ", b"<para ").replace(b"</p>", b"</para>"))
    done = octtei("export", edition, tei / "good.xml", "--to", "txt")
    assert done.returncode == 1
    assert f"`octtei validate {edition}`".encode() in done.stderr
    assert octtei("validate", edition).returncode == 1
    assert [p.name for p in sorted((tmp_path / "export").glob("*.txt")) if "loss" not in p.name] == [
        "good.txt"
    ]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "The file is empty"),
        (b"plain text", "not an XML file"),
        (b"<TEI><p></TEI>", "The XML is broken here"),
        (b"<html/>", "is XML, but not TEI"),
        (
            b'<TEI xmlns="http://www.tei-c.org/ns/1.0">' + b"<div>" * 210 + b"</div>" * 210 + b"</TEI>",
            "200 deep",
        ),
        (
            b'<!DOCTYPE TEI [<!ENTITY a "b">]><TEI xmlns="http://www.tei-c.org/ns/1.0"><p>&a;</p></TEI>',
            "entities",
        ),
    ],
)
def test_what_is_no_edition(octtei: Run, tmp_path: Path, data: bytes, says: str) -> None:
    (tmp_path / "bad.xml").write_bytes(data)
    done = octtei("export", "bad.xml", "--to", "txt,reading,json")
    assert done.returncode == 1, done.stdout + done.stderr
    assert says in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert not (tmp_path / "export").exists()


def test_a_file_that_is_not_there(octtei: Run) -> None:
    assert octtei("export", "gone.xml", "--to", "txt").returncode == 2


def test_tei_by_others_is_exported_as_far_as_it_goes(octtei: Run, tmp_path: Path) -> None:
    (tmp_path / "autre.xml").write_text(FOREIGN, encoding="utf-8")
    done = octtei("export", "autre.xml", "--to", ",".join(EXPORTERS))
    assert done.returncode == 0, done.stderr
    out = tmp_path / "export"
    assert (out / "autre.txt").read_text(encoding="utf-8") == "Tableau\n\nun\tdeux\n\nUne chose.\n"
    told = (out / "autre.txt.loss.txt").read_text(encoding="utf-8")
    assert "2 cells parted by tabs" in told
    assert "1 × <rs> flattened" in told
    assert "octtei did not make this TEI" in told


def test_two_editions_of_one_name(octtei: Run, tei: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "port.xml").write_bytes((tei / "port.xml").read_bytes())
    done = octtei("export", tei / "port.xml", other / "port.xml", "--to", "txt")
    assert done.returncode == 2
    assert b"would both become" in done.stderr


def test_an_old_bag_is_not_mixed_with_a_new_one(octtei: Run, tei: Path) -> None:
    assert octtei("export", tei, "--to", "bagit,md").returncode == 0
    done = octtei("export", tei, "--to", "bagit")
    assert done.returncode == 2
    assert b"remove the folder first" in done.stderr
    assert octtei("export", tei, "--to", "md,bagit").returncode == 0


def test_an_out_folder_that_cannot_be_made(octtei: Run, tei: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = octtei("export", tei, "--to", "txt", "--out", "file/out")
    assert done.returncode == 2
    assert b"cannot be written" in done.stderr


def test_one_catalogue_tells_of_a_whole_folder(octtei: Run, tei: Path, tmp_path: Path) -> None:
    (tei / "more").mkdir()
    (tei / "more/port.xml").write_bytes((tei / "port.xml").read_bytes())
    assert octtei("export", tei, "--to", "dts").returncode == 0
    root = etree.parse(tmp_path / "export/dts-metadata.xml").getroot()
    paths = [e.get("filepath", "") for e in root.iter("resource")]
    assert paths == ["more/port.dts.xml", "port.dts.xml"]
    assert all((tmp_path / "export" / path).exists() for path in paths)
