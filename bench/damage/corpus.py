"""Clean text to be damaged: prose written for this purpose, and sentences by template."""

from __future__ import annotations

import random
from functools import lru_cache
from importlib import resources
from textwrap import fill

from bench.damage.sentences import Filler, paragraph

WIDTH = 76


@lru_cache(maxsize=8)
def prose(language: str) -> tuple[str, ...]:
    """The paragraphs of our own texts in `language`, file by file in alphabetical order."""
    folder = resources.files("bench.damage") / "texts"
    files = sorted((f for f in folder.iterdir() if f.name.startswith(f"{language}-")), key=lambda f: f.name)
    return tuple(p.strip() for f in files for p in f.read_text(encoding="utf-8").split("\n\n") if p.strip())


def corpus(language: str = "fr", words: int = 15_000, seed: int = 1) -> str:
    """Clean text of at least `words` words, wrapped, an empty line between paragraphs.

    All our own prose, and as many paragraphs by template among it as are needed; templates are French only, so
    other languages give their prose and no more. The same arguments give the same text.
    """
    rng = random.Random(f"corpus {language} {seed}")
    made = list(prose(language))
    count = sum(len(p.split()) for p in made)
    filler = Filler(rng) if language == "fr" and count < words else None
    while filler and count < words:
        made.append(paragraph(filler))
        count += len(made[-1].split())
    rng.shuffle(made)
    return "\n\n".join(fill(p, WIDTH, break_long_words=False, break_on_hyphens=False) for p in made) + "\n"
