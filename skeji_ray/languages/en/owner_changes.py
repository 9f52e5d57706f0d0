"""How owners say in English what changes. Every pattern begins where the message does, after a courtesy: a customer's
"are you open on Fridays?" is another thing."""

from __future__ import annotations

import re

from skeji_ray.languages.dates import DAY
from skeji_ray.languages.en.own_business import DOES
from skeji_ray.languages.en.plain_english import CLOCK, plain
from skeji_ray.languages.numbers import NUMBERS
from skeji_ray.languages.phrases import Phrases
from skeji_ray.languages.reading_words import NEVER
from skeji_ray.languages.services import LABEL

_START = (
    r"^\W*(?:(?:hi|hello|hey|please|ok|okay|so|also|and|now|just|from now on|from then on|(?:starting|from|as of) "
    r"(?:today|tomorrow|next week|now)|(?:can|could|would) (?:you|we|i)|(?:i|we)(?:'d| would) like(?: you)? to|"
    r"(?:i|we) (?:want|need)(?: you)? to|let's)\b[\s,:]*)*"
)
_PLACE = (
    r"(?:the|our|my) (?:shop|store|salon|clinic|business|studio|office|place|practice|barbershop|branch|schedule|"
    r"calendar)(?: (?:in|at|on) [\w ]+?)?"
)
_WE = rf"(?:we|i|{_PLACE})"
_BE = r"(?:'re|'m|m|'ll be| are| am| is| will be|'ll| will)?"
_NOT = (
    r"(?:\s+(?:do|will|are|am|is|does|can)(?:n't| not)|\s+won't|\s+can't|'re not|'m not|m not|\s+dont|\s+wont|\s+cant|"
    r"'ll not|"
    r"\s+(?:will )?no longer|\s+never|\s+stop(?:ped)?)"
)
_THERE = r"(?:there|here|in|around|available|free|working|work|open|start|starting|begin|beginning)"
_DAYS = rf"(?:{DAY}|sat|sun)s?\b(?!')"
_MEETING = rf"(?:{LABEL.pattern}|appointments?|meetings?|sessions?|slots?|visits?|treatments?|classes|class|lessons?)"
_CHANGE = r"(?:change|set|update|make|move|extend|shorten|put|edit|adjust)"
_BUSINESS = r"(?:business|salon|shop|store|clinic|studio|practice|barbershop|place|company)"
_FROM_NOW_ON = r"(?:\s+(?:too|also|as well|now|from now on|any ?more|any longer|please|again))*\W*$"
_NOT_OURS = (
    r"(?:phone number|phone|number|address|location|description|prices?|price list|logo|photos?|pictures?|e-?mail|"
    r"details|info|information|data|settings|profile|priority)"
)
"""What a business may have elsewhere."""
_HOUR = (
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?\s*(?P<half>[ap]\.?m\b)?"
    r"(?!\s*(?:-|–|to|until|till|minutes|min\b|/|\d))"
)


def _of(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


ENGLISH = Phrases(
    plain=plain,
    clock=_of(CLOCK),
    at=_of(r"(?:at|from|by|around|about)\s+"),
    to=" to ",
    opens=_of(
        rf"{_START}(?:{_WE}{_BE}\s+(?:now |also |only |always |usually |just )*)?"
        r"(?:open|opening|opens|work|works|working|start|close|closes|finish)\b(?! (?:a|an|another|the|our|my) )"
        rf"|{_START}(?:(?:our|my|the)\s)?(?:new )?(?:opening |working |business |office )?(?:hours|days)\b"
        r"(?: (?:in|at) [\w ]+?)?\s*(?:now )?(?:are|is|will be|:|=|to\b|from\b|change)"
        rf"|{_START}{_CHANGE}\s+(?:(?:my|our|the)\s+)?(?:(?:new|opening|working|business|office|shop|salon)\s+){{0,2}}"
        r"(?:hours|days|(?:opening|closing)\s+(?:time|hour))\b"
        rf"|{_START}add\s+{_DAYS}"
    ),
    closed=_of(
        rf"{_START}(?!(?:we|i) (?:just |already |also )?closed\b)"
        rf"(?:{_WE}{_BE}\s+(?:now |also |always )?)?(?:close|closed|closing)\b(?! (?:to|by)\b)"
        rf"|{_START}{_WE}{_NOT}\s+(?:be |going to )?(?:any ?more )?(?:open|work|working|opening|take|taking)\b"
        rf"|{_START}(?:don't|do not|stop|no longer|never|not)\s+(?:open|work|working|opening)\b"
        rf"|{_START}(?:remove|drop|delete|take out|take off)\s+{_DAYS}.{{0,40}}\b(?:from|off)\b"
        rf"|{_START}{_WE}{_BE}\s+(?:on (?:vacation|holiday|leave))\b"
    ),
    closed_some_day=_of(rf"{_START}{_WE}{_BE}\s+(?:closed?|closing)(?: for (?:a|one) day)?\W*$"),
    days=_of(r"\b(?:working |business |opening )?days\b"),
    too=_of(r"\b(?:too|also|as well|add|in addition)\b"),
    only=_of(r"\bonly\b"),
    again=_of(r"\b(?:again|after all)\b"),
    for_good=_of(rf"\b(?:any ?more|any longer|no longer|from now on|every week|always|never|stop|stopped|remove|drop|"
                 rf"every (?:{DAY})|(?:{DAY})s)\b|\b(?:don't|do not|doesn't|does not) (?:work|open)\b"),
    this_once=_of(rf"\b(?:this|next|coming) (?:{DAY})\b|\btoday\b|\btomorrow\b|\d"),
    every_or_whole=_of(NEVER),
    whole_day=_of(NEVER),
    rest_of_days=_of(r"\b(?:rest of (?:the )?(?:days|week)|other days|the rest|the others|otherwise)\b"),
    at_noon=_of(r"\b(?:lunch(?:time)?|dinner|supper|siesta|nap|my (?:meal|tea)|prayers?)\b"),
    opens_at=_of(rf"\b(?:open|opens|opening(?: time| hour)?|start|starts)\b(?: now)?(?: (?:at|to|from|is))*\s+{_HOUR}"),
    closes_at=_of(
        rf"\b(?:(?:close|closes|closing(?: time| hour)?|finish|end)\b(?: now)?(?: (?:at|to|until|till|is))+|"
        rf"(?:open|work)(?: now)? (?:until|till))\s+{_HOUR}"
    ),
    meeting=_of(
        rf"{_START}(?:an? |our |my |the |all |every |each )?{_MEETING}\s+(?:now |will |should |can )*"
        r"(?:takes?|lasts?|are|is|be|need)\b"
        rf"|{_START}{_CHANGE}\s+(?:the |our |my |all )?(?:{_MEETING}|length|duration)\b"
    ),
    any_meeting=_of(
        r"\b(?:each|every|per|all|appointments?|appts?|meetings?|sessions?|slots?|visits?|treatments?|class(?:es)?|"
        r"lessons?|clients?|customers?|patients?|(?:make|have) (?:it|them|that)|"
        r"(?:min(?:ute)?s?|hours?) (?:a|an|per|for an?) [a-z]+)\b"
    ),
    pause=_of(
        rf"{_START}(?:{_CHANGE}|add|keep|leave|have|take)\s+(?:.{{0,25}})\b(?:breaks?|pauses?|gaps?|buffers?)\b"
        rf"|{_START}(?:our |my |the )?(?:breaks?|pauses?|gaps?|buffers?)\b.{{0,40}}\b(?:is|are|lasts?|takes?|to)\b"
        rf"|\b(?:breaks?|pauses?|gaps?|buffers?) between (?:the |our |two |all )*{_MEETING}\b"
        rf"|{_START}(?:(?:i|we) )?(?:leave|keep|need|want|give|put|have|add|allow|make)\b.{{2,60}}\bbetween "
        rf"(?:each |every |the |my |our |two |one |all |any )*(?:{_MEETING}|clients?|customers?|people|patients?|"
        r"students?|jobs?|bookings?|them|one and (?:the next|another))\b"
    ),
    no_pause=_of(r"\b(?:no|without)(?: a| any)? (?:breaks?|pauses?|gaps?|buffers?) between\b"),
    seats=_of(
        rf"\b(?P<count>\d{{1,3}}|{'|'.join(NUMBERS)}) (?:people|ppl|participants|persons|clients|customers|seats|"
        r"places|patients|students|kids|dogs|cars) (?:\w+ )??"
        r"(?:per|a|each|in each|in an?|in every|at a|for each) "
        r"(?:slot|class|session|appointment|lesson|time|meeting)\b|"
        rf"\b(?P<together>\d{{1,2}}|{'|'.join(NUMBERS)}) (?:(?!at\b|in\b|or\b|to\b)[\w-]+ ){{1,2}}"
        r"(?:(?:can|could|may|will|fit|fits) (?:[\w-]+ ){0,3}?(?:at the same time|together)|(?:in )?(?:"
        r"(?:(?:can|could|may|will|fit|fits) (?:[\w-]+ ){0,3}?)?(?:at once|at a time|simultaneously|in parallel|"
        r"side by side)))\b(?! as\b)"
    ),
    names=tuple(
        _of(_START + pattern)
        for pattern in (
            rf"rename\s+(?:my|our|the)\s+{_BUSINESS}\s+(?:to\s+|as\s+|into\s+)?(?P<name>.+)$",
            rf"call\s+(?:us|(?:my|our)\s+{_BUSINESS})\s+(?!(?:at|on|back|now|me|in|when|if|to)\b)(?P<name>[^\d]+)$",
            rf"{_CHANGE}\s+(?:my|our|the)\s+{_BUSINESS}(?:'s)?\s+name\s+(?:to|into)\s+(?P<name>.+)$",
            rf"{_CHANGE}\s+the\s+name(?:\s+of\s+(?:my|our|the)\s+{_BUSINESS})?\s+(?:to|into)\s+(?P<name>.+)$",
            rf"{_CHANGE}\s+our\s+name\s+(?:to|into)\s+(?P<name>.+)$",
            r"(?:(?:wait|sorry|oops|i),?\s+)*(?:got|wrote|spelled|spelt|typed)\s+(?:the|our|my)\s+name\s+wrong[,.: ]*"
            r"(?:it'?s|it is|it should be|should be|we'?re)?\s*(?P<name>.+)$",
            rf"(?:the|our|my)\s+(?:{_BUSINESS}(?:'s)?\s+)?name\s+should\s+be\s+(?P<name>.+)$",
            r"(?:actually,? |sorry,? )?(?:the|our|its) full name (?:is|'s) (?P<name>.+?)"
            r"(?:,? (?:please |pls )?(?:change|update|fix)(?: it| that| please)*\W*)?$",
            r"we(?:'re| are)\s+(?:now\s+)?called\s+(?P<name>.+)$",
            rf"(?:our|the|my)\s+(?:new\s+)?(?:{_BUSINESS}(?:'s)?\s+)?name\s+is\s+now\s+(?P<name>.+)$",
            rf"our\s+(?:new\s+)?(?:{_BUSINESS}(?:'s)?\s+)?name\s+is\s+(?P<name>.+)$",
        )
    ),
    asks_name=_of(
        rf"{_START}(?:rename\s+(?:my|our|the)\s+{_BUSINESS}|{_CHANGE}\s+(?:(?:my|our|the)\s+{_BUSINESS}(?:'s)?\s+name|"
        rf"our\s+name|the\s+name\s+of\s+(?:my|our|the)\s+{_BUSINESS}))\W*$"
    ),
    at_all=_of(r"\b(?:at all|ever)\b"),
    adds_them=_of(r"[,.]?\s*(?:and |so |please )*add (?:them|those|these|that|it)?(?: too| please| as well)*\W*$"),
    stays=_of(r"\b(?:yes|still|after all|i do|we do|i am|i'm in|stays?|keep)\b"),
    offers=(
        _of(rf"{_START}{_WE}\s+(?:(?:now|also)\s+)+(?:can\s+|will\s+)?(?:do|offer|provide)\s+"
            rf"(?P<what>.+?){_FROM_NOW_ON}"),
        _of(rf"{_START}{_WE}\s+(?:can\s+)?(?:do|offer|provide)\s+(?P<what>.+?)\s+"
            r"(?:too|also|as well|now|from now on)\W*$"),
        _of(rf"{_START}add\s+(?P<what>.+?)\s+(?:to|as)\s+(?:(?:my|our|the|a|another)\s+)*(?:list of\s+)?"
            rf"(?:new\s+)?(?:services?|{_BUSINESS})\b"),
        _of(rf"{_START}add\s+(?:a|the|another)\s+(?:new\s+)?service:?\s+(?P<what>.+?){_FROM_NOW_ON}"),
    ),
    offers_no_more=(
        _of(rf"{_START}{_WE}{_NOT}\s+(?:do(?:ing)?|offer(?:ing)?|provid(?:e|ing))\s+(?P<what>.+?){_FROM_NOW_ON}"),
        _of(rf"{_START}(?:stop|no longer)\s+(?:do(?:ing)?|offer(?:ing)?)\s+(?P<what>.+?){_FROM_NOW_ON}"),
        _of(rf"{_START}(?:remove|drop|delete)\s+(?P<what>.+?)\s+from\s+(?:(?:my|our|the)\s+)?"
            r"(?:list of\s+)?services\b"),
    ),
    between=_of(
        r"\b(?:breaks?|gaps?|pauses?|buffers?|between|in between|rest|cleaning time|"
        r"to (?:clean|tidy|set|wash|air|reset|breathe|sterili[sz]e)(?: up| out)?|"
        r"before the next(?: one| client| customer| appointment)?|"
        r"clean ?up|(?:of|for) (?:driving|travel\w*)|after (?:each|every)(?: one| client| customer| appointment)?)\b"
    ),
    pause_at=_of(
        r"\b(?:breaks?|siesta|lunch|pause)\b.*(?:\d.*(?:-|–|to|till?|until|and) ?\d|"
        r"\b(?:at|from|is) \d{1,2}(?:[:.]\d\d| ?[ap]m\b|$| (?:every|each|daily)))"
    ),
    takes_out=_of(r"\bblock(?:ed|ing)?\b"),
    unbroken=_of(
        r"\b(?:no|without|zero|skip|remove|cancel|drop)(?: a| any| the| more| my)* (?:breaks?|gaps?|pauses?|buffers?)\b"
        r"(?! (?:at|on|today|tomorrow))|\bback to back\b"
    ),
    own=_of(r"\b(?:my|our|we)\b"),
    spoken_of=_of(r"\b(?:it|she|he|her|him|that one|this one)\b"),
    day_letters=_of(NEVER),
    waits=_of(r"\b(?:wait(?:s|ing)?|pending|approv\w+|requests?|need(?:s|ing)? (?:an answer|me))\b"),
    from_today=_of(
        r"\b(?:from|starting|as of|since) (?:today|now)(?: on(?:wards)?)?\b(?! (?:till?|until|to)\b)"
        rf"|^\W*(?:(?:so|and|ok|also),? )*(?:from|starting|as of|beginning) (?:next (?:week|month|year)|tomorrow|"
        rf"(?:next |this )?(?:{DAY}))\b(?! ?(?:to|till?|until|through|-|–|and|,))"
    ),
    from_later=_of(
        r"\b(?:starting|as of|beginning)\b(?! (?:now|today)\b)|\b(?:from|since)\b(?! (?:now|today|then|\d))"
    ),
    is_ill=_of(r"\b(?:sick|ill|unwell|not well|under the weather|fever|flu|covid)\b"),
    brings_forward=_of(r"\b(?:forward|earlier|up|sooner)\b"),
    next_one=_of(rf"\b(?:next|nxt)\b(?! (?:week|month|year|{DAY}|sat|sun|few|\d)\b)"),
    now=_of(r"\b(?:now|currently|at the moment|these days|at present)\b"),
    only_from=_of(rf"\bonly\b.{{0,12}}\b{_THERE}\b.{{0,12}}\bfrom\b|\b{_THERE} only from\b"),
    only_until=_of(r"\b(?:only|just)\b.{0,20}\b(?:till?|until)\b|\b(?:till?|until)\b.{0,12}\bonly\b|"
             r"\b(?:short|half)(?: a)? day\b|\b(?:finish\w*|leav\w+|gone|done|clos\w+|shut\w*|out of here|wrap\w*)\b"
             r".{0,25}\bby\b"),
    next_clause=(
        r",?\s+and\s+(?=(?:change|set|update|rename|remove|add|close|open|we|our|the|i|my|no|also|appointments?|meetings?|"
        r"lessons?|sessions?|slots?)\b)|[,;]\s+(?=(?:also|i|we|appointments?|lessons?|sessions?)\b)"
    ),
    begins_day=_of(r"\b(?:start|starting|begin|beginning|come in|coming in|get in|getting in|opening|open)\b"),
    same=_of(r"\b(?:same|likewise|also|too|as well)\b"),
    bare_hour=_of(NEVER),
    early=_of(r"\b(?:a bit |a little )?(?:early|earlier|sooner)\b"),
    ends_day=_of(
        r"\b(?:clos(?:e|ed|es|ing)|shut(?:ting|s)?|finish(?:ing|ed|es)?|leav(?:e|ing)|go(?:ing)? home|stop(?:ping)?|"
        r"(?:knock|clock|head|sign)(?:ing)? (?:off|out|home)|(?:pack|wrapp?|lock)(?:ing)? (?:it )?(?:up|in)|"
        r"call(?:ing)? it a day|done for the day|off (?:home )?early|out of here)\b"
    ),
    rate=_of(
        r"\d+(?:[.,]\d+)?\s*(?:[£$€₪]|nis|shekels?|dollars|euros?|pounds|bucks|quid)?\s*"
        r"(?:an|per|a|/|for an?)\s*(?:hours?|half hour)\b"
    ),
    drops=_of(
        r"\b(?:remove|drop|delete|take(?= (?:\w+ ){1,4}(?:off|out|away)\b)|take (?:off|out|away)|stop|stopped|"
        r"no longer|no more|no|not|don'?t|without|off|any ?more)\b"
    ),
    website=_of(
        r"(?:\b(?:our|my|the)\s+(?:new\s+)?|^\W*)(?:web ?site|site|web ?page|home ?page|web address)\s*"
        r"(?:now\s+)?(?:is|to|:|=|at|address is)?\s+(?:now\s+)?(?P<url>(?:https?://)?[\w-]+(?:\.[\w-]+)+\S*?)[.,!]?(?:\s|$)"
    ),
    time_zone=_of(r"\btime ?zone\b.*?\b(?P<zone>(?-i:[A-Z])[a-zA-Z]+/(?-i:[A-Z])[A-Za-z_]+(?:/[A-Za-z_]+)?)\b"),
    unchangeable=_of(
        rf"{_START}(?:{_CHANGE}|add)\s+(?:(?:our|(?:my|the)\s+{_BUSINESS}(?:'s)?)\s+(?:new\s+)?{_NOT_OURS}\b|"
        rf"the\s+{_NOT_OURS}\s+of\s+(?:my|our|the)\s+{_BUSINESS}\b)[^?]*$"
        rf"|{_START}{_CHANGE}\s+(?:my|our|the)\s+{_BUSINESS}\W*$"
        rf"|{_START}{_WE}(?:'ve|\s+have)?\s+(?:just\s+)?moved\s+(?:to|from)\s+[^?]*\d[^?]*$"
        rf"|{_START}(?:our|the\s+{_BUSINESS}(?:'s)?)\s+(?:new\s+)?{_NOT_OURS}\s+(?:is|are|will be|has|have|:)"
    ),
    everywhere=_of(
        r"\b(?:all|both|every|each)\b.{0,10}\b(?:branch|branches|calendars?|schedules?|shops?|salons?|business|businesses|"
        r"locations?|places|of them)\b|\beverywhere\b|^\W*(?:all|both)(?: of them| please)?\W*$"
    ),
    registers=_of(
        r"\b(?:register(?:ing)?|sign(?:ing)? up)\b(?! for\b)|"
        r"\b(?:add|open|list|set up)\s+(?:my|our|a new)\s+(?:\w+\s+){0,3}(?:business|"
        r"salon|shop|clinic|studio|practice)\b"
    ),
    does=DOES,
    branch=_of(
        rf"{_START}(?:(?:we|i)(?:'ve|\s+have|\s+are|'re|\s+will)?\s+(?:just\s+|now\s+|also\s+)*)?"
        r"(?:open|opened|opening|add|have|got|create|set up|start|started)\s+(?:up\s+)?(?:"
        r"(?:(?:a|an|another|our|the|my|one more|new|second|third|fourth|other)\s+)*branch\b(?! of\b)|"
        r"(?:a|an|our|my)?\s*(?:another|one more|new|second|third|fourth)\s+(?:location|calendar)\b)"
        rf"|{_START}(?:we|i)\s+(?:now\s+|also\s+)+(?:work|are|serve)\s+(?:now\s+|also\s+)?in\s+(?-i:[A-Z])"
    ),
    maintainer=_of(
        r"(?=.*\b(?:maintainer|manager)\b)\W*(?:please )?(?:add|make)\s+(?:a\s+)?(?:maintainer|manager)?:?\s*"
        r"(?P<phone>\+[\d ().\u2010-\u2015-]{8,24}\d)"
        r"(?:,?\s+(?P<name>[^\W\d_][^\d,\n]{0,60}?))?(?:\s+(?:as|to be)?\s*(?:a\s+)?(?:maintainer|manager))?\W*"
    ),
    former_maintainer=_of(
        r"\W*(?:please )?(?:remove|delete|drop)\s+(?:the\s+)?(?:maintainer|manager):?\s*"
        r"(?P<phone>\+[\d ().\u2010-\u2015-]{8,24}\d)\W*"
    ),
)  # fmt: skip
