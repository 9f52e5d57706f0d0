"""How English takes back what was just said or done."""

from __future__ import annotations

from skeji_ray.languages.message_words import MendingWords

_ADVERB = r"(?:actually|still|already|really|just|in fact|now|only|definitely|back)"
_WE = r"(?:i'?m|we'?re|i am|we are|i do|we do|i will|we will|i'?ll|we'?ll|i can|we can)"
_THERE = r"(?:open|free|working|work|in|here|back|available|around)"
_USUAL = r"(?:after all|as (?:usual|normal))"
_MEANT = (
    r"oops|whoops|my mistake|my bad|(?:only )?i(?: only)? me(?:an|ant)|instead|wrong|scratch that|make (?:it|that)|"
    r"should(?:'?ve| have)? be(?:en)?|supposed to be|typo|mistake"
)

_THING = (
    r"(?:it|that|them|her|him|this|everything|things|mine|the one|(?:my|the|this|that) "
    r"(?:appointment|appt|booking|slot|lesson|hours?|original|old one|first one))"
)
_TIME = r"(?:on |at |for |the |my )*<time>(?: one)?"
_AS_IT_IS = (
    r"(?:as (?:it is|is|it was|they are|we (?:said|agreed)|before|planned|booked)|the same|how it (?:is|was)|alone)"
)
_WILL = (
    r"(?:'?ll|'?d)?(?: (?:will|can|could|do|only|just|actually|still|should|might|gonna|am going to|"
    r"are going to|have to|need to|want to|would|now|rather))*"
)
_COME = (
    r"(?:start|begin|open(?: up)?|work|come(?: in| back)?|get (?:in|there|here|back)|arrive|finish|make it|do|be|"
    r"be (?:in|there|here|back|open|around|working|available))"
)
_COMING = (
    r"(?:starting|beginning|opening|working|coming|getting (?:in|there|here)|arriving|in|there|here|back|open|around|"
    r"available|at work|finishing)"
)
_EVERYBODY = r"(?:people|ppl|clients?|customers?|everyone|everybody|them|they|patients?|students?|bookings?)"
_OPENS = (
    r"(?:re-?)?open(?: up| it| me| us| that| them| the| my| on| for| again| back| from| at| all| of| this| whole|"
    r" those| these| two| both| three| days| everything)* "
    r"(?:up|it|me|us|from|at|again|back|between|after|till?|until|today|tomorrow|tmrw|"
    r"everything|morning|"
    r"afternoon|evening|week|days?|\w+day|\d\S*)|re-?open|back to (?:normal|usual|regular)|as (?:usual|normal) again|"
    rf"(?:let|allow) {_EVERYBODY} (?:to )?(?:book|come)|{_EVERYBODY} can (?:still |now |again )*(?:book|come)"
)
_HOURS_ONLY = r"only (?:from|after|till?|until|between|at|\d{1,2}(?:[:.]\d\d)? ?(?:[ap]m )?(?:-|to|till?|until) ?\d\S*)"

_NONE = r"(?:not|\w+n'?t|never|nobody|no one|noone|nothing|no (?:\w+ )?(?:bookings?|appointments?|clients?|customers?))"
_NOT_KEPT = r"(?! (?:free|clear|empty|open|blocked|off|for|posted|in|on|closed|available|with)\b)"

MENDING = MendingWords(
    corrects=(
        rf"extend|prolong|shorten|longer|shorter|enough|only need|actually|sorry|wait|oh no|ah no|no no|hang on|"
        rf"hold on|on second thoughts?|changed? (?:my|of) (?:mind|plans?)|no,? (?:it'?s|it is|not)|rather|"
        rf"{_MEANT}"
    ),
    meant=_MEANT,
    only="only|just|merely",
    more="also|too|as well|either|another|plus|in addition",
    denied=r"not|isn'?t|wasn'?t|instead of|rather than",
    borders=r"sorry|but|i(?: only| just)? me(?:an|ant)|it'?s|it is|it was|actually|rather|make (?:it|that)|wait|oops",
    works=(
        rf"{_WE}(?: {_ADVERB})*(?: be)?(?: {_ADVERB})* {_THERE}(?: {_USUAL})?|open {_USUAL}|"
        rf"(?:i|we) (?:work|open) {_USUAL}"
    ),
    away=(
        r"(?:don'?t|do not|nobody|no one|noone|can'?t|cannot) (?:\w+ )?(?:book|put|schedule|give)"
        r"(?: (?:me|us|any\w+|in))*|"
        rf"(?:not|never|won'?t be|aren'?t|isn'?t|ain'?t) (?:\w+ )?{_THERE}|(?:don'?t|do not|won'?t|can'?t) work|"
        r"(?:i'?ll|i will|gonna|going to) take "
        r"(?:it|that|the day|that day|(?:mon|tues|wednes|thurs|fri|satur|sun)day) off|"
        r"(?:close|shut) (?:me|us|it|down|up|shop)|keep (?:\w+ ){1,4}(?:free|clear|empty)"
    ),
    keeps=(
        rf"(?:leave|keep|keeping|stick with|stick to|stay with)(?: {_AS_IT_IS}|(?: {_THING})+){_NOT_KEPT}|"
        rf"(?:keep|keeping|stick with|stick to|stay with|(?<!i )(?<!to )(?<!must )leave) {_TIME}{_NOT_KEPT}"
    ),
    at_work=(
        rf"(?:i|we){_WILL} {_COME}|(?:i'?m|we'?re|i am|we are|were)(?: \w+){{0,2}} {_COMING}|{_OPENS}|"
        r"(?:is|should be|will be|'?s) (?:ok|okay|fine|good|alright)(?: but)? only (?:from|after|till?|until|between)"
    ),
    hours_alone=(
        rf"{_HOURS_ONLY}|(?:late|later) start|(?:start|open|work|begin)(?:ing|ning)?(?: \w+)? "
        rf"(?:late|later|only|at|from|till?|until|\d\S*)|\d+(?: ?[ap]m)? only|short day|half day"
    ),
    opens=_OPENS,
    wanted_back=(
        r"still (?:there|free|available|open|mine|going|possible|around)|"
        r"(?:give|get|have|want|take|book|put|need) (?:it|that|this|mine|me|my \w+|the \w+)(?: slot| one| hour| time)? "
        r"(?:back|again|after all)|un-?(?:cancel|do)(?: it| that)?|(?:restore|reinstate|bring back|revive)|back on|"
        r"(?:undo|reverse|forget|ignore|scrap) (?:the|that|my) cancell?ation|(?:i'?ve |i )?changed my mind|"
        r"(?:has|did) (?:anyone|anybody|someone|somebody) (?:taken?|booked?|grab(?:bed)?) (?:it|that|mine|my \w+)"
    ),
    takes_out=(
        r"block\w*|clos(?:e|ed|ing)|shut\w*|off|away|busy|out(?! (?:at|by) \d)|"
        r"breaks?|(?<!after )(?:lunch|dinner|my tea)|pause|siesta|unavailable|free|lock\w*"
    ),
    nobody=r"nobody|no one|noone|nothing|no (?:\w+ )?(?:bookings?|appointments?|clients?|customers?)",
    until=(
        r"till?|'til|until|(?<!not )before|finish(?:ing)?|leav(?:e|ing)|stop(?:ping)?|ends?|ending|done|out (?:at|by)|"
        r"short day|half day"
    ),
    not_before=rf"{_NONE} (?:[^\s,.;]+ ){{0,5}}?(?:before|until|till?)",
    not_after=rf"{_NONE} (?:[^\s,.;]+ ){{0,5}}?(?:after|past|later than)",
    day_number=r"(?:the |on the |on )?(\d{1,2})(?:st|nd|rd|th)",
    late=r"(?:a (?:bit|little) )?(?:late|later|early|earlier)",
    never_mind=(
        r"(?:ok |okay |oh |well |eh |actually )*(?:never ?mind|nvm|forget (?:it|that|about it)|"
        r"leave (?:it|that)(?: for now)?|whatever|skip (?:it|that)|not now|later)"
    ),
    no_need=(
        r"(?:don'?t|do not|no longer) need (?:it|that|the (?:time|block|break|hour))(?: any ?more| after all)?|"
        r"no need(?: any ?more| after all)?|not needed|"
        r"(?:it'?s|was|got|is|been) (?:cancell?ed|called off|not happening)"
    ),
)
"""The time that is kept is written `<time>`."""
