"""Language: what the engine must know of one language, read from `data/CODE.toml`; nothing of it is in the code."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from typing import Any

from octtei.lexicon.fold import fold

_DATA = resources.files("octtei.lexicon") / "data"


class UnknownLanguageError(LookupError):
    """No data file stands in `lexicon/data/` for this language."""


@dataclass(frozen=True, eq=False)
class Language:
    """One language as data; there is one object for each, so that tables may have it in their keys at no cost.

    `code` is its ISO 639-1 code; `dictionary` and `encoding` name the Hunspell files and their codec, and
    `frequencies` the frequency list, of which forms that no dictionary has are kept down to rank `rarest` (800 is one
    in a hundred million words, 600 one in a million). `letters` are the lower-case letters that a word of it may hold, accented ones
    included. `confusable` are groups of letters that differ in the accent only and that damage mixes up.
    `elisions` stand before an apostrophe, `clitics` behind a hyphen, `compound_heads` before one; all in lower case. `curved_quotes` open and close a quotation.
    `further_words` are words of the last centuries that the dictionary lacks, `without` the groups of its suffixes that are left out: most
    put pronouns behind verbs, in millions of forms. `tried` says whether the rules on words were measured on texts of the language.
    `neighbours` are the frequency lists of languages whose words stray into texts of this one.
    `shared_words` are those function words that neighbouring languages have too; `archaic_words` were written so
    centuries ago only (see `archaic`). `class_names` are the grammatical
    classes that a form may be of, at most 15, and `class_rules` tell them (bits in the order of the names) from how the
    dictionary makes a form (see `hunspell.Affix.derived`): the first expression that is found counts.
    """

    code: str
    name: str
    dictionary: str
    encoding: str
    frequencies: str
    rarest: int
    letters: str
    one_letter_words: frozenset[str]
    bare_capitals: bool
    elisions: tuple[str, ...]
    elision_before: str
    clitics: tuple[str, ...]
    curved_quotes: tuple[str, str]
    compound_heads: frozenset[str]
    confusable: tuple[str, ...]
    function_words: frozenset[str]
    shared_words: frozenset[str]
    archaic_words: frozenset[str] = frozenset()
    neighbours: tuple[str, ...] = ()
    further_words: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    tried: bool = True
    class_names: tuple[str, ...] = ()
    class_rules: tuple[tuple[int, re.Pattern[str]], ...] = ()

    def classes_named(self, names: Collection[str]) -> int:
        """The grammatical classes with these names, as bits in the order of `class_names`."""
        return sum(1 << n for n, name in enumerate(self.class_names) if name in names)

    def elides(self, head: str) -> bool:
        """Whether `head`, in letters of any size and without its apostrophe, is a word that is elided so: `l`, `Qu`."""
        return f"{head.lower()}'" in self.elisions

    @cached_property
    def accented(self) -> tuple[tuple[str, str], ...]:
        """(letter, base) for each letter that folds to something else: ("é", "e"), ("œ", "oe")."""
        return tuple((c, fold(c)) for c in self.letters if fold(c) != c)

    @cached_property
    def beyond_latin_1(self) -> str:
        """The letters that the table of characters lacked which programs of the West wrote by default: "œ"."""
        return "".join(c for c in self.letters if c > "\xff")

    @cached_property
    def by_base(self) -> dict[str, str]:
        """Base letter -> the letters that fold to it, itself first: "e" -> "eéèêë"."""
        found = {c: c for c in self.letters if fold(c) == c}
        for letter, base in self.accented:
            found[base] = found.get(base, "") + letter
        return found


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _parse(code: str, data: dict[str, Any]) -> Language:
    source, shape, detection = data["source"], data["shape"], data["detection"]
    return Language(
        code=code,
        name=data["name"],
        dictionary=source["dictionary"],
        encoding=source["encoding"],
        frequencies=source["frequencies"],
        rarest=source["rarest"],
        neighbours=_words(source.get("neighbours", "")),
        further_words=_words(source.get("further_words", "")),
        without=_words(source.get("without", "")),
        tried=source.get("tried", True),
        letters=data["letters"],
        one_letter_words=frozenset(_words(shape["one_letter_words"])),
        bare_capitals=shape["bare_capitals"],
        elisions=_words(shape["elisions"]),
        elision_before=shape["elision_before"],
        clitics=tuple(sorted(_words(shape["clitics"]), key=lambda c: (-len(c), c))),
        curved_quotes=(shape["curved_quotes"][0], shape["curved_quotes"][-1]),
        compound_heads=frozenset(_words(shape["compound_heads"])),
        confusable=_words(data["confusable"]),
        function_words=frozenset(_words(detection["function_words"]) + _words(detection["shared"])),
        shared_words=frozenset(_words(detection["shared"])),
        archaic_words=frozenset(_words(detection.get("archaic", ""))),
        class_names=(names := _words(data.get("classes", {}).get("names", ""))),
        class_rules=tuple(_class_rules(names, data.get("class", ()))),
    )


def _class_rules(
    names: tuple[str, ...], rules: Iterable[dict[str, str]]
) -> Iterator[tuple[int, re.Pattern[str]]]:
    for rule in rules:
        yield sum(1 << names.index(name) for name in rule["is"].split()), re.compile(rule["like"])


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The codes of the languages that there is data for, in alphabetical order."""
    return tuple(sorted(f.name.removesuffix(".toml") for f in _DATA.iterdir() if f.name.endswith(".toml")))


@lru_cache(maxsize=1)
def tried_languages() -> tuple[str, ...]:
    """The codes of those that the rules on words were measured on."""
    return tuple(code for code in languages() if language(code).tried)


def _file(code: str) -> bytes:
    """The bytes of the data file of `code`; UnknownLanguageError if there is none."""
    if code not in languages():
        msg = f"no lexicon for language {code!r}; there is one for {_list(languages())}"
        raise UnknownLanguageError(msg)
    return (_DATA / f"{code}.toml").read_bytes()


def _list(codes: Iterable[str]) -> str:
    return ", ".join(codes)


@lru_cache(maxsize=16)
def language(code: str) -> Language:
    """The language `code` ("fr"); UnknownLanguageError if there is no data for it."""
    return _parse(code, tomllib.loads(_file(code).decode()))
