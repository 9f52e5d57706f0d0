"""How somebody takes several of what is offered, in English."""

from __future__ import annotations

from skeji_ray.languages.phrasing import SeveralWords

SEVERAL = SeveralWords(
    before=(
        r"yes|yeah|yep|yup|ya|ok|okay|sure|great|perfect|lovely|cool|fine|alright|please|pls|plz|just|then|so|well|lets|ill|i|we|us|"
        r"me|will|can|could|you|u|do|have|take|book|reserve|get|grab|want|need|would|like|id|wed|to|go|with|for|in|put|make|it|oh|and"
    ),
    of_both=r"both(?: of (?:them|those|these|us))?(?: times| slots| ones)?|the two(?: of (?:them|those|us))?",
    of_all=r"all(?: of (?:them|those|these|em))?|every one of (?:them|those)|(?:them|those) all",
    some=(
        r"(?:all (?:of )?(?:the |those |these )?|(?:the |those |these )?(?:next|first) |(?:all |those |these ))<number>"
        r"(?: (?:ones|times|slots|weeks|lessons|of (?:them|those)))?"
    ),
    behind=(
        r"please|pls|plz|then|thanks|thank you|ty|thx|for (?:us|me|both|now)|works?|is|are|fine|good|great|perfect|"
        r"ok|okay|yes|if possible|in|us|me|mate|lovely|so"
    ),
    both=2,
    numbers={"two": 2, "three": 3, "four": 4, "five": 5, "six": 6},
    either=r"or|either",
    in_a_row=(
        r"one (?:right |straight )?after (?:the other|another)|one (?:and )?then the other|back[ -]to[ -]back|in a row|"
        r"consecutive(?:ly)?|(?:right |straight )?after each other"
    ),
    one_alone=(
        r"(?:just|only) (?:the )?(?:one|first|single|1|me|myself)|a single one|"
        r"one (?:is|will be|would be) (?:enough|fine|ok)|"
        r"(?:don'?t|do not) need (?:two|both|the second|2)"
    ),
    and_next=(
        r"(?:and|plus|with|then|&) (?:whatever|what|the (?:one|slot|time|next one)|another(?: one)?|one more|one)"
        r"(?:'s| (?:that )?(?:comes|is))? (?:(?:right|straight|directly|immediately|just) )*"
        r"(?:after(?: (?:it|that|this))?|next)(?=\W*$|[,.!?])|and the (?:next|following) one(?=\W*$|[,.!?])|"
        r"and (?:right|straight|directly) after(?: (?:it|that))?(?=\W*$|[,.!?])"
    ),
)
