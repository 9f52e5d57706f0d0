"""The code of a chat link."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from skeji_ray.domain.codes import LETTERS, code_of, normalise_code
from tests.support.examples import examples


@settings(max_examples=examples(30))
@given(st.text(max_size=40))
def test_a_code_is_a_function_of_the_id_in_letters_nobody_mistakes(business_id: str) -> None:
    code = code_of(business_id)
    assert re.fullmatch(f"SKEJI-[{LETTERS}]{{8}}", code)
    assert code == code_of(business_id) == normalise_code(code)


def test_no_two_of_ten_thousand_share_one() -> None:
    assert len({code_of(str(number)) for number in range(10_000)}) == 10_000
