"""Whole pages, each one file that needs nothing else: no network, no framework; the script may be missing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib import resources
from urllib.parse import quote

from lxml import etree

from octtei.export.html import markup
from octtei.export.html.reading import Around, Reading, read_edition

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"
_COLUMNS = ("Title", "Author", "Date", "Pages", "Words", "Paragraphs", "Notes", "Repairs", "Open findings")
_ODD = re.compile(r"[^\w.\-/]")


def reading_page(
    root: etree._Element, repairs: bytes | None, *, name: str = "", around: Around | None = None
) -> bytes:
    """One edition as one HTML page: `root` is its TEI element, `repairs` its repairs file (None if there is none).

    Ids are those of the edition. Raises RestoreError if the two do not belong together.
    """
    return page_of(read_edition(root, repairs, name=name, around=around))


def page_of(reading: Reading) -> bytes:
    """The page of an edition that was read with its own ids (no prefix)."""
    return _page(reading.title, reading.html, "octtei-text", "one")


def prefix_of(name: str) -> str:
    """What the ids of edition `name` begin with on the page of the corpus, where the ids of several meet."""
    return _ODD.sub(lambda hit: f"~{ord(hit[0]):x}~", name) + "."


def corpus_page(readings: Sequence[Reading], *, embedded: bool) -> bytes:
    """The corpus as a table with its damage report; `embedded` with the editions in it, else with links to NAME.html.

    Embedded editions must have been read with `prefix_of(name)` and level 2.
    """
    table = _editions(readings, embedded=embedded) + _damage(readings, embedded=embedded)
    count = "1 edition" if len(readings) == 1 else f"{len(readings):,} editions"
    corpus = markup.element("div", table, id="octtei-corpus", tabindex="-1")
    texts = "".join(r.html for r in readings) if embedded else ""
    top = f'<header class="site"><h1><a href="#octtei-corpus">Corpus: {count}</a></h1></header>'
    return _page("Corpus", corpus + texts, "octtei-corpus", "corpus", top)


def _page(title: str, main: str, start: str, kind: str, top: str = "") -> bytes:
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="generator" content="octtei"><meta name="color-scheme" content="light dark"><link rel="icon" href="data:,">'
        f"<title>{markup.characters(title)}</title><style>{_asset('page.css')}</style>"
    )
    skip = markup.element("a", "Skip to the text", class_="skip", href=f"#{start}")
    window = (
        '<div id="octtei-note" class="note-window" popover role="dialog" aria-label="Note">'
        '<button type="button" popovertarget="octtei-note" popovertargetaction="hide" aria-label="Close">×</button>'
        '<div class="content"></div></div>'
    )
    body = f"{skip}{top}<main>{main}</main>{window}<script>{_asset('page.js')}</script>"
    html = (
        f'<!DOCTYPE html>\n<html lang="en"><head>{head}</head>\n<body class="{kind}">{body}</body></html>\n'
    )
    return html.encode()


@cache
def _asset(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


def _address(reading: Reading, *, embedded: bool) -> str:
    return f"#{prefix_of(reading.name)}octtei-edition" if embedded else f"{quote(reading.name)}.html"


def _editions(readings: Sequence[Reading], *, embedded: bool) -> str:
    rows = "".join(_row(r, embedded=embedded) for r in readings)
    heads = "".join(markup.element("th", c, scope="col") for c in _COLUMNS)
    table = (
        f"<table><caption>The editions</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )
    return _wide(table, "The editions")


def _row(reading: Reading, *, embedded: bool) -> str:
    address = _address(reading, embedded=embedded)
    title = markup.element("a", markup.characters(reading.title), href=address, lang=reading.language)
    said = (reading.author, reading.date)
    numbers = (reading.pages, reading.words, reading.paragraphs, reading.notes, sum(reading.repairs.values()))
    cells = [markup.element("td", markup.characters(words)) for words in said]
    cells += [markup.element("td", f"{n:,}", class_="number") for n in numbers]
    cells.append(markup.element("td", ", ".join(f"{n} {s}" for s, n in reading.findings.items()) or "none"))
    return f"<tr>{markup.element('th', title, scope='row')}{''.join(cells)}</tr>"


def _damage(readings: Sequence[Reading], *, embedded: bool) -> str:
    """What each rule repaired in each edition."""
    total: Counter[str] = Counter()
    for reading in readings:
        total.update(reading.repairs)
    if not total:
        return ""
    rules = sorted(total)
    codes = (markup.element("code", markup.characters(rule)) for rule in rules)
    heads = "".join(markup.element("th", code, scope="col", class_="upright") for code in codes)
    rows = "".join(_repaired(r, rules, _address(r, embedded=embedded)) for r in readings)
    sums = "".join(markup.element("td", f"{total[rule]:,}", class_="number") for rule in rules)
    table = (
        "<table><caption>The damage: how often each rule repaired what</caption>"
        f'<thead><tr><th scope="col">Title</th>{heads}</tr></thead><tbody>{rows}</tbody>'
        f'<tfoot><tr><th scope="row">All</th>{sums}</tr></tfoot></table>'
    )
    return _wide(table, "The damage")


def _repaired(reading: Reading, rules: Sequence[str], address: str) -> str:
    title = markup.element("a", markup.characters(reading.title), href=address, lang=reading.language)
    numbers = (reading.repairs.get(rule, 0) for rule in rules)
    cells = "".join(markup.element("td", f"{n:,}" if n else "·", class_="number") for n in numbers)
    return f"<tr>{markup.element('th', title, scope='row')}{cells}</tr>"


def _wide(table: str, label: str) -> str:
    return markup.element("div", table, class_="wide", tabindex="0", role="region", aria_label=label)
