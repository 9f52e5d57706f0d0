"""The one table of words for services and cities: used at registration, at search and when words are understood."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from skeji_ray.messages.synonyms import en, en_cities, he, he_cities

_NOT_LETTERS = re.compile(r"[\W\d_]+", re.UNICODE)


def in_one_spelling(text: str) -> str:
    """Lower case, and the same however it was typed: an accent is part of its letter, and points of Hebrew are left
    out, as they mostly are."""
    composed = unicodedata.normalize("NFC", text.strip().lower())
    return "".join(letter for letter in composed if unicodedata.category(letter) != "Mn")


def normalise_label(text: str) -> str:
    """In one spelling, every run of what is no letter becomes one `_`: "Tel-Aviv" is `tel_aviv`, in any script."""
    return _NOT_LETTERS.sub("_", in_one_spelling(text)).strip("_")


_SAME_SERVICE = {
    "general_practitioner": "doctor",
    "vaccination": "doctor",
    **dict.fromkeys(("optometrist", "eye_exam"), "ophthalmologist"),
    "beauty_salon": "haircut",
    **dict.fromkeys(
        (
            *("beard_trim", "hair_color", "highlights", "blow_dry", "cut_and_blow_dry"),
            *("hair_straightening", "hair_extensions"),
        ),
        "haircut",
    ),
    **dict.fromkeys(("pedicure", "gel_nails"), "manicure"),
    **dict.fromkeys(("facial", "eyebrows", "eyelashes", "waxing", "laser_hair_removal", "makeup"), "cosmetician"),
    **dict.fromkeys(("teeth_cleaning", "root_canal"), "dentist"),
    **dict.fromkeys(("oil_change", "tire_change", "annual_service"), "garage"),
}
"""Two names that people tell apart, and whoever offers the one does the other."""
OTHER_WORDS_TOO = frozenset(en.SERVICES_TOO.split("|") + he.SERVICES_TOO.split("|"))
"""Words for services that mean something else in other sentences: they are a service where one is expected."""
_CITIES_TOO = frozenset(en_cities.CITIES_TOO.split("|") + he_cities.CITIES_TOO.split("|"))
"""Cities that are also a person's name or another word: they are a city where one is expected, and not elsewhere."""


def phrase_pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Finds any of these phrases, the longest first, blanks and dashes alike, whatever stands for an apostrophe,
    also in the plural.

    What phrases begin with in common is matched once: there are a thousand of them.
    """
    root: _Branch = {}
    for phrase in phrases:
        branch = root
        for letter in phrase.lower():
            branch = branch.setdefault(letter, {})
        branch[_END] = {}
    return re.compile(rf"\b({_alternatives(root)})s?\b", re.IGNORECASE)


_AS_WRITTEN = {" ": r"[\s_-]+", "'": "['’׳´`]", '"': '["”״]'}
_Branch = dict[str, "_Branch"]
_END = ""


def _alternatives(branch: _Branch) -> str:
    """The pattern of what may follow; nothing at all comes last."""
    ways = [
        _AS_WRITTEN.get(letter, re.escape(letter)) + _alternatives(below)
        for letter, below in branch.items()
        if letter != _END
    ]
    if not ways:
        return ""
    joined = ways[0] if len(ways) == 1 and _END not in branch else f"(?:{'|'.join(ways)})"
    return f"{joined}?" if _END in branch else joined


def _rows(*languages: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """Canonical name -> its words in all of the languages."""
    names = dict.fromkeys(name for language in languages for name in language)
    return {
        name: tuple(word for language in languages for word in language.get(name, "").split("|") if word)
        for name in names
    }


def _phrases(table: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(word for canonical, words in table.items() for word in (canonical, *words))


_LABELS = _rows(en.SERVICES, he.SERVICES)
_CITIES = _rows(en_cities.CITIES, he_cities.CITIES)


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
LABEL_PHRASES = tuple(word for word in _phrases(_LABELS) if word not in OTHER_WORDS_TOO)
"""Words that are a service wherever they stand."""
CITY_PHRASES = tuple(city for city in _phrases(_CITIES) if city not in _CITIES_TOO)
"""Words that are a city wherever they stand."""


def canonical_label(text: str) -> str:
    """ "Hair salon", "barber" and "haircut" are one; an unknown label is itself, normalised."""
    known = listed_label(text)
    return _SAME_SERVICE.get(known, known)


def listed_label(text: str) -> str:
    """Return what a service is one with in a business's own list: a pedicure is found by who asks for a manicure, and
    is listed beside it."""
    normal = normalise_label(text)
    return LABEL_OF.get(normal, normal)


_OFFERED_TOO = {"beauty_salon": ("cosmetician", "manicure")}
"""What a trade does beside the service that it counts as."""


def labels_offered(text: str) -> tuple[str, ...]:
    """Return the canonical labels of what a business does that is registered under a label."""
    return (canonical_label(text), *_OFFERED_TOO.get(listed_label(text), ()))


_ANY_VISIT = phrase_pattern(
    (
        *("checkup", "check up", "cleaning", "treatment", "consultation", "visit", "session", "class", "lesson"),
        *("meeting", "service", "examination", "exam", "בדיקה", "ביקורת", "טיפול", "שיעור", "ייעוץ", "ניקוי"),
        *("פגישה", "מפגש", "אימון"),
    )
)


_NO_SERVICE = phrase_pattern(
    (
        *("appointment", "appointments", "appt", "apt", "booking", "reservation", "slot", "time", "one", "something"),
        *(
            "standing",
            "regular",
            "standing appointment",
            "regular appointment",
            "anything",
            "it",
            "spot",
            "opening",
            "time slot",
            "place",
            "tor",
            "תור",
            "תורים",
            "משהו",
            "מקום",
            "זמן",
            "מועד",
            "הזמנה",
        ),
    )
)


_FREE = re.compile(r"\s+(?:open|free|available|left)$", re.IGNORECASE)
_ELSE = re.compile(
    r"(?:(?:free|open|available|good|great|nice|little|some|more|quick|few|lot|bit|other|different|new|phone|contact|street|"
    r"same|another|better|best|idea|address|number|reference|while|moment|minute|look|question|times?|spots?|slots?|"
    r"openings?|days?|plans?|chance|favou?r|help|info|information|details|event|rating|reviews?|reason|name|work|home|"
    r"convenience|records?|sure|and|of|the|you|me|know|person|people)\b\s*)+",
    re.IGNORECASE,
)
"""Words that stand where a service does ("for my reference", "a little more time") and are none."""
_APPOINTMENT = ("appointment", "reservation")


_RELATION = phrase_pattern(
    (
        *("my", "her", "his", "our", "their", "your", "name", "son", "daughter", "husband", "wife", "mother", "father"),
        *("mum", "mom", "dad", "kid", "kids", "me", "myself", "him", "them", "שלי", "שלה", "שלו", "שלנו", "הבן", "הבת"),
        *("אשתי", "בעלי", "אמא", "אבא", "אני", "לי", "אחותי", "אחי", "סבתא", "סבא", "ילד", "ילדה", "חברה", "חבר"),
        *("sister", "brother", "friend", "boyfriend", "girlfriend", "partner", "grandma", "grandpa", "nephew", "niece"),
        *(
            "missus",
            "hubby",
            "fiance",
            "fiancee",
            "flatmate",
            "roommate",
            "colleague",
            "neighbour",
            "neighbor",
            "cousin",
        ),
        *("granny", "nan", "grandson", "granddaughter", "toddler", "חמותי", "חמי", "גיסי", "גיסתי", "נכד", "נכדה"),
        *("dog", "dogs", "cat", "cats", "puppy", "pup", "kitten", "pet", "rabbit", "retriever", "poodle", "labrador"),
        *("כלב", "כלבה", "כלבים", "חתול", "חתולה", "חתולים", "גור", "גורה", "גורים", "כלבלב", "פודל", "לברדור", "ארנב"),
    )
)


def is_relation(text: str) -> bool:
    """Tell whether words say who somebody is to the one who writes, and not how they are called."""
    return _RELATION.search(text) is not None


def is_no_service(text: str) -> bool:
    """Tell whether words that stand where a service does name none: "book me an appointment"."""
    words = _FREE.sub("", text.strip(" .!?,"))
    is_mistyped = len(words) > len("appoint") and bool(get_close_matches(words.lower(), _APPOINTMENT, cutoff=0.8))
    return is_mistyped or _NO_SERVICE.fullmatch(words) is not None or _ELSE.fullmatch(words) is not None


def is_any_visit(text: str | None) -> bool:
    """Tell whether a service is said in words that many trades share: a checkup is a dentist's and a doctor's."""
    return text is not None and _ANY_VISIT.search(text) is not None


def is_of_label(asked: str | None, offered: str | None) -> bool:
    """Tell whether what is offered is what was asked for; nothing said is anything."""
    return asked is None or offered is None or canonical_label(offered) in labels_meant(asked)


def label_name(text: str) -> str:
    """How a service is shown, in whichever words it was asked for: "GP" is a general practitioner."""
    normal = normalise_label(text)
    return spoken(LABEL_OF[normal]) if normal in LABEL_OF and normal.isascii() else text


_NARROWER = {"therapist": ("family_counselor", "psychologist", "psychiatrist")}
"""What somebody may mean who names the trade."""


_BROADER = {
    **dict.fromkeys(
        (
            *("dermatologist", "gynecologist", "ent_specialist", "ophthalmologist", "cardiologist", "orthopedist"),
            *("neurologist", "urologist", "pediatrician"),
        ),
        "doctor",
    ),
    **dict.fromkeys(_NARROWER["therapist"], "therapist"),
    "orthodontist": "dentist",
}
"""The trade that a specialist's is a part of."""


def is_broader(later: str | None, earlier: str | None, *, is_asked: bool = False) -> bool:
    """Tell whether what is said later is the trade of what was said before: a dermatologist is "the doctor" then.

    Args:
        is_asked: it stands in an answer to what was asked about that, where a dentist is a doctor, too.
    """
    if later is None or earlier is None:
        return False
    before = canonical_label(earlier)
    trade = _BROADER.get(before) or ("doctor" if is_asked and before == "dentist" else None)
    return trade == canonical_label(later)


def labels_near(text: str) -> tuple[str, ...]:
    """Return the canonical labels of what is near a service in kind, nearest first: its trade, then others of it."""
    label = canonical_label(text)
    broader = _BROADER.get(label)
    if broader is None:
        return ()
    return (broader, *(other for other in _NARROWER.get(broader, ()) if other != label))


def labels_meant(text: str) -> tuple[str, ...]:
    """Return the canonical labels that a search for a service is about: its own, and the narrower ones."""
    label = canonical_label(text)
    return (label, *_NARROWER.get(label, ()))


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


def names_of_city(text: str) -> Iterator[str]:
    """Yield all names of a city that the vocabulary knows, as they are said; none of one that it does not."""
    canonical = CITY_OF.get(normalise_label(text))
    return (spoken(name) for name, other in CITY_OF.items() if other == canonical)


def spoken(canonical: str) -> str:
    """How a normalised word is shown to a person."""
    return canonical.replace("_", " ")
