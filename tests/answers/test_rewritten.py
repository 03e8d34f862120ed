"""A follow-up is put together with the question before it where that is plain, and only there."""

from __future__ import annotations

import pytest

from hsbot.answers.rewritten import rewritten


@pytest.mark.parametrize(
    ("previous", "text", "whole"),
    [
        ("who voices the herbalist?", "and the narrator?", "who voices the narrator"),
        ("Who is paying for the new stand?", "what about the old pier", "Who is paying for the old pier"),
        ("who made the music", "and season 2", None),  # nothing says how they join
        ("who directed season 1", "what about season 2", "who directed season 2"),
        ("how did season three do", "and s2", "how did s2 do"),
        ("when did filming for s3 begin", "what about in season 1", "when did filming for season 1 begin"),
        ("was season 1 better than season 2", "and season 3", None),
        ("who won in 2025", "and in 2023?", "who won in 2023"),
        ("who was the quickest", "what about 2023", "who was the quickest in 2023"),
        ("when is the first expansion out", "what about the second one", "when is the second expansion out"),
        ("how many were on the first and the last boat", "and the second", None),
        ("who voices ren in japanese", "and in english", "who voices ren in english"),
        ("how much are tickets", "and for kids", "how much are tickets for kids"),
        ("how many tracks does the first album have", "what about the live record", None),  # "have" is no part of it
        ("where is it shown", "and when is it on", None),  # a question of its own
        ("where is it shown", "and the other thing that they said about it", None),
        ("who plays Tam", "the narrator", None),  # nothing says that it belongs together
    ],
)
def test_a_piece_takes_the_place_of_its_like(previous: str, text: str, whole: str | None) -> None:
    assert rewritten(text, previous) == whole


@pytest.mark.parametrize(
    ("previous", "text"),
    [
        ("is the movie coming out", "and the game?"),  # "coming out" isn't the movie's
        ("when is the game out", "and the dlc"),
        ("has the film been delayed", "and the sequel"),
        ("who plays the villain in english", "and the hero"),
        ("who voices the fox in the film", "and the wolf?"),  # which of the two
        ("what is the new album called", "and the tour"),
        ("who plays the king", "and his wife?"),  # whose
        ("who directed the film", "and its sequel?"),
        ("who directed season 1", "what about after that"),
        ("who composed final fantasy 7", "what about the next one"),
        ("when is the last of us season 2 out", "and the next one?"),
        ("how many episodes does season 2 have", "and episode 5?"),
        ("is it true there's 2 seasons", "what about season 3"),
    ],
)
def test_a_piece_whose_like_is_not_plain_stays_one(previous: str, text: str) -> None:
    assert rewritten(text, previous) is None


def test_the_year_of_a_title_stays() -> None:
    assert rewritten("and in 2026?", "will there be a tower 2077 dlc") == "will there be a tower 2077 dlc in 2026"


@pytest.mark.parametrize(
    ("previous", "text", "whole"),
    [
        ("did they drop Mira?", "why", "why did they drop Mira"),
        ("is the halt open", "and how come?", "how come is the halt open"),
        ("will it be dubbed", "y", "why will it be dubbed"),
        ("is there gonna be a crossover", "and wen", "when is there gonna be a crossover"),
        ("where is the fair held", "when?", "when is the fair held"),
        ("is the fair on", "why not", None),  # which asks of the contrary
        ("where they play", "why", None),
        ("do you know if season 2 is confirmed", "when", None),
        ("does anyone know who directs it", "why", None),
        ("is it out? who directs it", "why", None),
        ("who wrote it", "why", None),
    ],
)
def test_a_bare_why_asks_of_the_question_before(previous: str, text: str, whole: str | None) -> None:
    assert rewritten(text, previous) == whole


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("how old is he", "how old is Ada Pell"),
        ("and what did she do before?", "what did Ada Pell do before"),
        ("who had the job before her", "who had the job before Ada Pell"),
        ("whats her contract like", "whats Ada Pell's contract like"),
        ("is his sister in the band", "is Ada Pell's sister in the band"),
        ("do you know how long she's signed for", "do you know how long Ada Pell is signed for"),
        ("who replaced her in season 2", "who replaced Ada Pell in season 2"),
        ("is the owner proud of her now", "is the owner proud of Ada Pell now"),
        ("so hes her brother right", None),  # two persons
        ("is he older than her", None),
        ("and she's been fired?", "Ada Pell has been fired"),
        ("she'll be back?", None),
        ("did he direct His Dark Tides", "did Ada Pell direct His Dark Tides"),
        ("is he in she-beast", "is Ada Pell in she-beast"),
        ("did tom say he was leaving", None),  # which tells itself who he is
        ("did they pay her well", None),  # who "they" are, the name doesn't tell
        ("what does it cost", None),
    ],
)
def test_a_pronoun_gives_way_to_the_name_that_answered(text: str, whole: str | None) -> None:
    assert rewritten(text, "who is the manager", ("Ada Pell",)) == whole


def test_a_name_is_put_in_as_it_is() -> None:
    assert rewritten("and she's leaving?", "who sings", (r"R\1 $ He",)) == r"R\1 $ He is leaving"


def test_of_several_names_none_is_taken() -> None:
    assert rewritten("how old is she", "who sings", ("Ada Pell", "Bea Orr")) is None
    assert rewritten("how old is she", "who sings") is None


@pytest.mark.parametrize(
    ("previous", "text", "whole"),
    [
        ("who is the manager?", "and before him?", "who was the manager before Ada Pell"),
        ("whos the manager of hull now", "before her", "who was the manager of hull before Ada Pell"),
        ("who was the drummer", "and after her?", "who was the drummer after Ada Pell"),
        ("who is the drummer", "and after her?", None),  # whoever is to be it
        ("who plays tom", "and before him?", None),
        ("who was the captain when she left", "and before him?", None),
        ("who was the captain before Kit Brand", "and before him?", None),
        ("who is the manager", "why him", None),  # of what is asked, "why Ada Pell" has nothing
        ("who is the manager", "what about her?", None),
        ("who is the manager", "and her number two?", "Ada Pell's number two"),
        ("who is the manager", "who was it before him", None),
        ("who is the manager", "who had the job before him", "who had the job before Ada Pell"),
    ],
)
def test_a_mere_before_him_keeps_the_question_before_or_stays_a_piece(
    previous: str, text: str, whole: str | None
) -> None:
    assert rewritten(text, previous, ("Ada Pell",)) == whole
