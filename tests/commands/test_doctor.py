"""`hsbot doctor`: a line for each check, status 2 where something is wrong, no model loaded, no token shown."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

import pytest
from fakes import FakeEncoder
from folders import build, hsbot, minding_permissions, write_article

from hsbot.commands.doctor import run
from hsbot.config import ArticlesConfig, Config, IndexConfig, ModelConfig
from hsbot.search.generation import current_name

TOKEN = "not.a.real.token"


@pytest.fixture(autouse=True)
def _no_token(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HSBOT_TOKEN", "HSBOT_TOKEN_FILE", "CREDENTIALS_DIRECTORY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def config(story: Path, index: Path) -> Config:
    build(story, index)
    return Config(articles=ArticlesConfig(story), index=IndexConfig(index), model=ModelConfig("fake"))


def _run(config: Config, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, list[str]]]:
    """Return the status and {check: ["state text", …]}."""
    status = run(Namespace(), config)
    said: dict[str, list[str]] = {}
    for line in capsys.readouterr().out.splitlines():
        about, state, text = line.split(maxsplit=2)
        said.setdefault(about, []).append(f"{state} {text}")
    return status, said


def test_where_all_is_well_it_says_so_check_by_check(config: Config, capsys: pytest.CaptureFixture[str]) -> None:
    status, said = _run(config, capsys)
    name = current_name(config.index.path)
    assert status == 0
    assert list(said) == ["configuration", "articles", "model", "reader", "index", "token"]
    assert said["configuration"] == ["ok no file, so the defaults hold"]
    assert said["articles"] == [f"ok 4 in {config.articles.path}, 1 of them undated: guide.md"]
    assert said["index"] == [f"ok {name}, 4 articles, every file as it was written, up to date"]


def test_variables_that_set_something_are_named(
    config: Config, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HSBOT_TOKEN", "HSBOT_CONFIG", "HSBOT_LOG_LEVEL", "HSBOT_INDEX_PATH"):
        monkeypatch.setenv(name, "info")
    _, said = _run(config, capsys)
    assert said["configuration"] == ["ok no file, so the defaults hold, but for HSBOT_INDEX_PATH and HSBOT_LOG_LEVEL"]


def test_it_names_the_configuration_s_file(config: Config, capsys: pytest.CaptureFixture[str]) -> None:
    _, said = _run(replace(config, file=Path("config.toml")), capsys)
    assert said["configuration"] == ["ok config.toml"]


def test_a_missing_token_is_only_a_hint(config: Config, capsys: pytest.CaptureFixture[str]) -> None:
    status, said = _run(config, capsys)
    assert status == 0
    assert said["token"] == [
        "hint There is no token; set HSBOT_TOKEN, or HSBOT_TOKEN_FILE to the file that holds it. "
        "Only `hsbot run` and `hsbot sync` need it."
    ]


@pytest.mark.parametrize("source", ["HSBOT_TOKEN", "HSBOT_TOKEN_FILE", "CREDENTIALS_DIRECTORY"])
def test_the_token_s_source_is_told_and_the_token_is_not(
    config: Config, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, source: str
) -> None:
    file = tmp_path / "hsbot-token"
    file.write_text(TOKEN)
    monkeypatch.setenv(source, {"HSBOT_TOKEN": TOKEN, "HSBOT_TOKEN_FILE": str(file)}.get(source, str(tmp_path)))
    assert run(Namespace(), config) == 0
    printed = capsys.readouterr()
    last = printed.out.splitlines()[-1]
    expected = {"HSBOT_TOKEN": "HSBOT_TOKEN", "HSBOT_TOKEN_FILE": f"the file {file}"}
    assert last.split(maxsplit=2) == [
        "token",
        "ok",
        f"from {expected.get(source, 'the systemd credential hsbot-token')}",
    ]
    assert TOKEN not in printed.out + printed.err


@pytest.mark.parametrize("content", [None, "  \n"])
def test_a_token_s_file_that_is_missing_or_empty_is_a_problem(
    config: Config,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    content: str | None,
) -> None:
    if content is not None:
        (tmp_path / "token").write_text(content)
    monkeypatch.setenv("HSBOT_TOKEN_FILE", str(tmp_path / "token"))
    status, said = _run(config, capsys)
    assert status == 2
    assert said["token"][0].startswith(f"problem The token's file {tmp_path / 'token'} ")


def test_skipped_files_are_named_up_to_five(config: Config, capsys: pytest.CaptureFixture[str]) -> None:
    for n in range(7):
        (config.articles.path / f"broken{n}.json").write_text("{")
    status, said = _run(config, capsys)
    assert status == 0
    assert [line.split()[2] for line in said["articles"][1:6]] == [f"broken{n}.json" for n in range(5)]
    assert said["articles"][6:] == ["hint and 2 more, which `hsbot index update` names"]
    run(Namespace(articles=Path("my news")), config)
    assert "and 2 more, which `hsbot index update --articles 'my news'` names\n" in capsys.readouterr().out


def test_undated_articles_and_such_of_days_to_come_are_named(
    config: Config, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(6):
        write_article(config.articles.path, f"z{number}.md", None, f"Notes {number}", "Something was said.")
    write_article(config.articles.path, "slip.md", "2952-05-01", "A slip", "Something was said of it.")
    _, said = _run(config, capsys)
    where = config.articles.path
    assert said["articles"] == [
        f"ok 11 in {where}, 7 of them undated: guide.md, z0.md, z1.md, z2.md, z3.md and 2 more",
        "hint dated later than today, and so taken for the newest: slip.md. Check the dates.",
    ]


def test_with_strict_a_skipped_file_is_a_problem(config: Config, capsys: pytest.CaptureFixture[str]) -> None:
    (config.articles.path / "broken.json").write_text("{")
    status, said = _run(replace(config, articles=replace(config.articles, strict=True)), capsys)
    assert status == 2
    assert said["articles"][1].startswith("problem skipped: broken.json ")


def test_a_missing_folder_of_articles_is_a_problem(config: Config, capsys: pytest.CaptureFixture[str]) -> None:
    status, said = _run(replace(config, articles=ArticlesConfig(Path("/nowhere"))), capsys)
    assert status == 2
    assert said["articles"] == [
        "problem The articles' folder /nowhere doesn't exist: create it, or name another in [articles] path."
    ]


def test_an_empty_folder_of_articles_is_a_problem(
    config: Config, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    status, said = _run(replace(config, articles=ArticlesConfig(tmp_path / "empty")), capsys)
    assert status == 2
    assert said["articles"] == [f"problem There is no article in {tmp_path / 'empty'}: put some there."]


def test_no_index_is_a_problem(config: Config, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, said = _run(replace(config, index=IndexConfig(tmp_path / "none")), capsys)
    assert status == 2
    assert said["index"] == [f"problem There is no index in {tmp_path / 'none'} yet: run `hsbot index update`."]


def test_an_index_behind_the_articles_is_a_problem(config: Config, capsys: pytest.CaptureFixture[str]) -> None:
    folder = config.articles.path
    write_article(folder, "new.md", None, "New", "A new one.")
    write_article(folder, "guide.md", None, "A guide", "Changed.")
    (folder / "2025-01-10-cancelled.md").unlink()
    status, said = _run(config, capsys)
    name = current_name(config.index.path)
    assert status == 2
    assert said["index"] == [
        f"problem {name} is behind the articles (1 new, 1 changed, 1 removed): run `hsbot index update`."
    ]


def test_an_article_kept_as_last_read_is_not_behind(config: Config, capsys: pytest.CaptureFixture[str]) -> None:
    (config.articles.path / "guide.md").write_bytes(b"\x00\x01")
    _, said = _run(config, capsys)
    assert said["index"][0].endswith("up to date")


def test_a_damaged_index_is_a_problem(config: Config, capsys: pytest.CaptureFixture[str]) -> None:
    name = current_name(config.index.path)
    (config.index.path / "gen" / str(name) / "vectors.faiss").write_bytes(b"")
    status, said = _run(config, capsys)
    assert status == 2
    assert said["index"] == [
        f"problem In the index generation {name} the file vectors.faiss is damaged: run `hsbot index update --rebuild`."
    ]


def test_a_parent_standing_in_is_a_problem(config: Config, capsys: pytest.CaptureFixture[str]) -> None:
    first = current_name(config.index.path)
    second = build(config.articles.path, config.index.path, rebuild=True).generation
    (config.index.path / "gen" / second / "vectors.faiss").write_bytes(b"")
    status, said = _run(config, capsys)
    assert status == 2
    assert said["index"] == [
        f"problem The current generation is damaged, {first} stands in for it: run `hsbot index update`."
    ]


def test_another_model_s_index_is_a_problem(config: Config, capsys: pytest.CaptureFixture[str]) -> None:
    build(config.articles.path, config.index.path, FakeEncoder("other"))
    status, said = _run(config, capsys)
    assert status == 2
    assert said["index"][0].startswith("problem The index was built with the model other (ffffffff), ")
    assert said["index"][0].endswith("or run `hsbot index update` to build it again.")


def test_a_model_s_folder_without_weights_is_a_problem(
    config: Config, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "model").mkdir()
    status, said = _run(replace(config, model=ModelConfig(str(tmp_path / "model"))), capsys)
    assert status == 2
    assert said["model"][0].startswith(f"problem The model's folder {tmp_path / 'model'} holds no weights")


def test_a_model_s_weights_that_may_not_be_read_are_a_problem(
    config: Config, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "model.safetensors").touch(mode=0)
    with minding_permissions():
        status, said = _run(replace(config, model=ModelConfig(str(folder))), capsys)
    assert status == 2
    assert said["model"][0].startswith(f"problem The model {folder} can't be read (")
    assert said["index"][0].startswith(f"problem The model {folder} can't be read (")


def test_the_packaged_model_is_checked_without_loading_it(story: Path, tmp_path: Path) -> None:
    done = hsbot("doctor", "--articles", story, "--index", tmp_path / "none", cwd=tmp_path, fake=False)
    assert done.returncode == 2
    assert done.stderr == ""
    model = next(line for line in done.stdout.splitlines() if line.startswith("model"))
    assert model.split(maxsplit=2)[1] == "ok"
    assert model.endswith("sha256 53aa51172d14…, as its publishers released it")
