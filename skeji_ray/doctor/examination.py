"""All checks on one system: side by side, each after those that it rests on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic

from skeji_ray.doctor.checks import CHECKS, Check
from skeji_ray.doctor.finding import Finding
from skeji_ray.doctor.patient import Patient
from skeji_ray.errors import SkejiError


@dataclass(frozen=True, slots=True)
class Result:
    """What one check came to."""

    id: str
    ok: bool | None
    """None where it was not made: something that it rests on is not well."""
    hint: str | None
    ms: int
    """How long it took, without the waiting for others."""


async def examine(
    patient: Patient, checks: Sequence[Check] = CHECKS, timer: Callable[[], float] = monotonic
) -> list[Result]:
    """One result a check, in the order of the table."""
    under_way: dict[str, asyncio.Task[Result]] = {}

    async def one(check: Check) -> Result:
        earlier = [await under_way[id] for id in check.rests_on]
        unwell = [result.id for result in earlier if not result.ok]
        if unwell:
            return Result(check.id, None, f"not checked: it rests on {', '.join(unwell)}", 0)
        started = timer()
        finding = await _found(check, patient)
        return Result(check.id, finding.ok, _hint(check, finding), round((timer() - started) * 1000))

    for check in checks:
        under_way[check.id] = asyncio.create_task(one(check))
    return list(await asyncio.gather(*under_way.values()))


async def _found(check: Check, patient: Patient) -> Finding:
    try:
        return await check.examine(patient)
    except SkejiError as error:
        return Finding(False, str(error))
    except Exception as error:  # one check that falls must not hide what the others found
        return Finding(False, f"unexpected {type(error).__name__}: {error}")


def _hint(check: Check, finding: Finding) -> str | None:
    return finding.note if finding.ok else f"{finding.note}. {check.hint}"
