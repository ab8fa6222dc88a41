"""Letters that recognition took for signs."""

from __future__ import annotations

from collections.abc import Iterator

from octtei.clean.channel.context import groups
from octtei.clean.channel.signs import signed
from octtei.clean.channel.view import view
from octtei.clean.rule import Kind, Passage, rule
from octtei.text import Edit, Safety, Span

NAME = "confusion.sign-in-word"
_MOST = 4


@rule(NAME, Kind.TEXT)
def sign_in_word(passage: Passage) -> Iterator[Edit]:
    """A sign stands for a letter of a word: `unti!`, `[at`, `Fr.ge`, `sucl:`.

    Why: a worn letter has the shape of a sign, and recognition asks for no dictionary there.
    Wrong when: the sign is what it is, and the word beside it was misread. Only forms that nobody knows, that stand once and that a letter
    for the sign makes a word in use of, in a text with plain misreadings; proposed, unless a sign inside a long word leaves no choice.
    Example: "le seui! de la rnaison était usé, et le gouvernernent dormait" → "le seuil de la rnaison était usé, et le gouvernernent dormait"
    Keep: "quel bonheur! la rnaison est là, et le gouvernernent dort"
    """
    seen = view(passage)
    if seen is None or not groups(seen.language):
        return
    for one in dict.fromkeys(signed(passage, seen).values()):
        (best, _), *others = one.found
        span = Span(one.start, one.end)
        rest = tuple(word for word, _ in others[:_MOST])
        yield Edit(
            span, span.of(seen.text), best, NAME, Safety.SAFE if one.plain else Safety.REVIEW, None, rest
        )
