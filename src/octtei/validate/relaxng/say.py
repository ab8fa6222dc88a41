"""Faults in words: one sentence for what is wrong, one for what was probably meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from octtei.validate.relaxng.automaton import State
from octtei.validate.relaxng.deviation import Deviation
from octtei.validate.relaxng.distance import nearest
from octtei.validate.relaxng.expect import (
    Allowed,
    attribute_names,
    later_names,
    next_names,
    required_attributes,
    values_of,
)
from octtei.validate.relaxng.fault import Fault
from octtei.validate.relaxng.names import local_of, namespace_of
from octtei.validate.relaxng.pattern import Pattern
from octtei.validate.relaxng.phrases import Phrases, phrases
from octtei.validate.relaxng.prefixes import Prefixes
from octtei.validate.relaxng.recover import Recovery, nearest_names

FEW: Final = 4
"""How many possibilities a sentence lists; the rest is only counted."""
_LONGEST_VALUE: Final = 40


class Speaker:
    """Makes faults, without their place. `counts` tells how often each name has come: what is used is likelier meant."""

    def __init__(
        self, context: Prefixes, recovery: Recovery, counts: dict[str, int], say: Phrases | None = None
    ) -> None:
        self._say = say or phrases("en")
        self._context = context
        self._recovery = recovery
        self._counts = counts

    def element(self, inside: str, name: str, state: State, first: State, deviation: Deviation) -> Fault:
        """An element that is not allowed; `first` is the state at the start of the one around it."""
        shown, around = self._tag(name), self._around(inside)
        expected = self._expected(state, inside)
        likely = tuple(self._tag(one) for one in deviation.likely)
        if deviation.rule == "rng.missing-element":
            missing = self._say("and").join(self._any_of(names) for names in deviation.missing)
            message = self._say("missing-element", missing=missing, element=shown, around=around)
            names = self._say("then").join(self._tag(names[0]) for names in deviation.missing)
            hint = self._say("add", names=names)
        elif deviation.rule == "rng.wrong-namespace":
            message, hint = self._wrong_namespace(name, deviation.assumed)
        elif deviation.rule == "rng.unknown-element":
            message = self._say("unknown-element", element=shown)
            hint = self._meant(likely) or self._allowed_here(state, inside)
        else:
            message = self._say("unexpected-element", element=shown, around=around)
            hint = self._place_for(name, state, first, inside)
        return Fault(
            deviation.rule, 0, 0, message, hint, shown, self._tag(inside) if inside else "", likely, expected
        )

    def _wrong_namespace(self, name: str, assumed: str) -> tuple[str, str]:
        there, wanted = namespace_of(name), namespace_of(assumed)
        say = self._say
        found = say("in-namespace", namespace=there) if there else say("in-none")
        should = say.quoted(wanted) if wanted else say("none")
        hint = say("write-xmlns", namespace=wanted) if wanted else say("take-xmlns")
        return say("wrong-namespace", element=f"<{local_of(name)}>", found=found, wanted=should), hint

    def _place_for(self, name: str, state: State, first: State, inside: str) -> str:
        """Where a known element could stand: earlier, or in which others."""
        if name in later_names(state).names:
            return self._allowed_here(state, inside)
        if inside and name in later_names(first).names:
            return self._say("earlier", element=self._tag(inside))
        holders = self._recovery.holders(name)
        used = [one for one in self._by_use(holders) if one in self._counts]
        if holders and len(holders) <= FEW:
            return self._say("holders", names=self._any_of(holders), here=self._allowed_here(state, inside))
        if used:
            names, here = self._any_of(used[:3]), self._allowed_here(state, inside)
            return self._say("holders-used", names=names, here=here)
        return self._allowed_here(state, inside)

    def incomplete(self, inside: str, state: State) -> Fault:
        """An element that ends before its content is complete."""
        closing = self._recovery.closing(state)
        names = self._by_use(closing or next_names(state).names)
        shown = self._tag(inside) if inside else self._say("document")
        expected = self._expected(state, inside)
        some = self._say("or").join(expected[:FEW]) or self._say("something")
        what = self._any_of(names) if names else some
        hint = self._say("add-at-end", element=self._tag(names[0])) if len(names) == 1 else ""
        likely = tuple(self._tag(one) for one in names[:3])
        message = self._say("incomplete", element=shown, missing=what)
        return Fault("rng.incomplete-element", 0, 0, message, hint, shown, shown, likely, expected)

    def unexpected_text(self, inside: str, state: State, text: str) -> Fault:
        """Text where only elements may stand, or none."""
        names = next_names(state).names
        holders = self._by_use(one for one in names if self._holds_text(one))
        used = [one for one in holders if one in self._counts][:3] or holders[:1]
        hint = self._say("put-into", names=self._any_of(used)) if used else ""
        message = self._say("unexpected-text", text=_short(text), around=self._around(inside))
        likely = tuple(self._tag(one) for one in used)
        expected = self._expected(state, inside)
        return Fault(
            "rng.unexpected-text", 0, 0, message, hint, _short(text), self._tag(inside), likely, expected
        )

    def _holds_text(self, name: str) -> bool:
        return any(one.content.has_text for one in self._recovery.by_name.get(name, ()))

    def bad_value(self, inside: str, text: str, state: State) -> Fault:
        """An element whose text is not what it must be."""
        must, hint, likely, expected = self._values([part for part, _ in state.items], text)
        shown = self._tag(inside)
        key = "bad-value" if text.strip() else "empty-value"
        message = self._say(key, text=_short(text), element=shown, must=must)
        return Fault("rng.bad-value", 0, 0, message, hint, _short(text), shown, likely, expected)

    def bad_attribute(self, element: str, name: str, value: str, values: Sequence[Pattern]) -> Fault:
        """An attribute whose value is not what it must be."""
        must, hint, likely, expected = self._values(values, value)
        message = self._say(
            "bad-attribute",
            text=_short(value),
            attribute=self._at(name),
            element=self._tag(element),
            must=must,
        )
        return Fault(
            "rng.bad-attribute", 0, 0, message, hint, self._at(name), self._tag(element), likely, expected
        )

    def _values(
        self, parts: Iterable[Pattern], text: str
    ) -> tuple[str, str, tuple[str, ...], tuple[str, ...]]:
        """What a value must be, a hint, what was likely meant, and all that is allowed."""
        literals: dict[str, None] = {}
        kinds: dict[str, None] = {}
        for part in parts:
            for found, kept in zip(values_of(part, self._say), (literals, kinds), strict=True):
                kept.update(dict.fromkeys(found))
        near = nearest(text.strip(), literals)
        say = self._say
        listed = near if near and len(literals) > 2 * FEW else list(literals)[: 2 * FEW]
        shown = [*map(say.quoted, listed), *list(kinds)[:FEW]]
        more = len(literals) + len(kinds) - len(shown)
        rest = [say("other-kinds", count=more)] if more else []
        must = say.either([*shown, *rest]) or say("nothing")
        hint = say("meant", names=say.quoted(near[0])) if near else ""
        return must, hint, near, (*map(say.quoted, literals), *kinds)

    def unknown_attribute(
        self, element: str, name: str, state: State, taken: set[str], *, known: bool
    ) -> tuple[Fault, str]:
        """An attribute that cannot stand there, and the key of the one that was meant, empty if unknown."""
        allowed = attribute_names(state)
        free = [one for one in allowed.names if one not in taken]
        expected = tuple(self._at(one) for one in free) + self._wild(allowed, "attribute")
        if known:
            message = self._say("unexpected-attribute", attribute=self._at(name), element=self._tag(element))
            return Fault(
                "rng.unexpected-attribute",
                0,
                0,
                message,
                "",
                self._at(name),
                self._tag(element),
                (),
                expected,
            ), ""
        near = [one for one in free if local_of(one) == local_of(name)] or list(nearest_names(name, free))
        likely = tuple(self._at(one) for one in near)
        few = (
            self._say("can-have", names=self._say.either(expected[:FEW])) if 0 < len(expected) <= FEW else ""
        )
        hint = self._meant(likely) or few
        if not expected and not taken - {name}:
            hint = self._say("no-attributes")
        message = self._say("unknown-attribute", element=self._tag(element), attribute=self._at(name))
        fault = Fault(
            "rng.unknown-attribute", 0, 0, message, hint, self._at(name), self._tag(element), likely, expected
        )
        return fault, near[0] if near else ""

    def missing_attributes(self, element: str, state: State) -> Fault:
        """A start tag without an attribute that it must have."""
        needs = [need for part, _ in state.items[:1] for need in required_attributes(part)]
        say = self._say
        other = say("another-attribute")
        shown = [say.either([self._at(one) for one in need]) or other for need in needs] or [other]
        likely = tuple(dict.fromkeys(self._at(one) for need in needs for one in need))
        tag = self._tag(element)
        key = "missing-attribute" if len(shown) == 1 else "missing-attributes"
        message = say(key, names=say("and").join(shown), element=tag)
        expected = tuple(self._at(one) for one in attribute_names(state).names)
        return Fault(
            "rng.missing-attribute", 0, 0, message, "", likely[0] if likely else "", tag, likely[:3], expected
        )

    def _allowed_here(self, state: State, inside: str) -> str:
        names = self._by_use(next_names(state).names)
        if not names:
            if any(part.has_strings for part, _ in state.items):
                return self._say("only-value", element=self._tag(inside))
            return self._say("nothing-more", element=self._tag(inside)) if inside else ""
        return self._say("allowed", names=self._listed([self._tag(one) for one in names]))

    def _expected(self, state: State, inside: str) -> tuple[str, ...]:
        allowed = next_names(state)
        found = sorted((self._tag(one) for one in allowed.names), key=str.casefold)
        found.extend(self._wild(allowed, "element"))
        if any(part.has_text or part.has_strings for part, _ in state.items):
            found.append(self._say("text"))
        if state.accepting and inside:
            found.append(self._say("end-of", element=self._tag(inside)))
        return tuple(found)

    def _wild(self, allowed: Allowed, noun: str) -> tuple[str, ...]:
        say = self._say
        return tuple(
            say(f"any-{noun}") if one is None else say(f"any-{noun}-of", namespace=one)
            for one in allowed.open
        )

    def _by_use(self, names: Iterable[str]) -> list[str]:
        """What the document has used most first, then by the alphabet."""
        return sorted(names, key=lambda one: (-self._counts.get(one, 0), local_of(one).casefold(), one))

    def _any_of(self, names: Sequence[str]) -> str:
        shown = [self._tag(one) for one in names]
        if len(shown) <= FEW:
            return self._say.either(shown)
        return self._say("one-of", names=self._listed(shown))

    def _meant(self, likely: Sequence[str]) -> str:
        return self._say("meant", names=self._say.either(likely)) if likely else ""

    def _around(self, inside: str) -> str:
        return self._say("around", element=self._tag(inside)) if inside else ""

    def _listed(self, shown: Sequence[str]) -> str:
        """The first few, and how many more there are."""
        if len(shown) <= FEW + 1:
            return self._say.either(shown)
        return ", ".join(shown[:FEW]) + self._say("others", count=len(shown) - FEW)

    def _tag(self, name: str) -> str:
        return f"<{self._context.show(name)}>" if name else ""

    def _at(self, name: str) -> str:
        return f"@{self._context.show(name, attribute=True)}"


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST_VALUE else plain[: _LONGEST_VALUE - 1] + "…"
