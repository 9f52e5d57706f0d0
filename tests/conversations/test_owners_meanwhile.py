"""An owner while something waits: a customer's request, or a question of their own. What waits swallows nothing."""

from __future__ import annotations

import pytest

from skeji_ray.conversation.verdicts import verdicts_in
from skeji_ray.messages.asked import ConfirmWanted
from tests.conversations.test_conversations import DAN, OWNER, SARAH, Town
from tests.conversations.test_while_open import SALON, kinds
from tests.support.readings import a_booking


@pytest.fixture
async def town() -> Town:
    town = Town()
    assert (await town.says(OWNER, SALON)).outcome.kind == "business_registered"
    await town.books(SARAH, "15:00")
    return town


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("how many clients on thursday", "day_shown"),
        ("what does tomorrow look like", "day_shown"),
        ("we open at 10 instead of 9 from now on", "schedules_changed"),
        ("appointments take 40 minutes now", "schedules_changed"),
        ("block tomorrow 12:00 to 14:00", "time_blocked"),
        ("im closed on sunday", "days_closed"),
        ("מה יש לי ביום חמישי", "day_shown"),
        ("תחסום את יום ראשון 12 עד 14", "time_blocked"),
        ("ביום ראשון סגור", "days_closed"),
    ],
)
async def test_a_day_or_an_hour_is_no_other_time_for_who_waits(town: Town, text: str, kind: str) -> None:
    said = await town.says(OWNER, text)

    assert kinds(said)[-1] in {kind, "change_wanted"}, said.rendered.text
    assert "decline" not in said.rendered.text
    assert "לדחות" not in said.rendered.text


@pytest.mark.parametrize("text", ["could she do 17:00?", "only after 5", "אפשר ב17:00 במקום?"])
async def test_another_time_for_who_waits_is_one(town: Town, text: str) -> None:
    assert kinds(await town.says(OWNER, text))[0] == "cannot_do"


async def test_who_does_not_wait_is_meant_where_they_are_named(town: Town) -> None:
    await town.says(OWNER, "approve")
    await town.books(DAN, "17:00")

    said = await town.says(OWNER, "cancel sarah tomorrow")

    assert isinstance(said.outcome, ConfirmWanted), said.rendered.text
    assert "Sarah" in said.rendered.text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("forget it. approve sarah", "change_wanted"),
        ("no, who is coming tomorrow", "day_shown"),
        ("never mind, close sunday", "days_closed"),
        ("לא משנה, מי בא מחר", "day_shown"),
    ],
)
async def test_what_stands_behind_a_no_is_heard(town: Town, text: str, kind: str) -> None:
    asked = await town.says(OWNER, "can she come at 17:00 instead")
    assert kinds(asked)[-1] == "change_wanted"

    said = await town.says(OWNER, text)

    assert kinds(said)[0] == "refusal"
    assert kinds(said)[-1] in {kind, "booking_told"}, said.rendered.text


async def test_a_decision_on_who_waits_is_heard_while_another_is_asked_about(town: Town) -> None:
    await town.says(OWNER, "can she come at 17:00 instead")

    said = await town.says(OWNER, "ok then approve sarah")

    assert "decline" not in said.rendered.text


async def test_what_is_done_meanwhile_leaves_open_what_waits(town: Town) -> None:
    await town.says(OWNER, "approve")
    asked = await town.says(OWNER, "cancel sarah tomorrow")

    said = await town.says(OWNER, "close sunday")

    assert kinds(said) == ["days_closed", "confirm_wanted"]
    assert said.ids == asked.ids
    await town.says(OWNER, "yes, cancel it")
    assert await town.bookings(SARAH) == []


async def test_one_yes_does_one_kind_of_thing_and_the_other_is_asked_behind_it(town: Town) -> None:
    await town.books(DAN, "18:00")
    await town.says(OWNER, "approve dan")
    assert kinds(await town.says(OWNER, "can sarah come at 17:00 instead"))[-1] == "change_wanted"

    second = await town.says(OWNER, "cancel dan tomorrow")
    assert kinds(second) == ["confirm_wanted"]
    after = await town.says(OWNER, "yes, cancel it")

    assert kinds(after) == ["booking_told", "change_wanted"], after.rendered.text
    assert "decline" in after.rendered.text
    assert kinds(await town.says(OWNER, "no")) == ["refusal"]
    assert await town.bookings(SARAH) == [("15:00", "pending")]


@pytest.mark.parametrize("text", ["yes and tell her im sorry", "כן ותציעי לה את יום ראשון"])
async def test_a_yes_is_done_and_what_cannot_be_told_or_offered_is_named(town: Town, text: str) -> None:
    await town.says(OWNER, "approve")
    await town.says(OWNER, "cancel sarah tomorrow")

    assert kinds(await town.says(OWNER, text)) == ["cannot_do", "booking_told"]
    assert await town.bookings(SARAH) == []


async def test_a_request_is_decided_and_what_cannot_be_told_is_named(town: Town) -> None:
    said = await town.says(OWNER, "yes for sarah and tell her to bring a photo")

    assert kinds(said) == ["cannot_do", "change_wanted"], said.rendered.text
    assert kinds(await town.says(OWNER, "yes")) == ["booking_told"]


async def test_a_no_to_a_question_leaves_it_for_what_is_said_behind_it(town: Town) -> None:
    await town.says(OWNER, "approve")
    await town.books(DAN, "18:00")
    assert kinds(await town.says(OWNER, "move sarah"))[-1] == "question"

    said = await town.says(OWNER, "forget it. approve dan")

    assert kinds(said)[0] == "refusal"
    assert "Dan" in said.rendered.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("yes to the first two, no to the last", "yyn"),
        ("the first and the third are fine, not the second", "yny"),
        ("approve the first, decline the others", "ynn"),
        ("everybody except noa", "yyw"),
        ("1 and 3 yes, 2 no", "yny"),
        ("gil no, the rest ok", "nyy"),
        ("gil ok, tell vered that only 5 works for me, noa no", "ywn"),
        ("כן לשתי הראשונות ולא לאחרונה", "yyn"),
        ("הראשונה כן, השאר לא", "ynn"),
        ("לאשר את כולם חוץ מהשנייה", "ywy"),
    ],
)
def test_requests_are_meant_by_rank_and_as_a_group(text: str, expected: str) -> None:
    waiting = tuple(a_booking(str(at), 9 + at, name) for at, name in enumerate(("Gil Oz", "Vered Paz", "Noa Bar"), 1))

    decided = verdicts_in(text, waiting)

    told = "".join(str(decided.get(str(at), "w"))[0] for at in range(1, 4))
    assert told == expected
