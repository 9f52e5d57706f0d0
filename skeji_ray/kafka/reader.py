"""Reading topics as they are now, from their beginning to their present end: for `skeji trace`."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence

from kafka import TopicPartition

from skeji_ray.errors import NoAnswerInTime
from skeji_ray.kafka.clients import reading_client
from skeji_ray.kafka.connection import Connection
from skeji_ray.kafka.offsets import EndOffsets, broker_end_offsets
from skeji_ray.messages.base import RawRecord
from skeji_ray.topology import Topic

SILENCE_S = 15.0
"""How long nothing may come while there is still something to read."""
MOST_A_POLL = 5_000


def read_all(
    connection: Connection,
    topics: Sequence[Topic],
    wanted: Callable[[RawRecord], bool],
    end_offsets: EndOffsets | None = None,
) -> Iterator[RawRecord]:
    """Every record up to the end at the time of the call that is `wanted`, in no order across partitions.

    Raises:
        NoAnswerInTime: there is more to read, and it does not come.
        DependencyUnreachable: the brokers do not answer.
    """
    places = [(topic.name, partition) for topic in topics for partition in range(topic.partitions)]
    known = (end_offsets or broker_end_offsets)(connection, places)
    ends = {TopicPartition(*place): end for place, end in known.items()}
    with reading_client(connection, max_poll_records=MOST_A_POLL) as consumer:
        begins = consumer.beginning_offsets(list(ends))
        open_places = [place for place, end in ends.items() if begins[place] < end]
        if not open_places:
            return
        consumer.assign(open_places)
        consumer.seek_to_beginning(*open_places)
        heard_at = time.monotonic()
        while open_places:
            if time.monotonic() - heard_at > SILENCE_S:
                raise NoAnswerInTime(f"{open_places[0].topic}: its records stopped coming")
            for place, raws in consumer.poll(200).items():
                heard_at = time.monotonic()
                yield from (raw for raw in raws if raw.offset < ends[place] and wanted(raw))
            done = [place for place in open_places if consumer.position(place) >= ends[place]]
            if done:
                open_places = [place for place in open_places if place not in done]
                consumer.pause(*done)
