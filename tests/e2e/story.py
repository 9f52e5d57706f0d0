"""The story of the product, told on whatever stack it is given: every step by `skeji chat`."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.support.stack import Stack


def tell(stack: Stack, *, business: str, city: str, owner_phone: str, customer_phone: str) -> None:
    """An owner registers, a customer books, the owner approves, the customer cancels, the slot is free again."""
    owner, customer = stack.person(owner_phone), stack.person(customer_phone)
    registered = owner.says(f"Register {business}, a hair salon in {city}, open every day 9 to 18")
    assert "registered" in registered.text
    assert business in registered.text

    offer = customer.says(f"book a haircut tomorrow at 3pm in {city}")
    assert business in offer.text
    assert "15:00" in offer.text
    assert [one["id"].partition(":")[0] for one in offer.buttons] == ["slot", "no", "other"]
    pending = customer.presses(offer.buttons[0]["id"])
    assert "pending" in pending.text
    assert "name" in pending.text.lower(), "it is held before anybody says one"
    request = owner.waits_for("15:00")
    assert request.buttons[0]["id"].startswith("approve:")
    assert customer_phone[-4:] in request.text
    assert "Sarah Cohen" in customer.says("Sarah Cohen").text
    assert "15:00" in owner.waits_for("Sarah Cohen").text
    assert "confirmed" in owner.presses(request.buttons[0]["id"]).text
    assert "15:00" in customer.waits_for("confirmed").text

    day = owner.says("show my schedule for tomorrow")
    assert "15:00" in day.text
    assert "Sarah Cohen" in day.text

    sure = customer.says("cancel my booking")
    assert "cancelled" in customer.presses(sure.buttons[0]["id"]).text
    assert "Sarah Cohen" in owner.waits_for("cancelled").text

    again = stack.person("+972500000099").says(f"book a haircut tomorrow at 15:00 in {city}")
    assert business in again.text
    assert "15:00" in again.text


def next_at(now: datetime, month: int, day: int) -> datetime:
    """The next such date after `now`, at ten in the morning UTC+0."""
    this_year = now.replace(month=month, day=day, hour=7, minute=0, second=0, microsecond=0)
    return this_year if this_year > now + timedelta(minutes=1) else this_year.replace(year=now.year + 1)
