"""Businesses and their calendars: who may have how many, and what makes two of them the same."""

from __future__ import annotations

from typing import Any

import pytest

from skeji_ray.catalogue.params import CreateSchedule, RegisterBusiness, UpdateBusiness, UpdateSchedule
from skeji_ray.domain import business as businesses
from skeji_ray.domain import schedule as schedules
from skeji_ray.domain.business import Business, pairs_of
from skeji_ray.domain.entity import MOST_REPLIES
from skeji_ray.domain.schedule import Schedule
from skeji_ray.errors import BusinessError
from tests.support.domain import MAINTAINER, OWNER, a_business, a_schedule, act


def registered(
    command: str = "another", by: str = OWNER, owned: dict[str, list[Business]] | None = None, **params: Any
) -> Business:
    request = {"name": "Blue Ocean", "cities": ["Tel Aviv"], "labels": ["haircut"], **params}
    business = businesses.register(act(command, by), RegisterBusiness.model_validate(request))
    businesses.check_owned(business, owned or {}, {})
    return business


def opened(business: Business, others: list[Schedule], command: str = "open", **params: Any) -> Schedule:
    request = CreateSchedule.model_validate({"business_id": business.id, "city": "Tel Aviv", **params})
    schedule = schedules.create(act(command), request, business)
    schedules.check_others(schedule, others, [])
    return schedule


def test_the_one_who_registers_is_its_admin_and_no_maintainer() -> None:
    business = registered(maintainers={OWNER: "Me", "+972 50-222-2222": "Noa"})
    assert business.owners == (OWNER,)
    assert [(one.phone, one.name) for one in business.invitations] == [(MAINTAINER, "Noa")]


def test_its_zone_follows_the_phone_unless_it_is_given() -> None:
    assert registered().time_zone == "Asia/Jerusalem"
    assert registered(by="+12125550100").time_zone == "America/New_York"
    assert registered(by="+14155550100").time_zone == "America/Los_Angeles"
    assert registered(time_zone="Europe/London").time_zone == "Europe/London"


def test_a_zone_that_neither_phone_nor_city_tells_is_asked_for() -> None:
    assert registered(by="+15550000000", cities=("Denver",)).time_zone == "America/Denver"
    with pytest.raises(BusinessError, match="invalid_param time_zone"):
        registered(by="+15550000000", cities=("Springfield",))
    given = registered(by="+15550000000", cities=("Springfield",), time_zone="America/Chicago")
    assert given.time_zone == "America/Chicago"


def test_a_branch_is_in_the_zone_of_its_own_city() -> None:
    business = registered(by="+14155550100", cities=("San Francisco", "New York"))
    assert opened(business, [], city="San Francisco").time_zone == "America/Los_Angeles"
    assert opened(business, [], city="New York").time_zone == "America/New_York"
    given = registered(by="+14155550100", cities=("San Francisco", "New York"), time_zone="America/Chicago")
    assert opened(given, [], city="New York").time_zone == "America/Chicago"


@pytest.mark.parametrize("zone", ["Middle/Earth", "../../etc/passwd", ""])
def test_a_zone_that_is_none_is_refused(zone: str) -> None:
    with pytest.raises(BusinessError, match="invalid_param time_zone"):
        registered(time_zone=zone)


@pytest.mark.parametrize("by", ["+442071838750", "US.13491208655302741918"])
def test_a_phone_of_a_country_that_is_not_served_can_not_register(by: str) -> None:
    with pytest.raises(BusinessError, match="invalid_phone admin_phone"):
        registered(by=by)


def test_a_maintainer_without_a_possible_phone_is_refused() -> None:
    with pytest.raises(BusinessError, match="invalid_phone maintainers"):
        registered(maintainers={"+97250": "Noa"})


def test_every_city_with_every_label_is_searchable_under_one_word() -> None:
    business = registered(cities=["Tel-Aviv", "TLV", "חיפה"], labels=["Barber", "Hair Salon", "Nails"])
    assert business.pairs == ("haifa/haircut", "haifa/manicure", "tel_aviv/haircut", "tel_aviv/manicure")
    assert (business.cities, business.labels) == (("Tel-Aviv", "חיפה"), ("Barber", "Nails"))


def test_a_city_without_a_letter_is_refused() -> None:
    with pytest.raises(BusinessError, match="invalid_param cities"):
        registered(cities=["12345"])


def test_the_same_name_with_nested_cities_and_labels_is_a_duplicate() -> None:
    standing = {OWNER: [registered("first", cities=["Tel Aviv", "Haifa"], labels=["haircut", "nails"])]}
    with pytest.raises(BusinessError, match="duplicate_business"):
        registered(name="blue ocean!", cities=["TLV"], labels=["barber"], owned=standing)
    assert registered(cities=["TLV"], labels=["massage"], owned=standing)
    assert registered(name="Red Ocean", owned=standing)


@pytest.mark.parametrize(("phone", "field"), [(OWNER, "admin_phone"), (MAINTAINER, "maintainers")])
def test_nobody_has_more_than_ten_businesses(phone: str, field: str) -> None:
    ten = {phone: [registered(f"command {number}", name=f"Salon {number}") for number in range(10)]}
    with pytest.raises(BusinessError, match=f"too_many_businesses {field} 10"):
        registered(name="One more", maintainers={MAINTAINER: "Noa"}, owned=ten)


def test_priority_is_clamped() -> None:
    assert (registered(priority=-5).priority, registered(priority=10**6).priority) == (0, 1000)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("HTTPS://www.Blue-Ocean.co.il/?utm_source=x&page=2", "https://blue-ocean.co.il?page=2"),
        ("blue-ocean.com/book/", "https://blue-ocean.com/book"),
        ("http://blue-ocean.com:8443/a", "https://blue-ocean.com:8443/a"),
        ("http://blue-ocean.com:80", "https://blue-ocean.com"),
        ("https://owner:secret@blue-ocean.com.", "https://blue-ocean.com"),
        ("https://מספרה.co.il/תור", "https://מספרה.co.il/תור"),
        ("https://8.8.8.8/a", "https://8.8.8.8/a"),
    ],
)
def test_an_address_is_kept_in_one_form(written: str, kept: str) -> None:
    assert registered(website_urls=[written]).website_urls == (kept,)


@pytest.mark.parametrize(
    "address",
    [
        "ftp://blue.com",
        "blue",
        "localhost",
        "localhost.",
        "printer.local",
        "printer.local.",
        "https://127.0.0.1/x",
        "https://127.0.0.1.",
        "127.1",
        "https://0x7f.0.0.1",
        "10.0.0.1",
        "169.254.169.254",
        "http://[::ffff:127.0.0.1]/",
        "http://[bad",
        "https://.com",
        "two words.com",
        "blue.com:99999",
        f"{'x' * 64}.com",
    ],
)
def test_an_address_that_is_not_public_is_refused(address: str) -> None:
    with pytest.raises(BusinessError, match="invalid_url"):
        registered(website_urls=[address])


def test_an_update_changes_what_it_names_and_its_search_words() -> None:
    request = UpdateBusiness(business_id="x", cities=("Haifa",), priority=20)
    changed = businesses.update(a_business(), act("update"), request)
    assert (changed.name, changed.pairs, changed.priority) == ("Blue Ocean", ("haifa/haircut",), 20)


def test_an_update_can_not_make_a_duplicate() -> None:
    other = registered("other", name="Red Ocean")
    changed = businesses.update(a_business(), act("update"), UpdateBusiness(business_id="x", name="Red Ocean"))
    with pytest.raises(BusinessError, match="duplicate_business"):
        businesses.check_owned(changed, {OWNER: [other]}, {})


def test_many_updates_later_the_command_that_made_it_is_still_answered() -> None:
    business = a_business()
    for number in range(MOST_REPLIES + 5):
        request = UpdateBusiness(business_id="x", priority=number)
        business = businesses.update(business, act(f"update {number}"), request)
    assert business.replied("register") is not None
    assert len(business.replies) == MOST_REPLIES


def test_a_calendar_has_the_hours_and_days_of_its_country_by_default() -> None:
    israel = opened(a_business(), [])
    assert (israel.start_of_day, israel.end_of_day, israel.time_zone) == ("09:00", "18:00", "Asia/Jerusalem")
    assert israel.working_days == ("sunday", "monday", "tuesday", "wednesday", "thursday")
    america = opened(registered(by="+12125550100"), [])
    assert america.working_days == ("monday", "tuesday", "wednesday", "thursday", "friday")


def test_a_day_ends_after_it_starts() -> None:
    with pytest.raises(BusinessError, match="invalid_param end_of_day"):
        opened(a_business(), [], start_of_day="18:00", end_of_day="09:00")


def test_a_meeting_fits_into_the_day() -> None:
    short = {"start_of_day": "09:00", "end_of_day": "09:44"}
    with pytest.raises(BusinessError, match="invalid_param meeting_minutes at most 44"):
        opened(a_business(), [], **short)
    assert opened(a_business(), [], **short, meeting_minutes=44).meeting_minutes == 44
    shorter = UpdateSchedule.model_validate({"schedule_id": "s", **short})
    with pytest.raises(BusinessError, match="invalid_param meeting_minutes at most 44"):
        schedules.update(a_schedule(), a_business(), act("update"), shorter)


def test_a_calendar_has_the_zone_of_its_business_unless_it_is_given() -> None:
    business = a_business(time_zone="America/New_York")
    assert opened(business, []).time_zone == "America/New_York"
    assert opened(business, [], time_zone="America/Los_Angeles").time_zone == "America/Los_Angeles"
    with pytest.raises(BusinessError, match="invalid_param time_zone a zone like Asia/Jerusalem"):
        opened(business, [], time_zone="Los Angeles")


def test_a_day_that_is_named_twice_is_kept_once() -> None:
    twice: dict[str, Any] = {"working_days": ["sunday", "monday", "sunday"], "exceptions": ["2026-12-24", "2026-12-24"]}
    update = UpdateSchedule.model_validate({"schedule_id": "s", **twice})
    for schedule in (opened(a_business(), [], **twice), schedules.update(a_schedule(), a_business(), act("u"), update)):
        assert (schedule.working_days, schedule.exceptions) == (("sunday", "monday"), ("2026-12-24",))


def test_a_calendar_lies_in_a_city_of_its_business() -> None:
    assert opened(a_business(), [], city="TLV").city_key == "tel_aviv"
    with pytest.raises(BusinessError, match="invalid_param city Tel Aviv"):
        opened(a_business(), [], city="Haifa")


def test_the_same_address_or_the_same_name_in_a_city_is_a_duplicate() -> None:
    business = a_business()
    standing = [opened(business, [], name="North", address="Dizengoff 1")]
    with pytest.raises(BusinessError, match="duplicate_schedule"):
        opened(business, standing, "again", name="South", address="dizengoff-1")
    with pytest.raises(BusinessError, match="duplicate_schedule"):
        opened(business, standing, "again", name="north", address="Dizengoff 2")
    assert opened(business, standing, "again", name="South", address="Dizengoff 2")


def test_a_business_has_at_most_ten_calendars() -> None:
    business = a_business()
    ten = [opened(business, [], f"open {n}", name=f"Branch {n}", address=f"Street {n}") for n in range(10)]
    with pytest.raises(BusinessError, match="too_many_schedules"):
        opened(business, ten, name="One more", address="Street 11")


def test_a_calendars_hours_and_closed_days_change() -> None:
    schedule = a_schedule()
    request = UpdateSchedule.model_validate(
        {"schedule_id": schedule.id, "end_of_day": "20:00", "exceptions": ["2026-12-25"]}
    )
    changed = schedules.update(schedule, a_business(), act("update"), request)
    assert (changed.start_of_day, changed.end_of_day, changed.exceptions) == ("09:00", "20:00", ("2026-12-25",))
    assert schedules.update(changed, a_business(), act("update"), request) is changed


def test_events_of_a_business_are_numbered_upwards() -> None:
    business = a_business()
    changed = businesses.update(business, act("update"), UpdateBusiness(business_id="x", priority=1))
    versions = [event.entity_version for event in changed.outbox]
    assert versions == sorted(set(versions))


def test_a_beauty_salon_is_found_by_hair_nails_and_face_and_keeps_its_own_name() -> None:
    salon = registered(labels=("beauty salon",), cities=("Acre",))
    assert salon.labels == ("beauty salon",)
    for wish in ("haircut", "nails", "lash lift", "facial", "סלון יופי"):
        assert set(pairs_of(["עכו"], [wish])) <= set(salon.pairs), wish
    assert not set(pairs_of(["Acre"], ["dentist"])) & set(salon.pairs)
