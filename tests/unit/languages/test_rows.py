"""Buttons and rows carry the id of what they were offered with: each does what it was offered for, or is stale."""

from __future__ import annotations

import pytest

from skeji_ray.conversation.choices import choice_plan
from skeji_ray.conversation.while_open.again import ask_again
from skeji_ray.languages.rendering import Rendered, render
from skeji_ray.messages.asked import ConfirmWanted, EraseWanted, Question, SlotsOffered
from skeji_ray.messages.outcomes import Outcome
from skeji_ray.messages.people import Language, Sender
from skeji_ray.messages.wishes import Missing, Understood, Wish
from skeji_ray.pipeline.conversation import Conversation
from tests.support.readings import NOW, a_booking, a_request, a_schedule, an_offer, owned, refused

OFFERED, ASKED_AT, AGAIN = "aaaaaaaa-1", "bbbbbbbb-2", "cccccccc-3"
TWO = (a_booking("one", 10), a_booking("two", 15))
MINE = owned(a_schedule(1), a_schedule(2, "Haifa"), a_schedule(3, "Eilat", business=2))
BUSINESSES = tuple(own.business for own in MINE.owned)
CANCELS, CHANGES = Understood(intent=Wish.CANCEL), Understood(intent=Wish.CHANGE)


def offered(*hours: int) -> SlotsOffered:
    offer = an_offer(*hours).offer
    assert offer is not None
    return offer.model_copy(update={"exact": len(hours) == 1})


OFFER = offered(10, 15)
OUTCOMES: dict[str, Outcome] = {
    "offer": OFFER,
    "exact": offered(15),
    "cancel": ConfirmWanted(wish=Wish.CANCEL, booking=TWO[0]),
    "erase": EraseWanted(),
    "which booking": Question(missing=(Missing.BOOKING,), understood=CANCELS, bookings=TWO),
    "which calendar": Question(missing=(Missing.SCHEDULE,), understood=CHANGES, schedules=MINE.schedules),
    "which business": Question(missing=(Missing.BUSINESS,), understood=CHANGES, businesses=BUSINESSES),
}


def a_conversation() -> Conversation:
    return Conversation(id="c", sender=Sender(identity="+972501234567", name="Sarah"), spoke_at=NOW)


def ids_of(rendered: Rendered) -> list[str]:
    return [*(one.id for one in rendered.buttons), *(one.id for one in rendered.rows)]


def chosen(id: str, conversation: Conversation) -> Outcome | None:
    context = conversation.context(NOW, TWO, ()).model_copy(update={"owned": MINE.owned})
    planned = choice_plan(id, a_request("x", context, owner=True))
    return planned.reply if not planned.pipeline else None


def is_stale(outcome: Outcome | None) -> bool:
    return getattr(outcome, "reason", None) == "stale_choice"


def test_the_row_of_which_of_these_times_is_the_offer_s() -> None:
    conversation = a_conversation().told(OFFER, OFFERED, NOW)
    which = choice_plan("yes:aaaaaaaa", a_request("yes", conversation.context(NOW, (), ()))).reply
    assert isinstance(which, Question)
    asked = conversation.told(which, ASKED_AT, NOW)
    rows = ids_of(render(which, offer_id=ASKED_AT))
    assert rows == ids_of(render(OFFER, offer_id=OFFERED)) == ["slot:1:aaaaaaaa", "slot:2:aaaaaaaa", "other:aaaaaaaa"]
    for row in rows[:2]:
        assert len(choice_plan(row, a_request("x", asked.context(NOW, (), ()))).pipeline) == 2


@pytest.mark.parametrize("name", OUTCOMES)
@pytest.mark.parametrize("language", list(Language))
def test_whatever_is_shown_carries_the_id_that_the_conversation_keeps(name: str, language: Language) -> None:
    outcome = OUTCOMES[name]
    conversation = a_conversation().told(outcome, OFFERED, NOW)
    ids = ids_of(render(outcome, language=language, offer_id=OFFERED))
    assert ids
    assert not any(is_stale(chosen(id, conversation)) for id in ids)


@pytest.mark.parametrize("name", OUTCOMES)
def test_a_newer_one_makes_the_older_s_buttons_and_rows_stale(name: str) -> None:
    outcome = OUTCOMES[name]
    newer = a_conversation().told(outcome, OFFERED, NOW).told(outcome, ASKED_AT, NOW)
    assert all(is_stale(chosen(id, newer)) for id in ids_of(render(outcome, offer_id=OFFERED)))
    assert not any(is_stale(chosen(id, newer)) for id in ids_of(render(outcome, offer_id=ASKED_AT)))


@pytest.mark.parametrize("name", OUTCOMES)
@pytest.mark.parametrize("text", ["how much is it?", "hmm", "k"])
def test_what_is_asked_again_says_why_and_is_answered_by_the_first_buttons_too(name: str, text: str) -> None:
    outcome = OUTCOMES[name]
    conversation = a_conversation().told(outcome, OFFERED, NOW)
    again = ask_again(a_request(text, conversation.context(NOW, (), ()))).reply
    assert again is not None
    conversation = conversation.told(again, AGAIN, NOW)
    rendered, first = render(again, offer_id=AGAIN), render(outcome, offer_id=OFFERED)
    assert ids_of(rendered) == ids_of(first)
    assert rendered.text.endswith(first.text if name != "offer" else "The times are still open: which one?")
    assert rendered.text != first.text
    assert not any(is_stale(chosen(id, conversation)) for id in ids_of(first))


@pytest.mark.parametrize(
    "old", ["yes", "no", "yes:", "no:", "booking:1", "schedule:1", "business:1", "slot:1", "slot:1:"]
)
@pytest.mark.parametrize("name", [None, *OUTCOMES])
def test_an_id_of_an_older_release_does_nothing_by_itself(old: str, name: str | None) -> None:
    conversation = a_conversation()
    if name is not None:
        conversation = conversation.told(OUTCOMES[name], OFFERED, NOW)
    context = conversation.context(NOW, TWO, TWO).model_copy(update={"owned": MINE.owned})
    planned = choice_plan(old, a_request("x", context, owner=True))
    assert planned.pipeline == ()
    assert getattr(planned.reply, "again", None) == "check" or refused(planned) == "stale_choice"
