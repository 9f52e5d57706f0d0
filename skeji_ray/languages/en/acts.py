"""English acts and slots, as the rules reader asks for them."""

from __future__ import annotations

from skeji_ray.languages.en.act_slots import SLOTS
from skeji_ray.languages.en.customer_acts import CHANGES
from skeji_ray.languages.en.question_acts import QUESTIONS
from skeji_ray.languages.en.talk_acts import TALK
from skeji_ray.languages.phrasing import ActWords

_VERBS = (
    r"(?:cancel(?:l?ing|l?ed)?|call off|move|moving|reschedule|change|book(?:ing)?|reserve|schedule|approve|accept|decline|reject|"
    r"delete|erase|register|sign (?:me|us) up|close|block|open|remind|message|text)"
)
ENGLISH = ActWords(
    phrases=(*CHANGES, *TALK, *QUESTIONS),
    slots=SLOTS,
    breaks=r"and|but|then|also|n|plus|so|otherwise|while|meanwhile|btw|anyway",
    shortened=("dr", "mr", "mrs", "ms", "st", "prof", "no"),
    denied=(
        r"(?<!\w)(?:dont|do not|didnt|did not|never|not|no need to|without|no|havent|have not|doesnt|does not|shouldnt|wasnt) "
        r"(?:(?:want|wish|need|mean|ask|asked|like|to|you|u|me|please|ever|just|actually|have|going|go|really|think|i|yet|gonna|be|"
        r"been) ){0,5}" + _VERBS + r"(?!\w).*"
    ),
    openers=(
        r"hi|hello|hey|hiya|yo|oh|ah|ahh|um+|uh+|erm|hmm*|well|so|ok so|and|but|please|pls|plz|sorry|actually|just|quick question|question|"
        r"good (?:morning|afternoon|evening|day)|hey there|hi there|dear|also|then|right so|btw|by the way|argh|omg|listen|look|kindly|hey guys|morning|evening|excuse me|lol|haha|in that case"
    ),
    closers=(
        r"please|pls|plz|pleaz|thanks|thank you|thx|ty|ta|cheers|mate|x+|xo|xx|dear|love|hun|guys|sir|madam|lol|haha|tbh|if possible|if poss|asap please|"
        r"many thanks|thank u|thnx|tnx|kindly|babe|darling|bro|man|skeji|btw|sorry|soz"
    ),
    moot=(
        r"later|earlier|sooner|after|before|until|till|between|any|anything|anytime|other|another|different|instead|closer|nearer|not|only|around|too|"
        r"how about|what about|next week|week|month|maybe|else|mornings|afternoons|evenings|more"
    ),
    pictures={
        "👍": "yes", "👌": "yes", "✅": "yes", "✔": "yes", "☑": "yes", "👎": "no", "❌": "no", "🚫": "no", "✋": "wait", "🤔": "hmm",
        "❓": "?", "❔": "?", "🙏": "please", "👋": "hi",
    },
    doubled=frozenset(["cool", "good", "too", "see", "book", "ok", "soon", "need", "three", "free", "week", "been", "keep", "look", "feel", "well", "will", "tell", "all", "call", "off"]),
)  # fmt: skip
"""What the English reader knows."""
