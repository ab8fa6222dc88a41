"""HTML for readers: an edition as a page, a corpus as a page."""

from octtei.export.html.page import corpus_page, page_of, prefix_of, reading_page
from octtei.export.html.reading import Around, Reading, read_edition

__all__ = ["Around", "Reading", "corpus_page", "page_of", "prefix_of", "read_edition", "reading_page"]
