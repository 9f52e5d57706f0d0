"""How days and times of public test suites are read, as the table of docs/planner.md: `python -m tools.measure_times`.

Each phrase stands in one plain request. All readers read it by the one grammar of time, so the table is of all of them.
A row is *exact*; or *narrower*, where something that was said is missing and nothing is false; or *wrong*, where a day
or an hour is read that nobody said.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from skeji_ray.messages.people import Sender
from skeji_ray.messages.wishes import Understood
from skeji_ray.pipeline.planning import PlanRequest
from skeji_ray.readers.planner import ReadingPlanner
from tools.markdown import table

TIMES = Path(__file__).resolve().parents[2] / "shared" / "data" / "times"
REQUESTS = {
    "en": ("I'd like a haircut in Haifa {}", Sender(identity="+447700900123", name="Sam")),
    "he": ("אני רוצה תור לתספורת בחיפה {}", Sender(identity="+972541000002", name="Noa")),
}
ZONES = {"-02:00": "Atlantic/South_Georgia", "+00:00": "UTC"}
PARTS = {
    "morning": ("00:00", "12:00"), "afternoon": ("12:00", "19:00"), "evening": ("16:00", "23:59"),
    "night": ("18:00", "23:59"), "lunch": ("11:00", "14:00"), "noon": ("12:00", "14:00"),
    "after_lunch": ("12:00", "17:00"), "after_school": ("15:00", "21:00"), "dinner": ("16:00", "23:59"),
    "breakfast": ("06:00", "12:00"), "business_hours": ("08:00", "18:00"),
}  # fmt: skip
"""How wide a part of the day may be read: the suites differ."""
FIRST_HOUR = "07:00"
"""Of a bare hour that may be of the morning or the evening, none before is meant."""
Bounds = tuple[str | None, str | None]
SAID_NOTHING: Bounds = (None, None)
VERDICTS = ("exact", "narrower", "wrong")
PLANNER = ReadingPlanner()


def judge(row: dict[str, Any], understood: Understood) -> str:
    """Return the verdict of one row: the worse of its day and its time."""
    day = _bounds(understood, "date_from", "date_to", "date")
    hours = _bounds(understood, "time_from", "time_to", "time")
    verdicts = {_judge_day(row, day), _judge_time(row, hours)}
    return next(verdict for verdict in reversed(VERDICTS) if verdict in verdicts)


def _bounds(understood: Understood, first: str, last: str, point: str) -> Bounds:
    found = [getattr(understood, name) for name in (first, last)]
    if not any(found):
        found = [getattr(understood, point)] * 2
    low, high = (str(one) if one else None for one in found)
    return low, high


def _judge_day(row: dict[str, Any], read: Bounds) -> str:
    said = row["date_from"], row["date_to"]
    if read in (said, *map(tuple, row["alt"])):
        return "exact"
    return _lesser(said, read, (row["now"][:10], "9999"))


def _judge_time(row: dict[str, Any], read: Bounds) -> str:
    said = row["time_from"], row["time_to"]
    if read == said:
        return "exact"
    if "ampm" in row["flags"] and SAID_NOTHING not in (said, read):
        either = all(one in (other, _other_half(other)) for one, other in zip(read, said, strict=True))
        return "exact" if either and (read[0] or FIRST_HOUR) >= FIRST_HOUR else "wrong"
    if "part_of_day" in row["flags"] and row.get("part") in PARTS and read != SAID_NOTHING:
        low, high = PARTS[row["part"]]
        is_inside = low <= (read[0] or low) and (read[1] or high) <= high
        return "wrong" if not is_inside else "narrower" if read[0] == read[1] else "exact"
    return _lesser(said, read, ("00:00", "23:59"))


def _other_half(time: str | None) -> str | None:
    return time and f"{(int(time[:2]) + 12) % 24:02}{time[2:]}"


def _lesser(said: Bounds, read: Bounds, widest: tuple[str, str]) -> str:
    """What is not exact: less than was said, or something else."""
    if said == SAID_NOTHING or read == SAID_NOTHING:
        return "narrower" if read == SAID_NOTHING else "wrong"
    low, high = said[0] or widest[0], said[1] or widest[1]
    is_inside = low <= (read[0] or low) and (read[1] or high) <= high
    return "narrower" if is_inside and said[0] != said[1] else "wrong"


def understood_of(row: dict[str, Any]) -> Understood:
    """Return what is made of the phrase of a row, on the day on which its suite says it."""
    words, sender = REQUESTS[row["lang"]]
    now = datetime.fromisoformat(row["now"])
    sender = sender.model_copy(update={"time_zone": ZONES[row["now"][19:]]})
    request = PlanRequest(text=words.format(row["text"]), sender=sender, now=now)
    return PLANNER.plan_now(request).understood


def kind_of(row: dict[str, Any]) -> str:
    """Return what is counted together; repetitions and holidays stand apart."""
    if row["kind"] == "set":
        return "repetitions"
    return "holidays" if "holiday" in row["flags"] else "days, times and spans"


def rows_of(folder: Path) -> Iterator[dict[str, Any]]:
    """Return every row of a folder."""
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def measured(rows: Iterable[dict[str, Any]]) -> list[tuple[object, ...]]:
    """Return a line of the table for each language and kind."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for row in rows:
        counts.setdefault((row["lang"], kind_of(row)), Counter())[judge(row, understood_of(row))] += 1
    return [
        (
            kind,
            language,
            found.total(),
            *(f"{found[one] / found.total():.1%}" for one in ("exact", "narrower", "wrong")),
        )
        for (language, kind), found in sorted(counts.items())
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=TIMES)
    given = parser.parse_args()
    print(table(("phrases", "language", "count", *VERDICTS), measured(rows_of(given.folder))))


if __name__ == "__main__":
    main()
