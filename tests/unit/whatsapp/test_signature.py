"""The webhook's signature."""

from __future__ import annotations

from skeji_ray.whatsapp.signature import is_signed, sign


def test_a_signature_is_the_one_that_meta_would_make() -> None:
    # RFC 4231, test case 2
    expected = "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"

    assert sign(b"what do ya want for nothing?", "Jefe") == expected


def test_another_body_another_secret_and_another_form_are_not_signed() -> None:
    signature = sign(b"body", "secret")

    assert is_signed(b"body", signature, "secret")
    assert not is_signed(b"body ", signature, "secret")
    assert not is_signed(b"body", signature, "other")
    assert not is_signed(b"body", signature.removeprefix("sha256="), "secret")
    assert not is_signed(b"body", "", "secret")
    assert not is_signed(b"body", "sha256=é", "secret")
