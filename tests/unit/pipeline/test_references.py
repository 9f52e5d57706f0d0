"""`${previous_step.x}` and `${steps.N.x}`."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skeji_ray.pipeline.references import (
    Reference,
    UnresolvedReference,
    check_references,
    is_reference,
    on_the_wire,
    resolve,
    text_of,
)

RESULTS: list[dict[str, Any]] = [{"id": "a", "n": 3}, {"id": "b", "matches": [{"start": "15:00"}], "none": None}]


@pytest.mark.parametrize(
    ("reference", "value"),
    [
        ("${previous_step.id}", "b"),
        ("${steps.0.n}", 3),
        ("${previous_step.matches}", [{"start": "15:00"}]),
        ("${steps.1.matches.0.start}", "15:00"),
    ],
)
def test_a_reference_is_what_stands_there_with_its_type(reference: str, value: object) -> None:
    assert resolve({"p": [reference], "q": {"r": reference}}, RESULTS) == {"p": [value], "q": {"r": value}}


@pytest.mark.parametrize("text", ["plain", "costs ${previous_step.id}", "${money}", "${stepsons.0.x}", "$", ""])
def test_words_that_are_no_reference_stay_words(text: str) -> None:
    assert resolve(text, RESULTS) == text
    check_references([text], 0)


@pytest.mark.parametrize(
    "reference",
    [
        "${previous_step.none}",
        "${previous_step.absent}",
        "${steps.7.id}",
        "${steps.0.id.deeper}",
        "${steps.1.matches.4.start}",
        "${steps.1.matches.-1.start}",
        "${previous_step}",
    ],
)
def test_a_reference_to_nothing_is_an_error_that_names_it(reference: str) -> None:
    with pytest.raises(UnresolvedReference) as error:
        resolve(reference, RESULTS)
    assert reference in str(error.value)


@pytest.mark.parametrize("reference", ["${previous_step.id}", "${steps.0.matches.0.start_time}"])
def test_a_step_may_refer_to_an_earlier_one_and_to_no_other(reference: str) -> None:
    check_references({"a": [reference]}, 1)
    with pytest.raises(UnresolvedReference, match="not an earlier step"):
        check_references({"a": [reference]}, 0)


@pytest.mark.parametrize("reference", ["${steps.1.x}", "${steps.2.x}", "${steps.x}", "${previous_step.}", "${steps"])
def test_what_can_never_be_resolved_is_found_when_the_plan_arrives(reference: str) -> None:
    with pytest.raises(UnresolvedReference):
        check_references({"a": reference}, 1)


_WORDS = st.text(max_size=12) | st.sampled_from(
    ["${previous_step.id}", "$${previous_step.id}", "$$${x}", "${", "$", "${steps.0.id", "${money}", " ${steps.0.id}"]
)
_PARAMS = st.recursive(
    _WORDS | st.integers() | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_WORDS, inner, max_size=3),
    max_leaves=8,
)


@given(_PARAMS)
def test_whatever_a_person_writes_arrives_as_they_wrote_it(params: Any) -> None:
    sent = on_the_wire(params)
    check_references(sent, 0)
    assert resolve(sent, RESULTS) == params


def test_a_reference_of_ours_is_resolved_beside_words_that_look_like_one() -> None:
    sent = on_the_wire({"id": Reference("matches.0.start"), "name": "${previous_step.id}"})
    assert sent == {"id": "${previous_step.matches.0.start}", "name": "$${previous_step.id}"}
    assert resolve(sent, RESULTS) == {"id": "15:00", "name": "${previous_step.id}"}


def test_a_plan_says_which_of_its_params_are_words() -> None:
    assert is_reference("${previous_step.id}")
    assert not is_reference("$${previous_step.id}")
    assert text_of("$${previous_step.id}") == "${previous_step.id}"
    assert text_of("${previous_step.id}") is None
    assert text_of(3) is None
