"""No sentence of the shared articles stands in what we train on or quote: they are others' texts."""

from __future__ import annotations

import re
from pathlib import Path

from folders import ROOT

_RUN = 8  # words: shorter runs are everybody's
_NAMES = ("William Hussey at the Waterstones Children's Book Festival",)
"""Runs that are nothing but names and may stand anywhere."""

_TEXTS = {".html", ".json", ".jsonl", ".md", ".py", ".toml", ".txt"}
_LABEL = re.compile(r"^[a-z] (?:[|#] )?", re.MULTILINE)  # of a sentence of a `.txt` of ours: no word
_BETWEEN = re.compile(r"[\s–—…/-]+")
_MARKS = re.compile(r"[\W_]+")


def _words(text: str) -> list[str]:
    """The words of a text in small letters, without quotation marks, apostrophes and other punctuation."""
    return [word for part in _BETWEEN.split(text.lower()) if (word := _MARKS.sub("", part))]


def _runs(text: str) -> set[str]:
    words = _words(text)
    return {" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}


def _copied(path: Path, others: set[str]) -> set[str]:
    text = path.read_text(encoding="utf-8")
    return _runs(_LABEL.sub("", text) if path.suffix == ".txt" else text) & others


def test_a_run_of_words_is_found_whatever_stands_between_them(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text('a | "It’s been a long, cold\nb winter – and dark", said Pell\n', encoding="utf-8")
    assert _copied(path, _runs("It's been a long cold winter and dark")) == {"its been a long cold winter and dark"}
    assert not _copied(path, _runs("It's been a long, cold winter and wet"))


def test_no_eight_words_of_the_shared_articles_stand_in_the_seeds_or_the_training_texts(shared: Path) -> None:
    articles = [path for path in sorted((shared / "articles").rglob("*")) if path.is_file()]
    others = {run for path in articles for run in _runs(path.read_text(encoding="utf-8"))}
    others -= {run for name in _NAMES for run in _runs(name)}
    assert others
    ours = [p for name in ("seeds", "training") for p in (ROOT / name).rglob("*") if p.suffix in _TEXTS]
    assert len(ours) > 300
    assert {str(p.relative_to(ROOT)): copied for p in ours if (copied := _copied(p, others))} == {}
