"""Near-misses: our own questions to paragraphs of the public sets, which are named and not copied."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

import pytest

from training.near_misses import FOLDER, SOURCE, read_near_misses

CONTEXT = "Pell left the harbour in 1990. Nobody knew why. Pell came back in 1994."
KEY = hashlib.sha256(CONTEXT.encode()).hexdigest()[:12]
OTHER = "The clock was late. Its keeper was not."
OTHER_KEY = hashlib.sha256(OTHER.encode()).hexdigest()[:12]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of the two public sets that are asked."""
    for source, title, context in (
        ("squad2-train", "Old_Harbour", CONTEXT),
        ("squadshifts-new-wiki", "Clock", OTHER),
    ):
        with gzip.open(tmp_path / f"{source}.jsonl.gz", "wt", encoding="utf-8") as out:
            out.write(json.dumps({"title": title, "context": context}) + "\n")
    return tmp_path


def write(folder: Path, text: str) -> list[Path]:
    path = folder / "wiki-01.txt"
    path.write_text(text, encoding="utf-8")
    return [path]


def test_a_question_is_put_to_the_paragraph_above_it(data: Path) -> None:
    text = f"## {KEY}\nno: Who followed Pell?\nok: When was he back? | 1994\n\n## {OTHER_KEY}\nno: Who wound it?\n"
    missing, known, other = read_near_misses(write(data, text), data)
    assert {one.source for one in (missing, known, other)} == {SOURCE}
    assert missing.paragraph.title == "Old Harbour"
    assert (missing.question, missing.gold, missing.answer, missing.texts) == ("Who followed Pell?", None, "", ())
    assert (known.question, known.gold, known.answer, known.texts) == ("When was he back?", 2, "1994", ("1994",))
    assert other.paragraph.sentences == ("The clock was late.", "Its keeper was not.")


def test_an_answer_that_stands_in_no_sentence_or_in_several_is_left_out(data: Path) -> None:
    text = f"## {KEY}\nok: Who is it? | Pell\nok: When was it? | 1991\nok: Who knew? | Nobody\n"
    (one,) = read_near_misses(write(data, text), data)
    assert (one.question, one.gold) == ("Who knew?", 1)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("no: Who is it? | Pell", "only what is answerable has an answer"),
        ("ok: Who is it?", "only what is answerable has an answer"),
        ("maybe: Who is it?", "neither"),
        ("## 0123456789ab", "neither"),  # a paragraph that isn't there
        ("Who is it?", "neither"),
    ],
)
def test_a_line_without_sense_is_named_with_its_number(data: Path, line: str, problem: str) -> None:
    with pytest.raises(ValueError, match=f"wiki-01.txt, line 3: .*{problem}"):
        read_near_misses(write(data, f"## {KEY}\nno: Who followed Pell?\n{line}\n"), data)


def test_a_question_without_a_paragraph_is_refused(data: Path) -> None:
    with pytest.raises(ValueError, match="line 1"):
        read_near_misses(write(data, "no: Who followed Pell?\n"), data)


def test_every_question_of_the_repository_finds_its_paragraph(shared: Path) -> None:
    folder = shared / "training"
    if not folder.is_dir():
        pytest.skip(f"no public questions in {folder}")
    paths = sorted(FOLDER.glob("*.txt"))
    asked = read_near_misses(paths, folder)
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(asked) > 0.9 * sum(line.startswith(("no: ", "ok: ")) for line in lines) > 0
    assert sum(one.gold is None for one in asked) == sum(line.startswith("no: ") for line in lines)
