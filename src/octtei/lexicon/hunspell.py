"""Hunspell: all word forms that a Hunspell dictionary stands for, affixes written out, and how each came about.

Written from the description of the format in hunspell(5). A prefix may bring suffixes of its own (`kilo` the plural of
`kilogramme`). Compounds are not built and a second layer of suffixes is not added; forms that carry a FORBIDDENWORD, NEEDAFFIX or ONLYINCOMPOUND flag are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
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
    group: str = ""

    def derived(self, form: str) -> str:
        """How `form` came about by this affix: the group, what was put on (0 for nothing), the flags, the form."""
        return f"{self.group} {self.add or 0} {''.join(sorted(self.flags))} {form}"

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


def read_affixes(lines: Iterable[str], without: Collection[str] = ()) -> Affixes:
    """The affixes of the lines of an .aff file, but for the groups `without`; a hyphen among these stands for all that put one on."""
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
            case [_, flag, _, added, *_] if flag in without or ("-" in without and "-" in added):
                pass
            case [("PFX" | "SFX") as kind, flag, *parts] if len(parts) >= _PARTS:
                group = found.prefixes if kind == "PFX" else found.suffixes
                rule = _affix(flag, kind, parts, found.split, crosses=crossing.get((kind, flag), False))
                group.setdefault(flag, []).append(rule)
    return found


def _affix(
    group: str, kind: str, parts: list[str], split: Callable[[str], frozenset[str]], *, crosses: bool
) -> Affix:
    strip, added, pattern = parts[:_PARTS]
    add, _, flags = added.partition("/")
    return Affix(
        "" if strip == "0" else strip,
        "" if add == "0" else add,
        _condition(kind, pattern),
        split(flags),
        crosses,
        group,
    )


def _suffixed(stem: str, flags: frozenset[str], affixes: Affixes) -> Iterator[tuple[str, Affix]]:
    """(form, the suffix that made it) for each suffix of `stem`."""
    for flag in flags & affixes.suffixes.keys():
        for rule in affixes.suffixes[flag]:
            form = rule.suffixed(stem)
            if form is not None and not rule.flags & affixes.hidden:
                yield form, rule


def _prefixes(flags: frozenset[str], affixes: Affixes) -> list[Affix]:
    wanted = flags & affixes.prefixes.keys()
    return [rule for flag in wanted for rule in affixes.prefixes[flag] if not rule.flags & affixes.hidden]


def derived(stem: str, flags: frozenset[str], affixes: Affixes) -> Iterator[tuple[str, str]]:
    """Every form of one dictionary line, and how it came about (see `Affix.derived`).

    The group of a bare stem is `-`, or `+` if it takes suffixes.
    """
    if flags & affixes.never:
        return
    own = flags - affixes.suffixes.keys()
    bare = Affix("", "", None, own, cross=True, group="-" if own == flags else "+")
    made = () if flags & affixes.hidden else ((stem, bare),)
    prefixes = _prefixes(flags, affixes) if flags & affixes.prefixes.keys() else []
    for form, by in (*made, *_suffixed(stem, flags, affixes)):
        yield form, by.derived(form)
        for rule in prefixes:
            if by.cross and (form == stem or rule.cross) and (longer := rule.prefixed(form)):
                yield longer, rule.derived(longer)
                yield from ((f, r.derived(f)) for f, r in _suffixed(longer, rule.flags, affixes))


def derivations(dictionary: str, affixes: str, without: Collection[str] = ()) -> Iterator[tuple[str, str]]:
    """All forms that the text of a .dic file and its .aff file stand for, each with how it came about; some come twice.

    Suffixes of the groups `without` are left out (see `read_affixes`).
    """
    rules = read_affixes(affixes.splitlines(), without)
    for line in dictionary.splitlines()[1:]:
        entry = line.split("\t")[0].split(" ")[0]
        stem, _, flags = entry.partition("/")
        if stem and not stem.startswith("#"):
            yield from derived(stem, rules.split(flags), rules)


def expand(dictionary: str, affixes: str) -> set[str]:
    """All forms that the text of a .dic file and its .aff file stand for."""
    return {form for form, _ in derivations(dictionary, affixes)}
