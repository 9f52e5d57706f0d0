"""English words of whole answers: yes, no, a choice, and what alters them.

A phrase stands as `whole.words_of` gives it: no apostrophes, no punctuation; `|` parts the phrases of a line.
"""

from __future__ import annotations

from skeji_ray.languages.reading_words import AnswerWords

YES = (
    "yes|yep|yeah|yup|ya|yea|yess|yesss|yes yes|aye|ok|okay|oki|okey|okok|sure|sure thing|for sure|please do",
    "go ahead|go for it|confirm|confirmed|i confirm|do it|do that|do so|lets do it|lets do that|lets do this|correct",
    "that is correct|thats correct|absolutely|of course|definitely|certainly|indeed|alright|all right|agreed|i agree",
    "affirmative|by all means|proceed|please proceed|im sure|i am sure|yes i do|yes i am|yes it is|yes thats right",
    "beseder|sababa|betach|yes that is right|totally|exactly|with pleasure|gladly",
)
WELCOME = (
    "great|perfect|good|very good|fine|nice|cool|awesome|excellent|wonderful|lovely|brilliant|amazing|super|fantastic",
    "sounds good|sounds great|sounds perfect|sounds fine|sounds ok|sounds okay|sounds lovely|sounds like a plan",
    "that sounds good|that sounds great|that works|that works for me|that works great|it works|it works for me|works",
    "works for me|works great|works fine|thats fine|that is fine|thats good|that is good|thats great|that is great",
    "thats perfect|that is perfect|thats ok|that is ok|thats okay|that is okay|thats right|that is right|right",
    "its fine|its good|its ok|its perfect|that will do|thatll do|that would be great|that would be good",
    "that would be perfect|would be great|would be good|would be perfect|is good|is fine|is great|is perfect|is ok",
    "is okay|will do|will work|would work|suits me|that suits me|it suits me|deal|not bad|not bad at all|why not",
    "not too bad|ill take it",
    "i will take it|i take it|i want it|i want that|i want that one|i want this one|ill have it|ill take that",
    "ill take that one|ill take this one|count me in|im in|i am in|no objections|no objection|happy with that",
)
NO = (
    "no|nope|nah|no no|no way|definitely not|absolutely not|certainly not|of course not|negative|no i dont|no i do not",
)
NOT_NOW = (
    "not now|not yet|not today|not really|never mind|nevermind",
    "nvm|forget it|forget about it|keep it|keep them|leave it",
    "leave it as it is|leave it as is|keep it as it is|keep it as is|keep my booking|keep my appointment|let it be",
    "keep the booking|keep the appointment|keep my data|keep me|leave me|dont|do not|please dont|please do not",
    "dont do it|do not do it|dont do that|do not do that|i dont want to|i do not want to|i dont want it",
    "i do not want it|i dont want that|i dont want this|i dont|i do not|i didnt mean that|i didnt mean to",
    "not interested|im not interested|i changed my mind|changed my mind|rather not|id rather not|i would rather not",
    "better not|maybe later|maybe another time|another time|some other time|no need|not needed|not this time",
    "not anymore|not any more|that was a mistake|it was a mistake|my mistake|by mistake",
)
HOLD = (
    "wait|wait wait|please wait|hold on|hang on|one moment|just a moment|one second|a second|just a second|one sec|hmm",
    "hm|hmmm|um|uh|well|actually|oops|stop",
)
COURTESY = (
    "please|pls|plz|thanks|thank you|thank u|thx|ty|cheers|many thanks|thanks a lot|thanks so much|thank you so much",
    "thank you very much|thanks very much|kindly|hi|hello|hey|sir|madam|mate|dear|guys|oh|ah|sorry|no problem",
    "no problem at all|no worries|no worries at all|no trouble|no trouble at all|no need to ask|no need to worry",
    "no need to wait|no need to check|no need to think|no need to think about it|no need to hurry|no need to confirm",
    "no rush|no reason to wait|why wait|dont worry|do not worry|no questions",
    "no more questions|nothing else|no doubt|it|that|this|that one|this one|the|a|an|me|us|for|in|at|on|then|now|so",
    "very|much|and|my|your|just|go ahead and|i want to|i want you to|i would like to|i would like you to|id like to",
    "id like you to|i need to|i wish to|i do want to|lets|you can|you may|with you|right away|right now|asap",
    "immediately|the one|as well|skeji",
)
NEGATIONS = (
    "dont|do not|please dont|please do not|never|not|not to|no need to|i dont want to|i do not want to|i didnt want to",
    "i did not want to|i dont want you to|i do not want you to|i dont wish to|id rather not|i would rather not",
    "better not|lets not|you shouldnt|you should not|i wont|i will not|im not going to|i am not going to|dont you",
    "i didnt ask to|i did not ask to|i didnt mean to|i did not mean to|i never wanted to",
)
CHOOSING = (
    "i take|ill take|i will take|i want|id like|i would like",
    "i prefer|id prefer|i choose|i pick|give me|lets take|lets do",
    "lets go with|lets go for|go with|make it|choose|pick|take|book|book me|reserve|can i have|could i have|can i get",
    "can i take|may i have|i mean|i meant|works|work|is|would be|will be|for me|one|slot|option|its|it is",
    "you wrote|you sent|you sent me|you mentioned|you said|you showed|you showed me|you offered|you listed|you gave me",
    "on the list|in the list|from the list|of these|of those|of them|put me in for|put me down for|sign me up for",
)
VERBS = {
    "book": (
        "book|reserve|schedule|confirm|take|please book|sign me up for|put me down for|book me|book me in for|"
        "put me in|put me down|pop me in|pop me down|stick me in|stick me down|pencil me in|pencil it in|slot me in|"
        "squeeze me in|"
        "fit me in|get me in|sign me up|lock it in|lock that in|lock me in|write me in|add me|ill go with|lets go with"
    ),
    "move": "move|change|reschedule|switch|shift|swap|postpone|book|confirm|take",
    "cancel": "cancel|call off|drop|delete|remove|cancel out",
    "erase": "forget|delete|erase|remove|wipe|clear",
    "approve": "approve|accept|confirm|allow",
    "decline": "decline|reject|deny|refuse|turn down",
    "change": "change|update|apply",
    "close": "close|shut|block|pause",
    "reopen": "open|reopen|unblock|resume|open up",
    "complete": "complete|completed|mark|done|finished",
    "join": "accept|i accept|join|i join",
    "leave": "leave|quit",
}
OBJECTS = (
    "|it|that|this|that one|this one|the one|my booking|the booking|that booking|this booking|my appointment"
    "|the appointment|that appointment|this appointment|an appointment|a booking|my reservation|the reservation"
    "|my visit|the visit|my slot|the slot|this slot|that slot|that time|this time|this time slot|the meeting"
    "|my meeting|the request|this request|that request|the booking request|booking|appointment|request|me"
)
_DAYS = "them|them all|all of them|both|both of them|all|those|these|those days|these days|the days|the day|all of it"
MORE_OBJECTS = {
    **dict.fromkeys(("change", "close", "reopen"), _DAYS),
    "erase": (
        "everything|my data|all my data|all of my data|my information|my account|all of it|all my information"
        "|everything about me"
    ),
    "book": "me in|now|it for me|it now|that for me|this for me",
    "move": "it there|it to that|it to then|it then|me|there|to that|to that time|to then",
    "join": "the invitation|this invitation|your invitation",
    "leave": "the business|this business|them",
    "cancel": "them|them all|all of them|both|both of them|everyone|everybody|her|him",
    "approve": "her|him|hers|his|the customer|the client",
    "decline": "her|him|hers|his|the customer|the client",
}
RANKS = {
    1: "first|1st",
    2: "second|2nd",
    3: "third|3rd",
    4: "fourth|4th",
    5: "fifth|5th",
    6: "sixth|6th",
    7: "seventh|7th",
    8: "eighth|8th",
    9: "ninth|9th",
    -1: "last",
}
EVERY = ("all of them|both of them|them all|the both|all|both|everyone|everybody",)
ALL = "all|both|everyone|everybody"
AROUND_ALL = "of|them|to|the|requests|bookings|are"
FIRSTS = {
    number: "|".join(f"{rank} {word}|{word} {rank}" for word in words)
    for number, rank, words in (
        (2, "first", ("two", "2", "couple")),
        (3, "first", ("three", "3")),
        (-2, "last", ("two", "2")),
    )
}
REST = (
    "rest|the rest|rest of them|the rest of them|others|the others|everyone else|everybody else|all the rest|"
    "all others|all the others|other two|other three|other 2|other 3|other one|the other one|the other|remaining|"
    "remaining ones|remaining two|remaining one"
)
BUT_FOR = "except|except for|apart from|but not|besides|other than|all but|everyone but|everybody but"

_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_TIMES = (
    r"\d{1,4}(?:am|pm|st|nd|rd|th|h)?|am|pm|a|p|m|oclock|o|clock|noon|midday|today|tomorrow|tonight|day|morning|afternoon|"
    r"evening|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|half|quarter|past|to|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirty|fifteen|of|next|"
    rf"{_MONTHS}|{'|'.join(month[:3] for month in _MONTHS.split('|'))}"
)
_RANK = r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|last"
_ORDINAL = (
    rf"\b(?:the|booking|slot|option|number) ({_RANK})\b(?! of\b| (?:day )?of\b)|^\W*({_RANK})(?: one| slot| option)?\b|"
    r"\b(?:the )?([1-9])(?:st|nd|rd|th) (?:one|slot|option|booking|time)\b|"
    r"\b(?:number|option|slot|booking|no\.|#) ?([1-9]|one|two|three|four|five)\b|^\W*([1-9])\W*$"
)
_DENIED = (
    r"(?:\b(?:i|we|you|please|so|well|and|really)\s+){0,4}"
    r"\b(?:don['’]?t|do not|never|not|no need)\b(?:\s+(?:want|wish|need|mean|ask|like|to|you|me|please|ever|just|"
    r"actually|have|going|go|really|think|i)){0,5}\s+"
    r"(?:cancel(?:l?ing)?|calling off|moving|"
    r"call off|drop|approve|accept|confirm|decline|reject|deny|refuse|complete|mark|move|reschedule|postpone|"
    r"change my (?:booking|appointment)|register|sign (?:me|us) up|book|reserve)\b"
    r"(?:(?!\b(?:but|just|instead|rather|only)\b)[^.,;!?\n])*"
)
_HEDGED = (
    r"but|if|unless|maybe|perhaps|wait|hold|hang|depends|unsure|not|dont|do not|never|cant|cannot|wont|isnt|"
    r"arent|doesnt|didnt|no|nope|hmm+|hm|umm?|think|instead|except|until|however|although|whether|before|after|none|without"
)
_ASKING = (
    r"tell (?:me|us)|whats|"
    r"what(?! i (?:want|need|wanted|needed|said|meant|asked for|had in mind|was looking for)(?!\S))|"
    r"how|hows|when|whens|where|wheres|why|which|who|whos|whose|"
    r"(?<!it )(?<!this )(?<!that )(?<!these )(?:is|are|was|were|do(?! (?:it|this|that)(?!\S))|does|did|can|could|would|"
    r"will|should|may|am) (?:i|you|we|they|he|she|it|this|that|the|there|my|your|these|those|any)"
)

ANSWERS = AnswerWords(
    yes=YES,
    welcome=WELCOME,
    no=NO,
    not_now=NOT_NOW,
    hold=HOLD,
    courtesy=COURTESY,
    negations=NEGATIONS,
    verbs=VERBS,
    objects=OBJECTS,
    more_objects=MORE_OBJECTS,
    negated_objects="anything|any of it|any of them|any booking|any appointment|anything please|yet|anymore",
    denial="",
    refusals=("say no",),
    ranks=RANKS,
    before_ranks="|the|your|that",
    ranked="|one|slot|option|booking|time|request|appointment|of them|of these",
    numbers={1: "one", 2: "two", 3: "three", 4: "four", 5: "five"},
    numbered="number|nr|option|slot|booking|time|row",
    choosing=CHOOSING,
    as_done=(
        "as done|as complete|as completed|as finished|is done|is complete|is completed|is finished",
        "was here|from|by|with",
    ),
    every=EVERY,
    all=ALL,
    not_of_all=r"\b(?:at|after|above) all\b|\ball (?:right|good|day|set|done|ok|clear)\b",
    around_all=AROUND_ALL,
    firsts=FIRSTS,
    rest=REST,
    but_for=BUT_FOR,
    joined_to_ranks="",
    times=_TIMES,
    ordinal=_ORDINAL,
    asking=_ASKING,
    hedged=_HEDGED,
    denied=_DENIED,
    after_denied=r"but|just|instead|rather|only",
)
