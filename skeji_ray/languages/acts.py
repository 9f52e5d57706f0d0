"""The words for acts and slots, by language."""

from __future__ import annotations

from skeji_ray.languages.en.acts import ENGLISH
from skeji_ray.languages.he.acts import HEBREW
from skeji_ray.languages.phrasing import ActWords
from skeji_ray.messages.acts import Act
from skeji_ray.messages.people import Language

ACT_WORDS: dict[Language, ActWords] = {Language.ENGLISH: ENGLISH, Language.HEBREW: HEBREW}
for _language, _words in ACT_WORDS.items():
    if _left := sorted(set(Act) - {Act.NONE} - {phrase.act for phrase in _words.phrases}):
        raise LookupError(f"language {str(_language)!r}: act {_left[0]} has no phrases")


def act_words(language: Language) -> ActWords:
    """Return those of a language; of one that has none, English ones."""
    return ACT_WORDS.get(language, ENGLISH)
