"""Ways through an edition: its contents, its pages, its notes, and how it is shown."""

from __future__ import annotations

from collections.abc import Sequence

from octtei.export.html import markup
from octtei.export.html.writer import Heading, NoteText

_FEWEST = 2
_KINDS = {
    "author": "the author’s note",
    "editor": "the editor’s note",
    "translator": "the translator’s note",
    "unanchored": "its reference was not found",
}


def contents(headings: Sequence[Heading], prefix: str) -> str:
    """The table of contents, nested as the divisions are; nothing for a text without divisions."""
    if not headings:
        return ""
    parts: list[str] = []
    depth = 0
    for heading in headings:
        wanted = min(heading.depth, depth + 1)
        if wanted <= depth:
            parts.append("</li>" + "</ol></li>" * (depth - wanted))
        else:
            parts.append("<ol>")
        depth = wanted
        parts.append(
            "<li>" + markup.element("a", markup.characters(heading.words or "…"), href=f"#{heading.id}")
        )
    parts.append("</li></ol>" * depth)
    return _nav("contents", "Contents", "".join(parts), prefix)


def pages(found: Sequence[tuple[str, str]], prefix: str) -> str:
    """Links to the pages of the printed text; nothing for a text of one page."""
    if len(found) < _FEWEST:
        return ""
    links = " ".join(markup.element("a", markup.characters(n), href=f"#{name}") for n, name in found)
    summary = f"<summary>Pages {markup.characters(found[0][0])}–{markup.characters(found[-1][0])}</summary>"
    return markup.element(
        "nav", f"<details>{summary}<p>{links}</p></details>", class_="pages", aria_label=f"Pages{_of(prefix)}"
    )


def notes(found: Sequence[NoteText], prefix: str, level: int) -> str:
    """All notes, each with the way back to its reference."""
    if not found:
        return ""
    title = f"{prefix}octtei-notes"
    heading = markup.element(f"h{level + 1}", "Notes", id=title, lang="en")
    items = "".join(map(_note, found))
    return markup.element(
        "section", f"{heading}<ol>{items}</ol>", class_="notes", role="doc-endnotes", aria_labelledby=title
    )


def _note(note: NoteText) -> str:
    back = markup.element(
        "a", markup.characters(note.n), class_="back", href=f"#{note.reference}", role="doc-backlink",
        aria_label=f"{note.n} ↑",
    )  # fmt: skip
    kinds = ", ".join(_KINDS.get(kind, kind) for kind in note.kind.split())
    who = markup.element("p", markup.characters(f"({kinds})"), class_="kind", lang="en") if kinds else ""
    content = markup.element("div", "".join(note.parts) + who, class_="content", lang=note.lang)
    return markup.element("li", f"{back}{content}", id=note.id)


def views(prefix: str) -> str:
    """How the text is shown: switches that work without a script."""
    name = f"{prefix}octtei-view"
    switches = (
        markup.tag("input", type="radio", name=name, class_="as-reading", checked="") + " reading text",
        markup.tag("input", type="radio", name=name, class_="as-diplomatic")
        + " as in the file, line by line",
        markup.tag("input", type="checkbox", class_="with-marks", checked="") + " mark repairs",
        markup.tag("input", type="checkbox", class_="with-voices", checked="") + " name speakers",
    )
    labels = "".join(markup.element("label", s) for s in switches)
    return markup.element("fieldset", f"<legend>View</legend>{labels}", class_="views")


def _nav(kind: str, title: str, content: str, prefix: str) -> str:
    name = f"{prefix}octtei-{kind}"
    inside = f"<details open><summary>{title}</summary>{content}</details>"
    return markup.element("nav", inside, class_=kind, id=name, aria_label=title + _of(prefix))


def _of(prefix: str) -> str:
    return f" of {prefix.rstrip('.')}" if prefix else ""
