"""What the channel must know of a language beside its lexicon: `data/CODE.toml`, empty where there is none."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

_DATA = resources.files("octtei.clean.channel") / "data"


@dataclass(frozen=True)
class Grammar:
    """Function words in groups, words beside dates and numbers, and what must agree; all empty for most languages.

    `before_years` stand before years, `hours` behind numbers, `numbered` before them, `ordinals` are endings of theirs; `angled` says that books have guillemets; `percent` is the sign in words, `first` the first day of a month in figures. `groups` tells the group of a word, `verbs` names the groups of finite verbs,
    `verb_classes` their classes, `infinitives` those of infinitives. `once_solid` words were written as one once. For commas: `bound` are prepositions
    that never stand alone, `loose` words that begin what is merely added, `closing` verbs that often end a clause;
    `second` are subjects whose verbs end in `second_endings`;
    `optional` are letters that may lack their accent, but in the endings `never_optional`; `capital_senses` are words with a capital in one of their senses, which
    `before_capitals` show before what is elided, and `behind_small` behind them, `small_behind` before them, deny; all have it before `capital_before` and, with an elided
    article, before `capital_before_the`; those of `capital_mostly` have it behind such an article anyway; those of `capital_alone`
    have it before a stop or a word of the groups `alone_before`, `peoples` behind one of the groups `peoples_behind`, and a name behind what
    is `hyphened`; `calls` are words that call somebody;
    `there` are a pronoun behind verbs and what it is a misreading of behind nouns (`-la`, `-là`), which `pointing` words stand before;
    `finite` and `participles` are endings. `clashes` names what never stands right behind a word or a group: words, groups,
    or endings with a tilde. `company` are words that a text has all, or none of. `elided` words never stand before a
    word that begins with one of `vowels`, save before the `aspirate` ones; what is elided in `elided_apart` may stand apart (`o' Sundays`), and looks like the letters of `elided_shapes` when its apostrophe touches it; near what is elided in `beside_elided` stands one of its words. Names follow `titles`; `polite` words have a capital anywhere, `capital_words` (here in small letters) are never without. `enclitics` follow a verb behind a hyphen. With `capital_nouns` a capital inside a
    sentence makes no name. `lone` are small words, each with the characters that recognition takes it for. What
    stands behind a number often ends in one of `counted_endings`. Where words of `age_joined` have a hyphen to the next a text is spelt
    as before a reform, `aged` being what words end in now and ended in then; `reformed` are endings of the same that show such a text
    without accents, as `age_words` do. `well_counted` says
    that enough text was counted for neighbours to tell accents, and words in texts that show no misreadings. `lost_verbs` are
    last letters of participles, each with the one that makes a verb of it, `objects` pronouns right before verbs, `noun_classes` what nouns are.
    """

    groups: dict[str, str]
    months: frozenset[str]
    before_years: frozenset[str]
    hours: frozenset[str]
    numbered: frozenset[str]
    ordinals: frozenset[str]
    angled: bool
    percent: str
    first: str
    raised: tuple[str, ...]
    raised_titles: tuple[str, ...]
    raised_signs: tuple[str, ...]
    plural: frozenset[str]
    plural_or_pronoun: frozenset[str]
    invariable: frozenset[str]
    masculine: str
    feminine: str
    verbs: frozenset[str]
    verb_classes: frozenset[str]
    infinitives: frozenset[str]
    suffixes: frozenset[str]
    feminine_nouns: frozenset[str]
    feminine_endings: tuple[str, ...]
    masculine_nouns: frozenset[str]
    old: tuple[tuple[str, str], ...]
    once_solid: frozenset[str]
    second: frozenset[str]
    second_endings: tuple[str, ...]
    optional: frozenset[str]
    never_optional: tuple[str, ...]
    capital_senses: frozenset[str]
    before_capitals: frozenset[str]
    capital_before: frozenset[str]
    capital_before_the: frozenset[str]
    capital_mostly: frozenset[str]
    behind_small: frozenset[str]
    small_behind: frozenset[str]
    capital_alone: frozenset[str]
    alone_before: frozenset[str]
    peoples: frozenset[str]
    peoples_behind: frozenset[str]
    hyphened: frozenset[str]
    calls: frozenset[str]
    there: tuple[str, ...]
    pointing: frozenset[str]
    bound: frozenset[str]
    loose: frozenset[str]
    closing: frozenset[str]
    finite: tuple[str, ...]
    participles: tuple[str, ...]
    plural_endings: tuple[str, ...]
    plural_classes: frozenset[str]
    clashes: dict[str, frozenset[str]]
    company: frozenset[str]
    elided: frozenset[str]
    vowels: str
    aspirate: frozenset[str]
    elided_apart: frozenset[str]
    elided_shapes: dict[str, str]
    beside_elided: dict[str, frozenset[str]]
    titles: frozenset[str]
    polite: frozenset[str]
    capital_words: frozenset[str]
    enclitics: tuple[str, ...]
    capital_nouns: bool
    lone: dict[str, str]
    well_counted: bool
    counted_endings: tuple[str, ...]
    lost_verbs: dict[str, str]
    objects: frozenset[str]
    noun_classes: frozenset[str]
    age_joined: frozenset[str]
    age_words: frozenset[str]
    aged: tuple[tuple[str, str], ...]
    reformed: tuple[tuple[str, str], ...]


@lru_cache(maxsize=8)
def grammar(code: str) -> Grammar:
    """What is known of language `code`."""
    file = _DATA / f"{code}.toml"
    data = tomllib.loads(file.read_text(encoding="utf8")) if file.is_file() else {}
    dates, agreement, commas = (data.get(name, {}) for name in ("dates", "agreement", "commas"))
    return Grammar(
        groups={
            word: f"<{name}>" for name, words in data.get("groups", {}).items() for word in words.split()
        },
        months=_set(dates, "months"),
        before_years=_set(dates, "before-years"),
        hours=_set(dates, "hours"),
        numbered=_set(dates, "numbered"),
        ordinals=_set(dates, "ordinals"),
        angled=data.get("quotes", {}).get("angled", False),
        percent=dates.get("percent", ""),
        first=dates.get("first", ""),
        raised=tuple(data.get("raised", {}).get("endings", "").split()),
        raised_titles=tuple(data.get("raised", {}).get("titles", "").split()),
        raised_signs=tuple(data.get("raised", {}).get("signs", "").split()),
        plural=_set(agreement, "plural"),
        plural_or_pronoun=_set(agreement, "plural-or-pronoun"),
        invariable=_set(agreement, "invariable"),
        masculine=agreement.get("masculine", ""),
        feminine=agreement.get("feminine", ""),
        verbs=frozenset(f"<{name}>" for name in data.get("verbs", {}).get("groups", "").split()),
        verb_classes=_set(data.get("verbs", {}), "classes"),
        infinitives=_set(data.get("verbs", {}), "infinitives"),
        suffixes=_set(data.get("spelling", {}), "suffixes"),
        feminine_nouns=_set(agreement, "feminine-nouns"),
        feminine_endings=tuple(agreement.get("feminine-endings", "").split()),
        masculine_nouns=_set(agreement, "masculine-nouns"),
        old=tuple(_pairs(data.get("spelling", {}).get("old", "").split())),
        once_solid=_set(data.get("spelling", {}), "once-solid"),
        capital_senses=_set(data.get("capitals", {}), "senses"),
        before_capitals=_set(data.get("capitals", {}), "before"),
        capital_before=_set(data.get("capitals", {}), "behind"),
        capital_before_the=_set(data.get("capitals", {}), "behind-with-the"),
        capital_mostly=_set(data.get("capitals", {}), "mostly"),
        behind_small=_set(data.get("capitals", {}), "behind-small"),
        small_behind=_set(data.get("capitals", {}), "small-behind"),
        capital_alone=_set(data.get("capitals", {}), "alone"),
        alone_before=frozenset(f"<{name}>" for name in _set(data.get("capitals", {}), "alone-before")),
        peoples=_set(data.get("capitals", {}), "peoples"),
        peoples_behind=frozenset(f"<{name}>" for name in _set(data.get("capitals", {}), "peoples-behind")),
        hyphened=_set(data.get("capitals", {}), "hyphened"),
        calls=_set(data.get("calls", {}), "words"),
        there=tuple(data.get("there", {}).get("misread", "").split()),
        pointing=_set(data.get("there", {}), "before"),
        second=_set(data.get("second", {}), "subjects"),
        second_endings=tuple(str(data.get("second", {}).get("endings", "")).split()),
        optional=frozenset(data.get("spelling", {}).get("optional", "")),
        never_optional=tuple(data.get("spelling", {}).get("never-optional", "").split()),
        bound=_set(commas, "bound"),
        loose=_set(commas, "loose"),
        closing=_set(commas, "closing"),
        finite=tuple(commas.get("finite", "").split()),
        participles=tuple(commas.get("participles", "").split()),
        plural_endings=tuple(agreement.get("plural-endings", "").split()),
        plural_classes=_set(agreement, "plural-classes"),
        clashes=_clashes(data.get("clash", [])),
        company=_set(data.get("company", {}), "words"),
        elided=_set(data.get("elision", {}), "words"),
        vowels=data.get("elision", {}).get("before", ""),
        aspirate=_set(data.get("elision", {}), "except"),
        elided_apart=_set(data.get("elision", {}), "apart"),
        elided_shapes=dict(_pairs(data.get("elision", {}).get("shapes", "").split())),
        beside_elided={
            e: frozenset(words.split()) for e, words in data.get("elision", {}).get("beside", {}).items()
        },
        titles=frozenset(data.get("titles", "").split()),
        polite=frozenset(data.get("polite", "").split()),
        capital_words=frozenset(data.get("capital-words", "").split()),
        enclitics=tuple(sorted(data.get("enclitics", "").split(), key=lambda e: (-len(e), e))),
        capital_nouns=data.get("capital-nouns", False),
        counted_endings=tuple(data.get("counted", "").split()),
        well_counted=data.get("well-counted", False),
        lost_verbs=dict(_pairs(agreement.get("lost-verbs", "").split())),
        objects=_set(agreement, "objects"),
        noun_classes=_set(agreement, "noun-classes"),
        age_joined=_set(data.get("age", {}), "joined"),
        age_words=_set(data.get("age", {}), "words"),
        aged=tuple(_pairs(data.get("age", {}).get("endings", "").split())),
        reformed=tuple(_pairs(data.get("age", {}).get("reformed", "").split())),
        lone={word: signs.replace(" ", "") for word, signs in data.get("lone", {}).items()},
    )


def _pairs(words: list[str]) -> Iterable[tuple[str, str]]:
    return zip(words[::2], words[1::2], strict=True)


def _clashes(entries: list[dict[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for entry in entries:
        for left in entry["left"].split():
            found[left] = found.get(left, frozenset()) | frozenset(entry["right"].split())
    return found


def _set(data: dict[str, Any], name: str) -> frozenset[str]:
    return frozenset(data.get(name, "").split())


def is_old(form: str, meant: str, old: Sequence[tuple[str, str]]) -> bool:
    """Whether `form` spells `meant` the way that it was once spelt."""
    return any(then in form and form.replace(then, now) == meant for then, now in old)
