"""How well people who were not written by us are understood, by the planner without a model, as tables.

`python -m benchmarks.language [FOLDER]`: FOLDER holds the data sets, `../shared/data` by default. Acts have a command
of their own, `python -m tools.measure_reading`, on sentences that no training sees.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles
from typing import Any

from rich.console import Console
from rich.table import Table

from skeji_ray.languages.spam import is_spam
from skeji_ray.messages.asked import Question, Unclear
from skeji_ray.messages.people import Sender
from skeji_ray.messages.refusals import Refusal
from skeji_ray.messages.results import Help
from skeji_ray.messages.talk import CannotDo, SmallTalk
from skeji_ray.messages.vocabulary import canonical_city, canonical_label
from skeji_ray.messages.wishes import Missing, Understood
from skeji_ray.pipeline.planning import Planned, PlanRequest
from skeji_ray.readers.planner import ReadingPlanner

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
DIALOGUES = "sgd_services_train_dev.jsonl.gz"
OTHER = "massive_other_train_dev.jsonl.gz"
SPAM = "sms_spam_train_dev.jsonl.gz"
NOW = datetime(2019, 3, 1, 8, tzinfo=UTC)
"""The Friday against which the dialogues' dates were written."""
SENDERS = {"en-US": Sender(identity="+15550000000", name="Sam"), "he-IL": Sender(identity="+972541000002", name="Noa")}
_FIELDS = {"city": "city", "appointment_date": "date", "appointment_time": "time", "type": "label"}
_SLOTS_MISSING = {Missing.CITY, Missing.SERVICE_LABEL}
PLANNER = ReadingPlanner()


def rows_of(path: Path) -> Iterator[dict[str, Any]]:
    """Return the rows of one packed file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def plan_of(text: str, locale: str = "en-US") -> Planned:
    """Return the plan of a message that nothing came before."""
    return PLANNER.plan_now(PlanRequest(text=text, sender=SENDERS[locale], now=NOW))


def is_useful(planned: Planned) -> bool:
    """Tell whether it searches, or asks for what a search needs."""
    if any(step.action == "search_availability" for step in planned.pipeline):
        return True
    return isinstance(planned.reply, Question) and set(planned.reply.missing) <= _SLOTS_MISSING


def share_useful(rows: Iterable[dict[str, Any]]) -> float:
    """Return the share of first turns that are of use."""
    opening = [row for row in rows if not row["context"]]
    return sum(is_useful(plan_of(row["utterance"])) for row in opening) / max(1, len(opening))


def same_value(field: str, said: str | None, canonical: str) -> bool:
    """Tell whether two spellings name one thing."""
    if said is None:
        return False
    compare: Callable[[str], str] = {"city": canonical_city, "label": canonical_label}.get(field, str)
    return compare(said) == compare(canonical)


def said_of(understood: Understood, field: str) -> str | None:
    """Return what was made of a field; of a time, the hour that it begins or ends at where it is no point."""
    if field != "time":
        return str(value) if (value := getattr(understood, field)) is not None else None
    return understood.time or understood.time_from or understood.time_to


def understood_table(pairs: Iterable[tuple[dict[str, Any], Understood]]) -> dict[str, Counter[str]]:
    """Return how often each field was right, wrong, missed, or made up where nobody said one; each turn by itself."""
    table: dict[str, Counter[str]] = {field: Counter() for field in _FIELDS.values()}
    for row, understood in pairs:
        for slot, field in _FIELDS.items():
            said, canonical = said_of(understood, field), row["canonical"].get(slot)
            if slot not in row["slots"]:
                table[field]["made up"] += said is not None and field != "label"
            elif canonical is not None:
                verdict = "missed" if said is None else "right" if same_value(field, said, canonical) else "wrong"
                table[field][verdict] += 1
    return table


def share_refused(rows: Iterable[dict[str, Any]], locale: str) -> float:
    """Return the share of what is not ours to do that nothing is done about."""
    plans = [plan_of(row["utterance"], locale) for row in rows if row["locale"] == locale]
    kinds = Refusal | Help | SmallTalk | CannotDo | Unclear
    return sum(isinstance(plan.reply, kinds) and not plan.pipeline for plan in plans) / max(1, len(plans))


def spam_shares(rows: Iterable[dict[str, Any]]) -> dict[str, float]:
    """Return for each label the share that is called spam."""
    seen: dict[str, list[bool]] = {}
    for row in rows:
        seen.setdefault(row["label"], []).append(is_spam(row["text"]))
    return {label: sum(called) / len(called) for label, called in seen.items()}


def cpu_ms(texts: Iterable[str]) -> tuple[float, float]:
    """Return the median and the 95th percentile of CPU milliseconds that planning one of these messages takes."""
    spent = []
    for text in texts:
        begun = time.process_time()
        plan_of(text)
        spent.append((time.process_time() - begun) * 1000)
    cuts = quantiles(spent, n=20)
    return cuts[9], cuts[18]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DATA)
    parser.add_argument("--most", type=int, default=4000, help="rows of each data set")
    given = parser.parse_args()
    console = Console()
    dialogues = list(rows_of(given.folder / DIALOGUES))[: given.most]
    table = Table("field", "right", "wrong", "missed", "made up")
    understood = ((row, plan_of(row["utterance"]).understood) for row in dialogues)
    for field, counts in understood_table(understood).items():
        table.add_row(field, *(str(counts[verdict]) for verdict in ("right", "wrong", "missed", "made up")))
    console.print(table)
    console.print(f"first turns with a search or a question that names the slot: {share_useful(dialogues):.1%}")
    other = list(rows_of(given.folder / OTHER))
    for locale in SENDERS:
        rows = [row for row in other if row["locale"] == locale][: given.most]
        console.print(
            f"nothing is done about what other assistants are asked, {locale}: {share_refused(rows, locale):.1%}"
        )
    shares = spam_shares(rows_of(given.folder / SPAM))
    console.print(f"called spam: {', '.join(f'{label} {share:.2%}' for label, share in shares.items())}")
    middle, high = cpu_ms(row["utterance"] for row in dialogues[:1000])
    console.print(f"CPU of a plan: median {middle:.1f} ms, 95th percentile {high:.1f} ms")


if __name__ == "__main__":
    main()
