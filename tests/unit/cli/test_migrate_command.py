"""`skeji migrate`: what it says, and with which exit code."""

from __future__ import annotations

import asyncio
import json

import pytest
from typer.testing import CliRunner

from skeji_ray.actors.documents import DOCUMENTS
from skeji_ray.cli.main import app
from skeji_ray.store.migrations import migrate
from skeji_ray.store.mongo import MongoStore
from tests.support.databases import Databases


def said(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["migrate", *words])
    return result.exit_code, result.stdout


def test_the_second_time_everything_stands(monkeypatch: pytest.MonkeyPatch, databases: Databases) -> None:
    monkeypatch.setenv("MONGO_URI", databases.fresh_uri("embedded"))
    monkeypatch.delenv("KAFKA_BROKERS", raising=False)
    code, out = said("--json")
    first = json.loads(out)
    indexes = [step for step in first["applied"] if step.startswith("index ")]
    assert (code, len(indexes)) == (0, sum(len(kind.indexes) for kind in DOCUMENTS))
    again = json.loads(said("--json")[1])
    assert (again["applied"], again["stood"]) == ([], first["applied"])
    code, out = said()
    assert code == 0
    assert f"validators: {first['validators']}" in out


def test_an_older_release_says_that_it_changed_nothing_and_that_is_no_failure(
    monkeypatch: pytest.MonkeyPatch, databases: Databases
) -> None:
    uri = databases.fresh_uri("embedded")
    monkeypatch.setenv("MONGO_URI", uri)
    monkeypatch.delenv("KAFKA_BROKERS", raising=False)

    async def newer() -> None:
        store = MongoStore(uri)
        await migrate(store, [], release="99.0.0")
        await store.close()

    asyncio.run(newer())
    code, out = said()
    assert (code, " ".join(out.split())) == (0, "the database is of the newer release 99.0.0: nothing was changed")
    answer = json.loads(said("--json")[1])
    assert (answer["newer"], answer["applied"], answer["stood"]) == ("99.0.0", [], [])


def test_a_database_that_does_not_answer_is_exit_4(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("skeji_ray.cli.migrate.PROBE_WITHIN_S", 0.2)
    monkeypatch.setenv("MONGO_URI", "mongodb://127.0.0.1:1/skeji")
    assert said()[0] == 4
    monkeypatch.setenv("MONGO_URI", "nonsense")
    assert said()[0] == 2
