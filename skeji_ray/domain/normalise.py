"""Phones, user ids, time zones and addresses in one form each."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from urllib.parse import parse_qsl, urlencode, urlsplit

import phonenumbers

from skeji_ray.errors import BusinessError
from skeji_ray.limits import Pattern
from skeji_ray.messages.vocabulary import in_one_spelling

_PHONE = re.compile(r"\+?([1-9]\d{3,14})", re.ASCII)
_BETWEEN_DIGITS = re.compile(r"[\s().\-\u2010-\u2015]")
_USER_ID = re.compile(r"[A-Z]{2}\.[A-Za-z0-9.]{1,131}")
"""A business-scoped user id: a country, a dot, and up to 128 characters; a parent's has `ENT.` before them."""
_ONE_FORM = (
    (re.compile(r"55([1-9]{2})([6-9]\d{7})"), r"55\g<1>9\g<2>"),
    (re.compile(r"521(\d{10})"), r"52\g<1>"),
    (re.compile(r"54([1-3]\d{9})"), r"549\g<1>"),
)
"""Countries where WhatsApp's `wa_id` and the number that people dial differ: Brazil's ninth digit (older accounts lack
it), Mexico's 1 after the country code (no longer dialled) and Argentina's 9 (dialled from abroad alone)."""
_ARGENTINA, _ARGENTINE_MOBILE_AT_HOME = "54", 14
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+", re.UNICODE)
_DOTTED_NAME = re.compile(r"([a-z0-9-]+\.)+[a-z][a-z0-9-]+")
"""The last part begins with a letter: a number there is some machine's address in another spelling (`127.1`)."""
_PRIVATE_ZONES = (".local", ".localhost", ".internal")


def without_marks(text: str) -> str:
    """Drop what is not seen: the direction marks around a number that was copied from a contact card."""
    return "".join(one for one in text if unicodedata.category(one) != "Cf")


def normal_phone(text: str) -> str | None:
    """Return the normal form of a phone that names its country, with or without a plus; None for what is no phone.

    It is E.164, and the one form of the three countries whose numbers have two. Every key and every comparison of
    phones uses it. WhatsApp accepts it to send to, since it resolves both forms.
    """
    match = _PHONE.fullmatch(_BETWEEN_DIGITS.sub("", without_marks(text)))
    return None if match is None else f"+{_one_form(match[1])}"


def _one_form(digits: str) -> str:
    """As people dial it from abroad; the 15 of an Argentine mobile, dialled at home, is libphonenumber's to know."""
    if digits.startswith(_ARGENTINA) and len(digits) == _ARGENTINE_MOBILE_AT_HOME:
        digits = phonenumbers.format_number(phonenumbers.parse(f"+{digits}"), phonenumbers.PhoneNumberFormat.E164)[1:]
    for pattern, form in _ONE_FORM:
        if match := pattern.fullmatch(digits):
            return match.expand(form)
    return digits


def normal_identity(text: str) -> str | None:
    """Return a phone in its normal form, or a business-scoped user id as it stands; None for what is neither."""
    plain = without_marks(text).strip()
    return plain if _USER_ID.fullmatch(plain) else normal_phone(plain)


def normalise_phone(text: str, field: str) -> str:
    """Return the normal form of a phone that a person typed. Raises BusinessError `invalid_phone`."""
    number: phonenumbers.PhoneNumber | None
    try:
        parsed = phonenumbers.parse(without_marks(text), None)
        one_form = normal_phone(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))
        number = phonenumbers.parse(one_form or "", None)
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_possible_number(number):
        raise BusinessError("invalid_phone", field=field, limit=Pattern(form="phone", example="+972501234567"))
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def country_code(phone: str) -> int | None:
    """972, 1, ...; None for what is no phone."""
    try:
        return phonenumbers.parse(phone, None).country_code
    except phonenumbers.NumberParseException:
        return None


def normalise_person(text: str, field: str) -> str:
    """Return a user id as it stands, else as `normalise_phone`. Raises BusinessError `invalid_phone`."""
    identity = normal_identity(text)
    return identity if identity is not None and not identity.startswith("+") else normalise_phone(text, field)


def normalise_name(text: str) -> str:
    """Letters and digits of any script, joined by `_`: what makes two names or addresses the same."""
    return _NOT_ALPHANUMERIC.sub("_", in_one_spelling(text)).strip("_")


def normalise_url(text: str) -> str:
    """https, lower-case host, no `www.`, no trailing slash, no `utm_*`.

    Raises BusinessError `invalid_url` for anything but a public https address.
    """
    refusal = BusinessError("invalid_url", field="website_urls", limit=Pattern(form="web_address"))
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
