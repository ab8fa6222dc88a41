"""An edition as files: TEI and repairs, made from the tree, the text and the record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from octtei.config import Settings
from octtei.export.apparatus import Apparatus, unseen
from octtei.export.build import NAMESPACE, Builder, document
from octtei.export.header import Facts, write_header
from octtei.export.ids import Ids
from octtei.export.repairs import write_repairs
from octtei.export.said import recorded
from octtei.export.tei import TextWriter
from octtei.model.finding import Finding
from octtei.model.tree import Division, Edition
from octtei.text import Span, Text

# So many characters of a text are looked at together.
_PIECE = 100_000


@dataclass(frozen=True, slots=True)
class Written:
    """What export makes: the TEI file, the repairs file, the spans of the clean text that were written and where.

    `tags` counts the elements of the text; `findings` tell what it cannot show.
    """

    tei: bytes
    repairs: bytes
    carried: tuple[tuple[Span, str], ...]
    tags: Mapping[str, int]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What export is told about the run: octtei's version, language, date, the rules that the text shows."""

    version: str
    language: str = ""
    date: str = ""
    shown_rules: frozenset[str] = frozenset()
    summaries: Mapping[str, str] | None = None


def write_edition(edition: Edition, text: Text, settings: Settings, context: Context) -> Written:
    """The files of `edition`. The same arguments give the same bytes."""
    body = Builder(text.value)
    visible = context.shown_rules | {"editor"}
    apparatus = Apparatus(text, visible)
    writer = TextWriter(body, Ids(text), apparatus, settings.export)
    writer.speak(context.language)
    writer.text(edition)
    facts = _facts(edition, text, settings, context, writer)
    tei = Builder()
    with tei.element("TEI", xmlns=NAMESPACE, xml_lang=context.language):
        tei.newline()
        write_header(tei, recorded(settings.record, edition, text.value), facts)
        tei.newline()
        tei.include(body)
        tei.newline()
    repairs = write_repairs(text, [span for span, _ in body.carried], edition.consumed, writer.reasons)
    return Written(
        document(tei.chunks()),
        repairs,
        tuple(body.carried),
        dict(body.counts),
        tuple(unseen(text, apparatus.crossing)),
    )


def _size(value: str) -> tuple[int, int]:
    """How many words a text has, and how many characters without the spaces; some lines at a time, to save room."""
    words = characters = start = 0
    while start < len(value):
        end = value.find("\n", start + _PIECE) + 1 or len(value)
        some = value[start:end].split()
        words += len(some)
        characters += len("".join(some))
        start = end
    return words, characters


def _facts(
    edition: Edition,
    text: Text,
    settings: Settings,
    context: Context,
    writer: TextWriter,
) -> Facts:
    apparatus, tags = writer.apparatus, writer.out.counts
    counts = Counter(edit.rule for layer in text.layers for edit in layer if edit.rule not in apparatus.rules)
    words, characters = _size(text.value)
    return Facts(
        source=text.source,
        version=context.version,
        words=words,
        characters=characters,
        language=context.language,
        others=tuple(sorted(writer.languages - {context.language})),
        lines=settings.export.lines,
        date=context.date,
        applied=counts,
        shown=Counter(entry.edit.rule for entry in apparatus.entries),
        rules=context.summaries or {},
        tags=tags,
        people=edition.people,
        has_old_style="date" in tags,
        has_divisions=any(isinstance(n, Division) for n in (*edition.front, *edition.body)),
    )


def parse(tei: bytes) -> etree._Element:
    """The root of an edition; raises lxml's XMLSyntaxError. No entity is resolved and nothing is fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    return etree.fromstring(tei, parser)
