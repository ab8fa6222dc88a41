"""Dates, times and durations of XSD: what they mean and how they are ordered.

Source: XML Schema Part 2: Datatypes, sections 3.2.6 to 3.2.14 and appendix E; days from a civil date after the
well-known arithmetic on eras of 400 years.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_YEAR: Final = r"(?P<year>-?([1-9][0-9]*)?[0-9]{4})"
_MONTH: Final = r"(?P<month>0[1-9]|1[0-2])"
_DAY: Final = r"(?P<day>0[1-9]|[12][0-9]|3[01])"
_CLOCK: Final = r"((?P<hour>[01][0-9]|2[0-3]):(?P<minute>[0-5][0-9]):(?P<second>[0-5][0-9](\.[0-9]+)?)|(?P<midnight>24:00:00(\.0+)?))"
_ZONE: Final = r"(?P<zone>Z|[+-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00))?"
_FORMS: Final = {
    "dateTime": f"{_YEAR}-{_MONTH}-{_DAY}T{_CLOCK}",
    "date": f"{_YEAR}-{_MONTH}-{_DAY}",
    "time": _CLOCK,
    "gYearMonth": f"{_YEAR}-{_MONTH}",
    "gYear": _YEAR,
    "gMonthDay": f"--{_MONTH}-{_DAY}",
    "gMonth": f"--{_MONTH}(--)?",
    "gDay": f"---{_DAY}",
}
_COMPILED: Final = {kind: re.compile(form + _ZONE) for kind, form in _FORMS.items()}
_DURATION: Final = re.compile(
    r"(?P<sign>-)?P(?=.)((?P<years>[0-9]+)Y)?((?P<months>[0-9]+)M)?((?P<days>[0-9]+)D)?"
    r"(T(?=.)((?P<hours>[0-9]+)H)?((?P<minutes>[0-9]+)M)?((?P<seconds>[0-9]+(\.[0-9]+)?)S)?)?"
)
_MONTH_LENGTHS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAY_SECONDS: Final = 86400
_FARTHEST_ZONE: Final = 14 * 3600


@dataclass(frozen=True, slots=True)
class Moment:
    """A point or a recurring part of time: seconds on the line of its kind, in UTC where `zoned`."""

    seconds: Decimal
    zoned: bool

    def before(self, other: Moment) -> bool:
        """Whether this one is certainly earlier: with an unknown zone the farthest one counts."""
        slack = 0 if self.zoned == other.zoned else _FARTHEST_ZONE
        return self.seconds + slack < other.seconds


@dataclass(frozen=True, slots=True)
class Duration:
    """Months and seconds: neither can be told in the other."""

    months: int
    seconds: Decimal

    def before(self, other: Duration) -> bool:
        """Whether it is shorter from whatever day one counts (four days decide, appendix E)."""
        starts = ((1696, 9), (1697, 2), (1903, 3), (1903, 7))
        return all(self._from(*start) < other._from(*start) for start in starts)

    def _from(self, year: int, month: int) -> Decimal:
        count = year * 12 + month - 1 + self.months
        return Decimal(days_from_civil(count // 12, count % 12 + 1, 1) * _DAY_SECONDS) + self.seconds


def days_from_civil(year: int, month: int, day: int) -> int:
    """Days from 1 March of year 0 of the Gregorian calendar, extended both ways."""
    year -= month <= 2
    era, year_of_era = divmod(year, 400)
    day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return era * 146097 + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year


def moment(kind: str, text: str) -> Moment:
    """The meaning of a date or time; `kind` is the name of the datatype. ValueError where it is none."""
    found = _COMPILED[kind].fullmatch(text)
    if found is None:
        raise ValueError(text)
    parts = found.groupdict()
    year = _year(parts.get("year"))
    month, day = int(parts.get("month") or 1), int(parts.get("day") or 1)
    if day > month_length(year, month):
        raise ValueError(text)
    clock = _clock(parts)
    zone = parts["zone"]
    seconds = Decimal(days_from_civil(year, month, day) * _DAY_SECONDS) + clock - _offset(zone)
    return Moment(seconds, zone is not None)


def _year(text: str | None) -> int:
    """2000 where there is none, a leap year, so that --02-29 is a day; there is no year 0."""
    if text is None:
        return 2000
    year = int(text)
    if year == 0:
        raise ValueError(text)
    return year + 1 if year < 0 else year


def month_length(year: int, month: int) -> int:
    """Days of a month."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _MONTH_LENGTHS[month - 1]


def _clock(parts: dict[str, str | None]) -> Decimal:
    if parts.get("midnight"):
        return Decimal(_DAY_SECONDS)
    hour, minute = int(parts.get("hour") or 0), int(parts.get("minute") or 0)
    return Decimal(parts.get("second") or 0) + hour * 3600 + minute * 60


def _offset(zone: str | None) -> int:
    if zone is None or zone == "Z":
        return 0
    seconds = int(zone[1:3]) * 3600 + int(zone[4:6]) * 60
    return -seconds if zone[0] == "-" else seconds


def duration(text: str) -> Duration:
    """The meaning of a duration such as P1Y2M3DT4H. ValueError where it is none."""
    found = _DURATION.fullmatch(text)
    if found is None:
        raise ValueError(text)
    part = found.groupdict(default="0")
    sign = -1 if part["sign"] == "-" else 1
    months = int(part["years"]) * 12 + int(part["months"])
    whole = int(part["days"]) * _DAY_SECONDS + int(part["hours"]) * 3600 + int(part["minutes"]) * 60
    return Duration(sign * months, sign * (whole + Decimal(part["seconds"])))
