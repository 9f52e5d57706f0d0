"""Every outcome and every notice has words, within the limits of WhatsApp."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

import skeji_ray
from skeji_ray.actors.documents import DOCUMENTS
from skeji_ray.catalogue.actions import ACTIONS
from skeji_ray.languages.en.speech import ENGLISH
from skeji_ray.languages.rendered import Choice, Rendered
from skeji_ray.languages.rendering import render
from skeji_ray.messages.asked import ConfirmWanted, SlotsOffered
from skeji_ray.messages.notices import ApprovalWanted, BookingNotice, Notice, Reminder
from skeji_ray.messages.outcomes import Outcome
from skeji_ray.messages.people import Language
from skeji_ray.messages.refusals import Failed
from skeji_ray.messages.results import BookingTold, BusinessRegistered, PersonTold
from skeji_ray.messages.views import BookingStatus
from skeji_ray.messages.wishes import Wish
from tests.support.said import (
    ASKED,
    BUSINESS,
    OFFER_ID,
    SAID,
    SLOT,
    a_booking,
)

_LATIN_NAMES = (
    "Blue Ocean",
    "Dizengoff",
    "Tel Aviv",
    "Sarah",
    "STOP",
    "START",
    "Register",
    "help",
    "https://blue-ocean.example",
)


@pytest.mark.parametrize("language", Language)
def test_everything_that_can_be_said_has_words_within_whatsapp_s_limits(language: Language) -> None:
    for said in SAID:
        _is_within_limits(render(said, language=language, offer_id=OFFER_ID))


def _is_within_limits(rendered: Rendered) -> None:
    assert rendered.text.strip()
    assert len(rendered.text) <= (1024 if rendered.buttons or rendered.rows else 4096)
    assert "{" not in rendered.text
    assert "None" not in rendered.text
    assert "_" not in rendered.text
    assert len(rendered.buttons) <= 3
    assert all(len(choice.title) <= 20 for choice in rendered.buttons)
    assert len(rendered.rows) <= 10
    assert all(len(row.title) <= 24 and len(row.description) <= 72 for row in rendered.rows)
    ids = [choice.id for choice in rendered.buttons] + [row.id for row in rendered.rows]
    assert len(set(ids)) == len(ids)


def test_every_kind_of_outcome_and_notice_is_among_these() -> None:
    kinds = {kind for union in (Outcome, Notice) for kind in get_args(get_args(union)[0])}
    assert {type(said) for said in SAID} == kinds


def test_nothing_english_is_left_in_what_is_said_in_hebrew() -> None:
    for said in SAID:
        _is_in_hebrew(said)


def _is_in_hebrew(said: Outcome | Notice) -> None:
    rendered = render(said, language=Language.HEBREW, offer_id=OFFER_ID, number="15550000000")
    titles = [*(one.title for one in rendered.buttons), *(one.title for one in rendered.rows)]
    shown = " ".join([rendered.text, *titles])
    for name in _LATIN_NAMES:
        shown = shown.replace(name, "")
    assert not re.search(r"(?<![/.=a-z])[A-Za-z]{2,}", shown), shown


def test_every_business_error_that_is_raised_has_a_sentence() -> None:
    sources = Path(skeji_ray.__file__).parent.rglob("*.py")
    raised = {code for source in sources for code in re.findall(r'BusinessError\("([a-z_]+)"', source.read_text())}
    assert raised
    assert raised <= set(ENGLISH.failures)


def test_an_exact_offer_shows_the_slot_in_its_own_zone_with_the_affirmative_first() -> None:
    rendered = render(SlotsOffered(slots=(SLOT,), asked=ASKED, exact=True), offer_id=OFFER_ID)
    for part in ("Haircut", "Blue Ocean", "Dizengoff 1", "Wednesday 25 September", "15:00"):
        assert part in rendered.text
    assert rendered.buttons == (
        Choice("slot:1:01234567", "Book it"),
        Choice("no:01234567", "No, thanks"),
        Choice("other:01234567", "Other times"),
    )


def test_a_time_that_is_not_free_is_no_row() -> None:
    rendered = render(SlotsOffered(slots=(SLOT,), asked=ASKED, exact=False), offer_id=OFFER_ID)
    assert "14:30 is not free" in rendered.text
    assert [row.id for row in rendered.rows] == ["slot:1:01234567", "other:01234567"]
    assert rendered.rows[0].title == "15:00 Wed 25 Sep"


def test_cancelling_is_confirmed_with_the_affirmative_first() -> None:
    rendered = render(ConfirmWanted(wish=Wish.CANCEL, booking=a_booking()), offer_id=OFFER_ID)
    assert [choice.id for choice in rendered.buttons] == ["yes:01234567", "no:01234567"]


def test_an_owner_is_asked_with_the_booking_in_the_buttons() -> None:
    rendered = render(ApprovalWanted(booking=a_booking()))
    assert [choice.id for choice in rendered.buttons] == ["approve:booking-1", "decline:booking-1"]
    assert "Sarah" in rendered.text


@pytest.mark.parametrize(
    ("said", "word"),
    [
        (BusinessRegistered(business=BUSINESS), "registered"),
        (BookingTold(booking=a_booking(BookingStatus.PENDING)), "pending"),
        (BookingNotice(booking=a_booking(BookingStatus.CONFIRMED), to_owner=False), "confirmed"),
        (BookingNotice(booking=a_booking(BookingStatus.DECLINED), to_owner=False), "declined"),
        (BookingNotice(booking=a_booking(BookingStatus.EXPIRED), to_owner=False), "expired"),
        (BookingTold(booking=a_booking(BookingStatus.CANCELLED)), "cancelled"),
        (Reminder(booking=a_booking()), "reminder"),
        (BookingTold(booking=a_booking(), moved=True), "moved"),
        (BookingNotice(booking=a_booking(), to_owner=True, moved=True), "moved"),
    ],
)
def test_outcomes_use_the_words_that_outsiders_look_for(said: Outcome | Notice, word: str) -> None:
    assert word in render(said).text.lower()


def test_an_unknown_failure_names_the_field_and_the_limit() -> None:
    text = render(Failed(code="never_heard_of", field="end_time", limit="2-100")).text
    assert "end time" in text
    assert "2-100" in text


def test_a_registration_tells_the_business_its_own_link() -> None:
    said = BusinessRegistered(business=BUSINESS.model_copy(update={"code": "SKEJI-ABCD2345"}))
    assert "https://wa.me/15550000000?text=SKEJI-ABCD2345" in render(said, number="15550000000").text
    assert "wa.me" not in render(said).text, "where the number is not known there is no link"


@pytest.mark.parametrize("language", Language)
def test_no_name_of_ours_is_shown_for_what_is_kept(language: Language) -> None:
    kept = {document.collection: 2 for document in DOCUMENTS} | {"Never_heard_of": 1}
    text = render(PersonTold(kept=kept), language=language).text
    for collection in kept:
        if collection not in {"Conversations", "Schedules", "Bookings"}:
            assert collection.replace("_", " ") not in text
            assert collection not in text
    assert "2" in text


@pytest.mark.parametrize("language", Language)
def test_a_field_is_called_as_people_call_it(language: Language) -> None:
    fields = {field for action in ACTIONS for field in action.params.model_fields}
    for field in fields:
        text = render(Failed(code="invalid_param", field=field, limit="text"), language=language).text
        assert "_" not in text
        assert not re.search(r"\b(id|ids|urls|exceptions|labels|participants per slot)\b", text), text
