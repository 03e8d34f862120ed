"""A numbered thing that is asked for, and the newest word is that there won't be any."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

import pytest

from answers.samples import said, scored
from hsbot.answers.choose import choose
from hsbot.answers.denial import LEAST, SURE, last_denials, with_denial, without_overtaken
from hsbot.answers.question import Asking, read_question
from hsbot.answers.score import Scored
from hsbot.records import Article, Question, Sentence

HOPE = said("hope", "2025-02-20", "Ada Pell still hopes for a fourth season.", 5.0)
DENIED = said("denied", "2025-04-22", "Saltmarsh ends with a film, so there will be no season 4.", 1.0, 0.1)


def asking(text: str) -> Asking:
    return replace(read_question(Question(text)), changing=1.0)


def lead(question: str, *scored: Scored) -> Scored:
    return max(with_denial(asking(question), scored), key=lambda s: s.now)


@pytest.mark.parametrize(
    "question",
    ["when is season 4 coming out", "s4 when", "any hope for a 4th season?", "did they say anything about season four"],
)
def test_what_denies_the_season_leads_however_little_it_looks_like_an_answer(question: str) -> None:
    found = lead(question, HOPE, DENIED)
    assert found.candidate == DENIED.candidate
    assert (found.probability, found.confidence) == (SURE, SURE)


def test_a_season_that_is_waited_for_is_denied_however_little_the_question_sounds_like_news() -> None:
    question = replace(asking("season 4 when"), changing=0.1)
    assert max(with_denial(question, [HOPE, DENIED]), key=lambda s: s.now).candidate == DENIED.candidate
    when_was = replace(asking("when was season 4 out"), changing=0.1)
    assert with_denial(when_was, [HOPE, DENIED]) == [HOPE, DENIED]


@pytest.mark.parametrize("text", ["Season 4 will premiere in May.", "Saltmarsh was renewed for a fourth season."])
@pytest.mark.parametrize("day", ["2025-04-22", "2025-06-01"])
def test_what_is_said_on_that_day_or_later_of_the_season_as_of_one_that_comes_ends_it(text: str, day: str) -> None:
    scored = [HOPE, DENIED, said("later", day, text, 0.0)]
    assert with_denial(asking("when is season 4 coming out"), scored) == scored


def test_another_show_s_season_4_is_not_what_was_asked_for() -> None:
    own = said("own", "2025-03-01", "Season 4 of Saltmarsh will premiere in March.", 4.0)
    article = Article(
        "other", "Ends", "Ends\n\nThere will be no season 4 of Corvid Lane.", date(2025, 6, 1), None, None, "o.md"
    )
    other = scored(article, "There will be no season 4 of Corvid Lane.", 3.0)
    assert with_denial(asking("when is season 4 of Saltmarsh"), [own, other]) == [own, other]


def test_what_the_reader_is_sure_is_no_answer_is_none() -> None:
    """A number leaves less doubt than a name: who asks for season 4 is told that there won't be any."""
    off = said("off", "2025-04-22", "Orrery has cancelled Saltmarsh.", 1.0, LEAST / 2)
    assert with_denial(asking("is saltmarsh coming back"), [HOPE, off]) == [HOPE, off]
    unlikely = replace(DENIED, probability=LEAST / 2)
    assert lead("is there a season 4", HOPE, unlikely).candidate == unlikely.candidate


@pytest.mark.parametrize(
    "question",
    [
        "renewed or not",
        "is a renewal still on the cards",
        "any more seasons of saltmarsh?",
        "is saltmarsh over",
        "how many more seasons are they making",
        "what comes after season 3",
        "is season 3 the last one",
        "so that's a no for season 4 then",
    ],
)
def test_whether_it_goes_on_asks_for_the_season_that_is_denied(question: str) -> None:
    assert lead(question, HOPE, DENIED).candidate == DENIED.candidate


@pytest.mark.parametrize(
    "question",
    [
        "is the tour cancelled",
        "is ada pell renewing her contract",
        "why was it not renewed",
        "who wanted another season",
        "more about the film",
        "what comes after the film",
        "is season 2 the last one",
        "when is the last episode",
        "when does the final season come out",
        "when is the next season",
        "how many episodes are in the final season",
        "when does season 3 end",
        "season 3 ending explained",
        "is the film set after season 3",
        "what happens to my battle pass after season 3",
        "how do i cancel",
        "any more cards?",
        "any more shows",
    ],
)
def test_what_asks_for_something_else_is_not_denied(question: str) -> None:
    assert with_denial(asking(question), [HOPE, DENIED]) == [HOPE, DENIED]


def test_a_later_number_that_comes_overtakes_the_denial_of_an_earlier_one() -> None:
    later = said("later", "2025-06-01", "Season 5 will premiere in May.", 1.0)
    assert with_denial(asking("renewed or not"), [HOPE, DENIED, later]) == [HOPE, DENIED, later]


def test_the_last_denials_are_read_first_the_straight_before_the_aside() -> None:
    aside = said("aside", "2025-06-09", "Why it ends with a film rather than a fourth season.", 1.0).candidate
    told = [HOPE.candidate, aside, DENIED.candidate]
    assert last_denials(asking("is there a season 4"), told) == ([DENIED.candidate, aside], date.min)
    assert last_denials(asking("is there a film"), told) == ([], None)
    comes = said("comes", "2025-07-01", "Season 4 will premiere in May.", 1.0).candidate
    assert last_denials(asking("is there a season 4"), [*told, comes]) == ([], date(2025, 7, 1))


@pytest.mark.parametrize("question", ["is there a season 4", "when does season 4 come out"])
@pytest.mark.parametrize(
    "text",
    [
        "Harbour One has picked up Saltmarsh for a fourth season.",
        "There will be a fourth season after all.",
        "Saltmarsh gets a season 4.",
        "Season 4 drops on 3 May.",
        "Cameras are rolling on season 4.",
    ],
)
def test_news_of_its_coming_leads_before_an_older_denial(question: str, text: str) -> None:
    denied = replace(DENIED, probability=0.3)
    newer = said("newer", "2025-06-01", text, 4.0, 0.95)
    assert choose(asking(question), [denied, newer], 0.3).snippets[0].text == text
    trailer = said("trailer", "2025-06-01", "There will be a season 4 trailer.", 4.0, 0.95)
    assert choose(asking(question), [denied, trailer], 0.3).snippets[0].text == denied.candidate.text


def test_the_last_season_denies_the_one_behind_it() -> None:
    final = said("final", "2025-04-22", "The third season will be the last.", 1.0, 0.1)
    for question in ("is there a season 4", "renewed or not"):
        assert lead(question, HOPE, final).candidate == final.candidate
    assert with_denial(asking("is there a season 3"), [HOPE, final]) == [HOPE, final]


def test_what_looks_back_denies_as_of_then() -> None:
    """The newest article's remark of old is no last word."""
    ordered = said("ordered", "2025-05-01", "The fourth season has been ordered after all.", 1.0)
    recalled = replace(DENIED, candidate=replace(DENIED.candidate, recalls=date(2024, 10, 31)))
    assert with_denial(asking("is there a season 4"), [ordered, recalled]) == [ordered, recalled]
    assert DENIED.candidate.day == date(2025, 4, 22)


@pytest.mark.parametrize(
    ("question", "denied"),
    [
        ("when is it coming out", True),
        ("and when?", False),
        ("and is there a movie", False),
        ("is there a film of it", False),
    ],
)
def test_of_a_follow_up_only_it_may_be_the_season(question: str, *, denied: bool) -> None:
    follow_up = read_question(Question(question, previous="is there a season 4 of it"))
    found = with_denial(replace(follow_up, changing=1.0), [HOPE, DENIED])
    assert (found != [HOPE, DENIED]) is denied


def test_the_body_is_quoted_rather_than_the_title_and_the_likeliest_of_a_day() -> None:
    title = scored(DENIED.candidate.article, "Saltmarsh", 9.0)
    title = replace(title, candidate=replace(title.candidate, text="No season 4", sentence=Sentence(0, 9, "title")))
    surer = said("surer", "2025-04-22", "Season 4 will not be made.", 2.0, 0.2)
    assert lead("is there a season 4", title, DENIED, surer).candidate == surer.candidate


@pytest.mark.parametrize("text", ["A petition asks for a fourth season.", "No season 4 trailer has been shown yet."])
def test_what_is_said_later_and_says_neither_overtakes_nothing(text: str) -> None:
    later = said("later", "2025-06-01", text, 4.0)
    assert lead("is season 4 happening", HOPE, DENIED, later).candidate == DENIED.candidate


@pytest.mark.parametrize(
    "question",
    [
        "when is season 3 coming out",  # another one
        "who directs season 4",
        "why is there no season 4",
        "when did season 4 come out",  # asks for what was
        "is the film coming",
        "where is season 4 filmed",
    ],
)
def test_other_questions_are_left_as_they_are(question: str) -> None:
    assert with_denial(asking(question), [HOPE, DENIED]) == [HOPE, DENIED]


def test_an_older_denial_leaves_a_newer_one_the_lead_and_an_undated_one_denies_nothing() -> None:
    newer = said("newer", "2025-06-01", "Season 4 has been cancelled for good.", 0.0)
    undated = said("undated", None, "There will be no season 4.", 9.0)
    assert lead("is there a season 4", DENIED, newer).candidate == newer.candidate
    assert with_denial(asking("is there a season 4"), [undated]) == [undated]


def test_where_there_was_a_last_word_the_denial_s_is_sure_too() -> None:
    read = replace(HOPE, last=0.7), replace(DENIED, now=-math.inf, last=0.0)
    found = lead("is there a season 4", *read)
    assert (found.candidate, found.last) == (DENIED.candidate, SURE)


def test_who_asks_for_what_lasts_gets_no_denial() -> None:
    lasting = replace(read_question(Question("how many people are in season 4")), changing=0.0, state=False)
    assert with_denial(lasting, [HOPE, DENIED]) == [HOPE, DENIED]


def test_a_surer_denial_stays_as_sure_as_it_is() -> None:
    sure = replace(DENIED, probability=0.95, last=0.9)
    found = lead("is there a season 4", replace(HOPE, last=0.5), sure)
    assert (found.probability, found.last) == (0.95, 0.9)


def test_an_answer_leads_with_it_and_says_why() -> None:
    choice = choose(asking("when is season 4 coming out"), [HOPE, DENIED], 0.3)
    assert (choice.status, choice.confidence, choice.snippets[0].text) == ("answered", SURE, DENIED.candidate.text)
    assert any("there won't be any" in reason for reason in choice.reasons)
    assert not any("there won't be any" in r for r in choose(asking("is the film coming"), [HOPE], 0.3).reasons)


OFF = said("off", "2025-08-24", "The Lake Festival has been cancelled for good.", 1.0, 0.2)
PUT_OFF = said("later", "2025-05-11", "The Lake Festival has been postponed to 12 September.", 5.0, 0.9)


@pytest.mark.parametrize(
    "question",
    [
        "when is the lake festival?",
        "when does the festival take place",
        "is the lake festival still on",
        "will there be a festival",
    ],
)
def test_a_thing_without_a_number_that_was_called_off_is_off(question: str) -> None:
    assert lead(question, PUT_OFF, OFF).candidate == OFF.candidate


@pytest.mark.parametrize(
    "text",
    [
        "The Lake Festival boat trips have been cancelled.",
        "The Lake Festival might be cancelled.",
    ],
)
def test_what_belongs_to_it_or_isn_t_sure_is_not_the_thing(text: str) -> None:
    scored = [PUT_OFF, said("near", "2025-08-24", text, 1.0, 0.2)]
    assert with_denial(asking("when is the lake festival?"), scored) == scored


@pytest.mark.parametrize(
    "text",
    [
        "The Lake Festival will open on 5 October.",
        "The Lake Festival returns in May.",
    ],
)
def test_what_is_said_later_of_a_thing_without_a_number_ends_its_denial(text: str) -> None:
    scored = [PUT_OFF, OFF, said("back", "2025-09-01", text, 2.0)]
    assert with_denial(asking("when is the lake festival?"), scored) == scored


def test_what_leads_otherwise_and_is_newer_stays_before_a_denied_name() -> None:
    newer = said("newer", "2025-11-03", "The Lake Festival is not shown at Easter after all.", 6.0)
    assert with_denial(asking("is the lake festival cancelled"), [OFF, newer]) == [OFF, newer]
    hardly = replace(newer, now=0.0)
    assert lead("is the lake festival cancelled", OFF, hardly).candidate == OFF.candidate
    assert lead("is the lake festival cancelled", OFF, said("undated", None, "It was.", 9.0)).candidate == OFF.candidate


@pytest.mark.parametrize(
    "question", ["is the lake festival free?", "who plays at the lake festival", "when is the lake parade"]
)
def test_what_is_asked_of_it_besides_its_coming_gets_no_denial(question: str) -> None:
    assert with_denial(asking(question), [PUT_OFF, OFF]) == [PUT_OFF, OFF]


def test_what_says_it_straight_leads_before_a_newer_aside() -> None:
    aside = said("aside", "2025-06-09", "Ada Pell said why it ends with a film rather than a fourth season.", 4.0)
    assert lead("is there a season 4", DENIED, aside).candidate == DENIED.candidate
    assert lead("is there a season 4", HOPE, aside).candidate == aside.candidate


def test_nothing_found_denies_nothing() -> None:
    assert with_denial(asking("is there a season 4"), []) == []


def test_it_behind_another_question_is_what_that_was_about() -> None:
    tour = replace(read_question(Question("is it cancelled", previous="when is the tour")), changing=1.0)
    assert with_denial(tour, [HOPE, DENIED]) == [HOPE, DENIED]


def test_a_mere_episode_or_volume_says_nothing_of_the_series() -> None:
    renewed = said("renewed", "2025-05-01", "Saltmarsh was renewed for a fourth season.", 5.0)
    for text in ("There will be no episode 9 this week.", "There will be no Volume 3 of the B-sides."):
        none = said("none", "2025-05-08", text, 1.0)
        assert with_denial(asking("has saltmarsh been renewed"), [renewed, none]) == [renewed, none]


def test_of_several_denied_the_first_number_counts() -> None:
    both = [said(f"no{n}", "2025-05-08", f"There will be no season {n}.", 1.0) for n in (9, 10)]
    nine = said("nine", "2025-05-09", "Season 9 will premiere in May.", 1.0)
    assert with_denial(asking("renewed or not"), [*both, nine]) == [*both, nine]


def test_what_is_asked_of_a_time_of_its_own_is_not_denied_by_what_was_said_later() -> None:
    then = replace(asking("was there going to be a season 4 in february"), stands_at=date(2025, 2, 28))
    assert with_denial(then, [HOPE, DENIED]) == [HOPE, DENIED]
    now = replace(then, stands_at=date(2025, 4, 22))
    assert with_denial(now, [HOPE, DENIED]) != [HOPE, DENIED]


def test_what_comes_and_was_not_read_overtakes_a_denial_all_the_same() -> None:
    known = replace(asking("renewed or not"), comes=date(2025, 7, 1))
    assert with_denial(known, [HOPE, DENIED]) == [HOPE, DENIED]


def test_what_was_saved_later_is_not_denied_though_no_number_is_named() -> None:
    saved = said("saved", "2025-06-01", "Saltmarsh saved: Harbour One orders a last run.", 1.0)
    assert with_denial(asking("renewed or cancelled"), [HOPE, DENIED, saved]) == [HOPE, DENIED, saved]
    for text in ("Saltmarsh is coming back.", "Saltmarsh Returns For One Last Run", "Harbour One saves Saltmarsh."):
        back = said("back", "2025-06-01", text, 1.0)
        assert with_denial(asking("renewed or cancelled"), [HOPE, DENIED, back]) == [HOPE, DENIED, back]
    for text in ("Ada Pell is returning to the stage in May.", "Ada Pell saved a dog from the canal."):
        other = said("other", "2025-06-01", text, 1.0)
        assert lead("renewed or cancelled", HOPE, DENIED, other).candidate == DENIED.candidate
    for text in ("No new season has been ordered.", "Nobody has saved Saltmarsh.", "Saltmarsh can't be saved."):
        none = said("none", "2025-06-01", text, 1.0)
        assert lead("renewed or cancelled", HOPE, DENIED, none).candidate == DENIED.candidate
    same_day = said("same", "2025-04-22", "Orrery has renewed its contract with the harbour.", 1.0)
    assert with_denial(asking("renewed or cancelled"), [HOPE, DENIED, same_day]) != [HOPE, DENIED, same_day]


def test_hostile_sentences_take_no_time() -> None:
    """Quadratic, each of these would take minutes."""
    for text in ("There is no season 4 " + "a-" * 25_000, "season 4 is no " * 5_000, "no " * 30_000):
        with_denial(asking("is there a season 4"), [said("long", "2025-05-08", text, 1.0), DENIED])


TAKEN_BACK = said("denied", "2025-01-30", "Orrery dropped it: there will be no season 4.", 9.0)
ORDERED = said("ordered", "2025-05-06", "Harbour One has ordered a fourth season.", 1.0)
COMING = said("coming", "2025-05-06", "Season 4 is coming in May.", 0.5)


def after_all(text: str, *scored: Scored) -> list[Scored]:
    """What is left of them, all of which were seen before."""
    question = asking(text)
    _, comes = last_denials(question, [s.candidate for s in scored])
    return without_overtaken(replace(question, comes=comes), scored)


def test_a_denial_that_was_taken_back_cannot_lead_however_well_it_answers() -> None:
    question = replace(asking("is there gonna be a season 4?"), comes=date(2025, 5, 6))
    answer = choose(question, [TAKEN_BACK, ORDERED], 0.5)
    assert [(s.role, s.article.id) for s in answer.snippets] == [("lead", "ordered"), ("earlier", "denied")]
    assert not any(reason.startswith("denial") for reason in answer.reasons)
    unlikely = replace(ORDERED, probability=0.3)
    assert choose(question, [TAKEN_BACK, unlikely], 0.5).status == "no_answer"


def test_only_the_denial_loses_its_lead() -> None:
    denied, *others = after_all("is there gonna be a season 4?", TAKEN_BACK, ORDERED, COMING)
    assert (denied.now, denied.confidence) == (-math.inf, 0.0)
    assert others == [ORDERED, COMING]


@pytest.mark.parametrize(
    ("day", "later"),
    [
        ("2025-05-06", "Orrery has ordered a fifth season of Lighthouse."),
        ("2025-05-06", "Fans hope that a fourth season is ordered."),
        ("2025-05-06", "Orrery had ordered a fourth season."),
        ("2025-01-01", "Harbour One has ordered a fourth season."),
    ],
)
def test_what_is_older_unsure_or_of_something_else_takes_no_denial_back(day: str, later: str) -> None:
    scored = [TAKEN_BACK, COMING, said("other", day, later, 1.0)]
    assert after_all("is there gonna be a season 4?", *scored) == scored


def test_an_order_of_another_show_takes_no_denial_back() -> None:
    def of(title: str, one: Scored, text: str) -> Scored:
        own = replace(one.candidate.article, title=title, text=text)
        return replace(one, candidate=replace(one.candidate, article=own, text=text))

    scored = [
        of("Saltmarsh", TAKEN_BACK, "There will be no season 4 of Saltmarsh."),
        of("Saltmarsh", COMING, "Season 4 of Saltmarsh is coming in May."),
        of("Lighthouse", ORDERED, "Lighthouse was renewed for a fourth season."),
    ]
    assert after_all("is there gonna be a season 4 of Saltmarsh?", *scored) == scored


@pytest.mark.parametrize(
    "text",
    [
        "Ada Pell has picked up Best Drama.",
        "Fans believe there will be a season 4.",
        "Once they are making a season 4, Mara is in it.",
    ],
)
def test_a_prize_or_a_belief_takes_no_denial_back(text: str) -> None:
    later = said("later", "2025-06-01", text, 4.0)
    assert lead("renewed or cancelled", HOPE, DENIED, later).candidate == DENIED.candidate
    scored = [TAKEN_BACK, COMING, said("other", "2025-05-06", text, 1.0)]
    assert after_all("is there gonna be a season 4?", *scored) == scored


def test_an_old_last_season_that_was_not_the_last_denies_no_later_one() -> None:
    old = said("old", "2022-04-22", "Season 2 will be the last.", 1.0, 0.1)
    assert with_denial(asking("is there a season 4"), [HOPE, old]) == [HOPE, old]
    assert lead("is there a season 3", HOPE, old).candidate == old.candidate


@pytest.mark.parametrize(
    "text", ["Orrery once ruled out a fourth season.", "The creator of the series won't be back for season 4."]
)
def test_what_was_so_once_or_of_somebody_denies_nothing(text: str) -> None:
    other = said("other", "2025-06-01", text, 4.0)
    assert with_denial(asking("is there a season 4"), [HOPE, other]) == [HOPE, other]
