"""The Cloud API's answers, sorted."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from skeji_ray.errors import DependencyUnreachable, NoAnswerInTime, Permanent, SkejiError, Transient
from skeji_ray.whatsapp.client import CloudApi, Halted, PairBusy, Refused, WindowClosed, Withheld
from tests.support.whatsapp import NUMBER, FakeWhatsApp


async def failure_of(code: int, status: int = 400) -> SkejiError:
    whatsapp = FakeWhatsApp()
    whatsapp.refuse_next(code, status)
    with pytest.raises(SkejiError) as caught:
        await whatsapp.api().send({})
    return caught.value


async def test_a_send_is_authorised_and_returns_whatsapp_s_id() -> None:
    whatsapp = FakeWhatsApp()

    assert await whatsapp.api().send({"type": "text"}) == "wamid.sent1"

    (request,) = whatsapp.requests
    assert request.headers["authorization"] == "Bearer token"
    assert str(request.url) == f"http://api/v1/{NUMBER}/messages"


@pytest.mark.parametrize("code", [130429, 80007, 4, 2, 131016, 131057, 131048, 368])
async def test_busy_is_waited_for_and_never_given_up(code: int) -> None:
    error = await failure_of(code)

    assert isinstance(error, DependencyUnreachable)
    assert not isinstance(error, Halted | PairBusy)


async def test_too_many_messages_to_one_person_are_told_apart_from_a_busy_service() -> None:
    assert isinstance(await failure_of(131056), PairBusy)


@pytest.mark.parametrize(("code", "status"), [(131000, 500), (131000, 400), (1, 500)])
async def test_a_failure_that_may_be_the_messages_own_is_no_word_about_the_service(code: int, status: int) -> None:
    assert type(await failure_of(code, status)) is Transient


@pytest.mark.parametrize("code", [0, 10, 190, 200, 299, 131031, 131042])
async def test_what_is_wrong_with_our_account_makes_no_dead_letters(code: int) -> None:
    assert isinstance(await failure_of(code, 401), Halted)


@pytest.mark.parametrize("code", [131026, 131051, 131008, 131009, 100, 132000, 132015, 999999])
async def test_a_message_that_can_never_be_sent_is_permanent_and_says_why(code: int) -> None:
    error = await failure_of(code)

    assert isinstance(error, Refused)
    assert not isinstance(error, WindowClosed)
    assert error.code == code
    assert str(code) in str(error)


async def test_a_closed_window_is_told_apart() -> None:
    assert isinstance(await failure_of(131047), WindowClosed)


async def test_what_is_withheld_from_one_user_is_tried_a_few_times_alone() -> None:
    assert isinstance(await failure_of(131049), Withheld)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (httpx.Response(502, text="<html>"), Transient),
        (httpx.Response(500, json={"error": {"code": 100}}), Transient),
        (httpx.Response(429, text=""), DependencyUnreachable),
        (httpx.Response(401, text=""), Halted),
        (httpx.Response(404, json=[]), Permanent),
        (httpx.Response(200, json={}), NoAnswerInTime),
        (httpx.Response(200, text="ok"), NoAnswerInTime),
        (httpx.ReadTimeout("slow"), NoAnswerInTime),
        (httpx.ConnectError("down"), DependencyUnreachable),
        (httpx.ConnectTimeout("down"), DependencyUnreachable),
        (httpx.PoolTimeout("busy"), DependencyUnreachable),
        (httpx.RemoteProtocolError("cut: it may have been taken"), NoAnswerInTime),
    ],
)
async def test_what_is_no_answer_of_the_cloud_api_is_sorted_too(
    answer: httpx.Response | Exception, expected: type[SkejiError]
) -> None:
    if isinstance(answer, httpx.Response) and answer.is_success:
        transport = httpx.MockTransport(lambda _: answer)
        api = CloudApi("http://api", NUMBER, "token", transport=transport)
    else:
        whatsapp = FakeWhatsApp()
        whatsapp.answers.append(answer)
        api = whatsapp.api()

    with pytest.raises(expected):
        await api.send({})


async def test_a_send_that_is_never_answered_ends_in_time() -> None:
    async def never(_: httpx.Request) -> httpx.Response:
        await asyncio.Event().wait()
        raise AssertionError

    api = CloudApi("http://api", NUMBER, "token", timeout_s=0.01, transport=httpx.MockTransport(never))

    with pytest.raises(NoAnswerInTime):
        await api.send({})


async def test_no_error_shows_the_token() -> None:
    assert "token" not in str(await failure_of(190))


async def test_a_closed_client_opens_again_when_it_is_asked_to_send() -> None:
    whatsapp = FakeWhatsApp()
    api = whatsapp.api()
    await api.close()
    await api.send({})
    await api.close()

    assert len(whatsapp.sent) == 1
