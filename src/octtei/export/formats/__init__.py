"""Formats: an edition for other platforms, each with a report of what it could not hold.

`EXPORTERS` is the table, `export` makes some of its formats of one `TeiFile`. How to add a format: docs/platforms.md.
"""

from octtei.export.formats.exporter import Exporter, Files, Product, TeiFile
from octtei.export.formats.loss import Loss, Report, account
from octtei.export.formats.run import Exported, export
from octtei.export.formats.table import EXPORTERS

__all__ = [
    "EXPORTERS",
    "Exported",
    "Exporter",
    "Files",
    "Loss",
    "Product",
    "Report",
    "TeiFile",
    "account",
    "export",
]
