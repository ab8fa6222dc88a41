"""The teiHeader: what the record says, and what the run knows. Nothing is invented and no clock is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from octtei.export.build import Builder
from octtei.export.declare import declarations
from octtei.export.edition_source import source_description
from octtei.model.record import Named, Record
from octtei.model.tree import Person
from octtei.text import Source

_LANGUAGES = {
    "fr": "français",
    "de": "Deutsch",
    "en": "English",
    "it": "italiano",
    "es": "español",
    "la": "latina",
    "nl": "Nederlands",
    "pt": "português",
}
_OLD_STYLE = (
    "Julian calendar (old style): the days in date/@when-custom. Those in @when are Gregorian (new style)."
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a run knows of the edition that it makes.

    `applied` counts the repairs of each rule that are silent, `shown` those that the text shows; `pages` names
    the rules in one line each; `others` are further languages of passages; `tags` counts the elements of the text; `date` is ISO or "".
    """

    source: Source
    version: str
    words: int
    characters: int
    language: str
    lines: bool
    date: str = ""
    others: Sequence[str] = ()
    applied: Mapping[str, int] = field(default_factory=dict)
    shown: Mapping[str, int] = field(default_factory=dict)
    rules: Mapping[str, str] = field(default_factory=dict)
    tags: Mapping[str, int] = field(default_factory=dict)
    people: Sequence[Person] = ()
    has_divisions: bool = False
    has_old_style: bool = False


def write_header(out: Builder, record: Record, facts: Facts) -> None:
    """Write the teiHeader of one edition."""
    with out.element("teiHeader"):
        out.newline()
        with out.element("fileDesc"):
            _title_statement(out, record, facts)
            _extent(out, facts)
            _publication(out, record, facts)
            if record.remarks:
                with out.element("notesStmt"):
                    for remark in record.remarks:
                        out.leaf("note", remark)
            source_description(out, record, facts.source)
        out.newline()
        declarations(out, facts)
        out.newline()
        _profile(out, record, facts)
        out.newline()
        _revision(out, facts)
        out.newline()


def _title_statement(out: Builder, record: Record, facts: Facts) -> None:
    with out.element("titleStmt"):
        out.leaf("title", record.title or facts.source.name, type="main")
        out.leaf("title", record.subtitle, type="sub")
        for author in record.authors:
            out.leaf("author", _dated(author))
        for translator in record.translators:
            out.leaf("editor", _dated(translator), role="translator")
        _responsible(out, "octtei", "text repaired, structured and encoded by", "octtei", "name")
        if record.editors:
            names = ", ".join(e.name for e in record.editors)
            _responsible(out, "editor", "digital edition", names, "persName")
        elif "editor" in facts.shown:
            _responsible(out, "editor", "decisions in the text", "the editor of this file", "name")
    out.newline()


def _responsible(out: Builder, name: str, what: str, who: str, element: str) -> None:
    with out.element("respStmt", xml_id=name):
        out.leaf("resp", what)
        out.leaf(element, who)


def _dated(person: Named) -> str:
    years = f"{person.born}–{person.died}".strip("–") if person.born or person.died else ""
    return f"{person.name} ({years})" if years else person.name


def _extent(out: Builder, facts: Facts) -> None:
    with out.element("extent"):
        _measure(out, "words", facts.words)
        out.say(", ")
        _measure(out, "characters", facts.characters)
    out.newline()


def _measure(out: Builder, unit: str, quantity: int) -> None:
    out.leaf("measure", f"{quantity} {unit}", unit=unit, quantity=str(quantity))


def _publication(out: Builder, record: Record, facts: Facts) -> None:
    rights = record.availability
    with out.element("publicationStmt"):
        if record.publisher:
            out.leaf("publisher", record.publisher)
        else:
            out.leaf("authority", "not published")
        date = record.date or facts.date
        out.leaf("date", date, when=date if _is_iso(date) else "")
        with out.element("availability", status=rights.status):
            if rights.licence:
                out.leaf("licence", rights.licence, target=rights.licence)
            if rights.note or not rights.licence:
                out.leaf("p", rights.note or "Nothing is known of the rights.")
    out.newline()


def _is_iso(date: str) -> bool:
    parts = date.split("-")
    return all(p.isdigit() for p in parts) and [len(p) for p in parts] in ([4], [4, 2], [4, 2, 2])


def _profile(out: Builder, record: Record, facts: Facts) -> None:
    with out.element("profileDesc"):
        if record.written or record.place:
            with out.element("creation"):
                out.leaf("date", record.written, when=record.written if _is_iso(record.written) else "")
                out.say(f" {record.place}".rstrip() if record.written else record.place)
        with out.element("langUsage"):
            for code in (facts.language or "und", *facts.others):
                out.leaf("language", _LANGUAGES.get(code, code), ident=code)
        _people(out, facts.people)
        if facts.has_old_style:
            with out.element("calendarDesc"), out.element("calendar", xml_id="julian"):
                out.leaf("p", _OLD_STYLE)
        if record.keywords:
            with out.element("textClass"), out.element("keywords"):
                for word in record.keywords:
                    out.leaf("term", word)


def _people(out: Builder, people: Sequence[Person]) -> None:
    if people:
        with out.element("particDesc"), out.element("listPerson"):
            for person in people:
                out.newline()
                with out.element("person", xml_id=person.id):
                    for name in person.names:
                        out.leaf("persName", name)
                    out.leaf("note", person.note)
            out.newline()


def _revision(out: Builder, facts: Facts) -> None:
    when = facts.date if _is_iso(facts.date) else ""
    with out.element("revisionDesc"), out.element("listChange"):
        out.leaf(
            "change", f"Made from {facts.source.name} by octtei {facts.version}.", who="#octtei", when=when
        )
