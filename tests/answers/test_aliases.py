"""A question that says one name finds the other, and loses nothing."""

from __future__ import annotations

import pytest

from hsbot.answers.aliases import NO_NAMES, Aliases

LEARNT = [("mara", "ada lunde"), ("mara", "lunde"), ("ada lunde", "mara"), ("fr", "fen riders"), ("fen riders", "fr")]
ALIASES = Aliases({"sm": ["Saltmarsh"], "the twins": ["Ada Pell", "Ida Pell"]}, LEARNT)


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("is sm renewed", "is Saltmarsh renewed"),
        ("is SM's end near", "is Saltmarsh's end near"),
        ("are The Twins back", "are Ada Pell back"),
        ("is sm (Saltmarsh) renewed", "is sm (Saltmarsh) renewed"),
        ("is smart tv", "is smart tv"),
        ("is sm in saltmarshes", "is Saltmarsh in saltmarshes"),
        ("is ſm on?", "is Saltmarsh on?"),
        ("are the twıns on", "are the twıns on"),
    ],
)
def test_a_configured_alias_is_spelt_out(text: str, spelt: str) -> None:
    assert ALIASES.spell_out(text) == spelt


def test_without_configuration_nothing_is_spelt_out() -> None:
    assert Aliases().spell_out("is sm renewed?") == "is sm renewed?"


def test_the_other_names_are_looked_for_besides() -> None:
    assert ALIASES.named_in("who plays Mara?").terms == ("ada", "lund")
    assert ALIASES.named_in("when do FR play").terms == ("fen", "rider")
    assert ALIASES.named_in("where is Ada Pell").terms == ("ida", "pell", "twin")


def test_a_question_without_such_a_name_has_none() -> None:
    assert ALIASES.named_in("who directs it?") == NO_NAMES
    assert ALIASES.named_in("fen and riders") == NO_NAMES


def test_a_text_with_the_whole_other_name_speaks_of_what_was_asked() -> None:
    named = ALIASES.named_in("who plays mara?")
    assert named.extended(frozenset({"lund", "return"})) == {"lund", "return", "mara"}
    assert ALIASES.named_in("when do FR play").extended(frozenset({"rider"})) == {"rider"}


def test_a_name_stands_in_as_many_passages_as_its_commonest_form() -> None:
    counts = {"mara": 0, "ada": 9, "lund": 4, "play": 7}
    named = ALIASES.named_in("who plays mara?")
    assert named.count("mara", counts.__getitem__) == 4
    assert named.count("play", counts.__getitem__) == 7
    assert NO_NAMES.count("play", counts.__getitem__) == 7


def test_of_a_name_within_a_name_the_whole_counts() -> None:
    aliases = Aliases({}, [("ada", "mara"), ("ada lunde", "mara")])
    assert [own for own, _ in aliases.named_in("where is ada lunde").pairs] == [{"ada", "lund"}]
