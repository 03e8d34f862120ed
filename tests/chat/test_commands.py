"""What each command of the REPL prints, to the letter, and what it changes."""

from __future__ import annotations

import io
from datetime import date

import pytest

from hsbot.chat.commands import COMMANDS, Leave, Standing, run_command
from hsbot.chat.followup import Thread
from hsbot.chat.terminal import make_console
from hsbot.records import Answer

from .samples import FILM, HOW_SEASON_4_CHANGED, SEASON_4, TODAY, answer, refused, snippet

MAY = date(2025, 5, 1)
CHANGED = answer(*SEASON_4)
ONE = answer(snippet(FILM, "Mara Quell directs it."))


def said(line: str, standing: Standing | None = None) -> str:
    """What a command prints; it changes `standing`."""
    out = io.StringIO()
    assert run_command(line, standing or Standing(), make_console(out, coloured=False), TODAY) == ""
    return out.getvalue()


def after(last: Answer) -> Standing:
    return Standing(last=last)


def test_help_lists_the_commands() -> None:
    assert said("/help") == (
        "  /why          show how the last answer came about\n"
        "  /sources N    show the full source of snippet N of the last answer; without N, list them\n"
        "  /changes      list what the last answer quotes from the oldest to the newest: how this changed\n"
        "  /as-of DATE   answer from the articles published by DATE (2025-02-28); without DATE, from all\n"
        "  /new QUESTION begin anew, with QUESTION or the next one: it leans on none of those before\n"
        "  /help         show this list\n"
        "  /quit         leave, as ctrl-D does\n"
        "Anything else is a question. A follow-up may lean on the question before it. ctrl-C cancels a question.\n"
    )


@pytest.mark.parametrize("name", [name for name, _, _ in COMMANDS if name != "/quit"])
def test_every_command_that_help_lists_is_one(name: str) -> None:
    assert "There is no command" not in said(name)


def test_quit_leaves_whatever_stands_behind_it() -> None:
    for line in ("/quit", "/quit now"):
        with pytest.raises(Leave):
            said(line)


def test_a_command_may_be_typed_in_capitals() -> None:
    assert said("/HELP") == said("/help")


@pytest.mark.parametrize("name", ["/", "/Helpme", "/helpme", "/sources3", "/" + "x" * 100])
def test_what_is_no_command_is_named_as_far_as_it_is_short(name: str) -> None:
    assert said(name) == f'There is no command "{name[:40]}"; /help lists those there are.\n'


@pytest.mark.parametrize("line", ["/why", "/sources", "/sources 1", "/changes"])
def test_before_the_first_answer_there_is_nothing_to_show(line: str) -> None:
    assert said(line) == "Nothing was answered yet; ask something first.\n"


def test_sources_shows_where_a_snippet_stands() -> None:
    assert said("/sources 3", after(CHANGED)) == (
        "Hope for season 4\n"
        "  published 18 February 2025, 9 months ago\n"
        "  publisher unknown\n"
        "  address   none\n"
        "  file      2025/hope.txt\n"
        "  quoted    characters 0 to 28 of 28\n"
        "\n"
        "  > Season 4 is still undecided.\n"
    )


@pytest.mark.parametrize("number", ["0", "4", "-1", "one", "1 2", "²", "9" * 5000, "1.0"])
def test_a_source_that_is_not_there_is_answered_by_one_sentence(number: str) -> None:
    known = f'There is no source "{number[:40]}"; the last answer has'
    assert said(f"/sources {number}", after(CHANGED)) == f"{known} snippets 1 to 3.\n"
    assert said(f"/sources {number}", after(ONE)) == f"{known} only snippet 1.\n"


def test_sources_without_a_number_lists_them_with_their_age_as_of_the_answer() -> None:
    listed = " 1  A film ends the story · The Lantern · 22 April 2025, 7 months ago\n"
    assert said("/sources", after(ONE)) == listed
    then = answer(*ONE.snippets, as_of=MAY)
    assert said("/sources  ", after(then)) == listed.replace("7 months", "1 week")


@pytest.mark.parametrize("line", ["/sources", "/sources 1", "/sources none"])
def test_sources_of_an_answer_without_snippets_says_so(line: str) -> None:
    assert said(line, after(refused())) == "The last answer quoted nothing.\n"


@pytest.mark.parametrize("name", ["/why", "/changes"])
def test_what_speaks_of_the_last_answer_takes_no_question(name: str) -> None:
    reply = f"{name} takes nothing behind it: it speaks of the last answer. Ask first, then type {name} alone.\n"
    assert said(f"{name} is there a season 5", after(CHANGED)) == said(f"{name} is there a season 5") == reply


def test_changes_shows_how_it_came_to_what_it_is() -> None:
    assert said("/changes", after(CHANGED)) == HOW_SEASON_4_CHANGED
    nothing = "As far as the last answer found, nothing was said earlier that no longer holds.\n"
    assert said("/changes", after(ONE)) == nothing
    assert said("/changes", after(refused(*SEASON_4))) == "The last answer quoted nothing that answers.\n"


def test_new_forgets_what_a_follow_up_would_lean_on() -> None:
    standing = Standing(as_of=MAY, thread=Thread("who directs it", "who directs it"))
    assert said("/new", standing) == "A new conversation: the next question stands on its own.\n"
    assert (standing.thread, standing.as_of) == (Thread(), MAY)


def test_a_question_behind_new_is_handed_back_to_be_asked() -> None:
    standing = Standing(thread=Thread("is it out", "is it out"))
    out = io.StringIO()
    assert run_command("/new  who directs it?", standing, make_console(out, coloured=False), TODAY) == "who directs it?"
    assert (standing.thread, out.getvalue()) == (Thread(), "")


@pytest.mark.parametrize("end", ["", " ", " today", " Now", " off", " none", " all"])
def test_as_of_alone_or_today_brings_all_articles_back(end: str) -> None:
    standing = Standing(as_of=MAY, last=CHANGED)
    assert said(f"/as-of{end}", standing) == "Answers come from all articles again.\n"
    assert standing == after(CHANGED)


@pytest.mark.parametrize(
    "bad", ["2025-13-40", "2025-02-29", "yesterday", "20250228", "2025-W09-5", "2025-2-8", "٢٠٢٥-٠٢-٢٨"]
)
def test_a_bad_date_is_answered_by_one_sentence_and_changes_nothing(bad: str) -> None:
    standing = Standing(as_of=MAY, last=CHANGED)
    assert said(f"/as-of {bad}", standing) == (
        f'"{bad}" is no date; write /as-of 2025-02-28, or /as-of alone for all articles.\n'
    )
    assert standing == Standing(as_of=MAY, last=CHANGED)


def test_what_a_stranger_typed_is_repeated_without_what_a_terminal_obeys() -> None:
    assert said("/no\x1b[2Jpe") == 'There is no command "/nope"; /help lists those there are.\n'
    assert said("/as-of \x1b[31mMay\x07").startswith('"May" is no date; ')
    assert said("/sources [bold]\u202e1", after(ONE)).startswith('There is no source "[bold]1"; ')
