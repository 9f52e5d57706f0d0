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
        Act.LIST,
        r"^(?:so |and |ok |great |now )*(?:(?:can|could|would|will) (?:you|u) )?(?:please |just )?(?:list|show|write out|sum up|recap)(?: me| us)? (?:both|all|them|them all|all of (?:them|it)|both of them|everything)(?: .*)?$",
        sure=0.97, states=frozenset({State.BOOKED, State.TOLD, State.ASK_NAME}), roles=CUSTOMERS,
    ),
    *phrases(
        Act.LIST,
        r"^(?:so |and |but |wait )*(?:(?:are |r )?(?:you|u) sure|is it sure|did (?:you|u) make sure) (?:that )?(?:the |my |that |his |her )?(?:\w+ )?(?:one|appointment|booking|appt|lesson|slot)(?: is| was|s)? (?:gone|cancelled|canceled|off|moved|deleted|removed|booked|still|really)(?: .*)?",
        sure=0.975, states=_ANY, roles=CUSTOMERS, topic=Topic.OTHER,
    ),
    *phrases(
        Act.ASK_BUSINESS,
        r"^(?:so |and )*is (?:it|this|that|the \w+) (?:in person|online|on zoom|face to face|by phone|on the phone|remote|virtual)(?: .*)?$",
        topic=Topic.OTHER, sure=0.97, states=_ANY, roles=CUSTOMERS,
    ),
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
        Act.ASK_BUSINESS,
        r"(?:take|accept|do|allow|have|are|is|for) (?:\w+ )?walk ?-?ins?(?: .*)?",
        r"(?:can|could) (?:i|we) (?:just |simply )?(?:walk|drop|pop|turn|come) (?:in|by|up|over) without (?:an? )?(?:appointment|booking|appt|slot)(?: .*)?",
        r"^(?:and |or |so )*if (?:i|we|she|he|they|(?:my|the) \w+)(?:s|m|re| is| am| are| get| gets)? (?:\w+ ){0,2}(?:late|sick|ill|stuck|delayed|early|overdue|not well|unwell|cant make it|cant come)(?: \w+){0,3},? (?:can|could|may|will|do|what|is|would)(?: .*)?",
        topic=Topic.POLICY, sure=0.975, states=_ANY, roles=CUSTOMERS,
    ),
    *phrases(
        Act.HELP,
        r"^(?:and |or |so |but )*if (?:\w+ ){2,7}(?:can|could|may|will|would) (?:i|we) (?:still |also |just |then )*(?:move|cancel|change|reschedule|postpone|shift|rebook) (?:it|that|this|the|my|our)(?: .*)?",
        sure=0.98, states=_ANY, roles=CUSTOMERS,
    ),
    *phrases(
        Act.ASK_BUSINESS,
        r"(?:can|could|may) (?:i|we|he|she|they|my \w+|(?:her|his) \w+) (?:come and |come |also |just )*(?:sit in|watch|observe|look on|stay and watch|stay in the room|stay with (?:him|her|them)|be in the room)(?: .*)?",
        r"^(?:hes|shes|he is|she is|im|my \w+ is|they are|theyre) (?:only |just |already )?\d{1,2}(?: years old| yrs| yo| y o| months old)?,? (?:is|will|would) (?:that|it|this) (?:be )?(?:ok|okay|fine|alright|too (?:young|old)|a problem)(?: .*)?",
        topic=Topic.OTHER, sure=0.975, states=_ANY, roles=CUSTOMERS,
    ),
    *phrases(
        Act.ASK_BUSINESS,
        r"^(?:and |so |ok )*(?:un)?(?:til|till|until)(?: when| what time| how late)$",
        topic=Topic.HOURS, sure=0.975, states=_ANY, roles=CUSTOMERS,
    ),
    *phrases(
        Act.LIST,
        r"^(?:so |and |ok |but )*(?:is|was) (?:it|that|this|my \w+) (?:final|confirmed|definite|certain|approved)(?: now)? or (?:do|does|is|will|has|am|are|must|still|not|just)(?: .*)?",
        r"^(?:so |and |ok |but )*(?:does|do) (?:it|that|they|i|this)(?: still)? (?:need|have)(?: to)?(?: be| wait for)?(?: an?)? (?:approv\w+|confirm\w+)(?: .*)?",
        r"^(?:so |and |ok |hey |hi )*(?:whats|what is|what was|tell me|remind me(?: of)?) (?:again )?(?:the )?(?:time|day|date|hour)(?: and (?:day|date|time))? (?:of|for) (?:my|our) (?:\w+ )?(?:appointment|appt|booking|slot|session|lesson|visit|cut|haircut|one)(?: .*)?",
        topic=Topic.OTHER, sure=0.975, states=_ANY, roles=CUSTOMERS,
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
