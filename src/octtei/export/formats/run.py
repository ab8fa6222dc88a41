"""Make some formats of one edition, each with its report of losses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from octtei.export.formats.exporter import Exporter, Files, TeiFile
from octtei.export.formats.loss import Report, account
from octtei.export.formats.table import EXPORTERS

_BY_OTHERS = "octtei did not make this TEI: what it does not know is exported as text, and counted above"


@dataclass(frozen=True, slots=True)
class Exported:
    """One edition in one format: its files, and what the format could not hold."""

    files: Files
    report: Report

    def with_reports(self) -> Files:
        """The files, and the report as NAME.FORMAT.loss.txt and .json."""
        stem = f"{self.report.edition}.{self.report.to}.loss"
        return {**self.files, f"{stem}.txt": self.report.as_text(), f"{stem}.json": self.report.as_json()}


def export(
    tei: TeiFile, formats: Sequence[str], table: Mapping[str, Exporter] = EXPORTERS
) -> dict[str, Exported]:
    """Each of `formats` (names of the table; KeyError for another), in their order.

    A format that gathers others comes last, and gathers those of this run, or its own choice if there are none.
    """
    wanted = [table[name] for name in dict.fromkeys(formats)]
    plain = [exporter for exporter in wanted if not exporter.gathers]
    made = _made(tei, plain)
    for exporter in wanted:
        if exporter.gathers:
            others = made if plain else _made(tei, [table[name] for name in exporter.gathers])
            given = replace(tei, made={name: other.with_reports() for name, other in others.items()})
            made = {**made, **_made(given, [exporter])}
    return {exporter.name: made[exporter.name] for exporter in wanted}


def _made(tei: TeiFile, exporters: Iterable[Exporter]) -> dict[str, Exported]:
    return {exporter.name: _one(tei, exporter) for exporter in exporters}


def _one(tei: TeiFile, exporter: Exporter) -> Exported:
    product = exporter.write(tei)
    losses = account(tei.root, exporter.fates)
    remarks = product.remarks if tei.ours else (*product.remarks, _BY_OTHERS)
    return Exported(product.files, Report(tei.name, exporter.name, losses, remarks))
