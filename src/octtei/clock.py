"""What a build costs: seconds by stage, and memory. Told in reports, never written into an edition."""

from __future__ import annotations

import sys
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
