"""Reading: bytes to a Source, whatever their encoding, and where its pages begin."""

from octtei.read.decode import read_bytes
from octtei.read.errors import ReadError
from octtei.read.file import READERS, read_file
from octtei.read.pages import Pages, PageStart, find_pages, page_starts

__all__ = [
    "READERS",
    "PageStart",
    "Pages",
    "ReadError",
    "find_pages",
    "page_starts",
    "read_bytes",
    "read_file",
]
