"""One edition as a reader meets it: title, header, damage report, contents, text, notes; and what a table says of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from octtei.export.build import NAMESPACE
from octtei.export.html import markup, navigation
from octtei.export.html.about import About, about, header_table
from octtei.export.html.article import Article
from octtei.export.html.damage import counted, report
from octtei.export.html.mending import Mending
from octtei.export.html.people import people
from octtei.model.finding import Finding

_T = f"{{{NAMESPACE}}}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "yi", "syr", "ps", "dv"})


@dataclass(frozen=True, slots=True)
class Reading:
    """An edition, ready for a page: its HTML, and the numbers that the table of a corpus shows.

    `name` is the name of its file without ending, `repairs` counts by rule, `findings` by severity.
    """

    name: str
    html: str
    title: str
    author: str
    date: str
    language: str
    pages: int
    paragraphs: int
    notes: int
    words: int
    repairs: Mapping[str, int] = field(default_factory=dict)
    findings: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Around:
    """What a page knows of an edition besides its files: what rules repair, in a line each, and the open findings."""

    rules: Mapping[str, str] = field(default_factory=dict)
    findings: Sequence[Finding] = ()


def read_edition(
    root: etree._Element,
    repairs: bytes | None,
    *,
    name: str = "",
    prefix: str = "",
    level: int = 1,
    around: Around | None = None,
) -> Reading:
    """The edition `root` (a TEI element) as HTML whose ids begin with `prefix` and whose title is h`level`.

    `repairs` are the bytes of its repairs file; without them only the repairs that the text itself shows are shown.
    Raises RestoreError if the two do not belong together.
    """
    mending = Mending(root, repairs) if repairs is not None else None
    header, text = root.find(f"{_T}teiHeader"), root.find(f"{_T}text")
    article = Article(mending, people(header), prefix=prefix, level=level)
    if text is not None:
        article.write(text)
    language = root.get(_LANG) or "und"
    facts = about(header)
    around = around or Around()
    objects = mending.objects if mending else []
    html = _top(facts, language, prefix, level)
    html += _folded("About this edition", header_table(header))
    html += _folded(
        f"Damage report: {len(objects):,} repairs", report(objects, around.rules, around.findings)
    )
    html += navigation.contents(article.headings, prefix) + navigation.pages(article.pages, prefix)
    html += navigation.views(prefix) + _text(article, language, prefix)
    return Reading(
        name=name,
        html=markup.element(
            "article",
            html,
            class_="edition",
            aria_labelledby=f"{prefix}octtei-title",
            id=f"{prefix}octtei-edition",
        ),
        title=facts.title,
        author=facts.author,
        date=facts.date,
        language=language,
        pages=len(article.pages),
        paragraphs=sum(1 for _ in text.iter(f"{_T}p")) if text is not None else 0,
        notes=len(article.notes),
        words=facts.words,
        repairs=counted(objects),
        findings=_by_severity(around.findings),
    )


def _top(facts: About, language: str, prefix: str, level: int) -> str:
    title = markup.element(
        f"h{level}", markup.characters(facts.title), id=f"{prefix}octtei-title", lang=language
    )
    lines = (("subtitle", facts.subtitle), ("author", facts.author), ("imprint", facts.imprint))
    said = (markup.element("p", markup.characters(words), class_=kind) for kind, words in lines if words)
    return markup.element("header", title + "".join(said))


def _folded(summary: str, content: str) -> str:
    inside = f"{markup.element('summary', markup.characters(summary))}{content}"
    return markup.element("details", inside, class_="more") if content else ""


def _text(article: Article, language: str, prefix: str) -> str:
    """The text and its notes, in the language of the edition."""
    direction = "rtl" if language.split("-")[0].lower() in _RIGHT_TO_LEFT else None
    inside = article.html + navigation.notes(article.notes, prefix, article.level)
    return markup.element(
        "div",
        inside,
        class_="reading",
        id=f"{prefix}octtei-text",
        lang=language,
        dir=direction,
        tabindex="-1",
    )


def _by_severity(findings: Sequence[Finding]) -> dict[str, int]:
    ranks = sorted({f.severity for f in findings}, key=lambda s: s.rank)
    return {s.value: sum(f.severity is s for f in findings) for s in ranks}
