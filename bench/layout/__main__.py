"""python -m bench.layout: documents of many layouts, written to a folder or built with octtei and measured."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from lxml import etree

from bench.layout import gold, table
from bench.layout.adapter import BuildError, build
from bench.layout.document import Document, make
from bench.layout.layout import Layout
from bench.layout.layouts import BY_NAME, LAYOUTS
from bench.layout.measure import Measures, measure


def main(arguments: list[str] | None = None) -> int:
    """Writes the documents, or prints the table of measures; 1 if nothing could be built, 2 for a layout that is none."""
    options = _parser().parse_args(arguments)
    names = [name for name in options.layouts.split(",") if name]
    unknown = [name for name in names if name not in BY_NAME]
    if unknown:
        print(f"no such layout: {', '.join(unknown)}; --list names them", file=sys.stderr)
        return 2
    layouts = [BY_NAME[name] for name in names] or list(LAYOUTS)
    if options.list:
        print("\n".join(f"{layout.name:26}{layout.about}" for layout in layouts))
        return 0
    if options.write:
        return _write(layouts, options.seed, options.documents, options.write)
    return _measure(layouts, options.seed, options.documents)


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
    parser.add_argument("--list", action="store_true", help="name the layouts")
    return parser


def _documents(layout: Layout, seed: int, count: int) -> list[Document]:
    return [make(layout, seed, number) for number in range(count)]


def _write(layouts: list[Layout], seed: int, count: int, folder: Path) -> int:
    for layout in layouts:
        for document in _documents(layout, seed, count):
            gold.write(document.gold, document.source, folder / document.name)
    return 0


def _measure(layouts: list[Layout], seed: int, count: int) -> int:
    rows: dict[str, table.Row] = {}
    failures: dict[str, str] = {}
    for layout in layouts:
        try:
            rows[layout.name] = table.averaged(
                [_one(document) for document in _documents(layout, seed, count)]
            )
        except (BuildError, etree.XMLSyntaxError, ValueError) as error:
            failures[layout.name] = str(error)
    print(table.rendered(rows, failures))
    return 0 if rows else 1


def _one(document: Document) -> Measures:
    return measure(build(document.source), document.gold)


if __name__ == "__main__":
    sys.exit(main())
