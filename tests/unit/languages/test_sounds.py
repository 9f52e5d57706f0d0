"""Names in two scripts: those that are pronounced alike are one, others are not."""

from __future__ import annotations

import pytest

from skeji_ray.languages.sounds import sound_alike


@pytest.mark.parametrize(
    ("one", "other"),
    [("dan", "דן"), ("michal", "מיכל"), ("david", "דוד"), ("rachel", "רחל"), ("tzipi", "ציפי"), ("yael", "יעל")],
)
def test_one_name_in_two_scripts_sounds_alike(one: str, other: str) -> None:
    assert sound_alike(one, other)


@pytest.mark.parametrize(("one", "other"), [("dan", "גל"), ("noa", "רון"), ("ori", "מיכל"), ("", ""), ("12", "דן")])
def test_others_do_not(one: str, other: str) -> None:
    assert not sound_alike(one, other)
