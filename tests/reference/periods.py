# SPDX-License-Identifier: GPL-3.0-or-later
"""Civil periods: days, ISO weeks, months and quarters.

A period is a grain and a running number. Neighbours differ by one, so "adjacent", "the period
before" and the x of a trend are plain integer arithmetic in every grain.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

ONE_DAY = timedelta(days=1)


class Grain(enum.IntEnum):
    """Ordered from fine to coarse."""

    DAY = 0
    WEEK = 1
    MONTH = 2
    QUARTER = 3

    @property
    def word(self) -> str:
        return self.name.lower()


_MONTHS = {Grain.MONTH: 1, Grain.QUARTER: 3}


@dataclass(frozen=True, order=True)
class Period:
    grain: Grain
    number: int

    @classmethod
    def holding(cls, grain: Grain, day: date) -> Period:
        """The period of this grain that a day lies in."""
        if grain is Grain.DAY:
            return cls(grain, day.toordinal())
        if grain is Grain.WEEK:
            # 0001-01-01, ordinal 1, was a Monday.
            return cls(grain, (day.toordinal() - 1) // 7)
        return cls(grain, (day.year * 12 + day.month - 1) // _MONTHS[grain])

    @cached_property
    def first(self) -> date:
        if self.grain is Grain.DAY:
            return date.fromordinal(self.number)
        if self.grain is Grain.WEEK:
            return date.fromordinal(self.number * 7 + 1)
        year, month = divmod(self.number * _MONTHS[self.grain], 12)
        return date(year, month + 1, 1)

    @cached_property
    def last(self) -> date:
        return self.shift(1).first - ONE_DAY

    def shift(self, count: int) -> Period:
        return Period(self.grain, self.number + count)

    def lies_in(self, first: date, last: date) -> bool:
        return first <= self.first and self.last <= last

    def overlaps(self, first: date, last: date) -> bool:
        return self.first <= last and first <= self.last

    @property
    def label(self) -> str:
        """As the command line writes it: 2026-05-18, 2026-W21, 2026-05, 2026-Q2."""
        if self.grain is Grain.DAY:
            return self.first.isoformat()
        if self.grain is Grain.WEEK:
            iso = self.first.isocalendar()
            return f"{iso.year:04d}-W{iso.week:02d}"
        if self.grain is Grain.MONTH:
            return f"{self.first.year:04d}-{self.first.month:02d}"
        return f"{self.first.year:04d}-Q{self.first.month // 3 + 1}"


def days(start: date, end: date) -> int:
    """Days from one civil day to another; negative backwards."""
    return (end - start).days
