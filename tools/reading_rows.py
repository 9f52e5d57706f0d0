"""Rows that readers of acts are trained and measured on: messages with what they do."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from skeji_ray.messages.acts import Act, Topic
from skeji_ray.messages.people import Language, Role
from skeji_ray.messages.reading import Heard, State

ROOT = Path(__file__).resolve().parents[1]
SENTENCES = ROOT / "training" / "acts"
SHARED = ROOT.parent / "shared" / "data"
WRITTEN = ("en_customer", "en_owner", "he_customer", "he_owner")
OURS, OFF_TOPIC, PICKED = "ours", "massive", "massive misread"
"""Where rows come from: our own sentences; messages to other assistants as they come; those picked for an error."""
PUBLIC = "real"
"""Messages of public dialogues, labelled by hand."""
AT = dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC)
"""When rows are taken to be written: no act depends on it."""


class Row(NamedTuple):
    """A message, and the acts that it does in the order said."""

    heard: Heard
    acts: tuple[Act, ...]
    topics: tuple[Topic, ...]
    source: str
    weight: float = 1.0

    @property
    def is_held(self) -> bool:
        """Whether the message, if it is of other people, is kept out of training, to measure on."""
        return self._hash() % 5 == 0

    @property
    def is_kept(self) -> bool:
        """Whether it is kept from the encoder, our own or off the topic: by these it is weighed against the rules."""
        return self.source in (OURS, OFF_TOPIC) and self._hash() // 5 % 10 == 0

    def _hash(self) -> int:
        return int(hashlib.sha256(self.heard.text.encode()).hexdigest(), 16)


def written(folder: Path) -> list[Row]:
    """Return the rows of the four files that other people wrote; none where the folder does not exist."""
    return [row for name in WRITTEN for row in _rows(folder / f"{name}.jsonl", name)]


def public(folder: Path) -> list[Row]:
    """Return the messages of public dialogues; none where the folder does not exist."""
    return list(_rows(folder / f"{PUBLIC}.jsonl", PUBLIC))


def ours(folder: Path = SENTENCES) -> list[Row]:
    """Return the repository's own rows."""
    return [row for path in sorted(folder.glob("*.jsonl")) for row in _rows(path, OURS)]


def off_topic(path: Path, limit: int | None = None) -> list[Row]:
    """Return messages to other assistants (weather, music, alarms), which do nothing here; the first ones by hash."""
    if not path.is_file():
        return []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    found.sort(key=lambda one: hashlib.sha256(one["id"].encode()).hexdigest())
    return [_off_topic(one) for one in found[:limit]]


def _off_topic(one: dict[str, Any]) -> Row:
    language = Language(one["locale"][:2])
    heard = Heard(text=one["utterance"], language=language, role=Role.CUSTOMER, at=AT)
    return Row(heard, (Act.NONE,), (), OFF_TOPIC)


def _rows(path: Path, source: str) -> Iterator[Row]:
    if not path.is_file():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        heard = Heard(text=one["text"], language=one["lang"], role=one["role"], state=State(one["state"]), at=AT)
        topics = one["slots"].get("topic", [])
        said = (topics,) if isinstance(topics, str) else topics
        known = {topic.value for topic in Topic}
        acts = tuple(dict.fromkeys(Act(act) for act in one["acts"]))
        yield Row(heard, acts, tuple(Topic(topic) for topic in said if topic in known), source)
