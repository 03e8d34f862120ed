"""Questions made false: one thing is changed, for another of its kind, where the text tells the two apart."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from training.corpus import Asked, Paragraph
from training.swaps import Swapper, names_in

NAMES = ["Verholt", "Castellane", "Brandvold"]
SEEDS = range(40)


def asked(question: str, answering: str, *, gold: int | None = 0, answer: str = "") -> Asked:
    return Asked("squad2-train", question, Paragraph("", (answering,)), gold, answer, ())


def swapped(one: Asked) -> set[str]:
    """What becomes of the question, over many seeds."""
    made = {Swapper(NAMES, random.Random(seed)).swapped(one) for seed in SEEDS}
    return {question for question in made if question}


def test_names_are_capitalised_words_that_don_t_merely_open_a_sentence() -> None:
    text = "Yesterday Marek met the Duke of Pell. Rain fell. Ilse Marek left."
    assert names_in(text) == ["Yesterday Marek", "Duke of Pell", "Ilse Marek"]
    assert names_in("they met Marek, then Marek again") == ["Marek", "Marek"]


def test_a_year_becomes_one_that_the_text_doesn_t_say() -> None:
    made = swapped(asked("who sailed in 1990", "The keeper sailed in 1990 and sank in 1993."))
    assert len(made) > 3
    for question in made:
        assert question.startswith("who sailed in ")
        assert question[14:].isdigit()
        assert question[14:] not in {"1990", "1993"}


def test_a_number_becomes_another_that_the_text_doesn_t_say() -> None:
    made = swapped(asked("who has 12 boats", "Now 12 boats and 14 nets are the keeper's."))
    assert len(made) > 3
    assert {question.removeprefix("who has ").removesuffix(" boats") for question in made} <= {
        str(n) for n in (2, 9, 10, 11, 13, 15, 22, 37)
    }


def test_a_number_that_is_only_part_of_the_text_s_numbers_stays() -> None:
    assert swapped(asked("who has 20 boats", "The keeper has twenty boats since 2011.")) == set()
    assert swapped(asked("who kept it in the 17 century", "Monks kept it in the 17th century."))


def test_a_name_becomes_a_stranger_s_or_one_of_the_paragraph() -> None:
    one = asked("when did Marek come", "It is known that Marek came in May.", answer="May")
    assert swapped(one) == {f"when did {name} come" for name in NAMES}
    further = replace(one, paragraph=Paragraph("", (*one.paragraph.sentences, "Later on Nguyen came.", "So did Pell.")))
    assert "when did Nguyen come" in swapped(further)


def test_a_name_is_not_changed_for_the_answer() -> None:
    one = asked("who followed Marek", "As is known, Nguyen followed Marek.", answer="Nguyen")
    assert swapped(one) == {f"who followed {name}" for name in NAMES}


def test_a_name_is_not_changed_for_one_that_the_answering_sentence_tells_of_too() -> None:
    one = asked("what does Marek play", "It is known that Marek plays Finn and Ilse plays Ada.", answer="Finn")
    assert not swapped(one) & {"what does Ilse play", "what does Ada play"}


def test_a_name_that_the_title_says_is_no_stranger() -> None:
    one = asked("when did Marek come", "It is known that Marek came in May.", answer="May")
    made = swapped(replace(one, paragraph=replace(one.paragraph, title="Verholt returns")))
    assert made == {"when did Castellane come", "when did Brandvold come"}


def test_a_name_that_the_text_doesn_t_say_stays() -> None:
    assert swapped(asked("when did Nguyen come", "It is known that Marek came in May.", answer="May")) == set()


def test_a_name_of_several_words_becomes_another_of_several() -> None:
    one = asked("when did Ilse Marek come", "It is known that Ilse Marek came in May.", answer="May")
    paragraph = replace(one.paragraph, sentences=(*one.paragraph.sentences, "Later on Dao Nguyen came, then Pell."))
    made = swapped(replace(one, paragraph=paragraph))
    assert "when did Dao Nguyen come" in made
    assert "when did Pell come" not in made


def test_a_word_becomes_its_contrast_in_the_same_case() -> None:
    made = swapped(asked("who got the last and the North cup", "The keeper got the last of the north cups."))
    assert "who got the first and the North cup" in made
    assert "who got the last and the South cup" in made


def test_a_word_becomes_no_contrast_that_the_text_says_too() -> None:
    assert swapped(asked("who sails north", "He sails from south and west to the north.")) == {"who sails east"}


def test_a_word_that_opens_the_question_or_that_the_text_doesn_t_say_has_no_contrast() -> None:
    assert swapped(asked("north of where is it", "It is known to be north of Pell.")) == set()
    assert swapped(asked("who sails north", "He is said to sail there.")) == set()


def test_only_what_the_sentence_its_neighbours_or_the_title_say_is_changed() -> None:
    sentences = ("The boats were old.", "The keeper sailed.", "That was in 1990.", "The rest is known.")
    one = Asked("squad2-train", "who sailed in 1990", Paragraph("", sentences), 1, "", ())
    assert swapped(one)
    assert not swapped(replace(one, gold=0))
    assert swapped(replace(one, gold=0, paragraph=Paragraph("Winter of 1990", sentences)))


def test_what_no_sentence_answers_is_not_changed() -> None:
    assert swapped(asked("who sailed in 1990", "He sailed in 1990.", gold=None)) == set()


def test_where_there_is_nothing_of_a_kind_nothing_is_made() -> None:
    assert swapped(asked("who keeps bees", "The keeper of the lamp keeps bees.")) == set()


@pytest.mark.parametrize(
    ("question", "made"),
    [
        ("What did Marek find?", {"What did Marek not find?", "What did Marek never find?"}),
        ("Who is the keeper of it?", {"Who is the keeper not of it?", "Who is the keeper never of it?"}),
        ("Who left?", {None}),
    ],
)
def test_no_stands_behind_what_the_question_is_about(question: str, made: set[str | None]) -> None:
    assert {Swapper([], random.Random(seed)).negated(question) for seed in SEEDS} == made
