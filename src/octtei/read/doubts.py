"""Doubts: what was read, but is hardly the text that an archivist means."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octtei.model.finding import Finding, Severity

_SAMPLE = 50_000
"""Code points from the start that are looked at: what a file is shows there."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MANY = 50
"""One control character in so many is more than a text has."""
_TAG = re.compile(
    r"(?i)<(?:!doctype\s+html|\?xml\s|/?(?:html|head|body|p|div|span|br|table|tr|td|tei|text)\b[^<>\n]*>)"
)
_TAGS, _OFTEN = 4, 2000
"""So many tags, and one in so many characters, are markup; a text that speaks of tags has fewer."""
_BLANK = Finding(
    "read.blank",
    Severity.WARNING,
    "The file has nothing but blanks; its edition has no text.",
    hint="If the text was lost on the way here, extract it again; else take the file out of the folder.",
)
_NO_TEXT = Finding(
    "read.hardly-text",
    Severity.WARNING,
    "The file is full of control characters, which texts have not: it is hardly a text.",
    hint="Look at it in an editor: if it is another kind of file, take it out of the folder and give its text instead.",
)
_MARKUP = Finding(
    "read.markup",
    Severity.WARNING,
    "The file has tags (HTML or XML), which its edition will show as text.",
    hint="Save it as plain text, for example in a browser with “Save as… Text”, and give that.",
)


def doubts(text: str) -> Iterator[Finding]:
    """A warning for each reason to think that `text` is none that anybody wants an edition of."""
    if text.isspace():
        yield _BLANK
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) * _MANY > len(sample):
        yield _NO_TEXT
    tags = len(_TAG.findall(sample)) if "<" in sample else 0
    if tags >= _TAGS and tags * _OFTEN >= len(sample):
        yield _MARKUP
