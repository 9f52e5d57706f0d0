"""What an owner changes, as a model read it: where our own rules find it in the words, it is not looked at."""

from __future__ import annotations

from collections.abc import Callable

from skeji_ray.conversation.change_answers import answer_change, go_on_with
from skeji_ray.conversation.changes import change_schedules, plan_change
from skeji_ray.conversation.parts import today_of
from skeji_ray.language.assent import asks
from skeji_ray.language.changes import find_change
from skeji_ray.language.clauses import in_plain_english
from skeji_ray.language.dates import find_dates, find_working_days
from skeji_ray.language.durations import find_minutes
from skeji_ray.language.opening import without_dates
from skeji_ray.language.times import find_hours
from skeji_ray.messages.changes import Change
from skeji_ray.messages.outcomes import Missing, Question, Understood, Wish
from skeji_ray.model.context import schedules_by_ordinal
from skeji_ray.model.reading import Reading
from skeji_ray.model.words import day_of
from skeji_ray.pipeline.planning import Planned, PlanRequest

Read = Callable[[PlanRequest, Reading, Understood], Change]


def plan_read_change(request: PlanRequest, reading: Reading, known: Understood) -> Planned:
    """The plan of a change. Which calendar is meant stands in the sender's own words, or is asked."""
    opened = request.context.open
    is_new = find_change(request.text, today_of(request)) is not None
    if not is_new and isinstance(opened, Question) and opened.understood.intent is Wish.CHANGE:
        return answer_read(request, opened, reading, known)
    change = Change() if is_new else _READ[reading.action](request, reading, known)
    return plan_change(request, Understood(intent=Wish.CHANGE, change=change))


def answer_read(request: PlanRequest, question: Question, reading: Reading, known: Understood) -> Planned:
    """What was asked about a change or a branch: by our own rules, else as the model read it."""
    missing, asked = question.missing[0], question.understood
    if missing is Missing.BUSINESS_NAME and known.business_name:
        return go_on_with(request, asked, Change(name=known.business_name))
    answered = answer_change(request, question)
    is_again = isinstance(answered.reply, Question) and answered.reply.missing == question.missing
    if not is_again or asks(request.text):
        return answered
    if missing is Missing.SCHEDULE:
        schedule = schedules_by_ordinal(request.context).get(reading.schedule or "")
        return change_schedules(request, asked, (schedule,)) if schedule in question.schedules else answered
    said = _answer(request, missing, reading)
    return answered if said == Change() else go_on_with(request, asked, said)


def _answer(request: PlanRequest, missing: Missing, reading: Reading) -> Change:
    day = day_of(request, reading.date)
    match missing:
        case Missing.HOURS if reading.opens and reading.closes:
            return Change(opens=reading.opens, closes=reading.closes)
        case Missing.WORKING_DAYS if reading.working_days:
            return Change(working_days=reading.working_days)
        case Missing.MEETING_MINUTES if reading.appointment_minutes:
            return Change(meeting_minutes=reading.appointment_minutes)
        case Missing.BREAK_MINUTES if reading.break_minutes is not None:
            return Change(break_minutes=reading.break_minutes)
        case Missing.DATE if day is not None:
            return Change(closed_on=(day.isoformat(),))
    return Change()


def _hours(request: PlanRequest, reading: Reading) -> tuple[str | None, str | None]:
    return find_hours(without_dates(in_plain_english(request.text))) or (reading.opens, reading.closes)


def _days(request: PlanRequest, reading: Reading) -> tuple[str, ...]:
    return find_working_days(in_plain_english(request.text)) or reading.working_days or ()


def _dates(request: PlanRequest, reading: Reading) -> tuple[str, ...]:
    """Days of the calendar; a weekday by itself is every week's, and none of these."""
    if reading.working_days or reading.date is None:
        return ()
    found = find_dates(in_plain_english(request.text), today_of(request))
    day = day_of(request, reading.date)
    return tuple(one.isoformat() for one in found) or ((day.isoformat(),) if day else ())


def _change_hours(request: PlanRequest, reading: Reading, _: Understood) -> Change:
    opens, closes = _hours(request, reading)
    return Change(opens=opens, closes=closes, working_days=_days(request, reading))


def _change_lengths(request: PlanRequest, reading: Reading, _: Understood) -> Change:
    """Where one length is read, the one that the words name is it."""
    said = find_minutes(in_plain_english(request.text))
    meeting, pause = reading.appointment_minutes, reading.break_minutes
    if said is not None and (meeting is None) != (pause is None):
        meeting, pause = (said, None) if pause is None else (None, said)
    return Change(meeting_minutes=meeting, break_minutes=pause)


def _also_open(request: PlanRequest, reading: Reading, _: Understood) -> Change:
    dates, (opens, closes) = _dates(request, reading), _hours(request, reading)
    if dates:
        return Change(open_on=dates)
    return Change(more_days=_days(request, reading), opens_then=opens, closes_then=closes)


def _not_open(request: PlanRequest, reading: Reading, _: Understood) -> Change:
    dates = _dates(request, reading)
    return Change(closed_on=dates) if dates else Change(fewer_days=_days(request, reading))


def _rename(_: PlanRequest, __: Reading, known: Understood) -> Change:
    return Change(name=known.business_name)


def _add_service(_: PlanRequest, __: Reading, known: Understood) -> Change:
    return Change(more_labels=(known.label,) if known.label else ())


def _remove_service(_: PlanRequest, __: Reading, known: Understood) -> Change:
    return Change(fewer_labels=(known.label,) if known.label else ())


_READ: dict[str, Read] = {
    "change_hours": _change_hours,
    "change_lengths": _change_lengths,
    "also_open": _also_open,
    "not_open": _not_open,
    "rename_business": _rename,
    "add_service": _add_service,
    "remove_service": _remove_service,
}
CHANGES = tuple(_READ)
"""The actions that are changes."""
