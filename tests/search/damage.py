"""Generations that are written, and damaged as disks and other versions would."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from fakes import DIMENSION

from hsbot.search.manifest import measure, read_manifest
from hsbot.search.writer import write_generation

from .entries import RECIPE, STORY


def write(index: Path, count: int = 4) -> str:
    return write_generation(index, STORY[:count], RECIPE, DIMENSION)[0]


def flip(path: Path) -> None:
    """Flip one bit in the middle of a file."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))


def rewrite(index: Path, folder: Path, **changes: object) -> Path:
    """Change a manifest and whatever else its sha256 stands in, as a hsbot that writes other manifests would."""
    data = json.dumps(json.loads((folder / "manifest.json").read_text()) | changes).encode()
    sha256 = hashlib.sha256(data).hexdigest()
    (folder / "manifest.json").write_bytes(data)
    renamed = folder.rename(folder.with_name(f"{folder.name[:6]}-{sha256[:8]}"))
    (index / "CURRENT").write_text(f"{renamed.name} {sha256}\n")
    return renamed


def cut_unnoticed(index: Path, folder: Path, name: str) -> Path:
    """Cut the end of a file off, and let the manifest tell of what is left, as a writer that measures too late."""
    file = folder / name
    file.write_bytes(file.read_bytes()[:-8])
    return rewrite(index, folder, files={**read_manifest(folder).files, name: measure(file)})
