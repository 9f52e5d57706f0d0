"""`X-Hub-Signature-256`: HMAC-SHA256 of the raw body under the app secret."""

from __future__ import annotations

import hashlib
import hmac

HEADER = "X-Hub-Signature-256"


def sign(body: bytes, app_secret: str) -> str:
    """The header's value for this body."""
    return "sha256=" + hmac.new(app_secret.encode(), body, hashlib.sha256).hexdigest()


def is_signed(body: bytes, signature: str, app_secret: str) -> bool:
    """Whether the header belongs to the body; compared in constant time."""
    return hmac.compare_digest(sign(body, app_secret).encode(), signature.encode())
