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
    assert read_markdown("One<br/>two<BR>three").text == "One\ntwo\nthree"


def test_in_html_a_block_is_a_paragraph_and_an_inline_tag_is_nothing():
    page = "<p>un<b>believ</b>able, <i>Tides</i>.</p>\n<p>Next<br>one <!-- wet -->&amp; all"
    assert read_markdown(page).text.split("\n\n") == ["unbelievable, Tides.", "Next\none & all"]


def test_in_html_headings_items_and_rows_are_marked_as_elsewhere():
    page = (
        "<div><h2>The <em>cast</em></h2>Mara<ul>\n<li><p>Ann</p><p>Lee</p><li>Bo</ul>\n<hr>Behind<li></li><p>it</div>"
    )
    assert read_markdown(page).text.split("\n\n") == ["## The cast", "Mara", "• Ann", "Lee", "• Bo", "Behind", "it"]
    table = "<table>\n<tr><th>Role</th><th></th><th>Actor</th></tr>\n<tr><td>Mara<td>Ann <i>Lee</i>\n</table>"
    assert read_markdown(table).text.split("\n\n") == ["• Role | Actor", "• Mara | Ann Lee"]


def test_a_script_that_ends_without_a_beginning_hides_no_words_and_shows_no_script():
    assert (
        read_markdown("<div></script>Plain<style>p {}</style> words<script>alert(1)</script></div>").text
        == "Plain words"
    )


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


def test_without_front_matter_a_leading_date_is_the_date_and_no_text():
    draft = read_markdown("Date: 2025-04-22 10:00\n# The *heading*\n\nMore words.")
    assert (draft.published, draft.title, draft.text) == ("2025-04-22", "The heading", "# The heading\n\nMore words.")
    assert read_markdown("date 2025-04-22 Tides is **back**.").text == "Tides is back."


def test_behind_front_matter_a_leading_date_is_text():
    draft = read_markdown("---\npublished: 2025-04-22\n---\nDate: 2025-06-01 at the pier.")
    assert (draft.published, draft.text) == ("2025-04-22", "Date: 2025-06-01 at the pier.")


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


def test_without_front_matter_a_first_line_that_is_nothing_but_a_date_is_the_date():
    draft = read_markdown("10 January 2025\n\n# Tides is back\n\nThe film is on.")
    assert (draft.published, draft.title) == ("10 January 2025", "Tides is back")
    assert "2025" not in draft.text


def test_front_matter_without_an_end_is_refused():
    for text in ("---\ntitle: Tides\ndate: 2025-04-22\n\nTides is back.", "\ufeff---\r\ntitle:\r\nTides is back."):
        with pytest.raises(ValueError, match=r"^has a front matter without an end: close it with a line of ---$"):
            read_markdown(text)


def test_front_matter_in_toml_is_refused():
    with pytest.raises(ValueError, match=r"^has a front matter in TOML: write it as YAML, between two lines of ---$"):
        read_markdown("+++\ndate = 2025-04-22\n+++\nTides is back.")


def test_a_line_of_dashes_at_the_beginning_without_fields_is_no_front_matter():
    assert read_markdown("---\nTides is back: it returns in May.").text == "Tides is back: it returns in May."


def test_what_is_struck_out_is_not_quoted():
    assert read_markdown("~~It is cancelled.~~ It is on.").text == "It is on."


def test_a_footnote_s_mark_is_no_figure_of_the_year():
    assert read_markdown("It is out in 2026<sup>1</sup>.").text == "It is out in 2026."


def test_a_hard_break_parts_lines_and_a_soft_one_does_not():
    assert read_markdown("Ann plays Mara  \nBo plays\nFinn").text == "Ann plays Mara\nBo plays Finn"


def test_a_colon_in_a_title_is_what_the_message_speaks_of():
    with pytest.raises(ValueError, match=r"line 2 of the file.*between quotation marks"):
        read_markdown("---\ntitle: Tides: a film is coming\n---\nIt is.")
