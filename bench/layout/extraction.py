"""python -m bench.layout.extraction FOLDER: real text layers and real OCR of the texts of this bench.

The books of `texts/` are set by WeasyPrint in several designs, as PDF; `pdftotext` takes the text out, with the layout and
without, and so do pypdf (no blank lines, running heads behind the text of their pages), pdfminer, MuPDF and Ghostscript (raised
numbers on lines of their own), if they are asked for; Tesseract reads pictures of the pages, coarse ones so that it errs as on
old print. Each source is written with its gold to a folder of its own; those of `extracts/` were made so. Needs `weasyprint`,
poppler, and `tesseract` with fra, deu, eng; the others where they are named.
"""

from __future__ import annotations

import argparse
import html
import random
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Literal

from bench.layout import gold
from bench.layout.texts import book
from bench.layout.tree import NOTE, NOTE_MARK, Block, Book

_TAGS = {"1": "h1", "2": "h2", "3": "h3"}
_TESSERACT = {"fr": "fra", "de": "deu", "en": "eng"}
_NUMBERS = {
    "bottom": "@page{@bottom-center{content:counter(page)}}",
    "dashes": '@page{@bottom-center{content:"– " counter(page) " –"}}',
    "top": "@page:left{@top-left{content:counter(page)}}@page:right{@top-right{content:counter(page)}}",
}
_COMMANDS = {
    "raw": "pdftotext PDF -",
    "layout": "pdftotext -layout PDF -",
    "pdfminer": "pdf2txt.py PDF",
    "mupdf": "mutool draw -q -F txt PDF",
    "ghostscript": "gs -q -dNOPAUSE -dBATCH -sDEVICE=txtwrite -sOutputFile=- PDF",
}
"""How each way takes the text out of a PDF."""
_NOTES = {"fr": "Notes", "de": "Anmerkungen", "en": "Notes"}
_STYLE = """
@counter-style daggers{system:symbolic;symbols:'*' '†' '‡' '§'}
h1{text-align:center;font-size:1.6em;margin:20mm 0 2mm;string-set:book content();hyphens:none}
h1.subtitle{font-size:1.2em;margin-top:2mm;string-set:none} h2,h3{break-after:avoid;hyphens:none}
h2{text-align:center;font-size:1.25em;margin:8mm 0 4mm;string-set:chapter content()} h3{font-size:1.05em}
.BY{text-align:right;text-indent:0} .EP,.Q{margin:3mm 8mm;font-size:.92em} .SEP{text-align:center}
.verse{margin-left:10mm;text-indent:0;text-align:left} .opens{margin-top:3mm}
.call{font-size:.65em;vertical-align:super;line-height:0}
.note{float:footnote;font-size:.82em;text-indent:0} .note::footnote-marker{content:counter(footnote) '. '}
::footnote-call{content:counter(footnote);font-size:.65em;vertical-align:super;line-height:0}
"""
_HEADS = "@page:left{@top-center{content:string(book)}} @page:right{@top-center{content:string(chapter)}}"
_CAPITALS = "h2{text-transform:uppercase} @page:left{@top-center{text-transform:uppercase}} @page:right{@top-center{text-transform:uppercase}}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """How a book is set: what a style sheet says of it."""

    language: str = "fr"
    font: str
    page: str
    number: str = "bottom"
    heads: bool = True
    indent: str = "1em"
    gap: str = "0"
    columns: int = 1
    capitals: bool = False
    notes: Literal["page", "chapter", "end"] = "page"
    signs: str = "decimal"  # the counter style of what calls notes
    enclosed: str = "{}"  # what stands around it

    def key(self, number: int) -> str:
        """What calls note `number`, counted from 0."""
        signs = {"daggers": "*†‡§", "lower-alpha": "abcdefghijklmnopqrstuvwxyz"}.get(self.signs, "")
        return signs[number % len(signs)] * (number // len(signs) + 1) if signs else str(number + 1)

    def style(self) -> str:
        """The style sheet."""
        page = f"@page{{size:{self.page};margin:16mm 14mm 18mm;@footnote{{border-top:.3pt solid;padding-top:2pt}}}}"
        text = f"html{{font:{self.font};line-height:1.25;hyphens:auto}} body{{columns:{self.columns};column-gap:6mm}}"
        lines = f"p{{margin:0 0 {self.gap};text-indent:{self.indent};text-align:justify}}"
        heads = _HEADS if self.heads else ""
        capitals = _CAPITALS if self.capitals else ""
        left, right = (f"'{mark}'" for mark in self.enclosed.split("{}"))
        calls = f"content:{left} counter(footnote,{self.signs}) {right}"
        notes = (
            f"::footnote-call{{{calls}}} .note::footnote-marker{{{calls} ' '}}"
            if self.signs != "decimal"
            else ""
        )
        return "\n".join((page, text, lines, _STYLE, heads, _NUMBERS[self.number], capitals, notes))


DESIGNS = {
    "octavo": Design(font="10.5pt EB Garamond", page="120mm 185mm"),
    "plain": Design(font="11pt Linux Libertine O", page="130mm 200mm", heads=False, number="dashes"),
    "report": Design(font="10pt Liberation Sans", page="A4", number="top", indent="0", gap=".7em"),
    "review": Design(font="9.5pt Liberation Serif", page="165mm 240mm", columns=2),
    "narrow": Design(font="9pt EB Garamond", page="95mm 150mm", number="top"),
    "capitals": Design(font="11pt EB Garamond", page="130mm 200mm", capitals=True),
    "german": Design(language="de", font="10.5pt Liberation Serif", page="120mm 185mm"),
    "english": Design(language="en", font="10.5pt Linux Libertine O", page="120mm 185mm", number="top"),
    "chapters": Design(font="10.5pt Liberation Serif", page="130mm 200mm", notes="chapter"),
    "endnotes": Design(font="10.5pt Linux Libertine O", page="130mm 200mm", notes="end", number="top"),
    "daggers": Design(language="en", font="9pt Liberation Serif", page="130mm 200mm", signs="daggers"),
    "letters": Design(
        language="de", font="9pt Liberation Serif", page="130mm 200mm", signs="lower-alpha", enclosed="({})"
    ),
}


def main(arguments: list[str] | None = None) -> int:
    """Writes the extracts of all designs, or of some."""
    parser = argparse.ArgumentParser(prog="python -m bench.layout.extraction", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--chapters", type=int, default=4)
    parser.add_argument("--dpi", type=int, default=100, help="how finely Tesseract sees the pages")
    parser.add_argument("--designs", default=",".join(DESIGNS), metavar="NAME,...")
    ways = ", ".join((*_COMMANDS, "pypdf", "ocr"))
    parser.add_argument("--ways", default="raw,layout,ocr", metavar="NAME,...", help=ways)
    options = parser.parse_args(arguments)
    for name in options.designs.split(","):
        design = DESIGNS[name]
        drawn = book(design.language, random.Random(f"{options.seed}/{name}"), options.chapters)
        for way, source in _extracted(design, drawn, options.ways.split(","), options.dpi):
            gold.write(_gold(design, drawn), source, options.folder / f"{name}-{way}")
    return 0


def _extracted(design: Design, drawn: Book, ways: list[str], dpi: int) -> Iterator[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as name:
        page, pdf = Path(name) / "book.html", Path(name) / "book.pdf"
        page.write_text(_html(design, drawn), encoding="utf8")
        _run("weasyprint", str(page), str(pdf))
        for way in ways:
            if way == "ocr":
                yield way, _read(pdf, design.language, dpi)
            elif way == "pypdf":
                yield way, _pages(pdf)
            else:
                yield way, _run(*(str(pdf) if word == "PDF" else word for word in _COMMANDS[way].split()))


def _pages(pdf: Path) -> str:
    """What pypdf takes out of each page, with form feeds between them."""
    pages = import_module("pypdf").PdfReader(pdf).pages
    return "\n\f".join(page.extract_text() for page in pages)


def _read(pdf: Path, language: str, dpi: int) -> str:
    """What Tesseract reads on the pages, a form feed behind each."""
    _run("pdftoppm", "-r", str(dpi), "-gray", str(pdf), str(pdf.with_name("page")))
    pages = sorted(pdf.parent.glob("page*.pgm"))
    asked = ("-l", _TESSERACT[language], "--dpi", str(dpi))
    return "".join(_run("tesseract", str(page), "-", *asked).rstrip("\f") + "\f" for page in pages)


def _run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True).stdout.decode()


def _html(design: Design, drawn: Book) -> str:
    parts = (_part(design, part, drawn) for part in _parts(design, drawn))
    body = "\n".join(parts)
    return f"<html lang={drawn.language}><meta charset=utf-8><style>{design.style()}</style><body>{body}</body></html>"


def _parts(design: Design, drawn: Book) -> list[list[Block]]:
    """The blocks that have their notes together: all, or those of each chapter."""
    starts = [i for i, b in enumerate(drawn.blocks) if b.code == "H2"] if design.notes == "chapter" else []
    cuts = [0, *starts, len(drawn.blocks)]
    return [list(drawn.blocks[a:b]) for a, b in pairwise(cuts)]


def _called(blocks: Iterable[Block]) -> list[int]:
    """The notes that some blocks call."""
    return [ord(mark) - NOTE for block in blocks for mark in NOTE_MARK.findall(block.text)]


def _part(design: Design, blocks: list[Block], drawn: Book) -> str:
    lines = [_block(design, block, drawn) for block in blocks]
    if design.notes != "page" and (notes := _called(blocks)):
        lines.append(_block(design, _heading(design), drawn))
        lines += [f"<p>{n + 1}. {html.escape(' '.join(drawn.notes[n]))}</p>" for n in notes]
    return "\n".join(lines)


def _heading(design: Design) -> Block:
    """The heading of notes that stand together."""
    return Block("heading", _NOTES[design.language], level=3 if design.notes == "chapter" else 2)


def _block(design: Design, block: Block, drawn: Book) -> str:
    text = NOTE_MARK.sub(lambda hit: _note(design, ord(hit[0]) - NOTE, drawn), html.escape(block.text))
    if block.code[0] == "H":
        tag = _TAGS[block.code[1]]
        return f"<{tag} class={block.role}>{text}</{tag}>"
    return f"<p class='{block.code} {block.role} {'opens' if block.opens else ''}'>{text}</p>"


def _note(design: Design, number: int, drawn: Book) -> str:
    if design.notes != "page":
        return f"<span class=call>{number + 1}</span>"
    return f"<span class=note>{' '.join(map(html.escape, drawn.notes[number]))}</span>"


def _gold(design: Design, drawn: Book) -> gold.Gold:
    blocks: list[tuple[str, str]] = []
    for part in _parts(design, drawn):
        blocks += [(block.code, _printed(design, block)) for block in part]
        if design.notes != "page" and _called(part):
            blocks.append((_heading(design).code, _heading(design).text))
    keys = map(design.key, range(len(drawn.notes)))
    return gold.Gold(
        tuple(blocks), tuple((key, " ".join(note)) for key, note in zip(keys, drawn.notes, strict=True))
    )


def _printed(design: Design, block: Block) -> str:
    text = NOTE_MARK.sub(lambda hit: f"⟦n:{design.key(ord(hit[0]) - NOTE)}⟧", block.text)
    return text.upper() if design.capitals and block.code == "H2" else text


if __name__ == "__main__":
    raise SystemExit(main())
