import logging

import pytest

from hsbot.chat.discord.desk import DeclinedError
from hsbot.chat.discord.faults import explain
from hsbot.errors import IndexMissing, QuestionError


@pytest.mark.parametrize("error", [DeclinedError("Later, please."), QuestionError("The question is empty.")])
def test_what_is_no_fault_is_told_as_it_is_and_not_logged(error, caplog):
    assert explain(error, where="here") == str(error)
    assert not caplog.records


def test_a_known_error_shows_its_sentence_and_the_id_that_the_log_carries(caplog):
    sentence = explain(IndexMissing("There is no index; run `hsbot index update`."), where="here")
    (record,) = caplog.records
    fault = record.getMessage().split("id=")[1].split()[0]
    assert sentence == f"There is no index; run `hsbot index update`. (fault {fault})"


def test_a_bug_shows_no_detail_and_leaves_its_traceback_in_the_log(caplog):
    caplog.set_level(logging.ERROR)
    sentence = explain(KeyError("secret"), where="here")
    (record,) = caplog.records
    fault = record.getMessage().split("id=")[1].split()[0]
    assert fault in sentence
    assert "secret" not in sentence
    assert record.exc_info
