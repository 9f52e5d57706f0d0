"""Status callbacks, in any order."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from skeji_ray.actors.statuses import apply_statuses
from skeji_ray.store.memory import MemoryStore
from skeji_ray.whatsapp.notification import Notification, SendState
from skeji_ray.whatsapp.payload import WebhookBody
from skeji_ray.whatsapp.statuses import StatusUpdate, statuses_of
from tests.support.whatsapp import NOON, SARAH, body_of, value_of


def a_notification(state: SendState = SendState.INTENDED, whatsapp_id: str | None = None) -> Notification:
    return Notification(
        id="n1",
        correlation_id="c1",
        recipient=SARAH,
        is_outcome=True,
        state=state,
        body={},
        intended_at=NOON,
        whatsapp_id=whatsapp_id,
    )


def an_update(state: SendState, whatsapp_id: str = "w1", error_code: int | None = None) -> StatusUpdate:
    return StatusUpdate("n1", whatsapp_id, state, error_code)


def a_batch(statuses: list[Any]) -> WebhookBody:
    return WebhookBody.of_json(body_of(value_of(statuses=statuses)))


async def after(standing: Notification, *updates: StatusUpdate) -> Notification:
    store = MemoryStore()
    await store.insert(standing)
    await apply_statuses(store, updates)
    found = await store.get(Notification, "n1")
    assert found is not None
    return found


@pytest.mark.parametrize("order", list(permutations([SendState.SENT, SendState.DELIVERED, SendState.READ])))
async def test_in_whatever_order_they_come_the_furthest_stands(order: tuple[SendState, ...]) -> None:
    assert (await after(a_notification(), *map(an_update, order))).state is SendState.READ


async def test_a_status_that_comes_before_the_answer_to_the_send_is_kept_with_its_id() -> None:
    found = await after(a_notification(), an_update(SendState.DELIVERED))

    assert (found.state, found.whatsapp_id) == (SendState.DELIVERED, "w1")


async def test_a_status_again_writes_nothing() -> None:
    found = await after(a_notification(), an_update(SendState.SENT), an_update(SendState.SENT))

    assert found.version == 1


async def test_a_failure_is_final_and_keeps_its_code() -> None:
    standing = a_notification(SendState.ACCEPTED, "w1")

    found = await after(standing, an_update(SendState.FAILED, error_code=131026), an_update(SendState.READ))

    assert (found.state, found.error_code) == (SendState.FAILED, 131026)


async def test_of_a_message_that_was_sent_twice_the_failure_of_one_does_not_hide_the_other() -> None:
    standing = a_notification(SendState.DELIVERED, "w1")

    assert (await after(standing, an_update(SendState.FAILED, "w2"))).state is SendState.DELIVERED


async def test_a_status_of_a_message_that_is_not_ours_is_let_go() -> None:
    store = MemoryStore()

    strangers = [StatusUpdate(id, "w1", SendState.SENT, None) for id in (None, "unknown")]
    await apply_statuses(store, strangers)

    assert await store.find(Notification, {}) == []


def test_statuses_are_found_with_our_id_and_whatsapp_s_error() -> None:
    statuses = [
        {"id": "w1", "status": "delivered", "biz_opaque_callback_data": "n1"},
        {"id": "w2", "status": "failed", "errors": [{"code": 131026}]},
    ]

    assert statuses_of(a_batch(statuses)) == [
        StatusUpdate("n1", "w1", SendState.DELIVERED, None),
        StatusUpdate(None, "w2", SendState.FAILED, 131026),
    ]


@pytest.mark.parametrize(
    "status",
    [
        {"id": "w1", "status": "deleted"},
        {"id": "w1", "status": "intended"},
        {"id": "w1", "status": ["sent"]},
        {"status": "sent"},
    ],
)
def test_a_status_that_says_nothing_to_us_is_left_out(status: dict[str, Any]) -> None:
    assert statuses_of(a_batch([status])) == []


@pytest.mark.parametrize("errors", [None, [], {}, ["x"], [{"code": "x"}], [{"code": 10**30}]])
def test_strange_errors_of_a_status_are_no_error_of_ours(errors: object) -> None:
    raw = {"id": "w1", "status": "failed", "errors": errors, "biz_opaque_callback_data": 5}

    assert statuses_of(a_batch([raw])) == [StatusUpdate(None, "w1", SendState.FAILED, None)]
