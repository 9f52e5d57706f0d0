"""The dialogue: what a reading comes to, given what is open, what is being arranged and what exists."""

from __future__ import annotations

from datetime import date
from typing import Any

from skeji_ray.conversation.dialogue import plan_reading
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.asked import ConfirmWanted, Question, SlotsOffered, Unclear
from skeji_ray.messages.frame import Frame
from skeji_ray.messages.outcomes import Several
from skeji_ray.messages.reading import Reading, Said
from skeji_ray.messages.talk import CannotDo, SmallTalk
from skeji_ray.messages.views import BusinessView
from skeji_ray.messages.when import Span, When
from skeji_ray.messages.wishes import Missing, Understood, Wish
from skeji_ray.pipeline.context import Context
from skeji_ray.pipeline.frame import after
from skeji_ray.pipeline.planning import Planned
from tests.support.readings import ASKED, ZONE, a_booking, a_request, a_slot, actions, an_offer, asked_for, refused

THURSDAY, FRIDAY = date(2030, 1, 3), date(2030, 1, 4)
ON_THURSDAY, ON_FRIDAY = (When(spans=(Span(date_from=day, date_to=day),)) for day in (THURSDAY, FRIDAY))
AT_FOUR = When(spans=(Span(time_from="16:00", time_to="16:00"),))
AFTER_FOUR = When(spans=(Span(time_from="16:00"),))
BLUE_OCEAN = BusinessView(
    business_id="business-1", name="Blue Ocean", cities=("Tel Aviv",), labels=("haircut",), time_zone=ZONE
)
LINKED = Context(business=BLUE_OCEAN)


def said(act: Act, when: When | None = None, sure: float = 1.0, **slots: str) -> Said:
    return Said(act=act, sure=sure, when=when, slots={Slot(name): (words,) for name, words in slots.items()})


def plan(text: str, *several: Said, context: Context | None = None, owner: bool = False) -> Planned:
    return plan_reading(a_request(text, context, owner=owner), Reading(said=several))


def search_of(planned: Planned) -> dict[str, Any]:
    (step,) = [one for one in planned.pipeline if one.action == "search_availability"]
    return step.params


def with_frame(context: Context, **frame: Any) -> Context:
    return context.model_copy(update={"frame": Frame(**frame)})


def test_a_window_of_a_day_is_looked_for_as_it_was_said() -> None:
    afternoon = When(spans=(Span(date_from=THURSDAY, date_to=THURSDAY, time_from="12:00", time_to="18:00"),))

    planned = plan("thursday afternoon?", said(Act.BOOK, afternoon), context=LINKED)

    [span] = search_of(planned)["spans"]
    assert span == {"date_from": "2030-01-03", "date_to": "2030-01-03", "time_from": "12:00", "time_to": "18:00"}
    assert search_of(planned)["business_id"] == "business-1"


def test_a_day_and_a_time_are_told_plainly() -> None:
    point = When(spans=(Span(date_from=THURSDAY, date_to=THURSDAY, time_from="15:00", time_to="15:00"),))

    found = search_of(plan("thursday at 3", said(Act.BOOK, point), context=LINKED))

    assert (found["date"], found["time"]) == ("2030-01-03", "15:00")
    assert "spans" not in found


def test_a_correction_of_the_day_keeps_the_hour() -> None:
    asked = ASKED.model_copy(
        update={"when": When(spans=(Span(date_from=THURSDAY, date_to=THURSDAY, time_from="14:00", time_to="14:00"),))}
    )
    context = Context(offer=SlotsOffered(slots=(a_slot(14),), asked=asked, exact=True), offer_id="0" * 32)

    found = search_of(plan("sorry i meant friday", said(Act.REFINE, ON_FRIDAY), context=context))

    assert (found["date"], found["time"], found["service_label"]) == ("2030-01-04", "14:00", "haircut")


def test_anything_later_is_later_than_what_was_shown() -> None:
    later = said(Act.REFINE, When(than_shown="later"))

    found = search_of(plan("anything later?", later, context=an_offer(9, 10, 11)))

    assert found["later_than"] == "2030-01-03T09:00:00Z"


def test_a_refinement_after_nothing_was_found_goes_on_with_the_wish() -> None:
    task = Understood(intent=Wish.BOOK, label="dog groomer", city="Holon")

    planned = plan(
        "ok what about ramat gan", said(Act.REFINE, city="ramat gan"), context=with_frame(Context(), task=task)
    )

    assert search_of(planned) == {"city": "Ramat Gan", "service_label": "dog groomer"}


def test_a_choice_that_is_not_the_whole_message_offers_the_one_time_alone() -> None:
    offer = an_offer(14, 15, 16)

    planned = plan(
        "tuesday is good, the 3pm if its there",
        said(Act.CHOOSE, When(spans=(Span(time_from="15:00", time_to="15:00"),))),
        context=offer,
    )

    assert isinstance(planned.reply, SlotsOffered)
    assert [one.start_time.hour for one in planned.reply.slots] == [13]
    assert planned.pipeline == ()


def test_same_time_on_another_day_moves_the_booking_that_was_just_made() -> None:
    booking = a_booking("b-1", hour=16)
    context = with_frame(Context(bookings=(booking,)), bookings=(booking,), done="booking_told")
    same = When(spans=ON_FRIDAY.spans, same="time")

    planned = plan("can we do same time friday", said(Act.REFINE, same), context=context)

    assert actions(planned) == ["get_booking", "search_availability"]
    assert (search_of(planned)["date"], search_of(planned)["time"]) == ("2030-01-04", "16:00")


def test_a_cancellation_and_a_booking_instead_are_a_move() -> None:
    booking = a_booking("b-1")

    planned = plan(
        "cancel thursday and book me friday at 4 instead",
        said(Act.CANCEL, ON_THURSDAY),
        said(Act.BOOK, ON_FRIDAY),
        context=Context(bookings=(booking,)),
    )

    assert actions(planned) == ["get_booking", "search_availability"]


def test_a_side_question_is_answered_and_the_offer_stays() -> None:
    planned = plan("how much is it?", said(Act.ASK_BUSINESS, topic="price"), context=an_offer(15))

    assert isinstance(planned.reply, CannotDo)
    assert planned.pipeline == ()


def test_a_known_fact_is_looked_up() -> None:
    planned = plan("where are you?", said(Act.ASK_BUSINESS, topic="address"), context=LINKED)

    assert actions(planned) == ["describe_business"]
    assert planned.understood.slots["topic"] == ("address",)


def test_whoever_is_asked_for_is_named_and_the_rest_is_done() -> None:
    planned = plan("a cut with shira on thursday", said(Act.BOOK, ON_THURSDAY, staff="shira"), context=LINKED)

    assert isinstance(planned.reply, CannotDo)
    assert planned.reply.slot is Slot.STAFF
    assert planned.reply.said == ("shira",)
    assert actions(planned) == ["search_availability"]


def test_a_cancellation_is_confirmed_first() -> None:
    booking = a_booking("b-1")

    planned = plan("i cant make it", said(Act.CANCEL), context=Context(bookings=(booking,)))

    assert planned.reply == ConfirmWanted(wish=Wish.CANCEL, booking=booking)


def test_another_day_instead_of_a_yes_moves_what_was_to_be_cancelled() -> None:
    booking = a_booking("b-1")
    context = Context(open=ConfirmWanted(wish=Wish.CANCEL, booking=booking), bookings=(booking,))

    planned = plan("could we do friday instead?", said(Act.REFINE, ON_FRIDAY), context=context)

    assert actions(planned) == ["get_booking", "search_availability"]


def test_a_reader_s_yes_alone_cancels_nothing() -> None:
    booking = a_booking("b-1")
    context = Context(open=ConfirmWanted(wish=Wish.CANCEL, booking=booking), bookings=(booking,))

    planned = plan("well my wife thinks so", said(Act.AFFIRM), context=context)

    assert isinstance(planned.reply, ConfirmWanted)
    assert planned.pipeline == ()


def test_of_several_bookings_the_day_says_which() -> None:
    one, other = a_booking("b-1", hour=10), a_booking("b-2", hour=16)
    context = Context(bookings=(one, other))

    assert asked_for(plan("cancel it", said(Act.CANCEL), context=context)) is Missing.BOOKING
    planned = plan("cancel the 4pm one", said(Act.CANCEL, AT_FOUR), context=context)
    assert planned.reply == ConfirmWanted(wish=Wish.CANCEL, booking=other)


def test_an_unsure_reading_is_asked_about_by_its_likeliest_two() -> None:
    doubtful = (said(Act.MOVE, sure=0.4), said(Act.CANCEL, sure=0.3), said(Act.BOOK, sure=0.1))

    planned = plan("ugh the bus", *doubtful, context=Context(bookings=(a_booking("b-1"),)))

    assert planned.reply == Unclear(readings=(Act.MOVE, Act.CANCEL))


def test_who_has_no_booking_is_not_asked_whether_it_is_to_be_moved() -> None:
    doubtful = (said(Act.MOVE, sure=0.4), said(Act.HELP, sure=0.3))

    assert plan("ugh the bus", *doubtful).reply == Unclear(readings=(Act.HELP,))


def test_what_is_surely_something_else_is_declined_kindly() -> None:
    assert refused(plan("whats the weather", said(Act.NONE))) == "out_of_scope"


def test_small_talk_is_answered_on_behalf_of_the_business() -> None:
    planned = plan("hiya", said(Act.GREET), context=LINKED)

    assert planned.reply == SmallTalk(talk="greet", business=BLUE_OCEAN, time_zone=ZONE)


def test_an_answer_to_a_question_may_say_more_than_was_asked() -> None:
    question = Question(missing=(Missing.CITY,), understood=Understood(intent=Wish.BOOK, label="haircut"))

    found = search_of(
        plan("haifa, after 4", said(Act.REFINE, AFTER_FOUR, city="haifa"), context=Context(open=question))
    )

    assert found == {"city": "Haifa", "service_label": "haircut", "spans": [{"time_from": "16:00"}]}


def test_an_unclear_day_is_asked_about_with_its_words() -> None:
    planned = plan("on 32 december", said(Act.BOOK, When(unclear="32 december")), context=LINKED)

    assert isinstance(planned.reply, Question)
    assert planned.reply.missing == (Missing.DATE,)
    assert planned.reply.unclear == "32 december"


def test_a_customer_s_words_are_never_an_owner_s_act() -> None:
    planned = plan("close tomorrow", said(Act.CLOSE, ON_THURSDAY))

    assert planned.pipeline == ()


def test_a_name_for_somebody_else_is_kept_with_the_offer() -> None:
    planned = plan("put it under Maya Cohen", said(Act.GIVE_NAME, name="Maya Cohen"), context=an_offer(15))

    assert isinstance(planned.reply, SlotsOffered)
    assert planned.reply.asked.for_whom == "Maya Cohen"


def test_two_answers_are_told_one_after_the_other() -> None:
    planned = plan(
        "how much and is there parking?",
        said(Act.ASK_BUSINESS, topic="price"),
        said(Act.ASK_BUSINESS, topic="parking"),
        context=LINKED,
    )

    assert isinstance(planned.reply, Several)
    assert len(planned.reply.parts) == 2


def test_a_task_ends_with_a_no_and_is_remembered() -> None:
    task = Understood(intent=Wish.BOOK, label="haircut")
    kept = plan("no thanks, nothing", said(Act.DENY), context=with_frame(an_offer(15), task=task))

    assert kept.reply is not None
    ended = after(Frame(task=task), kept.reply)
    assert (ended.task, ended.last) == (None, task)
