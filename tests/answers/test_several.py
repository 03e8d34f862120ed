"""Several questions in one message, and what only looks like several."""

import pytest

from hsbot.answers.several import split_questions


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
        ("Who’s in it and when’s it out?", ("Who's in it", "when's it out?")),
    ],
)
def test_questions_in_one_message_are_taken_apart(text: str, parts: tuple[str, ...]) -> None:
    assert split_questions(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "who directs and writes it",
        "is Saltmarsh cancelled or coming back",
        "is it cancelled? or coming back?",
        "is it on tv or where can i watch it",
        "is Ada Lunde, who plays Mara, coming back?",
        "is the town, where they filmed, real",
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
