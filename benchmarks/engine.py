"""`skeji bench engine` on Apache Kafka, which the tests fetch: `python -m benchmarks.engine [ROUNDS]`."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from skeji_ray.bench.engine import run_engine_bench
from skeji_ray.config import load_settings
from tests.support.brokers import ApacheKafka


def main() -> None:
    """Start a broker, measure, end it, print JSON."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as home:
        broker = ApacheKafka(Path(home))
        broker.start()
        try:
            figures = run_engine_bench(load_settings(kafka_brokers=broker.brokers), rounds)
        finally:
            broker.stop()
    sys.stdout.write(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
