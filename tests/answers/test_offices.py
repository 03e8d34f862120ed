"""Questions for who holds an office, and for what is charged."""

from __future__ import annotations

import pytest

from hsbot.answers.offices import asks_for_office, asks_for_price, is_past


@pytest.mark.parametrize(
    "text",
    [
        "who is the manager",
        "whos the new head coach?",
        "Who’s Hull City’s captain?",
        "who is captain of the tugs",
        "so who is the showrunner now",
        "who was the manager in march 2025",
        "who was the captain before march 2026",
        "who are the owners",
        "who is head writer",
        "who is the director",
        "who is the director of the museum",
        "who is the drummer of the fen riders",
        "who is the drummer in the Fen Riders",
        "who is the drummer with the Fen Riders",
        "who is the singer in the band",
        "who is the nottingham forest manager",
        "who is the boss at that studio",
        "who is the showrunner of the series",
        "who is the host on the show",
    ],
)
def test_who_holds_an_office_is_asked(text: str) -> None:
    assert asks_for_office(text)


@pytest.mark.parametrize(
    "text",
    [
        "who is the captain's wife",
        "who is the man who fired the manager",
        "who is replacing the manager",
        "who is against the manager",
        "who is the captain america actor",
        "who is the captain in the film",
        "who is the host in season 2",
        "who plays the captain",
        "who is the original drummer",
        "who is the founding singer of the band",
        "who is the first captain",
        "who is the final boss",
        "who is the hardest boss",
        "who is the secret boss in the cave",
        "who is the boss in the cave",
        "who is the boss of chapter 3",
        "who is the director of season 2",
        "who was the director of the film",
        "who is the singer on the record",
        "who is the drummer that left",
        "who is the captain who lost the cup",
        "who is the boss with the two heads",
        "who won the cup in 2019",
        "when did the manager leave",
    ],
)
def test_what_only_speaks_of_an_office_does_not_ask_who_holds_it(text: str) -> None:
    assert not asks_for_office(text)


@pytest.mark.parametrize(
    "text",
    [
        "how much are tickets",
        "how much’s a pass?",
        "how much is it",
        "how much is the book",
        "how much are seats at the film",
        "how much does the game cost",
        "how much was a ticket last year",
        "how much did tickets cost in 2024",
    ],
)
def test_what_is_charged_is_asked(text: str) -> None:
    assert asks_for_price(text)


@pytest.mark.parametrize(
    "text",
    [
        "how much is left",
        "how much is he worth",
        "how much of it is true",
        "how much is the film based on the book",
        "how much is still left",
        "how much is the show like the comic",
        "how much are they different",
        "how much are people paid",
        "how much did the film cost",
        "how much was the fine in march",
        "how much did the ticket sales bring in",
        "how many tickets are there",
    ],
)
def test_other_amounts_are_no_price_that_stands(text: str) -> None:
    assert not asks_for_price(text)


def test_the_past_is_told_by_its_verb() -> None:
    assert is_past("who was the captain")
    assert not is_past("who is the captain")
