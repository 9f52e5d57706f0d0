"""How people greet, thank and answer what is open, in English."""

from __future__ import annotations

from skeji_ray.languages.phrasing import (
    ASKED,
    CONFIRMING,
    CUSTOMERS,
    IDLE,
    OFFERED,
    OPEN,
    OWNERS,
    REQUESTED,
    Phrase,
    phrases,
)  # fmt: skip
from skeji_ray.messages.acts import Act
from skeji_ray.messages.reading import State

_SO = r"(?:so |very |really |absolutely |just |thats |that is |thats just |its |all |ok |oh )*"
_GREAT = (
    r"(?:great|perfect|good|fine|nice|cool|awesome|excellent|wonderful|lovely|brilliant|amazing|super|fantastic|sweet|sorted|"
    r"brill|fab|fabulous|terrific|ace|wicked|magic|grand|smashing|excellent|splendid|noted|understood|got it|gotcha|"
    r"ok|okay|okey|oki|k|kk|alright|all right|right|sure|roger|will do|sounds good|good to know|fair enough|no worries|no problem|np|"
    r"thats fine|makes sense|i see|ah ok|yay|woohoo|phew|wow|nice one|good stuff|happy days|all good|yes|deal|see)"
)
_THANKS = r"(?:thanks|thank you|thank u|thankyou|thnx|thnks|thanx|thx|tnx|ty|tysm|cheers|ta|much appreciated|appreciate it|many thanks|appreciated|gracias|merci|toda|toda raba)"
_MUCH = r"(?: a lot| so much| very much| a million| again| a bunch| loads| heaps| ever so much| mate| dear| love| hun| guys| all| everyone| x+| for (?:your|the|all|everything|letting|fitting|sorting|helping|looking|being|seeing|that|this|now|today|getting|trying|help|squeezing|having|checking|asking|understanding|waiting)(?: \S+)*| kindly| for now| anyways?| though| indeed| kindly| you| xx| buddy| darling| doc| my \w+| skeji| sir| madam| friend| bro| man)"

SOCIAL = (
    *phrases(Act.GREET, r"^(?:morning|evening|afternoon)(?: all| everyone| mate| dear| hun)*$", states=IDLE),
    *phrases(
        Act.GREET,
        r"^(?:hi+|hello|hey+|hiya|hey there|hi there|hello there|heya|yo|howdy|hullo|sup|shalom|hola|greetings|good (?:morning|afternoon|evening|day)|gd morning|hey its me|hello again|hi again|hey hey)"
        r"(?: (?:there|all|again|everyone|team|guys|skeji|dear|mate|love|hun|to you|x+|my \w+|sir|madam|its me|its me again|you|ya|hello|helper|folks|hi|hey))*$",
        r"^(?:(?:everyone|all|there|guys|team) )?(?:how are (?:you|we|u|things)|hows it going|how r u|how do you do|hope (?:you are|youre|ur|all is|you) \w+|whats up|wassup|you ok|anyone there|anybody there|hello anyone there|are you there|you there)(?: (?:today|doing|there|all|guys|hello|mate|dear|hun|is well|well|you are well|at|please))*$",
        sure=0.97,
    ),
    *phrases(
        Act.THANK,
        rf"^(?:aww* |ah |many |big |huge )*{_SO}(?:{_THANKS}){_MUCH}*$",
        r"^(?:youre|ur|you are|u r|what an?) (?:an? |the |my )?(?:\w+ )?(?:star|legend|lifesaver|life saver|angel|best|gem|hero|diamond|darling|treasure|amazing|great|wonderful|awesome|brilliant|kind|helpful)(?: .*)?$",
        r"^(?:life ?saver|legend|you rock|bless you|so kind of you|i appreciate (?:it|that|your help)|god bless you)(?: \w+)?$",
        sure=0.97,
    ),
    *phrases(
        Act.THANK,
        rf"^{_SO}{_GREAT}? ?(?:{_THANKS})(?:{_MUCH})+$",
        r"^thank you$",
        states=frozenset({State.BOOKED, State.TOLD}) | REQUESTED | OFFERED | CONFIRMING, sure=0.975, is_emphatic=True,
    ),
    *phrases(
        Act.THANK,
        rf"(?:{_THANKS})(?:{_MUCH})+",
        rf"(?:just )?(?:wanted|want|wanna|would like|like) to (?:say|send)(?: a)?(?: big)? (?:{_THANKS})",
        r"(?:really|so) (?:appreciate|grateful)(?: \w+)*",
        r"(?:huge|big|many|million) thanks?",
        sure=0.93, is_emphatic=True,
    ),
    *phrases(
        Act.BYE,
        r"^(?:(?:good ?)?bye+(?: bye)?|bye for now|see (?:you|ya|u)|see (?:you|ya|u) (?:soon|later|then|there|tomorrow|tmrw|next week|on \w+|at \w+|\w+day|mon|tues?|weds?|thurs?|fri|sat|sun)|cya|ttyl|good ?night|nite|night|night night|gnight|take care|catch (?:you|u|ya) later|laters|"
        r"talk (?:soon|later|to you later)|speak (?:soon|later)|until then|til then|over and out|have (?:a|an) (?:\w+ )?(?:day|evening|weekend|night|one|week|afternoon|time|rest of your day)|enjoy your \w+|god bless|be well|stay safe|good day)(?: (?:then|now|mate|x+|all|everyone|dear|love|ahead|too|to you|for now|again|hun|guys|you too))*$",
        sure=0.95, is_emphatic=True,
    ),
    *phrases(
        Act.BYE,
        r"^(?:no |ok |okay |well |great |i think |and )*(?:thats|that is|that will be|thatll be|that would be|thatd be|this is|its|it is) (?:all|it|everything)(?: (?:that )?i(?:ve)? (?:need|needed|want|wanted|asked|have|had)(?: help with)?)?(?: (?:for|from) (?:now|today|me|the moment)| at the moment| right now| then| thanks| really)*$",
        states=frozenset(State) - OFFERED - CONFIRMING, sure=0.95, is_emphatic=True,
    ),
    *phrases(
        Act.ACK, rf"^{_SO}{_GREAT}(?: {_SO}{_GREAT})*(?: then| mate| dear| thats fine| to know| news| thats great| one| job| work| lol| haha)*$",
        r"^(?:(?:ha)+h?|lol|lmao|oh (?:well|dear|no)|shame|too bad|pity|thats a (?:shame|pity)|see you there|ill be there|looking forward to it|cant wait|that (?:works|will do|is fine|is great)|thatll do|sounds (?:good|great|fine|perfect|lovely))$",
        states=IDLE, sure=0.95,
    ),
    *phrases(
        Act.ACK,
        r"^(?:so |very |really )*(?:sorry|apologies|apologize)(?: again)? (?:for|about) (?:all )?(?:the |this |that |my )?(?:mess|trouble|hassle|confusion|mix ?up|bother|changes|back and forth|chaos|inconvenience)(?: everyone| guys)?$",
        states=IDLE, sure=0.95,
    ),
    *phrases(Act.ACK, r"^(?:ok|okay|k|cool|great|thanks|got it|right|alright|fine)$", states=frozenset({State.ASK_BUSINESS_FIELD}), sure=0.95),
)  # fmt: skip

_YES = (
    r"(?:y|yes+|yep|yup|yeah?|ya|yea|yas|aye|ok|okay|k|kk|sure|alright|right|perfect|great|lovely|cool|fine|good|absolut\w+|defin\w+|of course|"
    r"go on(?: then)?|go ahead|go for it|please|do it|lets do it|lets go|book ?it|i do|confirmed?|correct|thats right|certainly|"
    r"sounds (?:good|great|perfect|lovely|fine)|that works|works|works for me|ill take it|take it|sold|deal|yalla|sadly|finally|im sure|100|fab|ideal|"
    r"why not|beseder|sababa|betach|metzuyan|happy with that|brilliant|amazing|wonderful|excellent|no problem|by all means|that one|thats the one|indeed|totally|exactly)"
)
_SUITS = (
    r"^(?:(?:alright|all right|ok|okay|yes|yeah|yep|sure|great|perfect) )?(?:(?:that|it|this|thats|its|that is|it is|which) )?"
    r"(?:(?:would|will|should|can) )?(?:(?:sounds?|looks?|seems?|works?|suits?|be|is|do(?:es)?) ?)?(?:me )?(?:(?:just|really|perfectly|very|quite) )?"
    r"(?:fine|good|great|perfect|lovely|ok|okay|well|do|nicely)(?: (?:by|for|to|with) (?:me|us))?$",
    r"^(?:(?:yes|yeah|ok|okay|alright|sure|please) )?(?:you got it|spot on|go for it|give (?:it|that) a (?:go|try|shot)|lets do (?:that|it)|(?:please )?try (?:it|that|this))(?: please| again| then)*$",
)
"""What somebody says of a time that suits them."""
_AGREED = (
    r"(?:yes|yeah|yep|yup|ok|okay|okey|sure|right|correct|confirm(?:ed|s)?|perfect(?:ly)?|great|good|fine|nice|lovely|excellent|"
    r"wonderful|awesome|ideal|works?|suits?|agreed?|approved?|accept(?:ed)?|exactly|absolutely|granted|proceed|can do|will do|thats it|"
    r"that is it|true|it does|all set|assent|consent|"
    r"what i (?:want|wanted|need|needed|said|meant|asked for|had in mind|was looking for))"
)
_ACCEPTS = (
    r"^(?!.*\b(?:im|i am) (?:all )?(?:good|fine|ok|okay|set)(?! with)\b)(?!.*\bright (?:now|away)\b)(?=(?:\S+ )*?"
    + _AGREED
    + r"(?!\S))"
    r"(?:(?:"
    + _AGREED
    + r"|i|im|ill|id|ive|we|that|thats|this|it|its|is|are|would|will|should|be|all|of|you|youve|youre|got|the|my|to|for|"
    r"foe|fo|fro|with|by|me|us|everything|every|thing|information|info|details?|please|pls|thanks?|thank|now|then|so|just|still|also|"
    r"too|very|really|completely|totally|quite|well|out|was|and|do|go|ahead|book|booked|schedule|reserve|time|appointment|"
    r"booking|sounds?|looks?|seems?|as|instructed|said|requested|asked|permission|further|nicely|on|in|there|indeed|certainly|"
    r"definitely|of course|desire|wish|choice)(?: |$))++$"
)
"""A clause that says yes somewhere, and nothing besides that could be meant otherwise."""
_AGREES = (
    r"^(?:(?:yes|yep|yeah|yup|y|ok|okay|sure|great|perfect|alright|please|k|cool|lovely) )*(?:lets (?:do|book|take|go for|go with) (?:it|that|this)|book (?:it|that|me in|this)|do it|go ahead|go for it|take it|go on then|please do|ill take it|lock it in|yes please)(?! .*\b(?:but|if|unless|not|instead|except|only|cant|wait|first|tell|ask|how|what|check)\b)(?: .*)?$",
        # Possessive: a word that two of these hold would else be tried both ways, for each time it is said.
    rf"^(?!please\b|pls\b){_YES}(?: (?:{_YES}|then|it|that|pls|please|for me|with that|is|thats|that is|and|me|in|so|very|much|do|lets|book|get|rid|finally|much better|fine|now|them|all|mine|the|one|bin|move|wipe|cancel|delete|erase)(?!\S))*+$",
    r"^(?:go on|go for it|lets (?:do|go|book|take|grab)|do|book|grab|lock|reserve|sign|put|pencil)(?: (?:then|it|that|this|me|him|her|us|in|with|for|down|up|before|i|change|my|mind|one|the|please|go))*$",
    r"^(?:that|this|it|which|the \w+|\w+day|\d+(?:[:.]\d+)?(?: ?[ap]m)?|day|time|that (?:day|time|one))(?: (?:day|time|one))?(?: is|s| would be| will be|ll be| seems| looks| sounds)? ?(?:much |all |so |really |absolutely |just |totally |definitely )*(?:works?|better|perfect|great|good|fine|ideal|lovely|ok|okay|suits?(?: me)?|grand|brilliant|do|wonderful|amazing)(?: nicely| fine| well| for (?:me|us|him|her)| me| us| with me| great| perfectly| yes| then)*$",
    r"^(?:i|ill|we|well|she|he|shell|hell|they|theyll)(?: (?:will|would|would like to|do|like to))? (?:take|have|want|grab|go with|go for|accept|book|like) (?:it|that|this|that one|this one|the slot|that slot)(?: please| one| then| slot| time)*$",
    r"^i (?:cant|could not|couldnt) say no(?: .*)?$",
    r"^(?:im|i am|we are|count me|were) (?:in|sure|happy|certain|down|game)(?: with that| for it| to do that)?$",
)  # fmt: skip
ANSWERS = (
    *phrases(
        Act.CHOOSE,
        r"^(?:hmm+ |ok |and |so )*(?:whats|what is|what was|which is|whens|when is|when was) (?:the |your |ur )?(?:earliest|soonest|first|latest|last)(?: (?:one|time|slot|you have|u have|you got|available|possible))*$",
        states=frozenset({State.OFFER_LIST}), sure=0.96,
    ),
    *phrases(Act.AFFIRM, *_AGREES, states=CONFIRMING | {State.OFFER_ONE}, sure=0.95),
    *phrases(Act.AFFIRM, *_SUITS, states=frozenset({State.OFFER_ONE, State.CONFIRM_MOVE}), sure=0.95),
    *phrases(Act.AFFIRM, _ACCEPTS, states=frozenset({State.OFFER_ONE, State.CONFIRM_MOVE}), sure=0.93),
    *phrases(Act.AFFIRM, *_AGREES[:3], states=frozenset({State.OFFER_LIST}), sure=0.92),
    *phrases(
        Act.CHOOSE,
        r"^(?:ok |yes |then |so |lets say |if i must then )*(?:the )?(?:(?:later|earlier|first|second|last|other|middle|\d(?:st|nd|rd|th)) one|\d{1,2}(?:st|nd|rd|th)|half \w+|quarter (?:past|to) \w+|\d{1,2}(?:[:.]\d\d)?(?: ?[ap]m)?|\w{3,6}day|mon|tues?|weds?|thurs?|fri|sat|sun)(?: (?:\d{1,2}(?:[:.]\d\d)?(?: ?[ap]m)?|morning|afternoon|evening|one|at))*(?: it is| works?| would (?:work|be \w+)| (?:is|seems|looks|sounds) (?:good|fine|great|perfect|ok|okay|best|ideal|grand|lovely|better|brilliant)| (?:brilliant|perfect|great|lovely|please)$| will do| please| suits| sounds \w+| then| has to be it)(?: .*)?$",
        states=frozenset({State.OFFER_LIST, State.ASK_WHICH_BOOKING}), sure=0.955,
    ),
    *phrases(Act.APPROVE, *_AGREES, states=REQUESTED, roles=OWNERS, sure=0.94),
    *phrases(
        Act.AFFIRM,
        r"^(?:yes|yep|yeah|yup|yes please|go ahead|do it|please do|do that|make it so)(?: (?:yes|please|pls|do|do it|do that|go ahead|then|send it|tell (?:him|her|them)|thats it|anyway))*$",
        states=frozenset({State.TOLD}), sure=0.97,
    ),
    *phrases(Act.AFFIRM, r"^(?:yes|yep|yeah|yup|correct|exactly)(?: (?:thats|that is|it|what|i|right|meant|mean|please|is|correct|indeed|exactly))+$", states=frozenset(State) - REQUESTED, sure=0.9),
    *phrases(
        Act.DENY,
        r"^(?:no+|nope|nah|naw|no way|not really|no thanks?|no ty|no ta|no thank you|nay|lo toda|negative)(?: (?:no|nope|thanks?|thank you|sorry|way|im good|its ok|its fine|not|really|for me|now|today|mate|way))*$",
        r"^(?:never ?mind|nvm|nm|forget (?:it|about it|that)|leave it|skip it|drop it|scrap (?:it|that)|no need|dont bother|dont worry(?: about it)?|(?:its|thats) (?:ok|okay|fine|alright)(?: dont worry.*| leave it| thanks)?)(?: (?:then|about it|thanks|please|for now|now|it|dont worry))*$",
        r"(?:ill|i will|well|we will|i would|ill just|i think ill) (?:leave it|pass|skip|give it a miss|skip it|not bother)",
        r"^(?:just )?(?:forget|leave|skip) (?:it|about it|that|the whole)(?: .*)?$",
        r"(?:none|nothing|neither|nowt|not one)(?: of (?:them|those|these|that|your \w+))?(?: (?:there|here|that|really|i can|suits?|works?|work|for|me|is|are|good|fits?|do|any|us|will))*$",
        r"(?:too (?:expensive|pricey|dear|far|much|costly)|not interested|changed my mind|dont want (?:it|that|this|to|any)|i dont want|rather not|not any ?more|no longer|im not bothered|found (?:someone|somewhere|another|a different|something|one)|(?:look|go|try|ask|book) (?:else ?where|somewhere else|another place)|(?:im|i am|we are|were) (?:good|ok|okay|fine|all set|sorted)$|(?:cant|wont|doesnt|dont) (?:do|make|work|suit|fit|manage)(?: with)? (?:any|either|those|these|them)(?: of (?:them|those|these))?$)",
        r"^(?:dont|do not|please dont|pls dont) (?:book|do|take|reserve|move|cancel|delete|erase|touch)(?!.*\byet\b)(?: (?:it|that|this|anything|me|my|the|one|them|yet|please|any))*(?: \w+)?$",
        states=OPEN - REQUESTED, is_denial=True, sure=0.93,
    ),
    *phrases(
        Act.DENY,
        r"(?:keep|leave) (?:my|the|it|them|him|her|me|everything|both|that)(?: \S+){0,5}$",
        r"(?:dont|do not|never (?:asked|wanted)(?: you)? to|didnt (?:ask|want)(?: you)? to|not) (?:cancel|delete|erase|move|forget|wipe)",
        r"(?:still|i do|do) (?:want|need) (?:it|to come|to keep|my|that|the)",
        r"stay with (?:the|my)(?: \S+)? (?:original|old|same|first)",
        r"(?:might|may|will|ill|could) (?:be back|come back|need (?:it|you))",
        r"^(?:as it (?:is|was)|no change)$",
        r"i never asked",
        states=CONFIRMING, is_denial=True, sure=0.95,
    ),
    *phrases(
        Act.DENY,
        r"^(?:dont|do not|never) (?:you |ever |just |go and |want (?:you )?to )*(?:cancel|cancell|call off|scrap|move|reschedule|postpone|change|delete|erase|drop|touch)(?: (?:it|that|this|mine|anything|me|us|everything|(?:my|our|the) (?:\S+ ){0,2}?\S+))?(?: (?:off|yet|please|at all))*$",
        states=IDLE, is_denial=True, sure=0.95,
    ),
    *phrases(
        Act.DENY,
        r"^(?:and |but |so |ok )*(?:(?:the|my|that|this) )?\S+(?: \S+)? (?:can|should|could|may|must|will) (?:just )?(?:stay|remain|be left)(?: .*)?$",
        r"^(?:and |but |just |please )*(?:keep|leave) (?:the|my) (?!name|number|times?)\S+(?: \S+){0,2}(?: (?:as it is|as is|where it is|alone|though|tho))*$",
        states=IDLE | OFFERED, roles=CUSTOMERS, sure=0.955, is_denial=True,
    ),
    *phrases(
        Act.DECLINE,
        r"^(?:no+|nope|nah|yeah no|no way|not (?:a chance|this time|possible|him|her|them|that one)|no chance|sorry no|unfortunately not|afraid not|cant|i cant|cannot|decline|reject|refuse|say no)(?: (?:no|sorry|thanks?|thank you|way|please|nicely|politely|it|him|her|them|that|this|one|do|make|today|then|to|request))*$",
        r"(?:decline|reject|refuse|turn (?:it|him|her|them|this|that|the \w+) down|turn down|say no|tell (?:him|her|them) no|pass on (?:this|that|it))(?: \S+)*$",
        r"(?:would|id) love to but(?: \w+)* ?(?:no|nah|cant|not)",
        r"^(?:i )?(?:cant|cannot|wont|cant really|dont want to) (?:do|take|fit|make|accept|see|have) (?:it|him|her|them|that|this)(?: .*)?$",
        r"dont (?:do|offer|have time|want) .*",
        r"unfortunately (?:not|no)",
        r"(?:im|i am|were|we are|too|fully) (?:too busy|full|fully booked|booked up|booked out|busy)(?: .*)?$",
        states=REQUESTED, roles=OWNERS, is_denial=True, sure=0.93,
    ),
    *phrases(
        Act.APPROVE,
        r"^(?:approve|accept|confirm|ok|yes|let|take|book|allow)(?: (?:it|him|her|them|that|this|one|all|both|everyone|everything|come|in|please|to|the|request|requests|yes|ok|first|second|third|last|\d+))*$",
        r"let (?:him|her|them) come",
        r"(?:yes|ok|sure) i can (?:do|take|fit|see) (?:it|this|that|him|her|them)(?: .*)?$",
        r"^(?:accept|approve|confirm) (?:\w+ )?(?:\w+)$",
        states=REQUESTED, roles=OWNERS, sure=0.95,
    ),
    *phrases(
        Act.HOLD,
        r"^(?:no )?(?:not (?:now|yet|right now|today|at the moment|just yet) ?)?(?:but )?(?:maybe|may be|perhaps|probably|possibly|might be)(?: i will| i might| ill| on)?(?: (?:later|later on|another time|some other time|some time|tomorrow|another day|next time|not|in a bit|soon|next week|yes|no|idk|not sure))*$",
        r"^not yet(?: no| sorry)?$",
        states=OFFERED | CONFIRMING | ASKED, sure=0.985,
    ),
    *phrases(
        Act.HOLD, r"^ask me (?:again|later|tomorrow|tonight|in an?)(?: .*)?$",
        r"^(?:i am |im )?(?:not (?:sure|decided|certain|yet decided)|undecided|not yet)(?: (?:yet|about.*|tbh|if.*|on.*|which.*|when.*|decided|sure))*$",
        states=OPEN, sure=0.965, is_denial=True,
    ),
    *phrases(
        Act.HOLD,
        r"(?:let|lemme|i need to|i have to|i must|need to|have to|gotta|i want to|ill|i will|id have to|i should|i would need to|must|got to|wanna|i would|i(?:d| would) (?:like|need) to|ill have to|im trying to)(?: just| first| really| me| us)*(?: quickly)? (?:think|check|ask|see(?= (?:if|whether|what|when|how|first|about|who|my|with|which))|look|ring(?= (?:my|him|her|them))|call(?= (?:my|him|her|them))|(?:talk|speak)(?= (?:to|with) (?:my|him|her|them|it|the (?:wife|husband|family|kids|boss|other half)|\w+ (?:first|about|and)))|consult|confirm with|sleep|decide|find out)(?! (?:a|an|someone) (?:doctor|dentist|vet|specialist))(?! (?:you|if (?:you|u)|for (?:a|an|my)|a (?:doctor|dentist)|someone (?:else|about)|the (?:doctor|dentist|vet)))(?: .*)?",
        r"(?:ill|i will|will|i shall|let me|can i|could i|ill have to|shall i)(?: \w+)? (?:get back|let (?:you|u) know|tell (?:you|u)|write (?:you|u|again|after|later|back)|text (?:you|u)|message (?:you|u)|call (?:you|u)|come back|reply|answer|confirm later|confirm tomorrow|be in touch|decide)(?: .*)?",
        r"^(?:maybe|perhaps|possibly|hm+|not sure|idk|dunno|i dont know|dont know|undecided|not decided|havent decided|thinking|depends|it depends|we ll see|we will see|could be|might do|lets see|unsure)(?: (?:yet|tbh|really|if|when|til|till|until|where|what|which|how|who|about|right now|im|let|honestly)\b.*)?$",
        r"^(?:(?:hang on|hold on|hold up)(?: a (?:sec|second|minute|min|moment|mo|bit))?|wait|wait a (?:sec|second|minute|moment|bit|mo)|one (?:sec|second|minute|moment|mo)|1 (?:sec|min|minute|moment)|just a (?:sec|second|minute|moment|mo)|(?:give|gimme)(?: me)? (?:a (?:sec|second|minute|min|moment|mo|bit|few|couple|while)|an hour|one (?:sec|minute|moment|min)|\d+ ?(?:min|m|sec|hour|h|day)\w*|five|ten|till|until|til|some time|half)(?: .*)?|two (?:secs|mins|minutes)|bear with me|brb|sec|a moment|in a (?:bit|minute|sec|moment)|ask me (?:again |later|tomorrow)?.*|later|maybe later)(?: (?:please|pls|im \w+.*|i am .*))?$",
        r"sleep on it",
        r"think (?:about it|it over|on it)",
        r"not sure (?:yet|if|about|i can|whether|which|when)",
        r"^(?:i |we )?(?:cant|cannot|can not|couldnt) (?:say|tell|decide|commit|promise)(?: (?:yet|now|right now|just now|today|either way|for sure|anything|you))*$",
        r"^(?:(?:im|i am) )?(?:in two minds|torn|undecided)(?: .*)?$",
        r"(?:im|i am) (?:driving|at work|in a meeting|at the meeting|busy|on the bus|cooking)(?: .*)?$",
        states=OPEN | {State.TOLD}, is_denial=True, sure=0.9,
    ),
    *phrases(
        Act.CHOOSE,
        r"(?:any|either|whichever|whatever)(?: one)?(?: of (?:them|those|these|the \w+))?(?: (?:is|suits|works|will|do|fine|tbh|u|you|pick|choose|soonest|earliest|first|ok|okay|for|me|s|come|comes|please|honestly|best|easiest|later|latest))*$",
        r"(?:you|u) (?:pick|choose|decide)",
        r"(?:ill|i will|lets|we will|well|i want|id like|i would like|give me|put me down for|i|can i have|let me) (?:take|have|go (?:with|for)|do|get|grab|choose|pick|book)(?: the)? (?:first|second|third|fourth|fifth|last|middle|earliest|latest|soonest|\d{1,2}(?:[:.]\d\d)?(?: ?[ap]m)?|1st|2nd|3rd|4th|5th|top|bottom|early|late|one)(?: .*)?",
        r"^(?:the |my )?(?:first|second|third|fourth|fifth|last|middle|earliest|latest|soonest|1st|2nd|3rd|4th|5th|top|bottom|early|late|later|earlier|other|morning|afternoon|evening|\d{1,2}(?:[:.]\d\d)?(?: ?[ap]m)?|\w+day)(?: (?:one|time|slot|option|of (?:the|them|those)(?: \w+)?|will do|is fine|works?|please|pls|is good|it is|would be \w+|for me|works for me|sounds good|is perfect|suits(?: me)?|then|s good|s fine|today|tomorrow|is great|is best))+$",
        r"(?:option|number|no|#) ?(?!\d+ ?(?:am|pm|[:.]\d))(?!.*\b(?:later|after|before|instead|but)\b)(?:\d|one|two|three|four|five|a|b|c|d)\b(?: .*)?",
        r"^[a-e]$",
        r"^both(?: of (?:them|those))?$",
        r"^all (?:of (?:em|them|those)|three|four|both)(?: of (?:them|those))?$",
        states=frozenset({State.OFFER_LIST, State.ASK_WHICH_BOOKING}), sure=0.93,
    ),
)  # fmt: skip

TALK: tuple[Phrase, ...] = (*SOCIAL, *ANSWERS)
