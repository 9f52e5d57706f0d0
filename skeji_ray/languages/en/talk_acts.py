"""How people answer, greet, ask for help and take something back, in English."""

from __future__ import annotations

from skeji_ray.languages.phrasing import (
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
    r"thats fine|makes sense|i see|ah ok|cheers|yay|woohoo|phew|wow|nice one|good stuff|happy days|all good|yes|deal|done|see)"
)
_THANKS = r"(?:thanks|thank you|thank u|thankyou|thnx|thnks|thanx|thx|tnx|ty|tysm|cheers|ta|much appreciated|appreciate it|many thanks|appreciated|gracias|merci|toda)"
_MUCH = r"(?: a lot| so much| very much| a million| again| a bunch| loads| heaps| ever so much| mate| dear| love| hun| guys| all| everyone| x+| for (?:your|the|all|everything|letting|fitting|sorting|helping|looking|being|seeing|that|this|now|today|getting|trying|help|squeezing|having|checking|asking|understanding|waiting)(?: \S+)*| kindly| for now| anyways?| though| indeed| kindly| you| xx| buddy| darling| doc| my \w+| skeji| sir| madam| friend| bro| man)"

SOCIAL = (
    *phrases(
        Act.GREET,
        r"^(?:hi+|hello|hey+|hiya|hey there|hi there|hello there|heya|yo|howdy|hullo|morning|evening|afternoon|sup|shalom|hola|greetings|good (?:morning|afternoon|evening|day)|gd morning|hey its me|hello again|hi again|hey hey)"
        r"(?: (?:there|all|again|everyone|team|guys|skeji|dear|mate|love|hun|to you|x+|my \w+|sir|madam|its me|its me again|you|ya|hello|helper|folks|hi|hey))*$",
        r"^(?:how are (?:you|we|u|things)|hows it going|how r u|how do you do|hope (?:you are|youre|ur|all is|you) \w+|whats up|wassup|you ok|anyone there|anybody there|hello anyone there|are you there|you there)(?: \w+){0,3}$",
        sure=0.97,
    ),
    *phrases(
        Act.THANK,
        rf"^{_SO}(?:{_THANKS}){_MUCH}*$",
        r"^(?:youre|ur|you are|u r|what) (?:an? |the |my )?(?:star|legend|lifesaver|life saver|angel|best|gem|hero|diamond|darling|treasure|amazing|great|wonderful|awesome|brilliant|kind|helpful)(?: .*)?$",
        r"^(?:life ?saver|legend|you rock|bless you|so kind of you|i appreciate (?:it|that|your help)|god bless you)(?: \w+)?$",
        sure=0.97,
    ),
    *phrases(
        Act.THANK,
        rf"(?:{_THANKS})(?:{_MUCH})+", rf"(?:just )?(?:wanted|want|wanna|would like|like) to (?:say|send)(?: a)?(?: big)? (?:{_THANKS})",
        r"(?:really|so) (?:appreciate|grateful)(?: \w+)*", r"(?:huge|big|many|million) thanks?",
        sure=0.93, is_emphatic=True,
    ),
    *phrases(
        Act.BYE,
        r"^(?:(?:good ?)?bye+(?: bye)?|bye for now|see (?:you|ya|u)|see (?:you|ya|u) (?:soon|later|then|there|tomorrow|tmrw|next week|on \w+|at \w+|\w+day|mon|tues?|weds?|thurs?|fri|sat|sun)|cya|ttyl|good ?night|nite|night|night night|gnight|take care|catch (?:you|u|ya) later|later|laters|"
        r"talk (?:soon|later|to you later)|speak (?:soon|later)|until then|til then|over and out|thats (?:all|it|everything)|thats (?:all|it)(?: i need(?:ed)?)?(?: for (?:now|today))?|have (?:a|an) (?:\w+ )?(?:day|evening|weekend|night|one|week|afternoon|time|rest of your day)|enjoy your \w+|god bless|be well|stay safe|good day)(?: (?:then|now|mate|x+|all|everyone|dear|love|ahead|too|to you|for now|again|hun|guys|you too))*$",
        sure=0.95, is_emphatic=True,
    ),
    *phrases(
        Act.ACK, rf"^{_SO}{_GREAT}(?: {_SO}{_GREAT})*(?: then| mate| dear| thats fine| to know| news| thats great| one| job| work| lol| haha)*$",
        r"^(?:(?:ha)+h?|lol|lmao|oh (?:well|dear|no)|shame|too bad|pity|aww|thats a (?:shame|pity)|see you there|ill be there|looking forward to it|cant wait|that (?:works|will do|is fine|is great)|thatll do|sounds (?:good|great|fine|perfect|lovely))$",
        states=IDLE, sure=0.95,
    ),
)  # fmt: skip

_YES = (
    r"(?:y|yes+|yep|yup|yeah?|ya|yea|yas|aye|ok|okay|k|kk|sure|alright|right|perfect|great|lovely|cool|fine|good|absolut\w+|defin\w+|of course|"
    r"go on(?: then)?|go ahead|go for it|please|do it|lets do it|lets go|book ?it|i do|confirmed?|correct|thats right|certainly|"
    r"sounds (?:good|great|perfect|lovely|fine)|that works|works|works for me|ill take it|take it|sold|deal|yalla|sadly|finally|im sure|100|fab|ideal|"
    r"why not|happy with that|brilliant|amazing|wonderful|excellent|no problem|by all means|that one|thats the one|indeed|totally|exactly)"
)
_AGREES = (
    rf"^{_YES}(?: (?:{_YES}|then|it|that|pls|please|for me|with that|is|thats|that is|and|me|in|so|very|much|do|lets|book|get|rid|finally|much better|fine|now|them|all|mine|the|one|bin|move|wipe|cancel|delete|erase))*$",
    r"^(?:go on|go for it|lets (?:do|go|book|take|grab)|do|book|grab|lock|reserve|sign|put|pencil)(?: (?:then|it|that|this|me|him|her|us|in|with|for|down|up|before|i|change|my|mind|one|the|please|go))*$",
    r"^(?:that|this|it|which|the \w+|\w+day|\d+(?:[:.]\d+)?(?: ?[ap]m)?|day|time|that (?:day|time|one))(?: (?:day|time|one))?(?: is|s| would be| will be|ll be| seems| looks| sounds)? ?(?:much |all |so |really |absolutely |just |totally |definitely )*(?:works?|better|perfect|great|good|fine|ideal|lovely|ok|okay|suits?(?: me)?|grand|brilliant|do|wonderful|amazing)(?: nicely| fine| well| for (?:me|us|him|her)| me| us| with me| great| perfectly| yes| then)*$",
    r"^(?:i|ill|we|well|she|he|shell|hell|they|theyll)(?: (?:will|would|would like to|do|like to))? (?:take|have|want|grab|go with|go for|accept|book|like) (?:it|that|this|that one|this one|the slot|that slot)(?: please| one| then| slot| time)*$",
    r"^i (?:cant|could not|couldnt) say no(?: .*)?$", r"^(?:im|i am|we are|count me|were) (?:in|sure|happy|ok|good|certain|down|game)(?: with that| for it| to do that)?$",
)  # fmt: skip
ANSWERS = (
    *phrases(Act.AFFIRM, *_AGREES, states=OFFERED | CONFIRMING, sure=0.95),
    *phrases(Act.APPROVE, *_AGREES, states=REQUESTED, roles=OWNERS, sure=0.94),
    *phrases(Act.AFFIRM, r"^(?:yes|yep|yeah|yup|correct|exactly)(?: (?:thats|that is|it|what|i|right|meant|mean|please|is|correct|indeed|exactly))*$", states=frozenset(State) - REQUESTED, sure=0.9),
    *phrases(
        Act.DENY,
        r"^(?:no+|nope|nah|naw|no way|not really|no thanks?|no ty|no ta|no thank you|nay|lo toda|negative)(?: (?:no|nope|thanks?|thank you|sorry|way|im good|its ok|its fine|not|really|for me|now|today|mate|way))*$",
        r"^(?:never ?mind|nvm|nm|forget (?:it|about it|that)|leave it|skip it|drop it|scrap (?:it|that)|no need|dont bother|dont worry(?: about it)?|(?:its|thats) (?:ok|okay|fine|alright)(?: dont worry.*| leave it| thanks)?)(?: (?:then|about it|thanks|please|for now|now|it|dont worry))*$",
        r"(?:ill|i will|well|we will|i would|ill just|i think ill) (?:leave it|pass|skip|give it a miss|skip it|not bother)", r"^(?:just )?(?:forget|leave|skip) (?:it|about it|that|the whole)(?: .*)?$",
        r"(?:none|nothing|neither|nowt|not one)(?: of (?:them|those|these|that|your \w+))?(?: (?:there|here|that|really|i can|suits?|works?|work|for|me|is|are|good|fits?|do|any|us|will))*$",
        r"(?:too (?:expensive|pricey|dear|far|much|costly)|not interested|changed my mind|dont want (?:it|that|this|to|any)|i dont want|rather not|not any ?more|no longer|im not bothered|found (?:someone|somewhere|another|a different))",
        r"^(?:dont|do not|please dont|pls dont) (?:book|do|take|reserve|move|cancel|delete|erase|touch)(?: (?:it|that|this|anything|me|my|the|one|them|yet|please|any))*(?: \w+)?$",
        states=OPEN - REQUESTED, is_denial=True, sure=0.93,
    ),
    *phrases(
        Act.DENY,
        r"(?:keep|leave) (?:my|the|it|them|him|her|me|everything|both|that)(?: \S+){0,5}$", r"(?:dont|do not|never (?:asked|wanted)(?: you)? to|didnt (?:ask|want)(?: you)? to|not) (?:cancel|delete|erase|move|forget|wipe)", r"(?:still|i do|do) (?:want|need) (?:it|to come|to keep|my|that|the)",
        r"stay with (?:the|my)(?: \S+)? (?:original|old|same|first)", r"(?:might|may|will|ill|could) (?:be back|come back|need (?:it|you))", r"^(?:as it (?:is|was)|no change)$", r"i never asked",
        states=CONFIRMING, is_denial=True, sure=0.95,
    ),
    *phrases(
        Act.DECLINE,
        r"^(?:no+|nope|nah|yeah no|no way|not (?:a chance|this time|possible|today|now|him|her|them|that one)|no chance|sorry no|unfortunately not|afraid not|cant|i cant|cannot|decline|reject|refuse|say no)(?: (?:no|sorry|thanks?|thank you|way|please|nicely|politely|it|him|her|them|that|this|one|do|make|today|then|to|request))*$",
        r"(?:decline|reject|refuse|turn (?:it|him|her|them|this|that|the \w+) down|turn down|say no|tell (?:him|her|them) no|pass on (?:this|that|it))(?: \S+)*$", r"(?:would|id) love to but(?: \w+)* ?(?:no|nah|cant|not)", r"^(?:i )?(?:cant|cannot|wont|cant really|dont want to) (?:do|take|fit|make|accept|see|have) (?:it|him|her|them|that|this)(?: .*)?$",
        r"dont (?:do|offer|have time|want) .*", r"unfortunately (?:not|no)", r"(?:im|i am|were|we are|too|fully) (?:too busy|full|fully booked|booked up|booked out|busy)(?: .*)?$",
        states=REQUESTED, roles=OWNERS, is_denial=True, sure=0.93,
    ),
    *phrases(
        Act.APPROVE,
        r"^(?:approve|accept|confirm|ok|yes|let|take|book|allow)(?: (?:it|him|her|them|that|this|one|all|both|everyone|everything|come|in|please|to|the|request|requests|yes|ok|first|second|third|last|\d+))*$", r"let (?:him|her|them) come", r"(?:yes|ok|sure) i can (?:do|take|fit|see) (?:it|this|that|him|her|them)(?: .*)?$",
        r"^(?:accept|approve|confirm) (?:\w+ )?(?:\w+)$",
        states=REQUESTED, roles=OWNERS, sure=0.95,
    ),
    *phrases(
        Act.HOLD,
        r"(?:let|lemme|i need to|i have to|i must|need to|have to|gotta|i want to|ill|i will|id have to|i should|i would need to|must|got to|wanna|i would|i(?:d| would) (?:like|need) to|ill have to|im trying to)(?: just| first| really| me| us)*(?: quickly)? (?:think|check|ask|see|look|ring|call|talk|speak|consult|confirm with|sleep|sort|decide|look at|find out)(?! (?:you|if (?:you|u)|for (?:a|an|my)|a (?:doctor|dentist)|someone (?:else|about)|the (?:doctor|dentist|vet)))(?: .*)?",
        r"(?:ill|i will|will|i shall|let me|can i|could i|ill have to|shall i)(?: \w+)? (?:get back|let (?:you|u) know|tell (?:you|u)|write (?:you|u|again|after|later|back)|text (?:you|u)|message (?:you|u)|call (?:you|u)|come back|reply|answer|confirm later|confirm tomorrow|be in touch|decide)(?: .*)?",
        r"^(?:maybe|perhaps|possibly|hm+|not sure|idk|dunno|i dont know|dont know|undecided|not decided|havent decided|thinking|depends|it depends|we ll see|we will see|could be|might do|lets see|unsure)(?: (?:yet|tbh|really|if|when|til|till|until|on|where|what|which|how|who|about|right now|i|im|ill|let|honestly)\b.*)?$",
        r"^(?:hang on|hold on|hold up|wait|wait a (?:sec|second|minute|moment|bit|mo)|one (?:sec|second|minute|moment|mo)|1 (?:sec|min|minute|moment)|just a (?:sec|second|minute|moment|mo)|(?:give|gimme)(?: me)? (?:a|an|one|\d+|five|ten|two|till|until|til|some|half)(?: .*)?|two (?:secs|mins|minutes)|bear with me|brb|sec|a moment|not (?:yet|now)|in a (?:bit|minute|sec|moment)|ask me (?:again |later|tomorrow)?.*|later|maybe later)(?: (?:please|pls|im \w+.*|i am .*))?$",
        r"sleep on it", r"think (?:about it|it over|on it)", r"not sure (?:yet|if|about|i can|whether|which|when)", r"(?:im|i am) (?:driving|at work|in a meeting|at the meeting|busy|on the bus|cooking)(?: .*)?$",
        states=OPEN | {State.TOLD}, is_denial=True, sure=0.93,
    ),
    *phrases(
        Act.CHOOSE,
        r"(?:any|either|whichever|whatever)(?: one)?(?: of (?:them|those|these|the \w+))?(?: (?:is|suits|works|will|do|fine|tbh|u|you|pick|choose|soonest|earliest|first|ok|okay|for|me|s|come|comes|please|honestly|best|easiest|later|latest))*$",
        r"(?:you|u) (?:pick|choose|decide)", r"(?:ill|i will|lets|we will|well|i want|id like|i would like|give me|put me down for|i|can i have|let me) (?:take|have|go (?:with|for)|do|get|grab|choose|pick|book)(?: the)? (?:first|second|third|fourth|fifth|last|middle|earliest|latest|soonest|\d{1,2}(?:[:.]\d\d)?(?: ?[ap]m)?|1st|2nd|3rd|4th|5th|top|bottom|early|late|one)(?: .*)?",
        r"^(?:the |my )?(?:first|second|third|fourth|fifth|last|middle|earliest|latest|soonest|1st|2nd|3rd|4th|5th|top|bottom|early|late|later|earlier|other|morning|afternoon|evening|\d{1,2}(?:[:.]\d\d)?(?: ?[ap]m)?|\w+day)(?: (?:one|time|slot|option|of (?:the|them|those)(?: \w+)?|will do|is fine|works?|please|pls|is good|it is|would be \w+|for me|works for me|sounds good|is perfect|suits(?: me)?|then|s good|s fine|today|tomorrow|is great|is best))+$",
        r"(?:option|number|no|#) ?(?:\d|one|two|three|four|five|a|b|c|d)\b(?: .*)?", r"^[a-e]$", r"^both(?: of (?:them|those))?$", r"^all (?:of (?:em|them|those)|three|four|both)(?: of (?:them|those))?$",
        states=frozenset({State.OFFER_LIST, State.ASK_WHICH_BOOKING}), sure=0.93,
    ),
)  # fmt: skip

SERVICES = (
    *phrases(
        Act.HELP,
        r"^(?:help|menu|options|info|commands|instructions|help me|i need help|help please)$", r"what (?:else )?(?:can|do|could) (?:you|u|i|this|it)(?: (?:actually|even|all|else|thing))* (?:do|ask(?: you)?|say|type|help(?: me)? with|tell (?:you|u))(?: .*)?$",
        r"how (?:does|do|is|would) (?:this|it|that|these|you|u|the (?:bot|thing|app|system|\w+ thing))(?: \w+)? (?:work|works|function|used)(?: .*)?", r"how do i (?:use|do|start|work|get started|go about|talk to) (?:this|it|you|that|the)?(?: .*)?$", r"^how do i (?:book|do this|do it|use this|start|begin)$",
        r"(?:am i (?:talking|speaking|chatting|texting|writing) (?:to|with)|are you|are u|r u|u|is this|is it|you) (?:an? |the |really |actually |even )*(?:bots?|robots?|human|real person|real|machine|computer|person|ai|chatgpt|automated|auto reply|actual person)(?: .*)?$", r"who (?:are|r) (?:you|u)(?: again)?$", r"who am i (?:talking|speaking|writing) (?:to|with)",
        r"what (?:am i supposed to|do i|should i|shall i|must i|do i have to|can i|i should) (?:press|type|write|say|click|do here|do now|send|reply|put|answer)(?: .*)?$", r"(?:can|do) (?:you|u|this(?: thing)?) (?:also |only |even |just )*(?:cancel things|cancel bookings|take deposits|send invoices|do \w+ or|book or)(?: .*)?$", r"^can (?:you|u) also .* (?:for me )?or (?:only|just) .*$",
        r"why (?:does it|do you|do u|would you|are you) (?:matter|need|ask|want|asking)(?: .*)?$",
        sure=0.94,
    ),
    *phrases(
        Act.STOP,
        r"^(?:stop|stop it|unsubscribe|opt ?out|stop all|stopp|unsub|end|quit|mute)(?: (?:me|now|please|all|it|this|everything|messages))*$", r"(?:unsubscribe|opt me out|opt out|take me off (?:your|ur|the|this)(?: \w+)? list|remove me from|take my number off|mute)(?: .*)?$",
        r"(?:stop|quit|cease)(?: \w+)? (?:texting|messaging|sending|writing|contacting|pinging|bothering|spamming|notifying|telling me|reminding|msging|the (?:messages|texts|msgs|reminders|notifications|spam|updates|pings))(?: .*)?$", r"(?:dont|do not|never|not to|no need to) (?:message|text|contact|write(?: to)?|msg|send|notify|bother|ping|call)(?: me| us| any| anything| these| this)(?! (?:until|till|before|after|on|if|unless|at))(?: .*)?$",
        r"(?:no more|enough (?:of |with )?(?:the|these|all)?|i (?:dont|do not) want(?: any| to (?:get|receive|hear))?(?: more| any)?|turn off(?: the| all)?|switch off(?: the| all)?|less|fewer) ?(?:more )?(?:messages|texts|msgs|notifications|updates|spam|sms|offers|promos|ads|marketing|notices|pings|alerts)(?: .*)?$", r"leave me alone", r"(?:only|just) want to hear from (?:you|u) (?:when|if)(?: .*)?",
        is_denial=True, sure=0.95,
    ),
    *phrases(
        Act.START,
        r"^(?:start|unstop|resubscribe|subscribe|opt ?in|unmute|start again)(?: (?:me|now|please|again|messages))*$", r"(?:opt me (?:back )?in|resubscribe|re ?-?subscribe|sign me (?:back )?up (?:for|to) (?:the )?(?:messages|updates|texts|notifications)|unmute)(?: .*)?$",
        r"(?:turn|switch|put) (?:the |my |all )?(?:\w+ )?(?:messages|texts|msgs|notifications|updates|alerts|notices|reminders|them|it) (?:back )?on(?: again)?(?: .*)?$", r"(?:messages|texts|msgs|notifications|notificatoins|updates|alerts|notices) (?:back )?on(?: again)?$",
        r"(?:you|u) can (?:text|message|write(?: to)?|msg|contact|notify|send)(?: me)?(?: \w+)? again(?: .*)?$", r"(?:start|begin|resume|carry on|keep|continue) (?:sending|texting|messaging|the (?:messages|texts|updates|notifications))(?: .*)?$", r"(?:want|like|wish) to (?:get|receive|hear)(?: \w+){0,3} (?:again|once more)$",
        r"(?:didnt mean|did not mean|not mean) to (?:hit |press |send |say |type )?(?:stop|unsubscribe|opt out)(?: .*)?$",
        sure=0.95, is_denial=True,
    ),
    *phrases(
        Act.EXPORT,
        r"what(?: \w+){0,3} (?:do|have|does|did) (?:you|u|ya|this|they)(?: \w+)? (?:know|have|keep|kept|hold|store|stored|got|save|saved|collect|collected|written)(?: \w+){0,3} (?:about|on|of) (?:me|us|my \w+|file)(?: .*)?$", r"(?:how much|what) (?:do|does) (?:you|u|this) know about me", r"(?:download|export|send|show|email|give|get|want|request|see|access|copy)(?: me| us)?(?: a| all| the| of)*(?: file| copy| printout| record| everything)?(?: with| of)*(?: all| my| the| our| personal)* (?:data|history|personal \w+|information you|info you|details in|records|file)(?: .*)?$",
        r"(?:copy|export|file|download) of (?:all )?(?:my|the|everything)(?: \w+){0,3}(?: .*)?$", r"(?:see|show|know|want|tell)(?: me)?(?: first)? (?:everything|what)(?: all)? (?:you|u) (?:have|know|keep|hold|store|got|ve)(?: .*)?$", r"(?:subject access|data access) request", r"what(?: else)? (?:do|have) (?:you|u) (?:have |got )?(?:saved|stored|written down)(?: .*)?$",
        sure=0.94,
    ),
    *phrases(
        Act.ERASE,
        r"(?:delete|erase|wipe|remove|forget|destroy|purge|clear|bin)(?: \w+){0,2} (?:my (?:data|account|info|information|details|number|profile|history|records|personal \w+|name)|everything (?:about|you|u|on)|all (?:my|about|the) (?:data|info|details|information)|me from (?:your|the|ur) (?:system|database|records|files))(?: .*)?$", r"forget (?:about )?(?:me|us|i ever|everything)(?: .*)?$", r"(?:right to (?:be forgotten|erasure)|erasure request)(?: .*)?$",
        r"(?:get|take) (?:me|my (?:number|name|details|data|info))(?: \w+)? (?:out of|off) (?:your|ur|the) (?:system|database|records|books|files)(?: .*)?$", r"(?:delete|erase|close|remove)(?: \w+)? (?:my|the|our|the whole) (?:account|business|shop|salon|profile)(?: .*)?$", r"no need to keep my (?:records|data|details|info)(?: .*)?", r"like i was never here", r"(?:delete|erase|wipe) (?:it|that) all$",
        states=frozenset(State) - {State.CONFIRM_ERASE, State.CONFIRM_CANCEL}, is_denial=True, sure=0.93,
    ),
    *phrases(
        Act.UNDO,
        r"^(?:undo|revert|reverse|undo it|undo that|roll ?back|undo please|restore)(?: .*)?$", r"(?:undo|revert|reverse|take back|restore|un ?-?cancel|uncancell?) (?:it|that|this|what|the last|my last|the change|those|the cancellation|the booking|the move)(?: .*)?$",
        r"put (?:it|that|everything|them|him|her|things) back(?: how| as| where| to| the way| like| again)?(?: .*)?$", r"take that back", r"(?:wrong (?:button|one|person|chat|day|client|thing|tap)|pressed the wrong|clicked the wrong|tapped the wrong|hit the wrong|by (?:mistake|accident)|my mistake|that was (?:wrong|a mistake|not what)|didnt mean (?:to|that)|not what i (?:meant|wanted|asked)|pressed it by|my bad)(?: .*)?$", r"^(?:no )?wait (?:no )?undo$", r"scrap that",
        states=frozenset({State.BOOKED, State.TOLD}), is_denial=True, sure=0.93,
    ),
    *phrases(
        Act.GIVE_NAME,
        r"(?:my|the|her|his|our|their) names?(?: is|s| are| would be| should be|:)? (?!of|on|for|there|wrong|in|spelt|change|not|a\b)\w+(?: .*)?$", r"^name(?: is|s)? \w+(?: .*)?$", r"(?:put|book|save|leave|make|have|do) (?:it|that|this|me)(?: down)? (?:under|in the name of|as|for the name)(?: .*)?$", r"(?:its|it is|that is|thats)? ?under(?: the name)?(?: of)? (?!the|my|a|it|this|that|pressure|age)\w+(?: .*)?$", r"in the name of \w+(?: .*)?", r"call me \w+(?: \w+)?$", r"^(?:this is|its|im|i am) \w+(?: \w+)? (?:here|speaking|calling|writing)$", r"^\w+(?: \w+)? (?:here|speaking)$",
        sure=0.93, states=frozenset(State) - {State.ASK_BUSINESS_FIELD}, roles=CUSTOMERS,
    ),
    *phrases(
        Act.GIVE_NAME,
        r"^(?:its|it is|im|i am|this is|thats|put|under|for|my name|name)(?: for| is| under| down)?(?: my \w+| the \w+| our \w+)? (?!\d|at|in|on|not|a|an|the|after|before|late|free|busy|available|afraid|sorry|sure|looking|good|ok|fine|thinking|going|with|too)\w+(?: \w+){0,2}$",
        states=frozenset({State.ASK_NAME}), sure=0.94,
    ),
)  # fmt: skip

TALK: tuple[Phrase, ...] = (*SOCIAL, *ANSWERS, *SERVICES)
