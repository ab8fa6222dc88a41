"""What the header says of an edition: for the title of its page, for the table of the corpus, and in full."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from octtei.export.build import NAMESPACE
from octtei.export.html import markup
from octtei.export.html.frame import local

_T = {"t": NAMESPACE}
_ROWS = (
    ("Edition", "fileDesc/titleStmt/respStmt", " "),
    ("Translator or editor", "fileDesc/titleStmt/editor", " "),
    ("Edition statement", "fileDesc/editionStmt", " "),
    ("Work", "fileDesc/sourceDesc/biblStruct", ", "),
    ("Series", "fileDesc/seriesStmt", ", "),
    ("Written", "profileDesc/creation", " "),
    ("Published", "fileDesc/publicationStmt/*[not(self::t:availability)]", " "),
    ("Rights", "fileDesc/publicationStmt/availability/*", " "),
    ("Remarks", "fileDesc/notesStmt/note", " "),
    ("File", "fileDesc/sourceDesc/bibl[@type='carrier']", ", "),
    ("Extent", "fileDesc/extent", " "),
    ("How it was made", "encodingDesc/projectDesc/p", " "),
    ("What was done", "encodingDesc/editorialDecl/*", " "),
    ("Language", "profileDesc/langUsage/language", " "),
    ("Persons", "profileDesc/particDesc//person", " "),
    ("Calendars", "profileDesc/calendarDesc/calendar", " "),
    ("Keywords", "profileDesc/textClass//term", " "),
    ("Changes", "revisionDesc//change", " "),
)


@dataclass(frozen=True, slots=True)
class About:
    """Title, authors and date of the work, where it appeared, its words; "" and 0 where the header does not say."""

    title: str
    subtitle: str
    author: str
    date: str
    imprint: str
    words: int = 0


def about(header: etree._Element | None) -> About:
    """What stands above the text."""
    if header is None:
        return About("[untitled]", "", "", "", "")
    titles = _found(header, "fileDesc/titleStmt/title")
    main = [_said(t) for t in titles if t.get("type") != "sub"]
    work = _found(header, "fileDesc/sourceDesc/biblStruct/monogr")
    return About(
        title=" — ".join(filter(None, main)) or "[untitled]",
        subtitle=" — ".join(_said(t) for t in titles if t.get("type") == "sub"),
        author=", ".join(_said(a) for a in _found(header, "fileDesc/titleStmt/author")),
        date=next(_dates(header), ""),
        imprint=", ".join(leaf for leaf in _leaves(work[0]) if leaf != "unknown") if work else "",
        words=_words(header),
    )


def header_table(header: etree._Element | None) -> str:
    """All that the header says, as a list of terms in HTML."""
    if header is None:
        return ""
    rows: list[str] = []
    for label, path, comma in _ROWS:
        said = [comma.join(_leaves(e)) for e in _found(header, path)]
        if any(said):
            rows.append(markup.element("dt", label))
            rows += [markup.element("dd", markup.characters(words)) for words in said if words]
    return markup.element("dl", "".join(rows)) if rows else ""


def _words(header: etree._Element) -> int:
    quantity = next(
        (m.get("quantity", "") for m in _found(header, "fileDesc/extent/measure[@unit='words']")), ""
    )
    return int(quantity) if quantity.isdecimal() else 0


def _dates(header: etree._Element) -> Iterator[str]:
    """When the work was written or printed, the more certain first."""
    for path in ("profileDesc/creation/date", "fileDesc/sourceDesc/biblStruct//imprint/date"):
        yield from (words for date in _found(header, path) if (words := _said(date)) and words != "unknown")


def _found(header: etree._Element, path: str) -> list[etree._Element]:
    steps = "/".join(s if s.startswith("*") or not s else f"t:{s}" for s in path.split("/"))
    found = header.xpath(steps, namespaces=_T)
    return [e for e in found if etree.iselement(e)] if isinstance(found, list) else []


def _said(element: etree._Element) -> str:
    return " ".join(" ".join(str(s) for s in element.itertext()).split())


def _leaves(element: etree._Element) -> list[str]:
    """The words of an element, one string for each of the elements in it that hold words."""
    inner = list(element.iterchildren("*"))
    if not inner or (element.text or "").strip() or any((c.tail or "").strip(" ,") for c in inner):
        return list(filter(None, [_said(element)])) if local(element) != "ptr" else []
    return [leaf for child in inner for leaf in _leaves(child)]
