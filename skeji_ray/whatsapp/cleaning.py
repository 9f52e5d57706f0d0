"""JSON that somebody else wrote, as plain values that Kafka, MongoDB and our own models all take."""

from __future__ import annotations

import json
import re
from typing import Any

MAX_DEPTH = 32
MAX_TEXT = 16_384
"""Characters of one string; WhatsApp's own longest is 4,096."""
MAX_SIZE = 250_000
"""Characters of one value in all, each element counted as ELEMENT_SIZE more."""
ELEMENT_SIZE = 8
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_CONTROLS = {code: None for code in (*range(32), 127) if chr(code) not in "\t\n\r"}
MAX_DIGITS = 20
_WIDEST_INT = 2**63


class TooLarge(ValueError):
    """A value holds more than MAX_SIZE."""


def read_json(raw: bytes) -> Any:
    """Parse a body, leniently below its outermost form.

    Lone surrogates are let through (`cleaned` mends them), bytes that are no UTF-8 become U+FFFD, numbers that no
    database holds None.

    Raises:
        ValueError: it is no JSON, or nested too deeply.
    """
    try:
        return json.loads(raw.decode("utf-8", "replace"), parse_int=_integer, parse_constant=_none)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _integer(digits: str) -> int | None:
    return int(digits) if len(digits) <= MAX_DIGITS else None


def _none(_: str) -> None:
    """NaN and the infinities."""


def cleaned(value: Any) -> Any:
    """Return a copy that can be written and stored anywhere.

    Lone surrogates become U+FFFD, control characters but tab and line breaks go, strings are cut at MAX_TEXT; what
    is deeper than MAX_DEPTH and numbers beyond 64 bits become None.

    Raises:
        TooLarge: there is more of it than MAX_SIZE.
    """
    return _Cleaner().clean(value, MAX_DEPTH)


def clean_text(text: str) -> str:
    """Return a string without lone surrogates and control characters, at most MAX_TEXT of it."""
    text = text[:MAX_TEXT]
    if text.isprintable():  # neither a surrogate nor a control character is
        return text
    return _SURROGATE.sub("\ufffd", text).translate(_CONTROLS)


class _Cleaner:
    """One walk through one value; keeps what is left of its size."""

    def __init__(self) -> None:
        self._left = MAX_SIZE

    def clean(self, value: Any, depth: int) -> Any:
        self._spend(ELEMENT_SIZE)
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, dict | list):
            return self._container(value, depth - 1) if depth else None
        if isinstance(value, int):
            return value if -_WIDEST_INT <= value < _WIDEST_INT else None
        if isinstance(value, float):
            return value if abs(value) < float("inf") else None
        return value

    def _container(self, value: Any, depth: int) -> Any:
        if isinstance(value, list):
            return [self.clean(inner, depth) for inner in value]
        return {self._text(name): self.clean(inner, depth) for name, inner in value.items()}

    def _text(self, text: str) -> str:
        text = clean_text(text)
        self._spend(len(text))
        return text

    def _spend(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            raise TooLarge(f"more than {MAX_SIZE} characters")
