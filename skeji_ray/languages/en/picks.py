"""How one of several times is picked by how it stands to the others, in English."""

from __future__ import annotations

PICKS: dict[str, tuple[str, ...]] = {
    "earlier": (
        "the earlier|the earlier one|earlier one|the earlier time|the earlier slot|the earlier option",
        "the earlier of the two",
        "the earlier of those|the earlier of them|the earliest one|earliest one|the earliest of them",
        "the earliest of those",
        "the earliest of the three|the earliest of these|the sooner one|the soonest one|the soonest of them",
    ),
    "later": (
        "the later|the later one|later one|the later time|the later slot|the later option|the later of the two",
        "the later of those|the later of them|the latest one|latest one|the latest of them|the latest of those",
        "the latest of the three|the latest of these",
    ),
    "middle": (
        "middle|the middle|the middle one|middle one|the middle time|the middle slot|the middle option",
        "the one in the middle",
        "the one in between|in the middle",
    ),
    "any": (
        "either|either one|either of them|either of those|either of the two|either time|either way|any|any one",
        "any of them",
        "any of those|any of these|anyone of them|any time|any of the times|any slot|whichever|whichever one",
        "whichever time",
        "whatever|whatever time|whatever is easiest|whatever is easier|whichever is easiest|whichever is easier",
        "whatever you have",
        "whatever suits you|whatever suits|whichever suits|whatever works|whichever works|whatever is best",
        "whichever is best",
        "dont mind|i dont mind|we dont mind|i really dont mind|dont mind which|i dont mind which|dont care",
        "i dont care",
        "i dont care which|im easy|im not fussed|not fussed|im not fussy|you choose|you pick|you decide",
        "your choice|up to you",
        "its up to you|surprise me|all of them work|all of them are fine|they all work|they are all fine|all fine",
        "all good",
        "you suggest|suggest one|you tell me|no preference|i have no preference|doesnt matter|it doesnt matter",
        "it does not matter|doesnt matter which",
    ),
    "whenever": (
        "whenever|whenever suits|whenever suits you|whenever you can|whenever you have something|whenever is good",
        "whenever works|whenever works for you|whenever is easiest|im flexible|i am flexible|im pretty flexible",
        "flexible",
        "im free whenever|im free any day|anytime|any day|any day works|any day is fine|any day at all",
        "any time at all",
    ),
    "around": (
        "i dont know|i dont know which|not sure which|which day|what day|what time|works|work|are fine|is fine",
        "are good|is ok|are ok|is okay|is good|would be fine|would work|will do",
        "would do|really",
        "just book it|just book one|book one|just book|just book me in|get me in|honestly|ooh|oooh|ohh",
        "lets say",
        "to me|with me|by me|me in|which|one|haha|lol|alright then|oh ok",
        "ill go for|id go for",
    ),
}
"""Phrases as `whole.words_of` gives them; `|` parts those of a line."""
