"""One of everything that can be said."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import get_args

from skeji_ray.messages.acts import Act, Slot, Topic
from skeji_ray.messages.asked import (
    ChangeWanted,
    ConfirmWanted,
    EraseWanted,
    LeaveWanted,
    Question,
    SlotsOffered,
    Unclear,
)
from skeji_ray.messages.notices import (
    ApprovalWanted,
    BookingAffected,
    BookingNotice,
    HelperNotice,
    HelpWanted,
    MaintainerAdded,
    Notice,
    OneMoment,
    Reminder,
)
from skeji_ray.messages.outcomes import Outcome, Several
from skeji_ray.messages.refusals import Apology, Effect, Failed, NothingFree, Refusal, Rejected
from skeji_ray.messages.results import (
    BookingsPaused,
    BookingsShown,
    BookingTold,
    BusinessesShown,
    BusinessOpened,
    BusinessRegistered,
    DaysClosed,
    DayShown,
    Done,
    Help,
    HelpChanged,
    PersonForgotten,
    PersonTold,
    SchedulesChanged,
    Subscribed,
    TimeBlocked,
    TimeUnblocked,
)
from skeji_ray.messages.steps import Step
from skeji_ray.messages.talk import BusinessFacts, CannotDo, SmallTalk
from skeji_ray.messages.views import BookingStatus, BookingView, BusinessView, ScheduleView, SlotView
from skeji_ray.messages.when import Span, When
from skeji_ray.messages.wishes import Missing, Understood, Wish

START = datetime(2030, 9, 25, 12, tzinfo=UTC)  # 15:00 in Israel, a Wednesday
SLOT = SlotView(
    schedule_id="s", business_id="b", business_name="Blue Ocean", city="Tel Aviv", address="Dizengoff 1",
    service_label="haircut", start_time=START, end_time=START + timedelta(minutes=45), time_zone="Asia/Jerusalem",
)  # fmt: skip
OFFER_ID = "0123456789abcdef"
ASKED = Understood(intent=Wish.BOOK, label="haircut", city="Tel Aviv", date="2030-09-25", time="14:30")


def a_booking(status: BookingStatus = BookingStatus.PENDING) -> BookingView:
    return BookingView(
        **SLOT.model_dump(exclude={"seats_left"}),
        booking_id="booking-1",
        status=status,
        customer="+972501234567",
        customer_name="Sarah",
    )


BUSINESS = BusinessView(
    business_id="b",
    name="Blue Ocean",
    cities=("Tel Aviv",),
    labels=("general_practitioner",),
    time_zone="Asia/Jerusalem",
)
SCHEDULE = ScheduleView(
    schedule_id="s", business_id="b", business_name="Blue Ocean", city="Tel Aviv", address="Dizengoff 1",
    start_of_day="09:00", end_of_day="18:00", working_days=("sunday", "monday"), meeting_minutes=45, break_minutes=15,
    participants_per_slot=1, time_zone="Asia/Jerusalem",
)  # fmt: skip
ANOTHER = SCHEDULE.model_copy(update={"schedule_id": "s2", "meeting_minutes": 30, "start_of_day": "10:00"})
AT_A_SITE = BUSINESS.model_copy(update={"website": "https://blue-ocean.example"})
CLOSING = Step(service="schedules", action="close_days", params={"date": "2030-09-25"})
TALKS = get_args(SmallTalk.model_fields["talk"].annotation)
SAID: tuple[Outcome | Notice, ...] = (
    *(Question(missing=(missing,), bookings=(a_booking(),), slots=(SLOT,)) for missing in Missing),
    ConfirmWanted(wish=Wish.CANCEL, booking=a_booking()),
    ChangeWanted(
        act=Act.CLOSE,
        when=When(spans=(Span(date_from=date(2030, 9, 25), date_to=date(2030, 10, 9)),)),
        steps=(CLOSING,),
    ),
    ChangeWanted(act=Act.CANCEL_CUSTOMER, bookings=(a_booking(), a_booking()), more=2, steps=(CLOSING,)),
    ChangeWanted(act=Act.CHANGE_HOURS, schedules=(SCHEDULE,), businesses=(BUSINESS,), steps=(CLOSING,)),
    *(ChangeWanted(act=act, steps=(CLOSING,)) for act in Act),
    TimeBlocked(
        day=date(2030, 9, 25),
        start_time="16:00",
        end_time="23:59",
        schedules=1,
        spans=tuple(
            Span(date_from=one, date_to=one, time_from="16:00") for one in (date(2030, 9, 25), date(2030, 10, 2))
        ),
    ),
    BookingsShown(bookings=(a_booking(), a_booking()), changed=True),
    Help(),
    *(Refusal(reason=reason) for reason in get_args(Refusal.model_fields["reason"].annotation)),
    *(Apology(reason=reason) for reason in get_args(Apology.model_fields["reason"].annotation)),
    *(Apology(reason="internal_error", attempted=wish, effect=effect) for wish in Wish for effect in get_args(Effect)),
    *(Rejected(reason=reason, limit="20") for reason in get_args(Rejected.model_fields["reason"].annotation)),
    SlotsOffered(slots=(SLOT,), asked=ASKED, exact=True),
    SlotsOffered(slots=(SLOT,) * 9, asked=ASKED, exact=False),
    NothingFree(asked=ASKED, businesses=0),
    NothingFree(asked=ASKED, businesses=3),
    BusinessRegistered(business=BUSINESS, schedules=(SCHEDULE,)),
    BusinessesShown(businesses=(BUSINESS,)),
    BusinessesShown(businesses=()),
    *(BookingTold(booking=a_booking(status)) for status in BookingStatus),
    BookingTold(booking=a_booking(), named=True),
    BookingTold(booking=a_booking().model_copy(update={"customer_name": None}), asks_name=True),
    BookingsShown(bookings=(a_booking(),)),
    BookingsShown(bookings=()),
    DayShown(day=date(2030, 9, 25), bookings=(a_booking(),)),
    DayShown(day=date(2030, 9, 25), bookings=()),
    Done(what="undo"),
    Failed(code="slot_taken", alternatives=(SLOT,)),
    Failed(code="never_heard_of", field="end_time", limit="2-100"),
    ApprovalWanted(booking=a_booking()),
    *(BookingNotice(booking=a_booking(status), to_owner=owner) for status in BookingStatus for owner in (True, False)),
    Reminder(booking=a_booking()),
    EraseWanted(),
    BusinessOpened(business=BUSINESS),
    SlotsOffered(slots=(SLOT,), asked=ASKED, exact=True, moves=a_booking()),
    BookingTold(booking=a_booking(), moved=True),
    BookingNotice(booking=a_booking(), to_owner=True, moved=True),
    TimeUnblocked(day=date(2030, 9, 25), start_time="14:00", end_time="16:00"),
    DaysClosed(day=date(2030, 9, 25), until=date(2030, 10, 9), affected=(a_booking(),)),
    DaysClosed(day=date(2030, 9, 25), until=date(2030, 9, 25), is_open=True),
    BookingsPaused(is_paused=True),
    BookingsPaused(is_paused=False),
    DayShown(day=date(2030, 9, 25), until=date(2030, 9, 27), bookings=(a_booking(),) * 31),
    DayShown(day=date(2030, 9, 25), until=date(2030, 9, 27), bookings=()),
    SlotsOffered(slots=(SLOT,) * 3, asked=ASKED, exact=False, nearest=True),
    TimeBlocked(day=date(2030, 9, 25), start_time="14:00", end_time="16:00", schedules=1, affected=(a_booking(),)),
    TimeBlocked(day=date(2030, 9, 25), start_time="14:00", end_time="16:00", schedules=0),
    *(Subscribed(to_notices=to_notices) for to_notices in (True, False)),
    PersonTold(),
    PersonTold(name="Sarah", businesses=(BUSINESS,), bookings=(a_booking(),), kept={"Plans": 3, "Dead_letters": 1}),
    PersonForgotten(cancelled=1, anonymised=2, businesses_closed=0),
    BookingAffected(booking=a_booking()),
    MaintainerAdded(business=BUSINESS),
    HelpWanted(business=BUSINESS, inviter="+972501111111"),
    HelpWanted(business=BUSINESS.model_copy(update={"name": "Call me: +1 555 010 0100"}), inviter="IL.abc"),
    *(HelperNotice(business=BUSINESS, helper="+972502222222", joined=joined) for joined in (True, False)),
    *(
        HelpChanged.model_validate({"business": BUSINESS, "what": what})
        for what in ("accept_invitation", "decline_invitation", "leave_business")
    ),
    LeaveWanted(businesses=(BUSINESS,)),
    LeaveWanted(businesses=(BUSINESS, BUSINESS.model_copy(update={"business_id": "u2"}))),
    BusinessesShown(businesses=(BUSINESS,), invited=("+972502222222",)),
    Refusal(reason="no_helper"),
    *(
        Failed(code=code, field="maintainers", limit="3")
        for code in ("no_invitation", "invitation_declined", "too_many_invitations", "own_business")
    ),
    OneMoment(),
    SchedulesChanged(schedules=(SCHEDULE,)),
    SchedulesChanged(
        schedules=(SCHEDULE.model_copy(update={"exceptions": ("2030-12-24",), "participants_per_slot": 8}),),
        affected=(a_booking(),),
    ),
    Question(missing=(Missing.SCHEDULE,), schedules=(SCHEDULE,)),
    Question(missing=(Missing.BUSINESS,), businesses=(BUSINESS,)),
    *(SmallTalk(talk=talk, business=about) for talk in TALKS for about in (None, BUSINESS)),
    SmallTalk(talk="hold", open_until=START, time_zone="Asia/Jerusalem"),
    *(CannotDo(act=act, business=about) for act in Act for about in (None, BUSINESS)),
    *(CannotDo(act=Act.ASK_BUSINESS, topic=topic, business=about) for topic in Topic for about in (None, AT_A_SITE)),
    *(CannotDo(act=act, slot=slot) for act in (Act.BOOK, Act.CHANGE_SERVICES) for slot in Slot),
    *(BusinessFacts(topic=topic, business=AT_A_SITE) for topic in Topic),
    *(BusinessFacts(topic=topic, business=BUSINESS, schedules=(SCHEDULE,)) for topic in Topic),
    *(BusinessFacts(topic=topic, business=BUSINESS, schedules=(SCHEDULE, ANOTHER)) for topic in Topic),
    *(
        BusinessFacts(topic=Topic.HOURS, business=BUSINESS, schedules=(SCHEDULE,), day=date(2030, 9, day))
        for day in (23, 24)
    ),
    Unclear(),
    *(Unclear(readings=(act,)) for act in Act),
    Unclear(readings=(Act.CANCEL, Act.MOVE)),
    Several(parts=(SmallTalk(talk="greet"), SlotsOffered(slots=(SLOT,), asked=ASKED, exact=True))),
)
