"""Hebrew, as one value: everything that is said in it."""

from __future__ import annotations

import re

from skeji_ray.languages.he import helping_sentences as helping
from skeji_ray.languages.he import refusals, sentences, talk, troubles
from skeji_ray.languages.he.limits import LIMITS
from skeji_ray.languages.he.nouns import FIELDS, KINDS
from skeji_ray.languages.speech import Speech
from skeji_ray.messages.synonyms.he import SERVICES
from skeji_ray.messages.vocabulary import LABEL_OF, normalise_label, spoken

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
    words = SERVICES.get(spoken(LABEL_OF.get(normal, normal)))
    return words.split("|")[0] if words else spoken(label)


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
    months=MONTHS,
    months_short=tuple(month.removeprefix("ב") for month in MONTHS),
    label=service_name,
    fields=FIELDS,
    limits=LIMITS,
    finish=finish,
)
