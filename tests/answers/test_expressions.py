"""Dates as news writes them, and names that look like one."""

from __future__ import annotations

import pytest

from hsbot.answers.expressions import DATE


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Brian May plays in June.", ["June"]),
        ("The guitar of Brian May.", []),
        ("It opens in May.", ["May"]),
        ("It opens in early May, or at the end of May.", ["early May", "end of May"]),
        ("It opens on 3 May 2025.", ["3 May 2025"]),
        ("It opens next May.", ["next May"]),
    ],
)
def test_may_alone_is_a_month_only_where_it_can_be_no_surname(text: str, dates: list[str]) -> None:
    assert [m[0].removeprefix("the ") for m in DATE.finditer(text)] == dates
