"""What makes two cities, services, names or addresses the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skeji_ray.domain.normalise import normal_identity, normal_phone, normalise_name, normalise_phone
from skeji_ray.errors import BusinessError
from skeji_ray.messages.vocabulary import canonical_city, canonical_label, normalise_label


@pytest.mark.parametrize(
    "written",
    ["Tel Aviv", "tel-aviv", "  TEL  AVIV!", "Tel_Aviv 1", "TLV", "תל אביב", "תל־אביב", "תֵּל אָבִיב", "Tel Aviv-Yafo"],
)
def test_a_city_is_one_however_it_is_written(written: str) -> None:
    assert canonical_city(written) == "tel_aviv"


@pytest.mark.parametrize("written", ["Haircut", "hair salon", "Barber", "תספורת", "מספרה", "haircuts"])
def test_a_service_is_one_in_both_languages(written: str) -> None:
    assert canonical_label(written) == "haircut"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("São Paulo", "são_paulo"),
        ("Sa\u0303o Paulo", "são_paulo"),
        ("İstanbul", "istanbul"),
        ("Нью-Йорк", "нью_йорк"),
        ("באר שבע 2", "beer_sheva"),
        ("12", ""),
    ],
)
def test_the_letters_of_any_script_are_kept_and_nothing_else(written: str, kept: str) -> None:
    assert canonical_city(written) == kept


def test_a_name_and_an_address_keep_their_digits() -> None:
    assert normalise_name(" Dizengoff St. 12/3 ") == "dizengoff_st_12_3"
    assert normalise_name("דיזנגוף 12") != normalise_name("דיזנגוף 13")


@given(text=st.text())
def test_what_is_normal_stays_as_it_is(text: str) -> None:
    for normal in (normalise_label, normalise_name):
        once = normal(text)
        assert normal(once) == once
        assert once == once.strip("_")
        assert "__" not in once


TWO_FORMS = [
    ("+55 11 98765-4321", "551187654321", "+5511987654321"),
    ("+55 61 9 8765 4321", "556187654321", "+5561987654321"),
    ("+52 55 1234 5678", "5215512345678", "+525512345678"),
    ("+54 9 11 2345-6789", "5491123456789", "+5491123456789"),
    ("+54 11 2345-6789", "5491123456789", "+5491123456789"),
    ("+54 11 15 2345-6789", "5491123456789", "+5491123456789"),
    ("+972 50-123-4567", "972501234567", "+972501234567"),
    ("+1 (415) 555-2671", "14155552671", "+14155552671"),
]


@pytest.mark.parametrize(("dialled", "wa_id", "normal"), TWO_FORMS)
def test_a_phone_as_it_is_dialled_and_as_whatsapp_has_it_are_one(dialled: str, wa_id: str, normal: str) -> None:
    assert normalise_phone(dialled, "maintainers") == normal
    assert normalise_phone(f"+{wa_id}", "maintainers") == normal
    assert normal_phone(wa_id) == normal_phone(f"+{wa_id}") == normal_identity(wa_id) == normal
    assert normal_phone(normal) == normal


@pytest.mark.parametrize("landline", ["+551133334444", "+12015550123", "+442079460018", "+972541111111"])
def test_other_numbers_stay_as_they_are(landline: str) -> None:
    assert normal_phone(landline) == normalise_phone(landline, "phone") == landline


@pytest.mark.parametrize(
    "copied", ["\u202a+972 50-123-4567\u202c", "\u2066+972\u00a050\u2011123\u20114567\u2069", "+972501234567\u200e"]
)
def test_marks_that_a_contact_card_puts_around_a_number_are_no_part_of_it(copied: str) -> None:
    assert normalise_phone(copied, "maintainers") == normal_identity(copied) == "+972501234567"


@pytest.mark.parametrize("text", ["", "+", "sarah", "0541111111", "+97250/123", "il.123", "IL.", "9" * 20])
def test_what_is_neither_phone_nor_user_id_has_no_normal_form(text: str) -> None:
    assert normal_identity(text) is None
    with pytest.raises(BusinessError, match="invalid_phone"):
        normalise_phone(text, "maintainers")


@pytest.mark.parametrize("user_id", ["IL.1349120865530274191", f"US.{'9a' * 64}", "US.ENT.13491208655302741918"])
def test_a_user_id_stays_as_it_is(user_id: str) -> None:
    assert normal_identity(f" {user_id}\u200e") == user_id


@given(text=st.from_regex(r"\+?[1-9][0-9]{3,14}", fullmatch=True))
def test_the_normal_form_of_a_phone_stays_as_it_is(text: str) -> None:
    once = normal_phone(text)
    assert once is not None
    assert normal_phone(once) == once
