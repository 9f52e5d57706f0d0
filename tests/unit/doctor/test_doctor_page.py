"""The page for operators, against the table of checks."""

from __future__ import annotations

import re
from pathlib import Path

from skeji_ray.doctor.checks import CHECKS

PAGE = (Path(__file__).resolve().parents[3] / "docs/operating/doctor.md").read_text(encoding="utf-8")


def test_the_page_has_every_check_in_order_and_what_it_rests_on() -> None:
    rows = re.findall(r"^\| `([^`]+)` \|[^|]+\|([^|]*)\|$", PAGE, flags=re.MULTILINE)
    found = [(id, tuple(re.findall(r"`([^`]+)`", rests_on))) for id, rests_on in rows]
    assert found == [(check.id, check.rests_on) for check in CHECKS]


def test_the_page_says_of_every_check_what_to_do() -> None:
    heads = re.findall(r"^\*\*([a-z, -]+)\.\*\*", PAGE, flags=re.MULTILINE)
    told = [id for head in heads for id in head.split(", ")]
    assert told == [check.id for check in CHECKS]
