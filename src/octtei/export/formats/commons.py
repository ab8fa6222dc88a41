"""`openedition` and `metopes`: the reading text in the TEI that French publishers of scholarship take.

OpenEdition's journals and books are loaded from it; Métopes, the chain of the University of Caen, makes print and web from
it. Both are expressions of one small TEI ("Commons Publishing") and differ in little (commons_line.Dialect).
"""

from __future__ import annotations

from collections.abc import Callable

from octtei.export.build import serialise
from octtei.export.formats.commons_header import FATES, write_header
from octtei.export.formats.commons_line import Dialect
from octtei.export.formats.commons_text import TextWriter
from octtei.export.formats.exporter import Exporter, Product, TeiFile
from octtei.export.formats.fates import RESOLVED, Fates, Treatment, dropped, flattened, kept
from octtei.export.formats.grow import LANG
from octtei.export.formats.names import T
from octtei.export.formats.record import describe

OPENEDITION = Dialect(pages=False, foreign=False, title_page=False)
METOPES = Dialect(pages=True, foreign=True, title_page=True)


def _writer(name: str, dialect: Dialect) -> Callable[[TeiFile], Product]:
    def write(tei: TeiFile) -> Product:
        writer = TextWriter(dialect)
        language = tei.reading.get(LANG, "")
        with writer.out.element("TEI", {LANG: language} if language else {}):
            lists = next(tei.reading.iter(f"{T}list"), None) is not None
            record = describe(tei.root)
            write_header(writer.out, record, tei.version, statements=dialect is METOPES, lists=lists)
            for text in tei.reading.iterfind(f"{T}text"):
                writer.text(text)
        return Product({f"{tei.name}.{name}.xml": serialise(writer.out.close())})

    return write


_PLAIN = flattened("as plain words, or a segment where an id stands")
_PARAGRAPHS = flattened("as paragraphs")
# Where their neighbours hold them they are told with these.
_MERGED = {"l": flattened(), "bibl": flattened()}
_TEXT: dict[str, Treatment] = {
    **RESOLVED,
    **kept(
        "TEI",
        "text",
        "front",
        "body",
        "back",
        "div",
        "head",
        "p",
        "list",
        "item",
        "lg",
        "l",
        "table",
    ),
    **kept("sp", "speaker", "stage", "bibl", "epigraph", "floatingText", "note", "hi", "title"),
    **kept("ref@target", "title@level", "date@when", "@xml:id", "@xml:lang"),
    **kept(
        *(f"hi@rend={rend}" for rend in ("italic", "bold", "smallcaps", "caps", "underline", "sup", "sub"))
    ),
    **kept(*(f"{name}@n" for name in ("div", "note", "item", "l", "lg", "pb"))),
    **kept(
        *(f"note@type={who}" for who in ("author", "editor", "translator")),
        "note@place=end",
        "note@place=bottom",
    ),
    "quote": flattened("kept as blocks; those in a line by their quotation marks only"),
    "cit": flattened("kept as blocks; those in a line as words"),
    "ref": flattened("kept where they lead anywhere"),
    "said": flattened("flattened: the quotation marks stay, who speaks does not"),
    "gap": flattened("shown as […]"),
    "milestone": flattened("as paragraphs with their signs"),
    "date": flattened("as plain words, but where the day alone is told"),
    "div@type": flattened("told as depth only"),
    **dict.fromkeys(("opener", "closer", "dateline", "salute", "signed", "byline"), _PARAGRAPHS),
    **dict.fromkeys(("soCalled", "mentioned", "q", "supplied", "unclear"), _PLAIN),
    **dict.fromkeys(("TEI@xml:id", "pb@sameAs"), dropped()),
}
_TITLE_PAGE = ("titlePage", "docTitle", "titlePart", "docImprint")

_PAGES_AS_ANCHORS = flattened("as anchors")
EXPORTER_OPENEDITION = Exporter(
    "openedition",
    "TEI for journals and books of OpenEdition",
    _writer("openedition", OPENEDITION),
    Fates(
        text={
            **_TEXT,
            **_MERGED,
            "pb": _PAGES_AS_ANCHORS,
            "foreign": flattened("as segments with their language"),
            **dict.fromkeys(_TITLE_PAGE, _PARAGRAPHS),
        },
        header=FATES,
    ),
)
EXPORTER_METOPES = Exporter(
    "metopes",
    "TEI for the publishing chain Métopes",
    _writer("metopes", METOPES),
    Fates(
        text={
            **_TEXT,
            **_MERGED,
            **kept("pb", "foreign", "titlePage", "titlePart", "titlePart@type=main", "titlePart@type=sub"),
            **dict.fromkeys(("docTitle", "docImprint"), _PARAGRAPHS),
        },
        header={
            **FATES,
            "publicationStmt/publisher": flattened("as a paragraph"),
            "publicationStmt/date": flattened("as a paragraph"),
            "publicationStmt/idno": flattened("as a paragraph"),
        },
    ),
)
