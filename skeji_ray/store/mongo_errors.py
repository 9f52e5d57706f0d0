"""The driver's errors as ours: what is retried, what is held, what is given up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from bson.errors import BSONError
from pymongo.errors import (
    BulkWriteError,
    CollectionInvalid,
    ConfigurationError,
    ConnectionFailure,
    InvalidName,
    OperationFailure,
    ProtocolError,
    PyMongoError,
)

from skeji_ray.errors import DependencyUnreachable, NoAnswerInTime, Permanent, SkejiError, Transient
from skeji_ray.store.base import AlreadyExists
from skeji_ray.store.mongo_codes import AWAITED_LABELS, DUPLICATE, LATE, REFUSED, UNREACHABLE

_CONNECTION = (ConnectionFailure, ConfigurationError, ProtocolError)
"""Of the way to the server. ConfigurationError: a name that does not resolve now."""
_OF_THE_CALL = (BSONError, OverflowError, InvalidName, CollectionInvalid)
"""Of what was to be written, before anything was sent."""

_NOT_OFFERED = frozenset({59, 115})
"""CommandNotFound, CommandNotSupported."""
_NOT_FOR_US = 13


class NotOffered(SkejiError):
    """This server does not have it, or not for this user; the message says which."""


@contextmanager
def translated() -> Iterator[None]:
    """Runs one verb.

    Raises:
        AlreadyExists: of an insert.
        DependencyUnreachable: nobody answers, or not to us, or it takes no writes now: everything waits.
        NoAnswerInTime: it is there, but too slow.
        Transient: it failed for a reason that may pass, or that nobody here knows.
        Permanent: it will never take this.
    """
    try:
        yield
    except (PyMongoError, BSONError, OverflowError) as error:
        raise ours(error) from error


@contextmanager
def offered() -> Iterator[None]:
    """Runs what not every server has, and not every user may. Raises NotOffered, with the reason."""
    try:
        yield
    except OperationFailure as error:
        if error.code in _NOT_OFFERED:
            raise NotOffered("not enforced by this server") from None
        if error.code == _NOT_FOR_US:
            raise NotOffered("not set: this user may not (the role dbAdmin may)") from None
        raise


def ours(error: Exception) -> SkejiError:
    """The error of our tree; its message never holds a connection string."""
    name = type(error).__name__
    if isinstance(error, OperationFailure):
        return _refused(error)
    if isinstance(error, _CONNECTION):
        return DependencyUnreachable(f"MongoDB does not answer: {name}")
    if isinstance(error, _OF_THE_CALL):
        return Permanent(f"MongoDB cannot be asked this: {name}: {str(error)[:300]}")
    if isinstance(error, PyMongoError) and error.timeout:
        return NoAnswerInTime(f"MongoDB takes too long: {name}")
    return Transient(f"MongoDB was not asked: {name}: {str(error)[:300]}")


def of_group(error: BulkWriteError, count: int) -> list[SkejiError | None]:
    """Of each write of a group, by its own code. Raises what concerns them all, as `ours`."""
    details = error.details
    for unconfirmed in details.get("writeConcernErrors", ()):
        raise _refused(_failure(unconfirmed))
    errors: list[SkejiError | None] = [None] * count
    for refused in details.get("writeErrors", ()):
        errors[refused["index"]] = _refused(_failure(refused))
    return errors


def _failure(document: Mapping[str, Any]) -> OperationFailure:
    """One error out of a group's answer, as it would have been raised alone."""
    return OperationFailure(str(document.get("errmsg")), document.get("code"), document)


def _refused(error: OperationFailure) -> SkejiError:
    """What the table of codes makes of it."""
    code = error.code or 0
    told = f"MongoDB refused: {error.code}: {str(error)[:300]}"
    if code in DUPLICATE:
        return AlreadyExists(str((error.details or {}).get("keyValue") or "an id that stands already"))
    if code in UNREACHABLE or any(map(error.has_error_label, AWAITED_LABELS)):
        return DependencyUnreachable(told)
    if code in LATE or error.timeout:
        return NoAnswerInTime(told)
    return Permanent(told) if code in REFUSED else Transient(told)
