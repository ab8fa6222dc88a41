"""An element of HTML that is open, and what it may hold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from lxml import etree

from octtei.export.build import NAMESPACE

_TEI = f"{{{NAMESPACE}}}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Holds(Enum):
    """What may stand in an element."""

    BLOCKS = "blocks"
    MIXED = "words, and lists between them"
    WORDS = "words"
    ITEMS = "items of a list, none open"
    ROWS = "rows of a table"
    CELLS = "cells of a row"


@dataclass(slots=True)
class Frame:
    """An open element: what it holds, how it is closed; a list knows whether one of its items is open."""

    holds: Holds
    close: str = ""
    item_open: bool = False


def local(element: etree._Element) -> str:
    """The name of a TEI element; of another one its name with its namespace, so that it equals none of TEI."""
    return str(element.tag).removeprefix(_TEI)


_COUNTED = frozenset(("l", "lg"))


def shared(element: etree._Element, name: str = "") -> dict[str, str | None]:
    """The attributes that each rendering of an element has: its class and language."""
    kind = element.get("type") or element.get("rend")
    local_name = etree.QName(element).localname
    words = [name or local_name, *(kind.split() if kind else ())]
    number = element.get("n") if local_name in _COUNTED else None
    return {"class_": " ".join(words), "lang": element.get(_LANG), "data_n": number}
