"""Records that earlier versions wrote are still read, and mean the same."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from skeji_ray.kafka.codec import WireHeaders, decode
from skeji_ray.messages.events import DeadLetter
from tools.golden import kinds

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
FILES = sorted(GOLDEN.glob("*.json"))


@dataclass
class Raw:
    """A record as it stands in a topic."""

    topic: str
    key: bytes | None
    value: bytes | None
    headers: WireHeaders
    partition: int = 0
    offset: int = 0
    timestamp: int = 1_800_000_000_000


def load(path: Path) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return record


def raw_of(record: dict[str, Any]) -> Raw:
    value = record["value"]
    return Raw(
        topic=record["topic"],
        key=record["key"].encode(),
        value=(value if isinstance(value, str) else json.dumps(value)).encode(),
        headers=[(name, text.encode()) for name, text in record["headers"].items()],
    )


def test_every_message_type_and_every_kind_of_answer_has_a_golden_record() -> None:
    assert set(kinds()) <= {path.stem for path in FILES}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_golden_record_is_still_read_with_everything_that_it_says(path: Path) -> None:
    record = load(path)

    read = decode(raw_of(record))

    assert type(read.value) is kinds()[path.stem]
    assert read.headers.correlation_id == record["headers"]["correlation-id"]
    if isinstance(read.value, DeadLetter):
        story = read.value.model_dump(mode="json")
        assert {story["original_topic"], story["error_class"]} < set(record["headers"].values())
        assert story["original_value"] == record["value"]
    else:
        assert lost(record["value"], read.value.model_dump(mode="json")) == []


def lost(written: Any, read: Any, path: str = "") -> list[str]:
    """Where `read` does not say what was written; what a later version added is no loss."""
    if isinstance(written, dict) and isinstance(read, dict):
        return [place for name, part in written.items() for place in lost(part, read.get(name), f"{path}.{name}")]
    if isinstance(written, list) and isinstance(read, list) and len(written) == len(read):
        return [place for i, pair in enumerate(zip(written, read, strict=True)) for place in lost(*pair, f"{path}.{i}")]
    return [] if written == read else [f"{path}: {written!r} became {read!r}"]


@pytest.mark.parametrize("path", [path for path in FILES if path.stem != "DeadLetter"], ids=lambda path: path.stem)
def test_a_field_that_only_a_newer_version_knows_is_ignored(path: Path) -> None:
    record = load(path)
    newer = {**record, "value": {**record["value"], "of_a_newer_version": {"x": 1}}}

    assert decode(raw_of(newer)).value == decode(raw_of(record)).value
