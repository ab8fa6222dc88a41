"""`index.html` beside the editions: the corpus as a page, made from what the folder holds.

Up to `EMBEDDED` bytes of TEI the reading pages stand in that one file, so that the corpus can be sent, kept and read as
one. Above it each edition has its page NAME.html beside, and the file holds the table with links: no browser shows
a thousand books in one page. What was made for an edition is kept in `.octtei/` and made again only when its build was.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from octtei.batch.editions import Built, Corpus, editions
from octtei.batch.processes import Crew

EMBEDDED = 6_000_000
_SMALL = 1_000_000
"""Below so many bytes of TEI processes that are not there yet cost more than they save."""
INDEX = "index.html"


def write_site(out: Path, crew: Crew | None = None, built: Sequence[Built] | None = None) -> Path | None:
    """Write `index.html` for the editions in `out` (`built`, if they are known); its path, or None if there are none.

    With a `crew` of several its processes do the work. Raises OSError. The same folder gives the same bytes.
    """
    found = editions(out) if built is None else built
    if not found:
        return None
    size = sum(edition.file(".xml").stat().st_size for edition in found)
    corpus = Corpus(out / INDEX, tuple(found), embedded=size <= EMBEDDED)
    if crew and crew.workers > 1 and (crew.started or size > _SMALL):
        _together(corpus, crew)
    else:
        from octtei.batch.pages import write_index

        write_index(corpus)
    return corpus.index


def _together(corpus: Corpus, crew: Crew) -> None:
    """Make the editions ready side by side, then the page: in a process too, which has loaded what that needs."""
    for _, future in crew.each(partial(_make, embedded=corpus.embedded), corpus.editions):
        future.exception()  # What is left undone is done, or fails, with the page.
    for _, future in crew.each(_write_index, [corpus]):
        future.result()


def _make(edition: Built, *, embedded: bool) -> None:
    from octtei.batch.pages import make

    make(edition, embedded=embedded)


def _write_index(corpus: Corpus) -> None:
    from octtei.batch.pages import write_index

    write_index(corpus)
