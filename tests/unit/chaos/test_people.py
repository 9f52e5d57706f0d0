"""How the people of chaos react to what they read."""

from __future__ import annotations

from skeji_ray.chaos.people import buttons_of, reaction_to
from skeji_ray.languages.rendered import Choice, Rendered, Row
from skeji_ray.whatsapp.body import message_body


def body(text: str, buttons: tuple[Choice, ...] = (), rows: tuple[Row, ...] = ()) -> dict[str, object]:
    return message_body(Rendered(text, buttons, rows), "+972501234567", "n")


def test_an_offer_is_taken_a_list_is_chosen_from_and_a_name_is_given() -> None:
    offer = body("Book it?", (Choice("slot:1:abc", "Book it"), Choice("no", "No")))
    rows = body("Choose", rows=(Row("slot:1:abc", "15:00", "there"), Row("slot:2:abc", "16:00", "there")))
    assert reaction_to(offer, "Noa") == {"button": "slot:1:abc"}
    assert reaction_to(rows, "Noa") == {"list": "slot:1:abc"}
    assert reaction_to(body("What name is the booking under?"), "Noa") == {"text": "Noa"}


def test_what_asks_nothing_ends_the_conversation() -> None:
    assert reaction_to(body("Haircut: pending."), "Noa") is None
    assert reaction_to(body("Sure?", (Choice("yes", "Yes"), Choice("no", "No"))), "Noa") is None
    assert buttons_of(body("Sure?", (Choice("yes", "Yes"), Choice("no", "No")))) == ["yes", "no"]
