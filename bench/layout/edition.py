"""A TEI edition read back as the gold has it: blocks with codes, references and page breaks in them, and notes.

`choice` counts with its corrected or regularised reading; `fw`, weak `pc`, notes and uncorrected readings are no text;
line, column and page beginnings part words unless break="no". A note counts if it has an `@n` and stands where a
reference points to it, or where it is itself. An ornament is a `milestone` with its printed form in `@n`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
GLUE, CUT_PAGE = "\0", "\1"  # no space here; a page begins within a word
PLAIN = {"p", "ab", "l", "argument", "trailer", "docEdition", "stage", "row"}
BYLINES = {
    "signed",
    "byline",
    "docAuthor",
    "dateline",
    "speaker",
    "salute",
    "docDate",
    "docImprint",
    "addrLine",
}
BLOCKS = PLAIN | BYLINES | {"head", "titlePart", "item", "label"}
SAYING = {"quote", "said", "q"}
QUOTING = SAYING | {"floatingText", "cit", "sp"}
FRAMES = {
    "div", "body", "front", "back", "list", "text", "lg", "closer", "opener", "titlePage", "docTitle", "epigraph", "cit",
    "group", "address", "postscript", "table",
}  # fmt: skip
POINTS = {"lb", "cb", "gb", "milestone", "pb"}
Path = tuple[str, ...]


@dataclass(slots=True)
class Edition:
    """What an edition says: `blocks` (code, text), and `notes` by label, their texts in the order of the document."""

    blocks: list[tuple[str, str]]
    notes: dict[str, list[str]]


def read(document: bytes) -> Edition:
    """Reads an edition; ValueError if it has no text, lxml's XMLSyntaxError if it is no XML."""
    parser = etree.XMLParser(huge_tree=True, resolve_entities=False, no_network=True)
    text = etree.fromstring(document, parser).find(f"{TEI}text")
    if text is None:
        raise ValueError("a TEI document needs a <text>")
    reader = _Reader(_targets(text))
    reader.visit(text, ())
    blocks = [(code, _tidy("".join(parts))) for code, parts in reader.blocks]
    return Edition([block for block in blocks if block[1]], _notes(text))


def _name(element: etree._Element) -> str:
    """The local name; nothing for comments and processing instructions."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _label(element: etree._Element, otherwise: str = "?") -> str:
    return (element.get("n") or otherwise).strip("[]() ")


def _joined(text: str) -> str:
    return re.sub(rf"\s*{GLUE}\s*", "", text)


def _tidy(text: str) -> str:
    """A page break within a word goes behind the word; then single spaces."""
    text = re.sub(rf"\s*{CUT_PAGE}\s*([^\s{CUT_PAGE}]*)", r"\1 ⟦pb⟧ ", _joined(text))
    return re.sub(r"[ \t\r\n]+", " ", text).strip()


def _pointed(element: etree._Element) -> list[str]:
    return [t[1:] for t in (element.get("target") or "").split() if t.startswith("#")]


def _targets(text: etree._Element) -> dict[str, str]:
    """The labels of the notes that a reference points to, by the notes' ids."""
    pointed = {t for ref in text.iter(f"{TEI}ref", f"{TEI}ptr") for t in _pointed(ref)}
    notes = [note for note in text.iter(f"{TEI}note") if note.get("n") is not None]
    return {note.get(ID, ""): _label(note) for note in notes if note.get(ID) in pointed}


def _notes(text: etree._Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for note in text.iter(f"{TEI}note"):
        if note.get("n") is None:
            continue
        body = _joined("".join(_flat(note, top=True)))
        found.setdefault(_label(note, ""), []).extend([body] if body.strip() else [])
    return found


def _silent(element: etree._Element) -> bool:
    """Whether an element is no reading text, whatever it holds."""
    name, parent = _name(element), element.getparent()
    uncorrected = name in ("sic", "orig") and parent is not None and _name(parent) == "choice"
    return not name or name == "fw" or uncorrected or (name == "pc" and element.get("force") == "weak")


def _chosen(choice: etree._Element) -> etree._Element | None:
    named = {_name(child): child for child in reversed(choice)}
    return next(
        (named[n] for n in ("corr", "reg", "expan") if n in named), choice[0] if len(choice) else None
    )


def _flat(element: etree._Element, *, top: bool = False) -> Iterator[str]:
    """The text of a note; inner notes are none of it."""
    name = _name(element)
    if not top and (_silent(element) or name == "note"):
        return
    if name == "choice":
        chosen = _chosen(element)
        yield from () if chosen is None else _flat(chosen, top=True)
    elif name in POINTS:
        yield GLUE if element.get("break") == "no" else " "
    else:
        gap = " " if name in BLOCKS and not top else ""
        yield gap + (element.text or "")
        for child in element:
            yield from _flat(child)
            yield child.tail or ""
        yield gap


def code_of(name: str, path: Path) -> str:
    """The gold's code of a block element `name` that stands in the elements of `path`, the outermost first."""
    if name in ("head", "titlePart") and path[-1:] != ("table",):
        depth = sum(bool(re.fullmatch("div[1-7]?|lg", above)) for above in path)
        return "H1" if name == "titlePart" else f"H{min(depth + 1, 6)}"
    if name in ("item", "label"):
        return "LI"
    if name in BYLINES or name == "bibl":
        return "BY"
    if "epigraph" in path:
        return "EP"
    return "Q" if QUOTING & {name, *path} else "P"


@dataclass(slots=True)
class _Reader:
    targets: dict[str, str]
    blocks: list[tuple[str, list[str]]] = field(default_factory=lambda: [("P", [])])

    def visit(self, element: etree._Element, path: Path) -> None:
        name = _name(element)
        if _silent(element):
            return
        special: dict[str, Callable[[etree._Element], bool]] = {
            "note": self._note, "ref": self._reference, "ptr": self._reference, "milestone": self._ornament,
            "lb": self._point, "cb": self._point, "gb": self._point, "pb": self._page,
        }  # fmt: skip
        if name in special and special[name](element):
            return
        if name == "choice":
            self._choice(element, path)
        elif self._is_block(element, path):
            self.blocks.append((code_of(name, path), []))
            self._content(element, path)
            self.blocks.append(("P", []))
        else:
            self._content(element, path)

    def _say(self, text: str) -> bool:
        self.blocks[-1][1].append(text)
        return True

    def _note(self, note: etree._Element) -> bool:
        anchored = note.get(ID, "") in self.targets or note.get("type") == "unanchored"
        return True if note.get("n") is None or anchored else self._say(f"⟦n:{_label(note)}⟧")

    def _reference(self, ref: etree._Element) -> bool:
        hits = [self.targets[t] for t in _pointed(ref) if t in self.targets]
        if not hits and ref.get("type") != "noteAnchor":
            return False
        return self._say(f"⟦n:{hits[0] if hits else _label(ref)}⟧")

    def _ornament(self, milestone: etree._Element) -> bool:
        printed = milestone.get("n") or ""
        if not printed or any(c.isalnum() for c in printed):
            return self._point(milestone)
        self.blocks += [("SEP", [printed]), ("P", [])]
        return True

    def _point(self, point: etree._Element) -> bool:
        return self._say(GLUE if point.get("break") == "no" else " ")

    def _page(self, page: etree._Element) -> bool:
        return self._say(CUT_PAGE if page.get("break") == "no" else " ⟦pb⟧ ")

    def _choice(self, choice: etree._Element, path: Path) -> None:
        chosen = _chosen(choice)
        if chosen is not None:
            self._content(chosen, (*path, "choice"), named=False)

    def _is_block(self, element: etree._Element, path: Path) -> bool:
        name = _name(element)
        if name in ("p", "ab") and {"item", "head"} & set(path):
            return False
        alone = not BLOCKS & set(path) and bool((element.text or "").strip())
        cited = name == "bibl" and "epigraph" in path and "p" not in path
        return name in BLOCKS or cited or (name in SAYING and alone)

    def _content(self, element: etree._Element, path: Path, *, named: bool = True) -> None:
        inner = (*path, _name(element)) if named else path
        frame = inner[-1] in FRAMES
        for text, child in [(element.text, None), *((c.tail, c) for c in element)]:
            if child is not None:
                self.visit(child, inner)
            if text and (text.strip() or not frame):
                self._say(text)
