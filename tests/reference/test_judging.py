# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules 7-10 (path, natural limits, status, forecast) by numbers worked out by hand."""

from __future__ import annotations

import unittest
from typing import Any, Optional

from periods import Period
from plan import Break, Value
from plan_case import WEEK, Fields, PlanTest, day


class Paths(PlanTest):
    def expected(self, text: str, **fields: Any) -> Optional[float]:
        return self.rules("clicks", **fields).expected(day(text))

    def test_straight(self) -> None:
        # 1 March to 10 April: 40 days from 100 to 180, 2 a day.
        path: Fields = {"baseline": 100.0, "target": 180.0, "baseline_day": day("2026-03-01"),
                        "due": day("2026-04-10")}
        self.assertEqual([self.expected(text, **path) for text in (
            "2026-01-01", "2026-03-01", "2026-03-11", "2026-04-10", "2026-09-01")],
            [100, 100, 120, 180, 180])

    def test_milestones(self) -> None:
        # To 110 in the first 10 days (1 a day), then 70 in 30 days (7/3 a day); the milestones on
        # and after the due day are ignored.
        path: Fields = {"baseline": 100.0, "target": 180.0, "baseline_day": day("2026-03-01"),
                        "due": day("2026-04-10"),
                        "milestones": {day("2026-03-11"): 110.0, day("2026-04-10"): 0.0,
                                       day("2026-05-01"): 0.0, day("2026-03-01"): 0.0}}
        self.assertEqual([self.expected(text, **path) for text in (
            "2026-03-01", "2026-03-06", "2026-03-11", "2026-03-20", "2026-04-10")],
            [100, 105, 110, 131, 180])

    def test_without_baseline(self) -> None:
        self.assertEqual(self.expected("2026-03-01", target=50.0), 50)
        # Flat to the first milestone (11 January), then 10 in 10 days.
        path: Fields = {"target": 50.0, "due": day("2026-01-21"),
                        "milestones": {day("2026-01-11"): 40.0}}
        self.assertEqual([self.expected(text, **path) for text in ("2026-01-05", "2026-01-16")],
                         [40, 45])
        # A running total begins at 0: 30 of 364 days of 728 are 60.
        self.assertEqual(self.expected("2026-01-31", target=728.0, total=True), 60)

    def test_due_day_of_kpi_then_goal_then_plan(self) -> None:
        self.assertEqual(self.rules("clicks").due, day("2026-12-31"))
        self.plan.goals["g1"].due = day("2026-08-01")
        self.assertEqual(self.rules("clicks").due, day("2026-08-01"))
        self.assertEqual(self.rules("clicks", due=day("2026-07-01")).due, day("2026-07-01"))

    def test_no_path(self) -> None:
        self.assertIsNone(self.expected("2026-03-01"))
        self.assertIsNone(self.expected("2026-03-01", target=5.0, due=day("2026-01-01")))
        self.assertIsNone(self.expected("2026-03-01", target=5.0, direction="band"))


class LimitsAndForecast(PlanTest):
    def test_limits(self) -> None:
        # Weeks 10 12 11 13 14. Slopes of the ten pairs, sorted: -1 1/2 1/2 2/3 1 1 1 3/2 2 2, the
        # median 1. Residuals 10 11 9 10 10, mean 10; moving ranges 1 2 1 0, mean 1.
        # At the last: 14 -+ 2.66.
        self.put_weeks("clicks", "2026-01-05", 10, 12, 11, 13, 14)
        status = self.rules("clicks", "2026-02-12", cadence=WEEK).status()
        assert status.limits is not None
        self.assertAlmostEqual(status.limits[0], 11.34)
        self.assertAlmostEqual(status.limits[1], 16.66)

    def test_limits_need_five_adjacent_since_the_last_break(self) -> None:
        def limits(**fields: Any) -> Any:
            return self.rules("clicks", "2026-03-31", cadence=WEEK, **fields).status().limits
        self.put_weeks("clicks", "2026-01-05", 10, 12, 11, 13, None, 14, 10)
        self.assertIsNone(limits())
        self.put_weeks("clicks", "2026-02-23", 11, 12, 13)  # now a run of five
        self.assertIsNotNone(limits())
        self.assertIsNone(limits(total=True))
        self.plan.breaks = [Break("clicks", day("2026-02-10"), "c1")]  # in the run's first week
        self.assertIsNone(limits())
        self.plan.breaks = [Break("clicks", day("2026-02-09"), "c1"),  # on its first day
                            Break("clicks", day("2026-03-10"), None),  # not of this group
                            Break("clicks", day("2026-04-01"), "c1")]  # after today
        self.assertIsNotNone(limits())

    def test_missing_period_is_no_moving_range(self) -> None:
        # Weeks 0 0 0 0 0 - 9: of 15 slopes ten are 0, so the trend is flat; residuals are the
        # values, mean 9/6 = 1.5; ranges 0 0 0 0 (9 has no neighbour): the limits meet.
        self.put_weeks("clicks", "2026-01-05", 0, 0, 0, 0, 0, None, 9)
        status = self.rules("clicks", "2026-03-01", cadence=WEEK).status()
        self.assertEqual(status.limits, (1.5, 1.5))

    def test_forecast(self) -> None:
        # y = x + 1, x - 1, x + 1 ... for x = 0..7. Pairs of one parity (12 of 28) have slope 1,
        # 10 have less and 6 more: the median is 1. y - x is 4 times 1 and 4 times -1: intercept
        # 0, all |r| = 1, s = 1.4826. Due in x = 10: 1 + 1/8 + (10 - 3.5)^2 / 42 = 2.130952,
        # half = 1.2816 * 1.4826 * 1.459778 = 2.773725.
        self.put_weeks("clicks", "2026-01-05", *(x + 1 - 2 * (x % 2) for x in range(8)))
        self.plan.last = day("2026-06-30")  # 180 days; a fifth is 36, and today is day 60
        rules = self.rules("clicks", "2026-03-02", cadence=WEEK, due=day("2026-03-18"))
        forecast = rules.status().forecast
        assert forecast is not None
        self.assertAlmostEqual(forecast.value, 10)
        self.assertAlmostEqual(forecast.high - forecast.value, 2.773725, 5)
        self.assertAlmostEqual(forecast.value - forecast.low, 2.773725, 5)

    def test_too_early_to_tell(self) -> None:
        self.put_weeks("clicks", "2026-01-05", *range(8))

        def forecast(today: str, **fields: Any) -> Any:
            return self.rules("clicks", today, cadence=WEEK, **fields).status().forecast
        self.assertIsNotNone(forecast("2026-03-15"))  # day 73 of 364: 5 * 73 = 365
        self.assertIsNone(forecast("2026-03-14"))  # 5 * 72 = 360
        self.assertIsNone(forecast("2026-03-15", due=day("2026-03-01")))  # the last judged day
        self.assertIsNotNone(forecast("2026-03-15", due=day("2026-03-02")))
        self.plan.breaks = [Break("clicks", day("2026-01-06"), "c1")]  # leaves 7 points
        self.assertIsNone(forecast("2026-03-15"))

    def test_only_the_last_26_periods(self) -> None:
        # Seven weeks to 13 September, and an eighth 25 weeks before the last: just in the window.
        # 3 then 1 2 ... 7: of 28 slopes the 21 of the seven are 1. y - x is the same for those, so
        # s = 0; the due day is three weeks after the 7.
        self.put_weeks("clicks", "2026-03-16", 3, *[None] * 18, 1, 2, 3, 4, 5, 6, 7)
        due: Fields = {"cadence": WEEK, "due": day("2026-10-04")}
        forecast = self.rules("clicks", "2026-09-20", **due).status().forecast
        assert forecast is not None
        for number in forecast:
            self.assertAlmostEqual(number, 10)
        # The same a week earlier is out of the window, and seven are too few.
        self.plan.values[0] = Value("clicks", "c1", Period.holding(WEEK, day("2026-03-09")), 3)
        self.assertIsNone(self.rules("clicks", "2026-09-20", **due).status().forecast)

    def test_forecast_of_a_running_total(self) -> None:
        # Increments of 5 in each of 8 weeks: 40, and 5 more for each of the 3 weeks to the due day.
        # The plan begins on Monday, so the first week's increment is its own total.
        self.plan.first = day("2026-01-05")
        self.put_weeks("clicks", "2026-01-05", *[5.0] * 8)
        at = {"total": True, "cadence": WEEK, "due": day("2026-03-22")}
        forecast = self.rules("clicks", "2026-03-20", **at).status().forecast
        self.assertEqual(forecast, (55, 55, 55))  # 40 + 15
        # From the second week on there are 7 increments only.
        self.plan.first = day("2025-12-29")
        self.assertIsNone(self.rules("clicks", "2026-03-20", **at).status().forecast)


class Statuses(PlanTest):
    def judge(self, *weeks: Optional[float], today: str = "2026-03-31", **fields: Any) -> Any:
        """Weekly clicks from 5 January 2026."""
        self.plan.values.clear()
        self.put_weeks("clicks", "2026-01-05", *weeks)
        return self.rules("clicks", today, cadence=WEEK, **fields).status()

    def test_no_data_before_no_target(self) -> None:
        self.assertEqual(self.judge().status, "no_data")
        self.assertEqual(self.judge(5, today="2026-01-11").status, "no_data")  # not ended
        status = self.judge(5, today="2026-01-12")
        self.assertEqual((status.status, status.value, status.distance), ("no_target", 5, None))

    def test_latest_is_the_last_ended_week_with_a_value(self) -> None:
        status = self.judge(5, 6, None, 7, today="2026-02-01", target=100.0)
        self.assertEqual(status.period.label, "2026-W03")

    def test_pace_with_five_percent(self) -> None:
        # 4 to 18 January, 100 to 240: 10 a day; on 11 January 170. Tolerance 5 % of 140 = 7.
        path: Fields = {"baseline": 100.0, "target": 240.0, "baseline_day": day("2026-01-04"),
                        "due": day("2026-01-18")}
        for number, status, distance in [(177, "on_pace", 7), (177.1, "ahead", 7.1),
                                         (163, "on_pace", -7), (162.9, "behind", -7.1),
                                         (240, "reached", 70), (239.9, "ahead", 69.9)]:
            judged = self.judge(number, **path)
            self.assertEqual((judged.status, judged.expected, judged.tolerance),
                             (status, 170, 7), number)
            self.assertAlmostEqual(judged.distance, distance)

    def test_lower_mirrors(self) -> None:
        # 240 down to 100 on the same days: 170 expected, positive is better.
        path: Fields = {"baseline": 240.0, "target": 100.0, "baseline_day": day("2026-01-04"),
                        "due": day("2026-01-18"), "direction": "lower"}
        for number, status, distance in [(160, "ahead", 10), (165, "on_pace", 5),
                                         (180, "behind", -10), (100, "reached", 70)]:
            judged = self.judge(number, **path)
            self.assertEqual((judged.status, judged.distance), (status, distance))
        # A running total below its ceiling is reached only after the due day.
        path["total"] = True
        self.assertEqual(self.judge(100, today="2026-01-18", **path).status, "ahead")
        self.assertEqual(self.judge(100, today="2026-01-19", **path).status, "reached")

    def test_tolerance_of_natural_limits(self) -> None:
        # Weeks 10 12 11 13 14 have a half-width of 2.66; the latest ends on 8 February.
        weeks = (10, 12, 11, 13, 14)
        due: Fields = {"due": day("2026-06-30")}
        self.assertAlmostEqual(self.judge(*weeks, baseline=0.0, target=40.0, **due).tolerance, 2.66)
        self.assertEqual(self.judge(*weeks, baseline=10.0, target=16.0, **due).tolerance, 1.5)
        # No baseline: B = T, so a quarter (or 5 %) of T, and a flat path.
        judged = self.judge(*weeks, target=16.0, **due)
        self.assertEqual((judged.expected, judged.status), (16, "on_pace"))
        self.assertAlmostEqual(judged.tolerance, 2.66)
        self.assertEqual(self.judge(14, target=16.0, **due).tolerance, 0.8)
        # A running total: B = 0, always 5 %.
        self.assertEqual(self.judge(*weeks, target=200.0, total=True, **due).tolerance, 10)

    def test_band(self) -> None:
        def band(number: float, today: str = "2026-03-31", **fields: Any) -> Any:
            judged = self.judge(number, today=today, direction="band",
                                **{"low": 10.0, "high": 20.0, **fields})
            return judged.status, judged.distance
        self.assertEqual(band(10), ("on_pace", 0))
        self.assertEqual(band(20), ("on_pace", 0))
        self.assertEqual(band(7), ("behind", -3))
        self.assertEqual(band(24), ("behind", -4))
        self.assertEqual(band(15, due=day("2026-03-30")), ("reached", 0))
        self.assertEqual(band(15, due=day("2026-03-31")), ("on_pace", 0))
        self.assertEqual(band(15, high=None), ("no_target", None))

    def test_a_target_without_a_path(self) -> None:
        due: Fields = {"target": 10.0, "due": day("2025-12-01")}
        self.assertEqual(self.judge(9, **due).status, "no_target")
        judged = self.judge(10, **due)
        self.assertEqual((judged.status, judged.expected, judged.distance), ("reached", None, None))

    def test_slack(self) -> None:
        # 3 / 10 * 100 may be 30.000000000000004 or 29.999999999999996: neither misses 30.
        self.assertEqual(self.judge(29.999999999999996, target=30.0).status, "reached")
        self.assertNotEqual(self.judge(29.99999, target=30.0).status, "reached")


if __name__ == "__main__":
    unittest.main()
