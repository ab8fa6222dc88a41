"""The manual of validation: each rule with its sentences in two languages, a wrong example and a right one.

The pages are data, in the TOML files beside this module; a test demands that none lacks a part.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from octtei.model.finding import Severity

_PARTS = ("grammar.toml", "xml.toml", "house.toml", "schematron.toml")
_LABELS = {"en": ("Wrong:", "Right:"), "fr": ("Faux :", "Juste :")}


@dataclass(frozen=True, slots=True)
class Page:
    """One rule. `what` explains it; `say` and `hint` are the sentences of a fault, with places to fill, by language
    (empty where the engine or octtei.sch makes the sentence); `wrong` and `right` are XML."""

    name: str
    severity: Severity
    what: Mapping[str, str]
    say: Mapping[str, str]
    hint: Mapping[str, str]
    wrong: str
    right: str

    def text(self, language: str) -> str:
        """The page as it is printed."""
        wrong, right = _LABELS[language]
        return (
            f"{self.name}\n\n{self.what[language]}\n\n{wrong}\n{_indented(self.wrong)}\n{right}\n"
            f"{_indented(self.right)}"
        )


@cache
def pages() -> Mapping[str, Page]:
    """All rules of validation by name, in the order of the alphabet."""
    found: dict[str, Page] = {}
    for part in _PARTS:
        data = tomllib.loads((files(__package__) / part).read_text(encoding="utf-8"))
        found.update((name, _page(name, entry)) for name, entry in data.items())
    return dict(sorted(found.items()))


def sentences(rule: str, language: str, values: Mapping[str, object]) -> tuple[str, str]:
    """The sentence and the hint of a fault, the places filled from `values`."""
    page = pages()[rule]
    return page.say[language].format(**values), page.hint.get(language, "").format(**values)


def _page(name: str, entry: Mapping[str, Any]) -> Page:
    severity = Severity(entry.get("severity", "error"))
    return Page(
        name,
        severity,
        entry["what"],
        entry.get("say", {}),
        entry.get("hint", {}),
        entry["wrong"].strip("\n"),
        entry["right"].strip("\n"),
    )


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.split("\n"))
