"""Clients that find no cluster: what they say, when they give up, and what they leave behind."""

from __future__ import annotations

import gc
import socket
import ssl
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from kafka import KafkaAdminClient
from kafka.errors import KafkaConfigurationError, KafkaConnectionError, SaslAuthenticationFailedError

from skeji_ray.errors import DependencyUnreachable
from skeji_ray.kafka.backlog import look
from skeji_ray.kafka.bootstrap import _Attempt, connected, probe
from skeji_ray.kafka.connection import Connection
from skeji_ray.kafka.offsets import broker_end_offsets
from skeji_ray.topology import GATEWAY
from tests.support.certificates import issue

SHORT_MS, LONG_MS = 300, 3_600_000
"""Who is refused need not wait: the tests with the long one would never end."""


@contextmanager
def server(answer: Callable[[socket.socket], object]) -> Iterator[str]:
    """Hands every connection to `answer` and ends it; the server's address."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            with suppress(OSError):  # the listening end is gone
                while True:
                    client, _ = listening.accept()
                    with client, suppress(OSError):
                        answer(client)

        serving = threading.Thread(target=serve)
        serving.start()
        try:
            yield f"127.0.0.1:{listening.getsockname()[1]}"
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            serving.join()


def speaking_tls(certificate: Path) -> Callable[[socket.socket], object]:
    """An answer that is a handshake, and no more."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return lambda client: context.wrap_socket(client, server_side=True).close()


def refused(connection: Connection, within_ms: int) -> str:
    with pytest.raises(DependencyUnreachable) as told:
        connected(KafkaAdminClient, connection, within_ms)
    with warnings.catch_warnings():  # kafka-python leaves a socket whose handshake failed to the collector
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()
    assert "\n" not in str(told.value)
    assert connection.brokers in str(told.value)
    return str(told.value)


def test_the_probe_names_brokers_that_do_not_answer() -> None:
    with pytest.raises(DependencyUnreachable, match=r"127\.0\.0\.1:1 \(KAFKA_BROKERS\): nothing listens there"):
        probe(Connection("127.0.0.1:1"), 0.1)


def test_nothing_listens_where_no_broker_is() -> None:
    assert "(KAFKA_BROKERS): nothing listens there" in refused(Connection("127.0.0.1:1"), SHORT_MS)


def test_a_broker_that_says_nothing_does_not_answer() -> None:
    with server(lambda client: client.recv(1_000) and client.recv(1_000)) as address:
        told = refused(Connection(address), SHORT_MS)
    assert "(KAFKA_BROKERS) does not answer: " in told


def test_who_is_hung_up_on_tries_again_and_then_doubts_the_protocol() -> None:
    calls: list[None] = []
    with server(lambda _: calls.append(None)) as address:
        told = refused(Connection(address), SHORT_MS)
    assert "listens, but does not speak KAFKA_SECURITY_PROTOCOL=PLAINTEXT" in told
    assert len(calls) > 1


def test_a_certificate_by_somebody_else_is_refused_at_once(tmp_path: Path) -> None:
    theirs, ours = issue(tmp_path / "theirs"), issue(tmp_path / "ours")
    with server(speaking_tls(theirs.server)) as address:
        told = refused(Connection(address, "SSL", ssl_cafile=str(ours.authority)), LONG_MS)
    assert "KAFKA_SSL_CAFILE does not vouch for" in told


def test_a_certificate_for_another_name_is_refused_at_once(tmp_path: Path) -> None:
    elsewhere = issue(tmp_path, "10.0.0.1")
    with server(speaking_tls(elsewhere.server)) as address:
        told = refused(Connection(address, "SSL", ssl_cafile=str(elsewhere.authority)), LONG_MS)
    assert "not valid for '127.0.0.1'" in told


def test_an_answer_without_tls_is_known_at_once(tmp_path: Path) -> None:
    with server(lambda client: client.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")) as address:
        told = refused(Connection(address, "SSL", ssl_cafile=str(issue(tmp_path).authority)), LONG_MS)
    assert "does not speak KAFKA_SECURITY_PROTOCOL=SSL" in told


def test_no_thread_is_left_behind() -> None:
    before = threading.active_count()
    refused(Connection("127.0.0.1:1"), SHORT_MS)
    assert threading.active_count() == before


def test_an_option_of_ours_that_is_wrong_is_no_brokers_fault() -> None:
    with pytest.raises(KafkaConfigurationError):
        connected(KafkaAdminClient, Connection("127.0.0.1:1"), SHORT_MS, no_such_option=1)


def test_one_broker_that_refuses_is_not_all_of_them() -> None:
    attempt = _Attempt(Connection("a:1,b:1", "SASL_PLAINTEXT", "PLAIN", "skeji", "hush"))
    attempt.failed("a", SaslAuthenticationFailedError())
    attempt.failed("b", KafkaConnectionError("socket disconnected"))
    attempt.check({"a", "b"})
    attempt.failed("b", SaslAuthenticationFailedError())
    with pytest.raises(SaslAuthenticationFailedError):
        attempt.check({"a", "b"})


def test_brokers_that_are_away_are_told_before_a_client_is_made() -> None:
    with pytest.raises(DependencyUnreachable, match="nothing listens"):
        look(Connection("127.0.0.1:1"), [GATEWAY], broker_end_offsets)
