"""Which words of a sentence are the question's, and in which clause they stand."""

from __future__ import annotations

import re

import pytest

from hsbot.answers.asked_sentence import AskedSentence, kin
from hsbot.answers.question import read_question
from hsbot.records import Question
from hsbot.search.words import stem

NAME = re.compile(r"[A-Z]\w+")


def asked(question: str, sentence: str, *, before: str = "") -> AskedSentence:
    """The sentence beside its question, in a text that has `before` in front and something behind."""
    text = f"{before}{sentence} Hull wept."
    return AskedSentence(read_question(Question(question)), text, len(before), len(before) + len(sentence))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("director", "directs", True),
        ("wrote", "written", True),
        ("singer", "sang", True),
        ("drummer", "drums", True),
        ("season", "seasonal", True),
        ("part", "parting", True),
        ("star", "stage", False),
        ("port", "portrait", False),
        ("port", "portfolio", False),  # most of it is another word
        ("sea", "season", False),
        ("win", "wine", False),
    ],
)
def test_kin_are_the_forms_of_one_word(one: str, other: str, same: bool) -> None:
    assert kin(stem(one), stem(other)) is same
    assert kin(stem(other), stem(one)) is same


def test_a_word_is_wanted_by_its_stem_and_never_a_stop_word() -> None:
    s = asked("who is the director of it", "Ada Pell directs it.")
    assert s.is_wanted("Directs")
    assert not s.is_wanted("the")
    assert not s.is_wanted("Pell")
    assert s.is_asked((0, len("Ada Pell directs")))
    assert not s.is_asked((0, len("Ada Pell")))


@pytest.mark.parametrize(
    ("question", "sentence", "clause"),
    [
        ("when is season 4 out", "Season 3 is out in May.", None),
        ("when is season 4 out", "Season 4 is out in May, as season 3 was.", "Season 4 is out in May"),
        ("when is season 4 out", "Season 3 and season 4 are out.", " and season 4 are out."),
        ("when is season 4 out", "The fourth season is out in May.", "The fourth season is out in May."),
        ("when is season 4 out", "Episode 3 is out in May.", "Episode 3 is out in May."),
        ("when is it out", "Season 3 is out in May.", "Season 3 is out in May."),
    ],
)
def test_another_number_of_the_same_is_another_thing(question: str, sentence: str, clause: str | None) -> None:
    found = asked(question, sentence, before="Season 3 ended. ").of_the_asked()
    assert (found.text[found.start : found.end].lstrip() if found else None) == (clause.lstrip() if clause else None)


def test_only_the_sentence_itself_is_looked_at() -> None:
    s = asked("who directs", "Ada directs.", before="In Leeds Kit wept. ")
    assert [s.text[slice(*span)] for span in s.find(NAME)] == ["Ada"]
    assert s.before(s.end - len("directs.")) == "Ada "


@pytest.mark.parametrize(
    ("sentence", "best"),
    [
        ("Kit plays Nick, Ada directs the film.", ["Ada"]),
        ("Ada directs the film and Kit plays Nick.", ["Ada"]),
        ("Ada directs films, Kit directs films.", []),  # one as good as the other
        ("Ada sings, Kit wept.", []),  # nothing of the question
        ("Kit wept in Hull, she directs the film.", []),  # the best of those that have any has nothing
        ("Nobody wept, nobody directs.", []),
    ],
)
def test_the_clause_with_most_of_the_question_is_the_best_where_one_is(sentence: str, best: list[str]) -> None:
    s = asked("who directs the film", sentence)
    names = [span for span in s.find(NAME) if s.text[slice(*span)] in {"Ada", "Kit"}]
    assert [s.text[slice(*span)] for span in s.best_clause(names)] == best


def test_what_is_looked_for_is_never_cut_in_two() -> None:
    s = asked("when does it open", "On 5 May, 2026 it opens.")
    (span,) = s.find(re.compile(r"5 May, 2026"))
    assert s.best_clause([span]) == [span]
