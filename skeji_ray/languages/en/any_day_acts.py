"""How people say in English that many days would do: "every day but Tuesday" asks for no series."""

from __future__ import annotations

from skeji_ray.languages.en.act_parts import DAY
from skeji_ray.languages.phrasing import CONFIRMING, CUSTOMERS, REQUESTED, phrases
from skeji_ray.messages.acts import Act
from skeji_ray.messages.reading import State

_PART = r"(?:days?|week(?:days?|nights?)?|mornings?|afternoons?|evenings?|nights?)"
_BUT = r"(?:but|except|apart from|aside from|other than|excluding|besides|bar|outside of)"
_WELL = r"(?:fine|good|ok|okay|great|possible|perfect|free|me|for (?:me|us))"
_SAID = (
    rf"(?:every|each|any|all|the)(?: (?:the|of|single|whole))* {_PART}(?: \S+){{0,3}}? {_BUT} (?:(?:for|on|the|next|this|maybe) )*{DAY}(?: .*)?$",
    rf"(?:i|we|im|were)(?: am| are| can be)?(?: \w+)? (?:free|available|around|flexible|open)(?: \S+){{0,2}} (?:every|all) {_PART}(?: .*)?$",
    rf"(?<!can )(?<!could )(?:i|we) (?:can|could) (?:do|make|come|manage|be there)(?: \S+){{0,2}} every {_PART}(?: .*)?$",
    rf"^(?:every|all) {_PART}(?: (?:this|next) week)? (?:works?|suits?|is|are|would be|would work|will do)(?: {_WELL})*$",
)
_NEW = frozenset({State.NOTHING, State.LINKED})
ANY_DAY = (
    *phrases(Act.BOOK, *_SAID, states=_NEW, roles=CUSTOMERS, sure=0.97),
    *phrases(
        Act.REFINE, *_SAID, states=frozenset(State) - _NEW - CONFIRMING - REQUESTED, roles=CUSTOMERS, sure=0.97,
    ),
)  # fmt: skip
