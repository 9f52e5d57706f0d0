"""The page that lists personal data names everything that is kept, and for how long."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from skeji_ray.actors.documents import DOCUMENTS
from skeji_ray.actors.personal_documents import Known
from skeji_ray.document import Document
from skeji_ray.store.migrations import Migration
from skeji_ray.topology import TOPICS, Topic
from tools.tables import in_words, span_kept

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "privacy.md").read_text(encoding="utf-8")


def rows(section: str) -> dict[str, list[str]]:
    """First cell -> the others, of the table of a section."""
    text = PAGE.split(f"\n## {section}\n")[1].split("\n## ")[0]
    lines = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| `")]
    return {cells[0].strip("`"): cells[1:] for cells in lines}


def test_every_collection_stands_there_and_no_other() -> None:
    assert set(rows("The database")) == {kind.collection for kind in DOCUMENTS} | {Migration.collection}


@pytest.mark.parametrize("kind", DOCUMENTS, ids=lambda kind: kind.collection)
def test_every_collection_is_kept_as_long_as_the_page_says(kind: type[Document]) -> None:
    _, kept, _ = rows("The database")[kind.collection]
    span = span_kept(kind)
    assert re.findall(r"^\d+ \w+", kept) == ([] if span is None else [in_words(span)])


@pytest.mark.parametrize("kind", DOCUMENTS, ids=lambda kind: kind.collection)
def test_what_is_erased_by_the_page_is_looked_for_by_whom_it_names(kind: type[Document]) -> None:
    looked_for = {one for hint in get_type_hints(Known).values() for one in get_args(hint)}
    is_left = rows("The database")[kind.collection][-1].startswith(("not:", "with its business"))
    assert (kind in looked_for) is not is_left


def test_every_topic_stands_there_and_no_other() -> None:
    assert list(rows("Kafka")) == [topic.name for topic in TOPICS]


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_every_topic_is_kept_as_long_as_the_page_says(topic: Topic) -> None:
    assert rows("Kafka")[topic.name][-1] == f"{topic.retention.days} days"
