"""Parts: where the nodes of the tree hold others."""

from __future__ import annotations

from functools import lru_cache

PARTS = ("content", "items", "lines", "quote", "source", "parts", "speaker", "cells")
"""The names of the fields that hold nodes, one or several; no node has all of them."""


@lru_cache(maxsize=64)
def parts_of(kind: type) -> tuple[str, ...]:
    """Those that nodes of a kind have, asked once for all of them."""
    return tuple(name for name in PARTS if hasattr(kind, name))
