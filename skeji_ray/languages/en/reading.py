"""English, as it is understood beside acts and times."""

from __future__ import annotations

from skeji_ray.languages.en.answer_words import ANSWERS
from skeji_ray.languages.en.command_words import COMMANDS, SPOKEN
from skeji_ray.languages.en.kept_words import KEPT
from skeji_ray.languages.en.mending_words import MENDING
from skeji_ray.languages.en.name_words import BUSINESS_NAMES, NAMES
from skeji_ray.languages.en.place_words import PLACES
from skeji_ray.languages.en.view_words import VIEWS
from skeji_ray.languages.en.visit_words import ADDED, VISITS
from skeji_ray.languages.message_words import OwnerChangeWords
from skeji_ray.languages.reading_words import HelpingWords, ReadingWords, SpamWords, ToldWords
from skeji_ray.messages.reading import State

_SIGNS = (
    (2, r"https?://|www\.|\b\w{1,40}\.(com|net|biz|info|ru)\b"),
    (2, r"\b(won(?!['’]?t\b)(?= )|winner!|winning|prizes?|awarded|jackpot|lottery)\b"),
    (2, r"\b(claim|guaranteed|urgent!|unsubscribe|opt ?out|unredeemed|un-redeemed|t(&|&amp;)c'?s?)\b"),
    (2, r"(£|\$|€)\s?\d{2,}|\b\d{2,3}(p|ppm|p/min|p/msg|/wk|/msg)\b|£\d(\.\d\d)?/(wk|week|month|msg|min)"),
    (2, r"\b(viagra|casino|crypto|bitcoin|forex|investment opportunity|loans?|dating service|adult|dogging)\b"),
    (
        2,
        r"\b(call|txt|text|txting|send|sms|reply|cal;l|to|on|from|tel:?)\b.{0,25}"
        r"\b(0[789]\d{8,9}|0[789]\d0 ?\d{3} ?\d{3,4}|[4-9]\d{4})\b",
    ),
    (1, r"(?-i:\bFREE\b|\bWIN\b|\bURGENT\b|\bPRIVATE!)"),
    (
        1,
        r"\bfree\b.{0,30}\b(entry|gift|ringtones?|nokia|camera|minutes|mins|msgs?|texts?|phone|mobile|chat|call)\b",
    ),
    (1, r"\b(call|txt|text|reply|sms)\b.{0,25}\b(now|yes|stop)\b|\b(to|send|txt) stop\b"),
    (
        1,
        r"\b(offers?|discount|deal|bonus|cash|credits?|voucher|reward|entitled|selected|congrat(s|ulations)|exclusive|subscri\w+)\b",
    ),
    (
        1,
        r"\b(ringtones?|polyphonic|tones|customer services?|mobile update|"
        r"account statement|identifier code|admirer|club|weekly|wkly)\b",
    ),
    (1, r"\b\d{1,3}% off\b|\bsexy\b|\bxxx\b.{0,9}\b(pics?|videos?|movies?)\b"),
    (1, r"\b(?-i:[A-Z]{4,}(?:\W+[A-Z]{3,}\b){2,})"),
    (1, r"!{2,}"),
    (1, r"\b0(8[47]\d|9\d\d)\d{7}\b|\bp(er)? (msg|min|minute)\b|\d+p/sms\b"),
    (1, r"\b(flirt\w*|lapdancer|babes|sex|chat|dating|blind date|voicemail|txt back|urgent message)\b"),
)
_TOLD = ToldWords(
    asks=(
        (State.ASK_NAME, r"\bname\b[^.]*\?"),
        (State.OFFER_LIST, r"\bwhich (?:one|of (?:these|them)|time)\b|\btimes are free\b"),
        (
            State.OFFER_ONE,
            r"\bbook it\?|\bplease confirm\b|\bis (?:that|this) (?:correct|ok|okay|right|fine|good)\b|"
            r"\b(?:shall|should|can|do you want me to|would you like (?:me )?to) (?:i |we )?"
            r"(?:book|schedule|reserve|make|confirm|set)\b",
        ),
        (State.ASK_CITY, r"\b(?:city|area|location|town|where)\b[^.]*\?"),
        (State.ASK_SERVICE, r"\b(?:what (?:kind|type|sort)|which (?:service|type|kind))\b[^.]*\?"),
        (State.ASK_WHEN, r"\b(?:when|(?:what|which) (?:day|date|time)|time|date)\b[^.]*\?"),
    ),
    appointment=r"\b(?:appointment|book|booked|booking|visit|reserve|schedule|slot)\b",
)
_HEARD = {
    **dict.fromkeys(("c", "k", "q", "ck", "ch", "kh"), "k"),
    **dict.fromkeys(("b", "v", "w"), "v"),
    **dict.fromkeys(("f", "p", "ph"), "p"),
    **dict.fromkeys(("s", "sh"), "s"),
    **dict.fromkeys(("z", "tz", "ts"), "z"),
    **dict.fromkeys(("t", "th"), "t"),
    **dict.fromkeys(("g", "j"), "g"),
    **{letter: letter for letter in "dlmnr"},
    "x": "ks",
    **dict.fromkeys(("a", "e", "i", "o", "u", "h"), ""),
}
_SOUNDS = {**{letter: (heard, heard) for letter, heard in _HEARD.items()}, "y": ("y", "")}
"""Vowels, and an h, are not written in every script."""
_HELPING = HelpingWords(
    invitation=(
        r"(?:please )?(?:i )?(?:(?P<yes>accept|join)|(?P<no>decline|refuse|reject)) "
        r"(?:the|this|that|your|my) invitation"
    ),
    leave=(
        r"(?:please )?(?:i(?: want|'d like|’d like| would like)? to )?"
        r"(?:leave|stop (?:managing|helping(?: to)? manage))"
        r"(?:(?P<bare> (?:the|this|my) business)|:? (?P<name>.{2,100}))?"
    ),
)
_OWNER_CHANGES = OwnerChangeWords(
    beside=r"\b(?:and|with|plus|then)\b",
    and_=r"\band\b",
    articles="a|an|the|our|my|some|new",
    after_name="now|please|from now on",
    for_good=r"\b(?:any ?more|no longer|stop|from now on|also|too|as well|add|remove|services?)\b",
    length=r"\b(?:length|duration)\b",
    all_day=(
        r"\b(?:all|whole|entire|full)(?: of)?(?: the| this| next)? "
        r"(?:day|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thurs?|fri|sat|sun)\b"
    ),
    hours=r"\b(?:hours|opening|closing)\b",
    opens=r"\bopen\b",
    a_length=(
        r"\b(?:half (?:an |a )?h(?:ou)?r|three[ -]quarters of an hour|quarter of an hour|"
        r"(?:an?|one|two|three|four|\d{1,2}(?:[.:]\d+)?)[ -]?(?:hours?|hrs?|h)\b"
        r"(?: and a half| (?:and )?\d{1,2} ?(?:minutes?|mins?|m)\b)?|(?:one|two) and a half hours|"
        r"(?:\d{1,3}|five|ten|fifteen|twenty|thirty|forty|forty[ -]five|fifty|sixty|ninety)[ -]?(?:minutes?|mins?|m))\b"
    ),
    a_price=(
        r"[£$€₪] ?\d+(?:\.\d+)?|\b\d+(?:\.\d+)? ?(?:[£$€₪]|(?:nis|ils|shekels?|dollars?|bucks|euros?|pounds?|quid)\b)|"
        r"\bfree\b(?! \w)"
    ),
    counted=r"people|clients|customers|participants|seats|places|am\b|pm\b|of \w+|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    before_item=(
        r"(?:hi|hey|hello|please|pls|ok|okay|so|also|and|plus|oh|oops|sorry|wait|actually|(?:can|could) (?:i|we|you)|"
        r"i(?:'d| would)? (?:also |now )?(?:want|like)(?: to)?|i'?d like to|want to|add|put in|put|note|list|include|"
        r"(?:i|we) (?:also |now )?(?:do|have|offer|give|run)|there'?s|there is|for|of|at|the|a|an|my|our|"
        r"some|new|prices?|make|set|change|let'?s|"
        r"its|it'?s|it is|is|are|takes?|lasts?|costs?|will be|only|just|about|around|from|per|each|in|within|"
        r"like|roughly|approx\w*|maybe|usually|enough|one)\b"
    ),
    behind_item=(
        r"\b(?:is|are|takes?|lasts?|costs?|cost|will be|would be|now|about|around|at|for|in|within|and|of|with|"
        r"a|an|the|like|roughly|approx\w*|maybe|usually|enough|"
        r"it'?s|its|"
        r"from|only|just|or so|each|please|pls|thanks|too|as well|to my services|to the list)"
    ),
    any_item=(
        r"(?:(?:each|every|all|an?|the|my|our|one|any) )*(?:appointments?|sessions?|meetings?|slots?|bookings?|visits?|"
        r"treatments?|lessons?|class(?:es)?|they|them|it|one|that|this|everything|clients?|"
        r"customers?)(?: (?:here|with me|now))?"
    ),
    raised=(
        r"\b(?:goes|going|went|go|gone|is|moved?|put|raised?|raising)(?: \w+)? (?:up|down)\b|"
        r"\b(?:goes|went) to\b|\bfrom now on\b"
    ),
)

ENGLISH = ReadingWords(
    answers=ANSWERS,
    commands=COMMANDS,
    spoken=SPOKEN,
    names=NAMES,
    business_names=BUSINESS_NAMES,
    places=PLACES,
    spam=SpamWords(
        signs=_SIGNS,
        about_appointments=(
            r"\b(appointments?|book|bookings?|haircut|salon|dentist|doctor|therapist|schedule|cancel|register)\b"
        ),
    ),
    helping=_HELPING,
    told=_TOLD,
    owner_changes=_OWNER_CHANGES,
    mending=MENDING,
    kept=KEPT,
    visits=VISITS,
    views=VIEWS,
    added=ADDED,
    sounds=_SOUNDS,
    and_=r"\band\b",
    condition=r"if\b",
    prefixes="",
)
