"""English, as one value: everything that is said in it."""

from __future__ import annotations

from skeji_ray.languages.en import helping_sentences as helping
from skeji_ray.languages.en import refusals, sentences, talk, troubles
from skeji_ray.languages.en.limits import LIMITS
from skeji_ray.languages.en.nouns import COUNTS, FIELDS, KINDS, VISITS
from skeji_ray.languages.speech import Speech
from skeji_ray.messages.views import BookingStatus
from skeji_ray.messages.vocabulary import CITY_OF, LABEL_OF, canonical_city, normalise_label, spoken

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def service_name(label: str) -> str:
    """Return the English name of a service that is said in Hebrew; its own words where it is not known."""
    if label.isascii():
        return spoken(label)
    normal = normalise_label(label)
    return VISITS.get(label) or (spoken(LABEL_OF[normal]) if normal in LABEL_OF else spoken(label))


def city_name(city: str) -> str:
    """Return the English name of a city that is known; its own where it is not."""
    known = canonical_city(city)
    return spoken(known).title() if known in CITY_OF and not city.isascii() else city


ENGLISH = Speech(
    sentences=sentences.SENTENCES | helping.SENTENCES | talk.SENTENCES,
    buttons=sentences.BUTTONS | helping.BUTTONS,
    questions=sentences.QUESTIONS,
    status=refusals.STATUS,
    status_to_owner=refusals.STATUS_TO_OWNER,
    status_word={status: status.value for status in BookingStatus},
    refusals=refusals.REFUSALS | helping.REFUSALS,
    apologies=troubles.APOLOGIES,
    attempts=troubles.ATTEMPTS,
    kinds=KINDS,
    acts=talk.ACTS,
    cannot=talk.CANNOT,
    rejections=refusals.REJECTIONS,
    failures=refusals.FAILURES | helping.FAILURES,
    weekdays=WEEKDAYS,
    weekdays_short=tuple(day[:3] for day in WEEKDAYS),
    weekdays_ranged=WEEKDAYS,
    months=MONTHS,
    months_short=tuple(month[:3] for month in MONTHS),
    label=service_name,
    visit=service_name,
    city=city_name,
    counts=COUNTS,
    fields=FIELDS,
    limits=LIMITS,
)
