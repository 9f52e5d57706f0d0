"""English acts and slots, as the rules reader asks for them."""

from __future__ import annotations

from skeji_ray.languages.en.act_parts import APPOINTMENT, NO_NAMES, SERVICE
from skeji_ray.languages.en.act_slots import SLOTS
from skeji_ray.languages.en.another_acts import ANOTHER
from skeji_ray.languages.en.any_day_acts import ANY_DAY
from skeji_ray.languages.en.beside_acts import BESIDE
from skeji_ray.languages.en.break_acts import BREAKS
from skeji_ray.languages.en.customer_acts import CHANGES
from skeji_ray.languages.en.keeping_out import KEEPS_OUT
from skeji_ray.languages.en.notice_acts import NOTICES
from skeji_ray.languages.en.own_acts import OWN_QUESTIONS
from skeji_ray.languages.en.own_business import CLAIMS, PROVIDES, SOUGHT, TOLD_OF, WISHES
from skeji_ray.languages.en.owner_acts import OWNING
from skeji_ray.languages.en.question_acts import QUESTIONS
from skeji_ray.languages.en.service_acts import SERVICES
from skeji_ray.languages.en.state_acts import STATES
from skeji_ray.languages.en.talk_acts import TALK
from skeji_ray.languages.phrasing import ActWords
from skeji_ray.messages.acts import Topic

_VERBS = (
    r"(?:cancel(?:l?ing|l?ed)?|call off|move|moving|reschedule|change|book(?:ing)?|reserve|schedule|approve|accept|decline|reject|"
    r"delete|erase|register|sign (?:me|us) up|close|block|open|remind|message|text|rebook|give|wait)"
)
_HERE = rf"{APPOINTMENT}|{SERVICE}|haircut|salon"
_ELSEWHERE = (
    r"alarms?|wake me|emails?|e mails?|mail|inbox|playlist|music|songs?|lights?|lamp|cab|taxi|uber|lyft|train (?:tickets?|times?|to)|flights?|tickets?|recipes?|cook|tweets?|"
    r"twitter|facebook|weather|news|volume|speakers?|radio|podcasts?|audiobook|shopping list|grocery|groceries|to ?do list|pizza|takeaway|stocks?|movies?|"
    r"football|games?|joke|timer|thermostat|vacuum|coffee machine|hoover|brightness|calculate|exchange rate|definition|define|olly|siri|alexa|google|"
    r"my list|the list|lists|radio|channel|album|artist|band|trending|headlines|netflix|youtube|smart (?:plug|socket)|socket|plug|restaurants?|order (?:food|me)|"
    r"directions to|playback|audio\w*|chapter|track|contacts?|status|order|deliver\w*|social media|shuffle|party|traffic (?:on|in|to)|temperature|rain|snow|sunny|umbrella|mute|unmute"
)
_BUT = (
    r"(?!(?:(?<=day )|(?<=days )|(?<=week )|(?<=morning )|(?<=afternoon )|(?<=evening )|(?<=time )|(?<=anything ))"
    r"but (?:on )?(?:(?:mon|tues?|wed|thu|fri|sat|sun)[a-z]*|weekends?|today|tomorrow)\b)but"
)
"""It begins another clause, but for the one of "any day but Tuesday"."""
ENGLISH = ActWords(
    phrases=(*ANY_DAY, *ANOTHER, *CHANGES, *NOTICES, *TALK, *SERVICES, *QUESTIONS, *STATES, *OWN_QUESTIONS, *BESIDE, *BREAKS, *OWNING),
    slots=SLOTS,
    numbered=(
        r"one|two|three|four|(?:the )?(?:first|second|third|fourth)(?:ly| thing| one)?(?: is)?|last(?:ly)?|finally|"
        r"(?:number |no\.? ?)?[1-5]"
    ),
    breaks=rf"and|{_BUT}|then|also|n|plus|so(?= (?:i|we|can|could|please|pls|lets|its|im|no|maybe|do|will|how|what|when|who|is|are|put|make|book|cancel|move|she|he|they)\b)|otherwise|while|meanwhile|btw|anyway",
    starts=(
        r"(?<!no )(?<!nah )(?<!nope )(?<!say )(?<!want to )(?<!many )(?<!big )(?<!huge )(?<!million )(?<!more )(?<!and )(?<!so )(?<!send )"
        r"(?:thanks|thank you|thank u|thankyou|thx|thnx|thanx|tnx|ty|cheers|many thanks)(?!\w)"
    ),
    shortened=("dr", "mr", "mrs", "ms", "st", "prof"),
    denied=(
        r"(?<!\w)(?:dont|do not|didnt|did not|never|not|no need to|without|no|havent|have not|doesnt|does not|shouldnt|wasnt) "
        r"(?:(?:want|wish|need|mean|meant|ask|asked|like|to|you|u|me|please|ever|just|actually|have|going|go|really|think|i|yet|gonna|be|"
        r"been) ){0,5}" + _VERBS + r"(?!\w).*"
    ),
    openers=(
        r"hi|hello|hey|hiya|yo|oh|ah|ahh|um+|uh+|erm|hmm*|well|so|ok so|and|but|please|pls|plz|sorry|actually|just|quick question|question|"
        r"good (?:morning|afternoon|evening|day)|hey there|hi there|dear|also|then|right so|btw|by the way|argh|omg|listen|look|kindly|hey guys|morning|evening|excuse me|lol|haha|in that case"
    ),
    closers=(
        r"please|pls|plz|pleaz|ta|mate|x+|xo|dear|love|hun|guys|sir|madam|lol|haha|tbh|if possible|if poss|asap please|"
        r"kindly|babe|darling|bro|man|skeji|btw|sorry|soz"
    ),
    moot=(
        r"but|after|before|later|earlier|next week|none|neither|except|other than|instead|actually|no|nope|nah|not|cant|cannot|wont|sorry|typo|how about|what about|is there|are there|do (?:you|u) have|have (?:you|u)|"
        r"can (?:it|we|you|u|i)|could (?:it|we|you|u|i)|would|anything|something|any|another|different|else|rather|only|too|if|maybe|prefer|set an|remind"
    ),
    pictures={
        "👍": "yes", "👌": "yes", "✅": "yes", "✔": "yes", "☑": "yes", "👎": "no", "❌": "no", "🚫": "no", "✋": "wait", "🤔": "hmm",
        "❓": "?", "❔": "?", "🙏": "please", "👋": "hi",
    },
    fillers=(
        r"the|a|an|one|at|for|on|in|to|of|as|please|pls|plz|i|id|ill|im|it|its|is|be|would|will|can|could|do|does|did|we|me|us|you|u|good|great|works?|work|"
        r"best|better|fine|ok|okay|with|if|possible|maybe|around|about|or|and|then|any|some|something|anything|time|times|day|days|slot|hour|hi|hello|hey|sorry|"
        r"hmm|um|well|actually|oh|no|yes|yeah|yep|make|let|lets|go|take|have|get|want|need|like|prefer|try|how|what|there|that|this|my|only|just|not|free|"
        r"available|open|got|see|book|please|thanks|suits?|ideally|preferably|really|probably|think|guess|say|lets|instead|rather|more|than|so|as|am|pm|are|"
        r"ones?|from|until|till|before|after|between|earlier|later|early|late|next|today|tomorrow|half|quarter|past|dont|cant|too|bit|also|but|him|her|he|she|they|them"
    ),
    elsewhere=(
        r"^(?:(?:please|hey|ok|can you|could you|i want you to) )*(?:play (?:some|the|a|my) \w+|wake me (?:up )?at|set (?:an?|the|my) (?:alarm|timer)|"
        r"turn (?:on|off|up|down) the \w+|whats the weather|what is the weather|how is the weather|order (?:me )?(?:a |some )?(?:pizza|taxi|cab|uber|food))(?!\w)"
    ),
    no_names=NO_NAMES,
    claims=CLAIMS,
    keeps_out=KEEPS_OUT,
    told_of_own=TOLD_OF,
    provides=PROVIDES,
    wishes=WISHES,
    sought=SOUGHT,
    topics={
        Topic.PRICE: r"how much(?! (?:time|longer|notice))|prices?|costs?|fees?|price ?list",
        Topic.HOURS: r"(?:opening|working|business|closing) (?:hours|times?)|your hours|ur hours|their hours",
        Topic.ADDRESS: r"address|location|directions|postcode",
        Topic.PARKING: r"parking|car ?park",
        Topic.DURATION: r"how long(?! (?:in advance|before|notice))|duration",
        Topic.PHONE: r"phone(?: number)?|telephone(?: number)?|contact number|landline",
        Topic.PAYMENT: r"cash|credit cards?|payment|deposit|apple pay|contactless",
        Topic.POLICY: r"(?:cancellation|refund|no show) (?:policy|fee)",
        Topic.OTHER: r"ratings?|reviews?|stars|wifi|wheelchair|mats?|towels?|toilets?|lift|elevator",
    },
    weak=(
        r"(?:oh |ok |okay |very |all |thats |well |that is |sounds )*(?:great|perfect|ok|okay|fine|good|nice|cool|lovely|sure|alright|all right|right|brilliant|"
        r"excellent|awesome|wonderful|amazing|super|k|kk|hm+|wait|hold on|hang on|one moment|fab|terrific)(?: then| thanks)?\??"
    ),
    doubtful=rf"(?s)^(?!.*(?<!\w)(?:{_HERE})(?!\w)).*(?<!\w)(?:{_ELSEWHERE})(?!\w)",
    doubled=frozenset(["cool", "good", "too", "see", "book", "ok", "soon", "need", "three", "free", "week", "been", "keep", "look", "feel", "well", "will", "tell", "all", "call", "off"]),
)  # fmt: skip
"""What the English reader knows."""
