"""What the reader is given to read: the same text in training and in answering."""

from __future__ import annotations

from hsbot.answers.pairs import pair_text


def test_the_sentence_stands_first_and_every_part_keeps_its_place():
    assert pair_text("It returns in May.", "Saltglass", "Fans waited.", "Tickets sold out.") == (
        "It returns in May. [SEP] Saltglass | Fans waited. | Tickets sold out."
    )
    assert pair_text("It returns in May.", "", "", "") == "It returns in May. [SEP]  |  | "


def test_the_beginnings_of_long_neighbours_are_kept():
    words = " ".join(f"w{i}" for i in range(40))
    sentence, context = pair_text(words, words, words, words).split(" [SEP] ")
    title, before, after = context.split(" | ")
    assert sentence == words
    assert (title.split()[-1], before.split()[-1], after.split()[-1]) == ("w15", "w15", "w9")


def test_line_breaks_and_repeated_spaces_become_one_space():
    assert pair_text("It\n returns  in May.", "Salt\tglass", "", "") == "It returns in May. [SEP] Salt glass |  | "
