"""The dashboard: every metric that it names exists, every one of ours is on it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

from ray.dashboard.modules.metrics import dashboards

from skeji_ray.metrics.table import METRICS
from tests.support.manifests import ROOT, load
from tests.support.promql_words import names

FILE = "k8s/monitoring/dashboards/skeji.json"
DASHBOARD: dict[str, Any] = json.loads((ROOT / FILE).read_text(encoding="utf-8"))
RAYS_OWN = list(Path(dashboards.__file__).parent.glob("*_panels.py"))
"""Where Ray's own dashboards are written down, those of Serve and of vLLM among them."""


def named() -> Iterator[str]:
    for panel in DASHBOARD["panels"]:
        for target in panel.get("targets", ()):
            yield from names(target["expr"].replace("$__rate_interval", "5m"))


def test_every_metric_on_it_is_ours_or_one_that_rays_own_dashboards_show() -> None:
    ours = {name for metric in METRICS for name in metric.exposed}
    rays = {name for source in RAYS_OWN for name in re.findall(r"ray_\w+", source.read_text(encoding="utf-8"))}
    assert set(named()) - ours - rays == set()
    assert any("vllm" in name for name in named())
    assert any("gpus" in name for name in named())


def test_every_metric_of_ours_is_on_it() -> None:
    shown = set(named())
    assert [metric.name for metric in METRICS if not shown & set(metric.exposed)] == []


def test_panels_lie_beside_each_other_and_have_ids_of_their_own() -> None:
    panels = DASHBOARD["panels"]
    assert len({panel["id"] for panel in panels}) == len(panels)
    taken: set[tuple[int, int]] = set()
    for panel in panels:
        place = panel["gridPos"]
        across, down = range(place["x"], place["x"] + place["w"]), range(place["y"], place["y"] + place["h"])
        cells = set(product(across, down))
        assert not taken & cells, panel["title"]
        assert across.stop <= 24
        taken |= cells


def test_kustomize_takes_the_rules_and_the_dashboard() -> None:
    kustomization = load("k8s/monitoring/kustomization.yaml")
    folder = ROOT / "k8s/monitoring"
    files = [
        *kustomization["resources"],
        *(file for one in kustomization["configMapGenerator"] for file in one["files"]),
    ]
    assert sorted(files) == sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "kustomization.yaml"
    )
