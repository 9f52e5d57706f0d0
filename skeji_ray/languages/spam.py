"""A transparent score of what looks like an advertisement. A message about an appointment hardly ever does."""

from __future__ import annotations

import re

SPAM_FROM = 3
"""The score at which a message is refused."""

_SIGNS: tuple[tuple[int, re.Pattern[str]], ...] = tuple(
    (points, re.compile(pattern, re.IGNORECASE))
    for points, pattern in (
        (2, r"https?://|www\.|\b\w{1,40}\.(com|net|biz|info|ru)\b"),
        (2, r"\b(won(?!['’]?t\b)(?= )|winner!|winning|prizes?|awarded|jackpot|lottery)\b"),
        (2, r"\b(claim|guaranteed|urgent!|unsubscribe|opt ?out|unredeemed|un-redeemed|t(&|&amp;)c'?s?)\b"),
        (2, r"(£|\$|€)\s?\d{2,}|\b\d{2,3}(p|ppm|p/min|p/msg|/wk|/msg)\b|£\d(\.\d\d)?/(wk|week|month|msg|min)"),
        (2, r"\b(viagra|casino|crypto|bitcoin|forex|investment opportunity|loans?|dating service|adult|dogging)\b"),
        (
            2,
            r"\b(call|txt|text|txting|send|sms|reply|cal;l|to|on|from|tel:?)\b.{0,25}"
            r"\b(0[789]\d{8,9}|0[789]\d0 ?\d{3} ?\d{3,4}|[4-9]\d{4})\b",
        ),
        (1, r"(?-i:\bFREE\b|\bWIN\b|\bURGENT\b|\bPRIVATE!)"),
        (
            1,
            r"\bfree\b.{0,30}\b(entry|gift|ringtones?|nokia|camera|minutes|mins|msgs?|texts?|phone|mobile|chat|call)\b",
        ),
        (1, r"\b(call|txt|text|reply|sms)\b.{0,25}\b(now|yes|stop)\b|\b(to|send|txt) stop\b"),
        (
            1,
            r"\b(offers?|discount|deal|bonus|cash|credits?|voucher|reward|entitled|selected|congrat(s|ulations)|exclusive|subscri\w+)\b",
        ),
        (
            1,
            r"\b(ringtones?|polyphonic|tones|customer services?|mobile update|"
            r"account statement|identifier code|admirer|club|weekly|wkly)\b",
        ),
        (1, r"\b\d{1,3}% off\b|\bsexy\b|\bxxx\b.{0,9}\b(pics?|videos?|movies?)\b"),
        (1, r"\b(?-i:[A-Z]{4,}(?:\W+[A-Z]{3,}\b){2,})"),
        (1, r"!{2,}"),
        (1, r"\b0(8[47]\d|9\d\d)\d{7}\b|\bp(er)? (msg|min|minute)\b|\d+p/sms\b"),
        (1, r"\b(flirt\w*|lapdancer|babes|sex|chat|dating|blind date|voicemail|txt back|urgent message)\b"),
    )
)
_ABOUT_APPOINTMENTS = re.compile(
    r"\b(appointments?|book|bookings?|haircut|salon|dentist|doctor|therapist|schedule|cancel|register)\b|תור|תספורת",
    re.IGNORECASE,
)


def spam_score(text: str) -> int:
    """Points for each sign; a message that speaks of appointments needs more of them."""
    score = sum(points for points, sign in _SIGNS if sign.search(text))
    return score - 2 if _ABOUT_APPOINTMENTS.search(text) else score


def is_spam(text: str) -> bool:
    return spam_score(text) >= SPAM_FROM
