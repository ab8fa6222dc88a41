"""Export: from the tree to files. `write_edition` makes the TEI and the repairs, `restore` goes back."""

from octtei.export.edition import Context, Written, parse, write_edition
from octtei.export.restore import Carried, RestoreError, carried_by, checksum, restore, restore_from

__all__ = [
    "Carried",
    "Context",
    "RestoreError",
    "Written",
    "carried_by",
    "checksum",
    "parse",
    "restore",
    "restore_from",
    "write_edition",
]
