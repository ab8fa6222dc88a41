"""What can be read from a disk, and what is said of the rest."""

from __future__ import annotations

import codecs
import os
import zipfile
from pathlib import Path

import pytest

from octtei.read import READERS, ReadError, read_file
from octtei.read.file import refuse_other_kinds

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00"
JPEG = b"\xff\xd8\xff\xe1\x00\x18Exif\x00\x00II*\x00\x08\x00\x00\x00"
BINARIES = {
    "png": PNG,
    "jpeg": JPEG,
    "jpeg that begins with a long description": JPEG + b"<x:xmpmeta>" + b" " * 9000,
    "gif": b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff",
    "tiff": b"II*\x00\x08\x00\x00\x00\x0e\x00\xfe\x00",
    "bmp": b"BM\x36\x00\x00\x00\x00\x00\x00\x00\x36\x00",
    "mp3": b"ID3\x03\x00\x00\x00\x00\x00\x21TIT2\x00\x00",
    "ogg": b"OggS\x00\x02\x00\x00\x00\x00\x00\x00",
    "mp4": b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom",
    "gzip": b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03",
    "program": b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00" + bytes(48),
}


def refused(path: Path, encoding: str | None = None) -> ReadError:
    """The error of reading `path`, which must be one sentence that names it."""
    with pytest.raises(ReadError) as caught:
        read_file(path, encoding)
    message = str(caught.value)
    assert str(path) in message
    assert message.endswith(".")
    assert "\n" not in message
    return caught.value


def test_a_file_is_called_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "lettre.txt"
    path.write_bytes("Été\r\n".encode("cp1252"))
    source, findings = read_file(path)
    assert (source.name, source.text, source.data) == ("lettre.txt", "Été\n", b"\xc9t\xe9\r\n")
    assert [f.rule for f in findings] == ["read.guessed-encoding"]


def test_a_named_encoding_reaches_the_reader(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(b"\x8e")
    assert read_file(path, "macintosh")[0].text == "é"
    with pytest.raises(ReadError, match="is not in utf-8"):
        read_file(path, "utf-8")


def test_the_readers_stand_in_one_table() -> None:
    assert list(READERS) == ["text"]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.txt").rule == "read.missing"
    assert refused(tmp_path / "none" / "none.txt").rule == "read.missing"


def test_a_directory(tmp_path: Path) -> None:
    assert "is a directory" in str(refused(tmp_path))


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe").rule == "read.not-a-file"


def test_no_right_to_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.txt"
    path.write_text("x")

    def deny(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", deny)
    assert refused(path).rule == "read.no-right"


def test_another_trouble_of_the_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.txt"
    path.write_text("x")

    def fail(_: Path) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", fail)
    assert "(Input/output error)" in str(refused(path))


@pytest.mark.parametrize("name", ["a" * 300, "a\0b"])
def test_names_that_no_disk_takes(tmp_path: Path, name: str) -> None:
    assert refused(tmp_path / name).rule.startswith("read.")


@pytest.mark.parametrize("data", [b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_an_empty_file(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(data)
    assert refused(path).rule == "read.empty"


@pytest.mark.parametrize("data", [b" ", b"\n\n\t\r\n\x0c", "\u00a0\n".encode()])
def test_a_file_of_blanks_is_read_with_a_warning(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(data)
    source, findings = read_file(path)
    assert source.decoding.encode(source.text) == data
    assert [f.rule for f in findings] == ["read.blank"]


@pytest.mark.parametrize("kind", BINARIES)
def test_what_is_no_text_is_refused_whatever_its_name(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(BINARIES[kind])
    assert refused(path).rule == "read.not-text"


def test_a_picture_is_called_a_picture(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(PNG)
    assert "is a picture (png), not text" in str(refused(path))


def test_an_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "text")
    assert "a binary file (zip)" in str(refused(path))


def test_a_pdf_gets_its_own_hint(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(b"%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\n")
    error = refused(path)
    assert error.rule == "read.pdf"
    assert "extract its text first" in str(error)


def test_rtf_is_not_plain_text(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(rb"{\rtf1\ansi Bonjour.}")
    assert "plain text" in str(refused(path))


@pytest.mark.parametrize(
    "data",
    [
        b"BM est une marque.\n",
        b"MZ, II et MM sont des initiales.\n",
        b"ID3 : un format\n",
        b"PK 12, point kilom\xe9trique.\n",
        b"GIF89a est un format d'image.\n",
        b"Rar! FLV CWS",
        "BM 1 – été".encode("utf-16"),
        "MZ, été comme hiver".encode("utf-16-le"),
        "II été".encode("utf-16-be"),
        b"a line\n" * 50 + b"\0\0\x01",
        b"\xe9\xe8\xe0\xff\xfe\xd8",
    ],
)
def test_a_text_that_begins_like_something_else_is_a_text(data: bytes) -> None:
    refuse_other_kinds("x.txt", data)
