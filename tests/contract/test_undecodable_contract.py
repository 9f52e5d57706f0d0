"""Records whose envelope cannot be decoded, and transactions, stop no group: on every broker."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from kafka import KafkaProducer

from skeji_ray.errors import Permanent
from skeji_ray.kafka.admin import Admin
from skeji_ray.kafka.backlog import look
from skeji_ray.kafka.foreign import CODECS, Content, HeaderName, append, batch_of, is_of_batch, undecodable
from skeji_ray.kafka.inspection import last_records
from skeji_ray.kafka.reader import read_all
from skeji_ray.kafka.unfinished import Lane
from skeji_ray.kafka.unfinished import look as oldest_of
from skeji_ray.kafka.unreadable import UnreadableRecord
from skeji_ray.messages.base import RawRecord
from tests.support.brokers import Brokers
from tests.support.kafka import Bench, Keeper, plan, wait_for

KEY = b"key"


@pytest.fixture(params=["embedded", pytest.param("apache", marks=pytest.mark.system)])
def bench(request: pytest.FixtureRequest, brokers: Brokers) -> Iterator[Bench]:
    made = Bench.make(*brokers.of(request.param), partitions=1)
    yield made
    made.close()


def letters_of(bench: Bench) -> list[RawRecord]:
    return list(read_all(bench.connection, [bench.dead_letters], lambda _: True, bench.end_offsets))


def texts(raw: RawRecord) -> dict[str, str]:
    return {name: (content or b"").decode() for name, content in raw.headers}


def test_each_undecodable_batch_is_one_dead_letter_and_what_stands_behind_it_is_handled(bench: Bench) -> None:
    records: list[Content] = [(KEY, plan("in-the-batch"), [])]
    produced, refused = {}, []
    for number, (name, batch) in enumerate(undecodable(records).items()):
        try:
            produced[name] = append(bench.connection, bench.topic.name, batch), batch
        except Permanent:  # Apache Kafka looks into what it takes, and takes no damaged batch
            refused.append(name)
        bench.produce([(KEY, plan(f"behind-{number}"))])
    assert {"the name of a header", "the name of a header, in zstd"} <= produced.keys()
    keeper = Keeper()
    bench.member(keeper)
    wait_for(lambda: bench.lag() == 0, 60)
    assert [name for _, name in keeper.seen] == [f"behind-{number}" for number in range(len(produced) + len(refused))]
    found = {int(texts(raw)["original-offset"]): raw for raw in letters_of(bench)}
    assert len(found) == len(letters_of(bench)) == len(produced)
    for name, (offset, batch) in produced.items():
        told = texts(found[offset])
        assert told["dlq-error-class"] == "Undecodable", name
        assert (told["original-topic"], told["original-partition"]) == (bench.topic.name, "0")
        assert f"offset {offset}" in told["dlq-error"]
        assert found[offset].value == records[0][1] or is_of_batch(found[offset].value, batch), name


def test_one_badly_named_header_in_a_batch_of_three_costs_its_own_record_alone(bench: Bench) -> None:
    badly = [(HeaderName.of(b"\xff\xfe"), b"x"), ("correlation-id", b"its-own")]
    batch = batch_of([(KEY, plan("first"), []), (KEY, plan("second"), badly), (KEY, plan("third"), [])])
    append(bench.connection, bench.topic.name, batch)
    keeper = Keeper()
    bench.member(keeper)
    wait_for(lambda: bench.lag() == 0, 60)
    assert [name for _, name in keeper.seen] == ["first", "third"]
    (letter,) = letters_of(bench)
    assert (letter.key, letter.value) == (KEY, plan("second"))
    assert texts(letter)["correlation-id"] == "its-own"
    assert texts(letter)["\\xff\\xfe"] == "x"


def test_a_member_that_comes_later_finds_an_undecodable_record_behind_it(bench: Bench) -> None:
    append(bench.connection, bench.topic.name, undecodable([(KEY, plan("x"), [])])["the name of a header"])
    first = bench.member(Keeper())
    wait_for(lambda: bench.lag() == 0, 60)
    first.drain(5)
    keeper = Keeper()
    bench.member(keeper)
    bench.produce([(KEY, plan("later"))])
    wait_for(lambda: keeper.seen and bench.lag() == 0, 60)
    assert len(letters_of(bench)) == 1


@pytest.mark.parametrize("codec", CODECS)
def test_every_codec_of_kafka_is_read(bench: Bench, codec: str) -> None:
    producer = KafkaProducer(**bench.connection.options(), compression_type=codec, linger_ms=50)
    for number in range(50):
        producer.send(bench.topic.name, key=KEY, value=plan(f"{number}", padding=100))
    producer.flush(30)
    producer.close(timeout=5)
    keeper = Keeper()
    bench.member(keeper)
    wait_for(lambda: len(keeper.seen) == 50 and bench.lag() == 0, 60)
    assert [int(name) for _, name in keeper.seen] == list(range(50))
    assert letters_of(bench) == []


def test_everybody_else_who_reads_survives_it_too(bench: Bench) -> None:
    append(bench.connection, bench.topic.name, undecodable([(KEY, plan("x"), [])])["the name of a header"])
    bench.produce([(KEY, plan("behind"))])
    whole = list(read_all(bench.connection, [bench.topic], lambda _: True, bench.end_offsets))
    assert [isinstance(raw, UnreadableRecord) for raw in whole] == [True, False]
    assert len(last_records(bench.connection, [bench.topic])) >= 1
    lane = Lane(bench.group.name, bench.topic.name, KEY.decode())
    assert oldest_of(bench.connection, [lane])[lane] is not None
    (backlog,) = look(bench.connection, [bench.group], bench.end_offsets)[bench.group.name]
    assert backlog.lag == 2
    assert backlog.oldest_s < 60


class Transactions:
    """A producer that writes in transactions."""

    def __init__(self, bench: Bench) -> None:
        self._topic = bench.topic.name
        options: dict[str, Any] = bench.connection.options()
        self._producer = KafkaProducer(**options, transactional_id=f"tx-{bench.topic.name}", max_block_ms=20_000)
        self._producer.init_transactions()

    def write(self, *names: str) -> None:
        self._producer.begin_transaction()
        for name in names:
            self._producer.send(self._topic, key=KEY, value=plan(name)).get(timeout=30)

    def commit(self) -> None:
        self._producer.commit_transaction()

    def abort(self) -> None:
        self._producer.abort_transaction()

    def close(self) -> None:
        self._producer.close(timeout=5)


@pytest.fixture
def transactions(bench: Bench) -> Iterator[Transactions]:
    made = Transactions(bench)
    yield made
    made.close()


def test_what_a_transaction_took_back_is_never_handled_and_its_marker_leaves_no_lag(
    bench: Bench, transactions: Transactions
) -> None:
    keeper = Keeper()
    bench.member(keeper)
    transactions.write("kept-1", "kept-2")
    transactions.commit()
    transactions.write("taken-back")
    transactions.abort()
    wait_for(lambda: bench.lag() == 0, 60)
    assert [name for _, name in keeper.seen] == ["kept-1", "kept-2"]
    assert letters_of(bench) == []
    lane = Lane(bench.group.name, bench.topic.name, KEY.decode())
    assert oldest_of(bench.connection, [lane]) == {lane: None}
    whole = read_all(bench.connection, [bench.topic], lambda _: True, bench.end_offsets)
    assert [raw.value for raw in whole] == [plan("kept-1"), plan("kept-2")]


def test_a_partition_that_holds_nothing_but_an_aborted_transaction_comes_to_rest(
    bench: Bench, transactions: Transactions
) -> None:
    transactions.write("taken-back")
    transactions.abort()
    keeper = Keeper()
    member = bench.member(keeper)
    wait_for(lambda: bench.lag() == 0, 60)
    member.drain(5)
    (part,) = Admin(bench.connection).group_lag([bench.group], bench.end_offsets)[bench.group.name]
    assert part.committed == part.end > 0
    assert keeper.seen == []


def test_an_open_transaction_is_no_backlog_and_keeps_nobody_who_asks_waiting(
    bench: Bench, transactions: Transactions
) -> None:
    bench.produce([(KEY, plan("before"))])
    keeper = Keeper()
    bench.member(keeper)
    transactions.write("undecided")
    wait_for(lambda: bench.lag() == 0, 60)
    lane = Lane(bench.group.name, bench.topic.name, KEY.decode())
    assert oldest_of(bench.connection, [lane]) == {lane: None}
    whole = read_all(bench.connection, [bench.topic], lambda _: True, bench.end_offsets)
    assert [raw.value for raw in whole] == [plan("before")]
    transactions.commit()
    wait_for(lambda: len(keeper.seen) == 2 and bench.lag() == 0, 60)
