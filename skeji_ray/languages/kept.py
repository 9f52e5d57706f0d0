"""Which of several appointments stays, where the other is to go: "cancel one of them, but keep Thursday"."""

from __future__ import annotations

import re

_DROPS = re.compile(
    r"\b(?:cancel|get rid of|bin|drop|scrap|lose|delete|remove|ditch|forget(?: about)?)"
    r" (?:(?:the|my) )?(?:other|one(?! (?:on|at|for)\b)|rest|second|first)\b|"
    r"(?<!\w)ו?(?:תבטל[יו]?|לבטל|בטל[יו]?|תמחק[יו]?|למחוק|תוריד[יו]?|להוריד|תוותר[יו]?) (?:את |על )?"
    r"(?:השני|השנייה|השניה|האחר|האחרת|אחד(?: מהם)?|אחת(?: מהן)?|השאר|הראשון|הראשונה)(?!\w)",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"\b(?:keep(?:ing)?|leave|leaving|only (?:need|want)|stick with|hold on to)\b\s*(?P<en>.+?)"
    r"(?=\s*(?:[,.;!]|\b(?:and|but|then|so)\b|\b(?:cancel|bin|drop|scrap|lose|delete|get rid)\b|$))|"
    r"(?<!\w)ו?(?:תשאיר[יו]?|להשאיר|השאיר[יו]?|משאירה?|(?:צריך|צריכה|רוצה) רק)(?: לי)?(?: רק)?(?: את)?\s+(?P<he>.+?)"
    r"(?=\s*(?:[,.;!]|(?<!\w)(?:אבל|אז)(?!\w)|(?<!\w)ו(?=ת|ל|את)|$))",
    re.IGNORECASE,
)


def kept_in(text: str) -> str | None:
    """Return the words for what stays, where another one of several is to go; None where that is not said."""
    found = _KEPT.search(text) if _DROPS.search(text) is not None else None
    return found["en"] or found["he"] if found is not None else None


_OTHER = re.compile(r"\bthe other\b|(?<!\w)(?:השני|השנייה|השניה|האחר|האחרת)(?!\w)", re.IGNORECASE)


def says_other(text: str) -> bool:
    """Tell whether a message speaks of the other one of two."""
    return _OTHER.search(text) is not None
