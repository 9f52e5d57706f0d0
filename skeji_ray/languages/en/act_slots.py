"""Where the words of slots stand in an English message."""

from __future__ import annotations

from skeji_ray.languages.en.act_parts import DAY, SERVICE
from skeji_ray.languages.phrasing import SlotPattern
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.reading import State
from skeji_ray.messages.vocabulary import CITY_PHRASES, LABEL_PHRASES

_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_CLOCK = r"(?:\d{1,2}(?:[:.]\d{2})(?: ?[ap]\.? ?m\.?)?|\d{1,2} ?[ap]\.? ?m\b\.?|\d{1,2} ?o'?clock|\d{1,2}ish|half (?:past )?(?:\d{1,2}|\w+)|(?:quarter|ten|five|twenty) (?:past|to) (?:\d{1,2}|\w+)|noon|midday|lunch ?time)"
_PART = r"(?:morning|afternoon|evening|night|aft|arvo|lunch|midday)s?"
_DATE = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}[/.]\d{{1,2}}(?:[/.]\d{{2,4}})?|(?:the )?\d{{1,2}}(?:st|nd|rd|th))"
_WEEK = r"(?:(?:this|next|coming|following|the following|that|the week after|end of the|beginning of the) (?:week(?:end)?|month|year)|weekends?|weekdays?|fortnight)"
_LOOSE = r"(?:asap|as soon as possible|now|right now|any ?time|any day|sooner|earlier|later|soonest|earliest|latest|another (?:day|time)|different (?:day|time|hour)|same (?:time|day)|the day (?:after|before)|every day|daily|weekly|fortnightly|monthly|every (?:other )?\w+|each \w+|once a \w+|twice a \w+|in (?:a|an|\d+|two|three|six|about a|about) (?:\w+ )?(?:days?|weeks?|months?|hours?|fortnight)|(?:an|half an|\d+) hours? (?:later|earlier))"
_LINK = r"(?:[,]? ?(?:at|on|in the|in|around|about|from|between|before|after|until|till|til|by|to|and|or|the|this|next|past|early|late|any|for|-|–|not|but|of|mid) ?)"
_UNIT = rf"(?:{_CLOCK}|{_DATE}|(?:{DAY})|{_WEEK}|{_LOOSE}|(?:early|late|this|that|tomorrow|the|any|every) {_PART}|{_PART}|\d{{1,2}} ?[-–] ?\d{{1,2}}|{_MONTH})"
WHEN = (
    rf"(?:(?:not |only |any ?time |sometime |early |late |maybe |around |about |from |between |before |after |until |till |til |by |on |at |this |next |in the |the )*)"
    rf"{_UNIT}(?:(?:{_LINK}|[ ,]+)*(?:{_UNIT}|\d{{1,2}}(?![\d%])))*"
)
_HOUR = r"(?:at|around|about|after|before|by|from|until|till|between) \d{1,2}(?![\d%])(?: ?(?:and|to|-|or) ?\d{1,2})?"
_MINUTES = r"(?:(?:\d{1,3}|an?|half an?|one|two|three|five|ten|fifteen|twenty|thirty|forty|sixty|ninety|a few|a couple of|quarter of an|an hour and a|a)(?:[ -]?(?:-|–|or|to) ?\d{1,3})?[ -]?(?:min(?:ute)?s?|hours?|hrs?|h)\b(?: and a half)?|half an hour|quarter of an hour)"
_NAME = r"(?:(?:dr|mr|mrs|ms|prof)\.? )?[A-Z][\w'’.-]*(?: [A-Z][\w'’-]*){0,2}"
_STOP = rf"(?:on|at|for|in|with|by|before|after|this|next|the|and|tomorrow|today|tonight|please|pls|plz|thanks|around|near|from|to|or|as|asap|when|if|because|so|but|any|every|is|are|i|{DAY}|{_PART}|\d\S*)"
_WORDS = rf"(?:(?!{_STOP}\b)[\w&'-]+ ?){{1,4}}"
_BOOKING_ACTS = frozenset(
    {Act.BOOK, Act.REFINE, Act.RECURRING, Act.MOVE, Act.CANCEL, Act.WAITLIST, Act.CHOOSE, Act.NONE, Act.BOOK_CUSTOMER}
)
_KNOWN = "|".join(sorted((word for word in LABEL_PHRASES if word.isascii()), key=len, reverse=True))
_CITY = "|".join(sorted((word for word in CITY_PHRASES if word.isascii() and len(word) > 2), key=len, reverse=True))

SLOTS: tuple[SlotPattern, ...] = (
    SlotPattern(Slot.PHONE, r"\+?\d[\d -]{7,15}\d"),
    SlotPattern(Slot.REASON, r"(?:because|cos|coz|cuz|since|as my|due to) (?P<what>[^.!?\n]{3,80})", acts=frozenset({Act.CANCEL, Act.MOVE, Act.LATE, Act.DECLINE, Act.OWNER_LATE, Act.CLOSE, Act.BLOCK, Act.CANCEL_CUSTOMER})),
    SlotPattern(Slot.MESSAGE, r"(?:tell|let|inform|text|ask|remind) (?:the )?\w+(?: know)? (?:that )?(?P<what>[^.!?\n]{3,200})", acts=frozenset({Act.RELAY, Act.MESSAGE_CUSTOMERS})),
    SlotPattern(Slot.ORDINAL, r"(?:the |my )?(?P<what>first|second|third|fourth|fifth|last|middle|other|earliest|latest|soonest|1st|2nd|3rd|4th|5th|top|bottom|early|late)(?: one| option| time| slot| of)?", states=frozenset({State.OFFER_LIST, State.ASK_WHICH_BOOKING, State.APPROVALS}), acts=frozenset({Act.CHOOSE, Act.APPROVE, Act.DECLINE, Act.PROPOSE})),
    SlotPattern(Slot.ORDINAL, r"(?:#|number|option|no\.?) ?(?:\d{1,2}|[a-e])|^\d$", states=frozenset({State.OFFER_LIST, State.ASK_WHICH_BOOKING, State.APPROVALS})),
    SlotPattern(Slot.DURATION, _MINUTES, acts=frozenset({Act.LATE, Act.OWNER_LATE, Act.BOOK, Act.REFINE, Act.CHANGE_HOURS, Act.CHANGE_SERVICES, Act.BOOK_CUSTOMER})),
    SlotPattern(Slot.WHEN, WHEN),
    SlotPattern(Slot.WHEN, _HOUR),
    SlotPattern(Slot.WHEN, r"\d{1,2}(?![\d%]| (?:people|persons?|kids|of us|guests|adults|mins?|minutes?|hours?))", states=frozenset({State.OFFER_ONE, State.OFFER_LIST, State.ASK_WHEN, State.CONFIRM_MOVE})),
    SlotPattern(Slot.PARTY, r"(?:(?:\d{1,2}|two|three|four|five|six) (?:people|persons?|kids|children|of us|guests|adults|friends|girls|ladies)|(?:me|myself) and my \w+|both of us|(?:table|room|party|family|group) (?:for|of) (?:\d{1,2}|two|three|four|five|six)|for (?:two|three|four|five|six)\b)"),
    SlotPattern(Slot.STAFF, rf"(?:[Ww]ith|[Ww]/) (?P<what>{_NAME})", ignores_case=False),
    SlotPattern(Slot.STAFF, r"(?:with )?(?P<what>dr\.? [a-z][\w-]+(?: [A-Z][\w-]+)?)"),
    SlotPattern(Slot.NAME, r"(?:name is|name's|name:|call me|under the name|under|in the name of) (?P<what>[^\W\d][\w'’-]*(?: (?!and|at|on|for|please|but)[^\W\d][\w'’-]*){0,2})"),
    SlotPattern(Slot.NAME, rf"(?:[Ff]or|[Ii]t's|[Ii]ts|[Ii]'m|[Tt]his is)(?: my \w+)? (?P<what>{_NAME})", ignores_case=False),
    SlotPattern(Slot.NAME, r"for (?P<what>(?:my|our) (?:\w+ )?(?:son|daughter|kids?|mum|mom|mother|dad|father|wife|husband|brother|sister|friend|nan|gran|dog|cat|puppy|baby|boys?|girls?))"),
    SlotPattern(Slot.BUSINESS, rf"(?:at|At|to|from) (?P<what>{_NAME})", ignores_case=False),
    SlotPattern(Slot.PRICE, r"[£$€₪]\s?\d+(?:[.,]\d+)?|\d+(?:[.,]\d+)? ?(?:quid|pounds|dollars|shekels|euros?|nis|bucks)"),
    SlotPattern(Slot.CITY, rf"(?:in|near|around|round|from) (?P<what>{_NAME})", ignores_case=False),
    SlotPattern(Slot.CITY, _CITY),
    SlotPattern(Slot.SERVICE, rf"(?:{_KNOWN}|{SERVICE})(?:(?: and|,| &| \+) (?:{SERVICE}))*"),
    SlotPattern(Slot.SERVICE, rf"(?:book|need|want|get|have|for|do|doing)(?: me| us)?(?: in)?(?: for)? (?:an?|my|some) (?P<what>{_WORDS})", acts=_BOOKING_ACTS),
)  # fmt: skip
