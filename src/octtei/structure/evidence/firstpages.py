"""First pages: what is known of the pages before the text, once somebody asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class FrontPage(NamedTuple):
    """A page before the text: its sort (`half`, `works`, `title`, `rights`, `dedication`), and the number of its first group."""

    sort: str
    first: int


@dataclass(slots=True)
class FirstPages:
    """Number of a page -> what it is, of those before the text; and how many groups make the title page. None until asked."""

    pages: dict[int, FrontPage] | None = None
    title_end: int | None = None
