"""A Ray cluster of our own on this machine, and Serve on it as `serve_config.yaml` says."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ray
import yaml
from ray import serve
from ray.dashboard.modules.serve.sdk import ServeSubmissionClient

from skeji_ray.actors.hosting import NAMESPACE
from skeji_ray.actors.placement import PLACE
from skeji_ray.errors import DependencyUnreachable, NoAnswerInTime, SkejiError
from skeji_ray.local.process import last_line

SERVE_CONFIG = Path(__file__).with_name("serve_config.yaml")
"""A part of the package: in a checkout, the `serve_config.yaml` at its root is a link to it."""
LOOPBACK = "127.0.0.1"
OBJECT_STORE_BYTES = 200 * 1024 * 1024
"""Small: between our actors travel batches of messages, never big arrays."""
PLACES = 1000
"""For actors, where SKEJI_ACTOR_NODES is set: there is no other node, and this one refuses none."""


def start_ray(dashboard_port: int) -> str:
    """Start a cluster on loopback that ends with this process; returns its address."""
    context = ray.init(
        namespace=NAMESPACE,
        resources={PLACE: PLACES},
        include_dashboard=True,
        dashboard_host=LOOPBACK,
        dashboard_port=dashboard_port,
        object_store_memory=OBJECT_STORE_BYTES,
        log_to_driver=False,
        configure_logging=False,
        _node_ip_address=LOOPBACK,
    )
    return str(context.address_info["address"])


def join_ray(address: str) -> None:
    """Become a driver of a running cluster. Raises DependencyUnreachable when there is none."""
    try:
        ray.init(address=address, namespace=NAMESPACE, log_to_driver=False, configure_logging=False)
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise DependencyUnreachable(f"no Ray cluster at {address}: {str(error).splitlines()[0]}") from None


def serve_config(path: Path, http_port: int) -> dict[str, Any]:
    """The product as the file at `path` describes it, its proxy on `http_port`."""
    config: dict[str, Any] = yaml.safe_load(path.read_text())
    config["http_options"] = {**config.get("http_options", {}), "host": LOOPBACK, "port": http_port}
    return config


def deploy(path: Path, dashboard_port: int, http_port: int) -> None:
    """Hand the configuration at `path` to Serve, as `serve deploy` does."""
    config = serve_config(path, http_port)
    serve.start(proxy_location=config["proxy_location"], http_options=config["http_options"])
    ServeSubmissionClient(f"http://{LOOPBACK}:{dashboard_port}").deploy_applications(config)


def wait_running(names: list[str], deadline: float, said: Callable[[str], None]) -> None:
    """Until every application runs; `said` is told of each as it comes.

    Raises:
        SkejiError: one failed; the message is Serve's last line about it.
        NoAnswerInTime: the monotonic `deadline` passed.
    """
    left = list(names)
    while left:
        applications = serve.status().applications
        for name in list(left):
            status = applications.get(name)
            if status is not None and status.status == "RUNNING":
                left.remove(name)
                said(name)
            elif status is not None and status.status in {"DEPLOY_FAILED", "UNHEALTHY"}:
                raise SkejiError(f"Serve application {name} failed: {_reason(status)}")
        if left and time.monotonic() > deadline:
            raise NoAnswerInTime(f"Serve applications not ready in time: {', '.join(left)}")
        time.sleep(0.1)


def _reason(status: Any) -> str:
    said = [status.message, *(deployment.message for deployment in status.deployments.values())]
    return last_line(*said) or "no reason given"


def delete(name: str) -> None:
    """End one application and wait until its replicas are gone."""
    serve.delete(name)


def stop() -> None:
    """End Serve and the cluster that this process started."""
    serve.shutdown()
    ray.shutdown()
