"""Dead letters, listed, found by a beginning, counted and closed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from skeji_ray.pipeline.dead_letters import DeadLetterEntry, LetterState
from skeji_ray.store.base import NotFound
from skeji_ray.store.dead_letters import MOST_LISTED, Filter, count_open, get_letter, list_letters, set_state
from skeji_ray.store.memory import MemoryStore
from skeji_ray.topology import BOOKINGS_COMMANDS, DEAD_LETTERS, DLQ_DOMAIN, DLQ_SCRUB, INGRESS

NOON = datetime(2030, 5, 1, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def a_letter(
    id: str,
    at: datetime = NOON,
    *,
    dlq: str = DLQ_SCRUB.name,
    topic: str = INGRESS.name,
    error: str = "it can not be read",
    key: str = "k",
    correlation_id: str = "c",
    state: LetterState = LetterState.OPEN,
) -> DeadLetterEntry:
    return DeadLetterEntry(
        id=id, dlq=dlq, original_topic=topic, original_partition=0, original_offset=1, key=key, key_base64=None,
        value_base64=None, headers={}, correlation_id=correlation_id, conversation_id="v", error_class="Permanent",
        error_message=error, stack="", attempts=1, group="g", actor="g/0", failed_at=at, state=state,
    )  # fmt: skip


async def a_store(*letters: DeadLetterEntry) -> MemoryStore:
    store = MemoryStore()
    for letter in letters:
        await store.insert(letter)
    return store


@pytest.mark.parametrize(
    ("chosen", "ids"),
    [
        (Filter(), "cab"),
        (Filter(state=None), "cabd"),
        (Filter(state=LetterState.DISCARDED), "d"),
        (Filter(topic=DLQ_DOMAIN.name), "b"),
        (Filter(topic=INGRESS.name), "ca"),
        (Filter(error="NOT BE READ"), "cb"),
        (Filter(error="permanent"), "cab"),
        (Filter(failed_before=NOON), "c"),
        (Filter(key="other"), "a"),
        (Filter(correlation_id="c9"), "b"),
        (Filter(topic=INGRESS.name, failed_before=NOON + SECOND, key="k"), "c"),
    ],
)
async def test_letters_are_chosen_by_any_of_their_marks_the_oldest_first(chosen: Filter, ids: str) -> None:
    store = await a_store(
        a_letter("a", key="other", error="boom"),
        a_letter("b", NOON + SECOND, dlq=DLQ_DOMAIN.name, topic=BOOKINGS_COMMANDS.name, correlation_id="c9"),
        a_letter("c", NOON - SECOND),
        a_letter("d", NOON + 2 * SECOND, state=LetterState.DISCARDED),
    )
    assert "".join(one.id for one in await list_letters(store, chosen)) == ids


async def test_no_letter_is_lost_at_the_end_of_a_page_when_many_failed_at_one_moment() -> None:
    letters = [a_letter(f"{n:04}", NOON + SECOND * (n // 150)) for n in range(450)]
    store = await a_store(*reversed(letters))
    assert [one.id for one in await list_letters(store, Filter())] == [one.id for one in letters]
    older = await list_letters(store, Filter(failed_before=NOON + SECOND))
    assert [one.id for one in older] == [one.id for one in letters[:150]]


async def test_a_list_is_bounded() -> None:
    store = await a_store(*(a_letter(f"{n:04}", NOON + SECOND * n) for n in range(MOST_LISTED + 5)))
    assert len(await list_letters(store, Filter())) == MOST_LISTED


async def test_a_letter_is_found_by_an_unambiguous_beginning_of_its_id() -> None:
    store = await a_store(a_letter("aaaa-1"), a_letter("aaaa-2"), a_letter("bbbb-1"))

    async def found(id: str) -> str | None:
        letter = await get_letter(store, id)
        return letter.id if letter else None

    assert await found("aaaa-1") == "aaaa-1"
    assert await found("bbbb") == "bbbb-1"
    assert await found("aaaa") is None
    assert await found("bbb") is None
    assert await found("zzzz") is None


async def test_open_letters_are_counted_for_every_dlq() -> None:
    store = await a_store(
        a_letter("a"), a_letter("b"), a_letter("c", dlq=DLQ_DOMAIN.name), a_letter("d", state=LetterState.REPLAYED)
    )
    expected = {topic.name: 0 for topic in DEAD_LETTERS} | {DLQ_SCRUB.name: 2, DLQ_DOMAIN.name: 1}
    assert await count_open(store) == expected


async def test_a_closed_letter_is_no_longer_listed() -> None:
    store = await a_store(a_letter("a"))
    assert (await set_state(store, "a", LetterState.DISCARDED)).version == 1
    assert await list_letters(store, Filter()) == []
    with pytest.raises(NotFound):
        await set_state(store, "never", LetterState.DISCARDED)
