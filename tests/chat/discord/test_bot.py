"""The bot in simcord's Discord: what people do, and what they see."""

import asyncio
import json
import logging
import sys
import threading

import discord
import pytest

from hsbot.chat.discord.bot import Bot
from hsbot.chat.discord.sheet import lay_out
from hsbot.chat.discord.views import SheetView
from hsbot.errors import IndexMissing, QuestionError

from .answers import EARLIER, LEAD, QUESTION, answer, film, snippet

_HANDLED = (discord.app_commands.CommandInvokeError, ZeroDivisionError)


@pytest.fixture
async def room(simcord_env):
    """A text channel in a server where the commands are synced."""
    await simcord_env.bot.tree.sync()
    yield simcord_env.create_guild().create_text_channel("talk")
    # simcord fails a test for errors that nobody looked at, and for handled ones too: the bot has to have handled all.
    assert all(isinstance(error, _HANDLED) for error in simcord_env.errors)


@pytest.fixture
def al(simcord_env, room):
    return simcord_env.guild.add_member(simcord_env.create_user("al"))


def texts(components):
    """Return all texts in a message's components, in order."""
    found = []
    for component in components:
        found += [component["content"]] if component["type"] == 10 else texts(component.get("components", []))
    return found


def buttons(components):
    found = []
    for component in components:
        found += [component["url"]] if component["type"] == 2 else buttons(component.get("components", []))
    return found


def sent(env, path):
    """Return the bodies that the bot sent to a path that ends with `path`."""
    return [request.json for request in env.http_requests if request.path.endswith(path) and request.json]


def callbacks(env):
    return [body["type"] for body in sent(env, "/callback")]


def mention(env, text):
    return f"<@{env.bot.user.id}> {text}"


async def test_a_slash_question_is_acknowledged_and_answered_with_its_sources(simcord_env, room, al):
    result = await al.slash(room, "ask", question=QUESTION)
    assert callbacks(simcord_env) == [5]
    shown = "\n".join(texts(result.response.components))
    assert shown.index(LEAD) < shown.index("Earlier") < shown.index(EARLIER)
    assert "<t:1776168000:D>" in shown
    assert buttons(result.response.components) == [
        "https://quay-gazette.example/film-moves",
        "https://harbour-weekly.example/a-date",
    ]
    assert not result.ephemeral
    assert not result.followups


async def test_what_the_articles_do_not_answer_is_refused_kindly(room, al):
    result = await al.slash(room, "ask", question="who wrote the music?")
    assert texts(result.response.components)[0].startswith("My articles don't answer that.")


async def test_the_command_may_be_installed_by_servers_and_people_and_used_everywhere(simcord_env, room):
    (command,) = sent(simcord_env, "/commands")[0]
    assert (command["name"], command["integration_types"], command["contexts"]) == ("ask", [0, 1], [0, 1, 2])
    (option,) = command["options"]
    assert (option["min_length"], option["max_length"], option["required"]) == (1, 300, True)
    assert command["description"]
    assert option["description"]


async def test_a_mention_is_answered_as_a_reply_that_pings_nobody(simcord_env, room, al, answerer):
    asked = await al.send(room, mention(simcord_env, QUESTION))
    assert answerer.asked == [QUESTION]
    (body,) = sent(simcord_env, f"{room.id}/messages")
    assert LEAD in "\n".join(texts(body["components"]))
    assert body["message_reference"]["message_id"] == asked.id
    assert body["allowed_mentions"] == {"parse": [], "replied_user": False}
    assert room.last_message.author.id == simcord_env.bot.user.id


async def test_a_mention_is_answered_in_a_thread_too(simcord_env, room, al, answerer):
    channel = simcord_env.bot.get_channel(room.id)
    await channel.create_thread(name="film", type=discord.ChannelType.public_thread)
    (thread,) = room.threads
    await al.send(thread, f"hey <@!{simcord_env.bot.user.id}>, {QUESTION}")
    assert answerer.asked == [f"hey , {QUESTION}"]
    assert sent(simcord_env, f"{thread.id}/messages")


async def test_a_direct_message_needs_no_mention(simcord_env, room, al, answerer):
    await al.send_dm(QUESTION)
    assert answerer.asked == [QUESTION]
    assert LEAD in json.dumps(sent(simcord_env, "/messages"), ensure_ascii=False)


async def test_emoji_and_addresses_are_no_part_of_what_is_looked_up(simcord_env, room, al, answerer):
    await al.send(room, mention(simcord_env, f"{QUESTION} <:sob:1021456789012345678> https://example.org/s/4"))
    assert answerer.asked == [QUESTION]


async def test_a_mention_without_a_question_gets_one_line(simcord_env, room, al, answerer):
    await al.send(room, mention(simcord_env, "  "))
    assert room.last_message.content == "Ask me something, and I'll look it up in my articles."
    assert answerer.asked == []


async def test_a_blank_slash_question_gets_the_same_line_for_its_asker_alone(room, al, answerer):
    result = await al.slash(room, "ask", question="   ")
    assert result.ephemeral
    assert result.response.content == "Ask me something, and I'll look it up in my articles."
    assert answerer.asked == []


async def test_a_mention_with_a_very_long_question_is_asked_to_be_short(simcord_env, room, al, answerer):
    await al.send(room, mention(simcord_env, "film " * 80))
    assert room.last_message.content == "Please ask in at most 300 characters."
    assert answerer.asked == []


async def test_a_long_address_does_not_make_a_question_too_long(simcord_env, room, al, answerer):
    await al.send(room, mention(simcord_env, f"https://example.org/{'a' * 300} {QUESTION}"))
    assert answerer.asked == [QUESTION]


async def test_what_is_not_meant_for_the_bot_is_left_alone(simcord_env, room, al, answerer):
    await al.send(room, "when does the film come out?")
    await al.send(room, "@everyone the film?")
    answered = await al.send(room, mention(simcord_env, QUESTION))
    reply = room.last_message
    await al.send(room, "thanks!", reply_to=reply)
    assert answered
    assert answerer.asked == [QUESTION]


async def test_another_bot_is_not_answered(simcord_env, room, answerer):
    other = simcord_env.guild.add_member(simcord_env.create_user("other", bot=True))
    await other.send(room, mention(simcord_env, QUESTION))
    assert answerer.asked == []


HOSTILE = "@everyone <@1> <@&2> <#3> <t:1:R> </ask:4> ||spoiler|| [free](https://evil.example) discord.gg/evil\n# BIG"


async def test_a_hostile_article_is_shown_and_does_nothing(simcord_env, room, al, answerer):
    quoted = snippet(HOSTILE, title="**@here** " + HOSTILE, publisher="_" + HOSTILE)
    answerer.ask = lambda question: answer(quoted)
    await al.slash(room, "ask", question="what?")
    await simcord_env.advance_time(10)
    await al.send(room, mention(simcord_env, "what?"))
    for body in (sent(simcord_env, "/@original")[0], sent(simcord_env, f"{room.id}/messages")[0]):
        block = "\n".join(texts(body["components"])[:2])
        for alive in ("@everyone", "@here", "<@", "<#", "<t:1:R", "||", "[free](", "https://", "discord.gg", "\n# "):
            assert alive not in block.replace(r"\<", "").replace(r"\|", "").replace(r"\]", ""), alive
        assert body["allowed_mentions"]["parse"] == []
    assert not room.last_message.mentions
    assert not room.last_message.mention_everyone


async def test_the_hugest_answer_is_sent_whole_enough(room, al, answerer):
    roles = ["lead", *["supporting"] * 10, *["earlier"] * 9]
    many = [snippet("*tide* " * 5_000, role=role, url=f"https://q.example/{n}") for n, role in enumerate(roles)]
    answerer.ask = lambda question: answer(*many)
    result = await al.slash(room, "ask", question="what?")
    assert sum(map(len, texts(result.response.components))) <= 4_000
    assert buttons(result.response.components)[0] == "https://q.example/0"


async def test_links_that_discord_refuses_cost_the_links_alone(simcord_env, room, al):
    simcord_env.inject_error("PATCH", "/webhooks/*/@original", status=400, code=50035)
    result = await al.slash(room, "ask", question=QUESTION)
    shown = texts(result.response.components)
    assert LEAD in shown[0]
    assert buttons(result.response.components) == []
    assert shown[-2:] == [
        "-# <https://quay-gazette.example/film-moves>",
        "-# <https://harbour-weekly.example/a-date>",
    ]


async def test_what_discord_refuses_for_another_reason_is_not_tried_without_links(simcord_env, room, al):
    simcord_env.inject_error("POST", f"/channels/{room.id}/messages", status=400, code=50006, times=None)
    await al.send(room, mention(simcord_env, QUESTION))
    assert sum(bool(body.get("components")) for body in sent(simcord_env, f"{room.id}/messages")) == 1


@pytest.mark.parametrize("status", [400, 403])
@pytest.mark.parametrize(("text", "said"), [(QUESTION, LEAD), ("", "Ask me something")])
async def test_where_the_bot_may_not_read_what_was_said_it_speaks_without_a_reference(
    simcord_env, room, al, status, text, said
):
    simcord_env.inject_error("POST", f"/channels/{room.id}/messages", status=status, code=160002)
    await al.send(room, mention(simcord_env, text))
    assert room.last_message.author.id == simcord_env.bot.user.id
    body = sent(simcord_env, f"{room.id}/messages")[-1]
    assert said in json.dumps(body, ensure_ascii=False)
    assert body.get("message_reference") is None
    assert body["allowed_mentions"]["parse"] == []


@pytest.mark.parametrize("status", [403, 503])
async def test_an_answer_does_not_depend_on_the_sign_that_it_is_being_written(simcord_env, room, al, status):
    simcord_env.inject_error("POST", f"/channels/{room.id}/typing", status=status, times=None)
    await al.send(room, mention(simcord_env, QUESTION))
    (body,) = sent(simcord_env, f"{room.id}/messages")
    assert LEAD in texts(body["components"])[0]


async def test_a_bug_is_told_to_the_asker_alone_with_the_id_in_the_log(simcord_env, room, al, answerer, caplog):
    def broken(question):
        raise ZeroDivisionError

    answerer.ask = broken
    result = await al.slash(room, "ask", question=QUESTION)
    (told,) = result.followups
    fault = told.content.rstrip(".").split()[-1]
    assert told.ephemeral
    assert told.content.startswith("Sorry, something went wrong on my side.")
    assert f"id={fault}" in caplog.text
    assert QUESTION not in caplog.text
    assert room.history() == []


async def test_a_bug_in_a_mention_is_told_in_a_reply(simcord_env, room, al, answerer, caplog):
    def broken(question):
        raise ZeroDivisionError

    answerer.ask = broken
    await al.send(room, mention(simcord_env, QUESTION))
    fault = room.last_message.content.rstrip(".").split()[-1]
    assert f"id={fault}" in caplog.text


@pytest.mark.parametrize("error", [IndexMissing("There is no index."), QuestionError("That is no question.")])
async def test_a_known_error_shows_its_sentence(room, al, answerer, error):
    def broken(question):
        raise error

    answerer.ask = broken
    result = await al.slash(room, "ask", question=QUESTION)
    (told,) = result.followups
    assert told.content.startswith(str(error))
    assert ("fault" in told.content) == isinstance(error, IndexMissing)


async def test_a_person_who_asks_again_at_once_is_asked_to_wait(simcord_env, room, al, answerer):
    await al.slash(room, "ask", question=QUESTION)
    result = await al.slash(room, "ask", question=QUESTION)
    assert result.ephemeral
    assert "more second" in result.response.content
    await simcord_env.advance_time(6)
    again = await al.slash(room, "ask", question=QUESTION)
    assert LEAD in texts(again.response.components)[0]
    assert len(answerer.asked) == 2


async def test_after_the_seconds_that_a_person_was_asked_to_wait_they_are_answered(simcord_env, room, al, answerer):
    await al.slash(room, "ask", question=QUESTION)
    await simcord_env.advance_time(2.6)
    result = await al.slash(room, "ask", question=QUESTION)
    assert result.response.content == "Please give me 3 more seconds before the next question."
    await simcord_env.advance_time(3)
    await al.slash(room, "ask", question=QUESTION)
    assert len(answerer.asked) == 2


async def test_being_asked_to_wait_is_said_once_in_a_channel_and_leaves_it_again(simcord_env, room, al):
    for _ in range(4):
        await al.send(room, mention(simcord_env, QUESTION))
    assert sum("more second" in message.content for message in room.history()) == 1
    await simcord_env.advance_time(20)
    assert all("more second" not in message.content for message in room.history())


async def test_what_was_said_in_passing_is_taken_back_from_a_server_and_stays_in_a_direct_message(
    simcord_env, room, al
):
    await al.send(room, mention(simcord_env, ""))
    await al.send_dm("film " * 80)
    assert len(sent(simcord_env, "/messages")) == 2
    await simcord_env.bot.remarks.take_back(5)
    assert [message.author.id for message in room.history()] == [al.id]
    deleted = [request.path for request in simcord_env.http_requests if request.method == "DELETE"]
    assert [path.split("/")[-3] for path in deleted] == [str(room.id)]


async def test_two_people_do_not_share_a_cooldown(simcord_env, room, al, answerer):
    bo = simcord_env.guild.add_member(simcord_env.create_user("bo"))
    await al.slash(room, "ask", question=QUESTION)
    await bo.slash(room, "ask", question=QUESTION)
    assert len(answerer.asked) == 2


async def test_a_full_line_is_said_to_be_full(simcord_env, room, al, answerer):
    desk = simcord_env.bot.desk
    with desk.place(), desk.place():
        result = await al.slash(room, "ask", question=QUESTION)
    assert result.ephemeral
    assert result.response.content.startswith("2 questions are in line already")
    assert answerer.asked == []


async def test_a_channel_is_not_filled_with_remarks_on_what_is_no_question(simcord_env, room, al, answerer):
    bo = simcord_env.guild.add_member(simcord_env.create_user("bo"))
    for text in ("", "", "film " * 80, ""):
        await al.send(room, mention(simcord_env, text))
    await bo.send(room, mention(simcord_env, ""))
    said = [message.content for message in room.history() if message.author.id == simcord_env.bot.user.id]
    assert said == ["Ask me something, and I'll look it up in my articles."] * 2
    await al.send(room, mention(simcord_env, QUESTION))
    assert answerer.asked == [QUESTION]
    await simcord_env.advance_time(20)
    await al.send(room, mention(simcord_env, ""))
    assert room.last_message.content.startswith("Ask me something")


async def test_a_channel_is_not_filled_with_remarks_on_a_full_line(simcord_env, room, al):
    desk = simcord_env.bot.desk
    with desk.place(), desk.place():
        for _ in range(3):
            await al.send(room, mention(simcord_env, QUESTION))
    assert sum("in line already" in message.content for message in room.history()) == 1


async def test_who_is_given_up_at_a_stop_is_told_even_behind_another_remark(simcord_env, room, al, answerer):
    answered = threading.Event()
    answerer.ask = lambda question: answered.wait(60) and film()
    await al.send(room, mention(simcord_env, ""))
    asking = asyncio.create_task(al.send(room, mention(simcord_env, QUESTION)))
    while not answerer.asked:
        await asyncio.sleep(0.01)
    await simcord_env.bot.desk.shut(0.01)
    await asking
    assert "restart" in room.last_message.content
    answered.set()


async def test_a_question_while_shutting_down_is_turned_away_kindly(simcord_env, room, al):
    await simcord_env.bot.desk.shut(0.1)
    result = await al.slash(room, "ask", question=QUESTION)
    assert result.ephemeral
    assert "restart" in result.response.content


async def test_a_channel_where_the_bot_may_not_speak_is_left_in_silence(simcord_env, room, al, caplog):
    caplog.set_level(logging.WARNING, logger="hsbot")
    simcord_env.inject_error("POST", "/channels/*", status=403, code=50013, times=None)
    await al.send(room, mention(simcord_env, QUESTION))
    assert "event=may_not_reply" in caplog.text
    assert "Traceback" not in caplog.text


async def test_an_asker_who_cannot_be_told_leaves_one_line_in_the_log(simcord_env, room, al, answerer, caplog):
    answerer.ask = None  # calling it is a bug
    simcord_env.inject_error("PATCH", "/webhooks/*", status=404, code=10015)
    await al.slash(room, "ask", question=QUESTION)
    assert "event=could_not_tell" in caplog.text


async def test_a_channel_that_takes_no_message_leaves_two_lines_in_the_log(simcord_env, room, al, caplog):
    simcord_env.inject_error("POST", f"/channels/{room.id}/messages", status=500, times=None)
    await al.send(room, mention(simcord_env, QUESTION))
    assert "event=fault" in caplog.text
    assert "event=could_not_tell" in caplog.text


@pytest.mark.parametrize("acknowledged", [False, True])
async def test_an_error_in_a_view_is_told_to_whoever_pressed(simcord_env, room, al, caplog, acknowledged):
    async def broken(interaction):
        if acknowledged:
            await interaction.response.defer()
        raise ZeroDivisionError

    view = SheetView(lay_out(film()))
    button = discord.ui.Button(label="press")
    button.callback = broken
    view.add_item(discord.ui.ActionRow(button))
    message = await simcord_env.bot.get_channel(room.id).send(view=view)
    result = await al.click(message, label="press")
    told = result.followups[0] if acknowledged else result.response
    assert told.ephemeral
    assert told.content.startswith("Sorry, something went wrong on my side.")
    assert "event=fault" in caplog.text


async def test_no_log_line_carries_the_question(simcord_env, room, al, caplog):
    caplog.set_level(logging.INFO)
    await al.slash(room, "ask", question=QUESTION)
    assert "event=answered" in caplog.text
    assert QUESTION not in caplog.text


def test_the_bot_asks_for_no_privileged_intent_and_pings_nobody(simcord_bot: Bot):
    assert {name for name, wanted in simcord_bot.intents if wanted} == {"guilds", "guild_messages", "dm_messages"}
    assert simcord_bot.allowed_mentions.to_dict() == discord.AllowedMentions.none().to_dict()


async def test_answering_leaves_the_event_loop_free(simcord_bot, answerer):
    """While an answer is being made, the loop does other things: here it is what lets the answer be made."""
    free = threading.Event()

    def slow(question):
        assert free.wait(10)
        return film()

    answerer.ask = slow
    asked = asyncio.create_task(simcord_bot.answer(QUESTION, where="test"))
    await asyncio.sleep(0.05)
    assert not asked.done()
    free.set()
    assert (await asked).answered


async def test_laying_out_leaves_the_event_loop_free(simcord_bot, monkeypatch):
    threads = []

    def noting(shown):
        threads.append(threading.current_thread())
        return lay_out(shown)

    monkeypatch.setattr("hsbot.chat.discord.bot.lay_out", noting)
    assert (await simcord_bot.answer(QUESTION, where="test")).answered
    assert threading.current_thread() not in threads


@pytest.mark.parametrize("watched", [True, False])
async def test_whoever_watches_the_terminal_is_told_that_the_bot_is_connected(
    simcord_env, room, monkeypatch, capsys, caplog, watched
):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: watched)
    caplog.set_level(logging.INFO)
    await simcord_env.bot.on_ready()
    assert capsys.readouterr().err.startswith("hsbot: connected as ") == watched
    assert "event=connected servers=1" in caplog.text
