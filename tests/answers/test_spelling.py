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
    assert speller().mend("seaosn4") == "season4"
    assert speller().mend("is 'hallorann' or _seaosn_ back") == "is 'halloran' or _season_ back"


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


def test_an_empty_corpus_mends_nothing_but_little_words():
    assert Speller({}, lambda texts: [3] * len(texts)).mend("teh seaosn") == "the seaosn"


def test_a_word_of_english_is_no_slip_of_one_that_articles_have() -> None:
    english = Speller({"tells": 4, "hired": 2, "shows": 9, "march": 3}, lambda texts: [3] * len(texts))
    text = "is it on the telly, was she rehired, any merch"
    assert english.mend(text) == text


def test_short_forms_become_no_other_word() -> None:
    words = Speller({"want": 4, "shows": 9, "whose": 1, "cast": 3, "count": 2}, lambda texts: [3] * len(texts))
    text = "hows it going, whos in, why wasnt he, why can't she, couldnt they"
    assert words.mend(text) == text


def test_a_common_word_one_slip_away_is_meant_rather_than_one_of_the_articles_two_away() -> None:
    near = Speller({"quitting": 4, "opened": 2}, lambda texts: [3] * len(texts))
    assert near.mend("whats writting") == "whats writing"
    assert near.mend("what hapened") == "what happened"
    assert near.mend("what is Writting") == "what is quitting"  # a capital: no common word


def test_accents_are_no_slips() -> None:
    assert Speller({"ines": 2}, lambda texts: [3] * len(texts)).mend("who is inês") == "who is inês"


def test_a_word_is_strange_where_nothing_of_the_corpus_is_like_it():
    assert speller().is_strange("zzyzxqw")
    assert not any(speller().is_strange(word) for word in ("lanterns", "lantern", "halloren"))
    assert speller().is_everyday("film")
    assert not speller().is_everyday("halloran")


def test_a_forth_season_is_a_fourth_one() -> None:
    speller = Speller({"season": 3}, lambda texts: [1 for _ in texts])
    assert speller.mend("will there be a forth season") == "will there be a fourth season"
    assert speller.mend("she came forth again") == "she came forth again"


def test_little_words_are_mended_though_no_article_is_asked_for_them() -> None:
    assert speller().mend("Wen is teh film out") == "when is the film out"
    assert speller().mend("waht abt season 4, wut's new") == "what about season 4, what's new"
    assert speller().mend("WAHT") == "what"


def test_little_words_stay_where_they_are_words_or_names_or_may_be_two_of_them() -> None:
    assert speller().mend("who is Ming-Na Wen") == "who is Ming-Na Wen"
    assert speller().mend("hwo is it") == "hwo is it"  # who, or how
    text = "is AHS back, will BC Lions win, is WoT out, is ahs, wot or aws"
    assert speller().mend(text) == text
    assert speller().mend("off on own now") == "off on own now"
    assert Speller({"wen": 2}, lambda texts: [3] * len(texts)).mend("is wen back") == "is wen back"
    english = Speller({}, lambda texts: [1] * len(texts))
    assert english.mend("the form of three") == "the form of three"


def test_slang_becomes_no_other_word() -> None:
    speller = Speller(
        {"ball": 9, "colin": 5, "cancelled": 9, "plain": 3, "renewed": 4, "doncaster": 2}, lambda ws: [2] * len(ws)
    )
    for typed, meant in (
        ("are yall excited", "are yall excited"),
        ("is it comin out", "is it coming out"),
        ("who is playin nick", "who is playing nick"),
        ("was it uncancelled", "was it uncancelled"),
        ("which podcaster", "which podcaster"),
    ):
        assert speller.mend(typed) == meant
