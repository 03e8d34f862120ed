from __future__ import annotations

from datetime import date

import pytest

from hsbot.articles.draft import Draft, draft_from_fields, make_article, web_address
from hsbot.records import Article


def _made(**fields: object) -> Article:
    return make_article(Draft(**{"text": "Tides is back.", **fields}), identity="a", path="a.json")


def test_a_title_that_stands_in_the_text_leaves_it_identical():
    text = "Tides is back\n\nIt returns in 2026.  It is good.\n"
    assert _made(text=text, title="Tides is back").text == text


def test_a_title_that_does_not_stand_in_the_text_follows_it():
    made = _made(text="It returns in 2026.", title="Tides is back")
    assert made.text == "It returns in 2026.\n\nTides is back"


def test_a_missing_title_is_made_from_the_text():
    assert _made(text="Tides is back, and how.\n").title == "Tides is back, and how"


def test_a_text_of_captions_alone_is_refused_unless_it_has_a_title_to_be_found_by():
    for title in ("Ann Lee", None):
        with pytest.raises(ValueError, match="has no text but tags and captions"):
            _made(text="Photo: Ann Lee", title=title)
    assert _made(text="Photo: Ann Lee", title="Tides is back").text.endswith("\n\nTides is back")


def test_a_title_is_one_line_and_no_longer_than_fits_in_front_of_a_passage():
    assert _made(title=" Tides\n is  back ").title == "Tides is back"
    assert len(_made(title="word " * 100).title) <= 200


@pytest.mark.parametrize("text", ["", " \n", "…—", "\u200b"])
def test_a_text_without_words_is_refused(text):
    with pytest.raises(ValueError, match="has no text"):
        _made(text=text)


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("Harbour\u00a0Times ", "Harbour Times"),
        ({"name": "Harbour Times"}, "Harbour Times"),
        ("", None),
        (4, None),
        ("—", None),
        (None, None),
    ],
)
def test_a_publisher_is_a_name_or_nothing(value, name):
    assert _made(publisher=value).publisher == name


@pytest.mark.parametrize("address", ["https://harbour.example/a?b=c#d", "http://harbour.example"])
def test_http_and_https_addresses_are_kept(address):
    assert web_address(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "ftp://a.example",
        "https://",
        "//a.example",
        "https://a b",
        "https://[",
        'https://a.example/">',
        "file:///etc/passwd",
        "https://a.example/" + "x" * 3000,
        4,
        None,
    ],
)
def test_other_addresses_are_none(address):
    assert web_address(address) is None


@pytest.mark.parametrize("said", ["true", "False", "yes", True, False])
def test_a_published_that_says_yes_or_no_is_no_date_and_another_field_is(said):
    assert draft_from_fields({"published": said, "date": "2025-04-22"}, "Text.").published == "2025-04-22"
    assert draft_from_fields({"published": said, "published_at": "2025-04-22"}, "Text.").published == "2025-04-22"
    assert draft_from_fields({"published": said}, "Text.").published is None


@pytest.mark.parametrize("field", ["publishedAt", "pubDate", "publishDate", "created", "created_at", "publish_date"])
def test_the_date_has_many_names(field):
    assert draft_from_fields({field: "2025-04-22"}, "Text.").published == "2025-04-22"


def test_fields_are_known_by_several_names_and_the_first_that_says_something_counts():
    draft = draft_from_fields(
        {"Headline": "T", "date": "", "datePublished": "2025-04-22", "site": "S", 3: "x"}, "Text."
    )
    assert draft == Draft("Text.", "T", "2025-04-22", "S", None)
    assert make_article(draft, identity="a", path="a.md").published == date(2025, 4, 22)


def test_the_day_a_page_was_clipped_is_not_when_it_was_published():
    clipped = {"source": "https://x.example/news/a", "published": "", "created": "2025-06-01"}
    draft = draft_from_fields(clipped, "It is back.")
    assert (draft.published, draft.publisher, draft.url) == (None, None, "https://x.example/news/a")
    assert draft_from_fields({"created": "2025-06-01"}, "It is back.").published == "2025-06-01"


def test_a_flag_is_no_empty_date():
    assert draft_from_fields({"published": True, "created_at": "2025-03-04"}, "It is.").published == "2025-03-04"
