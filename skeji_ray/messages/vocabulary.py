"""The one table of words for services and cities: used at registration, at search and when words are understood."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_LABELS: dict[str, tuple[str, ...]] = {
    "haircut": (
        "hair cut",
        "haircuts",
        "hair salon",
        "hair saloon",
        "salon",
        "saloon",
        "hairdresser",
        "hair dresser",
        "hair stylist",
        "hairstylist",
        "stylist",
        "barber",
        "barbershop",
        "barber shop",
        "beauty salon",
        "unisex salon",
        "hair style",
        "hair",
        "תספורת",
        "מספרה",
        "ספר",
        "מעצב שיער",
    ),
    "dentist": (
        "dental",
        "dental clinic",
        "dental care",
        "dentistry",
        "dental checkup",
        "tooth doctor",
        "tooth",
        "teeth",
        "רופא שיניים",
        "מרפאת שיניים",
        "שיננית",
    ),
    "general practitioner": ("gp", "general practice"),
    "doctor": (
        "physician",
        "family doctor",
        "clinic",
        "health checkup",
        "health check up",
        "checkup",
        "medical",
        "doctors",
        "רופא",
        "רופאה",
        "רופא משפחה",
    ),
    "gynecologist": ("gynaecologist", "gynecology", "ob gyn", "obgyn", "רופא נשים", "גינקולוג"),
    "dermatologist": ("skin doctor", "dermatology", "רופא עור"),
    "ent specialist": ("ent", "ear nose throat", "ear nose and throat", "אף אוזן גרון"),
    "ophthalmologist": ("eye doctor", "eye specialist", "optometrist", "רופא עיניים"),
    "therapist": ("therapy", "counselor", "counsellor", "counseling", "מטפל", "מטפלת", "טיפול"),
    "psychologist": ("psychology", "פסיכולוג", "פסיכולוגית"),
    "psychiatrist": ("psychiatry", "shrink", "פסיכיאטר"),
    "family counselor": (
        "family counsellor",
        "family therapist",
        "marriage counselor",
        "couples therapist",
        "יועץ משפחתי",
    ),
    "massage": ("massages", "masseur", "spa", "עיסוי", "מסאז"),
    "manicure": ("nails", "nail salon", "pedicure", "nail", "מניקור", "ציפורניים"),
    "yoga": ("yoga class", "yoga studio", "pilates", "יוגה"),
    "veterinarian": ("vet", "animal clinic", "וטרינר"),
    "physiotherapist": ("physiotherapy", "physio", "physical therapist", "פיזיותרפיסט", "פיזיותרפיה"),
    "tattoo": ("tattoo studio", "tattoo artist", "קעקוע"),
    "cosmetician": ("facial", "cosmetics", "beautician", "קוסמטיקאית"),
    "personal trainer": ("fitness trainer", "gym", "מאמן אישי"),
    "car wash": ("carwash", "שטיפת רכב"),
    "garage": ("mechanic", "car repair", "מוסך"),
}

_CITIES: dict[str, tuple[str, ...]] = {
    "tel aviv": ("tlv", "tel aviv yafo", "תל אביב", "תל אביב יפו"),
    "jerusalem": ("ירושלים",),
    "haifa": ("חיפה",),
    "beer sheva": ("beersheba", "beer sheba", "באר שבע"),
    "eilat": ("אילת",),
    "netanya": ("נתניה",),
    "ramat gan": ("רמת גן",),
    "rishon lezion": ("rishon le zion", "ראשון לציון"),
    "herzliya": ("herzlia", "הרצליה"),
    "ashdod": ("אשדוד",),
    "holon": ("חולון",),
    "new york": ("nyc", "new york city"),
    "san francisco": ("sf", "san fran", "sfo", "frisco"),
    "san jose": ("sj",),
    "los angeles": ("la",),
}

_NOT_LETTERS = re.compile(r"[\W\d_]+", re.UNICODE)


def in_one_spelling(text: str) -> str:
    """Lower case, and the same however it was typed: an accent is part of its letter, and points of Hebrew are left
    out, as they mostly are."""
    composed = unicodedata.normalize("NFC", text.strip().lower())
    return "".join(letter for letter in composed if unicodedata.category(letter) != "Mn")


def normalise_label(text: str) -> str:
    """In one spelling, every run of what is no letter becomes one `_`: "Tel-Aviv" is `tel_aviv`, in any script."""
    return _NOT_LETTERS.sub("_", in_one_spelling(text)).strip("_")


_SAME_SERVICE = {"general_practitioner": "doctor"}
"""Two names that people tell apart, and whoever offers the one does the other."""


def phrase_pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Finds any of these phrases, the longest first, blanks and dashes alike, also in the plural."""
    ordered = sorted(set(phrases), key=len, reverse=True)
    joined = "|".join(re.escape(phrase).replace(r"\ ", r"[\s_-]+") for phrase in ordered)
    return re.compile(rf"\b({joined})s?\b", re.IGNORECASE)


def _by_alias(table: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {
        normalise_label(word): normalise_label(canonical)
        for canonical, words in table.items()
        for word in (canonical, *words)
    }


LABEL_OF = _by_alias(_LABELS)
"""Normalised word -> canonical label."""
CITY_OF = _by_alias(_CITIES)
"""Normalised word -> canonical city."""
LABEL_PHRASES = tuple(word for canonical, words in _LABELS.items() for word in (canonical, *words))
CITY_PHRASES = tuple(word for canonical, words in _CITIES.items() for word in (canonical, *words))


def canonical_label(text: str) -> str:
    """ "Hair salon", "barber" and "haircut" are one; an unknown label is itself, normalised."""
    normal = normalise_label(text)
    known = LABEL_OF.get(normal, normal)
    return _SAME_SERVICE.get(known, known)


def label_name(text: str) -> str:
    """How a service is shown, in whichever words it was asked for: "GP" is a general practitioner."""
    normal = normalise_label(text)
    return spoken(LABEL_OF[normal]) if normal in LABEL_OF and normal.isascii() else text


def label_in_hebrew(text: str) -> str:
    """The first Hebrew word for a service; the word itself where the table has none."""
    words = _LABELS.get(spoken(canonical_label(text)), ())
    return next((word for word in words if "\u05d0" <= word[0] <= "\u05ea"), spoken(text))


def city_name(text: str) -> str:
    """How a city is shown, in whichever words it was named: "SF" is San Francisco, "fremont" is Fremont."""
    normal = normalise_label(text)
    known = CITY_OF.get(normal)
    if known is not None and normal.isascii():
        return spoken(known).title()
    return " ".join(word[:1].upper() + word[1:].lower() for word in text.split())


def canonical_city(text: str) -> str:
    """ "TLV" and "Tel-Aviv" are one; an unknown city is itself, normalised."""
    normal = normalise_label(text)
    return CITY_OF.get(normal, normal)


def spoken(canonical: str) -> str:
    """How a normalised word is shown to a person."""
    return canonical.replace("_", " ")
