"""The simulated WhatsApp in its own process, against a webhook that can fail."""

from __future__ import annotations

import asyncio
import itertools
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest

from skeji_ray.clock import SharedClock
from skeji_ray.errors import NoAnswerInTime, Transient
from skeji_ray.languages.rendered import Choice, Rendered
from skeji_ray.local.process import free_port
from skeji_ray.local.whatsapp import SimulatedWhatsApp
from skeji_ray.messages.ids import correlation_id_of
from skeji_ray.whatsapp.body import Body, message_body, template_body
from skeji_ray.whatsapp.client import CloudApi, Halted, Refused, WindowClosed, Withheld
from skeji_ray.whatsapp.notification import SendState
from skeji_ray.whatsapp.payload import WebhookBody, identity_of
from skeji_ray.whatsapp.signature import HEADER, is_signed
from skeji_ray.whatsapp.statuses import StatusUpdate, statuses_of
from tests.support.whatsapp import NUMBER

SECOND = "100000000000002"

SECRET, TOKEN = "app secret", "access token"


class Webhook:
    """Answers 200; messages get what stands in `answers` first, one a request. Keeps what it took."""

    def __init__(self) -> None:
        self.taken: list[WebhookBody] = []
        self.tries = 0
        """Requests that carried messages."""
        self.answers: list[int] = []
        received = self._received

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                raw = self.rfile.read(int(self.headers["content-length"]))
                self.send_response(received(raw, self.headers[HEADER]))
                self.send_header("content-length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: Any) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/webhook"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def _received(self, raw: bytes, signature: str) -> int:
        if not is_signed(raw, signature, SECRET):
            return 403
        body = WebhookBody.of(raw)
        status = 200
        if any(value.messages for value in body.values()):
            self.tries += 1
            status = self.answers.pop(0) if self.answers else 200
        if status == 200:
            self.taken.append(body)
        return status

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class Stack:
    """The simulator in a home of its own, and the webhook that it calls."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.webhook = Webhook()
        self.simulator = self._fresh()

    def _fresh(self) -> SimulatedWhatsApp:
        return SimulatedWhatsApp(
            self.home,
            free_port(),
            webhook_url=self.webhook.url,
            app_secret=SECRET,
            access_token=TOKEN,
            phone_number_id=f"{NUMBER},{SECOND}",
        )

    def restart(self) -> None:
        self.simulator.stop()
        self.simulator = self._fresh()
        self.simulator.start()

    def close(self) -> None:
        self.simulator.stop()
        self.webhook.close()


class Phone:
    """One user's phone; every test has another one."""

    def __init__(self, stack: Stack, identity: str) -> None:
        self.stack = stack
        self.webhook = stack.webhook
        self.identity = identity

    def api(self, token: str = TOKEN, number: str = NUMBER, timeout_s: float = 10) -> CloudApi:
        return CloudApi(self.stack.simulator.api_url, number, token, timeout_s=timeout_s)

    @property
    def hello(self) -> Body:
        """A send to this phone; its notification id is the phone's own."""
        return message_body(Rendered("hello"), self.identity, self.identity)

    async def gets(self, body: Body, **how: Any) -> str:
        api = self.api(**how)
        try:
            return await api.send(body)
        finally:
            await api.close()

    def says(self, **what: Any) -> dict[str, Any]:
        answer = self.post("/deliver", {"from": self.identity, **what})
        assert answer.status_code == 200, answer.text
        said: dict[str, Any] = answer.json()
        return said

    def fault(self, mode: str, seconds: float = 60) -> None:
        assert self.post("/faults", {"mode": mode, "seconds": seconds}).status_code == 200

    def shows(self, after: int = 0) -> list[dict[str, Any]]:
        url = f"{self.stack.simulator.url}/messages"
        answer = httpx.get(url, params={"to": self.identity, "after": after}, trust_env=False, timeout=20)
        shown: list[dict[str, Any]] = answer.json()
        return shown

    def post(self, path: str, body: Any, **more: Any) -> httpx.Response:
        url = f"{self.stack.simulator.url}{path}"
        return httpx.post(url, json=body, trust_env=False, timeout=20, **more)

    @property
    def wrote(self) -> list[dict[str, Any]]:
        """What the webhook took of this user."""
        messages = [message for body in self.webhook.taken for value in body.values() for message in value.messages]
        ours = (message for message in messages if isinstance(message, dict))
        return [message for message in ours if identity_of(message) == self.identity]

    @property
    def texts(self) -> list[str]:
        return [message["text"]["body"] for message in self.wrote]

    @property
    def statuses(self) -> list[StatusUpdate]:
        """What was reported of `hello`."""
        updates = [update for body in self.webhook.taken for update in statuses_of(body)]
        return [update for update in updates if update.notification_id == self.identity]


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SKEJI_CLOCK", "simulated")
        stack = Stack(tmp_path_factory.mktemp("home"))
        try:
            stack.simulator.start()
            yield stack
        finally:
            stack.close()


NEXT = itertools.count(972500000001)


@pytest.fixture
def phone(stack: Stack) -> Phone:
    phone = Phone(stack, f"+{next(NEXT)}")
    phone.fault("ok")
    phone.webhook.answers, phone.webhook.tries = [], 0
    return phone


def eventually(holds: Callable[[], bool], within_s: float = 60) -> None:
    deadline = time.monotonic() + within_s
    while not holds():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


async def test_a_send_shows_on_the_phone_and_is_reported_sent_and_delivered(phone: Phone) -> None:
    id = await phone.gets(phone.hello)

    (shown,) = phone.shows()
    assert {**phone.hello, "n": shown["n"], "id": id, "at": shown["at"]} == shown
    eventually(lambda: len(phone.statuses) == 2)
    assert phone.statuses == [
        StatusUpdate(phone.identity, id, SendState.SENT, None),
        StatusUpdate(phone.identity, id, SendState.DELIVERED, None),
    ]


async def test_the_same_send_twice_is_two_messages(phone: Phone) -> None:
    assert await phone.gets(phone.hello) != await phone.gets(phone.hello)

    first, second = (message["n"] for message in phone.shows())
    assert first < second
    assert [message["n"] for message in phone.shows(after=first)] == [second]


async def test_each_business_number_is_sent_from_and_written_to_and_has_a_window_of_its_own(phone: Phone) -> None:
    await phone.gets(phone.hello, number=SECOND)
    eventually(lambda: len(phone.statuses) == 2)
    phone.says(text="to the first")
    phone.says(text="to the second", number=SECOND)
    told = [value for body in phone.webhook.taken for value in body.values() if value.messages or value.statuses]
    ours = [one for one in told if phone.identity.lstrip("+") in str(one) or phone.identity in str(one)]
    by_number = {(one.business_number, bool(one.messages)) for one in ours}
    assert by_number == {(SECOND, False), (NUMBER, True), (SECOND, True)}


async def test_a_wrong_token_a_wrong_number_and_a_wrong_body_are_refused(phone: Phone) -> None:
    with pytest.raises(Halted):
        await phone.gets(phone.hello, token="other")
    with pytest.raises(Refused, match="100"):
        await phone.gets(phone.hello, number="1")
    with pytest.raises(Refused, match="131009"):
        await phone.gets({**phone.hello, "text": {"body": "x" * 5000}})
    assert phone.shows() == []


def test_a_body_that_is_no_object_is_refused_as_the_graph_api_refuses(phone: Phone) -> None:
    answer = phone.post(f"/v23.0/{NUMBER}/messages", ["x"], headers={"Authorization": f"Bearer {TOKEN}"})

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, 100)


async def test_faults_end_by_themselves_or_when_told(phone: Phone) -> None:
    for mode in ("500", "429"):
        phone.fault(mode)
        with pytest.raises(Transient):
            await phone.gets(phone.hello)
    assert phone.shows() == []

    phone.fault("ok")
    await phone.gets(phone.hello)
    phone.fault("500", seconds=0)
    await phone.gets(phone.hello)
    assert len(phone.shows()) == 2


@pytest.mark.parametrize(("code", "error"), [(131026, Refused), (131049, Withheld)])
async def test_a_phone_that_can_not_be_reached_is_one_phone_for_a_while(
    phone: Phone, code: int, error: type[Exception]
) -> None:
    lost = {"phone": phone.identity, "code": code, "seconds": 60}
    assert phone.post("/unreachable", lost).status_code == 200
    with pytest.raises(error, match=str(code)):
        await phone.gets(phone.hello)
    await phone.gets({**phone.hello, "to": "972500000777"})
    assert phone.shows() == []

    phone.post("/unreachable", {**lost, "seconds": 0})
    await phone.gets(phone.hello)
    assert len(phone.shows()) == 1
    assert phone.post("/unreachable", {"phone": phone.identity, "code": 1}).status_code == 422


async def test_a_send_under_the_fault_timeout_is_accepted_reported_and_never_answered(phone: Phone) -> None:
    phone.fault("timeout")

    with pytest.raises(NoAnswerInTime):
        await phone.gets(phone.hello, timeout_s=3)

    assert len(phone.shows()) == 1
    eventually(lambda: [one.state for one in phone.statuses] == [SendState.SENT, SendState.DELIVERED])


def test_a_user_s_message_comes_signed_with_name_and_id(phone: Phone) -> None:
    said = phone.says(text="book a haircut", name="Sarah")

    (message,) = phone.wrote
    assert said == {"message_id": message["id"], "correlation_id": correlation_id_of(message["id"]), "taken": True}
    assert message["text"] == {"body": "book a haircut"}
    (value,) = phone.webhook.taken[-1].values()
    assert value.contacts == [{"wa_id": phone.identity.lstrip("+"), "profile": {"name": "Sarah"}}]


def test_a_webhook_that_fails_gets_the_message_again_until_it_takes_it(phone: Phone) -> None:
    phone.webhook.answers = [503, 429, 500]

    phone.says(text="hello")

    eventually(lambda: phone.texts == ["hello"])
    assert phone.webhook.tries == 4


def test_a_delivery_that_is_not_taken_yet_says_so_and_goes_on(phone: Phone) -> None:
    phone.webhook.answers = [503] * 6  # with its back-off, more than the five seconds that a delivery waits

    assert phone.says(text="hello")["taken"] is False

    eventually(lambda: phone.texts == ["hello"], within_s=60)


def test_messages_of_one_user_keep_their_order_while_the_first_is_refused(phone: Phone) -> None:
    phone.webhook.answers = [503, 503]

    for text in ("one", "two", "three"):
        phone.says(text=text, wait=False)

    eventually(lambda: len(phone.texts) == 3)
    assert phone.texts == ["one", "two", "three"]


def test_duplicates_come_on_request_under_one_id(phone: Phone) -> None:
    said = phone.says(text="hello", duplicates=2)
    phone.says(text="hello", id=said["message_id"])

    eventually(lambda: len(phone.wrote) == 4)
    assert {message["id"] for message in phone.wrote} == {said["message_id"]}


def test_disorder_comes_on_request(phone: Phone) -> None:
    phone.says(text="first written", delay_s=3, ordered=False, wait=False)
    phone.says(text="written second")

    eventually(lambda: len(phone.texts) == 2)
    assert phone.texts == ["written second", "first written"]


async def test_a_chosen_button_comes_with_the_title_that_was_offered(phone: Phone) -> None:
    await phone.gets(message_body(Rendered("Book it?", buttons=(Choice("yes", "Book it"),)), phone.identity, "n"))

    phone.says(button="yes")

    (message,) = phone.wrote
    assert message["interactive"] == {"type": "button_reply", "button_reply": {"id": "yes", "title": "Book it"}}


def test_a_choice_that_nobody_remembers_offering_can_still_be_made(phone: Phone) -> None:
    phone.says(list="slot:1")

    (message,) = phone.wrote
    assert message["interactive"] == {"type": "list_reply", "list_reply": {"id": "slot:1", "title": "slot:1"}}


def test_other_types_can_be_sent(phone: Phone) -> None:
    phone.says(type="image")

    assert [message["type"] for message in phone.wrote] == ["image"]


@pytest.mark.parametrize("id", ["US.13491208655302741918", "IL." + "9" * 128], ids=["usual", "longest"])
def test_a_user_without_a_phone_can_be_played(stack: Stack, id: str) -> None:
    scoped = Phone(stack, id)
    scoped.says(text="hello")

    (message,) = scoped.wrote
    assert "from" not in message


def test_a_delivery_of_nothing_and_one_with_an_unknown_field_are_refused(phone: Phone) -> None:
    assert phone.post("/deliver", {"from": phone.identity}).status_code == 422
    assert phone.post("/deliver", {"from": phone.identity, "text": "x", "buton": "y"}).status_code == 422


async def test_24_hours_after_the_user_wrote_only_a_template_is_taken(phone: Phone) -> None:
    phone.says(text="hello")
    await phone.gets(phone.hello)
    SharedClock(phone.stack.home / "clock.json").shift(timedelta(hours=25))

    with pytest.raises(WindowClosed):
        await phone.gets(phone.hello)
    await phone.gets(template_body(Rendered("a reminder"), phone.identity, "n", "en"))

    before, after = phone.shows()
    assert before["at"][:10] < after["at"][:10]  # its timestamps follow domain time


async def test_after_a_restart_ids_and_numbers_are_new(phone: Phone) -> None:
    id = await phone.gets(phone.hello)
    said = phone.says(text="hello")["message_id"]
    (before,) = phone.shows()

    phone.stack.restart()

    assert await phone.gets(phone.hello) != id
    assert phone.says(text="hello")["message_id"] != said
    (after,) = phone.shows(after=before["n"])
    assert after["id"] != id


async def test_it_ends_even_while_somebody_waits_for_an_answer_and_a_webhook_fails(tmp_path: Path) -> None:
    stack = Stack(tmp_path)
    stack.simulator.start()
    phone = Phone(stack, "+972501234567")
    try:
        phone.fault("timeout")
        phone.webhook.answers = [503] * 1000
        phone.says(text="hello", wait=False)
        waiting = asyncio.create_task(phone.gets(phone.hello, timeout_s=30))
        await asyncio.to_thread(eventually, lambda: len(phone.shows()) == 1)
    finally:
        stack.close()

    assert not stack.simulator.process.alive
    with pytest.raises(Transient):
        await waiting
