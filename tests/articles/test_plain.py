from __future__ import annotations

from datetime import date

import pytest

from hsbot.articles.dates import parse_published
from hsbot.articles.draft import Draft
from hsbot.articles.plain import read_plain


@pytest.mark.parametrize("lead", [" date 2025-04-22 ", "date 2025-04-22\t", "\ufeff Date: 2025-04-22 "])
def test_a_leading_date_is_no_text(lead):
    assert read_plain(f"{lead}Tides is back.\n") == Draft("Tides is back.\n", published="2025-04-22")


@pytest.mark.parametrize(
    "printed",
    [
        "2025/04/22",
        "20250422",
        "2025-04-22T10:00:00Z",
        "2025-04-22T23:30+02:00",
        "2025-04-22 10:00:00",
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
