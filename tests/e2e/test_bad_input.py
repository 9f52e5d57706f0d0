"""What is wrong is said in one line, at the edge, with its exit code or status; nothing is left running."""

from __future__ import annotations

import json
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
from kafka import KafkaProducer

from skeji_ray.topology import DLQ_LLM, PLANS
from skeji_ray.whatsapp.signature import HEADER, sign
from tests.support.plans import PlannedStep, run_plan
from tests.support.stack import Stack, deliver
from tests.support.whatsapp import body_of, text_from, value_of

CASES = [
    ({"SKEJI_PLANNER": "magic"}, 2, "SKEJI_PLANNER"),
    ({"SKEJI_PROFILE": "production"}, 2, "WHATSAPP_APP_SECRET"),
    ({"KAFKA_BROKERS": "127.0.0.1:1"}, 4, "KAFKA_BROKERS"),
    ({"MONGO_URI": "mongodb://127.0.0.1:1/x"}, 4, "MONGO_URI"),
]


def test_a_wrong_start_ends_with_one_line(tmp_path: Path) -> None:
    """All at once: most of each is waiting for what does not answer."""
    stacks = [Stack(tmp_path / str(number), extra) for number, (extra, _, _) in enumerate(CASES)]
    with ThreadPoolExecutor(len(stacks)) as pool:
        ends = list(pool.map(lambda stack: stack.process("up"), stacks))
    for stack, stopped, (_, code, word) in zip(stacks, ends, CASES, strict=True):
        assert stopped.returncode == code, stopped.stderr
        assert word in stopped.stderr.splitlines()[-1]
        assert "Traceback" not in stopped.stderr
        assert not (stack.home / "run.json").exists()


def test_a_taken_port_is_named(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            other.bind(("127.0.0.1", 8000))
            other.listen()
        except OSError:
            pass  # somebody else has it: as good
        stopped = Stack(tmp_path, {"SKEJI_PORTS": "fixed"}).process("up")
    assert stopped.returncode == 3
    assert "8000" in stopped.stderr.splitlines()[-1]


def test_the_webhook_lets_nothing_strange_in(stack: Stack) -> None:
    url = stack.run_file["webhook_url"]
    body = json.dumps({"object": "whatsapp_business_account", "entry": []}).encode()
    before = _ends(stack)
    assert httpx.post(url, content=body).status_code == 401
    assert httpx.post(url, content=body, headers={"X-Hub-Signature-256": "sha256=00"}).status_code == 403
    assert httpx.post(url, content=b"x" * 3_100_000).status_code == 413
    assert httpx.get(url, params={"hub.mode": "subscribe", "hub.verify_token": "wrong"}).status_code == 403
    assert _ends(stack) == before


HELP = {"type": "text", "text": {"body": "help"}}
STRANGE: dict[str, dict[str, Any]] = {
    "+972546100001": {"text": {"body": "thanks \ud83d"}},
    "+972546100002": {"text": {"body": "book a hair\0cut tomorrow at 14:00 in Nowhere"}},
    "IL." + "7" * 128: {"from": None, "from_user_id": "IL." + "7" * 128},
    "+972546100003": {"id": "w" * 2000},
    "+972546100004": {"id": None},
    "+972546100005": {"type": "request_welcome"},
    "+972546100006": {
        "type": "edit",
        "edit": {"original_message_id": "w", "message": HELP},
    },
    "+972546100007": {"image": ["x" * 20_000] * 20},
}
WITHOUT_USABLE_ID = 2
"""Of STRANGE: each a dead letter with an apology."""
NO_MESSAGES = [None, "x", {}, {"from": "12"}]
SILENT: dict[str, dict[str, Any]] = {
    "+972546200001": {"type": "system", "system": {"type": "user_changed_number"}},
    "+972546200002": {"type": "revoke", "revoke": {"original_message_id": "wamid.nobody"}},
    "+972546200003": {"group_id": "Y2FwaV9ncm91cDo"},
    "+972546200004": {"timestamp": "1500000000"},
    "+972546200005": {"type": "interactive", "interactive": {"type": "call_permission_reply"}},
}


def test_of_a_batch_full_of_strange_things_each_is_answered_once_or_silent_as_it_should_be(stack: Stack) -> None:
    messages = [{**text_from(phone, "help", f"wamid.{phone}"), **what} for phone, what in (STRANGE | SILENT).items()]
    metadata = {"metadata": {"phone_number_id": stack.run_file["phone_number_id"]}}
    good = value_of(**metadata, messages=[*messages, *NO_MESSAGES], statuses=None, contacts=None)
    body = body_of(good)
    body["entry"] += [None, {"changes": None}, {"changes": [{"value": None}, {"value": "x"}, {}]}]
    raw = json.dumps(body).encode()
    headers = {HEADER: sign(raw, stack.run_file["whatsapp_app_secret"])}

    answer = httpx.post(f"{stack.run_file['webhook_url']}/", content=raw, headers=headers, timeout=30)

    assert answer.status_code == 200, answer.text
    stack.ask("status", "--wait-idle", "120")
    answered = {phone: len(stack.person(phone).inbox()) for phone in STRANGE | SILENT}
    assert answered == dict.fromkeys(STRANGE, 1) | dict.fromkeys(SILENT, 0)
    letters = [letter for letter in stack.ask("dlq", "list") if letter["key"] in STRANGE]
    assert len(letters) == WITHOUT_USABLE_ID
    stack.ask("dlq", "discard", *(letter["id"] for letter in letters))


def _ends(stack: Stack) -> int:
    groups = stack.ask("status")["groups"]
    return sum(part["end"] for row in groups for part in row["partitions"] if part["topic"].startswith("ingress"))


SALON: dict[str, Any] = {"name": "Bad Comb", "cities": ["Acre"], "labels": ["haircut"]}
LIMITS: list[tuple[PlannedStep, str]] = [
    (("business-units", "register_business", {**SALON, "name": "x"}), "The name is not right: 2-100 characters."),
    (("business-units", "register_business", {**SALON, "cities": []}), "The city is not right: 1-50."),
    (
        ("business-units", "register_business", {**SALON, "labels": ["x"]}),
        "The service is not right: each 2-100 character",
    ),
    (
        ("business-units", "register_business", {**SALON, "time_zone": "Acre"}),
        "time zone is not right: a zone like Asia/Jerusalem",
    ),
    (("business-units", "register_business", {**SALON, "website_urls": ["127.1"]}), "must be a public https address"),
    (
        ("business-units", "register_business", {**SALON, "maintainers": {"12": "Noa"}}),
        "its country code, like +972501234567",
    ),
    (("schedules", "search_availability", {"city": "Acre"}), "The service is not right: needed for a search."),
    (("schedules", "search_availability", {"city": "Acre", "date": "9999-12-31"}), "too far ahead: at most 62 days"),
    (("schedules", "search_availability", {"city": "Acre", "date": "0001-01-01"}), "has passed by now."),
    (
        ("bookings", "create_booking", {"schedule_id": "s", "start_time": "15:00"}),
        "The start time is not right: a time with",
    ),
    (("bookings", "cancel_booking", {"booking_id": "of another"}), "I found no such booking"),
]


def test_every_limit_that_is_broken_is_told_with_its_field_and_its_bounds(stack: Stack) -> None:
    for number, (step, _) in enumerate(LIMITS):
        run_plan(stack, f"+9725480000{number:02}", step)
    stack.ask("status", "--wait-idle", "120")
    told = {
        words: [one.text for one in stack.person(f"+9725480000{at:02}").inbox()] for at, (_, words) in enumerate(LIMITS)
    }
    assert {words: texts for words, texts in told.items() if len(texts) != 1 or words not in texts[0]} == {}


def test_a_picture_gets_a_polite_answer(stack: Stack) -> None:
    deliver(stack, **{"from": "+972546000001", "type": "image"})
    assert "text only" in stack.person("+972546000001").waits_for("text").text


def test_records_that_nobody_of_this_release_can_know_stop_nobody(stack: Stack) -> None:
    """A letter with an instant that no calendar has in UTC, and a plan of a later major version."""
    poison = {
        DLQ_LLM.name: ("letter-of-year-one", [("dlq-timestamp", b"0001-01-01T00:00:00+14:00")]),
        PLANS.name: ("plan-of-tomorrow", [("schema-version", b"9.0")]),
    }
    producer = KafkaProducer(bootstrap_servers=stack.run_file["kafka_brokers"])
    for topic, (correlation_id, headers) in poison.items():
        ids = [("correlation-id", correlation_id.encode())]
        producer.send(topic, value=b"{}", headers=[*ids, *headers]).get(20)
    producer.close(5)
    letters = {name: _letters_of(stack, name) for name, _ in poison.values()}
    assert letters["plan-of-tomorrow"][0]["error_class"] == "UnknownVersion"
    stack.ask("status", "--wait-idle", "60")
    seen = stack.ask("status")
    assert (seen["healthy"], seen["suspended"]) == (True, [])
    open_ids = [letter["id"] for found in letters.values() for letter in found]
    assert len(open_ids) == len(poison)
    assert len(stack.ask("dlq", "discard", *open_ids)["discarded"]) == len(poison)


def _letters_of(stack: Stack, correlation_id: str, within_s: float = 60.0) -> list[dict[str, Any]]:
    deadline = time.monotonic() + within_s
    while not (found := stack.ask("dlq", "list", "--correlation-id", correlation_id)):
        assert time.monotonic() < deadline, f"no letter of {correlation_id}"
        time.sleep(0.5)
    return list(found)
