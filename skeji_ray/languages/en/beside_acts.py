"""What people ask or say in English beside an appointment: of the place, how it goes, and of others."""

from __future__ import annotations

from skeji_ray.languages.phrasing import CUSTOMERS, Phrase, phrases
from skeji_ray.messages.acts import Act, Topic
from skeji_ray.messages.reading import State

_ANY = frozenset(State) - {State.ASK_BUSINESS_FIELD}
_KIN = r"(?:my|our) (?:\w+ )?(?:son|daughter|kids?|mum|mom|mother|dad|father|wife|husband|partner|brother|sister|friend|boyfriend|girlfriend|nan|gran|boss|flatmate)"
_OTHERS = rf"(?:(?:her|him|them|{_KIN})\b)"
"""Whom no message is to reach, where that is not the one who writes."""
_NOT = r"(?:don'?t|do not|never|no need to|without)(?: you| u)?"
NOT_TO_OTHERS = (
    rf"{_NOT} (?:(?:message|msg|text|tell|write to|notify|contact|ring|call|whatsapp|email|send anything to) {_OTHERS}|"
    rf"send {_OTHERS} (?:a |any |the )?(?:message|msg|text|thing|anything|reminder|notification|word)s?)"
)
_THING = r"(?:(?:my|our|the|a) (?!appointment|appt|booking|slot|time|place|lesson|session|name|number|message)\w+)"

BESIDE: tuple[Phrase, ...] = (
    *phrases(
        Act.ASK_BUSINESS,
        r"(?:can|could|is it possible|is there|do|does|will|would|are|any chance)(?: \w+){0,6} (?:on|over|via|by|through) (?:zoom|video|skype|teams|facetime|google meet|phone)(?: .*)?$",
        r"(?:can|could|do|does|is)(?: \w+){0,5} (?:online|remotely|virtually)(?: .*)?$",
        r"(?:do|does|can|could|would|will) (?:you|u|they|she|he|the \w+) (?:\w+ )?(?:come|travel|drive|get) (?:out )?(?:to (?:my|our|peoples|the|your)? ?(?:house|home|place|flat|door)|round|over to)(?: .*)?",
        r"(?:do|does) (?:you|u|they) (?:also )?(?:do|make|offer) (?:house|home) (?:calls?|visits?)(?: .*)?",
        rf"^(?:and |also )?(?:can|could|may) (?:i|we) (?:just )?(?:leave|store|park|keep) {_THING}(?: .*)?",
        r"(?:do|should|must|would) (?:i|we|they|she|he) (?:need|have) (?:to (?:buy|own|get|have) )?(?:a |an |my own |our own |any )(?:\w+ ){1,3}(?:first|at home|beforehand|of my own)(?: .*)?",
        topic=Topic.OTHER, sure=0.945, states=_ANY, roles=CUSTOMERS,
    ),
    *phrases(
        Act.ASK_BUSINESS,
        r"how (?:far|close|near)(?: away)? (?:is|are) (?:it|you|u|that|they|this)(?: .*)?$",
        topic=Topic.ADDRESS, sure=0.96, states=_ANY, roles=CUSTOMERS,
    ),
    *phrases(
        Act.ASK_BUSINESS,
        r"is it (?:just|only|always) \w+(?: \w+ing)?(?: there)? or (?:are|is) (?:there )?(?:others?|anyone|anybody|someone|somebody|more)(?: .*)?",
        topic=Topic.STAFF, sure=0.95, states=_ANY, roles=CUSTOMERS,
    ),
    *phrases(
        Act.STOP,
        rf"{NOT_TO_OTHERS}(?: .*)?",
        sure=0.97, roles=CUSTOMERS, is_denial=True,
    ),
    *phrases(
        Act.CANCEL,
        r"^(?:and )?if (?!its ok|its possible|possible|thats|you can|u can|you could|i can|not too)(?:\w+ ){2,9}(?:then )?(?:please |just )?cancel (?:it|mine|that|my \w+|the \w+|everything)(?: .*)?",
        sure=0.955, states=frozenset({State.NOTHING, State.LINKED, State.BOOKED, State.TOLD}), roles=CUSTOMERS,
    ),
)  # fmt: skip
