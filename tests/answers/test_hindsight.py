"""Of which day a sentence's news is, where its article looks back."""

from __future__ import annotations

import time
from datetime import date

import pytest

from hsbot.answers.hindsight import news_days
from hsbot.articles.split import split_sentences
from hsbot.records import Article

DAY = date(2025, 4, 22)


def days(text: str, published: date | None = DAY) -> dict[str, date | None]:
    """Of each body sentence the day, by its text."""
    article = Article("a", "Saltmarsh news", f"Saltmarsh news\n\n{text}", published, None, None, "a.txt")
    cut = split_sentences(article)
    told = news_days(article, cut)
    return {article.text[s.start : s.end]: day for s, day in zip(cut, told, strict=True) if s.kind == "body"}


def day(sentence: str, published: date = DAY) -> date | None:
    return days(sentence, published)[sentence]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("In February 2025, Pell said that talks went on.", date(2025, 2, 28)),
        ("In February Pell said that talks went on.", date(2025, 2, 28)),
        ("In December Pell said that talks went on.", date(2024, 12, 31)),  # the last one
        ("Back in October 2024, the cast hoped for more.", date(2024, 10, 31)),
        ("As of September 2024, she was drawing the sixth volume.", date(2024, 9, 30)),
        ("On 3 March 2025, Orrery denied it.", date(2025, 3, 3)),
        ("On March 3, 2025, Orrery denied it.", date(2025, 3, 3)),
        ("On 3 April, Orrery denied it.", date(2025, 4, 3)),
        ("On 11 April, Orrery denied it.", date(2025, 4, 11)),
        ("Two weeks ago Orrery denied it.", date(2025, 4, 8)),
        ("During a talk from October 2024, Pell repeated the plan.", date(2024, 10, 31)),
        ("Speaking to the Guide in March, Pell repeated the plan.", date(2025, 3, 31)),
        ("Pell said in October 2024 that a fifth season would be the last.", date(2024, 10, 31)),
        ("Pell shared the plan back in the fall of 2024 during a talk.", date(2024, 11, 28)),
        ("Last year, Pell hoped for more.", date(2024, 12, 31)),
        ("Last month Pell hoped for more.", date(2025, 3, 31)),
        ("Two years ago Pell hoped for more.", date(2023, 12, 31)),
        ("Two months ago Pell hoped for more.", date(2025, 2, 21)),
        ("In 2019 the band was formed.", date(2019, 12, 31)),
        ("Then, in February, Pell called it very real.", date(2025, 2, 28)),
        ("Pell said in January there would be a tour.", date(2025, 1, 31)),
        ("Pell said in January she’d tour.", date(2025, 1, 31)),
        ("Pell told NME in January there would be a tour.", date(2025, 1, 31)),
        ("Pell told the Hull Post in January that there would be a tour.", date(2025, 1, 31)),
        ("Pell told fans in January it was over.", date(2025, 1, 31)),
        ("Speaking in January, Pell said that talks went on.", date(2025, 1, 31)),
        ("Pell, speaking in January, said that talks went on.", date(2025, 1, 31)),
        ("Pell, talking to the Guide in January, said that talks went on.", date(2025, 1, 31)),
        ("Only last month the club insisted that Pell stayed.", date(2025, 3, 31)),
        ("Just two months ago, the club insisted that Pell stayed.", date(2025, 2, 21)),
        ("A fortnight ago, the club said that Pell stayed.", date(2025, 4, 8)),
    ],
)
def test_a_sentence_that_says_when_it_was_is_of_that_time(sentence: str, told: date) -> None:
    assert day(sentence) == told


@pytest.mark.parametrize(
    "sentence",
    [
        "Orrery announced on Tuesday that it ends with a film.",
        "On 21 April, Orrery announced that Lena Frost joined.",  # the article's own news
        "On April 12, 2025, Orrery announced that it was over.",
        "Orrery announced on April 20 that Lena Frost joined.",
        "Last week Orrery renewed the show.",
        "A week ago Orrery renewed the show.",
        "In April 2025, Orrery announced that it ends with a film.",  # the month of the article
        "In June 2025 filming will begin.",
        "In June the crew was to move to Hull, and is there now.",
        "In May the animators exchange the depot for a mill.",  # lies ahead, and tells nothing of the past
        "Since October 2024, all has been quiet.",
        "After the end of season 3 in October 2024, Orrery announced a film on Tuesday.",
        "In October 2024 it arrived, and it is still the newest season.",
        "Sato promised a patch in March that brings back the regatta.",
        "Terrasse, who had promised in February that all was safe, leaves.",
        "In the February 2025 issue Pell drew a marsh.",
        "On 31 February 2025 nothing was said.",
        "The tour, announced in February, has been cancelled.",
        "The expansion, teased in January, launches on 5 May.",
        "Patch 3.2, teased back in January, goes live tomorrow.",
        "Servers, first announced in 2023, will shut down on 1 June.",
        "On May 5, the delayed expansion launches worldwide.",
        "In May, the rescheduled tour comes to Hull.",
        "On 14 June, Arsenal host Leeds United at 3pm.",
        "On 3 May Saltmarsh play the Red Lion in Hull.",
        "Last month's patch fixes the crash.",
        "Last year’s winners Hull City face Leeds on 3 May.",
        "In Mar del Plata 5,000 fans turned up.",
        "In August Wilson's honour a plaque was unveiled.",
        "In ſept 2024, the band hoped.",
        "Although Pell said in January that none was planned, a tour opens in Hull.",
        "Brand, who'd said in January that all was over, stays on.",
        "It costs more than Pell said in January it would.",
        "Pell said the tour in January would be long.",
        "Pell, asked whether it might begin in January, said that she was busy.",
        "Pell, speaking on Tuesday, said that talks went on.",
        "Only last month the club insisted that Pell stayed, and now it sells her.",
        "Only last week the club insisted that Pell stayed.",
        "Only two of them had been finished.",
        "“I said in January that I wouldn't give up,” Pell shared.",
    ],
)
def test_in_doubt_a_sentence_is_of_its_article_s_day(sentence: str) -> None:
    assert day(sentence) == DAY


def test_what_goes_on_in_the_paragraph_is_of_the_same_time_until_it_speaks_of_today() -> None:
    told = days(
        "In February 2025, Pell was asked. “We are hopeful. It is still going on,” she said. She laughed. "
        "Orrery has now ended it.\n\nShe left."
    )
    old = date(2025, 2, 28)
    assert list(told.values()) == [old, old, old, old, DAY, DAY]


def test_a_quotation_is_of_the_time_that_is_named_behind_it() -> None:
    told = days('"We can\'t promise anything. We do our best," Pell said back in the fall of 2024.\n\nIt ends.')
    assert list(told.values()) == [date(2024, 11, 28), date(2024, 11, 28), DAY]


def test_later_counts_from_the_last_time_that_was_named() -> None:
    told = days("In February 2025, Pell hoped.\n\nA month later, Brand feared the worst.\n\nIt ends with a film.")
    assert list(told.values()) == [date(2025, 2, 28), date(2025, 3, 30), DAY]


@pytest.mark.parametrize(
    "heading",
    [
        "Saltmarsh Season 4: Some Previous Updates",
        "Background",
        "The story so far",
        "What we knew before that",
        "How we got here",
    ],
)
def test_a_heading_that_looks_back_makes_all_below_it_older_than_the_article(heading: str) -> None:
    told = days(f"It ends with a film.\n\n{heading}\n\nPell is hoping for more.\n\nThe cast\n\nBrand plays Ida.")
    assert list(told.values()) == [DAY, date(2025, 4, 21), DAY]


def test_an_embedded_post_is_of_its_own_day() -> None:
    told = days(
        "It ends with a film.\n\nPell confirms that a fourth season would be the last. pic.twitter.com/RgP "
        "— Tom Brand (@tombrand) October 17, 2024\n\nThe cast returns."
    )
    assert list(told.values()) == [DAY, date(2024, 10, 17), DAY]


def test_a_post_of_yesterday_is_of_its_article_s_day() -> None:
    told = days("It ends.\n\nPell confirms a film. — Tom Brand (@tombrand) April 21, 2025\n\nThe cast returns.")
    assert list(told.values()) == [DAY, DAY, DAY]


def test_the_article_s_own_news_end_what_looked_back() -> None:
    told = days(
        "In February, Pell hoped. But on 20 April, Orrery ended it. She wept.\n\nBackground\n\nOn 20 April it fell."
    )
    assert list(told.values()) == [date(2025, 2, 28), DAY, DAY, date(2025, 4, 21)]


def test_an_undated_article_has_no_days() -> None:
    assert set(days("In February 2025, Pell said that talks went on. It ends.", None).values()) == {None}


@pytest.mark.parametrize("published", [date(1, 1, 1), date(1899, 12, 31)])
def test_a_day_that_can_t_be_true_is_kept(published: date) -> None:
    told = days("Last year Pell hoped.\n\nBackground\n\nSix years ago she hoped.", published)
    assert set(told.values()) == {published}


def test_news_of_today_end_what_goes_on() -> None:
    told = days("In 2019 Pell founded the band. Their new album comes out on 5 May. He was there.")
    assert list(told.values()) == [date(2019, 12, 31), DAY, DAY]
    told = days("In 2019 Pell founded the band. It was hers. It is over now.")
    assert list(told.values()) == [date(2019, 12, 31), date(2019, 12, 31), DAY]


def test_later_counts_from_no_more_than_the_paragraph_before() -> None:
    told = days("In 2019 the band was formed.\n\nThe tour begins in Hull.\n\nThe next day the band played Leeds.")
    assert list(told.values()) == [date(2019, 12, 31), DAY, DAY]
    told = days("In 2019 the band was formed.\n\nThe next day the band plays Leeds.")
    assert list(told.values()) == [date(2019, 12, 31), DAY]


def test_only_the_quotation_is_of_the_time_named_behind_it() -> None:
    told = days(
        "Orrery cancelled the series. “We did our best. It was an honour,” Pell said back in March, before the news."
    )
    assert list(told.values()) == [DAY, date(2025, 3, 31), date(2025, 3, 31)]


def test_inches_are_no_quotation_marks() -> None:
    told = days('The 7" single arrives on 5 May. In February it was delayed by a strike, and it is now in shops.')
    assert list(told.values()) == [DAY, DAY]


@pytest.mark.parametrize(
    "heading",
    [
        "Band denies earlier reports of a split",
        "Previously cancelled festival is back",
        "Studio apologises for previous statement after all",
        "The cast",
    ],
)
def test_a_heading_of_today_s_news_looks_back_to_nothing(heading: str) -> None:
    assert list(days(f"It ends.\n\n{heading}\n\nPell is here.").values()) == [DAY, DAY]


def test_a_year_that_would_be_ahead_is_none() -> None:
    told = days("In February 2025, Pell left.\n\nIn December of that same year, she was asked again.")
    assert list(told.values()) == [date(2025, 2, 28), DAY]


def test_long_and_hostile_paragraphs_take_no_time() -> None:
    """Quadratic, each of these would take minutes."""
    for text, told in (
        ("“" + "In February 2025, Pell said. " * 3000, date(2025, 2, 28)),
        ("a-" * 50_000 + " In February.", DAY),
        ("In " * 50_000, DAY),
        ("It ends. " + '“ " ' * 20_000, DAY),
    ):
        began = time.monotonic()
        assert set(days(text).values()) == {told}
        assert time.monotonic() - began < 20  # well under one on a quiet machine


@pytest.mark.parametrize(
    "sentence",
    [
        "Hull City sacked the manager they said in January they would keep.",
        "Kit Brand signed the deal he said in January he would never sign.",
        "Kit Brand did exactly as he said in January he would.",
        "Kit Brand left the way he said in January he would.",
        "Kit Brand took the job he told reporters in January he would never do.",
        "Ada Pell joined the band she said in January she had left.",
        "Pell, talking about life in January, said that she was happy.",
        "Pell, writing for a living in January, said that she was happy.",
    ],
)
def test_what_was_said_of_whom_the_news_is_about_leaves_the_article_s_day(sentence: str) -> None:
    assert day(sentence) == DAY


@pytest.mark.parametrize(
    "sentence",
    [
        "They said in January they would keep the manager.",
        "Hull City said in January they would keep the manager.",
        "The club was clear: it said in January that it would keep her.",
        "Pell, speaking at the gala in January, said that she was happy.",
        "Pell, talking with the Guide in January, said that she was happy.",
        "Pell had hoped for more, and told us so back in January.",
    ],
)
def test_what_was_said_then_is_of_then(sentence: str) -> None:
    assert day(sentence) == date(2025, 1, 31)
