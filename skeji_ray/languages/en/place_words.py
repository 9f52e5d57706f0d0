"""English words around places: what a city follows, and what is none."""

from __future__ import annotations

from skeji_ray.languages.en.when import MONTHS, WEEKDAYS
from skeji_ray.languages.reading_words import NEVER, PlaceWords

_STOPS = (
    "sometime anytime someday "
    "a an the my this that your our their his her its for on at in with and next tomorrow today tonight any some "
    "there here need want please which who what where when town area advance morning mornings afternoon evening "
    "night general case order particular person mind pain monday tuesday wednesday thursday friday saturday sunday "
    "january february march april may june july august september october november december quarter noon can could "
    "is are was it i me we us you to from by around near open between if as so but or of about also instead too now "
    "soon later asap would will has have had does do did thanks thank then not no yes ok okay all one two three "
    "four five six seven eight nine ten eleven twelve same different another other cosmetic services service "
    "addition fact thr because since be sure go somewhere anywhere time day week month hour hours minutes days "
    "weeks touch works work good quite mean office specifically bed trouble love fear home nothing anything "
    "whatever nowhere know"
)
_NAME_PARTS = (
    "san santa santo los las el la le new st st. saint palo tel beer be'er ramat kfar kiryat rishon petah bat bet beit "
    "fort mount north south east west upper lower port lake point del corte half nof rosh hod givat"
)
_NAME_ENDS = (
    "city valley hill hills view creek park beach springs bay heights grove falls island lake station canyon gan sheva "
    "aviv gatos altos"
)
_NO_CITY = (
    "i i'm i'd i'll i've hi hello hey great perfect good fine sure let let's how actually sorry nope yeah well maybe "
    "find book try something look looking dr dr. dds md search check give is are"
)
_STREET = r"street|st|avenue|ave|road|rd|boulevard|blvd|lane|drive|square"
_NO_STREET = rf"(?!(?i:{'|'.join((*WEEKDAYS, *MONTHS))}|at|from|open|until)\b)"
_NUMBER = r"\d{1,4}[a-zA-Z]?(?!\s*(?:[ap]\.?m\b|[:%]|-\d|to\b|until\b|–))"
_WORDS = r"[A-Z][\w'’.]*(?:\s+[A-Z][\w'’.]*){0,3}"

PLACES = PlaceWords(
    before=(
        r"\b(?:in|around|near|within|nearby|close to|closer to|(?:city|area) (?:is|of)|mov(?:ed|ing) to)\s+"
        r"(?P<the>the\s+)?(?:(?:city|town|area) of\s+)?(?=\w)"
    ),
    from_=r"\b(?:from)\s+(?=[A-Z])",
    based=r"\b([A-Z][\w'’]+)[ -]based\b",
    area=r"\s+(?:city|area|region)\b",
    no_place="half past",
    stops=frozenset(_STOPS.split()),
    name_parts=frozenset(_NAME_PARTS.split()),
    name_ends=frozenset(_NAME_ENDS.split()),
    no_city=frozenset(_NO_CITY.split()),
    written_on="",
    branch_in=NEVER,
    address=(
        rf"\b(?:{_NUMBER}\s+{_NO_STREET}(?:{_WORDS}(?:\s+(?i:{_STREET})\b)?|[\w'’]+\s+(?i:{_STREET})\b)"
        rf"|{_NO_STREET}{_WORDS}(?:\s+(?i:{_STREET})\b)?\s+{_NUMBER})(?![\w:])"
    ),
    street=_STREET,
)
