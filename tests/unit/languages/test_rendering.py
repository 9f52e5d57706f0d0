"""Every outcome and every notice has words, within the limits of WhatsApp."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import get_args

import pytest

import skeji_ray
from skeji_ray.actors.documents import DOCUMENTS
from skeji_ray.catalogue import ACTIONS
from skeji_ray.languages.en.speech import ENGLISH
from skeji_ray.languages.he.speech import HEBREW
from skeji_ray.languages.rendered import Choice, Rendered
from skeji_ray.languages.rendering import render
from skeji_ray.languages.speech import Speech
from skeji_ray.messages.acts import Act, Slot, Topic
from skeji_ray.messages.outcomes import (
    Apology,
    ApprovalWanted,
    BookingAffected,
    BookingNotice,
    BookingsShown,
    BookingTold,
    BusinessesShown,
    BusinessOpened,
    BusinessRegistered,
    ConfirmWanted,
    DayShown,
    Done,
    Effect,
    EraseWanted,
    Failed,
    Help,
    HelpChanged,
    HelperNotice,
    HelpWanted,
    LeaveWanted,
    MaintainerAdded,
    Missing,
    NothingFree,
    Notice,
    OneMoment,
    Outcome,
    PersonForgotten,
    PersonTold,
    Question,
    Refusal,
    Rejected,
    Reminder,
    SchedulesChanged,
    Several,
    SlotsOffered,
    Subscribed,
    TimeBlocked,
    Unclear,
    Understood,
    Wish,
)
from skeji_ray.messages.people import Language
from skeji_ray.messages.talk import BusinessFacts, CannotDo, SmallTalk
from skeji_ray.messages.views import BookingStatus, BookingView, BusinessView, ScheduleView, SlotView

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
TALKS = get_args(SmallTalk.model_fields["talk"].annotation)
SAID: tuple[Outcome | Notice, ...] = (
    *(Question(missing=(missing,), bookings=(a_booking(),), slots=(SLOT,)) for missing in Missing),
    ConfirmWanted(wish=Wish.CANCEL, booking=a_booking()),
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
_LATIN_NAMES = (
    "Blue Ocean",
    "Dizengoff",
    "Tel Aviv",
    "Sarah",
    "STOP",
    "START",
    "Register",
    "help",
    "https://blue-ocean.example",
)


@pytest.mark.parametrize("language", Language)
def test_everything_that_can_be_said_has_words_within_whatsapp_s_limits(language: Language) -> None:
    for said in SAID:
        _is_within_limits(render(said, language=language, offer_id=OFFER_ID))


def _is_within_limits(rendered: Rendered) -> None:
    assert rendered.text.strip()
    assert len(rendered.text) <= (1024 if rendered.buttons or rendered.rows else 4096)
    assert "{" not in rendered.text
    assert "None" not in rendered.text
    assert "_" not in rendered.text
    assert len(rendered.buttons) <= 3
    assert all(len(choice.title) <= 20 for choice in rendered.buttons)
    assert len(rendered.rows) <= 10
    assert all(len(row.title) <= 24 and len(row.description) <= 72 for row in rendered.rows)
    ids = [choice.id for choice in rendered.buttons] + [row.id for row in rendered.rows]
    assert len(set(ids)) == len(ids)


def test_every_kind_of_outcome_and_notice_is_among_these() -> None:
    kinds = {kind for union in (Outcome, Notice) for kind in get_args(get_args(union)[0])}
    assert {type(said) for said in SAID} == kinds


def test_nothing_english_is_left_in_what_is_said_in_hebrew() -> None:
    for said in SAID:
        if not isinstance(said, Help):  # it shows a sentence to type
            _is_in_hebrew(said)


def _is_in_hebrew(said: Outcome | Notice) -> None:
    rendered = render(said, language=Language.HEBREW, offer_id=OFFER_ID, number="15550000000")
    titles = [*(one.title for one in rendered.buttons), *(one.title for one in rendered.rows)]
    shown = " ".join([rendered.text, *titles])
    for name in _LATIN_NAMES:
        shown = shown.replace(name, "")
    assert not re.search(r"(?<![/.=a-z])[A-Za-z]{2,}", shown), shown


def test_both_languages_have_the_same_words_with_the_same_placeholders() -> None:
    for name in Speech._fields:
        ours, theirs = getattr(ENGLISH, name), getattr(HEBREW, name)
        if isinstance(ours, dict):
            assert ours.keys() == theirs.keys(), name
            for key, sentence in ours.items():
                assert _placeholders(theirs[key]) == _placeholders(sentence), (name, key)
        elif isinstance(ours, tuple):
            assert len(ours) == len(theirs)


def _placeholders(sentence: str | tuple[str, str]) -> set[str]:
    return set(re.findall(r"{(\w+)}", sentence if isinstance(sentence, str) else sentence[0]))


def test_every_business_error_that_is_raised_has_a_sentence() -> None:
    sources = Path(skeji_ray.__file__).parent.rglob("*.py")
    raised = {code for source in sources for code in re.findall(r'BusinessError\("([a-z_]+)"', source.read_text())}
    assert raised
    assert raised <= set(ENGLISH.failures)


def test_an_exact_offer_shows_the_slot_in_its_own_zone_with_the_affirmative_first() -> None:
    rendered = render(SlotsOffered(slots=(SLOT,), asked=ASKED, exact=True), offer_id=OFFER_ID)
    for part in ("Haircut", "Blue Ocean", "Dizengoff 1", "Wednesday 25 September", "15:00"):
        assert part in rendered.text
    assert rendered.buttons == (Choice("slot:1:01234567", "Book it"), Choice("no:01234567", "No, thanks"))


def test_a_time_that_is_not_free_is_no_row() -> None:
    rendered = render(SlotsOffered(slots=(SLOT,), asked=ASKED, exact=False), offer_id=OFFER_ID)
    assert "14:30 is not free" in rendered.text
    assert [row.id for row in rendered.rows] == ["slot:1:01234567"]
    assert rendered.rows[0].title == "15:00 Wed 25 Sep"


def test_cancelling_is_confirmed_with_the_affirmative_first() -> None:
    rendered = render(ConfirmWanted(wish=Wish.CANCEL, booking=a_booking()), offer_id=OFFER_ID)
    assert [choice.id for choice in rendered.buttons] == ["yes:01234567", "no:01234567"]


def test_an_owner_is_asked_with_the_booking_in_the_buttons() -> None:
    rendered = render(ApprovalWanted(booking=a_booking()))
    assert [choice.id for choice in rendered.buttons] == ["approve:booking-1", "decline:booking-1"]
    assert "Sarah" in rendered.text


@pytest.mark.parametrize(
    ("said", "word"),
    [
        (BusinessRegistered(business=BUSINESS), "registered"),
        (BookingTold(booking=a_booking(BookingStatus.PENDING)), "pending"),
        (BookingNotice(booking=a_booking(BookingStatus.CONFIRMED), to_owner=False), "confirmed"),
        (BookingNotice(booking=a_booking(BookingStatus.DECLINED), to_owner=False), "declined"),
        (BookingNotice(booking=a_booking(BookingStatus.EXPIRED), to_owner=False), "expired"),
        (BookingTold(booking=a_booking(BookingStatus.CANCELLED)), "cancelled"),
        (Reminder(booking=a_booking()), "reminder"),
        (BookingTold(booking=a_booking(), moved=True), "moved"),
        (BookingNotice(booking=a_booking(), to_owner=True, moved=True), "moved"),
    ],
)
def test_outcomes_use_the_words_that_outsiders_look_for(said: Outcome | Notice, word: str) -> None:
    assert word in render(said).text.lower()


def test_an_unknown_failure_names_the_field_and_the_limit() -> None:
    text = render(Failed(code="never_heard_of", field="end_time", limit="2-100")).text
    assert "end time" in text
    assert "2-100" in text


def test_a_registration_tells_the_business_its_own_link() -> None:
    said = BusinessRegistered(business=BUSINESS.model_copy(update={"code": "SKEJI-ABCD2345"}))
    assert "https://wa.me/15550000000?text=SKEJI-ABCD2345" in render(said, number="15550000000").text
    assert "wa.me" not in render(said).text, "where the number is not known there is no link"


@pytest.mark.parametrize("language", Language)
def test_no_name_of_ours_is_shown_for_what_is_kept(language: Language) -> None:
    kept = {document.collection: 2 for document in DOCUMENTS} | {"Never_heard_of": 1}
    text = render(PersonTold(kept=kept), language=language).text
    for collection in kept:
        if collection not in {"Conversations", "Schedules", "Bookings"}:
            assert collection.replace("_", " ") not in text
            assert collection not in text
    assert "2" in text


@pytest.mark.parametrize("language", Language)
def test_a_field_is_called_as_people_call_it(language: Language) -> None:
    fields = {field for action in ACTIONS for field in action.params.model_fields}
    for field in fields:
        text = render(Failed(code="invalid_param", field=field, limit="text"), language=language).text
        assert "_" not in text
        assert not re.search(r"\b(id|ids|urls|exceptions|labels|participants per slot)\b", text), text


def test_an_answer_of_parts_is_one_message_with_what_the_last_part_offers() -> None:
    offer = SlotsOffered(slots=(SLOT,), asked=ASKED, exact=True, asked_id="fedcba9876543210")
    rendered = render(Several(parts=(SmallTalk(talk="greet", business=BUSINESS), offer)), offer_id=OFFER_ID)
    assert rendered.text.startswith("Hello! This is the appointment line of Blue Ocean.\nHaircut at")
    assert rendered.buttons == render(offer).buttons
    assert "When would you like to come?" in render(SmallTalk(talk="greet", business=BUSINESS)).text


def test_what_cannot_be_done_is_named_and_the_business_is_recommended() -> None:
    staff = render(CannotDo(act=Act.BOOK, slot=Slot.STAFF, said=("Shira",))).text
    assert staff.startswith("I can't choose Shira for you")
    price = render(CannotDo(act=Act.ASK_BUSINESS, topic=Topic.PRICE, business=AT_A_SITE)).text
    assert "prices of Blue Ocean" in price
    assert "https://blue-ocean.example" in price


def test_what_is_known_of_a_business_is_told_and_what_is_not_is_said_to_be_unknown() -> None:
    def told(topic: Topic, day: date | None = None) -> str:
        return render(BusinessFacts(topic=topic, business=BUSINESS, schedules=(SCHEDULE,), day=day)).text

    assert told(Topic.HOURS) == "Blue Ocean is open Sunday, Monday, 09:00-18:00."
    assert told(Topic.HOURS, date(2030, 9, 23)) == "Blue Ocean is open on Monday 23 September, 09:00-18:00."
    assert told(Topic.HOURS, date(2030, 9, 24)).startswith("Blue Ocean is closed on Tuesday 24 September.")
    assert told(Topic.ADDRESS) == "Blue Ocean is at Dizengoff 1, Tel Aviv."
    assert told(Topic.DURATION) == "An appointment at Blue Ocean takes 45 minutes."
    assert told(Topic.SERVICES) == "Blue Ocean offers: general practitioner."
    assert told(Topic.PARKING).startswith("I don't have anything about parking at Blue Ocean here.")


def test_what_is_unclear_is_asked_with_the_likeliest_readings_as_buttons() -> None:
    rendered = render(Unclear(readings=(Act.CANCEL, Act.MOVE)), offer_id=OFFER_ID)
    assert rendered.text == "Did you want to cancel an appointment, or move an appointment?"
    assert [one.id for one in rendered.buttons] == ["mean:cancel:01234567", "mean:move:01234567"]
