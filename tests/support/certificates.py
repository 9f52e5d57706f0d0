"""A certificate authority made on the spot, and a server's certificate by it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

VALID_FOR = timedelta(days=2)
"""And as long back: a test may run beside a clock that is late."""


@dataclass(frozen=True)
class Certificates:
    """Both as PEM files."""

    authority: Path
    """What a client trusts."""
    server: Path
    """The server's key, and its certificate."""


def issue(folder: Path, address: str = "127.0.0.1") -> Certificates:
    """An authority that nobody knows yet, and a certificate for the server at this IP address."""
    folder.mkdir(parents=True, exist_ok=True)
    files = Certificates(folder / "authority.pem", folder / "server.pem")
    authority_key, server_key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    authority = _draft("authority of the tests", authority_key.public_key(), "authority of the tests")
    authority = authority.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    server = _draft(address, server_key.public_key(), "authority of the tests")
    server = server.add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(address))]), critical=False)
    files.authority.write_bytes(_signed(authority, authority_key))
    key = server_key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    files.server.write_bytes(key + _signed(server, authority_key))
    return files


def _draft(subject: str, key: ec.EllipticCurvePublicKey, issuer: str) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return x509.CertificateBuilder(
        subject_name=_name(subject),
        issuer_name=_name(issuer),
        public_key=key,
        serial_number=x509.random_serial_number(),
        not_valid_before=now - VALID_FOR,
        not_valid_after=now + VALID_FOR,
    )


def _name(common_name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])


def _signed(draft: x509.CertificateBuilder, key: ec.EllipticCurvePrivateKey) -> bytes:
    return draft.sign(key, SHA256()).public_bytes(Encoding.PEM)
