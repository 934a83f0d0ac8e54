# SPDX-License-Identifier: GPL-3.0-or-later
"""Trends through points of (period number, value): rules 8 and 10 as plain arithmetic.

Both count periods from the first point, so that no digits are lost to large period numbers; a trend
does not depend on where counting begins.
"""

from __future__ import annotations

import math
from statistics import fmean, median
from typing import NamedTuple, Optional, Sequence

Point = tuple[int, float]

RUN_FOR_LIMITS = 5
MOST_POINTS_FOR_LIMITS = 520
LIMIT_WIDTH = 2.66  # XmR: 3 / d2 with d2 = 1.128 for ranges of two
POINTS_FOR_FORECAST = 8
FORECAST_WIDTH = 1.2816  # the normal distribution's 90th percentile: an 80 % band
MAD_TO_SIGMA = 1.4826


class Band(NamedTuple):
    value: float
    low: float
    high: float


def theil_sen(points: Sequence[Point]) -> float:
    """The median of the slopes of all pairs of points."""
    return median((later[1] - earlier[1]) / (later[0] - earlier[0])
                  for i, earlier in enumerate(points) for later in points[i + 1:])


def from_first(points: Sequence[Point]) -> list[Point]:
    """The points with the first one's period as 0."""
    return [(x - points[0][0], y) for x, y in points]


def longest_run(points: Sequence[Point]) -> int:
    """Of points whose periods are adjacent."""
    longest = run = 0
    before: Optional[int] = None
    for x, _ in points:
        run = run + 1 if x - 1 == before else 1
        longest = max(longest, run)
        before = x
    return longest


class Limits:
    """Natural limits (XmR) around a trend, rule 8."""

    def __init__(self, points: Sequence[Point]) -> None:
        self.origin = points[0][0]
        points = from_first(points)
        self.slope = theil_sen(points)
        residuals = [y - self.slope * x for x, y in points]
        self.offset = fmean(residuals)
        ranges = [abs(residuals[i] - residuals[i - 1]) for i in range(1, len(points))
                  if points[i][0] == points[i - 1][0] + 1]
        self.half_width = LIMIT_WIDTH * fmean(ranges)

    @classmethod
    def of(cls, points: Sequence[Point]) -> Optional[Limits]:
        recent = points[-MOST_POINTS_FOR_LIMITS:]
        return cls(recent) if longest_run(recent) >= RUN_FOR_LIMITS else None

    def at(self, x: int) -> tuple[float, float]:
        centre = self.slope * (x - self.origin) + self.offset
        return centre - self.half_width, centre + self.half_width


class Forecast:
    """A Theil–Sen trend with the band a new point is expected in, rule 10."""

    def __init__(self, points: Sequence[Point]) -> None:
        self.origin = points[0][0]
        points = from_first(points)
        self.slope = theil_sen(points)
        self.intercept = median(y - self.slope * x for x, y in points)
        # The residuals' median is 0 by the choice of the intercept, so |r| is centred already.
        self.s = MAD_TO_SIGMA * median(abs(y - self.slope * x - self.intercept) for x, y in points)
        self.n = len(points)
        self.mean_x = fmean(x for x, _ in points)
        self.spread = math.fsum((x - self.mean_x) ** 2 for x, _ in points)

    @classmethod
    def of(cls, points: Sequence[Point]) -> Optional[Forecast]:
        return cls(points) if len(points) >= POINTS_FOR_FORECAST else None

    def at(self, x: int) -> Band:
        x -= self.origin
        centre = self.intercept + self.slope * x
        off_centre = (x - self.mean_x) ** 2 / self.spread
        half = FORECAST_WIDTH * self.s * math.sqrt(1 + 1 / self.n + off_centre)
        return Band(centre, centre - half, centre + half)
