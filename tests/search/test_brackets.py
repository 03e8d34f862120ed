"""Other names are learnt from brackets, and only where they are ones."""

from __future__ import annotations

import pytest

from hsbot.search.brackets import learn_aliases

CAST = "Mara (Lunde) leaves the island. Ada Lunde said it was time. Everybody will miss Mara."


def test_a_character_and_the_actor_in_brackets_are_each_other_s_name() -> None:
    learnt = set(learn_aliases([CAST]))
    assert {("mara", "lunde"), ("lunde", "mara")} == learnt


def test_a_full_name_may_be_said_by_any_of_its_words() -> None:
    learnt = set(learn_aliases(["Mara Vane (Ada Lunde) is back.", "Ada Lunde is 30. Mara Vane is 20."]))
    assert {("mara", "ada lunde"), ("vane", "lunde"), ("ada lunde", "mara vane"), ("lunde", "mara")} <= learnt


def test_different_articles_may_write_the_two_at_different_length() -> None:
    learnt = set(learn_aliases([CAST, "Mara Vane (Ada Lunde) is back. Ada Lunde, that is."]))
    assert {("mara", "ada lunde"), ("mara", "lunde"), ("mara vane", "lunde")} <= learnt


@pytest.mark.parametrize(
    "text",
    [
        "The Fen Riders (FR) won.",
        "FR (Fen Riders) won.",
        "FR (the Fen Riders) won.",
        "The Fen Riders (or FR) won.",
        "The Fen Riders (“FR”) won.",
    ],
)
def test_an_abbreviation_is_proved_by_its_initials(text: str) -> None:
    assert set(learn_aliases([text])) == {("fr", "fen riders"), ("fen riders", "fr")}


def test_an_abbreviation_of_two_things_stands_for_neither() -> None:
    assert learn_aliases(["The Fen Riders (FR) won. In the First Round (FR) they lost."]) == []
    assert learn_aliases(["The Fen Riders (FR) won.", "The First Round (FR) is over."]) == []


def test_spellings_of_one_thing_are_one_meaning_of_its_abbreviation() -> None:
    learnt = learn_aliases(
        ["A role-playing game (RPG).", "Role-Playing Games (RPGs) sell.", "The Fen Riders (FR) won."]
    )
    assert {("rpg", "role playing game"), ("rpg", "role playing games"), ("fr", "fen riders")} <= set(learnt)


def test_what_an_abbreviation_stands_for_needs_no_capitals_and_may_be_hyphenated() -> None:
    learnt = learn_aliases(["It is a massively multiplayer online role-playing game (MMORPG)."])
    assert ("mmorpg", "massively multiplayer online role playing game") in learnt


def test_small_words_have_no_initial() -> None:
    assert ("bt", "bay of the tides") in learn_aliases(["They met at the Bay of the Tides (BT)."])


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lunde (30) said so. Lunde is well.",
        "The film (2024) was long. A Film (2024) it is.",
        "Ada Lunde (March) is late. In March it rains.",
        "Ada Lunde (Sweden) won. She lives in Sweden. Sweden cheered.",
        "Ada Lunde (Sweden) beat Ida Pell (Sweden). Sweden cheered.",
        "Ada Lunde (Still Waters) directs. Lunde is well.",
        "Ada Lunde (Still Waters) directs. She was in Still Waters, too.",
        "Ada Lunde (Photo: Orrery) smiles. Orrery is well.",
        "Ada Lunde (Drama) said so. It is drama. Drama it is.",
        "Ada Lunde (BBC) said so. The BBC agreed.",
        "Ada Lunde (right) said so.",
        "Ada Lunde (Lunde) said so. Lunde is well.",
        "The show (IT) was on. It is IT.",
        "Ada Lunde (and Ida Pell) said so. Ida Pell did.",
        "Mara (Ada Lunde) left, Mara (Ida Pell) came. Ada Lunde and Ida Pell met.",
    ],
)
def test_what_is_no_other_name_is_not_learnt(text: str) -> None:
    assert learn_aliases([text]) == []


def test_a_publisher_in_brackets_is_no_other_name() -> None:
    text = "Harbour One (Orrery) is back. Orrery said so."
    assert learn_aliases([text], {"Orrery"}) == []


def test_what_stands_in_front_of_a_name_is_no_part_of_it() -> None:
    texts = ["But Mara (Lunde) left. Mara and Lunde.", "Actor Ada Lunde (Mara) is an actor."]
    said = {said for said, _ in learn_aliases(texts)}
    assert said == {"mara", "lunde", "ada", "ada lunde"}


def test_a_word_that_is_also_written_small_is_never_said_for_a_name() -> None:
    texts = ["Rose Vane (Ada Lunde) is back.", "Ada Lunde and Rose Vane are well. Prices rose sharply."]
    said = {said for said, _ in learn_aliases(texts)}
    assert "rose" not in said
    assert "vane" in said


def test_texts_without_brackets_teach_nothing() -> None:
    assert learn_aliases([]) == []
    assert learn_aliases(["Ada Lunde plays Mara."]) == []
