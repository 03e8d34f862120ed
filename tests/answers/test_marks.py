"""Which words are marked as answering, in sentences whose marks are known, and that none is where none is certain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsbot.answers.marks import find_marks
from hsbot.answers.question import read_question
from hsbot.records import Question


def marked(question: str, sentence: str) -> str:
    """The sentence with its marks in square brackets."""
    for start, end in reversed(find_marks(read_question(Question(question)), sentence, 0, len(sentence))):
        sentence = f"{sentence[:start]}[{sentence[start:end]}]{sentence[end:]}"
    return sentence


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("when did the comic last update", "The most recent strip of the comic dates from [11 February 2025]."),
        ("when does it open", "The tour now opens in Hull on [5 February 2026] instead of 24 September."),
        (
            "when is season 2 out",
            "The second season moves from 4 October to [15 November 2024], Orrery said on Thursday.",
        ),
        ("when does filming start", "Filming starts in [the autumn of 2026]."),
        ("when does season 4 start", "Season 4 does not start until [5 May]."),
        ("when does season 4 start", "Season 4 starts on [5 May], not on 4 May."),
        ("when does season 4 start", "Season 4 starts on [5 May] if it is not delayed."),
        ("when does season 4 start", "Season 4 starts on [5 May] unless it is not ready."),
        ("when does season 4 start", "Season 4 starts on [5 May] as it is not delayed."),
        ("when does season 4 start", "Season 4 will start not later than [5 May]."),
        ("when does season 4 start", "It was not filmed in Hull, but season 4 starts on [5 May]."),
        ("when was he sold", "He was sold on [Jan. 5, 2024] for £3m."),
        ("when do they play the City Hall", "They play the City Hall on [27 and 28 February]."),
        ("when does season 4 come out", "Season 4 was filmed in 2025 and comes out in [2026]."),
        ("when does season 4 come out", "Season 4 was shot in March 2025 and comes out on [5 May 2026]."),
        ("when does season 4 come out", "Filming of season 4 began in March 2025, and it comes out in [May 2026]."),
        ("when is the album out", "The album was recorded in March and is out in [May]."),
        ("when was Saltmarsh cancelled", "Saltmarsh was cancelled in [March 2025] after it premiered in 2021."),
        ("when was the club founded", "The club was founded in [1908], and lost 3 matches."),
        ("what time is kick off", "Kick-off is at [3pm] on Saturday."),
        ("what time does it start", "It starts at [half past six] on Friday, 5 June."),
        ("what time does it start", "It starts at [19:30], and is on DVD from May."),
        ("when does it start", "It starts at 3pm on [Friday]."),
    ],
)
def test_a_date_is_marked_where_when_is_asked(question: str, sentence: str) -> None:
    assert marked(question, sentence.replace("[", "").replace("]", "")) == sentence


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("how many episodes does season 4 have", "Season 4 has [8 one-hour episodes]."),
        ("how many episodes does season 4 have", "Season 4 has [eight 45-minute episodes]."),
        ("how many episodes", "Harbour One shows the [six final episodes] in 2026."),
        ("how many followers does she have", "Ada Pell has [3.4 million followers] on Instagram."),
        ("how many times was it viewed", "It was viewed [more than 4.4 billion times]."),
        ("how many players are in a crew", "Crews may have [up to eight members]."),
        ("how many players are in a crew", "It raises the crew from four players to [six]."),
        ("how many episodes does season 3 have", "Season 3 has [eight episodes]."),
        ("how many people died", "In 2025 [three people] died."),
        ("how many people died", "In 2024 and 2025 [three people] died."),
        ("how many episodes are left", "There are [eight to ten episodes] left."),
        ("how many minutes does it take", "It takes [1 hour, 52 minutes]."),
        ("how many episodes were shown", "Orrery showed [four of six episodes]."),
        ("how long is it", "It lasts [127 minutes], and costs 3 euros."),
        ("how long is it", "It lasts [two and a half hours]."),
        ("how long is the film", "The film is no longer than [90 minutes]."),
        ("how many members are in a crew", "A crew cannot have [more than eight members]."),
        ("how much does it cost", "It does not cost [more than £20]."),
        ("how old is Josie Ferrant", "Ferrant, [30], was operated on in Leeds on 16 September."),
        ("how much is the pass", "The pass costs [19.99 euros] for three months."),
        ("what does a ticket cost", "Tickets cost [£24] and go on sale on Friday at ten."),
        ("how much is the pass", "The pass is [free for everybody]."),
        ("how much are tickets", "Tickets were raised from £20 to [£25]."),
        ("how much are tickets", "Tickets go up from £20 to [£25] in May."),
        ("how much are tickets", "Tickets cost from [£20] to [£25]."),  # a range, as is "go from"
        ("how much are tickets", "Tickets go from [£20] to [£25]."),
        ("how long is ada out", "Ada Pell is out for [six to eight weeks]."),
        ("how long is ada out", "Her ban was cut from eight weeks to [six weeks]."),
        ("how long is the film", "The film has grown from 90 to [118 minutes]."),
    ],
)
def test_a_number_is_marked_with_what_it_counts(question: str, sentence: str) -> None:
    assert marked(question, sentence.replace("[", "").replace("]", "")) == sentence


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("who plays nick", "[Kit Brand] plays Nick Pell."),
        ("who is not returning for season 4", "[Ada Lunde] is not returning for season 4."),
        ("who directs the film", "[Ada Pell], who does not act, directs the film."),
        ("where was it filmed", "It was filmed in [Hull]."),
        ("what is the album called", "It is now called [The Long Drying] and comes out in May."),
        ("why was it cancelled", "It was cancelled [because of rain], said Lyle."),
        ("is there a season 4?", "It ends with a film, so [there will be no season 4]."),
        ("are we getting another season", "So [there will be no season 4]."),
        ("is there a season 4?", "Orrery announced [no fourth season] so far."),
        ("is there a season 4 trailer?", "[There is no season 4 trailer] yet."),
    ],
)
def test_a_name_a_place_a_title_a_reason_or_a_denial_is_marked(question: str, sentence: str) -> None:
    assert marked(question, sentence.replace("[", "").replace("]", "")) == sentence


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("when does production start", "The film is now in production, Orrery confirmed on 9 June 2025."),
        ("when does patch 2.5 come out", "Patch 2.4 comes out on 10 February."),
        ("when is the solo record out", "Benedikt Orlo, who replaced her in 2023, leaves on friendly terms."),
        ("how many copies were sold", "It is a boat that is sold for 8 euros."),
        ("how many people bought it", "Those who paid receive four passes."),
        ("how many goals did she score", "The number 9 shirt goes to Orla Fennimore, 19."),
        ("why was it cancelled", "It was cancelled before it was due to open."),
        ("is there a season 4?", "There will be no mercy."),
        ("is there a season 4?", "There is no season 4 trailer."),
        ("is there a season 4?", "No season 4 news came on Friday."),
        ("will there be a film?", "There will be no film crew in Hull."),
        ("who plays mara", "Ada Lunde will no longer play Mara."),
        ("who plays mara", "Ada Lunde, 24, won’t play Mara."),
        ("who plays mara", "Ada Lunde and Kit Brand will not play Mara."),
        ("when does season 4 start", "Season 4 does not start on 5 May."),
        ("when does season 4 start", "It is not clear if season 4 starts on 5 May."),
        ("when does season 4 start", "Season 4 does not start as early as 5 May."),
        ("where was it filmed", "It was not filmed in Hull."),
        ("where was it filmed", "It was filmed by day, not in Hull."),
        ("what time is kick off", "Kick-off is on Saturday."),
        ("what time do the gates open", "The gates open at ten on Friday, and not, as printed, at noon."),
        ("is it good", "It is good."),
        ("what is it about", "It is about the sea."),
    ],
)
def test_nothing_is_marked_where_nothing_is_certain(question: str, sentence: str) -> None:
    assert marked(question, sentence) == sentence


WORDS = (
    "when who where how many why is there season 4 five episodes Ada Pell, directs in Hull on 9 May 2025 and from to "
    "£3.50 “called” because of no no. 1,000 60% said * ** Élodie 👍 \n"
).split(" ")
TEXT = st.lists(st.sampled_from(WORDS) | st.text(max_size=4), min_size=1, max_size=12).map(" ".join)


@given(TEXT.filter(str.strip), TEXT)
def test_marks_lie_in_the_sentence_in_order_apart_and_never_begin_or_end_in_a_word(question: str, text: str) -> None:
    start, end = len(text) // 4, len(text)
    at = start
    for a, b in find_marks(read_question(Question(question)), text, start, end):
        assert at <= a < b <= end
        assert text[a:b] == text[a:b].strip()
        assert not (a > start and text[a - 1].isalpha() and text[a].isalpha())
        assert not (b < end and text[b - 1].isalpha() and text[b].isalpha())
        at = b


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("who plays tom", "Tom is played by British actor [Kit Brand]."),
        ("who directs it", "It is directed by Norwegian filmmaker [Ann Lee]."),
        ("who plays tom", "Bridgerton star [Ada Pell] plays Tom."),
        ("who plays tom", "[Kit Brand] plays singer Tom Hale."),
        ("how many episodes does season 4 have", "Season 3 had six episodes but season 4 has [ten episodes]."),
        ("when is season 4 out", "Season 3 premiered in May 2024 and season 4 will follow in [June 2026]."),
        ("when is the concert", "The concert on June 5 has been rescheduled for [June 12]."),
        ("when is the concert", "The concert on 5 June was postponed to [12 June]."),
    ],
)
def test_whose_actor_another_season_and_the_day_that_was_left_are_no_answers(question: str, sentence: str) -> None:
    assert marked(question, sentence.replace("[", "").replace("]", "")) == sentence


def test_of_two_seasons_in_one_clause_nothing_is_marked() -> None:
    assert marked("how many episodes does season 4 have", "Seasons 3 to 4 had six episodes each.").count("[") == 0


def test_a_list_of_names_without_a_full_stop_is_looked_through_at_once() -> None:
    sentence = "Ada Pellé directs Saltmarsh and " * 4_000  # took minutes
    assert marked("Who directs Saltmarsh?", sentence) == sentence


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("who will host strictly", "[Ann Lee] will host Strictly on Saturday."),
        ("who will host strictly", "[Ann Lee] and [Bo Kim] host Strictly."),
        ("when is the concert", "The concert is on [12 June], now with support on 13 June."),
    ],
)
def test_whoever_does_it_is_no_role_and_a_second_day_moves_nothing(question: str, sentence: str) -> None:
    marked_at_least = marked(question, sentence.replace("[", "").replace("]", ""))
    assert sentence.split("]")[0] in marked_at_least


@pytest.mark.parametrize("joined", ["6-8 weeks and ", "six to eight weeks and ", "6 or 8 weeks, "])
def test_many_measures_that_are_joined_are_read(joined: str) -> None:
    """Where each looks through all numbers of the sentence, this takes many seconds."""
    sentence = (joined * (12_000 // len(joined) + 1))[:12_000]
    assert marked("how long is ada out", sentence) == sentence
    assert marked("how long is ada out", "Pell is out for 6-8 weeks.") == "Pell is out for [6-8 weeks]."


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("what was the old price", "The price of a ticket was raised from [£20] to £25."),
        ("what was the original price", "The price was cut from [£25] to £20."),
        ("what was the price previously", "The price was cut from [£25] to £20."),
        ("what did tickets use to cost, how much were they last year", "Tickets went up from [£20] to £25."),
        ("how much did tickets cost before the rise", "Tickets were raised from [£20] to £25."),
    ],
)
def test_the_old_price_isn_t_lost_where_it_is_asked_for(question: str, sentence: str) -> None:
    assert sentence.split("]")[0] + "]" in marked(question, sentence.replace("[", "").replace("]", ""))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("what is the new price", "The price of a ticket was raised from £20 to [£25]."),
        ("what time is kick off", "Kick-off was moved from 3pm to [5.30pm]."),
        ("what time is kick off", "Kick-off has been moved from 3pm to [5.30pm] on Saturday."),
        ("what time is kick off", "Kick-off was put back from 3pm to [7.45pm]."),
        ("what time of day does it open", "It opens at [noon]."),
        (
            "what time of year does the festival take place",
            "The festival takes place in [July], with gates open at 10am.",
        ),
        ("what time of the year is it", "It takes place every July at noon."),
        ("what time period is saltmarsh set in", "Saltmarsh is set in [1890], and it begins at midnight."),
        ("what time frame is it", "It is shown at midnight."),
        ("what time span does it cover", "It is shown at midnight."),
    ],
)
def test_what_is_now_is_marked_and_a_time_of_year_is_no_hour(question: str, sentence: str) -> None:
    assert marked(question, sentence.replace("[", "").replace("]", "")) == sentence


def test_hours_from_and_to_which_something_lasts_are_both_marked() -> None:
    assert "[9pm]" in marked("what time are the fen riders on", "The Fen Riders play from 9pm to 10.30pm.")


@pytest.mark.parametrize(
    "question", ["how much was it before", "how much were tickets before", "what was it, how much"]
)
def test_the_new_price_alone_doesn_t_answer_what_it_was(question: str) -> None:
    assert "£20 to [£25]" not in marked(question, "The price was raised from £20 to £25.")
