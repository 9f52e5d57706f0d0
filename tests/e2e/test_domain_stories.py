"""What owners and customers live through beside booking: each story by `skeji chat`, time moved by `skeji clock`."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.support.plans import run_plan
from tests.support.stack import Person, Reply, Stack

HOURS = "open every day 9 to 18"


def registered(stack: Stack, phone: str, business: str, city: str) -> tuple[Person, Reply]:
    owner = stack.person(phone)
    return owner, owner.says(f"Register {business}, a hair salon in {city}, {HOURS}")


def booked(customer: Person, city: str, when: str = "tomorrow at 15:00") -> Reply:
    """A pending booking; the name is said afterwards, once."""
    offer = customer.says(f"book a haircut {when} in {city}")
    answer = customer.presses(offer.buttons[0]["id"])
    return customer.says("Sarah Cohen") if "name" in answer.text.lower() else answer


def request_to(owner: Person) -> Reply:
    """What the owner is asked to approve, once the name has come after it."""
    asked = owner.waits_for("Approve?")
    owner.waits_for("Sarah Cohen")
    return asked


def approved(owner: Person, customer: Person) -> None:
    owner.presses(request_to(owner).buttons[0]["id"])
    customer.waits_for("confirmed")


def test_a_declined_customer_is_told_and_the_slot_is_free_again(stack: Stack) -> None:
    owner, _ = registered(stack, "+972546000001", "Red Comb", "Rehovot")
    customer = stack.person("+972546000002")
    booked(customer, "Rehovot")
    request = request_to(owner)
    assert "declined" in owner.presses(request.buttons[1]["id"]).text
    assert "declined" in customer.waits_for("declined").text
    assert "15:00" in stack.person("+972546000003").says("book a haircut tomorrow at 15:00 in Rehovot").text


def test_a_move_frees_the_old_time_and_takes_the_new_one(stack: Stack) -> None:
    owner, _ = registered(stack, "+972546000011", "Green Comb", "Herzliya")
    customer = stack.person("+972546000012")
    booked(customer, "Herzliya")
    approved(owner, customer)
    offer = customer.says("move my booking to 17:00")
    assert "17:00" in offer.text
    moved = customer.presses(offer.buttons[0]["id"])
    assert "moved" in moved.text
    assert "confirmed" in moved.text, "it keeps its status"
    assert "17:00" in owner.waits_for("moved").text
    other = stack.person("+972546000013")
    assert other.says("book a haircut tomorrow at 15:00 in Herzliya").buttons, "the old time is free"
    assert not other.says("book a haircut tomorrow at 17:00 in Herzliya").buttons, "the new one is not"


def test_a_move_to_another_day(stack: Stack) -> None:
    owner, _ = registered(stack, "+972546000021", "Brown Comb", "Ramla")
    customer = stack.person("+972546000022")
    booked(customer, "Ramla")
    approved(owner, customer)
    day = (stack.clock.now() + timedelta(days=4)).date().isoformat()
    offer = customer.says(f"move my booking to {day} at 11:00")
    assert "moved" in customer.presses(offer.buttons[0]["id"]).text
    shown = customer.says("show my bookings")
    assert "11:00" in shown.text
    assert "15:00" not in shown.text


def test_nobody_books_in_a_span_that_the_owner_blocks(stack: Stack) -> None:
    owner, _ = registered(stack, "+972546000031", "White Comb", "Lod")
    customer = stack.person("+972546000032")
    booked(customer, "Lod", "tomorrow at 14:00")
    approved(owner, customer)
    blocked = owner.says("block tomorrow 2 to 4")
    assert "14:00" in blocked.text
    assert "16:00" in blocked.text
    assert "14:00" in customer.waits_for("White Comb").text, "their booking stands, and they are told"
    other = stack.person("+972546000033").says("book a haircut tomorrow at 15:00 in Lod")
    assert not other.buttons
    assert all("15:00" not in row["title"] for row in other.rows)


def test_a_chat_opened_through_the_link_is_about_that_business(stack: Stack) -> None:
    _, answer = registered(stack, "+972546000041", "Silver Comb", "Yavne")
    [link] = [word for word in answer.text.split() if "wa.me/" in word]
    customer = stack.person("+972546000042")
    assert "Silver Comb" in customer.says(link.partition("text=")[2].rstrip(".")).text
    offer = customer.says("tomorrow at 15:00")
    assert "Silver Comb" in offer.text
    assert "15:00" in offer.text


def test_stop_ends_everything_but_answers(stack: Stack) -> None:
    owner, _ = registered(stack, "+972546000051", "Black Comb", "Tirat Carmel")
    customer, other = stack.person("+972546000052"), stack.person("+972546000053")
    booked(customer, "Tirat Carmel")
    first = owner.waits_for("15:00").buttons[0]["id"]
    booked(other, "Tirat Carmel", "tomorrow at 10:00")
    second = owner.waits_for("10:00").buttons[0]["id"]
    customer.says("STOP")
    customer.inbox()
    owner.presses(first)
    owner.presses(second)
    other.waits_for("confirmed")  # what was decided later has arrived
    assert customer.inbox() == []
    assert "15:00" in customer.says("show my bookings").text, "an answer it is"
    customer.says("START")


def test_who_is_forgotten_is_not_known_any_more(stack: Stack) -> None:
    owner, _ = registered(stack, "+972546000061", "Grey Comb", "Arad")
    customer = stack.person("+972546000062")
    booked(customer, "Arad")
    owner.waits_for("Sarah Cohen")
    assert "Sarah Cohen" in customer.says("what do you know about me").text
    sure = customer.says("delete me")
    customer.presses(sure.buttons[0]["id"])
    assert "cancelled" in owner.waits_for("cancelled").text
    stack.ask("status", "--wait-idle", "300")
    assert "Sarah Cohen" not in json.dumps(stack.ask("export", "+972546000062"))


def test_a_group_is_joined_until_it_is_full(stack: Stack) -> None:
    register = {"name": "Calm Yoga", "cities": ["Afula"], "labels": ["yoga"]}
    days = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]
    opens = {"business_id": "${previous_step.business_id}", "city": "Afula", "working_days": days}
    run_plan(
        stack,
        "+972546000071",
        ("business-units", "register_business", register),
        ("schedules", "create_schedule", {**opens, "participants_per_slot": 2}),
    )
    owner = stack.person("+972546000071")
    owner.waits_for("registered")
    offers = [stack.person(f"+97254600008{n}").says("book yoga tomorrow at 09:00 in Afula") for n in range(3)]
    for number in range(2):
        guest = stack.person(f"+97254600008{number}", name=f"Guest {number}")
        answer = guest.presses(offers[number].buttons[0]["id"])
        assert "pending" in (guest.says(f"Guest {number}") if "name" in answer.text.lower() else answer).text
    late = stack.person("+972546000082", name="Guest 2")
    answer = late.presses(offers[2].buttons[0]["id"])
    refused = late.says("Guest 2") if "name" in answer.text.lower() else answer
    assert "taken" in refused.text


def test_an_owner_cancels_and_the_customer_is_told(stack: Stack) -> None:
    owner, _ = registered(stack, "+972546000111", "Violet Comb", "Nahariya")
    customer = stack.person("+972546000112")
    booked(customer, "Nahariya")
    request = request_to(owner)
    owner.presses(request.buttons[0]["id"])
    customer.waits_for("confirmed")
    sure = owner.says("cancel Sarah's appointment tomorrow, I am ill")
    assert "Sarah Cohen" in sure.text, "before it is done they see whose it is"
    owner.presses(sure.buttons[0]["id"])
    assert "15:00" in customer.waits_for("cancelled").text
    assert "15:00" in owner.waits_for("cancelled").text
    assert stack.person("+972546000113").says("book a haircut tomorrow at 15:00 in Nahariya").buttons, (
        "it is free again"
    )


def test_an_owner_completes_what_has_taken_place(stack: Stack) -> None:
    owner, _ = registered(stack, "+972546000121", "Golden Comb", "Kfar Saba")
    customer = stack.person("+972546000122")
    booked(customer, "Kfar Saba")
    approved(owner, customer)
    advance_to(stack, "15:10")
    assert "eminder" in customer.waits_for("eminder").text
    assert "completed" in owner.says("mark Sarah's booking as completed").text
    assert "no open bookings" in customer.says("show my bookings").text


def advance_to(stack: Stack, wall: str) -> None:
    """Domain time goes on to this time of tomorrow in Israel, through everything that falls due on the way."""
    zone = ZoneInfo("Asia/Jerusalem")
    tomorrow = stack.clock.now().astimezone(zone).date() + timedelta(days=1)
    until = datetime.combine(tomorrow, time.fromisoformat(wall), zone).astimezone(UTC) - stack.clock.now()
    stack.ask("clock", "advance", f"{int(until.total_seconds() // 60)}m")


@pytest.mark.parametrize("approve", [False, True], ids=["unanswered", "approved"])
def test_time_itself_reminds_completes_and_expires(stack: Stack, approve: bool) -> None:
    city = "Dimona" if approve else "Safed"
    owner, _ = registered(stack, f"+97254600009{int(approve)}", f"Amber Comb {city}", city)
    customer = stack.person(f"+97254600010{int(approve)}")
    day = (stack.clock.now() + timedelta(days=3)).date().isoformat()
    booked(customer, city, f"on {day} at 15:00")
    if not approve:
        stack.ask("clock", "advance", "25h")
        assert "expired" in customer.waits_for("expired").text
        assert customer.says(f"book a haircut on {day} at 15:00 in {city}").buttons, "the slot is free again"
        return
    approved(owner, customer)
    stack.ask("clock", "advance", "96h")
    words = [reply.text for reply in customer.inbox()]
    assert sum("eminder" in text for text in words) == 1
    day_shown = owner.says(f"show my schedule for {day}")
    assert "completed" in day_shown.text
