import asyncio
import threading

import pytest

from hsbot.chat.discord.desk import Cooldown, DeclinedError, Desk
from hsbot.records import Question

from .answers import film


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


async def test_shutting_waits_for_the_questions_under_way_and_declines_new_ones():
    desk = Desk(lambda: lambda question: film(), queue_length=5)
    place = desk.place()
    place.__enter__()
    shutting = asyncio.create_task(desk.shut(10))
    await asyncio.sleep(0)
    with pytest.raises(DeclinedError, match="restart"), desk.place():
        pass
    assert not shutting.done()
    place.__exit__(None, None, None)
    await shutting


async def test_shutting_gives_up_what_takes_too_long():
    desk = Desk(lambda: lambda question: film(), queue_length=5)
    with desk.place():
        await desk.shut(0.01)
        assert desk.taken == 1


def test_a_person_waits_in_one_place_and_others_do_not():
    cooldown = Cooldown(5)
    cooldown.check(7, 1, 100.0)
    cooldown.check(7, 2, 100.0)
    cooldown.check(8, 1, 100.0)
    with pytest.raises(DeclinedError, match="3 more seconds"):
        cooldown.check(7, 1, 102.0)
    with pytest.raises(DeclinedError, match="one more second "):
        cooldown.check(7, 1, 104.9)
    cooldown.check(7, 1, 105.0)


def test_who_was_told_to_wait_is_told_anew_only_in_another_wait():
    cooldown = Cooldown(5)
    told = []
    for now in (100.0, 101.0, 102.0, 110.0, 111.0):
        try:
            cooldown.check(7, 1, now)
        except DeclinedError as declined:
            told.append(declined.again)
    assert told == [False, True, False]


def test_those_who_may_ask_again_are_forgotten():
    cooldown = Cooldown(5)
    for user in range(100):
        cooldown.check(7, user, user * 10.0)
    assert len(cooldown._until) == 1


def test_a_cooldown_of_zero_is_none():
    cooldown = Cooldown(0)
    cooldown.check(7, 1, 100.0)
    cooldown.check(7, 1, 100.0)
