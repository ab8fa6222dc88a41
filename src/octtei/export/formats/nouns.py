"""What people call the elements, one and several: the words of loss reports."""

from __future__ import annotations

_NOUNS = {
    "addrLine": ("line of an address", "lines of addresses"),
    "address": ("address", "addresses"),
    "back": ("part after the text", "parts after the text"),
    "bibl": ("reference to a work", "references to works"),
    "byline": ("byline", "bylines"),
    "cell": ("cell", "cells"),
    "choice": ("repair", "repairs"),
    "cit": ("quotation with its reference", "quotations with their references"),
    "closer": ("closing formula", "closing formulas"),
    "date": ("date", "dates"),
    "dateline": ("place and date", "places and dates"),
    "div": ("division", "divisions"),
    "encodingDesc": ("description of the encoding", "descriptions of the encoding"),
    "epigraph": ("epigraph", "epigraphs"),
    "floatingText": ("quoted document", "quoted documents"),
    "foreign": ("passage in another language", "passages in other languages"),
    "front": ("part before the text", "parts before the text"),
    "fw": ("piece of page furniture", "pieces of page furniture"),
    "gap": ("gap", "gaps"),
    "head": ("heading", "headings"),
    "hi": ("highlighted passage", "highlighted passages"),
    "item": ("list item", "list items"),
    "l": ("line of verse", "lines of verse"),
    "lb": ("line end", "line ends"),
    "lg": ("stanza", "stanzas"),
    "list": ("list", "lists"),
    "mentioned": ("word as a word", "words as words"),
    "milestone": ("ornament", "ornaments"),
    "note": ("note", "notes"),
    "opener": ("opening formula", "opening formulas"),
    "p": ("paragraph", "paragraphs"),
    "pb": ("page break", "page breaks"),
    "postscript": ("postscript", "postscripts"),
    "pc": ("hyphen at a line end", "hyphens at line ends"),
    "person": ("person", "persons"),
    "profileDesc": ("profile of the text", "profiles of the text"),
    "q": ("slogan", "slogans"),
    "quote": ("quotation", "quotations"),
    "ref": ("reference", "references"),
    "revisionDesc": ("history of the edition", "histories of the edition"),
    "row": ("row of a table", "rows of tables"),
    "said": ("speech", "speeches"),
    "signed": ("signature", "signatures"),
    "soCalled": ("word at a distance", "words at a distance"),
    "sourceDesc": ("description of the source", "descriptions of the source"),
    "sp": ("speech of a speaker", "speeches of speakers"),
    "speaker": ("name of a speaker", "names of speakers"),
    "stage": ("stage direction", "stage directions"),
    "supplied": ("supplied passage", "supplied passages"),
    "table": ("table", "tables"),
    "title": ("title", "titles"),
    "titlePage": ("title page", "title pages"),
    "unclear": ("doubtful reading", "doubtful readings"),
}


def counted(count: int, element: str) -> str:
    """A count with its noun: "1 repair", "212 repairs", "3 × <table>" for what has no word of its own."""
    if element not in _NOUNS:
        return f"{count} × <{element}>"
    return f"{count} {_NOUNS[element][count != 1]}"
