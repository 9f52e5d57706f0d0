"""What becomes of the driver's errors: held, retried or given up."""

from __future__ import annotations

import pytest
from bson.errors import InvalidDocument
from pymongo.errors import (
    AutoReconnect,
    BulkWriteError,
    ConfigurationError,
    CursorNotFound,
    DocumentTooLarge,
    DuplicateKeyError,
    EncryptionError,
    ExecutionTimeout,
    InvalidName,
    InvalidOperation,
    NetworkTimeout,
    NotPrimaryError,
    OperationFailure,
    ProtocolError,
    PyMongoError,
    ServerSelectionTimeoutError,
    WaitQueueTimeoutError,
    WriteError,
    WTimeoutError,
)

from skeji_ray.errors import DependencyUnreachable, NoAnswerInTime, Permanent, SettingError, SkejiError, Transient
from skeji_ray.store import mongo_codes
from skeji_ray.store.base import AlreadyExists
from skeji_ray.store.mongo import MongoStore
from skeji_ray.store.mongo_errors import of_group, ours, translated


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
        (WaitQueueTimeoutError("the pool is taken"), DependencyUnreachable),
        (ProtocolError("what came is no answer"), DependencyUnreachable),
        (DocumentTooLarge("17 MB"), Permanent),
        (InvalidName("a collection without one"), Permanent),
        (CursorNotFound("killed while it was read", 43), Transient),
        (InvalidOperation("the client is closed"), Transient),
        (PyMongoError("anything new"), Transient),
        (EncryptionError(ExecutionTimeout("slow", 50)), NoAnswerInTime),
        (OperationFailure("no code at all"), Transient),
        (OperationFailure("busy", 462, {"errorLabels": ["SystemOverloadedError"]}), DependencyUnreachable),
        (OperationFailure("busy", 999, {"errorLabels": ["SystemOverloadedError"]}), DependencyUnreachable),
    ],
)
def test_every_error_of_the_driver_has_its_fate(error: Exception, becomes: type[SkejiError]) -> None:
    assert type(ours(error)) is becomes
    with pytest.raises(becomes), translated():
        raise error


# Written down here a second time, from what MongoDB and hosted services document: the table must not drift.
CODES: list[tuple[type[SkejiError], tuple[int, ...]]] = [
    # hosts, elections, majorities that cannot be had, disk, files, blocks, quotas, throttling, credentials
    (DependencyUnreachable, (6, 7, 70, 71, 74, 89, 133, 141, 149, 190, 199, 230, 231, 384, 9001, 56846, 91331)),
    (DependencyUnreachable, (91, 93, 94, 134, 189, 216, 10058, 10107, 11600, 11602, 13435, 13436)),
    (DependencyUnreachable, (76, 79, 100, 148)),
    (DependencyUnreachable, (37, 38, 39, 42, 176, 264, 371, 8000, 14031)),
    (DependencyUnreachable, (261, 402, 433, 449, 450, 462, 16500)),
    (DependencyUnreachable, (11, 13, 18, 31, 214, 334, 337, 391, 404)),
    (NoAnswerInTime, (24, 46, 50, 64, 202, 262, 290, 365, 407)),
    (Permanent, (15, 16, 22, 52, 53, 55, 56, 57, 66, 116, 121, 171, 201, 357, 378, 10003, 10334, 17280)),
    (Permanent, (2, 9, 14, 28, 30, 40, 48, 59, 67, 68, 72, 73, 85, 86, 115, 166, 167, 168, 197, 238, 241)),
    (Permanent, (40413, 40414, 40415)),
    (AlreadyExists, (3, 84, 11000, 11001, 12582)),
    # InternalError, UnknownError, CursorNotFound, OperationFailed, LockFailed, WriteConflict, QueryPlanKilled,
    # CursorKilled, SnapshotUnavailable, NoSuchTransaction, ClientDisconnect, Interrupted, ClientMarkedKilled,
    # StaleConfig
    (Transient, (1, 8, 43, 96, 107, 112, 175, 237, 246, 251, 279, 11601, 46841, 13388)),
    (Transient, (0, 999, 123456)),
]
BY_CODE = [(code, becomes) for becomes, codes in CODES for code in codes]


def test_every_code_is_held_retried_or_given_up_alone_and_in_a_group() -> None:
    for code, becomes in BY_CODE:
        assert type(ours(WriteError("no", code))) is becomes, code
        refused = {"index": 1, "code": code, "errmsg": "no"}
        errors = of_group(BulkWriteError({"writeErrors": [refused], "writeConcernErrors": []}), 3)
        assert [type(error) for error in errors] == [type(None), becomes, type(None)], code


def test_every_code_of_the_table_stands_in_it_once_and_in_this_test() -> None:
    tables = (mongo_codes.UNREACHABLE, mongo_codes.LATE, mongo_codes.REFUSED, mongo_codes.DUPLICATE)
    listed = [code for table in tables for code in table]
    tested = [code for code, becomes in BY_CODE if becomes is not Transient]
    assert sorted(listed) == sorted(tested)


def test_of_a_group_each_write_has_its_own_fate() -> None:
    refusals = [
        {"index": number, "code": code, "errmsg": "no"} for number, code in enumerate((11000, 112, 14031, 121, 4242))
    ]
    errors = of_group(BulkWriteError({"writeErrors": refusals, "writeConcernErrors": []}), 6)
    kinds = [AlreadyExists, Transient, DependencyUnreachable, Permanent, Transient, type(None)]
    assert [type(error) for error in errors] == kinds


@pytest.mark.parametrize(
    ("code", "becomes"),
    [(64, NoAnswerInTime), (91, DependencyUnreachable), (100, DependencyUnreachable), (4242, Transient)],
)
def test_a_group_that_no_majority_confirmed_fails_as_a_whole_by_the_code_of_that(
    code: int, becomes: type[SkejiError]
) -> None:
    unconfirmed = {"code": code, "errmsg": "no majority"}
    with pytest.raises(becomes) as caught:
        of_group(BulkWriteError({"writeErrors": [], "writeConcernErrors": [unconfirmed]}), 2)
    assert type(caught.value) is becomes


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
