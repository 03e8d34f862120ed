"""A model that isn't here: whether anybody can be asked for it, and what is said where nobody can."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest

from hsbot.errors import ModelError
from hsbot.search import hub


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """What listens where names are looked up, until it is closed; no proxy stands between."""
    for name in ("https_proxy", "HTTPS_PROXY", "http_proxy", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        place = f"http://127.0.0.1:{listening.getsockname()[1]}"
        monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", place)
        yield listening


def test_it_is_reachable_as_long_as_somebody_listens(port: socket.socket) -> None:
    assert hub.is_reachable()
    port.close()
    assert not hub.is_reachable()


@pytest.mark.parametrize("name", ["https_proxy", "all_proxy"])
def test_behind_a_proxy_only_the_library_can_tell(
    port: socket.socket, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port.close()
    monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert hub.is_reachable()


def test_where_nobody_can_be_asked_only_what_is_here_is_loaded(port: socket.socket) -> None:
    def load(*, local_files_only: bool) -> str:
        return "here" if local_files_only else "looked up"

    assert hub.load(load, "one", is_here=False, what="model", mend="name another") == "looked up"
    port.close()
    assert hub.load(load, "one", is_here=False, what="model", mend="name another") == "here"


def test_why_it_was_not_loaded_is_one_sentence(port: socket.socket) -> None:
    def fail(*, local_files_only: bool) -> None:
        raise OSError(f"nothing there, local_files_only={local_files_only}\nand more")

    def said(*, is_here: bool) -> str:
        with pytest.raises(ModelError) as error:
            hub.load(fail, "one", is_here=is_here, what="model", mend="name another")
        return str(error.value)

    failed = "The model one can't be loaded (OSError: nothing there, local_files_only={}): name another."
    assert said(is_here=False) == failed.format(False)
    port.close()
    assert said(is_here=True) == failed.format(True)
    assert said(is_here=False) == (
        "The model one can't be loaded (none that loads is on this machine, and 127.0.0.1 can't be reached): "
        "name another."
    )


def test_somebody_who_never_answers_is_not_waited_for(port: socket.socket, monkeypatch: pytest.MonkeyPatch) -> None:
    never = threading.Event()

    def wait(*_: object, **__: object) -> None:
        never.wait()
        raise OSError

    monkeypatch.setattr(hub, "_PATIENCE", 0.01)
    monkeypatch.setattr(socket, "create_connection", wait)
    assert not hub.is_reachable()
    never.set()
