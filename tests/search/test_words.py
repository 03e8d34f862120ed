"""The spellings of one thing are one thing, everywhere."""

from __future__ import annotations

import pytest

from hsbot.search.words import stem, terms, tokens


@pytest.mark.parametrize(
    "spelling",
    [
        *("season 4", "Season Four", "S04", "s4", "s 4", "szn 4", "szn4", "season4", "Season IV", "series 4"),
        *("Series Four", "fourth season", "4th season", "the fourth series", "4th series", "4th szn"),
    ],
)
def test_every_spelling_of_season_four_has_the_same_terms(spelling: str) -> None:
    assert set(terms(spelling)) == {"season", "4", "season_4"}


@pytest.mark.parametrize(
    "spelling", ["episode 3", "ep 3", "Ep. 3", "ep3", "e3", "E03", "episode three", "third episode"]
)
def test_every_spelling_of_episode_three_has_the_same_terms(spelling: str) -> None:
    assert set(terms(spelling)) == {"episod", "3", "episod_3"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("part 2", "pt. 2"),
        ("part 2", "Part II"),
        ("volume 3", "Vol. III"),
        ("chapter 5", "ch 5"),
        ("patch 1.2", "v1.2"),
        ("patch 1.2", "version 1.2"),
        ("patch 1.2", "update 1.2"),
        ("S02E05", "2x05"),
        ("S02E05", "season two, episode five"),
        ("season 13", "thirteenth season"),
        ("season 21", "season twenty-one"),
        ("season 21", "the twenty-first series"),
        ("season 32", "the thirty-second season"),
        ("chapter 5", "ch5"),
        ("dlc 2", "dlc2"),
        ("film 2", "movie2"),
    ],
)
def test_parts_volumes_chapters_and_patches_have_one_spelling_too(one: str, other: str) -> None:
    assert set(terms(one)) == set(terms(other))


def test_each_number_of_a_list_stands_with_the_noun() -> None:
    assert {"season_2", "season_3"} <= set(terms("a second and a third season"))
    assert {"season_2", "season_3"} <= set(terms("seasons 2 and 3"))


def test_the_season_s_number_is_not_the_episode_s() -> None:
    assert "episod_2" not in terms("S02E05")


def test_a_number_of_two_words_is_one() -> None:
    assert tokens("Forty-one murders in twenty-six episodes") == ["41", "murders", "in", "26", "episodes"]
    assert not {"20", "1", "season_1"} & set(terms("season twenty-one"))


def test_seconds_and_numbers_in_two_words_stay_as_they_are() -> None:
    assert "92" not in tokens("a ninety-second teaser")
    assert tokens("season twenty") == ["season", "20"]
    assert tokens("Twenty One Pilots") == ["20", "one", "pilots"]


@pytest.mark.parametrize("name", ["ps5", "gta6", "mp3", "halcy8"])
def test_a_number_that_belongs_to_a_name_stays_in_it(name: str) -> None:
    assert tokens(name) == [name]


def test_four_series_are_four_shows() -> None:
    assert tokens("four series") == ["4", "series"]


def test_an_episode_s_code_names_season_and_episode() -> None:
    assert tokens("S02E05") == ["season", "2", "episode", "5"]


def test_the_series_without_a_number_stays_the_show() -> None:
    assert tokens("the series") == ["the", "series"]


@pytest.mark.parametrize(
    ("text", "number"), [("1,700", "1700"), ("1700", "1700"), ("007", "7"), ("0", "0"), ("8.5", "8.5")]
)
def test_a_number_has_one_spelling(text: str, number: str) -> None:
    assert terms(text) == [number]


def test_a_number_also_stands_with_its_neighbours() -> None:
    assert terms("Filming takes 12 weeks") == ["film", "take", "12", "take_12", "week_12", "week"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("the first season", True), ("first season when", True), ("is first season out", True)),
        *(("the band's first tour", True), ("the Lanterns' first tour", True), ("her very first film", True)),
        *(("First and second series", True), ("kept it off first place", True), ("watched first ep", True)),
        *(("Saltmarsh gets first trailer in May", True), ("the first animated film", True), ("first look", True)),
        *(("when did the show first come out", False), ("it first aired in May", False), ("was first shown", False)),
        *(("who first played Ada", False), ("at first they said no", False)),
        *(("the channel that first showed it", False),),
        *(("First aired in 2022, it goes on", False), ("It's first heard in May", False), ("which came first", False)),
    ],
)
def test_first_is_a_number_where_it_counts_things_rather_than_times(text: str, number: bool) -> None:
    assert ("1" in terms(text), "first" in terms(text)) == (number, not number)


def test_a_stop_word_is_no_neighbour_of_a_number() -> None:
    assert terms("in 2025 the") == ["2025"]


def test_accents_and_case_make_no_difference() -> None:
    assert tokens("Zoë MÜLLER café") == ["zoe", "muller", "cafe"]


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Nintendo Switch™ 2", "nintendo switch 2"),
        ("Barbie® opens", "barbie opens"),
        ("season 4² of Saltmarsh", "season 4 of saltmarsh"),
        ("season 4½", "season 4 1 2"),
    ],
)
def test_signs_and_notes_at_a_word_are_not_of_it(text: str, same: str) -> None:
    assert tokens(text) == tokens(same)


@pytest.mark.parametrize("text", ["which one", "the next one", "is the second one out", "they ordered one for 2026"])
def test_one_that_stands_for_a_thing_is_no_number(text: str) -> None:
    assert "1" not in terms(text)
    assert "one" in tokens(text)


def test_season_one_does() -> None:
    assert tokens("season one") == ["season", "1"]
    assert tokens("Radio One") == ["radio", "1"]


def test_a_possessive_is_its_owner_with_either_apostrophe() -> None:
    assert tokens("Pell's Pell’s") == ["pell", "pell"]


def test_words_are_told_apart_by_stems_alone() -> None:
    assert stem("renewed") == stem("renews") == stem("renewing") == "renew"


def test_stop_words_and_lone_letters_are_no_terms() -> None:
    assert terms("is there a b gonna be") == []


def test_text_without_words_has_no_tokens() -> None:
    assert tokens("… — !?") == []
    assert tokens("") == []


def test_words_of_other_scripts_are_kept() -> None:
    assert terms("привет 東京") == ["привет", "東京"]


def test_short_forms_as_they_are_typed_are_stop_words_but_where_they_are_words() -> None:
    assert terms("why wasnt it, whos in, hows that, theyre back, cant wait") == terms("back wait")
    assert terms("IVE tour, a shell") == terms("ive tour shell") != terms("tour")


def test_the_fourth_and_final_season_is_a_season_4() -> None:
    assert set(terms("the fourth (and final) season")) == {*terms("the fourth season"), "final"}


@pytest.mark.parametrize("channel", ["Film4", "film4", "FILM4"])
def test_a_channel_s_name_is_no_fourth_film(channel: str) -> None:
    assert tokens(f"{channel} shows it") == ["film4", "shows", "it"]


@pytest.mark.parametrize("film", ["film3", "film40", "film14", "film 4", "movie4"])
def test_any_other_number_at_a_film_is_apart(film: str) -> None:
    assert tokens(film)[0] == "movie"
