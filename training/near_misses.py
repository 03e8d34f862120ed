"""Questions that a paragraph of the public sets seems to answer and does not, and paraphrased ones that it does.

    python -m training.near_misses --data DIR [--check FILE ...]

A file of `training/near_misses/` names paragraphs by the first twelve digits of the sha256 of their text, which doesn't
stand here, and asks each a few questions of our own:

    ## 2ed06821968c
    no: What body may originate appropriation bills?
    ok: Which document keeps the upper house from starting a budget? | the Australian Constitution
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import sys
from pathlib import Path

from training.corpus import Asked, Paragraph, split_sentences

FOLDER = Path(__file__).parent / "near_misses"
SOURCE = "near-misses"
_ID_DIGITS = 12
_OF = ("squad2-train", "squadshifts-new-wiki")


def read_near_misses(paths: list[Path], data: Path) -> list[Asked]:
    """The questions of these files; ValueError names the line that makes no sense.

    Left out are answers whose words stand in no sentence of their paragraph, or in several.
    """
    contexts: dict[str, tuple[str, str]] = {}
    for source in _OF:
        with gzip.open(data / f"{source}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                key = hashlib.sha256(row["context"].encode()).hexdigest()[:_ID_DIGITS]
                contexts[key] = (row["title"].replace("_", " "), row["context"])
    asked: list[Asked] = []
    for path in paths:
        paragraph: Paragraph | None = None
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip():
                continue
            if line.startswith("## ") and line[3:].strip() in contexts:
                title, context = contexts[line[3:].strip()]
                paragraph = Paragraph(title, tuple(context[a:b] for a, b in split_sentences(context)))
            elif (found := re.fullmatch(r"(no|ok): (\S.*?)(?: \| (\S.*?))?\s*", line)) and paragraph:
                answer = found[3] or ""
                if (found[1] == "ok") != bool(answer):
                    raise ValueError(f"{path.name}, line {number}: only what is answerable has an answer: {line}")
                one = _asked(paragraph, found[2], answer)
                asked += [one] if one else []
            else:
                raise ValueError(f"{path.name}, line {number}: neither '## paragraph', 'no: …' nor 'ok: … | …': {line}")
    return asked


def _asked(paragraph: Paragraph, question: str, answer: str) -> Asked | None:
    if not answer:
        return Asked(SOURCE, question, paragraph, None, "", ())
    inside = [i for i, sentence in enumerate(paragraph.sentences) if answer in sentence]
    if len(inside) != 1:
        return None
    return Asked(SOURCE, question, paragraph, inside[0], answer, (answer.lower(),))


def main() -> None:
    """Read the files and count."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the public *.jsonl.gz")
    parser.add_argument("--check", nargs="*", type=Path, help="only these files")
    options = parser.parse_args()
    try:
        asked = read_near_misses(options.check or sorted(FOLDER.glob("*.txt")), options.data)
    except ValueError as problem:
        sys.exit(str(problem))
    unanswered = sum(one.gold is None for one in asked)
    print(f"questions={len(asked)} unanswerable={unanswered} paragraphs={len({one.paragraph for one in asked})}")


if __name__ == "__main__":
    main()
