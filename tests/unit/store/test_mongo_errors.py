"""What becomes of the driver's errors: held, retried or given up."""

from __future__ import annotations

import pytest
from bson.errors import InvalidDocument
from pymongo.errors import (
    AutoReconnect,
    ConfigurationError,
    DuplicateKeyError,
    ExecutionTimeout,
    NetworkTimeout,
    NotPrimaryError,
    OperationFailure,
    ServerSelectionTimeoutError,
    WriteError,
    WTimeoutError,
)

from skeji_ray.errors import DependencyUnreachable, NoAnswerInTime, Permanent, SettingError, SkejiError
from skeji_ray.store.base import AlreadyExists
from skeji_ray.store.mongo import MongoStore
from skeji_ray.store.mongo_errors import ours, translated


@pytest.mark.parametrize(
    ("error", "becomes"),
    [
        (AutoReconnect("gone"), DependencyUnreachable),
        (NetworkTimeout("slow net"), DependencyUnreachable),
        (ServerSelectionTimeoutError("nobody"), DependencyUnreachable),
        (NotPrimaryError("stepped down"), DependencyUnreachable),
        (OperationFailure("not primary", 10107), DependencyUnreachable),
        (OperationFailure("authentication failed", 18), DependencyUnreachable),
        (OperationFailure("again", 1, {"errorLabels": ["RetryableWriteError"]}), DependencyUnreachable),
        (ExecutionTimeout("slow", 50), NoAnswerInTime),
        (WTimeoutError("no majority", 64), NoAnswerInTime),
        (DuplicateKeyError("E11000", 11000, {"keyValue": {"_id": "a"}}), AlreadyExists),
        (WriteError("too long", 10334), Permanent),
        (OperationFailure("no such operator", 2), Permanent),
        (InvalidDocument("a key with a NUL"), Permanent),
        (OverflowError("an int of nine bytes"), Permanent),
        (ConfigurationError("mongodb://me:secret@h"), DependencyUnreachable),
    ],
)
def test_every_error_of_the_driver_has_its_fate(error: Exception, becomes: type[SkejiError]) -> None:
    assert type(ours(error)) is becomes
    with pytest.raises(becomes), translated():
        raise error


def test_what_is_no_error_of_the_driver_is_left_alone() -> None:
    with pytest.raises(KeyError), translated():
        raise KeyError("a defect of ours")


@pytest.mark.parametrize(
    "uri", ["nonsense", "mongodb://", "mongodb://u:se:cret@h/db", "mongodb://u:se/cret@h/db", "mongodb://h:secret/db"]
)
async def test_a_wrong_connection_string_is_told_in_one_line_without_its_password(uri: str) -> None:
    with pytest.raises(SettingError, match=r"^MONGO_URI: not a MongoDB connection string \((?!.*cret).*\)$"):
        await MongoStore(uri).probe(0.1)


async def test_a_server_that_is_not_there_is_named_without_its_password() -> None:
    with pytest.raises(DependencyUnreachable, match=r"^MongoDB at 127\.0\.0\.1:1 does not answer \(MONGO_URI\)$"):
        await MongoStore("mongodb://me:secret@127.0.0.1:1/db").probe(0.2)
