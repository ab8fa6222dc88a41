"""Strangers: languages that there is no lexicon for, told by their function words so that nobody repairs what is written in them."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from functools import lru_cache
from importlib import resources

from octtei.lexicon.language import language, languages, tried_languages


@lru_cache(maxsize=1)
def strangers() -> Mapping[str, frozenset[str]]:
    """Code -> the words that build sentences of a language without a lexicon, or one that the rules on words were not tried on."""
    data = tomllib.loads((resources.files("octtei.lexicon") / "strangers.toml").read_text(encoding="utf-8"))
    found = {code: frozenset(words.split()) for code, words in data.items()}
    found |= {code: language(code).function_words for code in languages() if not language(code).tried}
    return dict(sorted(found.items()))


def is_elsewhere(words: Collection[str], code: str) -> bool:
    """Whether more of the words, in small letters, build sentences of another language than of `code`.

    What both languages have proves nothing, but where there is a lexicon for both: as common as that, it speaks for neither. Where
    no word builds a sentence nothing is told.
    """
    own, met = language(code).function_words, frozenset(words)
    here = len(met & own)
    there = max(len(met & language(other).function_words) for other in tried_languages() if other != code)
    if there and there >= here:
        return True
    strange = met & _strange(code)  # few words, mostly none
    return any(len(strange & theirs) > len(met & ours) for theirs, ours in _apart(code)) if strange else False


@lru_cache(maxsize=8)
def _strange(code: str) -> frozenset[str]:
    """The words that some stranger has and `code` has not."""
    return frozenset().union(*(theirs for theirs, _ in _apart(code)))


@lru_cache(maxsize=8)
def _apart(code: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """For each stranger: the words that it has and `code` has not, and the other way round."""
    own = language(code).function_words
    return tuple((theirs - own, own - theirs) for theirs in strangers().values())
