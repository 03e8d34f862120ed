"""What all tests share: the fake encoder, the real one loaded once, the shared articles, a story on disk."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fakes import FakeEncoder, FakeScorer
from folders import ROOT, build, write_story

from hsbot.build import recipe

if TYPE_CHECKING:
    from hsbot.ask import Asker
    from hsbot.search.encoder import SentenceTransformerEncoder


@pytest.fixture
def encoder() -> FakeEncoder:
    """An encoder that counts what it encodes."""
    return FakeEncoder()


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A folder with the four articles of `folders.STORY`."""
    return write_story(tmp_path / "articles")


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """Where an index may be built; nothing is there yet."""
    return tmp_path / "index"


@pytest.fixture
def fake_scorer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every `Asker` score by the question's terms."""
    monkeypatch.setattr("hsbot.ask.Scorer", FakeScorer)


@pytest.fixture
def asker(story: Path, index: Path, encoder: FakeEncoder, fake_scorer: None) -> Asker:
    """What answers from the story, with the fakes."""
    from hsbot.ask import Asker

    build(story, index)
    return Asker(index, recipe("fake"), lambda: encoder)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared articles; without it the test is skipped."""
    folder = Path(os.environ.get("SHARED_ARTICLES") or ROOT.parent / "shared")
    if not (folder / "articles").is_dir():
        pytest.skip(f"no shared articles in {folder}; SHARED_ARTICLES can name another folder")
    return folder


@pytest.fixture(scope="session")
def real_encoder() -> SentenceTransformerEncoder:
    """The packaged model, which takes seconds to load: once for all tests."""
    from hsbot.search.encoder import PACKAGED, SentenceTransformerEncoder

    return SentenceTransformerEncoder(PACKAGED)
