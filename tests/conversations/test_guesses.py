"""Nothing that cannot be taken back is done on a guess, and what settles nothing leaves open what is open."""

from __future__ import annotations

from datetime import timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skeji_ray.conversation.choices import choice_plan
from skeji_ray.conversation.dialogue import plan_reading
from skeji_ray.conversation.dialogue import plan_reading as plan_what_was_read
from skeji_ray.conversation.exact import plan_exactly
from skeji_ray.languages.assent import Act, Answer, answer_to
from skeji_ray.languages.commands import find_command
from skeji_ray.messages.acts import Act as Done
from skeji_ray.messages.asked import Asked, ChangeWanted, ConfirmWanted, EraseWanted, Question, SlotsOffered
from skeji_ray.messages.outcomes import Outcome, Several
from skeji_ray.messages.people import Sender
from skeji_ray.messages.reading import Reading as WhatWasRead
from skeji_ray.messages.reading import Said
from skeji_ray.messages.refusals import Refusal
from skeji_ray.messages.results import BookingTold
from skeji_ray.messages.wishes import Missing, Wish
from skeji_ray.pipeline.context import Context, Turn
from skeji_ray.pipeline.conversation import Conversation
from skeji_ray.pipeline.planning import Planned
from skeji_ray.readers.model.authority import authority_of, stage_of
from skeji_ray.readers.model.grounding import reading_of
from skeji_ray.readers.model.written import Written
from tests.conversations.plans.test_planner import (
    ASKED,
    NAME_ASKED,
    NOW,
    OFFER_ID,
    a_booking,
    a_slot,
    after,
    an_offer,
    plan,
    request,
)
from tests.support.examples import examples
from tests.support.planning import plan_by_rules
from tests.support.readings import actions, asked_for, refused
from tests.unit.languages.test_assent import BREAKS, DENIES, NO_CHOICES, OTHER, PLAIN, REPEATS, YES

MINE = a_booking("Sam", 15)
CANCELS = Context(open=ConfirmWanted(wish=Wish.CANCEL, booking=MINE), open_id=OFFER_ID, bookings=(MINE,))
ERASES = Context(open=EraseWanted(), open_id=OFFER_ID, bookings=(MINE,))
ONE, SEVERAL = an_offer(15, exact=True), an_offer(14, 15, 16)
MOVES = Context(
    offer=SlotsOffered(slots=(a_slot(16),), asked=ASKED, exact=True, moves=MINE), offer_id=OFFER_ID, bookings=(MINE,)
)
SARAH, DAN = a_booking("Sarah Cohen", 15), a_booking("Dan Levi", 16)
ONE_WAITS = Context(approvals=(SARAH,), approval_asked_at=NOW)
TWO_WAIT = Context(approvals=(SARAH, DAN), approval_asked_at=NOW)
OPEN = {"cancel": CANCELS, "erase": ERASES, "one": ONE, "several": SEVERAL, "move": MOVES}
CHANGES_NOTHING = frozenset(
    {"search_availability", "get_booking", "list_bookings", "daily_schedule", "describe_business"}
)
NO_ANSWERS = [text for text in (*OTHER, *NO_CHOICES) if text and text != "slot 2 pm please"]
AGREES_TO_AN_OFFER = frozenset({"k", *(text for text in NO_ANSWERS if text.startswith("yes please yes"))})
"""As people write it: a yes to what was offered, and never to what cannot be taken back."""
ENDS_WITH_A_NO = frozenset(
    {"no yes", "yes no", "not the second one", "on second thought no", "לא השני", "❌ 2", "👎 1", "yes but later",
     "none of these, the first one next week", "כן אבל לא היום"}
)  # fmt: skip
"""They take nothing, and keep everything as it is."""


def still_open(planned: Planned, context: Context) -> bool:
    """What was open is asked again with the id that it had, or something was looked for, or shown beside it."""
    if planned.reply is None:
        return {step.action for step in planned.pipeline} <= CHANGES_NOTHING
    if isinstance(planned.reply, Asked) and planned.reply.asked_id is not None:
        return planned.reply.asked_id == OFFER_ID
    shown = planned.reply.parts[-1] if isinstance(planned.reply, Several) else planned.reply
    if isinstance(shown, SlotsOffered) and context.offer is not None:  # one of what was offered, alone
        return all(slot in context.offer.slots for slot in shown.slots)
    told = a_conversation(offer=context.offer, question=context.open).told(planned.reply, "another-id", NOW)
    return told.offer is context.offer and (context.open is None or told.question is context.open)


@pytest.mark.parametrize("text", NO_ANSWERS)
def test_what_settles_nothing_changes_nothing(text: str) -> None:
    for context, owner in product(OPEN.values(), (False, True)):
        planned = plan(text, context, owner=owner)
        if text in AGREES_TO_AN_OFFER and context.offer is not None:
            continue
        assert {step.action for step in planned.pipeline} <= CHANGES_NOTHING
        is_kept = text in ENDS_WITH_A_NO and planned.pipeline == () and planned.reply == Refusal(reason="kept")
        assert is_kept or still_open(planned, context), planned.reply


@settings(max_examples=examples(40))
@given(
    name=st.sampled_from(sorted(OPEN)),
    text=st.sampled_from([*PLAIN, *(one for several in REPEATS.values() for one in several)]),
    word=st.sampled_from(BREAKS),
    at=st.integers(0, 9),
    owner=st.booleans(),
)
def test_a_yes_with_a_denial_a_doubt_or_a_question_in_it_does_nothing(
    name: str, text: str, word: str, at: int, owner: bool
) -> None:
    words = text.split()
    words.insert(min(at, len(words)), word)
    for context in (OPEN[name], ONE_WAITS, TWO_WAIT):
        said = " ".join(words)
        if text.lower().startswith(("no ", "not ", "don")):
            return
        done = {step.action for step in plan(said, context, owner=owner).pipeline} - CHANGES_NOTHING
        assert not done or (
            done == {"decline_booking"} and answer_to(Act.APPROVE, said) is Answer.NO
        )  # "of course not"


@settings(max_examples=examples(40))
@given(name=st.sampled_from(sorted(OPEN)), text=st.sampled_from(NO_ANSWERS), owner=st.booleans(), data=st.data())
def test_a_model_that_is_wrong_does_nothing_either(name: str, text: str, owner: bool, data: st.DataObject) -> None:
    waiting = {"approvals": (SARAH, DAN)} if owner else {}
    context = OPEN[name].model_copy(update=waiting)
    said = request(text, context, owner=owner)
    authority = authority_of(said.sender.role, stage_of(context))
    wrong = {"affirm", "choose", "refine", "deny", "approve", "decline", "book", "give_name", "none"}
    act = data.draw(st.sampled_from(sorted(wrong & set(authority.acts))))
    fields = {
        "slot": data.draw(st.sampled_from([None, "slot_1", "slot_2"])),
        "booking": data.draw(st.sampled_from([None, "booking_1", "approval_1"])),
        "name": data.draw(st.sampled_from([None, "Olga", "Dana"])),
    }
    assert plan_exactly(said) is None
    written = Written.model_validate({"acts": [{"act": act, **fields}]})
    planned = plan_reading(said, reading_of(said, written))
    assert {step.action for step in planned.pipeline} <= CHANGES_NOTHING


@pytest.mark.parametrize(
    "text", [*YES, *REPEATS[Act.CANCEL], "yes, cancel my haircut", "yes, cancel the Blue Ocean booking"]
)
def test_a_whole_yes_cancels(text: str) -> None:
    assert actions(plan(text, CANCELS)) == ["cancel_booking"]


@pytest.mark.parametrize("text", [*YES, *REPEATS[Act.ERASE]])
def test_a_whole_yes_erases(text: str) -> None:
    assert actions(plan(text, ERASES)) == ["erase_person"] or find_command(text) == "erase"


@pytest.mark.parametrize("text", ["great", "perfect, thanks", "good", "fine", "right", "מעולה", "not bad"])
def test_a_mere_welcome_takes_nothing_away(text: str) -> None:
    for context in (CANCELS, ERASES):
        planned = plan(text, context)
        assert planned.pipeline == ()
        assert still_open(planned, context) or refused(planned) == "kept"


@pytest.mark.parametrize("text", [*DENIES[Act.CANCEL], "no", "No, thanks", "never mind", "no, keep it", "לא", "תשאירו"])
def test_a_denied_cancellation_keeps_the_booking(text: str) -> None:
    assert refused(plan(text, CANCELS)) == "kept"


@pytest.mark.parametrize(
    "text", ["please don't cancel my appointment", "do not cancel anything", "don't move my booking"]
)
def test_what_is_not_to_be_done_is_not_even_asked_about(text: str) -> None:
    assert refused(plan(text, Context(bookings=(MINE,)))) == "kept"
    moved = plan("I don't want to cancel, just move my booking to 5pm", Context(bookings=(MINE,)))
    assert actions(moved) == ["get_booking", "search_availability"]


@pytest.mark.parametrize("text", [*YES, *REPEATS[Act.BOOK], "great", "yes, book the haircut", "yes, my name is Sarah"])
def test_a_whole_yes_books_the_one_that_is_offered(text: str) -> None:
    assert actions(plan(text, ONE)) == ["search_availability", "create_booking"]
    assert asked_for(plan(text, SEVERAL)) is Missing.SLOT


@pytest.mark.parametrize("text", [*YES, *REPEATS[Act.MOVE], "sounds good"])
def test_a_whole_yes_moves(text: str) -> None:
    assert actions(plan(text, MOVES))[-1] == "reschedule_booking"


@pytest.mark.parametrize(
    ("text", "hour"),
    [("the second one", 15), ("number 2 please", 15), ("the one at 4pm", 16), ("slot 2 pm please", 14), ("השלישי", 16),
     ("tomorrow 14:00", 14), ("ב-15:00 בבקשה", 15), ("the last one, my name is Dan", 16)],
)  # fmt: skip
def test_one_of_several_is_chosen_by_a_message_that_names_it(text: str, hour: int) -> None:
    search, create = plan(text, SEVERAL).pipeline
    assert (search.params["time"], create.action) == (f"{hour}:00", "create_booking")


def test_a_time_that_two_of_the_offered_have_chooses_neither() -> None:
    twice = Context(
        offer=SlotsOffered(slots=(a_slot(15), a_slot(15), a_slot(16)), asked=ASKED, exact=False), offer_id=OFFER_ID
    )
    assert {step.action for step in plan("15:00", twice).pipeline} <= CHANGES_NOTHING
    assert actions(plan("16:00", twice))[-1] == "create_booking"


@pytest.mark.parametrize(
    "text", ["ok", "sure thing", "great, thanks", "yes please", "k?", "what?", "wait", "כן", "תודה"]
)
@pytest.mark.parametrize(
    ("wish", "missing"),
    [
        ("I want to register my business", Missing.BUSINESS_NAME),
        ("book an appointment tomorrow", Missing.SERVICE_LABEL),
        ("book a haircut tomorrow", Missing.CITY),
    ],
)
def test_an_answer_that_names_nothing_is_taken_for_no_name(text: str, wish: str, missing: Missing) -> None:
    asked = plan(wish, name=None)
    assert asked_for(asked) is missing
    if missing is Missing.BUSINESS_NAME and text in {"great, thanks", "k?", "what?", "wait", "תודה"}:
        return  # a business may be called anything but yes
    context = after(asked, open_id=OFFER_ID)
    again = plan(text, context, name=None)
    assert again.pipeline == ()
    assert still_open(again, context)


def test_a_name_that_is_asked_for_is_no_question_and_no_doubt() -> None:
    context = after(NAME_ASKED, offer=SEVERAL.offer, offer_id=OFFER_ID, open_id="q" * 8)
    for text in (
        "wait a second",
        "is it expensive?",
        "how much is it",
        "not yet",
        "maybe later",
        "but why",
        "ok",
        "sure thing",
        "great",
        "רגע, כמה זה",
    ):
        planned = plan(text, context, name=None)
        assert planned.pipeline == ()
        assert still_open(planned, context) or isinstance(planned.reply, Question) or refused(planned) == "kept"
    for text, name in (("Dan", "Dan"), ("yes, my name is Sarah", "Sarah"), ("Will Smith", "Will Smith")):
        assert plan(text, context, name=None).pipeline[1].params["customer_name"] == name


@pytest.mark.parametrize(
    "text", ["yes", "ok", "sure, go ahead", "Approve", "approve it please", "כן", "לאשר", "approve all"]
)
def test_an_owner_approves_the_one_request_that_waits(text: str) -> None:
    assert actions(plan(text, ONE_WAITS, owner=True)) == ["confirm_booking"]


@pytest.mark.parametrize("text", ["no", "No thanks", "decline", "decline it", "לא", "reject Sarah's request"])
def test_an_owner_declines_the_one_request_that_waits(text: str) -> None:
    assert actions(plan(text, ONE_WAITS, owner=True)) == ["decline_booking"]


@pytest.mark.parametrize(
    "text",
    ["yes", "no", "ok", "approve", "decline", "approve if she pays first", "approve Sarah but not Dan",
     "approve the third", "approve Moshe", "approve the 11:00 one", "approve the massage", "כן", "approve not Sarah",
     "approve Sarah and decline Dan", "approve Sarah's when she has paid",
     "approve Sarah's haircut tomorrow at 19:00"],
)  # fmt: skip
def test_of_two_requests_it_is_asked_which(text: str) -> None:
    """Or what was understood is shown before anything is done."""
    planned = plan(text, TWO_WAIT, owner=True)
    assert planned.pipeline == ()
    shown = planned.reply.parts[-1] if isinstance(planned.reply, Several) else planned.reply
    assert isinstance(shown, ChangeWanted) or asked_for(planned) is Missing.BOOKING


def test_a_request_of_which_all_words_are_true_is_approved() -> None:
    planned = plan("approve Sarah's haircut tomorrow at 15:00", TWO_WAIT, owner=True)
    assert planned.pipeline[0].params == {"booking_id": SARAH.booking_id}


@pytest.mark.parametrize("text", ["approve all", "approve both", "decline all of them", "approve them all"])
def test_all_that_wait_are_decided_on_where_all_are_named(text: str) -> None:
    planned = plan(text, TWO_WAIT, owner=True)
    if planned.pipeline:
        assert [one.params["booking_id"] for one in planned.pipeline] == [SARAH.booking_id, DAN.booking_id]
        decided = "confirm_booking" if text.startswith("approve") else "decline_booking"
        assert {one.action for one in planned.pipeline} == {decided}
    else:
        assert isinstance(planned.reply, ChangeWanted | Question)


@pytest.mark.parametrize(
    ("text", "who"),
    [("approve Sarah", SARAH), ("approve Dan's request please", DAN), ("approve the second", DAN), ("approve 1", SARAH),
     ("approve the one at 16:00", DAN), ("accept Sarah Cohen's booking", SARAH), ("approve please Dan", DAN)],
)  # fmt: skip
def test_of_two_requests_the_words_may_name_one(text: str, who: object) -> None:
    (step,) = plan(text, TWO_WAIT, owner=True).pipeline
    assert step.params == {"booking_id": who.booking_id}  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", ["approve Dan", "approve the second", "approve the 18:00 one", "approve the massage",
                                  "decline Dan", "approve tomorrow's", "don't approve", "do not approve it", "approve?",
                                  "approve it if she pays", "I will approve it later"])  # fmt: skip
def test_one_request_is_not_decided_by_words_about_another(text: str) -> None:
    planned = plan(text, ONE_WAITS, owner=True)
    assert planned.pipeline == () or text == "approve tomorrow's"


def test_which_request_is_asked_and_answered() -> None:
    asked = after(plan("approve", TWO_WAIT, owner=True), open_id=OFFER_ID, approvals=TWO_WAIT.approvals)
    for text in ("what was the second one again?", "hmm", "the third", "not Dan", "Dan?"):
        planned = plan(text, asked, owner=True)
        assert {step.action for step in planned.pipeline} <= CHANGES_NOTHING
        is_asked = isinstance(planned.reply, ChangeWanted) or getattr(planned.reply, "missing", ()) == (
            Missing.BOOKING,
        )
        assert is_asked or still_open(planned, asked), text
    for text in ("Dan", "the second", "Dan Levi please", "2"):
        assert plan(text, asked, owner=True).pipeline[0].params == {"booking_id": DAN.booking_id}


@pytest.mark.parametrize("kept", [CANCELS, ERASES, ONE, MOVES])
def test_a_yes_is_to_what_was_said_last(kept: Context) -> None:
    """A request that came since, or an answer about something else, makes it unsure what the yes is to."""
    told = (Turn(speaker="system", text="help"), Turn(speaker="user", text="yes"))
    for unsure in (
        {"turns": told},
        {"approvals": (SARAH,), "told_at": NOW - timedelta(minutes=5), "approval_asked_at": NOW},
    ):
        again = plan("yes", kept.model_copy(update=unsure), owner=True).reply
        assert isinstance(again, Asked)
        assert (again.asked_id, again.again) == (OFFER_ID, "check")
    asked_last = kept.model_copy(update={"turns": (Turn(speaker="system", text=_kind(kept)), *told[1:])})
    assert plan("yes", asked_last).pipeline != ()
    older = {"approvals": (SARAH,), "told_at": NOW, "approval_asked_at": NOW - timedelta(minutes=5)}
    assert plan("yes", kept.model_copy(update=older), owner=True).pipeline != ()


def _kind(context: Context) -> str:
    opened: Outcome | None = context.open or context.offer
    assert opened is not None
    return opened.kind


def test_a_yes_to_something_told_after_the_request_decides_nothing() -> None:
    told_since = ONE_WAITS.model_copy(update={"told_at": NOW + timedelta(minutes=1)})
    for text in ("yes", "ok thanks", "no"):
        assert asked_for(plan(text, told_since, owner=True)) is Missing.BOOKING
    assert actions(plan("approve", told_since, owner=True)) == ["confirm_booking"]


def test_an_owner_s_own_booking_is_theirs_though_a_customer_s_name_sounds_in_the_words() -> None:
    own = a_booking("Rina", 11)
    context = Context(bookings=(own,), approvals=(a_booking("Sam", 15), a_booking("Bea", 16)))
    said = request("cancel my booking, same reason as before", context, owner=True)
    asked = plan_what_was_read(said, WhatWasRead(said=(Said(act=Done.CANCEL),)))
    assert asked.reply == ConfirmWanted(wish=Wish.CANCEL, booking=own)


def test_one_list_s_rows_are_good_for_that_list_alone() -> None:
    """A row of an older list picks nothing out of the newer one."""
    first = plan("approve", TWO_WAIT, owner=True)
    newer = Context(open=first.reply, open_id="fedcba9876543210", approvals=TWO_WAIT.approvals)
    assert refused(choice_plan("booking:1:01234567", request("x", newer, owner=True))) == "stale_choice"
    assert actions(choice_plan("booking:1:fedcba98", request("x", newer, owner=True))) == ["confirm_booking"]
    assert plan_by_rules(request("x", newer, owner=True)).pipeline == ()


def a_conversation(**also: object) -> Conversation:
    sender = Sender(identity="+972500000001", name="Sam", time_zone="Asia/Jerusalem")
    return Conversation(id="c", sender=sender, spoke_at=NOW).model_copy(update=also)


@pytest.mark.parametrize("text", ["10", "k", "ok and how long does it take", "help", "hello", "what is the weather"])
@pytest.mark.parametrize("context", [ONE, SEVERAL, MOVES, CANCELS, ERASES])
def test_what_is_open_is_still_open_after_an_answer_that_settles_nothing(text: str, context: Context) -> None:
    opened = context.open or context.offer
    assert opened is not None
    conversation = a_conversation().told(opened, OFFER_ID, NOW)
    planned = plan(text, conversation.context(NOW, (), ()))
    reply = planned.reply
    if reply is None:  # looked up, or looked for, beside it
        agreed = text in AGREES_TO_AN_OFFER and context.offer is not None
        assert agreed or {step.action for step in planned.pipeline} <= CHANGES_NOTHING
        return
    after_it = conversation.told(reply, "another-id", NOW).context(NOW, (), ())
    button = "yes:01234567" if context.open else "slot:1:01234567"
    assert choice_plan(button, request("x", after_it)).pipeline != ()
    if text not in {"help", "hello"}:
        agreed_to = plan("yes" if context is not SEVERAL else "the first", after_it)
        is_asked_once_more = (
            isinstance(agreed_to.reply, ConfirmWanted | EraseWanted) and agreed_to.reply.again == "check"
        )
        assert (
            agreed_to.pipeline != () or is_asked_once_more
        )  # what cannot be taken back, where something else was told
    closed = conversation.told(BookingTold(booking=MINE), "another-id", NOW).context(NOW, (), ())
    assert refused(choice_plan(button, request("x", closed))) == "stale_choice"
