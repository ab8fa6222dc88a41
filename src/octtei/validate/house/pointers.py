"""Rules of ids and of what points at them."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from octtei.validate.house.document import XML_ID, Document, Hit

POINTERS = ("who", "toWhom", "ana", "resp", "target", "next", "prev", "sameAs", "copyOf", "corresp", "synch", "exclude", "select", "source", "ref", "calendar", "datingMethod", "decls", "rendition", "facs", "change", "hand", "wit", "inst", "edRef", "lemmaRef", "scheme", "parent", "active", "passive", "mutual", "origin", "where", "spanTo",)  # fmt: skip
"""The attributes whose words point, in the whole of TEI."""


def dangling(document: Document) -> Iterator[Hit]:
    """Each pointer into the document that leads nowhere."""
    for value in document.root.xpath("//@*[contains(., '#')]"):
        name, node = value.attrname, value.getparent()
        if name in POINTERS:
            for word in value.split():
                if word[0] == "#" and word[1:] not in document.ids:
                    yield Hit(node, {"attribute": name, "value": word, **_meant(word[1:], document)})


def _meant(name: str, document: Document) -> dict[str, str]:
    near = get_close_matches(name, list(document.ids)[:5_000], 1, 0.75) if len(name) < 100 else []
    return {"id": name, "near": f" (#{near[0]} ?)" if near else ""}


def twice(document: Document) -> Iterator[Hit]:
    """Each element whose id another one has before it."""
    for node in document.root.xpath("//*[@xml:id]"):
        if document.ids[node.get(XML_ID)] is not node:
            yield Hit(node, {"id": node.get(XML_ID)})


def broken_chains(document: Document) -> Iterator[Hit]:
    """Parts joined to a part that is not joined to them."""
    for name, back in (("next", "prev"), ("prev", "next")):
        for node in document.root.xpath(f"//*[@{name}]"):
            other = document.ids.get(node.get(name).removeprefix("#"))
            if other is not None and other.get(back, "").removeprefix("#") != node.get(XML_ID):
                yield Hit(node, {"attribute": name, "id": node.get(name).removeprefix("#")})


def endless_chains(document: Document) -> Iterator[Hit]:
    """Chains of parts that come back to where they began, each once."""
    seen: set[str] = set()
    for node in document.root.xpath("//*[@next][@xml:id]"):
        path: dict[str, None] = {}
        name = node.get(XML_ID)
        while name and name not in seen:
            path[name] = None
            seen.add(name)
            part = document.ids.get(name)
            name = "" if part is None else part.get("next", "").removeprefix("#")
        if name in path:
            yield Hit(document.ids[name])
