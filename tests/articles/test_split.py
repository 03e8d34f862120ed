from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsbot.articles.draft import Draft, make_article
from hsbot.articles.markdown import read_markdown
from hsbot.articles.readers import read_folder
from hsbot.articles.split import split_sentences
from hsbot.articles.text import has_words, normalise
from hsbot.records import Article

from .conftest import article
from .texts import NONSENSE


def _kinds(found: Article) -> list[tuple[str, str]]:
    return [(sentence.kind, found.text[sentence.start : sentence.end]) for sentence in split_sentences(found)]


_PAGE = """Posted in: TV | Tagged: Tides

Tides Ends with a Film

Orrery announced that Tides ends with a film. Ann Lee returns.
L-R Ann Lee, Bo Chen (all images via Orrery)

TIDES ENDS WITH A FILM

Since the start in April 2022:

  • Book sales have increased 1700%. Volume 1 leads.
  • On TikTok, #tides has over 4.4B views [Source: Variety]
Tides ends with a film
Bo Chen in Tides

What Comes Next

“We begin in May,” Lee said. Let us know in the comments.

Lee confirms it would be the last. 🥹 Subscribe now so you don't miss it:

Podcast:… pic.twitter.com/RgPbn1M0An — Ann Lee (@annlee) October 17, 2024 Show Full Tweet

What Comes Next

Enjoyed this? Please share on social media!
"""


def test_the_content_is_kept_and_the_noise_is_left_out():
    assert _kinds(article(_PAGE, "Tides Ends with a Film")) == [
        ("title", "Tides Ends with a Film"),
        ("body", "Orrery announced that Tides ends with a film."),
        ("body", "Ann Lee returns."),
        ("body", "Since the start in April 2022:"),
        ("body", "Book sales have increased 1700%."),
        ("body", "Volume 1 leads."),
        ("body", "On TikTok, #tides has over 4.4B views [Source: Variety]"),
        ("heading", "What Comes Next"),
        ("body", "“We begin in May,” Lee said."),
        ("body", "Lee confirms it would be the last."),
    ]


def test_a_title_on_the_last_line_is_the_last_sentence():
    assert _kinds(article("Tides ends.\n\nTides Is Over", "Tides Is Over"))[-1] == ("title", "Tides Is Over")


def test_a_title_within_a_sentence_is_no_sentence_of_its_own():
    assert _kinds(article("Tides ends, says Orrery.", "Tides ends")) == [("body", "Tides ends, says Orrery.")]


def test_a_post_keeps_its_words_and_loses_its_furniture():
    text = "The cast wrote: We begin! pic.twitter.com/abc — Ann Lee (@annlee) October 17, 2024 Filming takes weeks."
    assert [words for _, words in _kinds(article(text))] == ["The cast wrote: We begin!", "Filming takes weeks."]


def test_several_lines_like_captions_are_a_list_and_stay():
    text = "The cast returns.\n\nAnn Lee in Tides\nBo Chen in Gravity\nCy Dale in Harbour"
    assert len(_kinds(article(text))) == 4


def test_headings_become_content_where_there_is_nothing_else():
    assert _kinds(article("Tides renewed for season 4")) == [("body", "Tides renewed for season 4")]


def test_a_heading_of_markdown_is_one_whatever_it_ends_with():
    draft = read_markdown("# Tides Is Over\n\nThe show ends.\n\n## Will there be a season 4?\n\nNo.")
    assert _kinds(make_article(draft, identity="a", path="a.md")) == [
        ("title", "Tides Is Over"),
        ("body", "The show ends."),
        ("heading", "Will there be a season 4?"),
        ("body", "No."),
    ]


def test_a_paragraph_of_fact_behind_a_label_is_content():
    text = "Video: the trailer is out on 5 May, says Orrery. It lasts two minutes."
    assert [words for _, words in _kinds(article(text))] == [
        "Video: the trailer is out on 5 May, says Orrery.",
        "It lasts two minutes.",
    ]


@pytest.mark.parametrize(
    "call", ["Follow us on Instagram for more", "Share this article", "Subscribe to our newsletter", "## Sign up now"]
)
def test_a_call_without_a_full_stop_is_no_heading(call):
    assert _kinds(article(f"Tides ends.\n\n{call}\n\nIt was good.")) == [
        ("body", "Tides ends."),
        ("body", "It was good."),
    ]


def test_an_article_of_noise_alone_has_no_sentence():
    assert split_sentences(article("Advertisement\n\nFollow us on Bluesky.\n\nhttps://a.example")) == ()


def test_a_line_wrapped_in_the_middle_of_a_sentence_is_not_split():
    text = (
        "The second season was filmed in Port Ellis between the months of March and\nJuly. It rained in the\nharbour."
    )
    assert [words for _, words in _kinds(article(text))] == [
        "The second season was filmed in Port Ellis between the months of March and\nJuly.",
        "It rained in the\nharbour.",
    ]


def test_the_raw_articles_give_their_sentences_and_none_of_their_noise(shared_articles):
    found = {read.id[:3]: read for read in read_folder(shared_articles).articles}
    counts = {key: len(split_sentences(read)) for key, read in found.items()}
    assert counts == {"000": 35, "001": 18, "002": 36, "003": 19, "004": 22}
    words = "\n".join(words for read in found.values() for _, words in _kinds(read))
    for noise in (
        "Posted in",
        "all images via",
        "pic.twitter",
        "Google News",
        "Enjoyed this",
        "Let us know",
        "Subscribe",
    ):
        assert noise not in words
    for fact in ("The series has a 100% Critic rating", "Boys become friends.", "It’s very sad, but it’s time.”"):
        assert fact in words


@given(NONSENSE, st.sampled_from(["Title", "A Heading", "Tides ends."]))
def test_sentences_are_stripped_not_empty_in_order_and_apart(raw, title):
    text = normalise(raw)
    sentences = split_sentences(article(text, title))
    end = 0
    for sentence in sentences:
        words = text[sentence.start : sentence.end]
        assert words == words.strip()
        assert has_words(words)
        assert sentence.start >= end
        end = sentence.end
    assert sum(sentence.kind == "title" for sentence in sentences) <= 1


@pytest.mark.parametrize(
    "text",
    ["word " * 200_000, "\n" * 100_000 + "a", "a b\n" * 100_000, "A.\n" * 50_000, "Ann Lee, " * 50_000 + "in Tides"],
    ids=["no stop", "line ends", "lines", "short lines", "names"],
)
def test_nonsense_takes_seconds(text):
    began = time.monotonic()
    split_sentences(article(text))
    assert time.monotonic() - began < 20  # one or two on a quiet machine


def test_whose_post_it_is_gives_no_sentence_though_a_dash_stands_before_it():
    article = make_article(
        Draft("Tides\n\nWe are back!\n\n— Ann Lee (@annlee) March 4, 2025\n\nIt is back on the air.", title="Tides"),
        identity="a",
        path="a.txt",
    )
    said = [article.text[s.start : s.end] for s in split_sentences(article)]
    assert said == ["Tides", "We are back!", "It is back on the air."]
