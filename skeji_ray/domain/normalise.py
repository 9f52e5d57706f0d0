"""Phones, time zones and addresses in one form each."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import parse_qsl, urlencode, urlsplit

import phonenumbers

from skeji_ray.errors import BusinessError
from skeji_ray.messages.vocabulary import in_one_spelling

_COUNTRIES = {972: "Asia/Jerusalem", 1: "America/New_York"}
"""Country code of an admin's phone -> the default time zone of their business."""
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+", re.UNICODE)
_DOTTED_NAME = re.compile(r"([a-z0-9-]+\.)+[a-z][a-z0-9-]+")
"""The last part begins with a letter: a number there is some machine's address in another spelling (`127.1`)."""
_PRIVATE_ZONES = (".local", ".localhost", ".internal")


def normalise_phone(text: str, field: str) -> str:
    """E.164. Raises BusinessError `invalid_phone` for what is no possible number."""
    number: phonenumbers.PhoneNumber | None
    try:
        number = phonenumbers.parse(text, None)
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_possible_number(number):
        raise BusinessError("invalid_phone", field=field, limit="a number with its country code, like +972501234567")
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
    return _NOT_ALPHANUMERIC.sub("_", in_one_spelling(text)).strip("_")


def normalise_url(text: str) -> str:
    """https, lower-case host, no `www.`, no trailing slash, no `utm_*`.

    Raises BusinessError `invalid_url` for anything but a public https address.
    """
    refusal = BusinessError("invalid_url", field="website_urls", limit="a public https address")
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host, port = (parts.hostname or "").removesuffix(".").removeprefix("www."), parts.port
        is_public = _is_public(host)
    except ValueError:  # what is no address at all
        raise refusal from None
    if parts.scheme not in {"https", "http"} or not is_public:
        raise refusal
    query = urlencode([(key, value) for key, value in parse_qsl(parts.query) if not key.startswith("utm_")])
    at = host if port in {None, 80, 443} else f"{host}:{port}"
    return f"https://{at}{parts.path.rstrip('/')}{'?' + query if query else ''}"


def _is_public(host: str) -> bool:
    """Raises ValueError for what is no name of a host."""
    try:
        return ipaddress.IPv4Address(host).is_global
    except ipaddress.AddressValueError:
        in_ascii = host.encode("idna").decode()
    return _DOTTED_NAME.fullmatch(in_ascii) is not None and not host.endswith(_PRIVATE_ZONES)
