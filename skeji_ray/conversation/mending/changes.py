"""What an owner mends of a change right after it: the hours of a day that was taken out, hours of single days alone."""

from __future__ import annotations

from skeji_ray.conversation.capabilities.changes import changes_for_good
from skeji_ray.conversation.capabilities.shown_first import show
from skeji_ray.conversation.capabilities.time_off import take_back
from skeji_ray.conversation.days_worked import is_of_every_week
from skeji_ray.conversation.known import when_said
from skeji_ray.conversation.mending.days import days_mended
from skeji_ray.conversation.mending.doubts import OF_DAYS_OFF, not_then
from skeji_ray.conversation.mending.hours import hours_mended
from skeji_ray.conversation.mending.said_otherwise import MAX_CHARACTERS
from skeji_ray.conversation.mending.weekdays import weekdays_mended
from skeji_ray.conversation.parts import reply
from skeji_ray.conversation.standing import changed
from skeji_ray.conversation.turn import CERTAIN, SURE, Turn
from skeji_ray.languages.assent import is_asked
from skeji_ray.languages.clauses import in_plain_english, phrases_of
from skeji_ray.languages.dates import find_working_days
from skeji_ray.languages.durations import find_minutes
from skeji_ray.languages.mending import says_away, says_no_need, says_opens, takes_out, without_away
from skeji_ray.languages.times import find_hours
from skeji_ray.languages.views import view_of
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.asked import ChangeWanted
from skeji_ray.messages.outcomes import parts_of, together
from skeji_ray.messages.reading import Said
from skeji_ray.messages.steps import Step
from skeji_ray.messages.talk import CannotDo
from skeji_ray.messages.views import ScheduleView
from skeji_ray.messages.when import When
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.planning import Planned

MAX_WORDS = 6
""" "Make it 45 minutes please" says a length, and hardly more."""
_NO_ACT = frozenset({Act.DENY, Act.NONE})
_CANCELS = frozenset({Act.CANCEL, Act.CANCEL_CUSTOMER})
_DAYS_OFF = frozenset(
    {Act.NONE, Act.DENY, Act.BLOCK, Act.CLOSE, Act.CHANGE_HOURS, Act.PAUSE, Act.BOOK, Act.REFINE, Act.BOOK_CUSTOMER}
)
"""What a day off is read as."""
_OPENED = _NO_ACT | {Act.REOPEN, Act.UNBLOCK, Act.UNDO, Act.CLOSE, Act.RESUME, Act.REFINE, Act.HOLD, Act.CHANGE_HOURS}
"""What an owner who is there after all is read as."""
_OTHER = frozenset({Slot.NAME, Slot.SERVICE, Slot.CITY, Slot.STAFF, Slot.PRICE, Slot.DURATION})
_FIELDS = ("start_of_day", "end_of_day", "working_days")


def mended(turn: Turn) -> Planned | None:
    """Return the plan of what is mended of the change that was shown, or done, last; None where it is none."""
    if not turn.is_owner or is_asked(turn.text):
        return None
    is_for_a_customer = bool(turn.context.approvals) and any(
        one.act is Act.PROPOSE and one.sure >= CERTAIN for one in turn.reading.said
    )
    if len(turn.text) > MAX_CHARACTERS or is_for_a_customer:
        return None
    return weekdays_mended(turn) or days_mended(turn) or hours_mended(turn) or _taken_back(turn) or _of_some_days(turn)


def away_meant(turn: Turn) -> Said | None:
    """ "Thursday from noon I'm off, don't book me", read as a no to what is open, or as nothing: it is time off. So are
    whole days on which nobody is to book, or the owner does not work, where no word says that it is every week."""
    first, when = turn.reading.said[0], not_then(when_said(turn))
    if when is None or is_asked(turn.text) or not says_away(turn.text) or not any(one.date_from for one in when.spans):
        return None
    has_hours = any(one.time_from or one.time_to for one in (*when.spans, *when.without))
    is_read = first.act in _NO_ACT and len(turn.reading.said) == 1
    if not is_read and (has_hours or not _is_day_off(turn, when)):
        return None
    act = Act.BLOCK if has_hours else Act.CLOSE
    return Said(act=act, sure=SURE, when=when, text=turn.text)


def opened_meant(turn: Turn) -> Said | None:
    """ "Put that week back to normal", where days are closed, or are shown to be, and it is not surely read so."""
    text, said, opened = turn.text, turn.reading.said, turn.context.open
    first, when = said[0], when_said(turn)
    is_certain = turn.reading.reader == "rules" and first.sure >= CERTAIN
    if is_certain or is_asked(text) or not says_opens(text) or takes_out(text) or says_away(text):
        return None
    if any(one.act not in _OPENED or (one.sure >= SURE and _OTHER & set(one.slots)) for one in said):
        return None
    is_shown = isinstance(opened, ChangeWanted) and opened.act is Act.CLOSE
    is_closed = opened is None and any(one.exceptions or one.closures for one in turn.context.schedules)
    has_hours = when is not None and (when.every or any(one.time_from or one.time_to for one in when.spans))
    return Said(act=Act.REOPEN, sure=SURE, when=when, text=text) if (is_shown or is_closed) and not has_hours else None


def _is_day_off(turn: Turn, when: When) -> bool:
    """Days alone, read as hours, or as of every week, or not surely."""
    said = [one for one in turn.reading.said if one.sure >= SURE or one is turn.reading.said[0]]
    is_other = any(one.act not in _DAYS_OFF or (one.sure >= SURE and _OTHER & set(one.slots)) for one in said)
    if is_other or when.every:
        return False
    if any(one.date_to is None for one in when.spans) or is_of_every_week(turn, without_away(turn.text)):
        return False
    is_certain = turn.reading.reader == "rules" and said[0].act is Act.CLOSE and said[0].sure >= CERTAIN
    return not is_certain or changes_for_good(turn)


def _taken_back(turn: Turn) -> Planned | None:
    """ "Cancel that", or "I don't need it after all", right after something was done to the calendar: no appointment is
    named."""
    said = turn.reading.said[0]
    is_short = len(turn.text.split()) <= MAX_WORDS and not said.slots and said.when is None
    is_back = (said.act in _CANCELS or says_no_need(turn.text)) and view_of(turn.text) is None
    if not (is_back and is_short) or turn.context.open is not None or turn.told_of_work not in OF_DAYS_OFF:
        return None
    return take_back(turn, said.model_copy(update={"sure": SURE}))


def other_length(turn: Turn, shown: ChangeWanted) -> Said | None:
    """ "Make it 45 minutes", while a change of a calendar's lengths, or of its services, waits for its yes."""
    plain = in_plain_english(turn.text)
    minutes, is_short = find_minutes(plain), len(turn.text.split()) <= MAX_WORDS
    is_of_lengths = any(step.action in {"update_schedule", "update_business"} for step in shown.steps)
    if minutes is None or not (is_short and is_of_lengths) or find_hours(plain) is not None:
        return None
    return Said(act=Act.CHANGE_HOURS, sure=SURE, slots={Slot.DURATION: (turn.text,)}, text=turn.text)


def _of_some_days(turn: Turn) -> Planned | None:
    """ "Sorry, only on Sundays", after the hours of all days were changed: a calendar has one span of hours, and the
    change can be taken back."""
    plain = in_plain_english(turn.text)
    days, when = find_working_days(plain), when_said(turn)
    days = days or (when.every if when is not None else ())
    has_hours = find_hours(plain) is not None or (
        when is not None and any(one.time_from or one.time_to for one in when.spans)
    )
    is_changed = turn.context.open is None and turn.told_last == "schedules_changed"
    says_only = phrases_of(turn.text).only.search(turn.text) is not None
    if not (is_changed and days and says_only) or has_hours:
        return None
    steps = tuple(step for one in turn.context.schedules if (step := _as_it_stood(turn, one)) is not None)
    if not steps:
        return None
    words = tuple(
        word for one in turn.reading.said for slot in (Slot.DAYS, Slot.WHEN) for word in one.slots.get(slot, ())
    )
    told = CannotDo(act=Act.CHANGE_HOURS, slot=Slot.HOURS, said=words)
    known = Understood(intent=Wish.CHANGE)
    back = show(Act.CHANGE_HOURS, steps, known, **changed(turn.context, steps))
    return reply(together((told, *parts_of(back.reply))), known)


def _as_it_stood(turn: Turn, schedule: ScheduleView) -> Step | None:
    """The change that brings back the hours that a calendar had before."""
    before = next((one for one in turn.frame.stood if one.schedule_id == schedule.schedule_id), None)
    if before is None or (before.start_of_day, before.end_of_day) == (schedule.start_of_day, schedule.end_of_day):
        return None
    params = {"schedule_id": schedule.schedule_id}
    old = {name: getattr(before, name) for name in _FIELDS if getattr(before, name) != getattr(schedule, name)}
    old = {name: list(value) if isinstance(value, tuple) else value for name, value in old.items()}
    return Step(service="schedules", action="update_schedule", params=params | old)


def with_stood(turn: Turn, planned: Planned) -> Planned:
    """Return the plan with the calendars that it changes, or shows changed, as they stand before it."""
    shown = [one for one in parts_of(planned.reply) if isinstance(one, ChangeWanted)]
    steps = (*planned.pipeline, *(step for one in shown for step in one.steps))
    ids = {step.params.get("schedule_id") for step in steps if step.action == "update_schedule"}
    stood = tuple(one for one in turn.context.schedules if one.schedule_id in ids)
    if not stood:
        return planned
    frame = (planned.frame or turn.frame).model_copy(update={"stood": stood})
    return planned.model_copy(update={"frame": frame})
