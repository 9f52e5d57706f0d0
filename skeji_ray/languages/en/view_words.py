"""How English owners ask how their own business stands, and what they want of it once and for all. Bare words."""

from __future__ import annotations

from skeji_ray.languages.message_words import ViewWords
from skeji_ray.messages.views import View

_THEY = (
    r"(?:some ?one|some ?body|any ?one|any ?body|people|ppl|(?:my |the |new )*(?:clients?|customers?|patients?|students?|"
    r"parents|guests)|they|she|he|them|everyone|everybody)"
)
_ONES = (
    r"(?:appointments?|appts?|bookings?|clients?|customers?|people|ppl|patients?|students?|pupils?|lessons?|classes|"
    r"sessions?|visits?|jobs?|haircuts?|cuts?|treatments?|guests?|kids|dogs|cars|cancell?ations)"
)
_EACH = r"(?:each|every|all|any|one by one|manually|myself|by hand)"
_BOOKED_LATE = r"(?:same day|last minute|on the (?:same |very )?day|day of|on the spot)"
_AGREE = (
    r"(?:say(?:ing)? (?:yes|ok|okay)|approv(?:e|ing)|confirm(?:ing)?|accept(?:ing)?|answer(?:ing)?|ok(?:ay)?(?:ing)?)"
)
_BOOK = r"(?:book\w*|reserv\w+|appointments?|come|order\w*|schedul\w+|ask\w*|requests?)"

VIEWS = ViewWords(
    asks=(
        r"(?:(?:and|so|ok|okay|but|hey|hi|also|then|well|right|btw|pls|please|um|wait|now|just|oh|great|thanks|"
        r"can (?:you|u|i)|could (?:you|u|i)|let me|i want to|id like to|want to|tell me|remind me) )*"
        r"(?:what|whats|which|who|whos|where|wheres|when|whens|how|hows|is|are|am|was|were|do|does|did|have|has|had|any|"
        r"anything|anyone|anybody|if|can|could|will|would|must|should|show|list|tell|read|repeat|give me|send me|text me|see|check|know|"
        r"got|still|my|all)"
    ),
    does=(
        r"(?:can|could|would|will|please|pls) (?:(?:you|u|ya|i|we|just|please|pls) )+(?:block|close|open|move|cancel|add|"
        r"change|make|put|set|book|free up|clear|take|stop|let|send (?:her|him|them|a)|approve|decline|register|fit|squeeze)|"
        r"(?:free|open) (?:it|that|him|her|them|this|up)|"
        r"how (?:do|can|to|should|could|would)(?: i| we| you)?(?: just| also)? (?:remove|delete|undo|add|change|block|unblock|close|open|cancel|lift|clear|take)"
    ),
    of_help=r"help\w*|explain|works?|instructions|commands|(?:this|the) (?:thing|bot|app|chat)|you (?:do|are|can)|who are you|robot|bot|human|understand|mean",
    asked={
        View.GONE: (
            r"(?:who|whos|any ?one|any ?body|some ?one|some ?body)(?: (?:has|have|did|just|all|else|already|to)){0,3} (?:cancel|cancell?ed|dropped out|backed out)(?: (?!by)\w+){0,3}$|"
            r"(?:any|how many|which|what|show|list|see|my|the)(?: \w+){0,2} cancell?(?:ations|ed)(?: (?!fee|policy)\w+){0,4}$"
        ),
        View.PAYMENT: (
            r"(?:charge|fine|bill|penali[sz]e|make (?:her|him|them|people|someone|clients|customers) pay|take (?:money|something) from)"
            r"(?: \w+){0,6} (?:cancel\w*|no ?shows?|late|(?:not|dont|doesnt|didnt) (?:show\w*|come|turn)|last minute)(?: \w+)*"
        ),
        View.CONTACT: (
            r"(?:whats|what is|have you got|do you have|got|give me|send me|where is|wheres|know|need)(?: \w+)? (?:her|his|their|(?!my|our|your|the|a|this|that|its)\w{2,}s) "
            r"(?:home )?(?:address|location|street|email|e mail|number|phone|phone number|contact\w*)(?: \w+)*|where does (?:she|he|\w+) live"
        ),
        View.TOLD: (
            rf"(?:how|when) (?:do|does|will|would|did) {_THEY} (?:know|find out|hear|learn|get (?:told|notified))(?! (?:to get|where|how|which|the (?:way|place|address)))(?: \w+)*|"
            rf"(?:do|does|will|did|are|have) (?:they|(?:my |the )?(?:clients?|customers?|people|patients?|everyone))(?: (?:also|all|already))* "
            r"(?:get|got|gotten|receive|hear|told|notified|informed|know|see)(?! (?:where|how|which|the (?:way|place|address)|my|who)\b)(?: (?:an?|any|the|it|about|of|that|this|if|when|told|notified))* ?"
            r"(?:messages?|notice|notification|notifications|text|texts|told|notified|reminders?|it|news|cancelled|changed?|moved?|update|updates)?(?: \w+){0,4}$|"
            r"(?:do|does|will|did|is|was|has|have|are)(?: (?:they|she|he|(?:the|my) \w+))(?: \w+)? (?:(?:be|been|get|gets|got|getting|already|now|also) )*"
            r"(?:told|notified|informed|an? (?:message|text|notice|notification))(?: \w+){0,5}$|"
            r"(?:do|should|must|shall|need|have) (?:i|we)(?: (?:have to|need to|now|also|still|better)){0,2} (?:tell|inform|notify|text|message|let)"
            rf" (?:her|him|the \w+|{_THEY})(?: know)?(?: (?:myself|too|about it|that|now|or (?:do|will) (?:you|u)|or (?:are|is) (?:they|she|he) told))*$"
        ),
        View.WAITING: (
            r"(?:any ?one|any ?body|anything|any|who|whos|some ?one|more)(?: \w+){0,3} (?:waiting|pending|to approve|unanswered)(?: (?:for|on) (?:me|my \w+|an answer))?"
        ),
        View.LENGTH: (
            r"how (?:long|many minutes|much time) (?:are|is|do|does|have i)(?: \w+){0,3} (?:appointments?|appts?|sessions?|lessons?|slots?|breaks?|classes)(?: \w+){0,3}|"
            r"how (?:long|many minutes|much time)(?: \w+){0,2} between(?: \w+)*"
        ),
        View.OTHER: r"busiest|quietest|statistics|stats|analytics|on average|most popular|best (?:day|month|customer|client)",
        View.FEE: (
            r"(?:service|app|bot|system|chat|line|skeji|you|u|this)(?: \w+){0,2} (?:cost(?:s)?(?: (?:me|money|anything|us))*|"
            r"(?:free of charge|free to use|for free)|charg\w+(?: (?:me|us|a \w+))*)|"
            r"(?:fees?|charges?|cost|commission|subscription)(?: \w+){0,3} (?:service|app|bot|system|skeji|line|subscription)|"
            r"(?:a|any|monthly|booking) (?:fee|commission|subscription)|(?:pay|paying|owe) (?:you|u|for (?:this|the) (?:app|service|bot))"
        ),
        View.INCOME: (
            r"how (?:much|many)(?: money| cash| shekels)?(?: (?:did|have|do|am|will|was|ive|i|we|has|it|the \w+|my \w+))*"
            r" (?:earn\w*|make|made|making|take|taken|took|bring|brought|cash|profit|gross\w*)(?: \w+){0,5}|"
            r"(?:my|our|the|todays|total|whats)(?: \w+){0,2} (?:income|earnings|revenue|turnover|takings|profits?|sales)(?: \w+)*"
        ),
        View.WORDS: (
            r"what(?:d| (?:did|does|has|have))? (?!(?:you|u|i|we|have|has|did|does|all|exactly|should|do|can|must|to|would|shall|will|if) )(?:the )?\w+(?: \w+)? (?:say|said|says|write|wrote|written|answer|"
            r"answered|reply|replied|respond\w*|comment\w*)(?: \w+){0,3}|"
            r"(?:did|has|have) (?!you|u|i|we)(?:the )?\w+ (?:say|said|leave|left|write|written|wrote|send|sent|mention\w*|add\w*|give|gave)"
            r"(?: \w+)? (?:anything|something|(?:a|any|an) (?:\w+ )?(?:messages?|notes?|words?|reasons?|answer|comments?)|why)|"
            r"(?:any|a) (?:messages?|notes?|words?|comments?) from \w+"
        ),
        View.PAST: (
            r"(?:been|come|came|visited|booked|here|was|seen|had)(?: \w+){0,4} (?:before(?! \d)|in the past|previously)|"
            r"(?:been|come|came|visited|seen)(?: \w+){0,3} already|"
            r"(?:new|first time|regular|returning|repeat|existing|old) (?:client|customer|patient|student|pupil|one|face)|"
            r"(?:is|was) (?:she|he|this|that|\w+) (?:new|a regular)|(?:is|was) (?:it|this)(?: \w+)? first (?:time|visit)|"
            r"(?:his|her|their) first (?:time|visit|appointment)|"
            r"how (?:often|many times)(?: \w+){1,4} (?:come|came|been|visit\w*|here|booked)(?: \w+)*|"
            r"when(?:s|d)? (?:did|was|has) (?:she|he|\w+)(?: \w+){0,2} last(?: \w+)*|when was (?:she|he|\w+)(?: \w+){0,2} here(?: \w+)*|"
            r"who(?:s| is| was)? (?:she|he|that|this)(?: (?:person|woman|man|lady|guy|girl|client|customer))?(?: \w+)?"
        ),
        View.OFF: (
            r"blocked(?: (?:off|out))?|blocks|closures|days? off|time off|taken (?:off|out)|off(?: \w+){0,2} (?:this|next) (?:week|month)|"
            r"(?:what|which|whats|show)(?: \w+){0,4} (?:i|we)(?: have)? (?:close|closed|shut)|(?:whats|what is) (?:closed|shut|off)"
        ),
        View.LINK: (
            r"(?:what|whats|where|wheres|which|how|give me|show me|see|got|need)(?: \w+){0,6} (?:send|give|share|forward|text|post|pass|put)"
            rf"(?: \w+){{0,4}} (?:{_THEY}|facebook|instagram|insta|whatsapp)(?: .*)?|"
            r"(?<!through )(?<!via )(?<!from )(?:my|our|the|a|that|booking) (?:\w+ )?(?:link|url|qr(?: code)?)|how (?:do|will|can|does|would) (?:i get|they find|people find|clients find|customers find)(?: (?:me|us|clients|customers|people|found))+|"
            rf"how (?:do|will|can|does|would|could|should) {_THEY}(?: \w+)? (?:book|reach|find|get (?:to|an)|make)(?: (?:me|us|with|an?|appointments?|themselves|here|it))*"
        ),
        View.APPROVAL: (
            rf"(?:do|must|should|have|does) (?:i|we)(?: \w+){{0,2}} {_AGREE}(?: \w+){{0,4}} {_EACH}(?: \w+)*|"
            rf"what happens (?:when|if|after|once) {_THEY} (?:\w+ ){{0,2}}{_BOOK}(?: .*)?|"
            r"(?:approved?|accept(?:ed)?|confirm(?:ed)?)(?: \w+){0,3} (?:auto\w*|by (?:it|them)sel\w+|on (?:its|their) own)"
        ),
        View.NO_SHOW: (
            r"(?:if|when)(?: \w+){0,3} (?:doesnt|dont|didnt|does not|did not|never|no)(?: \w+)? (?:show\w*|come|turn|arrive)(?: \w+){0,8} "
            r"(?:how|what|where|mark|note|write|do)(?: \w+)*|"
            r"(?:how|where|what|can)(?: \w+){0,3} (?:mark|note|record|report|write|tell you|do)(?: \w+){0,6} "
            r"(?:no ?shows?|(?:didnt|doesnt|did not|does not|never) (?:show|come|turn)\w*)(?: \w+)*|"
            r"(?:no ?shows?)(?: \w+){0,4} (?:mark|note|record|report)(?: \w+)*|"
            r"what (?:do|can|should)(?: \w+){0,4} (?:if|when|about)(?: \w+){0,4} (?:show\w*|turn\w*|come|no ?shows?)(?: \w+)*|"
            r"how many(?: \w+)? no ?shows(?: \w+)*"
        ),
        View.NOTICE: (
            r"(?:how many|whats the most|what is the most|max\w*|limit\w*|most)(?: \w+){0,5} (?:per|a|each|every|in one|in a) day(?: \w+)*|"
            r"how (?:late|early|far ahead|far in advance|short notice)(?: \w+){0,3} (?:book|reserve|make an? \w+)(?: \w+)*"
        ),
        View.COUNT: (
            rf"how (?:many|much)(?: (?!minutes|hours|days|weeks|services|times)\w+){{0,2}} {_ONES}(?! (?:a|per|each|every|at once|can|may|fit|"
            r"waiting|pending|wait|are waiting|are pending|at a time)\b)(?: \w+)*|"
            r"how many(?: (?:of them|more|total|in total|altogether))? (?:did|do|have|had|has|will|am|are|came|come|booked|showed|i|ive|we|on|tomorrow|today|this|next|for)"
            r"(?! (?:need|people|approve|have to))(?: (?!wait\w*|pending)\w+)*|"
            rf"(?:number|count|total)(?: \w+)? (?:of )?{_ONES}"
        ),
        View.WHO: (
            r"(?:show|list|see|give|get|print|export|download|tell|who|whats|what)(?: (?:me|is|are|of|a|the|out|up|can|i|we))*(?: (?:list|rundown|overview))?(?: of)? "
            rf"(?:all|every)?(?: of)?(?: ?(?:my|our|the))? ?(?:upcoming )?(?:{_ONES}|week|diary|calendar|bookings and everything)(?: (?:please|pls|ahead|coming up|so far|now|looking like|look like|i have|looking))*$|"
            r"(?:whats|hows|what is|how is|what does|how does|how)(?: (?:my|our|the|this))+ (?:week|diary|calendar|month)(?: (?:look\w*|like|so far|ahead|now|going|is))*$|"
            r"(?:where|how)(?: \w+){0,3} (?:see|check|find|know) (?:who|what)(?:s| is| has)?(?: (?:booked|coming|comes|registered|signed up))(?: \w+)*|"
            r"who(?:s| has| have)? (?:all )?(?:booked|signed up)(?: (?:so far|already|with me|in))*$"
        ),
        View.FREE: (
            r"(?<!for )(?:free|available|availability|bookable|vacant|unbooked|openings)(?! of charge)|"
            r"(?:any|some|more|much|the|still|there|have|got|enough|my|no)(?: \w+)? (?:space|room|gaps?|slots?|holes?|spots?)|"
            r"(?:anything|something|any|what|whats|much|slots?|times?|room|space|hours?|there)(?: \w+){0,2} left(?! (?:me|us|a|any|the|on me)\b)|"
            r"(?:is|are|am|im|look\w*)(?: \w+){0,3} (?:empty|wide open)|gaps|holes|"
            rf"(?:can|could|are|will|would|may) (?!s?he ){_THEY}(?: (?:still|now|also|actually|able to|be able to))* book"
            r"(?! (?:twice|online|for (?:two|other|someone))\b)"
        ),
        View.SETUP: (
            r"(?:read|play|say|tell|show|list|repeat|give|run|see|check)(?: (?:it|that|this|me|us|through|over|to|back|again|pls|please))* "
            r"(?:what|everything|all)(?: (?:that|ever|all|else))* (?:you|u|youve|ive|i|weve|its|is|has)(?: \w+){0,2} "
            r"(?:have|got|saved?|wrote|written|noted?|put|set|down|registered|file|recorded|entered|know|kept)(?: (?!on|for|at|tomorrow|today)\w+)*|"
            r"(?:read|say|repeat)(?: it| that| this| all| everything)* back(?: to me)?|"
            r"(?:(?:what|tell me what)(?: (?:all|exactly|else))?|everything) (?:(?:have|did|do|has) (?:you|u)|youve|uve)(?: \w+)? "
            r"(?:got|have|put|saved?|noted?|write|written|down|registered|recorded|kept?)"
            r"(?: (?:down|so far|about|for|on|of|me|my|us|our|the|business|shop|salon|studio|clinic|now|here|then|registered|saved))*|"
            r"(?:how|what)(?: (?:does|do|will|would|is|are|it|this|that|my \w+|everything|can))+ (?:look|looks|appear|see|shown)(?: \w+){0,2} (?:to|for|from)(?: my| the)? (?:customers?|clients?|people|patients?|students?)(?: \w+)*|"
            r"what (?:do|does|can|will) (?:my |the )?(?:customers?|clients?|people|patients?|students?) see(?: \w+)*|"
            r"(?:whats|what is|what are|show|see|check|list|review)(?: me)?(?: all)? (?:my|our|the) (?:business )?(?:setup|set up|settings?|"
            r"details|info|profile|registration|configuration)"
        ),
        View.HOURS: (
            r"(?:how|what)(?: \w+){0,3} (?:hours|timetable|times|opening times)(?: \w+)? (?:came out|come out|look|turned out|ended up|stand|are now|now)(?: \w+)*|"
            r"(?:hours|times)(?: \w+){0,2} (?:came out|look|turned out|ended up|stand)(?: \w+)*|"
            r"(?:week|diary|calendar)(?: \w+){0,4} hours(?: i mean)?|(?:my|our)(?: opening| working)? hours(?: (?:please|pls|now|again))*$|(?:do|am) i (?:work|working|open)(?: on)? (?:mon|tues|wednes|thurs|fri|satur|sun)days"
        ),
    },
    wanted={
        View.PHOTOS: (
            r"(?:put|add|upload|post|share|show|attach|display)(?: (?:up|in|you|my|our|some|a few|the|an?|of|own|customers?|clients?|them|here)){0,4} "
            r"(?:photos?|pics?|pictures?|images?|videos?|gallery|portfolio|logo)(?: \w+){0,7}"
        ),
        View.NOTICE: (
            rf"(?:no|not|dont|do not|never|stop|without|avoid|cant|cannot|shouldnt)(?: \w+){{0,7}} {_BOOK}(?: \w+){{0,4}} {_BOOKED_LATE}(?: \w+)*|"
            rf"(?:no|not|dont|do not|never|stop|without|avoid|block)(?: \w+){{0,5}} {_BOOKED_LATE}(?: \w+)? {_BOOK}(?: \w+)*|"
            r"(?:no|stop|avoid|without|block)(?: \w+)? (?:same day|last minute)(?: \w+)?$|"
            rf"{_BOOK}(?: \w+){{0,4}} (?:at least|minimum|min|no later than|only)(?: \w+){{0,4}} (?:notice|ahead|before(?:hand)?|in advance|prior|earlier)|"
            rf"(?:at least|minimum(?: of)?|min|need|want|give me)(?: \w+){{0,3}} (?:hours?|days?|hrs?|weeks?)s? notice(?: \w+)*|"
            rf"(?:they|people|clients|customers|everyone|{_THEY})(?: \w+){{0,3}} {_BOOK}(?: \w+){{0,3}} (?:days?|hours?|hrs?|weeks?) (?:ahead|before(?:hand)?|in advance|prior)"
        ),
        View.APPROVAL: (
            rf"(?:dont (?:want|like|need|have)|do not (?:want|like|need)|dont wanna|rather not|without|no need|tired of|sick of|hate|instead of|stop)(?: \w+){{0,3}} {_AGREE}(?: \w+){{0,4}} {_EACH}(?: \w+)*|"
            r"(?:dont (?:want|like|need)|do not want|dont wanna|rather not)(?: \w+){0,2} (?:say yes|approve|confirm) (?:to )?(?:them|things|it|bookings|requests|people|everyone)(?: \w+){0,2}|"
            rf"(?<!dont )(?<!not )let {_THEY} (?:just|simply|directly) book(?: (?:without|directly|straight|right|in|it|by|themselves).*)?|"
            r"(?:auto ?(?:approve|accept|confirm)\w*|automatic(?:ally)? (?:approv|accept|confirm)\w*)|"
            r"(?:approve|accept|confirm)(?:ed)?(?: \w+){0,3} (?:automatically|by (?:it|them)sel\w+|on (?:its|their) own)(?: \w+)*"
        ),
        View.NO_SHOW: r"(?:stood me up|no showed|flaked on me|ghosted me)(?: \w+)*",
        View.NOTES: (
            r"(?:is|shes|hes|was) (?:\w+ )?(?:allergic|sensitive) to(?: \w+)+|"
            r"(?:put|add|write|make|keep|leave|jot)(?: \w+){0,4} notes?(?: \w+){0,2} (?:for|on|about|to|that|next to)(?: .*)?|"
            r"(?:remember|note|keep in mind|dont forget)(?: down)? (?:that |for )?(?:she|he|her|him|(?!i|we|me|you)\w+ (?:is|likes|wants|needs|has|prefers))(?: .*)?"
        ),
    },
)
