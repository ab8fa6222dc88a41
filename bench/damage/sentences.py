"""Sentences by template, filled with words of the lexicon: for the variety of their letters, not for their sense.

Parts of speech are told by endings (`-tion` is feminine, `-isme` masculine) and by which other forms exist (a verb in
-er has a past in -èrent), so the words come from the lexicon and no list of them stands here.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from octtei.lexicon import Lexicon, fold, load
from octtei.lexicon.compile import WORD
from octtei.lexicon.store import table

_RAREST = 630
"""Forms of a higher rank, that is rarer than one in two million words, are not used."""
_VOWELS = "aeiouyéèêàâîôûœ"
_AVOIDED = ("merd", "foir")
_FEMININE = ("tion", "sion", "ité", "ence", "ance", "ude")
_MASCULINE = ("ement", "isme", "oir", "eau", "ier", "al")
_ADJECTIVES = (("if", "ive"), ("eux", "euse"), ("el", "elle"), ("ique", "ique"))
_QUALIFIED = 0.4
_VERB = ("er", "a", "èrent", "ait", "aient", "ât", "assent", "é", "ée", "ées", "era", "eraient")
_NAMES = (
    "Delaunay", "Mme Rocheteau", "Vasseur", "Élise Hébrard", "le père Ganivet", "Théodore", "Noémie", "l'abbé Crépin",
    "M. de Kersauzon", "François Besnier", "Hélène", "le général Dhôtel", "Jérôme Ferrère", "Zoé", "l'évêque",
)  # fmt: skip
_PLACES = (
    "Évreux", "Besançon", "Nîmes", "Saint-Étienne", "l'Assemblée", "la préfecture", "Orléans", "l'École des mines",
    "Châteauroux", "Genève", "la mairie", "Angoulême", "l'Hôtel-Dieu", "Bréhémont",
)  # fmt: skip


@dataclass(frozen=True)
class Words:
    """Words by what can be done with them, each group in alphabetical order."""

    feminine: tuple[str, ...]
    masculine: tuple[str, ...]
    adjectives: tuple[tuple[str, str], ...]
    verbs: tuple[str, ...]


def _is_usable(form: str) -> bool:
    return form.isalpha() and form.islower() and not form.startswith(_AVOIDED)


def _common() -> list[str]:
    stored = table("fr")
    rows = (row for key in stored.every_key() for row in stored.rows(key))
    return sorted(r.form for r in rows if r.kind & WORD and 0 < r.rank <= _RAREST and _is_usable(r.form))


def _adjectives(forms: list[str], known: set[str], lexicon: Lexicon) -> list[tuple[str, str]]:
    """(masculine, feminine) by ending; `explique` and `rappel` are none, for there is a verb behind them."""
    pairs = [
        (f, f.removesuffix(m) + w) for m, w in _ADJECTIVES for f in forms if f.endswith(m) and f[0] != "h"
    ]
    return [
        (m, w)
        for m, w in pairs
        if w in known and w + "s" in known and m + "er" not in lexicon and m[:-1] + "er" not in lexicon
    ]


def _nouns(forms: list[str], known: set[str], endings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f for f in forms if f.endswith(endings) and f + "s" in known and f[0] != "h")


@lru_cache(maxsize=1)
def french_words() -> Words:
    """The words for the templates, from the French lexicon."""
    lexicon = load("fr")
    forms = _common()
    known = set(forms)
    stems = (f[:-2] for f in forms if f.endswith("er") and f[-3] not in "cg" and f[0] != "h")
    return Words(
        feminine=_nouns(forms, known, _FEMININE),
        masculine=_nouns(forms, known, _MASCULINE),
        adjectives=tuple(sorted(_adjectives(forms, known, lexicon))),
        verbs=tuple(s for s in stems if all(s + ending in lexicon for ending in _VERB)),
    )


class Filler:
    """Draws words and puts articles before them."""

    def __init__(self, rng: random.Random) -> None:
        self.rng, self.words = rng, french_words()

    def she(self) -> str:
        """A feminine noun with its article, and at times an adjective: `l'agitation nerveuse`."""
        return self._noun(self.words.feminine, "la ", 1)

    def he(self) -> str:
        """A masculine noun with its article, and at times an adjective: `le traitement cruel`."""
        return self._noun(self.words.masculine, "le ", 0)

    def _noun(self, nouns: tuple[str, ...], article: str, gender: int) -> str:
        noun = self.rng.choice(nouns)
        adjective = self.rng.choice(self.words.adjectives)[gender] if self.rng.random() < _QUALIFIED else ""
        return (("l'" if noun[0] in _VOWELS else article) + f"{noun} {adjective}").rstrip()

    def some(self) -> str:
        """A noun in the plural, masculine or feminine, without article."""
        noun = self.rng.choice(self.words.feminine + self.words.masculine)
        return noun + ("x" if noun.endswith("eau") else "s")

    def verb(self, ending: str) -> str:
        """A verb in the form that `ending` makes."""
        return self.rng.choice(self.words.verbs) + ending

    def ne(self, ending: str) -> str:
        """A verb with `ne` before it."""
        verb = self.verb(ending)
        return f"n'{verb}" if verb[0] in _VOWELS else f"ne {verb}"

    def who(self) -> str:
        """A person."""
        return self.rng.choice(_NAMES)

    def where(self) -> str:
        """A place, with `à` before it."""
        return f"à {self.rng.choice(_PLACES)}"

    def year(self) -> int:
        """A year of the last centuries."""
        return self.rng.randint(1715, 1989)


def _of(noun: str) -> str:
    return f"du {noun[3:]}" if noun.startswith("le ") else f"de {noun}"


def _that(person: str) -> str:
    return f"qu'{person}" if fold(person[0]) in "aeiou" else f"que {person}"


Template = Callable[[Filler], str]
TEMPLATES: tuple[Template, ...] = (
    lambda f: f"{f.she()} {f.verb('a')} {f.he()}, et {f.who()} {f.verb('ait')} déjà {f.she()}.",
    lambda f: (
        f"en {f.year()}, {f.who()} {f.verb('a')} {f.where()} les {f.some()} que l'on {f.verb('ait')} naguère."
    ),
    lambda f: f"les {f.some()} {f.verb('èrent')} sans que {f.she()} {f.verb('ât')} {f.he()}.",
    lambda f: f"« {f.he()} {f.ne('era')} jamais {f.she()} », déclara {f.who()} {f.where()}.",
    lambda f: f"il fallut {_that(f.who())} {f.verb('ât')} {f.he()}, là où tant de {f.some()} avaient échoué.",
    lambda f: f"c'était, {f.where()}, l'époque {_of(f.she())} et {_of(f.he())} ; on {f.verb('ait')} peu.",
    lambda f: (
        f"aussitôt {f.she()} {f.verb('ée')}, {f.who()} {f.verb('a')} les {f.some()} ; puis tout s'arrêta."
    ),
    lambda f: (
        f"quel que fût {f.he()}, certains {f.verb('aient')} encore {f.she()} (voir p. {f.rng.randint(2, 480)})."
    ),
    lambda f: f"qu'est-ce que {f.she()}, sinon {f.he()} même ? demanda {f.who()}.",
    lambda f: (
        f"près de {f.rng.randint(2, 98)} % des {f.some()} {f.verb('aient')} {f.she()} dès l'été {f.year()}."
    ),
    lambda f: f"ni {f.he()} ni {f.she()} {f.ne('eraient')} à eux seuls {f.he()}.",
    lambda f: (
        f"peut-être {f.who()} eût-il {f.verb('é')} {f.she()} ; le 1er août {f.year()}, il était trop tard."
    ),
)


def sentence(filler: Filler) -> str:
    """One sentence, with its capital."""
    text = filler.rng.choice(TEMPLATES)(filler)
    at = next(i for i, char in enumerate(text) if char.isalpha())
    return text[:at] + text[at].upper() + text[at + 1 :]


def paragraph(filler: Filler) -> str:
    """Four to seven sentences."""
    return " ".join(sentence(filler) for _ in range(filler.rng.randint(4, 7)))
