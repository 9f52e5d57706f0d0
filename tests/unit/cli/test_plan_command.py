"""`skeji plan`: lines in, plans out."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from skeji_ray.cli.main import app
from skeji_ray.cli.plan import instant_of
from skeji_ray.cli.plan_lines import PlanLine, answer_of, context_of, kind_of, parse_line, plan_line
from skeji_ray.errors import UsageError
from skeji_ray.messages.asked import Question
from skeji_ray.messages.people import Sender
from skeji_ray.messages.pipeline import Step
from skeji_ray.messages.refusals import Refusal
from skeji_ray.messages.results import Help
from skeji_ray.messages.wishes import Missing, Understood, Wish
from skeji_ray.pipeline.planning import Planned, PlanRequest

NOON = datetime(2030, 5, 1, 12, tzinfo=UTC)
ASKED = Understood(intent=Wish.BOOK, label="haircut")
QUESTION = Planned(reply=Question(missing=(Missing.CITY,), understood=ASKED), understood=ASKED, backend="fake")
SEARCH = Planned(
    pipeline=(Step(service="schedules", action="search_availability", params={"city": "Tel Aviv"}),),
    understood=Understood(intent=Wish.BOOK, label="haircut", city="Tel Aviv"),
    backend="fake",
)


class Scripted:
    """A planner that answers by the words, and remembers what it was asked."""

    def __init__(self, answers: dict[str, Planned]) -> None:
        self._answers = answers
        self.asked: list[PlanRequest] = []

    async def plan(self, request: PlanRequest) -> Planned:
        self.asked.append(request)
        return self._answers[request.text]


def test_a_line_is_read_with_all_its_parts() -> None:
    line = parse_line(
        '{"id": "7", "text": "hi", "as": "+972501234567", "now": "2030-05-01T15:00:00+03:00",'
        ' "tz": "Asia/Jerusalem", "context": [{"speaker": "USER", "text": "hello"}], "extra": 1}',
        1,
    )

    assert (line.id, line.text, line.who, line.now, line.tz) == ("7", "hi", "+972501234567", NOON, "Asia/Jerusalem")
    assert line.context[0].by_user


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("{", "line 3"),
        ('{"id": 1}', "text"),
        ('{"text": "a", "tz": "Moon/Base"}', "Moon/Base"),
        ('{"text": "a", "as": "x"}', "'x'"),
        ('{"text": "a", "now": "2030-05-01T12:00:00"}', "now"),
    ],
)
def test_a_wrong_line_is_named_with_its_number_and_why(line: str, named: str) -> None:
    with pytest.raises(UsageError, match="line 3") as refused:
        parse_line(line, 3)
    assert named in str(refused.value)


async def test_a_question_is_open_when_the_next_turn_is_planned() -> None:
    planner = Scripted({"a haircut": QUESTION, "in Tel Aviv": SEARCH})
    line = parse_line(
        json.dumps(
            {
                "text": "in Tel Aviv",
                "now": NOON.isoformat(),
                "context": [{"speaker": "user", "text": "a haircut"}, {"speaker": "system", "text": "Where?"}],
            }
        ),
        1,
    )

    planned = await plan_line(planner, line)

    assert planned is SEARCH
    last = planner.asked[-1]
    assert last.now == NOON
    assert last.context.open == QUESTION.reply
    assert [(turn.speaker, turn.text) for turn in last.context.turns] == [("user", "a haircut"), ("system", "Where?")]


async def test_after_a_search_nothing_is_open_and_the_planner_reads_the_turns() -> None:
    planner = Scripted({"a haircut in Tel Aviv": SEARCH})
    line = parse_line('{"text": "", "context": [{"speaker": "user", "text": "a haircut in Tel Aviv"}]}', 1)

    context = await context_of(planner, line.context, Sender(identity="+972501234567"), NOON)

    assert context.open is None
    assert [turn.text for turn in context.turns] == ["a haircut in Tel Aviv"]


def test_the_three_kinds_of_plan() -> None:
    assert kind_of(SEARCH) == "pipeline"
    assert kind_of(QUESTION) == "question"
    assert kind_of(Planned(reply=Refusal(reason="out_of_scope"), backend="fake")) == "refusal"
    assert kind_of(Planned(reply=Help(), backend="fake")) == "refusal"


def test_a_question_is_printed_with_what_is_missing_and_its_words() -> None:
    answer = answer_of(PlanLine(id="7", text="a haircut"), QUESTION)

    assert answer["id"] == "7"
    assert answer["kind"] == "question"
    assert answer["pipeline"] == []
    assert answer["missing"] == ["city"]
    assert answer["understood"]["label"] == "haircut"
    assert set(answer["reply"]) == {"type", "text", "buttons", "rows"}
    assert answer["reply"]["text"]
    assert answer["backend"] == "fake"


def test_a_pipeline_is_printed_step_by_step() -> None:
    answer = answer_of(PlanLine(text="a haircut"), SEARCH)

    assert answer["pipeline"] == [
        {"service": "schedules", "action": "search_availability", "params": {"city": "Tel Aviv"}}
    ]
    assert answer["reply"] is None
    assert answer["missing"] == []


def test_an_instant_without_an_offset_is_utc() -> None:
    assert instant_of("2030-05-01T12:00:00") == NOON
    assert instant_of("2030-05-01T15:00:00+03:00") == NOON
    assert instant_of("2030-05-01T12:00:00Z") == NOON


@pytest.fixture
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("SKEJI_PLANNER", raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("_alone")
def test_a_file_is_planned_line_by_line_with_the_real_planner() -> None:
    line = {"as": "+972501234567", "now": "2030-05-01T08:00:00Z", "tz": "Asia/Jerusalem"}
    texts = ["I want a haircut tomorrow at 3pm in Tel Aviv", "I want a haircut tomorrow at 3pm", "sing me a song"]
    Path("in.jsonl").write_text(
        "".join(json.dumps({"id": str(n), "text": t, **line}) + "\n" for n, t in enumerate(texts))
    )

    result = CliRunner().invoke(app, ["plan", "--in", "in.jsonl", "--out", "out.jsonl", "--json"])

    assert json.loads(result.stdout)["planned"] == 3
    plans = [json.loads(line) for line in Path("out.jsonl").read_text().splitlines()]
    assert [plan["id"] for plan in plans] == ["0", "1", "2"]
    assert [plan["kind"] for plan in plans] == ["pipeline", "question", "refusal"]
    assert plans[0]["understood"]["date"] == "2030-05-02"
    assert plans[0]["understood"]["time"] == "15:00"
    assert plans[1]["missing"] == ["city"]


@pytest.mark.usefixtures("_alone")
def test_a_bad_line_stops_before_anything_is_planned() -> None:
    Path("in.jsonl").write_text('{"text": "hello"}\n{"txt": "hello"}\n')

    result = CliRunner().invoke(app, ["plan", "--in", "in.jsonl", "--out", "out.jsonl"])

    assert result.exit_code == 2
    assert "line 2" in result.stderr


@pytest.mark.usefixtures("_alone")
def test_a_back_end_that_this_release_lacks_is_a_wrong_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKEJI_PLANNER", "vllm")

    result = CliRunner().invoke(app, ["plan", "hello"])

    assert result.exit_code == 2
    assert "SKEJI_PLANNER" in result.stderr
