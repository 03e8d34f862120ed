"""Several questions in one message, and what only looks like several."""

from dataclasses import replace
from datetime import date

import pytest

from hsbot.answers.several import join, split_questions
from hsbot.records import Answer, Article, IndexInfo, Part, Role, Snippet, Stage

TEXT = "It is renewed. Ada Pell directs. It was cancelled. It has six episodes. It starts in May."
ARTICLE = Article("one", "One", TEXT, None, None, None, "one.txt")


def snippet(text: str, role: Role = "lead") -> Snippet:
    start = TEXT.index(text)
    return Snippet(ARTICLE, text, start, start + len(text), 0.5, role)


def answered(question: str, *snippets: Snippet) -> Answer:
    index = IndexInfo("000001-00000000", 1, 1)
    timings = {"total": 10.0, "encode": 4.5}
    return Answer(question, None, "answered", 0.5, snippets, None, index, timings, (Stage("choice", ("so",)),))


RENEWED = answered("is it back", snippet("It is renewed."), snippet("It was cancelled.", "earlier"))
DIRECTS = answered("who directs", snippet("Ada Pell directs."))
UNKNOWN = replace(answered("who pays", snippet("It starts in May.", "supporting")), status="no_answer", confidence=0.1)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("is there a season 4 and who directs it?", ("is there a season 4", "who directs it?")),
        ("When is it out? Who is in it?", ("When is it out?", "Who is in it?")),
        ("when is it out?? and who's in it", ("when is it out?", "and who's in it")),
        ("is there a season 4 & when is it out", ("is there a season 4", "when is it out")),
        ("is there a season 4, when is it out?", ("is there a season 4", "when is it out?")),
        ("is there a season 4, and if so when?", ("is there a season 4", "when?")),
        ("is there a season 4? when?", ("is there a season 4?", "when?")),
        ("is there a season 4? release date?", ("is there a season 4?", "release date?")),
        ("who directs it and is there a trailer", ("who directs it", "is there a trailer")),
        ("is ada leaving and is mara still in it", ("is ada leaving", "is mara still in it")),
        ("who played mara in s1 and who plays her now", ("who played mara in s1", "who plays her now")),
        ("who directs it\nwhen does it start", ("who directs it", "when does it start")),
        ("When is it out? I can't wait! Who is in it?", ("When is it out? I can't wait!", "Who is in it?")),
        ("is ada leaving and is the film out", ("is ada leaving", "is the film out")),
        (
            "is there a season 4 and who directs it and when is it out",
            ("is there a season 4", "who directs it", "when is it out"),
        ),
        (
            "when is the film out, who's in it, is there a season 4",
            ("when is the film out", "who's in it", "is there a season 4"),
        ),
        ("is joe back, is kit back, what about mara", ("is joe back", "is kit back", "what about mara")),
        ("when was s1 out, who directs it, why no s4", ("when was s1 out", "who directs it", "why no s4")),
        ("who directs fen riders, and is the film out?", ("who directs fen riders", "is the film out?")),
        ("who left the band; and is the tour on?", ("who left the band", "is the tour on?")),
        ("Who’s in it and when’s it out?", ("Who’s in it", "when’s it out?")),
        ("who left and why", ("who left", "why")),
        ("who scored and who got sent off", ("who scored", "who got sent off")),
        ("who scored and who got booked in the final", ("who scored", "who got booked in the final")),
        ("who won and who lost", ("who won", "who lost")),
        ("who scored and who won the cup", ("who scored", "who won the cup")),
        ("who left and who plays Mara now", ("who left", "who plays Mara now")),
        ("who wrote it and who sang Pegs", ("who wrote it", "who sang Pegs")),
        ("who scored, who assisted?", ("who scored", "who assisted?")),
        ("when is the gig / who plays", ("when is the gig", "who plays")),
        ("Who's in it and didn’t she leave?", ("Who's in it", "didn’t she leave?")),
    ],
)
def test_questions_in_one_message_are_taken_apart(text: str, parts: tuple[str, ...]) -> None:
    assert split_questions(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "who directs and writes it",
        "who won, did the novelist",
        "who cares and why",
        "who wrote and who sang Pegs",
        "who wrote and who sang “pegs”",
        "who directed and who starred in it",
        "who wrote and who sang it",
        "who won and who lost in 2019",
        "who else and why",
        "how long is / was it",
        "what day / what time is it on",
        "who won the cup, who scored",
        "is Saltmarsh cancelled or coming back",
        "is it cancelled? or coming back?",
        "is it on tv or where can i watch it",
        "is Ada Lunde, who plays Mara, coming back?",
        "is the town, where they filmed, real",
        "is it coming back, is it?",
        "how old is Joe Locke, who plays Charlie?",
        "how old is joe locke, who plays charlie",
        "where is Mara, who is in season 2",
        "what was the song, which plays at the end?",
        "is season 4 happening, is it true?",
        "is there a season 4, does anyone know?",
        "will he be back, do you think?",
        "who directs the film by Ada Lunde, who plays Mara, now",
        "when and where was it filmed",
        "how and why did it end",
        "what day and when is it on",
        "did anyone say why and when it ended",
        "does it say who left and who stays",
        "is there a season 4? asking for a friend",
        "wait what? is it cancelled??",
        "really? is it cancelled",
        "hello? anyone? is s4 out",
        "is it cancelled? anyone know?",
        "who plays Nick and Charlie",
        "is Love and What It Takes out",
        "When is Now And When It Ends out",
        "when is “Love and who cares” out",
        "What If…? season 2 release date",
        "is it true that Ada left and is replaced by Mara",
        "i know it was renewed but when is it out",
        "has Dr. Who been renewed",
        "How did Saltmarsh vs. Hull end?",
        "Is Beware! renewed?",
        "when the show ended, what did the cast do?",
        "who left and is the new manager of Hull",
        "season 4?",
        "",
        "???",
    ],
)
def test_one_question_stays_one(text: str) -> None:
    assert split_questions(text) == (text,)


def test_the_leads_stand_together_in_front_of_the_first_one_s_history() -> None:
    joined = join("both", [RENEWED, DIRECTS])
    assert [(s.text, s.role) for s in joined.snippets] == [
        ("It is renewed.", "lead"),
        ("Ada Pell directs.", "supporting"),
        ("It was cancelled.", "earlier"),
    ]
    assert (joined.question, joined.confidence) == ("both", 0.5)
    assert joined.parts == (Part("is it back", "answered"), Part("who directs", "answered"))


def test_what_answers_two_questions_is_said_once() -> None:
    assert join("both", [DIRECTS, replace(DIRECTS, question="and who again")]).snippets == DIRECTS.snippets


def test_a_lead_that_holds_the_first_one_whole_takes_its_place() -> None:
    """Else what answers the second question wouldn't be shown."""
    first = answered("is it back", replace(snippet("It is renewed."), marks=((6, 13),)))
    both = answered("who directs", replace(snippet("It is renewed. Ada Pell directs."), marks=((15, 23),)))
    (lead,) = join("both", [first, both]).snippets
    assert (lead.text, lead.role, lead.marks) == ("It is renewed. Ada Pell directs.", "lead", ((6, 13), (15, 23)))
    (lead,) = join("both", [first, answered("who", replace(both.snippets[0], marks=((0, 32),)))]).snippets
    assert lead.marks == ((6, 13),)


def test_the_first_that_is_answered_leads_and_the_nearest_of_a_refusal_is_left_away() -> None:
    joined = join("both", [UNKNOWN, DIRECTS], ["why"])
    assert (joined.status, joined.snippets) == ("answered", DIRECTS.snippets)
    assert [part.status for part in joined.parts] == ["no_answer", "answered", "skipped"]


def test_where_nothing_is_answered_it_is_the_first_refusal() -> None:
    joined = join("both", [UNKNOWN, replace(UNKNOWN, question="who else", confidence=0.2)])
    assert (joined.status, joined.confidence, joined.snippets) == ("no_answer", 0.1, UNKNOWN.snippets)


def test_times_add_up_and_the_trace_says_which_question_it_is_about() -> None:
    joined = join("both", [RENEWED, DIRECTS])
    assert joined.timings_ms == {"total": 20.0, "encode": 9.0}
    assert [stage.name for stage in joined.trace] == ["1. choice", "2. choice"]


def test_questions_of_different_times_stand_at_none_of_them() -> None:
    """A heading "as of" would be wrong for the other."""
    then = replace(RENEWED, as_of=date(2025, 2, 28))
    assert join("both", [then, DIRECTS]).as_of is None
    assert join("both", [then, replace(DIRECTS, as_of=then.as_of)]).as_of == then.as_of
    assert join("both", [then, UNKNOWN]).as_of == then.as_of


def test_a_reversal_is_told_only_while_what_is_reversed_is_shown() -> None:
    old = replace(snippet("It was cancelled.", "earlier"), reversed=True)
    turned = replace(answered("is it back", snippet("It is renewed."), old), reversal=True)
    assert join("both", (turned, DIRECTS)).reversal
    over = replace(DIRECTS, snippets=(snippet("It was cancelled."),))
    assert not join("both", (turned, over)).reversal


@pytest.mark.parametrize(
    "text",
    [
        "When is season 4 out? Can't wait!",
        "cant wait for season 4, when is it out?",
        "What a finale! Is there a season 4?",
        "is it back? any help would be great",
        "is there a season 4? who cares",
        "is it true that he left? would be so sad",
    ],
)
def test_a_remark_beside_a_question_asks_nothing(text: str) -> None:
    assert split_questions(text) == (text,)


def test_how_long_is_asked_and_how_sad_is_not() -> None:
    assert split_questions("is it on netflix? how long is it") == ("is it on netflix?", "how long is it")
    assert len(split_questions("is it on netflix? how sad")) == 1


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("how good is it and when is it out?", ("how good is it", "when is it out?")),
        ("is it on? how scary is it", ("is it on?", "how scary is it")),
        ("is it over? was so much filmed in hull", ("is it over?", "was so much filmed in hull")),
    ],
)
def test_what_only_begins_like_a_remark_is_asked(text: str, parts: tuple[str, ...]) -> None:
    assert split_questions(text) == parts
