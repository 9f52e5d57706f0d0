"""What makes two cities, services, names or addresses the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skeji_ray.domain.normalise import normalise_name
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
