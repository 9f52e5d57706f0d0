"""Words by which somebody takes back what was just said or done: "it" is then what was spoken of last."""

from __future__ import annotations

import re

_CORRECTS = re.compile(
    r"(?<!\w)(?:actually|sorry|wait|oops|whoops|on second thoughts?|changed my mind|my mistake|i meant|instead|"
    r"בעצם|רגע|סליחה|אופס|טעות|התכוונתי|במקום)(?!\w)",
    re.IGNORECASE,
)


def corrects(text: str) -> bool:
    """Tell whether it takes back what was just said or done."""
    return _CORRECTS.search(text) is not None
