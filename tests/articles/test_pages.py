"""The text of a page is what its reader sees, days and quotations whole."""

from __future__ import annotations

from hsbot.articles.html import read_html
from hsbot.articles.text import one_line

_BODY = """<article><h1>Tides ends with a film</h1>
<p>The drama Tides will end with a film rather than a third season, the studio said on 3 January 2019.</p>
<p>Filming begins this summer in Port Ellis, and the whole cast returns for one last time.</p></article>"""


def text_of(body: str) -> str:
    return read_html(f"<html><body>{body}</body></html>").text


def test_a_day_in_a_sentence_a_list_or_a_table_is_kept_and_a_byline_s_is_not():
    body = _BODY.replace(
        "</h1>",
        "</h1><p>By Jo Doe, <time datetime='2026-01-02'>2 January 2026</time></p>"
        "<p>The new season of Tides begins on <time datetime='2026-05-05'>Tuesday 5 May</time> in Hull.</p>"
        "<ul><li>Finale – <time>12 May 2026</time></li></ul>"
        "<table><tr><td>Pilot</td><td><time>6 May 2026</time></td></tr><tr><td>Two</td><td>7 May</td></tr></table>",
    )
    text = text_of(body)
    assert "begins on Tuesday 5 May in Hull." in text
    assert "Finale – 12 May 2026" in text
    assert "Pilot | 6 May 2026" in text
    assert "2 January 2026" not in text


def test_what_is_struck_out_and_footnotes_marks_are_left_out_of_a_page():
    line = "<p>It is on in <s>May</s> June 2026<sup><a href='#n'>1</a></sup>, the 8<sup>th</sup> time in Hull.</p>"
    text = text_of(_BODY.replace("</h1>", "</h1>" + line))
    assert one_line("It is on in June 2026, the 8th time in Hull.") in one_line(text)


def test_a_source_s_line_end_in_a_quotation_ends_no_paragraph():
    quoted = "<blockquote>“It is the best season of\nTides ever”, she said in Hull.</blockquote>"
    text = text_of(_BODY.replace("</h1>", "</h1>" + quoted))
    assert "“It is the best season of Tides ever”, she said in Hull." in text


def test_many_spaces_are_read_at_once():
    text = text_of(
        _BODY.replace("</h1>", "</h1><p>It is on" + " " * 50_000 + "today in Port Ellis.</p>")
    )  # took a minute
    assert "It is on" in text
