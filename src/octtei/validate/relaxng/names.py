"""Expanded names as one string: `namespace LF local`, or the local name alone where there is no namespace.

That is how expat reports them when it is given the line feed as separator, so that a name of the document is a key of
the automaton as it comes; no namespace URI that an XML parser lets through contains a line feed.
"""

from __future__ import annotations

from typing import Final

SEPARATOR: Final = "\n"
XML_NAMESPACE: Final = "http://www.w3.org/XML/1998/namespace"


def expanded(namespace: str, local: str) -> str:
    """The key of a name; an empty namespace is no namespace."""
    return f"{namespace}{SEPARATOR}{local}" if namespace else local


def namespace_of(key: str) -> str:
    """The namespace of a key, empty where there is none."""
    return key.rpartition(SEPARATOR)[0]


def local_of(key: str) -> str:
    """The local name of a key."""
    return key.rpartition(SEPARATOR)[2]
