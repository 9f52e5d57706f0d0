"""Measure readers of acts: `python -m tools.measure_reading`. The table of docs/planner.md is what it prints.

It measures the weights of this release on messages that other people wrote, beside the project. No reader may have been
trained or tuned on the part called `held`: print its messages to judge them, never to mend what they show.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from skeji_ray.messages.acts import ACTS, Act, Risk
from skeji_ray.messages.people import Language
from skeji_ray.messages.reading import Heard, Reading
from skeji_ray.readers import rules
from skeji_ray.readers.learned import ENCODER, WEIGHTS, learned_reader
from skeji_ray.readers.reader import Reader
from tools.markdown import table
from tools.reading_rows import SHARED, Row, off_topic, public, written
from tools.train_reader import LOOKED_AT

OFF_TOPIC = "massive_other_train_dev.jsonl.gz"
CHANGE_AT = 0.6
"""How sure an act that changes something must be to be carried out or shown for confirmation."""
_HEADINGS = ("reader", "language", "messages", "an act of the message comes first", "all its acts and no other",
             "asks for no change, read as one", "other assistants', read as act", "of it")  # fmt: skip
Read = Callable[[Heard], list[tuple[Act, float]]]


class Result(NamedTuple):
    """One message as a reader read it."""

    row: Row
    read: list[tuple[Act, float]]

    @property
    def is_first_right(self) -> bool:
        return self.read[0][0] in self.row.acts

    @property
    def is_exact(self) -> bool:
        return {act for act, _ in self.read} == set(self.row.acts)

    @property
    def changes(self) -> bool:
        """Whether an act that changes something was read, sure enough to go on with."""
        return any(ACTS[act].risk is not Risk.NOTHING and sure >= CHANGE_AT for act, sure in self.read)

    @property
    def acts(self) -> bool:
        """Whether an act that books or changes something was read, sure enough to go on with."""
        return self.changes or any(act in (Act.BOOK, Act.RECURRING) and sure >= CHANGE_AT for act, sure in self.read)


def readers(weights: Path, encoder: Path) -> dict[str, Read]:
    """Return the readers that are compared, by name."""
    learned = learned_reader(weights, encoder)
    if learned is None:
        raise SystemExit(f"there are no weights at {weights}")
    both = Reader(learned)
    return {
        "rules": lambda heard: _of(rules.read(heard)),
        "learned": lambda heard: list(learned.read_acts(heard)),
        "both": lambda heard: _of(both.read(heard)),
    }


def _of(reading: Reading) -> list[tuple[Act, float]]:
    return [(one.act, one.sure) for one in reading.said]


def measured(name: str, read: Read, rows: Sequence[Row], others: Sequence[Row]) -> list[tuple[object, ...]]:
    """Return a line of the table for each language."""
    lines: list[tuple[object, ...]] = []
    for language in Language:
        results = [Result(row, read(row.heard)) for row in rows if row.heard.language is language]
        quiet = [one for one in results if all(ACTS[act].risk is Risk.NOTHING for act in one.row.acts)]
        strange = [Result(row, read(row.heard)) for row in others if row.heard.language is language]
        lines.append((
            name, language.value, len(results),
            _share(one.is_first_right for one in results), _share(one.is_exact for one in results),
            f"{sum(one.changes for one in quiet)} of {len(quiet)}",
            _share((one.acts for one in strange), 2), len(strange),
        ))  # fmt: skip
    return lines


def _share(found: object, digits: int = 1) -> str:
    return f"{100 * float(np.mean(list(found))):.{digits}f} %"  # type: ignore[call-overload]  # an iterable of truths


def show(results: Sequence[Result], number: int) -> None:
    """Print where a reader errs: the commonest confusions, by state, and messages that are read wrongly."""
    wrong = [one for one in results if not one.is_first_right]
    pairs = Counter((one.row.acts[0].value, one.read[0][0].value) for one in wrong)
    print("confusions:", ", ".join(f"{said} as {read} {count}" for (said, read), count in pairs.most_common(25)))
    states = Counter(one.row.heard.state.value for one in results)
    right = Counter(one.row.heard.state.value for one in results if one.is_first_right)
    print("by state:", ", ".join(f"{state} {right[state]} of {count}" for state, count in states.most_common()))
    said = Counter(act.value for one in results for act in one.row.acts)
    found = Counter(act.value for one in results for act in one.row.acts if act in dict(one.read))
    print("found of each act:", ", ".join(f"{act} {found[act]} of {count}" for act, count in said.most_common()))
    for one in wrong[:number]:
        read = ", ".join(f"{act.value} {sure:.2f}" for act, sure in one.read)
        heard = one.row.heard
        print(
            f"  {heard.role.value} {heard.state.value} | {heard.text} | {[act.value for act in one.row.acts]} | {read}"
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reader", choices=("rules", "learned", "both"), help="only this one")
    parser.add_argument("--split", choices=("held", "train"), default="held")
    parser.add_argument("--show", type=int, default=0, help="how many wrongly read messages to print")
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--others", type=int, default=6000, help="how many messages to other assistants")
    parser.add_argument("--public", action="store_true", help="messages of public dialogues instead")
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--encoder", type=Path, default=ENCODER)
    options = parser.parse_args(arguments)
    compared = readers(options.weights, options.encoder)
    rows = (public if options.public else written)(options.shared / "acts")
    rows = [row for row in rows if row.is_held == (options.split == "held")]
    others = off_topic(options.shared / OFF_TOPIC)[LOOKED_AT:][-options.others :]
    lines: list[tuple[object, ...]] = []
    for name, read in compared.items():
        if options.reader in (None, name):
            lines += measured(name, read, rows, others)
            if options.show:
                show([Result(row, read(row.heard)) for row in rows], options.show)
    print(table(_HEADINGS, lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
