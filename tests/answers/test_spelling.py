"""Typing errors are mended against the corpus's own words, and real words are left alone."""

from hsbot.answers.spelling import Speller

VOCABULARY = {"lanterns": 3, "season": 9, "seasons": 4, "confirmed": 2, "carried": 1, "director": 2, "halloran": 1}
ENGLISH = {"married", "reason", "when", "lantern", "film"}


def speller() -> Speller:
    return Speller(VOCABULARY, lambda texts: [1 if text in ENGLISH else 3 for text in texts])


def test_letters_swapped_left_out_or_doubled_are_mended():
    assert speller().mend("seaosn 4 confrimed??") == "season 4 confirmed??"
    assert speller().mend("whos the directer") == "whos the director"
    assert speller().mend("is hallorann back") == "is halloran back"


def test_an_english_word_that_no_article_has_stays_as_it_is():
    assert speller().mend("is she married") == "is she married"
    assert speller().mend("the reason") == "the reason"


def test_words_of_the_corpus_short_words_and_numbers_stay():
    text = "Season 4 of the Lanterns, s4 and xkq?"
    assert speller().mend(text) == text


def test_what_is_like_nothing_stays():
    assert speller().mend("zzyzxqw") == "zzyzxqw"


def test_of_two_as_near_the_commoner_word_is_taken():
    assert speller().mend("seasonn") == "season"


def test_an_empty_corpus_mends_nothing():
    assert Speller({}, lambda texts: [3] * len(texts)).mend("seaosn") == "seaosn"


def test_a_word_is_strange_where_nothing_of_the_corpus_is_like_it():
    assert speller().is_strange("zzyzxqw")
    assert not any(speller().is_strange(word) for word in ("lanterns", "lantern", "halloren"))
    assert speller().is_everyday("film")
    assert not speller().is_everyday("halloran")


def test_a_forth_season_is_a_fourth_one() -> None:
    speller = Speller({"season": 3}, lambda texts: [1 for _ in texts])
    assert speller.mend("will there be a forth season") == "will there be a fourth season"
    assert speller.mend("she came forth again") == "she came forth again"
