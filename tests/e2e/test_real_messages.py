"""Real first turns through the whole system: each ends in exactly one answer, most of them useful."""

from __future__ import annotations

import gzip
import json
import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.support.stack import Stack, deliver

DATA = Path(__file__).parents[3] / "shared" / "data" / "sgd_services_train_dev.jsonl.gz"
HOW_MANY, USEFUL_SHARE = 120, 0.7
CITIES = ("San Jose", "Berkeley", "Oakland", "Fremont")
KINDS = ("hair salon", "dentist", "doctor", "therapist")


def first_turns() -> list[str]:
    """From the data folder where there is one, else our own few."""
    if not DATA.exists():
        return [f"I need a {kind} in {city}" for kind in KINDS for city in CITIES] + ["find me a dentist"] * 4
    with gzip.open(DATA, "rt") as lines:
        turns = [row["utterance"] for row in map(json.loads, lines) if not row["context"]]
    return random.Random(7).sample(turns, HOW_MANY)


def test_every_real_message_ends_in_one_answer(stack: Stack) -> None:
    for number, city in enumerate(CITIES):
        owner = stack.person(f"+1415555010{number}")
        for kind in KINDS:
            registered = owner.says(f"Register {kind.title()} of {city}, a {kind} in {city}, open every day 9 to 18")
            assert "registered" in registered.text
    turns = first_turns()
    phones = [f"+1415666{number:04d}" for number in range(len(turns))]
    with ThreadPoolExecutor(8) as pool:
        list(
            pool.map(lambda pair: deliver(stack, **{"from": pair[0], "text": pair[1]}), zip(phones, turns, strict=True))
        )
    status = stack.ask("status", "--wait-idle", "300")
    assert sum(status["dead_letters"].values()) == 0
    useful = 0
    for phone, turn in zip(phones, turns, strict=True):
        replies = stack.person(phone).inbox()
        assert len(replies) == 1, (turn, replies)
        assert "Traceback" not in replies[0].text
        useful += _is_useful(replies[0].text)
    assert useful >= len(turns) * USEFUL_SHARE


def _is_useful(text: str) -> bool:
    """An offer, that there is none, or a question that names what is missing."""
    return any(word in text for word in ("city", "service", "free", "Book it?", "no business", "Which"))
