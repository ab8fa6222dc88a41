"""Introductions: what a text tells of its people before they speak, by a role, an apposition or a full name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from octtei.structure.speech.anyof import any_of
from octtei.structure.speech.strip import Strip
from octtei.structure.speech.voice import Voice, voice

_BIG = r"[A-ZÀ-Þ][^\W\d_]+(?:-[^\W\d_]+)*"
_LAST = re.compile(rf"({_BIG})$")
_FULL = re.compile(rf"(?:\b({_BIG})\s)?\b([A-ZÀ-Þ][^\W\d_]{{2,}}(?:-[^\W\d_]+)*)")


@dataclass
class Introduced:
    """`roles`: a role -> the names of all who have it, "?" for one with an office; `phrases`: what describes somebody ->
    the name; `persons` and `women`: names that are a person's, a woman's.
    """

    roles: dict[str, set[str]] = field(default_factory=dict)
    phrases: dict[str, str] = field(default_factory=dict)
    persons: set[str] = field(default_factory=set)
    women: set[str] = field(default_factory=set)

    def add(self, name: str, *, woman: bool) -> None:
        """A name is somebody's."""
        self.persons.add(name)
        if woman:
            self.women.add(name)


def introduced(strips: Sequence[Strip], known: Voice) -> Introduced:
    """All that the paragraphs tell of people."""
    found = Introduced()
    if known.words["nouns.role"].isdisjoint(known.common):
        return found
    patterns = _patterns(known.code)
    for strip in strips:
        _titled(strip.text, patterns.titled, known, found)
        _described(strip.text, patterns, known, found)
        for name, word in patterns.stressed.findall(strip.text):
            found.add(name, woman=known.has("pronouns.stressed_she", word))
    _in_full(strips, known, found)
    return found


def _titled(text: str, pattern: re.Pattern[str], known: Voice, found: Introduced) -> None:
    """`le boulanger Anselme`; `le maire de la ville` has an office and may be anybody."""
    for role, name in pattern.findall(text):
        if not name:
            found.roles.setdefault(role, set()).add("?")
        elif name[0].isupper() and name.casefold() not in known.common:
            found.roles.setdefault(role, set()).add(name)
            found.add(name, woman=known.has("nouns.women", role))


def _described(text: str, patterns: _Patterns, known: Voice, found: Introduced) -> None:
    """`Marie-Jeanne, la fille du passeur`; `le maire, Jacques Ferrier,`; `le cocher, nommé Kerdonc,`."""
    for name, article, phrase, role in _descriptions(text, patterns):
        if name.casefold() in known.common:
            continue
        found.add(name, woman=known.has("phrase.feminine", article) or known.has("nouns.women", role))
        if phrase != role:
            found.phrases.setdefault(phrase, name)
        if phrase.endswith(role):
            found.roles.setdefault(role, set()).add(name)


def _descriptions(text: str, patterns: _Patterns) -> Iterator[tuple[str, str, str, str]]:
    for name, article, phrase, role in patterns.apposition.findall(text):
        yield name, article, phrase, role
    for article, phrase, role, name in patterns.named.findall(text):
        last = _LAST.search(name)
        yield last.group() if last else name, article.casefold(), phrase.casefold(), role.casefold()


def _in_full(strips: Sequence[Strip], known: Voice, found: Introduced) -> None:
    """Whoever stands once with a first name and once without it is a person."""
    full: set[str] = set()
    alone: set[str] = set()
    for strip in strips:
        for before, name in _FULL.findall(strip.text):
            (full if before and before.casefold() not in known.common else alone).add(name)
    found.persons.update(n for n in full & alone if n.casefold() not in known.common)


@dataclass(frozen=True, slots=True)
class _Patterns:
    """`titled` has role, name; `apposition` name, article, phrase, role; `named` article, phrase, role, name."""

    titled: re.Pattern[str]
    apposition: re.Pattern[str]
    named: re.Pattern[str]
    stressed: re.Pattern[str]


@lru_cache(maxsize=8)
def _patterns(code: str) -> _Patterns:
    words = voice(code).words
    roles = any_of(filter(str.isalpha, words["nouns.role"]))
    titles, links = any_of(words["phrase.honorifics"]), any_of(words["phrase.links"])
    articles = any_of(words["phrase.determiners"] - words["phrase.plural"])
    office = rf"(?:\s+{any_of(words['phrase.links'] | words['phrase.melted'])}\s?[^\W\d_]+)?"
    naming = any_of(voice(code).phrases["phrase.naming"])
    stressed = any_of(words["pronouns.stressed_he"] | words["pronouns.stressed_she"])
    return _Patterns(
        re.compile(rf"\b({roles})(?:,?\s+{titles})?(?:\s+([^\W\d_a-zß-ÿ][^\W\d_]+)|\s+{links}(?!\w))"),
        re.compile(rf"({_BIG}),\s+({articles})\s?(({roles}){office}),"),
        re.compile(
            rf"\b((?i:{articles}))\s?((?:[a-zà-ÿ]+\s)?({roles}){office})"
            rf"(?:(?:,?\s[^.,;:!?]{{1,30}}?)?\s{naming}\s|,\s)"
            rf"((?:{_BIG}\s(?:d[eu]\s|d['’]|v[ao]n\s)?)?{_BIG})(?=[,.])"
        ),
        re.compile(rf"({_BIG}),\s({stressed}),"),
    )
