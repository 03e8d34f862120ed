from __future__ import annotations

from datetime import date

import pytest

from hsbot.articles.draft import make_article
from hsbot.articles.html import read_html
from hsbot.articles.split import split_sentences

_BODY = """<body><nav><a href="/">Home</a> <a href="/tv">TV</a></nav>
<article><h1>Tides ends with a film</h1>
<p>The drama Tides will end with a film rather than a third season, the studio said on 3 January 2019.</p>
<p>Filming begins this summer in Port Ellis, and the whole cast returns for one last time.</p>
<ul><li>Ann Lee plays Mara.</li></ul></article>
<aside><time datetime="2001-01-01">long ago</time></aside>
<footer>© 2018 Harbour Times</footer></body>"""


def _page(head: str, body: str = _BODY) -> str:
    return f"<html><head><title>Tides ends | Harbour Times</title>{head}</head>{body}</html>"


def test_the_text_is_the_article_and_not_what_stands_around_it():
    text = read_html(_page("")).text
    assert "The drama Tides will end with a film" in text
    assert "Ann Lee plays Mara." in text
    assert "Home" not in text
    assert "©" not in text


_NONE = _BODY.replace('<time datetime="2001-01-01">long ago</time>', "")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (
            '<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite"},'
            ' {"@type": ["NewsArticle"], "datePublished": "2025-04-22T23:30:00-07:00"}]}</script>'
            '<meta property="article:published_time" content="2024-01-01">',
            _BODY,
        ),
        ('<meta property="article:published_time" content="2025-04-22T08:00:00Z">', _BODY),
        ('<meta name="DC.date.issued" content="April 22, 2025">', _BODY),
        ('<meta itemprop="datePublished" content="2025-04-22">', _BODY),
        ("", _NONE.replace("<h1>", '<time datetime="2025-04-22T09:00">Tuesday</time><h1>')),
        ("", _NONE.replace("<h1>", "<time>22 April 2025</time><h1>")),
        ("", _NONE.replace("<h1>", "<time>April 22, <b>2025</b> 10:00 am</time><h1>")),
        ("", _NONE.replace("</h1>", "</h1><p>By Jo Doe | <time datetime='2025-04-22'>Tuesday</time> | 3 min read</p>")),
        ("", _NONE.replace("</h1>", "</h1><p>Published on <time datetime='2025-04-22'>Tuesday</time></p>")),
        ("", _BODY.replace("</h1>", "</h1><time datetime='2025-04-22'>Tuesday</time>")),
        (
            "",
            _BODY.replace(
                "</h1>",
                "</h1><div>Updated <time datetime='2025-06-01'>1 June</time></div>"
                "<div>Published <time datetime='2025-04-22'>22 April</time></div>",
            ),
        ),
        (
            "",
            _BODY.replace(
                "</h1>",
                "</h1><time class='updated' datetime='2025-06-01'>1 June</time>"
                "<time class='entry-date published' datetime='2025-04-22'>22 April</time>",
            ),
        ),
        (
            '<script type="application/ld+json">//<![CDATA[\n{"@type": "NewsArticle", "datePublished": "2025-04-22"}'
            "\n//]]></script>",
            _BODY,
        ),
        (
            '<script type="application/ld+json">{"@type": "DiscussionForumPosting", "datePublished": "2025-04-22"}'
            "</script>",
            _BODY,
        ),
        (
            '<script type="application/ld+json">{"@type": "WebPage", "datePublished": "2001-01-01"}</script>'
            '<meta property="article:published_time" content="2025-04-22">',
            _BODY,
        ),
    ],
)
def test_the_date_is_the_one_that_the_publisher_declares(head, body):
    assert read_html(_page(head, body)).published == date(2025, 4, 22)


def test_a_date_is_never_guessed_from_the_words():
    assert read_html(_page("", _NONE)).published is None


_OTHER = '<time datetime="2019-01-01">1 January 2019</time>'


@pytest.mark.parametrize(
    "body",
    [
        _BODY,
        _NONE.replace("</ul>", f"</ul><p>The show begins on {_OTHER}, the studio said.</p>"),
        _NONE.replace("</ul>", f"</ul><p>It began {_OTHER}</p>"),
        _NONE.replace("</li>", f" since {_OTHER}</li>"),
        _NONE.replace("</ul>", f"</ul><blockquote>{_OTHER}</blockquote>"),
        _NONE.replace("<article>", f"<aside><article><h1>Gravity</h1>{_OTHER}</article></aside><article>"),
        _NONE.replace("<article>", f"<article><h3>Gravity</h3>{_OTHER}</article><article>"),
        _NONE.replace("</article>", f"<article>{_OTHER}<p>A comment.</p></article></article>"),
        _NONE.replace("</h1>", "</h1><time>2 hours ago</time>"),
    ],
)
def test_a_time_in_a_sentence_a_list_a_box_or_another_article_is_not_the_pages_own(body):
    assert read_html(_page("", body)).published is None


def test_entities_in_json_ld_are_read_as_what_they_stand_for():
    data = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Tom &amp; Ann&#8217;s Tides",'
        ' "publisher": {"name": "Harbour &amp; Times"}}</script>'
    )
    draft = read_html(_page(data))
    assert (draft.title, draft.publisher) == ("Tom & Ann’s Tides", "Harbour & Times")


def test_a_time_that_is_no_day_is_passed_over():
    assert read_html(_page("", _NONE.replace("<h1>", '<time datetime="PT2H">2 hours</time><h1>'))).published is None


def test_a_declared_day_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="isn't a day of the calendar"):
        read_html(_page('<meta property="article:published_time" content="2025-13-40">', _NONE))


def test_title_publisher_and_address_come_from_the_metadata():
    draft = read_html(
        _page(
            '<meta property="og:title" content="Tides ends with a film"><meta property="og:site_name" content="Harbour'
            ' Times"><link rel="canonical" href="https://harbour.example/tides">'
        )
    )
    assert draft.title == "Tides ends with a film"
    assert draft.publisher == "Harbour Times"
    assert draft.url == "https://harbour.example/tides"


def test_without_metadata_the_heading_is_the_title():
    draft = read_html(_page(""))
    assert draft.title == "Tides ends with a film"
    assert (draft.publisher, draft.url) == (None, None)


def test_a_fragment_is_read_like_a_page():
    assert read_html("<p>Tides is back.</p>\n<p>It returns in 2026.</p>").text.endswith("It returns in 2026.")


def test_a_table_gives_its_rows():
    table = "<table><tr><th>Role</th><th>Actor</th></tr><tr><td>Mara</td><td>Ann Lee</td></tr></table>"
    assert "Mara | Ann Lee" in read_html(_page("", _BODY.replace("<ul>", f"{table}<ul>"))).text


def test_a_row_of_a_table_is_content_and_a_heading_is_one_whatever_it_ends_with():
    more = (
        "</h1><h2>Will there be a <i>season</i> 4?</h2><p>No, there will be none, the studio said.</p><table>"
        "<tr><th>What</th><th>When</th></tr><tr><td>Release date</td><td>17 July 2026</td></tr></table>"
    )
    made = make_article(read_html(_page("", _BODY.replace("</h1>", more))), identity="a", path="a.html")
    kinds = {made.text[found.start : found.end]: found.kind for found in split_sentences(made)}
    assert kinds["Tides ends with a film"] == "title"
    assert kinds["Will there be a season 4?"] == "heading"
    assert kinds["Release date | 17 July 2026"] == "body"
    assert "---" not in made.text


def test_a_page_laid_out_in_a_table_of_one_column_is_no_list():
    table = "<table><tr><td>The cast returns.</td></tr><tr><td>All of it.</td></tr></table>"
    assert "• " not in read_html(_page("", _BODY.replace("<ul>", f"{table}<ul>"))).text


def test_an_article_in_json_ld_tells_more_than_the_page_that_it_stands_on():
    data = (
        '<script type="application/ld+json">[{"@type": "WebPage", "datePublished": "2001-01-01", "url":'
        ' "https://a.example/"}, {"@type": "NewsArticle", "datePublished": "2025-04-22"}]</script>'
    )
    draft = read_html(_page(data))
    assert (draft.published, draft.url) == (date(2025, 4, 22), "https://a.example/")
    assert read_html(_page(data.replace("NewsArticle", "Thing"))).published == date(2001, 1, 1)


def test_of_several_articles_in_json_ld_the_one_of_the_heading_counts():
    data = (
        '<script type="application/ld+json">[{"@type": "NewsArticle", "headline": "Older story", "datePublished":'
        ' "2020-01-01"}, {"@type": "NewsArticle", "headline": "Tides ends with a film", "datePublished": "2025-04-22"}]'
        "</script>"
    )
    draft = read_html(_page(data))
    assert (draft.published, draft.title) == (date(2025, 4, 22), "Tides ends with a film")


def test_a_short_page_still_gives_its_words():
    assert "Tides is back." in read_html("<html><body><p>Tides is back.</p></body></html>").text


def test_a_page_of_absurd_depth_gives_no_text():
    assert read_html("<div>" * 20_000 + "Words of the article.").text == ""


def test_twenty_thousand_paragraphs_that_never_end_are_read():
    assert "Words" in read_html("<p>" * 20_000 + "Words.").text


def test_a_page_of_a_menu_alone_has_no_text() -> None:
    assert read_html("<html><body><nav>Menu</nav><footer>Imprint</footer></body></html>").text == ""
    assert "Short text." in read_html("<html><body><nav>Menu</nav><p>Short text.</p></body></html>").text
