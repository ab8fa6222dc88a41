"""python -m bench.layout: documents of many layouts, written to a folder or built with octtei and measured.

The generated layouts come first, then the facsimiles of `prints/`, then the extracts of `extracts/`, each with a mean of their own.
With `--damage KIND` layouts and facsimiles are damaged first, as `bench.damage` does it: what cleaning and structure make together.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from lxml import etree

from bench.damage import KINDS, MIXTURES, damage
from bench.layout import gold, table
from bench.layout.adapter import BuildError, build
from bench.layout.document import Document, make
from bench.layout.extracts import extract
from bench.layout.extracts import names as extracts
from bench.layout.facsimile import about, facsimile
from bench.layout.facsimile import names as facsimiles
from bench.layout.layout import Layout
from bench.layout.layouts import BY_NAME, LAYOUTS
from bench.layout.measure import Measures, measure
from octtei.lexicon import detect

_BLANK = re.compile(r"(?:\r?\n[ \t]*)+\r?\n(?=[^\r\n])")


def main(arguments: list[str] | None = None) -> int:
    """Writes the documents, or prints the table of measures; 1 if nothing could be built, 2 for a layout that is none."""
    options = _parser().parse_args(arguments)
    names = [name for name in options.layouts.split(",") if name]
    unknown = [name for name in names if name not in {*BY_NAME, *facsimiles(), *extracts()}]
    if unknown:
        print(f"no such layout: {', '.join(unknown)}; --list names them", file=sys.stderr)
        return 2
    layouts = [BY_NAME[name] for name in names if name in BY_NAME] if names else list(LAYOUTS)
    prints = [name for name in facsimiles() if not names or name in names]
    taken = [name for name in extracts() if not names or name in names]
    if options.list:
        print("\n".join(f"{layout.name:26}{layout.about}" for layout in layouts))
        print("\n".join(f"{name:26}{about(name)}" for name in prints))
        print("\n".join(f"{name:26}an extract" for name in taken))
        return 0
    sets = {layout.name: _documents(layout, options.seed, options.documents) for layout in layouts}
    shown = {name: [facsimile(name)] for name in prints}
    real = {name: [extract(name)] for name in taken}
    if options.damage:
        sets, shown = (_damaged(kind, options.damage, options.seed) for kind in (sets, shown))
        real = {}
    if options.gapless:
        sets, shown, real = (_without_gaps(kind) for kind in (sets, shown, real))
    if options.write:
        return _write({**sets, **shown, **real}, options.write)
    return max([_measure(kind) for kind in (sets, shown, real) if kind], default=1)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.layout", description=__doc__)
    parser.add_argument(
        "--seed", type=int, default=0, help="another seed draws other chapters and line lengths"
    )
    parser.add_argument("--layouts", default="", metavar="NAME,...", help="only these layouts")
    parser.add_argument("--documents", type=int, default=1, metavar="N", help="documents a layout")
    parser.add_argument(
        "--write", type=Path, metavar="DIR", help="write source and gold of each document, build nothing"
    )
    parser.add_argument("--gapless", action="store_true", help="leave all blank lines out, as pypdf does")
    parser.add_argument(
        "--damage",
        default="",
        choices=["", *KINDS, *MIXTURES],
        metavar="KIND",
        help="damage layouts and facsimiles first",
    )
    parser.add_argument("--list", action="store_true", help="name the layouts")
    return parser


def _documents(layout: Layout, seed: int, count: int) -> list[Document]:
    return [make(layout, seed, number) for number in range(count)]


def _damaged(sets: Mapping[str, list[Document]], kind: str, seed: int) -> dict[str, list[Document]]:
    def one(document: Document, name: str, number: int) -> Document:
        language = BY_NAME[name].language if name in BY_NAME else detect(document.source) or "fr"
        source = damage(document.source, MIXTURES.get(kind, [kind]), seed + number, language)
        return replace(document, source=source.text)

    return {
        name: [one(d, name, number) for d in documents]
        for number, (name, documents) in enumerate(sets.items())
    }


def _without_gaps(sets: Mapping[str, list[Document]]) -> dict[str, list[Document]]:
    return {
        name: [replace(d, source=_BLANK.sub("\n", d.source)) for d in documents]
        for name, documents in sets.items()
    }


def _write(sets: Mapping[str, list[Document]], folder: Path) -> int:
    for documents in sets.values():
        for document in documents:
            gold.write(document.gold, document.source, folder / document.name)
    return 0


def _measure(sets: Mapping[str, list[Document]]) -> int:
    rows: dict[str, table.Row] = {}
    failures: dict[str, str] = {}
    for name, documents in sets.items():
        try:
            rows[name] = table.averaged([_one(document) for document in documents])
        except (BuildError, etree.XMLSyntaxError, ValueError) as error:
            failures[name] = str(error)
    print(table.rendered(rows, failures))
    return 0 if rows else 1


def _one(document: Document) -> Measures:
    return measure(build(document.source), document.gold)


if __name__ == "__main__":
    sys.exit(main())
