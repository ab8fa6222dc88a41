"""Which of the letters that were torn off goes to which paragraph, where several of both may belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from octtei.clean.paragraph_start import Start


class Wanting(NamedTuple):
    """A letter, the starts that are left of those that may lack it, the nearest first, and where all of them are;
    `sure`: nothing speaks against a single one."""

    hit: re.Match[str]
    starts: list[Start]
    fitting: frozenset[int]
    sure: bool = True

    def without(self, start: Start, *, sure: bool) -> Wanting:
        """The same where another letter has `start`; no more sure if that one was not."""
        if start.at not in self.fitting:
            return self
        return self._replace(starts=[s for s in self.starts if s.at != start.at], sure=self.sure and sure)


def shared_out(wanting: list[Wanting]) -> Iterator[tuple[re.Match[str], Start]]:
    """Starts for letters, each start once.

    A letter that has but one start left is given it; it is the only one that may be meant if no other letter is left
    without by that. Then each is given the nearest that is left, and two that cross change places.
    """
    doubtful = []
    while wanting:
        letter = min(wanting, key=lambda w: (len(w.starts) > 1, w.starts[0].distance))
        start = letter.starts[0]
        others = [w for w in wanting if w is not letter]
        robbed = any(w.starts[0].at == start.at and len(w.starts) == 1 for w in others)
        sure = letter.sure and len(letter.starts) == 1 and not robbed
        if sure:
            yield letter.hit, start
        else:
            doubtful.append((letter, start._replace(only=False)))
        wanting = [w for w in (o.without(start, sure=sure) for o in others) if w.starts]
    yield from _uncrossed(doubtful)


def _uncrossed(pairs: list[tuple[Wanting, Start]]) -> Iterator[tuple[re.Match[str], Start]]:
    """Pairs in the order of their letters, the starts in the same order wherever both fit."""
    pairs = sorted(pairs, key=lambda pair: pair[0].hit.start())
    for i, (one, start) in enumerate(pairs):
        for j in range(i + 1, len(pairs)):
            other, following = pairs[j]
            if following.at < start.at and following.at in one.fitting and start.at in other.fitting:
                pairs[j], start = (other, start), following
        yield one.hit, start
