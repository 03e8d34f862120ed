import threading
import time
from functools import partial

import pytest

from hsbot.chat.worker import Worker
from hsbot.errors import QuestionError
from hsbot.records import Question

from .samples import FakeAsk


@pytest.fixture
def ask():
    fake = FakeAsk()
    yield fake
    fake.release.set()


def test_an_answer_comes_back_from_another_thread(ask):
    threads = []

    def watched(question):
        threads.append(threading.current_thread())
        return ask(question)

    worker = Worker()
    assert worker.submit(lambda: watched(Question("season 4?"))).result(10).question == "season 4?"
    worker.submit(lambda: watched(Question("again?"))).result(10)
    assert threads[0] is threads[1] is not threading.main_thread()
    worker.close(10)
    assert not threads[0].is_alive()


def test_what_ask_raises_comes_back_and_the_next_question_still_works(ask):
    worker = Worker()
    with pytest.raises(QuestionError, match="The question is empty"):
        worker.submit(lambda: ask(Question("empty"))).result(10)
    assert worker.submit(lambda: ask(Question("season 4?"))).result(10).status == "answered"
    worker.close(10)


def test_never_two_questions_at_once_and_a_cancelled_one_is_never_computed(ask):
    worker = Worker()
    slow, abandoned, wanted = (worker.submit(partial(ask, Question(text))) for text in ("slow", "abandoned", "wanted"))
    assert abandoned.cancel()
    ask.release.set()
    assert wanted.result(10).question == "wanted"
    assert slow.result(0).question == "slow"
    assert [question.text for question in ask.asked] == ["slow", "wanted"]
    worker.close(10)


def test_closing_waits_no_longer_than_it_was_told(ask):
    worker = Worker()
    worker.submit(lambda: ask(Question("slow")))
    behind = worker.submit(lambda: ask(Question("behind")))
    started = time.monotonic()
    worker.close(0.05)
    assert time.monotonic() - started < 5
    assert behind.cancelled()


def test_a_worker_that_was_never_asked_closes_at_once():
    Worker().close(0)
