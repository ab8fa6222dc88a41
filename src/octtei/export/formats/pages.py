"""`html`: the reading page, one file an edition; `ceteicean`: TEI with what a browser needs to show it."""

from __future__ import annotations

from octtei.export.ceteicean import NEEDED
from octtei.export.ceteicean import ceteicean as ceteicean_files
from octtei.export.formats.exporter import Exporter, Product, TeiFile
from octtei.export.formats.fates import Fates, dropped, flattened, kept
from octtei.export.html import reading_page
from octtei.export.restore import RestoreError


def write_html(tei: TeiFile) -> Product:
    """NAME.html: self-contained; repairs of damage are shown where the repairs file is there and fits."""
    try:
        return Product({f"{tei.name}.html": reading_page(tei.root, tei.repairs, name=tei.name)})
    except RestoreError:
        page = reading_page(tei.root, None, name=tei.name)
        return Product(
            {f"{tei.name}.html": page}, ("the repairs file does not fit: its repairs are not shown",)
        )


def write_ceteicean(tei: TeiFile) -> Product:
    """NAME.html and NAME.xml with our style and behaviours, for CETEIcean, which the user adds."""
    files = ceteicean_files(tei.root, tei.name)
    needed = f"needs {NEEDED} of CETEIcean beside it (npm CETEIcean, dist/{NEEDED})"
    return Product({f"ceteicean/{name}": data for name, data in files.items()}, (needed,))


# What a reader of the page does not see, though the words are there.
_UNSEEN = (
    "fw@place", "div@n", "corr@resp", "lb@break", "note@place", "note@resp", "pb@sameAs", "pb@break", "said@next",
    "said@prev", "said@cert", "q@who", "q@next", "q@prev", "quote@cert", "quote@next", "quote@prev", "sp@who", "item@n",
    "milestone@unit", "milestone@rend", "gap@resp", "gap@cert", "gap@ana", "title@level", "title@ref",
    "foreign@xml:lang", "TEI@xml:id",
)  # fmt: skip
HTML = Exporter(
    "html",
    "the reading page, self-contained",
    write_html,
    Fates(text={**kept("*", "@*"), **dict.fromkeys(_UNSEEN, dropped()), "foreign": flattened()}),
)
CETEICEAN = Exporter(
    "ceteicean",
    "TEI with behaviours for CETEIcean",
    write_ceteicean,
    Fates(text=kept("*", "@*"), header=kept("*", "@*")),
)
