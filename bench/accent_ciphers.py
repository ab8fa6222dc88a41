"""Ciphers drawn by seed, laid over our own French texts, and what `accent.lost-mark` makes of them.

    python -m bench.accent_ciphers [SEEDS] [--show N]

A cipher draws: where marks stand (behind, before, in place of their letter), which characters they are (digits,
letters, punctuation, symbols, private use), whether accents share one, which letters are hit, when a false space goes
with them, whether note references stand glued to words.
"""

from __future__ import annotations

import argparse
import random
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from octtei.clean import Passage
from octtei.clean.rules.accent import lost_mark
from octtei.text import Edit, Layer, Safety, Span

TEXTS = Path(__file__).parent / "layout" / "texts"
POOLS = {
    "alien": "�´`^~¨¸ˆ˜�¤¦¬¯¶\ue001\ue0e9\uf0b4\uf8ffþðÐ¥¿¡±µ◊∂∆",
    "digit": "0123456789",
    "sign": "/%&*+=$#@<>_[]|\\!?;:",
    "small": "bcdfghjkmnpqtvwxz",
    "capital": "BCDFGHJKLMNPQRSTVWXZ",
}
ACCENTS = {
    "\u0301": "acute",
    "\u0300": "grave",
    "\u0302": "circumflex",
    "\u0308": "diaeresis",
    "\u0327": "cedilla",
}


def french() -> str:
    """Our own French texts, paragraphs in lines of some 90 characters, note references as digits behind words."""
    parts = [path.read_text(encoding="utf8") for path in sorted(TEXTS.glob("fr-*.txt"))]
    text = "\n\n".join(parts)
    return re.sub(r"^(?:@\w+|#+|[>*|]) ", "", text, flags=re.M)


@dataclass(frozen=True)
class Cipher:
    """One way to lose accents."""

    side: str
    marks: dict[str, str]
    narrow: str
    final_space: bool
    pool: str

    def letter(self, char: str) -> str | None:
        """What a letter becomes, None if it stays."""
        if char in ("œ", "Œ"):
            return self.marks.get("œ") if self.side == "alone" else None
        parts = unicodedata.normalize("NFD", char)
        if len(parts) != 2 or parts[1] not in ACCENTS:
            return None
        if self.side == "alone":
            return self.marks.get(char)
        mark = self.marks.get(ACCENTS[parts[1]])
        if mark is None:
            return None
        return parts[0] + mark if self.side == "after" else mark + parts[0]


def draw(rng: random.Random, pool: str | None = None, side: str | None = None) -> Cipher:
    """A cipher."""
    side = side or rng.choice(["after", "after", "before", "alone"])
    pool = pool or rng.choice(["alien", "alien", "digit", "sign", "capital", "small"])
    chars = rng.sample(POOLS[pool], min(len(POOLS[pool]), 20))
    if side == "alone":
        letters = "éèêàâùûôîïç" + ("œ" if rng.random() < 0.5 else "")
        one = rng.random() < 0.4
        if pool in ("digit", "capital", "small"):
            chars = rng.sample(POOLS["alien"] + POOLS["sign"] if not one else POOLS[pool], 1 if one else 14)
        marks = {c: chars[0] if one else chars[i] for i, c in enumerate(letters)}
        return Cipher(side, marks, narrow="", final_space=False, pool=pool)
    names = ["acute", "grave", "circumflex", "diaeresis", "cedilla"]
    sharing = rng.choice(["one", "own", "two", "acute"])
    if sharing == "one":
        marks = dict.fromkeys(names, chars[0])
    elif sharing == "own":
        marks = {n: chars[i] for i, n in enumerate(names)}
    elif sharing == "two":
        marks = {n: chars[0] if n in ("acute", "grave") else chars[1] for n in names}
    else:
        marks = {"acute": chars[0], "grave": chars[0]}
    narrow = rng.choice(["", "", "tljfi", "tlfjbdhkp"])
    return Cipher(side, marks, narrow, bool(narrow) and rng.random() < 0.6, pool)


@dataclass
class Damaged:
    """Damaged text with the words that were hit: places in it, and what they were."""

    text: str
    words: list[tuple[int, int, str]]


def damage(text: str, cipher: Cipher, rng: random.Random, share: float = 1.0) -> Damaged:
    """`text` under `cipher`; `share` of the paragraphs are hit. Note references `[^x]` become numbers, glued."""
    out: list[str] = []
    words: list[tuple[int, int, str]] = []
    size = 0
    note = 0
    for paragraph in re.split(r"(\n\n)", text):
        hit = rng.random() < share
        for piece in re.split(r"(\[\^\w+\]:?|[^\W\d_]+)", paragraph):
            if re.fullmatch(r"\[\^\w+\]:?", piece):
                note = note % 9 + 1
                made = str(note)
            elif hit and piece[:1].isalpha():
                made = "".join(_hit(piece, cipher))
                if made != piece:
                    words.append((size, size + len(made), piece))
            else:
                made = piece
            out.append(made)
            size += len(made)
    return Damaged("".join(out), words)


def _hit(word: str, cipher: Cipher) -> Iterator[str]:
    for i, char in enumerate(word):
        made = cipher.letter(char)
        yield made or char
        if made and cipher.narrow:
            following = word[i + 1 : i + 2]
            if (following and following in cipher.narrow) or (not following and cipher.final_space):
                yield " "


@dataclass
class Result:
    """What came of one cipher."""

    words: int
    right: int
    spoiled: int
    edits: int
    misses: list[tuple[str, str]]


def measure(damaged: Damaged) -> Result:
    """Damaged words right, and undamaged words spoiled."""
    edits = [e for e in lost_mark.find(Passage(damaged.text, "fr")) if e.safety is Safety.SAFE]
    layer = Layer.of(_joined(edits))
    new = layer.apply(damaged.text)
    right = 0
    misses: list[tuple[str, str]] = []
    taken: list[tuple[int, int]] = []
    for start, end, word in damaged.words:
        got = layer.destination(Span(start, end)).of(new).strip()
        taken.append((start, end))
        if got == word:
            right += 1
        else:
            misses.append((damaged.text[start:end], got + " ≠ " + word))
    spoiled = sum(not any(a <= e.span.start <= b and e.span.end <= b + 1 for a, b in taken) for e in edits)
    for e in edits:
        if not any(a <= e.span.start <= b and e.span.end <= b + 1 for a, b in taken):
            misses.insert(0, ("SPOILED " + damaged.text[e.span.start - 10 : e.span.end + 10], e.after))
    return Result(len(damaged.words), right, spoiled, len(edits), misses)


def _joined(edits: list[Edit]) -> list[Edit]:
    return sorted(edits, key=lambda e: e.span)


def main() -> None:
    """Print a line for each cipher and the sums."""
    parser = argparse.ArgumentParser()
    parser.add_argument("seeds", nargs="?", type=int, default=20)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--pool", default=None)
    parser.add_argument("--only", type=int, default=None)
    parser.add_argument("--side", choices=["after", "before", "alone"], default=None)
    parser.add_argument(
        "--text", type=Path, default=None, help="another French text, to judge what was tuned on ours"
    )
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    given = parser.parse_args()
    text = given.text.read_text(encoding="utf8") if given.text else french()
    words = right = spoiled = 0
    seeds = range(given.first, given.first + given.seeds) if given.only is None else [given.only]
    for seed in seeds:
        rng = random.Random(seed)
        cipher = draw(rng, given.pool, given.side)
        damaged = damage(text, cipher, rng, rng.choice([1.0, 1.0, 0.6]))
        result = measure(damaged)
        words, right, spoiled = words + result.words, right + result.right, spoiled + result.spoiled
        print(
            f"{seed:3} {cipher.side:6} {cipher.pool:7} {cipher.narrow!s:10} {''.join(cipher.marks.values()):14} "
            f"{result.words:5} {result.right / max(1, result.words):.4f} spoiled {result.spoiled}"
        )
        for miss in result.misses[: given.show]:
            print("      ", miss)
    print(f"all {words} {right / max(1, words):.5f} spoiled {spoiled}")


if __name__ == "__main__":
    main()
