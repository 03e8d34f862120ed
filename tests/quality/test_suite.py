"""A suite's sets, their questions and their indexes; and one sentence for each way to get a suite wrong."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from fakes import FakeEncoder
from folders import TESTS

from hsbot.errors import ArticleError, ConfigError
from hsbot.quality.suite import Corpus, build_index, questions, read_suite
from hsbot.search.generation import open_current
from quality.samples import write_questions

SET = '[[set]]\nname = "a"\nabout = "tea"\narticles = "x"\nquestions = "q.jsonl"\ntoday = 2026-11-01\n'
DEV = SET.replace("[[set]]", "[[dev]]").replace('"a"', '"b"') + "most = 3\n"


def suite(folder: Path, text: str) -> Path:
    path = folder / "suite.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_paths_are_relative_to_the_file_and_those_of_development_sets_to_their_folder(tmp_path: Path) -> None:
    """Without that folder the development sets are left out."""
    path = suite(tmp_path, SET + DEV)
    own = Corpus("a", "tea", tmp_path / "x", tmp_path / "q.jsonl", date(2026, 11, 1))
    dev = Corpus("b", "tea", Path("/d/x"), Path("/d/q.jsonl"), date(2026, 11, 1), most=3, dev=True)
    assert read_suite(path) == (own,)
    assert read_suite(path, Path("/d")) == (own, dev)


def test_the_repository_s_own_suite_names_files_that_are_there() -> None:
    """Of the sets that stand in the repository; the others need a folder."""
    own = read_suite(TESTS / "quality.toml")
    assert [c.name for c in own] == ["seeds", "saltglass", "aldermere", "varrowmark", "magpielaundry"]
    assert all(c.articles.is_dir() and questions(c, "choose") and questions(c, "quote") for c in own)
    assert len(read_suite(TESTS / "quality.toml", Path())) == 8


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[", r"can't be read \(.*\): name a TOML file with \[\[set\]\] tables\.$"),
        ("", "needs at least one set, and another name for each: mend it"),
        (SET + SET, "needs at least one set, and another name for each: mend it"),
        ("[set]\n", r"there is `set`: it takes \[\[set\]\] and \[\[dev\]\] tables only"),
        ('half = "quote"\n' + SET, "there is `half`"),
        (SET + "colour = 1\n", r"\[\[set\]\] number 1 of .* has a key that isn't known: it takes name, about,"),
        (SET.replace("2026-11-01", '"today"'), "needs `today`, as a date such as 2026-11-01"),
        (SET.replace('about = "tea"\n', ""), "needs `about`, as a text"),
        (SET + 'most = "all"\n', "needs `most`, as a whole number"),
        (SET + "most = -1\n", "can't have -1 as `most`: it takes a whole number of 1 or more"),
        (SET + f"most = {'9' * 5000}\n", "can't be read"),
        (
            SET.replace('name = "a"', 'name = "../a"'),
            r"can't have the name '../a': it takes one that a",
        ),
    ],
)
def test_a_wrong_suite_is_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    """It names the file, and the table where it is one."""
    with pytest.raises(ConfigError, match=said) as raised:
        read_suite(suite(tmp_path, text))
    assert "suite.toml" in str(raised.value)


def test_a_suite_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A folder is no suite either."""
    for path in (tmp_path, tmp_path / "none.toml"):
        with pytest.raises(ConfigError, match="can't be read"):
            read_suite(path)


def corpus(folder: Path, most: int | None = None) -> Corpus:
    return Corpus("a", "tea", folder / "articles", folder / "questions.jsonl", date(2026, 11, 1), most)


def test_a_question_without_a_half_gets_one_by_its_id(tmp_path: Path) -> None:
    """The sha256 of "3" ends in an even digit, that of "5" in an odd one: known from sha256sum."""
    rows = [("3", None), ("5", None), ("quoted", "quote"), ("chosen", "choose")]
    write_questions(tmp_path / "questions.jsonl", *({"id": i, "half": half} for i, half in rows))
    assert [q.id for q in questions(corpus(tmp_path), "choose")] == ["3", "chosen"]
    assert [q.id for q in questions(corpus(tmp_path), "quote")] == ["5", "quoted"]
    assert len(questions(corpus(tmp_path))) == 4


def test_a_sample_is_the_same_however_the_questions_are_ordered_and_grows_with_its_size(tmp_path: Path) -> None:
    """A larger sample holds the smaller one."""
    rows = [{"id": str(n)} for n in range(20)]
    write_questions(tmp_path / "questions.jsonl", *rows)
    five = questions(corpus(tmp_path, 5))
    write_questions(tmp_path / "questions.jsonl", *reversed(rows))
    assert questions(corpus(tmp_path, 5)) == five
    assert questions(corpus(tmp_path, 8))[:5] == five
    assert len(questions(corpus(tmp_path, 50))) == 20


def test_an_index_is_built_below_the_folder_to_work_in_and_kept(tmp_path: Path, story: Path) -> None:
    """The second time nothing is embedded."""
    encoder = FakeEncoder()
    index = build_index(corpus(tmp_path), tmp_path / "work", "fake", lambda: encoder)
    assert (index, encoder.encoded) == (tmp_path / "work" / "a" / "index", 4)
    assert build_index(corpus(tmp_path), tmp_path / "work", "fake", lambda: encoder) == index
    assert encoder.encoded == 4


def test_of_one_file_of_articles_what_stands_beside_it_is_not_indexed(tmp_path: Path) -> None:
    """The questions of a development set stand beside its articles."""
    (tmp_path / "articles.jsonl").write_text(json.dumps({"title": "Tea", "text": "Tea is hot."}), encoding="utf-8")
    (tmp_path / "others.jsonl").write_text(json.dumps({"title": "Ice", "text": "Ice is cold."}), encoding="utf-8")
    one = Corpus("a", "tea", tmp_path / "articles.jsonl", tmp_path / "q.jsonl", date(2026, 11, 1))
    _, manifest = open_current(build_index(one, tmp_path / "work", "fake", FakeEncoder))
    assert manifest.articles == 1


def test_what_an_earlier_suite_left_is_not_indexed(tmp_path: Path) -> None:
    for name in ("tea.jsonl", "ice.jsonl"):
        (tmp_path / name).write_text(json.dumps({"title": name, "text": f"{name} is written."}), encoding="utf-8")
        one = Corpus("a", "tea", tmp_path / name, tmp_path / "q.jsonl", date(2026, 11, 1))
        _, manifest = open_current(build_index(one, tmp_path / "work", "fake", FakeEncoder))
        assert manifest.articles == 1


def test_articles_that_cannot_be_read_end_it_rather_than_leave_figures_of_fewer(tmp_path: Path) -> None:
    text = json.dumps({"title": "Tea", "text": "Tea is hot."}) + '\n{"title": "Ice", "published": "nonsense"}\n'
    (tmp_path / "articles.jsonl").write_text(text, encoding="utf-8")
    one = Corpus("a", "tea", tmp_path / "articles.jsonl", tmp_path / "q.jsonl", date(2026, 11, 1))
    with pytest.raises(ArticleError, match="line 2"):
        build_index(one, tmp_path / "work", "fake", FakeEncoder)


def test_a_folder_to_work_in_that_is_a_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "articles.jsonl").write_text(json.dumps({"title": "Tea", "text": "Tea is hot."}), encoding="utf-8")
    (tmp_path / "work").write_text("", encoding="utf-8")
    one = Corpus("a", "tea", tmp_path / "articles.jsonl", tmp_path / "q.jsonl", date(2026, 11, 1))
    with pytest.raises(ConfigError, match="or name another folder with --work"):
        build_index(one, tmp_path / "work", "fake", FakeEncoder)


def test_articles_that_are_not_there_are_named(tmp_path: Path) -> None:
    """And so is the set."""
    with pytest.raises(ConfigError, match=r"articles of the set a can't be copied .*: mend the suite, or"):
        build_index(corpus(tmp_path), tmp_path / "work", "fake", FakeEncoder)


@pytest.mark.parametrize("name", ["followups", "kin"])
def test_the_further_suites_name_files_that_are_there(name: str) -> None:
    own = read_suite(TESTS / f"{name}.toml")
    assert [c.name for c in own] == [f"{c.name}-{name}" for c in read_suite(TESTS / "quality.toml")]
    assert all(c.articles.is_dir() and questions(c, "choose") and questions(c, "quote") for c in own)
