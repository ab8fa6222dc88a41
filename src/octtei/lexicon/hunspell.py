"""Hunspell: all word forms that a Hunspell dictionary stands for, affixes written out.

Written from the description of the format in hunspell(5). Compounds are not built and a second layer of suffixes
is not added; forms that carry a FORBIDDENWORD, NEEDAFFIX or ONLYINCOMPOUND flag are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

_NEVER = ("FORBIDDENWORD", "ONLYINCOMPOUND")
_HIDDEN = (*_NEVER, "NEEDAFFIX")


@dataclass(frozen=True, slots=True)
class Affix:
    """One line of a PFX or SFX group: take `strip` off, put `add` on, where `condition` matches the stem."""

    strip: str
    add: str
    condition: re.Pattern[str] | None
    flags: frozenset[str]
    cross: bool

    def suffixed(self, stem: str) -> str | None:
        """`stem` with this suffix, None where it does not take it."""
        if not stem.endswith(self.strip) or (self.condition and not self.condition.search(stem)):
            return None
        return stem[: len(stem) - len(self.strip)] + self.add

    def prefixed(self, stem: str) -> str | None:
        """`stem` with this prefix, None where it does not take it."""
        if not stem.startswith(self.strip) or (self.condition and not self.condition.match(stem)):
            return None
        return self.add + stem[len(self.strip) :]


@dataclass(slots=True)
class Affixes:
    """The part of an .aff file that forms depend on."""

    split: Callable[[str], frozenset[str]] = frozenset
    prefixes: dict[str, list[Affix]] = field(default_factory=dict)
    suffixes: dict[str, list[Affix]] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    never: set[str] = field(default_factory=set)


_PARTS = 3


def _pairs(flags: str) -> frozenset[str]:
    return frozenset(flags[i : i + 2] for i in range(0, len(flags), 2))


def _numbers(flags: str) -> frozenset[str]:
    return frozenset(flags.split(","))


_SPLITTERS: dict[str, Callable[[str], frozenset[str]]] = {"long": _pairs, "num": _numbers}


def _condition(kind: str, pattern: str) -> re.Pattern[str] | None:
    if pattern == ".":
        return None
    return re.compile(f"(?:{pattern})$" if kind == "SFX" else pattern)


def read_affixes(lines: Iterable[str]) -> Affixes:
    """The affixes of the lines of an .aff file."""
    found = Affixes()
    crossing: dict[tuple[str, str], bool] = {}
    for line in lines:
        match line.split():
            case ["FLAG", kind, *_]:
                found.split = _SPLITTERS.get(kind, frozenset)
            case [name, flag] if name in _HIDDEN:
                found.hidden.add(flag)
                found.never.update({flag} if name in _NEVER else ())
            case [("PFX" | "SFX") as kind, flag, ("Y" | "N") as cross, count] if count.isdigit():
                crossing[kind, flag] = cross == "Y"
            case ["PFX", _, _, added, *_] if "'" in added or "’" in added:
                pass  # an elision; the lexicon takes it off itself
            case [("PFX" | "SFX") as kind, flag, *parts] if len(parts) >= _PARTS:
                group = found.prefixes if kind == "PFX" else found.suffixes
                rule = _affix(kind, parts, found.split, crosses=crossing.get((kind, flag), False))
                group.setdefault(flag, []).append(rule)
    return found


def _affix(kind: str, parts: list[str], split: Callable[[str], frozenset[str]], *, crosses: bool) -> Affix:
    strip, added, pattern = parts[:_PARTS]
    add, _, flags = added.partition("/")
    return Affix(
        "" if strip == "0" else strip,
        "" if add == "0" else add,
        _condition(kind, pattern),
        split(flags),
        crosses,
    )


def _suffixed(stem: str, flags: frozenset[str], affixes: Affixes) -> Iterator[tuple[str, bool]]:
    """(form, may it take a prefix too) for each suffix of `stem`."""
    for flag in flags & affixes.suffixes.keys():
        for rule in affixes.suffixes[flag]:
            form = rule.suffixed(stem)
            if form is not None and not rule.flags & affixes.hidden:
                yield form, rule.cross


def _prefixes(flags: frozenset[str], affixes: Affixes) -> list[Affix]:
    wanted = flags & affixes.prefixes.keys()
    return [rule for flag in wanted for rule in affixes.prefixes[flag] if not rule.flags & affixes.hidden]


def forms_of(stem: str, flags: frozenset[str], affixes: Affixes) -> Iterator[str]:
    """Every form of one dictionary line; some may come twice."""
    if flags & affixes.never:
        return
    bare = [] if flags & affixes.hidden else [(stem, True)]
    prefixes = _prefixes(flags, affixes) if flags & affixes.prefixes.keys() else []
    for form, crosses in (*bare, *_suffixed(stem, flags, affixes)):
        yield form
        for rule in prefixes:
            if crosses and (form == stem or rule.cross) and (longer := rule.prefixed(form)):
                yield longer


def expand(dictionary: str, affixes: str) -> set[str]:
    """All forms that the text of a .dic file and its .aff file stand for."""
    rules = read_affixes(affixes.splitlines())
    found: set[str] = set()
    for line in dictionary.splitlines()[1:]:
        entry = line.split("\t")[0].split(" ")[0]
        stem, _, flags = entry.partition("/")
        if stem and not stem.startswith("#"):
            found.update(forms_of(stem, rules.split(flags), rules))
    return found
