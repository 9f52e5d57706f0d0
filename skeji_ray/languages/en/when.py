"""English words of days and times."""

from __future__ import annotations

import re

from skeji_ray.languages.when.amounts import Amount
from skeji_ray.languages.when.tokens import EventWords, TimeWords, table

MONTHS = (
    "january|jan|januray", "february|feb|febuary|feburary|febr", "march|mar", "april|apr|aprl", "may",
    "june|jun", "july|jul", "august|aug", "september|sept|sep|septmber", "october|oct|octber",
    "november|nov|novmber", "december|dec|decmber|decemeber",
)  # fmt: skip
WEEKDAYS = (
    "monday|mon|mondy|munday|monady", "tuesday|tues|tue|tuesdy|teusday|tusday", "wednesday|weds|wed|wensday|wednsday|wednesdy|wendsday|wedensday",
    "thursday|thurs|thur|thu|thrusday|thursdy|thirsday|thurday", "friday|fri|firday|fridy|frday", "saturday|satruday|saterday|saturdy|satday", "sunday|sundy|sunady",
)  # fmt: skip
_PLURALS = ("mondays", "tuesdays", "wednesdays|wensdays", "thursdays", "fridays", "saturdays", "sundays")
_CARDINALS = (
    "zero", "one", "two", "three", "four", "five|fiv", "six", "seven", "eight|eigth", "nine", "ten", "eleven", "twelve|twelv",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = {20: "twenty", 30: "thirty", 40: "forty|fourty", 50: "fifty"}
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth|twelveth|twelvth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
_HOLIDAYS = {
    (12, 25): "christmas|christmas day|xmas|xmas day|x mas", (12, 24): "christmas eve|xmas eve", (12, 26): "boxing day",
    (12, 31): "new years eve|new year eve|nye", (1, 1): "new years day|new year day|new years|new year",
    (2, 14): "valentines day|valentine day|valentines", (10, 31): "halloween",
}  # fmt: skip
"""Month and day of those that have one."""
_OTHER_HOLIDAYS = (
    "easter|easter sunday|easter monday|easter weekend|good friday|black friday|cyber monday|ash wednesday|palm sunday|"
    "thanksgiving|thanksgiving day|mothers day|fathers day|labor day|labour day|memorial day|bank holiday|"
    "bank holiday monday|independence day|passover|pesach|rosh hashana|rosh hashanah|yom kippur|sukkot|purim|hanukkah|"
    "hanukah|chanukah|shavuot|ramadan|eid|diwali|chinese new year|lunar new year"
)
"""Their days change; they are asked about."""


_RIGHT_AFTER = "|".join(
    f"{near} after {fine}"
    for near in ("right", "straight", "directly", "immediately", "just")
    for fine in (
        "is fine",
        "is ok",
        "is okay",
        "is good",
        "is great",
        "works",
        "would be fine",
        "would work",
        "please",
        "then",
    )
)


def _next_to(side: str) -> str:
    """ "Right after her", "just before my appointment"."""
    whom = ("me", "mine", "hers", "theirs", "my appointment", "my appt", "my lesson")
    them = ("her", "him", "them", "us", "his")  # "before her lesson", without how near, is another time
    near = ("right ", "just ", "straight ", "directly ", "immediately ", "one right ", "one straight ")
    every = [(how, one) for how in ("", "one ", *near) for one in whom] + [(how, one) for how in near for one in them]
    every += [(how, one) for how in near[:5] for one in ("that", "it")]
    return "|".join(f"{how}{side} {one}" for how, one in every)


_EITHER_SIDE = "|".join(f"{how}before or after {whom}" for how in ("", "right ", "just ") for whom in ("me", "mine"))
_ROWS = (
    *(("m", number, names) for number, names in enumerate(MONTHS, 1)),
    *(("w", (number, ""), names) for number, names in enumerate(WEEKDAYS)),
    *(("w", (number, "every"), names) for number, names in enumerate(_PLURALS)),
    *(("n", (number, 0, False), names) for number, names in enumerate(_CARDINALS)),
    *(("n", (number, 0, False), names) for number, names in _TENS.items()),
    *(("o", number, name) for number, name in enumerate(_ORDINALS, 1)),
    ("w", (5, "noun"), "sat"),
    ("w", (6, "noun"), "sun"),
    ("o", 30, "thirtieth"),
    ("o", -1, "last"),
    ("n", (2, -1, False), "a couple of|couple of|a couple|couple"),
    ("n", (3, -1, False), "a few|few|several"),
    ("z", None, "a|an"),
    # Days.
    ("d", "today", "today|todays|2day|todai|tody"),
    ("d", "tomorrow", "tomorrow|tomorrows|tmrw|tmr|tmrrw|tommorow|tomorow|tommorrow|tomorrw|tomoro|tomorro|tmw|2moro|2morrow|2mrw|2mro|tomo|tomoz|morrow"),
    ("d", "after_tomorrow", "day after tomorrow|on the day after tomorrow|day after tomorow|day after tommorow|day after tmrw|overmorrow"),
    ("d", "yesterday", "yesterday|yesterdays"),
    ("dp", ("today", "night"), "tonight|tonite|2nite|2night|tonights|tonigt"),
    ("dp", ("tomorrow", "night"), "tomorrow nite"),
    ("dp", ("yesterday", "night"), "last night|last nite"),
    ("dp", ("yesterday", "evening"), "last evening"),
    ("0", None, "now"),
    ("0", "sure", "right now"),
    ("u", "day", "day|days"),
    ("u", "week", "week|weeks|wk|wks"),
    ("u", "month", "month|months|mth|mths"),
    ("u", "year", "year|years"),
    ("u", "hour", "hour|hours|hr|hrs|h"),
    ("u", "minute", "minute|minutes|min|mins"),
    ("u", "weekend", "weekend|week end|wkend|wknd"),
    ("u", "workweek", "workweek|work week|working week|business week"),
    ("u", "fortnight", "fortnight|fortnights"),
    ("rq", (1, Amount(days=3, is_vague=True)), "in the next days|over the next days|coming days"),
    ("kp", (Amount(days=-1), "night"), "night before"),
    ("EuC", (None, "weekend", None), "weekends"),
    ("$", None, "weekdays|weekday|week days|weeknights|weeknight|working days|workdays|every weekday"),
    ("r", 0, "this|current|ths"),
    ("r", 3, "this coming|this upcoming"),
    ("r", 1, "next|nxt"),
    ("r", 4, "following"),
    ("r", 3, "coming|upcoming"),
    ("r", 2, "after next|after the next|after the next one"),
    ("1", None, "next one|one after that|following one"),
    ("1", "after", "one after"),
    ("D", None, "rest of|rest|remainder of|remaining of|remaining|remainder|whole rest of"),
    ("e", "begin", "beginning of|beginning|start of"),
    ("e", "early", "early|early in|earlier part of|early hours of|early on in|earlyish"),
    ("p", "first_half", "early in the day|early in day|early on in the day"),
    ("e", "mid", "mid|middle of|middle"),
    ("e", "late", "late|late in|latter part of|later part of"),
    ("e", "first", "first half of"),
    ("e", "second", "second half of"),
    ("e", "end", "end of|end"),
    ("eu", ("end", "month"), "eom"),
    ("eu", ("end", "day"), "eod|close of business|cob"),
    ("uC", ("week", None), "w/c|wc|week commencing|week beginning|week starting"),
    *(("d", date, names) for date, names in _HOLIDAYS.items()),
    ("U", "holiday", _OTHER_HOLIDAYS),
    ("U", "holidays", "holidays|holiday season|festive season"),
    # Parts of the day.
    *(("ep", ("mid", part), f"mid{part}") for part in ("morning", "afternoon", "evening")),
    ("p", "morning", "morning|mornin|mornng|moring|mrng|morn"),
    ("p", "afternoon", "afternoon|arvo|avo|aft|afternon|aftrnoon|afternoonish|noon time"),
    ("p", "evening", "evening|evning|evenin|eveing"),
    ("p", "night", "night|nite|nightime|night time|nighttime"),
    *(("ps", (part, None), f"{part}s") for part in ("morning", "afternoon", "evening", "night")),
    ("p", "lunch", "lunch|lunchtime|lunch time|lunch break|lunch hour|lunches"),
    ("p", "dinner", "dinner|dinnertime|dinner time"),
    ("p", "early_morning", "breakfast|breakfast time|crack of dawn|dawn|early doors"),
    ("p", "first_thing", "first thing"),
    ("p", "end_of_day", "last thing"),
    ("x", "eve", "eve"),
    ("p", "first_thing", "first thing in the morning|first thing in the am"),
    ("p", "late_evening", "after the kids are in bed|once the kids are in bed|when the kids are in bed|after the kids are asleep|once the kids are asleep|when the kids are asleep|after the kids go to bed|after bedtime|after the kids bedtime"),
    ("p", "daytime", "daytime|day time|during the day|business hours|working hours|office hours"),
    ("p", "after_work", "after work|after hours"),
    ("p", "after_school", "after school"),
    ("p", "after_lunch", "after lunch|after lunchtime"),
    ("p", "morning", "before lunch|am hours"),
    ("p", "end_of_day", "end of play|end of business"),
    ("t", "noon", "noon|midday|mid day|noonish|12 noon"),
    ("t", "midnight", "midnight|mid night"),
    ("H", None, "half"),
    ("HP", (None, None), "half passed|half pass"),
    ("QP", (None, None), "quarter passed"),
    ("Q", None, "quarter|quater|qtr|quarters"),
    ("P", None, "past"),
    ("K", None, "oclock|o clock"),
    ("M", "a", "am"),
    ("M", "p", "pm"),
    ("M", "a", "in the am"),
    ("M", "p", "in the pm"),
    # Words that join.
    ("A", None, "at|@|by around"),
    ("O", None, "on"),
    ("I", None, "in|during|throughout"),
    ("i", None, "within|inside"),
    ("F", None, "for"),
    ("G", "since", "since"),
    ("G", None, "from|only by|starting|starting from|starting on|beginning on|beginning at|as of|as from|effective|starting at"),
    ("T", None, "until|till|til|untill|through|thru|up to|up until|right through until|until about|through until"),
    ("l", None, "to"),
    ("B", None, "before|b4|prior|prior to|earlier than|sooner than|in advance of|befor|ahead of"),
    ("Y", None, "nothing after|nothing later than|by|no later than|not later than|at the latest by|not after"),
    ("Z", None, "after|later than|post|anytime after|aftr"),
    ("Z", "from", "nothing before|nothing b4|nothing earlier than|nothing until|nothing till|not anything before|not before|not earlier than|no earlier than|no sooner than|at or after|not until after|not till after|not until|not till|not b4"),
    ("W", None, "between|in between|btw|btwn|betwen|anywhere between"),
    ("&", None, "and"),
    ("|", None, "or|or maybe|or perhaps|or else|alternatively|otherwise|either"),
    ("|", "soft", "maybe|perhaps|possibly"),
    ("|", "else", "or if not then|or if not|if not then|if not|failing that|or failing that|if that doesnt work|if thats not possible|if its not possible|if theres nothing|if there is nothing|if nothing then"),
    ("~", None, "around|about|approximately|approx|roughly|ish|or so|or thereabouts|circa|say|arnd|or around|at like|like around"),
    ("C", None, "of"),
    ("N", None, "not|except|except for|except on|but not|apart from|other than|excluding|besides|aside from|just not|only not|instead of|rather than|never"),
    ("N", "day", "any day but|any day other than|any day except|any day apart from|any day besides|any day bar|any other day but|every day but|everyday but|each day but|every single day but|every day except|everyday except|each day except|all days but|all days except"),
    ("N", None, "anything but|any time but|anytime but|all week but|every weekday but|any weekday but|any but|dont want|do not want|dont want anything|no more|anything except"),
    ("EpN", (None, "morning", None), "every morning but|each morning but|any morning but"),
    ("EpN", (None, "afternoon", None), "every afternoon but|each afternoon but|any afternoon but"),
    ("EpN", (None, "evening", None), "every evening but|each evening but|any evening but"),
    ("N", "cannot", "cant go|cannot go|cant come|cant do|can not do|cannot do|cant on|cannot on|cant make|cannot make|can not make|couldnt make|couldnt do|wont manage|cant manage|not available|not free|im busy|i am busy|am busy|busy on|busy at|busy in"),
    ("!", None, "no then|then no|not then|in that case no|doesnt work|does not work|wont work|wont do|is no good|isnt good|is not good|is out|are no good|dont work|doesnt suit|wont suit|no good|not good|not possible|is impossible|is bad"),
    ("J", None, "from now|from right now|ahead|hence|time|later from now|from this moment"),
    (">", "after", "or after|and after|or anytime after|or any time after"),
    (">", None, "or later|onwards|onward|and later|and onwards|at the earliest|earliest|on wards|and up|on out"),
    ("<", "before", "or before"),
    ("<", "and_before", "and before"),
    ("<", None, "at the latest|or earlier|or sooner"),
    ("<", "latest", "latest"),
    # Beside what was shown, or is being talked about.
    ("S", "time", "same day and time|same day n time|same day and same time|same day and hour|same day n hour|same time and day|same time n day|same day same time|same weekday and time|same day and the same time|same day at the same time|same day at same time|same day of the week and time|same time|at the same time|same hour|that time|that hour|thesame time|same slot|at that time|same times"),
    ("S", "about", "around that|around that time|about that time|around then|about then|near that|close to that|near that time|close to that time|around the same time|about the same time|roughly then|something like that|similar time|a similar time"),
    ("S", "before", f"{_next_to('before')}|just ahead of me"),
    ("S", "after", f"{_next_to('after')}|following mine|following me|following my appointment|right behind me|after her|after him|after them|after his|{_RIGHT_AFTER}"),
    ("S", "beside", f"next to mine|next to me|beside mine|alongside mine|adjacent to mine|close to mine|near mine|back to back|back 2 back|one after another|one after the other|{_EITHER_SIDE}"),
    ("S", "day", "same day|that day|that same day|on the day"),
    ("S", "other_day", "another day|a different day|different day|other day|other days|some other day|different days|any other day|not that day|another date|a different date"),
    ("Sp", ("day", "morning"), "that morning|same morning"),
    ("Sp", ("day", "afternoon"), "that afternoon|same afternoon"),
    ("Sp", ("day", "evening"), "that evening|same evening"),
    ("Sp", ("day", "night"), "that night|same night"),
    ("L", None, "a bit after|bit after|a little after|slightly after|the one after that|later|on from then|a bit later|a little later|later on|later than this|any later|more late|latr"),
    ("L", "that", "after that|afterwards|later than that|not before then|not before that|not until then|not till then|only after that|only after then|only then"),
    ("R", None, "a bit before|bit before|a little before|slightly before|the one before that|earlier|sooner|a bit earlier|a little earlier|any earlier|any sooner|ealier|earler"),
    ("R", "that", "earlier than that|sooner than that|before that|before then|beforehand"),
    ("V", "earliest", "earliest|soonest|first available|next available|next free|first free|first opening|next opening|first slot|next slot|first appointment|next appointment|first one you have|as early as you can|first possible|as early as possible|earliest possible|next possible|first spot|next spot|first thing you have|first thing available|whenever is soonest|earlier the better|sooner the better"),
    ("VR", ("latest", None), "the one right before that|last one before that"),
    ("V", "latest", "as late as possible|latest possible|last available|last one of the day|last appointment|last slot|last one you have|last spot|latest one|latest you have|latest you can|latest i can|latest we can|latest u can|latest there is|latest time|latest slot|latest appointment|latest available|as late as you can|as late as i can|as late as u can|last time|last time you have|last time slot|very last one|last free one|last one"),
    ("dV", ("asap", "earliest"), "asap|asasp|a s a p|as soon as possible|as soon as you can|as soon as u can|immediately|straight away|straightaway|right away|urgently|urgentlly|as soon as|soon as possible|soon as u can"),
    *(("Nps", (None, part, None), f"no {part}s") for part in ("morning", "afternoon", "evening", "night")),
    *(("Nw", (None, (number, "")), f"no {names.split('|')[0]}") for number, names in enumerate(_PLURALS)),
    ("E", None, "every|each|evry|evrey"),
    ("E", 2, "every other|every second|every alternate|each other"),
    ("Eu", (None, "day"), "daily|everyday|evryday"),
    ("Eu", (None, "week"), "weekly|once a week|twice a week|three times a week|once weekly|once per week"),
    ("Eu", (None, "month"), "monthly|once a month|once monthly|bi monthly|bimonthly"),
    ("Eu", (None, "fortnight"), "fortnightly|biweekly|bi weekly|every other week|every second week|every two weeks"),
    ("x", "namely", "that|that is|which is|that would be|thatll be|being|meaning|namely|i e|ie"),
    ("x", "move", "move|moving|reschedule|change|switch|swap|shift|rebook"),
    ("x", "later", "push|push back|pushed|postpone|delay|put back|move back"),
    ("x", "closest", "closest|nearest"),
    ("xR", ("closest", None), "closest before it|closest before those|nearest before it|nearest before those"),
    ("x", "asks", "how about|what about|can i|can we|can you|could i|could we|could you|is there|do you have|have you got|any chance"),
    ("x", "anything", "anything|something|anythin|anyth"),
    ("xp", ("within", "lunch"), "my lunch break|my lunch hour|our lunch break"),
    ("x", "within", "in my break|on my break|i only have|ive only got|i only got|only got|i have only|im only free|only free|i can get away|i can only get away|i have a gap|i have a window|my only window|it has to fit|has to fit|needs to fit|need to fit"),
    ("x", "is", "works|work|suits|better|good|fine|great|perfect|best|ideal|okay|ok"),
    ("x", "earlier", "bring|bring forward|move forward|move up"),
    # Limits of a life: what ends, goes on or begins then.
    ("x", "over", "can leave work|can leave|can get out|can get off|can get away|able to leave|i finish|finish|i finish work|he finishes|she finishes|they finish|we finish|finish work|finish school|finish uni|finish college|finishes|finishes work|finishes school|school ends|school finishes|school is over|work ends|class ends|shift ends|shift finishes|ends|i get off|get off work|gets off work|gets off|off work|out of school|out of work|gets out|get out|gets home|get home|clock off|knock off|im done|i am done|done with work|done at work|hes done|shes done|train gets in|train arrives|train comes in|bus gets in|bus arrives|flight lands|plane lands|flight gets in|gets in|i land|i arrive|we land|we arrive"),
    ("x", "busy", "i work|school|nursery|daycare|kindergarten|football|soccer|ballet|practice|im working|i am working|he works|she works|work|working|im at work|at work|in class|in school|at school|in meetings|in a meeting|on shift|on a shift|in a lesson|in lessons|at college|at training|at nursery|at uni|in lectures|at the office|in the office|stuck|stuck at work|tied up|swamped|booked up|rushed off my feet|runs|goes on|lasts|meeting is|meeting goes on|meeting runs|meeting lasts|work thing|a work thing|work meeting|a work meeting|has the car|takes the car|needs the car|uses the car|has our car|takes our car|has my car|takes my car|needs my car|has work|has school|has college|has uni|has nursery|has training|has practice|has classes|has lessons|has meetings|have meetings|have classes|have lectures|have school"),
    ("x", "is", "it work|that work|this work|would work|could work|might work|to work for me"),
    ("x", "due", "go to bed|goes to bed|going to bed|in bed|bedtime|bedtime is|i start|i start work|she starts|he starts|start work|starts work|starts school|school starts|work starts|shift starts|have to leave|need to leave|must leave|gotta leave|have to go|need to go|have to be home|need to be home|be home|have to be back|need to be back|be back|have to be at work|need to be at work|pick up the kids|pick the kids up|collect the kids|pick up my son|pick up my daughter|pick him up|pick her up|pick them up|get the kids|need to be finished|be finished|be done|need to finish|have to finish|be out|out the door|be out the door|out of there|out of here|be out of there|gets me out|get me out|getting me out|gets us out|get us out|gets him out|gets her out|lets me out|has me out|have me out|im out|i am out|be gone|get going|be off|head off|pick up my kids|pick my kids up|pick up my kid|pick up my girl|pick up my boy|pick my son up|pick my daughter up|collect my son|collect my daughter|get my son|get my daughter|get my kids|grab the kids|school run|school pick up|nursery pick up|get back to work|be back at work|wrap up|be through|train leaves|my train is|flight leaves"),
    *(("xY", ("due", None), f"{names} by|{names} before|{names} no later than") for names in ("done", "finished", "over", "out", "all done", "wrapped up", "ready", "through")),
    ("x", "so", "so|therefore"),
    ("x", "away", "away|im away|travelling|traveling|abroad|overseas|on holiday|on vacation|out of town|out of the country|out of office"),
    ("x", "back", "|".join(f"{when} {back}" for when in ("when", "once", "after", "as soon as") for back in ("im back", "i am back", "were back", "we are back", "i get back", "we get back", "i return", "we return", "i come back", "we come back", "shes back", "hes back", "theyre back"))),
    ("x", "unable", "can not|cannot|cant"),
    ("x", "absent", "cant make it|cannot make it|wont be able"),
    ("x", "event", "exam|exams|an exam|final exam|finals|flight|a flight|job interview|interview|maths test|math test|driving test|spelling test|school test"),
    ("x", "no_wait", "no wait|wait no|no sorry|sorry no|no actually|actually no|actually|i mean|i meant|sorry i mean|sorry i meant|scratch that|no make that|make that|oops"),
    # What has been: its times are none that are wished.
    ("x", "broke", "broke|broken|chipped|cracked|snapped|fell|fell out|came off|came loose|ate|swallowed|threw up|vomited|twisted|sprained|bit|stung|hurt|started|began"),
    ("x", "treated", "surgery|operation|an operation|op|procedure|accident|injury|birth|gave birth|fracture|stroke|c section"),
    # Words that only look like time.
    ("x", "too_early", "too early|too soon"),
    ("x", "too_late", "too late"),
    ("x", None, "eye exam|eye test|eye examination|all night|all night long|not too late|too late in the day|not too early|days ago|day ago|week ago|weeks ago|hours ago|month ago|months ago|for days|for weeks|for ages"),
    ("x", None, "i am|am i|am i busy|are you busy|is it busy|may i|may we|i may|we may|you may|it may|he may|she may|they may|may you|may be|may not|may have|mid size|that may"),
    ("x", None, "march in|march into|march up|we march|sat down|sat in|sat there|i sat|we sat|sun tan|sun bed|sun burn|sun damage|sun spots|sun cream"),
    ("x", None, "to be|one of|which one|this one|that one|one time|no one|any one|another one|one more|one sec|one second|a second|give me a minute|for now|right one|other one|first name|last name|second name|first time|last time|next time|last minute"),
    ("x", None, "one please|how long|how many days|how many hours|thanks for today|thank you for today|thanks for your time|in time|on time|on the way|at all|by the way|by now|by far|all day long|of course|half price|half way|fringe half|half legs|half leg|half arm|half arms|quarter inch"),
    ("x", None, "what time|which time|any time|some time|a time|this time|good time|my time|your time|time slot|time slots|times|a good time|every time|all the time|each time|another time|other time|different time|free time|no time|time off|time to"),
    ("x", None, "running late|be late|im late|i am late|is late|being late|was late|come late|arrive late|arriving late|bit late|little late|late cancellation|running early|be early"),
    ("x", None, "good morning|good afternoon|good evening|good night|good day|morning all|have a good day|have a nice day|have a good evening|have a good weekend|have a great day|have a lovely day|nice day|enjoy your weekend|good weekend"),
    ("x", None, "years old|year old|yrs old|yr old|y o|yo|months old|month old|weeks old|week old|weeks pregnant|months pregnant|minute walk|minutes walk|minutes away|min away|mins away|minutes late|mins late|min late|minute late|for later|see you later|c u later|speak later|talk later|later today maybe then"),
)  # fmt: skip
_COUNTED = (
    "people person persons ppl pax adults adult kids kid children child guests guest us girls boys friends men women "
    "ladies guys students patients clients customers teeth haircuts appointments seats times shekels shekel nis ils "
    "dollars dollar bucks euro euros pounds quid usd gbp eur percent km kilometers miles metres meters cm kg pounds lbs "
    "sessions lessons classes places spots slots options services treatments nails eyebrows hands feet dogs dog cats "
    "cat sisters brothers daughters sons stars questions things cars rooms chairs year yrs yr family participants heads "
    "more others hundred thousand percent point divided plus additional extra bookings visits units pieces piece"
)
_RANKED = (
    "one ones floor time times option slot choice appointment appt person visit street place session try kid child daughter "
    "son half thing name grade available free opening spot class lesson reminder booking message step row line item"
)
_STREETS = "street st road rd avenue ave blvd boulevard lane square floor apt apartment strasse way crescent terrace"

_EVENT = (
    r"wedding|party|(?<=\ba )(?:hot |first )?date|(?:bar|bat) mitzvah|flight|fly|flying|trip|event|exam|interview|dinner|gala|prom|graduation|concert|"
    r"(?:driving |math |maths |spelling |school )?test|(?<=my )shift|birthday|ceremony|photo ?shoot|reunion|conference|travell?ing|engagement|funeral|christening|recital|performance|show"
)
_NO_AMOUNT = "".join(
    f"(?<!{unit} )"
    for unit in [
        "day",
        "days",
        "week",
        "weeks",
        "hour",
        "hours",
        "minutes",
        "month",
        "night",
        "evening",
        "morning",
        "bit",
        "little",
    ]
)
""" "Two days before" is a day of its own."""

WHEN = TimeWords(
    events=EventWords(
        event=re.compile(rf"\b(?:{_EVENT})\b", re.IGNORECASE),
        before_it=re.compile(
            rf"\b(?<!not ){_NO_AMOUNT}(?:before(?:hand)?|b4|until|till|by)"
            rf"(?: (?:it|that|then|(?:the|my|our) (?P<event>{_EVENT})|(?:i|we) (?:fly|go|leave)))?"
            r"(?=\s*(?:[?.!,;\n]|$))",
            re.IGNORECASE,
        ),
        before_event=re.compile(
            rf"\b(?<!not ){_NO_AMOUNT}(?P<before>before|b4|until|till|by)\s(?P<day>(?:(?!{_EVENT})[\w'’]+\s){{0,3}})"
            rf"(?!dinner)(?P<event>{_EVENT})\b",
            re.IGNORECASE,
        ),
        around_it=re.compile(
            r"\b(?:(?:day|night|evening|morning) before|(?:that|same) (?:day|morning|afternoon))\b", re.IGNORECASE
        ),
        wish=re.compile(
            r"\b(?:so|need|want|can|could|n|and|is there|anything|looking|please|hoping|would|i'd|either)\b",
            re.IGNORECASE,
        ),
        denial=re.compile(r"\b(?:not|never|busy|away|cannot|won'?t|can['’]?t|don['’]?t)\b", re.IGNORECASE),
        tells=re.compile(
            r"\b(?:(?:has|have|having|i['’]?ve an?|got|there['’]?s|there is|going to|my|our)\b(?! party of)).*",
            re.IGNORECASE,
        ),
        has=re.compile(r"\b(?:has|have|having|got|there['’]?s|there is|going to)\b|['’]ve\b|\bive\b", re.IGNORECASE),
        is_on=re.compile(r"\s+(?:is|starts|begins)\b", re.IGNORECASE),
        also=re.compile(r"(?:or|also)\b", re.IGNORECASE),
        eves=frozenset({"before", "b4"}),
    ),
    sounds={"won": 1, "to": 2, "too": 2, "tree": 3, "for": 4, "fore": 4, "sicks": 6, "ate": 8, "nein": 9, "tin": 10},
    phrases=table(_ROWS),
    counted=frozenset(_COUNTED.split()) - {"year"},
    streets=frozenset(_STREETS.split()),
    articles=frozenset({"the", "teh"}),
    ranked=frozenset(_RANKED.split()),
    plural=r"[a-z]{3,}[^s]s",
    ages=r"aged?|age of|(?:is|just|has|have)? ?turn(?:s|ed|ing)",
)
