"""Helping to manage a business begins and ends by buttons and whole messages alone."""

from __future__ import annotations

import pytest

from skeji_ray.catalogue.actions import action_of, parse_params
from skeji_ray.conversation.capabilities import CAPABILITIES
from skeji_ray.conversation.choices import choice_plan
from skeji_ray.conversation.helping import plan_helping
from skeji_ray.languages.rendering import render
from skeji_ray.messages.asked import LeaveWanted
from skeji_ray.messages.notices import HelpWanted
from skeji_ray.messages.people import Language
from skeji_ray.messages.views import BusinessView
from skeji_ray.pipeline.context import Context, Turn
from skeji_ray.pipeline.planning import Planned
from tests.support.planning import plan_by_rules
from tests.support.readings import OWNER, a_booking, a_request, a_schedule, actions, an_offer, owned, params, refused

BUSINESS = BusinessView(business_id="u1", name="Blue Ocean", cities=("Haifa",), labels=("haircut",), time_zone="UTC")
RED = BUSINESS.model_copy(update={"business_id": "u2", "name": "Red Sea"})
INVITED = Context(invitations=(BUSINESS,))
AT = {"business_id": "u1"}


def helping(*numbers: int, by: str = OWNER) -> Context:
    """The sender helps manage these of the businesses, and has registered the others."""
    context = owned(a_schedule(1), a_schedule(2, "Haifa", business=2))
    own = tuple(
        one.model_copy(update={"maintainers": {by: "Noa"} if number in numbers else {}})
        for number, one in enumerate(context.owned, 1)
    )
    return context.model_copy(update={"owned": own})


def chosen(choice: str, context: Context | None = None) -> Planned:
    planned = choice_plan(choice, a_request("", context, owner=True))
    for step in planned.pipeline:
        parse_params(action_of(step.service, step.action), step.params)
    return planned


@pytest.mark.parametrize(
    ("button", "action"),
    [("join:u1", "accept_invitation"), ("refuse:u1", "decline_invitation"), ("leave:u1", "leave_business")],
)
def test_a_button_does_what_it_says(button: str, action: str) -> None:
    planned = chosen(button)
    assert (actions(planned), params(planned)) == ([action], AT)


def test_who_stays_changes_nothing_and_an_empty_button_is_none() -> None:
    assert refused(chosen("stay:u1")) == "kept"
    assert refused(chosen("join:")) == refused(chosen("leave")) == "stale_choice"


@pytest.mark.parametrize(
    "text", ["yes", "Yes!", "I accept", "accept the invitation", "please join this invitation", "כן", "לקבל את ההזמנה"]
)
def test_a_whole_yes_accepts_the_one_invitation_that_waits(text: str) -> None:
    assert actions(plan_by_rules(a_request(text, INVITED))) == ["accept_invitation"]


@pytest.mark.parametrize(
    "text", ["no", "No, thanks", "decline", "decline the invitation", "לא תודה", "לדחות את ההזמנה"]
)
def test_a_whole_no_declines_it(text: str) -> None:
    assert actions(plan_by_rules(a_request(text, INVITED))) == ["decline_invitation"]


@pytest.mark.parametrize(
    "text",
    [
        "yes but who are you?",
        "ok wait, what happens to my own business then?",
        "I don't accept",
        "don't accept the invitation",
        "should I accept the invitation?",
        "maybe",
        "yes, book a haircut tomorrow",
        "לא לקבל את ההזמנה",
    ],
)
def test_what_is_no_whole_yes_gives_nobody_rights(text: str) -> None:
    planned = plan_by_rules(a_request(text, INVITED))
    assert not {"accept_invitation", "decline_invitation"} & set(actions(planned))


@pytest.mark.parametrize(
    "context",
    [
        Context(),
        INVITED.model_copy(update={"invitations": (BUSINESS, RED)}),
        an_offer(10).model_copy(update={"invitations": (BUSINESS,)}),
        INVITED.model_copy(update={"approvals": (a_booking("b1"),)}),
    ],
    ids=["none", "two", "offer", "approval"],
)
def test_a_mere_yes_is_about_an_invitation_only_where_nothing_else_can_be_meant(context: Context) -> None:
    assert plan_helping(a_request("yes", context)) is None


def test_an_invitation_that_is_named_is_meant_whatever_else_waits() -> None:
    context = an_offer(10).model_copy(update={"invitations": (BUSINESS,)})
    assert actions(plan_by_rules(a_request("accept the invitation", context))) == ["accept_invitation"]


@pytest.mark.parametrize(
    "text",
    ["leave", "Leave.", "leave the business", "I want to leave this business", "leave Blue Ocean", "לעזוב את העסק",
     "stop managing blue ocean", "אני רוצה לעזוב את Blue Ocean"],
)  # fmt: skip
def test_leaving_is_asked_again_before_it_is_done(text: str) -> None:
    planned = plan_by_rules(a_request(text, helping(1), owner=True))
    assert isinstance(planned.reply, LeaveWanted)
    assert [one.business_id for one in planned.reply.businesses] == ["business-1"]
    yes, no = render(planned.reply).buttons
    assert actions(chosen(yes.id)) == ["leave_business"]
    assert params(chosen(yes.id)) == {"business_id": "business-1"}
    assert refused(chosen(no.id)) == "kept"


ASKED = (Turn(speaker="user", text="leave"), Turn(speaker="system", text="leave_wanted"))


@pytest.mark.parametrize(("text", "does"), [("yes", ["leave_business"]), ("כן", ["leave_business"]), ("no", [])])
def test_a_whole_yes_to_the_question_leaves_and_a_no_stays(text: str, does: list[str]) -> None:
    asked = helping(1).model_copy(update={"turns": ASKED})
    planned = plan_by_rules(a_request(text, asked, owner=True))
    assert actions(planned) == does
    if not does:
        assert refused(planned) == "kept"


@pytest.mark.parametrize("text", ["ok wait, what happens to my bookings then?", "yes but not today", "don't leave"])
def test_what_is_no_whole_yes_leaves_nothing(text: str) -> None:
    asked = helping(1).model_copy(update={"turns": ASKED})
    assert "leave_business" not in actions(plan_by_rules(a_request(text, asked, owner=True)))


def test_a_yes_that_comes_later_or_where_several_can_be_meant_leaves_nothing() -> None:
    later = (*ASKED, Turn(speaker="user", text="help"), Turn(speaker="system", text="help"))
    assert plan_helping(a_request("yes", helping(1).model_copy(update={"turns": later}), owner=True)) is None
    several = helping(1, 2).model_copy(update={"turns": ASKED})
    planned = plan_by_rules(a_request("yes", several, owner=True))
    assert isinstance(planned.reply, LeaveWanted)
    assert len(planned.reply.businesses) == 2


def test_of_several_it_is_asked_which() -> None:
    context = helping(1, 2)
    planned = plan_by_rules(a_request("leave", context, owner=True))
    assert isinstance(planned.reply, LeaveWanted)
    rows = render(planned.reply).rows
    assert [row.title for row in rows] == ["Blue Ocean", "Red Sea"]
    asked = chosen(rows[1].id, context)
    assert isinstance(asked.reply, LeaveWanted)
    assert [one.name for one in asked.reply.businesses] == ["Red Sea"]
    assert isinstance(plan_by_rules(a_request("leave Red Sea", context, owner=True)).reply, LeaveWanted)


def test_who_helps_nobody_has_nothing_to_leave() -> None:
    assert refused(plan_by_rules(a_request("leave the business", helping(), owner=True))) == "no_helper"
    assert refused(plan_by_rules(a_request("leave the business"))) == "no_helper"


@pytest.mark.parametrize(
    "text", ["leave a message", "leave it", "I will leave at 5", "leave it at 15:00", "leave Eilat"]
)
def test_other_things_that_are_left_are_no_business(text: str) -> None:
    assert plan_helping(a_request(text, helping(1), owner=True)) is None


def test_no_model_can_ask_for_it() -> None:
    ours = {"accept_invitation", "decline_invitation", "leave_business"}
    asked = {action for one in CAPABILITIES for _, action in one.comes_to}
    assert not ours & asked


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "name",
    [
        "Win 1000$ at www.evil.example",
        "call +1 (555) 010-0100 now",
        "wa.me/15550100100",
        "mail me@evil.example",
        "evil.example",
    ],
)
def test_an_invitation_carries_no_words_of_who_invites_but_a_name(language: Language, name: str) -> None:
    said = HelpWanted(business=BUSINESS.model_copy(update={"name": name}), inviter=OWNER)
    text = render(said, language=language).text
    assert name not in text
    assert OWNER in text


@pytest.mark.parametrize("language", Language)
def test_its_business_is_named_short_and_in_quotation_marks(language: Language) -> None:
    long = "Blue\nOcean " + "and more " * 10
    assert "“Blue Ocean”" in render(HelpWanted(business=BUSINESS, inviter="IL.abc"), language=language).text
    text = render(HelpWanted(business=BUSINESS.model_copy(update={"name": long})), language=language).text
    assert "“Blue Ocean and more and more and more a…”" in text
