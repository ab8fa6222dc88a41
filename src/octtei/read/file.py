"""read_file: a path to a Source, or one plain sentence that says why not."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import filetype

from octtei.model.finding import Finding
from octtei.read.decode import read_bytes
from octtei.read.doubts import doubts
from octtei.read.errors import ReadError
from octtei.read.unicode import BOMS, by_mark, by_nuls
from octtei.storage import asking, is_local, reason_of
from octtei.text.legible import legible
from octtei.text.source import Source

Reader = Callable[[str, bytes, str | None], tuple[Source, list[Finding]]]

READERS: dict[str, Reader] = {"text": read_bytes}
"""What can be read, by name: a reader takes name, bytes and encoding and gives a Source with findings."""

_SAMPLE = 8192
_MAGIC = 16
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_KINDS = {"image": "a picture", "audio": "a sound recording", "video": "a film", "font": "a font"}


def read_file(path: Path, encoding: str | None = None) -> tuple[Source, list[Finding]]:
    """The Source of the file at `path`, called by its file name, and findings.

    Raises ReadError if there is no such file, it cannot be opened, is empty or is no text, or is not in the
    `encoding` named.
    """
    data = _bytes_of(path)
    if not data or data in [mark for mark, _ in BOMS]:
        msg = f"{path} is empty: put the text into it, or take it out of the folder."
        raise ReadError(msg, "read.empty")
    refuse_other_kinds(str(path), data)
    source, findings = READERS["text"](legible(path.name), data, encoding)
    return source, [*findings, *doubts(source.text)]


def _bytes_of(path: Path) -> bytes:
    try:
        with asking(path):
            if path.is_file() or not path.exists():
                return path.read_bytes()
    except FileNotFoundError as error:
        msg = f"There is no file {path}: check the name and the folder."
        if path.is_symlink():
            msg = f"{path} is a link to a file that is not there: fetch that file, or take out the link."
        raise ReadError(msg, "read.missing") from error
    except PermissionError as error:
        msg = f"You have no right to read {path}: change its permissions or copy it."
        raise ReadError(msg, "read.no-right") from error
    except (OSError, ValueError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else str(error)
        what = "the name and the disk" if is_local(path) else "the address, your rights and the network"
        msg = f"{path} cannot be read ({reason}): check {what}."
        raise ReadError(msg, "read.failed") from error
    raise _no_file(path)


def _no_file(path: Path) -> ReadError:
    if path.is_dir() and not os.access(path, os.R_OK | os.X_OK):
        msg = f"You have no right to look into the folder {path}: change its permissions."
        return ReadError(msg, "read.no-right")
    kind = "a directory" if path.is_dir() else "no ordinary file"
    return ReadError(f"{path} is {kind}: name a text file.", "read.not-a-file")


def refuse_other_kinds(name: str, data: bytes) -> None:
    """ReadError if the first bytes of `data` are those of a PDF, a picture, an archive or the like.

    Two or three letters that happen to begin a text (`BM`, `MZ`, `ID3`) are not enough: there must be control
    characters beside them.
    """
    head = data[:_SAMPLE]
    if head.startswith(b"%PDF-"):
        msg = f"{name} is a PDF, which is not read yet: extract its text first, for example with pdftotext."
        raise ReadError(msg, "read.pdf")
    if head.startswith(b"{\\rtf"):
        msg = f"{name} is a word processor file (RTF): save it as plain text first."
        raise ReadError(msg, "read.not-text")
    kind = None if is_text(head) else filetype.guess(head)
    if kind is not None:
        family = _KINDS.get(kind.mime.partition("/")[0], "a binary file")
        msg = f"{name} is {family} ({kind.extension}), not text: give its text as a file of its own."
        raise ReadError(msg, "read.not-text")


def is_text(head: bytes) -> bool:
    """Whether the first bytes of a file look like text in some encoding: few control characters, none at once."""
    decoded = by_mark(head) or by_nuls(head)
    sample = decoded.text.encode("utf-8", "replace") if decoded else head
    return not _CONTROL.search(sample[:_MAGIC]) and len(_CONTROL.findall(sample)) * 50 <= len(sample)
