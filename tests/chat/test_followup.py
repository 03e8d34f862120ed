from hsbot.chat.followup import Thread

FILM = "Is there a film?"


def test_a_first_question_has_nothing_to_lean_on_and_the_second_leans_on_the_first():
    assert Thread().previous is None
    for leans in (False, True):
        assert Thread().after(FILM, leans=leans) == Thread(FILM, FILM)


def test_after_a_question_that_leans_the_topic_is_carried_along():
    assert Thread(FILM, FILM).after("why not?", leans=True) == Thread(FILM, f"{FILM} why not?")


def test_a_question_that_stands_alone_leaves_the_topic_behind():
    standing = "What time is it in London?"
    assert Thread(FILM, FILM).after(standing, leans=False) == Thread(standing, standing)


def test_a_chain_keeps_the_topic_and_only_the_last_question():
    thread = Thread().after(FILM, leans=False)
    thread = thread.after("who directs it?", leans=True).after("what else did she make?", leans=True)
    assert thread.previous == f"{FILM} what else did she make?"


def test_nothing_longer_than_400_characters_is_leant_on():
    assert Thread().after("x" * 401, leans=False).previous is None
    assert Thread(FILM, FILM).after("it " * 200, leans=True) == Thread(FILM, FILM)
