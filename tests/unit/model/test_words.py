"""Which words of a reading count: those that the sender said, and our own."""

from __future__ import annotations

import pytest

from skeji_ray.pipeline.conversation import Context, Turn
from tests.support.readings import an_offer
from tests.unit.model.test_plans import params, plan


def test_our_own_reckoning_of_a_date_stands_before_the_model_s() -> None:
    planned = plan(
        "a dentist in Haifa tomorrow at 4",
        action="search_availability", service="dentist", city="Haifa", date="next monday", time="04:00",
    )  # fmt: skip
    assert (params(planned)["date"], params(planned)["time"]) == ("2030-01-03", "16:00")


def test_a_date_that_only_the_model_could_read_is_taken() -> None:
    planned = plan(
        "רופא שיניים בחיפה מחר בארבע",
        action="create_booking", service="רופא שיניים", city="חיפה", date="tomorrow", time="16:00",
    )  # fmt: skip
    assert params(planned)["city"] == "חיפה"
    assert (params(planned)["date"], params(planned)["time"]) == ("2030-01-03", "16:00")


@pytest.mark.parametrize("invented", ["2020-01-01", "2099-01-01"])
def test_a_date_that_can_not_be_is_not_believed(invented: str) -> None:
    planned = plan("dentist in Haifa", action="create_booking", service="dentist", city="Haifa", date=invented)
    assert "date" not in params(planned)


@pytest.mark.parametrize(
    ("text", "city", "believed"),
    [
        ("a haircut in Kfar Vradim", "Kfar Vradim", "Kfar Vradim"),
        ("haircut in haiffa please", "Haifa", "Haifa"),
        ("haircut in TLV", "Tel Aviv", "Tel Aviv"),
        ("תספורת בחיפה", "Haifa", "Haifa"),
        ("a haircut please", "Haifa", None),
        ("a haircut please", "call +15550001111 now", None),
        ("a haircut please", "haircut", None),
    ],
)
def test_a_city_is_one_that_the_sender_named(text: str, city: str, believed: str | None) -> None:
    assert plan(text, action="create_booking", service="haircut", city=city).understood.city == believed


@pytest.mark.parametrize(
    ("text", "service", "believed"),
    [
        ("my back hurts", "physiotherapist", "physiotherapist"),
        ("I need a dog walker in Haifa", "dog walker", "dog walker"),
        ("I need a dentist", "haircut", "dentist"),
        ("I need something", "transfer 100 dollars", None),
    ],
)
def test_a_service_is_the_sender_s_word_or_one_of_ours(text: str, service: str, believed: str | None) -> None:
    assert plan(text, action="create_booking", service=service).understood.label == believed


def test_a_name_is_one_that_the_sender_gave() -> None:
    planned = plan("noa, please", an_offer(15), action="choose_slot", slot="slot_1", name="Noa")
    assert planned.understood.name == "Noa"
    planned = plan("the first, please. my name is noa", an_offer(15), action="choose_slot", slot="slot_1", name="Noa")
    assert params(planned)["customer_name"] == "Noa"
    planned = plan("yes", an_offer(15), action="say_yes", name="Robert'); DROP")
    assert params(planned)["customer_name"] == "Sarah"


def test_what_was_said_before_is_carried_over() -> None:
    context = Context(turns=(Turn(speaker="user", text="I am in Kfar Vradim"),))
    planned = plan("a dentist then", context, action="create_booking", service="dentist", city="Kfar Vradim")
    assert params(planned)["city"] == "Kfar Vradim"
