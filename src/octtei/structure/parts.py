"""Parts: where the nodes of the tree hold others."""

PARTS = ("content", "items", "lines", "quote", "source", "parts", "speaker", "cells")
"""The names of the fields that hold nodes, one or several; no node has all of them."""
