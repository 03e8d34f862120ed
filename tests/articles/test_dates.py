from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from hsbot.articles.dates import parse_published

_DAY = date(2025, 4, 22)


@pytest.mark.parametrize(
    "printed",
    [
        "2025-04-22",
        " 2025-4-22 ",
        "2025-04-22T23:30:00-07:00",
        "2025-04-22T00:10:00Z",
        "2025-04-22 09:15",
        "2025-04-22Z",
        "2025-04-22+02:00",
        "22\u00a0April\u00a02025",
        "\u20092025-04-22\u202f09:15",
        "2025/04/22",
        "20250422",
        "Tue, 22 Apr 2025 23:59:00 +0900",
        "22 April 2025",
        "April 22, 2025",
        "Apr. 22, 2025",
        "Tuesday, April 22nd, 2025 at 5:00 PM",
        "22nd of April 2025",
        date(2025, 4, 22),
        datetime(2025, 4, 22, 23, 30, tzinfo=UTC),
    ],
)
def test_the_day_is_the_one_that_is_printed(printed):
    assert parse_published(printed) == _DAY


@pytest.mark.parametrize("nothing", [None, "", "  "])
def test_no_date_is_none(nothing):
    assert parse_published(nothing) is None


@pytest.mark.parametrize("impossible", ["2025-13-40", "2025-02-30", "February 30, 2025", "0000-01-01"])
def test_an_impossible_day_is_refused_by_name(impossible):
    with pytest.raises(ValueError, match="isn't a day of the calendar"):
        parse_published(impossible)


@pytest.mark.parametrize("vague", ["last Tuesday", "04/05/2025", "2025", "April 2025", "x" * 1000])
def test_what_names_no_single_day_is_refused(vague):
    with pytest.raises(ValueError, match="can't be understood"):
        parse_published(vague)


@pytest.mark.parametrize("other", [20250422, 3.5, True, ["2025-04-22"], {"a": 1}])
def test_what_is_no_text_is_refused(other):
    with pytest.raises(ValueError, match="isn't text"):
        parse_published(other)


def test_a_list_without_an_end_is_not_shown():
    nested: list[object] = ["x"]
    for _ in range(60):  # YAML's aliases: 2 to the power of 60 when it is written
        nested = [nested, nested]
    with pytest.raises(ValueError, match=r"^its date \(a list\) isn't text$"):
        parse_published(nested)


@pytest.mark.parametrize("none", ["0001-01-01T00:00:00Z", "0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_there_can_be_say_that_there_is_none(none):
    assert parse_published(none) is None
