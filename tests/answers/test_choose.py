"""The rules of time, and of saying no: each on sentences whose scores are given."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.samples import article, said, scored
from hsbot.answers.candidates import Candidate
from hsbot.answers.choose import (
    BESIDE,
    EARLIER,
    MAY_CHANGE,
    NEAR,
    NEAREST,
    NEWER,
    SHARE,
    SUPPORTING,
    Choice,
    choose,
)
from hsbot.answers.features import FEATURES
from hsbot.answers.newest import REACH, Times, Timing
from hsbot.answers.question import Asking, read_question
from hsbot.answers.score import Scored
from hsbot.records import Question, Sentence

STATE = read_question(Question("is there a season 4?"))
FACT = replace(read_question(Question("who plays nick?")), changing=0.1)
THRESHOLD = 0.5
TIMES = Times(state=Timing(2.0, -1.0, -1.0), fact=Timing(0.0, -0.5, -1.0))

RENEWED = said("renewed", "2024-03-01", "Saltmarsh was renewed.", 3.0)
CANCELLED = said("cancelled", "2025-01-10", "Orrery dropped the drama for good.", 2.5)
SAVED = said("saved", "2025-06-20", "Another broadcaster takes over the series.", 2.0)
UNDATED = said("guide", None, "Two keepers share a lighthouse.", 2.9)


def chosen(*given: Scored, asking: Asking = STATE) -> Choice:
    return choose(asking, TIMES(asking, sorted(given, key=lambda s: -s.logit)), THRESHOLD)


def roles(choice: Choice) -> list[tuple[str, str]]:
    return [(s.role, s.article.id) for s in choice.snippets]


def test_the_newest_of_those_that_answer_leads_and_the_older_become_earlier_newest_first() -> None:
    choice = chosen(RENEWED, CANCELLED, SAVED)
    assert roles(choice) == [("lead", "saved"), ("earlier", "cancelled"), ("earlier", "renewed")]
    assert choice.status == "answered"
    assert choice.reasons[-1] == "time: saved (2025-06-20) is newer than renewed (2024-03-01) and leads"


def test_a_newer_sentence_far_less_likely_never_beats_an_older_one_that_answers() -> None:
    text = "Fans gathered outside of the studio."
    worse = said("worse", "2025-07-01", text, RENEWED.logit - REACH - 0.1, 0.1)
    assert roles(chosen(RENEWED, worse)) == [("lead", "renewed")]
    just = said("just", "2025-07-01", text, RENEWED.logit - 1)
    assert roles(chosen(RENEWED, just)) == [("lead", "just"), ("earlier", "renewed")]


def priced(id_: str, day: str | None, text: str, confidence: float, *, fits: float = 1.0) -> Scored:
    """A sentence that the last word is so sure of, the surer the better it stands."""
    one = said(id_, day, text, confidence, confidence)
    features = tuple(fits if name == "fits" else 0.0 for name in FEATURES)
    return replace(one, last=confidence, candidate=replace(one.candidate, features=features))


@pytest.mark.parametrize(
    ("share", "fits", "changing", "leads"),
    [
        (NEWER + 0.01, 1.0, 0.5, "new"),
        (NEWER - 0.01, 1.0, 0.5, "old"),
        (NEWER + 0.01, 0.0, 0.5, "old"),
        (NEWER + 0.01, 1.0, MAY_CHANGE - 0.01, "old"),
    ],
)
def test_what_is_newer_and_answers_nearly_as_surely_leads_where_the_answer_may_change(
    share: float, fits: float, changing: float, leads: str
) -> None:
    old = priced("old", "2025-02-01", "Orrery agreed to pay £640,000 for it.", 0.8)
    new = priced("new", "2025-08-29", "They pay £520,000 in the end.", 0.8 * share, fits=fits)
    asking = replace(read_question(Question("what did they pay")), changing=changing)
    assert choose(asking, [old, new], 0.35).snippets[0].article.id == leads


@pytest.mark.parametrize(("held", "first"), [(True, "new"), (False, "old")])
def test_what_is_charged_now_leads_however_seldom_its_like_changes(held: bool, first: str) -> None:
    asking = replace(read_question(Question("how much are tickets")), changing=MAY_CHANGE - 0.1, held=held)
    old = priced("old", "2024-03-01", "Tickets cost 20 pounds.", 0.9)
    new = priced("new", "2025-03-01", "Tickets cost 25 pounds.", 0.7)
    said_of = roles(choose(asking, [old, new], 0.35))
    assert said_of[0] == ("lead", first)
    assert said_of[1][0] == ("earlier" if held else "supporting")


def test_who_held_an_office_before_is_earlier() -> None:
    asking = read_question(Question("who is the captain"))
    old = said("old", "2024-03-01", "Kit Brand is the captain.", 2.0)
    new = said("new", "2025-03-01", "Ada Pell is the captain.", 3.0)
    assert roles(chosen(old, new, asking=asking)) == [("lead", "new"), ("earlier", "old")]


def test_what_is_undated_gives_way_to_nothing_newer_where_the_answer_lasts() -> None:
    undated = priced("undated", None, "Two keepers live there.", 0.8)
    dated = priced("dated", "2025-08-29", "They live there, too.", 0.7)
    asking = replace(FACT, changing=0.5)
    assert choose(asking, [undated, dated], 0.35).snippets[0].article.id == "undated"


def test_what_hardly_answers_is_not_told_beside_the_lead() -> None:
    hardly = said("hardly", "2023-07-01", "Fans gathered outside of the studio.", 2.0, SHARE * SAVED.probability - 0.01)
    assert roles(chosen(hardly, SAVED)) == [("lead", "saved")]


def test_what_is_less_likely_than_asked_for_never_leads_however_new() -> None:
    newer = said("newer", "2025-07-01", "Orrery dropped the drama for good.", 2.9, THRESHOLD - 0.01)
    assert roles(chosen(RENEWED, newer)) == [("lead", "renewed"), ("supporting", "newer")]


def test_what_is_undated_does_not_lead_because_something_newer_supersedes_what_is_dated() -> None:
    old = said("old", "2024-03-01", "He is Kit Holt.", 3.0)
    guide = said("guide", None, "Two keepers share a lighthouse.", 2.95)
    new = said("new", "2025-03-01", "Somebody else plays in it.", 2.9)
    assert roles(chosen(old, guide, new, asking=FACT))[0] == ("lead", "new")


def test_a_title_leads_itself_where_no_sentence_of_its_article_is_likely_enough() -> None:
    one = article("one", "2025-01-01", "Fans queued in the rain.", title="Saltmarsh is back")
    title = replace(
        scored(one, "Saltmarsh is back", 3.0, 0.6),
        candidate=Candidate(one, 0, Sentence(0, 17, "title"), "Saltmarsh is back", "", "", (0.0,) * len(FEATURES)),
    )
    body = scored(one, "Fans queued in the rain.", 2.0, 0.2)
    assert chosen(title, body).snippets[0].text == "Saltmarsh is back"
    likely = scored(one, "Fans queued in the rain.", 2.0, THRESHOLD)
    assert chosen(title, likely).snippets[0].text == "Fans queued in the rain."


def test_what_is_undated_never_beats_what_is_dated_on_age() -> None:
    better = said("guide", None, "Two keepers share a lighthouse.", 3.5)
    assert roles(chosen(RENEWED, better)) == [("lead", "renewed"), ("supporting", "guide")]


def test_among_the_undated_the_better_leads_and_none_is_earlier() -> None:
    other = said("other", None, "Saltmarsh was renewed.", 2.0)
    assert roles(chosen(UNDATED, other)) == [("lead", "guide"), ("supporting", "other")]


def test_of_one_day_the_better_leads_and_none_is_earlier() -> None:
    same_day = said("second", "2024-03-01", "Orrery dropped the drama for good.", 2.9)
    assert roles(chosen(RENEWED, same_day)) == [("lead", "renewed"), ("supporting", "second")]


def test_what_an_article_looks_back_to_is_earlier_than_its_own_news_and_says_so() -> None:
    one = article("one", "2025-06-20", "It ends with a film.", "Talks of a season went on.")
    news, recalled = scored(one, "It ends with a film.", 2.0), scored(one, "Talks of a season went on.", 3.0)
    recalled = replace(recalled, candidate=replace(recalled.candidate, recalls=date(2025, 2, 28)))
    choice = chosen(news, recalled)
    assert [(s.role, s.text, s.recalls) for s in choice.snippets] == [
        ("lead", "It ends with a film.", None),
        ("earlier", "Talks of a season went on.", date(2025, 2, 28)),
    ]


def test_a_lasting_fact_keeps_the_better_sentence() -> None:
    worse = said("worse", "2025-07-01", "He played the keeper.", RENEWED.logit - 1)
    assert roles(chosen(RENEWED, worse, asking=FACT)) == [("lead", "renewed"), ("supporting", "worse")]


@pytest.mark.parametrize(
    ("asked", "text", "role"),
    [
        ("who plays finn", "Mara Quell has left, and Ben Orr takes over the role of Finn.", "earlier"),
        ("who plays finn", "Ben Orr, who plays Finn, keeps bees.", "supporting"),
        ("who coaches the club", "Ada Pell is the new coach.", "earlier"),
        ("what is a day ticket", "The price was raised from 89 to 119 euros.", "supporting"),  # may be any of several
        ("day ticket price", "The price was raised from 89 to 119 euros.", "earlier"),
        ("how much was a day ticket", "The price was raised from 89 to 119 euros.", "earlier"),
        ("how many parts has it", "It has grown from eight to ten parts.", "earlier"),
        ("how long was the run", "It was a long one from start to end.", "supporting"),
    ],
)
def test_beside_a_lead_that_says_that_a_fact_has_changed_what_was_said_before_is_earlier(
    asked: str, text: str, role: str
) -> None:
    lead = said("new", "2026-01-15", text, 3.0)
    older = said("old", "2025-06-02", "What was so of Finn at first.", 2.5)
    asking = replace(read_question(Question(asked)), changing=0.2, state=False)
    assert roles(chosen(lead, older, asking=asking)) == [("lead", "new"), (role, "old")]
    undated = said("guide", None, "What was so of Finn at first.", 2.5)
    assert roles(chosen(lead, undated, asking=asking)) == [("lead", "new"), ("supporting", "guide")]


def test_of_two_as_good_a_lasting_fact_takes_the_newer_and_calls_none_outdated() -> None:
    as_good = said("newer", "2025-07-01", "Orrery dropped the drama for good.", 2.9)
    assert roles(chosen(RENEWED, as_good, asking=FACT)) == [("lead", "newer"), ("supporting", "renewed")]


def test_what_does_not_answer_by_itself_is_no_history_of_the_lead() -> None:
    other = said("other", "2024-05-01", "No other lighthouse was looked for.", 1.9, THRESHOLD - 0.01)
    assert roles(chosen(SAVED, CANCELLED, other)) == [("lead", "saved"), ("earlier", "cancelled")]
    truly = replace(other, probability=THRESHOLD)
    assert roles(chosen(SAVED, CANCELLED, truly))[-1] == ("earlier", "other")


def test_the_nearest_of_a_refusal_say_that_their_day_is_over() -> None:
    due = said("due", "2026-01-10", "Season 4 premieres on 31 May 2026.", 2.0, THRESHOLD - 0.01)
    choice = chosen(due, asking=read_question(Question("when is season 4 out?"), date(2026, 11, 1)))
    assert (choice.status, [s.passed for s in choice.snippets]) == ("no_answer", [date(2026, 5, 31)])


def test_the_confidence_is_the_lead_s_and_every_snippet_carries_its_own() -> None:
    newer = said("newer", "2025-07-01", "Orrery dropped the drama for good.", 2.0, 0.6)
    choice = chosen(RENEWED, newer)
    assert choice.confidence == 0.6
    assert [s.score for s in choice.snippets] == [0.6, 0.9]


def test_how_sure_it_is_by_all_that_was_read_is_what_is_said_and_what_is_asked_for() -> None:
    newer = said("newer", "2025-07-01", "Orrery dropped the drama for good.", 2.0, 0.6)
    given = TIMES(STATE, [RENEWED, newer])
    surer = choose(STATE, given, THRESHOLD, lambda own: own**0.5)
    assert surer.confidence == pytest.approx(0.6**0.5)
    assert [(s.role, s.score) for s in surer.snippets] == [("lead", surer.confidence), ("earlier", 0.9)]
    assert "sure: the best has 0.95 (0.90 by itself)" in surer.reasons
    less = choose(STATE, given, THRESHOLD, lambda own: own / 2)
    assert (less.status, less.confidence) == ("no_answer", 0.45)
    assert [s.score for s in less.snippets] == [0.45, 0.3]
    assert less.reasons == ("refused: the best sentence has 0.45 (0.90 by itself), 0.50 is asked for",)


@pytest.mark.parametrize(("doubt", "leads"), [(0.8, "a"), (1.0, "b"), (1.5, "b")])
def test_what_leads_is_as_sure_as_is_asked_for_and_the_newest_of_what_is(doubt: float, leads: str) -> None:
    old, new = said("a", "2025-01-01", "It was so.", 3.0, 0.9), said("b", "2025-02-01", "It is no more.", 3.0, 0.55)
    choice = choose(STATE, TIMES(STATE, [old, new]), THRESHOLD, lambda own: min(own * doubt, 0.99))
    assert roles(choice)[0] == ("lead", leads)
    assert choice.confidence >= THRESHOLD
    assert choice.own == {"a": 0.9, "b": 0.55}[leads]


def test_where_all_that_was_read_makes_surer_the_newest_still_leads() -> None:
    old, new = said("a", "2025-01-01", "It was so.", 3.0, 0.34), said("b", "2025-02-01", "It is no more.", 3.0, 0.33)
    assert roles(choose(STATE, TIMES(STATE, [old, new]), THRESHOLD, lambda own: own + 0.3))[0] == ("lead", "b")


def test_a_syndicated_copy_is_said_once() -> None:
    copy = said("copy", "2024-03-02", "Saltmarsh was renewed!", 2.9)
    assert roles(chosen(RENEWED, copy)) == [("lead", "copy")]


def test_copies_among_the_earlier_are_said_once() -> None:
    copy = said("copy", "2024-03-02", "Saltmarsh was renewed!", 2.9)
    assert roles(chosen(RENEWED, copy, SAVED)) == [("lead", "saved"), ("earlier", "renewed")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Season 4 of Saltmarsh will be made.", "Season 4 of Saltmarsh will not be made."),
        ("Season 4 of Saltmarsh will be made.", "Season 4 of Saltmarsh won’t be made."),
        (
            "Harbour One shows the six last episodes of the drama in 2026.",
            "Harbour One shows the six last episodes of the drama in 2027.",
        ),
    ],
)
def test_a_reversal_or_another_number_is_no_copy_but_what_was_said_earlier(old: str, new: str) -> None:
    choice = chosen(said("old", "2024-03-01", old, 3.0), said("new", "2025-03-01", new, 2.9))
    assert roles(choice) == [("lead", "new"), ("earlier", "old")]


def test_a_reversal_is_told_and_an_announcement_whose_day_is_over() -> None:
    asking = read_question(Question("is there a season 4?"), today=date(2026, 11, 1))
    off = said("off", "2025-01-10", "Orrery cancelled the drama.", 2.0)
    saved = said("saved", "2025-06-20", "Saltmarsh was saved and returns in May 2026.", 3.0)
    choice = chosen(off, saved, asking=asking)
    assert choice.reversal
    assert [s.passed for s in choice.snippets] == [date(2026, 5, 31), None]
    then = read_question(Question("as of march 2026 is there a season 4?"), today=date(2026, 11, 1))
    assert [s.passed for s in chosen(off, saved, asking=then).snippets] == [None, None]  # it had not passed then
    assert not chosen(RENEWED, said("more", "2025-01-10", "Saltmarsh returns in spring.", 3.0), asking=asking).reversal


def test_of_the_earlier_only_what_the_lead_takes_back_is_reversed() -> None:
    renewed = said("renewed", "2023-03-01", "Saltmarsh was renewed.", 3.0)
    cancelled = said("cancelled", "2024-03-01", "Orrery has cancelled Saltmarsh.", 3.0)
    saved = said("saved", "2025-03-01", "Another channel has saved Saltmarsh.", 3.0)
    choice = chosen(renewed, cancelled, saved)
    assert [(s.article.id, s.reversed) for s in choice.snippets] == [
        ("saved", False),
        ("cancelled", True),
        ("renewed", False),
    ]


def test_no_more_is_shown_than_can_be_read_at_a_glance() -> None:
    words = "alpha bravo charlie delta echo foxtrot golf hotel india juliet".split()
    older = [said(f"old{i}", f"2024-01-{i + 10}", f"{w} {w}s first.", 3.0) for i, w in enumerate(words[:5])]
    beside = [said(f"new{i}", "2025-01-01", f"{w} {w}s again.", 3.0) for i, w in enumerate(words[5:])]
    shown = [role for role, _ in roles(chosen(*older, *beside))]
    assert shown == ["lead", *["supporting"] * SUPPORTING, *["earlier"] * EARLIER]


def test_a_refusal_carries_the_nearest_and_its_reason() -> None:
    words = ("Alpha came first.", "Bravo was second.", "Charlie ran third.")
    given = [said(w[:5], "2025-01-01", w, 3.0 - i, 0.4 - i / 10) for i, w in enumerate(words)]
    choice = chosen(*given)
    assert (choice.status, choice.confidence) == ("no_answer", 0.4)
    assert [(s.role, s.text) for s in choice.snippets] == [("supporting", w) for w in words[:NEAREST]]
    assert choice.reasons == ("refused: the best sentence has 0.40, 0.50 is asked for",)


def test_a_refusal_shows_nothing_that_is_far_off() -> None:
    far = said("far", "2025-01-01", "The harbour was painted.", -4.0, NEAR / 2)
    choice = choose(STATE, [far], 0.5)
    assert (choice.status, choice.confidence, choice.snippets) == ("no_answer", NEAR / 2, ())
    near = said("near", "2025-01-01", "The harbour was painted.", -4.0, NEAR)
    assert len(choose(STATE, [near], 0.5).snippets) == 1


def test_of_the_nearest_a_further_one_is_shown_only_where_it_comes_near() -> None:
    given = [said("a", "2025-01-01", "Alpha came first.", 1.0, 0.1), said("b", "2025-01-01", "Bravo ran.", 0.0, 0.1)]
    assert [s.text for s in chosen(*given).snippets] == ["Alpha came first."]


def test_beside_the_lead_stands_only_what_speaks_of_what_the_question_names() -> None:
    lead = said("own", "2025-06-01", "Corvid Lane was renewed for season 4.", 3.0)
    older = said("older", "2025-03-01", "Corvid Lane may get a season 4, Orrery hopes.", 2.0)
    other = said("other", "2025-04-01", "There will be no season 4 of Harrow Sound.", 2.5)
    choice = choose(read_question(Question("is there a season 4 of corvid lane")), [lead, other, older], 0.3)
    assert [s.article.id for s in choice.snippets] == ["own", "older"]
    renewed = said("renewed", "2025-06-02", "Orrery has renewed Corvid Lane.", 3.5)
    cancelled = said("cancelled", "2025-02-02", "Corvid Lane was cancelled.", 3.0)
    choice = choose(read_question(Question("did orrery renew corvid lane")), [renewed, cancelled], 0.3)
    assert [s.article.id for s in choice.snippets] == ["renewed", "cancelled"]
    choice = choose(read_question(Question("is there a season 4")), [lead, other, older], 0.3)
    assert {s.article.id for s in choice.snippets} == {"own", "older", "other"}


@pytest.mark.parametrize(("text", "unknown"), [("asdfgh", 1.0), ("asdfgh qwerty", 1.0), ("of the", 0.0)])
def test_a_text_that_names_nothing_known_is_no_question(text: str, unknown: float) -> None:
    one = said("own", "2025-06-01", "Corvid Lane was renewed.", 3.0)
    features = [unknown if name == "unknown" else 0.0 for name in FEATURES]
    one = replace(one, candidate=replace(one.candidate, features=tuple(features)))
    assert choose(read_question(Question(text)), [one], 0.3).status == "no_answer"
    assert choose(read_question(Question("who directs")), [one], 0.3).status == "answered"


def test_nothing_scored_is_no_answer_and_says_so() -> None:
    assert choose(STATE, [], THRESHOLD) == Choice("no_answer", 0.0, (), ("nothing was found",))


FIRST = "Ada Pell arrived in Hull."
THEN = "She directs the film."


def leaning(between: str, before: str = FIRST, then: str = THEN) -> str:
    one = article("one", "2025-01-01", before, then, between=between)
    snippet = chosen(scored(one, then, 3.0, before=" ".join(before.split()))).snippets[0]
    assert one.text[snippet.start : snippet.end] == snippet.text
    return snippet.text


def test_a_sentence_that_begins_with_a_pronoun_takes_the_one_before_it_verbatim() -> None:
    assert leaning(" ") == f"{FIRST} {THEN}"
    assert leaning(" ", then="“It is a joy,” Pell said.") == f"{FIRST} “It is a joy,” Pell said."


@pytest.mark.parametrize("between", ["\n", "\n\n", " Advertisement. "])
def test_but_only_where_the_two_are_adjacent(between: str) -> None:
    assert leaning(between) == THEN


def test_but_not_where_it_stands_on_its_own_or_has_none_before() -> None:
    assert leaning(" ", then="Sheila directs the film.") == "Sheila directs the film."
    one = article("one", "2025-01-01", THEN)
    assert chosen(scored(one, THEN, 3.0)).snippets[0].text == THEN


def test_what_the_lead_shows_already_is_not_shown_beside_it() -> None:
    one = article("one", "2025-01-01", FIRST, THEN)
    choice = chosen(scored(one, THEN, 3.0, before=FIRST), scored(one, FIRST, 2.9))
    assert [s.text for s in choice.snippets] == [f"{FIRST} {THEN}"]

    choice = chosen(scored(one, FIRST, 3.0), scored(one, THEN, 2.9, 0.3, before=FIRST))
    assert [s.text for s in choice.snippets] == [FIRST]  # not good enough to be quoted with the lead, or beside it


WORDS = st.lists(st.sampled_from("it was renewed not season 4 5 hull she 👍 é".split()), min_size=1, max_size=6)


@given(
    st.lists(
        st.tuples(WORDS.map(" ".join), st.none() | st.dates(), st.floats(-9, 9, allow_nan=False), st.floats(0, 1)),
        max_size=8,
    ),
    st.booleans(),
)
def test_whatever_is_scored_the_order_and_the_roles_hold(
    given: list[tuple[str, date | None, float, float]], state: bool
) -> None:
    rows = [said(f"a{i}", str(d) if d else None, text, logit, p) for i, (text, d, logit, p) in enumerate(given)]
    choice = chosen(*rows, asking=STATE if state else FACT)
    denied = any(reason.startswith("denial") for reason in choice.reasons)  # that "not season 4 renewed" may always say
    assert choice.status == ("answered" if denied or any(s.probability >= THRESHOLD for s in rows) else "no_answer")
    assert choice.status == "no_answer" or choice.confidence >= THRESHOLD
    order = [s.role for s in choice.snippets]
    assert order == sorted(order, key=["lead", "supporting", "earlier"].index)
    assert order.count("lead") == (choice.status == "answered")
    if choice.status == "answered":
        lead = choice.snippets[0]
        earlier = [s.article.published for s in choice.snippets if s.role == "earlier"]
        assert all(d and lead.article.published and d < lead.article.published for d in earlier)
        assert earlier == sorted(earlier, key=str, reverse=True)


def last_word(*given: tuple[Scored, float, float], asking: Asking = STATE) -> Choice:
    """What is chosen of sentences with the `now` and the `last` that the last word gave them."""
    told = [replace(s, now=now, told=now, last=last) for s, now, last in given]
    return choose(asking, sorted(told, key=lambda s: -s.logit), THRESHOLD)


def test_the_last_word_decides_what_leads_and_how_sure_it_is() -> None:
    choice = last_word((RENEWED, -1.0, 0.1), (SAVED, 3.0, 0.8))
    assert roles(choice) == [("lead", "saved"), ("earlier", "renewed")]
    assert choice.confidence == 0.8
    assert [s.score for s in choice.snippets] == [0.8, RENEWED.probability]


def test_what_the_last_word_finds_unlikely_is_refused_however_well_it_answered_before() -> None:
    choice = last_word((RENEWED, 1.0, 0.2), (SAVED, 0.5, 0.3))
    assert (choice.status, choice.confidence) == ("no_answer", 0.3)
    assert choice.snippets[0].article.id == "saved"


def test_what_is_not_the_last_word_is_told_as_earlier_but_not_beside_the_lead() -> None:
    same_day = said("same", "2025-06-20", "Fans gathered outside of the studio.", 2.5)
    choice = last_word((RENEWED, -1.0, 0.01), (same_day, -1.0, BESIDE * 0.8 - 0.01), (SAVED, 3.0, 0.8))
    assert roles(choice) == [("lead", "saved"), ("earlier", "renewed")]
    choice = last_word((same_day, -1.0, BESIDE * 0.8 + 0.01), (SAVED, 3.0, 0.8))
    assert roles(choice) == [("lead", "saved"), ("supporting", "same")]


def test_an_undated_sentence_leads_for_a_lasting_fact_where_the_last_word_finds_nothing_dated_better() -> None:
    assert roles(last_word((UNDATED, 3.0, 0.9), (RENEWED, 2.0, 0.6), asking=FACT))[0] == ("lead", "guide")
    assert roles(last_word((UNDATED, 3.0, 0.9), (RENEWED, 2.0, 0.6), asking=STATE))[0] == ("lead", "renewed")
