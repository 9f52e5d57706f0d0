"""The pipelines of the flow bench: each can be carried out, and none stands in another's way."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

from skeji_ray.bench.flow import Answers, order_breaks
from skeji_ray.bench.flow_world import CONVERSATIONS, businesses, pipelines
from skeji_ray.catalogue.params import SearchAvailability
from skeji_ray.domain.availability import free_at, instants_of
from skeji_ray.domain.occupied import NOTHING
from skeji_ray.domain.pending import MAX_PENDING_AT_A_BUSINESS
from skeji_ray.domain.schedule import Schedule
from skeji_ray.messages.pipeline import Plan
from skeji_ray.messages.vocabulary import canonical_city
from skeji_ray.pipeline.execution import check_plan

NOW = datetime(2026, 11, 24, 22, 30, tzinfo=UTC)


def test_every_pipeline_finds_a_slot_that_no_other_asks_for() -> None:
    calendars = {one.city_key: one for one in businesses(NOW) if isinstance(one, Schedule)}
    asked: Counter[tuple[str, datetime]] = Counter()
    people: Counter[str] = Counter()
    for outgoing in pipelines("run", range(28), NOW):
        assert isinstance(outgoing.value, Plan)
        check_plan(outgoing.value)
        request = SearchAvailability.model_validate(outgoing.value.pipeline[0].params)
        assert request.city
        assert request.date
        assert request.time
        calendar = calendars[canonical_city(request.city)]
        [start] = instants_of(calendar, request.date, datetime.strptime(request.time, "%H:%M").time())  # noqa: DTZ007
        assert free_at(calendar, start, NOTHING, NOW) is not None
        asked[calendar.id, start] += 1
        people[outgoing.value.user_phone] += 1
    assert set(asked.values()) == {1}
    assert max(people.values()) <= MAX_PENDING_AT_A_BUSINESS
    assert len(asked) == 28 * CONVERSATIONS


def test_the_same_pipeline_has_the_same_ids_and_another_has_others() -> None:
    first, again = (pipelines("run", range(2), NOW) for _ in range(2))
    assert [one.correlation_id for one in first] == [one.correlation_id for one in again]
    assert len({one.correlation_id for one in first}) == len(first)


def test_an_answer_before_an_earlier_one_of_its_conversation_is_counted() -> None:
    sent = pipelines("run", range(3), NOW)
    first, second, third = (sent[number * CONVERSATIONS].correlation_id for number in range(3))
    other = sent[1].correlation_id
    assert order_breaks(Answers(order={"a": [first, second, third], "b": [other]}), sent) == 0
    assert order_breaks(Answers(order={"a": [second, first, third], "b": [other]}), sent) == 1
