"""Markdown inside a line: emphasis, notes, links, anchors; and what must be escaped so that text stays text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from octtei.export.formats.content import Block, Content, Mark
from octtei.export.formats.lines import gap_words, is_bare_anchor

_SPECIAL = re.compile(r"[\\`*_\[\]<>&~|]")
_LINE_START = re.compile(r"^(\d*)([#+=.)-])")
TAGS = {"sup": "sup", "sub": "sub", "underline": "u"}
"""What Markdown says by elements of HTML: rend -> element."""


def marked(block: Block, content: Content) -> str:
    """The text of a block with its emphasis, notes and anchors; at one place, what closes comes before what opens."""
    pieces: list[tuple[int, int, int, str]] = []
    for order, mark in enumerate(block.marks):
        opening, closing = _mark(mark, block, content)
        pieces.append((mark.start, 1, order, opening))
        empty = mark.start == mark.end
        pieces.append((mark.end, int(empty), order if empty else -order, closing))
    words: list[str] = []
    done = 0
    for at, _, _, piece in sorted(pieces):
        words += (escaped(block.text[done:at]), piece)
        done = at
    return "".join((*words, escaped(block.text[done:])))


def _mark(mark: Mark, block: Block, content: Content) -> tuple[str, str]:
    """What stands before and after a marked passage."""
    if mark.note is not None:
        note = content.notes[mark.note]
        return f"[^{note_label(note.id, note.n)}]", ""
    if mark.tag == "hi":
        return _emphasis(mark, block.text)
    if mark.tag == "gap":
        return escaped(gap_words(mark.attributes.get("reason", ""))), ""
    opening = "".join(own_anchor(mark.tag, mark.attributes))
    if is_bare_anchor(mark, block):
        return f"{opening}\\[", "\\]"
    if mark.tag == "ref" and "target" in mark.attributes:
        return f"{opening}[", f"]({_address(mark.attributes['target'])})"
    return opening, ""


def own_anchor(tag: str, told: Mapping[str, str]) -> list[str]:
    """The anchor of an element that has an id and no words of its own: [] if it has none."""
    name = told.get("xml:id", "")
    if not name or tag == "note":
        return []
    return [anchor(name, f"page {told['n']}" if tag == "pb" and told.get("n") else "")]


def anchor(name: str, title: str = "") -> str:
    """An id to which links lead; `title` is shown over it."""
    told = f' title="{_quoted(title)}"' if title else ""
    return f'<a id="{_quoted(name)}"{told}></a>'


def _quoted(value: str) -> str:
    return value.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


def note_label(name: str, n: str) -> str:
    """What names a footnote: its id, else its number."""
    return re.sub(r"[\s\[\]^]+", "-", name or n or "note")


def _address(target: str) -> str:
    return re.sub(r"[()<>\s]", lambda m: f"%{ord(m[0]):02X}", target)


def _emphasis(mark: Mark, text: str) -> tuple[str, str]:
    """CommonMark is sure of `*` only around whole words; elsewhere the element of HTML says the same."""
    rend, inner = mark.attributes.get("rend", ""), text[mark.start : mark.end]
    if rend in TAGS:
        return f"<{TAGS[rend]}>", f"</{TAGS[rend]}>"
    star, element = {"italic": ("*", "em"), "bold": ("**", "strong")}.get(rend, ("", ""))
    if not element or not inner:
        return "", ""
    around = text[mark.start - 1 : mark.start] + text[mark.end : mark.end + 1]
    whole = inner[0].isalnum() and inner[-1].isalnum() and not any(map(str.isalnum, around))
    return (star, star) if whole else (f"<{element}>", f"</{element}>")


def escaped(text: str) -> str:
    """Text that Markdown leaves alone, anywhere but at the start of a line."""
    return _SPECIAL.sub(lambda m: f"\\{m[0]}", text)


def guarded(words: str) -> str:
    """A line whose first characters Markdown would take for a list or a heading."""
    return _LINE_START.sub(lambda m: f"{m[1]}\\{m[2]}", words, count=1)
