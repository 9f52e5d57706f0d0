"""The check of clocks: how far those of the servers are from ours."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from skeji_ray.clock import read_offset
from skeji_ray.doctor.finding import WELL, Finding, judged
from skeji_ray.doctor.patient import Patient

MOST_SKEW = timedelta(seconds=2)
"""What is left unpublished falls due after this long: with more skew others would take it up at once."""
WHOLE_SECONDS = timedelta(seconds=1)
AT_ONCE = timedelta(0)


async def clocks(patient: Patient) -> Finding:
    """The database's and the head node's clock agree with this machine's."""
    asked = {
        "the database": (patient.database.told_time, AT_ONCE),
        "the head node": (patient.head.told_time, WHOLE_SECONDS),
    }
    off = {name: await _measured(patient, ask, grain) for name, (ask, grain) in asked.items()}
    return judged(
        f"the clock of {name} is {abs(skew.total_seconds()):.1f} s {'ahead' if skew > AT_ONCE else 'behind'}"
        for name, skew in off.items()
        if abs(skew) > MOST_SKEW
    )


async def domain_time(patient: Patient) -> Finding:
    """Domain time is real time, and no file is left that could move it; or it is simulated, by a file that is whole."""
    file = patient.clock_file
    if not file.exists():
        return WELL
    if not patient.is_simulated:
        return Finding(False, f"{file} is left from simulated time; nothing follows it here")
    return Finding(True, f"simulated: {read_offset(file)} ahead of real time")


async def _measured(patient: Patient, ask: Callable[[], Awaitable[datetime]], grain: timedelta) -> timedelta:
    before = patient.clock.now()
    told = await ask()
    return skew_of(told, grain, before, patient.clock.now())


def skew_of(told: datetime, grain: timedelta, before: datetime, after: datetime) -> timedelta:
    """By how much, at least, a clock is ahead of ours; negative is behind.

    It was read at some time between `before` and `after`, and cut to whole `grain`s: a slow answer is no skew.
    """
    if told > after:
        return told - after
    if told + grain < before:
        return told + grain - before
    return AT_ONCE
