"""What customers say of a visit, which is no wish for a time: whom and what they bring, what they may do, when it ends,
what is to be done beside it, and that somebody else comes in their place."""

from __future__ import annotations

import re

_ANYBODY = r"(?:my (?:\w+ )?\w+|someone|somebody|anyone|a friend|(?:s?he|they))"
_ABOUT = re.compile(
    # who comes along
    rf"\b(?:can|could|may|is it ok(?:ay)? if) {_ANYBODY} (?:also )?(?:come|sit|wait|stay|join|be (?:there|in))\b"
    r"(?: (?:along|in|inside|over|too|also|there|and|just|to|with|sit|wait|stay|me|us|him|her|them))*\W*$|"
    r"(?<!\w)ו?ש?(?:מביא|מביאה|בא|באה|יבוא|תבוא|לבוא|להביא|אביא|מגיע|מגיעה|יחד|ביחד|להצטרף|אמא|אבא|בעלי|אשתי|חבר|חברה)"
    r"(?: שלי)?(?: גם)? (?:איתי|אתי|איתנו|אתנו)(?!\w)|"
    # what is brought, left, fetched
    r"\b(?:if|can|could|may|should|shall|do|must|have to|need to|i'?ll|i will) ?(?:i|we)?(?: (?:need|have) to)? "
    r"(?:just )?(?:leave|drop off|bring|collect|pick (?:\w+ )?up|park)\b"
    r"(?! (?:it|that|this|mine|my \w+|the \w+) (?:forward|back|up)\b)|"
    r"(?<!\w)[וש]?(?:(?:אני|אנחנו) )?(?:משאיר|משאירה|משאירים|אשאיר|נשאיר|להשאיר|מביא|מביאה|אביא|נביא|להביא|אאסוף|לאסוף)"
    r"(?!\w)|"
    # how one comes
    r"\b(?:should|shall|must|do|can|may|need|have|does one) ?(?:i|we|one|to)?(?: (?:need|have))?(?: to)? "
    r"(?:wear|eat|fast|drink|undress|shower|shave|prepare|come (?:without|with|hungry|fasting|early|wet|dry))\b|"
    r"(?<!\w)(?:צריך|צריכה|חייב|חייבת|מותר|אפשר|כדאי|עדיף) (?:לי )?(?:לבוא|להגיע) (?:בלי|עם|על|אחרי|לפני)(?!\w)|"
    r"(?<!\w)(?:צריך|צריכה|חייב|חייבת|מותר|אפשר|כדאי) (?:לי )?(?:ללבוש|לצום|לאכול|לשתות|להתקלח|להתפשט|להתכונן)(?!\w)|"
    # whether it is all right
    r"\bis it (?:still )?(?:ok|okay|fine|safe|alright|all right|allowed|a problem|dangerous|bad)\b|"
    r"(?<!\w)(?:זה|האם) (?:בסדר|מסוכן|מותר|אפשרי|בטוח|בעיה)(?!\w)(?! מבחינת)|(?<!\w)מותר (?:לי )?ל\w+|"
    r"\b(?:i'?m|she'?s|is) (?:\w+ )?(?:pregnant|nursing|breastfeeding)\b|(?<!\w)(?:בהריון|בחודש ה?\w+י)(?!\w)",
    re.IGNORECASE,
)
_NOT_ABOUT = re.compile(
    r"(?<!same )\b(?:appointment|appt|booking|book(?! (?:twice|two))|another|instead|reschedule|move|slots?|openings?|"
    r"available|free|earlier|later)\b|"
    r"(?<!\w)ה?(?:תור|תורים|פגישה|במקום|פנוי|פנויה|להזיז|להעביר|לקבוע|לדחות|להקדים|מאוחר יותר|מוקדם יותר)(?!\w)",
    re.IGNORECASE,
)


def asks_about_visit(text: str) -> bool:
    """Tell whether a message is about how an appointment goes: "can I leave the keys the evening before?"."""
    return _ABOUT.search(text) is not None and _NOT_ABOUT.search(text) is None


_MONTHS = re.compile(r"(?<!\w)ב?חודש ה?[א-ת]+י(?!\w)")


def without_months(text: str) -> str:
    """Return the message without the month of somebody who expects: "in her fifth month" is no Thursday."""
    return _MONTHS.sub(" ", text)


_ASKED = re.compile(
    r"\b(?:can|could|may|should|shall|must|do|does|is|are|what|which|how) "
    r"(?:i|we|one|it|there|he|she|they|you|u|my|someone|to)\b|"
    r"(?<!\w)(?:אפשר|אפשרי|צריך|צריכה|חייב|חייבת|מותר|כדאי|בסדר|יש לכם|יש לך|יש לה|יש לו|מה|איך)(?!\w)",
    re.IGNORECASE,
)


def is_question_of_it(text: str) -> bool:
    """Tell whether what is said of a visit is asked, with or without a mark."""
    return _ASKED.search(text) is not None


_OF_TIME = re.compile(
    r"\b(?:when|what time|what about)\b|(?<!\w)ו?(?:מתי|באיזו שעה|באיזה שעה|מה עם)(?!\w)", re.IGNORECASE
)


def asks_for_the_time(text: str) -> bool:
    """Tell whether it asks when something is."""
    return _OF_TIME.search(text) is not None


_DONE = re.compile(
    r"\b(?:when|what time|by when|how soon)\b.{0,30}\b(?:ready|done|finish(?:ed)?|over|pick (?:\w+ )?up|"
    r"(?:get|fetch|collect) (?:her|him|it|them))\b|"
    r"\bhow long (?:will|does|do) (?:you|they) (?:keep|have|need) (?!a )|"
    r"(?<!\w)(?:מתי|באיזו שעה|באיזה שעה|עד מתי)(?!\w)(?! ש).{0,25}(?<!\w)(?:מוכן|מוכנה|נגמר|נגמרת|מסתיים|"
    r"מסיים|מסיימת|מסיימים|אסיים|לאסוף|לקחת אות[וה]|לבוא לקחת)(?!\w)|"
    r"(?<!\w)כמה זמן (?:ה?\w+ )(?:אצלכם|אצלך|נשאר|נשארת)(?!\w)",
    re.IGNORECASE,
)


def asks_when_done(text: str) -> bool:
    """Tell whether it is asked when an appointment is over: "when will she be ready for pick-up?"."""
    return _DONE.search(text) is not None


_WHAT_TIME = re.compile(
    r"\b(?:what time|which day|what day|when)(?: is (?:it|that|my \w+)| was (?:it|that))?(?: again)? "
    r"(?:and|n|&) where\b|"
    r"\bwhere(?: is (?:it|that))?(?: and|,) (?:(?:at )?what time|when)\b|"
    r"\b(?:remind me|tell me again) (?:what|when) (?:i|we)(?:'ve| have)? (?:booked|set|got|said|agreed)\b|"
    r"(?<!\w)(?:מה השעה|מתי|באיזו שעה|באיזה שעה)(?: זה| התור)? ו(?:איפה|היכן|מה הכתובת)(?!\w)|"
    r"(?<!\w)(?:איפה|היכן)(?: זה)? (?:ובאיזו שעה|ובאיזה שעה|ומתי)(?!\w)|"
    r"(?<!\w)ת?זכירי? לי (?:שוב )?(?:מה|מתי) (?:קבוע|קבענו|קבעתי|סגרנו|יש לי|התור)|"
    r"^\W*(?:אז |ו)?(?:באיזו|באיזה) שעה (?!אתם|את|פתוח|נפתח|נסגר|סוגר|פותח)\S+\W*$|"
    r"(?<!\w)מה (?:סגרנו|קבענו|קבוע)(?: לי| לנו)?(?: ת?זכירי? לי)?\W*$",
    re.IGNORECASE,
)


def asks_what_stands(text: str) -> bool:
    """Tell whether it is asked when an appointment is, with its place or by itself: "what time and where?"."""
    return _WHAT_TIME.search(text) is not None


_ALSO = re.compile(
    r"\b(?:also|as well|throw in)\b|\btoo\W*$|(?<!\w)ו?(?:ש)?(?:גם)(?!\w)|(?<!\w)(?:על הדרך|באותה הזדמנות|בנוסף)(?!\w)",
    re.IGNORECASE,
)
_WANTED = re.compile(
    r"\b(?:can|could|would|will|please|pls|plz|want|need|like|add|check|look|throw|do)\b|^(?:and|also)\b|"
    r"(?<!\w)(?:אפשר|תוכל|תוכלי|תוכלו|צריך|צריכה|רוצה|רציתי|להוסיף|בבקשה|[וש]{0,2}ת[א-ת]{3,}[וי]?)(?!\w)",
    re.IGNORECASE,
)


_KIN = (
    r"(?:son|daughter|kid|child|mum|mom|mother|dad|father|wife|husband|partner|brother|sister|friend|niece|nephew|"
    r"cousin|gran|grandma|grandpa|nan|boyfriend|girlfriend)"
)
_SOMEBODY = re.compile(
    rf"\b(?:my|our) (?:\w+ )?{_KIN}s?\b|(?<!\w)[ולש]*(?:אחותי|אחי|בעלי|אשתי|(?:אמא|אבא|סבתא|סבא)(?: שלי)?|"
    r"ה?(?:בן|בת|ילד|ילדה|חבר|חברה) של(?:י|נו))(?!\w)",
    re.IGNORECASE,
)
_WITH_ONE = re.compile(
    r"\b(?:together|with me|same time|also|as well|too)\b|(?<!\w)(?:גם|יחד|ביחד|איתי|באות[הו] (?:זמן|שעה))(?!\w)",
    re.IGNORECASE,
)


def wants_two(text: str) -> bool:
    """Tell whether somebody is to have an appointment beside the writer's: "can my husband come too?"."""
    return _SOMEBODY.search(text) is not None and _WITH_ONE.search(text) is not None


def wants_more_done(text: str) -> bool:
    """Tell whether something is to be done beside what is booked: "and check the brakes too"."""
    is_wanted = _ALSO.search(text) is not None and _WANTED.search(text) is not None
    return is_wanted and _NOT_ABOUT.search(text) is None and _SOMEBODY.search(text) is None


_IN_MY_PLACE = re.compile(
    rf"\bmy (?:\w+ )?{_KIN} (?:can|could|will|is going to|'?ll|should|wants to|would like to) (?:just )?"
    r"(?:have|take|use|get|go|come) (?:it|this one|that one|mine|instead|my (?:slot|place|spot|appointment))\b|"
    r"\b(?:put|change|switch) (?:it|that|this|the \w+(?: one)?|[a-z]+'s)(?: one)? (?:in(?:to)?|under|over to)\b|"
    r"\bchange the name\b|\bmake (?:it|that|this) (?:for|under) (?=(?-i:[A-Z])[a-z])|"
    r"\b(?:it'?s|it is) for (?=(?-i:[A-Z])[a-z])|"
    rf"\b(?:it'?s|it is|this is|that'?s|the (?:\w+ )?(?:appointment|booking|one)(?:'s| is)) (?:actually |really )?"
    rf"(?:for my (?:\w+ )?{_KIN}|not for me)\b|"
    r"(?<!\w)(?:ה?תור|זה|הוא)(?: הוא| בעצם)? (?:לא (?:עליי?|שלי|לי|בשבילי|על שמי)|של (?:אחותי|אחי|אמא|אבא|בעלי|אשתי|"
    r"ה?(?:בן|בת|ילד|ילדה|חבר|חברה|אחות|סבתא) של)|"
    r"(?:בשביל|עבור) (?:אחותי|אחי|אמא|אבא|בעלי|אשתי|הבן|הבת|הילד|הילדה|חבר|חברה))",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"(?:\bmy (?:\w+ )?{_KIN}(?:'?s name)?(?:,| is| called)? |\b(?:under|to|name(?: is)?|into|for),? )"
    r"(?:(?:my|her|his|the name of) )?((?-i:[A-Z])[\w'’-]+(?: (?-i:[A-Z])[\w'’-]+)?)|"
    r"(?<!\w)(?:אחותי|אחי|בעלי|אשתי|(?:אמא|אבא|ה?(?:בן|בת|ילד|ילדה|חבר|חברה|אחות|סבתא))(?: שלי)?),? "
    r"(?!שלי|לא|של |זה|הוא|היא)([א-ת'’]+(?: [א-ת'’]+)?)\W*$",
    re.IGNORECASE,
)


def comes_in_their_place(text: str) -> bool:
    """Tell whether somebody else comes to what is booked: "my sister can have it", "the appointment isn't for me"."""
    return _IN_MY_PLACE.search(text) is not None


def who_comes(text: str) -> str | None:
    """Return the name of who comes in their place; None where none is said."""
    found = next(reversed(list(_NAMED.finditer(text))), None)
    return next(filter(None, found.groups()), None) if found is not None else None


_DAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?|today|tomorrow|tmrw|i|can|could|me|my|"
    r"jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\b"
)

_FOR = re.compile(
    rf"\b(?:it'?s|its|this is|that'?s|that one is|this one is) for (?!(?i:{_DAY}))((?-i:[A-Z])[\w'’-]+)|"
    rf"^\W*(?:and|also|plus|then|now) (?!(?i:{_DAY}))((?-i:[A-Z])[a-z][\w'’-]*)(?: too| also)? "
    r"(?:at|on|same|straight|right|after|before)\b",
    re.IGNORECASE,
)


def named_for(text: str) -> str | None:
    """Return whom a wish for a time is for, by name: "and Jack at half past four", "it's for Maya"."""
    found = _FOR.search(text)
    return next(filter(None, found.groups()), None) if found is not None else None


_A_LITTLE = re.compile(
    r"\b(?:a (?:little|bit|touch|tad)|slightly|much|somewhat|something|anything)\b|"
    r"(?<!\w)(?:קצת|טיפה|טיפונת|יותר|משהו)(?!\w)",
    re.IGNORECASE,
)


def says_how_much(text: str) -> bool:
    """Tell whether an hour before or after is really wished for: "maybe a little later", and not "maybe later"."""
    return _A_LITTLE.search(text) is not None


_DOES = (
    "check|look at|do|fix|clean|wash|change|trim|cut|replace|test|inspect|adjust|polish|brush|file|sew|iron|fill|tidy"
)
_PART = re.compile(
    rf"(?:\b(?:and|also|plus)\b|[,&+])\s*(?P<en>(?:(?:please|also|can (?:you|u)|could (?:you|u)) )*(?:{_DOES})\b"
    r"[^,.;!?]{2,40}?)(?: (?:too|also|as well)\b)|"
    r"(?<!\w)ו?ש?(?P<he>ת(?!קבע|רשו?מ|שימ|שאיר|זיז|עביר|בטל|גיד|שלח|זכיר|כניס|בוא|גיע|היה|ודה)[א-ת]{3,} גם (?:את )?"
    r"(?!ל[יונה]|א[ות]|ב(?:יום|ראשון|שני|שלישי|רביעי|חמישי|שישי|שבת|בוקר|ערב|צהריים|שעה))[א-ת]{3,})(?!\w)",
    re.IGNORECASE,
)


def more_in(text: str) -> str | None:
    """Return what is to be done beside, of a wish for a time: "a service on Sunday, and check the brakes too"."""
    found = _PART.search(text)
    return next(filter(None, found.groups())).strip() if found is not None else None
