"""Parts that owners' phrases are made of, as patterns of plain text."""

from __future__ import annotations

from skeji_ray.languages.en.act_parts import DAY, TIME
from skeji_ray.languages.phrasing import IDLE, OWNERS, Phrase, phrases
from skeji_ray.messages.acts import Act
from skeji_ray.messages.reading import State

_NO_NAME = (
    r"(?!(?:today|tomorrow|tonight|morning|afternoon|evening|night|lunch|noon|mon|tues?|weds?|thurs?|fri|sat|sun|\w{3,6}day|"
    r"anyone|anybody|someone|somebody|people|ppl|you|u|know|appointments?|bookings?|online|me|my|myself|us|our|it|its|the|a|an|"
    r"this|that|these|those|all|any|in|on|at|to|for|new|again|up|off|out|down|one|and|or|of|with|is|are|am|be|no|not|some|every|"
    r"each|more|another|i|we|please|business|account|what|who|how|when|if|sure|yet|nothing|here|there)\b)"
)
NAME = rf"(?:(?:mrs?|ms|miss|dr|frau|herr|prof) )?{_NO_NAME}[a-z][\w-]+"
_NO_SURNAME = r"(?!(?:in|on|at|for|to|from|and|is|has|by|back|off|until|till|wants|with|as|instead|cant|cannot|wont|isnt|can|could|after)\b)"
PERSON = (
    r"(?:him|her|them|everyone|everybody|evrybody|every ?1|my (?!own)(?:\w+ )?(?:mum|mom|mother|dad|sister|brother|cousin|neighbour|neighbor|friend|wife|husband|aunt|nan|regular|client)|"
    r"the (?:\w+ ){0,2}?(?:lady|man|guy|girl|woman|couple|client|customer|patient|student|bride|kid|boy|twins|family|professor|ones?|\d{1,2}(?:[:.]\d\d)?(?: ?[ap]m| oclock)?)|"
    rf"{NAME}(?: {_NO_SURNAME}{_NO_NAME}[a-z][\w-]+)?)"
)
CLIENTS = (
    r"(?:clients?|customers?|patients?|students?|pupils?|people|ppl|peeps|heads|ladies|bookings?|appointments?|appts?|visits?|lessons?|"
    r"guests|dogs|cars|cuts|jobs)"
)
WHENEVER = rf"(?:{DAY}|{TIME}|morning|afternoon|evening|lunch|week|month|noon)"
NEW_ONES = (
    r"(?:(?:new|more|online|all|any|the|my|further|other) )*(?:bookings?|booking|appointments?|appts?|clients?|customers?|patients?|students?|"
    r"requests?|ones|people|calendar|reservations)"
)
HOURS = r"(?:\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)? ?(?:-|to|till|until|til) ?\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)?)"
WEEKDAYS = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days|shabbats|weekends|weekdays)"
CLOCK = rf"(?:{HOURS}|\d{{1,2}}(?:[:.]\d\d| ?[ap]m)|(?:after|before|from|until|till|at|between) (?:\d{{1,2}}|noon|lunch)|hours?|slots?|morning|afternoon|evening|lunch|minutes?|mins?|half a day)"
MONTHS = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\w*|eid|xmas|christmas|easter|passover|pesach|new year|ramadan"


def owner(
    act: Act,
    *patterns: str,
    sure: float = 0.93,
    states: frozenset[State] = IDLE,
    is_denial: bool = True,
) -> tuple[Phrase, ...]:
    """Phrases that only owners mean."""
    return phrases(act, *patterns, sure=sure, states=states, roles=OWNERS, is_denial=is_denial)
