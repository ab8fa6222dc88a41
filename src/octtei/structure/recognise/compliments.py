"""How somebody takes leave where no salutation showed a letter: reports, prefaces, letters without their beginning."""

from __future__ import annotations

from octtei.model.block import Block, BlockKind
from octtei.structure.lines.shape import is_name
from octtei.structure.recognise.closing import ends_part
from octtei.structure.recognise.group import Group
from octtei.structure.terms.letterwords import is_compliment

# So many lines take leave one below the other.
_LINES = 3


def compliment(group: Group) -> Block | None:
    """A short line that takes leave (`Your obedient servant,`) above a name with which a part of the text ends.

    Only other such lines stand between. One that text goes on below takes leave of nobody: it may be narrated.
    """
    for step in range(_LINES + 1):
        line = group.near(step)
        if line is None or len(line.lines) > 1 or not line.is_short(0.9):
            return None
        if step and is_name(line.words) and line.is_short() and ends_part(line.near(1)):
            return Block(
                BlockKind.SALUTE, group.numbers, "takes leave above who signs, where a part of the text ends"
            )
        if not (is_compliment(line.words) and line.words[-1] == ","):
            return None
    return None
