"""Training the learned reader, on a few sentences of our own."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from skeji_ray.messages.acts import Act, Topic
from skeji_ray.messages.people import Language, Role
from skeji_ray.messages.reading import Heard, State
from skeji_ray.readers.features import features
from skeji_ray.readers.learned import LearnedReader
from tests.support.encoders import tiny_encoder
from tools.measure_reading import Result
from tools.reading_rows import AT, Row, off_topic, ours, written
from tools.ridge import Table, reduced, solve
from tools.train_reader import train


def row(text: str, *acts: Act, state: State = State.NOTHING, role: Role = Role.CUSTOMER) -> Row:
    heard = Heard(text=text, language=Language.ENGLISH, role=role, state=state, at=AT)
    return Row(heard, acts, (), "ours")


ROWS = [
    row("book me in on monday", Act.BOOK),
    row("book a haircut for me", Act.BOOK),
    row("please cancel my haircut", Act.CANCEL),
    row("cancel monday", Act.CANCEL),
    row("yes please", Act.AFFIRM, state=State.OFFER_ONE),
    row("yes, that works", Act.AFFIRM, state=State.OFFER_ONE),
    row("yes, let them come", Act.APPROVE, state=State.APPROVAL, role=Role.OWNER),
    row("yes", Act.APPROVE, state=State.APPROVAL, role=Role.OWNER),
    row("hello and thanks", Act.GREET, Act.THANK),
]

ENCODER = tiny_encoder()
"""It knows nothing: what is read is read by the sentences."""


def test_what_was_trained_is_read_and_the_state_decides() -> None:
    reader = LearnedReader(train(ROWS, ENCODER, rank=12), ENCODER)
    assert [reader.acts(one.heard)[0][0] in one.acts for one in ROWS] == [True] * len(ROWS)
    owner = row("yes ok", state=State.APPROVAL, role=Role.OWNER).heard
    assert reader.acts(owner)[0][0] is Act.APPROVE
    assert reader.acts(row("yes ok", state=State.OFFER_ONE).heard)[0][0] is Act.AFFIRM


def test_the_same_rows_make_the_same_weights() -> None:
    one, other = train(ROWS, ENCODER, rank=12), train(ROWS, ENCODER, rank=12)
    assert {name for name, array in one.items() if not np.array_equal(array, other[name])} == set()


def test_likeness_is_the_product_of_features() -> None:
    found = [features(one.heard.text, Language.ENGLISH) for one in ROWS]
    alike = Table(found).gram()
    for number, one in enumerate(found):
        for place, other in enumerate(found):
            values = dict(zip(other.ids.tolist(), other.values.tolist(), strict=True))
            expected = sum(
                value * values.get(bucket, 0) for bucket, value in zip(*map(np.ndarray.tolist, one), strict=True)
            )
            assert alike[number, place] == pytest.approx(expected, rel=1e-4)


def test_a_score_of_a_new_message_is_that_of_training_without_it_and_without_its_like() -> None:
    alike = Table([features(one.heard.text, Language.ENGLISH) for one in ROWS]).gram()
    wanted = np.eye(len(ROWS), dtype=np.float32)
    weights = np.ones(len(ROWS), np.float32)
    before = alike.copy()
    _, [new] = solve(alike, wanted, weights, 1.0, np.array([0]))
    others = np.delete(np.arange(len(ROWS)), [0, 1 + int(alike[0, 1:].argmax())])
    added, _ = solve(alike[np.ix_(others, others)], wanted[others], weights[others], 1.0, np.array([0]))
    assert np.allclose(new, alike[0, others] @ added, atol=1e-4)
    assert np.array_equal(alike, before)


def test_full_rank_loses_nothing() -> None:
    table = Table([features(one.heard.text, Language.ENGLISH) for one in ROWS])
    added = np.random.default_rng(7).normal(size=(len(ROWS), 2, 3)).astype(np.float32)
    common = np.array([1, 3], np.float32)
    of_messages, heads = reduced(table.gram(), added, common, rank=6)
    assert np.allclose(np.stack([of_messages @ head for head in heads], axis=1), added, atol=1e-3)


def test_rows_are_read_from_files_and_absent_folders_have_none(tmp_path: Path) -> None:
    said = {"text": "is there parking?", "lang": "en", "role": "customer", "state": "linked", "acts": ["ask_business"]}
    (tmp_path / "one.jsonl").write_text(json.dumps({**said, "slots": {"topic": "parking"}, "source": "ours"}) + "\n")
    [found] = ours(tmp_path)
    assert (found.acts, found.topics, found.heard.state) == ((Act.ASK_BUSINESS,), (Topic.PARKING,), State.LINKED)
    assert written(tmp_path / "absent") == []
    assert off_topic(tmp_path / "absent.gz") == []


def test_a_result_is_judged_by_all_acts_of_the_message() -> None:
    result = Result(row("yes and thanks", Act.AFFIRM, Act.THANK), [(Act.THANK, 0.9)])
    assert (result.is_first_right, result.is_exact, result.changes) == (True, False, False)
    assert Result(row("hmm", Act.HOLD), [(Act.CANCEL, 0.9)]).changes
    assert not Result(row("hmm", Act.HOLD), [(Act.CANCEL, 0.3)]).changes
