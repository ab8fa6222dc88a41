"""Addresses of the net: what looks like damage in them is none."""

from __future__ import annotations

_FURTHEST = 200
"""Code points from the start of an address within which a place of it is known for one."""


def in_address(text: str, at: int) -> bool:
    """Whether an address of the net goes on at place `at` (code points) of `text`."""
    before = text[max(0, at - _FURTHEST) : at]
    token = before.split()[-1] if before and not before[-1].isspace() else ""
    return "://" in token or "www." in token
