"""The words for acts and slots, by language."""

from __future__ import annotations

from skeji_ray.languages.en.acts import ENGLISH
from skeji_ray.languages.he.acts import HEBREW
from skeji_ray.languages.phrasing import ActWords
from skeji_ray.messages.people import Language

ACT_WORDS: dict[Language, ActWords] = {Language.ENGLISH: ENGLISH, Language.HEBREW: HEBREW}


def act_words(language: Language) -> ActWords:
    """Return those of a language; of one that has none, English ones."""
    return ACT_WORDS.get(language, ENGLISH)
