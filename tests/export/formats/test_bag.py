"""The bag: valid by the Library of Congress's own program, with the raw file as it was."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

import octtei
from octtei.api import export
from octtei.export.formats import EXPORTERS

RAW = "Un titre\r\n\r\nUne phrase  entière du texte.\r\n"


@pytest.fixture
def edition() -> tuple[bytes, bytes]:
    outcome = octtei.build(RAW, "un.txt")
    assert outcome.written is not None
    return outcome.written.tei, outcome.written.repairs


def unpacked(files: dict[str, bytes], folder: Path) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder / "un.bag"


def test_a_bag_is_valid_and_holds_the_raw_file(
    edition: tuple[bytes, bytes], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    bagit = pytest.importorskip("bagit")
    caplog.set_level(logging.CRITICAL)
    made = export(edition[0], ["bagit"], "un.xml", edition[1])["bagit"]
    bag = unpacked(dict(made.files), tmp_path)
    assert bagit.Bag(str(bag)).is_valid(), made.files
    assert (bag / "data/raw/un.txt").read_bytes() == RAW.encode()
    assert (bag / "data/exports/txt/un.txt").exists()
    assert made.report.remarks == ()
    (bag / "data/tei/un.xml").write_bytes(b"changed")
    assert not bagit.Bag(str(bag)).is_valid()


def test_a_bag_holds_the_formats_of_the_same_run(edition: tuple[bytes, bytes]) -> None:
    made = export(edition[0], ["bagit", "md"], "un.xml", edition[1])
    assert list(made) == ["bagit", "md"]
    folders = {name.split("/")[3] for name in made["bagit"].files if "/exports/" in name}
    assert folders == {"md"}


def test_a_bag_without_repairs_says_what_it_lacks(edition: tuple[bytes, bytes]) -> None:
    made = export(edition[0], ["bagit"], "un.xml")["bagit"]
    assert made.report.remarks == (
        "no file of repairs lies beside the edition: the bag holds neither it nor the raw file",
    )
    assert not [name for name in made.files if "/raw/" in name]


def test_the_day_of_a_bag_is_the_one_that_the_environment_fixes(
    edition: tuple[bytes, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert (
        b"Bagging-Date" not in export(edition[0], ["bagit"], "un.xml")["bagit"].files["un.bag/bag-info.txt"]
    )
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    info = export(edition[0], ["bagit"], "un.xml")["bagit"].files["un.bag/bag-info.txt"]
    assert b"Bagging-Date: 1970-01-02\n" in info


def test_no_name_in_a_header_leads_out_of_the_bag(edition: tuple[bytes, bytes]) -> None:
    tei = edition[0].replace(b">un.txt</idno>", b">../../..\\.evil.txt</idno>")
    files = export(tei, ["bagit"], "un.xml", edition[1])["bagit"].files
    assert "un.bag/data/raw/evil.txt" in files
    assert EXPORTERS["bagit"].folder == "{name}.bag"
