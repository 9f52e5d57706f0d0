"""How owners say in English that one customer is not to book any more. Patterns of bare words."""

from __future__ import annotations

_ONE = r"(?:him|her|(?:this|that|the) (?:\w+ )?(?:customer|client|patient|student|guy|man|woman|lady|girl|person))"
_NOBODY = r"(?:me|us|it|this|that|people|anyone|anybody|everyone|customers|clients|any|new|them|you)"
_BOOK = r"(?:book|come|make|get|order|schedule|reserve|in)"
KEEPS_OUT = (
    rf"(?:dont|do not|never|stop|cant you not) (?:let|letting|allow|allowing|accept|give) (?!{_NOBODY}\b)\w+(?: \w+)? "
    rf"(?:to )?{_BOOK}(?: \w+){{0,3}}|"
    rf"(?:block|ban|blacklist|bar)(?: {_ONE}| (?P<who>\w+))"
    r"(?: (?:from|for|please|pls|now|forever|out|so|and)(?: \w+)*)?$|"
    rf"(?:block|ban|blacklist) {_ONE}|"
    rf"(?:i|we) (?:dont|do not) want (?:{_ONE}|(?!{_NOBODY}\b)\w+)"
    r"(?: (?:as|to|here|a|my|book|come|customer|client|back))* (?:any ?more|again|back)|"
    rf"(?!{_NOBODY}\b)\w+ (?:shouldnt|should not|may not|must not|cant|is not allowed to)(?: be able to)? book"
    r"(?: \w+){0,2} "
    r"(?:any ?more|again|ever)"
)
