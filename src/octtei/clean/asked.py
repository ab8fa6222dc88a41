"""Asked: the rules that a TOML file accepts or refuses by name, if there are such rules."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from octtei.config import Settings
from octtei.model.finding import Finding, Severity


def unknown_rules(settings: Settings, known: Iterable[str]) -> list[Finding]:
    """A warning for each name under `[clean]` that is none of the `known` rules: nothing would tell that it does nothing."""
    names = list(known)
    where = settings.origins[-1] if settings.origins else "the settings"
    return [
        _unknown(key, name, names, str(where))
        for key, asked in (("accept", settings.clean.accept), ("refuse", settings.clean.refuse))
        for name in dict.fromkeys(asked)
        if name not in names
    ]


def _unknown(key: str, name: str, names: list[str], where: str) -> Finding:
    like = get_close_matches(name, names, n=1)
    meant = f"Perhaps {like[0]} is meant; " if like else ""
    return Finding(
        rule="clean.unknown-rule",
        severity=Severity.WARNING,
        message=f"`clean.{key}` ({where}) names {name}, which is no rule: it does nothing.",
        hint=f"{meant}`octtei rules` lists them all.",
    )
