"""Figures on a list made by hand, and what is said of a file that holds no labelled questions."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsbot.errors import ConfigError
from hsbot.evaluate import Figures, Labelled, auroc, by_kind, figures, is_right, judge, read_labelled
from hsbot.records import Answer, Article, IndexInfo, Question, Snippet, Status

INFO = IndexInfo("000001-aaaaaaaa", 1, 1)


def labelled(question: str, **values: Any) -> Labelled:
    usual: dict[str, Any] = {
        "id": question,
        "question": question,
        "as_of": None,
        "answers": (),
        "answer_sentences": (),
        "answerable": True,
        "stale": (),
        "kind": "state",
        "half": None,
    }
    return Labelled(**(usual | values))


def answer(question: str, texts: Sequence[str], confidence: float, status: Status = "answered") -> Answer:
    snippets = tuple(
        Snippet(Article(t, t, t, None, None, None, t), t, 0, len(t), confidence, "supporting" if i else "lead")
        for i, t in enumerate(texts)
    )
    return Answer(question, None, status, confidence, snippets, None, INFO, {"total": 1.0})


ASKED = [
    labelled("right", answers=("in May",)),
    labelled("second", answers=("in May",)),
    labelled("fourth", answers=("in May",), kind="fact"),
    labelled("stale", answers=("cancelled",), stale=("was renewed",)),
    labelled("refused", answers=("in May",), stale=("was renewed",)),
    labelled("unanswerable", answerable=False, kind="fact"),
    labelled("wrongly said", answerable=False, stale=("was renewed",), kind="fact"),
]
SAID = {
    "right": answer("right", ["It returns in May."], 0.9),
    "second": answer("second", ["It returns soon.", "It returns in May."], 0.8),
    "fourth": answer("fourth", ["A.", "B.", "C.", "It returns in May."], 0.7),
    "stale": answer("stale", ["It was renewed.", "It was cancelled."], 0.6),
    "refused": answer("refused", ["It was renewed in May."], 0.2, "no_answer"),
    "unanswerable": answer("unanswerable", [], 0.0, "no_answer"),
    "wrongly said": answer("wrongly said", ["It was renewed."], 0.8),
}
JUDGED = judge(ASKED, lambda question: SAID[question.text], lambda: None)


def test_figures_of_a_list_made_by_hand() -> None:
    assert figures(JUDGED) == Figures(
        questions=7,
        right_at_1=1 / 5,
        right_in_3=3 / 5,  # a fourth snippet is too late, and a refusal is never right
        answered=4 / 5,
        refused=1 / 2,
        stale_leads=2,
        # pairs won: .9, .8, .7, .6 and .2 beat 0; .9 beats .8, .8 ties with it
        auroc=pytest.approx((5 + 1 + 0.5) / 10),
    )


def test_figures_of_each_kind_in_alphabetical_order() -> None:
    kinds = by_kind(JUDGED)
    assert list(kinds) == ["fact", "state"]
    assert kinds["fact"] == Figures(3, 0.0, 0.0, 1.0, 0.5, 1, 0.5)
    assert kinds["state"] == Figures(4, 1 / 4, 3 / 4, 3 / 4, None, 1, None)


def test_of_nothing_there_is_no_share() -> None:
    assert figures([]) == Figures(0, None, None, None, None, 0, None)
    assert by_kind([]) == {}


def test_every_question_is_asked_as_of_its_date_and_seen_once_in_order() -> None:
    asked: list[Question] = []
    seen: list[int] = []

    def ask(question: Question) -> Answer:
        asked.append(question)
        return SAID["right"]

    judge([labelled("a", as_of=date(2025, 1, 1)), labelled("b")], ask, lambda: seen.append(len(asked)))
    assert asked == [Question("a", date(2025, 1, 1)), Question("b")]
    assert seen == [1, 2]


def test_a_lead_that_is_right_is_never_stale() -> None:
    both = labelled("both", answers=("in May",), stale=("was renewed",))
    said = answer("both", ["It was renewed and returns in May."], 0.9)
    assert [(j.right, j.stale) for j in judge([both], lambda _: said, lambda: None)] == [(True, False)]


@pytest.mark.parametrize(
    ("positive", "negative", "expected"),
    [
        ([0.9, 0.8], [0.1, 0.2], 1.0),
        ([0.1, 0.2], [0.9, 0.8], 0.0),
        ([0.5], [0.5], 0.5),
        ([0.5, 0.5, 0.5], [0.5, 0.5], 0.5),
        ([0.3, 0.7], [0.5], 0.5),
        ([0.9, 0.5], [0.5, 0.1], 0.875),  # wins 3, a tie, of 4
        ([0.0, 0.4, 0.4, 1.0], [0.4, 0.4], 0.5),
        ([], [0.5], None),
        ([0.5], [], None),
    ],
)
def test_auroc_of_known_lists(positive: list[float], negative: list[float], expected: float | None) -> None:
    assert auroc(positive, negative) == expected


SCORES = st.lists(st.sampled_from([0.0, 0.1, 0.5, 0.5000001, 0.9, 1.0]), min_size=1, max_size=12)


@given(SCORES, SCORES)
def test_auroc_is_the_share_of_pairs_won(positive: list[float], negative: list[float]) -> None:
    won = sum((p > n) + (p == n) / 2 for p in positive for n in negative)
    assert auroc(positive, negative) == pytest.approx(won / len(positive) / len(negative))


@pytest.mark.parametrize(
    ("answers", "text", "right"),
    [
        ("in may", "It returns  in\nMay.", True),
        ("“it’s over”", 'She said: "It\'s over".', True),
        ('"it\'s over"', "She said: “It’s over”.", True),
        ("Café", "the Cafe\u0301 opened", True),
        ("4", "There are 4.", True),
        ("4", "There are 14.", False),
        ("art", "The start is near.", False),
        ("$2.4 billion", "for $2.4 billion.", True),
        (" ", "anything", False),
        ("", "anything", False),
    ],
)
def test_an_answer_counts_as_whole_words_with_quotes_case_and_spaces_folded(
    answers: str, text: str, right: bool
) -> None:
    assert is_right(labelled("?", answers=(answers,)), text) == right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("“It returns in May,” she said at the gate.", True),
        ("Before. “It returns in May,” she said at the gate. After.", True),
        ('it returns in may," she said at', True),  # at least half of it
        ("It returns", False),
        ("Something else.", False),
    ],
)
def test_an_answer_sentence_counts_where_it_is_quoted_or_at_least_half_of_it(text: str, right: bool) -> None:
    one = labelled("?", answer_sentences=('"It returns in May," she said at the gate.', ""))
    assert is_right(one, text) == right


def test_nothing_is_right_for_what_cannot_be_answered() -> None:
    assert not is_right(labelled("?", answers=("May",), answerable=False), "May")


def write(folder: Path, *lines: object) -> Path:
    path = folder / "questions.jsonl"
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8")
    return path


def test_unknown_fields_are_let_be_and_missing_ones_have_their_defaults(tmp_path: Path) -> None:
    path = write(tmp_path, "", {"question": "a?", "answerable": True, "topic": "FOOD", "paraphrase": 1, "stale": None})
    assert read_labelled(path) == [labelled("a?", id="2", kind="all")]


def test_every_field_is_read(tmp_path: Path) -> None:
    values = {
        "id": "x",
        "answers": ["A"],
        "answer_sentences": ["A b."],
        "stale": ["B"],
        "kind": "typo",
        "half": "quote",
    }
    path = write(tmp_path, {"question": "a?", "answerable": False, "as_of": "2025-03-01", **values})
    as_tuples = {k: tuple(v) if isinstance(v, list) else v for k, v in values.items()}
    assert read_labelled(path) == [labelled("a?", answerable=False, as_of=date(2025, 3, 1), **as_tuples)]


def test_the_halves_are_told_apart(tmp_path: Path) -> None:
    lines = [{"question": str(h), "answerable": True, "half": h} for h in ("choose", "quote", None, "choose")]
    path = write(tmp_path, *lines)
    assert [len(read_labelled(path, half)) for half in (None, "choose", "quote")] == [4, 2, 1]


def test_a_byte_order_mark_and_line_separators_within_a_question_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_bytes('\ufeff{"question": "a\u2028b\u0085c", "answerable": true}\r\n'.encode())
    assert [one.question for one in read_labelled(path)] == ["a\u2028b\u0085c"]


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "null",
        "7",
        '{"answerable": true}',
        '{"question": "a?"}',
        '{"question": 7, "answerable": true}',
        '{"question": "a?", "answerable": "false"}',
        '{"question": "a?", "answerable": true, "answers": "May"}',
        '{"question": "a?", "answerable": true, "answers": [4]}',
        '{"question": "a?", "answerable": true, "as_of": "2025-13-40"}',
        '{"question": "a?", "answerable": true, "as_of": 2025}',
    ],
)
def test_a_line_without_a_labelled_question_is_named_with_its_file(tmp_path: Path, line: str) -> None:
    path = write(tmp_path, {"question": "a?", "answerable": True}, line)
    with pytest.raises(ConfigError) as raised:
        read_labelled(path)
    assert str(raised.value).startswith(f"In {path}, line 2 there is no labelled question (")
    assert str(raised.value).endswith("): it needs at least question and answerable.")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    binary = tmp_path / "binary.jsonl"
    binary.write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path / "missing.jsonl", tmp_path, binary):
        with pytest.raises(ConfigError, match=r"can't be read .*: name a JSON Lines file\.$") as raised:
            read_labelled(path)
        assert str(path) in str(raised.value)
