"""How customers word what they want to be done, in English."""

from __future__ import annotations

from skeji_ray.languages.en.act_parts import (
    APPOINTMENT,
    CAN,
    DAY,
    EVERY,
    GET,
    ONE,
    PERSON,
    SERVICE,
    TIME,
    WANT,
    YOU,
)  # fmt: skip
from skeji_ray.languages.phrasing import (
    ASKED,
    CONFIRMING,
    CUSTOMERS,
    IDLE,
    OFFERED,
    Phrase,
    phrases,
)  # fmt: skip
from skeji_ray.messages.acts import Act
from skeji_ray.messages.reading import State

_MINE = rf"(?:my|our|the|this|that|mine|her|his|todays|tomorrows)(?: \S+){{0,3}}? (?:{APPOINTMENT}|{SERVICE}|one)"
_FREE = r"(?:gaps?|openings?|slots?|availability|avail\w*|space|spaces|room|spots?|appointments?|appts?|times?|free|going|left|open)"
_NOT_OFFERED = frozenset(State) - OFFERED - ASKED - CONFIRMING
_NEW = _NOT_OFFERED - {State.BOOKED}

BOOK = (
    *phrases(
        Act.BOOK,
        rf"{GET} (?:{PERSON} )?(?:in |up |down )?(?:for )?(?:{ONE} )(?:\S+ ){{0,4}}?{APPOINTMENT}",
        rf"(?:{WANT}|{CAN} (?:i|we|{YOU})) (?:to |for |please |pls )*(?:book|schedule|reserve|make an|come in|be seen|get seen|get in)",
        r"^book(?: in| an? \S+| now| please| me| me in)?$",
        rf"(?:book|pencil|sign|put|pop|fit|squeeze|slot|get|schedule|stick|bung) {PERSON} (?:in|down)(?: for)?",
        rf"book {PERSON} (?:for|a|an|on|at|with|the|with|this|next|{DAY})",
        r"(?:hook me up|set me up) with",
        rf"(?:i|we) (?:want|need|would like|d like|wish) an? {APPOINTMENT}",
        rf"{ONE} (?:new )?{APPOINTMENT} (?:please|pls|for (?:today|tomorrow|me|us|{DAY}))",
        states=_NEW, sure=0.96,
    ),
    *phrases(
        Act.BOOK,
        rf"(?:any|anything|something|some|got|have|have any|is there|are there|u got|you got)(?: (?:an|any|a|more|some|other))?(?: \S+)? {_FREE}\b",
        rf"(?:are|r|is|will) (?:{YOU}|there) (?:\w+ )?(?:free|available|open(?:ings)?|around) (?:on |at |for |this |next |around |after |before |in )*(?:{DAY}|{TIME})",
        rf"(?:do|have) {YOU} (?:guys )?(?:have|got) (?:anything|any|some|a|space|room|time|something)(?: \S+){{0,4}} (?:{DAY}|{TIME}|morning|afternoon|evening|week|month|today)",
        rf"(?:when|what time|how soon|whens|what day) (?:can|could|would|is|are|do|r) (?:i|we|{YOU}|it|the next) (?:\w+ )?(?:come|get|see|fit|have|be seen|free|available|do|take|available|squeeze)",
        r"(?:soonest|earliest|first|next)(?: \w+)?(?: time| day| date| slot| appointment| availability)? (?:you|u|ya|they|i|we) (?:can|could|have|got|ve got)",
        r"what (?:have|do|times?|slots?|days?) (?:you|u|ya|are|do you|have you|do u)(?: \w+)? (?:got|open|have|free|available)",
        rf"{CAN} (?:{YOU}|i|we) (?:\w+ )?(?:see|fit|take|squeeze|do|have) (?:{PERSON}|an?)",
        rf"{CAN} (?:{YOU}|i|we) (?:please )?(?:come|pop|get|be|drop)(?: in| by| over| round| seen)?(?: for| to| at| on| this| next)* (?:{DAY}|{TIME}|now|an?|{SERVICE}|morning|afternoon|evening)",
        rf"(?:who|anyone|anybody|someone|somebody|is there (?:someone|anyone|a \w+) (?:who|that))(?: \w+)? (?:can|could|do|does|doing|available)(?: \S+){{0,3}} {SERVICE}",
        states=_NEW, sure=0.93,
    ),
    *phrases(
        Act.BOOK,
        rf"{WANT} (?:to |for |my |an? |some |the |get |have |do |see |find |book |please |someone |who |can |consult |visit |somebody )*(?:\S+ ){{0,3}}?{SERVICE}",
        rf"(?:find|search|recommend|suggest|look(?:ing)?|show|get)(?: up| for| out| into| me| us| please)*(?: an?| some| any| the)?(?: \S+){{0,3}} {SERVICE}",
        rf"(?:do|does) (?:you|u|anyone|anybody) know (?:of )?(?:an?|any|some|where)(?: \S+){{0,3}} {SERVICE}",
        rf"^{SERVICE}(?: (?:and|\+|with) \S+)? (?:for |on |at |in |this |next )*(?:{DAY}|{TIME})",
        rf"^(?:an? |one )?{SERVICE} (?:please|pls|asap|today|tomorrow)$",
        r"room for (?:one|two|three|four|\d)",
        r"reserve (?:a|an|me|us|for|the)\b",
        states=_NEW, sure=0.93, roles=CUSTOMERS,
    ),
    *phrases(
        Act.BOOK,
        rf"(?:another|one more|a second|also an?|new)(?: \S+){{0,2}} (?:{APPOINTMENT}|one|{SERVICE}) for",
        rf"(?:also|too)(?: \S+){{0,3}} (?:book|make)(?: \S+){{0,2}} (?:{APPOINTMENT}|{SERVICE})",
        r"book (?:another|one more|a second)",
        states=frozenset({State.BOOKED, State.TOLD}), sure=0.93,
    ),
)  # fmt: skip

_GONE = r"(?:cancel|cancell|cancle|canel|cxl|cancelling|canceling|scrap|call off|annul|bin|scratch|drop|axe|withdraw|delete|kill)"
CANCEL = (
    *phrases(
        Act.CANCEL,
        rf"{_GONE} (?:all |both |of |please )*(?:{_MINE}|it|that|this|mine|me|everything|them|all|both|(?:the |for |on |my |our )*(?:{DAY}|{TIME}))",
        r"(?:cancel|cxl)(?: it| that| please)?$",
        rf"(?:how (?:do|can|would) (?:i|we|you)|{WANT} to|{CAN} (?:i|we|{YOU})|please|pls|to|wish to) (?:please )?cancel(?! things| bookings| appointments)",
        r"(?:too late|possible|possible for me|able) to cancel",
        r"(?:i|we) (?:wont|will not|am not|are not|aint|m not|cant|cannot|can not) (?:be )?(?:attend|attending|coming|able to (?:come|attend|make it))(?! (?:on|in) time)",
        r"im not (?:coming|going to (?:come|make it))",
        r"(?:dont|no longer|do not|wont) (?:need|want) (?:it|that|the|my|this)(?: \S+){0,3} (?:any ?more|after all|now)",
        rf"no longer (?:need|want|require)(?: the| my| this| an?)?(?: \S+)? ?(?:{APPOINTMENT}|{SERVICE}|it)",
        r"(?:have|need|got) to (?:cancel|pull out|drop out|bail|back out|drop|skip)(?: of)?",
        r"give (?:my|our) (?:place|spot|slot|seat|time|appointment) (?:to|away)",
        rf"take me off(?: the| my)? (?:{DAY}|{TIME}|\S+ class|\S+ \S+ class)",
        rf"(?:get rid of|remove|take off|take out) (?:my|the|our)(?: \S+){{0,2}} (?:{APPOINTMENT}|{SERVICE})",
        states=_NOT_OFFERED | {State.ASK_WHICH_BOOKING}, is_denial=True, sure=0.95,
    ),
    *phrases(
        Act.CANCEL,
        r"(?:cant|cannot|can not|couldnt|wont be able to|not able to|unable to|not gonna|not going to|wont) (?:make|do|keep) (?:it|that|the|my|our|this|our)?\b(?! .*\btime\b)",
        r"(?:cant|cannot|wont|can not) (?:come|be there|get there|be (?:in|coming))(?! .*\b(?:on time|until|till|before)\b)",
        rf"(?:cant|cannot|can not) (?:do|make) (?:{DAY}|{TIME})",
        states=IDLE, is_denial=True, sure=0.85,
    ),
    *phrases(
        Act.CANCEL,
        rf"^(?:just |please )?{_GONE} (?:the whole|{_MINE}|(?:the |my )?(?:one )?(?:on |at |for )?(?:the )?(?:{DAY}|{TIME}))",
        r"(?:just |and )?cancel the (?:whole|entire|other)",
        states=OFFERED | {State.CONFIRM_MOVE}, sure=0.93,
    ),
)  # fmt: skip

_SHIFT = (
    r"(?:move|moving|reschedule|re ?-?schedule|rescheduling|resched|rebook|postpone|push|shift|change|changing|swap|switch|bump|slide|"
    r"bring|delay|put back|alter|amend)"
)
_IT = rf"(?:it|that|this|mine|me|us|{_MINE}|(?:my|our|the|her|his)(?: \S+)? (?:{APPOINTMENT}|{SERVICE}|one|date|time|day|hour)|(?:my |our |the )*(?:{DAY}|{TIME}))"
MOVE = (
    *phrases(
        Act.MOVE,
        rf"(?:move|reschedule|re ?-?schedule|resched|rebook|postpone|shift|bump|slide|push|swap|switch) {_IT}",
        rf"(?:change|alter|amend|delay|put back) (?:the time of |the date of |the day of )?(?:my|our|her|his|that|this|the)(?: \S+){{0,2}} (?:{APPOINTMENT}|{SERVICE})",
        rf"(?:{WANT}|{CAN}|please|pls|to|how (?:do|can))(?: \S+){{0,3}} (?:reschedule|re ?-?schedule|postpone|resched|rearrange)",
        r"^(?:reschedule|resched|rebook|postpone)$",
        r"change (?:it|that|mine|the (?:day|time|date|hour)) (?:to|for)",
        r"(?:bring|brought|bringing) (?:\S+ ){0,4}?forward",
        r"(?:different|another|other) (?:day|time|hour|date|slot) for (?:my|the|our)",
        r"(?:come|do it|make it|have it|do)(?: \S+){0,3} instead of",
        rf"instead of(?: the| my| on)? (?:{DAY}|{TIME}|\S+ \S+)(?: please)? (?:can|could|make|do|put|move|i)",
        states=IDLE, sure=0.95,
    ),
    *phrases(
        Act.MOVE,
        rf"(?:can|could|make|lets|let us|want|do) (?:it|that|this|we do it|i do it)(?: be)? (?:at |on |for |to )*(?:{DAY}|{TIME}|later|earlier|a bit \w+|another day)",
        rf"(?:{DAY}|{TIME}|later|earlier)(?: please)? instead",
        r"(?:earlier|later|sooner)(?: than that| time| slot)?$",
        r"(?:a |at a )?(?:different|another) (?:day|time|hour|date|week)",
        states=frozenset({State.BOOKED}), sure=0.93,
    ),
)  # fmt: skip

LIST = phrases(
    Act.LIST,
    rf"(?:show|list|send|see|check|view|give)(?: me| us)?(?: all| a list)?(?: of)? (?:my|our)(?: \w+){{0,2}} {APPOINTMENT}",
    r"^(?:my|our)(?: upcoming| next| future)? (?:appointments?|bookings?|appts?|reservations?)$",
    r"what (?:have (?:i|we)|do (?:i|we) have|ve i|did (?:i|we)|(?:\w+ )?(?:appointments?|appts?|bookings?) (?:do|have) (?:i|we)) ?(?:got |have |left )?(?:booked|coming up|scheduled|planned|reserved|with you|left|have|this|on)",
    r"(?:when|what time|what day|at what time|what date)(?:s| is| are| was| were| am| do| did| have)? (?:again )?(?:my|our|mine|is my|is our|is mine|(?:am|are) (?:i|we)(?: \w+)? (?:in|booked|coming|due|down|supposed)|(?:do|did|have) (?:i|we) (?:have|come|book|need to (?:be|come)))",
    rf"(?:whens|when is|when was|what time is|what day is|what times) (?:my|our|the|his|her|mine)(?: \S+){{0,3}}? ?(?:{APPOINTMENT}|{SERVICE}|next|one|mine)",
    r"(?:am|are) (?:i|we) (?:still |already |even |all )?(?:booked|down|on|in|coming|set|scheduled|confirmed)(?: in)? (?:for|on|at|this|next|with|tomorrow|today)",
    rf"(?:do|did|have) (?:i|we) (?:already |still |actually |even )?(?:have|book|booked|got|make|made)(?: \S+){{0,2}} (?:{APPOINTMENT}|something|anything|booked)(?! (?:available|free))",
    r"remind me (?:again )?(?:what|when|which)",
    rf"is (?:my|mine|our) (?:\S+ )?(?:{APPOINTMENT} )?(?:still |at |on |booked|confirmed)",
    r"what time (?:is|was) (?:it|that|this) (?:again|for)",
    r"what (?:time|day) (?:am|are) (?:i|we)",
    states=_NOT_OFFERED | OFFERED | {State.ASK_WHICH_BOOKING}, sure=0.94, roles=CUSTOMERS,
) + phrases(
    Act.LIST,
    r"what are (?:they|my options|those|the options) again", r"^(?:which|what) (?:ones|do i have|have i got)$",
    states=frozenset({State.ASK_WHICH_BOOKING}), sure=0.93,
)  # fmt: skip

_MINUTES = r"(?:(?:about |like |around |maybe |approx |roughly )*(?:\d{1,2}(?: ?- ?\d{1,2}| or \d{1,2})?|ten|five|fifteen|twenty|thirty|a few|couple of|a couple of|half an|an|a quarter of an|quarter of an|\w+)(?: ?mins?| ?minutes?| ?m| hour| hours)?)"
LATE = phrases(
    Act.LATE,
    rf"(?:running|gonna be|going to be|will be|ill be|well be|i might be|i may be|may be|might be|probs be|probably be|gunna be|be|im|i am|were|arrive|arriving|come|coming|so)(?: so| a bit| a little| a touch| slightly| probs| probably| only| just| really| very| super)? (?:{_MINUTES} )?(?:late|behind|delayed)",
    rf"{_MINUTES} late(?! (?:booking|appointment|night|cancel|slot))",
    rf"(?:running|gonna be|ill be|will be|im|be)(?: \S+){{0,2}} {_MINUTES} (?:behind|over|after)",
    r"(?:not|wont be|cant be|wont make it|not gonna be|cant make it|not going to make it|not there)(?: \w+){0,2} on time",
    r"(?:be|get|ill be|b) there (?:in|by|at|around|about) (?:like |about )?\d", r"(?:there|arriving|coming|arrive|with you) (?:in|at) (?:about |around |like |ab )?(?:\d+|ten|five|fifteen|twenty|half)(?: mins?| minutes?| past)?",
    r"stuck (?:in|on|at|behind)", r"(?:still )?(?:on my way|omw|coming)(?: but)?(?: still)? (?:late|bit late|running|stuck|traffic)",
    r"is it ok(?:ay)? if (?:i|we) (?:come|am|are|arrive)(?: \S+){0,3} (?:late|after|minutes?|mins?)",
    r"(?:late|delayed)(?: \w+){0,3} (?:traffic|bus|train|parking)", r"(?:bus|train|tram|lift|uber|taxi|cab)(?: is| was| got| never| didnt)? (?:late|delayed|cancelled|came|come|show)",
    r"save my (?:spot|slot|place|seat)", r"dont give (?:my|away my)(?: \w+)? (?:spot|slot|chair|place|seat)", r"wait for me",
    states=IDLE | {State.CONFIRM_CANCEL}, roles=CUSTOMERS, is_denial=True, sure=0.94,
)  # fmt: skip

RECURRING = (
    *phrases(
        Act.RECURRING,
        rf"(?:book|put|schedule|reserve|want|like|need|come|make|do|get|keep|have|be|see|coming|same|appointments?|lessons?|sessions?)(?: \S+){{0,8}} {EVERY}(?! (?:hours|price|is|are))",
        r"(?:standing|recurring|regular|repeating|repeat|permanent|weekly|monthly|fortnightly|ongoing) (?:appointments?|appts?|slots?|bookings?|thing|time|one|sessions?|lessons?|basis|arrangement)",
        rf"(?:and )?(?:then )?(?:same (?:time|again|day|slot)(?: and time)?|again) {EVERY}",
        rf"^(?:{EVERY})(?: at| on| from| please| \d).*",
        r"make (?:it|this|that) (?:a )?(?:regular|recurring|weekly|monthly|standing|repeat)", r"(?:repeat|recur)(?:s|ing)? (?:it |this |that |the booking )?(?:every|each|weekly|monthly)",
        states=frozenset(State) - CONFIRMING, sure=0.93, roles=CUSTOMERS,
    ),
)  # fmt: skip

_TELL = r"(?:tell|let|message|text|msg|ping|notify|inform|call|ring|shout|buzz|write|keep|holler|alert|contact|give)"
WAITLIST = phrases(
    Act.WAITLIST,
    r"(?:wait|waiting|cancell?ation|cancelation|standby|reserve|backup) ?-?list", r"(?:on|join) the list", r"on standby",
    rf"{_TELL} (?:me|us)(?: \S+){{0,4}} (?:if|when|once|as soon as|whenever|should)(?: \S+){{0,8}} (?:free|frees|freed|opens?|open up|comes? up|cancels?|cancelled|available|earlier|sooner|pops? up|drops? out|gap|space|spot|appears?|becomes?|slot|before|turns? up|has 1|1|does)",
    r"(?:if|when|should|in case) (?:anyone|someone|somebody|something|anything|anybody|a slot|a spot|an? \w+ (?:slot|spot)|it|one|sth|smth)(?: \w+){0,2} (?:cancels?|frees?|opens?|comes?|drops? out|becomes? (?:free|available)|pulls? out|pops? up|turns? up)",
    r"keep me (?:posted|updated|in mind|in the loop) (?:if|when|for|about)", r"shout (?:if|when)(?: \S+){0,4} (?:comes|opens|frees|free)", r"first refusal",
    sure=0.95, roles=CUSTOMERS,
)  # fmt: skip
REMIND = phrases(
    Act.REMIND,
    r"remind (?:me|us|my \w+)(?! (?:again )?(?:what|when|which|where|how|who|of the address))(?: .*)?",
    r"reminders?", r"(?:send|give|text|drop|ping)(?: me| us)? (?:a )?(?:nudge|heads up|ping|heads ?up|alert)(?: \S+){0,5} (?:before|night|day|morning|hour|prior|ahead)",
    r"(?:text|message|msg|nudge|ping|call) me(?: \S+){0,4} (?:so i (?:dont|do not) forget|(?:day|night|hour|hours|morning|evening|week) before|beforehand|that morning|in advance)",
    states=frozenset(State) - {State.ASK_BUSINESS_FIELD}, is_denial=True, sure=0.94,
)  # fmt: skip
RELAY = phrases(
    Act.RELAY,
    r"(?:speak|talk|chat|get through|put me through|connect me|transfer me|spk)(?: \w+)? (?:to|with|w)(?: an?| some| the| your| any)? ?(?:real |actual |live |human |proper )*(?:human|person|someone|somebody|manager|owner|agent|people|receptionist|operator|boss|representative|staff)",
    r"(?:get|give|want|need)(?: me)? (?:the |a |an )?(?:manager|human|real person|agent|owner)",
    r"(?:tell|let|inform|ask|remind) (?:\w+ )?(?:the (?:doctor|dr|vet|dentist|stylist|therapist|teacher|owner|salon|clinic|boss|manager|team|girls?|guys?|lady)|them|him|her|dr \w+)(?: know)?(?: that| i| im| my| to| about| thank| we| its| she| he|$)",
    r"let (?:them|him|her|\w+) know", r"pass (?:it |this |that )?on(?: a message)?(?: to)?", r"(?:leave|send|give)(?: them| him| her)? a (?:message|note) (?:for|to)",
    r"(?:not|really un|un|so un|very un) ?happy (?:with|about|at)", r"(?:file|make|have|lodge|raise) a complaint", r"complain(?:ing)?(?: about)?", r"(?:i|we) want (?:a|my) (?:refund|money back)",
    r"(?:charged|billed|double charged|overcharged) (?:me|us)(?: \w+)? ?(?:twice|double|too much|wrong|extra)?", r"(?:rude|unprofessional|disgusting|unacceptable|appalling|ruined my|disgrace)",
    r"(?:waited|been waiting|kept (?:me|us) waiting) (?:for )?(?:\d+|over|more|an|half|almost)(?: \w+){0,3} (?:and|hour|hours|minutes|mins|nobody|no one)",
    sure=0.92, roles=CUSTOMERS, is_denial=True,
)  # fmt: skip

CHANGES: tuple[Phrase, ...] = (*BOOK, *CANCEL, *MOVE, *LIST, *LATE, *RECURRING, *WAITLIST, *REMIND, *RELAY)
