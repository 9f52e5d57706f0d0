"""How owners word what is to be done with requests, with their customers, and for themselves, in English."""

from __future__ import annotations

from skeji_ray.languages.en.act_parts import APPOINTMENT, DAY, SERVICE, TIME
from skeji_ray.languages.en.owner_act_parts import CLIENTS, NAME, PERSON, WHENEVER, owner
from skeji_ray.languages.en.owner_calendar_acts import CALENDAR_ACTS
from skeji_ray.languages.phrasing import CUSTOMERS, IDLE, OWNERS, REQUESTED, Phrase, phrases
from skeji_ray.messages.acts import Act
from skeji_ray.messages.reading import State

REQUESTS = (
    *owner(
        Act.APPROVE,
        rf"^(?:approve|accept|confirm|yes to|ok to|ok for|take|yes for|say yes to|let) {PERSON}(?: in| come)?$",
        rf"^{PERSON} (?:yes|ok|okay|fine|good|approved|accepted|can come|is fine|is ok|is good|i approve|i accept|welcome)$",
        r"^(?:both|all|all of them|both of them|everyone|everybody|the (?:first|second|third|last)(?: one)?|\d)(?: (?:yes|ok|are|is|fine|good|approved|please))*$",
        r"^(?:approve|accept|confirm|take|yes|ok)(?: the)? (?:both|all|\d|1st|2nd|first|second|third|last|earlier|later|other|one)(?: .*)?$",
        r"^the (?:earlier|later|first|second|last|other|morning|afternoon) one$",
        states=REQUESTED, sure=0.93, is_denial=False,
    ),
    *owner(Act.APPROVE, r"^(?:approve|accept|confirm) \w+s \S+(?: \S+){1,6}$", states=REQUESTED, sure=0.84),
    *owner(
        Act.DECLINE,
        rf"^(?:decline|reject|refuse|no to|no for|say no to|dump|drop|deny|skip) (?:the (?:first|second|third|last|other|1st|2nd|3rd)(?: one)?|{PERSON})(?: please)?$",
        rf"^(?:{PERSON}|the (?:first|second|third|last|one with .*)|\d) (?:no|not|declined|rejected|no thanks?|no thank you|i (?:refuse|decline|reject)|cant)$",
        r"^none(?: of (?:them|these|those))?$",
        r"^(?:neither|no to (?:both|all))$",
        states=REQUESTED, sure=0.93,
    ),
    *owner(
        Act.PROPOSE,
        rf"(?:ask|see|check|find out)(?: (?:him|her|them|with \w+|if|whether|it|is|possible|\w+))* ?(?:{WHENEVER}|\d{{1,2}}(?:ish)?|earlier|later|instead)(?: .*)?",
        r"(?<!how do i )(?<!how can i )(?:suggest|propose|offer|counter)(?: (?:him|her|them|to|\w+|the|another))* .*",
        rf"(?:how|what) about (?:the )?(?:{WHENEVER}|\d|early|late|next|this|an? (?:hour|day|week)).*",
        rf"(?:can|could|would|will) (?:she|he|they|\w+) (?:do|come|make|be able to (?:come|do|make)|manage|prefer)(?: \w+){{0,2}} (?:{WHENEVER}|\d|earlier|later|half).*",
        r"only if (?:she|he|they)(?: .*)?",
        rf"(?:i|we)(?:m| am| are|re)? ?(?:can only|can|could|only have|prefer|only free|open|able|can do|could do)(?: \w+){{0,3}} (?:at |on |to )*(?:{WHENEVER}|half \w+)(?: .*)?$",
        rf"(?:^|\b)(?:{WHENEVER}|\d{{1,2}}(?:[:.]\d\d)?)(?: \w+){{0,2}} (?:instead|would be better|is better|works better|suits me better|yes|possible)(?: .*)?$",
        rf"(?:for \w+ )?(?:say|tell (?:him|her|them)|give (?:him|her|them)) (?:the )?(?:{WHENEVER}|\d{{1,2}}(?:ish|am|pm)?)(?: .*)?$",
        r"^not (?:this|then|at).* (?:but|rather|instead).*",
        r"(?:another|different|other) (?:time|day|hour|date|slot)(?: .*)?$",
        states=REQUESTED, sure=0.92,
    ),
    *owner(
        Act.PROPOSE,
        r"(?:tell|let|ask|text)(?: \S+){1,3}? (?:know )?(?:that )?i (?:could|can) (?:also )?(?:do|take|offer|see|fit).*",
        r"ask (?:\w+ ){1,2}(?:if|whether) (?:\w+ )?(?:hes|shes|theyre|is|its) (?:fine|ok|okay|happy|good|free) .*(?:earlier|later|day|at \d|instead|hour).*",
        rf"(?:ask|see|check)(?: (?:him|her|them|with \w+|{NAME}))? (?:if|whether) (?:\w+ ){{1,4}}(?:can|could|works|suits|possible|ok|wants)(?: .*)?(?:{WHENEVER}|\d|earlier|later).*",
        r"(?:suggest|propose|counter ?-?offer|offer) (?:him|her|them|\w+|to \w+) .*\d.*",
        r"(?:would|could) (?!you|u|i|we|they)\w+ be able to (?:do|come|make).*",
        states=IDLE, sure=0.92,
    ),
)  # fmt: skip

_LATE = r"(?:\d{1,2}(?: ?- ?\d{1,2})?|ten|five|fifteen|twenty|thirty|half an|an|a few|quarter of an|couple of)(?: ?m| ?min\w*| ?hour\w*)?"
CUSTOMERS_OF = (
    *owner(
        Act.OWNER_LATE,
        rf"(?:running|gonna be|going to be|will be|ill be|be|im|i am|were|is|am|arriving|arrive|coming|delayed)(?: so| a bit| a little| bit| really| very| super| about| like| around| by)* (?:{_LATE} )?(?:late|behind|delayed|overdue)(?! (?:shift|booking|appointment|slot))(?: .*)?$",
        rf"{_LATE} late(?: .*)?$",
        r"behind schedule(?: .*)?",
        r"(?:stuck|locked out|overslept|overslpet|flat tyre|flat tire|broke down|bus is late|train (?:is )?(?:late|delayed|cancelled))(?: .*)?",
        r"(?:be there|there|arriving|at work) (?:by|in|at) \d{1,2}(?:[:.]\d\d)?(?: ?min\w*)?(?: .*)?$",
        r"(?:tell|let)(?: \S+){1,5} (?:\d+|an hour|half an hour|ten|bit|little)(?: \w+)? (?:late|later|delay|behind)(?: .*)?$",
        r"late (?:today|tomorrow|an hour|a bit|by|\d+)(?: .*)?$",
        r"(?:wont|cant|not gonna|not going to)(?: \w+){0,6} on time(?: .*)?$",
        r"(?:give|gimme) (?:me )?\d+ (?:more )?min\w*(?: .*)?$",
        r"(?:delayed|held up|running over|overrunning|running late)(?: .*)?$",
        sure=0.93,
    ),
    *owner(
        Act.MESSAGE_CUSTOMERS,
        r"(?:send|give|drop|shoot) (?:out )?(?:everyone|everybody|every1|them all|all (?:my |the |our )?\w+|my \w+|our \w+) (?:an? |the |this |that |some )?(?:\S+ ){0,5}(?:message|msg|text|note|greetings?|wish(?:es)?|reminder|update)s?(?: .*)?$",
        sure=0.975,
    ),
    *owner(
        Act.MESSAGE_CUSTOMERS,
        r"^(?:(?:and|but|also|only|just) )*(?:s?he|they)(?: (?:should|must|shall|needs? to|ha(?:s|ve) to|ought to|cant|cannot|shouldnt|mustnt|better))(?: (?:not|also|please|just|only))* (?:come (?:with(?!out an)|in (?!at|on|today|tomorrow)|hungry|alone|by (?:bus|car|foot)|dressed|fasting)|bring|wear|wash|eat|drink|shave|park|pay|remember|take off|leave (?:the|his|her|their)|call me|use|have (?:a )?(?:dry|clean|wet|an empty))(?: .*)?$",
        sure=0.93,
        states=IDLE | REQUESTED,
    ),
    *owner(
        Act.MESSAGE_CUSTOMERS,
        rf"send (?:a )?(?:message|text|note|reminder) to {PERSON}(?: .*)?",
        r"^(?:tell|inform|notify|message|text|let)(?: to)? (?:everyone|everybody|them all|all of them|all (?:my |the )?(?:clients|customers|patients|students)|my (?:clients|customers|patients|students))(?: know)?$",
        r"send (?:everyone|everybody|them|him|her|my clients|my customers|all my \w+) (?:.*)$",
        r"^(?:write|send|text|message) to (?:all|everyone|everybody)(?: .*)?$",
        rf"(?:tell|text|message|msg|inform|notify|remind|warn|wish|email|write(?: to)?|ask|say to|contact|thank)(?: (?:all|a|message|to|of|msg|out|note))* (?:everyone|everybody|evry1|every1|all|(?:all )?(?:my|the|our|todays|tomorrows|this weeks|fridays|mondays|sundays|saturdays|tuesdays|wednesdays|thursdays) (?:\w+ )?(?:{CLIENTS}|lot|ones?|\d+(?: ?[ap]m)?|list|lady|man|guy|girl|dad|mum|family|people|couple|class)|{PERSON})(?: know)?(?: .+)$",
        rf"let (?:everyone|everybody|(?:my|the|tomorrows|todays) \w+|{PERSON})(?: \w+)? know(?: .+)?$",
        r"(?:please )?pass (?:it |this |that )?on$",
        r"(?:send|write|do) (?:a )?(?:message|broadcast|msg|announcement|note|reminder) to (?:everyone|all|my|the)(?: .*)?",
        sure=0.91,
    ),
    *owner(
        Act.COMPLETE,
        rf"(?:done|finished|all done) with (?:the )?{PERSON}(?: .*)?$",
        r"(?:mark|put|set|tick|tick off|note)(?: \S+){1,5} (?:as |off )?(?:done|complete|completed|finished|came|attended|off)(?: .*)?$",
        rf"^(?!what|who|when|nobody|no one|noone|nothing|something|smth|how|i |it )(?:the |that )?(?:{PERSON}|(?:\w+ ){{0,3}}\w+) (?:happened today|came|was here|showed up|has been|turned up|is done|are done|was done|went (?:well|fine|ok)|finished|just left|has left|did come|left happy)(?: .*)?$",
        r"^(?:she|he|they|shes|hes|theyre)(?: has| have| just| was| is| were)* (?:came|been|here|done|left|finished|gone|out the door|showed up)(?: .*)?$",
        r"^(?:done|finished|completed|complete|all done|done n dusted|that(?:s| is) (?:done|finished)|visit done)(?: .*)?$",
        r"tick (?:her|him|them|it|that|\w+) off",
        r"(?:was|were) here(?: .*)?$",
        sure=0.87, states=IDLE,
    ),
    *owner(
        Act.NO_SHOW,
        r"no ?-?shows?(?: .*)?",
        r"(?:didnt|did not|dint|never|hasnt|has not|havent|didn t|not)(?: even| bother to| bothered to)? (?:show|shown|showed|come|came|turn up|turned up|arrive|arrived|appear|appeared|attend|make it|rock up|show up)(?: .*)?$",
        r"(?:ghosted|bailed|stood me up|stood us up|skipped|skiped|blew me off|flaked|flaked out|missed (?:his|her|their|the) (?:appointment|slot|lesson|class))(?: .*)?$",
        r"(?:nobody|noone|no one|noboby|no1) (?:came|showed|turned up|here|at the door)(?: .*)?",
        r"waited(?: .*)? (?:nobody|no one|for nothing|never|didnt)(?: .*)?",
        r"(?:is|was) not (?:arrived|here|there|coming)(?: .*)?(?:answer|phone|waiting).*",
        sure=0.93, states=IDLE,
    ),
    *owner(
        Act.CANCEL_CUSTOMER,
        rf"(?:cancel|cxl|scrap|annul|call off)(?: out)? (?!(?:my|the) (?:vacation|holiday|block|day off|closure|leave|pause))(?:everyone|everybody|{PERSON}|the (?:\S+ ){{0,2}}?(?:{APPOINTMENT}|one|\d{{1,2}}(?:[:.]\d\d)?(?: ?[ap]m)?|{SERVICE})|(?:his|her|their|\w+s) (?:\S+ )?(?:{APPOINTMENT}|{SERVICE})|all (?:my |the |todays |tomorrows )*{CLIENTS}|(?:todays|tomorrows|my|all) (?:\w+ )?{CLIENTS})(?: .*)?$",
        r"(?:remove|delete|take)(?: out| off)? (?:him|her|them|\w+s|\w+)(?: \S+)? (?:from|off) (?:the calendar|the schedule|the diary|my calendar|\w+day|tomorrow|today)(?: .*)?$",
        rf"^(?!i |im |we |is |it |nobody |no one |gas |meeting |what |why |how )(?:\w+ )?{PERSON}(?: \w+){{0,2}} (?:cant|cannot|isnt|wont|not|is not|called to|rang to|phoned to|texted to|asked to|wants to|wanted to|needs to|would like to|has to)(?: be)? (?:make it|come|coming|cancel|annul|pull out)(?: .*)?$",
        rf"^(?!i |im |we |is |it |they |the (?:plumber|supplier|delivery) |plumber |my ){PERSON} (?:cancelled|canceled|cancels|cxld|has cancelled|just cancelled|pulled out|is out|dropped out)(?: .*)?$",
        r"(?:shes|hes|theyre|she is|he is|they are) (?:not|no longer) coming(?: .*)?$",
        r"(?:annul|cancel) (?:his|her|their) (?:appointment|booking|visit|lesson)(?: .*)?",
        r"(?:everyone|everybody|all of them)(?: \S+){0,3} (?:has to go|must go|is cancelled)(?: .*)?",
        r"let (?:them|him|her) go(?: .*)?",
        r"(?:take|get) (?:them|them all|all of them|everyone|everybody|him|her) off(?: (?:the |my )?(?:list|calendar|schedule|diary|books?))?$",
        rf"^(?:pls |please )?cancel (?:all of |all )?(?:today|tomorrow|tmrw|{DAY}|the day|this (?:morning|afternoon|evening))$",
        sure=0.91, is_denial=False, states=IDLE,
    ),
    *owner(
        Act.MOVE_CUSTOMER,
        rf"(?:move|pusg|push|shift|reschedule|swap|switch|bump|postpone|slide|delay) (?:{PERSON}|(?:the|all|all of|his|her|their|\w+s) (?:\S+ ){{0,3}}?(?:{APPOINTMENT}|{SERVICE}|one|{DAY}|{CLIENTS}|\d{{1,2}}(?:[:.]\d\d)?(?: ?[ap]m| oclock)?)|(?:{DAY}|{TIME}))(?: from \S+(?: \S+)?)? (?:to|by|back|forward|onto|until|till|an?|\d+|half|later|earlier|and \w+|from|up|over to|at)\b(?: .*)?$",
        r"(?:move|shift|push|reschedule) (?:him|her|them|everyone|everybody)(?: .*)?$",
        r"(?:make|give|put) (?:him|her|them|hers|his) (?:the )?(?:\d\S*|\w+day|an? (?:day|hour|week) (?:later|earlier)|a bit later)(?: instead| later| earlier)?(?: of .*)?$",
        r"swap \w+ and \w+(?: .*)?",
        r"new (?:slot|time) for (?:the )?\w+(?: .*)?",
        rf"(?:can|could|would|will|let) (?:she|he|they|her|him|{NAME}) (?:come|be here|come in|do)(?: \w+){{0,2}} (?:at |on |to )*(?:{WHENEVER}|\d{{1,2}}\S*) (?:instead|rather)(?: .*)?",
        rf"put (?:{PERSON}) (?:on|after|at|to) (?:\S+ )*?(?:instead|tomorrow|after .*|at \d.*)$",
        r"(?:wants?|needs?) (?:him|her|them|to be|to come)?(?: \w+){0,3} (?:earlier|later|moved|rescheduled|another (?:day|time))(?: .*)?",
        sure=0.88, is_denial=False,
    ),
    *owner(
        Act.BOOK_CUSTOMER,
        rf"(?:book|put|add|pencil|pop|squeeze|fit|write|schedule|stick|enter|pls book)(?: in)? (?:in )?(?!{SERVICE}\b)(?:{PERSON})(?=.*(?:{WHENEVER}|\d|\bnow\b|in$))(?!.*\b(?:instead|rather|after \w+ tomorrow|to the team|access|off|as an?|list|menu|(?:mon|tues|wednes|thurs|fri|satur|sun)days|back)\b)(?: (?!(?:off|back|as|on)\b)\S+){{0,2}} (?:in(?! there)|for|at|on|down|tomorrow|today|tmrw|{DAY}|with)(?: .*)?$",
        r"walk ?-?in(?: .*)?",
        rf"(?:book|put|add|make|write|enter|schedule|create|need|new)(?: in| me)? an? (?:\S+ ){{0,2}}(?:{APPOINTMENT}|{SERVICE}|slot) for (?!me\b|myself|us\b){PERSON}(?: .*)?$",
        r"(?:lady|client|customer|guy|man|woman|someone|somebody|patient|mum|kid)(?: \S+){0,3} (?:on the phone|rang|called|phoned|just called|walked in|wants an?|asked for an?|wants to (?:come|book))(?: .*)?",
        r"^new (?:booking|client|appointment|appt|customer)(?: for| in)?(?: .*)?",
        r"see (?:her|him|them) again in(?: .*)?",
        rf"(?:give|get) (?:him|her|them|{NAME}) (?:the |an? )?(?:\S+ ){{0,2}}(?:slot|appointment|free one|hour|time|lesson|session)(?: .*)?$",
        rf"find (?:the |my )?(?:\w+ )?{PERSON} (?:something|a slot|a time|an? \w+)(?: .*)?",
        sure=0.87, is_denial=False,
    ),
)  # fmt: skip

OWN = (
    *phrases(
        Act.BOOK,
        rf"(?:book|get|find|reserve|schedule|fit|squeeze)(?: \w+)? (?:me|myself)(?: in| up)?(?: for| with| at)* (?:an?|some|one|the)?(?: \S+){{0,3}} ?(?:{SERVICE}|{APPOINTMENT})(?: .*)?",
        rf"(?:i|we) (?:need|want|wanna|d like|would like)(?: \w+)? an? (?:\S+ ){{0,2}}{SERVICE}(?: .*)?(?:for (?:me|myself|my)|asap|please|near|in \w+|today|tomorrow|{DAY})(?: .*)?",
        rf"{SERVICE} for (?:me|myself)(?: .*)?",
        rf"(?:can|could) i (?:\S+ )*?(?:get|have|book|come|reserve)(?: \S+){{0,4}} {SERVICE}(?: .*)?",
        r"who can do my(?: .*)?",
        rf"my own (?:\w+ )?(?:{SERVICE}|\w+)(?: .*)? (?:anything|any|free|available|book|need)(?: .*)?",
        rf"(?:need|want) an? {SERVICE}(?: .*)?",
        states=IDLE | REQUESTED, roles=OWNERS, sure=0.91,
    ),
    *phrases(
        Act.CANCEL,
        rf"(?:cancel|cxl|drop|scrap) my (?:own )?(?:\S+ )?{SERVICE}(?: .*)?",
        rf"(?:cant|cannot|wont) (?:make|do|come|get)(?: it)?(?: to)? my (?:own )?(?:\S+ )?{SERVICE}(?: .*)?",
        r"my own (?:\S+ ){1,5}cancel(?: .*)?",
        r"cancel my own(?: .*)?",
        r"cancel my (?:appointment|booking|appt|reservation|visit)(?! (?:at|with) \w+ (?:and|,))(?: .*)?",
        states=IDLE | REQUESTED | {State.ASK_WHICH_BOOKING}, roles=OWNERS, sure=0.92,
    ),
    *phrases(
        Act.MOVE,
        rf"(?:move|shift|postpone|reschedule|push|change) my (?:own )?(?:\S+ )?{SERVICE}(?! (?:client|customer))(?: .*)?",
        rf"(?:can|could) (?:they|my) (?:\S+ ){{0,2}}(?:my )?{SERVICE}(?: .*)?(?:later|earlier|go to|instead|another).*",
        states=IDLE | REQUESTED, roles=OWNERS, sure=0.92,
    ),
    *phrases(
        Act.LIST,
        rf"(?:when|whens|what time)(?: is|s)? my (?:own )(?:\S+ )?(?:{SERVICE}|{APPOINTMENT}|\w+)(?: .*)?",
        r"(?:booked|bookings?|appointments?)(?: \w+)? for myself(?: .*)?",
        rf"^(?:when|whens)(?: is)? my {SERVICE}(?: .*)?$",
        states=IDLE | REQUESTED, roles=OWNERS, sure=0.93,
    ),
)  # fmt: skip

_BOOKERS = r"(?:clients?|customers?|patients?|students?|pupils?|guests|members|parents|people i (?:treat|teach|train))"
_KIND = r"(?:business|biz|shop|salon|clinic|studio|practice|place|barber ?shop|garage|nail bar|spa|gym|school|company|account|store|us)"
REGISTER = (
    *phrases(
        Act.REGISTER,
        r"(?:sign|get|put|bring)(?:ing)? (?:my|our) (?:(?!(?:name|kids?|son|daughter|child|children|boys?|girls?|baby|toddler|dog|puppy|cat|mum|mom|mother|dad|father|wife|husband|partner|sister|brother|friends?|family|group|class)\b)\S+ ){1,3}(?:up|on here|on board|onboard)(?! for\b)(?: .*)?$",
        states=IDLE, sure=0.97,
    ),
    *phrases(
        Act.REGISTER,
        r"^(?:please )?(?:register|sign up)(?! (?:me|us|him|her|for|a complaint|my vote|it|that|this)(?!\w))(?: .+)$",
        states=IDLE, sure=0.97,
    ),
    *phrases(
        Act.REGISTER,
        rf"(?:register|sign up|sign on|list|put|add|enrol+|set up|get|onboard|join|create|open)(?: (?:up|please|me|for|here))? (?:my|a|our|an|another|a second|a new)(?: (?!song|movie|list)\S+)? {_KIND}(?! account)(?: .*)?$",
        r"^(?:register|sign up|onboard|sign me up|sign us up|list us)(?: (?:us|me|my|our))?(?: (?:business|as (?:an? )?(?:business|owner)))?$",
        r"(?:put|get|have|list|want)(?: \S+){0,4} (?:on (?:here|skeji|this (?:app|system|platform|thing|service)|the (?:app|system|platform))|listed)(?: .*)?$",
        rf"(?:i|we) (?:have|own|run|got|opened|am opening|just opened|work as)(?: \w+)? an? (?:\S+ ){{0,3}}{_KIND}(?: .*)?(?:how|can|want|sign|join|get on|list|register|use|wanna).*",
        r"how (?:do|can) (?:i|we) (?:get on|join|list|register|sign up)(?: .*)?",
        r"(?:second|another|new) (?:business|salon|shop|clinic) (?:please|pls|to (?:add|register))(?: .*)?",
        r"(?:wanna|want to|would like to|like to|can you|could you|can i|could i) (?:list (?:us|my|our|me)|register (?:my|our|a|the|as|here|with)|sign up (?:my|our|as|a)|join as)(?: .*)?",
        r"sign (?:me|us) up(?! for (?:the )?(?:messages|updates|texts|an?|yoga|spin|pilates|\w+ class))(?: .*)?$",
        r"want open account(?: .*)?",
        r"can (?:manage|run|handle) my (?:pupils|clients|students|customers|calendar)(?: .*)?",
        states=IDLE, sure=0.93,
    ),
    *phrases(
        Act.REGISTER,
        rf"(?:(?:my|our) (?:\w+ )?{_BOOKERS}|(?:want|like|let|allow|for|so) (?:\w+ )?{_BOOKERS})(?: \w+){{0,5}} (?:book|make (?:an? )?(?:appointments?|bookings?)|schedule|get appointments?|reserve|order)(?: .*)?",
        rf"(?:can|could|will|would|do|how do|how can|how would) (?:\w+ )?{_BOOKERS}(?: be able to| also)? (?:book|make (?:an? )?(?:appointments?|bookings?)|schedule|reserve|sign up)(?: \w+){{0,4}} (?:with me|with us|me|us|my \w+|our \w+|through|via|here|over|by whatsapp|on whatsapp)(?: .*)?",
        r"(?:take|get|receive|manage|accept|handle|run|organi[sz]e) (?:my |our |online |more |all )*(?:bookings|appointments|clients|calendar|schedule|appointment book|customers)(?: \w+){0,3} (?:here|through (?:you|this|here|skeji|whatsapp)|with (?:you|this|skeji)|on (?:here|this|skeji|whatsapp)|via (?:you|this|skeji|whatsapp))(?: .*)?",
        r"how (?:do|can|should|would) (?:i|we) (?:start|begin|get started|get going|set up|set this up|set it up|get set up|onboard|open an account)(?: (?:here|with (?:you|this|skeji)|using (?:this|it|you|skeji)|please|then|now))*\??$",
        r"(?:id|wed|i|we)(?: would)? (?:like|want|love|wanna|wish)(?: to)? (?:join|sign up|get on board|be on (?:here|skeji)|be listed|start using (?:this|you|skeji|it)|use (?:this|you|skeji|your \w+) for my \w+)(?: .*)?$",
        rf"^(?:its|it is|this is|were|we are|im|i am|i have|i own|i run|we have|we run)(?: \w+)? (?:an? |the )?(?:\w+ ){{0,3}}{_KIND}(?: .*)? (?:called|named)(?: .*)?$",
        r"^(?:i|we) (?:teach|coach|train|give lessons|give (?:\w+ )?lessons|tutor)(?: .*)? (?:at home|from home|at my|in my|online|mon|sun|tue|wed|thu|between|from \d)(?: .*)?$",
        r"(?:i|we) (?:do|offer|run|have|own|work as|am|are|got)(?: \w+){0,3} (?:salon|clinic|studio|barber ?shop|gym|practice|lashes|nails|brows|haircuts|massages|lessons|facials|makeup|tattoos|grooming)(?: .*)?(?:my (?:clients?|customers?)|for my business|(?:register|join|sign up|list)).*",
        r"(?:like|want|need|wanna|wish|love)(?: to)? (?:register|sign up|set up) (?!(?:for|to|as|with|by)\b|(?:me|him|her|us|myself|it|that|this|you)\b|(?:my|our|the) (?!business|shop|salon|clinic|studio|place|barber|gym|spa|school|practice|company)|an? (?:appointment|class|lesson|session|visit))\w+(?: .*)?$",
        r"(?:is (?:this|it|skeji)|do you work|does (?:this|it) work|can (?:i|we|businesses) use (?:this|it|you))(?: \w+){0,2} for (?:\w+ )?(?:business\w*|shops?|salons?|owners|clinics?|barbers?|teachers?|professionals)(?: .*)?",
        r"(?:do|run|put|have|get|use (?:this|it|you|skeji) for|manage) (?:all )?(?:my|our|the) (?:\w+ )?(?:bookings|appointments|diary|clients|scheduling|calendar)(?: \w+){0,3} (?:thru|through|here|on (?:here|this|whatsapp|skeji)|with (?:this|you|skeji)|via|over|using)(?: .*)?",
        r"use (?:this|it|you|skeji) (?:for|to (?:take|get|manage|handle|do|run)) (?:my|our) (?:\w+ )?(?:bookings|appointments|clients|customers|business|salon|shop|clinic|studio|diary)(?: .*)?",
        rf"(?:put|get|add|list|have|bring)(?: (?:my|our|the))(?: \w+){{0,3}} {_KIND}(?: \w+){{0,4}} (?:here|skeji|this|whatsapp|online|up)(?: .*)?",
        rf"(?:^|\b){_KIND}(?: in(?: \w+){{1,4}})?(?: \w+){{1,5}} (?:its|it is|is|were|we are) called(?: .*)?$",
        states=IDLE, roles=CUSTOMERS, sure=0.955,
    ),
    *phrases(
        Act.REGISTER,
        r"^(?:hi |hey |hello )?(?:im|i am|were|we are|this is)(?: \w+){0,2} (?:an? |the )?(?:\w+ ){0,3}(?:teacher|tutor|instructor|coach|trainer|barber|hair ?dresser|hair ?stylist|beautician|cosmetician|therapist|physio\w*|masseuse|groomer|nail tech\w*|lash tech\w*|make ?up artist|photographer|personal trainer|osteopath|dietitian|nutritionist|psychologist|vet|dentist|optometrist|tattoo artist)(?: (?:in|from|at|based|working)(?: .*)?)?$",
        r"^(?:(?:piano|guitar|violin|singing|yoga|pilates|swimming|english|maths?|dance|driving|private|music|drawing|tennis|hebrew|fitness) )+(?:teacher|tutor|instructor|coach|trainer)(?: (?:in|from|at|based)(?: .*)?)?$",
        rf"^(?:i|we) (?:run|own|have|got|manage|opened|just opened|am opening)(?: \w+)? an? (?:\w+ ){{0,3}}{_KIND}(?: (?:with|in|at|for|called)(?: .*)?)?$",
        states=IDLE, roles=CUSTOMERS, sure=0.9,
    ),
)  # fmt: skip

OWNING: tuple[Phrase, ...] = (*CALENDAR_ACTS, *REQUESTS, *CUSTOMERS_OF, *OWN, *REGISTER)
