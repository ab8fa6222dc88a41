"""Which places of a text are spelt as centuries ago."""

from collections import Counter

from octtei.clean.channel.archaic import Archaic
from octtei.lexicon import language

_OLD = ["estoit", "desja", "icy", "receu", "tousjours", "estoit"]


def _everywhere(words: int, first: int, apart: int) -> bool:
    forms = ["mot"] * words
    for n, form in enumerate(_OLD):
        forms[first + n * apart] = form
    places: dict[str, list[int]] = {}
    for i, form in enumerate(forms):
        places.setdefault(form, []).append(i)
    return Archaic(Counter(forms), places, language("fr")).everywhere


def test_a_short_text_as_thick_with_them_as_old_prose_is_old() -> None:
    assert _everywhere(320, 100, 20)


def test_a_quotation_in_a_longer_text_is_none() -> None:
    assert not _everywhere(900, 100, 20)


def test_as_many_all_over_a_longer_text_are() -> None:
    assert _everywhere(900, 10, 150)
