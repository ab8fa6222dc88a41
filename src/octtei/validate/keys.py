"""XSLT's key() for plain XPath: elements by a string that is computed from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from lxml import etree

Compile = Callable[[str], etree.XPath]
"""How an XPath expression of a schema is compiled."""
Table = dict[str, list[Any]]
"""Elements by their key."""


def key_tables(
    keys: Iterable[etree._Element], compiled: Compile
) -> dict[tuple[None, str], Callable[..., Any]]:
    """The function key(name, string) for the xsl:key elements `keys`, as lxml takes extension functions.

    `match` of each key is a name or `*`, perhaps with conditions; `use` a string. The table of a key is made once in
    each evaluation of an expression, when it is first asked for: evaluate an expression once for a document, not
    once for each of its elements.
    """
    known = {
        str(key.get("name")): (
            compiled(f"/descendant::{key.get('match')}"),
            compiled(f"string({key.get('use')})"),
        )
        for key in keys
    }

    def key(context: Any, name: str, value: str) -> list[etree._Element]:  # noqa: ANN401 - lxml has no type for it
        tables: dict[str, Table] = context.eval_context
        if name not in tables:
            tables[name] = _table(context.context_node, *known[name])
        return tables[name].get(value, [])

    return {(None, "key"): key}


def _table(node: etree._Element, match: etree.XPath, use: etree.XPath) -> Table:
    table: Table = {}
    for element in match(node.getroottree()):
        table.setdefault(str(use(element)), []).append(element)
    return table
