"""Which words are English, and which one a slip is meant for."""

from hsbot.answers.english import is_english, meant


def test_words_that_people_say_are_english_and_slips_are_not() -> None:
    assert all(map(is_english, ("telly", "rehired", "sulking", "captaincy", "merch", "teasers", "rewatch")))
    assert not any(map(is_english, ("verison", "programer", "comming", "halloren", "seaosn")))


def test_a_slip_is_meant_for_the_commonest_word_near_it() -> None:
    assert meant("writting") == "writing"
    assert meant("hapened") == "happened"
    assert meant("zzyzxqw") is None
    assert meant("yoghu") is None  # "yogh" and the like aren't common enough to be meant
