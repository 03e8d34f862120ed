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
        ("One<br/>two <!-- three --><style>p {}</style><script>four()</script>", ["One\ntwo"]),
        ("<p>Tides &amp; Co, 2 &lt; 3</p><p> </p><li></li>", ["Tides & Co, 2 < 3"]),
        ("<p></p>", []),
    ],
)
def test_its_text_is_what_a_reader_sees(fragment, lines):
    assert [line for line in text_of(fragment).split("\n\n") if line] == lines


def test_a_row_s_cells_and_a_label_s_words_are_no_one_word():
    table = "<table><tr><td>1</td><td>5 May 2026</td></tr><tr><td>Finale</td><td>12 May 2026</td></tr></table>"
    assert text_of(table).split("\n\n") == ["• 1 | 5 May 2026", "• Finale | 12 May 2026"]
    listed = "<dl><dt>Release date</dt><dd>5 May 2026</dd><dt>Director</dt><dd>Bo Kim</dd></dl>"
    assert text_of(listed).split("\n\n") == ["• Release date | 5 May 2026", "• Director | Bo Kim"]


def test_a_line_of_the_source_ends_nothing_where_tags_say_what_does():
    assert text_of("<p>The drama\nTides is renewed,\nand Ann Lee returns.</p>") == (
        "The drama Tides is renewed, and Ann Lee returns."
    )


def test_without_such_tags_a_blank_line_parts_paragraphs():
    raw = "Tides is renewed.\n\n<h2>Cast</h2>\nAnn Lee <em>returns</em>.\nSo does Bo."
    assert text_of(raw).split("\n\n") == ["Tides is renewed.", "## Cast", "Ann Lee returns.\nSo does Bo."]


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("<p>On <del>5 May</del> <ins>12 May</ins>. <s>It was cancelled.</s></p>", "On 12 May."),
        ("<figure><img><figcaption>Mara dies.</figcaption></figure><p>It is on.</p>", "It is on."),
        ('[caption id="a" width="300"]<img> Mara dies.[/caption]<p>It is on.</p>', "It is on."),
        ('<p>In 2026<sup data-fn="x"><a href="#x">1</a></sup>.</p>', "In 2026."),
        ("<p>8<sup>1</sup> episodes<sup>[2]</sup>, the 8<sup>th</sup></p>", "8 episodes, the 8th"),
        ("<p>3 m<sup>2</sup>, 10<sup>6</sup> fans, x<sup>a</sup></p>", "3 m2, 106 fans, xa"),
    ],
)
def test_what_does_not_hold_or_is_no_sentence_is_left_out(fragment, text):
    assert text_of(fragment) == text


@pytest.mark.parametrize("text", ["Ann &amp; Bo&#8217;s", "<table><tr><td>1</td></tr></table>", "<u>It</u>", "<p>One"])
def test_what_most_systems_write_is_seen_to_be_html(text):
    assert is_html(text)


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("<p>On <del>5 May</p><p>It is on.</p>", "On 5 May\n\nIt is on."),
        ("<figcaption>Cap<p>One.</p><p>Two.</p>", "Cap\n\nOne.\n\nTwo."),
        ("The chat said <s> and then.\n\nSecond paragraph.", "The chat said and then.\n\nSecond paragraph."),
        ("<!DOCTYPE html><?php echo 1; ?>Season 4<!-- -->, out", "Season 4, out"),
        ("<td>Filming begins\n in May</td>", "Filming begins in May"),
    ],
)
def test_what_is_never_closed_hides_nothing(fragment, text):
    assert text_of(fragment) == text


@pytest.mark.parametrize("text", ["I <u> you", "The <del> key", "The chat said <s> and went on"])
def test_a_mere_opening_tag_is_no_html(text):
    assert not is_html(text)


@pytest.mark.parametrize("piece", ["<a ", "<script", "<title", "<s>", "<del>", "<figcaption>"])
def test_twenty_thousand_unclosed_tags_are_read_at_once(piece):
    assert len(text_of(piece * 20_000)) <= 20_000 * len(piece)
