"""Brokers for the contract suites: embedded always, KAFKA_BROKERS' when set, Apache Kafka in the system tests."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from skeji_ray.kafka.admin import EndOffsets, broker_end_offsets, fetched_end_offsets
from skeji_ray.kafka.connection import Connection
from skeji_ray.local.broker import EmbeddedBroker
from skeji_ray.local.process import ChildProcess, free_port
from tests.support.certificates import Certificates, issue
from tests.support.maven import libraries

KAFKA_VERSION = "4.1.0"
READY_WITHIN_S = 300.0
STOP_WITHIN_S = 5.0
"""The last of several finds nobody to hand over to and would wait for long."""
_FEW_CORES = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
"""Less throughput and far less start-up: tests share two cores with their brokers."""


class ApacheKafka:
    """Apache Kafka in KRaft mode on loopback: one to three brokers, each a process with a log of its own.

    Three keep every record three times and acknowledge one that two have. Brokers are numbered from 1; what is done
    to no number is done to all.

    Args:
        sasl: user -> password; clients then log in by PLAIN or SCRAM-SHA-512, and are not taken otherwise.
        tls: clients then speak TLS, and trust this authority.
    """

    def __init__(
        self, home: Path, brokers: int = 1, sasl: dict[str, str] | None = None, tls: Certificates | None = None
    ) -> None:
        self._home = home
        self._sasl = sasl or {}
        self._tls = tls
        self._ports = [(free_port(), free_port()) for _ in range(brokers)]
        self.brokers = ",".join(f"127.0.0.1:{port}" for port, _ in self._ports)
        artifacts = [f"org.apache.kafka:kafka_2.13:{KAFKA_VERSION}", f"org.apache.kafka:kafka-tools:{KAFKA_VERSION}"]
        self._classpath = f"{libraries('kafka', artifacts)}/*"
        self.processes = [self._process(number) for number in self._numbers]

    def _process(self, number: int) -> ChildProcess:
        properties = self._home / f"broker-{number}.properties"
        self._home.mkdir(parents=True, exist_ok=True)
        properties.write_text("".join(f"{name}={value}\n" for name, value in self._properties(number).items()))
        heap = "-Xmx768m" if len(self._ports) == 1 else "-Xmx320m"
        argv = ["java", heap, *_FEW_CORES, "-cp", self._classpath, "kafka.Kafka", str(properties)]
        return ChildProcess(f"Apache Kafka {number}", argv, self._home / f"broker-{number}.log")

    def _properties(self, number: int) -> dict[str, object]:
        port, controller = self._ports[number - 1]
        voters = ",".join(f"{place}@127.0.0.1:{ports[1]}" for place, ports in enumerate(self._ports, 1))
        replicas = min(len(self._ports), 3)
        return {
            "process.roles": "broker,controller",
            "node.id": number,
            "controller.quorum.voters": voters,
            "listeners": f"CLIENT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controller}",
            "advertised.listeners": f"CLIENT://127.0.0.1:{port}",
            "inter.broker.listener.name": "CLIENT",
            "controller.listener.names": "CONTROLLER",
            "listener.security.protocol.map": f"CLIENT:{self._protocol},CONTROLLER:PLAINTEXT",
            "log.dirs": self._home / f"log-{number}",
            "default.replication.factor": replicas,
            "min.insync.replicas": min(replicas, 2),
            "offsets.topic.replication.factor": replicas,
            "offsets.topic.num.partitions": 10,
            "transaction.state.log.replication.factor": replicas,
            "transaction.state.log.min.isr": min(replicas, 2),
            "group.initial.rebalance.delay.ms": 0,
            "auto.create.topics.enable": "false",
            "message.max.bytes": 4_000_000,
            **self._sasl_properties(),
            **self._tls_properties(),
        }

    @property
    def _protocol(self) -> str:
        return ("SASL_" if self._sasl else "") + ("SSL" if self._tls else "PLAINTEXT")

    def _sasl_properties(self) -> dict[str, object]:
        if not self._sasl:
            return {}
        user, password = next(iter(self._sasl.items()))
        users = " ".join(f'user_{name}="{word}"' for name, word in self._sasl.items())
        plain, scram = (
            f"org.apache.kafka.common.security.{name}LoginModule required" for name in ("plain.Plain", "scram.Scram")
        )
        return {
            "sasl.enabled.mechanisms": "PLAIN,SCRAM-SHA-512",
            "sasl.mechanism.inter.broker.protocol": "PLAIN",
            "listener.name.client.plain.sasl.jaas.config": f'{plain} username="{user}" password="{password}" {users};',
            "listener.name.client.scram-sha-512.sasl.jaas.config": f"{scram};",
        }

    def _tls_properties(self) -> dict[str, object]:
        if self._tls is None:
            return {}
        return {
            "ssl.keystore.type": "PEM",
            "ssl.keystore.location": self._tls.server,
            "ssl.truststore.type": "PEM",
            "ssl.truststore.location": self._tls.authority,
        }

    @property
    def settings(self) -> dict[str, str]:
        """The product's, for its first user: by SCRAM, as Strimzi has it, and PLAIN is for the brokers."""
        settings = {"KAFKA_BROKERS": self.brokers, "KAFKA_SECURITY_PROTOCOL": self._protocol}
        for user, password in [*self._sasl.items()][:1]:
            settings |= {"KAFKA_SASL_MECHANISM": "SCRAM-SHA-512"}
            settings |= {"KAFKA_SASL_USERNAME": user, "KAFKA_SASL_PASSWORD": password}
        if self._tls is not None:
            settings["KAFKA_SSL_CAFILE"] = str(self._tls.authority)
        return settings

    def _storage(self, *args: str) -> str:
        argv = ["java", *_FEW_CORES, "-cp", self._classpath, "kafka.tools.StorageTool", *args]
        return subprocess.run(argv, check=True, capture_output=True, text=True, timeout=300).stdout.strip()

    def start(self, *numbers: int) -> None:
        """Returns when these accept connections, which takes a majority; they go on with what their logs hold."""
        if not (self._home / "log-1").exists():
            self._format()
        chosen = [self._at(number) for number in numbers or self._numbers if not self._at(number)[0].alive]
        for process, _ in chosen:
            process.start()
        for process, port in chosen:
            process.wait_ready(port, READY_WITHIN_S)

    def stop(self, *numbers: int) -> None:
        """In order, one after the other: each hands over what it leads, where somebody is there to take it."""
        for number in numbers or self._numbers:
            self._at(number)[0].stop(STOP_WITHIN_S)

    def kill(self, *numbers: int) -> None:
        """As a crash would: SIGKILL."""
        for number in numbers or self._numbers:
            self._at(number)[0].kill()

    def tool(self, main: str, *args: str, timeout_s: float = 300) -> str:
        """What one of Kafka's own tools prints, with these arguments and our brokers."""
        tool = ["java", *_FEW_CORES, "-cp", self._classpath, f"org.apache.kafka.tools.{main}"]
        argv = [*tool, "--bootstrap-server", self.brokers, *args]
        run = subprocess.run(argv, check=False, capture_output=True, text=True, timeout=timeout_s)
        assert run.returncode == 0, f"{main}: {run.stdout}\n{run.stderr}"
        return run.stdout

    @property
    def _numbers(self) -> range:
        return range(1, len(self._ports) + 1)

    def _at(self, number: int) -> tuple[ChildProcess, int]:
        return self.processes[number - 1], self._ports[number - 1][0]

    def _format(self) -> None:
        cluster = self._storage("random-uuid").splitlines()[-1]
        scram = [f"SCRAM-SHA-512=[name={user},password={password}]" for user, password in self._sasl.items()]
        users = [word for one in scram for word in ("--add-scram", one)]
        for number in self._numbers:
            self._storage("format", "-t", cluster, "-c", str(self._home / f"broker-{number}.properties"), *users)


class Brokers:
    """Starts each broker once for all tests that ask for it."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._embedded: EmbeddedBroker | None = None
        self._apache: ApacheKafka | None = None
        self._secure: ApacheKafka | None = None

    def of(self, kind: str) -> tuple[Connection, EndOffsets]:
        """A broker of this kind, and how its end offsets are read; `embedded` is KAFKA_BROKERS' where that is set."""
        if kind == "apache":
            return Connection(self.apache().brokers), broker_end_offsets
        given = os.environ.get("KAFKA_BROKERS")
        if given is not None:
            return Connection(given), broker_end_offsets
        if self._embedded is None:
            self._embedded = EmbeddedBroker(self._home, free_port())
            self._embedded.start()
        return Connection(self._embedded.brokers, leave_group=False, fetches_late=True), fetched_end_offsets

    def apache(self) -> ApacheKafka:
        if self._apache is None:
            self._apache = ApacheKafka(self._home / "apache")
            self._apache.start()
        return self._apache

    def secure(self) -> ApacheKafka:
        """One with TLS and passwords."""
        if self._secure is None:
            home = self._home / "secure"
            self._secure = ApacheKafka(home, sasl={"skeji": "the-right-one"}, tls=issue(home / "certificates"))
            self._secure.start()
        return self._secure

    def stop(self) -> None:
        for server in (self._embedded, self._apache, self._secure):
            if server is not None:
                server.stop()
