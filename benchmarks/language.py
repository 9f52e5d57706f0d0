"""How well the rules planner understands people who were not written by us, as tables.

`python benchmarks/language.py [FOLDER]`: FOLDER holds the data sets, `../shared/data` by default.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from skeji_ray.conversation.planner import plan_by_rules
from skeji_ray.language.spam import is_spam
from skeji_ray.language.understand import understand
from skeji_ray.messages.outcomes import Help, Missing, Question, Refusal
from skeji_ray.messages.people import Sender
from skeji_ray.messages.vocabulary import canonical_city, canonical_label
from skeji_ray.pipeline.planning import Planned, PlanRequest

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
DIALOGUES = "sgd_services_train_dev.jsonl.gz"
CALENDAR = "massive_calendar_train_dev.jsonl.gz"
OTHER = "massive_other_train_dev.jsonl.gz"
SPAM = "sms_spam_train_dev.jsonl.gz"
NOW = datetime(2019, 3, 1, 8, tzinfo=UTC)
"""The Friday against which the dialogues' dates were written."""
SENDER = Sender(identity="+15550000000", name="Sam")
_FIELDS = {"city": "city", "appointment_date": "date", "appointment_time": "time", "type": "label"}
_SLOTS_MISSING = {Missing.CITY, Missing.SERVICE_LABEL}
_LABEL_OF_SERVICE = {"Services_1": "haircut", "Services_2": "dentist"}


def rows_of(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of one packed file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def plan_of(text: str) -> Planned:
    """The plan of a message that nothing came before."""
    return plan_by_rules(PlanRequest(text=text, sender=SENDER, now=NOW))


def is_useful(planned: Planned) -> bool:
    """A search, or a question that names what a search needs."""
    if any(step.action == "search_availability" for step in planned.pipeline):
        return True
    return isinstance(planned.reply, Question) and set(planned.reply.missing) <= _SLOTS_MISSING


def first_turns(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """What opened a dialogue."""
    return [row for row in rows if not row["context"]]


def share_useful(rows: Iterable[dict[str, Any]]) -> float:
    """Of the first turns."""
    opening = first_turns(rows)
    return sum(is_useful(plan_of(row["utterance"])) for row in opening) / max(1, len(opening))


def same_value(field: str, said: str | None, canonical: str) -> bool:
    """Whether two spellings name one thing."""
    if said is None:
        return False
    compare: Callable[[str], str] = {"city": canonical_city, "label": canonical_label}.get(field, str)
    return compare(said) == compare(canonical)


def understood_table(rows: Iterable[dict[str, Any]]) -> dict[str, Counter[str]]:
    """Field -> how often it was right, wrong, missed, or made up where nobody said one; each turn by itself."""
    table: dict[str, Counter[str]] = {field: Counter() for field in _FIELDS.values()}
    for row in rows:
        understood = understand(row["utterance"], NOW, "UTC")
        for slot, field in _FIELDS.items():
            said, canonical = getattr(understood, field), row["canonical"].get(slot)
            if slot not in row["slots"]:
                table[field]["made up"] += said is not None and field != "label"
            elif canonical is not None:
                verdict = "missed" if said is None else "right" if same_value(field, said, canonical) else "wrong"
                table[field][verdict] += 1
    return table


def mistakes(rows: Iterable[dict[str, Any]], field: str, most: int) -> Iterator[tuple[str, str | None, str | None]]:
    """(utterance, understood, canonical) of what was not right."""
    slot = next(slot for slot, name in _FIELDS.items() if name == field)
    for row in rows:
        said, canonical = getattr(understand(row["utterance"], NOW, "UTC"), field), row["canonical"].get(slot)
        expected = slot in row["slots"]
        if expected and canonical is None:
            continue
        if (not same_value(field, said, canonical)) if expected else (said is not None and field != "label"):
            yield row["utterance"], said, canonical
            most -= 1
            if most == 0:
                return


def share_refused(rows: Iterable[dict[str, Any]], locale: str) -> float:
    """Of what is not ours to do."""
    plans = [plan_of(row["utterance"]) for row in rows if row["locale"] == locale]
    return sum(isinstance(plan.reply, Refusal | Help) for plan in plans) / max(1, len(plans))


def spam_shares(rows: Iterable[dict[str, Any]]) -> dict[str, float]:
    """Label -> the share that is called spam."""
    seen: dict[str, list[bool]] = {}
    for row in rows:
        seen.setdefault(row["label"], []).append(is_spam(row["text"]))
    return {label: sum(called) / len(called) for label, called in seen.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DATA)
    parser.add_argument("--mistakes", choices=sorted(_FIELDS.values()), help="print what was not right of one field")
    parser.add_argument("--most", type=int, default=50)
    given = parser.parse_args()
    console = Console()
    dialogues = list(rows_of(given.folder / DIALOGUES))
    if given.mistakes:
        for utterance, said, canonical in mistakes(dialogues, given.mistakes, given.most):
            console.print(f"{said!r} for {canonical!r}: {utterance}", markup=False)
        return
    table = Table("field", "right", "wrong", "missed", "made up")
    for field, counts in understood_table(dialogues).items():
        table.add_row(field, *(str(counts[verdict]) for verdict in ("right", "wrong", "missed", "made up")))
    console.print(table)
    console.print(f"first turns with a search or a question that names the slot: {share_useful(dialogues):.1%}")
    other = list(rows_of(given.folder / OTHER))
    console.print(f"out of scope refused: English {share_refused(other, 'en-US'):.1%}")
    for name, shares in (
        ("SMS", spam_shares(rows_of(given.folder / SPAM))),
        ("dialogues", {"ham": sum(is_spam(row["utterance"]) for row in dialogues) / len(dialogues)}),
    ):
        console.print(f"called spam, {name}: {', '.join(f'{label} {share:.2%}' for label, share in shares.items())}")


if __name__ == "__main__":
    main()
