"""What the tests of the command share: remarks of one document, and the schema and engine that make them."""

from __future__ import annotations

from octtei.model.verdict import Remark
from octtei.validate.choice import SchemaChoice
from octtei.validate.engines import OwnEngine
from octtei.validate.examine import examine

OURS = SchemaChoice()


def remarks(data: bytes, language: str = "en", choice: SchemaChoice = OURS) -> list[Remark]:
    """All that our engine and the house rules say of a document."""
    return examine("a.xml", data, choice, OwnEngine(choice), language)


def rules(data: bytes) -> list[str]:
    """The names of the rules that a document breaks."""
    return [r.rule for r in remarks(data)]
