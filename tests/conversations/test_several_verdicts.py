"""An owner decides several requests in one message: each is shown, and none is dropped in silence."""

from __future__ import annotations

import pytest

from skeji_ray.conversation.verdicts import verdicts_in
from skeji_ray.languages.assent import Answer
from skeji_ray.messages.asked import ChangeWanted
from tests.conversations.test_conversations import DAN, NAMES, OWNER, SARAH, Town
from tests.conversations.test_while_open import SALON
from tests.support.readings import a_booking

LEE = "+972549999999"


@pytest.fixture
async def town(monkeypatch: pytest.MonkeyPatch) -> Town:
    monkeypatch.setitem(NAMES, LEE, "Lee Adler")
    town = Town()
    assert (await town.says(OWNER, SALON)).outcome.kind == "business_registered"
    for phone, at in ((SARAH, "10:00"), (DAN, "13:00"), (LEE, "17:00")):
        await town.books(phone, at)
    return town


async def statuses(town: Town) -> list[str]:
    found = [await town.bookings(phone) for phone in (SARAH, DAN, LEE)]
    return ["declined" if not one else one[0][1] for one in found]


@pytest.mark.parametrize(
    "text",
    ["sarah yes, dan no i'm at the dentist, lee ok", "yes to sarah and lee, no to dan im not there",
     "ok so sarah yes, lee yes, dan no sorry", "no to dan, yes to sarah, yes to lee", "sarah, lee fine. dan no",
     "10 yes, 13 no, 17 yes"],
)  # fmt: skip
async def test_each_is_decided_as_it_was_said(town: Town, text: str) -> None:
    shown = await town.says(OWNER, text)

    assert isinstance(shown.outcome, ChangeWanted), shown.rendered.text
    assert await statuses(town) == ["pending"] * 3
    await town.says(OWNER, "yes")
    assert await statuses(town) == ["confirmed", "declined", "confirmed"]


async def test_what_is_shown_says_which_are_approved_and_which_declined(town: Town) -> None:
    shown = await town.says(OWNER, "sarah yes, dan no i'm at the dentist, lee ok")

    approved, declined = shown.rendered.text.split("Shall I decline this?")
    assert "Sarah" in approved
    assert "Lee" in approved
    assert "Dan" in declined
    assert "without a reason" in declined


@pytest.mark.parametrize("text", ["sarah yes, dan", "sarah or dan?", "sarah yes, sarah no"])
async def test_one_that_stands_without_a_verdict_is_asked_about(town: Town, text: str) -> None:
    await town.says(OWNER, text)
    await town.says(OWNER, "ok")

    assert (await statuses(town))[1:] == ["pending", "pending"]


@pytest.mark.parametrize("text", ["שרה כן, דן לא אני בקורס, לי בסדר", "כן לשרה וללי, לא לדן"])
def test_hebrew_names_and_verdicts(text: str) -> None:
    """Names are compared as they were given: these are of people who write Hebrew."""
    waiting = tuple(a_booking(str(at), 9 + at, name) for at, name in enumerate(("שרה כהן", "דן לוי", "לי אדלר"), 1))

    decided = verdicts_in(text, waiting)

    assert decided == {"1": Answer.YES, "2": Answer.NO, "3": Answer.YES}
