"""How the house is built: arrows point down only, and every module has one reason to change."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from folders import ROOT, TESTS

PACKAGE = ROOT / "hsbot"
MODULES = sorted(PACKAGE.rglob("*.py"))
PARTS = {
    "cli",
    "config",
    "records",
    "errors",
    "build",
    "ask",
    "labelled",
    "evaluate",
    "quality",
    "commands",
    "articles",
    "search",
    "answers",
    "chat",
}

# What each part may import of hsbot; the order is that of the arrows, from the top down.
MAY = {
    "cli": {"commands", "config", "records", "errors"},
    "commands": PARTS - {"cli"},
    "build": {"articles", "search", "records", "errors"},
    "ask": {"answers", "search", "records", "errors"},
    "quality": {"ask", "build", "evaluate", "labelled", "answers", "search", "records", "errors"},
    "evaluate": {"labelled", "records", "errors"},
    "labelled": {"records", "errors"},
    "chat": {"records", "errors"},
    "config": {"errors"},
    "answers": {"search.words", "search.hub", "records", "errors"},
    "search": {"records", "errors"},
    "articles": {"records", "errors"},
    "records": set(),
    "errors": set(),
}


def _imported(path: Path) -> Iterator[str]:
    """Yield the modules of hsbot that a module imports when it runs, as "part.module…"."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            yield from (a.name.removeprefix("hsbot.") for a in node.names if a.name.startswith("hsbot."))
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            if node.module == "hsbot":
                yield from (a.name for a in node.names if not a.name.startswith("__"))
            elif node.module and node.module.startswith("hsbot."):
                inside = node.module.removeprefix("hsbot.")
                folder = (PACKAGE / inside.replace(".", "/")).is_dir()
                yield from (f"{inside}.{a.name}" for a in node.names) if folder else (inside,)


def _part(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def test_every_part_has_its_place() -> None:
    assert {_part(path) for path in MODULES} - {"__init__", "__main__"} == set(MAY) == PARTS


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_arrows_point_down_only(path: Path) -> None:
    part = _part(path)
    if part in {"__init__", "__main__"}:
        return
    for name in _imported(path):
        own = name.split(".")[0] == part
        assert own or any(name == may or name.startswith(f"{may}.") for may in MAY[part]), f"{path}: {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_has_at_most_250_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 250


def test_no_module_is_called_utils() -> None:
    assert not [path for path in MODULES if path.stem.strip("_") in {"util", "utils", "helpers", "misc"}]


@pytest.mark.parametrize(
    "word",
    ["heartstopper", "oseman", "netflix", "nick", "charlie", "tara", "darcy", "elle", "locke", "connor"],
)
def test_no_module_knows_the_sample_community(word: str) -> None:
    assert not [path for path in MODULES if re.search(rf"\b{word}\b", path.read_text(encoding="utf-8").lower())]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


# What has no test file of its own at the mirrored place, and where it is tested instead.
TESTED_ELSEWHERE = {
    "__main__.py": "test_cli.py",  # `python -m hsbot` is the command line
    "errors.py": "test_cli.py",  # mere names; what they say is tested where they are raised, and how at the way out
    "commands/ask.py": "test_cli.py",  # a process that answers, refuses and exits
    "commands/wire.py": "test_cli.py",  # what it puts together answers, or says what is missing
    "commands/sync.py": "commands/test_discord.py",  # with `hsbot run`, whose settings it takes
    "chat/discord/settings.py": "chat/discord/test_run.py",  # a record, which a bot is started with
    "chat/discord/sync.py": "chat/discord/test_run.py",  # against the same fake Discord
    "chat/discord/views.py": "chat/discord/test_bot.py",  # buttons are pressed there
}


def test_every_module_has_its_tests_at_the_mirrored_place_or_a_reason_why_not() -> None:
    modules = [path.relative_to(PACKAGE) for path in MODULES if path.name != "__init__.py"]
    without = {m.as_posix() for m in modules if not (TESTS / m.parent / f"test_{m.name}").is_file()}
    assert without == set(TESTED_ELSEWHERE)
    assert not [place for place in TESTED_ELSEWHERE.values() if not (TESTS / place).is_file()]
