"""A Discord on loopback: login, gateway, interactions, just enough for one bot, with a journal of what it did.

It stands for what simcord leaves out: the login and its refusal, real heartbeats, close codes, a real process.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from typing import Any

from aiohttp import WSMsgType, web

APPLICATION = "1000000000000000001"
PERSON = {"id": "1000000000000000002", "username": "al", "discriminator": "0", "avatar": None, "global_name": "Al"}
BOT = {"id": APPLICATION, "username": "hsbot", "discriminator": "0", "avatar": None, "bot": True}
ABOUT = {
    "id": APPLICATION,
    "name": "hsbot",
    "description": "",
    "icon": None,
    "bot_public": True,
    "bot_require_code_grant": False,
    "verify_key": "0" * 64,
    "owner": PERSON,
    "flags": 0,
}
MESSAGE = {
    "id": "1000000000000000003",
    "channel_id": "1000000000000000004",
    "author": BOT,
    "content": "",
    "timestamp": "2026-05-03T12:00:00+00:00",
    "edited_timestamp": None,
    "tts": False,
    "mention_everyone": False,
    "mentions": [],
    "mention_roles": [],
    "attachments": [],
    "embeds": [],
    "components": [],
    "pinned": False,
    "type": 20,
    "flags": 0,
}
SERVER = {
    "id": "7",
    "name": "Harbour",
    "channels": [{"id": MESSAGE["channel_id"], "type": 0, "name": "talk", "position": 0, "permission_overwrites": []}],
}


class FakeDiscord:
    """Use it as an async context manager; what the bot does is in `journal`, in order, as (what, body)."""

    def __init__(
        self,
        *,
        token: str = "good",
        close_code: int | None = None,
        starts_left: int = 1000,
        servers: Sequence[int] = (),
        forbidden: int | None = None,
        port: int = 0,
        outages: dict[str, int] | None = None,
    ) -> None:
        self.commands: dict[str, list[dict[str, Any]]] = {}  # by path, as last synced
        self.journal: list[tuple[str, Any]] = []
        self._servers = servers  # those that the bot is in
        self._forbidden = forbidden  # the one of them where it may have no commands
        self._port = port
        self._outages = outages or {}  # by path: how often it is answered with status 503 before it is answered
        self._token = token
        self._close_code = close_code
        self._starts_left = starts_left
        self._asked = self._sent = 0
        self._socket: web.WebSocketResponse | None = None
        self._news = asyncio.Condition()

    async def __aenter__(self) -> FakeDiscord:
        app = web.Application()
        app.router.add_get("/gateway", self._gateway)
        app.router.add_route("*", "/api/{path:.*}", self._api)
        self._runner = web.AppRunner(app, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self.port: int = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    def names(self) -> list[str]:
        return [name for name, _ in self.journal]

    def bodies(self, name: str) -> list[Any]:
        return [body for found, body in self.journal if found == name]

    async def seen(self, name: str, times: int = 1) -> None:
        """Wait until the bot has done `name` so often; the limit only ends a test that would never end."""
        async with self._news, asyncio.timeout(120):
            await self._news.wait_for(lambda: self.names().count(name) >= times)

    async def ask(self, question: str, *, person: int = 0) -> None:
        """Let a person ask `/ask question` in a direct message."""
        self._asked += 1
        event = {
            "id": str(1459000000000000000 + self._asked),
            "application_id": APPLICATION,
            "type": 2,
            "token": f"token{self._asked}",
            "version": 1,
            "user": PERSON | {"id": str(int(str(PERSON["id"])) + 100 + person)},
            "channel_id": MESSAGE["channel_id"],
            "channel": {"id": MESSAGE["channel_id"], "type": 1},
            "data": {
                "id": "1000000000000000005",
                "name": "ask",
                "type": 1,
                "options": [{"name": "question", "type": 3, "value": question}],
            },
            "entitlements": [],
            "authorizing_integration_owners": {},
            "context": 1,
            "locale": "en-GB",
            "app_permissions": "0",
            "attachment_size_limit": 10_485_760,
        }
        await self._send("INTERACTION_CREATE", event)

    async def mention(self, text: str = "") -> None:
        """Let a person write to the bot in the channel of a server."""
        self._asked += 1
        await self._send("GUILD_CREATE", SERVER)
        said = {"content": f"<@{APPLICATION}> {text}", "author": PERSON, "type": 0, "guild_id": SERVER["id"]}
        await self._send("MESSAGE_CREATE", MESSAGE | said | {"id": str(1459000000000000000 + self._asked)})

    async def _send(self, kind: str, event: Any) -> None:
        assert self._socket is not None
        self._sent += 1
        await self._socket.send_json({"op": 0, "t": kind, "s": 1 + self._sent, "d": event})

    async def _note(self, name: str, body: Any = None) -> None:
        async with self._news:
            self.journal.append((name, body))
            self._news.notify_all()

    async def _api(self, request: web.Request) -> web.Response:
        path, body = request.match_info["path"], await request.read()
        sent = json.loads(body) if body else None
        if (
            not path.startswith(("interactions", "webhooks"))
            and request.headers["Authorization"] != f"Bot {self._token}"
        ):
            return _json({"message": "401: Unauthorized", "code": 0}, status=401)
        if self._outages.get(path):
            self._outages[path] -= 1
            return _json({"message": "503: Service Unavailable", "code": 0}, status=503)
        if path == "users/@me":
            return _json(BOT)
        if path == "oauth2/applications/@me":
            return _json(ABOUT)
        if path == "gateway/bot":
            limit = {"total": 1000, "remaining": self._starts_left, "reset_after": 7_200_000, "max_concurrency": 1}
            return _json({"url": f"ws://127.0.0.1:{self.port}/gateway", "shards": 1, "session_start_limit": limit})
        if path == "users/@me/guilds":
            return _json([{"id": str(server), "name": "a server"} for server in self._servers])
        if path.endswith("/commands"):
            if path.endswith(f"guilds/{self._forbidden}/commands"):
                return _json({"message": "Missing Access", "code": 50001}, status=403)
            if request.method == "PUT":
                await self._note(f"PUT {path}", sent)
                given = {"application_id": APPLICATION, "version": "1"}
                self.commands[path] = [command | given | {"id": str(10 + n)} for n, command in enumerate(sent)]
            return _json(self.commands.get(path, []))
        if path.startswith("channels"):
            await self._note("remark" if request.method == "POST" else f"{request.method} {path}", sent)
            return _json(MESSAGE)
        if path.endswith("/callback"):
            await self._note("callback", sent)
            return _json({"interaction": {"id": path.split("/")[1], "type": 2}})
        if path.endswith("/@original"):
            await self._note("delete" if request.method == "DELETE" else "edit", sent)
            return _json(MESSAGE)
        if path.startswith("webhooks"):
            await self._note("followup", sent)
            return _json(MESSAGE)
        await self._note(f"unknown {request.method} {path}", sent)
        return _json({"message": "404: Not Found", "code": 0}, status=404)

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        self._socket = socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 200}})
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                break
            event = message.json()
            if event["op"] == 1:
                await self._note("heartbeat")
                await socket.send_json({"op": 11})
            elif event["op"] == 2:
                await self._note("identify", event["d"])
                if self._close_code:
                    await socket.close(code=self._close_code)
                    break
                ready = {"v": 10, "user": BOT, "guilds": [], "session_id": "s", "shard": [0, 1], "application": ABOUT}
                ready["resume_gateway_url"] = f"ws://127.0.0.1:{self.port}/gateway"
                await socket.send_json({"op": 0, "t": "READY", "s": 1, "d": ready})
                await self._note("ready")
        await self._note("gone", socket.close_code)
        return socket


def _json(body: Any, status: int = 200) -> web.Response:
    # The type has to be exactly this; with a charset behind it discord.py takes the body for text.
    return web.Response(body=json.dumps(body).encode(), status=status, content_type="application/json")
