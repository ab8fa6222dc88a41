"""What a build costs: seconds by stage, and memory. Told in reports, never written into an edition.

And the one day that may be written: the one that the environment fixes.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from time import perf_counter


class Clock:
    """Seconds since the last lap, by the name of what was done."""

    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self._last = perf_counter()

    def lap(self, name: str) -> None:
        """What was done since the last lap is called `name`."""
        now = perf_counter()
        self.laps[name] = round(self.laps.get(name, 0.0) + now - self._last, 4)
        self._last = now


def peak_memory() -> int:
    """The most memory that this process had in use so far, in bytes; 0 where the system does not say."""
    try:
        import resource
    except ImportError:
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def pinned_day() -> str:
    """The day that SOURCE_DATE_EPOCH names (ISO), as builds that must be repeatable say it; "" if it names none."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date().isoformat() if epoch.isdigit() else ""
