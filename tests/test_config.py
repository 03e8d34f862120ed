"""Settings: what beats what, what a relative path is relative to, and one sentence for every mistake."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, fields
from pathlib import Path

import pytest
from folders import ROOT, minding_permissions

from hsbot.config import ArticlesConfig, Config, DiscordConfig, load_config
from hsbot.errors import ConfigError

SECTIONS = [f.name for f in fields(Config) if f.name not in {"aliases", "file"}]


def _file(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def _refusal(folder: Path, text: str) -> str:
    path = _file(folder, text)
    with pytest.raises(ConfigError) as said:
        load_config(path, {})
    message = str(said.value)
    assert "\n" not in message
    return message.replace(str(path), "config.toml")


def test_without_a_file_or_variables_everything_has_its_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_config(None, {}) == Config()
    assert Config().articles.path == Path("seeds")
    assert Config().index.path == Path("index")
    assert Config().model.name == "all-MiniLM-L6-v2"


def test_the_file_beats_the_defaults_and_says_where_it_is(tmp_path: Path) -> None:
    path = _file(tmp_path, "[articles]\nstrict = true\n[discord]\nguilds = [12, 34]\ncooldown_seconds = 2\n")
    config = load_config(path, {})
    assert config.articles == ArticlesConfig(path=tmp_path / "seeds", strict=True)  # defaults are relative to it, too
    assert config.discord == DiscordConfig(guilds=(12, 34), cooldown_seconds=2.0)
    assert config.file == path


def test_a_variable_beats_the_file(tmp_path: Path) -> None:
    path = _file(tmp_path, '[log]\nlevel = "info"\n[discord]\nqueue_length = 3\n')
    environ = {"HSBOT_LOG_LEVEL": "DEBUG", "HSBOT_DISCORD_GUILDS": "1, 2 3", "HSBOT_DISCORD_COOLDOWN_SECONDS": "0.5"}
    config = load_config(path, environ)
    assert config.log.level == "debug"
    assert config.discord == DiscordConfig(guilds=(1, 2, 3), cooldown_seconds=0.5, queue_length=3)


def test_a_file_may_begin_with_a_bom(tmp_path: Path) -> None:
    assert load_config(_file(tmp_path, "\ufeff[model]\nthreads = 3\n"), {}).model.threads == 3


def test_an_alias_stands_for_one_name_or_several(tmp_path: Path) -> None:
    path = _file(tmp_path, '[aliases]\nsm = "Saltmarsh"\n"the twins" = ["Ada Pell", "Ida Pell"]\n')
    assert load_config(path, {}).aliases == {"sm": ("Saltmarsh",), "the twins": ("Ada Pell", "Ida Pell")}


def test_languages_are_a_list_in_a_variable_too(tmp_path: Path) -> None:
    assert load_config(_file(tmp_path, "[model]\nlanguages = []\n"), {}).model.languages == ()
    assert load_config(None, {"HSBOT_MODEL_LANGUAGES": "en, de"}).model.languages == ("en", "de")


@pytest.mark.parametrize(("text", "value"), [("true", True), ("1", True), ("False", False), ("0", False)])
def test_a_variable_says_yes_or_no_in_either_way(text: str, value: bool) -> None:
    assert load_config(None, {"HSBOT_ARTICLES_STRICT": text}).articles.strict is value


def test_variables_that_are_no_settings_are_left_alone() -> None:
    environ = {"HSBOT_TOKEN": "secret", "HSBOT_TOKEN_FILE": "/x", "OTHER": "z"}
    assert load_config(None, environ) == load_config(None, {})


def test_a_file_in_the_current_folder_is_read_unasked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _file(tmp_path, "[model]\nthreads = 3\n")
    monkeypatch.chdir(tmp_path)
    assert load_config(None, {}).model.threads == 3


def test_a_variable_may_name_the_file_and_an_argument_beats_it(tmp_path: Path) -> None:
    named = _file(tmp_path, "[model]\nthreads = 3\n")
    (tmp_path / "other").mkdir()
    asked = _file(tmp_path / "other", "[model]\nthreads = 5\n")
    assert load_config(None, {"HSBOT_CONFIG": str(named)}).model.threads == 3
    assert load_config(asked, {"HSBOT_CONFIG": str(named)}).model.threads == 5


def test_a_path_in_the_file_is_relative_to_the_file(tmp_path: Path) -> None:
    path = _file(tmp_path, '[articles]\npath = "news"\n[index]\npath = "/srv/index"\n')
    config = load_config(path, {})
    assert (config.articles.path, config.index.path) == (tmp_path / "news", Path("/srv/index"))


def test_a_path_in_a_variable_is_relative_to_the_current_folder(tmp_path: Path) -> None:
    path = _file(tmp_path, '[articles]\npath = "news"\n')
    assert load_config(path, {"HSBOT_ARTICLES_PATH": "elsewhere"}).articles.path == Path("elsewhere")


def test_a_path_may_begin_with_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert load_config(_file(tmp_path, '[articles]\npath = "~/news"\n'), {}).articles.path == tmp_path / "news"


def test_a_model_s_folder_is_relative_to_the_file_and_a_name_stays_a_name(tmp_path: Path) -> None:
    (tmp_path / "models" / "mine").mkdir(parents=True)
    mine = _file(tmp_path, '[model]\nname = "models/mine"\n')
    assert load_config(mine, {}).model.name == str((tmp_path / "models" / "mine").resolve())
    other = _file(tmp_path, '[model]\nname = "someone/their-model"\n')
    assert load_config(other, {}).model.name == "someone/their-model"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[article]\n", "There is no section [article] in config.toml: did you mean articles?"),
        (
            "[zzz]\n",
            "There is no section [zzz] in config.toml: the known ones are SECTIONS.",
        ),
        ("[articles]\npth = 1\n", "There is no setting [articles] pth in config.toml: did you mean path?"),
        (
            "[articles]\nxyz = 1\n",
            "There is no setting [articles] xyz in config.toml: the known ones are path, strict.",
        ),
        ("articles = 1\n", "In config.toml `articles` must be a table: write [articles] on a line of its own."),
        ("[articles]\npath = 3\n", "The setting [articles] path in config.toml can't be 3: it takes a path."),
        ('[articles]\npath = ""\n', "The setting [articles] path in config.toml can't be '': it takes a path."),
        (
            '[articles]\nstrict = "yes"\n',
            "The setting [articles] strict in config.toml can't be 'yes': it takes true or false.",
        ),
        (
            "[model]\nthreads = -1\n",
            "The setting [model] threads in config.toml can't be -1: it takes a whole number from 0 to 1024.",
        ),
        (
            "[model]\nthreads = true\n",
            "The setting [model] threads in config.toml can't be True: it takes a whole number from 0 to 1024.",
        ),
        (
            f"[model]\nthreads = {10**20}\n",
            f"The setting [model] threads in config.toml can't be {10**20}: it takes a whole number from 0 to 1024.",
        ),
        (
            '[articles]\npath = "~no body/x"\n',
            "The setting [articles] path in config.toml can't be '~no body/x': nobody here has that home folder.",
        ),
        (
            '[model]\nname = ""\n',
            "The setting [model] name in config.toml can't be '': it takes a text that isn't empty.",
        ),
        (
            "[discord]\nqueue_length = 0\n",
            "The setting [discord] queue_length in config.toml can't be 0: it takes a whole number of 1 or more.",
        ),
        (
            f"[discord]\ndrain_seconds = {10**400}\n",
            f"The setting [discord] drain_seconds in config.toml can't be {10**400}: it takes a number of 0 or more.",
        ),
        (
            "[discord]\ndrain_seconds = inf\n",
            "The setting [discord] drain_seconds in config.toml can't be inf: it takes a number of 0 or more.",
        ),
        (
            '[discord]\nguilds = ["a"]\n',
            "The setting [discord] guilds in config.toml can't be ['a']: it takes a list of ids.",
        ),
        (
            '[model]\nlanguages = ["German"]\n',
            "The setting [model] languages in config.toml can't be ['German']: it takes a list of languages such as "
            '"en".',
        ),
        ("aliases = 1\n", "In config.toml `aliases` must be a table: write [aliases] on a line of its own."),
        (
            "[aliases]\nsm = 3\n",
            "The alias 'sm' in config.toml can't be 3: it takes a name, or a list of names.",
        ),
        (
            "[aliases]\nsm = []\n",
            "The alias 'sm' in config.toml can't be []: it takes a name, or a list of names.",
        ),
        (
            '[log]\nlevel = "loud"\n',
            "The setting [log] level in config.toml can't be 'loud': it takes debug, info, warning, error.",
        ),
        (
            "file = 1\n",
            "There is no section [file] in config.toml: the known ones are SECTIONS.",
        ),
    ],
)
def test_a_mistake_in_the_file_is_one_sentence(tmp_path: Path, text: str, message: str) -> None:
    assert _refusal(tmp_path, text) == message.replace("SECTIONS", ", ".join([*SECTIONS, "aliases"]))


@pytest.mark.parametrize(
    ("variable", "value", "message"),
    [
        ("HSBOT_MODEL_NAMES", "x", "There is no setting HSBOT_MODEL_NAMES: did you mean name?"),
        ("HSBOT_INDX_PATH", "x", "There is no section [indx] (the variable HSBOT_INDX_PATH): did you mean index?"),
        (
            "HSBOT_MODEL_THREADS",
            "two",
            "The setting HSBOT_MODEL_THREADS can't be 'two': it takes a whole number from 0 to 1024.",
        ),
        (
            "HSBOT_ARTICLES_STRICT",
            "maybe",
            "The setting HSBOT_ARTICLES_STRICT can't be 'maybe': it takes true or false.",
        ),
        (
            "HSBOT_INDEX_PATH",
            "~no body/x",
            "The setting HSBOT_INDEX_PATH can't be '~no body/x': nobody here has that home folder.",
        ),
        (
            "HSBOT_MODEL_NAME",
            "~no body/x",
            "The setting HSBOT_MODEL_NAME can't be '~no body/x': nobody here has that home folder.",
        ),
        (
            "HSBOT_ALIASES_SM",
            "x",
            "The variable HSBOT_ALIASES_SM can't set an alias: write it under [aliases] in config.toml.",
        ),
        ("HSBOT_DISCORD_GUILDS", "1,x", "The setting HSBOT_DISCORD_GUILDS can't be '1,x': it takes a list of ids."),
    ],
)
def test_a_mistake_in_a_variable_is_one_sentence(variable: str, value: str, message: str) -> None:
    with pytest.raises(ConfigError) as said:
        load_config(None, {variable: value})
    assert str(said.value) == message


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as said:
        load_config(tmp_path / "none.toml", {})
    missing = tmp_path / "none.toml"
    assert str(said.value) == f"There is no configuration file {missing}: name one that exists, or leave it out."


def test_a_folder_for_a_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="can't be read"):
        load_config(tmp_path, {})


def test_broken_toml_is_one_sentence_with_its_line(tmp_path: Path) -> None:
    said = _refusal(tmp_path, "[articles]\npath = \n")
    assert said.startswith("The configuration file config.toml is no valid TOML (")
    assert said.endswith("line 2, column 8)): mend that line.")


def test_a_number_too_long_to_be_read_is_one_sentence(tmp_path: Path) -> None:
    said = _refusal(tmp_path, f"[model]\nthreads = {'9' * 5000}\n")
    assert said.startswith("The configuration file config.toml is no valid TOML (")


def test_toml_nested_too_deep_is_one_sentence(tmp_path: Path) -> None:
    said = _refusal(tmp_path, f"x = {'[' * 5000}\n")
    assert said.startswith("The configuration file config.toml is no valid TOML (")


def test_a_path_with_a_null_byte_is_one_sentence(tmp_path: Path) -> None:
    assert _refusal(tmp_path, '[index]\npath = "a\\u0000b"\n').endswith("it takes a path.")


@pytest.mark.parametrize("name", ["none", "packaged"])
def test_a_folder_does_not_take_the_meaning_of_a_reader_s_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    assert load_config(_file(tmp_path, f'[reader]\nname = "{name}"\n'), {}).reader.name == name


def test_a_current_folder_that_may_not_be_searched_holds_no_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "shut").mkdir()
    monkeypatch.chdir(tmp_path / "shut")
    (tmp_path / "shut").chmod(0)
    with minding_permissions():
        assert load_config(None, {}).file is None


@pytest.mark.parametrize("section", ["model", "reader"])
def test_a_model_in_a_folder_that_may_not_be_entered_is_one_sentence(tmp_path: Path, section: str) -> None:
    """Whether it is a folder can't be told."""
    (tmp_path / "locked" / "mine").mkdir(parents=True)
    (tmp_path / "locked").chmod(0)
    with minding_permissions():
        said = _refusal(tmp_path, f'[{section}]\nname = "locked/mine"\n')
    assert said == (
        f"The setting [{section}] name in config.toml can't be 'locked/mine' (Permission denied): name a model, or a "
        "folder that can be read."
    )


def test_a_model_s_name_that_is_too_long_for_a_path_is_one_sentence() -> None:
    with pytest.raises(ConfigError) as said:
        load_config(None, {"HSBOT_MODEL_NAME": "x" * 5000})
    assert str(said.value).endswith("(File name too long): name a model, or a folder that can be read.")


def test_bytes_that_are_no_text_are_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match="can't be read"):
        load_config(tmp_path / "config.toml", {})


def test_the_example_names_every_setting_and_gives_its_default() -> None:
    example = ROOT / "config.example.toml"
    defaults = {name: asdict(getattr(Config(), name)) for name in SECTIONS}
    raw = tomllib.loads(example.read_text(encoding="utf-8"))
    assert raw.pop("aliases") == {}
    assert {name: set(table) for name, table in raw.items()} == {name: set(table) for name, table in defaults.items()}
    read = load_config(example, {})
    for name, table in defaults.items():
        for key, value in table.items():
            expected = ROOT / value if isinstance(value, Path) else value
            assert getattr(getattr(read, name), key) == expected
