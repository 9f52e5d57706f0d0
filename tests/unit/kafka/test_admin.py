"""What a broker says in passing, when it is asked about a group."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from kafka.errors import CoordinatorNotAvailableError, GroupIdNotFoundError, NotCoordinatorError

from skeji_ray.kafka.admin import COORDINATOR_ASKED_AT_MOST, TopicState, _committed, differences_of
from skeji_ray.topology import TOPIC, TOPICS


class Coordinator:
    """Answers with each of these in turn."""

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)
        self.asked = 0

    def list_group_offsets(self, group: str) -> dict[str, Any]:
        self.asked += 1
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return {group: answer}


def test_a_coordinator_that_is_not_ready_is_asked_again() -> None:
    pauses: list[float] = []
    coordinator = Coordinator(CoordinatorNotAvailableError(), NotCoordinatorError(), {"place": 7})
    assert _committed(coordinator, "g", pauses.append) == {"place": 7}
    assert len(pauses) == 2


def test_one_that_never_is_ready_is_given_up_after_a_bounded_time() -> None:
    coordinator = Coordinator(CoordinatorNotAvailableError())
    with pytest.raises(CoordinatorNotAvailableError):
        _committed(coordinator, "g", lambda _: None)
    assert coordinator.asked == COORDINATOR_ASKED_AT_MOST


def test_a_group_that_never_was_has_committed_nothing() -> None:
    assert _committed(Coordinator(GroupIdNotFoundError()), "g") == {}


def test_the_topics_of_the_kubernetes_manifests_are_what_apply_and_doctor_want() -> None:
    manifests = Path(__file__).parents[3] / "k8s/kafka/topics.yaml"
    made = {one["metadata"]["name"]: one["spec"] for one in yaml.safe_load_all(manifests.read_text(encoding="utf-8"))}
    assert made.keys() == TOPIC.keys()
    for topic in TOPICS:
        spec = made[topic.name]
        configs = {name: str(value) for name, value in spec["config"].items()}
        state = TopicState(topic.name, spec["partitions"], spec["replicas"], configs)
        assert differences_of(topic, state) == []
