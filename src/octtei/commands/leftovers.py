"""What folders hold that belongs to no text: settings whose name is misspelt, editions whose source is gone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from octtei.batch.editions import Built, delete
from octtei.batch.sources import lonely_settings
from octtei.storage import is_local, locate
from octtei.text import legible

_MOST = 5


def tell_lonely(names: Sequence[str]) -> None:
    """Say on stderr which settings in the folders named stand beside no text."""
    for path in (p for name in names if is_local(locate(name)) for p in lonely_settings(Path(name))):
        _say(f"{path} is nobody's: there is no {path.with_suffix('.txt').name} beside it. Check its name.")


def without_orphans(found: Sequence[Built], *, prune: bool) -> list[Built]:
    """The editions that stay: all of them, or with `prune` those whose source is still there. The others are told.

    Raises OSError where one cannot be deleted.
    """
    orphans = [edition for edition in found if edition.is_orphan]
    if not orphans:
        return list(found)
    names = ", ".join(e.name for e in orphans[:_MOST]) + (", …" if len(orphans) > _MOST else "")
    if not prune:
        _say(
            f"no source any more: {names}. Their editions stay, until you delete them or build with --prune."
        )
        return list(found)
    for edition in orphans:
        delete(edition)
    _say(f"deleted, for their source is gone: {names}.")
    return [edition for edition in found if edition not in orphans]


def _say(sentence: str) -> None:
    click.echo(f"octtei: {legible(sentence)}", err=True)
