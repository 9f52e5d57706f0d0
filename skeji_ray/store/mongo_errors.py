"""The driver's errors as ours: what is retried, what is held, what is given up."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from bson.errors import BSONError
from pymongo.errors import (
    BulkWriteError,
    ConfigurationError,
    ConnectionFailure,
    DuplicateKeyError,
    OperationFailure,
    PyMongoError,
)

from skeji_ray.errors import DependencyUnreachable, NoAnswerInTime, Permanent, SkejiError
from skeji_ray.store.base import AlreadyExists

_REFUSES_US = frozenset({13, 18, 8000})
"""Unauthorized, AuthenticationFailed, and Atlas's own: whoever fixes the credentials lets everything go on."""
_ELECTING = frozenset({91, 189, 10107, 11600, 11602, 13435, 13436})
"""Shutting down, stepped down, no primary yet."""
_SLOW = frozenset({50, 64, 262})
"""Past its time: MaxTimeMSExpired, WriteConcernFailed, ExceededTimeLimit."""
_UNKNOWN = frozenset({59, 115})
"""CommandNotFound, CommandNotSupported."""
_NOT_FOR_US = 13
_DUPLICATE = 11000


class NotOffered(SkejiError):
    """This server does not have it, or not for this user; the message says which."""


@contextmanager
def translated() -> Iterator[None]:
    """Runs one verb.

    Raises:
        AlreadyExists: of an insert.
        DependencyUnreachable: nobody answers, or not to us, or there is no primary now.
        NoAnswerInTime: it is there, but too slow.
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
        if error.code in _UNKNOWN:
            raise NotOffered("not enforced by this server") from None
        if error.code == _NOT_FOR_US:
            raise NotOffered("not set: this user may not (the role dbAdmin may)") from None
        raise


def ours(error: Exception) -> SkejiError:
    """The error of our tree; its message never holds a connection string."""
    name = type(error).__name__
    if isinstance(error, DuplicateKeyError):
        return AlreadyExists(str((error.details or {}).get("keyValue") or "an id that stands already"))
    if isinstance(error, OperationFailure):
        return _refused(error)
    if isinstance(error, ConnectionFailure | ConfigurationError):  # the latter: a name that does not resolve now
        return DependencyUnreachable(f"MongoDB does not answer: {name}")
    if isinstance(error, PyMongoError) and error.timeout:
        return NoAnswerInTime(f"MongoDB takes too long: {name}")
    return Permanent(f"MongoDB can not be asked this: {name}: {str(error)[:300]}")


def of_group(error: BulkWriteError, count: int) -> list[SkejiError | None]:
    """Of each write of a group. Raises what concerns them all, as `ours`."""
    details = error.details
    if details.get("writeConcernErrors"):
        raise NoAnswerInTime("MongoDB takes too long: a group of writes did not reach a majority")
    errors: list[SkejiError | None] = [None] * count
    for refused in details.get("writeErrors", ()):
        kind = DuplicateKeyError if refused.get("code") == _DUPLICATE else OperationFailure
        errors[refused["index"]] = ours(kind(str(refused.get("errmsg")), refused.get("code"), refused))
    return errors


def _refused(error: OperationFailure) -> SkejiError:
    told = f"MongoDB refused: {error.code}: {str(error)[:300]}"
    if error.code in _REFUSES_US:
        return DependencyUnreachable(told)
    if error.code in _ELECTING or error.has_error_label("RetryableWriteError"):
        return DependencyUnreachable(told)
    if error.timeout or error.code in _SLOW:
        return NoAnswerInTime(told)
    return Permanent(told)
