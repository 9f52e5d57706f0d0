"""What help tells people to write is understood."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from skeji_ray.languages.table import SPEECHES
from skeji_ray.messages.acts import Act
from skeji_ray.messages.people import Language, Role
from skeji_ray.messages.reading import Heard
from skeji_ray.readers.rules import read

AT = datetime(2030, 9, 25, 12, tzinfo=UTC)


def examples(language: Language) -> list[tuple[Role, str]]:
    """The lines to write, and who writes them: first everybody, below the second heading owners."""
    headings = 0
    found = []
    for line in SPEECHES[language].sentences["help"].splitlines():
        headings += line.endswith(":")
        if line.startswith("- "):
            found.append((Role.OWNER if headings > 1 else Role.CUSTOMER, line.removeprefix("- ")))
    return found


@pytest.mark.parametrize(
    ("language", "role"),
    [(Language.ENGLISH, Role.CUSTOMER), (Language.HEBREW, Role.CUSTOMER), (Language.HEBREW, Role.OWNER)],
)
def test_every_example_of_help_is_read(language: Language, role: Role) -> None:
    texts = [text for who, text in examples(language) if who is role]
    assert texts
    for text in texts:
        acts = read(Heard(text=text, language=language, role=role, at=AT, country="IL")).acts
        assert Act.NONE not in acts, text
