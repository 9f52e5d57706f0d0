"""How owners say in English that they have a break on one day, or end it early: that is taken off."""

from __future__ import annotations

from skeji_ray.languages.en.act_parts import DAY
from skeji_ray.languages.phrasing import IDLE, OWNERS, phrases
from skeji_ray.messages.acts import Act

_EVERY = r"(?:every|each|daily|always|from now on|between (?:clients?|customers?|appointments?|appts?|slots?|bookings?|\w+s))"
_HOURS = r"\d{1,2}(?:[:.]\d\d)? ?(?:[ap]m )?(?:-|to|till?|until|and) ?\d"
_ENDS = (
    rf"^(?!.*\d)(?!.*\b{_EVERY}\b)(?!.*\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b)(?=.*\b{DAY}\b)(?:\S+ ){{0,4}}?"
    r"(?:close|closing|shut|shutting|finish|finishing|leave|leaving|go home|going home)(?: up)? (?:\S+ ){0,3}?(?:early|earlier)\b.*$"
)
BREAKS = phrases(
    Act.BLOCK,
    rf"^(?!.*\b{_EVERY}\b)(?!.*\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b)(?=.*\b{DAY}\b)(?=.*{_HOURS})(?:\S+ ){{0,6}}?(?:lunch|breaks?|siesta)\b.*$",
    _ENDS,
    states=IDLE, roles=OWNERS, sure=0.95,
)  # fmt: skip
