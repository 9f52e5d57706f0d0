"""How people ask in English how a booking stands: whether it is confirmed, what became of it, why."""

from __future__ import annotations

from skeji_ray.languages.en.act_parts import APPOINTMENT, DAY, SERVICE, TIME
from skeji_ray.languages.phrasing import CONFIRMING, CUSTOMERS, IDLE, OFFERED, OWNERS, REQUESTED, Phrase, phrases
from skeji_ray.messages.acts import Act, Topic
from skeji_ray.messages.reading import State

_ANY = frozenset(State) - {State.ASK_BUSINESS_FIELD, State.CONFIRM_ERASE}
_STILL = r"(?:(?:all|both|still|now|already|actually|definitely|really|officially|even|finally|properly|just) )*"
_ONE = (
    rf"(?:(?:my|our|the|that|this|his|her|their) (?:\S+ )?(?:{APPOINTMENT}|{SERVICE}|time|request|spot|one)"
    rf"(?: (?:on|for|at) (?:{DAY}|{TIME}))?|it|that|this|mine|ours|they|both|everything|all of it|all of them|those)"
)
_SETTLED = (
    r"(?:confirmed|approved|accepted|booked(?: in)?|locked in|sorted|set|final(?:ised|ized)?|definite|certain|pending|"
    r"declined|rejected|refused|turned down|cancell?ed|moved|changed|registered|saved|gone through|agreed|official|a go|"
    r"happening|on or (?:not|off)|still on|on hold|waiting|through)"
)
_YET = (
    r"(?: (?:yet|now|then|already|or (?:not|no|what|pending|is it \w+)|both|for (?:sure|me|us|real|definite)|right|yes|yeah|"
    rf"with (?:them|him|her|you|\w+)|by (?:them|him|her|you|the \w+)|ok|at all|too|again|so|on|for|at|{DAY}|{TIME}))*"
)
_THEY = (
    r"(?:(?:the|my|your|that) (?!time|price|day|date)\w+(?: \w+)?|they|he|she|it|that|you|u|anyone|anybody|someone|somebody|"
    r"dr \w+|(?!i |we |this )\w+)"
)
_DECIDED = (
    r"(?:confirm(?:ed)?|approved?|accept(?:ed)?|repl(?:y|ied)|answer(?:ed)?|respond(?:ed)?|agreed?|sa(?:y|id) (?:yes|no|anything|ok|okay|its (?:ok|fine))|"
    r"g(?:e|o)t back|come back|gone through|go(?:ne)? through|been (?:confirmed|approved|accepted|cancell?ed|declined|booked|seen|moved)|"
    r"(?:get|got) (?:confirmed|approved|accepted|cancell?ed|declined|booked|moved)|decided?|cancel(?:l?ed)?|declined?|reject(?:ed)?|"
    r"(?:seen?|get|got|gotten|receive|received|read) (?:it|my (?:message|request|booking)|the (?:message|request|booking)))"
)
_TOLD = (
    r"(?:told|notified|informed|a message|the message|my message|the news|the notice|my answer|the update|an answer|"
    r"hear (?:about it|of it|back)|heard(?: back)?|know(?: about it| yet)?)"
)
_OPENS = r"^(?:(?:wait|hang on|hold on|no wait|sorry|hey|ok|but|and|so|oh|um) )*"
_WHY = (
    r"(?:(?:aw+|oh|ah|hm+|ugh|ok|shame|really) )*(?:(?:why|whys|how come|hows|what for|for what reason|any (?:idea|reason) why|do (?:you|u) know why)"
    r"(?: (?:is|was|did|that|it|this|they|he|she|not|no|so|cancel(?:led)?|declined?|reject(?:ed)?|refused?|say|said|turned? (?:me|it) down|"
    r"my \w+|what happened|though|then|cant they|wont they))*|what (?:happened|was (?:the|their) reason|is (?:the|their) reason|went wrong))\??$"
)


def _asks(
    *patterns: str, states: frozenset[State] = _ANY, sure: float = 0.98, owners: bool = False
) -> tuple[Phrase, ...]:
    opened = (f"{_OPENS}{pattern.removeprefix('^')}" if pattern.startswith("^") else pattern for pattern in patterns)
    act, roles = (Act.AGENDA, OWNERS) if owners else (Act.LIST, CUSTOMERS)
    return phrases(act, *opened, topic=Topic.OTHER, states=states, sure=sure, roles=roles)


STATES: tuple[Phrase, ...] = (
    *_asks(
        rf"^(?:is|was|are|were|has|have) {_ONE} (?:been )?{_STILL}{_SETTLED}{_YET}$",
        rf"^(?:is|was) (?:it|that|this|mine|{_ONE}) {_STILL}on(?: then| now| for (?:{DAY}|sure))*\??$",
        rf"^(?:has|have|did) {_THEY} {_STILL}{_DECIDED}(?: (?:it|yet|me|us|that|mine|my \w+|the \w+|already|to (?:me|us|it|that|my \w+)|or (?:not|no)|then|now|at all|by now|so far))*\??$",
        rf"^(?:am|are) (?:i|we) {_STILL}(?:confirmed|approved|accepted|booked(?: in)?|in|down|set|registered|good to (?:go|come)|ok to come){_YET}\??$",
        rf"^(?:whats|what is|hows|how is) (?:the|my) (?:status|state|situation|latest|news|story)(?: (?:of|on|with) {_ONE})?(?: (?:then|now|please))*\??$",
        rf"^(?:whats|what is|what) (?:happening|going on|up|happened|became|about) (?:with|to|of) {_ONE}(?: (?:then|now|again|yet))*\??$",
        r"^(?:any|is there any|have you got any|got any) (?:news|word|update|updates|answer|reply|response|confirmation|luck)(?: (?:yet|from \S+(?: \w+)?|about \S+(?: \w+)?|on \S+(?: \w+)?|for me|so far|now|then))*\??$",
        r"^(?:have|did) (?:you|u) (?:hear|heard)(?: (?:anything|something))?(?: (?:back|from \S+(?: \w+)?|yet))*\??$",
        r"^(?:heard|hear) (?:anything|back|from (?:them|him|her|the \w+))(?: (?:back|yet|from \S+))*\??$",
        r"^(?:when (?:will|do|would) (?:i|we) (?:know|hear|find out|get (?:an answer|a reply|confirmation|told))|how (?:long|soon) (?:until|till|til|before|does it take (?:for|until)|will it take (?:for|until)) (?:i|we|they|he|she|you|the \w+)(?: \S+){0,5}|how (?:long|soon) (?:do|does|will) (?:they|he|she|you|the \w+) (?:take to |usually )*(?:answer|reply|confirm|approve|get back|respond)(?: \S+){0,3}|when (?:will|do|does) (?:they|he|she|the \w+) (?:answer|reply|confirm|let me know|get back|approve|decide)(?: \S+){0,3})\??$",
        rf"^(?:did|have|so did) (?:i|we) (?:get|got|gotten|secure|manage to get) (?:it|that|in|the (?:slot|spot|time|place|appointment)|the (?:{DAY}|{TIME})(?: (?:one|slot|oclock))?)(?: (?:then|in the end|or not))*\??$",
        rf"^(?:i|we) got (?:it|that|in|the (?:slot|spot|place)|the (?:{DAY}|{TIME})(?: (?:one|slot|oclock))?)(?: (?:then|right|yes))*\?$",
        r"^(?:is that|thats|that is) (?:it|all|everything|me booked)(?: (?:then|done|now))*\?$",
        rf"^(?:i|we) (?:do |still |already )*have (?:an?|my|our|the|that) (?:\S+ )?(?:{APPOINTMENT}|{SERVICE})(?: \S+){{0,4}}(?: right| yes| yeah| correct| no| dont i| dont we)\??$",
        r"^do (?:i|we) (?:need|have) to do (?:anything|something)(?: (?:else|more|now|myself))*\??$",
        r"^(?:still |no )(?:waiting|nothing|pending|no (?:answer|reply|word)|answer|reply)(?: (?:yet|then|for \w+ \w+|from \S+))*\?$",
    ),
    *_asks(
        rf"^(?:im|i am|were|we are|its|it is|mine is|thats|that is|my \S+ is) (?:now |still |definitely |booked |in |down |on |at |for )*(?:{DAY}|{TIME})(?: (?:at |on )?(?:{DAY}|{TIME}))*"
        rf"(?: (?:and |now )*(?:not|instead of) (?:on |at |the )?(?:{DAY}|{TIME}))?(?: (?:any ?more|now|then|right|yes|yeah|correct|instead|still))*\?$",
        rf"^(?:its|it is|thats|that is|were|we are|im|i am|everythings|its all) {_STILL}(?:on|in|good to go|{_SETTLED}){_YET}\?$",
        rf"^(?:will|is) (?:there )?(?:someone|somebody|anyone|anybody|he|she|they) (?:(?:actually|really|definitely|going to|gonna|there|be) )*(?:there|be there|in|expecting me)(?: (?:this time|then|now|for me|today|{DAY}))*\??$",
        states=IDLE - {State.NOTHING, State.LINKED},
        sure=0.96,
    ),
    *_asks(
        r"^(?:what |which |at what |on what )?(?:time|day|date)\?$",
        r"^(?:what time|when|what day|which day)(?:s| is| was)? (?:it|that|this|mine)(?: (?:at|again|for|on|exactly|now|supposed to be))*\??$",
        states=CONFIRMING | IDLE - {State.NOTHING, State.LINKED},
        sure=0.96,
    ),
    *_asks(rf"^{_WHY}", states=frozenset({State.BOOKED}), sure=0.95),
    *_asks(
        rf"^(?:(?:wait|hang on|hold on|so|but|and) )*(?:did|does|has|was|is|were|are|do|have) (?!(?:i|we|anyone|anybody|somebody|someone|the|my|it) ){_THEY} (?:(?:get|got|been|hear|already|even|actually) )*{_TOLD}(?: (?:yet|by you|already|about (?:it|that|this)|of it|that))*\??$",
        r"^(?:did|have) (?:you|u) (?:tell|told|let|notify|notified|inform|informed|message|messaged|write to) (?:him|her|them|\w+)(?: (?:know|yet|already|about it|that))*\??$",
        rf"^(?:has|did) (?!(?:i|we|anyone|anybody|somebody|someone|the|my|you|u) ){_THEY} {_STILL}(?:repl(?:y|ied)|answer(?:ed)?|respond(?:ed)?|confirm(?:ed)?|accept(?:ed)?|get back|got back|say yes|said yes|say anything|said anything)(?: (?:yet|already|to (?:me|it|that)|back|or not))*\??$",
        rf"^(?:is|was) (?:it|that|his|hers|(?!there )\w+s?) {_STILL}(?:confirmed|approved|booked(?: in)?|declined|cancell?ed|moved|done|saved|registered|rescheduled){_YET}\??$",
        rf"^(?:is|are|was) (?!(?:anyone|anybody|someone|somebody|there|it|that|this|everyone|who|any|the) )\w+ (?:still |definitely |actually )*(?:coming|on|in|booked|confirmed)(?: (?:for )?(?:{DAY}|{TIME}|then|in|or not|at|on))*\??$",
        r"^(?:did|has|have) (?!(?:anyone|anybody|someone|somebody|everyone|who|i|we|you|u|the) )\w+ (?:already |just |actually )*(?:cancel(?:l?ed)?|come|moved?|reschedul\w+|change(?:d)?|declined?)(?: (?:it|on me|yet|then|already|theirs|hers|his))*\??$",
        r"^(?:whats|what is|hows|what about) (?:happening |going on |up |the story )?(?:with|about) (?!(?:my|the|your|it|this|that|today|tomorrow|you|u) ?)\w+(?:s (?:booking|appointment|one))?\??$",
        states=IDLE | REQUESTED | OFFERED | CONFIRMING,
        owners=True,
    ),
)
