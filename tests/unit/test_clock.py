"""Domain time: real, unless the servers are the embedded ones; and never stopped by its file."""

from __future__ import annotations

import logging
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skeji_ray.clock import MAX_OFFSET, Clock, SharedClock, read_offset
from skeji_ray.config import Settings, load_settings
from skeji_ray.errors import SettingError
from skeji_ray.local.domain_time import domain_clock
from tests.support.examples import examples

DAMAGED = [
    b"",
    b"{",
    b"[]",
    b"3",
    b"null",
    b"\xff\xfe",
    b'{"offset": 1}',
    b'{"offset_s": null}',
    b'{"offset_s": []}',
    b'{"offset_s": "soon"}',
    b'{"offset_s": 1e300}',
    b'{"offset_s": NaN}',
    b'{"offset_s": -Infinity}',
    b"[" * 100_000,
    f'{{"offset_s": {2 * MAX_OFFSET.total_seconds()}}}'.encode(),
]


def is_real(clock: Clock) -> bool:
    return abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=1)


def test_a_file_that_was_left_behind_moves_no_clock_of_a_system_on_other_servers(tmp_path: Path) -> None:
    SharedClock(tmp_path / "clock.json").shift(timedelta(days=3))

    assert is_real(domain_clock(Settings(skeji_home=tmp_path)))
    simulated = domain_clock(load_settings(skeji_home=tmp_path, skeji_clock="simulated"))
    assert simulated.now() - datetime.now(UTC) > timedelta(days=2)


def test_production_refuses_simulated_time() -> None:
    secrets = {f"whatsapp_{name}": "x" for name in ("app_secret", "verify_token", "access_token", "api_url")}
    secrets["skeji_audit_key"] = "x" * 32
    with pytest.raises(SettingError, match="SKEJI_CLOCK"):
        load_settings(skeji_profile="production", skeji_clock="simulated", **secrets)
    assert load_settings(skeji_profile="production", **secrets).skeji_clock == "real"


@pytest.mark.parametrize("content", DAMAGED, ids=lambda content: repr(content[:20]))
def test_a_damaged_file_is_real_time_with_one_line_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, content: bytes
) -> None:
    path = tmp_path / "clock.json"
    path.write_bytes(content)
    clock = SharedClock(path)

    with caplog.at_level(logging.WARNING):
        assert is_real(clock)
        assert is_real(clock)
    assert [str(path) in record.getMessage() for record in caplog.records] == [True]
    with pytest.raises(SettingError, match="damaged"):
        read_offset(path)


@settings(max_examples=examples(25), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=40))
def test_whatever_stands_in_the_file_there_is_a_time(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "clock.json"
    path.write_bytes(content)
    assert SharedClock(path).now().tzinfo is UTC


def test_a_file_that_cannot_be_read_is_real_time(tmp_path: Path) -> None:
    (tmp_path / "clock.json").mkdir()
    assert is_real(SharedClock(tmp_path / "clock.json"))
    assert is_real(SharedClock(tmp_path / "clock.json" / "below" / "it"))


def test_a_file_that_is_mended_is_followed_again(tmp_path: Path) -> None:
    path = tmp_path / "clock.json"
    path.write_text("damaged")
    clock = SharedClock(path)
    assert is_real(clock)
    SharedClock(path).shift(timedelta(days=1))
    assert clock.offset() == timedelta(days=1)


def test_the_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        SharedClock(tmp_path / "home" / "clock.json").shift(timedelta(hours=1))
    finally:
        os.umask(before)
    assert (tmp_path / "home" / "clock.json").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "home").stat().st_mode & 0o777 == 0o700
