from __future__ import annotations

import pytest

from hsbot.articles.titles import title_of


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Posted in: TV | Tagged: Tides\n\nTides Ends with a Film\n\nThe show ends.", "Tides Ends with a Film"),
        ("By Jo Doe\n\nIs There a Season 4?\n\nNo.", "Is There a Season 4?"),
        ("Tides returns. It is good.", "Tides returns"),
        ("Mr. Kell says that Tides, the drama, will not be shown at Easter after all. No.", None),
        ("The last season of Tides will not be shown at Easter after all. Fans wept.", None),
        (
            "The drama Tides, a hit of the year before last, returns to Orrery in the spring.",
            "The drama Tides, a hit of the year before last",
        ),
        (
            "The team behind the drama is still working hard to secure the planned fourth season for the streamer.",
            "The team behind the drama is still working hard to secure",
        ),
        ("• Tides is back", "Tides is back"),
        ("## Tides is back\n\nIt is good.", "Tides is back"),
        ("## Will it return?\n\nNo.", "Will it return?"),
        ("https://harbour.example", "https://harbour.example"),
        ("漢字" * 10, "漢字" * 10),
    ],
)
def test_the_title_is_the_first_heading_or_made_of_the_first_words(text, title):
    assert title_of(text) == (title or text[: text.index(" all") + 4])


def test_a_made_title_is_verbatim():
    text = "“We are back,” said Ann Lee of Tides, which has been gone for two whole years by now."
    assert title_of(text) in text
