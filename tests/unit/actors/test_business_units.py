"""The business units service: commands in, one reply each, events published once they are written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from skeji_ray.actors.business_units import give_codes
from skeji_ray.actors.documents import MIGRATIONS
from skeji_ray.actors.queries import businesses_of
from skeji_ray.domain.business import Business
from skeji_ray.domain.entity import PUBLISH_AGAIN_AFTER
from skeji_ray.errors import DependencyUnreachable
from skeji_ray.messages.events import EventType
from skeji_ray.whatsapp.payload import identity_of
from tests.support.domain import DAN, MAINTAINER, OWNER, World, a_business

BLUE_OCEAN: dict[str, Any] = {"name": "Blue Ocean", "cities": ["Tel Aviv"], "labels": ["hair salon"]}


async def test_a_business_is_registered_and_told_of() -> None:
    world = World()
    result = await world.run("business-units", "register_business", OWNER, **BLUE_OCEAN)
    assert result["business"]["name"] == "Blue Ocean"
    assert [event.type for event in world.events] == [EventType.BUSINESS_CREATED]
    standing = await world.store.get(Business, result["business_id"])
    assert standing is not None
    assert (standing.outbox, standing.due_at) == ((), None)


async def test_a_command_that_comes_again_gets_the_same_reply_and_registers_once() -> None:
    world = World()
    command = world.command("business-units", "register_business", OWNER, **BLUE_OCEAN)
    assert await world.handle(command) == await world.handle(command)
    assert len(await world.store.find(Business, {})) == len(world.events) == 1


async def test_a_refusal_that_comes_again_is_the_same_refusal() -> None:
    world = World()
    await world.a_salon()
    command = world.command("business-units", "register_business", OWNER, **BLUE_OCEAN)
    first = await world.handle(command)
    assert first.failure is not None
    assert first.failure.code == "duplicate_business"
    await world.store.delete(Business, (await world.store.find(Business, {}))[0].id)
    assert await world.handle(command) == first


async def test_a_wrong_param_is_named() -> None:
    world = World()
    reply = await world.handle(
        world.command("business-units", "register_business", OWNER, **{**BLUE_OCEAN, "name": "x"})
    )
    assert reply.failure is not None
    assert (reply.failure.business, reply.failure.code, reply.failure.field) == (True, "invalid_param", "name")


async def test_a_search_finds_any_label_in_any_city_the_highest_priority_first() -> None:
    world = World()
    await world.run("business-units", "register_business", OWNER, **BLUE_OCEAN)
    await world.run("business-units", "register_business", DAN, **{**BLUE_OCEAN, "name": "Red", "priority": 50})
    found = await world.run(
        "business-units", "search_businesses", MAINTAINER, cities=["Haifa", "תל אביב"], labels=["barber"]
    )
    assert [business["name"] for business in found["businesses"]] == ["Red", "Blue Ocean"]
    nothing = await world.run("business-units", "search_businesses", MAINTAINER, cities=["Haifa"], labels=["barber"])
    assert nothing["businesses"] == []


async def test_its_maintainer_changes_it_and_a_stranger_does_not_find_it() -> None:
    world = World()
    await world.a_salon()
    [business] = await world.store.find(Business, {})
    changed = await world.run(
        "business-units", "update_business", MAINTAINER, business_id=business.id, name="Blue Lagoon"
    )
    assert changed["business"]["name"] == "Blue Lagoon"
    assert await world.refusal("business-units", "update_business", DAN, business_id=business.id) == "not_allowed"
    await world.a_salon("Red", DAN)
    assert await world.refusal("business-units", "update_business", DAN, business_id=business.id) == "not_found"


@pytest.mark.parametrize(
    ("dialled", "wa_id"),
    [
        ("+55 61 9 8765-4321", "556187654321"),
        ("+52 55 1234 5678", "5215512345678"),
        ("+54 11 2345-6789", "5491123456789"),
        ("\u202a+972 52-222-2222\u202c", "972522222222"),
    ],
)
async def test_a_maintainer_added_as_dialled_is_known_by_their_wa_id(dialled: str, wa_id: str) -> None:
    world = World()
    await world.a_salon()
    [business] = await world.store.find(Business, {})
    added = {"business_id": business.id, "maintainers": {dialled: "Noa"}}
    await world.run("business-units", "update_business", OWNER, **added)
    them = identity_of({"from": wa_id})
    assert them is not None
    await world.run("business-units", "accept_invitation", them, business_id=business.id)
    assert [one.id for one in await businesses_of(world.store, them)] == [business.id]


async def test_an_owner_lists_their_own_businesses_alone() -> None:
    world = World()
    await world.a_salon()
    await world.a_salon("Red", DAN)
    listed = await world.run("business-units", "list_my_businesses", OWNER)
    assert [business["name"] for business in listed["businesses"]] == ["Blue Ocean"]


async def test_what_a_pipeline_registered_is_taken_back() -> None:
    world = World()
    register = world.command("business-units", "register_business", OWNER, pipeline="p", **BLUE_OCEAN)
    await world.handle(register)
    undo = world.command("business-units", "undo", OWNER, pipeline="p", command_id=register.value.command_id)
    assert (await world.handle(undo)).result == {"command_id": register.value.command_id}
    assert await world.store.find(Business, {}) == []
    again = await world.handle(register)
    assert again.failure is not None
    assert again.failure.code == "undone"


async def test_what_is_undone_before_it_came_does_nothing_when_it_comes() -> None:
    world = World()
    register = world.command("business-units", "register_business", OWNER, pipeline="p", **BLUE_OCEAN)
    await world.handle(
        world.command("business-units", "undo", OWNER, pipeline="p", command_id=register.value.command_id)
    )
    reply = await world.handle(register)
    assert reply.failure is not None
    assert reply.failure.code == "undone"
    assert await world.store.find(Business, {}) == []


async def test_nobody_undoes_a_command_of_another_pipeline() -> None:
    world = World()
    register = world.command("business-units", "register_business", OWNER, pipeline="p", **BLUE_OCEAN)
    await world.handle(register)
    assert await world.refusal("business-units", "undo", DAN, command_id=register.value.command_id) == "not_found"
    assert len(await world.store.find(Business, {})) == 1


async def test_what_a_crash_left_unpublished_falls_due_by_itself() -> None:
    world = World()
    world.broker_fails = DependencyUnreachable("no broker")
    with pytest.raises(DependencyUnreachable):
        await world.run("business-units", "register_business", OWNER, **BLUE_OCEAN)
    world.broker_fails = None
    service = world.services["business-units"]
    assert await service.run_due() == 0
    world.clock.move(PUBLISH_AGAIN_AFTER)
    assert await service.run_due() == 1
    assert [event.type for event in world.events] == [EventType.BUSINESS_CREATED]
    assert await service.run_due() == 0


@pytest.mark.parametrize("written", [str, str.lower, lambda code: f"  {code[6:10].lower()} {code[10:]}"])
async def test_a_chat_link_opens_its_business_however_its_code_is_written(written: Callable[[str], str]) -> None:
    world = World()
    registered = await world.run("business-units", "register_business", OWNER, **BLUE_OCEAN)
    opened = await world.run("business-units", "open_link", DAN, code=written(registered["business"]["code"]))
    assert opened["business"] == registered["business"]
    assert await world.refusal("business-units", "open_link", DAN, code="SKEJI-22222222") == "not_found"


async def test_a_business_of_before_there_were_codes_is_opened_after_the_migration() -> None:
    world = World()
    await world.store.insert(a_business().model_copy(update={"code": ""}))
    code = a_business().view().code
    assert await world.refusal("business-units", "open_link", DAN, code=code) == "not_found"
    await give_codes(world.store)
    await give_codes(world.store)
    [standing] = await world.store.find(Business, {})
    assert standing.version == 1
    assert (await world.run("business-units", "open_link", DAN, code=code))["business"]["name"] == "Blue Ocean"


async def test_a_business_of_before_is_found_by_words_that_the_vocabulary_has_learned_since() -> None:
    world = World()
    await world.run("business-units", "register_business", OWNER, name="Nails", cities=["פתח תקווה"], labels=["gel"])
    [standing] = await world.store.find(Business, {})
    await world.store.replace(standing.model_copy(update={"pairs": ("פתח_תקווה/gel",)}))
    for step in MIGRATIONS:
        await step.run(world.store)
    for city, label in (("Petach Tikva", "manicure"), ("petah tikva", "לק ג'ל")):
        found = await world.run("business-units", "search_businesses", DAN, cities=[city], labels=[label])
        assert [business["name"] for business in found["businesses"]] == ["Nails"]
    [migrated] = await world.store.find(Business, {})
    assert "פתח_תקווה/gel" in migrated.pairs
