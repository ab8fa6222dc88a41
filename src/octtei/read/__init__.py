"""Reading: bytes to a Source, whatever their encoding, and where its pages begin."""

from octtei.read.decode import read_bytes
from octtei.read.errors import ReadError
from octtei.read.file import READERS, read_file

__all__ = ["READERS", "ReadError", "read_bytes", "read_file"]
