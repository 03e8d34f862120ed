"""The pictures: drawn where matplotlib is installed, and said to be missing where it isn't."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from hsbot.errors import ConfigError
from hsbot.quality.plots import draw
from quality.samples import JUDGED


def test_without_matplotlib_one_sentence_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No folder is made either."""
    for name in ("matplotlib", "matplotlib.figure"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(ConfigError, match=r"pip install 'hsbot\[plots\]'"):
        draw({"a": JUDGED}, tmp_path / "pictures")
    assert not (tmp_path / "pictures").exists()


@pytest.mark.parametrize("where", ["taken", "taken/pictures", "pictures"])
def test_pictures_that_cannot_be_written_are_a_known_error(tmp_path: Path, where: str) -> None:
    """Whether it is their folder that can't be made, or one of their files."""
    pytest.importorskip("matplotlib")
    (tmp_path / "taken").write_text("a file")
    (tmp_path / "pictures" / "coverage.png").mkdir(parents=True)
    with pytest.raises(ConfigError, match=r"^The pictures can't be written \(.*\): mend the folder .*elsewhere\.$"):
        draw({"a": JUDGED}, tmp_path / where)


@pytest.mark.parametrize("sets", [0, 1, 2, 4])
def test_the_same_figures_give_the_same_pictures(tmp_path: Path, sets: int) -> None:
    """However many sets there are; one without questions is left out."""
    pytest.importorskip("matplotlib")
    judged = {str(n): JUDGED for n in range(sets)}
    assert draw(judged, tmp_path / "once") == ("reliability.png", "coverage.png")
    draw(judged | {"empty": []}, tmp_path / "again")
    for name in ("reliability.png", "coverage.png"):
        drawn = (tmp_path / "once" / name).read_bytes()
        assert drawn.startswith(b"\x89PNG")
        assert drawn == (tmp_path / "again" / name).read_bytes()
