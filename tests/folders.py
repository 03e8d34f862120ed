"""Folders of articles and indexes for tests, and hsbot as a process of its own."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fakes import FakeEncoder

from hsbot.build import Report, update

ROOT = Path(__file__).resolve().parent.parent
TESTS = ROOT / "tests"

STORY = {
    "2024-03-01-renewed.md": (
        "2024-03-01",
        "Saltmarsh renewed",
        "Saltmarsh was renewed for season 2. Ada Pell directs.",
    ),
    "2025-01-10-cancelled.md": ("2025-01-10", "Saltmarsh cancelled", "Saltmarsh was cancelled before season 3."),
    "2025-06-20-saved.md": ("2025-06-20", "Saltmarsh saved", "Saltmarsh was saved and season 3 films in Hull."),
    "guide.md": (None, "A guide", "Saltmarsh follows two lighthouse keepers on an island."),
}


def write_article(folder: Path, name: str, published: str | None, title: str, text: str) -> Path:
    """Write one Markdown article and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    front = f"---\ntitle: {title}\n" + (f"published: {published}\n" if published else "") + "---\n"
    path = folder / name
    path.write_text(f"{front}{text}\n", encoding="utf-8")
    return path


def write_story(folder: Path) -> Path:
    """Write the four articles of STORY, three dated and one not, and return the folder."""
    for name, (published, title, text) in STORY.items():
        write_article(folder, name, published, title, text)
    return folder


def build(articles: Path, index: Path, encoder: FakeEncoder | None = None, **options: bool) -> Report:
    """Update an index with the fake encoder."""
    fake = encoder or FakeEncoder()
    return update(articles, index, fake.name, lambda: fake, **options)


def environment(**more: str) -> dict[str, str]:
    """Return variables for a process: none of hsbot's own but these, and hsbot and the fakes importable."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("HSBOT_")}
    return kept | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(TESTS)]), "NO_COLOR": "1"} | more


def hsbot(
    *arguments: str | Path, cwd: Path, fake: bool = True, stdin: str | bytes = b"", **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run the command line to its end in `cwd`; `fake` gives it the fake encoder and scorer under the model "fake"."""
    module = "fake_hsbot" if fake else "hsbot"
    if fake:
        variables = {"HSBOT_MODEL_NAME": "fake", **variables}
    done = subprocess.run(
        [sys.executable, "-m", module, *map(str, arguments)],
        cwd=cwd,
        env=environment(**variables),
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        check=False,
        timeout=120,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    )


def never() -> FakeEncoder:
    """Stand for the loading of a model where none may be loaded."""
    raise AssertionError("a model was loaded")


@contextmanager
def minding_permissions() -> Iterator[None]:
    """Let permissions bind this thread, root's too: without the two capabilities that pass over them."""
    if sys.platform != "linux":
        yield
        return
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)  # version 3, this thread
    held = (ctypes.c_uint32 * 6)()  # effective, permitted and inheritable, twice
    if libc.capget(header, held):
        raise OSError(ctypes.get_errno(), "capget")
    effective = held[0]
    held[0] &= ~0b110  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
    if libc.capset(header, held):
        raise OSError(ctypes.get_errno(), "capset")
    try:
        yield
    finally:
        held[0] = effective
        libc.capset(header, held)
