"""Mojibake laid over our own texts: damaged words right, undamaged words spoiled, by codec and number of times.

python -m bench.mojibake
"""

from __future__ import annotations

import random
import re

from bench.accent_ciphers import french
from octtei.clean import Passage
from octtei.clean.rules.mojibake import wrong_codec
from octtei.clean.stage import untouching
from octtei.text import Layer

CODECS = ("cp1252", "latin-1", "mac-roman")


def misread(text: str, codec: str) -> str:
    """`text` as UTF-8 read with `codec`, bytes without a character as C1 controls."""
    if codec == "cp1252":
        return "".join(bytes((b,)).decode("cp1252", "ignore") or chr(b) for b in text.encode())
    return text.encode().decode(codec)


def main() -> None:
    """A line for each way."""
    clean = french().split("\n\n")
    for ways in [(c,) for c in CODECS] + [(a, b) for a in CODECS for b in CODECS]:
        rng = random.Random(7)
        out = []
        for paragraph in clean:
            made = paragraph
            if rng.random() < 0.5:
                for codec in ways:
                    made = misread(made, codec)
            out.append(made)
        damaged = "\n\n".join(out)
        new = Layer.of(untouching(list(wrong_codec.find(Passage(damaged, "fr"))))).apply(damaged)
        all_words = wrong = spoiled = 0
        for before, broken, after in zip(clean, out, new.split("\n\n"), strict=True):
            right, found = re.findall(r"\S+", before), re.findall(r"\S+", after)
            if broken == before:
                spoiled += sum(a != b for a, b in zip(right, found, strict=False))
                continue
            hit = [w for w in right if not w.isascii()]
            all_words += len(hit)
            wrong += sum(w not in found for w in hit)
        print("+".join(ways), all_words, f"{1 - wrong / max(1, all_words):.4f}", "spoiled", spoiled)


if __name__ == "__main__":
    main()
