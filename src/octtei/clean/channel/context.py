"""Context: how well a word goes with the words beside it, by counts of pairs.

Pairs are counted at three depths in large texts of the language (`lent`): by the classes of words (`classes`); by words that build
sentences and the last three letters of all others; by the very words. Each depth corrects the one before: the ratio of what is seen to
what chance would give, smoothed towards the ratio of the depth above (Witten and Bell's idea with a fixed weight). Three in a row say
what their pairs do not. The very words of the document are one depth more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from octtei.clean.channel.bonds import Bonds, Member, members, shapes, trim
from octtei.clean.channel.counts import Counts
from octtei.clean.channel.language import grammar
from octtei.clean.channel.rows import rows
from octtei.clean.channel.small import small
from octtei.room import learnt

_LINES = 2  # line ends that still may stand inside a paragraph, in a text set with double spacing
NAME = "^"
NUMBER = "#"
STOP = "."
_SIGNS = {
    ".": STOP, "!": STOP, "?": STOP, "…": STOP, ",": ",", ";": ";", ":": ";", "(": "(", ")": ")",
    "–": "-", "—": "-", "«": "«", "»": "»",
}  # fmt: skip


def groups(code: str) -> dict[str, str]:
    """Word -> its group, for the words that build sentences; empty where there is no data for the language."""
    return grammar(code).groups


@learnt
@lru_cache(maxsize=8_000)
def sign(gap: str) -> str:
    """What the text between two words stands for: a sign, a number, or "" if there is nothing but space."""
    found = next((_SIGNS[c] for c in gap if c in _SIGNS), "")
    return found or (NUMBER if any(c.isdigit() for c in gap) else STOP if gap.count("\n") > _LINES else "")


class Context:
    """The pairs of one document, over those of its language."""

    def __init__(self, code: str, sequence: Sequence[str]) -> None:
        trim(code)
        self._code, self._members, self.shapes, self.rows = code, members(code), shapes(code), rows(code)
        self.counts = Counts(sequence)
        self.rest()

    def rest(self) -> None:
        """Forget what the counts say of pairs: it is worked out anew when it is asked for."""
        self._bonds: dict[int, Bonds] = {}

    def change(self, gone: Sequence[Sequence[str]], come: Sequence[Sequence[str]]) -> None:
        """Make it the context of the text in which the runs `come` stand for the runs `gone`.

        Each run begins and ends with two members that did not change, unless the text begins or ends there.
        """
        self.counts.change(gone, come)
        self._bonds = {}

    def bonds(self, spare: int = 0) -> Bonds:
        """How much likelier than by chance each member follows each other.

        `spare` is how many of the occurrences that were counted are the one in question.
        """
        found = self._bonds.get(spare)
        if found is None:
            found = self._bonds[spare] = Bonds(self._code, self.counts, spare)
        return found

    def bond(self, left: str, right: str, spare: int = 0) -> float:
        """How much likelier than by chance `right` follows `left` (natural logarithm); `spare` as in `bonds`."""
        return self.bonds(spare)[left, right]

    def row(self, first: str, second: str, third: str) -> float:
        """How much likelier three members stand in a row than their pairs tell (natural logarithm)."""
        of = self.shapes
        return self.rows[of[first], of[second], of[third]]

    def clash(self, left: str, right: str) -> bool:
        """Whether the language never has the two side by side."""
        one = self._members[left]
        return one.touchy and one.clashes(self._members[right])

    def member(self, item: str) -> Member:
        """What the language says of a member of pairs."""
        return self._members[item]


def item(form: str, between: str) -> str:
    """What a word counts as: itself in small letters, or a name if it has a capital that no stop explains."""
    return NAME if form[0].isupper() and between != STOP else form.lower()


def signs_of(gaps: Sequence[str]) -> list[str]:
    """The sign of each gap."""
    told = {gap: sign(gap) for gap in set(gaps)}
    return [told[gap] for gap in gaps]


def items_of(forms: Sequence[str], signs: Sequence[str]) -> list[str]:
    """What each word counts as, behind these signs."""
    known = small()
    lower = {form: known[form] for form in set(forms)}
    inside = {form: NAME if form[0].isupper() else word for form, word in lower.items()}
    return [lower[form] if at == STOP else inside[form] for form, at in zip(forms, signs, strict=True)]


def run(
    first: int, last: int, items: Sequence[str], signs: Sequence[str], *, apart: bool = True
) -> list[str]:
    """The members of pairs from two before word `first` to two behind word `last`, as far as there are so many.

    With `apart` false the word after next belongs to another such run, which then begins with what would be the second member behind.
    """
    before = [signs[first - 1] or items[first - 2]] if first > 1 or (first and signs[0]) else []
    members = [*before, items[first - 1]] if first else []
    members += sequence(items[first : last + 1], signs[first : last + 1])
    behind = sequence(items[last + 1 : last + 3], signs[last + 1 : last + 3])[:2]
    own = apart or len(signs) <= last + 1 or bool(signs[last + 1])
    return [*members, *behind] if own else [*members, *behind[:1]]


def sequence(items: Iterable[str], signs: Iterable[str]) -> list[str]:
    """The items of the words with the signs between them; each sign stands before the item of its place."""
    return [member for pair in zip(signs, items, strict=True) for member in pair if member]
