"""First names: what tells the name of a person from other words with capitals."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from importlib import resources

_FILE = resources.files("octtei.structure") / "data" / "forenames.txt"
_STYLED = re.compile(
    r"(?:(?:M|MM|Mme|Mlle|Dr|Mr|Mrs|St|[A-ZÀ-Þ](?:h|\.-[A-ZÀ-Þ])?)\.|(?:Mme|Mlle|Madame|Miss|Sir|Lord|Lady|Comte|Comtesse|Vicomte|Baron|Baronne|Marquis|"
    r"Marquise|Abbé|Graf|Gräfin|Freiherr|Dom|Fra|Frère|Père)\s)",
    re.IGNORECASE,
)


def is_forename(words: str) -> bool:
    """Whether words begin with a first name (`Jean-Jacques Rousseau`), an initial or a form of address, in whatever case."""
    first = words.replace("-", " ").split()[:1]
    return bool(first) and (_bare(first[0]) in _forenames() or _STYLED.match(words) is not None)


def _bare(word: str) -> str:
    """A word in small letters without accents, as capitals often have none."""
    return "".join(c for c in unicodedata.normalize("NFD", word.casefold()) if c.isalpha())


@lru_cache(maxsize=1)
def _forenames() -> frozenset[str]:
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split())
