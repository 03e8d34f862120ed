import pytest

from hsbot.chat.followup import Thread

FILM = "Is there a film?"


def test_a_first_question_has_nothing_to_lean_on_and_the_second_leans_on_the_first():
    assert Thread().previous is None
    assert Thread().after(FILM) == Thread(FILM, FILM)


@pytest.mark.parametrize("leaning", ["when is it out?", "and the cast?", "What about season 4?", "is he in the film?"])
def test_after_a_question_that_leans_the_topic_is_carried_along(leaning):
    assert Thread(FILM, FILM).after(leaning) == Thread(FILM, f"{FILM} {leaning}")


@pytest.mark.parametrize("standing", ["Is there a season 4?", "Who plays Item?", "Has Quell said that?"])
def test_a_question_that_stands_alone_leaves_the_topic_behind(standing):
    assert Thread(FILM, FILM).after(standing) == Thread(standing, standing)


def test_a_chain_keeps_the_topic_and_only_the_last_question():
    thread = Thread().after(FILM).after("who directs it?").after("what else did she make?")
    assert thread.previous == f"{FILM} what else did she make?"


def test_nothing_longer_than_400_characters_is_leant_on():
    assert Thread().after("x" * 401).previous is None
    assert Thread(FILM, FILM).after("it " * 200) == Thread(FILM, FILM)
