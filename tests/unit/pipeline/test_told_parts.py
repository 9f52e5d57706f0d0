"""What is open after an answer of several parts, and after what is said in between."""

from __future__ import annotations

from datetime import UTC, datetime

from skeji_ray.messages.acts import Act
from skeji_ray.messages.asked import Question, SlotsOffered, Unclear
from skeji_ray.messages.outcomes import Outcome, Several
from skeji_ray.messages.people import Sender
from skeji_ray.messages.refusals import Refusal
from skeji_ray.messages.talk import CannotDo, SmallTalk
from skeji_ray.messages.wishes import Missing, Understood
from skeji_ray.pipeline.context import Context
from skeji_ray.pipeline.conversation import Conversation
from tests.support.readings import an_offer

NOW = datetime(2030, 9, 25, 12, tzinfo=UTC)
OFFER = an_offer(10, 15).offer or SlotsOffered(slots=(), asked=Understood(), exact=False)
HELLO, NO_PRICE = SmallTalk(talk="greet"), CannotDo(act=Act.ASK_BUSINESS)


def after(*told: Outcome) -> Context:
    conversation = Conversation(id="c", sender=Sender(identity="+972501234567"), spoke_at=NOW)
    for number, outcome in enumerate(told):
        conversation = conversation.told(outcome, f"answer-{number}", NOW)
    return conversation.context(NOW, (), ())


def test_small_talk_leaves_open_what_is_open_and_a_yes_is_still_about_it() -> None:
    for aside in (HELLO, NO_PRICE):
        context = after(OFFER, aside)
        assert context.offer == OFFER
        assert context.is_asked_last


def test_two_readings_to_choose_from_leave_the_offer_but_a_yes_is_not_about_it() -> None:
    context = after(OFFER, Unclear(readings=(Act.CANCEL, Act.MOVE)))
    assert context.offer == OFFER
    assert not context.is_asked_last


def test_the_last_part_that_opens_something_decides_what_is_open() -> None:
    asked = Question(missing=(Missing.CITY,))
    context = after(Several(parts=(HELLO, asked)))
    assert context.open == asked
    assert context.is_asked_last
    context = after(asked, Several(parts=(NO_PRICE, OFFER)))
    assert context.open is None
    assert (context.offer, context.offer_id) == (OFFER, "answer-1")
    context = after(OFFER, Several(parts=(NO_PRICE, HELLO)))
    assert (context.offer, context.offer_id) == (OFFER, "answer-0")
    assert after(OFFER, Several(parts=(Refusal(reason="kept"), HELLO))).offer is None
