"""A transparent score of what looks like an advertisement. A message about an appointment hardly ever does."""

from __future__ import annotations

import re

from skeji_ray.languages.reading_table import any_of, of_all

SPAM_FROM = 3
"""The score at which a message is refused."""

_SIGNS = tuple((points, re.compile(sign, re.IGNORECASE)) for points, sign in of_all(lambda one: one.spam.signs))
_ABOUT_APPOINTMENTS = re.compile(any_of(lambda one: one.spam.about_appointments), re.IGNORECASE)


def spam_score(text: str) -> int:
    """Points for each sign; a message that speaks of appointments needs more of them."""
    score = sum(points for points, sign in _SIGNS if sign.search(text))
    return score - 2 if _ABOUT_APPOINTMENTS.search(text) else score


def is_spam(text: str) -> bool:
    return spam_score(text) >= SPAM_FROM
