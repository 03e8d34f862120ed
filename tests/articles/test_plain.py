from __future__ import annotations

from datetime import date

import pytest

from hsbot.articles.dates import parse_published
from hsbot.articles.draft import Draft, make_article
from hsbot.articles.plain import read_plain


@pytest.mark.parametrize("lead", [" date 2025-04-22 ", "date 2025-04-22\t", "\ufeff Date: 2025-04-22 "])
def test_a_leading_date_is_no_text(lead):
    assert read_plain(f"{lead}Tides is back.\n") == Draft("Tides is back.\n", published="2025-04-22")


@pytest.mark.parametrize(
    "printed",
    [
        "2025/04/22",
        "20250422",
        "22 April 2025",
        "22nd of April, 2025",
        "Apr. 22, 2025",
        "22-Apr-2025",
        "Tuesday, April 22, 2025",
    ],
)
def test_a_leading_date_in_another_form_is_no_text_either(printed):
    draft = read_plain(f"date {printed} Tides is back.")
    assert draft == Draft("Tides is back.", published=printed)
    assert parse_published(draft.published) == date(2025, 4, 22)


@pytest.mark.parametrize(
    "lead",
    [
        "date 2025-04-22T10:00:00Z ",
        "date 2025-04-22T23:30+02:00 ",
        "date 2025-04-22 10:00:00 ",
        "date 2025-04-22 10:00 ",
        "date 2025-04-22 10:00Z ",
        "Date: 2025-04-22, 10:00 CEST: ",
        "Date: 2025-04-22 10.30pm (ET) | ",
        "date 2025-04-22 at 5 p.m. — ",
        "Date 2025-04-22: ",
        "Date: 2025-04-22. ",
        "date\u00a02025-04-22\u00a0",
        "date 2025-04-22Z ",
        "date 2025-04-22+02:00 ",
    ],
)
def test_a_time_and_marks_behind_a_leading_date_are_no_text_either(lead):
    assert read_plain(f"{lead}Tides is back.") == Draft("Tides is back.", published="2025-04-22")


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        ("date 2025-04-22 10:00", "2025-04-22"),
        ("Date: April 22, 2025 at 10:00 am", "April 22, 2025"),
        ("date 20250422 9:05 UTC\r", "20250422"),
    ],
)
def test_a_time_behind_a_leading_date_is_never_a_title(lead, day):
    draft = read_plain(f"{lead}\nThe film is on.")
    assert (draft.published, parse_published(draft.published)) == (day, date(2025, 4, 22))
    assert make_article(draft, identity="a", path="a.txt").title == "The film is on"


@pytest.mark.parametrize(
    "text",
    [
        "3:10 to Yuma is back.",
        "10 things to know.",
        "at 10 Downing Street.",
        "-5 degrees.",
        "12:00:00x is back.",
        "10:00% is wrong.",
        "\n- A list.",
    ],
)
def test_a_number_behind_a_leading_date_that_is_no_time_is_text(text):
    assert read_plain(f"date 2025-04-22 {text}") == Draft(text, published="2025-04-22")


@pytest.mark.parametrize("printed", ["22-04-2025", "2025-135-40", "22.04.2025", "04/05/2025"])
def test_a_leading_date_that_names_no_day_is_refused_and_never_a_title(printed):
    draft = read_plain(f"date {printed} Tides is back.")
    assert draft == Draft("Tides is back.", published=printed)
    with pytest.raises(ValueError, match="can't be understood"):
        parse_published(draft.published)


@pytest.mark.parametrize(
    "text",
    [
        "Date night returns.",
        "dated 2025-04-22 it",
        "A date 2025-04-22 later on.",
        "date 2025",
        "Date 12 is sold out.",
        "Date May 2025 in your diary.",
    ],
)
def test_a_date_elsewhere_is_text(text):
    assert read_plain(text) == Draft(text)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2025-04-22", date(2025, 4, 22)),
        ("2025-04-22Z", date(2025, 4, 22)),
        ("22\u00a0April 2025", date(2025, 4, 22)),
        ("\ufeff\n22 April 2025 ", date(2025, 4, 22)),
        ("April 22, 2025\r", date(2025, 4, 22)),
        ("Tuesday, April 22, 2025", date(2025, 4, 22)),
        ("4 March 2025 at 09:12", date(2025, 3, 4)),
        ("March 4, 2025 9:00 AM", date(2025, 3, 4)),
        ("2025-03-04T09:00:00Z", date(2025, 3, 4)),
        ("[2025-03-04]", date(2025, 3, 4)),
        ("Published: 2025-03-04", date(2025, 3, 4)),
        ("Posted on March 4, 2025", date(2025, 3, 4)),
        ("date=2025-03-04", date(2025, 3, 4)),
    ],
)
def test_a_first_line_that_tells_but_the_day_is_the_date(line, day):
    draft = read_plain(f"{line}\nTides is back\n\nThe film is on.")
    assert parse_published(draft.published) == day
    assert make_article(draft, identity="a", path="a.txt").title == "Tides is back"


@pytest.mark.parametrize(
    "line",
    [
        "2025-04-22 in Tides",
        "22 April 2025: a day to remember",
        "On April 22, 2025",
        "April 2025",
        "2025",
        "10.2.1",
        "12345678",
        "2025-13-40",
    ],
)
def test_a_first_line_with_more_or_less_than_a_date_is_text(line):
    text = f"{line}\nTides is back."
    assert read_plain(text) == Draft(text)


def test_a_day_of_two_readings_is_refused_rather_than_lost():
    assert read_plain("04.03.2025\nTides is renewed").published == "04.03.2025"


def test_a_sentence_that_begins_with_published_keeps_its_words():
    text = "Published 5 May 2026 by the Harbour Press, the novel is out."
    assert read_plain(text) == Draft(text)
