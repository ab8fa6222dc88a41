"""The least TEI edition that says what a gold says: for testing the measure, no model of an edition."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from bench.layout.gold import Gold

MARK = re.compile("⟦(n:[^⟧]+|pb)⟧")
HEAD = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text>'
WRAPS = {
    "P": "<p>{}</p>",
    "Q": "<quote><p>{}</p></quote>",
    "LI": "<list><item>{}</item></list>",
    "EP": "<epigraph><quote>{}</quote></epigraph>",
    "BY": "<closer><signed>{}</signed></closer>",
    "H1": "<titlePage><docTitle><titlePart>{}</titlePart></docTitle></titlePage>",
}


def edition_of(gold: Gold) -> bytes:
    """The edition of a gold, as UTF-8."""
    writer = _Writer(gold)
    body = "".join(writer.block(code, text) for code, text in gold.blocks)
    return f"{HEAD}<body>{body}{'</div>' * writer.depth}</body></text></TEI>".encode()


class _Writer:
    def __init__(self, gold: Gold) -> None:
        self.depth = 0
        self.notes: dict[str, list[str]] = {}
        for key, text in gold.notes:
            self.notes.setdefault(key, []).append(text)

    def block(self, code: str, text: str) -> str:
        if code == "SEP":
            start, _, printed = text.rpartition("⟧")
            return f"{self._inline(start + '⟧' if start else '')}<milestone n={quoteattr(printed.strip())}/>"
        if code in WRAPS:
            return WRAPS[code].format(self._inline(text))
        level = int(code[1]) - 1
        closed = max(0, self.depth - level + 1)
        self.depth = level
        return f"{'</div>' * closed}<div><head>{self._inline(text)}</head>"

    def _inline(self, text: str) -> str:
        parts = MARK.split(text)
        return "".join(self._mark(part) if i % 2 else escape(part) for i, part in enumerate(parts))

    def _mark(self, mark: str) -> str:
        if mark == "pb":
            return "<pb/>"
        key = mark[2:]
        body = "".join(f"<p>{escape(text)}</p>" for text in self.notes.pop(key, []))
        return f"<note n={quoteattr(key)}>{body}</note>"
