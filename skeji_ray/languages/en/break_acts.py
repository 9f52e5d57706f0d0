"""How owners say in English that they have a break on one day, from one hour to another: it is taken off."""

from __future__ import annotations

from skeji_ray.languages.en.act_parts import DAY
from skeji_ray.languages.phrasing import IDLE, OWNERS, phrases
from skeji_ray.messages.acts import Act

_EVERY = r"(?:every|each|daily|always|from now on|between (?:clients?|customers?|appointments?|appts?|slots?|bookings?|\w+s))"
_HOURS = r"\d{1,2}(?:[:.]\d\d)? ?(?:[ap]m )?(?:-|to|till?|until|and) ?\d"
BREAKS = phrases(
    Act.BLOCK,
    rf"^(?!.*\b{_EVERY}\b)(?!.*\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b)(?=.*\b{DAY}\b)(?=.*{_HOURS})(?:\S+ ){{0,6}}?(?:lunch|breaks?|siesta)\b.*$",
    states=IDLE, roles=OWNERS, sure=0.95,
)  # fmt: skip
