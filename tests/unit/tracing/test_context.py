"""W3C trace context: what is valid is read, what is not is nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skeji_ray.tracing.context import TraceParent, read, trace_id_of

TRACE, SPAN = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"
HEX = "0123456789abcdef"


def ids(digits: int) -> st.SearchStrategy[str]:
    return st.integers(1, 16**digits - 1).map(lambda number: f"{number:0{digits}x}")


@given(ids(32), ids(16), st.integers(0, 255))
def test_what_is_written_is_read(trace_id: str, span_id: str, flags: int) -> None:
    context = TraceParent(trace_id, span_id, flags)
    assert read(str(context)) == context


def test_a_later_version_is_read_as_far_as_this_one_knows_it() -> None:
    assert read(f"01-{TRACE}-{SPAN}-00") == TraceParent(TRACE, SPAN, 0)


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "00-xyz",
        f"ff-{TRACE}-{SPAN}-01",
        f"00-{'0' * 32}-{SPAN}-01",
        f"00-{TRACE}-{'0' * 16}-01",
        f"00-{TRACE.upper()}-{SPAN}-01",
        f"00-{TRACE}-{SPAN}-01\n",
    ],
)
def test_what_is_not_valid_is_nothing(header: str | None) -> None:
    assert read(header) is None


def test_the_trace_of_a_message_is_its_correlation_id() -> None:
    assert trace_id_of("0A0B0C0D-0000-5000-8000-000000000001") == "0a0b0c0d000050008000000000000001"


@pytest.mark.parametrize("correlation_id", ["", "corr-7", "0" * 32, "0" * 31 + "x"])
def test_an_id_that_is_no_uuid_has_no_trace(correlation_id: str) -> None:
    assert trace_id_of(correlation_id) is None
