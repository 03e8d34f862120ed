"""Small talk is told from questions."""

import pytest

from hsbot.answers.talk import small_talk


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("hello", "greeting"),
        ("Hi there!", "greeting"),
        ("good morning everyone", "greeting"),
        ("thanks!!", "thanks"),
        ("ok thank you so much", "thanks"),
        ("bye for now, see you later", None),  # "now" may belong to a question: better asked than guessed
        ("bye guys", "farewell"),
        ("lol", "empty"),
        ("???", "empty"),
        ("🎉", "empty"),
    ],
)
def test_what_asks_nothing_is_small_talk(text, kind):
    assert small_talk(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "hi is there a season 4",
        "how are the ratings",
        "what is the film called",
        "who directs it",
        "is it good",
        "season 4?",
        "thanks, and who plays the dragon?",
        "what's up with the tour",
        "what day is the show",
    ],
)
def test_a_question_is_none_however_polite(text):
    assert small_talk(text) is None
