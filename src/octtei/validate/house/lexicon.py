"""The lexicon of a document's language, if there is one."""

from __future__ import annotations

from octtei.lexicon import Lexicon, languages, load
from octtei.validate.house.document import Document


def lexicon_of(document: Document) -> Lexicon | None:
    """The lexicon of the language that the document names; None where it names none or there is none."""
    return load(document.language) if document.language in languages() else None
