"""How customers word what they want to be done, in English."""

from __future__ import annotations

from skeji_ray.languages.en.act_parts import (
    APPOINTMENT,
    CAN,
    DAY,
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
from skeji_ray.messages.acts import Act, Topic
from skeji_ray.messages.reading import State

_MINE = rf"(?:my|our|the|this|that|mine|her|his|todays|tomorrows)(?: \S+){{0,3}}? (?:{APPOINTMENT}|{SERVICE}|one)"
_FIND = (
    r"find(?:ing)?|search(?:ing)?|seek(?:ing)?|locat(?:e|ing)|recommend|suggest|look(?:ing)?|show|get(?:ting)?|pull up|bring up|"
    r"list|check for|hunting"
)
_FREE = r"(?:gaps?|openings?|slots?|availability|avail\w*|space|spaces|room|spots?|appointments?|appts?|times?|free|left|open)"
_NOT_OFFERED = frozenset(State) - OFFERED - ASKED - CONFIRMING
_NEW = IDLE

BOOK = (
    *phrases(
        Act.BOOK,
        rf"{GET} (?:{PERSON} )?(?:in |up |down )?(?:for )?(?:{ONE} )(?:\S+ ){{0,4}}?{APPOINTMENT}",
        rf"(?:{WANT}|{CAN} (?:i|we|{YOU})) (?:to |for |please |pls )*(?:book|schedule|reserve|make an|come in|be seen|get seen|get in)",
        rf"(?:{WANT}|{CAN} (?:i|we|{YOU})) (?:to )?(?:please )?(?:have|find|take|see|come in for|come for|do|give me|give us) (?:{PERSON} )?(?:{ONE} )(?:\S+ ){{0,4}}?{APPOINTMENT}",
        r"^(?:appt|appointment|booking|book)(?: please)?$",
        r"^book(?: in| an? \S+| now| please| me| me in)?$",
        rf"(?:book|pencil|sign|fit|squeeze|slot|get|schedule) {PERSON} (?:in|down)(?! my| the)(?: for)?",
        rf"(?:put|pop|stick|bung) {PERSON} (?:in|down) for(?! the (?:list|waiting))",
        rf"book {PERSON} (?:for|a|an|on|at|with|the|with|this|next|{DAY})",
        r"(?:hook me up|set me up) with",
        rf"(?:i|we) (?:want|need|would like|d like|wish) an? {APPOINTMENT}",
        rf"{ONE} (?:new )?{APPOINTMENT} (?:please|pls|for (?:today|tomorrow|me|us|{DAY}))",
        states=_NEW, roles=CUSTOMERS, sure=0.96,
    ),
    *phrases(
        Act.BOOK,
        rf"(?:any|anything|something|got|have any|is there|are there|u got|you got)(?: (?:an|any|a|more|some|other))?(?: \S+)? (?!going on|free (?:parking|wifi)){_FREE}\b(?! (?:on the|parking|events?))",
        rf"(?:are|r|is|will) (?:you|u|ya|they|he|she|there) (?:\w+ )?(?:free|available|open(?:ings)?|around) (?:on |at |for |this |next |around |after |before |in )*(?:{DAY}|{TIME})",
        rf"(?:do|have) {YOU} (?:guys )?(?:have|got) (?:anything|any|some|a|space|room|time|something)(?: \S+){{0,4}} (?:{DAY}|{TIME}|morning|afternoon|evening|week|month|today)",
        rf"(?:when|what time|how soon|whens|what day) (?:can|could|would|is|are|do|r) (?:i|we|{YOU}|it|the next) (?:\w+ )?(?:come|get|see|fit|have|be seen|free|available|do|take|available|squeeze)",
        rf"what(?:s| is| are| would be) (?:the|your|ur) (?:very )?(?:latest|earliest|soonest|first|last)(?: time| slot| appointment| one| opening)?(?: (?:you|u|i|we)(?: can| could| have| got| ve got)?(?: \\w+)?)?(?: (?:on|for|at))? (?:{DAY}|{TIME})",
        r"(?:soonest|earliest|first|next)(?: \w+)?(?: time| day| date| slot| appointment| availability)? (?:you|u|ya|they|i|we) (?:can|could|have|got|ve got)",
        r"what(?: else)? (?:have|do|times?|slots?|days?) (?:you|u|ya|are|do you|have you|do u)(?: \w+)? (?:got (?:for|on|open|left|free)|open|free|available)",
        r"^what have (?:you|u) got(?: .*)?$",
        rf"{CAN} (?:{YOU}|i|we) (?:\w+ )?(?:see|fit|squeeze) {PERSON}",
        rf"{CAN} (?:{YOU}|i|we) (?:please )?(?:do|have|get|take) (?:{PERSON} )?(?:for )?(?:an? |some )?(?:\S+ )?{SERVICE}",
        rf"{CAN} (?:{YOU}|i|we) (?:please )?(?:come|pop|get|be|drop)(?: in| by| over| round| seen)?(?: for| to| at| on| this| next)* (?:{DAY}|{TIME}|now|an?|{SERVICE}|morning|afternoon|evening)",
        rf"(?:who|anyone|anybody|someone|somebody|is there (?:someone|anyone|a \w+) (?:who|that))(?: \w+)? (?:can|could|do|does|doing|available)(?: \S+){{0,3}} {SERVICE}",
        states=_NEW - {State.BOOKED, State.TOLD}, roles=CUSTOMERS, sure=0.93,
    ),
    *phrases(
        Act.BOOK,
        rf"{WANT} (?:to |for |my |an? |some |the |get |have |do |see |find |book |please |someone |who |can |consult |visit |somebody )*(?:\S+ ){{0,3}}?{SERVICE}",
        rf"(?:{_FIND})(?: up| for| out| into| in| me| us| myself| please)*(?: an?| some| any| the)?(?: \S+){{0,3}} {SERVICE}",
        rf"(?:interested in|wish|plan(?:ning)?|need(?:ing)?|going|like|love|want|set me up|help (?:me|us)) (?:\w+ing |to |for |with |a visit |visit |see |go )*(?:an?|some|any|the|my)(?: \S+){{0,3}} {SERVICE}",
        rf"where (?:can|could|do|would) (?:i|we) (?:find|get|see|go to) (?:an?|some|any)(?: \S+){{0,2}} {SERVICE}",
        rf"^(?:is|are) there (?:an?|any|some)(?: \S+){{0,2}} {SERVICE}(?: (?:near|around|close|here|nearby|i can|where|in|at|for|that|available)\b.*)?$",
        rf"(?:do|does) (?:you|u|anyone|anybody) know (?:of )?(?:an?|any|some|where)(?: \S+){{0,3}} {SERVICE}",
        rf"^{SERVICE}(?: (?:and|\+|with) \S+)? (?:for |on |at |in |this |next )*(?:{DAY}|{TIME})",
        rf"^(?:an? |one )?{SERVICE} (?:please|pls|asap|today|tomorrow)$",
        r"room for (?:one|two|three|four|\d)",
        r"reserve (?:a|an|me|us|for|the)\b",
        states=_NEW - {State.BOOKED}, roles=CUSTOMERS, sure=0.93,
    ),
    *phrases(
        Act.BOOK,
        rf"(?:another|one more|a second|also an?|new)(?: \S+){{0,2}} (?:{APPOINTMENT}|one|{SERVICE}) for",
        rf"(?:also|too)(?: \S+){{0,3}} (?:book|make)(?: \S+){{0,2}} (?:{APPOINTMENT}|{SERVICE})",
        r"book (?:another|one more|a second)",
        states=frozenset({State.BOOKED, State.TOLD}) | OFFERED, roles=CUSTOMERS, sure=0.93,
    ),
    *phrases(
        Act.BOOK,
        r"^(?:so |ok |and |then )*(?:what|whats|what is|what are|what times are|what days are|whens|when is|when are (?:you|u|they)|when r u)(?: still| currently| the next)? (?:free|available|avail|free slots|open slots)(?: .*)?$",
        r"^(?:so |ok |okay |right |and |ugh |hm+ |aw+ )*what else (?:do|have) (?:you|u|they) (?:have|got)(?: free| available| open)?(?: then)?$",
        r"^(?:any|got|got any|you got|u got|have you got|have u got|do you have|do u have|is there|are there|whats your|whats ur|show me)(?: any| the| your| ur)? (?:availability|availabilities|openings|free slots|free times|slots|gaps|available times)(?: .*)?$",
        states=_NEW, roles=CUSTOMERS, sure=0.94,
    ),
    *phrases(
        Act.BOOK,
        rf"(?:is there|are there|do (?:you|u|they) have|have (?:you|u) got|got|any|whens|when is|what time is|what times are)(?: (?:an?|the|any|your|ur|next))* (?:\S+ )?(?:class|classes|lessons?|sessions?|{APPOINTMENT})(?: \S+){{0,3}} (?:{DAY}|{TIME}|mornings?|afternoons?|evenings?|week)(?: .*)?$",
        rf"^(?:can|could|would) (?:i|we)(?: also)? (?:do|have|get|come|make)(?: both)?(?: on)? {DAY} (?:and|n|&) {DAY}(?: .*)?$",
        states=_NEW, roles=CUSTOMERS, sure=0.955,
    ),
    *phrases(
        Act.BOOK,
        r"^(?:my|ive got an?|i have an?|ive|i) (?:\S+ ){0,3}?(?:hurts?(?: so bad| a lot| badly)?|is killing me|is hurting|aches?|is aching|is sore|is stiff|is broken|in pain|toothache|back ?pain|sore back|chipped (?:a|my) tooth|broke (?:a|my) tooth)(?: .*)?$",
        states=_NEW - {State.BOOKED}, roles=CUSTOMERS, sure=0.9,
    ),
    *phrases(
        Act.BOOK, rf"^(?:at |for |maybe |say |ok |around |about )*(?:{TIME})(?: ?ish)?(?: then)?$",
        states=frozenset({State.LINKED, State.TOLD}), roles=CUSTOMERS, sure=0.8,
    ),
    *phrases(
        Act.BOOK,
        r"^(?:also |oh )*(?:my (?:\w+ )?\w+|he|she|they|we|i)(?: also)? (?:need|needs|want|wants|could use|would like) (?:one|1|an appointment|a \w+)(?: too| as well| also)(?: .*)?$",
        r"^(?:also |oh )*(?:and )?(?:one|same)(?: more)? for my (?:\w+ )?\w+(?: (?:too|as well|also|please|pls))*(?: .*)?$",
        states=_NEW, roles=CUSTOMERS, sure=0.95,
    ),
)  # fmt: skip

_GONE = r"(?:cancel|cancell|cancle|canel|cxl|cancelling|canceling|scrap|call off|annul|bin|scratch|drop|axe|withdraw|delete|kill)"
CANCEL = (
    *phrases(
        Act.CANCEL,
        rf"(?<!un-)(?<!un ){_GONE} (?:all |both |of |please )*(?:{_MINE}|mine|everything i have|(?:the |for |on |my |our |at )*(?:{DAY}|{TIME}))",
        r"(?<!un-)(?<!un )(?:cancel|cancle|canel|cxl|scrap|call off) (?:it|that|this|everything|them|all|both)(?! (?:file|list|song|alarm|event|reminder))",
        r"(?<!un-)(?<!un )(?:cancel|cxl)(?: it| that| me| please)?$",
        rf"(?:how (?:do|can|would) (?:i|we|you)|{WANT} to|{CAN} (?:i|we|{YOU})|please|pls|to|wish to) (?:please )?cancel(?! things| bookings| appointments)(?!.* (?:if|through|later)\b)",
        r"(?:too late|possible|possible for me|able) to cancel",
        r"(?:i|we) (?:wont|will not|am not|are not|aint|m not|cant|cannot|can not) (?:be )?(?:attend|attending|coming|able to (?:come|attend|make it))(?! (?:on|in) time)",
        r"im not (?:coming|going to (?:come|make it))",
        rf"(?:dont|no longer|do not|wont) (?:need|want) (?:the|my|that|this)(?: \S+)?(?: {APPOINTMENT}| {SERVICE})(?: .*)?",
        rf"no (?:\S+ )?(?:{APPOINTMENT}|{SERVICE}) (?:needed|required|for me|necessary)(?: .*)?",
        r"(?:dont|no longer|do not) (?:need|want) to (?:come|be seen|see (?:you|him|her|the \w+))(?: .*)?",
        rf"no longer (?:need|want|require)(?: the| my| this| an?)?(?: \S+)? ?(?:{APPOINTMENT}|{SERVICE}|it)",
        r"(?:have|need|got) to (?:cancel|pull out|drop out|bail|back out|drop|skip)(?: of)?",
        r"(?<!you )(?<!u )(?<!they )give (?:my|our) (?:place|spot|slot|seat|time|appointment) (?:to|away)",
        rf"take me off(?: the| my)? (?:{DAY}|{TIME}|\S+ class|\S+ \S+ class)",
        rf"(?:get rid of|remove|take off|take out) (?:my|the|our)(?: \S+){{0,2}} (?:{APPOINTMENT}|{SERVICE})",
        states=IDLE, roles=CUSTOMERS, sure=0.95,
    ),
    *phrases(
        Act.CANCEL,
        r"(?:cant|cannot|can not|couldnt|wont be able to|not able to|unable to|not gonna|not going to|wont) (?:make|do|keep) (?:it|that|the|my|our|this|our)?\b(?! .*\btime\b)",
        r"(?:cant|cannot|wont|can not) (?:come|be there|get there|be (?:in|coming))(?! .*\b(?:on time|until|till|before)\b)",
        rf"(?:cant|cannot|can not) (?:do|make) (?:{DAY}|{TIME})",
        states=IDLE, roles=CUSTOMERS, sure=0.85,
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
_IT = rf"(?:it|that|this|mine|me|us|{_MINE}|(?:my|our|the|her|his)(?: \S+)? (?:{APPOINTMENT}|{SERVICE}|one)|(?:my|our) (?:date|time|day|hour)|(?:my |our |the )*(?:{DAY}|{TIME}))"
MOVE = (
    *phrases(
        Act.MOVE,
        rf"(?<!un-)(?<!un )(?:move|reschedule|re ?-?schedule|resched|rebook|postpone|shift|bump|slide|push|swap|switch) {_IT}",
        rf"(?:change|alter|amend|delay|put back) (?:the time of |the date of |the day of )?(?:(?:my|our|her|his)(?! hair (?:style|colou?r))(?: \S+){{0,2}} (?:{APPOINTMENT}|{SERVICE})|(?:the|this|that)(?: \S+)? {APPOINTMENT})",
        rf"(?:{WANT}|{CAN}|please|pls|to|how (?:do|can))(?: \S+){{0,3}} (?:reschedule|re ?-?schedule|postpone|resched|rearrange)",
        r"^(?:reschedule|resched|rebook|postpone)$",
        r"change (?:it|that|mine|the (?:day|time|date|hour)) (?:to|for)",
        r"(?:bring|brought|bringing) (?:\S+ ){0,4}?forward",
        r"(?:different|another|other) (?:day|time|hour|date|slot) for (?:my|the|our)",
        r"(?:come|do it|make it|have it|do)(?: \S+){0,3} instead of",
        rf"instead of(?: the| my| on)? (?:{DAY}|{TIME}|\S+ \S+)(?: please)? (?:can|could|make|do|put|move|i)",
        r"(?:can|could|may) i (?:come|have it|do it)(?: \S+){1,5} instead$",
        states=IDLE, roles=CUSTOMERS, sure=0.95,
    ),
    *phrases(
        Act.MOVE,
        rf"(?:can|could|make|lets|let us|want|do) (?:it|that|this|we do it|i do it)(?: be)? (?:at |on |for |to )*(?:{DAY}|{TIME}|later|earlier|a bit \w+|another day)",
        rf"(?:{DAY}|{TIME}|later|earlier)(?: please)? instead",
        rf"i (?:actually )?(?:meant|mean)(?: \\S+){{0,2}} (?:{DAY}|{TIME})",
        r"(?:earlier|sooner)(?: than that| time| slot)?$",
        r"(?:a |at a )?(?:different|another) (?:day|time|hour|date|week)",
        rf"i (?:meant|mean)(?: to say)? (?:for |on |at |the )*(?:next |this )?(?:{DAY}|{TIME})",
        states=frozenset({State.BOOKED}), roles=CUSTOMERS, sure=0.93,
    ),
)  # fmt: skip

_CONFIRMED = r"(?:confirmed|booked|booked in|approved|in|sorted|done|final|settled|agreed|accepted|all set|set|reserved|definite|happening)"
LIST = phrases(
    Act.LIST,
    rf"^(?:so |and |ok |wait |but |then |great |thanks )*(?:is|are|was|am|are we|r) (?:it|that|this|we|i|they|both|everything|all|u|the \w+|my \w+|my \w+ \w+)(?: (?:both|all|now|definitely|actually|already|still|really|all))* {_CONFIRMED}(?: (?:or not|or no|then|now|yet|already|or what|both|tho|though|for \S+|on \S+|in))*$",
    rf"^(?:so |and )*(?:both|all)(?: of (?:us|them))?(?: are)? {_CONFIRMED}\?$",
    r"^(?:so |and |ok )*(?:did|have|has) (?:they|he|she|it|the \w+)(?: \w+)? (?:confirm(?:ed)?|answer(?:ed)?|repl(?:y|ied)|approved?|accept(?:ed)?|said yes|say yes|been (?:confirmed|approved|accepted)|got back|get back)(?: .*)?$",
    r"^(?:so |and )*(?:any|is there any|heard any) (?:news|update|updates|answer|word|reply|response)(?: .*)?\?$",
    r"^(?:whats|what is) (?:the |my )?status(?: .*)?$",
    states=IDLE | OFFERED, roles=CUSTOMERS, sure=0.97, topic=Topic.OTHER,
) + phrases(
    Act.LIST,
    r"^(?:so |and )*(?:ok|okay|all ok|all good|alright|all right|is (?:that|it) (?:ok|okay|all right|alright|fine)|are we good|we good|good|sorted)\?$",
    states=frozenset({State.BOOKED, State.TOLD}), roles=CUSTOMERS, sure=0.97, topic=Topic.OTHER,
) + phrases(
    Act.LIST,
    r"^(?:when |why |what time |who |what )?(?:did|has|have) (?:you|u|they|i|we|my \w+|she|he) (?:already |even |actually )?(?:put|booked|book|made|reserved|reserve)(?! (?:here|for other))(?: .*)?$",
    states=_NOT_OFFERED | OFFERED, sure=0.97, roles=CUSTOMERS,
) + phrases(
    Act.LIST,
    rf"(?:show|list|send|see|check|view|give)(?: me| us)?(?: all| a list)?(?: of)? (?:my|our)(?: \w+){{0,2}} {APPOINTMENT}",
    r"^(?:my|our)(?: upcoming| next| future)? (?:appointments?|bookings?|appts?|reservations?)$",
    r"what (?:have (?:i|we)|do (?:i|we) have|ve i|did (?:i|we)|(?:\w+ )?(?:appointments?|appts?|bookings?) (?:do|have) (?:i|we)) ?(?:got |have |left )?(?:booked|coming up|scheduled|planned|reserved|with you|left|have|this|on|today|tomorrow|tonight|next)",
    r"(?:when|what time|what day|at what time|what date)(?:s| is| are| was| were| am| do| did| have)? (?:again )?(?:my|our|mine|is my|is our|is mine|(?:am|are) (?:i|we)(?: \w+)? (?:in|booked|coming|due|down|supposed)|(?:do|did|have) (?:i|we) (?:have|come|book|need to (?:be|come)))",
    rf"(?:whens|when is|when was|what time is|what day is|what times|what times is) (?:my|our|his|her)(?: \S+){{0,3}}? ?(?:{APPOINTMENT}|{SERVICE}|next one|next|one)",
    rf"(?:whens|when is|when was|what time is|what day is) (?:mine|the (?:\S+ )?(?:{APPOINTMENT}))",
    r"(?:am|are) (?:i|we) (?:still |already |even |all )?(?:booked|down|on|in|coming|set|scheduled|confirmed)(?: in)? (?:for|on|at|this|next|with|tomorrow|today)",
    r"when did (?:you|u|they) (?:put|book) (?:me|us)",
    rf"(?<!how )(?:do|did|have) (?:i|we) (?:already |still |actually |even )?(?:have|book|booked|got|make|made)(?: \S+){{0,2}} (?:{APPOINTMENT}|something|anything|booked)(?! (?:available|free))",
    r"remind me (?:again )?(?:what|when|which)",
    rf"is (?:my|mine|our) (?:\S+ )?(?:{APPOINTMENT} )?(?:still |at |on |booked|confirmed)",
    r"what time (?:is|was) (?:it|that|this) (?:again|for)",
    r"what (?:time|day) (?:am|are) (?:i|we)",
    r"remind me (?:what|which|when|at what) (?:time|day|date)?(?: \w+){0,4}$",
    r"^(?:when|whens|when is|what time is|what day is) mine(?: again| then| now)*\??$",
    r"(?:which|what) (?:places|slots|spots|bookings|times) (?:do|have) (?:i|we)(?: (?:have|got|booked|already))*(?: (?:here|booked|now|with you))*$",
    r"(?:list|send|give|text|write|tell|show)(?: me| us)?(?: the)?(?: (?:dates?|times?|details|info) (?:of|for))? (?:both|all of them|both (?:dates?|times?|bookings?|appointments?))(?: (?:again|please|so .*|to .*))*$",
    states=_NOT_OFFERED | OFFERED | {State.ASK_WHICH_BOOKING}, sure=0.94, roles=CUSTOMERS,
) + phrases(
    Act.LIST,
    r"what are (?:they|my options|those|the options) again",
    r"^(?:which|what) (?:ones|do i have|have i got)$",
    states=frozenset({State.ASK_WHICH_BOOKING}), sure=0.93,
)  # fmt: skip

_OTHER = r"(?:another|(?<!the )other|others|different|else|earlier|later|sooner|closer|nearer|cheaper|better|more)"
_SUITS = r"(?:is|would be|works|would work|d be|will do|will be|suits|could work|can work|s)"
_WELL = r"(?:also|fine|ok|okay|good|great|perfect|possible|for (?:me|us|him|her)|too|as well|me|better|best|alright|all right|much|even|actually|easier|please|then|if thats ok)"
REFINE = (
    *phrases(
        Act.REFINE,
        rf"(?:{DAY}|{TIME})(?: \w+)? (?:is|would be|d be|works|suits|looks|are)(?: (?:me|us|much|a lot|actually|even|way|a bit))* (?:better|easier)(?: .*)?$",
        rf"^(?:or |actually |oh |and |ok |then |maybe |also |even )*(?:at |on )?(?:{DAY}|{TIME})(?: (?:at )?{TIME})? {_SUITS}(?: {_WELL})+$",
        rf"^(?:is|would|could|can|does)(?: i do| we do| you do| u do| i have)? (?:at |on )?(?:{DAY}|{TIME})(?: (?:at )?{TIME})? (?:possible|free|available|ok|okay|work|be possible|be ok|any good|suit)(?: .*)?$",
        states=IDLE - {State.NOTHING}, roles=CUSTOMERS, sure=0.955,
    ),
    *phrases(
        Act.REFINE,
        r"^(?:ugh |ok |okay |hmm+ |and |well |so )*(?:what|anything|something)(?:s| is)? else(?: .*)?$",
        r"^(?:ugh |ok |okay |hmm+ |and |well |so )*(?:what|which) (?:other|others)(?: .*)?$",
        r"^(?:ugh |ok |okay |hmm+ )*(?:any|got any|have you any|have you got any) others?$",
        states=OFFERED, sure=0.96,
    ),
    *phrases(
        Act.REFINE,
        rf"(?:{DAY}|{TIME}|mornings?|afternoons?|evenings?)(?: \w+)? (?:would be|is|are|d be|works?|suits?)(?: me)? (?:much |a lot |far )?better(?: .*)?$",
        states=frozenset({State.OFFER_ONE, State.CONFIRM_MOVE}), sure=0.96,
    ),
    *phrases(
        Act.REFINE,
        rf"(?:try|search|check|look|keep (?:trying|looking)|see if)(?: \S+){{0,4}} (?:{DAY}|{TIME}|{_OTHER})(?: .*)?$",
        rf"(?:(?:do|does|have|has|is|are|can|could|how about|what about|any|got|want|need|find|show|would|i(?:d| would))(?: \S+){{0,4}} )?(?<!found ){_OTHER} (?:times?|days?|dates?|slots?|doctors?|dentists?|stylists?|person|options?|places?|ones|week|hour|openings?|salon|clinic)(?: .*)?$",
        rf"^(?:anything|something|smth|sth|nothing|any|do you have anything|got anything|have you got anything|is there anything|is there something)(?: \w+){{0,2}} {_OTHER}(?: .*)?$",
        r"^(?:a )?(?:bit |little |much )?(?:earlier|later|sooner)(?: please| pls| if possible| than that| that day)*\??$",
        r"(?:thats|its|that is|it is|all|those are|theyre|they are)(?: all| a bit| a little| way| far| much| really| just)* too (?:early|late|soon|far away|far)(?: .*)?$",
        rf"^(?:how about|what about|how bout|hows|or|maybe|rather|can (?:we|you|i) do|could (?:we|you|i) do|(?:can|could) (?:you|u|we) (?:make|do) it|make it|make that|let us do|lets do|lets say|id prefer|i(?:d| would) rather|prefer|i prefer)(?: \S+){{0,3}} (?:{DAY}|{TIME}|morning|afternoon|evening|week)(?: .*)?$",
        rf"(?:{DAY}|{TIME})(?: \w+)? instead(?: .*)?$",
        r"(?:instead|rather) of (?:that|the)(?: .*)?$",
        r"(?:actually|sorry)? ?theres? (?:\w+ )?(?:two|three|four|2|3|4) of us(?: .*)?$",
        r"^(?:not with|with someone other than|anyone but|anybody but|someone other than|not) (?!now|yet|sure|really|today|bad|at|a|the|for|interested|possible)\w+(?: please)?$",
        r"(?:can|could) (?:it|i|we) be (?:with|w) (?:.*)$",
        r"(?:a |someone |prefer |rather )(?:female|male|woman|lady|man)(?: \w+)?(?: .*)?$",
        states=OFFERED, sure=0.94,
    ),
    *phrases(
        Act.REFINE,
        rf"^(?:please )?(?:try|search|check|keep (?:trying|looking))(?: \S+){{0,4}} (?:{DAY}|{TIME}|{_OTHER})(?: .*)?$",
        rf"(?:is|are|do|does|any|got|can|could|have|has)(?: \S+){{0,4}} {_OTHER} (?:times?|days?|dates?|slots?|doctors?|dentists?|stylists?|options?|openings?)(?: .*)?$",
        states=frozenset({State.TOLD}), roles=CUSTOMERS, sure=0.92,
    ),
    *phrases(
        Act.REFINE,
        r"(?:make|do|book|put) it (?:\S+ )*?(?:not|instead|rather).*",
        rf"(?:{TIME}|{DAY}) not (?:{TIME}|{DAY})",
        rf"^(?:make it|rather|how about|what about)(?: \S+){{0,2}} (?:{DAY}|{TIME})(?: .*)?$",
        r"(?:another|different|other) (?:day|time)(?: .*)?$",
        r"the (?:day|week) (?:after|before)(?: that)?$",
        states=frozenset({State.CONFIRM_MOVE, State.ASK_NAME}), sure=0.93,
    ),
)  # fmt: skip
CHANGES: tuple[Phrase, ...] = (*BOOK, *CANCEL, *MOVE, *LIST, *REFINE)
