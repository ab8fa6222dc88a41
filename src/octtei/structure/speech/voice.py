"""Voice: what the search for speech must know of a language, read from `data/CODE.toml`; none of it is in the code."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from typing import Any

_DATA = resources.files("octtei.structure.speech") / "data"


@dataclass(frozen=True)
class Voice:
    """One language: sets of small-letter words by what they tell, phrases as tuples.

    `verbs` has say, say_inverted, write, demand; `capital_nouns` tells that a capital makes no
    name; `words` and `phrases` have the entries of the data file under
    TABLE.ENTRY; `same` are spellings of names that sound alike, `common` the words that the document has in small
    letters: with a capital they are no names.
    """

    code: str
    direct_after: bool
    inverts: bool
    capital_nouns: bool
    verbs: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[str, ...]]
    same: tuple[tuple[str, str], ...]
    common: frozenset[str] = frozenset()

    def has(self, entry: str, word: str) -> bool:
        """Whether `word` (small letters) is among the words of TABLE.ENTRY."""
        return word in self.words[entry]

    def verb(self, kind: str, word: str) -> bool:
        """Whether `word` (small letters) is a form of a verb of that kind."""
        return word in self.verbs[kind]

    def speaks(self, word: str) -> bool:
        """Whether `word` is a form of a verb of saying or of writing."""
        return word in self.verbs["say"] or word in self.verbs["write"]

    def pronoun(self, word: str) -> str:
        """first, first_plural, he, she, they, one, second; "" if `word` is no pronoun that can speak."""
        return self._pronouns.get(word, "")

    @cached_property
    def _pronouns(self) -> Mapping[str, str]:
        return {word: p for p in reversed(_PRONOUNS) for word in self.words[f"pronouns.{p}"]}

    def stressed(self, word: str) -> str:
        """he, she or they for a pronoun behind a preposition, as in `selon lui`; "" for any other word."""
        return next((p for p in ("he", "she", "they") if word in self.words[f"pronouns.stressed_{p}"]), "")

    def finite(self, word: str) -> bool:
        """Whether `word` looks like a verb that has a subject, by its ending or because it speaks."""
        return (len(word) > 4 and word.endswith(self.phrases["phrase.finite_endings"])) or self.speaks(word)

    def verbal(self, word: str) -> bool:
        """Whether `word` ends as told verbs end, or looks finite."""
        return self.past(word) or self.future(word) or self.finite(word)

    def future(self, word: str) -> bool:
        """Whether `word` ends as verbs of what is to come do."""
        ends = len(word) > 4 and bool(word.endswith(self.phrases["sentence.future_endings"]))
        return ends and word not in self.words["sentence.not_past"]

    def past(self, word: str) -> bool:
        """Whether `word` ends as verbs of a tale do."""
        ends = len(word) > 3 and word.endswith(self.phrases["sentence.past_endings"])
        return ends and word not in self.words["sentence.not_past"]


_PRONOUNS = ("first", "first_plural", "he", "she", "they", "one", "second")


@lru_cache(maxsize=1)
def voices() -> tuple[str, ...]:
    """The codes of the languages that there is data for."""
    return tuple(sorted(f.name.removesuffix(".toml") for f in _DATA.iterdir() if f.name.endswith(".toml")))


@lru_cache(maxsize=8)
def voice(code: str) -> Voice:
    """The voice of language `code`; LookupError if there is no data for it."""
    if code not in voices():
        msg = f"no data about speech in language {code!r}"
        raise LookupError(msg)
    return _parse(code, tomllib.loads((_DATA / f"{code}.toml").read_text("utf-8")))


def _parse(code: str, data: Mapping[str, Any]) -> Voice:
    words: dict[str, frozenset[str]] = {}
    phrases: dict[str, tuple[str, ...]] = {}
    for table, entries in data.items():
        if isinstance(entries, dict) and table not in ("verbs", "endings", "names"):
            for name, entry in entries.items():
                key = f"{table}.{name}"
                phrases[key] = tuple(entry) if isinstance(entry, list) else tuple(entry.split())
                words[key] = frozenset(phrases[key])
    endings = {name: forms.split() for name, forms in data["endings"].items()}
    verbs = {kind: _forms(groups, endings) for kind, groups in data["verbs"].items()}
    same = tuple((a, b) for a, _, b in (pair.partition(":") for pair in data["names"]["same"].split()))
    return Voice(
        code,
        bool(data["direct_after"]),
        bool(data["inverts"]),
        bool(data.get("capital_nouns")),
        verbs,
        words,
        phrases,
        same,
    )


def _forms(groups: Mapping[str, str], endings: Mapping[str, list[str]]) -> frozenset[str]:
    found = set(groups.get("forms", "").split())
    for name, ends in endings.items():
        found.update(stem + end for stem in groups.get(name, "").split() for end in ends)
    return frozenset(found)
