"""`hsbot run` and `hsbot sync` in a process of their own, against a Discord on loopback."""

import asyncio
import logging
import os
import signal
import subprocess
import sys
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from folders import minding_permissions

from hsbot.chat.discord.run import read_token, serve
from hsbot.errors import DiscordError

from .answers import LEAD, QUESTION
from .fake_discord import APPLICATION, MESSAGE, FakeDiscord

HELD = "held: when does the film come out?"
CHILD = Path(__file__).with_name("child.py")


@asynccontextmanager
async def child(discord: FakeDiscord, command="serve", **environ):
    """Start the bot; when the test is through with it, it is gone."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        str(CHILD),
        str(discord.port),
        command,
        env={**os.environ, "HSBOT_TOKEN": "good", **environ},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def logged(process, words):
    """Wait for the line of the log that holds `words`, and return it."""
    async with asyncio.timeout(120):
        while words not in (line := (await process.stderr.readline()).decode()):
            assert line, f"{words!r} never came"
    return line


async def end(process):
    """Wait for the bot's end; return its exit status and what it printed and logged."""
    async with asyncio.timeout(120):
        out, err = await process.communicate()
    return process.returncode, out.decode(), err.decode()


async def asked_and_stopped(discord, process):
    """Ask once the bot is there, stop it once it has answered; return the exit status and standard error."""
    await discord.seen("ready")
    await discord.ask(QUESTION)
    await discord.seen("edit")
    process.send_signal(signal.SIGTERM)
    status, _, log = await end(process)
    return status, log


async def test_the_bot_logs_in_answers_and_leaves_on_sigterm():
    async with FakeDiscord() as discord, child(discord) as process:
        status, log = await asked_and_stopped(discord, process)
    assert status == 0
    assert [body["type"] for body in discord.bodies("callback")] == [5]
    (body,) = discord.bodies("edit")
    assert LEAD in str(body["components"])
    assert body["flags"] & 1 << 15  # components V2
    assert not [name for name in discord.names() if name.startswith("unknown")]
    assert "event=answered" in log
    assert QUESTION not in log
    assert "good" not in log


async def test_it_says_in_the_log_that_commands_are_to_be_synced_until_they_are():
    async with FakeDiscord() as discord:
        for hinted in (True, False):
            async with child(discord) as process:
                await discord.seen("ready", 1 if hinted else 2)
                process.send_signal(signal.SIGTERM)
                _, _, log = await end(process)
            assert ("hint=run `hsbot sync` once" in log) == hinted
            async with child(discord, "sync") as process:
                assert (await end(process))[0] == 0


@pytest.mark.parametrize("place", ["", "guilds/8/"])
async def test_commands_that_some_of_the_set_servers_or_all_have_need_no_hint(place):
    async with FakeDiscord() as discord:
        discord.commands[f"applications/{APPLICATION}/{place}commands"] = [
            {"id": "10", "application_id": APPLICATION, "version": "1", "name": "ask", "description": "Ask.", "type": 1}
        ]
        async with child(discord, GUILDS="7 8") as process:
            await discord.seen("ready")
            process.send_signal(signal.SIGTERM)
            _, _, log = await end(process)
    assert "event=no_commands" not in log
    assert "event=commands_unknown" not in log


async def test_it_asks_for_guilds_and_messages_and_for_no_privileged_intent():
    async with FakeDiscord() as discord, child(discord) as process:
        await discord.seen("identify")
        process.send_signal(signal.SIGINT)
        assert (await end(process))[0] == 0
    (identity,) = discord.bodies("identify")
    assert identity["intents"] == 1 << 0 | 1 << 9 | 1 << 12


async def test_the_question_under_way_is_answered_before_a_stop_and_a_new_one_is_not_taken(tmp_path):
    release = tmp_path / "release"
    async with FakeDiscord() as discord, child(discord, RELEASE=str(release), DRAIN="60") as process:
        await discord.seen("ready")
        await discord.ask(HELD)
        await discord.seen("callback")
        process.send_signal(signal.SIGTERM)
        await logged(process, "event=stopping")
        await discord.ask(QUESTION, person=1)
        await discord.seen("callback", 2)
        release.touch()
        status, _, _ = await end(process)
    assert status == 0
    assert len(discord.bodies("edit")) == 1
    deferred, declined = discord.bodies("callback")
    assert deferred["type"] == 5
    assert declined["type"] == 4
    assert declined["data"]["flags"] & 64  # for the asker alone
    assert "restart" in declined["data"]["content"]


async def test_a_stop_tells_whom_it_gives_up_and_does_not_wait_for_what_is_computed(tmp_path):
    never = tmp_path / "release"
    async with FakeDiscord() as discord, child(discord, RELEASE=str(never), DRAIN="0.1") as process:
        await discord.seen("ready")
        await discord.ask(HELD)
        await discord.ask(QUESTION, person=1)
        await discord.seen("callback", 2)
        process.send_signal(signal.SIGTERM)
        status, _, log = await end(process)
    assert status == 0
    assert "event=gave_up questions=2" in log
    assert [body["content"] for body in discord.bodies("edit")] == ["Sorry, that didn't work."] * 2
    assert all("restart" in body["content"] and body["flags"] & 64 for body in discord.bodies("followup"))
    assert [discord.names().count(name) for name in ("followup", "delete")] == [2, 2]
    assert "Traceback" not in log


async def test_a_stop_takes_back_the_remark_that_stands_in_a_channel():
    async with FakeDiscord() as discord, child(discord) as process:
        await discord.seen("ready")
        await discord.mention()
        await discord.seen("remark")
        await discord.ask(QUESTION)
        await discord.seen("edit")  # by now the bot knows that the remark was taken
        process.send_signal(signal.SIGTERM)
        assert (await end(process))[0] == 0
    assert f"DELETE channels/{MESSAGE['channel_id']}/messages/{MESSAGE['id']}" in discord.names()


async def test_while_a_question_is_answered_hearts_beat_and_another_is_acknowledged(tmp_path):
    release = tmp_path / "release"
    async with FakeDiscord() as discord, child(discord, RELEASE=str(release)) as process:
        await discord.seen("ready")
        await discord.ask(HELD)
        await discord.seen("callback")
        await discord.ask(QUESTION, person=1)
        await discord.seen("callback", 2)
        await discord.seen("heartbeat", discord.names().count("heartbeat") + 3)
        assert "edit" not in discord.names()
        release.touch()
        await discord.seen("edit", 2)
        process.send_signal(signal.SIGTERM)
        assert (await end(process))[0] == 0


async def test_a_refused_token_ends_it_with_what_to_do():
    async with FakeDiscord(token="another") as discord, child(discord) as process:
        status, _, log = await end(process)
    assert status == 2
    assert "DiscordError: Discord refused the token; reset it" in log
    assert "identify" not in discord.names()


@pytest.mark.parametrize(
    ("code", "reason"), [(4014, "refused the intents"), (4004, "refused the token"), (4011, "4011")]
)
async def test_a_close_code_that_is_final_ends_it_with_what_to_do(code, reason):
    async with FakeDiscord(close_code=code) as discord, child(discord) as process:
        status, _, log = await end(process)
    assert status == 2
    assert "DiscordError" in log
    assert reason in log.splitlines()[-1]
    assert discord.names().count("identify") == 1


async def test_when_discord_counts_the_starts_out_it_waits_as_long_as_that_lasts():
    async with FakeDiscord(starts_left=0) as discord, child(discord, RETRY="0.1") as process:
        line = await logged(process, "event=not_connected")
        process.send_signal(signal.SIGTERM)
        status, _, _ = await end(process)
    assert status == 0
    assert line.endswith("retry_seconds=7200 why=Discord allows this bot no more starts for 2.0 hours\n")
    assert "identify" not in discord.names()


async def test_an_index_that_cannot_be_loaded_ends_it_with_its_sentence():
    async with FakeDiscord() as discord, child(discord, LOAD="fails") as process:
        status, _, log = await end(process)
    assert status == 2
    assert log.splitlines()[-1] == "hsbot: IndexMissing: There is no index; run `hsbot index update`."


async def test_a_discord_out_of_reach_is_tried_again_until_it_is_there():
    async with FakeDiscord() as gone:
        pass
    async with child(gone, RETRY="0.2") as process:
        await logged(
            process, "event=not_connected retry_seconds=0 why=Discord can't be reached (ClientConnectorError); "
        )
        await logged(process, "event=not_connected")
        async with FakeDiscord(port=gone.port) as discord:
            status, log = await asked_and_stopped(discord, process)
    assert status == 0
    assert "Traceback" not in log
    assert "Unclosed" not in log


@pytest.mark.parametrize("path", ["users/@me", "oauth2/applications/@me", "gateway/bot"])
async def test_trouble_of_discord_s_own_at_the_start_passes_with_a_line_for_each_try(path):
    async with FakeDiscord(outages={path: 2}) as discord, child(discord, RETRY="0.1") as process:
        await discord.seen("ready")
        process.send_signal(signal.SIGTERM)
        status, _, log = await end(process)
    assert status == 0
    assert log.count("event=not_connected") == 2
    assert discord.names().count("identify") == 1
    assert "Unclosed" not in log


async def test_a_stop_while_it_waits_for_discord_ends_it_at_once():
    async with FakeDiscord() as gone:
        pass
    async with child(gone, RETRY="3600") as process:
        await logged(process, "event=not_connected")
        process.send_signal(signal.SIGTERM)
        status, _, log = await end(process)
    assert status == 0
    assert "event=not_connected" not in log


async def test_sync_gives_the_commands_to_every_server():
    async with FakeDiscord() as discord, child(discord, "sync") as process:
        status, out, _ = await end(process)
    assert status == 0
    assert out == "Synced /ask for every server; Discord may take a minute to show it.\n"
    (commands,) = discord.bodies(f"PUT applications/{APPLICATION}/commands")
    assert [command["name"] for command in commands] == ["ask"]
    assert "identify" not in discord.names()


async def test_sync_gives_the_commands_to_the_servers_that_are_set():
    async with FakeDiscord() as discord, child(discord, "sync", GUILDS="7 8") as process:
        status, out, _ = await end(process)
    assert (status, out) == (0, "Synced /ask for 2 servers.\n")
    assert discord.names() == [f"PUT applications/{APPLICATION}/guilds/{guild}/commands" for guild in (7, 8)]


async def test_sync_to_every_server_ends_the_trial_in_one_of_them():
    """What one server has and what all have is kept apart: with both, people there are offered /ask twice."""
    async with FakeDiscord(servers=(6, 7, 8), forbidden=6) as discord:
        async with child(discord, "sync", GUILDS="7") as process:
            assert (await end(process))[0] == 0
        async with child(discord, "sync") as process:
            status, out, _ = await end(process)
    trial = ", in place of what 1 server had alone"
    assert (status, out) == (0, f"Synced /ask for every server{trial}; Discord may take a minute to show it.\n")
    everywhere, there = f"applications/{APPLICATION}/commands", f"applications/{APPLICATION}/guilds/7/commands"
    assert discord.names() == [f"PUT {there}", f"PUT {everywhere}", f"PUT {there}"]
    assert [command["name"] for command in discord.commands[everywhere]] == ["ask"]
    assert discord.commands[there] == []


async def test_sync_to_a_server_says_so_where_every_server_has_the_commands_already():
    async with FakeDiscord(servers=(7,)) as discord:
        for guilds in ("", "7"):
            async with child(discord, "sync", GUILDS=guilds) as process:
                status, out, _ = await end(process)
    assert status == 0
    assert out == (
        "Synced /ask for 1 server, where it stands twice now, since every server has it already; "
        "empty `guilds` and run `hsbot sync` again.\n"
    )


async def test_sync_with_a_refused_token_says_what_to_do():
    async with FakeDiscord(token="another") as discord, child(discord, "sync") as process:
        status, _, log = await end(process)
    assert status == 2
    assert "DiscordError: Discord refused the token" in log


def test_the_token_comes_from_the_variable_then_the_file_then_the_credential(tmp_path):
    (tmp_path / "named").write_text("of-file\n")
    (tmp_path / "hsbot-token").write_text("of-systemd\n")
    environ = {"CREDENTIALS_DIRECTORY": str(tmp_path)}
    assert read_token(environ) == "of-systemd"
    environ["HSBOT_TOKEN_FILE"] = str(tmp_path / "named")
    assert read_token(environ) == "of-file"
    environ["HSBOT_TOKEN"] = " of-variable "
    assert read_token(environ) == "of-variable"


@pytest.mark.parametrize("environ", [{}, {"HSBOT_TOKEN": " "}, {"CREDENTIALS_DIRECTORY": "/nowhere"}])
def test_no_token_says_where_to_put_it(environ):
    with pytest.raises(DiscordError, match="set HSBOT_TOKEN"):
        read_token(environ)


def test_a_token_file_that_is_missing_or_empty_is_named(tmp_path):
    empty = tmp_path / "empty"
    empty.touch()
    with pytest.raises(DiscordError, match="empty is empty"):
        read_token({"HSBOT_TOKEN_FILE": str(empty)})
    with pytest.raises(DiscordError, match="missing can't be read"):
        read_token({"HSBOT_TOKEN_FILE": str(tmp_path / "missing")})


def test_a_credential_that_may_be_there_and_cannot_be_read_is_named(tmp_path):
    folder = tmp_path / "shut"
    folder.mkdir(mode=0)
    with minding_permissions(), pytest.raises(DiscordError, match="shut/hsbot-token can't be read; "):
        read_token({"CREDENTIALS_DIRECTORY": str(folder)})
    with pytest.raises(DiscordError, match="hsbot-token can't be read; "):
        read_token({"CREDENTIALS_DIRECTORY": "x" * 300})


@pytest.mark.parametrize(
    ("level", "kept"), [(logging.DEBUG, logging.INFO), (logging.INFO, logging.INFO), (logging.ERROR, logging.ERROR)]
)
def test_what_discord_s_library_logs_is_no_more_than_was_asked_for_and_no_question(monkeypatch, level, kept):
    async def nothing(*_):
        pass

    monkeypatch.setattr("hsbot.chat.discord.run._serve", nothing)
    names = ("discord", "discord.http", "discord.gateway")
    before = {name: logging.getLogger(name).level for name in names}
    for name in names:
        logging.getLogger(name).setLevel(level if name == "discord" else logging.NOTSET)
    try:
        serve(None, token="t", settings=None)
        assert {logging.getLogger(name).getEffectiveLevel() for name in names} == {kept}
    finally:
        for name in names:
            logging.getLogger(name).setLevel(before[name])


@pytest.mark.parametrize("content", ["one.two\nthree", "Bot one.two", "one\x00two", "one\ttwo", "one.twö", "\ufeffone"])
def test_what_holds_more_than_a_token_is_named_and_not_shown(tmp_path, content):
    """Sent as it is, Discord's library fails on most of these with a traceback."""
    (tmp_path / "file").write_text(content, encoding="utf-8")
    for environ, named in (
        ({"HSBOT_TOKEN": content}, "HSBOT_TOKEN holds"),
        ({"HSBOT_TOKEN_FILE": str(tmp_path / "file")}, "file holds"),
        ({"CREDENTIALS_DIRECTORY": str(tmp_path)}, "hsbot-token holds"),
    ):
        (tmp_path / "hsbot-token").write_text(content, encoding="utf-8")
        with pytest.raises(DiscordError, match=f"{named} more than a token; ") as refused:
            read_token(environ)
        assert content not in str(refused.value)
        assert "one" not in str(refused.value).replace("alone", "")


@pytest.mark.parametrize("module", ["settings", "run", "sync", "sheet", "escaping"])
def test_discord_is_imported_only_when_it_is_served(module):
    code = f"import sys, hsbot.chat.discord.{module}; sys.exit('discord' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=CHILD.parents[3], check=False).returncode == 0
