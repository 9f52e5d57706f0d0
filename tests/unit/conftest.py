"""What would cost every unit test time and is proved by one of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from skeji_ray.actors import audit


@pytest.fixture(scope="session", autouse=True)
def _quick_hashes() -> Iterator[None]:
    """A person hash costs a tenth of a second on purpose; `test_audit` makes them as the product does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(audit, "_ROUNDS", 1)
        yield
