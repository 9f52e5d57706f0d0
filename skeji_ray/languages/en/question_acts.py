"""How people ask what a business is like, in English."""

from __future__ import annotations

from skeji_ray.languages.phrasing import ASKED, CUSTOMERS, OFFERED, OWNERS, Phrase, phrases
from skeji_ray.messages.acts import Act, Topic
from skeji_ray.messages.reading import State

_ANY = frozenset(State) - {State.ASK_BUSINESS_FIELD}
_WHERE_OWNERS_BOOK = OFFERED | ASKED
"""Elsewhere an owner speaks of their own business."""
_THEY = r"(?:you|u|ya|they|yous|yall|the (?:salon|clinic|shop|place|studio|owner|doctor|dentist|vet|business|barber|garage|office)|this place|that place)"
_WHOSE = r"(?:the|your|ur|their|its|his|her|an?|they|it|he|she|exact|full|average|street|phone|contact|\w+s)"
_THEIRS = rf"(?: {_WHOSE}){{0,3}}"
_DO = r"(?:do|does|will|would|are|is|can|could|did|r)"


def _about(topic: Topic, *patterns: str, sure: float = 0.94) -> tuple[Phrase, ...]:
    of_owners = phrases(Act.ASK_BUSINESS, *patterns, topic=topic, sure=sure, states=_WHERE_OWNERS_BOOK, roles=OWNERS)
    return phrases(Act.ASK_BUSINESS, *patterns, topic=topic, sure=sure, states=_ANY, roles=CUSTOMERS) + of_owners


QUESTIONS: tuple[Phrase, ...] = (
    *_about(
        Topic.OTHER,
        rf"^(?:hi |hey |hello |and |so |ok |quick question |question )*(?:do|does|will|would|should) (?:i|we|my \w+|he|she|they|{_THEY}) (?:have to|need to|need|have to have) (?!.*\b(?:book|pay|cancel|deposit|card|cash|confirm|reschedule)).*\??$",
        sure=0.972,
    ),
    *_about(
        Topic.PRICE,
        r"how much(?! (?:time|longer|notice|do (?:you|u) know|later))(?: .*)?",
        r"(?:what|whats)(?: is| are| would| will|s| do| does)? (?:the|your|ur|that|it|they|you|u|their|a|this)(?: \S+){0,3}? ?(?:prices?|cost|charge|rates?|fees?|damage|pricing|cost me|set me back)(?: .*)?",
        r"(?:price ?list|your prices|ur prices|prices(?: pls| please)?$|the price(?: there)?$|the fee)",
        r"(?:is|are|was) (?:it|that|this|they) (?:\w+ )?(?:expensive|dear|pricey|cheap|cheaper|extra|more|free|still(?: only)? \d+|still \S+ (?:for|quid))(?: .*)?\?",
        rf"{_DO} {_THEY} (?:charge|cost|have (?:a |any )?(?:discount|deal|offer)\w*|do (?:a |any )?(?:discount|deal|offer)\w*)(?! for (?:no shows|cancell?))(?: .*)?",
        r"(?:any|student|senior|kids) (?:discounts?|deals?|special offers?|concessions?)\b",
        r"what (?:do|does|will|would) (?:they|kids|i|it|that|we|she|he) (?:pay|cost|owe)(?: .*)?",
    ),
    *_about(
        Topic.HOURS,
        r"(?:what|whats|which)(?: are| is|s| r)? (?:the |your |ur |their |you |opening |business |working |office |normal )*(?:hours|times|time)(?: \w+)? (?:do|does|are|r|is|you|u|they|open|close)(?: .*)?(?:open|close|shut|hours)(?: .*)?",
        r"(?:opening|business|working|office|closing) (?:hours|times?)(?: .*)?",
        r"(?:what|whats) (?:are |r )?(?:your|ur|the|their) hours(?: .*)?",
        r"(?:what|whats)(?: is|s)? (?:the )?(?:latest|earliest|last|first)(?: time| hour)? (?:that )?(?:you|u|they) (?:see|take|do|have|accept|work|treat|book)(?: .*)?$",
        r"(?:when|what time|how late|how early|til what time|until what time|till when|until when|from when|what days|which days)(?: \w+)?(?: do| does| are| is| r)? (?:you|u|they|ya|it|the \w+|\w+) (?:guys )?(?:open|close|closing|opening|shut|work|closed|start|finish|stay open)(?: .*)?$",
        r"(?:what|whats)(?: is|s)? (?:the |your |ur |their )?(?:latest|last)(?: possible)? (?:appointment|appt|slot|time|hour|one|client|booking)(?: \w+){0,2} (?:of the|in a|a|each|per) day\b",
        r"(?:how late|how early|(?:un)?til+ (?:what time|when|how late)|until (?:what time|when|how late)|(?:what time|when)(?= .* until)) (?:do|does|can|could|are|will|would|may) (?:you|u|they|ya|i|we|one)(?: \w+)? (?:take|see|accept|treat|receive|come|book|work|have|be seen|get)(?: .*)?$",
        r"(?:are|r|is|will|do) (?:you|u|they|ya|the \w+|it)(?: guys| be| still| normally| usually)? (?:open|closed|shut|work)(?: .*)?\?",
        r"^(?:no |wait |so |and |but )*(?:are|r) (?:you|u|ya|they|yous) (?:guys |even |still |normally |actually |ever )*(?:open|closed)(?: .*)?$",
        r"(?:you|u|they) (?:guys )?open (?:on |at |this |today|tomorrow|tonight|late|now|early|sun|sat|over)(?: .*)?\?",
        r"what (?:hours|days) (?:do|does|are|is)(?: .*)?",
    ),
    *_about(
        Topic.ADDRESS,
        r"(?:^|(?:^|.* )(?:and|but|tell me|know|asking|forgot|remember|is) )(?:where|wheres|where abouts|whereabouts)(?: exactly)?(?: are| is| r|s| do| can)? (?:you|u|it|they|ya|this|that|the (?!nearest)\w+|your|ur|i (?:go|come|find)|located|based)(?: .*)?$",
        rf"(?:what|whats|what about|how about|send|give|need|share|have|get|text|tell|find|show|know|see|want|like)(?: is| me| us)?{_THEIRS} (?:address|location|postcode|zip ?code|directions|pin|street)(?: .*)?",
        r"how do i (?:get|find) (?:there|you|to you|the place|it)(?: .*)?",
        r"(?:which|what) (?:street|floor|building|branch|city|cities|towns?|area|part of town)(?: .*)?",
        r"(?:are|r|is) (?:you|u|it|they|this) (?:still )?(?:at|on|in|near|close to|far from|located) (?!all\b)(?:the )?(?:\d+ )?[a-z]+(?: .*)?\?",
        r"(?:wheres|where is) the (?:entrance|door|place|salon|shop|clinic)(?: .*)?",
        r"^(?:the )?(?:address|location)(?: please| pls)?$",
        rf"^(?:and |great |ok )*(?:whats |what is )?{_WHOSE} (?:address|location)",
    ),
    *_about(
        Topic.PARKING,
        r"(?:is there|any|where|wheres|do (?:you|u|they) have|have (?:you|u) got|got|free|what about|hows the|about|know if|see if) (?:\w+ ){0,3}parking(?: .*)?",
        r"^(?:and |parking )?parking(?: there| nearby| available| situation| please)*\??$",
        r"(?:will|is) (?:that|it|the) (?:be )?(?:free |\w+ )?parking(?: .*)?",
        r"(?:where|can|could|is there|somewhere|place) (?:i |we |to )*park\b(?: .*)?",
        r"(?:car ?park|park (?:my|the|our) (?:car|van|bike)|park (?:out|near|nearby|there|outside))(?: .*)?",
    ),
    *_about(
        Topic.DURATION,
        r"how (?:long|much time|many (?:minutes|mins|hours))(?! (?:in advance|before|notice|is the wait|have|has|did|until|till))(?: .*)?",
        r"(?:whats|what is) the duration(?: .*)?",
        r"is it (?:the |a )?(?:full|half|whole)(?: an)? hour(?: .*)?",
    ),
    *_about(
        Topic.SERVICES,
        rf"(?:do|does) {_THEY} (?:guys )?(?:also |still |even |only |just )*(?:do|offer|treat|cut|provide|work with|cater (?:to|for)|see|style|fix|specialise in|specialize in|perform)(?! (?:you |i )?(?:have |take |accept )*(?:anything|any|space|room|time|cards?|cash|amex|free|availab\w+|parking|walk|insurance|a waiting|appoint|slots?|openings|reminders?|my|me|bit|visa|something|an? (?:slot|chair|monday|\w+day|\w+ thing|phone|landline|lift|toilet|pool))) (?!.*\b(?:today|tomorrow|tonight|\w{3,6}day\b|mornings?|afternoon|evening|lunch ?time|now|this (?:week|afternoon|morning|evening|aft)|next week|\d+[.:]\d|(?:the )?\d+(?:st|nd|rd|th)|at \d)).*\??$",
        r"what(?: \w+)? (?:services|treatments|options|types|kinds?|sort)(?: \w+)* (?:do|are|is|you|u|have|on offer|of)(?: .*)?",
        r"(?:what|which) (?:do|services do) (?:you|u|they) (?:do|offer)(?: .*)?",
        r"(?:whats|what is|what are) the (?:difference|options)(?: .*)?",
        r"(?:list of|your|ur) (?:services|treatments)(?: .*)?",
        r"(?:is (?:it|this)(?: place)?|are you) (?:for|good for|ok for|unisex|suitable for)(?: both)?(?: .*)?\?",
        sure=0.92,
    ),
    *_about(
        Topic.STAFF,
        r"(?:^|and )(?:who|whos|who is|whose|who are|who will|who would|wholl)(?: (?:is|s|are|will|would|am|do|does|be))* (?:that|it|this|the|your|i|in|on|working|cutting|doing|there|with|treating|seeing|my|going)(?! (?:talking|speaking|your|you))(?: .*)?",
        r"(?:is|are|does|do|will) (?:it|the|there|she|he|dr \w+|\w+)(?: \w+)? (?:still )?(?:with (?:the same|\w+)|working|in (?:on|today|tomorrow|this)|work there|there on|a (?:female|male|woman|lady|man))(?: .*)?\?",
        r"(?:is there|do you have|have you got) (?:a )?(?:female|male|woman|lady|man|men|women)(?: .*)?",
        r"what (?:is|s) (?:the|your) (?:doctor|dentist|stylist|therapist|barber)s name(?: .*)?",
        sure=0.9,
    ),
    *_about(
        Topic.PHONE,
        r"(?:phone|telephone|tel|contact|landline|mobile) ?(?:number|no|num|details|nr)?(?: \S+){0,6}\?",
        rf"(?:whats|what is|give|have|need|send|get|got|share|find|show|know|see|want|like|tell)(?: me| us)?{_THEIRS} (?:phone|telephone|contact|landline|mobile|number(?! of))(?: .*)?",
        r"(?:can|could) i (?:ring|call|phone)(?: you| them| u)?(?: .*)?",
        r"number (?:(?:can|could|should|do|may) (?:i|we)|i can|to) (?:call|ring|reach|contact|phone|use)(?: .*)?",
        rf"^(?:and |great |ok )*{_WHOSE} (?:(?:phone|contact|telephone) )?number\??$",
    ),
    *_about(
        Topic.PAYMENT,
        r"(?:do|does|can|could|will|is|are)(?: \S+){1,4}? (?:take|accept|pay|paid|use)(?: \S+){0,4}? ?(?:cards?|cash|credit|debit|amex|visa|apple pay|google pay|paypal|bit|bank transfer|contactless|cheques?|checks?|installments|instalments|vouchers?|gift cards?)(?: .*)?",
        r"(?:card|cash) (?:only|or (?:only )?(?:cash|card))(?: .*)?",
        r"(?:can|could|do|must|how (?:do|can|should)|should|when do) (?:i|we) (?:\w+ )?pay(?! (?:attention|\d))(?: .*)?",
        r"(?:cash|card|payment|deposit)s?(?: \w+){0,3}\?",
        r"(?:need|pay|is there|take|want|require|leave)(?: \w+){0,2} (?:a |any )?deposit(?: .*)?",
        r"(?:cover|take|accept|covered by|bill)(?: \w+)? (?:my |the )?(?:insurance|bupa|medicare|nhs)(?: .*)?\?",
    ),
    *_about(
        Topic.POLICY,
        r"(?:how (?:many (?:hours|days)|long|much notice|late|far)|until when|till when|by when|up to when|what happens if|what if|can i still|is there a (?:fee|charge|penalty))(?: .*)?(?:cancel|late|change|reschedule|miss).*",
        sure=0.965,
    ),
    *_about(
        Topic.POLICY,
        r"(?:cancellation|refund|late|no show|return|privacy|booking|covid|pet) (?:policy|fee|charge|rules?)(?: .*)?",
        r"(?:charge|fee|penalty|pay|lose|refund|happens?|cost)(?: \S+){0,4} (?:if i (?:cancel|dont|am late|miss|need to)|for (?:no shows|cancelling|canceling|being late)|late cancell?)(?: .*)?",
        r"(?:do|will|can) i (?:get|lose|still get|receive)(?: \w+)? (?:my |the |a )?(?:deposit|money|refund)(?: .*)?",
        r"(?:do|would|should|will) (?:i|we) need (?:a|to (?:get|have) a|any)? ?(?:referral|appointment|reservation|id|insurance|prescription|permission|parent|guardian|note|proof)(?: .*)?",
        r"how (?:late can i|far (?:in advance|ahead)|long (?:in advance|before|notice)|much notice)(?: .*)?",
        r"(?:can|are|do)(?: \S+){0,3} (?:bring|walk ?-?ins?|dogs?|pets|kids|children)(?: \S+){0,3} (?:allowed|welcome|accepted|with me|walk ?-?ins?|along)(?: .*)?",
        r"(?:(?:can|may|could|shall) (?:i|we)|(?:am i|are we) allowed to|is it (?:ok|okay|fine|alright) (?:to|if i|if we))(?: also| still)? bring(?: along)? (?:my|our|a|the) (?:\w+ )?\w+(?: (?:along|with me|with us|too|as well|there|in))*\??$",
        r"(?:take|accept|do) walk ?-?ins?(?: .*)?",
        r"what if (?:she|he|they|i|we|my \w+|someone)(?: is|s| are|m| am| re| get| gets| fall| falls)? (?:sick|ill|unwell|poorly)(?: .*)?(?:can|could|is it|what|may) .*$",
        sure=0.92,
    ),
    *_about(
        Topic.PAYMENT,
        rf"(?:do|does|will|can) {_THEY} (?:take|accept|work with|cover) (?:bupa|axa|aetna|cigna|vitality|medicare|medicaid|insurance|nhs|maccabi|clalit|meuhedet|leumit|private insurance)(?: .*)?",
        sure=0.95,
    ),
    *_about(
        Topic.OTHER,
        rf"(?:do|does) {_THEY} (?:guys )?(?:also |still |even )?(?:have|take|got|sell|provide) (?!(?:you |i )?(?:have |take |accept )*(?:anything|any|space|room|time|cards?|cash|amex|free|availab\w+|parking|walk|insurance|appoint\w*|slots?|openings|reminders?|my|me|bit|visa|something|an? (?:slot|chair|monday|\w+day|\w+ thing|phone|landline|pool|class|lesson|session|gap|spot|appointment))\b)(?!.*\b(?:today|tomorrow|tmrw|tonight|\w{{3,6}}day\b|mornings?|afternoon|evening|now|this (?:week|afternoon|morning|evening|aft)|next week|\d+[.:]\d|(?:the )?\d+(?:st|nd|rd|th)|at \d)).*\??$",
        r"(?:ratings?|reviews?|stars)(?: .*)?\?$",
        r"(?:is|are|do|does|can|could|will|would)(?: (?!book|booking|reserve)\w+){0,5} (?:in person|(?:on|over|via|by) zoom|zoom|(?:by |on )?video(?: calls?)?|online|remote(?:ly)?|face to face)(?: (?!book).*)?$",
        r"(?:any|have|has|got|see|find|are there|is there)(?: \w+){0,3} (?:testimonials|recommendations|photos|pics|pictures|instagram|insta|facebook|tiktok)(?: .*)?$",
        r"(?:can|could|is it possible)(?: \w+){0,5} (?:double|twice as long|back to back|extended)(?: \w+){0,3}$",
        sure=0.925,
    ),
    *_about(
        Topic.OTHER,
        r"(?:is|are) (?:there|your|it|the \w+)(?: \w+){0,3} (?:accessible|wheelchair|lift|elevator|stairs|toilet|bathroom|wifi|wi fi|air ?con|waiting room|step free|kid friendly|child friendly|pool|gym)(?: .*)?",
        r"(?:do|does|can|should|shall|must|would|will) (?:i|we|it|they)(?: need to| have to)? (?:bring(?! (?:it|that|this|mine|my \w+|the \w+) (?:forward|back|up)\b)|wear|eat|drink|wash|shower|prepare|come early|hurt|drive|shave|fast|take (?:my|the))(?! (?:my|a|the) (?:friend|son|daughter)\b)(?: .*)?",
        r"(?:does|will) it hurt(?: .*)?",
        r"(?:will|would|is|are|when (?:will|would|is)) (?:it|they|he|she|(?:the|my|our|his|her) \w+)(?: all)?(?: be)? (?:ready|fixed|repaired|sorted|dry|sore|swollen|delivered)(?: .*)?",
        r"(?:can|could) (?:i|we) (?:get|order|call) (?:an?|some) (?:taxi|cab|bus|coffee|drink|receipt|invoice|copy|certificate|note)(?: .*)?",
        r"(?:do|does) (?:you|u|they|anyone|someone|she|he)(?: there)? speak (?:english|hebrew|russian|arabic|spanish|french|polish)(?: .*)?",
        r"(?:good|any) (?:reviews?|ratings?)(?: .*)?",
        rf"(?:what|whats|how|hows|whatre|list|show|know|see|tell me|and|about)(?: is| are| s)?{_THEIRS}(?: \w+)? (?:ratings?|reviews?|rated)(?: .*)?",
        rf"^{_WHOSE} (?:\w+ )?(?:ratings?|reviews?)\??$",
        r"what (?:do|should|shall|must) i (?:need to )?(?:bring|wear|prepare|do before)(?: .*)?",
        sure=0.9,
    ),
)  # fmt: skip
