"""Times that say why, and not when: those of a reason before "so", of what is told before a question, of an absence."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from skeji_ray.languages.when.found import Found


class Reasons(NamedTuple):
    """How much was found before a wish begins: it says why it is wished.

    Args:
        is_question: a question follows, and no "so": days and hours that can be one with what it names stay.
    """

    groups: int
    every: int
    without: int
    is_question: bool = False


def before_wish(found: Found) -> Reasons:
    """Return what was found before "so"."""
    return Reasons(len(found.groups), len(found.every), len(found.without))


def before_question(found: Found) -> Reasons | None:
    """Return what was found before "is there anything": None where days are told, too, which are as likely wished."""
    if found.every or any(group.days is not None for group in found.groups):
        return None
    return before_wish(found)._replace(is_question=True)


def without_absence(found: Found) -> None:
    """ "I'm travelling this week, can I come next week?": the days of an absence are none beside others."""
    if len(found.groups) > 1 and not found.ands and found.groups[0].is_away and not found.groups[0].has_time:
        found.without.append(found.groups.pop(0))


def without_habits(found: Found) -> None:
    """ "I work mornings, so Thursday at 11": where hours are named, those of a habit say nothing more."""
    if any(group.has_time for group in found.groups):
        found.without = [group for group in found.without if not group.is_habit]


def without_reasons(found: Found, reasons: Reasons | None, *, has_wished_hours: bool) -> None:
    """ "He has football until five, so after six": where hours are said behind "so", those before it say why."""
    if reasons is None:
        return
    before, after = found.groups[: reasons.groups], found.groups[reasons.groups :]
    is_not_then = reasons.every and len(found.without) > reasons.without and not reasons.is_question
    if not after and is_not_then:  # "ballet is on Tuesdays at 4, so not then"
        if not has_wished_hours:
            found.groups = [replace(group, hours=None) for group in before if group.days]
        found.every = found.every[reasons.every :]
        return
    are_points = any(group.hours is not None and group.hours.is_point for group in before)
    if are_points or not any(group.hours is not None or group.parts for group in after):
        return
    days = [group.days for group in before if group.days]
    kept = days[0] if len(days) == 1 and not found.every[: reasons.every] else None
    found.groups = [group if group.days else replace(group, days=kept) for group in after]
    found.every = found.every[reasons.every :]
