"""The one place where the benchmark meets octtei."""

from __future__ import annotations

import octtei


class BuildError(Exception):
    """octtei could not build an edition; the message is its own."""


def build(text: str) -> bytes:
    """The TEI edition that octtei makes of a plain text; BuildError if it makes none."""
    outcome = octtei.build(text.encode())
    if outcome.written is None:
        raise BuildError("; ".join(f.message for f in outcome.summary.findings))
    return outcome.written.tei
