"""How English says which of several appointments stay and which go."""

from __future__ import annotations

from skeji_ray.languages.message_words import KeptWords

_DROP = r"cancel|drop|get rid of|lose|remove|delete|scrap|ditch|bin|forget(?: about)?"
_DROPPING = (
    r"cancel(?:l?ing|led)?|drop(?:ping)?|get(?:ting)? rid of|los(?:e|ing)|remov(?:e|ing)|delet(?:e|ing)|scrap(?:ping)?"
)

KEPT = KeptWords(
    borders=r"but|and|while|so|then|though",
    goes=(
        rf"{_DROP}|free(?: up)?(?= (?:it|up|the|his|her|their)\b)|goes|can go|is (?:off|cancelled)|isn'?t needed|"
        r"(?:don'?t|no longer|do not) (?:need|want)"
    ),
    stays=(
        r"keep|keeping|leave|leaving|stick with|sticking with|hold on to|only (?:need|want|keep)|stays?|remains?|"
        r"(?:can|should|must|will|still) stay|still stands?|as (?:is|it is|booked|planned)"
    ),
    not_gone=(
        r"(?:not|don'?t|do not|never|no need to|without|didn'?t)(?: (?:want|going|mean|wanna|ask|have))?"
        rf"(?: to| you to)?(?: actually| really)? (?:{_DROPPING})"
    ),
    absent=(
        r"(?:no|zero|little) (?:chance|way|hope)(?: that)? "
        r"(?:i'?m|i'?ll|i will|i can|s?he'?s|s?he'?ll|they'?re)(?: \w+)? "
        r"(?:coming|come|make it)|"
        r"(?:is not|isn'?t|am not|'m not|are not|aren'?t|not) (?:coming|going|able to (?:come|make it))(?: at all)?|"
        r"(?:can'?t|cannot|won'?t|will not|can not) (?:make it|come|be (?:there|coming)|do it)|"
        r"(?:is|s?he'?s) (?:ill|sick|poorly|unwell)|(?:doesn'?t|does not) (?:want|need) (?:it|to|one)(?: any ?more)?"
    ),
    comes=(
        r"(?:i'?ll|will|i can|can)(?: only| still)? (?:come|make|be there)|"
        r"(?:is|am|are|i'?m|s?he'?s)(?: still| only)? coming|"
        r"still (?:on|coming|comes?)|is (?:fine|ok|okay|good|on)|is(?=\W*$)"
    ),
    denied=r"(?:but |and )?not(?! (?:need|want|sure|matter))|except(?: for)?|apart from|other than|but for|rather than",
    only=r"only|just|jist|merely|nothing but",
    alone=(
        r"(?:it'?s |so )?(?:only|just|jist) (?:me|myself|for me)"
        r"(?! (?:the|a|an|that|at|on|when)\b)"
    ),
    own=r"mine|my own|my (?:appointment|appt|booking|slot|one)|me|myself",
    self=r"i|i'?m|i'?ll|me|myself",
    them=r"hers|his|theirs|(?:her|his|their) (?:appointment|appt|booking|slot|one)|her|him|them|s?he|they|s?he'?s",
    other=(r"(?:the|my|our|that) other(?: (?:one|appointment|appt|booking|visit|lesson|class|\w+))?"),
    some=r"one(?: of (?:them|those|these|the two|my \w+))?(?! (?:on|at|for|with)\b)|the (?:rest|others)",
    as_it_is=(
        r"(?:leave|keep|leaving|keeping) (?:it|that|them|things|everything|mine|my (?:appointment|appt|booking))"
        r"(?! (?:to|for|until|till|open|free)\b)"
        r"(?: (?:the way|how|where) (?:it|they) (?:is|was|are|were)| as (?:it|they)? ?(?:is|was|are|were)|"
        r" alone| there| be)?"
    ),
)
