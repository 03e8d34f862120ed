"""Who says a quotation: the name, where the article has it."""

from __future__ import annotations

import pytest

from hsbot.answers.speaker import find_speaker


def speaker(text: str, snippet: str) -> str | None:
    """Who says the snippet of that text."""
    start = text.index(snippet)
    found = find_speaker(text, start, start + len(snippet))
    return None if found is None else text[slice(*found)]


@pytest.mark.parametrize(
    "text",
    [
        "“We are really thrilled,” Ada Pell said.",
        "“We are really thrilled,” said Ada Pell.",
        '"We are really thrilled," Ada Pell said.',
        "“We are really thrilled,” said game director Ada Pell on Monday.",
        "“We are really thrilled,” said Orrery's head of studios Ada Pell.",
        "“We are really thrilled,” Ada Pell, who plays Nick, told The Lantern.",
        "Ada Pell told The Lantern: “We are really thrilled.”",
        "Ada Pell: “We are really thrilled.”",
        "According to Ada Pell, “we are really thrilled and happy”.",
        "“We are really thrilled,” Pell said.\n\nAda Pell plays Nick.",
    ],
)
def test_the_sentence_names_its_speaker_by_the_whole_name_if_the_article_has_it(text: str) -> None:
    assert speaker(text, text.split("\n")[0]) == "Ada Pell"


def test_a_quotation_without_a_name_has_that_of_its_neighbour_in_the_paragraph() -> None:
    assert speaker("“We are thrilled.” It was time, said Ada Pell.", "“We are thrilled.”") == "Ada Pell"
    assert speaker("Ada Pell said it on Monday. “We are thrilled.”", "“We are thrilled.”") == "Ada Pell"
    assert speaker("“We waited,” Ada Pell said. “We are thrilled.”", "“We are thrilled.”") == "Ada Pell"
    assert speaker("“No,” Joe Brand said.\n\n“We are thrilled.”", "“We are thrilled.”") is None


def test_a_pronoun_is_the_last_speaker_before() -> None:
    assert speaker("“No,” said Ada Pell. “We are thrilled,” she added.", "“We are thrilled,” she added.") == "Ada Pell"
    text = "“No,” said Ada Pell.\n\n“We are thrilled,” she added."
    assert speaker(text, "“We are thrilled,” she added.") == "Ada Pell"
    assert speaker("It rained. “We are thrilled,” she added.", "“We are thrilled,” she added.") is None


def test_what_is_no_quotation_or_has_nobody_named_has_no_speaker() -> None:
    assert speaker("It is over for good, Ada Pell said.", "It is over for good, Ada Pell said.") is None
    text = "Ada Pell called the end of the long series a “shame”."
    assert speaker(text, text) is None
    assert speaker("“We are thrilled.” It rained in Hull.", "“We are thrilled.”") is None


def test_a_name_inside_of_the_quotation_is_not_its_speaker() -> None:
    text = "“Joe Brand said it was over long ago,” Ada Pell said."
    assert speaker(text, text) == "Ada Pell"
    assert speaker("“Joe Brand said it was over.” It rained.", "“Joe Brand said it was over.”") is None


def test_two_of_one_name_leave_the_name_as_it_is() -> None:
    text = "“We are thrilled,” Pell said.\n\nAda Pell and Joe Pell met."
    assert speaker(text, "“We are thrilled,” Pell said.") == "Pell"


def test_the_next_one_s_quotation_does_not_lend_its_speaker() -> None:
    text = "“We are thrilled.” It rained. “Nonsense,” Joe Brand said."
    assert speaker(text, "“We are thrilled.”") is None
