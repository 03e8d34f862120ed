"""Announcements that the calendar has passed."""

from __future__ import annotations

import time
from datetime import date

import pytest

from hsbot.answers.expiry import passed_day

SAID = date(2025, 6, 20)
NOW = date(2026, 11, 1)

PASSED = {
    "The second series premieres in January.": date(2026, 1, 31),
    "It will be out on 3 July.": date(2025, 7, 3),
    "It will be out on July 3.": date(2025, 7, 3),
    "The release moves from 12 March to 21 May 2026.": date(2026, 5, 21),
    "Filming starts in early 2026.": date(2026, 4, 30),
    "The beta of 18 October 2025 is open to everybody.": date(2025, 10, 18),
    "Season 3 is coming in June.": date(2025, 6, 30),
    "The next match is the cup tie at Thornby on 17 October.": date(2025, 10, 17),
    "The next home match is on 17 October.": date(2025, 10, 17),
    "The show returns in 2026-02.": None,
    "It aired in January.": None,  # was over when it was said
    "It was filmed in 2024.": None,
    "The film is due in 2027.": None,  # still ahead
    "The film is due in December 2026.": None,
    "The series returns for a second run.": None,
    "It will be out on 31 February 2026.": None,
    "May Olsen will play the lead.": None,
    "It will be shown in January and February.": date(2026, 2, 28),
    "It will be shown in April and May.": None,  # the second may be a name
    "It is scheduled to be released in January.": date(2026, 1, 31),
    "It was scheduled for January.": None,
    "The band released a second album in 2025.": None,  # in the year of the article, so perhaps before it
    "The series was cancelled in June 2025.": None,
    "It was named the best show of 2025.": None,
    "The film will be out in 2025.": date(2025, 12, 31),
    "The premiere of January 2026 is sold out.": date(2026, 1, 31),
    "The season premieres July 3.": date(2025, 7, 3),
    "The season premieres Friday, July 3.": date(2025, 7, 3),
    "The season opens 5 September.": date(2025, 9, 5),
    "The 3 July episode shows how she returns.": None,  # of which year?
    "The January 2026 release is sold out.": date(2026, 1, 31),
    "Season 5 May be the last and returns.": None,
    "The season premieres next month.": date(2025, 7, 31),
    "The season premieres next week.": date(2025, 6, 29),
    "The season premieres this week.": date(2025, 6, 22),
    "The season premieres next year.": None,  # isn't over
    "The season premieres later this year.": date(2025, 12, 31),
    "This year's season premieres soon.": None,
    "The tour lasts for the next month.": None,
    "The tour runs from next month.": None,
    "The season premiered this year.": None,
    "The season arrives tomorrow.": date(2025, 6, 21),
    "The show returns this summer.": date(2025, 9, 30),
    "The show returns this winter.": date(2026, 3, 31),
    "The show returns next summer.": date(2026, 9, 30),
    "The show comes out in summer 2026.": date(2026, 9, 30),
    "The show comes out in the autumn of 2026.": None,  # isn't over
    "The show was out in the summer of 2025.": None,
    "The show returns this May.": date(2026, 5, 31),
    "Orrery said the show returns in January.": date(2026, 1, 31),
    "Orrery said in January the show returns.": None,
    "Orrery said it aired in January.": None,
    "The servers close on 1 December.": date(2025, 12, 1),
    "Its launch in January is news.": None,
    "The exhibition opens from Friday, July 3.": None,  # where it begins
    "The park opens daily from Tuesday 3 July.": None,
    "The show runs from late summer 2025.": None,
    "The season returns from as early as 3 July.": None,
    "The tour moves from March to Friday, July 10.": date(2025, 7, 10),
    "From Hull, it opens 5 July.": date(2025, 7, 5),
    "The Fen Riders are to play 3 July dates.": None,
    "The show opens 3 July in Hull.": date(2025, 7, 3),
    "The show opens 3 July with a gala.": date(2025, 7, 3),
    "The show opens 3 July exclusively in Hull.": date(2025, 7, 3),
    "The film Tomorrow opens in cinemas worldwide.": None,
    "The film “Tomorrow” opens in cinemas worldwide.": None,
    "The film This Summer opens in cinemas.": None,
    "This Summer is set in Hull.": None,
    "Fans rejoice. This summer the show returns.": date(2025, 9, 30),
    "Tomorrow the show opens.": date(2025, 6, 21),
    "The show returns in Summer 2025.": date(2025, 9, 30),
}


@pytest.mark.parametrize(("text", "day"), PASSED.items())
def test_what_was_ahead_and_is_over_has_passed(text: str, day: date | None) -> None:
    """The last day of what was announced; nothing where it was over, is ahead or is no announcement."""
    assert passed_day(text, SAID, NOW) == day


def test_of_an_undated_article_nobody_knows() -> None:
    """What "in January" meant there can't be told."""
    assert passed_day("The second series premieres in January 2026.", None, NOW) is None


def test_the_day_itself_is_not_over() -> None:
    """Passed means that the day is behind the reader."""
    text = "It will be out on 3 July."
    assert passed_day(text, SAID, date(2025, 7, 3)) is None
    assert passed_day(text, SAID, date(2025, 7, 4)) == date(2025, 7, 3)


@pytest.mark.parametrize(
    "text",
    [
        "This may not be the end: a film is planned.",
        "The band plans a break and may tour again.",
        "Fans of Mar Holm will march on.",
        "It is written by April Kestrel and will air soon.",
        "The show, which premiered in January, will return for a second season.",
        "Filming ended on 3 March, and the film will be released in cinemas.",
        "The stadium will be open from March 2025.",
        "The stadium will be open from March.",
    ],
)
def test_a_verb_a_name_what_is_past_and_a_beginning_announce_no_end(text: str) -> None:
    assert passed_day(text, date(2025, 1, 10), date(2026, 11, 22)) is None
    assert passed_day(text, date(2025, 3, 10), date(2026, 11, 22)) is None


def test_a_title_is_no_year() -> None:
    """Read after that year is over, too."""
    assert passed_day("The film Next Year opens in cinemas.", SAID, date(2027, 11, 1)) is None
    assert passed_day("Next year the film opens in cinemas.", SAID, date(2027, 11, 1)) == date(2026, 12, 31)


def test_long_and_hostile_texts_take_no_time() -> None:
    """Quadratic, each of these would take minutes."""
    for text in (
        "opens 5 May in ",
        "opens, 5 May, ",
        "said it opens 5 May in ",
        "opens from May, ",
        "from a this week ",
    ):
        began = time.monotonic()
        passed_day(text * (60_000 // len(text)), SAID, NOW)
        assert time.monotonic() - began < 20  # a few on a quiet machine


MONDAY = date(2025, 11, 10)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The match is on Saturday.", date(2025, 11, 15)),
        ("Hull City face York on Saturday.", date(2025, 11, 15)),
        ("Hull City host York tomorrow.", date(2025, 11, 11)),
        ("The club hosts York this Sunday.", date(2025, 11, 16)),
        ("Tickets go on sale on Monday.", date(2025, 11, 17)),
        ("The next match is next Saturday.", date(2025, 11, 22)),
        ("The Fen Riders play Hull on 12 January.", date(2026, 1, 12)),
        ("The gig is on 14 November.", date(2025, 11, 14)),
        ("The gig is on November 14.", date(2025, 11, 14)),
        ("The gig takes place on 14 November.", date(2025, 11, 14)),
        ("The DLC will arrive in Q1 2026.", date(2026, 3, 31)),
        ("The DLC will arrive before Christmas.", date(2025, 12, 25)),
        ("The DLC will arrive by the end of the year.", date(2025, 12, 31)),
        ("The DLC will arrive by the end of this month.", date(2025, 11, 30)),
        ("The DLC will arrive in two weeks.", date(2025, 11, 24)),
        ("The DLC is out in three months.", date(2026, 2, 28)),
        ("They play York in two days' time.", date(2025, 11, 12)),
        ("It will be out next spring.", date(2026, 6, 30)),
        ("It will be out next autumn.", date(2026, 12, 31)),
        ("It will be out next winter.", date(2027, 3, 31)),
        ("The first match is on Saturday, 3 October.", date(2026, 10, 3)),
        ("The first match is on Saturday 3 October 2026.", date(2026, 10, 3)),
        ("The match was on Saturday.", None),
        ("The cup was won on Saturday.", None),
        ("Brand said on Saturday that all is well.", None),
        ("The shop opens on Saturday mornings.", None),
        ("The shop opens on Saturdays.", None),
        ("The league begins on Friday week.", None),
        ("It was recorded before Christmas.", None),
        ("It will be out after Christmas.", None),
        ("The Christmas special will be long.", None),
        ("It will be shown before Christmas dinner.", None),
        ("The tour visits 12 towns in two weeks.", None),  # so long it takes
        ("The news comes in a week in which all is well.", None),
        ("Her birthday is on 14 November.", None),
        ("It is on 14 channels.", None),
    ],
)
def test_what_clubs_bands_and_games_announce_passes(text: str, day: date | None) -> None:
    assert passed_day(text, MONDAY, date(2026, 7, 6)) == (day if day and day < date(2026, 7, 6) else None)
    if day:
        assert passed_day(text, MONDAY, date(2028, 1, 1)) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They meet in Hull in May.", None),
        ("Maren and Tom meet in Paris in March.", None),
        ("In the book, they meet in Hull in March.", None),
        ("We play the main stage in June.", None),
        ("Fans meet at the Anchor in January.", None),
        ("Every match is on Saturday.", None),
        ("Each match is on Saturday.", None),
        ("The podcast comes out on Friday every week.", None),
        ("The weekly podcast comes out on Friday.", None),
        ("The podcast always comes out on Friday.", None),
        ("The shop usually opens on Friday.", None),
        ("The fair takes place on the first Saturday in June.", None),
        ("The fair opens on the last weekend of June.", None),
        ("They play York in Hull on 12 January.", date(2026, 1, 12)),
        ("They meet in Hull on 12 January.", date(2026, 1, 12)),
        ("They play the main stage this Sunday.", date(2025, 11, 16)),
        ("They play in Hull tomorrow.", date(2025, 11, 11)),
        ("They face York in two weeks.", None),  # so long it may take
        ("The fair will take place on the first Saturday in June.", date(2026, 6, 30)),
        ("The fair takes place on the first Saturday in June 2026.", date(2026, 6, 30)),
        ("Each fan will get a ticket in January.", date(2026, 1, 31)),
        ("The next match is on Saturday.", date(2025, 11, 15)),
    ],
)
def test_what_is_regular_or_of_a_plot_never_passes(text: str, day: date | None) -> None:
    assert passed_day(text, MONDAY, date(2028, 1, 1)) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The club is investigating a fight on Friday.", None),
        ("The club is now investigating an incident on Friday.", None),
        ("The club is mourning a fan's death on Friday.", None),
        ("Police are treating the fire on Friday as arson.", None),
        ("Kit Brand is out injured after a fall on Friday.", None),
        ("The show is trending after the finale on Sunday.", None),
        ("The finale on Sunday ends with a wedding.", None),
        ("The game on Saturday ends with a win.", None),
        ("The patch on Friday is not the last.", None),
        ("The match is on Friday.", date(2025, 11, 14)),
        ("The film is out on Friday.", date(2025, 11, 14)),
        ("The tour is coming on Friday.", date(2025, 11, 14)),
        ("Tickets go on sale on Friday.", date(2025, 11, 14)),
        ("The club will look into a fight on Friday.", date(2025, 11, 14)),
        ("The hearing on Friday will be public.", date(2025, 11, 14)),
        ("The club is expected to sack the manager on Friday.", date(2025, 11, 14)),
        ("The club is going to sell the captain on Friday.", date(2025, 11, 14)),
        ("The final on Friday is due to be shown in Hull.", date(2025, 11, 14)),
        ("The film is out this Friday.", date(2025, 11, 14)),
    ],
)
def test_a_mere_weekday_passes_only_behind_its_announcement(text: str, day: date | None) -> None:
    assert passed_day(text, MONDAY, date(2028, 1, 1)) == day
