"""BM25 over passages: the order is known, and "as of" hides what came later."""

from __future__ import annotations

import errno
from datetime import date
from pathlib import Path
from unittest.mock import Mock

import pytest
from folders import minding_permissions

from hsbot.search import lexical
from hsbot.search.lexical import Lexical

ROWS = [
    (1, ["harbour"], ["harbour", "renew", "season_2"], date(2024, 3, 1)),
    (2, ["harbour"], ["cancel", "season_3", "rumour"], date(2025, 1, 10)),
    (3, ["guide"], ["harbour", "island", "keeper", "rumour", "rumour"], None),
    (4, ["weather"], ["rain", "wind"], date(2025, 1, 11)),
]


@pytest.fixture
def found(tmp_path: Path) -> Lexical:
    lexical.write(tmp_path / "lexical", ROWS)
    return Lexical(tmp_path / "lexical")


def _ids(hits: list[tuple[int, float]]) -> list[int]:
    return [passage for passage, _ in hits]


def test_a_term_in_title_and_body_beats_the_title_alone_beats_the_body_alone(found: Lexical) -> None:
    assert _ids(found.search(["harbour"], 10, as_of=None)) == [1, 2, 3]


def test_a_term_that_stands_twice_counts_more(found: Lexical) -> None:
    assert _ids(found.search(["rumour"], 10, as_of=None)) == [3, 2]


def test_a_rare_term_outweighs_a_frequent_one(found: Lexical) -> None:
    assert _ids(found.search(["harbour", "cancel"], 1, as_of=None)) == [2]


def test_passages_without_any_of_the_terms_are_not_found(found: Lexical) -> None:
    assert _ids(found.search(["rain"], 10, as_of=None)) == [4]
    assert found.search(["snow"], 10, as_of=None) == []


def test_no_terms_find_nothing(found: Lexical) -> None:
    assert found.search([], 10, as_of=None) == []


def test_a_repeated_term_changes_nothing(found: Lexical) -> None:
    assert found.search(["harbour", "harbour"], 10, as_of=None) == found.search(["harbour"], 10, as_of=None)


def test_as_of_hides_later_and_undated_passages(found: Lexical) -> None:
    assert _ids(found.search(["harbour", "rumour"], 10, as_of=date(2025, 1, 9))) == [1]


def test_as_of_includes_its_own_day(found: Lexical) -> None:
    assert _ids(found.search(["cancel"], 10, as_of=date(2025, 1, 10))) == [2]


def test_as_of_changes_no_score(found: Lexical) -> None:
    assert found.search(["cancel"], 10, as_of=date(2025, 1, 10)) == found.search(["cancel"], 10, as_of=None)


def test_as_of_before_everything_finds_nothing(found: Lexical) -> None:
    assert found.search(["harbour"], 10, as_of=date(1, 1, 1)) == []


def test_terms_with_signs_of_a_query_language_are_only_terms(found: Lexical) -> None:
    assert found.search(['"', "body:rain", "rain*", "AND", "(", "-"], 10, as_of=None) == []


def test_it_tells_in_how_many_passages_a_term_stands(found: Lexical) -> None:
    assert [found.passages_with(t) for t in ("harbour", "rumour", "rain", "snow")] == [3, 2, 1, 0]


def test_passages_with_several_terms_have_all_of_them_in_title_or_body(found: Lexical) -> None:
    assert found.passages_with("harbour", "rumour") == 2
    assert found.passages_with("harbour", "cancel", "season_3") == 1
    assert found.passages_with("harbour", "rain") == 0


def test_an_index_without_passages_can_be_searched(tmp_path: Path) -> None:
    lexical.write(tmp_path / "empty", [])
    assert Lexical(tmp_path / "empty").search(["harbour"], 10, as_of=None) == []


def test_whoever_may_read_its_folder_can_open_it(tmp_path: Path) -> None:
    folder = tmp_path / "lexical"
    lexical.write(folder, ROWS)
    locks = {file for file in folder.iterdir() if file.suffix == ".lock"}
    assert {file.name for file in locks} == {".tantivy-meta.lock", ".tantivy-writer.lock"}
    assert {file.stat().st_mode & 0o777 for file in locks} == {0o666}
    others = {file.stat().st_mode & 0o777 for file in set(folder.iterdir()) - locks}
    assert others == {folder.stat().st_mode & 0o666}
    folder.chmod(0o555)
    with minding_permissions():
        assert _ids(Lexical(folder).search(["rain"], 10, as_of=None)) == [4]


def test_locks_that_this_user_may_not_take_are_no_damage(tmp_path: Path) -> None:
    folder = tmp_path / "lexical"
    lexical.write(folder, ROWS)
    for file in folder.glob(".*.lock"):
        file.chmod(0o444)
    with minding_permissions(), pytest.raises(PermissionError):
        Lexical(folder)


def test_what_the_operating_system_refuses_keeps_its_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = "Failed to open file for read: 'IoError { io_error: Os { code: 24, kind: Other, message: \"Too many\" } }'"
    monkeypatch.setattr("tantivy.Index", Mock(open=Mock(side_effect=ValueError(said))))
    with pytest.raises(OSError, match="Too many open files") as raised:
        Lexical(tmp_path)
    assert raised.value.errno == errno.EMFILE


def test_a_folder_that_cannot_be_written_to_is_an_os_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Path.mkdir

    def closed(path: Path) -> None:
        made(path, 0o555)

    monkeypatch.setattr(Path, "mkdir", closed)
    with minding_permissions(), pytest.raises(OSError, match="Permission"):
        lexical.write(tmp_path / "lexical", ROWS)
