"""Whatever a model writes: the plan is within the sender's rights, and says nothing that nobody said."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from skeji_ray.catalogue.actions import action_of, parse_params
from skeji_ray.conversation.dialogue import plan_reading
from skeji_ray.messages.acts import Topic
from skeji_ray.messages.asked import ConfirmWanted, EraseWanted, Question
from skeji_ray.messages.changes import Change
from skeji_ray.messages.wishes import Missing, Understood, Wish
from skeji_ray.pipeline.authority import check_rights
from skeji_ray.pipeline.context import Context
from skeji_ray.pipeline.planning import Planned, PlanRequest
from skeji_ray.readers.model.authority import authority_of, stage_of
from skeji_ray.readers.model.grounding import reading_of
from skeji_ray.readers.model.written import WORDS, Unreadable, read_written
from tests.support.examples import examples
from tests.support.readings import ASKED, a_booking, a_request, a_schedule, an_offer, owned

FOREIGN = ("Mallory", "call +15550001111", "65f0c0ffee", "booking-of-a-stranger", "תתקשרו")
"""What a model may have been talked into."""
TEXTS = (
    "book a haircut tomorrow 3pm in Tel Aviv", "the first one", "yes", "no, 4pm", "hmm", "Kfar Vradim", "I'm Sarah",
    "approve it", "move my 3pm to 4pm", "block tomorrow 2 to 4", "register Zed Cuts, a barber in Haifa", "מחר בחיפה",
    "change my hours to 9-18", "we also work on Fridays", "closed tomorrow", "a branch at Herzl 5", "all", "שני הימים",
)  # fmt: skip
SAID = (
    "dentist",
    "Haifa",
    "Kfar Vradim",
    "Sarah",
    "Zed Cuts",
    "tomorrow 3pm",
    "4pm",
    "Fridays",
    "Herzl 5",
    "מחר",
)
FIELDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(map(str, WORDS), (*SAID, *FOREIGN)),
    "date": ("2030-01-04", "2020-01-01", "2030-02-31"),
    "slot": ("slot_1", "slot_2", "slot_9"),
    "booking": ("booking_1", "booking_2", "booking_5", "approval_1", "approval_2", "served_1", *FOREIGN),
    "topic": tuple(Topic),
}
OWN = (a_schedule(1), a_schedule(2, "Haifa"), a_schedule(3, "Eilat", business=2))


def _contexts(*, owner: bool) -> st.SearchStrategy[Context]:
    one, two = a_booking("own-1"), a_booking("own-2", 17, "Dan")
    waiting, served = a_booking("waiting-1", 18, "Noa"), a_booking("served-1", 19, "Eve")
    opened = st.sampled_from(
        [
            None,
            Question(missing=(Missing.CITY,), understood=Understood(intent=Wish.BOOK, label="dentist")),
            Question(missing=(Missing.BUSINESS_NAME,), understood=Understood(intent=Wish.REGISTER)),
            Question(missing=(Missing.BOOKING,), understood=Understood(intent=Wish.CANCEL), bookings=(one, two)),
            Question(missing=(Missing.SLOT,), understood=Understood(intent=Wish.BOOK)),
            Question(missing=(Missing.CUSTOMER_NAME,), understood=ASKED.model_copy(update={"slot": 1})),
            Question(missing=(Missing.TIME,), understood=Understood(intent=Wish.RESCHEDULE), bookings=(one,)),
            *(_questions_to_owners() if owner else ()),
            ConfirmWanted(wish=Wish.CANCEL, booking=one),
            EraseWanted(),
        ]
    )
    offer = st.sampled_from([None, an_offer(10, 15).offer, an_offer(15).offer, an_offer(10, moves=one).offer])
    some = st.sampled_from([(), (one,), (one, two)])
    return st.builds(
        Context,
        open=opened,
        offer=offer,
        bookings=some,
        approvals=st.sampled_from([(), (waiting,)]) if owner else st.just(()),
        served=st.sampled_from([(), (served,)]) if owner else st.just(()),
        owned=st.sampled_from([(), owned(OWN[0]).owned, owned(*OWN).owned]) if owner else st.just(()),
    )


def _questions_to_owners() -> list[Question]:
    change = Understood(intent=Wish.CHANGE, change=Change(break_minutes=5))
    lacking = (Missing.HOURS, Missing.WORKING_DAYS, Missing.MEETING_MINUTES, Missing.DATE, Missing.BUSINESS_NAME)
    return [
        *(Question(missing=(missing,), understood=change) for missing in lacking),
        Question(missing=(Missing.SCHEDULE,), understood=change, schedules=OWN),
        Question(missing=(Missing.CITY,), understood=Understood(intent=Wish.BRANCH)),
    ]


@st.composite
def _answers(draw: st.DrawFn) -> tuple[PlanRequest, str]:
    """A message in some situation, and what a model writes about it: within its schema or not."""
    owner = draw(st.booleans())
    request = a_request(draw(st.sampled_from(TEXTS)), draw(_contexts(owner=owner)), owner=owner)
    authority = authority_of(request.sender.role, stage_of(request.context))
    acts: list[dict[str, Any]] = []
    for _ in range(draw(st.integers(1, 2))):
        act = draw(st.sampled_from([*authority.acts, "approve", "drop_database"]))
        names = draw(st.sets(st.sampled_from(sorted(FIELDS)), max_size=4))
        acts.append({"act": act, **{name: draw(st.sampled_from(FIELDS[name])) for name in sorted(names)}})
    return request, json.dumps({"acts": acts}, ensure_ascii=False)


def _planned(request: PlanRequest, text: str) -> Planned | None:
    """The plan, where the answer is a reading at all."""
    try:
        written = read_written(text, authority_of(request.sender.role, stage_of(request.context)))
    except Unreadable:
        return None
    return plan_reading(request, reading_of(request, written))


@settings(max_examples=examples(35))
@given(_answers())
def test_no_plan_is_beyond_its_sender_s_rights(asked: tuple[PlanRequest, str]) -> None:
    request, _ = asked
    planned = _planned(*asked)
    if planned is None:
        return
    check_rights(planned.pipeline, request.sender, request.context)
    own = {"own-1", "own-2", *(("waiting-1", "served-1") if request.sender.business_ids else ())}
    for step in planned.pipeline:
        params = {name: "id" if str(value).startswith("${") else value for name, value in step.params.items()}
        parse_params(action_of(step.service, step.action), params)
        assert {step.params.get("booking_id"), step.params.get("moving_booking_id")} <= own | {None}
        assert "maintainers" not in step.params
        assert "priority" not in step.params


@settings(max_examples=examples(35))
@given(_answers())
def test_no_word_of_a_model_is_in_a_plan_unless_its_sender_said_it(asked: tuple[PlanRequest, str]) -> None:
    planned = _planned(*asked)
    if planned is None:
        return
    written = planned.model_dump_json()
    for word in FOREIGN:
        assert word not in written


@settings(max_examples=examples(35))
@given(_answers())
def test_every_answer_is_a_pipeline_or_a_typed_reply(asked: tuple[PlanRequest, str]) -> None:
    planned = _planned(*asked)
    assert planned is None or planned.reply is not None or planned.pipeline
