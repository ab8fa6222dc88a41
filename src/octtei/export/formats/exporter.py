"""What a format is made of, and what it is given: the contract between the table and each module."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from octtei.export.formats.collect import collect
from octtei.export.formats.content import Content
from octtei.export.formats.fates import Fates
from octtei.export.formats.resolve import diplomatic, reading

Files = Mapping[str, bytes]
"""Files by their names below the folder for exports, with `/` between folders."""


@dataclass(frozen=True)
class TeiFile:
    """One TEI file on its way out: the tree, and what is made of it once for all formats.

    `name` is that of the file without `.xml`; `data` its bytes; `repairs` those of the repairs file beside it, if it
    is there; `version` octtei's; `date` an ISO day that the environment fixes, or ""; `ours` whether octtei made
    it; `made` what other formats have made of this edition in the same run, by format; `place` the folder of its
    exports below that of the run, "" for the same, with `/` between folders. No format changes `root`, `reading`, `diplomatic` or `content`.
    """

    name: str
    root: etree._Element
    data: bytes
    repairs: bytes | None = None
    version: str = ""
    date: str = ""
    ours: bool = True
    made: Mapping[str, Files] = field(default_factory=dict)
    place: str = ""

    @cached_property
    def reading(self) -> etree._Element:
        """The tree of the reading text: repairs taken, words joined, no lines and no page furniture."""
        return reading(self.root, self.version)

    @cached_property
    def diplomatic(self) -> etree._Element:
        """The tree of the printed text: errors as printed, lines, hyphens and furniture."""
        return diplomatic(self.root, self.version)

    @cached_property
    def content(self) -> Content:
        """The reading text as blocks, for formats that are no XML."""
        return collect(self.reading)


@dataclass(frozen=True, slots=True)
class Product:
    """What a format makes of one edition; `remarks` are sentences for the loss report that no table can foresee."""

    files: Files
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Exporter:
    """One format: its name, a line on it, its writer, and its table of what becomes of each element.

    `gathers` names formats that must be made before, where the command line asks for no others; their files are in
    TeiFile.made. `folder` is the folder that the format fills alone (`{name}.bag`): files there that it did not write
    are an error. `catalogue` makes files that tell of all editions of a run together.
    """

    name: str
    summary: str
    write: Callable[[TeiFile], Product]
    fates: Fates
    gathers: tuple[str, ...] = ()
    folder: str = ""
    catalogue: Callable[[Sequence[TeiFile]], Files] | None = None
