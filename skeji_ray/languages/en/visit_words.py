"""How English speaks of a visit, and of what is to be done beside a service."""

from __future__ import annotations

from skeji_ray.languages.message_words import AddedWords, VisitWords
from skeji_ray.languages.reading_words import NEVER

_ANYBODY = r"(?:my (?:\w+ )?\w+|someone|somebody|anyone|a friend|(?:s?he|they))"
_COMES_ALONG = (
    rf"\b(?:can|could|may|is it ok(?:ay)? if) {_ANYBODY} (?:also )?(?:come|sit|wait|stay|join|be (?:there|in))\b"
    r"(?: (?:along|in|inside|over|too|also|there|and|just|to|with|sit|wait|stay|me|us|him|her|them))*\W*$"
)
_IS_BROUGHT = (
    r"\b(?:if|can|could|may|should|shall|do|must|have to|need to|i'?ll|i will) ?(?:i|we)?(?: (?:need|have) to)? "
    r"(?:just )?(?:leave|drop off|bring|collect|pick (?:\w+ )?up|park)\b"
    r"(?! (?:it|that|this|mine|my \w+|the \w+) (?:forward|back|up)\b)"
)
_HOW_ONE_COMES = (
    r"\b(?:should|shall|must|do|can|may|need|have|does one) ?(?:i|we|one|to)?(?: (?:need|have))?(?: to)? "
    r"(?:wear|eat|fast|drink|undress|shower|shave|prepare|come (?:without|with|hungry|fasting|early|wet|dry))\b"
)
_IS_ALL_RIGHT = (
    r"\bis it (?:still )?(?:ok|okay|fine|safe|alright|all right|allowed|a problem|dangerous|bad)\b|"
    r"\b(?:i'?m|she'?s|is) (?:\w+ )?(?:pregnant|nursing|breastfeeding)\b"
)
_KIN = (
    r"(?:son|daughter|kid|child|mum|mom|mam|mother|dad|father|wife|missus|wifey|husband|hubby|partner|fianc[eé]e?|"
    r"brother|bro|sister|sis|friend|mate|niece|nephew|cousin|gran|granny|grandma|grandpa|grandson|granddaughter|nan|"
    r"boyfriend|girlfriend|flatmate|roommate|colleague|neighbou?r|boss|lad|boy|girl|toddler|baby|twin|parent|children|"
    r"little one|other half|stepson|stepdaughter)"
)
_DAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?|today|tomorrow|tmrw|i|can|could|me|my|"
    r"jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\b"
)
_DOES = (
    "check|look at|do|fix|clean|wash|change|trim|cut|replace|test|inspect|adjust|polish|brush|file|sew|iron|fill|tidy"
)

_NEXT = (
    r"^\W*(?:(?:great|good|perfect|lovely|cool|thanks|thank you|yes|yeah|ok(?:ay)?|right|now)\b[\s,.!]*)*(?:and )?"
    r"(?:then|next(?: is| up)?|after (?:her|him|that|them))"
)

_CHANGE = r"\b(?:cancel|drop|scrap|remove|delete|move|reschedule|postpone)(?: just| only)?"

_BRINGS = rf"\bmy (?:\w+ )?{_KIN} (?:is bringing|brings|will bring|'?ll bring) (?:him|her|it|them)\b"

VISITS = VisitWords(
    about=rf"{_COMES_ALONG}|{_IS_BROUGHT}|{_HOW_ONE_COMES}|{_IS_ALL_RIGHT}",
    not_about=(
        r"(?<!same )\b(?:appointment|appt|booking|book(?! (?:twice|two))|another|instead|reschedule|move|slots?|"
        r"openings?|available|free|earlier|later)\b"
    ),
    expecting=NEVER,
    asked=(
        r"\b(?:can|could|may|should|shall|must|do|does|is|are|what|which|how) "
        r"(?:i|we|one|it|there|he|she|they|you|u|my|someone|to)\b"
    ),
    of_time=r"\b(?:when|what time|what about)\b",
    done=(
        r"\b(?:when|what time|by when|how soon)\b.{0,30}\b(?:ready|done|finish(?:ed)?|over|pick (?:\w+ )?up|"
        r"(?:get|fetch|collect) (?:her|him|it|them))\b|"
        r"\b(?:when|what time|by when) (?:will|would|do|are|am|should|can|shall) (?:i|we|she|he|they)(?: \w+)? "
        r"(?:be )?(?:out(?: of (?:there|here))?|free|through|finished|done)\b(?! (?:on|to|for|next|this))|"
        r"\bhow long (?:will|does|do) (?:you|they) (?:keep|have|need) (?!a )"
    ),
    stands=(
        r"\b(?:what time|which day|what day|when)(?: is (?:it|that|my \w+)| was (?:it|that))?(?: again)? "
        r"(?:and|n|&) where\b|"
        r"\bwhere(?: is (?:it|that))?(?: and|,) (?:(?:at )?what time|when)\b|"
        r"\b(?:remind me|tell me again) (?:what|when) (?:i|we)(?:'ve| have)? (?:booked|set|got|said|agreed)\b"
    ),
    has=(
        r"(?<!\w)(?:(?:i|we) (?:have|got|booked)|(?:i|we)'?ve (?:got|booked)|i'?m (?:booked|down|in)|"
        r"(?:my|our) (?:\w+ )?(?:appointment|appt|booking|slot|lesson))(?!\w)"
    ),
    instead=(
        r"\b(?:instead|rather|(?:put|book|squeeze|fit|slot|get) me|give me|gimme|(?:is|works?|suits?(?: me)?) better|"
        r"(?:and|to|then|i'?ll|i can) come)\b"
    ),
    also=r"\b(?:also|as well|throw in)\b|\btoo\W*$",
    wanted=(r"\b(?:can|could|would|will|please|pls|plz|want|need|like|add|check|look|throw|do)\b|^(?:and|also)\b"),
    part=(
        rf"(?:\b(?:and|also|plus)\b|[,&+])\s*((?:(?:please|also|can (?:you|u)|could (?:you|u)) )*(?:{_DOES})\b"
        r"[^,.;!?]{2,40}?)(?: (?:too|also|as well)\b)"
    ),
    somebody=rf"\b(?:my|our|the|her|his|their) (?:\w+ )?{_KIN}s?\b",
    with_one=r"\b(?:together|with me|same time|at once)\b",
    in_their_place=(
        rf"{_BRINGS}|"
        rf"\bmy (?:\w+ )?{_KIN} (?:can|could|will|is going to|'?ll|should|wants to|would like to) (?:just )?"
        r"(?:have|take|use|get|go|come) (?:it|this one|that one|mine|instead|my (?:slot|place|spot|appointment))\b|"
        r"\b(?:put|change|switch) (?:it|that|this|the \w+(?: one)?|[a-z]+'s)(?: one)? (?:in(?:to)?|under|over to)\b|"
        r"\b(?:come|bring \w+|go|be there|show up) (?:instead of me|in my place|for me)\b|"
        r"\bchange the name\b|\bmake (?:it|that|this) (?:for|under) (?=(?-i:[A-Z])[a-z])|"
        r"\b(?:it'?s|it is) for (?=(?-i:[A-Z])[a-z])|"
        r"\b(?:it'?s|it is|this is|that'?s|the (?:\w+ )?(?:appointment|booking|one)(?:'s| is)) (?:actually |really )?"
        rf"(?:for my (?:\w+ )?{_KIN}|not for me)\b"
    ),
    brings=_BRINGS,
    who_comes=(
        rf"(?:\bmy (?:\w+ )?{_KIN}(?:'?s name)?(?:,| is| called)? |\b(?:under|to|name(?: is)?|into|for),? )"
        r"(?:(?:my|her|his|the name of) )?((?-i:[A-Z])[\w'’-]+(?: (?-i:[A-Z])[\w'’-]+)?)"
    ),
    named_for=(
        rf"\b(?:it'?s|its|this is|that'?s|that one is|this one is) for (?!(?i:{_DAY}))((?-i:[A-Z])[\w'’-]+)|"
        rf"^\W*(?:and|also|plus|then|now) (?!(?i:{_DAY}))((?-i:[A-Z])[a-z][\w'’-]*)(?: too| also)? "
        r"(?:at|on|same|straight|right|after|before)\b|"
        rf"{_NEXT} (?!(?i:{_DAY}))((?-i:[A-Z])[\w'’-]+)(?=\W*$|,| (?:at|on|straight|right|after)\b)|"
        rf"\b(?:start(?:ing)?|begin(?:ning)?) with (?!(?i:{_DAY}))((?-i:[A-Z])[\w'’-]+)|"
        rf"\b(?:my|our|the) (?:\w+ )?{_KIN},? (?:called |named |(?:is |(?:his|her) )name(?:'?s| is) )?"
        rf"(?!(?i:{_DAY}))((?-i:[A-Z])[\w'’-]+(?: (?!(?i:{_DAY}))(?-i:[A-Z])[\w'’-]+)?)|"
        r"\b(?:in|on|under) ((?-i:[A-Z])[\w-]+(?: (?-i:[A-Z])[\w-]+)?)['’]s name\b|"
        rf"\b(?:first|second|third|last|one|it|that) for (?!(?i:{_DAY}))((?-i:[A-Z])[\w'’-]+)\W*$"
    ),
    for_somebody=(
        rf"\b(?<!me and )for (?:my|our) (?:\w+ )?{_KIN}\b(?!['’]?s\b)(?! and (?:me|i|my)\b)"
        r"(?! to (?:drive|pick|bring)\b)|"
        r"\bfor (?:a (?:friend|mate|colleague|neighbou?r)|some(?:one|body)(?: else)?)\b(?!['’]s)|"
        rf"\b(?:my|our) (?:\w+ )?{_KIN}s? (?:also )?(?:needs?|wants?|would like|would love|is looking for) "
        r"(?:a|an|one|his|her|their|to (?:come|get|have|see))\b|"
        rf"\b(?:book|fit|squeeze|slot|get) (?:my|our) (?:\w+ )?{_KIN} (?:in|on|an?|for)\b"
    ),
    is_next=_NEXT,
    of_them=rf"{_CHANGE} (?:hers|his|theirs)\b",
    of_me=rf"{_CHANGE} mine\b",
    first=r"(?:goes |comes |is |to go )?first|before (?:him|her|that)",
    how_much=r"\b(?:a (?:little|bit|touch|tad)|slightly|much|somewhat|something|anything)\b",
)

ADDED = AddedWords(
    joins=r"\b(?:and|n|plus|with|as well as)\b",
    fillers="an?|the|my|some|also|get",
    before_second=NEVER,
    adds=(
        r"\b(?:can|could|possible|want|like|may|let me|please|pls)\b.{0,30}\badd\b(?! me\b).{0,40}|"
        r"^(?:and |also |ok |oh )*add (?!me\b).{0,40}"
    ),
    of_appointment=r"\b(?:appointment|appt|booking|another|for my|calendar)\b",
)
