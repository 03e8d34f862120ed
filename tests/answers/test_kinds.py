"""Whether the kind of thing that is asked for stands in a sentence."""

from __future__ import annotations

import pytest

from hsbot.answers.kinds import fits
from hsbot.answers.question import kind_of


@pytest.mark.parametrize(
    ("question", "sentence", "there"),
    [
        ("who is it", "Today Kit Brand arrived.", True),
        ("who is kit brand", "Today Kit Brand’s film began.", False),  # says nobody new
        ("who is it", "They met on Monday in June.", False),
        ("who is it", "Nobody came.", False),  # a capital that merely begins the sentence
        ("who is it", "They wept. Nobody came.", False),
        ("when is it", "It begins in May.", True),
        ("when is it", "It begins on Friday.", True),
        ("when is it", "It began two years ago.", True),
        ("when is it", "It began in 1908.", True),
        ("when is it", "Season 3 began.", False),
        ("when is it", "1,908 copies were sold.", False),
        ("where is it", "It was filmed in Hull.", True),
        ("where is it", "It was filmed near the Hull pier.", True),
        ("where is it", "It was filmed in June.", False),
        ("where is it", "It was filmed on Monday.", False),
        ("where is it", "It was filmed in Season 3.", False),
        ("where is it", "It was filmed indoors.", False),
        ("how many are there", "There are six of them.", True),
        ("how many are there", "There are 6.", True),
        ("how many are there", "There are plenty.", False),
        ("how many are there", "It is free for everybody.", False),
        ("how much does it cost", "It is free for everybody.", True),
        ("how much is a ticket", "Free for members.", True),
        ("how much does the game cost", "It is free to play.", True),
        ("how much did the tour cost", "The singer is free to leave.", False),
        ("how many tickets were sold", "Entry is free.", False),
        ("why is it", "It ended because money ran out.", True),
        ("why is it", "It ended.", False),
    ],
)
def test_the_kind_of_thing_that_is_asked_for_stands_in_the_sentence(question: str, sentence: str, there: bool) -> None:
    assert fits(kind_of(question)[0], sentence, question) is there
