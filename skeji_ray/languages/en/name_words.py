"""English words around names of people and of businesses."""

from __future__ import annotations

from skeji_ray.languages.reading_words import LABEL, NAME, NAME_LETTERS, BusinessNameWords, NameWords

_NO_NAME = (
    "looking|trying|going|interested|in|not|a|an|the|sure|free|available|late|here|there|it|that|this|what|who|ok|okay|"
    "yes|no|fine|good|great|perfect|all|my|your|so|very|just|also|still|happy|glad|sorry|thinking|hoping|planning|"
    "urgent|desperate|emergency|important|crazy|awful|ridiculous|disappointed|pregnant|sick|ill|busy|running|stuck|"
    "lost|confused|allergic|bleeding|exhausted|actually|out|wondering|calling|writing|at|on|for|and|is|to|from|with|done|ready|afraid|new|by"
)
_COURTESY = r"please|pls|plz|pleaz|thanks|thank|thx|thanx|ty|cheers|ta"
_WORD = rf"(?!(?:{_NO_NAME}|{_COURTESY}|tomorrow|today|but|because)\b)[^\W\d_]{NAME_LETTERS}"
_SAID = (
    rf"(?i:\b(?:(?:my|the|her|his) name(?: is|'s|’s)|name is|names?:|under(?: the)? name(?: of)?|call me)\s+"
    rf"({_WORD}(?:\s+{_WORD}){{0,2}}))"
)
_CAPITAL = rf"(?!(?i:{_NO_NAME})\b)(?:[A-Z]|[\u0590-\u05FF])[\w'’.-]*"
_INTRODUCED = rf"\b(?:[Ii]'?’? ?a?m|[Tt]his is|[Nn]ame)\s+({_CAPITAL}(?:\s+{_CAPITAL}){{0,2}})"
""" "I'm Sarah", not "I'm happy": without the word name only capitals count."""

_KIN = (
    "son|daughter|kids?|child|mum|mom|mother|dad|father|wife|husband|partner|brother|sister|friend|nan|gran|grandma|"
    "grandpa|boyfriend|girlfriend|boy|girl|niece|nephew|cousin|fianc[eé]e?|dog|cat"
)
_RELATION = rf"(?:(?:my|our|her|his|their) (?:\w+ )?(?:{_KIN})|her|his|their)"
_OF_SOMEBODY = (
    r"(?i:\b(?:in|under|into)(?: (?:my|our|her|his|their)(?: \w+['’]?s)?) name"
    rf"(?:,? (?:{_COURTESY}))?,?(?: is| of)?,?\s+"
    rf"({_WORD}(?:\s+{_WORD})?))"
)
""" "In her name, Rivka": the name comes behind whose it is."""
_CHANGED = (
    r"(?i:\b(?:change|switch|update|put|set) (?:the |that |its |my )?name(?: on (?:it|that|the \w+))? to\s+"
    rf"({_WORD}(?:\s+{_WORD})?))"
)

_POSSESSED = (
    r"(?i:\b(?:in|on|under|into|to) (?!(?:my|our|her|his|their|the|your|whose|someone|somebody|another)\b)"
    r"([^\W\d_][\w-]+(?: [^\W\d_][\w-]+)?)['’]s name\b)"
)
""" "Put it in Dan's name"."""

NAMES = NameWords(
    given=(_POSSESSED, _OF_SOMEBODY, _CHANGED, _SAID, _INTRODUCED),
    relation=_RELATION,
    own=r"\bmy name(?:['’]?s| is|:)|\bcall me\b|\bi['’]?m\b|\bi am\b|\bthis is\b",
    of_another=rf"\b(?:(?:my|our|her|his|their) (?:\w+ )?(?:{_KIN})s?\b|(?:her|his|their)\b)",
    not_own=r"\b(?:and )?not (?:under |in )?(?:me|mine|my (?:own )?name|myself)\b",
    courtesy=(
        r"^\W*(?:(?:hi|hello|yes|ok|okay|sure|it'?s|it is|i'?m|i am|this is|for|under|put)\b[\s,:]*)+|"
        rf"(?:[\s,]*\b(?:{_COURTESY}|thank you|here|right|straight|just|directly|too|also|as well|next|first))+\W*$"
    ),
    whose=r"\bfor (?!(?:me|us|that|this|it|sure|then|now|both)\b)|\bunder\b|\bput (?!me|us|it|that|this)",
    titles=r"dr\b",
    says=r"\bname\b|\bcall me\b",
    before=r"(?:\bit's |\bits )?(?:\b(?:under|on|for|in) )?(?:\b(?:my|the|her|his) )?",
    says_then=r"\bnames?(?: is|'s|s)?|\bname of|\bcall me|\bi ?'?a?m|\bi am|\bthis is",
)

_KINDS = r"business|company|salon|shop|store|clinic|studio|practice|office|barbershop|place|brand|parlou?r|spa|gym"
_NOT_A_NAME = (
    r"(?!(?:(?:an?|my|our|the|new|very|also|still|just|really|small|in|at|on|for|to|not|open|closed|by|with|and|"
    r"after|here|there|called|named|please|this|that|it|its|each|every|all|any|one|both|most|mon|tues?|wed|thu|thur|thurs|fri|sat|sun|(?:mon|tues|"
    r"wednes|thurs|fri|satur|sun)days?)\b))"
)
_A_CAPITAL = r"(?=(?-i:[A-Z\d\u05d0-\u05ea]))"

BUSINESS_NAMES = BusinessNameWords(
    kinds=_KINDS,
    shortened=("dr", "st", "mr", "mrs", "ms", "prof", "(?-i:No)", "mt", "(?-i:[A-Z])"),
    ends=(
        r"\s(?:in|as|is|which|that|located|based|offering)\b|\s(?:at|on)\s+(?:\d|the corner)|"
        rf"\s(?:it'?s|we'?re|an?|my|our)\s+(?:[\w-]+\s+){{0,3}}?(?:{LABEL}|(?:{_KINDS})\b)|"
        r"\s(?:and|&|but)\s+(?:i|we|it|is|are|want|would|need|open|please|can|do|i'?d|we'?re|it'?s)\b|"
        r"\s(?:it'?s|we'?re|is what it'?s) called\b|"
        r"\sopen(?:s|ed)?\s+(?:every|daily|from|at|all|until|week|mon|tue|wed|thu|fri|sat|sun|24|\d)"
    ),
    called=(
        r"(?:^|[.!?;,\n]\s*)(?=[^.,;!?\n]{2,60}\s(?:it'?s|we'?re|is what it'?s) called\W*(?:$|[.,;!\n]))"
        rf"{NAME}(?=\s(?:it'?s|we'?re|is what it'?s) called)",
        r"\b(?:called|named|goes by(?: the name)?(?: of)?|(?:under|by|with) the name(?: of)?|known as|call it)"
        rf"\s*:?\s+(?!after\b){NAME}",
        rf"\b(?:its|it's|the|our|(?:{_KINDS})(?:'s)?) name(?:\s+is|'s|\s*:|\s+will be)\s*{NAME}",
        rf"(?<!my )\bname\s*:\s*{NAME}",
        r"(?:^|[.!?;,\n]\s*|\b(?:and|also) )(?:(?:the|our) )?name,?(?: please| pls)? "
        rf"(?:write|put|make it|should be|must be)\s+{NAME}",
        rf"\bname of (?:(?:my|our|the) )?(?:{_KINDS}|atelier|school|garage|workshop)(?:\s+is|\s*:)?\s+"
        rf"{_A_CAPITAL}{NAME}",
        rf"(?:^|[.!?;,\n]\s*|\band )(?:the )?name(?:\s+is|'s)\s+{NAME}",
    ),
    beside=(
        rf"\b(?:my|our|an?|the)\s+(?:[\w&'-]+\s+){{0,4}}(?:{_KINDS}|{LABEL})\s*(?::|\s[–-])\s*{_NOT_A_NAME}{_A_CAPITAL}{NAME}",
        rf"\b(?:it'?s|it is|we'?re|we are|(?:my|our|the) (?:{_KINDS}) is)\s+{_NOT_A_NAME}{_A_CAPITAL}{NAME}",
        rf"\b(?:my|our)\s+(?:(?:new|own|little|small)\s+)*(?:{_KINDS}|{LABEL})(?:\s+(?:on|up|in) (?:here|this|skeji))?"
        rf"\s*[,:–-]?\s+{_NOT_A_NAME}{_A_CAPITAL}{NAME}",
        rf"(?:^|[.!?\n]\s*){_NOT_A_NAME}{_A_CAPITAL}(?!I\b){NAME}(?=\s+is\s+(?:an?|my|our)\b)",
    ),
    after_verb=(
        r"\b(?:register(?:ing)?|sign(?:ing)? up|add(?:ing)?|open(?:ing)?|list(?:ing)?|set(?:ting)? up)\s*:?\s+"
        rf"(?-i:(?:us|me|my|our|a|an|the|new|please|{_KINDS}|called|named|as)(?:\s*[:–-]\s*|\s+))*"
        rf"(?!(?:[\w-]+ ){{0,2}}here\b){NAME}",
    ),
    what_it_is=rf"an?|my|our|the|new|it|me|us|{_KINDS}",
    begins_kind=r"an?|my|our",
    begins=(
        r"hi|hello|hey|yes|ok|okay|sure|well|so|it'?s|it is|we are|we'?re|this is|that'?s|(?:the|its|our) name is|"
        r"(?:(?:just|please|pls|also|and|simply|you can|(?:the |my )?name) )*(?:put|write)"
        r"(?: (?:down|it|this|under|as))*(?: (?:my|the|our)(?: (?:own|full|shop|business))? name)?(?: as| is)?"
    ),
    and_more=r"an?|we|it'?s|in|open|located|my|our|because|cos|since|everyone|everybody|people|that'?s",
    tells=(
        r"is|are|was|were|am|takes?|has|have|needs?|wants?|will|would|can|should|does|did|don'?t|i'?m|isn'?t|not|enough|"
        r"minutes|hours?"
    ),
    says_more=(
        r"(?:please|show|tell|give|check|send|can|could|do|does|did|how|what|whats|where|when|why|who|which|is|are|will|should|would|each|every|we|i|"
        r"there|thanks|thank|sorry|if|let|lets|my|our|you|they|people|no|not|and|but)"
    ),
    polite="please|thanks|thank you|now",
)
