"""Hebrew, as one value: everything that is said in it."""

from __future__ import annotations

import re

from skeji_ray.languages.he import helping_sentences as helping
from skeji_ray.languages.he import refusals, sentences, talk, troubles
from skeji_ray.languages.he.limits import LIMITS
from skeji_ray.languages.he.nouns import COUNTS, FIELDS, KINDS, VISITS
from skeji_ray.languages.speech import Speech
from skeji_ray.messages.synonyms.he import SERVICES
from skeji_ray.messages.synonyms.he_cities import CITIES
from skeji_ray.messages.vocabulary import LABEL_OF, canonical_city, normalise_label, spoken

WEEKDAYS = ("יום שני", "יום שלישי", "יום רביעי", "יום חמישי", "יום שישי", "שבת", "יום ראשון")
WEEKDAYS_SHORT = ("ב׳", "ג׳", "ד׳", "ה׳", "ו׳", "ש׳", "א׳")
MONTHS = (
    "בינואר", "בפברואר", "במרץ", "באפריל", "במאי", "ביוני",
    "ביולי", "באוגוסט", "בספטמבר", "באוקטובר", "בנובמבר", "בדצמבר",
)  # fmt: skip


_PREPOSITION = re.compile(r"(?<![\u05d0-\u05ea])([בכלמ])(?=[A-Za-z])")


def service_name(label: str) -> str:
    """Return the first Hebrew word for a service; the word itself where there is none."""
    normal = normalise_label(label)
    english = spoken(LABEL_OF.get(normal, normal)) if normal.isascii() else ""
    words = SERVICES.get(english) or VISITS.get(english) or VISITS.get(english.removesuffix("s"))
    return words.split("|")[0] if words else spoken(label)


def visit_name(label: str) -> str:
    """ "תור לתספורת": what it is for is said behind the word that everything agrees with."""
    name = service_name(label)
    is_vav = name.startswith("ו") and not name.startswith("וו")  # doubled behind another letter
    return f"תור לו{name}" if is_vav else f"תור ל{name}"


def city_name(city: str) -> str:
    """Return the Hebrew name of a city that is known; its own where it is not."""
    words = CITIES.get(spoken(canonical_city(city))) if city.isascii() else None
    return words.split("|")[0] if words else city


def finish(sentence: str) -> str:
    """Part a Hebrew preposition from a word in Latin letters: "ב-Tel Aviv"."""
    return _PREPOSITION.sub(r"\1-", sentence)


HEBREW = Speech(
    sentences=sentences.SENTENCES | helping.SENTENCES | talk.SENTENCES,
    buttons=sentences.BUTTONS | helping.BUTTONS,
    questions=sentences.QUESTIONS,
    status=refusals.STATUS,
    status_to_owner=refusals.STATUS_TO_OWNER,
    status_word=refusals.STATUS_WORD,
    refusals=refusals.REFUSALS | helping.REFUSALS,
    apologies=troubles.APOLOGIES,
    attempts=troubles.ATTEMPTS,
    kinds=KINDS,
    acts=talk.ACTS,
    cannot=talk.CANNOT,
    rejections=refusals.REJECTIONS,
    failures=refusals.FAILURES | helping.FAILURES,
    weekdays=WEEKDAYS,
    weekdays_short=WEEKDAYS_SHORT,
    weekdays_ranged=WEEKDAYS_SHORT,
    months=MONTHS,
    months_short=tuple(month.removeprefix("ב") for month in MONTHS),
    label=service_name,
    visit=visit_name,
    city=city_name,
    counts=COUNTS,
    fields=FIELDS,
    limits=LIMITS,
    finish=finish,
)
