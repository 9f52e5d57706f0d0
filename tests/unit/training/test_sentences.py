"""The sentences that readers are trained on: every row is well formed, said once, and ours."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from skeji_ray.messages.acts import ACTS, Act, Slot, Topic
from skeji_ray.messages.people import Language, Role
from skeji_ray.messages.reading import State

ROOT = Path(__file__).resolve().parents[3]
MEASURED_ON = ROOT.parent / "shared" / "data" / "acts"
"""Sentences of other people, where a machine has them: what is measured on cannot be trained on."""
MAX_COMMONPLACE_WORDS = 3
"""So few words ("yes please", "the second one") are everybody's."""
MIN_ROWS_OF_AN_ACT = 30
FIELDS = {"text", "lang", "role", "state", "acts", "slots", "source"}


def rows_in(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Rows of all files of a folder, each with its place."""
    for file in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            yield f"{file.name}:{number}", json.loads(line)


@pytest.fixture(scope="module")
def rows() -> list[tuple[str, dict[str, Any]]]:
    return list(rows_in(ROOT / "training" / "acts"))


def words(slot: str | list[str]) -> list[str]:
    return [slot] if isinstance(slot, str) else slot


def bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def faults(row: dict[str, Any]) -> Iterator[str]:
    """Name what is wrong with a row."""
    if set(row) != FIELDS or row["source"] != "ours" or not row["text"].strip():
        yield "fields"
        return
    role, acts, slots = Role(row["role"]), [Act(act) for act in row["acts"]], row["slots"]
    State(row["state"]), Language(row["lang"])
    if not acts or any(role not in ACTS[act].roles for act in acts):
        yield "acts"
    topics = words(slots.get(Slot.TOPIC, []))
    if (Act.ASK_BUSINESS in acts) != bool(topics) or not set(topics) <= set(Topic):
        yield "topic"
    spans = [(Slot(name), word) for name, said in slots.items() if name != Slot.TOPIC for word in words(said)]
    yield from (f"{slot} {word!r}" for slot, word in spans if not word or word not in row["text"])


def test_every_row_is_well_formed(rows: list[tuple[str, dict[str, Any]]]) -> None:
    assert {(row["lang"], row["role"]) for _, row in rows} >= {("en", "customer"), ("en", "owner")}
    assert [(place, fault) for place, row in rows for fault in faults(row)] == []


def test_a_text_stands_once_for_a_language_a_role_and_a_state(rows: list[tuple[str, dict[str, Any]]]) -> None:
    first: dict[tuple[str, ...], str] = {}
    again = [
        (place, first[key])
        for place, row in rows
        if first.setdefault(key := (row["text"].casefold(), row["lang"], row["role"], row["state"]), place) != place
    ]
    assert again == []


def test_every_act_is_said_often_enough(rows: list[tuple[str, dict[str, Any]]]) -> None:
    said = Counter(act for _, row in rows if row["lang"] == "en" for act in row["acts"])
    assert {act: said[act] for act in Act if said[act] < MIN_ROWS_OF_AN_ACT} == {}


@pytest.mark.skipif(not MEASURED_ON.is_dir(), reason="no sentences of other people here to compare with")
def test_no_sentence_is_one_that_is_measured_on(rows: list[tuple[str, dict[str, Any]]]) -> None:
    theirs = {bare(row["text"]) for _, row in rows_in(MEASURED_ON)}
    ours = [(place, bare(row["text"])) for place, row in rows]
    assert [place for place, text in ours if text in theirs and len(text.split()) > MAX_COMMONPLACE_WORDS] == []
