from __future__ import annotations

import pytest

from hsbot.articles.draft import Draft
from hsbot.articles.plain import read_plain


@pytest.mark.parametrize("lead", [" date 2025-04-22 ", "date 2025-04-22\t", "\ufeff Date: 2025-04-22 "])
def test_a_leading_date_is_no_text(lead):
    assert read_plain(f"{lead}Tides is back.\n") == Draft("Tides is back.\n", published="2025-04-22")


@pytest.mark.parametrize(
    "text", ["Date night returns.", "dated 2025-04-22 it", "A date 2025-04-22 later on.", "date 2025"]
)
def test_a_date_elsewhere_is_text(text):
    assert read_plain(text) == Draft(text)
