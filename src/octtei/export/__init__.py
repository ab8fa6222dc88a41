"""Export: from the tree to files. `write_edition` makes the TEI and the repairs, `restore` goes back."""

from octtei.export.edition import Context, Written, parse, write_edition
from octtei.export.restore import RestoreError, checksum, restore

__all__ = ["Context", "RestoreError", "Written", "checksum", "parse", "restore", "write_edition"]
