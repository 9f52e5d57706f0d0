"""Which time zone a person, or a business, is in: by the phone as far as that tells, else by the city."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from zoneinfo import ZoneInfo

import phonenumbers
from phonenumbers import timezone

from skeji_ray.messages.city_zones import zone_of_cities, zones_of_city

_COUNTRIES = {972: "Asia/Jerusalem", 1: "America/New_York"}
"""Country code -> the zone of most people there: the countries that are served."""


@lru_cache(maxsize=10_000)
def zones_of_phone(phone: str) -> tuple[str, ...]:
    """Return the zones that a phone may be in, by its area code; empty outside the countries that are served."""
    try:
        number = phonenumbers.parse(phone, None)
    except phonenumbers.NumberParseException:
        return ()
    if number.country_code not in _COUNTRIES:
        return ()
    return tuple(zone for zone in timezone.time_zones_for_geographical_number(number) if _is_known(zone))


def zone_of_person(phone: str) -> str | None:
    """Return the zone that somebody's words are read in; None outside the countries that are served.

    Where their area code leaves several, it is that of most people in their country, if it is among them.
    """
    zones = zones_of_phone(phone)
    if len(zones) == 1:
        return zones[0]
    usual = next((zone for code, zone in _COUNTRIES.items() if phone.startswith(f"+{code}")), None)
    return usual if not zones or usual in zones else zones[0]


def zone_of_business(phone: str, cities: Sequence[str]) -> str | None:
    """Return the zone of a business with this admin in these cities; None where neither tells: then it is asked for.

    A city of the phone's own country says more than its area code, which people keep when they move.
    """
    zones, by_city = zones_of_phone(phone), zone_of_cities(cities)
    if by_city is not None and (len(zones) != 1 or by_city in _all_zones_of(phone)):
        return by_city
    if len(zones) == 1:
        return zones[0]
    both = [zone for zone in zones if all(zone in zones_of_city(city) for city in cities)]
    return both[0] if len(both) == 1 else None


def needs_zone(phone: str, city: str | None) -> bool:
    """Tell whether a new business of this phone, in this city, must be asked for its zone."""
    return bool(zones_of_phone(phone)) and zone_of_business(phone, (city,) if city else ()) is None


@lru_cache(maxsize=10_000)
def country_of(identity: str) -> str | None:
    """Return the ISO country of a phone; of a user id without one, the country that it begins with."""
    if not identity.startswith("+"):
        country, dot, _ = identity.partition(".")
        return country.upper() if dot and len(country) == len("IL") else None
    try:
        return phonenumbers.region_code_for_number(phonenumbers.parse(identity))
    except phonenumbers.NumberParseException:
        return None


def _all_zones_of(phone: str) -> frozenset[str]:
    """Return all zones of a phone's country."""
    code = next((code for code in _COUNTRIES if phone.startswith(f"+{code}")), None)
    if code is None:
        return frozenset()
    somebody = phonenumbers.PhoneNumber(country_code=code, national_number=8005550100)
    return frozenset(timezone.time_zones_for_geographical_number(somebody)) | _ALSO.get(code, frozenset())


_ALSO = {1: frozenset({"America/Detroit", "America/Indiana/Indianapolis", "America/Kentucky/Louisville"})}
"""Zones that the library counts to a larger one."""


def _is_known(zone: str) -> bool:
    try:
        ZoneInfo(zone)
    except (ValueError, OSError, KeyError):
        return False
    return True
