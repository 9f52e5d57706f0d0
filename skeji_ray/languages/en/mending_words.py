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
_NOT_KEPT = r"(?! (?:free|clear|empty|open|blocked|off|for|posted|in|on|closed|available|with)\b)"

MENDING = MendingWords(
    corrects=(
        rf"actually|sorry|wait|oh no|ah no|no no|hang on|hold on|"
        rf"on second thoughts?|changed? (?:my|of) (?:mind|plans?)|no,? (?:it'?s|it is|not)|rather|"
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
        r"(?:don'?t|do not|nobody|no one|can'?t|cannot) (?:\w+ )?(?:book|put|schedule|give)(?: (?:me|us|any\w+|in))*|"
        rf"(?:not|never|won'?t be|aren'?t|isn'?t) (?:\w+ )?{_THERE}|(?:don'?t|do not|won'?t|can'?t) work|"
        r"(?:i'?ll|i will|gonna|going to) take "
        r"(?:it|that|the day|that day|(?:mon|tues|wednes|thurs|fri|satur|sun)day) off|"
        r"(?:close|shut) (?:me|us|down|up|shop)"
    ),
    keeps=(
        rf"(?:leave|keep|keeping|stick with|stick to|stay with)(?: {_AS_IT_IS}|(?: {_THING})+){_NOT_KEPT}|"
        rf"(?:keep|keeping|stick with|stick to|stay with|(?<!i )(?<!to )(?<!must )leave) {_TIME}{_NOT_KEPT}"
    ),
    drops="cancel|drop|get rid of|lose|remove|delete|scrap|ditch|bin",
)
"""The time that is kept is written `<time>`."""
