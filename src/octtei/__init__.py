"""octtei: from damaged text to a digital edition that scholars trust.

`octtei.build(text)` makes an edition and `octtei.restore(tei, repairs)` gives the raw bytes back; more stands in
`octtei.api`. Both load when they are first asked for, so that the command answers at once.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from octtei.api import build, restore

__version__ = "0.1.0"
__all__ = ["build", "restore"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module attribute may be anything
    if name in __all__:
        return getattr(import_module("octtei.api"), name)
    msg = f"module 'octtei' has no attribute {name!r}"
    raise AttributeError(msg)
