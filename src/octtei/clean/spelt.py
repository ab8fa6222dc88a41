"""Spelt: what is said of a text whose words are left alone because of their spelling."""

from __future__ import annotations

from collections.abc import Iterator

from octtei.clean.channel.view import view
from octtei.clean.rule import Passage
from octtei.lexicon import archaic_forms
from octtei.model.finding import Finding, Severity

_SHOWN = 4
"""So many words show what is meant."""


def of_old(passage: Passage) -> Iterator[Finding]:
    """One finding, for information, if the text is spelt as centuries ago."""
    seen = view(passage)
    if seen is None or not seen.archaic.everywhere:
        return
    found = sorted(archaic_forms(seen.lower, seen.lexicon.language), key=lambda f: (-seen.lower[f], f))
    yield Finding(
        "clean.archaic",
        Severity.INFO,
        f"The text is spelt as centuries ago ({', '.join(found[:_SHOWN])}): its words are left as they are, and only encoding, "
        "spaces and the shapes of letters are mended.",
        hint="Correct what recognition misread with [[decision]] entries in the TOML file.",
    )
