"""Settings: flags over HSBOT_* variables over a TOML file over defaults, as one frozen Config.

Read by the command line only; everything else is handed what it needs. Relative paths are relative to the file, the
defaults too; given as a variable or a flag, or where there is no file, to the current folder.
"""

from __future__ import annotations

import difflib
import math
import os
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, cast, get_type_hints

from hsbot.errors import ConfigError

FILE = "config.toml"
PREFIX = "HSBOT_"

_NOT_SETTINGS = {"HSBOT_TOKEN", "HSBOT_TOKEN_FILE", "HSBOT_CONFIG"}
_LEAST = {"queue_length": 1}  # of whole numbers; of all others it is 0
_MOST = {"threads": 1024}  # more than any use; of a huge number torch makes a traceback


@dataclass(frozen=True, slots=True)
class ArticlesConfig:
    """Section [articles]."""

    path: Path = Path("seeds")  # the folder that is indexed, with its subfolders
    strict: bool = False  # True: a file that can't be read stops the update, instead of being skipped


@dataclass(frozen=True, slots=True)
class IndexConfig:
    """Section [index]."""

    path: Path = Path("index")


@dataclass(frozen=True, slots=True)
class ModelConfig:
    """Section [model]."""

    name: str = "all-MiniLM-L6-v2"  # the packaged model, a folder, or a name sentence-transformers knows
    threads: int = 0  # of the model and the reader, at most 1024; 0: as many as either thinks fit
    languages: tuple[str, ...] = ("en",)  # ISO 639 codes that it understands; empty: every language


@dataclass(frozen=True, slots=True)
class ReaderConfig:
    """Section [reader]."""

    name: str = "packaged"  # "packaged", "none", or a sentence-transformers CrossEncoder by name or path


@dataclass(frozen=True, slots=True)
class DiscordConfig:
    """Section [discord]. The token is no setting: it comes from HSBOT_TOKEN, HSBOT_TOKEN_FILE or systemd."""

    guilds: tuple[int, ...] = ()  # servers whose commands are synced; empty: everywhere
    cooldown_seconds: float = 5.0  # between two questions of one person in one server
    queue_length: int = 20  # questions waiting or under way at once; one more is turned away with a sentence
    drain_seconds: float = 10.0  # how long a stop waits for answers under way


@dataclass(frozen=True, slots=True)
class LogConfig:
    """Section [log]."""

    level: str = "warning"  # debug, info, warning or error


@dataclass(frozen=True, slots=True)
class Config:
    """Every setting."""

    articles: ArticlesConfig = field(default_factory=ArticlesConfig)
    index: IndexConfig = field(default_factory=IndexConfig)
    model: ModelConfig = field(default_factory=ModelConfig)
    reader: ReaderConfig = field(default_factory=ReaderConfig)
    discord: DiscordConfig = field(default_factory=DiscordConfig)
    log: LogConfig = field(default_factory=LogConfig)
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # as fans say it: as articles do, one or more
    file: Path | None = None  # where it was read from; None: defaults


def load_config(file: Path | None, environ: Mapping[str, str] = os.environ) -> Config:
    """Read the configuration.

    `file` is the one asked for, which must exist; None takes HSBOT_CONFIG, else config.toml in the current folder
    where there is one. Raises ConfigError naming the file or variable, the key, and what is expected.
    """
    named = file or (Path(environ["HSBOT_CONFIG"]) if environ.get("HSBOT_CONFIG") else None)
    path = named or (Path(FILE) if os.path.isfile(FILE) else None)  # noqa: PTH113 - Path's raises where it may not look
    config = Config(file=path)
    if path:
        config = _from_file(config, path)
    return _from_environ(config, environ)


def _from_file(config: Config, path: Path) -> Config:
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))  # some editors begin a file with a BOM
    except FileNotFoundError as error:
        raise ConfigError(f"There is no configuration file {path}: name one that exists, or leave it out.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"The configuration file {path} can't be read ({error}): mend it.") from error
    except (ValueError, RecursionError) as error:  # TOMLDecodeError, or a number of thousands of digits
        raise ConfigError(f"The configuration file {path} is no valid TOML ({error}): mend that line.") from error
    for name in ("articles", "index"):  # the defaults, too, are relative to the file
        config = _with(config, name, {"path": path.parent / getattr(config, name).path})
    for name, table in raw.items():
        section = None if name == "aliases" else _section(name, f"in {path}")
        if not isinstance(table, dict):
            raise ConfigError(f"In {path} `{name}` must be a table: write [{name}] on a line of its own.")
        if section is None:
            config = replace(config, aliases={k: _alias(k, v, path) for k, v in table.items()})
            continue
        values = {k: _value(section, k, v, f"[{name}] {k} in {path}", path.parent) for k, v in table.items()}
        config = _with(config, name, values)
    return config


def settings_in(environ: Mapping[str, str]) -> list[str]:
    """Return the names of the variables that set something, in order."""
    return sorted(name for name in environ if name.startswith(PREFIX) and name not in _NOT_SETTINGS)


def _from_environ(config: Config, environ: Mapping[str, str]) -> Config:
    for variable in settings_in(environ):
        name, _, key = variable.removeprefix(PREFIX).lower().partition("_")
        if name == "aliases":
            raise ConfigError(f"The variable {variable} can't set an alias: write it under [aliases] in {FILE}.")
        section = _section(name, f"(the variable {variable})")
        value = _value(section, key, _parse(section, key, environ[variable]), variable, Path())
        config = _with(config, name, {key: value})
    return config


def _with(config: Config, name: str, values: dict[str, Any]) -> Config:
    changed: Any = {name: replace(getattr(config, name), **values)}
    return replace(config, **changed)


def _section(name: str, where: str) -> type:
    sections = {f.name: t for f in fields(Config) if is_dataclass(t := get_type_hints(Config)[f.name])}
    if name not in sections:
        raise ConfigError(f"There is no section [{name}] {where}: {_perhaps(name, [*sections, 'aliases'])}")
    return cast("type", sections[name])


def _value(section: Any, key: str, value: Any, where: str, base: Path) -> Any:
    """Check one value against its field and return it as that type."""
    hints = get_type_hints(section)
    if key not in hints:
        raise ConfigError(f"There is no setting {where}: {_perhaps(key, list(hints))}")
    kind = hints[key]
    if kind is Path and isinstance(value, str) and value and "\0" not in value:
        return base / _home(value, where)
    if kind is float and type(value) in {int, float} and 0 <= value <= sys.float_info.max:
        return float(value)
    if kind is int and type(value) is int and _LEAST.get(key, 0) <= value <= _MOST.get(key, math.inf):
        return value
    if kind is bool and isinstance(value, bool):
        return value
    if kind is str and isinstance(value, str) and value:
        return _known_level(value, where) if key == "level" else _folder_or_name(value, where, base)
    if kind == tuple[int, ...] and isinstance(value, list) and all(type(v) is int and v > 0 for v in value):
        return tuple(value)
    if kind == tuple[str, ...] and isinstance(value, list) and all(_is_language(v) for v in value):
        return tuple(value)
    raise ConfigError(f"The setting {where} can't be {value!r}: it takes {_EXPECTED.get(key) or _EXPECTED[kind]}.")


_EXPECTED: dict[Any, str] = {  # by the setting's name, else by its type
    "queue_length": "a whole number of 1 or more",
    "threads": "a whole number from 0 to 1024",
    Path: "a path",
    float: "a number of 0 or more",
    int: "a whole number of 0 or more",
    bool: "true or false",
    str: "a text that isn't empty",
    tuple[int, ...]: "a list of ids",
    tuple[str, ...]: 'a list of languages such as "en"',
}


def _is_language(value: object) -> bool:
    """Tell whether a value is an ISO 639 code: two or three small letters."""
    return isinstance(value, str) and value.isascii() and value.isalpha() and value.islower() and len(value) in {2, 3}


def _alias(said: str, meant: object, path: Path) -> tuple[str, ...]:
    """Return the names that an alias stands for; raises ConfigError where that isn't one name or more."""
    names = [meant] if isinstance(meant, str) else meant
    if said.strip() and isinstance(names, list) and names and all(isinstance(n, str) and n.strip() for n in names):
        return tuple(names)
    raise ConfigError(f"The alias {said!r} in {path} can't be {meant!r}: it takes a name, or a list of names.")


def _home(value: str, where: str) -> Path:
    """Return a path with the home folder that it may begin with spelt out."""
    try:
        return Path(value).expanduser()
    except RuntimeError as error:
        raise ConfigError(f"The setting {where} can't be {value!r}: nobody here has that home folder.") from error


def _folder_or_name(value: str, where: str, base: Path) -> str:
    """Return a model's folder as a path that is the same from everywhere, any other name as it is."""
    folder = base / _home(value, where)
    try:
        ours = {ModelConfig().name, ReaderConfig().name, "none"}  # whatever folders are called so
        return str(folder.resolve()) if value not in ours and folder.is_dir() else value
    except OSError as error:
        raise ConfigError(
            f"The setting {where} can't be {value!r} ({error.strerror}): name a model, or a folder that can be read."
        ) from error


def _known_level(value: str, where: str) -> str:
    if value.lower() not in {"debug", "info", "warning", "error"}:
        raise ConfigError(f"The setting {where} can't be {value!r}: it takes debug, info, warning, error.")
    return value.lower()


def _parse(section: Any, key: str, text: str) -> Any:
    """Read a variable's text as its field's type; what doesn't fit is left for `_value` to refuse."""
    kind = get_type_hints(section).get(key)
    try:
        if kind is int:
            return int(text)
        if kind is float:
            return float(text)
        if kind == tuple[int, ...]:
            return [int(part) for part in text.replace(",", " ").split()]
        if kind == tuple[str, ...]:
            return text.replace(",", " ").split()
    except ValueError:
        return text
    return {"true": True, "1": True, "false": False, "0": False}.get(text.lower(), text) if kind is bool else text


def _perhaps(name: str, known: list[str]) -> str:
    close = difflib.get_close_matches(name, known, n=1)
    return f"did you mean {close[0]}?" if close else f"the known ones are {', '.join(known)}."
