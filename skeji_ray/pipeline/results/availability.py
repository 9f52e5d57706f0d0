"""What searches have found, as an offer of slots."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from pydantic import ValidationError

from skeji_ray.catalogue.results import Availability
from skeji_ray.messages.asked import SlotsOffered
from skeji_ray.messages.outcomes import Outcome
from skeji_ray.messages.pipeline import Step
from skeji_ray.messages.refusals import NothingFree
from skeji_ray.messages.views import BookingView, SlotView
from skeji_ray.messages.when import When
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.execution import Execution
from skeji_ray.pipeline.references import resolve, text_of
from skeji_ray.pipeline.results.bookings import CHANGES_A_BOOKING, CREATE, GET, MOVE
from skeji_ray.pipeline.results.steps import Tellers, steps_done

MOST_SLOTS_SHOWN = 9
"""A WhatsApp list holds ten rows."""
_MAX_BETWEEN = timedelta(minutes=30)
"""Between two appointments that follow one another: a break, and no other appointment."""
_SEARCH = ("schedules", "search_availability")
_TAKES_A_SLOT = frozenset({CREATE, MOVE})


def alternatives_of(execution: Execution) -> tuple[SlotView, ...]:
    """What the searches before a refused booking found, without the time that was not to be had."""
    refused = execution.plan.pipeline[execution.step]
    if (refused.service, refused.action) not in _TAKES_A_SLOT:
        return ()
    start = _instant(resolve(refused.params, execution.results).get("start_time"))
    others = tuple(slot for search in searches_of(execution) for slot in search.matches if slot.start_time != start)
    return others[:MOST_SLOTS_SHOWN]


def _instant(value: object) -> datetime | None:
    try:
        return datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def searches_of(execution: Execution) -> list[Availability]:
    return [Availability.model_validate(result) for _, result in steps_done(execution, _SEARCH)]


def _searches_last(execution: Execution) -> list[Availability]:
    """Those since the last change of a booking: what was looked for before it was for that."""
    since: list[Availability] = []
    for step, result in zip(execution.plan.pipeline, execution.results, strict=False):
        key = (step.service, step.action)
        since = [] if key in CHANGES_A_BOOKING else since
        since += [Availability.model_validate(result)] if key == _SEARCH else []
    return since


def asked_for(execution: Execution) -> Understood:
    """What was asked for: as the planner understood it; of a bare plan, its last search's own params."""
    understood = execution.plan.understood
    if understood != Understood():
        return understood
    searches = [step for step in execution.plan.pipeline if (step.service, step.action) == _SEARCH]
    return _of_search(searches[-1]) if searches else understood


def _of_search(step: Step) -> Understood:
    params = step.params
    return Understood(
        city=text_of(params.get("city")),
        label=text_of(params.get("service_label")),
        date=text_of(params.get("date")),
        time=text_of(params.get("time")),
        when=_when(params),
    )


def _when(params: dict[str, Any]) -> When | None:
    """The spans of a search; None where it has none, or they are the result of an earlier step."""
    said = {name: params[name] for name in ("spans", "without") if params.get(name)}
    try:
        return When.model_validate(said) if said else None
    except ValidationError:
        return None


def _searched(execution: Execution) -> Outcome:
    """A time that was asked for and is free at one place stands alone; else a fair share of every search."""
    every = _searches_last(execution)
    searches = [search for search in every if search.matches]
    if not searches:
        return nothing_free(execution, every)
    asked, moves = asked_for(execution), to_be_moved(execution)
    if asked.in_a_row is not None and (row := _in_a_row(searches, asked.in_a_row)):
        return SlotsOffered(slots=row, asked=asked, exact=False, together=True)
    if len(searches) == 1 and (searches[0].exact or _is_last_of_a_day(asked)):
        slots = _of_each_place(searches[0].matches)[:MOST_SLOTS_SHOWN]
        return SlotsOffered(slots=slots, asked=asked, exact=len(slots) == 1, moves=moves)
    share = max(1, MOST_SLOTS_SHOWN // len(searches))
    slots = tuple(slot for search in searches for slot in search.matches[:share])
    return SlotsOffered(slots=slots[:MOST_SLOTS_SHOWN], asked=asked, exact=False, moves=moves)


def _in_a_row(searches: Sequence[Availability], count: int) -> tuple[SlotView, ...]:
    """Return the first slots of one calendar that follow one another; none where no so many do."""
    for search in searches:
        for first in sorted(search.matches, key=lambda slot: slot.start_time):
            row = [first]
            for slot in sorted(search.matches, key=lambda slot: slot.start_time):
                is_next = timedelta() <= slot.start_time - row[-1].end_time <= _MAX_BETWEEN
                if slot.schedule_id == first.schedule_id and is_next and len(row) < count:
                    row.append(slot)
            if len(row) == count:
                return tuple(row)
    return ()


def _of_each_place(matches: Sequence[SlotView]) -> tuple[SlotView, ...]:
    """The time that was asked for at every place where it is free: which of these is theirs to choose."""
    places: dict[tuple[str, str, str], SlotView] = {}
    for slot in matches:
        if slot.start_time == matches[0].start_time:
            places.setdefault((slot.business_id, slot.city, slot.address), slot)
    return tuple(places.values())


def _is_last_of_a_day(asked: Understood) -> bool:
    """ "The latest you have on Thursday" is one time."""
    return asked.when is not None and asked.when.order == "latest" and asked.date is not None


def nothing_free(execution: Execution, searches: list[Availability]) -> Outcome:
    """Nothing is free as it was asked for: what is nearest, offered as such, where there is anything."""
    asked = asked_for(execution)
    nearest = tuple(slot for search in searches for slot in search.nearest)[:MOST_SLOTS_SHOWN]
    if not nearest:
        return NothingFree(asked=asked, businesses=sum(search.businesses for search in searches))
    return SlotsOffered(slots=nearest, asked=asked, exact=False, nearest=True, moves=to_be_moved(execution))


def to_be_moved(execution: Execution) -> BookingView | None:
    """The booking whose new time is looked for."""
    if execution.plan.understood.intent is not Wish.RESCHEDULE:
        return None
    return next((BookingView.model_validate(result["booking"]) for _, result in steps_done(execution, GET)), None)


TOLD: Tellers = {
    _SEARCH: _searched,
}
