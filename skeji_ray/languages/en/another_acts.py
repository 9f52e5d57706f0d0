"""How people ask in English for one more appointment beside the one that they have: nothing of it is moved."""

from __future__ import annotations

from skeji_ray.languages.en.act_parts import APPOINTMENT, DAY, SERVICE, TIME
from skeji_ray.languages.phrasing import CUSTOMERS, IDLE, OFFERED, phrases
from skeji_ray.messages.acts import Act
from skeji_ray.messages.reading import State

_LEAD = r"^(?:and |also |oh |ok |okay |so |hi |hey |great |thanks |now |then |plus |please |pls |can |could |may |would |will |is it possible |possible )*"
_WHO = r"(?:my (?:\w+ )?\w+|him|her|them)"
_ONE = rf"(?:one|{SERVICE}|(?!slots?|times?){APPOINTMENT})"
_NOBODY = (
    "(?:for|then|what|how|when|is|can|could|maybe|perhaps|not|never|tomorrow|tmrw|today|tonight|i|we|u|you|it|that|this|the|"
    "finish|finishes|done|out|be|back|home|leave|start|starts|end|ends|or|if|free|again|still|only|just|instead|also|please)\\b"
)
"""Words behind "and" that are nobody's name."""
ANOTHER = (
    *phrases(
        Act.BOOK,
        rf"{_LEAD}(?:i|we|u|you)(?: please| pls)? also (?:have|get|book|take|make|add|fit|squeeze|put|need|want|do)(?: in)? (?:one|another|a second|{_WHO}|{DAY}|{TIME}|(?:on|at|for) (?:{DAY}|{TIME}|{_WHO})|an? {_ONE})(?: .*)?$",
        rf"{_LEAD}(?:(?:i|we|u|you) )?(?:(?:need|want|have|get|book|add|do|take|make) )?(?:me |us )?(?:another|one more|a second|an extra|an additional) {_ONE}(?: .*)?$",
        rf"^(?:and|also|plus)(?: also)? (?:at )?(?:the )?same (?:time|hour|slot)(?: (?:again|too|also))* (?:next week|the week after|the following week|(?:on |this |next )?{DAY})(?: .*)?$",
        rf"^(?:and|plus|also) (?!{_NOBODY}|{DAY})[^\W\d_]+ at {TIME}(?: .*)?$",
        states=frozenset({State.TOLD, State.BOOKED, State.ASK_NAME}), roles=CUSTOMERS, sure=0.975,
    ),
    *phrases(
        Act.BOOK,
        rf"^(?:and |also |now |then |plus |oh |ok )+(?:(?:one|same|the same|something|a slot)(?: again)? )?for {_WHO}(?: .*)?$",
        rf"^(?:one |same |the same )?for {_WHO} (?:too|as well|also)(?: .*)?$",
        rf"^(?:and |also )(?:what about |how about )?(?:the |one )?(?:on )?{DAY} (?:one|as well|too|also)$",
        rf"^(?:and |so |ok )*(?:can|could|is it ok if|ok if|may) {_WHO} (?:come|join|have one|get one|be seen)(?: with me| along| too)?(?: too)? (?:at )?(?:the )?same time(?: .*)?$",
        r"^(?:and |now |ok |then |what about |how about )*my (?:\w+ )?\w+ (?:too|as well|also)$",
        rf"(?:fit|squeeze|book|get|add|put) {_WHO}(?: in)? (?:too|as well|also|(?:right |straight |just )?after me)(?: .*)?$",
        states=frozenset({State.TOLD, State.BOOKED}), roles=CUSTOMERS, sure=0.975,
    ),
    *phrases(
        Act.BOOK,
        rf"^(?:and |ok |okay |so |then |now |great )*(?:can|could|may|is it ok if|ok if) (?:she|he|they|{_WHO}) (?:also )?(?:get|have|do|take|go|come|be|come in|go in)(?: (?:at|for|the|in|{DAY}))* ?{TIME}(?: (?:one|slot|then|too|also|please|pls))*\??$",
        rf"^(?:and |also |then |now )*(?:for )?(?:her|him|them|my \w+) at {TIME}(?: (?:then|too|also|please|pls))*\??$",
        states=frozenset({State.TOLD, State.BOOKED, State.ASK_NAME}), roles=CUSTOMERS, sure=0.975,
    ),
    *phrases(
        Act.REFINE,
        r"(?:can|could|may|should|shall|do|will) (?:we|both of us|the two of us|all of us)(?: both| all)? (?:(?:go|come|be|get|have|do|sit|start|seen|done|it|them|ours|in) ){1,3}(?:(?:at|for) (?:exactly )?the same time|together|side by side)\??$",
        states=OFFERED | frozenset({State.TOLD, State.BOOKED, State.ASK_NAME}), roles=CUSTOMERS, sure=0.975,
    ),
    *phrases(
        Act.BOOK,
        rf"(?:whos|who is|anyone|anybody|someone|somewhere|whats|any) (?:a )?(?:good|great|best|decent|nice)(?: \w+)? (?:for|at|with|to get) (?:an? |my )?{SERVICE}(?: .*)?$",
        states=(IDLE | OFFERED) - {State.LINKED}, roles=CUSTOMERS, sure=0.95,
    ),
)  # fmt: skip
