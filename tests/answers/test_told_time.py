"""Whether a sentence could tell when something comes."""

from __future__ import annotations

import pytest

from hsbot.answers.question import read_question
from hsbot.answers.told_time import asks_when_it_comes, names_no_time
from hsbot.records import Question


@pytest.mark.parametrize(
    ("question", "comes"),
    [
        ("when is the movie out", True),
        ("wen does season 4 start", True),
        ("release date of the film?", True),
        ("when's season 4 coming?", True),
        ("when will the film they were making come out", True),
        ("when did season 3 come out", False),
        ("when was it released", False),
        ("when has season 3 come out", False),
        ("when do they kiss", False),
        ("when do they begin filming", False),
        ("when is it going to be filmed", False),
        ("when does the shoot start", False),
        ("when are the next two films in the series coming out", True),
        ("when is the show set", False),
        ("when is the film on netflix", True),
        ("whens it on tv", True),
        ("is the movie out", False),
        ("who is in it", False),
    ],
)
def test_only_who_asks_when_something_comes_wants_a_time(question: str, comes: bool) -> None:
    asking = read_question(Question(question))
    assert asks_when_it_comes(asking.asked, question) is comes


@pytest.mark.parametrize(
    "text",
    [
        "The film is now in production, Orrery confirmed on 9 June 2025.",
        "The film is now in production, Orrery confirmed on June 8.",
        "Orrery said on 10 June that the film is being made.",
        "Orrery made the decision public on Tuesday, 10 June 2025.",
        "Orrery announced to the press on Tuesday that the film is made.",
        "On Tuesday, Ada Lunde said that the film is being made.",
        "Filming may take long.",
        "That made it the only chance to shoot in 2025.",
        "Cameras roll in Lisbon from August.",
        "Fans march to the studio.",
        "They fall in love.",
        "Ada Pell directs the film.",
    ],
)
def test_the_day_of_a_report_is_not_when_something_comes(text: str) -> None:
    assert names_no_time(text)


@pytest.mark.parametrize(
    "text",
    [
        "It opens on 9 June 2026.",
        "The film opens June 10.",
        "Season 4 will be released on 11 June, the studio said.",
        "Tickets go on sale 11 June at 10am.",
        "The film comes in 2026.",
        "The production moves into the West End in May.",
        "The live show starts at 20:00.",
        "The doors open at seven.",
        "The third season is out on Orrery.",
        "Nick comes out in the fifth episode.",
        "New parts arrive weekly.",
        "It is planned for the second quarter.",
        "Filming begins in May, and the film is planned for 2026.",
        "Filming ends in May, which is too late for the spring, and nothing else is said of it yet.",
        "the film comes in may",
        "Shooting starts in March.",
        "It starts on Friday.",
        "The studio announced that season 4 starts on Friday.",
        "Orrery confirmed the film will open on Friday.",
        "Orrery told fans the album drops Friday.",
        "It premieres this fall.",
        "It arrives in the fall.",
        "A fall release is planned.",
        "It comes next year.",
        "It is out in two weeks.",
        "It is out in ten days.",
        "It is out now.",
        "It has been available since eight o'clock this morning.",
        "It opens today.",
        "It comes shortly.",
        "It comes once the strike is over.",
        "It lands in Q4.",
        "The date is TBA.",
        "It opens at 8 p.m. sharp.",
        "It comes on the 14th.",
        "It opens on 12/06.",
        "It comes on Boxing Day.",
        "It comes at Thanksgiving.",
        "It is a fortnight away.",
    ],
)
def test_what_names_another_time_could_tell_when_something_comes(text: str) -> None:
    assert not names_no_time(text)


@pytest.mark.parametrize(
    "text",
    [
        "No date has been set.",
        "There won't be another season.",
        "The season was cancelled.",
        "The show was shelved.",
        "The premiere was postponed to Friday.",
        "The tour was called off.",
        "It was pushed back.",
        "Ada Pell cannot say.",
        "it isnt happening",
    ],
)
def test_a_delay_and_a_denial_answer_when_something_comes(text: str) -> None:
    assert not names_no_time(text)
