"""`octtei speeches`: list who says what on which page of an edition."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import click
from lxml import etree

from octtei.commands.trouble import Trouble
from octtei.export import parse
from octtei.export.speeches import Listed, listed

_COLUMNS = ("page", "speaker", "kind", "id", "words")
_WIDTHS = (6, 28, 9)


def speeches(edition: Path, *, as_csv: bool) -> None:
    """Print one line for each speech or quotation: page, speaker, kind, first words."""
    try:
        root = parse(edition.read_bytes())
    except OSError as error:
        msg = f"{edition} cannot be read ({error.strerror}): name an edition, tei/NAME.xml."
        raise Trouble(msg) from error
    except etree.XMLSyntaxError as error:
        msg = f"{edition}: this is not well-formed XML ({error.msg}): name an edition, tei/NAME.xml."
        raise Trouble(msg) from error
    found = listed(root)
    if as_csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows((s.page, s.speaker, s.kind, s.id, s.words) for s in found)
        return
    for speech in found:
        click.echo(_line(speech))


def _line(speech: Listed) -> str:
    """The columns, each at least as wide as its place."""
    cells = (speech.page or "-", speech.speaker or "-", speech.kind)
    return (
        "  ".join(cell.ljust(width) for cell, width in zip(cells, _WIDTHS, strict=True)) + f"  {speech.words}"
    )
