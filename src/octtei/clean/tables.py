"""Tables of characters: what a text reads like whose bytes were looked up in the table of another system.

Before Unicode each system had a table of its own for the bytes above 127 (DOS 437 and 850, Macintosh, Windows). A file
of one, opened with the table of another, has one wrong character for each right one: `r‚volution`, `rÈvolution`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from octtei.room import learnt

WRITTEN = ("cp1252", "mac-roman", "cp850", "cp437", "iso8859-15")
"""The tables that texts in western languages were written with."""
READ = (
    *WRITTEN, "cp1250", "iso8859-2", "cp1251", "iso8859-5", "koi8-r", "cp1253", "cp866", "cp852", "cp1257", "mac-latin2", "mac-cyrillic",
    "cp874", "cp1255", "cp1256",
)  # fmt: skip
"""The tables that they are read with by mistake."""
_WORD = re.compile(r"(?<![A-Za-z])[A-Za-z]*[^\x00-\x7f\s][^\x00-\x40\[-`{-\x7f\s]*")
_LETTERS = re.compile(r"[^\W\d_]+")
_ELIDED = re.compile(r"\A[^\W\d_]{1,2}[’'](?=[^\W\d_])")
_LINE_END = re.compile(r"[\n\f]")
_LINES = 20
_TYPES, _MOST = 4, 400
_REMEMBERED = 20_000
"""So many strange forms are remembered, with the tables that make words of them, beyond the end of a document."""
_CLEAR, _LOSS, _LETTER = 0.8, 4, 0.25
_KINDS = 2
_PLAIN = frozenset("«»“”„‘’–—…°§·œŒæÆ\u00a0ßøØ•†№€¼½¾")
_CLOSING = "”"
"""No word begins behind it: a font that has a shape for an accent before its letter would look like it."""
Known = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Reading:
    """A text written with one table and read with another: wrong character -> right one.

    `codes` says the same by the numbers of the wrong characters.
    """

    written: str
    read: str
    table: Mapping[str, str]
    codes: Mapping[int, str]

    @classmethod
    def of(cls, written: str, read: str) -> Reading:
        """The reading of two tables, by their names."""
        table = _table(written, read)
        return cls(written, read, table, {ord(wrong): right for wrong, right in table.items()})

    def right(self, form: str) -> str:
        """`form` as it was written."""
        return form.translate(self.codes)


@lru_cache(maxsize=1)
def readings() -> tuple[Reading, ...]:
    """Every way in which one table may have been taken for another."""
    return tuple(Reading.of(a, b) for b in READ for a in WRITTEN if a != b)


def _table(written: str, read: str) -> dict[str, str]:
    pairs = ((character(b, read), character(b, written)) for b in range(0x80, 0x100))
    return {
        wrong: right
        for wrong, right in pairs
        if wrong != right and (_is_plain(right) or not _is_plain(wrong))
    }


def character(byte: int, codec: str) -> str:
    """The character of a byte; a C1 control where the table has none, as browsers read it."""
    return bytes((byte,)).decode(codec, "ignore") or chr(byte)


def spans(text: str, known: Known) -> Iterator[tuple[int, int, Reading]]:
    """Where `text` was read with a wrong table, block by block, and which it was.

    A table is only thought of if with it four forms at least that were no words are words, nearly all of those in the
    blocks that it explains; a block needs words of its own, unless nearly all others are explained.
    """
    forms = set(_WORD.findall(" ".join(part for part in set(text.split()) if not part.isascii())))
    strange = [form for form in sorted(forms) if not _reads(form, known)]
    best = _best(strange, known) if len(strange) >= _TYPES else None
    if best is None:
        return
    blocks = [(a, z, _WORD.findall(text, a, z)) for a, z in _blocks(text)]
    blocks = [block for block in blocks if block[2]]
    wins = {form for form in strange if _gains(form, best.right(form), known)}
    losses = {form for form in forms if _loses(form, best, known)} - set(strange)
    told = [(a, z, *_weighed(found, wins, losses)) for a, z, found in blocks]
    changed = [form for form in strange if _lettered(best.right(form)) != _lettered(form)]
    if not _is_clear(told, blocks, changed, wins) or len(_taken(wins, best)) < _KINDS:
        return
    everywhere = not any(lost > won for _, _, won, lost in told)
    for start, end, won, lost in told:
        if won > _LOSS * lost or (everywhere and won == lost == 0):
            yield start, end, best


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Lines without a blank one between them, twenty at most."""
    start, line, lines = 0, 0, 0
    for hit in _LINE_END.finditer(text):
        lines += 1
        if lines == _LINES or not text[line : hit.start()].strip():
            yield start, hit.end()
            start, lines = hit.end(), 0
        line = hit.end()
    yield start, len(text)


def _best(strange: Sequence[str], known: Known) -> Reading | None:
    """The table that makes most words of strange forms, and the most usual signs of the other characters."""
    some = strange[:: 1 + len(strange) // _MOST]
    won = Counter(n for form in some for n in _winning(form, known))
    scored = [
        (times + 0.5 * _plainness(some, readings()[n]), -n) for n, times in won.items() if times >= _TYPES
    ]
    return readings()[-max(scored)[1]] if scored else None


@learnt
@lru_cache(maxsize=_REMEMBERED)
def _winning(form: str, known: Known) -> tuple[int, ...]:
    """The numbers of the readings that make a word of a form that is none."""
    return tuple(n for n, reading in enumerate(readings()) if _gains(form, reading.right(form), known))


def _plainness(forms: Iterable[str], reading: Reading) -> int:
    """How many characters of `forms` the table makes usual ones, less those that it makes odd ones."""
    chars = {c for form in forms for c in form if not c.isascii()}
    new = [reading.table.get(c, c) for c in chars]
    return sum(1 if _is_plain(c) else -1 for c in new)


def _is_plain(char: str) -> bool:
    """Whether western texts have a character: no frame of a table, no sign of mathematics, no control."""
    return char in _PLAIN or ("À" <= char <= "ÿ" and char not in "×÷ÐðÞþ")


@learnt
@lru_cache(maxsize=_REMEMBERED)
def _reads(form: str, known: Known) -> bool:
    """Whether a form holds words only, and no sign inside of one."""
    if form.isalpha():
        return known(form) and (form[1:].islower() or form.isupper() or len(form) == 1)
    parts = _LETTERS.findall(_ELIDED.sub("", form))
    form = _ELIDED.sub("", form)
    return bool(parts) and form.strip("«»“”„‘’–—…\u00a0") == "".join(parts) and all(map(known, parts))


def _gains(form: str, new: str, known: Known) -> bool:
    """Whether a form that is no word becomes one, written `new`; not because one sign became another, nor behind a mark that closes."""
    lettered = len(form) > 2 and _lettered(form) != _lettered(new)
    return new != form and lettered and not new.startswith(_CLOSING) and _reads(new, known)


def _lettered(form: str) -> str:
    return "".join(filter(str.isalpha, form))


def _loses(form: str, reading: Reading, known: Known) -> bool:
    """Whether a form that is a word becomes none."""
    new = reading.right(form)
    return new != form and _reads(form, known) and not _reads(new, known)


def _taken(wins: Iterable[str], reading: Reading) -> set[str]:
    """The wrong letters of the forms that become words: where it is always the same one, a font is broken and no table wrong."""
    return {char for form in wins for char in form if char in reading.table}


def _weighed(found: Sequence[str], wins: set[str], losses: set[str]) -> tuple[int, float]:
    """How many forms of a block become words, and how many cease to be; a sign may look like a word of one letter (`à`)."""
    lost = sum(1 if len(form) > 1 else _LETTER for form in found if form in losses)
    return sum(form in wins for form in found), lost


def _is_clear(
    told: Sequence[tuple[int, int, int, float]],
    blocks: Sequence[tuple[int, int, list[str]]],
    changed: Sequence[str],
    wins: set[str],
) -> bool:
    """Whether the table makes words of most strange forms that it changes in the blocks that it explains, names aside."""
    here = {
        f for (_, _, won, lost), (_, _, found) in zip(told, blocks, strict=True) if won > lost for f in found
    }
    odd = [f for f in here.intersection(changed) if f in wins or (len(f) > 2 and not f[0].isupper())]
    return sum(form in wins for form in odd) >= _CLEAR * len(odd)
