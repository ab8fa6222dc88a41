"""Lines that are no text at all."""

from __future__ import annotations

from collections.abc import Iterator

from octtei.clean.channel.no_text import no_text
from octtei.clean.channel.view import view
from octtei.clean.channel.worn import worn
from octtei.clean.rule import Kind, Passage, rule
from octtei.text import Edit, Safety

NAME = "line.wreck"


@rule(NAME, Kind.TEXT)
def wreck(passage: Passage) -> Iterator[Edit]:
    """A line looks like no text: `ci Ark 42 RL RN`.

    Why: recognition read a stamp, a picture or the dirt of a margin as letters.
    It is told once, with its place, and no other rule that looks at words works inside it; nothing is changed.
    Wrong when: the line is a table, a formula, a list of sigla. Only lines without any word of four letters, of which most pieces
    are strange (capitals without a vowel or a stop, sizes mixed up) and stand nowhere else, in a text with plain misreadings; where many
    lines look so, the text is of another kind.
    Example: "le gouvernernent dormait\\nci Ark 42 RL RN\\ndans la rnaison" → "le gouvernernent dormait\\n\\ndans la rnaison"
    Keep: "le gouvernernent dormait\\n12. Nf3 Bg4 13. h3 Bxf3\\ndans la rnaison"
    """
    seen = view(passage)
    if seen is None or not worn(passage):
        return
    for span in no_text(seen):
        yield Edit(span, span.of(seen.text), "", NAME, Safety.SHOW)
