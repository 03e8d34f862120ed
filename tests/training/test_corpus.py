"""Public questions with their paragraphs: which sentence answers, and what is left out."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

from training.corpus import Paragraph, read_asked, split_sentences

CONTEXT = "Pell left the harbour in 1990. Nobody knew why. Pell came back in 1994."


def rows(*changes: dict[str, Any]) -> list[dict[str, Any]]:
    """Rows of a public set, each with what differs."""
    row = {
        "source": "squad2-train",
        "title": "Old_Harbour",
        "context": CONTEXT,
        "question": " Who left? ",
        "answers": [],
    }
    return [row | change for change in changes]


def write(path: Path, made: list[dict[str, Any]]) -> Path:
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in made)
    return path


def given(*texts: str, after: int = 0) -> list[dict[str, Any]]:
    """Answers as the public sets have them: the first of each in the context behind `after`."""
    return [{"text": text, "start": CONTEXT.index(text, after)} for text in texts]


def test_sentences_of_a_paragraph_are_offsets_into_it() -> None:
    text = "It ended in 2021. Dr. Pell left.\nNobody knows why."
    assert [text[a:b] for a, b in split_sentences(text)] == ["It ended in 2021.", "Dr. Pell left.", "Nobody knows why."]


def test_empty_lines_are_no_sentences_and_what_stands_twice_has_two_places() -> None:
    text = " \n It ended.\n\n  It ended. \n"
    spans = split_sentences(text)
    assert [text[a:b] for a, b in spans] == ["It ended.", "It ended."]
    assert spans[0] != spans[1]
    assert split_sentences(" \n\n") == []


def test_a_sentence_has_neighbours_but_at_the_ends() -> None:
    paragraph = Paragraph("", ("one", "two"))
    assert (paragraph.before(0), paragraph.after(0)) == ("", "two")
    assert (paragraph.before(1), paragraph.after(1)) == ("one", "")


def test_the_sentence_that_answers_is_found_by_the_answer_s_place(tmp_path: Path) -> None:
    made = rows({"answers": given("Pell", after=20)}, {"answers": given("Pell")})
    later, first = read_asked(write(tmp_path / "a.jsonl.gz", made))
    assert (later.gold, first.gold) == (2, 0)
    assert later.question == "Who left?"
    assert later.paragraph == Paragraph("Old Harbour", tuple(CONTEXT[a:b] for a, b in split_sentences(CONTEXT)))


def test_a_question_without_an_answer_has_no_sentence(tmp_path: Path) -> None:
    (one,) = read_asked(write(tmp_path / "a.jsonl.gz", rows({})))
    assert (one.gold, one.answer, one.texts) == (None, "", ())


def test_an_answer_across_sentences_is_left_out_unless_another_stands_in_one(tmp_path: Path) -> None:
    across = "1990. Nobody knew"
    made = rows({"answers": given(across)}, {"answers": given(across, "Nobody")})
    (one,) = read_asked(write(tmp_path / "a.jsonl.gz", made))
    assert (one.gold, one.answer) == (1, "Nobody")
    assert one.texts == ("1990. nobody knew", "nobody")


def test_every_annotated_answer_is_known_once_in_small_letters(tmp_path: Path) -> None:
    made = rows({"answers": [*given("Nobody"), {"text": " nobody ", "start": 31}]})
    (one,) = read_asked(write(tmp_path / "a.jsonl.gz", made))
    assert one.texts == ("nobody",)


def test_the_title_of_a_collection_is_none(tmp_path: Path) -> None:
    made = rows({"source": "squadshifts-reddit"}, {"source": "squadshifts-amazon"}, {"source": "selqa-dev"})
    titles = [one.paragraph.title for one in read_asked(write(tmp_path / "a.jsonl.gz", made))]
    assert titles == ["", "", "Old Harbour"]
