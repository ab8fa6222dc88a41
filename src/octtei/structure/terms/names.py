"""Names of parts: what headings of prefaces, tables of contents, notes and the like are called. Data, not code."""

from __future__ import annotations

import re
from functools import lru_cache

from octtei.room import learnt

PREFACES = frozenset(
    [
        "préface",
        "preface",
        "avant-propos",
        "prologue",
        "avertissement",
        "prefacio",
        "prólogo",
        "prefazione",
        "avvertenza",
        "vorwort",
        "vorrede",
        "geleitwort",
        "au lecteur",
        "avis au lecteur",
        "l'éditeur au lecteur",
        "to the reader",
        "the editor to the reader",
        "the publisher to the reader",
        "an den leser",
        "al lector",
        "al lettore",
        "ai lettori",
        "a chi legge",
        "l'editore a chi legge",
        "foreword",
    ]
)
CONTENTS = frozenset(
    (
        "table des matières",
        "sommaire",
        "table",
        "inhalt",
        "inhaltsverzeichnis",
        "contents",
        "table of contents",
        "índice",
        "indice",
    )
)
NOTES = frozenset(
    (
        "notes", "note", "anmerkungen", "endnotes", "notes de fin", "notas", "footnotes", "notes de bas de page", "fussnoten",
        "notes et références",
    )
)  # fmt: skip
CASTS = frozenset(
    (
        "characters", "persons of the play", "dramatis personae", "cast", "personnages", "acteurs", "personen",
        "personaggi", "personajes", "distribution",
    )
)  # fmt: skip
"""Who speaks in a play is listed here."""
PRESIDES = re.compile(
    r"(?:in the chair|pr[ée]siden(?:ce|cy) (?:de|du|of)|presiding|fauteuil|vorsitz|presidenza|presidencia)\b",
    re.IGNORECASE,
)
"""Who leads a sitting: no name of a part."""
PRESENT = frozenset(
    (
        "members present", "present", "présents", "membres présents", "étaient présents", "anwesend", "anwesende", "presenti",
        "presentes",
    )
)  # fmt: skip
"""Who was there is listed here."""
AGENDAS = frozenset(
    ("agenda", "ordre du jour", "tagesordnung", "ordine del giorno", "orden del día", "order of business")
)
"""What is dealt with at one meeting is listed here."""
OPENINGS = frozenset(
    (
        "introduction",
        "introduction générale",
        "general introduction",
        "einleitung",
        "introducción",
        "introduzione",
    )
)
"""What many texts begin with."""
SUMMARIES = frozenset(("abstract", "summary", "résumé", "zusammenfassung", "riassunto", "resumen"))
"""What stands above a whole text, or at the end of one of its chapters."""
OTHERS = AGENDAS | OPENINGS | SUMMARIES | frozenset(
    (
        "conclusion", "conclusions", "conclusion générale", "general conclusion", "schluss", "fazit", "conclusión", "conclusiones", "conclusione",
        "conclusioni", "épilogue", "epilogue", "epilog", "epílogo", "epilogo", "postface", "afterword", "nachwort",
        "annexe", "annexes", "appendice", "apéndice", "appendix", "anhang", "bibliographie", "bibliography", "literatur", "index",
        "remerciements", "acknowledgements", "acknowledgments", "danksagung", "agradecimientos", "ringraziamenti",
    )
)  # fmt: skip
BACK = frozenset(
    (
        "annexe",
        "annexes",
        "schedule",
        "appendice",
        "apéndice",
        "anhang",
        "appendix",
        "postface",
        "nachwort",
        "afterword",
    )
)
BIBLIOGRAPHIES = frozenset(
    (
        "bibliographie", "literatur", "literaturverzeichnis", "bibliography", "references", "works cited", "références",
        "ouvrages cités", "bibliografía", "bibliografia", "quellen und literatur",
        "du même auteur", "ouvrages du même auteur", "œuvres du même auteur", "autres ouvrages du même auteur", "by the same author",
        "also by the same author", "works by the same author", "vom selben verfasser", "von demselben verfasser", "vom gleichen verfasser",
        "dello stesso autore", "opere dello stesso autore", "del mismo autor", "obras del mismo autor",
    )
)  # fmt: skip
TRAILERS = frozenset(
    ("fin", "the end", "end", "ende", "finis", "fine", "curtain", "rideau", "vorhang", "telón", "f i n")
)
"""What stands below the end of a text or an act: no name, no heading."""


_SPACED = re.compile(r"(?:[^\W\d_]\s{1,3}){3,24}[^\W\d_]")
"""A word that is set with a space behind each letter: `P R É F A C E`."""
_ADDITIONS = (
    "annexe", "annex", "appendix", "appendice", "anhang", "beilage", "schedule", "allegato", "anexo", "apéndice", "bijlage",
)  # fmt: skip
_ADDED = re.compile(
    rf"(?:{'|'.join(_ADDITIONS)})\s(?:no\.?\s|n[°º]\s|nr\.?\s)?(?:[a-h]|\d{{1,2}}|[ivx]{{1,5}})"
)
"""What is added behind a text, with its letter or number."""


@learnt
@lru_cache(maxsize=8_000)
def role_of(words: str) -> str:
    """preface, contents, notes, bibliography, appendix, or other for a part that has a usual name; "" if none."""
    folded = words.casefold().strip(" .:–—-")
    if folded[1:2].isspace() and _SPACED.fullmatch(folded):
        folded = re.sub(r"(?<=\S)\s(?=\S)", "", folded)
        folded = re.sub(r"\s+", " ", folded)
    return _ROLES.get(folded, "") or (
        "appendix" if folded.startswith(_ADDITIONS) and _ADDED.fullmatch(folded) else ""
    )


def opens_text(words: str) -> bool:
    """Whether a heading is the usual name of what a text begins with, a preface or an introduction."""
    return role_of(words) == "preface" or words.casefold().strip(" .:") in OPENINGS


def role_in(words: str) -> str:
    """The role of a heading: that of its name, and appendix for one with a letter or number and a title: `Appendix B. Dues`."""
    hit = _ADDED.match(words.casefold())
    titled = hit is not None and words[hit.end() :].lstrip()[:1] in _PARTED
    return role_of(words) or ("appendix" if titled else "")


def is_agenda(words: str) -> bool:
    """Whether words are the name of a list of what is dealt with at a meeting."""
    return words.casefold().strip(" .:–—-") in AGENDAS


_PARTED = tuple(".:–—-")
_SETS = (
    ("preface", PREFACES), ("contents", CONTENTS), ("notes", NOTES), ("bibliography", BIBLIOGRAPHIES),
    ("appendix", BACK), ("other", OTHERS | CASTS | PRESENT),
)  # fmt: skip
_ROLES = {name: role for role, names in reversed(_SETS) for name in names}
"""The role of each name; of a name in two sets the first."""
