"""The elements that a look at their attributes or surroundings decides: one function each, and the table of them.

A function writes the beginning of its element and gives back what the element holds and how it is closed.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from octtei.export.build import XML_ID
from octtei.export.html import markup
from octtei.export.html.frame import Frame, Holds, local, shared
from octtei.export.html.mending import Mend
from octtei.export.html.shapes import RENDITIONS, Shape
from octtei.export.html.words import day, lacking, plain, rules_of
from octtei.export.html.writer import Heading, NoteText, Writer

_LOWEST = 6
_LOOSE = Shape("div", holds=Holds.BLOCKS)
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def _head(page: Writer, element: etree._Element) -> Frame:
    if page.top().holds is Holds.WORDS:
        return page.shaped(element, None)
    parent = element.getparent()
    if page.top().holds is Holds.ROWS:
        return _line_of(page, element, "head", "caption")
    if page.top().holds is Holds.ITEMS or (parent is not None and local(parent) not in _DIVIDED):
        return _line_of(page, element, "head")
    division, has_head = page.divisions[-1] if page.divisions else (element.get(XML_ID, ""), False)
    if has_head:
        return _line_of(page, element, "subhead")
    if page.divisions:
        page.divisions[-1] = (division, True)
    depth = max(1, len(page.divisions))
    if division:
        page.headings.append(Heading(depth, page.prefix + division, plain(element)))
    name = f"h{min(page.level + depth, _LOWEST)}"
    page.say(markup.tag(name, **shared(element), id=page.id_of(element)))
    return Frame(Holds.WORDS, f"{page.cite(division) if division else ''}</{name}>")


def _line_of(page: Writer, element: etree._Element, name: str, line: str = "p") -> Frame:
    page.say(markup.tag(line, **shared(element, name), id=page.id_of(element)))
    return Frame(Holds.WORDS, f"</{line}>")


def _table(page: Writer, element: etree._Element) -> Frame:
    """A table, if nothing but rows of cells stands in it, below its heading."""
    if page.top().holds is not Holds.BLOCKS or not _is_of_rows(element):
        return page.shaped(element, _LOOSE)
    page.say(markup.tag("table", **shared(element), id=page.id_of(element)))
    return Frame(Holds.ROWS, "</table>")


def _is_of_rows(table: etree._Element) -> bool:
    """Whether a table has what one of HTML may have: rows of cells, and no words beside them."""
    parts = list(table.iterchildren("*"))
    rows = parts[1:] if parts and local(parts[0]) == "head" else parts
    if not all(map(_is_bare, (table, *rows))):
        return False
    return all(local(row) == "row" and all(local(c) == "cell" for c in row.iterchildren("*")) for row in rows)


def _is_bare(element: etree._Element) -> bool:
    """Whether no words stand in an element but in its children."""
    beside = (element.text, *(child.tail for child in element))
    return not any(words and not words.isspace() for words in beside)


def _row(page: Writer, element: etree._Element) -> Frame:
    if page.top().holds is not Holds.ROWS:
        return page.shaped(element, _LOOSE)
    page.say(markup.tag("tr", **shared(element), id=page.id_of(element)))
    return Frame(Holds.CELLS, "</tr>")


def _cell(page: Writer, element: etree._Element) -> Frame:
    """A cell of a table; in a row that says what the columns hold, the heading of one."""
    if page.top().holds is not Holds.CELLS:
        return page.shaped(element, None)
    row = element.getparent()
    name = "th" if row is not None and row.get("role") == "label" else "td"
    scope = "col" if name == "th" else None
    page.say(markup.tag(name, **shared(element), id=page.id_of(element), scope=scope))
    return Frame(Holds.WORDS, f"</{name}>")


def _list(page: Writer, element: etree._Element) -> Frame:
    if page.top().holds is Holds.WORDS:
        return page.shaped(element, None)
    page.say(markup.tag("div", **shared(element), id=page.id_of(element)))
    return Frame(Holds.ITEMS, "</div>")


def _item(page: Writer, element: etree._Element) -> Frame:
    above = page.top()
    if above.holds is not Holds.ITEMS:
        return page.shaped(element, None)
    page.say("</li>" if above.item_open else "<ul>")
    above.item_open = True
    page.say(markup.tag("li", **shared(element), id=page.id_of(element)))
    paragraphs = any(local(child) == "p" for child in element.iterchildren("*"))
    return Frame(Holds.BLOCKS if paragraphs else Holds.MIXED)


def _note(page: Writer, element: etree._Element) -> Frame:
    n = element.get("n") or "*"
    name = page.id_of(element) or f"{page.prefix}note-{len(page.notes) + 1}"
    kind = " ".join(filter(None, (element.get("type"), element.get("subtype"))))
    lang = element.get(_LANG)
    note = NoteText(n, name, f"{name}-ref", kind, lang)
    page.notes.append(note)
    call = markup.element(
        "a", markup.characters(n), class_="noteref", id=note.reference, href=f"#{name}", role="doc-noteref",
        aria_label=f"note {n}",
    )  # fmt: skip
    loose = element.get("type") == "unanchored"
    page.say(f'<sup class="call{" unanchored" if loose else ""}">{call}</sup>')
    page.buffers.append(note.parts)
    return Frame(Holds.BLOCKS)


def _ref(page: Writer, element: etree._Element) -> Frame:
    target = element.get("target", "")
    to = f"#{page.prefix}{target[1:]}" if target.startswith("#") else markup.link(target)
    if element.get("type") == "noteAnchor":
        page.say('<sup class="call">')
        end = "</sup>"
    else:
        end = ""
    name = "a" if to else "span"
    about = None if to or not end else f"{element.get('n')}: the note is not in the source"
    page.say(
        markup.tag(
            name, class_="noteref" if end else "ref", id=page.id_of(element), href=to or None, data_why=about,
            tabindex="0" if about else None,
        )
    )  # fmt: skip
    return Frame(Holds.WORDS, f"</{name}>{end}")


def _pb(page: Writer, element: etree._Element) -> Frame:
    n = element.get("n", "")
    name = page.id_of(element)
    if name:
        page.pages.append((n or "?", name))
    above = page.top()
    loose = above.holds is Holds.BLOCKS or (above.holds is Holds.ITEMS and not above.item_open)
    between = " between" if loose else ""
    page.say(
        markup.element(
            "span",
            "",
            class_=f"pb{between}",
            id=name,
            role="doc-pagebreak",
            title=n or "?",
            data_n=n or "?",
        )
    )
    return Frame(Holds.WORDS)


def _lb(page: Writer, element: etree._Element) -> Frame:
    """A line end; a mark that the printer repeated behind it is no text, but shows with the lines."""
    page.say(markup.tag("span", class_="lb", data_again=element.get("rend")) + "</span>")
    return Frame(Holds.WORDS)


def _pc(page: Writer, element: etree._Element) -> Frame:
    force = element.get("force")
    page.say(markup.tag("span", class_=f"pc {force}" if force else "pc"))
    return Frame(Holds.WORDS, "</span>")


def _fw(page: Writer, element: etree._Element) -> Frame:
    page.say(markup.tag("span", class_=f"fw {element.get('type', '')}".strip(), hidden=""))
    return Frame(Holds.WORDS, "</span>")


def _gap(page: Writer, element: etree._Element) -> Frame:
    page.say(
        markup.element(
            "span", "", class_="gap", role="img", aria_label=lacking(element), title=lacking(element)
        )
    )
    return Frame(Holds.WORDS)


def _milestone(page: Writer, element: etree._Element) -> Frame:
    name = "hr" if page.top().holds is not Holds.WORDS and element.get("rend") == "rule" else ""
    if name:
        page.say(markup.tag("hr", id=page.id_of(element)))
    else:
        page.say(
            markup.element(
                "span", markup.characters(element.get("n", "")), class_="milestone", id=page.id_of(element)
            )
        )
    return Frame(Holds.WORDS)


def _choice(page: Writer, element: etree._Element) -> Frame:
    raw, rules = rules_of(element)
    line = page.mending.line(page.number) if page.mending else None
    page.say(page.repair(Mend(raw, rules, line), "repair choice"))
    return Frame(Holds.WORDS, "</span></span>")


def _doubt(page: Writer, element: etree._Element) -> Frame:
    """Letters that were supplied or are unclear: what is known of it shows as that of a repair does."""
    why = " · ".join((local(element), *(f"{k} {v}" for k, v in sorted(element.attrib.items()))))
    page.say(markup.tag("span", class_=local(element), tabindex="0", data_why=str(why)))
    return Frame(Holds.WORDS, "</span>")


def _hi(page: Writer, element: etree._Element) -> Frame:
    rend = element.get("rend", "")
    name = RENDITIONS.get(rend, "span")
    page.say(markup.tag(name, class_=None if name != "span" else f"hi {rend}".strip()))
    return Frame(Holds.WORDS, f"</{name}>")


def _date(page: Writer, element: etree._Element) -> Frame:
    when, told = day(element)
    page.say(markup.tag("time" if when else "span", class_=local(element), datetime=when, title=told))
    return Frame(Holds.WORDS, "</time>" if when else "</span>")


_DIVIDED = frozenset({"div", "body", "front", "back", "text"})
HANDLERS: dict[str, Callable[[Writer, etree._Element], Frame]] = {
    "head": _head,
    "list": _list,
    "item": _item,
    "table": _table,
    "row": _row,
    "cell": _cell,
    "note": _note,
    "ref": _ref,
    "pb": _pb,
    "lb": _lb,
    "pc": _pc,
    "fw": _fw,
    "gap": _gap,
    "milestone": _milestone,
    "choice": _choice,
    "supplied": _doubt,
    "unclear": _doubt,
    "hi": _hi,
    "date": _date,
    "docDate": _date,
}
