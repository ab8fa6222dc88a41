"""Documents made wrong at random: something renamed, moved, dropped, doubled, or given a wrong value."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from lxml import etree

_TEI = "{http://www.tei-c.org/ns/1.0}"
_NAMES = [
    "p",
    "div",
    "head",
    "hi",
    "note",
    "list",
    "item",
    "lg",
    "l",
    "quote",
    "date",
    "body",
    "text",
    "front",
    "back",
    "choice",
    "sic",
    "corr",
    "pb",
    "lb",
    "table",
    "row",
    "cell",
    "label",
    "bibl",
    "title",
    "titleStmt",
    "fileDesc",
    "publicationStmt",
    "sp",
    "speaker",
    "stage",
    "closer",
    "foo",
    "paragraph",
    "Div",
]
_ATTRIBUTES = [
    "n",
    "type",
    "rend",
    "who",
    "when",
    "xml:lang",
    "place",
    "unit",
    "quantity",
    "foo",
    "target",
    "cert",
    "ref",
    "rows",
    "Type",
    "ident",
]
_VALUES = (
    "",
    " ",
    "a b",
    "1917-02-30",
    "-1",
    "yes",
    "#a#b",
    "%zz",
    "1917-11-07",
    "fr fr",
    "high",
    "no",
    "x" * 30,
    "12",
)
_XML = "{http://www.w3.org/XML/1998/namespace}"


def mutated(document: str, random: Random) -> str:
    """The document with one or two changes; it stays well-formed and may by chance stay valid."""
    root = etree.fromstring(document.encode())
    for _ in range(random.randint(1, 2)):
        elements = [one for one in root.iter() if isinstance(one.tag, str)]
        random.choice(_CHANGES)(random.choice(elements), random)
    return etree.tostring(root, encoding="unicode")


def _rename(element: etree._Element, random: Random) -> None:
    local = etree.QName(element).localname
    typo = local[:-1] if len(local) > 2 and random.random() < 0.3 else random.choice(_NAMES)
    element.tag = _TEI + typo


def _rename_attribute(element: etree._Element, random: Random) -> None:
    _set(
        element,
        random.choice(_ATTRIBUTES),
        element.attrib.pop(random.choice(list(element.attrib)), "x") if element.attrib else "1",
    )


def _wrong_value(element: etree._Element, random: Random) -> None:
    if element.attrib:
        element.set(random.choice(list(element.attrib)), random.choice(_VALUES))


def _drop_attribute(element: etree._Element, random: Random) -> None:
    if element.attrib:
        del element.attrib[random.choice(list(element.attrib))]


def _add_attribute(element: etree._Element, random: Random) -> None:
    _set(element, random.choice(_ATTRIBUTES), random.choice(_VALUES))


def _set(element: etree._Element, name: str, value: str) -> None:
    element.set(_XML + "lang" if name == "xml:lang" else name, value)


def _drop(element: etree._Element, random: Random) -> None:  # noqa: ARG001
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _double(element: etree._Element, random: Random) -> None:  # noqa: ARG001
    parent = element.getparent()
    if parent is not None:
        copy = etree.fromstring(etree.tostring(element, with_tail=False))
        copy.tail = "\n"
        parent.insert(parent.index(element), copy)


def _move(element: etree._Element, random: Random) -> None:
    parent = element.getparent()
    if parent is None:
        return
    root = element.getroottree().getroot()
    targets = [one for one in root.iter() if isinstance(one.tag, str) and one not in element.iter()]
    parent.remove(element)
    target = random.choice(targets)
    target.insert(random.randint(0, len(target)), element)


def _unwrap(element: etree._Element, random: Random) -> None:  # noqa: ARG001
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        for child in reversed(list(element)):
            parent.insert(at, child)
        parent.remove(element)


def _add_text(element: etree._Element, random: Random) -> None:
    element.text = (element.text or "") + random.choice(["mot", "  ", "12"])


def _swap(element: etree._Element, random: Random) -> None:  # noqa: ARG001
    following = element.getnext()
    parent = element.getparent()
    if following is not None and parent is not None:
        parent.insert(parent.index(element), following)


_CHANGES: tuple[Callable[[etree._Element, Random], None], ...] = (
    _rename, _rename_attribute, _wrong_value, _wrong_value, _drop_attribute, _add_attribute, _drop, _double, _move, _unwrap,
    _add_text, _swap,
)  # fmt: skip
