"""Pieces of HTML: which text is one, and what it says."""

from __future__ import annotations

import pytest

from hsbot.articles.fragments import is_html, text_of


@pytest.mark.parametrize("text", ["<p>It is back.</p>", "One<br>two", "It is <EM>back</EM>.", "<a href='x'>It</a>"])
def test_a_text_with_tags_is_html(text):
    assert is_html(text)


@pytest.mark.parametrize("text", ["", "I <3 it", "2 < 3 > 1", "a<b", "<not a tag"])
def test_a_text_with_other_signs_is_none(text):
    assert not is_html(text)


@pytest.mark.parametrize("piece", ["<!--", "<script>", "<", "<p", "</", "<li>", "&", "<p><", "--><!--"])
def test_a_hundred_thousand_odd_pieces_are_read_at_once(piece):
    fragment = piece * 100_000
    assert len(text_of(f"<p>It is back.</p>{fragment}")) <= len(fragment) * 2


@pytest.mark.parametrize(
    ("fragment", "lines"),
    [
        (
            "<p>Tides has been <em>re</em>newed.</p><p class='x'>It is back.</p>",
            ["Tides has been renewed.", "It is back."],
        ),
        ("<h2>Cast</h2><ul><li>Ann Lee</li><li><b>Bo</b> Orr</li></ul>", ["## Cast", "• Ann Lee", "• Bo Orr"]),
        ("One<br/>two <!-- three --><style>p {}</style><script>four()</script>", ["One", "two"]),
        ("<p>Tides &amp; Co, 2 &lt; 3</p><p> </p><li></li>", ["Tides & Co, 2 < 3"]),
        ("<p></p>", []),
    ],
)
def test_its_text_is_what_a_reader_sees(fragment, lines):
    assert [line for line in text_of(fragment).split("\n\n") if line] == lines
