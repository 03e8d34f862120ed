"""Which candidates the reader is given."""

from hsbot.answers.score import BEST, OF_ONE_ARTICLE, READ, to_read


def test_all_are_read_where_they_are_few() -> None:
    assert to_read(["a", "a", "b"]) == [0, 1, 2]
    assert to_read([]) == []


def test_a_newer_article_further_down_is_read_although_another_fills_the_ranks() -> None:
    articles = ["old"] * 20 + ["new", "new", "new"]
    read = to_read(articles)
    assert read[:BEST] == list(range(BEST))
    assert [articles[i] for i in read].count("new") == OF_ONE_ARTICLE
    assert len(read) == READ


def test_one_article_alone_fills_what_may_be_read() -> None:
    assert to_read(["only"] * 30) == list(range(READ))
