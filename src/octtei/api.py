"""The public face: functions that take and give plain objects. `import octtei; octtei.build(text)`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from octtei.clean import clean as clean_stage
from octtei.config import Settings
from octtei.export import parse
from octtei.export import restore as restore_bytes
from octtei.export.formats import Exported
from octtei.export.formats import export as export_all
from octtei.model.finding import Finding
from octtei.opening import open_tei
from octtei.pipeline import Outcome, build_source, settle
from octtei.read import read_bytes
from octtei.text import Text
from octtei.validate import validate as check


def build(raw: bytes | str, name: str = "document.txt", settings: Mapping[str, Any] | None = None) -> Outcome:
    """An edition of `raw` (a str is taken as UTF-8): TEI, repairs and summary.

    `settings` are what a TOML file may say, as a mapping; pydantic's ValidationError names what is wrong in them.
    """
    known = Settings.model_validate(settings or {})
    source, findings = read_bytes(name, _bytes(raw), known.read.encoding or None)
    return build_source(source, known, findings)


def clean(raw: bytes | str, settings: Mapping[str, Any] | None = None) -> tuple[Text, list[Finding]]:
    """The clean text of `raw` (`.value`, with every edit in `.layers`), and what is proposed but not done."""
    known = Settings.model_validate(settings or {})
    source, _ = read_bytes("document.txt", _bytes(raw), known.read.encoding or None)
    return clean_stage(Text.of(source), settle(known, source))


def validate(tei: bytes, name: str = "document.xml") -> list[Finding]:
    """The faults of a TEI file by octtei's own schema; [] if it is valid."""
    return check(tei, name=name)


def export(
    tei: bytes, formats: Sequence[str], name: str = "document.xml", repairs: bytes | None = None
) -> dict[str, Exported]:
    """The TEI in other formats (`octtei.export.formats.EXPORTERS`), each with what it could not hold.

    KeyError for a format that there is none of; NotExportableError for a file that is not valid.
    """
    return export_all(open_tei(tei, name, repairs), formats)


def restore(tei: bytes, repairs: bytes) -> bytes:
    """The raw bytes behind an edition and its repairs; RestoreError if the two do not give them."""
    return restore_bytes(parse(tei), repairs)


def _bytes(raw: bytes | str) -> bytes:
    return raw.encode("utf-8", "surrogatepass") if isinstance(raw, str) else raw
