from __future__ import annotations

import errno
import json
import os
import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from unittest.mock import Mock

import pytest
from folders import minding_permissions
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hsbot.articles.readers import Source, may_pass, read_folder
from hsbot.articles.split import split_sentences
from hsbot.errors import ArticleError

_MARKDOWN = "---\ntitle: Tides renewed\npublished: 2025-04-22\n---\n\nTides returns in 2026.\n"


def _messages(folder: Path) -> list[str]:
    return [str(error) for error in read_folder(folder).skipped]


def test_the_five_raw_articles_are_read_with_their_dates_and_titles(shared_articles):
    result = read_folder(shared_articles)
    assert result.skipped == ()
    assert [(found.id, found.published, _in_short(found.title)) for found in result.articles] == [
        ("000_47f6a81dbdf3e5d5", date(2025, 2, 18), ("The team behind", 12, "Netflix’s planned")),
        ("001_5ade0076ac978571", date(2025, 2, 20), ("Netflix's Heartstopper season", 9, "in doubt")),
        ("002_f21cbbd68484ac7a", date(2025, 4, 22), ("Heartstopper Ending with", 10, "Connor Returning")),
        ("003_78e1fcf55b92fdfc", date(2025, 6, 9), ("Heartstopper Update: Production", 7, "Officially Underway")),
        ("004_06892d5d6187e8f8", None, ("HEARTSTOPPER Will Return", 9, "On Netflix")),
    ]


def _in_short(title: str) -> tuple[str, int, str]:
    """The first three words of a title, how many it has, and the last two: the titles are others'."""
    words = title.split()
    return " ".join(words[:3]), len(words), " ".join(words[-2:])


def test_the_text_of_a_raw_article_is_the_file_behind_its_date(shared_articles):
    for found in read_folder(shared_articles).articles:
        assert (shared_articles / found.path).read_text(encoding="utf-8").endswith(found.text)


def test_every_format_at_any_depth_is_read_and_sorted_by_id(folder):
    (folder / "news" / "old").mkdir(parents=True)
    (folder / "news" / "b.md").write_text(_MARKDOWN, encoding="utf-8")
    (folder / "news" / "old" / "c.TXT").write_text("date 2024-01-02 Tides ends.\n", encoding="utf-8")
    (folder / "a.json").write_text('{"title": "T", "text": "One."}', encoding="utf-8")
    (folder / "d.jsonl").write_text('{"id": "x", "text": "Two."}\n{"text": "Three."}\n', encoding="utf-8")
    (folder / "e.html").write_text("<html><body><p>Tides is four words.</p></body></html>", encoding="utf-8")
    result = read_folder(folder)
    assert result.skipped == ()
    assert [found.id for found in result.articles] == ["a", "d#2", "d#x", "e", "news/b", "news/old/c"]
    assert [found.path for found in result.articles][-1] == "news/old/c.TXT"


def test_a_date_is_found_behind_a_published_that_is_none_and_in_front_of_markdown(folder):
    (folder / "a.md").write_text("---\npublished: true\ndate: 2025-04-22\n---\nTides ends.\n", encoding="utf-8")
    (folder / "b.json").write_text(
        '{"text": "Tides ends.", "published": true, "published_at": "2025-04-22T10:00:00Z"}', encoding="utf-8"
    )
    (folder / "c.md").write_text("date 2025-04-22 10:00\n\n# Tides ends\n", encoding="utf-8")
    result = read_folder(folder, strict=True)
    assert [(found.id, found.published) for found in result.articles] == [
        ("a", date(2025, 4, 22)),
        ("b", date(2025, 4, 22)),
        ("c", date(2025, 4, 22)),
    ]
    assert result.articles[2].title == "Tides ends"


def test_readme_hidden_files_and_other_endings_are_passed_over(folder):
    (folder / ".git").mkdir()
    for name in ("README.md", "ReadMe.MD", ".hidden.txt", ".git/a.txt", "picture.png", "Makefile"):
        (folder / name).write_text("nothing to see", encoding="utf-8")
    result = read_folder(folder)
    assert (result.articles, result.skipped) == ((), ())


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"", "a.txt is empty: write the article into it, or remove it."),
        ("a.txt", b" \n\t ", "a.txt is empty: write the article into it, or remove it."),
        (
            "a.txt",
            b"Photo: Ann Lee\n\nTags: tides, drama",
            "a.txt has no text but tags and captions: write the article into it, or remove it.",
        ),
        ("a.txt", b"-- ... --", "a.txt has no text: write the article into it, or remove it."),
        ("a.txt", b"\x00\x01\x02", "a.txt is a binary file, not text: put its text into a .txt or .md file."),
        (
            "a.txt",
            b" date 2025-13-40 Tides ends.",
            "a.txt was left out: its date '2025-13-40' isn't a day of the calendar: write it as YYYY-MM-DD.",
        ),
        (
            "a.md",
            b"---\ndate: soon\n---\nTides ends.",
            "a.md was left out: its date 'soon' can't be understood: write it as YYYY-MM-DD.",
        ),
        (
            "a.md",
            b"---\ntitle: [\n---\nTides ends.",
            "a.md has a front matter that isn't valid YAML (line 3 of the file): correct it.",
        ),
        (
            "a.json",
            b'{"title": "T"',
            "a.json isn't valid JSON (column 14: Expecting ',' delimiter): correct it.",
        ),
        ("a.json", b'{"title": "T"}', "a.json has no `text`: write the article into that field."),
        ("a.json", b'"T"', "a.json isn't an object with `title` and `text`: write one."),
        ("a.json", b"[" * 100_000, "a.json is JSON that no article needs, too deep or too long a number: correct it."),
    ],
)
def test_a_file_that_cannot_be_read_is_skipped_with_one_sentence_and_the_others_are_kept(folder, name, data, message):
    (folder / name).write_bytes(data)
    (folder / "z.md").write_text(_MARKDOWN, encoding="utf-8")
    result = read_folder(folder)
    assert [str(error) for error in result.skipped] == [message]
    assert [found.id for found in result.articles] == ["z"]


def test_strict_makes_the_first_skip_an_error(folder):
    (folder / "a.txt").write_bytes(b"")
    (folder / "b.json").write_bytes(b"{")
    with pytest.raises(ArticleError, match=r"^a\.txt is empty"):
        read_folder(folder, strict=True)


def test_a_file_of_fifty_megabytes_is_skipped_unread(folder):
    with (folder / "large.txt").open("wb") as file:
        file.truncate(50_000_000)
    assert _messages(folder) == ["large.txt has 50 MB or more: split it."]


def test_a_bad_line_is_skipped_by_its_number_and_the_others_are_kept(folder):
    lines = [
        '{"id": 7, "text": "One."}',
        "",
        "nonsense",
        '{"text": 4}',
        '{"id": 7, "text": "Two."}',
        '{"text": "Six."}',
    ]
    (folder / "wire.jsonl").write_text("\n".join(lines), encoding="utf-8")
    result = read_folder(folder)
    assert [found.id for found in result.articles] == ["wire#6", "wire#7"]
    assert [str(error) for error in result.skipped] == [
        "wire.jsonl, line 3, isn't valid JSON (column 1: Expecting value): correct it.",
        "wire.jsonl, line 4, has a `text` that isn't a string: write the article into that field.",
        "wire.jsonl, line 5, would give the id 'wire#7', but wire.jsonl, line 1, has it already: "
        "give each an `id` of its own.",
    ]


def test_of_two_files_with_one_stem_the_first_in_order_of_path_stays(folder):
    (folder / "a.md").write_text(_MARKDOWN, encoding="utf-8")
    (folder / "a.txt").write_text("Another.", encoding="utf-8")
    assert [found.path for found in read_folder(folder).articles] == ["a.md"]
    assert _messages(folder) == ["a.txt would give the id 'a', but a.md has it already: rename one of the two."]


def test_a_line_without_an_id_whose_number_is_another_s_id_is_told_the_remedy(folder):
    (folder / "file.jsonl").write_text('{"id": 2, "text": "One."}\n{"text": "Two."}\n', encoding="utf-8")
    assert _messages(folder) == [
        "file.jsonl, line 2, would give the id 'file#2', but file.jsonl, line 1, has it already: "
        "give each an `id` of its own."
    ]


def test_a_date_of_aliases_without_an_end_is_refused_at_once(folder):
    aliases = "".join(f"{name}: &{name} [*{before}, *{before}]\n" for before, name in pairwise("abcdefghijklmnopqrst"))
    page = f"---\na: &a [x]\n{aliases}date: [*t, *t, *t]\n---\nTides ends."
    (folder / "a.md").write_text(page, encoding="utf-8")
    assert _messages(folder) == ["a.md was left out: its date (a list) isn't text: write it as YYYY-MM-DD."]


def test_a_folder_that_is_missing_is_named(tmp_path):
    with pytest.raises(ArticleError, match=r"nowhere doesn't exist: create it"):
        read_folder(tmp_path / "nowhere")


def test_a_file_in_place_of_the_folder_is_named(tmp_path):
    (tmp_path / "a.txt").write_text("Not a folder.", encoding="utf-8")
    with pytest.raises(ArticleError, match=r"a\.txt isn't a folder"):
        read_folder(tmp_path / "a.txt")


def test_a_folder_that_cannot_be_read_is_skipped_by_its_name_and_the_others_are_kept(folder):
    (folder / "sub" / "inner").mkdir(parents=True)
    (folder / "sub" / "a.txt").write_text("Tides ends.", encoding="utf-8")
    (folder / "sub2.txt").write_text("Tides begins.", encoding="utf-8")
    (folder / "sub").chmod(0)
    with minding_permissions():
        result = read_folder(folder)
        with pytest.raises(ArticleError, match=r"^sub/ can't be read"):
            read_folder(folder, strict=True)
    (folder / "sub").chmod(0o755)
    assert [str(error) for error in result.skipped] == [
        "sub/ can't be read (permission denied): check it and its permissions."
    ]
    assert [found.id for found in result.articles] == ["sub2"]
    assert result.unread == {Source("sub/")}


def test_an_articles_folder_that_cannot_be_read_is_named_with_its_remedy(folder):
    folder.chmod(0)
    for named in (folder, folder / "sub"):
        said = f"^The articles' folder {named} can't be read .permission denied.: mend its permissions, or name another"
        with minding_permissions(), pytest.raises(ArticleError, match=said):
            read_folder(named)
    folder.chmod(0o755)


def test_what_vanishes_while_it_is_read_is_gone_and_not_unread(folder, monkeypatch):
    (folder / "a.txt").write_text("Tides ends.", encoding="utf-8")
    (folder / "b.txt").write_text("Tides begins.", encoding="utf-8")
    original = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        (folder / "b.txt").unlink(missing_ok=True)
        return original(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    result = read_folder(folder, strict=True)
    assert [found.id for found in result.articles] == ["a"]
    assert result.unread == frozenset()


def test_a_folder_that_vanishes_while_it_is_read_is_gone(folder, monkeypatch):
    (folder / "sub").mkdir()
    (folder / "a.txt").write_text("Tides ends.", encoding="utf-8")
    original = Path.stat

    def stat(path: Path, **options: bool) -> os.stat_result:
        if path.name == "sub":
            raise FileNotFoundError(2, "No such file or directory", str(path))
        return original(path, **options)

    monkeypatch.setattr(Path, "stat", stat)
    result = read_folder(folder, strict=True)
    assert [found.id for found in result.articles] == ["a"]
    assert result.unread == frozenset()


@pytest.mark.parametrize("how", ["its target is gone", "the way to it is shut"])
def test_a_link_that_led_to_a_folder_is_unread_and_not_gone(folder, how):
    (folder / "seeds").mkdir()
    (folder / "way" / "share").mkdir(parents=True)
    (folder / "seeds" / "linked").symlink_to(folder / "way" / "share")
    (folder / "seeds" / "picture").symlink_to("a.txt")
    (folder / "seeds" / "a.txt").write_text("Tides ends.", encoding="utf-8")
    if how == "its target is gone":
        (folder / "way" / "share").rmdir()
    else:
        (folder / "way").chmod(0)
    with minding_permissions():
        result = read_folder(folder / "seeds")
    (folder / "way").chmod(0o755)
    assert [found.id for found in result.articles] == ["a"]
    assert result.unread == {Source("linked/")}
    assert re.fullmatch(r"linked/ can't be read \(.+\): check it and its permissions\.", str(result.skipped[0]))


def test_a_link_whose_target_goes_while_it_is_walked_is_unread_and_not_gone(folder, monkeypatch):
    (folder / "seeds").mkdir()
    (folder / "share").mkdir()
    (folder / "seeds" / "linked").symlink_to(folder / "share")
    original = os.scandir

    def scandir(path: str) -> object:
        if Path(path).name == "linked":
            (folder / "share").rmdir()
        return original(path)

    monkeypatch.setattr("os.scandir", scandir)
    assert read_folder(folder / "seeds").unread == {Source("linked/")}


@pytest.mark.parametrize(
    ("replaced", "said"),
    [(True, r"can't be read \(another took its place meanwhile\): mend"), (False, "doesn't exist: create it")],
)
def test_an_articles_folder_that_goes_while_it_is_read_removes_nothing(folder, monkeypatch, replaced, said):
    seeds = folder / "seeds"
    seeds.mkdir()
    for name in "abc":
        (seeds / f"{name}.txt").write_text("Tides ends.", encoding="utf-8")
    original = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        data = original(path)
        if path.name == "a.txt":
            seeds.rename(folder / "away")
            if replaced:
                seeds.mkdir()
        return data

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    with pytest.raises(ArticleError, match=f"^The articles' folder {seeds} {said}") as raised:
        read_folder(seeds)
    assert may_pass(raised.value) == replaced  # that it is back shows


def test_only_what_no_change_of_the_folder_would_mend_may_pass(folder, monkeypatch):
    (folder / "a.txt").write_bytes(b"")
    (folder / "b.txt").write_text("Tides ends.", encoding="utf-8")
    (folder / "b.txt").chmod(0)
    (folder / "c.txt").symlink_to(folder / "nowhere.txt")
    with minding_permissions():
        assert [may_pass(error) for error in read_folder(folder).skipped] == [False, False, False]
    (folder / "b.txt").chmod(0o644)
    (folder / "c.txt").unlink()
    monkeypatch.setattr(Path, "read_bytes", Mock(side_effect=OSError(errno.EIO, "Input/output error")))
    assert all(may_pass(error) for error in read_folder(folder).skipped)


def test_what_is_no_fault_of_a_file_is_not_told_of_it(folder, monkeypatch):
    (folder / "a.txt").write_text("Tides ends.", encoding="utf-8")
    monkeypatch.setattr("hsbot.articles.readers.read_plain", Mock(side_effect=ImportError("no such library")))
    with pytest.raises(ImportError):
        read_folder(folder)


def test_what_could_not_be_read_is_told_by_its_file_or_by_the_entry_s_own_id(folder):
    (folder / "a.txt").write_bytes(b"")
    (folder / "b.jsonl").write_text('{"id": "x", "text": 4}\n{"id": "y"\n{"text": 4}\n', encoding="utf-8")
    assert read_folder(folder).unread == {
        Source("a.txt"),
        Source("b.jsonl", "b#x"),
        Source("b.jsonl", "b#2", told=False),
        Source("b.jsonl", "b#3", told=False),
    }


def test_links_that_lead_in_a_circle_end(folder):
    (folder / "sub").mkdir()
    (folder / "sub" / "up").symlink_to(folder, target_is_directory=True)
    (folder / "sub" / "a.txt").write_text("Tides ends.", encoding="utf-8")
    assert [found.id for found in read_folder(folder).articles] == ["sub/a"]


def test_what_is_no_file_is_skipped_and_never_waited_for(folder):
    os.mkfifo(folder / "pipe.txt")
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    assert _messages(folder) == [
        "gone.txt can't be read (no such file or directory): check it and its permissions.",
        "pipe.txt isn't a file: remove it, or put a file there.",
    ]


def test_a_name_that_is_not_utf8_is_shown_and_skipped(folder):
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text("Tides ends.", encoding="utf-8")
    assert _messages(folder) == [r"caf\udce9.txt has a name that can't be printed: rename it."]


_CRASH = re.compile(r"can't be read \(\w*(?:Error|Exception)\)")  # what comes out of a reader that nobody thought of
_ENDINGS = st.sampled_from([".txt", ".md", ".html", ".htm", ".json", ".jsonl"])
_PIECES = st.sampled_from(
    [
        "---\n",
        "title: ",
        "date 2025-02-30 ",
        "date: ",
        "[",
        "{",
        '"text": "',
        "\ud800",
        "<script type='application/ld+json'>",
        "<table>",
        "<!--",
        "&#0;",
        "\x00",
        "\r",
        "*a: &a ",
        "\u2028",
        "|-|\n",
        "> ",
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    ending=_ENDINGS,
    pieces=st.lists(_PIECES | st.binary(max_size=40) | st.text(max_size=40), max_size=12),
)
def test_whatever_the_bytes_only_known_errors_come_out(folder, ending, pieces):
    file = folder / f"fuzz{ending}"
    file.write_bytes(
        b"".join(piece if isinstance(piece, bytes) else piece.encode("utf-8", "surrogatepass") for piece in pieces)
    )
    result = read_folder(folder)
    file.unlink()
    assert len(result.articles) + len(result.skipped) >= 1 or ending == ".jsonl"
    for found in result.articles:
        assert found.title in found.text
        split_sentences(found)
    for error in result.skipped:
        assert str(error).startswith("fuzz.")
        assert not _CRASH.search(str(error))
        assert str(error).endswith(".")


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    fields=st.fixed_dictionaries(
        {},
        optional=dict.fromkeys(("id", "title", "text", "published", "publisher", "url"), _JSON),
    )
)
def test_whatever_the_fields_an_article_or_one_sentence_comes_out(folder, fields):
    (folder / "fuzz.jsonl").write_text(json.dumps(fields), encoding="utf-8")
    result = read_folder(folder)
    assert len(result.articles) + len(result.skipped) == 1
    assert not any(_CRASH.search(str(error)) for error in result.skipped)
