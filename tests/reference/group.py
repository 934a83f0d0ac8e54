# SPDX-License-Identifier: GPL-3.0-or-later
"""The values of one metric in one place: which of them count, and the levels they make."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Optional

from plan import Value


class Group:
    """One metric on one channel, or on the plan as a whole, with the series of all its grains."""

    def __init__(self, values: list[Value], breaks: list[date], ended: Optional[date]) -> None:
        self.values = values
        self.breaks = breaks
        self.ended = ended  # the day its channel was dropped

    @cached_property
    def first_day(self) -> date:
        return min(value.period.first for value in self.values)

    @cached_property
    def counting(self) -> list[Value]:
        """Rule 2: a coarser value counts only where no finer one lies inside its period."""
        return [value for value in self.values
                if not any(finer.period.grain < value.period.grain
                           and finer.period.lies_in(value.period.first, value.period.last)
                           for finer in self.values)]

    @cached_property
    def levels(self) -> list[Value]:
        """Rule 3: levels by their day, a coarse one on its last day; there the finest wins."""
        levels: dict[date, Value] = {}
        for value in sorted(self.values, key=lambda value: -value.period.grain):
            levels[value.period.last] = value
        return [levels[day] for day in sorted(levels)]

    def level_on(self, day: date) -> Optional[Value]:
        """The last level on or before a day; none when the group has not begun."""
        level = None
        for value in self.levels:
            if value.period.last > day:
                break
            level = value
        return level

    def ended_by(self, day: date) -> bool:
        return self.ended is not None and self.ended <= day

    def counts_on(self, day: date) -> bool:
        """As a stock: begun, and not ended."""
        return self.level_on(day) is not None and not self.ended_by(day)

    def broken(self, first: date, last: date) -> bool:
        return any(first <= day <= last for day in self.breaks)
