"""Where the words of slots stand in an English message."""

from __future__ import annotations

from skeji_ray.languages.en.act_parts import DAY, NO_NAMES, SERVICE
from skeji_ray.languages.en.beside_acts import NOT_TO_OTHERS
from skeji_ray.languages.phrasing import SlotPattern
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.reading import State
from skeji_ray.messages.vocabulary import CITY_PHRASES, LABEL_PHRASES

_LOOSE = (
    r"(?:sooner|another (?:day|time)|(?:a )?different (?:day|time|hour)|whenever(?: suits)?|straight after|some ?time soon|"
    r"(?:the )?(?:night|day|week|hour) before|same time)"
)
"""What is said of time and has no day or hour in it."""
_DAYS = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?"
_DAYS_LIST = rf"(?:(?:every ?day|weekdays|daily|all week|7 days)(?: (?:except|but) {_DAYS}(?: and {_DAYS})?)?|{_DAYS}(?: ?(?:-|–|to|till|and|,|&) ?{_DAYS})*)"
_CLOCK = r"(?:half(?: past)? |(?:a )?quarter (?:past|to) )?\d{1,2}(?:[:.]\d\d)?(?: ?[ap]m)?"
_HOURS = (
    rf"(?:(?:from )?{_CLOCK} ?(?:-|–|to|till|until|til) ?{_CLOCK}|(?:at|till|until|from|by) (?:{_CLOCK}|half \w+|noon))"
)
_MONEY = r"[£$€₪] ?\d+(?:[.,]\d+)?|\d+(?:[.,]\d+)? ?(?:[£$€₪]|(?:quid|pounds|dollars|shekels?|euros?|nis|bucks|sh)\b)"
_RATE = (
    rf"(?:{_MONEY}|\d{{2,4}}) ?(?:an|per|a|for an|/|each|for (?:a|one)) ?"
    r"(?:hours?|half hour|lesson|session|class|person|visit|treatment|appointment|cut|month)\b"
)
"""What something costs, for how long or for whom."""
_MINUTES = (
    r"(?:an hour and a half|half an hour|(?:a )?quarter of an hour|(?:(?<!\d[.,])\d{1,3}(?:[.,]\d)?|an?|one|two|three|five|ten|fifteen|twenty|thirty|forty|"
    r"forty[- ]five|sixty|ninety|a few|a couple of)(?: ?(?:-|–|or|to) ?\d{1,3})?[ -]?(?:min(?:ute)?s?|hours?|hrs?)\b(?! (?:later|earlier|before|ahead)))"
)
_NO_NAME = (
    r"(?!(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[a-z]*day)?s?\b|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\b|"
    r"(?:I|I'm|I'd|The|My|A|An|Me|Us|Him|Her|It|This|That|Please|Thanks|Today|Tomorrow|Now|What|Can|Could|Do|Is|Are|Yes|No|Ok|OK|Let|Not|Patient|Tell|Put|Move|Cancel|"
    r"Urgent|Emergency|Great|Good|Bad|So|Very|Really|Awful|Crazy|Perfect|Fine|Desperate|Ridiculous|Important|Book|Under|Just|Hi|Hello|Hey|Train|Nobody|For|And|But|Sorry|Everyone|Everybody|All|Both|Client|Customers?|At|On|In|From|To|When|Who|How|Where)\b)"
)
_NAME = rf"(?:(?:[Dd]r|[Mm]r|[Mm]rs|[Mm]s|[Pp]rof)\.? )?{_NO_NAME}[A-Z][\w'’-]*(?: {_NO_NAME}[A-Z][\w'’-]*){{0,2}}"
_RELATIVE = (
    r"(?:my|our) (?:\w+ )?(?:son|daughter|kids?|mum|mom|mother|dad|father|wife|husband|partner|brother|sister|friend|nan|gran|grandma|"
    r"grandpa|dog|cat|puppy|baby|boys?|girls?|lad|niece|nephew|cousin|boss|neighbour|neighbor)"
)
_STOP = (
    rf"(?:on|at|for|in|with|by|before|after|this|next|the|and|tomorrow|today|tonight|please|pls|plz|thanks|around|near|from|to|or|as|asap|"
    rf"when|if|because|so|but|any|every|each|is|are|i|who|that|{DAY}|morning|afternoon|evening|\d\S*|appointment|booking|slot|time|one|new|reservation)"
)
_WORDS = rf"(?:(?!{_STOP}\b)[\w&'-]+ ?){{1,4}}"
_KNOWN = "|".join(sorted((word for word in LABEL_PHRASES if word.isascii()), key=len, reverse=True))
_CITY = "|".join(sorted((word for word in CITY_PHRASES if word.isascii() and len(word) > 2), key=len, reverse=True))
_STUDIED = r"(?:maths?|piano|guitar|violin|english|hebrew|spanish|physics|tennis|swimming|dance|music|singing|drums?)"
_STREET = r"(?:street|st|road|rd|avenue|ave|lane|boulevard|blvd|square|drive|way|row|close|place|court|quay|mall)"

_BOOKING = frozenset({Act.BOOK, Act.REFINE, Act.RECURRING, Act.MOVE, Act.WAITLIST, Act.NONE, Act.BOOK_CUSTOMER})
_WITH_REASON = frozenset(
    {Act.CANCEL, Act.MOVE, Act.LATE, Act.DECLINE, Act.OWNER_LATE, Act.CLOSE, Act.BLOCK, Act.CANCEL_CUSTOMER, Act.PAUSE}
)
_OF_PRICES = frozenset({Act.CHANGE_SERVICES, Act.CHANGE_HOURS, Act.REGISTER})
_OF_LENGTH = frozenset({Act.LATE, Act.OWNER_LATE, Act.CHANGE_HOURS, Act.CHANGE_SERVICES, Act.REGISTER})
"""Acts in which "ten minutes" is a length before it is a part of a time."""
_WITH_LENGTH = frozenset({Act.BOOK, Act.REFINE, Act.BOOK_CUSTOMER})
"""Acts in which "in half an hour" is a time, and what remains a length."""
_OF_BUSINESS = frozenset({Act.CHANGE_HOURS, Act.REGISTER, Act.RESUME})
_WITH_ADDRESS = frozenset({Act.CHANGE_DETAILS, Act.REGISTER})
_OF_CUSTOMERS = frozenset(
    {
        Act.CANCEL_CUSTOMER, Act.MOVE_CUSTOMER, Act.BOOK_CUSTOMER, Act.COMPLETE, Act.NO_SHOW, Act.APPROVE, Act.DECLINE,
        Act.PROPOSE, Act.MESSAGE_CUSTOMERS,
    }
)  # fmt: skip
_OF_SERVICES = _BOOKING | {
    Act.CANCEL, Act.LIST, Act.CHOOSE, Act.ASK_BUSINESS, Act.CHANGE_SERVICES, Act.LATE, Act.REGISTER, Act.AFFIRM, Act.MOVE_CUSTOMER,
    Act.CANCEL_CUSTOMER, Act.NO_SHOW, Act.COMPLETE, Act.REMIND,
}  # fmt: skip
_OF_STAFF = frozenset({Act.STAFF, Act.BLOCK, Act.UNBLOCK, Act.CLOSE, Act.REOPEN, Act.OWNER_LATE, Act.CHANGE_HOURS})
_SEVERAL = frozenset({State.OFFER_LIST, State.ASK_WHICH_BOOKING, State.APPROVALS})

SLOTS: tuple[SlotPattern, ...] = (
    SlotPattern(Slot.NAME, r"(?:text|message|msg|tell|contact|write to|call|ping|send (?:any\w* |a |the )?(?:messages?|texts?)? ?to) (?P<what>her|him|them|my (?!phone|number|mobile|inbox)\w+)\b", acts=frozenset({Act.STOP})),
    SlotPattern(Slot.HOURS, r"(?:so|too|this|that) (?:late|early|often|much|many|frequently)|(?:at|in the middle of the|during the) night|(?:after|before|past) (?:hours|bedtime|dark|dinner|work)|(?:every|each) (?:hour|day|time)|on shabb?at|during work", acts=frozenset({Act.STOP})),
    SlotPattern(Slot.PHONE, r"(?!\d\d-\d\d-\d{4}|\d{4} ?- ?\d{4}(?!\d))(?:\+\d|0\d)[\d -]{6,14}\d"),  # no date, no two hours
    SlotPattern(
        Slot.REASON,
        r"(?:because|cos|coz|cuz|since|as my|due to) (?P<what>[^.!?\n]{3,80})",
        acts=_WITH_REASON,
    ),
    SlotPattern(
        Slot.REASON,
        r"(?:un|not |not very )happy|complain\w*|complaint|refund|money back|over ?charged|charged (?:me|us)|rude|unprofessional|"
        r"disgusting|unacceptable|appalling|ruined|disgrace|awful|terrible|horrible|a mess|a disaster|uneven|burnt|wonky|"
        r"rubbish|disappoint\w*|not impressed|worst|botched|too short|(?:been )?waiting|waited|dreadful|let down",
        acts=frozenset({Act.RELAY}),
    ),
    SlotPattern(Slot.MESSAGE, NOT_TO_OTHERS, acts=frozenset({Act.STOP})),
    SlotPattern(
        Slot.REASON,
        r"(?P<what>if (?!its ok|it's ok|possible|that's|thats|you can|u can|i can|not too)[^.,!?\n]{5,60}?),? (?:then )?(?:please |just )?cancel",
        acts=frozenset({Act.CANCEL}),
    ),
    SlotPattern(
        Slot.REASON,
        r"cancel(?: it| mine| that| my \w+| the \w+)? (?P<what>if (?!its ok|it's ok|possible|that's|thats|you can|u can|i can|not too)[^.,!?\n]{5,60})",
        acts=frozenset({Act.CANCEL}),
    ),
    SlotPattern(
        Slot.MESSAGE,
        r"(?:tell|let|inform|text|ask|remind|message|warn) (?:the )?\w+(?:'s)?(?: \w+)??(?: know)? (?:that |to say )?(?P<what>[^.!?\n]{3,200})",
        acts=frozenset({Act.RELAY, Act.MESSAGE_CUSTOMERS}),
    ),
    SlotPattern(
        Slot.ORDINAL,
        r"(?:the |my )?(?P<what>(?:first|second|third|fourth|fifth|last|middle|other|earliest|latest|soonest|top|bottom)|"
        r"[1-5](?:st|nd|rd|th)(?= (?:one|option|time|slot|of (?:them|those|these))\b))(?! thing)(?: one| option| time| slot| of)?",
        states=_SEVERAL,
    ),
    SlotPattern(  # "on the 2nd" is a day
        Slot.ORDINAL,
        r"(?<!\bon )(?<!\bfor )(?<!\bto )(?<!\bfrom )(?<!\btill )(?<!\buntil )(?<!\bby )(?<!\bbe )(?<!\bthe )"
        r"(?:the |my )?(?P<what>[1-5](?:st|nd|rd|th))",
        states=_SEVERAL,
    ),
    SlotPattern(
        Slot.ORDINAL,
        r"the (?:earlier|later)(?: (?:one|option|time|slot)| of (?:the two|them|those)|(?=$|[.,!]))",
        states=_SEVERAL,
    ),
    SlotPattern(Slot.ORDINAL, r"(?:#|number|option|no\.?) ?(?:\d{1,2}(?! ?[ap]\.?m\b|[:.]\d)|[a-e]|one|two|three|four)|^\d$", states=_SEVERAL),
    SlotPattern(Slot.PRICE, _RATE, acts=_OF_PRICES),
    SlotPattern(Slot.DURATION, _MINUTES, acts=_OF_LENGTH),
    SlotPattern(Slot.DURATION, r"(?:a |an )?(?P<what>double|longer|extra long|two hour|2 hour) (?:lesson|session|appointment|slot|class|one)", acts=_WITH_LENGTH),
    SlotPattern(Slot.HOURS, _HOURS, acts=_OF_BUSINESS),
    SlotPattern(Slot.DAYS, _DAYS_LIST, acts=_OF_BUSINESS),
    SlotPattern(Slot.ADDRESS, rf"\d+\w? (?:[\w'’]+ ){{1,3}}{_STREET}\b|(?:address is|address:|address to|moved to) (?P<what>[^,.!?\n]{{3,60}})", acts=_WITH_ADDRESS),
    SlotPattern(
        Slot.PARTY,
        r"(?:and |then )?(?P<what>(?:she|he|they|her|him|them|my \w+)(?:'?ll|'?s| will| can| could| is)?(?: goes?| comes?| be)? (?:right |straight |just )?(?:after|before) (?:me|mine|us))",
        states=frozenset(State) - {State.BOOKED, State.TOLD},
    ),
    SlotPattern(
        Slot.PARTY,
        r"(?:we|us|both|all of us|two of us) (?:both |all )?(?:(?:go|come|be|get|have|do|sit|start|seen|done|it|them|ours|in) ){1,3}(?:(?:at|for) (?:exactly )?the same time|together|side by side|in parallel)(?! (?:next|on|this|every|tomorrow|as (?:last|before|usual|always)))",
    ),
    SlotPattern(
        Slot.PARTY,
        r"(?P<what>and (?:him|her|them|my \w+))(?= (?:straight |right |just |directly |immediately )?(?:after|before|next))",
    ),
    SlotPattern(
        Slot.PARTY,
        rf"(?:{SERVICE}|class|lesson|session|appointment|slot|spot|place|places|spots) (?P<what>for (?:[2-6]|two|three|four|five|six))"
        r"(?= (?:on|tomorrow|today|tonight|this|next|in|at|please|pls|around|after|before)\b)",
        acts=_WITH_LENGTH | {Act.NONE},
    ),
    SlotPattern(
        Slot.PARTY,
        r"(?:my|our|the) (?:\d|two|three|four) (?:little |young |small |younger )?(?:boys|girls|kids|sons|daughters|children|dogs|cats|friends|brothers|sisters|mates)",
    ),
    SlotPattern(
        Slot.PARTY,
        r"(?:(?:\d{1,2}|two|three|four|five|six) (?:people|persons?|kids|children|of us|guests|adults|friends|girls|ladies)|"
        r"(?:me|myself)(?:,| and|,? \+| &| n) (?:(?:my|a|another|\d|two|three|four)\b ?)(?:best |big |little |older |younger )?\w+(?:(?:,| and|,? \+| &| n) (?:my|a) \w+)*|my \w+ (?:and|&|n|\+) (?:me|i|myself)|(?:me and )?my \w+ and my \w+ both|both of us|the two of us|(?:table|room|party|family|group) (?:for|of) (?:\d{1,2}|two|three|four|five|six))",
    ),
    SlotPattern(Slot.PRICE, _MONEY),
    SlotPattern(
        Slot.PRICE,
        r"(?<![\d:./-])\d{2,4}(?![\d:.%/-]| ?(?:min|m\b|h\b|hours?|hrs?|people|persons|am\b|pm\b|st\b|nd\b|rd\b|th\b|clients|appointments))",
        acts=frozenset({Act.CHANGE_SERVICES}),
    ),
    SlotPattern(Slot.WHEN, _LOOSE),
    SlotPattern(Slot.DURATION, _MINUTES, acts=_WITH_LENGTH),
    SlotPattern(
        Slot.STAFF,
        rf"(?:^|(?:[Aa]dd|[Hh]ired|[Ff]ired|[Rr]emove|[Dd]elete|[Bb]lock|for|[Ii]nvite|[Ss]acked|,) )(?P<what>{_NAME})",
        ignores_case=False,
        acts=_OF_STAFF,
    ),
    SlotPattern(Slot.NAME, rf"(?:[Mm]rs?|[Mm]s|[Mm]iss)\.? {_NO_NAME}[A-Z]\w+", ignores_case=False),
    SlotPattern(Slot.NAME, rf"^(?!(?i:{NO_NAMES})\b)(?P<what>{_NAME})(?=[,;]| (?:and|but|here|speaking)\b)", ignores_case=False, states=frozenset({State.ASK_NAME})),
    SlotPattern(Slot.NAME, r"^(?:hi,? |hello,? |hey,? )?(?P<what>[^\W\d]+(?: [^\W\d]+)?)(?= (?:here|speaking)\b)", acts=frozenset({Act.GIVE_NAME})),
    SlotPattern(Slot.STAFF, rf"(?<![Ss]tart )(?<![Bb]egin )(?<!arting )(?:[Ww]ith|[Ww]/|[Ss]ee|[Cc]an|[Cc]ould) (?P<what>{_NAME})", ignores_case=False),
    SlotPattern(Slot.STAFF, r"(?<!from )(?<!by )(?:with )?(?P<what>dr\.? [a-z][\w-]+)"),
    SlotPattern(
        Slot.NAME,
        r"(?:(?:in|under|into) (?:my|our|her|his|their)(?: \w+'?s)? name,?(?: is| of)?,?|name(?: on (?:it|that|the \w+))? to) "
        rf"(?P<what>(?!{NO_NAMES}\b)[^\W\d][\w'’-]*(?: (?!(?:for|{NO_NAMES})\b)[^\W\d][\w'’-]*){{0,1}})",
    ),
    SlotPattern(
        Slot.NAME,
        r"(?:name is|name's|name:|call me|under the name|under|in the name of) "
        rf"(?P<what>(?!(?:pressure|stress|back|again|any|anymore|age|control|way|construction|warranty|{NO_NAMES})\b)[^\W\d][\w'’-]*(?: (?!(?:for|{NO_NAMES})\b)[^\W\d][\w'’-]*){{0,2}})",
    ),
    SlotPattern(Slot.NAME, rf"(?:[Ff]or|[Ii]t's|[Ii]ts|[Ii]'m|[Tt]his is)(?: my \w+)? (?P<what>{_NAME})", ignores_case=False),
    SlotPattern(Slot.NAME, rf"for (?P<what>{_RELATIVE}(?: [A-Z]\w+)?)"),
    SlotPattern(
        Slot.NAME,
        rf"(?:[Cc]ancel|[Mm]ove|[Bb]ook|[Pp]ut|[Aa]dd|[Tt]ell|[Tt]ext|[Ll]et|[Aa]sk|[Mm]ark|[Aa]ccept|[Aa]pprove|[Dd]ecline|with|to|[Ff]it|[Ss]queeze|[Ff]inished|[Dd]id|[Gg]ive|[Ww]ish|[Ww]rite|[Ss]end|[Ff]or|[Ww]ould|[Cc]ould|[Cc]an|[Cc]ompleted) (?P<what>{_NAME})",
        ignores_case=False,
        acts=_OF_CUSTOMERS,
    ),
    SlotPattern(Slot.NAME, rf"^(?P<what>{_NAME})", ignores_case=False, acts=_OF_CUSTOMERS),
    SlotPattern(Slot.CITY, rf"(?=\w)(?:{_CITY})"),
    SlotPattern(Slot.CITY, rf"(?:in|near|around|round|from(?! [DMP]r)) (?P<what>{_NAME})", ignores_case=False),
    SlotPattern(Slot.BUSINESS, rf"(?:at|At) (?P<what>{_NAME})", ignores_case=False),
    SlotPattern(Slot.SERVICE, rf"(?=\w)(?<!not )(?<!not the )(?<!not a )(?!{_STUDIED} (?:exam|test|final|recital|concert|competition|homework|tournament)s?\b)(?:{_KNOWN}|{SERVICE})(?:(?: and|,| &| \+) (?:{SERVICE}))*", acts=_OF_SERVICES),
    SlotPattern(
        Slot.SERVICE,
        rf"(?:book|need|want|get|(?<!i )(?<!we )have|for|do|doing|like)(?: me| us)?(?: in)?(?: for)? (?:an?|my|some) (?P<what>{_WORDS})",
        acts=_BOOKING,
    ),
)  # fmt: skip
"""Those that stand before `when` take their words first."""
