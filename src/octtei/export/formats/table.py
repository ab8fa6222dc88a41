"""EXPORTERS: the formats, in the order in which they are listed. A new format is a module and a line here."""

from __future__ import annotations

from octtei.export.formats import (
    bag,
    blocks_json,
    citation,
    commons,
    dts,
    dublin_core,
    epub,
    markdown,
    pages,
    sentences,
    tables,
    txt,
)
from octtei.export.formats.exporter import Exporter
from octtei.export.formats.tei_forms import DIPLOMATIC, READING

EXPORTERS: dict[str, Exporter] = {
    exporter.name: exporter
    for exporter in (
        READING,  # TEI for whoever cannot show two readings
        DIPLOMATIC,
        pages.HTML,
        pages.CETEICEAN,
        epub.EXPORTER,
        txt.EXPORTER,
        markdown.EXPORTER,
        blocks_json.EXPORTER,
        tables.EXPORTER,
        sentences.EXPORTER,
        dts.EXPORTER,
        commons.EXPORTER_OPENEDITION,
        commons.EXPORTER_METOPES,
        dublin_core.EXPORTER,
        citation.EXPORTER,
        bag.EXPORTER,  # gathers what the others made
    )
}
