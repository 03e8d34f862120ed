"""What a message says to run has the flags that hsbot was given."""

from argparse import Namespace
from pathlib import Path

from hsbot.commands.hint import with_flags


def test_the_flags_that_were_given_stand_behind_each_command_as_a_shell_takes_them() -> None:
    given = Namespace(config=Path("my config.toml"), index=None, articles=Path("news"), why=True)
    said = "Damaged: run `hsbot index update --rebuild`, or `hsbot index update`."
    flags = "--config 'my config.toml' --articles news"
    expected = f"Damaged: run `hsbot index update {flags} --rebuild`, or `hsbot index update {flags}`."
    assert with_flags(said, given) == expected


def test_without_flags_and_of_other_commands_nothing_changes() -> None:
    said = "Run `hsbot index update`, then `hsbot sync`."
    assert with_flags(said, Namespace(config=None, index=None, articles=None)) == said
    assert with_flags(said, Namespace()) == said
    assert with_flags("Run `hsbot sync`.", Namespace(index=Path("one"))) == "Run `hsbot sync`."
