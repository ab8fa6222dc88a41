"""What the validator says, as data (`phrases.toml`): sentences with places to fill, in English and French."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final

LANGUAGES: Final = ("en", "fr")


class Phrases:
    """The sentences of one language."""

    def __init__(self, language: str) -> None:
        data = _data()
        self.language = language
        self._sentences: dict[str, str] = {key: said[language] for key, said in data["sentence"].items()}
        french: dict[str, str] = data["french"] if language == "fr" else {}
        self._exact = {english: said for english, said in french.items() if "{}" not in english}
        self._forms = [
            (_expression(english), said)
            for english, said in sorted(french.items(), key=lambda pair: -len(pair[0]))
            if "{}" in english
        ]

    def __call__(self, key: str, **values: object) -> str:
        """The sentence `key` with its places filled."""
        return self._sentences[key].format(**values)

    def either(self, words: Sequence[str]) -> str:
        """`a, b or c`."""
        if len(words) < 2:
            return "".join(words)
        return ", ".join(words[:-1]) + self._sentences["or"] + words[-1]

    def quoted(self, value: str) -> str:
        """The value in the quotation marks of the language."""
        return f"« {value} »" if self.language == "fr" else f'"{value}"'

    def translated(self, english: str) -> str:
        """A phrase that is known by its English wording; as it is where it is not known."""
        if self.language == "en" or english in self._exact:
            return self._exact.get(english, english)
        for expression, said in self._forms:
            found = expression.fullmatch(english)
            if found:
                return said.format(*map(self.translated, found.groups()))
        return english


@cache
def phrases(language: str) -> Phrases:
    """The sentences of `language`: English where there are none of its own."""
    return Phrases(language if language in LANGUAGES else "en")


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "phrases.toml").read_text(encoding="utf-8"))


def _expression(template: str) -> re.Pattern[str]:
    return re.compile("(.+?)".join(map(re.escape, template.split("{}"))), re.DOTALL)
