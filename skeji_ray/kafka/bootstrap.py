"""Making a client of kafka-python: one that the brokers refuse ends at once, and its error names the setting.

Left to itself a client tries again until its time is up, says no more than that it is up, and leaves a thread behind.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, TypeVar

from kafka import KafkaAdminClient
from kafka.errors import KafkaConfigurationError, KafkaError, KafkaTimeoutError, RequestTimedOutError
from kafka.net.compat import KafkaNetClient
from kafka.net.manager import KafkaConnectionManager
from kafka.net.selector import NetworkSelector

from skeji_ray.errors import DependencyUnreachable
from skeji_ray.kafka.connection import Connection, wait_for_socket
from skeji_ray.kafka.quirks import hear_last_words

C = TypeVar("C")

SOCKET_WITHIN_S = 1.0


def connected(make: Callable[..., C], connection: Connection, within_ms: int, **options: Any) -> C:
    """A client that has found its cluster.

    Args:
        make: a class of kafka-python's clients.
        within_ms: how long the brokers may take to answer.
        options: of that class, beside what the connection gives.

    Raises:
        DependencyUnreachable: no broker answers in time, or all of them refuse us.
    """
    attempt = _Attempt(connection)
    try:
        return make(**connection.options(), **options, bootstrap_timeout_ms=within_ms, kafka_client=attempt)
    except KafkaConfigurationError:
        raise  # an option of ours is wrong: no broker's fault
    except (KafkaError, OSError) as error:
        attempt.close()
        raise _told(connection, attempt.failure or error) from None


def probe(connection: Connection, timeout_s: float) -> None:
    """Raises DependencyUnreachable, in one line, when the brokers do not answer, or refuse us, and why."""
    deadline = time.monotonic() + timeout_s
    wait_for_socket(connection, timeout_s)
    left_s = max(1.0, deadline - time.monotonic())
    connected(KafkaAdminClient, connection, int(left_s * 1000)).close()


def _told(connection: Connection, failure: Exception) -> DependencyUnreachable:
    """What to say of the latest failure to find the cluster."""
    if connection.refusal(failure) is None:
        wait_for_socket(connection, SOCKET_WITHIN_S)  # nothing listens: it says so itself
    silent = isinstance(failure, KafkaTimeoutError | RequestTimedOutError)
    return connection.unreachable(failure) if silent else connection.hung_up(failure)


class _Attempt:
    """Makes the network part of one client, and remembers what became of its connections until it is of use."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._client: KafkaNetClient | None = None
        self._refused_by: set[str] = set()
        self.failure: Exception | None = None
        """The latest."""

    def __call__(self, **options: Any) -> KafkaNetClient:
        """The option `kafka_client` of every client is called with all its options."""
        net = NetworkSelector(**options)
        self._client = KafkaNetClient(net, _Manager(self, net, **options))
        return self._client

    def close(self) -> None:
        """End what a constructor that raised has left."""
        if self._client is not None:
            self._client.close()

    def failed(self, broker: str, error: Exception) -> None:
        self.failure = error
        if self._connection.refusal(error) is not None:
            self._refused_by.add(broker)

    def check(self, brokers: set[str]) -> None:
        """Raises the latest failure when each of these has refused us."""
        if self.failure is not None and brokers <= self._refused_by:
            raise self.failure


class _Manager(KafkaConnectionManager):  # type: ignore[misc]  # untyped
    """Tells an attempt of every connection, and ends the search for the cluster when the attempt says so."""

    def __init__(self, attempt: _Attempt, net: NetworkSelector, **options: Any) -> None:
        self._attempt = attempt
        super().__init__(net, **options)

    def get_connection(self, node_id: str, *args: Any, **options: Any) -> Any:
        if self.bootstrapped:
            return super().get_connection(node_id, *args, **options)
        self._attempt.check({broker.node_id for broker in self.cluster.bootstrap_brokers()})
        connection = super().get_connection(node_id, *args, **options)
        connection.close_future.add_errback(lambda error: self._attempt.failed(node_id, error))
        return connection

    async def _build_transport(self, *args: Any, **options: Any) -> Any:
        transport = await super()._build_transport(*args, **options)
        hear_last_words(transport)
        return transport
