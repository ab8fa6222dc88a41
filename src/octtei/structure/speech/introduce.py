"""Introductions: what a text tells of its people before they speak, by a role, an apposition or a full name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from octtei.structure.speech.anyof import any_of
from octtei.structure.speech.strip import Strip
from octtei.structure.speech.voice import Voice, voice

_BIG = r"[A-ZÀ-Þ][^\W\d_]+(?:-[^\W\d_]+)*"
_LAST = re.compile(rf"({_BIG})$")
_RUN = re.compile(r"[A-ZÀ-Þ][^\W\d_]+(?:[ -][A-ZÀ-Þ][^\W\d_]+)*")
_BARE = re.compile(rf"({_BIG}),\s$")
# So far before a role its article stands, and the name that it describes.
_BEFORE = 60


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
    if not known.capital_nouns and known.words["nouns.role"].isdisjoint(known.common):
        return found
    patterns = _patterns(known.code)
    for strip in strips:
        for hit in patterns.role.finditer(strip.text):
            _titled(hit, patterns, known, found)
            _described(hit, patterns, known, found)
        for name, word in patterns.stressed.findall(strip.text) if patterns.beside.search(strip.text) else ():
            found.add(name, woman=known.has("pronouns.stressed_she", word))
    _taken_up(strips, patterns, known, found)
    _in_full(strips, known, found)
    return found


def _taken_up(strips: Sequence[Strip], patterns: _Patterns, known: Voice, found: Introduced) -> None:
    """`Ursula Hale came next. She …`: a pronoun that opens a sentence takes up the name that opened the one before."""
    votes: dict[str, set[str]] = {}
    for strip in strips:
        for name, word in patterns.taken_up.findall(strip.text) if patterns.again.search(strip.text) else ():
            last = _LAST.search(name)
            if last and _may_name(last.group(), known):
                votes.setdefault(last.group(), set()).add(known.pronoun(word.casefold()))
    for name, pronouns in sorted(votes.items()):
        if len(pronouns) == 1:
            found.add(name, woman="she" in pronouns)


def _titled(hit: re.Match[str], patterns: _Patterns, known: Voice, found: Introduced) -> None:
    """`le boulanger Anselme`; `le maire de la ville` has an office and may be anybody."""
    role, behind = hit.group().casefold(), patterns.titled.match(hit.string, hit.end())
    if behind is None:
        return
    name = (behind.group(1) or "").split(" ")[-1]
    if not name:
        found.roles.setdefault(role, set()).add("?")
    elif name[0].isupper() and _may_name(name, known):
        found.roles.setdefault(role, set()).add(name)
        found.add(name, woman=known.has("nouns.women", role))


def _described(hit: re.Match[str], patterns: _Patterns, known: Voice, found: Introduced) -> None:
    """`Marie-Jeanne, la fille du passeur`; `le maire, Jacques Ferrier,`; `le cocher, nommé Kerdonc,`."""
    text, role = hit.string, hit.group().casefold()
    left = text[max(0, hit.start() - _BEFORE) : hit.start()]
    before = patterns.article.search(left)
    if before is None:
        bare = _BARE.search(left)
        if bare and _may_name(bare.group(1), known):
            found.add(bare.group(1), woman=known.has("nouns.women", role))
        return
    name, article, adjective = before.groups(default="")
    behind = patterns.office.match(text, hit.end())
    end = behind.end() if behind else hit.end()
    if not name or adjective or text[end : end + 1] != ",":
        named = patterns.named.match(text, end)
        last = _LAST.search(named.group(1)) if named else None
        if last is None:
            return
        name = last.group()
    if not _may_name(name, known):
        return
    article = article.casefold()
    found.add(name, woman=known.has("phrase.feminine", article) or known.has("nouns.women", role))
    phrase = (adjective + text[hit.start() : end]).casefold()
    if phrase != role:
        found.phrases.setdefault(phrase, name)
    if end == hit.end():
        found.roles.setdefault(role, set()).add(name)


def _may_name(word: str, known: Voice) -> bool:
    """Whether a capital may make a name of a word: no word that the text has in small letters too, none of the grammar."""
    low = word.casefold()
    grammar = ("phrase.determiners", "phrase.stops", "nouns.role")
    return low not in known.common and not known.pronoun(low) and not any(known.has(e, low) for e in grammar)


def _in_full(strips: Sequence[Strip], known: Voice, found: Introduced) -> None:
    """Whoever stands once with a first name and once without it is a person."""
    full: set[str] = set()
    alone: set[str] = set()
    runs = {run for strip in strips for run in _RUN.findall(strip.text)}
    for run in sorted(runs):
        words = run.split()
        for before, name in zip(["", *words], words, strict=False):
            (full if before and before.casefold() not in known.common else alone).add(name)
    found.persons.update(n for n in full & alone if _may_name(n, known))


@dataclass(frozen=True, slots=True)
class _Patterns:
    """`role` a word for one; behind it `titled` has the name or "", `office` what it belongs to, `named` the name; before
    it `article` has a name that it describes, its article and an adjective. `stressed` has a name and a pronoun set beside
    it, `taken_up` a name that opens a sentence and the pronoun that opens the next. Where `beside` and `again`, which
    are found sooner, are not there, neither are those.
    """

    role: re.Pattern[str]
    titled: re.Pattern[str]
    office: re.Pattern[str]
    named: re.Pattern[str]
    article: re.Pattern[str]
    stressed: re.Pattern[str]
    beside: re.Pattern[str]
    taken_up: re.Pattern[str]
    again: re.Pattern[str]


@lru_cache(maxsize=8)
def _patterns(code: str) -> _Patterns:
    words = voice(code).words
    roles = set(filter(str.isalpha, words["nouns.role"]))
    roles |= {role.capitalize() for role in roles} if voice(code).capital_nouns else set()
    titles, links = any_of(words["phrase.honorifics"]), any_of(words["phrase.links"])
    articles = any_of(words["phrase.determiners"] - words["phrase.plural"])
    naming = any_of(voice(code).phrases["phrase.naming"])
    stressed = any_of(words["pronouns.stressed_he"] | words["pronouns.stressed_she"])
    pronouns = any_of(words["pronouns.he"] | words["pronouns.she"])
    return _Patterns(
        re.compile(rf"\b{any_of(roles)}\b"),
        re.compile(rf"(?:,?\s+{titles})?(?:\s+([^\W\d_a-zß-ÿ][^\W\d_]+(?:\s{_BIG})*)|\s+{links}(?!\w))"),
        re.compile(
            rf"\s+{any_of(words['phrase.links'] | words['phrase.melted'])}\s?(?:{articles}\s?)?[^\W\d_]+"
            rf"|\s[^\W\d_A-ZÀ-Þ]+(?=,\s{_BIG}\b)"
        ),
        re.compile(
            rf"(?:(?:,?\s[^.,;:!?]{{1,30}}?)?\s{naming}\s|,\s)(?:{titles}\s)?"
            rf"((?:{_BIG}\s(?:d[eu]\s|d['’]|v[ao]n\s)?)?{_BIG})(?=[,.])"
        ),
        re.compile(rf"(?:({_BIG}),\s+)?\b((?i:{articles}))\s?([^\W\d_]+\s)?$"),
        re.compile(rf"({_BIG}),\s({stressed}),"),
        re.compile(rf",\s{stressed},"),
        re.compile(
            rf"(?:^|[.!?…»”]\s)(?:{titles}\s)?((?:{_BIG}\s)?{_BIG})\s[^.!?…«“:\"]{{3,120}}\.\s((?i:{pronouns}))\s"
        ),
        re.compile(rf"\.\s(?i:{pronouns})\s"),
    )
