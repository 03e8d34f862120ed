"""What leaves a claim open."""

from __future__ import annotations

import re

import pytest

from hsbot.answers.supposed import (
    is_believed,
    is_believed_there,
    is_negated,
    is_supposed,
    is_unsure,
    stands,
)


@pytest.mark.parametrize("text", ["whether it is so", "It might be.", "They hope so.", "Insiders say so.", "Is it?"])
def test_what_may_be_is_unsure(text: str) -> None:
    assert is_unsure(text)


@pytest.mark.parametrize("text", ["It is so.", "In May it is so.", "Orrery decided against it."])
def test_what_is_said_is_not(text: str) -> None:
    assert not is_unsure(text)


@pytest.mark.parametrize("text", ["It isn’t so.", "Nobody knows.", "Neither is."])
def test_what_is_not_so_is_negated(text: str) -> None:
    assert is_negated(text)
    assert not is_negated("It is so.")


@pytest.mark.parametrize("text", ["Fans think so", "Many believed that it ends", "They fear that it ends"])
def test_a_belief_is_one(text: str) -> None:
    assert is_believed(text)


@pytest.mark.parametrize(
    "text", ["Fans can’t believe that it ends", "She believes in it", "Fear Bay was renewed", "They say so"]
)
def test_what_is_known_and_a_title_are_none(text: str) -> None:
    assert not is_believed(text)


def test_it_counts_in_the_same_clause() -> None:
    assert is_believed_there("Fans think that ")
    assert not is_believed_there("Whatever fans think, ")
    assert is_supposed("Once ")
    assert is_supposed("Fans think ")
    assert not is_supposed("Once more, ")


def told(text: str) -> bool:
    found = re.search("ruled it out", text)
    assert found
    return stands(found)


@pytest.mark.parametrize(
    "text",
    [
        "Nobody, she said, has ruled it out.",
        "Orrery once ruled it out.",
        "After Orrery ruled it out, they left.",
        "Orrery denies that it ruled it out.",
        "Fans fear that Orrery ruled it out.",
        "Orrery ruled it out, but it is filmed now.",
        "Orrery ruled it out; Harbour One has ordered it.",
    ],
)
def test_what_is_not_so_was_once_or_was_turned_round_does_not_stand(text: str) -> None:
    assert not told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Orrery has ruled it out, Ada Pell said.",
        "After three seasons Orrery has ruled it out.",
        "It won't return: Orrery ruled it out.",
        "Earlier today Orrery ruled it out.",
        "Orrery ruled it out, but a film follows.",
    ],
)
def test_what_is_so_now_stands(text: str) -> None:
    assert told(text)
