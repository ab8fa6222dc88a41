"""Reformed: words that ended otherwise before a reform have the accents that they have now: `rêvoit` as `rêvait`, `bêlans` as `bêlants`."""

from __future__ import annotations

from collections.abc import Iterator

from octtei.clean.accent.fitting import HOLE, Fit, Flags, fits
from octtei.clean.channel.language import grammar
from octtei.lexicon import Lexicon

_SHORTEST = 2
"""Letters before the ending."""
_SELDOM = -1.0
"""So much less likely (decades) is a word with the ending that it had then."""


def as_reformed(run: str, flags: Flags, lexicon: Lexicon) -> Iterator[Fit]:
    """The words that a run of small letters may be which ended otherwise then, none of them a word as they stand."""
    if not flags or not (run[0].islower() or run[0] == HOLE):
        return
    for now, then in grammar(lexicon.language.code).reformed:
        stem = len(run) - len(then)
        if stem >= _SHORTEST and run.endswith(then) and flags[-1][0] < stem:
            for fit in fits(run[:stem] + now, flags, lexicon):
                if fit.known and not fit.told:
                    yield _with_ending(fit, stem, then)


def _with_ending(fit: Fit, stem: int, ending: str) -> Fit:
    """A word with another ending behind its first `stem` letters."""
    letters = (*fit.letters[:stem], *ending)
    return fit._replace(letters=letters, word="".join(letters).lower(), costs=(*fit.costs, _SELDOM))
