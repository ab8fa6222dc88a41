"""`reading` and `diplomatic`: TEI with one reading of each choice, for whoever cannot show two."""

from __future__ import annotations

from octtei.export.build import serialise
from octtei.export.formats.exporter import Exporter, Product, TeiFile
from octtei.export.formats.fates import GONE, PART, REPAIRS, Fates, dropped, flattened, kept

_REWORDED = flattened("worded anew for this form")
_COUNTED = {
    "tagsDecl/namespace": flattened("counted anew for this form"),
    "namespace/tagUsage": PART,
}


def _write_reading(tei: TeiFile) -> Product:
    return Product({f"{tei.name}.reading.xml": serialise(tei.reading)})


def _write_diplomatic(tei: TeiFile) -> Product:
    return Product({f"{tei.name}.diplomatic.xml": serialise(tei.diplomatic)})


READING = Exporter(
    "reading",
    "TEI with every repair taken and words joined; no lines, no page furniture",
    _write_reading,
    Fates(
        text={
            **kept("*", "@*"),
            **REPAIRS,
            "choice": flattened("resolved to the corrected reading"),
            "fw": dropped(),
            "lb": dropped("dropped: lines run on"),
            "cb": dropped(),
            "pc": flattened("joined with their words or left out"),
        },
        header={
            **kept("*", "@*"),
            **_COUNTED,
            "editorialDecl/correction": _REWORDED,
            "editorialDecl/hyphenation": _REWORDED,
            "editorialDecl/segmentation": _REWORDED,
            "correction/p": PART,
            "hyphenation/p": PART,
            "segmentation/p": PART,
        },
    ),
)

DIPLOMATIC = Exporter(
    "diplomatic",
    "TEI as printed: errors, lines, hyphens and page furniture",
    _write_diplomatic,
    Fates(
        text={
            **kept("*", "@*"),
            "choice": flattened("resolved to the printed reading"),
            "choice/sic": PART,
            "choice/orig": PART,
            "choice/corr": GONE,
            "choice/reg": GONE,
        },
        header={
            **kept("*", "@*"),
            **_COUNTED,
            "editorialDecl/correction": _REWORDED,
            "correction/p": PART,
        },
    ),
)
