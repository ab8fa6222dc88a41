"""What a cleaning rule is: a name, a kind, and a function that looks at a passage and proposes edits."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from octtei.clean.measured import told
from octtei.text import Edit


class Kind(StrEnum):
    """What a repair mends, and so how the edition shows it."""

    DAMAGE = "damage"
    """Damage of the file (encoding, spaces): mended in the text, listed in the repairs file."""
    TEXT = "text"
    """A wrong reading of the print: shown in the edition as `choice/sic/corr`."""


_CONJECTURE = "A conjecture: where a text shows hardly any damage but this it is only proposed."


@dataclass(frozen=True, slots=True)
class Passage:
    """What a rule may look at: the text as its predecessors left it, and what is known of it.

    `words` are the editor's extra words. `shared` is where rules that need the same costly view of one passage
    keep it (keys are the names of the views); it lives as long as the passage.
    """

    value: str
    language: str = ""
    words: tuple[str, ...] = ()
    shared: dict[str, object] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Rule:
    """One fault that the stage can mend. Its manual page is the docstring of its function."""

    name: str
    kind: Kind
    find: Callable[[Passage], Iterable[Edit]]
    conjecture: bool = False
    """Whether it says what is likely, by words and their neighbours, and so needs a text that shows damage (`conjecture.py`)."""
    by_words: bool = False
    """Whether nothing but the words tells it damage of the file: as sure as it is known how the language's words are misread."""

    @property
    def page(self) -> str:
        """The manual page, what was measured of the rule at its end."""
        page, measure = inspect.getdoc(self.find) or "", told(self.name)
        if self.conjecture:
            page += f"\n{_CONJECTURE}"
        return f"{page}\nMeasured (bench.certainty): {measure}." if measure else page

    @property
    def summary(self) -> str:
        """What the fault is, in one line."""
        return self.page.partition("\n")[0]


def rule(
    name: str, kind: Kind = Kind.DAMAGE, *, conjecture: bool = False, by_words: bool = False
) -> Callable[[Callable[[Passage], Iterable[Edit]]], Rule]:
    """Make a function a rule called `name` (`topic.fault`). The function yields edits named after it."""

    def make(find: Callable[[Passage], Iterable[Edit]]) -> Rule:
        return Rule(name, kind, find, conjecture, by_words)

    return make
