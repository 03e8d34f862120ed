"""The tokens of a window: what the reader was trained on, and so what it must be given."""

from __future__ import annotations

from answers.test_reader import tokenizer
from hsbot.answers.windows import MOST_TOKENS, Window, encode_windows

WINDOW = Window("Saltglass", ("It returns in May.", "Tickets are gone."))


def test_question_title_and_sentences_stand_in_a_row_with_a_mark_before_each_unit() -> None:
    known = tokenizer()
    (one,) = encode_windows(known, "when is it back", [WINDOW])
    words = [known.id_to_token(i) for i in one.ids]
    assert " ".join(words) == (
        "[CLS] when is it back [SEP] [MASK] salt ##glass [MASK] it returns in may . [MASK] tickets are gone . [SEP]"
    )
    assert [words[mark] for mark in one.marks] == ["[MASK]"] * 3
    assert one.types == [0] * 6 + [1] * (len(words) - 6)


def test_a_window_without_a_title_keeps_the_title_s_place() -> None:
    (one,) = encode_windows(tokenizer(), "who", [Window("", ("Ada.",))])
    assert one.marks == [3, 4]


def test_of_a_long_follow_up_the_new_question_is_kept() -> None:
    known = tokenizer()
    (one,) = encode_windows(known, "and then " * 60 + "who directs it", [WINDOW])
    words = [known.id_to_token(i) for i in one.ids]
    assert words[: words.index("[SEP]")][-3:] == ["who", "directs", "it"]


def test_a_long_question_leaves_room_for_the_sentences() -> None:
    (long,) = encode_windows(tokenizer(), "漢" * 900, [WINDOW])
    assert len(long.marks) == 3
    assert len(long.ids) < 100


def test_sentences_beyond_the_room_are_left_out_from_the_first_that_doesn_t_fit() -> None:
    window = Window("T", ("word " * 90, "word " * 90, "word " * 90, "short"))
    (one,) = encode_windows(tokenizer(), "who", [window])
    assert len(one.marks) == 3
    assert len(one.ids) <= MOST_TOKENS


def test_the_first_sentence_is_always_read_if_only_its_beginning() -> None:
    (one,) = encode_windows(tokenizer(), "x " * 900, [Window("t " * 900, ("w " * 900,))])
    assert len(one.marks) == 2
    assert len(one.ids) <= MOST_TOKENS


def test_windows_of_one_question_don_t_depend_on_each_other() -> None:
    both = encode_windows(tokenizer(), "who", [WINDOW, Window("T", ("A.",))])
    assert both[1] == encode_windows(tokenizer(), "who", [Window("T", ("A.",))])[0]
    assert encode_windows(tokenizer(), "who", []) == []
