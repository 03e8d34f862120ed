"""Which questions are about what no article speaks of, and which only mention it."""

from __future__ import annotations

import pytest

from answers.few_texts import TEXTS, Texts, speller_of
from hsbot.answers.strangers import strangers


def named(question: str) -> tuple[str, ...]:
    corpus = Texts(*TEXTS)
    return strangers(question, speller_of(corpus), corpus)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Is Vandersloot season 4 happening?", "Vandersloot"),
        ("is vandersloot season 4 happening", "vandersloot"),
        ("when is vandersloot s4", "vandersloot"),
        ("did they renew vandersloot for season 4", "vandersloot"),
        ("any news on vandersloot season 4", "vandersloot"),
        ("is there a season 4 of vandersloot", "vandersloot"),
        ("is there a season 4 for Vandersloot", "Vandersloot"),
        ("is vandersloot getting a season 4", "vandersloot"),
        ("so will vandersloot ever be renewed for season 4", "vandersloot"),
        ("will young royals get a season 4", "young royals"),  # everyday words, and the last is nowhere
        ("Young Royals season 4?", "Young Royals"),
        ("Young Royals Season 4?", "Young Royals"),
        ("Young Royals S4?", "Young Royals"),
        ("is young royals season 4 happening", "young royals"),
        ("any news on young royals season 4", "young royals"),
        ("when is young royals season 4", "young royals"),
        ("did they renew young royals for season 4", "young royals"),
        ("is there gonna be a season 4 of young royals", "young royals"),
        ("is young royals renewed for a season 4", "young royals"),
        ("Is Saltmarsh back? What about Vandersloot’s season 4?", "Vandersloot"),
    ],
)
def test_a_series_whose_season_is_asked_for_and_of_which_no_article_speaks_is_a_stranger(
    question: str, name: str
) -> None:
    assert named(question) == (name,)


@pytest.mark.parametrize(
    "question",
    [
        "is saltmarsh season 4 happening",
        "is saltmrash season 4 happening",  # a slip
        "is salt marsh season 4 happening",
        "is there a vandersloot season 4",  # slang, for all that is known
        "will there be a bloomin season 4",
        "young royals season 4",  # may be "breaking news season 4"
        "is saltmarsh getting a season 4",
        "is purple saltmarsh getting a season 4",
        "will royals get a season 4",
        "are purple fans getting a season 4",
        "will they get a season 4",
        "is the young royals getting a season 4",
        "is honestly royals getting season 4",
        "is honestly season 4 happening",  # an everyday word
        "is HONESTLY season 4 happening",
        "did kanal greenlight season 4",
        "gimme season 4",
        "lmao season 4 when",
        "is lmao season 4 over",
        "is lowkey season 4 happening",
        "is saltmarsh lowkey getting season 4",
        "is saltmarsh probs getting a season 4",
        "is saltmarsh already renewed for season 4",
        "is saltmarsh vandersloot getting a season 4",
        "will mister royals be back for season 4",  # a person, whom the reader judges
        "is young royals being handled well in season 4",
        "will young royals be in season 4",
        "Filming Locations season 4?",
        "Official Trailer season 4?",
        "is official trailer season 4 out",
        "is season 26/27 of young royals over",
        "is it finally season 4",
        "is season 4 REALLY Cancelled",
        "Is Saltmarsh S4 Officially Canceled?",
        "was season 4 a success in Norderland",
        "Is Ada Pell in Norderland?",  # the reader judges that
        "@Vandersloot is season 4 cancelled",
        "my friend Vandersloot says season 4 is cancelled",
        "will Pell and Vandersloot get season 4",
        "is season 4 vandersloot",
        "is wednesdays s4 episode out",
        "is tomorrows season 3 episode delayed",
        "is obvs season 4 the last",
        "is defo s4 happening",
        "is probs season 4 cancelled",
        "is thurs s4 ep on",
        "is there a season 5",  # what the articles don't number is another matter
        "what happens in 2031",
        f"is {'x' * 900} season 4 out",  # no name, and not to be looked for in pieces for seconds
    ],
)
def test_what_may_be_no_name_or_no_series_is_no_stranger(question: str) -> None:
    assert named(question) == ()
