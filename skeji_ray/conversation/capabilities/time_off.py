"""To take time out of the calendar, and to give it back: hours, days, all bookings for now."""

from __future__ import annotations

from datetime import date, datetime, time

from skeji_ray.conversation.availability import unclear_when
from skeji_ray.conversation.capabilities.base import Capability
from skeji_ray.conversation.capabilities.changes import changes_for_good, plan_changes, plan_hours
from skeji_ray.conversation.capabilities.one_day import plan_one_day
from skeji_ray.conversation.capabilities.pauses import hours_of_every_day, no_pause_of_all
from skeji_ray.conversation.capabilities.reopening import opened_from, taken_then
from skeji_ray.conversation.capabilities.shown_first import do_or_show, show
from skeji_ray.conversation.counted import counted_from, lasting
from skeji_ray.conversation.days_worked import is_of_every_week
from skeji_ray.conversation.known import found_when, when_in, when_said, with_when
from skeji_ray.conversation.mending.doubts import (
    as_the_words_say,
    has_window,
    is_doubtful,
    is_taken,
    not_then,
    whole_day,
)
from skeji_ray.conversation.mending.said_otherwise import meant_alone, without_kept
from skeji_ray.conversation.off import WHOLE_DAY, days_in, is_for_good, spans_off, steps_off
from skeji_ray.conversation.parts import ask, end_of, local_of, reply, today_of
from skeji_ray.conversation.times import Anchor, refined
from skeji_ray.conversation.turn import CERTAIN, SURE, Turn
from skeji_ray.languages.changes import asks_all_day, ends_the_day
from skeji_ray.languages.clauses import in_plain_english, phrases_of
from skeji_ray.languages.dates import excepts, find_working_days
from skeji_ray.languages.mending import says_away, without_away
from skeji_ray.languages.whole import words_of
from skeji_ray.messages.acts import OF_TIME_OFF, Act, Slot
from skeji_ray.messages.asked import ChangeWanted, Question
from skeji_ray.messages.reading import Said
from skeji_ray.messages.steps import Step
from skeji_ray.messages.talk import CannotDo
from skeji_ray.messages.when import WEEKDAYS, Span, When
from skeji_ray.messages.wishes import Missing, Understood, Wish
from skeji_ray.pipeline.planning import Planned

MAX_WORDS_OF_HABIT = 7
MAX_WORDS_BESIDE = 3
"""An answer that says a day says hardly more."""
_AWAY = frozenset({Act.BLOCK, Act.CLOSE})
_OF_BOOKINGS = {Act.PAUSE: "pause_bookings", Act.RESUME: "resume_bookings"}
_UNDONE = {
    "time_blocked": Act.UNBLOCK,
    "time_unblocked": Act.BLOCK,
    "days_closed": Act.REOPEN,
    "days_reopened": Act.CLOSE,
    "bookings_paused": Act.RESUME,
    "bookings_resumed": Act.PAUSE,
}
"""What was done last -> what takes it back."""
_SAME = {
    "time_blocked": Act.BLOCK,
    "time_unblocked": Act.UNBLOCK,
    "days_closed": Act.CLOSE,
    "days_reopened": Act.REOPEN,
}
"""What was done last -> what does the same on other days."""


def _is_of_dates(said: Said) -> bool:
    """ "From the 9th to the 11th of the month": no hours, whatever the numbers look like."""
    spans = said.when.spans if said.when is not None else ()
    return bool(spans) and all(one.date_from != one.date_to and not (one.time_from or one.time_to) for one in spans)


def plan_time_off(turn: Turn, said: Said) -> Planned:
    """Take out, or give back, the days and hours that are said; what is missing is asked for."""
    said = as_the_words_say(turn, said)
    if said.act in _AWAY and excepts(in_plain_english(turn.text)) and not says_away(turn.text) and turn.frame.cannot:
        return reply(turn.frame.cannot)  # "except Wednesday", of a break that cannot be had
    if has_window(said.when) and (one_day := plan_one_day(turn)) is not None:
        return one_day
    if (from_then := opened_from(turn, said)) is not None:
        return _take(turn, from_then, from_then.when)
    if said.act in _OF_BOOKINGS:
        return _plan_bookings(turn, said)
    if (whole := whole_day(turn, said)) is not None:
        return _take(turn, whole, whole.when)
    if (
        said.act in {Act.CLOSE, Act.REOPEN}
        and changes_for_good(turn)
        and not (_is_once(turn, said) or _is_of_dates(said))
    ):
        return plan_changes(turn, said.model_copy(update={"act": Act.CHANGE_HOURS}))
    if (asked := _closes_early(turn, said)) is not None:
        return asked
    if said.act is Act.CLOSE and (days := _days_of_hours(turn)):
        always = said.model_copy(update={"when": When(every=days), "sure": min(said.sure, SURE)})
        return plan_hours(turn, always)
    is_paused = any(one.is_paused for one in turn.context.schedules)
    if said.act in {Act.REOPEN, Act.UNBLOCK} and said.when is None and is_paused:
        return _plan_bookings(turn, said.model_copy(update={"act": Act.RESUME}))
    when = lasting(turn, _counted(turn, said.when or when_said(turn))) or _off_last(turn, said)
    when = taken_then(turn, said, when)
    if when is None and said.act is Act.BLOCK and (spoken_of := _of_the_booking(turn)) is not None:
        return _take(turn, said.model_copy(update={"sure": SURE}), spoken_of)
    if when is None and said.act is Act.CLOSE and phrases_of(turn.text).is_ill.search(turn.text):
        today = today_of(turn.request)
        return _take(turn, said.model_copy(update={"sure": SURE}), When(spans=(Span(date_from=today, date_to=today),)))
    if (closed := _closed_instead(turn, said, when)) is not None:
        return _take(turn, said.model_copy(update={"sure": min(said.sure, SURE)}), closed)
    return _take(turn, said, when)


def _is_once(turn: Turn, said: Said) -> bool:
    """ "I'm not working on Thursday, off to the coast": the coming one, where no word says that it is every week."""
    when = not_then(said.when)
    dated = when is not None and not when.every and any(one.date_from for one in when.spans)
    return dated and says_away(turn.text) and not is_of_every_week(turn, without_away(turn.text))


def _closed_instead(turn: Turn, said: Said, when: When | None) -> When | None:
    """ "Open all of that week again", read of days that are open: the only days that are closed are meant."""
    if said.act is not Act.REOPEN or when is None or not when.spans or has_window(when) or is_taken(turn, when):
        return None
    today, schedules = today_of(turn.request), turn.context.schedules
    closed = {(one.date_from, one.date_to) for each in schedules for one in each.closures}
    closed |= {(day, day) for each in schedules for day in each.exceptions}
    ahead = [Span(date_from=date.fromisoformat(first), date_to=date.fromisoformat(last)) for first, last in closed]
    ahead = [one for one in ahead if one.date_to is not None and one.date_to >= today]
    return When(spans=tuple(ahead)) if len(ahead) == 1 else None


def _closes_early(turn: Turn, said: Said) -> Planned | None:
    """ "I close early on Friday": from which hour on is asked; None where it is said, or no day is."""
    early = phrases_of(turn.text).early
    if said.act not in _AWAY or not early.search(turn.text) or not ends_the_day(turn.text):
        return None
    when = when_in(turn, early.sub(" ", turn.text))
    if when is None or not when.spans or any(one.time_from or one.time_to or not one.date_from for one in when.spans):
        return None
    return ask(Missing.TIME, with_when(Understood(intent=Wish.BLOCK, acts=(Act.CLOSE,)), when))


def _days_of_hours(turn: Turn) -> tuple[str, ...]:
    """The weekdays of "and Saturday closed", right after hours were changed or shown: of every week, where no date and
    no hour is said."""
    shown, plain = turn.context.open, in_plain_english(turn.text)
    is_of_hours = isinstance(shown, ChangeWanted) and bool(shown.schedules)
    is_of_hours = is_of_hours or (shown is None and turn.told_last == "schedules_changed") or _is_habit(turn)
    if not is_of_hours or phrases_of(turn.text).this_once.search(plain):
        return ()
    days = find_working_days(plain)
    return days if len(days) < len(WEEKDAYS) else ()


def _is_habit(turn: Turn) -> bool:
    """ "On Tuesdays I don't work at all", and no more: it is hardly of the coming one alone."""
    is_alone = turn.context.open is None and turn.frame.done not in _SAME
    is_short = len(words_of(turn.text).split()) <= MAX_WORDS_OF_HABIT
    return is_alone and is_short and phrases_of(turn.text).at_all.search(turn.text) is not None


def same_again(turn: Turn, said: Said, *, is_certain: bool) -> Planned | None:
    """Do what was done last on other days: "and the same on Wednesday", "just until Sunday"."""
    if is_certain:
        said = said.model_copy(update={"sure": 1.0})
        turn = turn._replace(reading=turn.reading.model_copy(update={"reader": "rules"}))
    else:
        said = said.model_copy(update={"sure": min(said.sure, SURE)})
    done, before = turn.frame.done, turn.frame.off
    if said.when is None or done is None:
        return None
    if done == "bookings_paused":
        return _plan_bookings(turn, said.model_copy(update={"act": Act.PAUSE}))
    if done not in _SAME or before is None:
        return None
    again = said.model_copy(update={"act": _SAME[done]})
    window = When() if asks_all_day(turn.text) or says_away(turn.text) else _with_one_window(before)
    return _take(turn, again, refined(window, _counted(turn, said.when) or said.when))


def _counted(turn: Turn, when: When | None) -> When | None:
    """What was said, counted from the days that were taken out last: "and the Friday after"."""
    days = [one.date_to or one.date_from for one in turn.frame.off.spans] if turn.frame.off is not None else []
    last = max((day for day in days if day is not None), default=None)
    if when is None or last is None or not when.is_after:
        return when
    return counted_from(when, Anchor(local=datetime.combine(last, time())))


def take_back(turn: Turn, said: Said) -> Planned | None:
    """Take back what was done last to the calendar; None where that was something else."""
    act, off = _UNDONE.get(turn.frame.done or ""), turn.frame.off
    if act is None:
        return None
    undoing = said.model_copy(update={"act": act, "when": None})
    if act in _OF_BOOKINGS:
        return _plan_bookings(turn, undoing)
    return _done(turn, undoing, off.spans, off) if off is not None else None


def answer_time_off(turn: Turn, question: Question, main: Said | None) -> Planned | None:
    """Go on with the day or the hours that were asked for; None where the message says none."""
    known = question.understood
    asked, is_every_day = not_then(known.when), len(find_working_days(in_plain_english(turn.text))) == len(WEEKDAYS)
    if asked is not None and is_every_day and (hours := hours_of_every_day(turn, asked)) is not None:
        return hours
    said = (main.when if main is not None else None) or when_said(turn)
    if asks_all_day(turn.text) and known.when is not None and known.when.spans:  # its "day" is none in Hebrew
        said = None
    elif said is None:
        return None
    when = refined(known.when or When(), said) if said is not None else known.when
    act = Act(known.acts[0]) if known.acts else Act.BLOCK
    beside = len(words_of(turn.text).split()) - len(words_of(" ".join(_words_of_when(turn))).split())
    return _take(turn, Said(act=act, sure=1.0 if beside <= MAX_WORDS_BESIDE else SURE), when)


def _words_of_when(turn: Turn) -> tuple[str, ...]:
    found = found_when(turn)
    return found.words if found is not None else ()


def _plan_bookings(turn: Turn, said: Said) -> Planned:
    """Take no bookings for now, or take them again. A pause with an end is closed days, which end by themselves."""
    paused = any(one.is_paused for one in turn.context.schedules)
    resume = Step(service="schedules", action="resume_bookings")
    if said.act is Act.RESUME and not paused and turn.frame.done in {"days_closed", "time_blocked"}:
        return take_back(turn, said) or _take(turn, said, None)
    if said.act is Act.PAUSE and (other := no_pause_of_all(turn, said)) is not None:
        return other
    when = not_then(said.when)
    if said.act is Act.PAUSE and when is not None and has_window(when):  # "no bookings after 7": of some hours
        blocking = said.model_copy(update={"act": Act.BLOCK, "sure": SURE})
        return hours_of_every_day(turn, when) or _take(turn, blocking, when)
    spans = spans_off(turn, said, when) if when is not None else ()
    if said.act is Act.PAUSE and spans:
        wanted = (*((resume,) if paused else ()), *steps_off(turn, Act.CLOSE, spans))
        return show(Act.CLOSE, wanted, Understood(intent=Wish.BLOCK), when=When(spans=spans))
    step = Step(service="schedules", action=_OF_BOOKINGS[said.act])
    return do_or_show(turn, said, (step,), Understood(intent=Wish.BLOCK))


def _take(turn: Turn, said: Said, when: When | None) -> Planned:
    words = said.slots.get(Slot.WHEN, ())
    known = with_when(Understood(intent=Wish.BLOCK, acts=(said.act,)), when)
    if when is not None and when.unclear is not None and any(one.date_from and one.date_to for one in when.spans):
        when = when.model_copy(update={"unclear": None})  # "for the feast, 5th to 12th": it has its dates
        known = with_when(known, when)
    if when is not None and _is_of_every_day(turn, when):
        told = reply(CannotDo(act=Act.CHANGE_HOURS, slot=Slot.HOURS, said=words), known)
        return (hours_of_every_day(turn, when) if said.act in _AWAY else None) or told
    if (asked := unclear_when(turn, known)) is not None:
        return asked
    if when is not None and is_for_good(when):
        if said.act in {Act.CLOSE, Act.REOPEN}:
            return plan_hours(turn, said)
        return reply(CannotDo(act=Act.BLOCK, slot=Slot.DAYS, said=words), known)
    if when is not None and when.without and not when.spans and said.act in _AWAY:
        when = meant_alone(turn) or when
    if when is not None and len(when.spans) > 1 and said.act in _AWAY:
        when = without_kept(turn, when)
    if when is not None and when.without and not when.spans and said.act in _AWAY:  # "not Wednesday at all"
        if (done := turn.frame.done) in _SAME and done is not None:  # and of what was just done
            said = said.model_copy(update={"act": _UNDONE[done], "sure": SURE})
        when = When(spans=when.without)
    spans = spans_off(turn, said, when) if when is not None else ()
    is_of_hours = has_window(when)
    if not spans and is_of_hours and turn.told_last == "days_closed":  # "actually only until 2"
        return reply(CannotDo(act=Act.CHANGE_HOURS, slot=Slot.HOURS, said=words), known)
    if when is None or not spans:
        return ask(Missing.DATE, known)
    if (
        said.act is Act.BLOCK and said.sure < CERTAIN and is_of_hours and _are_never_open(turn, spans)
    ):  # "also Friday 9-13"
        return reply(CannotDo(act=Act.CHANGE_HOURS, slot=Slot.HOURS, said=words), known)
    if _lacks_hours(turn, said, spans):
        return ask(Missing.TIME, known)
    if said.act in _AWAY and is_doubtful(turn, spans):
        said = said.model_copy(update={"sure": min(said.sure, SURE)})
    return _done(turn, said, spans, When(spans=spans))


def _is_of_every_day(turn: Turn, when: When) -> bool:
    """ "A break from 12 to 1 every day": a calendar has one span of hours."""
    is_dated = any(one.date_from or one.date_to for one in when.spans)
    has_hours = any(one.time_from or one.time_to for one in when.spans)
    return has_hours and not is_dated and len(find_working_days(in_plain_english(turn.text))) == len(WEEKDAYS)


def _are_never_open(turn: Turn, spans: tuple[Span, ...]) -> bool:
    """No calendar has any of these days: nobody can book then anyway."""
    days = [day for one in spans for day in days_in(one.date_from, one.date_to)]
    works = {name for one in turn.context.schedules for name in one.working_days}
    return bool(works) and not any(WEEKDAYS[day.weekday()] in works for day in days)


def _lacks_hours(turn: Turn, said: Said, spans: tuple[Span, ...]) -> bool:
    """ "Block tomorrow" may be an hour of it; several days are whole ones."""
    only = spans[0]
    is_a_day = len(spans) == 1 and only.date_from == only.date_to and (only.time_from or only.time_to) is None
    return said.act is Act.BLOCK and is_a_day and not asks_all_day(turn.text)


def _done(turn: Turn, said: Said, spans: tuple[Span, ...], when: When) -> Planned:
    wanted = steps_off(turn, said.act, spans)
    return do_or_show(turn, said, wanted, Understood(intent=Wish.BLOCK), when=when)


def _off_last(turn: Turn, said: Said) -> When | None:
    """ "Open it again" is about what was taken out last."""
    is_taken = turn.frame.done in {"time_blocked", "days_closed"}
    return turn.frame.off if said.act not in _AWAY and is_taken else None


def _of_the_booking(turn: Turn) -> When | None:
    """ "Block it so that nobody else asks": the time of the one booking that was spoken of."""
    booking = turn.booking_meant
    if booking is None:
        return None
    begins, ends = local_of(booking), end_of(booking)
    span = Span(date_from=begins.date(), date_to=begins.date(), time_from=f"{begins:%H:%M}", time_to=f"{ends:%H:%M}")
    return When(spans=(span,))


def _with_one_window(before: When) -> When:
    """Its window alone, where all of it has one: of whole days, none."""
    first = before.spans[0]
    window = (first.time_from, first.time_to)
    if any((one.time_from, one.time_to) != window for one in before.spans) or window == WHOLE_DAY:
        return When()
    return When(spans=(Span(time_from=window[0], time_to=window[1]),))


TIME_OFF = Capability(
    "time_off",
    OF_TIME_OFF,
    plan_time_off,
    tuple(
        ("schedules", action)
        for action in ("block_time", "unblock_time", "close_days", "reopen_days", "pause_bookings", "resume_bookings")
    ),
)
