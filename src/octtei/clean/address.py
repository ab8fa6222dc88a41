"""Addresses of the net: what looks like damage in them is none."""

from __future__ import annotations

import re

_MAIL = re.compile(r"\w@\w+\.\w")
_FURTHEST = 200
"""Code points from the start of an address within which a place of it is known for one."""


def is_address(part: str) -> bool:
    """Whether what stands between spaces holds an address of the net or of mail: its signs are its own."""
    return "://" in part or "www." in part or ("@" in part and _MAIL.search(part) is not None)


def in_address(text: str, at: int) -> bool:
    """Whether an address goes on at place `at` (code points) of `text`."""
    before = text[max(0, at - _FURTHEST) : at]
    return bool(before) and not before[-1].isspace() and is_address(before.split()[-1])
