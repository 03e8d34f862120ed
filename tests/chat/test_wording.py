from dataclasses import replace
from datetime import date

import pytest

from hsbot.chat.wording import overtaken, quotation, refusal, said_by, unanswered, when
from hsbot.records import Part

from .samples import HOPE, SEASON_4, TODAY, answer, article, refused, snippet


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (date(2025, 11, 22), "22 November 2025, today"),
        (date(2025, 11, 21), "21 November 2025, yesterday"),
        (date(2025, 11, 20), "20 November 2025, 2 days ago"),
        (date(2025, 11, 16), "16 November 2025, 6 days ago"),
        (date(2025, 11, 15), "15 November 2025, 1 week ago"),
        (date(2025, 11, 9), "9 November 2025, 1 week ago"),
        (date(2025, 11, 8), "8 November 2025, 2 weeks ago"),
        (date(2025, 10, 23), "23 October 2025, 4 weeks ago"),
        (date(2025, 10, 22), "22 October 2025, 1 month ago"),
        (date(2025, 4, 23), "23 April 2025, 6 months ago"),
        (date(2025, 4, 22), "22 April 2025, 7 months ago"),
        (date(2024, 11, 23), "23 November 2024, 11 months ago"),
        (date(2024, 11, 22), "22 November 2024, 1 year ago"),
        (date(2024, 10, 22), "22 October 2024, 13 months ago"),
        (date(2023, 11, 23), "23 November 2023, 23 months ago"),
        (date(2023, 11, 22), "22 November 2023, 2 years ago"),
        (date(2022, 11, 23), "23 November 2022, 2 years ago"),
        (date(1925, 11, 22), "22 November 1925, 100 years ago"),
    ],
)
def test_a_past_date_is_followed_by_its_age_in_the_unit_people_use(published, expected):
    assert when(published, TODAY) == expected


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (date(2025, 11, 23), "23 November 2025, tomorrow"),
        (date(2025, 11, 25), "25 November 2025, in 3 days"),
        (date(2025, 12, 6), "6 December 2025, in 2 weeks"),
        (date(2026, 1, 22), "22 January 2026, in 2 months"),
        (date(2027, 11, 22), "22 November 2027, in 2 years"),
    ],
)
def test_a_date_to_come_is_said_to_come(published, expected):
    assert when(published, TODAY) == expected


@pytest.mark.parametrize(
    ("published", "today", "age"),
    [
        (date(2025, 1, 31), date(2025, 2, 28), "4 weeks ago"),
        (date(2025, 1, 31), date(2025, 3, 1), "1 month ago"),
        (date(2024, 2, 29), date(2025, 2, 28), "11 months ago"),
        (date(2024, 2, 29), date(2025, 3, 1), "1 year ago"),
        (date(2024, 12, 31), date(2025, 1, 1), "yesterday"),
    ],
)
def test_the_ends_of_months_and_leap_days_are_counted_by_the_calendar(published, today, age):
    assert when(published, today).split(", ")[1] == age


def test_an_article_without_a_date_is_undated():
    assert when(None, TODAY) == "undated"


def test_a_refusal_says_how_far_the_articles_reach():
    assert refusal(refused()) == "My articles don't answer that. The newest of them is from 22 April 2025."


def test_a_refusal_to_a_reader_in_the_past_speaks_of_that_date():
    assert refusal(refused(as_of=date(2025, 3, 1))) == "None of my articles up to 1 March 2025 answers that."


def test_a_refusal_without_any_dated_article_says_so():
    assert refusal(refused(newest=None)) == "My articles don't answer that. None of them carries a date."


def test_a_refusal_without_any_article_says_so():
    assert refusal(refused(newest=None, articles=0)) == "I have no articles yet, so I can't answer that."


def test_a_refusal_announces_the_nearest_snippets_where_it_has_them():
    nearest = refused(snippet(HOPE, "undecided"))
    assert refusal(nearest) == (
        "My articles don't answer that. The newest of them is from 22 April 2025. The nearest they come to it:"
    )


def test_what_the_lead_reverses_and_the_calendar_has_passed_is_told_of_the_one_snippet():
    old = SEASON_4[2]
    assert overtaken(old) == ""
    assert overtaken(replace(old, reversed=True)) == "since reversed"
    both = replace(old, reversed=True, passed=date(2025, 6, 30))
    assert overtaken(both) == "since reversed · the date it names has passed"


@pytest.mark.parametrize(
    ("recalls", "said"),
    [
        (date(2025, 2, 17), "looks back"),  # of nobody knows when: the day before the article's
        (date(2025, 1, 31), "looks back to January 2025"),
        (date(2024, 10, 31), "looks back to 2024"),
        (date(2019, 12, 31), "looks back to 2019"),
    ],
)
def test_what_an_article_looks_back_to_is_told(recalls, said):
    old = SEASON_4[2]
    assert old.article.published == date(2025, 2, 18)
    assert overtaken(replace(old, recalls=recalls)) == said
    assert overtaken(replace(old, recalls=recalls, reversed=True)) == f"{said} · since reversed"


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        (("season 5",), "season 5"),
        (("Ana Ferro", "season 5"), "Ana Ferro or season 5"),
        (("Ana Ferro", "Mira Brand", "2031"), "Ana Ferro, Mira Brand or 2031"),
        (("ana ferro",), "“ana ferro”"),
        (("Ana\x1b[31m Ferro",), "Ana Ferro"),
    ],
)
def test_a_refusal_names_what_no_article_speaks_of(missing, said):
    one = replace(refused(), missing=missing)
    assert refusal(one) == f"My articles don't mention {said}. The newest of them is from 22 April 2025."
    assert refusal(replace(one, as_of=date(2025, 3, 1))) == f"None of my articles up to 1 March 2025 mentions {said}."


def test_a_language_that_is_not_understood_is_said_plainly():
    assert refusal(replace(refused(), language="de")) == "My articles are in English, so please ask me in English."
    french = replace(refused(), language="fr", understood=("de", "en"))
    assert refusal(french) == "I don't understand that language, so please ask me in that of my articles."


def test_questions_without_an_answer_and_those_left_out_are_counted_and_not_repeated():
    parts = (Part("is it out?", "answered"), Part("who wrote it", "no_answer"), Part("why?!", "no_answer"))
    shown = replace(answer(*SEASON_4), parts=parts)
    assert unanswered(shown) == "My articles don't answer the second and the third of your questions."
    more = replace(shown, parts=(*parts[:2], parts[0], Part("and who?", "skipped")))
    assert unanswered(more).endswith("your questions. That was much at once, so please ask me the others again.")


def test_where_every_question_or_none_is_answered_nothing_is_left_to_name():
    assert unanswered(answer(*SEASON_4)) == ""
    assert unanswered(replace(answer(*SEASON_4), parts=(Part("is it out?", "answered"),) * 2)) == ""
    assert unanswered(replace(refused(), parts=(Part("is it out?", "no_answer"),) * 2)) == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It plays in Liverpool.", "said Ada Li"),
        ("It plays in Lis.", "said Ada Li"),
        ("It plays, says Li.", ""),
        ("It is Li’s play.", ""),
    ],
)
def test_a_speaker_is_named_unless_the_quotation_names_them_by_a_word_of_its_own(text, said):
    told = f"{text} Ada Li told us."
    at = told.index("Ada")
    assert said_by(replace(snippet(article(told), text), speaker=(at, at + len("Ada Li")))) == said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“It ends in May.”", "It ends in May."),
        ('"It ends in May."', "It ends in May."),
        ("“It ends in May,” she said.", "“It ends in May,” she said."),
        ("“It ends” in “May”", "“It ends” in “May”"),
        ("It ends in May.", "It ends in May."),
        ('""', '""'),
    ],
)
def test_a_quotation_is_not_put_in_quotation_marks_twice(text, words):
    one = snippet(article(f"So. {text}"), text)
    may = one.article.text.find("May")
    marked = replace(one, marks=((may, may + 3),) if may >= 0 else ())
    shown, marks = quotation(marked)
    assert shown == words
    assert [shown[slice(*mark)] for mark in marks] == ["May"] * (may >= 0)
