"""`octtei init`: a folder in which `octtei build` works at once."""

from __future__ import annotations

from pathlib import Path

import click

from octtei.commands.trouble import Trouble

_SETTINGS = """\
# What all texts of this folder share. A file NAME.toml beside NAME.txt says more about one text and wins.
# `octtei build` explains every key that it does not know, with the line.

[record]
language = "fr"

[record.availability]
status = "unknown"        # free, restricted or unknown
"""

_EXAMPLE_SETTINGS = """\
# The editor's word about example.txt.

[record]
title = "Une page d'exemple"
carrier = "written for a first try"

# A decision is an edit of yours: in the words `near`, `before` becomes `after`.
[[decision]]
near = "le concierge n'avait rien vn"
before = "vn"
after = "vu"
why = "misread letter"
"""

_EXAMPLE = """\
1. Le port

Ce matin-là, le concierge n'avait rien vn. Les bateaux
rentraient  un  à  un, et la brume cachait encore les mai-
sons du quai1. Personne ne parlait.

On dÃ©chargea les caisses avant midi.

1 Elles ont été détruites depuis.
"""


def init(folder: Path) -> None:
    """Make `folder`/raw with an example; files that exist are left alone."""
    raw = folder / "raw"
    files = {"octtei.toml": _SETTINGS, "example.toml": _EXAMPLE_SETTINGS, "example.txt": _EXAMPLE}
    try:
        raw.mkdir(parents=True, exist_ok=True)
        if any(raw.iterdir()):
            msg = f"{raw} holds files already: name a new folder, or run `octtei build {raw}`."
            raise Trouble(msg)
        for name, content in files.items():
            (raw / name).write_text(content, encoding="utf-8")
    except OSError as error:
        msg = f"{folder} cannot be made ({error.strerror}): name another folder."
        raise Trouble(msg) from error
    click.echo(
        f"{raw} is ready. Put your texts there as .txt files and run:\n\n    cd {folder} && octtei build"
    )
