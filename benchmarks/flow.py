"""`skeji bench flow` on Apache Kafka and mongo-java-server, which the tests fetch: `python -m benchmarks.flow`."""

from __future__ import annotations

import json
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from skeji_ray.bench.flow import run_flow_bench
from skeji_ray.config import load_settings
from tests.support.brokers import ApacheKafka
from tests.support.databases import JavaMongo


def main() -> None:
    """Start both servers, measure, end them, print JSON."""
    with ExitStack() as ends:
        home = Path(ends.enter_context(tempfile.TemporaryDirectory()))
        broker, database = ApacheKafka(home / "kafka"), JavaMongo(home)
        for server in (broker, database):
            server.start()
            ends.callback(server.stop)
        settings = load_settings(kafka_brokers=broker.brokers, mongo_uri=database.uri("bench"))
        pids = {"broker": broker.processes[0].pid, "database": database.process.pid}
        figures = run_flow_bench(settings, pids)
    sys.stdout.write(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
