"""Record: the bibliographic data of a source, as its TOML file states them; it becomes the teiHeader."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

_CODE = re.compile(r"(?:[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)?", re.ASCII)


def _code(value: str) -> str:
    """A code of a language as it is; ValueError for anything else, such as its name."""
    if not _CODE.fullmatch(value):
        msg = "write the code of the language, such as fr, de or en"
        raise ValueError(msg)
    return value


Language = Annotated[str, AfterValidator(_code)]
"""The code of a language by BCP 47, "" if none is stated."""


class Strict(BaseModel):
    """A table of a TOML file: frozen, and a key that nobody knows is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Named(Strict):
    """A person by name, with the years of birth and death where they are known."""

    name: str = Field(description="name in natural order: Léon Trotsky")
    born: str = Field("", description="year of birth")
    died: str = Field("", description="year of death")


class Work(Strict):
    """Where the text was printed or given: becomes `sourceDesc/biblStruct`. Only what is known."""

    title: str = Field("", description="title of the text in its source, if it is not the edition's title")
    container: str = Field("", description="book, periodical or meeting that the text is part of")
    container_kind: Literal["book", "journal", "conference"] = Field(
        "book", description="what the container is"
    )
    edition: str = Field("", description="edition statement")
    volume: str = Field("", description="volume of the periodical or book")
    issue: str = Field("", description="issue of the periodical")
    pages: str = Field("", description="pages, 5-25")
    place: str = Field("", description="place of publication")
    publisher: str = Field("", description="publisher")
    date: str = Field("", description="date of publication, ISO if possible")
    note: str = Field("", description="anything else that is known of the source")


class Availability(Strict):
    """Whether and how the edition may be used."""

    status: Literal["free", "restricted", "unknown"] = Field("unknown", description="rights cleared or not")
    licence: str = Field("", description="address of the licence, if there is one")
    note: str = Field("", description="what is known of the rights")


class Record(Strict):
    """The bibliographic record. Every key may be missing; nothing is invented for it."""

    title: str = Field("", description="title of the text")
    subtitle: str = Field("", description="subtitle")
    authors: tuple[Named, ...] = Field((), description="who wrote it")
    translators: tuple[Named, ...] = Field((), description="who translated it")
    editors: tuple[Named, ...] = Field((), description="who edits this digital edition")
    language: Language = Field("", description="language of the text, ISO 639: fr; measured if not given")
    written: str = Field("", description="when it was written")
    place: str = Field("", description="where it was written")
    publisher: str = Field("", description="who publishes the digital edition")
    date: str = Field("", description="date of the digital edition")
    keywords: tuple[str, ...] = Field((), description="subjects")
    carrier: str = Field("", description="what the raw file is: OCR of print, text of a PDF")
    remarks: tuple[str, ...] = Field((), description="notes for the header, a sentence each")
    source: Work = Field(Work(), description="what was printed")
    availability: Availability = Field(Availability(), description="rights")
