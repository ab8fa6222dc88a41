"""`encodingDesc`: how the edition was made, generated from what the run did."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from functools import lru_cache
from typing import TYPE_CHECKING

from octtei.export.build import NAMESPACE, Builder

if TYPE_CHECKING:
    from octtei.export.header import Facts

_TITLE = "http://purl.org/dc/terms/title"
_PROJECT = (
    "Made by octtei from the file named in sourceDesc. Every repair stands in the file of repairs beside this "
    "edition; with it `octtei restore` gives the file back byte for byte."
)
_HYPHENATION = (
    "Words divided at line ends are joined by lb[@break='no']. A printed hyphen stands in pc: weak if it belongs to the "
    "division, strong if it belongs to the word, inter if that is not decided."
)


def declarations(out: Builder, facts: Facts) -> None:
    """Write `encodingDesc`."""
    with out.element("encodingDesc"):
        with out.element("projectDesc"):
            out.leaf("p", _PROJECT)
        out.newline()
        _editorial(out, facts)
        out.newline()
        _tags(out, facts.tags)
        out.put(_ways_to_cite(has_divisions=facts.has_divisions))
        _taxonomy(out, facts)
        with out.element("appInfo"), out.element("application", ident="octtei", version=facts.version):
            out.leaf("label", "octtei")


def _editorial(out: Builder, facts: Facts) -> None:
    with out.element("editorialDecl"):
        if facts.shown:
            with out.element("correction", method="markup"):
                out.leaf("p", f"Errors of the text, shown in choice: {_counted(facts.shown)}.")
        with out.element("normalization", method="silent"):
            done = _counted(facts.applied) if facts.applied else "none was found"
            out.leaf("p", f"Damage of the file, repaired in the text: {done}.")
        out.put(_practice(lines=facts.lines))


@lru_cache(maxsize=2)
def _practice(*, lines: bool) -> str:
    """What is the same in all editions with `lines` marked, or not."""
    out = Builder()
    with out.element("hyphenation", eol="all" if lines else "some"):
        out.leaf("p", _HYPHENATION)
    with out.element("quotation", marks="all"):
        out.leaf("p", "Quotation marks stand in the text as printed.")
    with out.element("segmentation"):
        marked = "Lines of the file are marked by lb." if lines else "Lines of the file are not marked."
        out.leaf(
            "p", f"Pages, headings, paragraphs and notes were found by the geometry of the lines. {marked}"
        )
    return "".join(out.chunks())


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} ({counts[name]})" for name in sorted(counts))


def _tags(out: Builder, tags: Mapping[str, int]) -> None:
    with out.element("tagsDecl"), out.element("namespace", name=NAMESPACE):
        for name in sorted(tags):
            out.empty("tagUsage", gi=name, occurs=str(tags[name]))
    out.newline()


@lru_cache(maxsize=2)
def _ways_to_cite(*, has_divisions: bool) -> str:
    out = Builder()
    references(out, has_divisions=has_divisions)
    return "".join(out.chunks())


def references(out: Builder, *, has_divisions: bool) -> None:
    """Three ways to cite: by chapter and paragraph (where there are chapters), by page, by paragraph alone.

    The paths are such as DTS servers take them: names without prefixes, one citeStructure in each refsDecl, and every
    paragraph of a chapter below it, whatever it stands in. The titles are those of chapters and pages.
    """
    if has_divisions:
        with out.element("refsDecl", default="true"), _unit(out, "chapter", "//div[not(ancestor::div)]"):
            out.empty("citeData", property=_TITLE, use="head")
            out.empty("citeStructure", unit="paragraph", match=".//p[@xml:id]", use="@xml:id", delim="/")
    with out.element("refsDecl", n="pages"), _unit(out, "page", "//pb[@xml:id]"):
        out.empty("citeData", property=_TITLE, use="@n")
    default = "" if has_divisions else "true"
    with out.element("refsDecl", n="paragraphs", default=default), _unit(out, "paragraph", "//p[@xml:id]"):
        pass
    out.newline()


def _unit(out: Builder, unit: str, match: str) -> AbstractContextManager[None]:
    return out.element("citeStructure", unit=unit, match=f"/TEI/text{match}", use="@xml:id")


def _taxonomy(out: Builder, facts: Facts) -> None:
    names = sorted(name for name in facts.shown if name != "editor")
    if not names:
        return
    with out.element("classDecl"), out.element("taxonomy", xml_id="rules"):
        out.leaf("desc", "Rules of octtei that corrected this text.")
        for name in names:
            with out.element("category", xml_id=name):
                out.leaf("catDesc", facts.rules.get(name, name))
    out.newline()
