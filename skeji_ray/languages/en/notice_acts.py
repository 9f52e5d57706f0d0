"""How customers say that they are late, come again and again, wait, and want something passed on, in English."""

from __future__ import annotations

from skeji_ray.languages.en.act_parts import (
    EVERY,
    SERVICE,
)  # fmt: skip
from skeji_ray.languages.phrasing import (
    CONFIRMING,
    CUSTOMERS,
    IDLE,
    Phrase,
    phrases,
)  # fmt: skip
from skeji_ray.messages.acts import Act
from skeji_ray.messages.reading import State

_MINUTES = r"(?:(?:about |like |around |maybe |approx |roughly )*(?:\d{1,2}(?: ?- ?\d{1,2}| or \d{1,2})?|ten|five|fifteen|twenty|thirty|a few|couple of|a couple of|half an|an|a quarter of an|quarter of an|\w+)(?: ?mins?| ?minutes?| ?m| hour| hours)?)"
LATE = phrases(
    Act.LATE,
    rf"(?<!if )(?<!what if )(?:running|gonna be|going to be|will be|ill be|well be|i might be|i may be|may be|might be|probs be|probably be|gunna be|i ?ll be|im|i am|we are|were|arrive|arriving|come|coming)(?: so| a bit| a little| a touch| slightly| probs| probably| only| just| really| very| super)? (?:{_MINUTES} )?(?:late|behind|delayed)(?! (?:night|booking|appointment|slot|shift|one))",
    r"(?<!too )(?:\d+|ten|five|fifteen|twenty|thirty|half an hour|an hour|\d+ ?mins?|few minutes|few mins|minutes|mins) late(?! (?:booking|appointment|night|cancel|slot))",
    rf"(?:running|gonna be|ill be|will be|im|be)(?: \S+){{0,2}} {_MINUTES} (?:behind|over|after)",
    r"(?:not|wont be|cant be|wont make it|not gonna be|cant make it|not going to make it|not there)(?: \w+){0,2} on time",
    r"(?:be|get|b) there (?:in|by|at|around|about) (?:like |about )?\d",
    r"(?:be|b|get|there|arriving|coming|arrive|with you)(?: there)? in (?:about |around |like |ab )?(?:\d+|ten|five|fifteen|twenty|half)(?: an| mins?| minutes?| min| m)",
    r"arriving (?:at|around|about) (?:\d|ten|half|quarter).*",
    r"stuck (?:in|on|at|behind)(?! work)",
    r"(?:still )?(?:on my way|omw|coming)(?: but)?(?: still)? (?:late|bit late|running|stuck|traffic)",
    r"is it ok(?:ay)? if (?:i|we) (?:come|am|are|arrive)(?: \S+){0,3} (?:late|after|minutes?|mins?)",
    r"(?:late|delayed)(?: \w+){0,3} (?:traffic|bus|train|parking)",
    r"(?:bus|train|tram|lift|uber|taxi|cab)(?: is| was| got| never| didnt)? (?:late|delayed|cancelled|came|come|show)",
    r"save my (?:spot|slot|place|seat)",
    r"dont give (?:my|away my)(?: \w+)? (?:spot|slot|chair|place|seat)",
    r"wait for me",
    states=IDLE | {State.CONFIRM_CANCEL}, roles=CUSTOMERS, is_denial=True, sure=0.94,
)  # fmt: skip

RECURRING = (
    *phrases(
        Act.RECURRING,
        rf"(?:book|put|schedule|reserve|want|like|need|come|make|do|get|keep|have|be|see|coming|same|appointments?|lessons?|sessions?)(?: \S+){{0,8}} {EVERY}(?! (?:hours|price|is|are))",
        r"(?:standing|recurring|regular|repeating|repeat|permanent|weekly|monthly|fortnightly|ongoing) (?:appointments?|appts?|slots?|bookings?|thing|time|sessions?|lessons?|basis|arrangement)",
        rf"(?:and )?(?:then )?(?:same (?:time|again|day|slot)(?: and time)?|again) {EVERY}",
        rf"{SERVICE}(?: \S+){{0,3}} {EVERY}(?! (?:hours|price|is|are))",
        rf"^(?:{EVERY})$",
        rf"^(?:{EVERY})(?: at| on| from| please| \d).*",
        r"make (?:it|this|that) (?:a )?(?:regular|recurring|weekly|monthly|standing|repeat)",
        r"(?:repeat|recur)(?:s|ing)? (?:it |this |that |the booking )?(?:every|each|weekly|monthly)",
        states=frozenset(State) - CONFIRMING, sure=0.965, roles=CUSTOMERS,
    ),
)  # fmt: skip

_TELL = r"(?:tell|let|message|text|msg|ping|notify|inform|call|ring|shout|buzz|write|keep|holler|contact|give)"
WAITLIST = phrases(
    Act.WAITLIST,
    r"(?:wait|waiting|cancell?ation|cancelation|standby|reserve|backup) ?-?list",
    r"(?:put|pop|add|stick|pls add|place|get|keep)(?: \S+)? (?:me|us|him|her|my \w+)(?: down)? (?:on|to) (?:the|a|your|ur|that)(?: \w+)? list",
    r"on standby",
    rf"{_TELL} (?:me|us)(?: \S+){{0,4}} (?:if|when|once|as soon as|whenever|should)(?: \S+){{0,8}} (?:free|frees|freed|opens?|open up|comes? up|cancels?|cancelled|available|earlier|sooner|pops? up|drops? out|gap|space|spot|appears?|becomes?|slot|before|turns? up|has 1|1|does)",
    r"(?:if|when|should|in case) (?:anyone|someone|somebody|something|anything|anybody|a slot|a spot|an? \w+ (?:slot|spot)|it|one|sth|smth)(?: \w+){0,2} (?:cancels?|frees?|opens?(?: up)?|comes up|drops? out|becomes? (?:free|available)|pulls? out|pops? up|turns? up)",
    r"keep me (?:posted|updated|in mind|in the loop) (?:if|when|for|about)",
    r"shout (?:if|when)(?: \S+){0,4} (?:comes|opens|frees|free)",
    r"first refusal",
    sure=0.95, roles=CUSTOMERS,
)  # fmt: skip
REMIND = phrases(
    Act.REMIND,
    r"(?:dont|do not|no need to)(?: send| give)(?: me)?(?: any| a| the)? reminders?(?: .*)?",
    r"(?:dont|do not|no need to|never|stop) (?:need to )?remind(?:ing)?(?: me| us)?(?: .*)?",
    r"remind (?:me|us|my \w+)(?! (?:again )?(?:what|when|which|where|how|who|of the address))(?: \S+){0,6} (?:before|beforehand|prior|ahead|in advance|the day|night|of (?:it|my|the)|about (?:it|my|the)|appointment|appt|booking|that (?:morning|day)|again|closer|nearer|forget)(?: .*)?",
    r"^(?:please |pls |can you |could you |will you |would you )*remind (?:me|us)(?: please| pls| nearer the time| again| too| then)*\??$",
    r"(?:send|get|have|give|want|need|receive|got|without|any|no|the|my|your|didnt get)(?: me| us| a| the| any| no| my)* reminders?(?! (?:alarm|to self|email|for my meeting))(?: .*)?",
    r"reminders? (?:needed|please|pls|the|a day|\d|go|by|to|for (?:my|the|this)|before|on|off|setting).*",
    r"(?:send|give|text|drop|ping)(?: me| us)? (?:a )?(?:nudge|heads up|ping|heads ?up|alert)(?: \S+){0,5} (?:before|night|day|morning|hour|prior|ahead)",
    r"(?:text|message|msg|nudge|ping|call) me(?: \S+){0,4} (?:so i (?:dont|do not) forget|(?:day|night|hour|hours|morning|evening|week) before|beforehand|that morning|in advance)",
    states=frozenset(State) - {State.ASK_BUSINESS_FIELD}, is_denial=True, sure=0.94,
)  # fmt: skip
RELAY = phrases(
    Act.RELAY,
    r"(?:speak|talk|chat|get through|put me through|connect me|transfer me|spk)(?: \w+)? (?:to|with|w)(?: an?| some| the| your| any)? ?(?:real |actual |live |human |proper )*(?:human|person|someone|somebody|manager|owner|agent|people|receptionist|operator|boss|representative|staff|secretary|receptionist|doctor|dr \w+|vet|dentist|stylist|therapist|teacher|\w+ (?:herself|himself|directly))",
    r"(?:can|could|please|pls|will|want) ?(?:someone|somebody|you|u|they|anyone|the \w+|them to)? (?:please )?(?:call|ring|phone) (?:me|us)(?: back)?$",
    r"^(?:please |just )?(?:call|ring|phone) me(?: back| instead| please| asap)*$",
    sure=0.97, roles=CUSTOMERS,
) + phrases(
    Act.RELAY,
    r"(?:speak|talk|chat|get through|put me through|connect me|transfer me|spk)(?: \w+)? (?:to|with|w)(?: an?| some| the| your| any)? ?(?:real |actual |live |human |proper )*(?:human|person|someone|somebody|manager|owner|agent|people|receptionist|operator|boss|representative|staff)",
    r"(?:get|give|want|need)(?: me)? (?:the |a |an )?(?:manager|human|real person|agent|owner)",
    r"(?<!ill )(?<!will )(?<!have to )(?<!need to )(?<!gotta )(?<!must )(?:tell|let|inform|ask|remind) (?:\w+ )?(?:the (?:doctor|dr|vet|dentist|stylist|therapist|teacher|owner|salon|clinic|boss|manager|team|girls?|guys?|lady)|them|him|her|dr \w+)(?: know)?(?: that| i| im| my| to| about| thank| we| its| she| he|$)",
    r"tell (?!me|us|you|u|everyone|them|him|her|what|when|the)\w+ (?:that|to|im|i am|ill|i|we|its|thanks|thank|my)\b",
    r"let (?:them|him|her|dr \w+|the (?:doctor|dentist|vet|stylist|salon|clinic|owner|teacher|team|girls?|guys?|boss)) know",
    r"pass (?:it|this|that) on",
    r"pass on (?:a message|my|that|this)",
    r"(?:leave|send|give)(?: them| him| her)? a (?:message|note) (?:for|to)",
    r"(?:not|really not|so not|un) ?happy(?: (?:with (?:the|my|how)|about (?:the|my|how)|at all))?$",
    r"(?:file|make|have|lodge|raise) a complaint(?! to)",
    r"complain(?:ing)?(?: about)?",
    r"(?:i|we) want (?:a|my) (?:refund|money back)",
    r"(?:charged|billed|double charged|overcharged) (?:me|us)(?: \w+)? ?(?:twice|double|too much|wrong|extra)?",
    r"(?:rude|unprofessional|disgusting|unacceptable|appalling|ruined my|disgrace)",
    r"(?:my|the|your|ur) (?:\S+ ){1,4}?(?:was|were|is|looks|looked|came out|turned out|feels|went) (?:\S+ )?(?:awful|terrible|horrible|a mess|a disaster|uneven|burnt|ruined|wonky|rubbish|disappointing|botched|wrong|too short|horrendous|shocking|dreadful|the worst)",
    r"(?:disappointed|disappointing|not impressed|worst (?:haircut|experience|service|\S+) (?:ever|i)|let down)",
    r"(?:waited|been waiting|kept (?:me|us) waiting) (?:for )?(?:\d+|over|more|an|half|almost)(?: \w+){0,3} (?:and|hour|hours|minutes|mins|nobody|no one)",
    sure=0.92, roles=CUSTOMERS, is_denial=True,
)  # fmt: skip

NOTICES: tuple[Phrase, ...] = (*LATE, *RECURRING, *WAITLIST, *REMIND, *RELAY)
