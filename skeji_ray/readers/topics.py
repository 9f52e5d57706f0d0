"""What a question about a business is about, where it names several things: "your phone number and the rating"."""

from __future__ import annotations

import re
from functools import cache

from skeji_ray.languages.acts import act_words
from skeji_ray.messages.acts import Topic
from skeji_ray.messages.people import Language

MAX_TOPICS = 3


def topics_in(text: str, language: Language, first: Topic) -> tuple[Topic, ...]:
    """Return the topics that a question names by their nouns, in the order said; `first` where it names none of them.

    Args:
        first: what the phrase that was found is about.
    """
    named = sorted((match.start(), topic) for topic, noun in _nouns(language) if (match := noun.search(text)))
    topics = [topic for _, topic in named]
    if first not in topics and (first not in _OF_ANYTHING or not topics):
        topics = [first, *topics]
    return tuple(dict.fromkeys(topics))[:MAX_TOPICS]


_OF_ANYTHING = frozenset({Topic.SERVICES, Topic.OTHER})
"""Phrases of these fit many questions: "do you have a rating?" is about the rating."""


@cache
def _nouns(language: Language) -> tuple[tuple[Topic, re.Pattern[str]], ...]:
    return tuple((topic, re.compile(rf"(?<!\w)(?:{noun})(?!\w)")) for topic, noun in act_words(language).topics.items())
