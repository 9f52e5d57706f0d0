"""What an owner writes to change their business, through the whole system: done, told, and lived by; also in Hebrew."""

from __future__ import annotations

from tests.support.stack import Person, Stack


def registered(stack: Stack, phone: str, business: str, city: str) -> Person:
    owner = stack.person(phone)
    assert "registered" in owner.says(f"Register {business}, a hair salon in {city}, open every day 9 to 18").text
    return owner


def test_hours_days_and_lengths_change_by_what_an_owner_writes(stack: Stack) -> None:
    owner = registered(stack, "+972546100001", "Amber Comb", "Afula")
    customer = stack.person("+972546100002", "Noa")
    customer.presses(customer.says("book a haircut tomorrow at 16:00 in Afula").buttons[0]["id"])
    owner.presses(owner.waits_for("Noa").buttons[0]["id"])

    told = owner.says("change my hours to 10-15").text
    assert "10:00-15:00" in told
    assert "16:00" in told, "whose booking no longer fits is told"
    assert "16:00" in customer.waits_for("changed its hours").text

    other = stack.person("+972546100003")
    assert not other.says("book a haircut tomorrow at 16:00 in Afula").buttons
    assert "30 minutes an appointment" in owner.says("haircuts take 30 minutes now").text
    assert "Saturday" not in owner.says("we don't work on Saturdays any more").text
    assert "closed on" in owner.says("close on 24 December").text
    assert "Amber Lagoon" in owner.says("rename my salon to Amber Lagoon").text
    assert "the same on all its days" in owner.says("open on Saturdays too from 9 to 13").text


def test_an_owner_may_write_hebrew(stack: Stack) -> None:
    owner = registered(stack, "+972546100011", "Jade Comb", "Karmiel")
    assert "09:00-17:00" in owner.says("לשנות את השעות ל-9 עד 17").text
    assert "20" in owner.says("שנה את ההפסקה ל-20 דקות").text


def test_of_several_calendars_it_is_asked_which_and_a_customer_changes_none(stack: Stack) -> None:
    owner = registered(stack, "+972546100021", "Onyx Comb", "Tiberias")
    assert "Safed" in owner.says("open a branch in Safed, 10 to 16").text
    asked = owner.says("change my hours to 8-14")
    assert len(asked.rows) == 2
    [row] = [row for row in asked.rows if row["title"] == "Safed"]
    told = owner.chooses(row["id"]).text
    assert "Safed" in told
    assert "08:00-14:00" in told
    assert "Only the owner" in stack.person("+972546100022").says("change my hours to 9-18").text


def test_a_helper_is_invited_accepts_approves_and_leaves(stack: Stack) -> None:
    owner = registered(stack, "+972546100031", "Opal Comb", "Metula")
    helper, customer = stack.person("+972546100032"), stack.person("+972546100033", "Gil")
    assert "invited" in owner.says("add maintainer +972546100032 Noa").text
    invitation = helper.waits_for("Opal Comb")
    customer.presses(customer.says("book a haircut tomorrow at 12:00 in Metula").buttons[0]["id"])
    request = owner.waits_for("Gil").buttons[0]["id"]
    assert "Only the owner" in helper.presses(request).text

    assert "from now on" in helper.presses(invitation.buttons[0]["id"]).text
    owner.waits_for("has accepted")
    assert "confirmed" in helper.presses(request).text
    assert "12:00" in helper.says("show my schedule for tomorrow").text

    sure = helper.says("leave Opal Comb")
    assert "any more" in helper.presses(sure.buttons[0]["id"]).text
    assert "does not help" in owner.waits_for("does not help").text
