"""Small talk, facts of a business, and what cannot be done here, by its name."""

from __future__ import annotations

from datetime import date

from skeji_ray.languages.rendering import render
from skeji_ray.messages.acts import Act, Slot, Topic
from skeji_ray.messages.asked import SlotsOffered, Unclear
from skeji_ray.messages.outcomes import Several
from skeji_ray.messages.people import Language
from skeji_ray.messages.talk import BusinessFacts, CannotDo, SmallTalk
from tests.support.said import (
    ASKED,
    AT_A_SITE,
    BUSINESS,
    OFFER_ID,
    SCHEDULE,
    SLOT,
)


def test_an_answer_of_parts_is_one_message_with_what_the_last_part_offers() -> None:
    offer = SlotsOffered(slots=(SLOT,), asked=ASKED, exact=True, asked_id="fedcba9876543210")
    rendered = render(Several(parts=(SmallTalk(talk="greet", business=BUSINESS), offer)), offer_id=OFFER_ID)
    assert rendered.text.startswith("Hello! This is the appointment line of Blue Ocean.\nHaircut at")
    assert rendered.buttons == render(offer).buttons
    assert "When would you like to come?" in render(SmallTalk(talk="greet", business=BUSINESS)).text


def test_what_cannot_be_done_is_named_and_the_business_is_recommended() -> None:
    staff = render(CannotDo(act=Act.BOOK, slot=Slot.STAFF, said=("Shira",))).text
    assert staff.startswith("I can't choose Shira for you")
    price = render(CannotDo(act=Act.ASK_BUSINESS, topic=Topic.PRICE, business=AT_A_SITE)).text
    assert "prices of Blue Ocean" in price
    assert "https://blue-ocean.example" in price


def test_what_is_known_of_a_business_is_told_and_what_is_not_is_said_to_be_unknown() -> None:
    def told(topic: Topic, day: date | None = None) -> str:
        return render(BusinessFacts(topic=topic, business=BUSINESS, schedules=(SCHEDULE,), day=day)).text

    assert told(Topic.HOURS) == "Blue Ocean is open Sunday, Monday, 09:00-18:00."
    assert told(Topic.HOURS, date(2030, 9, 23)) == "Blue Ocean is open on Monday 23 September, 09:00-18:00."
    assert told(Topic.HOURS, date(2030, 9, 24)).startswith("Blue Ocean is closed on Tuesday 24 September.")
    assert told(Topic.ADDRESS) == "Blue Ocean is at Dizengoff 1, Tel Aviv."
    assert told(Topic.DURATION) == "An appointment at Blue Ocean takes 45 minutes."
    offers = "Blue Ocean offers: general practitioner. More than that I don't know. Best ask Blue Ocean directly."
    assert told(Topic.SERVICES) == offers
    assert told(Topic.PARKING).startswith("I don't have anything about parking at Blue Ocean here.")


def test_what_is_unclear_is_asked_with_the_likeliest_readings_as_buttons() -> None:
    rendered = render(Unclear(readings=(Act.CANCEL, Act.MOVE)), offer_id=OFFER_ID)
    assert rendered.text == "Did you want to cancel an appointment, or move an appointment?"
    assert [one.id for one in rendered.buttons] == ["mean:cancel:01234567", "mean:move:01234567"]


def test_a_hebrew_preposition_is_parted_from_latin_letters() -> None:
    said = BusinessFacts(topic=Topic.ADDRESS, business=BUSINESS.model_copy(update={"cities": ("Sofia",)}))
    assert "ב-Sofia" in render(said, language=Language.HEBREW).text
    in_hebrew = said.model_copy(update={"business": BUSINESS.model_copy(update={"cities": ("תל אביב",)})})
    assert "בתל אביב" in render(in_hebrew, language=Language.HEBREW).text
