"""Which names, places and titles of a sentence answer, and that none does where none is certain."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hsbot.answers.asked_sentence import AskedSentence
from hsbot.answers.marked_names import find_people, find_places, find_titles
from hsbot.answers.question import read_question
from hsbot.records import Question, Span


def marked(find: Callable[[AskedSentence], list[Span]], question: str, sentence: str) -> str:
    """The sentence with what is found in square brackets."""
    asked = AskedSentence(read_question(Question(question)), sentence, 0, len(sentence))
    for start, end in sorted(find(asked), reverse=True):
        sentence = f"{sentence[:start]}[{sentence[start:end]}]{sentence[end:]}"
    return sentence


def plain(sentence: str) -> str:
    return sentence.replace("[", "").replace("]", "")


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("who does kit brand play", "Kit Brand plays [Nick Pell]."),
        ("who directs the film", "[Ada Pell], who made Still Water, directs the Saltmarsh film."),
        ("who is the director", "[Ada Pell], known for Still Water, is the director."),
        ("who are the producers", "The producers are [Ada Pell], [Kit Brand] and [Ana de la Torre]."),
        ("who is the new drummer", "[Ada Pell] is the new drummer of the band after Kit Brand left."),
        ("who is the manager of Hull", "[Ana Ferro] replaces Kit Brand as manager of Hull."),
        ("who did ana ferro replace", "Ana Ferro replaces [Kit Brand] as manager of Hull."),
        ("who left", "[Kit Brand] left the band."),
        ("who handed over the armband", "[Kit Brand] handed the armband to Ada Pell."),
        ("who is captain", "Captain [Kit Brand] handed the cup to the crowd."),
        ("who wrote it", "It was written by [Ada Pell]."),
        ("who's the manager now", "Manager [Francesca Oduya] called it luck."),
        ("which actor is captain joss", "[Emeka Strand] was cast as Captain Joss Hale, the smuggler."),
        ("which actor is captain joss", "Odile Farrow returns as Maren Oake and [Emeka Strand] as Captain Joss Hale."),
        ("who publishes it", "[Ninefold Press] of Rotterdam publishes it."),
        ("who plays tom", "Kit Brand plays Nick, and [Joe Marsh] plays his brother Tom."),
        ("who plays nick", "Joe Locke plays Charlie, [Kit Connor] plays Nick."),
        ("who plays mara", "Kit Brand plays Nick and [Ada Lunde] plays Mara."),
        ("who plays mara", "Kit Brand voices Nick and [Ada Lunde] plays Mara."),
        ("who plays mara", "[Ada Lunde] plays Mara though she has never acted."),
        ("who plays mara", "[Ada Lunde] plays Mara although she has never acted."),
        ("who will play mara", "Kit Brand will play Nick Pell and [Ada Lunde] will play Mara."),
        ("who plays tom", "Kit Brand plays Nick and Charlie, [Joe Marsh] plays Tom."),
        ("who plays tara", "[Kit Brand] plays Nick and Tara."),
        ("who is captain", "Hull captain [Ada Pell] was hurt."),
        ("who plays tom", "[Joe Marsh] plays Tom and Kit Brand plays Nick."),
        ("who directs it", "[Ada Pell] directs Kit Brand."),
        ("who replaces dee harlow", "[Ada Lunde] replaces Dee Harlow."),
        ("who stars in it", "The film stars [Ada Pell] and [Kit Brand]."),
        ("who are the writers", "Its writers [Ada Pell] and [Kit Brand] write every day."),
    ],
)
def test_whoever_stands_with_the_question_s_own_verb_or_noun_is_found(question: str, sentence: str) -> None:
    assert marked(find_people, question, plain(sentence)) == sentence


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("who scored the winner", "They equalised through Maisie Dunleavy, and Rosa Quennell took the free kick."),
        ("whos the director of the film", "Joe Brand has explained why it ends with a film."),
        ("who won the cup", "Ada Pell Wins The Cup In Hull"),  # a title in which all words have capitals
        ("who scored against hull", "Hull equalised through Maisie Dunleavy."),
        ("who replaced dee harlow", "Aldermere Athletic have appointed Dee Harlow."),
        ("who was missing from season 3", "Ada Pell came back in season 3."),
        ("who voices the herbalist", "There are three: Pilot, Lancer and Herbalist."),
        ("who is the captain", "Captain Kit Brand handed the armband to Ada Pell."),
        ("who is the captain", "Captain Kit Brand has handed over to Ada Pell."),
        ("who opens the tour", "The tour opens in Glasgow."),
        ("who plays tara", "Kit Brand plays Nick Pell."),
        ("who bought pale kettle", "The Hamburg group Kranich Games has bought Split Acorn."),
        ("who directs the film", "Ada Pell’s sister directs the film."),
        ("who directs the film", "Now the Pell sister directs the film."),
        ("who directs the film", "The Pell sister directs the film."),
        ("who directs the film", "In May it was decided who directs the film."),
        ("who directs the film", "Kit Brand said that she directs the film."),
    ],
)
def test_nobody_is_found_where_nobody_is_certain(question: str, sentence: str) -> None:
    assert marked(find_people, question, sentence) == sentence


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("where was it filmed", "It was filmed at [Chapel Yard] in [Sheffield] in May."),
        ("where was it filmed", "It was filmed in [Hull], and in Leeds she wept."),
        ("where was it filmed", "It was filmed in [Hull] at [Red Pier] near [Goole] outside York."),  # three are enough
        ("where was it filmed", "It was filmed in May."),
        ("where in hull was it filmed", "It was filmed in Hull."),  # that it was is known
        ("where was it filmed", "It was filmed for Hull."),
        ("where was it filmed", "She wept in Hull."),
    ],
)
def test_a_place_stands_behind_in_or_at_in_the_clause_with_most_of_the_question(question: str, sentence: str) -> None:
    assert marked(find_places, question, plain(sentence)) == sentence


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("what is the name of the album", "It is titled “[It’s Over]”, she said."),
        ("what is it called", "It is called “[The long drying]”."),
        ("what is it called", "It is titled *[Still Water]*, she said."),
        ("what is the film called", "The film is called [Still Water]."),
        ("what is the film called", "It is called Still Water and its sequel is called Dry Land."),
        ("what is it called", "It is called Red Water and its sequel is called Dry Land."),  # either may be meant
        ("what is it called", "She called for peace."),
        ("what is it called", "Still Water is what it is."),
    ],
)
def test_a_title_stands_behind_called_or_titled_where_that_is_one_thing(question: str, sentence: str) -> None:
    assert marked(find_titles, question, plain(sentence)) == sentence


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("who was left out of the squad", "[Ada Pell] was left out of the squad."),
        ("who is out of the squad", "[Ada Pell] was left out of the squad."),
        ("who is the captain of Hull", "Kit Brand has left and [Ada Pell] is the captain of Hull."),
        ("who is the captain", "Captain Kit Brand had quit the club."),
        ("who is the captain", "Captain Kit Brand is handing the armband to Ada Pell."),
        ("who is the captain", "Captain Kit Brand was passing the armband on to Ada Pell."),
    ],
)
def test_who_was_left_out_has_not_left(question: str, sentence: str) -> None:
    assert marked(find_people, question, plain(sentence)) == sentence
