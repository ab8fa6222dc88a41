"""Names in TEI trees: local names, ids, what is an element at all."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from octtei.export.build import NAMESPACE

T = f"{{{NAMESPACE}}}"
XML = "{http://www.w3.org/XML/1998/namespace}"


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute_name(name: str) -> str:
    """The name of an attribute as one writes it: `xml:id`, `type`."""
    return f"xml:{name[len(XML) :]}" if name.startswith(XML) else name.rpartition("}")[2]


def attributes(element: etree._Element) -> dict[str, str]:
    """The attributes of an element by their written names, in their order."""
    return {attribute_name(str(k)): str(v) for k, v in element.attrib.items()}


def elements(element: etree._Element) -> Iterator[etree._Element]:
    """The child elements: no comments, no processing instructions."""
    return (child for child in element if isinstance(child.tag, str))


def text_of(element: etree._Element | None) -> str:
    """The words of an element of the header, white space folded; "" for None."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def texts(root: etree._Element, path: str) -> list[str]:
    """The words of each element at `path` (TEI names, `t:` before each), those without words left out."""
    found = root.iterfind(path, {"t": NAMESPACE})
    return [text for text in map(text_of, found) if text]


def first(root: etree._Element, path: str) -> str:
    """The words of the first element at `path`, or ""."""
    return next(iter(texts(root, path)), "")


def deepest(root: etree._Element) -> int:
    """How deep the elements lie inside one another."""
    depth = most = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        most = max(most, depth)
    return most
