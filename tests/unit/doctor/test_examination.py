"""How checks are made: side by side, each after those that it rests on, none hiding another."""

from __future__ import annotations

import asyncio
from itertools import count
from typing import cast

from skeji_ray.doctor.checks import CHECKS, Check
from skeji_ray.doctor.examination import Result, examine
from skeji_ray.doctor.finding import MOST_SAID, WELL, Finding, judged
from skeji_ray.doctor.patient import Patient
from skeji_ray.errors import SkejiError

NOBODY = cast(Patient, None)


async def well(_: Patient) -> Finding:
    return WELL


async def ill(_: Patient) -> Finding:
    raise SkejiError("it hurts")


async def falls(_: Patient) -> Finding:
    raise ZeroDivisionError("nought")


def still() -> float:
    """A timer that stands still."""
    return 0.0


def test_a_check_rests_on_what_stands_above_it() -> None:
    seen: set[str] = set()
    for check in CHECKS:
        assert set(check.rests_on) <= seen, check.id
        assert check.id not in seen
        seen.add(check.id)


def test_every_check_says_what_it_looks_at_and_what_to_do() -> None:
    for check in CHECKS:
        assert check.examine.__doc__, check.id
        assert check.hint.endswith("."), check.id


async def test_what_a_check_raises_is_what_is_wrong() -> None:
    assert await examine(NOBODY, [Check("a", ill, "Rest.")], still) == [Result("a", False, "it hurts. Rest.", 0)]


async def test_a_check_that_falls_hides_no_other() -> None:
    first, second = await examine(NOBODY, [Check("a", falls, "Tell us."), Check("b", well, "")], still)
    assert first == Result("a", False, "unexpected ZeroDivisionError: nought. Tell us.", 0)
    assert second.ok


async def test_what_rests_on_what_was_not_checked_is_not_checked_either() -> None:
    checks = [Check("a", ill, ""), Check("b", well, "", ("a",)), Check("c", well, "", ("b",))]
    results = await examine(NOBODY, checks)
    assert [result.ok for result in results] == [False, None, None]
    assert results[2].hint == "not checked: it rests on b"


async def test_checks_that_rest_on_nothing_are_made_side_by_side() -> None:
    met = asyncio.Barrier(2)

    async def meets(_: Patient) -> Finding:
        await met.wait()
        return WELL

    results = await examine(NOBODY, [Check("a", meets, ""), Check("b", meets, "")])
    assert all(result.ok for result in results)


async def test_the_time_of_a_check_is_its_own() -> None:
    seconds = count(0)
    results = await examine(NOBODY, [Check("a", well, ""), Check("b", well, "", ("a",))], lambda: next(seconds))
    assert [result.ms for result in results] == [1000, 1000]


def test_many_problems_are_named_in_part_and_counted() -> None:
    assert judged([]) is WELL
    found = judged(f"p{number}" for number in range(MOST_SAID + 2))
    assert found == Finding(False, "p0; p1; p2; p3; p4; and 2 more")
