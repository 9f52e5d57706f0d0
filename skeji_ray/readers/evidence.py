"""How sure an act is: the learned score and what the rules read, weighed against each other.

One logistic regression for all acts. `tools.train_reader` fits it on scores of messages left out of the training.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from skeji_ray.messages.acts import Act
from skeji_ray.messages.people import Language
from skeji_ray.messages.reading import Reading

Floats = NDArray[np.float32]
LANGUAGES = tuple(Language)
_NUMBER = {act: number for number, act in enumerate(Act)}
NOTHING_SURE = 0.35
"""A rules reading that is less sure than this found nothing."""


def evidence(scores: Floats, rules: Reading | None, language: Language, trust: Floats) -> Floats:
    """Return what speaks for each act: acts x kinds of evidence.

    `scores` are of the learned reader, by act. `trust` is, by language and act, how often the rules are right where
    they read the act. Without a reading of the rules there is less evidence, and other weights belong to it.
    """
    best, second = np.partition(scores, -2)[:-3:-1]
    others = np.where(scores == best, second, best)
    chance = np.clip(scores, 0.02, 0.98)
    off_topic = np.full_like(scores, np.clip(scores[_NUMBER[Act.NONE]], 0, 1))
    is_other = np.arange(len(scores)) != _NUMBER[Act.NONE]
    alone = [np.ones_like(scores), scores, np.log(chance / (1 - chance)), np.maximum(scores - others, -0.5)]
    alone += [off_topic * is_other, off_topic * is_other * scores, ~is_other]
    if rules is None:
        return np.stack(alone, axis=1)
    said, first = np.zeros_like(scores), np.zeros_like(scores)
    found = [one for one in rules.said if one.sure > NOTHING_SURE]
    for place, one in enumerate(found):
        number = _NUMBER[one.act]
        said[number] = one.sure
        first[number] = place == 0
    trusted = said * trust[LANGUAGES.index(language)]
    top = trusted.max(initial=0)
    against = np.where(trusted == top, 0, top)
    nothing = np.full_like(scores, not found)
    is_said = (said > 0).astype(np.float32)
    beside = [is_said, said, trusted, first * trusted, against, nothing, is_said * scores, against * scores, trusted**2]
    beside += [is_said * is_other * off_topic, nothing * alone[2], (said >= 0.95) * trusted, is_said * (len(found) > 1)]
    return np.stack([*alone, *beside], axis=1)


def probabilities(found: Floats, weights: Floats) -> Floats:
    """Return how probable each act is."""
    chances: Floats = 1 / (1 + np.exp(-np.clip(found @ weights, -30, 30)))
    return chances
