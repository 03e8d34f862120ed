"""Transcripts of the piped REPL: what goes in, and to the letter what comes out."""

import io
import logging
from datetime import date

import pytest

from hsbot.chat.repl import run_repl

from .samples import TODAY, FakeAsk


@pytest.fixture
def ask():
    return FakeAsk()


def converse(ask, typed: str, stdout=None, **options) -> str:
    out = io.StringIO() if stdout is None else stdout
    status = run_repl(
        ask, history_path=None, today=lambda: TODAY, stdin=io.StringIO(typed), stdout=out, interactive=False, **options
    )
    assert status == 0
    return out.getvalue() if isinstance(out, io.StringIO) else ""


ANSWER = (
    " 1  “Mara Quell directs it.”\n"
    "    A film ends the story · The Lantern · 22 April 2025, 7 months ago\n"
    "    https://lantern.example/film?part=1\n"
    "\n"
)
OF_THEN = ANSWER.replace("7 months", "1 week")  # read as of 1 May 2025
DIRECTOR = f"> Who directs the film?\n{ANSWER}"
REFUSAL = "> Who wrote the music?\nMy articles don't answer that. The newest of them is from 22 April 2025.\n\n"


def test_every_line_of_a_pipe_is_repeated_and_answered_without_colours(ask):
    assert converse(ask, "Who directs the film?\nWho wrote the music?\n") == DIRECTOR + REFUSAL


def test_a_last_line_without_its_end_is_answered_too(ask):
    assert converse(ask, "Who directs the film?") == DIRECTOR


def test_no_input_prints_nothing(ask):
    assert converse(ask, "") == ""


def test_empty_lines_are_ignored(ask):
    assert converse(ask, "\n   \n\t\n\x00\n") == ""
    assert ask.asked == []


@pytest.mark.parametrize("line", ["help", "Help"])
def test_help_without_a_stroke_is_the_command(ask, line):
    assert "/as-of DATE" in converse(ask, f"{line}\n")
    assert ask.asked == []


def test_an_unknown_command_is_answered_by_one_sentence_that_names_help(ask):
    assert converse(ask, "/nope now\n") == (
        '> /nope now\nThere is no command "/nope"; /help lists those there are.\n\n'
    )
    assert ask.asked == []


@pytest.mark.parametrize("goodbye", ["/quit", "quit", "Exit"])
def test_quit_leaves_before_the_rest_of_the_input(ask, goodbye):
    assert converse(ask, f"{goodbye}\nWho directs the film?\n") == f"> {goodbye}\n"
    assert ask.asked == []


def test_why_shows_the_trace_of_the_last_answer(ask):
    assert converse(ask, "/why\nWho directs the film?\n/why\n") == (
        "> /why\n"
        "Nothing was answered yet; ask something first.\n"
        "\n"
        f"{DIRECTOR}"
        "> /why\n"
        "Why: confidence 0.88, 34 ms, index 000042-3f9c1a2b of 2 articles and 7 passages\n"
        "  hits\n"
        "    0.71  2025/film\n"
        "  time\n"
        "    2025-04-22 leads\n"
        "\n"
    )


def test_as_of_moves_the_reader_until_it_is_cleared(ask):
    shown = converse(ask, "/as-of 2025-05-01\nWho directs the film?\n/as-of\nWho directs the film?\n")
    assert shown == (
        "> /as-of 2025-05-01\n"
        "Answers come from articles published by 1 May 2025, undated ones left out; /as-of alone ends that.\n"
        "\n"
        "> Who directs the film?\n"
        "As of 1 May 2025:\n"
        f"{OF_THEN}"
        "> /as-of\n"
        "Answers come from all articles again.\n"
        "\n"
        f"{DIRECTOR}"
    )
    assert [question.as_of for question in ask.asked] == [date(2025, 5, 1), None]


def test_only_an_answer_is_headed_by_where_the_reader_stands(ask):
    shown = converse(ask, "thanks!\nWho wrote the music?\n", as_of=date(2025, 3, 1))
    assert shown == (
        "> thanks!\nYou're welcome!\n\n> Who wrote the music?\nNone of my articles up to 1 March 2025 answers that.\n\n"
    )


def test_a_reader_may_start_in_the_past_and_with_every_trace(ask):
    shown = converse(ask, "Who directs the film?\n/as-of\nWho wrote the music?\n", as_of=date(2025, 5, 1), why=True)
    assert shown.startswith(f"> Who directs the film?\nAs of 1 May 2025:\n{OF_THEN}Why: confidence 0.88, 34 ms")
    assert REFUSAL + "Why: confidence 0.12, 12 ms" in shown
    assert [question.as_of for question in ask.asked] == [date(2025, 5, 1), None]


def test_thanks_are_no_topic_and_leave_the_last_answer_in_place(ask):
    shown = converse(ask, "Is there a season 4?\nthanks!\nWho directs it?\n")
    assert "You're welcome!" in shown
    assert ask.asked[2].previous == "Is there a season 4?"
    assert "there is no source" not in converse(ask, "Is there a season 4?\nthanks!\n/sources 3\n").lower()


def test_a_follow_up_brings_the_questions_before_it(ask):
    converse(
        ask,
        "Is there a film?\nWho directs it?\n/why\nand when is it out?\nIs there a season 4?\nWhy?\nWho directs it?\n",
    )
    assert [(question.text, question.previous) for question in ask.asked] == [
        ("Is there a film?", None),
        ("Who directs it?", "Is there a film?"),
        ("and when is it out?", "Is there a film? Who directs it?"),
        ("Is there a season 4?", "Is there a film? and when is it out?"),
        ("Why?", "Is there a season 4?"),
        ("Who directs it?", "Is there a season 4? Why?"),
    ]


def test_a_known_error_is_its_sentence_and_the_conversation_goes_on(ask):
    assert converse(ask, "empty\nWho directs the film?\n") == (
        f"> empty\nThe question is empty; ask in words.\n\n{DIRECTOR}"
    )
    assert ask.asked[1].previous is None


def test_a_question_behind_new_is_answered_in_the_new_conversation(ask):
    shown = converse(ask, "Is there a season 4?\n/new Who directs the film?\n/new\n")
    said = "> /new\nA new conversation: the next question stands on its own.\n\n"
    assert shown.endswith(f"> /new Who directs the film?\n{ANSWER}{said}")
    assert [(question.text, question.previous) for question in ask.asked] == [
        ("Is there a season 4?", None),
        ("Who directs the film?", None),
    ]


def test_a_bug_is_one_sentence_and_a_logged_traceback_that_keeps_the_question_to_itself(ask, caplog):
    with caplog.at_level(logging.ERROR, logger="hsbot"):
        shown = converse(ask, "is my secret a bug?\nWho directs the film?\n")
    said = "That went wrong inside hsbot, and this is a bug; the log says where."
    assert shown == f"> is my secret a bug?\n{said}\n\n{DIRECTOR}"
    assert [record.exc_info[0] for record in caplog.records] == [ZeroDivisionError]
    assert "secret" not in caplog.text


def test_a_line_beyond_a_thousand_characters_is_refused_and_one_of_a_thousand_is_not(ask):
    said = "That line is longer than 1,000 characters; please ask in fewer."
    assert converse(ask, "a" * 1001 + "\n") == f"> {'a' * 60}…\n{said}\n\n"
    assert ask.asked == []
    assert "season 4" in converse(ask, "a" * 1000 + "\n").lower()


def test_hostile_input_reaches_neither_the_question_nor_the_screen(ask):
    shown = converse(ask, "/no\x1b[2Jpe\x07\nWho \x1b[31mdirects\u202e the\ud83d film?\n")
    assert shown.startswith('> /nope\nThere is no command "/nope"; /help')
    assert "\n> Who directs the\ufffd film?\n" in shown
    assert "\x1b" not in shown
    assert ask.asked[0].text == "Who directs the\ufffd film?"


def test_bytes_that_are_no_text_do_not_end_the_conversation(ask):
    stdin = io.TextIOWrapper(io.BytesIO(b"\xff\xfe\xf0 who directs?\n"), encoding="utf-8")
    out = io.StringIO()
    run_repl(ask, history_path=None, today=lambda: TODAY, stdin=stdin, stdout=out, interactive=False)
    assert out.getvalue() == f"> \ufffd\ufffd\ufffd who directs?\n{ANSWER}"


def test_a_stdout_that_knows_only_ascii_still_gets_the_answer(ask):
    raw = io.BytesIO()
    stdout = io.TextIOWrapper(raw, encoding="ascii", write_through=True)
    converse(ask, "Who directs the film?\n", stdout=stdout)
    assert raw.getvalue().startswith(b"> Who directs the film?\n 1  ?Mara Quell directs it.?\n")


def test_forced_colours_do_not_reach_a_pipe(ask, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    assert converse(ask, "Who directs the film?\n") == DIRECTOR


def test_a_reader_who_went_away_ends_the_conversation_as_a_broken_pipe(ask):
    class Gone(io.StringIO):
        def write(self, text):
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        converse(ask, "Who directs the film?\n", stdout=Gone())


def test_ctrl_c_in_a_pipe_is_the_callers():
    def interrupted(question):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        converse(interrupted, "Who directs the film?\n")
