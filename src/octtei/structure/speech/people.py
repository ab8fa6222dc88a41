"""People: who speaks, under one id whatever form of the name the text prints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from octtei.config import Settings
from octtei.lexicon import fold
from octtei.model.tree import Person
from octtei.structure.speech.introduce import Introduced, introduced
from octtei.structure.speech.phrase import Named, apposed
from octtei.structure.speech.strip import Strip
from octtei.structure.speech.voice import Voice

_NOT_ID = re.compile(r"[^a-z0-9]+")
_BIG_WORD = r"[A-ZÀ-Þ][^\W\d_]+(?:-[^\W\d_]+)*"
_BIG = re.compile(rf"(?<!\w)((?:(?:[A-ZÀ-Þ]\.\s?|{_BIG_WORD}\s)*)?)([A-ZÀ-Þ][^\W\d_]{{2,}}(?:-[^\W\d_]+)*)")
_CAPITAL = re.compile(r"[A-ZÀ-Þ](?<!\w.)")
"""Where `_BIG` can begin, for a search that skips all small letters at once."""
_GRAMMAR = ("phrase.determiners", "phrase.stops", "phrase.adverbs", "phrase.links")
# Ids that the header uses for others.
_TAKEN = frozenset({"octtei", "editor"})


@dataclass
class Entry:
    """One person: the id, the forms of the name in the order in which they were seen, a note, who said so."""

    id: str
    names: list[str] = field(default_factory=list)
    note: str = ""
    stated: bool = False
    used: bool = False
    role: bool = False

    def add(self, name: str) -> None:
        """Keep one more form of the name."""
        if name and name not in self.names:
            self.names.append(name)


class People:
    """All who may speak. A name is found again by its last word, spelt in any of the ways that sound alike."""

    def __init__(self, voice: Voice, settings: Settings) -> None:
        self.voice = voice
        self.entries: dict[str, Entry] = {}
        self.keys: dict[str, str] = {}
        self._strips: Sequence[Strip] = ()
        for person in settings.person:
            self._stated(person.id, person.names, person.note)
        self.author = ""
        if len(settings.record.authors) == 1:
            name = settings.record.authors[0].name
            known = self.keys.get(self.key(name))
            self.author = known or self._new(name, self.key(name)).id
            self.entries[self.author].add(name)

    def sign(self, names: Sequence[str]) -> None:
        """Where nobody stated the author: whoever alone signs the text is."""
        words = [n for n in names if n and len(n.split()) <= 4]
        if not self.author and words and len({self.key(n) for n in words}) == 1:
            key = self.key(words[0])
            self.author = self.keys.get(key) or self._new(words[0], key).id
            self.entries[self.author].add(words[0])

    def _stated(self, name: str, names: Iterable[str], note: str) -> None:
        entry = self.entries.setdefault(name, Entry(name, note=note, stated=True, used=True))
        for form in names:
            entry.add(form)
            self.keys[self.key(form)] = name
            self.keys[self._role_key(form)] = name

    def introduce(self, strips: Sequence[Strip]) -> None:
        """The text in which people are introduced; it is read when somebody is asked about, in many texts never."""
        self._strips = strips

    @cached_property
    def _introduced(self) -> Introduced:
        return introduced(self._strips, self.voice)

    @cached_property
    def persons(self) -> set[str]:
        """The keys of the names that the text gives to persons, though nobody of them need speak."""
        return {self.key(name) for name in sorted(self._introduced.persons)}

    @cached_property
    def women(self) -> set[str]:
        """The keys of those of them that the text calls women."""
        return {self.key(name) for name in sorted(self._introduced.women)}

    @cached_property
    def _aliases(self) -> dict[str, str]:
        """Who is meant by a role alone: `le boulanger Anselme` makes `le boulanger` Anselme, if nobody else is one.

        A role that the text also gives to somebody whom it names otherwise, or by an office, stays nobody's.
        """
        found = {self._role_key(phrase): name for phrase, name in self._introduced.phrases.items()}
        for role, holders in sorted(self._introduced.roles.items()):
            if len(holders) == 1 and "?" not in holders:
                found[self._role_key(role)] = next(iter(holders))
        return found

    def key(self, name: str) -> str:
        """What all spellings of a name share: its last word with a capital, folded."""
        words = _capitals(name)
        plain = fold(words[-1].casefold()) if words else self._role_key(name)
        for a, b in self.voice.same:
            plain = plain.replace(a, b)
        return re.sub(r"(.)\1", r"\1", plain)

    def _role_key(self, phrase: str) -> str:
        return slug(phrase, self.voice)

    def is_known(self, who: Named) -> bool:
        """Whether the text or the settings tell elsewhere that the bearer of a name is a person; a full name tells it."""
        key = self.key(who.name) if who.name else ""
        return not key or len(who.name.split()) > 1 or key in self.persons or key in self.keys

    def named(self, who: Named) -> str:
        """The ids of somebody who is named or described, joined by spaces; "" for a pronoun."""
        if who.pronoun:
            return ""
        if not who.name:
            beside = apposed(who, self.voice)
            return self.name(beside) if beside else self.role(who.text)
        parts = re.split(rf"\s+(?:{'|'.join(sorted(self.voice.words['phrase.joins']))})\s+", who.name)
        return " ".join(self.name(part) for part in parts)

    def name(self, name: str) -> str:
        """The id of the person of that name, who is new if nobody of that name was seen."""
        bare = self._bare(name)
        key = self.key(bare)
        found = self.keys.get(key) or self._new(bare, key).id
        self.entries[found].add(bare)
        return found

    def role(self, phrase: str) -> str:
        """The id of somebody who is only described: `le ministre de l'Intérieur`."""
        key = self._role_key(phrase)
        if key not in self.keys and key in self._aliases:
            self.keys[key] = self.name(self._aliases[key])
        found = self.keys.get(key) or self._new(phrase, key, role=True).id
        self.entries[found].add(phrase)
        return found

    def label(self, name: str) -> str:
        """The id of whoever a label of a play or of minutes names: by the whole label."""
        key = self._role_key(name)
        found = self.keys.get(key) or self._new(name, key, role=True).id
        self.entries[found].add(" ".join(name.split()))
        return found

    def known(self, name: str) -> None:
        """Make sure that there is a person with this id: an editor names it."""
        if name not in self.entries:
            self.entries[name] = Entry(name, [name])

    def _bare(self, name: str) -> str:
        words = name.split()
        while len(words) > 1 and self.voice.has("phrase.honorifics", words[0]):
            words.pop(0)
        return " ".join(words)

    def _new(self, name: str, key: str, *, role: bool = False) -> Entry:
        base = slug(name if role else (_capitals(name) or name.split())[-1], self.voice)
        wanted = base or "person"
        number = 1
        while wanted in self.entries or wanted in _TAKEN:
            number += 1
            wanted = f"{base}-{number}"
        entry = Entry(wanted, [], role=role)
        self.entries[wanted] = entry
        self.keys[key] = wanted
        return entry

    def listed(self, used: Iterable[str], strips: Sequence[Strip]) -> tuple[Person, ...]:
        """Those who speak and those whom the settings name, in the order of their ids, with every form printed."""
        for name in used:
            self.entries[name].used = True
        if any(entry.used and not entry.role for entry in self.entries.values()):
            self._gather_forms(strips)
        return tuple(
            Person(e.id, tuple(e.names), e.note)
            for e in sorted(self.entries.values(), key=lambda e: e.id)
            if e.used and e.names
        )

    def _gather_forms(self, strips: Sequence[Strip]) -> None:
        """Add every form of the names of those who are listed, as the text prints them, first names and all."""
        known: dict[str, str] = {}
        seen: dict[tuple[str, str], None] = {}
        for strip in strips:
            seen.update(dict.fromkeys(_big_words(strip.text)))
        for before, word in seen:
            if word not in known:
                found = self.keys.get(self.key(word), "")
                listed = bool(found) and self.entries[found].used and not self.entries[found].role
                known[word] = found if listed else ""
            if known[word]:
                entry = self.entries[known[word]]
                entry.add(" ".join([*self._first_names(before), word]))
                entry.add(word)

    def _first_names(self, before: str) -> list[str]:
        """What of the capitals before a name belongs to it: `Mais Léon` gives Léon."""
        names: list[str] = []
        for word in reversed(before.split()):
            low = word.casefold()
            grammar = self.voice.pronoun(low) or any(self.voice.has(e, low) for e in _GRAMMAR)
            if low in self.voice.common or grammar:
                break
            names.insert(0, word)
        return names


def _big_words(text: str) -> Iterator[tuple[str, str]]:
    """Each word with a capital, and the words with capitals before it."""
    done = 0
    for capital in _CAPITAL.finditer(text):
        if capital.start() >= done and (hit := _BIG.match(text, capital.start())):
            done = hit.end()
            yield hit.group(1), hit.group(2)


def _capitals(name: str) -> list[str]:
    """The words with a capital."""
    return [w for w in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", name) if w[0].isupper()]


def slug(phrase: str, voice: Voice) -> str:
    """An id made of a phrase: small letters without accents, hyphens between words, no article at the start."""
    words = phrase.replace("’", "'").replace("'", "' ").split()
    while len(words) > 1 and voice.has("phrase.determiners", words[0].casefold()):
        words.pop(0)
    plain = _NOT_ID.sub("-", fold(" ".join(words).casefold())).strip("-")
    return plain if plain[:1].isalpha() else f"p-{plain}".strip("-")
