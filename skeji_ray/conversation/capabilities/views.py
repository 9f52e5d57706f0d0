"""How an owner's business stands: what is asked about, of which days or of whom, is shown, or said not to be kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from skeji_ray.conversation.capabilities.agenda import days_meant, params_of, plan_agenda, unclear_day
from skeji_ray.conversation.capabilities.ask_business import plan_ask
from skeji_ray.conversation.capabilities.booking_state import show_state
from skeji_ray.conversation.capabilities.change_booking import named_in, sounds_in
from skeji_ray.conversation.known import found_when, known_of, offers_service, says_only_when, when_said, with_when
from skeji_ray.conversation.parts import reply, steps, today_of
from skeji_ray.conversation.turn import CERTAIN, SURE, Turn
from skeji_ray.languages.owners import names_one, says_own
from skeji_ray.languages.views import is_question, view_of
from skeji_ray.messages.acts import ACTS, Act, Risk, Slot, Topic
from skeji_ray.messages.asked import EraseWanted, Question
from skeji_ray.messages.reading import Said
from skeji_ray.messages.results import BookingsShown
from skeji_ray.messages.steps import Step
from skeji_ray.messages.talk import CannotDo
from skeji_ray.messages.views import BookingView, View
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.planning import Planned
from skeji_ray.pipeline.results.bookings import VIEW
from skeji_ray.pipeline.results.businesses import OF_EVERYTHING

MAX_DAYS = {View.FREE: 14, View.OFF: 31, View.COUNT: 31, View.WHO: 31}
"""Of one question."""
A_WEEK = 7
_OF_THEIR_OWN = frozenset({Wish.BOOK, Wish.SEARCH, Wish.REGISTER})


def plan_view(turn: Turn) -> Planned | None:
    """Return the plan of what an owner asks of their own business; None where it is something else, or something is to
    be done beside it."""
    if isinstance(turn.context.open, EraseWanted) or _looks_for_themselves(turn):
        return None
    view = view_of(turn.text)
    if view is None:
        return plan_on(turn) if is_question(turn.text) else None
    if any(_does_more(turn, view, one) for one in turn.reading.said):
        return None
    return _PLANS[view](turn, view)


def plan_on(turn: Turn) -> Planned | None:
    """Return the plan of "and on Wednesday?", right after a day was shown: the same is asked of it."""
    viewed, found = turn.frame.viewed, found_when(turn)
    if viewed is None or found is None or turn.told_last != "day_shown" or not says_only_when(turn, found):
        return None
    if viewed not in set(View) or View(viewed) not in MAX_DAYS:
        return plan_agenda(turn, turn.reading.said[0].model_copy(update={"when": found.when}))
    return _plan_days(turn, View(viewed))


def _does_more(turn: Turn, view: View, said: Said) -> bool:
    """Something is to be done beside it, or instead of it: "is there room at 6? put Guy in"."""
    if said.act is Act.BOOK and view is View.FREE:
        return said.sure >= SURE and _is_elsewhere(turn, said)
    if said.act is Act.CHANGE_HOURS and not said.slots and said.when is None:
        return False  # "my hours": nothing is said that they should be
    least, read_as = (CERTAIN, _READ_IN_WISHES) if view in _WISHES else (SURE, _READ_IN_VIEWS)
    return said.sure >= least and ACTS[said.act].risk is not Risk.NOTHING and said.act not in read_as


def _is_elsewhere(turn: Turn, said: Said) -> bool:
    """A city is named, or a service that is not theirs."""
    known = known_of(turn, said)
    labels = {label for own in turn.context.owned for label in own.business.labels}
    is_theirs = known.label is None or any(offers_service(one, known.label) for one in labels)
    return known.city is not None or not is_theirs


_WISHES = frozenset({View.NOTICE, View.APPROVAL, View.NOTES})
"""What is wanted once and for all: it is read as many things."""
_READ_IN_VIEWS = frozenset({Act.RELAY, Act.NO_SHOW, Act.AFFIRM, Act.CHOOSE, Act.REMIND})
"""What such questions are easily read as."""
_READ_IN_WISHES = _READ_IN_VIEWS | {Act.PROPOSE, Act.DECLINE, Act.PAUSE, Act.RESUME, Act.CHANGE_HOURS}
"""What such wishes are easily read as: "no same-day bookings" declines nobody."""


def _looks_for_themselves(turn: Turn) -> bool:
    """They look for an appointment of their own, or for one at another business."""
    question, task, about = turn.question, turn.frame.task, turn.business
    is_asked = isinstance(question, Question) and question.understood.intent in _OF_THEIR_OWN
    is_arranging = task is not None and task.intent in _OF_THEIR_OWN
    is_other = about is not None and about.business_id not in set(turn.request.sender.business_ids)
    is_moving = turn.offer is not None and turn.offer.moves is not None
    return (is_asked or is_arranging or is_other or (turn.offer is not None and not is_moving)) and not says_own(
        turn.text
    )


def _plan_days(turn: Turn, view: View) -> Planned | None:
    """Look at the days that are said: of none, at those that were shown, or at those that come."""
    when, today = when_said(turn), today_of(turn.request)
    if when is not None and (unclear := unclear_day(when, Act.AGENDA)) is not None:
        return unclear
    if view is View.WHO and when is not None:
        return None  # it is a day's agenda
    days = days_meant(turn, when) if when is not None else None
    if days is None and view is View.FREE:
        days = _days_shown(turn) or ((today, today) if when is not None and when.spans else None)  # an hour alone
    is_past = view is View.FREE and days is not None and days[1] < today
    if days is None or is_past:
        days = (today, today + timedelta(days=(A_WEEK if view is View.FREE else MAX_DAYS[view]) - 1))
    first = max(days[0], today) if view is View.FREE else days[0]
    last = max(first, min(days[1], first + timedelta(days=MAX_DAYS[view] - 1)))
    known = Understood(intent=Wish.DAY, slots={VIEW: (view.value,)})
    params: dict[str, str | bool] = {**params_of((first, last))}
    if view is View.FREE:
        known = with_when(known, when)
        hours = {"time_from": known.time_from, "time_to": known.time_to}
        params |= {"free": True, **{name: at for name, at in hours.items() if at is not None}}
    elif view is View.OFF and when is None:
        params["calendars"] = True
    return steps(Step(service="schedules", action="daily_schedule", params=params), understood=known)


def _days_shown(turn: Turn) -> tuple[date, date] | None:
    """ "Is anything left?", right after a day was shown."""
    if turn.told_last != "day_shown" or turn.frame.day is None:
        return None
    return date.fromisoformat(turn.frame.day), date.fromisoformat(turn.frame.until or turn.frame.day)


def _plan_topic(topics: tuple[Topic, ...]) -> Callable[[Turn, View], Planned | None]:
    """A fact of the business, or that it is not kept."""

    def plan(turn: Turn, view: View) -> Planned | None:
        when = when_said(turn)
        if view is View.SETUP and when is not None:
            return None  # "what do you have on Thursday?"
        slots = {Slot.TOPIC: tuple(topic.value for topic in topics)}
        return plan_ask(turn, Said(act=Act.ASK_BUSINESS, slots=slots, when=when if view is View.HOURS else None))

    return plan


def _plan_income(turn: Turn, view: View) -> Planned | None:
    """That is not kept; how many came is."""
    told = CannotDo(act=Act.ASK_BUSINESS, topic=Topic.INCOME, is_own=True)
    when = when_said(turn)
    counted = _plan_days(turn, View.COUNT) if when is not None and when.spans else None
    return counted.model_copy(update={"reply": told}) if counted is not None and counted.pipeline else reply(told)


def _plan_gone(turn: Turn, view: View) -> Planned | None:
    """That is not kept; what stands on those days is shown."""
    told = CannotDo(act=Act.ASK_BUSINESS, topic=Topic.GONE, is_own=True)
    when = when_said(turn)
    stands = plan_agenda(turn, Said(act=Act.AGENDA, when=when)) if when is not None else _plan_days(turn, View.WHO)
    return stands.model_copy(update={"reply": told}) if stands is not None and stands.pipeline else None


def _plan_waiting(turn: Turn, view: View) -> Planned | None:
    return reply(BookingsShown(bookings=turn.context.approvals, waiting=True))


def _plan_of_somebody(topic: Topic) -> Callable[[Turn, View], Planned | None]:
    """What is asked of a customer and is not kept, beside their appointment; None where nobody is known to be meant."""

    def plan(turn: Turn, view: View) -> Planned | None:
        meant = _customer_meant(turn)
        if meant is None and view is View.PAST:
            return None
        told = CannotDo(act=Act.ASK_BUSINESS, topic=topic, is_own=True, said=_name_of(meant))
        if meant is None:
            return reply(told)
        return show_state(meant).model_copy(update={"reply": told})

    return plan


def _name_of(booking: BookingView | None) -> tuple[str, ...]:
    return (booking.customer_name,) if booking is not None and booking.customer_name else ()


def _customer_meant(turn: Turn) -> BookingView | None:
    """The booking of who is named, else of who was spoken of last, or who alone waits."""
    context = turn.context
    listed = tuple(one for one in (*context.approvals, *context.served, *turn.frame.bookings) if one.customer_name)
    named = named_in(turn, turn.reading.said[0], listed) or sounds_in(turn.text, listed)
    spoken_of = turn.frame.bookings[:1] or (context.approvals if len(context.approvals) == 1 else ())
    return next(iter(named or (spoken_of if names_one(turn.text) else ())), None)


def _plan_cannot(act: Act) -> Callable[[Turn, View], Planned | None]:
    return lambda turn, view: reply(CannotDo(act=act, is_own=True))


_PLANS: dict[View, Callable[[Turn, View], Planned | None]] = {
    **dict.fromkeys((View.FREE, View.OFF, View.COUNT, View.WHO), _plan_days),
    View.SETUP: _plan_topic(OF_EVERYTHING),
    View.HOURS: _plan_topic((Topic.HOURS,)),
    View.LINK: _plan_topic((Topic.LINK,)),
    View.FEE: _plan_topic((Topic.FEE,)),
    View.APPROVAL: _plan_topic((Topic.APPROVAL,)),
    View.NOTICE: _plan_topic((Topic.NOTICE,)),
    View.LENGTH: _plan_topic((Topic.DURATION,)),
    View.CONTACT: _plan_topic((Topic.CUSTOMER,)),
    View.TOLD: _plan_topic((Topic.TOLD,)),
    View.PAYMENT: _plan_topic((Topic.PAYMENT,)),
    View.OTHER: _plan_topic((Topic.OTHER,)),
    View.GONE: _plan_gone,
    View.WAITING: _plan_waiting,
    View.INCOME: _plan_income,
    View.PAST: _plan_of_somebody(Topic.PAST),
    View.WORDS: _plan_of_somebody(Topic.WORDS),
    View.PHOTOS: _plan_cannot(Act.CHANGE_DETAILS),
    View.NOTES: _plan_cannot(Act.RELAY),
    View.NO_SHOW: _plan_cannot(Act.NO_SHOW),
}
