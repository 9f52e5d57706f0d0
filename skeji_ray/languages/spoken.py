"""Which language a person speaks: it is remembered, and changes by what they write, never by a name or a time alone."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

from skeji_ray.languages.reading_table import READING, language_of, of_all
from skeji_ray.languages.services import LABEL
from skeji_ray.languages.whole import kinds_in, phrasebook, words_of
from skeji_ray.messages.people import Language, Spoken
from skeji_ray.messages.vocabulary import CITY_PHRASES, phrase_pattern

MAX_OTHERS = 2
"""Messages in a row in another language: the second one changes it."""
_SENTENCE = 3
"""Words of the shortest whole sentence."""
_LONG = 4
"""As many words in a script of its own are a sentence, whichever they are."""
_COURTESY = "courtesy"
_REQUESTS: dict[str, Language | str] = phrasebook(
    {
        **{
            wanted: tuple(line for one in READING.values() for line in one.spoken.requests.get(wanted, ()))
            for wanted in Language
        },
        _COURTESY: of_all(lambda one: one.spoken.courtesy),
    }
)
_NEUTRAL = frozenset(of_all(lambda one: one.spoken.neutral))
_OWN_SCRIPTS = {code: one.spoken for code, one in READING.items() if one.spoken.is_script_of_its_own}
_LETTERS = {code: re.compile(f"[{spoken.letters}]") for code, spoken in _OWN_SCRIPTS.items()}
_NO_WORDS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|\bskeji[\s-]?[a-z0-9]{8}\b|\b[a-z]+/[a-z_]+\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’׳״\"-][^\W\d_]+)*")
_CITY = phrase_pattern([city for city in CITY_PHRASES if city.isascii() and len(city) > _SENTENCE])


class _Weight(IntEnum):
    """How much a message says about the language of its writer."""

    NOTHING = 0
    SOMETHING = 1
    A_SENTENCE = 2


class _Shown(NamedTuple):
    language: Language
    weight: _Weight


def find_language(text: str) -> Language | None:
    """Return the language that a message as a whole asks for ("in English, please")."""
    kinds = (kinds_in(words_of(text), _REQUESTS) or frozenset()) - {_COURTESY}
    return Language(next(iter(kinds))) if len(kinds) == 1 else None


def remember(remembered: Spoken | None, text: str) -> Spoken:
    """Return the language of a person who has written one more message.

    It changes when they ask for another, write a whole sentence in it, or two messages in a row. Before anything has
    shown it, whatever shows one decides.

    Args:
        remembered: None before their first message.
    """
    wanted = find_language(text)
    if wanted is not None:
        return Spoken(language=wanted)
    known = remembered or Spoken(language=Language.ENGLISH, is_sure=False)
    shown = _shown(text)
    if shown.weight is _Weight.NOTHING:
        return known
    if shown.language is known.language:
        return Spoken(language=known.language)
    others = known.others + 1
    if not known.is_sure or shown.weight is _Weight.A_SENTENCE or others >= MAX_OTHERS:
        return Spoken(language=shown.language)
    return Spoken(language=known.language, others=others)


def _shown(text: str) -> _Shown:
    """A name, a time or a command of ours shows nothing."""
    plain = _NO_WORDS.sub(" ", text)
    words = [word for word in _WORD.findall(plain) if word.lower() not in _NEUTRAL]
    latin = [word for word in words if word.isascii() or word.replace("’", "'").isascii()]
    for language, letter in _LETTERS.items():
        theirs = [word for word in words if letter.search(word)]
        if theirs and (len(theirs) > len(latin) or language_of(plain) is language):
            is_common = len(theirs) >= _LONG or any(word in _OWN_SCRIPTS[language].common for word in theirs)
            return _weighed(language, len(theirs), is_sentence=is_common, is_something=True)
    ours = READING[Language.ENGLISH].spoken.common
    common = sum(word.lower().replace("’", "").replace("'", "") in ours for word in latin)
    is_known = common > 0 or LABEL.search(plain) is not None or _CITY.search(plain) is not None
    return _weighed(Language.ENGLISH, len(latin), is_sentence=common > 1, is_something=is_known)


def _weighed(language: Language, words: int, *, is_sentence: bool, is_something: bool) -> _Shown:
    if words >= _SENTENCE and is_sentence:
        return _Shown(language, _Weight.A_SENTENCE)
    return _Shown(language, _Weight.SOMETHING if words and is_something else _Weight.NOTHING)
