"""How owners ask about what is theirs, in English: hours, services, the link, whom customers are."""

from __future__ import annotations

from skeji_ray.languages.en.act_parts import DAY
from skeji_ray.languages.en.owner_act_parts import NAME, owner
from skeji_ray.languages.phrasing import EVERYBODY, IDLE, OWNERS, REQUESTED, Phrase, phrases
from skeji_ray.messages.acts import Act, Topic
from skeji_ray.messages.reading import State

_CLIENTS = (
    r"(?:(?:my|the|our|new|all|any|these|those|more) )*(?:clients?|customers?|patients?|students?|pupils?|people|ppl|members?|"
    r"them|they|parents|someone|somebody|everyone|everybody|guests)"
)
_HER = rf"(?:her|his|their|the (?:\w+ )?(?:client|customer|patient|student|lady|guy|man|woman|kid)s|my next clients|(?!(?:my|our|your|ur|the|a|this|that|its)\b){NAME}s)"
_SOMEBODY = (
    r"(?:she|he|they|my (?:\w+ )?(?:assistant|sister|brother|wife|husband|mom|mum|partner|secretary|receptionist|staff|team|girls?|"
    rf"daughter|son|employees?|colleague|manager|helper|stylists?|guys?)|someone else|somebody else|another person|(?!(?:i|you|u|we|it|customers?|clients?|people|patients?|students?)\b){NAME})"
)


def _own(topic: Topic, *patterns: str, sure: float = 0.985) -> tuple[Phrase, ...]:
    return phrases(Act.ASK_BUSINESS, *patterns, topic=topic, sure=sure, states=IDLE | REQUESTED, roles=OWNERS)


_NOTED = r"(?:got|gotten|have|wrote|written|write|put|noted?|saved?|registered?|recorded|listed|know|entered|set up)"
_SO_FAR = (
    r"(?: (?:down|so far|now|there|here|noted|saved|written|registered|in|for me|for us|please|again|then|"
    r"(?:about|on|for|of|in) (?:(?:my|our|the) (?:business|shop|salon|place|calendar|clinic|studio|page|hours|name)|me|us|it|hours|days)))*"
)
_REMARK = r"^(?:(?:ok|okay|so|and|great|thanks|can|could|would|will|you|u|please|pls|just|now|wait|hey|everything ok\??|all good\??) )*"
READ_BACK = (
    rf"{_REMARK}(?:is|was) (?:everything|all of (?:it|that)|it all|that all) (?:noted|saved|in|there|right|correct|registered|written down){_SO_FAR}\??$",
    rf"{_REMARK}(?:read|say|repeat|play)(?: me| it| that| this| us| all| everything| them)*(?: all)? (?:back|again)(?: .*)?$",
    rf"{_REMARK}read (?:it|that|everything|all of (?:it|that)|them)(?: out)?(?: to me| to us| please)*$",
    rf"{_REMARK}(?:let me see|let me check|can i see|may i see|show|tell|give|send|see|check|remind)(?: me| us)* (?:again )?what(?: all)? "
    rf"(?:do |did |have |ve )?(?:you|u|ive|youve|i|we)(?: (?:have|ve|now|all|already))* {_NOTED}{_SO_FAR}\??$",
    rf"{_REMARK}(?:what|which)(?: details| all)? (?:do|did|have|ve) (?:you|u) (?:now |all |already )?{_NOTED}"
    rf"(?: (?:down|so far|noted|saved|written|registered|for me|for us|(?:about|on|for|of) (?:(?:my|our|the) (?:business|shop|salon|hours|name|calendar)|hours|days)))*\??$",
    rf"{_REMARK}(?:let me see |can i see |show |tell |give |send |check )?(?:me |us )*whats? (?:(?:is|was|all|been) )*"
    rf"(?:saved|noted|written|recorded|in there|entered|stored|set up|registered){_SO_FAR}\??$",
    rf"{_REMARK}(?:let me see|can i see|show|tell|give|send|check|repeat|read|see)(?: me| us)*(?: all)? (?:the |my |our )"
    rf"(?:details|profile|registration|settings|business (?:details|card|info|profile)|full details|data of my business){_SO_FAR}\??$",
    rf"{_REMARK}(?:let me see |show |tell |give |send )?(?:me |us )*(?:an? |the )?(?:summary|recap|overview|rundown)(?: .{{0,30}})?$",
    rf"{_REMARK}(?:did|have|do) (?:you|u) (?:have|get|got|save|saved|note|noted|write down|understand|understood|catch) (?:everything|all(?: of)?(?: it| that)?|it all|that all)\??$",
    rf"{_REMARK}(?:let me see |show me )?how (?:does |do )?(?:my|our|the) (?:page|business|profile|card|calendar)(?: will| does| now)* looks?(?: (?:to|for) (?:my |the )?(?:clients|customers|people))?{_SO_FAR}\??$",
)

OWN_QUESTIONS: tuple[Phrase, ...] = (
    *_own(Topic.EVERYTHING, *READ_BACK, sure=0.992),
    *phrases(
        Act.ASK_BUSINESS, *READ_BACK,
        topic=Topic.EVERYTHING, sure=0.99, states=frozenset({State.ASK_BUSINESS_FIELD}), roles=EVERYBODY,
    ),
    *phrases(
        Act.ASK_BUSINESS,
        r"(?:what|whats|which|show|list|see|when)(?: \w+){0,3} (?:timings?|opening (?:hours|times)|closures|days off|closed days)(?: (?!(?:tomorrow|today|on)\b)\w+){0,4}\??$",
        topic=Topic.HOURS, sure=0.99, states=IDLE | REQUESTED, roles=OWNERS,
    ),
    *_own(
        Topic.HOURS,
        r"(?:wh?[ao]t|wh?[ao]ts|which|show|see|check|list|tell|remind|know|forgot|remember)(?: me| us| are| is| r| were| do| does| the| of| about)*(?: (?:my|our))(?: \w+){0,2} ?(?:hours|hrs|hors|working days|workdays|opening times?|days off)(?: .*)?$",
        r"(?:what|which|whats)(?: \w+)? (?:hours|times?|days)(?: \w+)? (?:am|do|are|did|does|will) (?:i|we|my \w+)(?: \w+){0,2} (?:open|close|closed|closing|opening|work|working|start|finish|have (?:listed|set)|set)(?: .*)?$",
        r"(?:when|until when|till when|from when|how late|what time)(?: \w+)? (?:am|do|are|will) (?:i|we)(?: \w+)? (?:open|close|closed|closing|opening)(?: .*)?$",
        rf"(?:am|are) (?:i|we)(?: \w+)? (?:open|closed)(?: .*)?(?:{DAY}|weekend|days).*",
        rf"(?:do|will) (?:i|we) (?:open|work|close)(?: \w+)? (?:on )?{DAY}\?",
        r"^(?:so )?(?:my|our)(?: \w+)? hours(?: now| again)?\?$",
        rf"^(?:(?:so|and|ok|but|then) )*(?:can|could|will|are) {_CLIENTS}(?: (?:still|now|be able to|able to|actually|also))* (?:book|come|make (?:an? )?(?:bookings?|appointments?)|get (?:an? )?(?:slots?|appointments?))(?: (?:me|us|in|on|for|from|after|the|an?|appointments?|that|again|with me))* (?:{DAY}|\d{{1,2}}(?:st|nd|rd|th)?|today|tomorrow|tmrw|day|week|weekend)(?: .*)?$",
    ),
    *_own(
        Topic.DURATION,
        r"how (?:long|many min\w*) (?:are|is|do|does|did)(?: i| we)?(?: \w+)? ?(?:my|our|each|an?|the|set|one)(?: \w+)? (?:appointments?|appts?|sessions?|lessons?|slots?|classes|class|booking|bookings|visits?|treatments?)(?: .*)?",
        r"how (?:long|much) (?:is|are|do i have as)(?: my| our| the)? breaks?(?: .*)?",
    ),
    *_own(
        Topic.SERVICES,
        r"(?:what|which)(?: \w+)? (?:services?|treatments?)(?: \w+){0,2} (?:do|did|have|are|am|can|does|will)(?: \w+)? ?(?:i|we|my|me|customers?|clients?|people|they|listed|see|shown|there)(?: .*)?$",
        r"what (?:do|am|are|did|have|can) (?:i|we) (?:offer|offering|listed|list|provide|show|showing|doing here|do here|sell|got listed|registered|put as services?)(?: .*)?$",
        r"(?:what are |list |show |show me |see |whats |what is |check )?(?<!from )(?<!off )(?<!to )(?<!of )(?:my|our|all my|all our) (?:services?|treatments?|service list|menu|list of services)(?: (?:now|again|listed|please|here|are))*\??$",
        r"what (?:do|does|are|can|will) (?:my |the )?(?:customers?|clients?|people|patients?|students?|they|we|i)(?: \w+)? (?:see|shown|showing|seeing|find|choose from)(?: .*)?$",
        r"(?:whats|what is|what was|remind me)(?: of)? (?:the name of (?:my|our) \w+|(?:my|our) (?:business|shop|salon) (?:name|called))(?: .*)?$",
        r"(?:under what|what) name (?:am|is|are|do) (?:i|my|we|customers?|people)(?: .*)?$",
        r"whats? (?:listed|registered|saved|set up)(?: .*)?(?:me|my|us|our).*",
    ),
    *_own(
        Topic.ADDRESS,
        r"(?:what|whats|which|is|show|see|check|know)(?: is| s| me| does| do)*(?: (?:my|our))(?: \w+)? (?:address|location)(?: .*)?$",
        r"(?:do|does|have) (?:you|it|they|customers?|clients?|people)(?: \w+){0,2} (?:my|our)(?: \w+){0,2} (?:address|location)(?: .*)?$",
        rf"how (?:will|do|would|can|should|are|could) {_CLIENTS}(?: \w+){{0,2}} (?:know|find out|see|learn|tell) (?:where|how to get|the (?:address|way|place)|which address)(?: .*)?$",
        rf"(?:do|will|would|can) {_CLIENTS}(?: \w+)? (?:know|see|get|find) (?:where|(?:my|our|the) (?:address|location))(?: .*)?$",
        r"(?:what|which) address (?:do|does|is|will|are|have|did)(?: .*)?$",
        rf"where (?:do|will|does|should) {_CLIENTS}(?: \w+)? (?:come|go|think|go to|get sent)(?: .*)?$",
    ),
    *_own(
        Topic.PHONE,
        r"(?:what|whats|which|is|do you have|show)(?: is| s| me)*(?: (?:my|our|the))(?: \w+){0,2} (?:phone|number|phone number)(?: \w+)? (?:do|is|listed|shown|have|you have|customers|people|on|registered|right|correct|here)(?: .*)?$",
    ),
    *_own(
        Topic.PRICE,
        r"how much (?:money )?(?:did|have|do|am|will) (?:i|we) (?:earn|earned|earning|make|made|making|take|taken|bring|get)(?: in)?(?: \w+){0,3}$",
        r"(?:what|whats|show|how much|how)(?: \w+){0,2} (?:my|our) (?:income|earnings|revenue|turnover|takings|profit)(?: .*)?$",
        r"(?:how much|what) (?:do|am|did|should|are) (?:i|we) (?:charge|charging|take|cost|ask)(?: .*)?$",
        r"(?:what|whats|which|show|list)(?: are| is| me| r)*(?: (?:my|our)) (?:\w+ )?(?:prices?|rates?|price ?list|fees?)(?: .*)?$",
        r"(?:what|which) prices? (?:do|have|are|is)(?: .*)?$",
        r"(?:what|whats|which|show|list|see|check|read)(?: \w+){0,3} (?:on|in|of|at|is|me)(?: (?:my|our|the))? (?:\w+ )?(?:price ?list|prices|price menu|rates)(?: .*)?$",
    ),
    *_own(
        Topic.LINK,
        r"(?!.*\blink (?:is|to my (?:site|website)|was)\b)(?:what|whats|where|wheres|which|send|give|show|get|need|have|resend|share|copy|find|lost|is there|got|create|make|use|want|see|know|do i have|can i have)(?: \w+){0,5} (?:link|links|qr|qr code|url|invite)(?: .*)?$",
        r"^(?:(?:the|my|our) )?(?:booking |business |customer |client |own |personal |shop |salon )*(?:link|qr code|qr)(?: (?:please|again|for (?:my )?(?:customers?|clients?)|to share|to send))*\??$",
        rf"what (?:do|should|can|shall|must|am|would|will) (?:i|we) (?:supposed to |need to |have to )?(?:send|give|share|tell|text|forward|post|write|say|show|publish|put)(?: out| to)*(?: {_CLIENTS}| on (?:my )?(?:insta\w*|facebook|site|website|story))(?: .*)?$",
        rf"how (?:do|can|will|should|would|are|could|does) (?:i (?:get|let|have|make|tell|invite) )?{_CLIENTS}(?: \w+){{0,2}} (?:book|find|reach|make|schedule|use|sign up|order|get appointments?|contact|come to|register)(?! out)(?: (?!where\b)\w+)*\??$",
        rf"what (?:do|does|should|must|will) {_CLIENTS}(?: \w+)? (?:need|have|do|must|write|send|type|say)(?: to)?(?: .*)?(?:do|book|here|write|text|appointment).*",
        rf"(?:send|give)(?: me| us) (?:something|anything|what|the thing|whatever)(?: \w+){{0,3}} (?:send|give|share|show|forward|post)(?: \w+){{0,2}} ?(?:{_CLIENTS})?(?: .*)?$",
        r"^(?:\w+ )?(?:my|our) (?:booking )?link(?: \w+)?\??$",
        r"(?:where|wheres|what|whats|which|send|give|show|find|lost)(?: \w+){0,4} (?:thing|code|address|page|bit|one) (?:that |which )?(?:i|we) (?:send|give|share|forward|pass on|hand out)(?: .*)?$",
        r"how (?:do|can|should|will) (?:i|we) (?:share|advertise|publish|spread|promote)(?: .*)?$",
        r"(?:where|to what number|to which number|what number) (?:do|should|can|will) (?:my |the )?(?:customers?|clients?|people|patients?|students?|they) (?:write|text|message|book|call)(?: .*)?$",
    ),
    *_own(
        Topic.CUSTOMER,
        rf"(?:what|whats|give|send|get|have|need|show|tell|find|want|do you have|can i have|can i get|could i get|may i have)(?: is| me| us| was)*(?: {_HER})(?: \w+)? (?:phone|mobile|cell|tel|telephone|number|contact|email|e mail|details)(?: .*)?$",
        rf"(?:phone|mobile|cell|telephone|contact|phone number|number|numbers|phone numbers|contact details|email) (?:of|for|from) (?:her|him|them|my (?:clients?|customers?)|the (?:\w+ )?(?:client|customer|patient|student|lady|guy|man|woman)|{NAME})(?: .*)?$",
        rf"how (?:do|can|could|should) i (?:call|reach|contact|phone|get hold of|ring|text|write to|message) (?:her|him|them|(?:my|the) (?:client|customer|patient)s?|{NAME})(?: .*)?$",
        r"(?:her|his|their)(?: \w+)? (?:phone|mobile|cell|number|email|contact)(?: number)? (?:is|was|changed|:).*",
        rf"^{_HER} (?:phone|mobile|cell|number|phone number|contact)\??$",
    ),
    *_own(
        Topic.HELPERS,
        rf"(?:can|could|may|will|should|does|do|is it possible for|possible that|want|id like|i want|would like|let)(?: {_SOMEBODY})(?! have (?:it|that|the slot)\b)(?: \w+){{0,2}} (?:get|gets|receive|see|have|read|view|look at|be told|hear|be notified|be informed|log ?in|have access|access|manage|handle|approve|answer|help)(?: \w+){{0,4}} ?(?:notifications?|notified|messages?|requests?|bookings?|calendar|schedule|updates?|alerts?|access|diary|appointments?|everything|them|it|too|as well|also|told|in|me|informed)(?: .*)?$",
        r"what about (?:her|his|their) notifications(?: .*)?$",
        r"(?:how|can|could|where) (?:do |can |could |to |i |we |you )*(?:add|invite|connect|give access to|set up)(?: \w+){0,3} (?:manager|admin|maintainer|helper|user|assistant|partner|person|phone|number)(?! \d)(?: .*)?$",
        rf"^(?:please )?(?:add|make|set|invite)(?: {_SOMEBODY}| her| him| them)(?: up)?(?: as| to be)? (?:an? |the |another )?(?:manager|admin|maintainer|helper)(?: .*)?$",
        r"who(?: else)? (?:gets|can see|manages|has access|is a manager|can approve|helps|is notified)(?: .*)?$",
    ),
    *_own(
        Topic.PAYMENT,
        rf"(?:can|could|do|will|how (?:do|can|will)) (?:{_CLIENTS}|i|we)(?: \w+){{0,2}} (?:pay|prepay|tip|(?:take|collect|charge|get|leave|ask for) (?:an? |the )?(?:deposits?|payments?|prepay\w*|card|money|fee|tips?))(?: .*)?$",
        r"(?:deposits?|prepay\w*|online payments?|payments? online|card payments?)(?: \w+){0,4} (?:here|too|possible|on this|supported|upfront|up front|from (?:them|clients|customers))(?: .*)?$",
    ),
    *_own(
        Topic.DURATION,
        r"(?:whats|what is|what was|how long is|how much is)(?: \w+)? (?:the |my |our )?(?:break|gap|pause|buffer|length|duration)(?! at \d)(?: .*)?$",
    ),
    *_own(
        Topic.DURATION,
        r"how (?:many|much) (?:min\w*|time)(?: \w+){0,2} between(?: .*)?$",
    ),
    *_own(
        Topic.NOTICE,
        r"(?:stop|no|dont|do not|not|block|avoid|without|prevent|disable)(?: \w+){0,4} (?:same ?day|last ?minute|on the day)(?: .*)?$",
        r"(?:at least|minimum|min|up to|less than|only) (?:an?|\d+|one|two|three|four|six|twelve|a few|few) (?:hours?|days?|hrs?) (?:\w+ )?(?:notice|ahead|before|in advance|prior|earlier)(?: .*)?$",
        r"(?:only|max|maximum|at most|no more than|limit(?: to| of)?|not more than|up to) (?:\d+|one|two|three|four|five|six|ten) (?:\w+ )?(?:clients?|customers?|people|bookings?|appointments?|patients?|students?|lessons?|cuts?) (?:a|per|each|every) day(?: .*)?$",
    ),
    *_own(
        Topic.LEAVING,
        r"(?:how|can|could|where)(?: do| can| could| would| to)*(?: i| we| you)? (?:delete|remove|close|take down|cancel|get rid of|unregister|shut down|leave|quit)(?: \w+){0,3} (?:business|account|shop|salon|clinic|profile|registration|whole thing|everything|page|skeji|here)(?: .*)?$",
        r"^(?:(?:so|and|ok|what if i (?:want|decide)) )*(?:how|can|where|what)(?: do| can| could| would| to| if| happens if)*(?: i| we| you)?(?: (?:want|wanted|decide|need|wish) to)? (?:stop|quit|end|cancel)(?: using| with| paying for)? (?:this(?: (?:service|thing|app|bot|line))?|it all|skeji|the (?:service|app|bot)|the whole thing|being (?:here|on here))(?: (?:later|some ?day|one day|again|at some point|please))*\??$",
        r"^(?:please |pls )?(?:delete|unregister|take down|get rid of)(?: my| our| the)+ (?:business|account|shop|salon|clinic|profile|registration|whole thing|page)(?: .*)?$",
    ),
    *_own(
        Topic.APPROVAL,
        r"(?:bookings?|appointments?|requests?|reservations?|everything|everyone)(?: \w+){0,3} (?:approved|accepted|confirmed|go through)(?: \w+){0,2} (?:automatically|by (?:it|them)sel\w+|on (?:its|their) own|instantly|without (?:asking|checking|me|my))(?: .*)?$",
        r"(?:approve|accept|confirm)(?: all| every\w*| them| new| requests?| bookings?| appointments?)+ (?:auto\w*|by (?:it|them|your)sel\w+|without (?:asking|me|my)|on your own|for me|straight away|right away|immediately)(?: .*)?$",
        r"(?:auto ?-?(?:approve|accept|confirm)|automatic(?:ally)? (?:approv|accept|confirm))\w*(?: .*)?$",
        r"(?:dont|do not|no need to|stop)(?: \w+)? (?:ask|asking)(?: me)?(?: \w+){0,3} (?:approv|confirm|accept)\w*(?: .*)?$",
        r"(?:without|dont want to|do i have to|do i need to|have to keep)(?: \w+){0,2} (?:approv|confirm)\w*(?: .*)?$",
        r"(?:dont want to|dont wanna|do i (?:have|need) to|do i always|must i)(?: \w+)? (?:say yes|answer|accept|ok|agree)(?: \w+){0,3} (?:each|every|all)(?: .*)?$",
        r"(?<!dont )(?<!not )let (?:them|people|clients|customers|everyone|everybody) (?:just|simply|directly) book(?: (?:without|directly|straight|right|by themselves|themselves|it|in).*)?$",
    ),
    *phrases(
        Act.RELAY,
        r"(?:put|add|write|make|keep|leave|jot)(?: \w+){0,3} notes?(?: \w+){0,2} (?:for|on|about|to|that|next to)(?: .*)?$",
        sure=0.97, states=IDLE | REQUESTED, roles=OWNERS,
    ),
    *owner(
        Act.AGENDA,
        r"(?:who|anything|anyone|anybody|someone|what|whats|requests?|is there|are there|any|do i have|have i got|how many)(?: \w+){0,4} (?:waiting|waits|pending|to approve|for (?:my )?approval|need(?:s|ing)? (?:my )?approv\w+|unanswered|to answer)(?: .*)?$",
        r"^(?:show |list |any |more |other |the |my |open |new |what |whats |are there )*(?:pending|waiting|open)? ?(?:requests?|approvals)(?: .*)?$",
        rf"(?:see|view|look at|check|show)(?: me)?(?: my| the| for)? (?:last|next|this|past) (?:week|month|weekend|{DAY})(?: .*)?$",
        r"^(?:why|who|did|is|was|have|has) (?:\w+ ){0,3}(?:closed?|blocked?|shut)(?! (?:at|by|from|until|till)\b)(?: .*)?$",
        r"^(?:does|will|did|do|would) (?:that|this|it|they)(?: \w+)? (?:affect|hit|clash|touch|collide|bother|hurt|concern)(?: .*)?$",
        r"^who(?:s| is| does| did| will| would)?(?: (?:that|it|this|be))* (?:affect|affected|hit|concern|bother)\w*(?: .*)?$",
        r"^(?:is there |do i have |have i got |have i |got |what have i got )?(?:any|anything|something|some|any more)(?: (?!book|for (?:a|an|my)\b)\w+){0,3} (?:free|open|available|space|room|gaps?|openings?|slots?|holes?)(?: .*)?$",
        r"^(?:when|what times?|which hours?) (?:am i|are we|is) (?:still )?(?:free|empty|available)(?: .*)?$",
        r"^(?:is|was|are) (?:any ?one|any ?body|some ?one)(?: \w+){0,2} (?:affected|hit|hurt|concerned)(?: .*)?$",
        r"(?:is|are|was|do i have|have i|did i|what|whats|whats all|show|see|which|list|any|anything)(?: \w+){0,4} (?:blocked|blocks?|blocked off|closed off|taken off|taken out)(?: .*)?\?",
        r"(?:what|whats|which|show|list|see)(?: \w+){0,4} (?:blocked|blocks|closures|days off|time off)(?: .*)?$",
        r"^(?:so |and |but )?(?:is|are) (?:it|she|he|that|they|this)(?: \w+){0,2} (?:confirmed|approved|booked|cancelled|canceled|coming|done|moved)(?: .*)?$",
        r"^(?:so |and |ok )*(?:is there|do i have|have i got|got)(?: any| still| much)* (?:space|room|gaps?|openings?|spots?|slots?)(?: left| free| open| available| still)*(?: .*)?$",
        sure=0.975, states=IDLE | REQUESTED, is_denial=False,
    ),
)  # fmt: skip
