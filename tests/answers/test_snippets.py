"""What of an article is shown for a sentence: as little as stands on its own."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pytest

from answers.samples import article, scored
from hsbot.answers.candidates import Candidate
from hsbot.answers.features import FEATURES
from hsbot.answers.question import read_question
from hsbot.answers.score import Scored
from hsbot.answers.snippets import JOINED_SHARE, is_sayable, joined, make_snippet
from hsbot.records import Question, Sentence, Snippet


def candidate(
    text: str,
    before: str = "",
    after: str = "",
    *,
    between: str = " ",
    kind: Literal["title", "heading", "body"] = "body",
) -> Candidate:
    """A sentence between its neighbours, in an article of nothing else."""
    one = article("one", "2025-01-01", *(t for t in (before, text, after) if t), between=between)
    start = one.text.index(text, len("Saltmarsh"))
    return Candidate(one, 1, Sentence(start, start + len(text), kind), text, before, after, (0.0,) * len(FEATURES))


def shown(text: str, before: str = "", after: str = "", *, between: str = " ") -> str:
    """What is shown for that sentence."""
    snippet = made(candidate(text, before, after, between=between))
    assert snippet.article.text[snippet.start : snippet.end] == snippet.text
    return snippet.text


def made(one: Candidate, question: str = "is it so?") -> Snippet:
    return make_snippet(Scored(one, 1.0, 0.9), "lead", read_question(Question(question)))


FIRST, LAST = "Ada Pell arrived in Hull.", "It rained."


@pytest.mark.parametrize(
    "text",
    ["The film is out.", "Shelby directs it.", "“All is over,” Joe Brand said.", "Butter is cheap.", "Italy is next."],
)
def test_a_sentence_that_stands_on_its_own_stands_alone(text: str) -> None:
    assert shown(text, FIRST, LAST) == text


@pytest.mark.parametrize(
    "text",
    [
        "She directs it.",
        "But it ends.",
        "However, it ends.",
        "It was over.",
        "The latter is out.",
        "That is why.",
        "Both return.",
        "So it ends.",
        "Instead, a film is made.",
    ],
)
def test_one_that_leans_on_the_sentence_before_brings_it_along(text: str) -> None:
    assert shown(text, FIRST, LAST) == f"{FIRST} {text}"
    assert shown(text, FIRST, LAST, between="\n\n") == text
    assert shown(text) == text


def test_a_sentence_before_that_does_not_say_who_she_is_is_not_brought_along() -> None:
    assert shown("She has scored 11.", "“I packed a bag,” she wrote.") == "She has scored 11."
    assert shown("She has scored 11.", "They beat Hull.") == "They beat Hull. She has scored 11."
    assert shown("She has scored 11.", "She came late.") == "She has scored 11."


def test_a_quotation_over_two_sentences_is_never_cut_in_half() -> None:
    first, second = "“We are thrilled.", "It was time,” Ada Pell said."
    assert shown(first, FIRST, second) == f"{first} {second}"
    assert shown(second, first, LAST) == f"{first} {second}"
    first, second = '"We are thrilled.', 'We waited," Ada Pell said.'
    assert shown(first, FIRST, second) == f"{first} {second}"
    assert shown(second, first, LAST) == f"{first} {second}"


def test_a_quotation_without_its_speaker_takes_the_neighbour_that_names_one() -> None:
    bare = "“We are thrilled.”"
    assert shown(bare, "Ada Pell said it on Monday.", LAST) == f"Ada Pell said it on Monday. {bare}"
    assert shown(bare, "", "Joe Brand said so.") == f"{bare} Joe Brand said so."
    assert shown(bare, "The sun shone.", LAST) == bare


def test_a_reply_brings_its_question_and_a_question_its_reply() -> None:
    asked, reply = "Will there be a season 4?", "No, said Orrery."
    assert shown(reply, asked) == f"{asked} {reply}"
    assert shown(asked, "", reply) == f"{asked} {reply}"
    assert shown("The film is out.", asked) == "The film is out."


def test_nothing_is_drawn_out_beyond_what_can_be_read_at_a_glance() -> None:
    assert shown("But it ends.", f"{'word ' * 120}end.") == "But it ends."


def test_headings_and_questions_that_nothing_answers_are_no_answers_but_a_headline_may_be() -> None:
    assert not is_sayable(candidate("Season 4 is cancelled", kind="heading"))
    assert is_sayable(candidate("Season 4 is cancelled", kind="title"))
    assert not is_sayable(candidate("Is season 4 cancelled?", kind="title"))
    assert not is_sayable(candidate("What do you think?", after="Write to us."))
    assert not is_sayable(candidate("“Who knows?”"))
    assert is_sayable(candidate("Is it cancelled?", after="Yes."))
    assert is_sayable(candidate("“Is it over?” she asked."))


def test_marks_stand_in_the_sentence_itself_and_not_in_the_one_brought_along() -> None:
    snippet = made(candidate("It opens on 9 May.", "The film was announced on 3 March."), "when does the film open?")
    assert snippet.text == "The film was announced on 3 March. It opens on 9 May."
    assert [snippet.article.text[slice(*mark)] for mark in snippet.marks] == ["9 May"]


def test_who_speaks_stands_in_the_article_and_only_a_quotation_has_a_speaker() -> None:
    assert made(candidate("“We are thrilled,” Ada Pell said.")).said_by == "Ada Pell"
    assert made(candidate("It is over, Ada Pell said.")).said_by is None


NEWS, WHAT, REST = "There is news of the film.", "Its name is Ebb.", "It rained in Hull."


def beside(share: float, of: str = WHAT) -> Snippet:
    """The first sentence as a lead, joined with `of` where that has this share of its probability."""
    one = article("one", "2025-01-01", NEWS, WHAT, REST)
    first, other = scored(one, NEWS, 2.0, 0.9), scored(one, of, 1.0, 0.9 * share)
    asking = read_question(Question("what is the film called"))
    return joined(make_snippet(first, "lead", asking), [first, other], asking)


def test_a_sentence_beside_that_answers_nearly_as_well_is_quoted_with_it() -> None:
    both = beside(JOINED_SHARE + 0.01)
    assert both.text == f"{NEWS} {WHAT}" == both.article.text[both.start : both.end]
    assert both.score == 0.9


def test_one_as_sure_in_the_end_is_quoted_too_though_it_was_less_likely_before() -> None:
    one = article("one", "2025-01-01", NEWS, WHAT, REST)
    first = replace(scored(one, NEWS, 2.0, 0.9), last=0.9)
    other = scored(one, WHAT, 1.0, 0.1)
    asking = read_question(Question("what is the film called"))
    lead = make_snippet(first, "lead", asking)
    assert joined(lead, [first, replace(other, last=0.1)], asking).text == NEWS
    assert joined(lead, [first, replace(other, last=0.8)], asking).text == f"{NEWS} {WHAT}"


def test_one_that_answers_worse_or_stands_elsewhere_is_not() -> None:
    assert beside(JOINED_SHARE - 0.01).text == NEWS
    assert beside(1.0, of=REST).text == NEWS


PELL, COLE = "“We are thrilled and happy,” Ada Pell said.", "“It was time for all of us,” Ben Cole said."


def test_a_quotation_is_joined_with_none_of_another_speaker() -> None:
    """The lead keeps its own, and what is joined has that of both."""
    one = article("one", "2025-01-01", PELL, COLE)
    asking = read_question(Question("what do they say"))
    lead, other = scored(one, PELL, 2.0, 0.9), scored(one, COLE, 1.0, 0.9)
    alone = joined(make_snippet(lead, "lead", asking), [lead, other], asking)
    assert (alone.text, alone.said_by) == (PELL, "Ada Pell")

    plain = "It rained."
    one = article("one", "2025-01-01", plain, COLE)
    lead, other = scored(one, plain, 2.0, 0.9), scored(one, COLE, 1.0, 0.9)
    both = joined(make_snippet(lead, "lead", asking), [lead, other], asking)
    assert (both.text, both.said_by) == (f"{plain} {COLE}", "Ben Cole")


def test_who_plays_one_is_not_told_with_who_plays_the_other() -> None:
    other, lead, more = "Bo Marsh plays Finn.", "Ada Pell plays Mara.", "She joined in May."
    of = article("one", "2025-01-01", other, lead, more)

    def said_with(beside: str, question: str) -> str:
        snippet = make_snippet(scored(of, lead, 3.0), "lead", read_question(Question(question)))
        return joined(snippet, [scored(of, beside, 2.0)], read_question(Question(question))).text

    assert said_with(other, "who plays mara") == lead
    assert said_with(other, "who are the actors") == f"{other} {lead}"
    assert said_with(more, "who plays mara") == f"{lead} {more}"
