import asyncio
import threading

import pytest

from hsbot.chat.discord.desk import Cooldown, DeclinedError, Desk
from hsbot.records import Question

from .answers import film

RESTART = "I'm about to restart, so please ask me again in a minute."


async def test_loading_and_asking_share_one_thread_that_is_not_the_loops():
    threads = []

    def load():
        threads.append(threading.current_thread())
        return lambda question: threads.append(threading.current_thread()) or film()

    desk = Desk(load, queue_length=5)
    await desk.open()
    await asyncio.gather(*(desk.ask(Question("film?")) for _ in range(3)))
    await desk.shut(1)
    assert len(threads) == 4
    assert len(set(threads)) == 1
    assert threading.current_thread() not in threads


async def test_a_question_asked_before_loading_ended_waits_for_it():
    loaded = threading.Event()

    def load():
        loaded.wait(10)
        return lambda question: film()

    desk = Desk(load, queue_length=5)
    opening = asyncio.create_task(desk.open())
    asked = asyncio.create_task(desk.ask(Question("film?")))
    await asyncio.sleep(0.05)
    assert not asked.done()
    loaded.set()
    assert (await asked).status == "answered"
    await opening
    await desk.shut(1)


async def test_what_loading_raises_reaches_whoever_opened_and_it_is_not_tried_again():
    tried = []

    def load():
        tried.append(1)
        raise OSError("no model")

    desk = Desk(load, queue_length=5)
    with pytest.raises(OSError, match="no model"):
        await desk.open()
    with pytest.raises(DeclinedError, match="can't answer right now"):
        await desk.ask(Question("film?"))
    assert len(tried) == 1
    await desk.shut(1)


async def test_a_full_line_declines_and_a_free_place_is_given_again():
    desk = Desk(lambda: lambda question: film(), queue_length=1)
    with desk.place():
        assert desk.taken == 1
        with pytest.raises(DeclinedError, match="1 question is in line"), desk.place():
            pass
    with desk.place():
        assert desk.taken == 1
    await desk.shut(1)


async def ask(desk, told=lambda outcome: None):
    """Ask as a person does who is told the outcome, which takes a moment."""
    try:
        with desk.place():
            outcome = (await desk.ask(Question("film?"))).status
    except DeclinedError as declined:
        outcome = str(declined)
    await asyncio.sleep(0.05)
    told(outcome)


async def test_shutting_waits_for_the_questions_under_way_and_declines_new_ones():
    answered = threading.Event()
    desk = Desk(lambda: lambda question: answered.wait(10) and film(), queue_length=5)
    told = []
    asking = [asyncio.create_task(ask(desk, told.append)) for _ in range(2)]
    await asyncio.sleep(0)
    shutting = asyncio.create_task(desk.shut(10))
    await asyncio.sleep(0)
    await asyncio.create_task(ask(desk, told.append))
    assert told == [RESTART]
    assert not shutting.done()
    answered.set()
    await shutting
    assert told[1:] == ["answered", "answered"]
    assert all(task.done() for task in asking)


async def test_shutting_tells_those_whom_it_gives_up_and_does_not_wait_for_what_is_computed():
    answered = threading.Event()
    desk = Desk(lambda: lambda question: answered.wait(60) and film(), queue_length=5)
    told = []
    asking = [asyncio.create_task(ask(desk, told.append)) for _ in range(3)]
    await asyncio.sleep(0)
    await desk.shut(0.01)
    assert told == [RESTART] * 3
    assert all(task.done() for task in asking)
    with pytest.raises(DeclinedError, match="restart"):
        await desk.ask(Question("film?"))
    answered.set()


async def test_an_asker_who_is_cancelled_is_not_told_of_a_restart():
    answered = threading.Event()
    desk = Desk(lambda: lambda question: answered.wait(60) and film(), queue_length=5)
    asking = asyncio.create_task(ask(desk))
    await asyncio.sleep(0)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    answered.set()
    await desk.shut(1)


async def test_shutting_does_not_wait_for_somebody_who_cannot_be_told(monkeypatch):
    monkeypatch.setattr("hsbot.chat.discord.desk.TELLING_SECONDS", 0.01)
    desk = Desk(lambda: lambda question: film(), queue_length=5)
    never = asyncio.Event()

    async def hang():
        with desk.place():
            await never.wait()

    hanging = asyncio.create_task(hang())
    await asyncio.sleep(0)
    await desk.shut(0.01)
    assert desk.taken == 1
    hanging.cancel()


def test_a_person_waits_in_one_place_and_others_do_not():
    cooldown = Cooldown(5)
    assert [cooldown.wait(*who, 100.0) for who in ((7, 1), (7, 2), (8, 1))] == [0, 0, 0]
    assert [cooldown.wait(7, 1, now) for now in (102.0, 104.5, 105.0, 106.0)] == [3.0, 0.5, 0, 4.0]


def test_those_who_may_ask_again_are_forgotten():
    cooldown = Cooldown(5)
    for user in range(100):
        cooldown.wait(7, user, user * 10.0)
    assert len(cooldown._until) == 1


def test_a_cooldown_of_zero_is_none():
    cooldown = Cooldown(0)
    assert [cooldown.wait(7, 1, 100.0) for _ in range(2)] == [0, 0]
