from __future__ import annotations

import pytest

from hsbot.articles.markdown import read_markdown

_PAGE = """---
title: "Tides renewed: what we know"
published: 2025-04-22
source: Harbour Times
url: https://harbour.example/tides
tags: [tides, tv]
---

# Tides renewed: what we know

The **second** season of *Tides* was [renewed](https://harbour.example/r) on
Monday, said `Mr. Kell`.

![A wet set](set.jpg)

## The cast

- Ann Lee as **Mara**
- Bo Chen as Tim

1. First comes the pilot.

> “We are glad,” she said.

| Role | Actor |
|------|-------|
| Mara | Ann Lee |

<div class="ad">Plain <b>words</b><script>alert(1)</script></div>

***
"""


def test_the_body_reads_without_marks_addresses_and_images():
    assert read_markdown(_PAGE).text.split("\n\n") == [
        "# Tides renewed: what we know",
        "The second season of Tides was renewed on Monday, said Mr. Kell.",
        "## The cast",
        "• Ann Lee as Mara",
        "• Bo Chen as Tim",
        "1. First comes the pilot.",
        "“We are glad,” she said.",
        "• Role | Actor",
        "• Mara | Ann Lee",
        "Plain words",
    ]


def test_a_break_parts_words():
    assert read_markdown("One<br/>two<BR>three").text == "One two three"


def test_a_sentence_that_begins_with_a_number_keeps_it():
    text = "2019. That was the year it began."
    assert read_markdown(text).text == text


def test_a_ranked_list_keeps_its_numbers():
    assert read_markdown("3) Tides\n4) Gravity\n   - Mara").text.split("\n\n") == ["3) Tides", "4) Gravity", "• Mara"]


def test_the_front_matter_gives_the_fields_as_they_are_printed():
    draft = read_markdown(_PAGE)
    assert draft.title == "Tides renewed: what we know"
    assert draft.published == "2025-04-22"
    assert draft.publisher == "Harbour Times"
    assert draft.url == "https://harbour.example/tides"


def test_without_a_title_in_front_the_first_heading_is_it():
    draft = read_markdown("Some words.\n\n# The *heading*\n\nMore words.")
    assert draft.title == "The heading"
    assert draft.published is None


def test_other_names_of_the_fields_are_known_and_null_is_nothing():
    draft = read_markdown("---\r\nDate: 2025-04-22\r\npublisher: null\r\nurl: ~\r\n---\r\nWords.")
    assert (draft.published, draft.publisher, draft.url) == ("2025-04-22", None, None)


def test_a_line_of_dashes_further_down_is_no_front_matter():
    assert read_markdown("Words.\n\n---\ntitle: no\n---\n").title != "no"


@pytest.mark.parametrize("front", ["title: [", "a: *missing", "- a\n- b", "just words", "\ttab: 1", "? : : x"])
def test_front_matter_that_is_no_list_of_fields_is_refused(front):
    with pytest.raises(ValueError, match="has a front matter that isn't"):
        read_markdown(f"---\n{front}\n---\nWords.")


def test_an_endless_front_matter_is_refused():
    with pytest.raises(ValueError, match="has a front matter of more than"):
        read_markdown("---\ntitle: " + "x" * 30_000 + "\n---\nWords.")
