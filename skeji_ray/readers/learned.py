"""The learned reader: what a message does, by weights that were made of sentences.

It asks two things. How like a message is to sentences that do an act: it is a sum of vectors, one for each of its
features, and a head for its context (who writes, what stands open) makes a score of that for each act. And what it
means: an encoder scores it, which knows far more words than our sentences have. Both are weighed with the rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from skeji_ray.messages.acts import ACTS, OF_OWNERS, Act, Topic
from skeji_ray.messages.people import Role
from skeji_ray.messages.reading import Heard, Reading
from skeji_ray.readers.contexts import CONTEXTS, INDEX
from skeji_ray.readers.encoder import Encoder
from skeji_ray.readers.evidence import LANGUAGES, Learned, Weights, evidence, probabilities
from skeji_ray.readers.features import BUCKETS, features

WEIGHTS = Path(__file__).parent / "weights" / "acts.npz"
ENCODER = WEIGHTS.with_name("encoder.npz")
FORMAT = 5
"""Of the file; raised with every change of the features, the contexts or the calibration."""
MAX_ACTS = 3
ACT_NAMES = tuple(Act)
TOPICS = tuple(topic for topic in Topic if topic not in OF_OWNERS)
OUTPUTS = len(ACT_NAMES) + len(TOPICS)
MAY = {role: np.array([role in ACTS[act].roles for act in ACT_NAMES]) for role in Role}
Floats = NDArray[np.float32]


class LearnedReader:
    """Read acts by weights. It holds nothing else, and may be shared by threads."""

    def __init__(self, weights: Mapping[str, NDArray[np.generic]], encoder: Encoder) -> None:
        if int(weights["format"]) != FORMAT:
            raise ValueError(f"the weights have format {int(weights['format'])}, this reader needs {FORMAT}")
        if int(weights["encoder"]) != encoder.mark:
            raise ValueError("the weights were fitted beside another encoder; run python -m tools.train_reader")
        self._encoder = encoder
        self._vectors = np.asarray(weights["vectors"], np.int8)
        self._heads = np.asarray(weights["heads"], np.float32)
        self._heads *= np.asarray(weights["units"], np.float32)[:, None, None, None]
        self._alone, self._beside = (weights_of(weights, name) for name in ("alone", "beside"))
        self._meant = np.asarray(weights["meant"], np.float32)
        self._follows = np.asarray(weights["follows"], np.float32)
        self._enough = np.asarray(weights["enough"], np.float32)
        self._shape = (len(LANGUAGES), len(CONTEXTS), self._vectors.shape[1], OUTPUTS)
        if self._vectors.shape[0] != BUCKETS or self._heads.shape != self._shape:
            raise ValueError("the weights do not fit the acts and contexts of this release")

    def acts(self, heard: Heard, rules: Reading | None = None) -> tuple[tuple[Act, float], ...]:
        """Return every act that the sender may mean, with how probable it is, likeliest first."""
        sure = self._sure(heard, rules)
        order = sorted(np.flatnonzero(MAY[heard.role]), key=lambda act: -sure[act])
        return tuple((ACT_NAMES[act], float(sure[act])) for act in order)

    def read_acts(self, heard: Heard, rules: Reading | None = None) -> tuple[tuple[Act, float], ...]:
        """Return the acts that a message does, in the order in which people say them, with how probable each is.

        What may well be no business of ours is less sure to be an act: a message of `none` does nothing else.
        """
        found = self.acts(heard, rules)
        ours = 1 - dict(found)[Act.NONE]
        first, *others = found
        enough = float(self._enough[int(rules is not None)])
        others = [] if first[0] is Act.NONE else [one for one in others if one[1] >= enough]
        taken = [(act, sure if act is Act.NONE else sure * ours) for act, sure in [first, *others][:MAX_ACTS]]
        return tuple(sorted(taken, key=lambda one: self._place(one[0], [act for act, _ in taken])))

    def topic(self, heard: Heard) -> Topic:
        """Return what a question about a business is about."""
        return TOPICS[int(self._encoder.scores(heard)[len(ACT_NAMES) :].argmax())]

    def _sure(self, heard: Heard, rules: Reading | None) -> Floats:
        acts = slice(len(ACT_NAMES))
        learned = Learned(
            likeness(self._vectors, self._heads, heard)[acts], self._encoder.scores(heard)[acts], MAY[heard.role]
        )
        found = evidence(learned, rules, self._meant[LANGUAGES.index(heard.language)])
        return probabilities(found, learned.may, self._alone if rules is None else self._beside)

    def _place(self, act: Act, others: list[Act]) -> float:
        """How many of the other acts are commonly said before this one."""
        numbers = [ACT_NAMES.index(other) for other in others if other is not act]
        return float(self._follows[ACT_NAMES.index(act), numbers].sum())


def likeness(vectors: NDArray[np.int8], heads: Floats, heard: Heard) -> Floats:
    """Return for each act and each topic how like the message is to sentences of it: about 1, or about 0."""
    found = features(heard.text, heard.language)
    vector = found.values @ vectors[found.ids].astype(np.float32)
    scores: Floats = vector @ heads[LANGUAGES.index(heard.language), INDEX[heard.role, heard.state]]
    return scores


def weights_of(weights: Mapping[str, NDArray[np.generic]], name: str) -> Weights:
    """Return what each kind of evidence counts."""
    return Weights(np.asarray(weights[f"{name}.which"], np.float32), np.asarray(weights[f"{name}.each"], np.float32))


@cache
def learned_reader(path: Path = WEIGHTS, encoder: Path = ENCODER) -> LearnedReader | None:
    """Return the reader with the weights of this release, loaded once; None where there are none.

    Raises:
        FileNotFoundError: there are weights, and the encoder beside them is missing.
    """
    if not path.exists():
        return None
    with np.load(path, allow_pickle=False) as weights, np.load(encoder, allow_pickle=False) as of_encoder:
        return LearnedReader(dict(weights), Encoder(of_encoder))
