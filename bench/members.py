"""What stands in a row in clean texts: the members of pairs, line by line, for `bench.neighbours`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from octtei.clean.channel.context import NAME, STOP, items_of, signs_of
from octtei.clean.channel.language import grammar
from octtei.clean.channel.lent import plain
from octtei.clean.channel.lore import Lore
from octtei.clean.channel.tokens import Tokens
from octtei.lexicon import load

_STRANGE = 0.12
"""A line of which a larger share is unknown is of another language or no prose."""


class Members:
    """The members of the lines of a text in one language."""

    def __init__(self, code: str) -> None:
        self._lore, self._groups = Lore(code, load(code)), grammar(code).groups

    def runs(self, lines: Iterable[str]) -> Iterator[list[str]]:
        """What stands in a row, without unknown words, in lines that are prose of the language."""
        tokens = Tokens.of("\n\n\n".join(lines) + "\n\n\n")
        signs = signs_of(tokens.gaps)
        items = items_of(tokens.forms, signs[:-1])
        ends = [i for i, gap in enumerate(tokens.gaps) if "\n\n\n" in gap]
        for first, last in pairwise([0, *ends]):
            if last > first + 1 and self._is_prose(tokens.forms[first:last]):
                yield from self._cut(tokens, signs, items, first, last)

    def _is_prose(self, forms: list[str]) -> bool:
        known = self._lore.known
        return sum(f[0].islower() and not known[f] for f in forms) <= _STRANGE * len(forms)

    def _cut(
        self, tokens: Tokens, signs: list[str], items: list[str], first: int, last: int
    ) -> Iterator[list[str]]:
        run = [STOP]
        for i in range(first, last):
            item, sign = items[i], signs[i]
            if sign and i > first:
                run.append(sign)
            if item != NAME and not self._lore.known[tokens.forms[i]]:
                yield run
                run = []
            elif item == NAME and tokens.forms[i].lower() in self._groups:  # a line of verse begins
                yield run
                run = [tokens.forms[i].lower()]
            else:
                run.append(plain(item))
        if signs[last] and tokens.gaps[last].strip():
            run.append(signs[last])
        yield run
