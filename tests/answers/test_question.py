"""What a question asks for, what it leans on, and when it is none: on questions as fans type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hsbot.answers.question import MAX_CHARACTERS, Asked, own_subject, read_question, timeless
from hsbot.errors import QuestionError
from hsbot.records import Question

TODAY = date(2025, 6, 20)
BEFORE = "is there a film?"

STATE, FACT = True, False

ASKED: dict[str, tuple[Asked, bool]] = {
    "is there a season 4?": ("polar", STATE),
    "is there gonna be a s4": ("polar", STATE),
    "omg is season 3 confirmed": ("polar", STATE),
    "hey guys is it out yet": ("polar", STATE),
    "isnt it cancelled": ("polar", STATE),
    "was it renewed": ("polar", STATE),
    "did they renew it": ("polar", STATE),
    "has filming started": ("polar", STATE),
    "any news on the movie": ("polar", STATE),
    "is doctor who renewed": ("polar", STATE),
    "is the guy who plays nick coming back": ("polar", STATE),
    "was kit connor nervous": ("polar", FACT),
    "whats the latest": ("other", STATE),
    "what is the film called": ("other", FACT),
    "what happens when nick tells his mum": ("other", FACT),
    "who plays nick": ("who", FACT),
    "who wrote the comics": ("who", FACT),
    "do we know who plays tori": ("who", FACT),
    "who was the manager when they won": ("who", FACT),
    "whos the gaffer these days": ("who", STATE),
    "who's directing the film now": ("who", STATE),
    "as of march who is the manager": ("who", STATE),
    "where was it filmed": ("where", FACT),
    "wheres it streaming": ("where", FACT),
    "when does season 3 drop": ("when", STATE),
    "wen season 4": ("when", STATE),
    "any idea when it comes out": ("when", STATE),
    "any release date yet": ("when", STATE),
    "what year did it start": ("when", FACT),
    "how many episodes": ("number", FACT),
    "how old is joe locke": ("number", FACT),
    "why did they cancel it": ("why", FACT),
    "how come they axed it": ("why", FACT),
    "did they say why": ("why", FACT),
    "can you tell me who plays tori": ("who", FACT),
    "could anyone tell us how many episodes there were": ("number", FACT),
    "is it known when it started": ("when", FACT),
    "is there any info when it comes out": ("when", STATE),
    "did they say anywhere who wrote it": ("who", FACT),
    "did he tell her": ("polar", STATE),
    "can someone remind me who plays tara": ("who", FACT),
    "did they decide who directs it": ("who", FACT),
    "has it been decided where the tour starts": ("where", FACT),
    "have they found out who did it": ("who", FACT),
    "is there a date for when tickets go on sale": ("when", STATE),
    "can you check how many songs it has": ("number", FACT),
    "what actor plays nick": ("who", FACT),
    "which singer left the band": ("who", FACT),
    "which team won the cup": ("who", FACT),
    "which day was the final": ("when", FACT),
    "what was the date of the final": ("when", FACT),
    "what was the opening date": ("when", FACT),
    "what stadium do they play in": ("where", FACT),
    "who sings the song at the end of season 2": ("who", FACT),
    "who plays the news reporter": ("who", FACT),
    "who voices the next door neighbour": ("who", FACT),
    "who wrote game over": ("who", FACT),
    "what song plays over the end credits": ("other", FACT),
    "what comes next": ("other", STATE),
    "whats the news on the film": ("other", STATE),
}

LEANING = [
    "who directs it?",
    "WHO DIRECTS IT",
    "and when?",
    "And who else is in Hull?",
    "what about Tori?",
    "why?",
    "release date?",
    "how many episodes?",
    "where was it filmed",
    "did they say why",
    "who lives there?",
    "what is that",
    "when does that come out",
    "When does Netflix release it?",
    "how old is she now",
    "when is it out, I’m dying to know",
]

STANDING = [
    "is there a season 4?",
    "Is there a season 4?",
    "who plays nick",
    "Who plays Nick Nelson?",
    "is heartstopper cancelled",
    "Did Kit Connor say he would return?",
    "is the show cancelled or is it coming back",
    "who plays nick and how old is he",
    "is it true that netflix cancelled heartstopper",
    "did they announce season 4 of heartstopper yet",
    "is there a trailer for the third season",
    "what is the film that netflix announced called",
]


@pytest.mark.parametrize(("text", "expected"), ASKED.items())
def test_a_fan_s_question_tells_what_kind_of_thing_answers_it_and_whether_that_changes(
    text: str, expected: tuple[Asked, bool]
) -> None:
    for typed in (text, f"{text}?" if text[-1] != "?" else text, text.capitalize()):
        asking = read_question(Question(typed))
        assert (asking.asked, asking.state) == expected


@pytest.mark.parametrize("text", LEANING)
def test_a_follow_up_carries_the_question_before_in_front(text: str) -> None:
    asking = read_question(Question(text, previous=BEFORE))
    assert asking.search == f"{BEFORE} {text}"
    assert asking.text == text
    assert asking.terms[0] == "movi"
    assert "movi" not in asking.own_terms


@pytest.mark.parametrize("text", ["who directs it?", "and who directs it?", "And did Ada direct it in Hull?"])
def test_a_pronoun_stands_for_what_the_question_before_names(text: str) -> None:
    assert read_question(Question(text, previous=BEFORE)).lean == "pronoun"


def test_pronouns_that_somebody_goes_by_stand_for_nobody() -> None:
    assert read_question(Question("does oseman use they/them", previous=BEFORE)).lean is None


@pytest.mark.parametrize(
    "text", ["and when?", "release date?", "what about Tori?", "And did Ada say she would return?"]
)
def test_a_piece_of_a_question_needs_the_one_before_without_a_pronoun(text: str) -> None:
    assert read_question(Question(text, previous=BEFORE)).lean == "piece"


@pytest.mark.parametrize("text", STANDING)
def test_a_question_that_stands_on_its_own_carries_nothing(text: str) -> None:
    asking = read_question(Question(text, previous=BEFORE))
    assert (asking.search, asking.lean) == (text, None)


@pytest.mark.parametrize("text", [*LEANING, *STANDING])
def test_without_a_question_before_there_is_nothing_to_carry(text: str) -> None:
    assert read_question(Question(text)).search == text


def test_spaces_are_folded_and_terms_stand_once_in_order() -> None:
    asking = read_question(Question("  is there\n a season  4 or is season 4 off? "))
    assert asking.text == "is there a season 4 or is season 4 off?"
    assert asking.terms == ("season", "4", "season_4")


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u2003"])
def test_an_empty_question_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(QuestionError, match=r"^The question is empty: type what you would like to know\.$"):
        read_question(Question(text))


def test_a_question_that_is_too_long_is_refused_with_both_lengths_in_one_sentence() -> None:
    with pytest.raises(QuestionError, match=r"^The question has 1001 characters, at most 1000 are read: shorten it\.$"):
        read_question(Question("x" * (MAX_CHARACTERS + 1)))
    assert len(read_question(Question("x" * MAX_CHARACTERS)).text) == MAX_CHARACTERS


def test_half_a_character_is_read_as_a_question_mark_because_no_tokenizer_takes_it() -> None:
    asking = read_question(Question("who is \ud83d nick", previous="is it \udc00 out?"))
    asking.search.encode("utf-8")
    assert asking.text == "who is ? nick"


def test_the_time_a_question_names_is_where_it_stands_unless_it_is_later_than_where_the_reader_stands() -> None:
    text = "in march 2025 is there a season 4"
    assert read_question(Question(text), TODAY).stands_at == date(2025, 3, 31)
    assert read_question(Question(text), TODAY).as_of is None
    assert read_question(Question(f"as of {text[3:]}"), TODAY).as_of == date(2025, 3, 31)
    assert read_question(Question(text, date(2025, 5, 1)), TODAY).stands_at == date(2025, 3, 31)
    assert read_question(Question(text, date(2025, 2, 1)), TODAY).stands_at == date(2025, 2, 1)


def test_the_day_of_an_event_is_where_a_question_stands_and_never_firmly() -> None:
    event = date(2025, 3, 3)
    asking = read_question(Question("how did fans react when it was announced"), TODAY, day=event)
    assert (asking.stands_at, asking.as_of) == (event, None)
    earlier = read_question(Question("as of february 2025, what did fans do then"), TODAY, day=event)
    assert earlier.stands_at == date(2025, 2, 28)


def test_what_was_before_a_year_may_be_told_of_afterwards() -> None:
    for text in ("what films did ada pell make before 2019?", "what was ada pell's firm called before 2019?"):
        asking = read_question(Question(text), TODAY)
        assert (asking.stands_at, asking.as_of) == (date(2018, 12, 31), None)
        assert timeless(asking) is asking
    asking = read_question(Question("what was on before april 2025"), TODAY)
    assert (asking.stands_at, asking.as_of) == (date(2025, 3, 31), date(2025, 3, 31))


@pytest.mark.parametrize(
    ("text", "front"),
    [
        ("did ada say she was thrilled", "did ada say "),
        ("what did ada pell say about her exit", "what did ada pell say about "),
        ("why does nick hide his phone", "why does nick hide "),
        ("is mara leaving her husband", "is mara leaving "),
        ("is there a film", ""),
        ("who directs it", ""),
        ("is she in it", ""),
        ("did netflix say when it's out", ""),
        ("did netflix say they release it", ""),
        ("did ada like him", ""),
        ("did ada talk about her", ""),
        ("did ada meet her in hull", ""),
    ],
)
def test_whom_a_pronoun_speaks_of_may_stand_in_front_of_it(text: str, front: str) -> None:
    assert own_subject(text) == front


def test_last_year_counts_from_where_the_reader_stands_and_means_nothing_without_a_day() -> None:
    asking = Question("is there any news from last year", date(2023, 7, 1))
    assert read_question(asking, TODAY).stands_at == date(2022, 12, 31)
    assert read_question(Question("is there any news from last year")).stands_at is None


def test_a_date_in_a_lasting_fact_is_that_of_an_event() -> None:
    assert read_question(Question("who won the cup in 2019"), TODAY).stands_at is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("who was the manager in march 2025", date(2025, 3, 31)),
        ("who was the captain last year", date(2024, 12, 31)),
        ("how much was a ticket last year", date(2024, 12, 31)),
        ("who is the manager in march", date(2025, 3, 31)),
    ],
)
def test_an_office_or_a_price_is_asked_of_the_time_that_is_named(text: str, day: date) -> None:
    asking = read_question(Question(text), TODAY)
    assert (asking.stands_at, asking.as_of, asking.moves, asking.dated) == (day, None, True, True)


@pytest.mark.parametrize(
    "text", ["who scored in march 2025", "how much did the film cost in 2024", "who will be the captain in march"]
)
def test_what_happened_once_is_not(text: str) -> None:
    assert read_question(Question(text), TODAY).stands_at is None


def test_before_a_month_nobody_who_held_it_later_is_asked_for() -> None:
    asking = read_question(Question("who was the captain before march 2025"), TODAY)
    assert (asking.stands_at, asking.as_of) == (date(2025, 2, 28), date(2025, 2, 28))
    assert read_question(Question("who is the captain until march"), TODAY).as_of is None


@pytest.mark.parametrize("text", ["who is the showrunner", "who is the drummer", "how much are tickets"])
def test_who_holds_an_office_and_what_is_charged_moves(text: str) -> None:
    assert read_question(Question(text)).moves


@pytest.mark.parametrize("text", ["who was the showrunner", "who wrote the books", "who plays the captain"])
def test_who_once_held_it_does_not(text: str) -> None:
    asking = read_question(Question(text), TODAY)
    assert not asking.held
    assert not asking.moves


@pytest.mark.parametrize(
    "asked", ["was a season 4 going to be", "was a season 4 expected", "was it still in doubt", "was there a season 4"]
)
def test_what_was_yet_to_come_is_asked_of_its_time(asked: str) -> None:
    text = f"{asked} in february 2025"
    assert read_question(Question(text), TODAY).stands_at == date(2025, 2, 28)


def test_the_time_that_a_question_names_is_where_it_stands_and_no_part_of_what_is_asked() -> None:
    asking = read_question(Question("As of March 2025, was there a season 4?"), TODAY)
    assert timeless(asking).search == timeless(asking).text == "was there a season 4?"
    assert timeless(asking).terms == timeless(asking).own_terms == ("season", "4", "season_4")
    assert timeless(read_question(Question("is there any news from last year"), TODAY)).search == "is there any news"
    follow_up = read_question(Question("and in february 2025?", None, "is there a season 4?"), TODAY)
    assert timeless(follow_up).search == "is there a season 4? and in february 2025?"  # tells not where it stands
    follow_up = read_question(Question("and as of february 2025?", None, "was there a season 4 in june 2024?"), TODAY)
    assert timeless(follow_up).search == "was there a season 4? and?"


def test_a_time_that_is_no_more_than_part_of_the_question_stays_in_it() -> None:
    for text in ("who won the cup in 2019", "which team won the cup in 2019", "did they play in Oslo in 2019"):
        asking = read_question(Question(text, date(2025, 1, 1)), TODAY)
        assert timeless(asking) is asking
    asking = read_question(Question("is there a season 4", date(2025, 1, 1)), TODAY)
    assert timeless(asking) is asking
    nothing = read_question(Question("in march 2025?"), TODAY)
    assert timeless(nothing) is nothing


@settings(deadline=None)  # the first date loads dateparser
@given(st.text(max_size=80), st.none() | st.text(max_size=40), st.none() | st.dates(), st.none() | st.dates())
def test_any_text_is_read_or_refused_as_no_question(
    text: str, previous: str | None, as_of: date | None, today: date | None
) -> None:
    try:
        asking = read_question(Question(text, as_of, previous), today)
    except QuestionError:
        assert not text.strip() or len(text) > MAX_CHARACTERS
    else:
        assert asking.search.endswith(asking.text)
        assert asking.stands_at is None or as_of is None or asking.stands_at <= as_of


@pytest.mark.parametrize("text", ["season 5?", "s5?", "ep 3?", "ok and season 3", "oh and who directs"])
def test_a_season_alone_is_a_piece_of_a_question(text: str) -> None:
    assert read_question(Question(text, previous="how many episodes are in season 4")).lean == "piece"


def test_a_pronoun_typed_without_its_apostrophe_leans_as_well() -> None:
    assert read_question(Question("is hes coming back for season 4?", previous="who plays tom")).lean == "pronoun"


@pytest.mark.parametrize("text", ["who plays Will", "who plays will", "how old is Will"])
def test_somebody_called_will_asks_for_nothing_to_come(text: str) -> None:
    assert not read_question(Question(text)).state
    assert read_question(Question("When Will Season 4 Come Out")).state


@pytest.mark.parametrize("text", ["Who Will Return For Season 4", "What Will Happen In Season 4"])
def test_a_question_in_capitals_still_asks_for_what_comes(text: str) -> None:
    assert read_question(Question(text)).state
