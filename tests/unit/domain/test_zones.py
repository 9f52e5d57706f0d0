"""Which time zone somebody is in."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from skeji_ray.domain.zones import needs_zone, zone_of_business, zone_of_person
from skeji_ray.languages.time_zones import zone_answer
from skeji_ray.messages.city_zones import _BY_NAME, _ZONES

UNKNOWN_AREA = "+15550000000"


@pytest.mark.parametrize(
    ("phone", "city", "zone"),
    [
        ("+14155550100", "San Francisco", "America/Los_Angeles"),
        ("+14155550100", "Nowhere", "America/Los_Angeles"),
        ("+14155550100", "New York", "America/New_York"),
        ("+14155550100", "Portland", "America/Los_Angeles"),
        ("+12075550100", "Portland", "America/New_York"),
        ("+12085550100", "Boise", "America/Boise"),
        ("+12085550100", "Nowhere", None),
        (UNKNOWN_AREA, "Chicago", "America/Chicago"),
        (UNKNOWN_AREA, "Tel Aviv", "Asia/Jerusalem"),
        (UNKNOWN_AREA, "Portland", None),
        (UNKNOWN_AREA, "Nowhere", None),
        ("+18005550100", "Denver", "America/Denver"),
        ("+972541111111", "Nowhere", "Asia/Jerusalem"),
        ("+972541111111", "New York", "Asia/Jerusalem"),
    ],
)
def test_a_business_is_where_its_city_and_its_phone_say(phone: str, city: str, zone: str | None) -> None:
    assert zone_of_business(phone, (city,)) == zone
    assert needs_zone(phone, city) is (zone is None)


@pytest.mark.parametrize("identity", ["+442071838750", "US.13491208655302741918", "nobody"])
def test_who_is_not_served_is_asked_for_no_zone(identity: str) -> None:
    assert zone_of_person(identity) is None
    assert not needs_zone(identity, "London")


@pytest.mark.parametrize(
    ("answer", "zone"),
    [
        ("Pacific", "America/Los_Angeles"),
        ("it's on eastern time", "America/New_York"),
        ("PST", "America/Los_Angeles"),
        ("America/Chicago", "America/Chicago"),
        ("near Denver", "America/Denver"),
        ("Houston", "America/Chicago"),
        ("the west coast", "America/Los_Angeles"),
        ("החוף המזרחי", "America/New_York"),
        ("Middle/Earth", None),
        ("I don't know", None),
    ],
)
def test_a_zone_is_known_by_its_name_or_a_city(answer: str, zone: str | None) -> None:
    assert zone_answer(answer) == zone


def test_every_zone_that_is_named_exists() -> None:
    for zone in {*(zone for zones in _ZONES.values() for zone in zones), *_BY_NAME.values()}:
        assert ZoneInfo(zone).key == zone
