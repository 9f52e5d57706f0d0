"""Advertisements are refused, messages about appointments never are."""

from __future__ import annotations

import pytest

from skeji_ray.languages.spam import is_spam


@pytest.mark.parametrize(
    "text",
    [
        "WINNER!! You have won a £1000 prize. To claim call 09061701461 now",
        "Free entry in a weekly competition to win cash, txt WIN to 87121 now! T&C's apply www.win.com",
        "URGENT! Your mobile was awarded a $2000 bonus, call 09058094455 to claim",
        "Get rich with bitcoin!! Guaranteed bonus, visit http://coins.biz",
    ],
)
def test_an_advertisement_is_spam(text: str) -> None:
    assert is_spam(text)


@pytest.mark.parametrize(
    "text",
    [
        "book a haircut tomorrow at 3pm in Tel Aviv",
        "Register Blue Ocean, a hair salon in Tel Aviv, open every day 9 to 18",
        "CAN I BOOK AN APPOINTMENT NOW!!! CALL ME",
        "Do you have a free slot? My number is 0501234567, call me now",
        "Is the dentist's discount offer still on? I'd book for $50",
        "register https://blueocean.co.il, free parking, in Haifa",
        "yes",
        "אני רוצה לקבוע תור לתספורת מחר בשלוש",
    ],
)
def test_a_message_about_an_appointment_is_not(text: str) -> None:
    assert not is_spam(text)
