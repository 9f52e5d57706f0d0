"""Phones, time zones and addresses in one form each."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import parse_qsl, urlencode, urlsplit

import phonenumbers

from skeji_ray.errors import BusinessError

_COUNTRIES = {972: "Asia/Jerusalem", 1: "America/New_York"}
"""Country code of an admin's phone -> the default time zone of their business."""
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+", re.UNICODE)


def normalise_phone(text: str, field: str) -> str:
    """E.164. Raises BusinessError `invalid_phone` for what is no possible number."""
    number: phonenumbers.PhoneNumber | None
    try:
        number = phonenumbers.parse(text, None)
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_possible_number(number):
        raise BusinessError("invalid_phone", field=field, limit="E.164, such as +972501234567")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def country_code(phone: str) -> int | None:
    """972, 1, ...; None for what is no phone."""
    try:
        return phonenumbers.parse(phone, None).country_code
    except phonenumbers.NumberParseException:
        return None


def default_time_zone(phone: str) -> str | None:
    """The zone of a business by its admin's phone; None outside the countries that we serve."""
    code = country_code(phone)
    return None if code is None else _COUNTRIES.get(code)


def normalise_name(text: str) -> str:
    """Letters and digits of any script, joined by `_`: what makes two names or addresses the same."""
    return _NOT_ALPHANUMERIC.sub("_", text.strip().lower()).strip("_")


def normalise_url(text: str) -> str:
    """https, lower-case host, no `www.`, no trailing slash, no `utm_*`.

    Raises BusinessError `invalid_url` for anything but a public https address.
    """
    refusal = BusinessError("invalid_url", field="website_urls", limit="a public https address")
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
    except ValueError:  # what is no address at all
        raise refusal from None
    if parts.scheme not in {"https", "http"} or "." not in host or _is_private(host):
        raise refusal
    query = urlencode([(key, value) for key, value in parse_qsl(parts.query) if not key.startswith("utm_")])
    at = f"{host}:{port}" if port else host
    return f"https://{at}{parts.path.rstrip('/')}{'?' + query if query else ''}"


def _is_private(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return host.endswith((".local", ".localhost", ".internal"))
