"""The last word: what leads of the few best, by weights that the test gives."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from answers.samples import FakeReader, said
from hsbot.answers.features import FEATURES
from hsbot.answers.last_word import PAIRED, TOLD, LastWord, overall, read_again
from hsbot.answers.question import Asking, read_question
from hsbot.answers.score import Scored
from hsbot.answers.timeline import MOST
from hsbot.answers.windows import Window
from hsbot.records import Question

NAMES = (*FEATURES, "reader", *TOLD)
RAW: dict[str, Any] = {
    "rank": {
        "state": {"now": 1.0, "timeline": 2.0, "paired": 0.0, "newness": 0.0},
        "fact": {"now": 1.0, "timeline": 0.0, "paired": 0.0, "newness": 0.0},
    },
    "truth": dict.fromkeys(NAMES, 0.0) | {"timeline": 1.0, "rank": 0.5, "bias": -1.0},
    "sure": {"own": 2.0, "highest": 1.0, "mean": 3.0, "bias": 0.0},
    "threshold": 0.4,
}
HOPE = said("a", "2025-02-03", "A season is hoped for.", 3.0)
FILM = said("b", "2025-04-21", "A film was announced.", 2.0)
HOPE_TOLD = "3 February 2025: Saltmarsh: A season is hoped for"
FILM_TOLD = "21 April 2025: Saltmarsh: A film was announced"


class ByLength(FakeReader):
    """Marks every sentence with the number of those in its window."""

    def logits(self, question: str, windows: Sequence[Window]) -> list[list[float]]:
        self.read.extend(windows)
        return [[0.0, *[float(len(window.sentences))] * len(window.sentences)] for window in windows]


class Beside(FakeReader):
    """Marks every sentence with the sum of the numbers that the others of its window end with."""

    def logits(self, question: str, windows: Sequence[Window]) -> list[list[float]]:
        numbers = [[float(text[-2]) for text in window.sentences] for window in windows]
        return [[0.0, *(sum(own) - number for number in own)] for own in numbers]


FOUR = [  # the best first, not the oldest
    said(f"{i}", day, f"Sentence {i}.", float(-i))
    for i, day in enumerate(["2025-02-06", "2025-02-03", "2025-02-05", "2025-02-04"])
]


def asking(text: str) -> Asking:
    return read_question(Question(text))


STATE = replace(asking("is there a season 4?"), changing=1.0)
FACT = replace(asking("who plays Nick?"), changing=0.0)


def test_what_the_reader_says_beside_the_others_moves_what_leads() -> None:
    reader = FakeReader(**{HOPE_TOLD: -2.0, FILM_TOLD: 4.0})
    hope, film = LastWord(reader, RAW)(STATE, [HOPE, FILM])
    assert (hope.now, film.now) == (3.0 - 4.0, 2.0 + 8.0)
    assert (hope.told, film.told) == (-2.0, 4.0)
    assert film.last == pytest.approx(1 / (1 + math.exp(-(4.0 + 0.5 * 2.0 - 1.0))))
    assert film.confidence == film.last
    assert film.probability == FILM.probability


def test_what_lasts_has_its_own_weights_and_what_may_do_either_stands_in_between() -> None:
    reader = FakeReader(**{HOPE_TOLD: -2.0, FILM_TOLD: 4.0})
    assert [s.now for s in LastWord(reader, RAW)(FACT, [HOPE, FILM])] == [3.0, 2.0]
    between = replace(FACT, changing=0.5)
    assert [s.now for s in LastWord(reader, RAW)(between, [HOPE, FILM])] == [3.0 - 2.0, 2.0 + 4.0]


def test_the_newer_of_the_few_gains_by_its_place_and_what_is_undated_nothing() -> None:
    newer = RAW | {"rank": {"state": RAW["rank"]["fact"] | {"newness": 2.0}, "fact": RAW["rank"]["fact"]}}
    undated = said("c", None, "A guide.", 1.0)
    assert [s.now for s in LastWord(FakeReader(), newer)(STATE, [HOPE, FILM, undated])] == [4.0, 4.0, 1.0]


def test_the_timeline_is_read_the_oldest_first() -> None:
    reader = FakeReader()
    LastWord(reader, RAW)(STATE, [FILM, HOPE])
    assert reader.read[0].sentences == (f"{HOPE_TOLD}.", f"{FILM_TOLD}.")


def test_what_the_reader_says_of_pairs_moves_what_leads_and_how_sure_that_is() -> None:
    weights = RAW["rank"]["fact"] | {"timeline": 10.0, "paired": 3.0}
    raw = RAW | {"rank": dict.fromkeys(("state", "fact"), weights)}
    raw["truth"] = dict.fromkeys(NAMES, 0.0) | {"paired": 1.0, "rank": 0.0, "bias": 0.0}
    first, *_, last = LastWord(ByLength(), raw)(STATE, FOUR)
    assert (first.now, first.told, first.paired) == (0.0 + 10 * 4.0 + 3 * 2.0, 4.0, 2.0)
    assert (last.now, last.told, last.paired) == (-3.0 + 10 * 4.0 + 3 * 4.0, 4.0, 4.0)
    assert [one.last for one in (first, last)] == pytest.approx([1 / (1 + math.exp(-2.0)), 1 / (1 + math.exp(-4.0))])


def test_all_that_was_read_tells_how_sure_the_few_are() -> None:
    many = [replace(said(f"{i}", f"2025-02-{i + 1:02}", f"Nr {i}.", 0.0), read=float(1 - i)) for i in range(7)]
    unread = said("other", "2025-02-09", "Nr 9.", 0.0)
    sure = LastWord(FakeReader(), RAW).doubt([*many, unread])  # 1 at best and -2 on average
    assert sure(0.5) == pytest.approx(1 / (1 + math.exp(-(1.0 - 6.0))))
    assert sure(0.8) == pytest.approx(1 / (1 + math.exp(-(2 * math.log(4) - 5.0))))
    assert 0 < sure(0.0) < sure(0.3) < sure(0.9) < sure(1.0) < 1


def test_nothing_read_is_undecided() -> None:
    assert overall([-3.0, 1.0, 0.5]) == (1.0, -0.5)
    assert overall([]) == (0.0, 0.0)
    assert LastWord(FakeReader(), RAW).doubt([HOPE])(0.5) == 0.5


def test_the_best_are_read_two_by_two_and_what_is_in_no_pair_keeps_the_logit_of_the_timeline() -> None:
    reader = ByLength()
    found = read_again(reader, "which sentence", [one.candidate for one in FOUR])
    assert len(found) == PAIRED + 1
    assert [one[0] for one in found] == [4.0] * 4  # beside all four
    assert [one[1] for one in found] == [2.0] * PAIRED + [4.0]
    numbers = [[int(text[-2]) for text in window.sentences] for window in reader.read]
    assert numbers == [[1, 3, 2, 0], [1, 0], [2, 0], [1, 2]]  # by their days: the fourth best is in no pair


def test_of_its_pairs_a_sentence_has_the_mean() -> None:
    found = read_again(Beside(), "which sentence", [one.candidate for one in FOUR])
    assert [one[1] for one in found] == [1.5, 1.0, 0.5, 3.0]  # 0 beside 1 and 2, 1 beside 0 and 2, …


def test_of_two_the_pair_is_the_timeline_and_read_once() -> None:
    reader = ByLength()
    assert read_again(reader, "which", [HOPE.candidate, FILM.candidate]) == [(2.0, 2.0)] * 2
    assert [len(window.sentences) for window in reader.read] == [2]


def test_every_logit_comes_to_its_own_sentence() -> None:
    reader = FakeReader(**{HOPE_TOLD: -2.0, FILM_TOLD: 4.0})
    undated = said("c", None, "It rains.", 1.0).candidate
    film, rain, hope = read_again(reader, "which", [FILM.candidate, undated, HOPE.candidate])
    assert (film, rain, hope) == ((4.0, 4.0), (0.0, 0.0), (-2.0, -2.0))


def test_a_title_among_the_few_is_read_as_the_title_that_it_is() -> None:
    title = replace(FILM, candidate=replace(FILM.candidate, sentence=replace(FILM.candidate.sentence, kind="title")))
    reader = FakeReader(**{"21 April 2025: Saltmarsh": 2.0})
    assert [s.now for s in LastWord(reader, RAW)(STATE, [title])] == [2.0 + 2.0 * 2.0]
    assert [window.sentences for window in reader.read] == [("21 April 2025: Saltmarsh",)]


def test_what_is_not_among_the_few_cannot_lead() -> None:
    many = [said(f"{i}", "2025-02-03", f"Sentence {i}.", float(-i)) for i in range(MOST + 2)]
    found = LastWord(FakeReader(), RAW)(STATE, many)
    assert [s.candidate for s in found] == [s.candidate for s in many]
    assert [s.now > -math.inf for s in found] == [True] * MOST + [False] * 2
    assert [s.last for s in found[MOST:]] == [0.0, 0.0]


def test_the_few_are_the_best_as_of_now_whatever_their_order() -> None:
    many = [replace(said(f"{i}", "2025-02-03", f"Sentence {i}.", 0.0), now=float(i)) for i in range(MOST + 2)]
    found = LastWord(FakeReader(), RAW)(STATE, many)
    assert [s.told for s in found] == [None, None, *[0.0] * MOST]


def test_a_heading_is_not_read() -> None:
    sentence = replace(HOPE.candidate.sentence, kind="heading")
    heading = replace(HOPE, candidate=replace(HOPE.candidate, sentence=sentence))
    reader = FakeReader()
    found: list[Scored] = LastWord(reader, RAW)(STATE, [heading, FILM])
    assert [len(w.sentences) for w in reader.read] == [1]
    assert found[0].told is None


def test_nothing_is_read_where_there_is_nothing() -> None:
    reader = FakeReader()
    assert LastWord(reader, RAW)(STATE, []) == []
    assert reader.read == []


def test_where_nothing_has_a_day_there_is_no_newest_word_and_all_stay_as_they_are() -> None:
    reader = FakeReader()
    undated = [said("a", None, "The river rises in the hills.", 3.0), said("b", None, "It is long.", 2.0)]
    assert LastWord(reader, RAW)(STATE, undated) == undated
    assert reader.read == []
    LastWord(reader, RAW)(STATE, [undated[0], FILM])
    assert len(reader.read) == 1
