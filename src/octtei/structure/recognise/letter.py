"""Lines that open and close a letter, as `letters` told them."""

from __future__ import annotations

from octtei.model.block import Block, BlockKind
from octtei.structure.recognise.group import Group

_KINDS = {
    "address": BlockKind.ADDRESS,
    "dateline": BlockKind.DATELINE,
    "salute": BlockKind.SALUTE,
    "signed": BlockKind.SIGNATURE,
    "postscript": BlockKind.POSTSCRIPT,
}
_WHY = {
    "address": "above whom a letter speaks to, below its head or its date",
    "dateline": "a date where a letter opens or closes",
    "salute": "whom a letter speaks to, or how it takes leave",
    "signed": "who signs a letter",
    "postscript": "what is added below the signature",
}


def letter(group: Group) -> Block | None:
    """A line that opens or closes a letter; `opens` where a letter begins (`quotes` in the midst of a text), `opener` above its text."""
    part = group.flow.letters.get(group.lines[0].number)
    if part is None:
        return None
    role = ("quotes" if part.quoted else "opens") if part.first else "opener" if part.opener else ""
    return Block(_KINDS[part.role], group.numbers, _WHY[part.role], role=role)
