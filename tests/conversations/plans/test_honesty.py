"""Nothing that was said is dropped in silence, and whatever is read is planned."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skeji_ray.conversation.dialogue import plan_reading
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.asked import ConfirmWanted, EraseWanted, Question
from skeji_ray.messages.frame import Frame
from skeji_ray.messages.reading import Reading, Said
from skeji_ray.messages.refusals import Refusal
from skeji_ray.messages.views import BusinessView
from skeji_ray.messages.when import Span, When
from skeji_ray.messages.wishes import Missing, Understood, Wish
from skeji_ray.pipeline.context import Context
from skeji_ray.pipeline.planning import Planned
from tests.support.examples import examples
from tests.support.readings import ZONE, a_booking, a_request, an_offer

WORDS = {
    Slot.SERVICE: "massage",
    Slot.CITY: "Haifa",
    Slot.STAFF: "Shira",
    Slot.PARTY: "3 people",
    Slot.PRICE: "under 200",
    Slot.DURATION: "two hours",
}
FRIDAY = When(spans=(Span(date_from=date(2030, 1, 4), date_to=date(2030, 1, 4)),))
BLUE_OCEAN = BusinessView(
    business_id="business-1", name="Blue Ocean", cities=("Tel Aviv",), labels=("haircut",), time_zone=ZONE
)
ONE, OTHER = a_booking("b-1", hour=10), a_booking("b-2", hour=16)
CONTEXTS = {
    "nothing": Context(),
    "linked": Context(business=BLUE_OCEAN),
    "booked": Context(bookings=(ONE,)),
    "two booked": Context(bookings=(ONE, OTHER)),
    "offer": an_offer(15),
    "offers": an_offer(14, 15, 16),
    "move": an_offer(15, moves=ONE),
    "cancel": Context(open=ConfirmWanted(wish=Wish.CANCEL, booking=ONE), open_id="0" * 16, bookings=(ONE,)),
    "erase": Context(open=EraseWanted(), open_id="0" * 16),
    "requests": Context(approvals=(ONE, OTHER)),
    "arranging": Context(frame=Frame(task=Understood(intent=Wish.BOOK, label="dentist", city="Holon"))),
    **{
        f"asked for {missing}": Context(
            open=Question(missing=(missing,), understood=Understood(intent=Wish.BOOK), bookings=(ONE, OTHER)),
            open_id="0" * 16,
        )
        for missing in (Missing.CITY, Missing.SERVICE_LABEL, Missing.DATE, Missing.TIME, Missing.BOOKING)
    },
}
TEXTS = ("hm", "friday?", "yes", "no", "יום שישי", "3 people with Shira in Haifa", "")
slots = st.dictionaries(st.sampled_from(list(WORDS)), st.none(), max_size=2).map(
    lambda drawn: {slot: (WORDS[slot],) for slot in drawn}
)
whens = st.sampled_from([None, FRIDAY, When(than_shown="later"), When(unclear="32 december"), When(order="earliest")])


def told_of(planned: Planned) -> str:
    """All that a plan takes into account: its steps, its question or answer, and what that keeps."""
    reply = planned.reply.model_dump_json() if planned.reply is not None else ""
    return " ".join((*(step.model_dump_json() for step in planned.pipeline), reply)).casefold()


@pytest.mark.parametrize("name", ["nothing", "linked", "booked", "two booked", "offer", "offers", "move", "arranging"])
@settings(max_examples=examples(25))
@given(act=st.sampled_from([Act.BOOK, Act.REFINE, Act.MOVE, Act.CANCEL]), slots=slots)
def test_what_was_said_is_in_the_plan_in_a_question_or_named(
    name: str, act: Act, slots: dict[Slot, tuple[str, ...]]
) -> None:
    planned = plan_reading(a_request("hm", CONTEXTS[name]), Reading(said=(Said(act=act, slots=slots, when=FRIDAY),)))

    told = told_of(planned)
    missed = [slot for slot, (words,) in slots.items() if words.casefold() not in told]
    if act is Act.CANCEL:  # the whole booking is shown before it goes, or it is said that there is none
        assert planned.pipeline == ()
        assert isinstance(planned.reply, ConfirmWanted | Question) or planned.reply == Refusal(reason="nothing_booked")
    else:
        assert not missed, planned


@settings(max_examples=examples(100))
@given(
    name=st.sampled_from(sorted(CONTEXTS)),
    text=st.sampled_from(TEXTS),
    said=st.lists(
        st.builds(Said, act=st.sampled_from(list(Act)), sure=st.floats(0, 1), slots=slots, when=whens),
        min_size=1,
        max_size=3,
    ),
    owner=st.booleans(),
    reader=st.sampled_from(["rules", "learned", "model"]),
)
def test_whatever_is_read_is_planned(name: str, text: str, said: list[Said], owner: bool, reader: str) -> None:
    planned = plan_reading(a_request(text, CONTEXTS[name], owner=owner), Reading(said=tuple(said), reader=reader))

    assert planned.pipeline or planned.reply is not None
