"""The languages that the product speaks. One more is a folder, a row here and a member of `people.Language`."""

from __future__ import annotations

from collections.abc import Mapping

from skeji_ray.languages.en.speech import ENGLISH
from skeji_ray.languages.he.speech import HEBREW
from skeji_ray.languages.speech import Speech
from skeji_ray.messages.people import Language

SPEECHES: Mapping[str, Speech] = {Language.ENGLISH: ENGLISH, Language.HEBREW: HEBREW}
"""By the code of the language."""
