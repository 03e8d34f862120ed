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
        "Ada Lunde (Hull City) scored. Ada Lunde and Hull City are well.",
        "Ada Lunde (Norway) won. So Ada Lunde and Norway smiled.",
        "Ada Lunde (Hamstring) is out. So is Ida, for Ada Lunde said Hamstring.",
        "Ada Lunde (Hamster) is out. Hamster trouble keeps Ada Lunde at home.",
        "Ada Lunde (Orrery) scored. Yesterday Orrery have won, said Ada Lunde.",
        "Ada Lunde (Orrery) scored. Ada Lunde plays for Orrery, and likes Orrery.",
        "Ada Lunde (Orrery) scored. Ada Lunde left to play against Orrery.",
        "They rely on Ida Pell (Orrery). But Ada Lunde (Orrery) scored. So Ada Lunde and Orrery smiled.",
        "Pegs (Ada Lunde) is out. The song “Pegs” is new. Ada Lunde wrote it.",
        "Ada Lunde (The Quiet Ferry) directs. So Ada Lunde left The Quiet Ferry behind.",
        "Ada Lunde (Second Edge) leads. So Ada Lunde left Second Edge behind.",
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


def test_a_title_that_many_share_is_part_of_a_name_and_none_by_itself() -> None:
    said = {said for said, _ in learn_aliases(["Ada Lunde (Captain Tendo) is back. Then Captain Tendo met Ada Lunde."])}
    assert said == {"captain tendo", "tendo", "ada lunde", "ada", "lunde"}


def test_several_people_are_many_and_each_has_another_name_still() -> None:
    learnt = learn_aliases(["Mara Vane (Ada Lunde) is back.", "So Ida Pell, Ada Lunde and Mara Vane are well."])
    assert ("mara", "lunde") in learnt


def test_a_name_behind_mrs_does_not_begin_a_sentence() -> None:
    learnt = learn_aliases(["Holt (Lunde) is back. They like Mrs. Holt, and Ada Lunde likes them."])
    assert ("holt", "lunde") in learnt


def test_texts_without_brackets_teach_nothing() -> None:
    assert learn_aliases([]) == []
    assert learn_aliases(["Ada Lunde plays Mara."]) == []


@pytest.mark.parametrize("somebody", ["India Pell", "Jordan Vane", "Chad Pell", "Israel Pell", "China Vane"])
def test_somebody_may_be_called_like_a_country(somebody: str) -> None:
    text = f"Mara Holm ({somebody}) is back. {somebody} and Mara Holm met."
    assert (somebody.lower(), "mara holm") in learn_aliases([text])


@pytest.mark.parametrize("country", ["India", "South Korea", "New England", "Norway"])
def test_a_country_is_no_other_name(country: str) -> None:
    assert learn_aliases([f"Ada Lunde ({country}) won. So Ada Lunde and {country} smiled."]) == []
    assert learn_aliases([f"{country} (Ada Lunde) won. So Ada Lunde and {country} smiled."]) == []
