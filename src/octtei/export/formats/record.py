"""What a teiHeader says of a text and of the work behind it, as plain data for catalogues and citations."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from octtei.export.build import NAMESPACE
from octtei.export.formats.names import first, text_of, texts

_NS = {"t": NAMESPACE}
_FILE = "t:teiHeader/t:fileDesc/"
_PROFILE = "t:teiHeader/t:profileDesc/"
_YEARS = re.compile(r"\s*\(\d*\s*[–-]\s*\d*\)$")
_SCOPES = ("volume", "issue", "page")


@dataclass(frozen=True, slots=True)
class Work:
    """The printed work: `level` is TEI's for what holds it (j, m) or, with no container, for the work itself."""

    title: str = ""
    authors: tuple[str, ...] = ()
    container: str = ""
    level: str = ""
    edition: str = ""
    place: str = ""
    publisher: str = ""
    date: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Described:
    """A text as its header describes it; whatever the header does not say is "" or ().

    `identifiers` are pairs of kind and value; `work` is None if the header knows no printed work.
    """

    title: str
    subtitle: str
    authors: tuple[str, ...]
    translators: tuple[str, ...]
    editors: tuple[str, ...]
    publisher: str
    date: str
    identifiers: tuple[tuple[str, str], ...]
    rights: tuple[str, ...]
    status: str
    remarks: tuple[str, ...]
    languages: tuple[str, ...]
    keywords: tuple[str, ...]
    work: Work | None


def describe(root: etree._Element) -> Described:
    """What the header of a TEI document says."""
    statement = f"{_FILE}t:titleStmt/"
    return Described(
        title=_title(root, statement),
        subtitle=first(root, f"{statement}t:title[@type='sub']"),
        authors=_names(root, f"{statement}t:author"),
        translators=_names(root, f"{statement}t:editor[@role='translator']"),
        editors=_editors(root, statement),
        publisher=first(root, f"{_FILE}t:publicationStmt/t:publisher"),
        date=_date(root, f"{_FILE}t:publicationStmt/t:date"),
        identifiers=_identifiers(root),
        rights=_rights(root),
        status=_value(root, f"{_FILE}t:publicationStmt/t:availability", "status"),
        remarks=tuple(texts(root, f"{_FILE}t:notesStmt/t:note")),
        languages=_languages(root),
        keywords=tuple(texts(root, f"{_PROFILE}t:textClass/t:keywords//t:term")),
        work=_work(root),
    )


def _title(root: etree._Element, statement: str) -> str:
    main = first(root, f"{statement}t:title[@type='main']")
    return main or first(root, f"{statement}t:title")


def _names(root: etree._Element, path: str) -> tuple[str, ...]:
    """Names without the years that the header puts behind them."""
    return tuple(_YEARS.sub("", name) for name in texts(root, path))


def _editors(root: etree._Element, statement: str) -> tuple[str, ...]:
    """Editors by role, and whoever a respStmt names as a person."""
    named = [text_of(e) for e in root.iterfind(f"{statement}t:editor", _NS) if e.get("role") != "translator"]
    people = texts(root, f"{statement}t:respStmt/t:persName")
    return tuple(name for name in (*named, *people) if name)


def _identifiers(root: etree._Element) -> tuple[tuple[str, str], ...]:
    found = root.iterfind(f"{_FILE}t:publicationStmt/t:idno", _NS)
    return tuple((e.get("type", ""), text_of(e)) for e in found if text_of(e))


def _rights(root: etree._Element) -> tuple[str, ...]:
    availability = f"{_FILE}t:publicationStmt/t:availability"
    licences = [e.get("target") or text_of(e) for e in root.iterfind(f"{availability}/t:licence", _NS)]
    return tuple(x for x in (*licences, *texts(root, f"{availability}/t:p")) if x)


def _languages(root: etree._Element) -> tuple[str, ...]:
    named = [e.get("ident", "") for e in root.iterfind(f"{_PROFILE}t:langUsage/t:language", _NS)]
    return tuple(name for name in named if name and name != "und")


def _value(root: etree._Element, path: str, attribute: str) -> str:
    found = root.find(path, _NS)
    return "" if found is None else found.get(attribute, "")


def _date(root: etree._Element, path: str) -> str:
    """The day that a date names, or else its words."""
    return _value(root, path, "when") or first(root, path)


def _work(root: etree._Element) -> Work | None:
    base = f"{_FILE}t:sourceDesc/t:biblStruct/"
    if root.find(base.rstrip("/"), _NS) is None:
        return None
    part = first(root, f"{base}t:analytic/t:title")
    whole = first(root, f"{base}t:monogr/t:title")
    imprint = f"{base}t:monogr/t:imprint/"
    date = _date(root, f"{imprint}t:date")
    return Work(
        title=part or whole,
        authors=_names(root, f"{base}t:analytic/t:author") or _names(root, f"{base}t:monogr/t:author"),
        container=whole if part else "",
        level=_value(root, f"{base}t:monogr/t:title", "level"),
        edition=first(root, f"{base}t:monogr/t:edition"),
        place=first(root, f"{imprint}t:pubPlace"),
        publisher=first(root, f"{imprint}t:publisher"),
        date="" if date == "unknown" else date,
        note="; ".join(texts(root, f"{base}t:note")),
        **{scope: first(root, f"{imprint}t:biblScope[@unit='{scope}']") for scope in _SCOPES},
    )
