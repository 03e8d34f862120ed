"""CI's floors of quality: `python -m tests.quality_floors` measures a small set and compares.

`--write` takes over what is better than its floor, which is free; `--lower REASON` also what is worse, and writes the
reason beside it. The figures are of the halves that things are chosen on, so that nobody who mends what a floor caught
has looked at the halves that are quoted.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hsbot.evaluate import Judged, figures
from hsbot.quality.ablation import EVERYTHING, Models, measure
from hsbot.quality.suite import read_suite

if TYPE_CHECKING:
    from hsbot.answers.reader import Reader
    from hsbot.search.encoder import Encoder

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "quality_floors.json"
SUITES = ("quality.toml", "followups.toml", "kin.toml")
SETS = ("seeds", "saltglass", "seeds-followups", "seeds-kin")
HALF = "choose"

AT_LEAST = ("right_at_1", "right_in_3", "refused", "auroc")
AT_MOST = ("stale_leads", "ece")

Floors = dict[str, dict[str, float]]  # {set: {figure: value}}, and the counts of the set's questions


def pinned(judged: Sequence[Judged]) -> dict[str, float]:
    """Return the figures that have a floor, to four digits, and the counts of questions that they are of.

    A figure of what the questions don't hold, such as refusals where each is answerable, is left out.
    """
    f = figures(judged)
    found = {name: getattr(f, name) for name in AT_LEAST + AT_MOST}
    values = {name: round(float(value), 4) for name, value in found.items() if value is not None}
    return {"questions": f.questions, "answerable": sum(j.labelled.answerable for j in judged), **values}


def measured(work: Path, load_encoder: Callable[[], Encoder], load_reader: Callable[[], Reader | None]) -> Floors:
    """Measure the sets with these models, indexes below `work`."""
    from hsbot.search.encoder import PACKAGED

    models = Models(PACKAGED, load_encoder, load_reader)
    corpora = [corpus for suite in SUITES for corpus in read_suite(HERE / suite) if corpus.name in SETS]
    done = [measure(corpus, HALF, work, models, (EVERYTHING,), lambda: None) for corpus in corpora]
    return {m.corpus.name: pinned(m.everything) for m in done}


def room(name: str, floor: dict[str, float]) -> float:
    """Return by how much a figure may be worse than its floor: int8 isn't the same on every processor.

    A share may lose one question; an outdated lead is too bad for any room.
    """
    if name in {"right_at_1", "right_in_3"}:
        return 1 / floor["answerable"]
    if name == "refused":
        return 1 / (floor["questions"] - floor["answerable"])
    return {"auroc": 0.02, "ece": 0.03}.get(name, 0.0)


def failures(floors: Floors, now: Floors) -> list[str]:
    """Return a sentence for each figure that is worse than its floor allows, and for each set that isn't the same."""
    found = []
    for name, floor in floors.items():
        of_set = now.get(name, {})
        if any(of_set.get(count) != floor[count] for count in ("questions", "answerable")):
            found.append(f"{name} has other questions than its floors were measured on: measure them anew.")
            continue
        found += [
            f"{name}: {figure} is {of_set[figure]}, its floor is {floor[figure]}."
            for figure in AT_LEAST + AT_MOST
            if figure in floor and worse(figure, floor[figure], of_set[figure]) > room(figure, floor) + 1e-4
        ]
    return found


def worse(figure: str, floor: float, now: float) -> float:
    """Return by how much a figure is worse than its floor; negative where it is better."""
    return floor - now if figure in AT_LEAST else now - floor


def rewritten(old: dict[str, Any], now: Floors, reason: str | None) -> tuple[dict[str, Any], list[str]]:
    """Return the floors to be written, and a sentence for each that stays because it would be lowered.

    With a reason nothing stays, and what is lowered is listed with it.
    """
    sets: Floors = {}
    lowered, kept = list(old["lowered"]), []
    for name, values in now.items():
        floor = old["sets"].get(name, values)
        sets[name] = dict(values)
        for figure in AT_LEAST + AT_MOST:
            if not (figure in values and figure in floor) or worse(figure, floor[figure], values[figure]) <= 0:
                continue
            if reason:
                change = {"set": name, "figure": figure, "from": floor[figure], "to": values[figure]}
                lowered.append({**change, "reason": reason})
            else:
                sets[name][figure] = floor[figure]
                kept.append(f"{name}: {figure} stays at {floor[figure]}; it is {values[figure]} now.")
    return {"half": HALF, "sets": sets, "lowered": lowered}, kept


def main(argv: Sequence[str] | None = None) -> int:
    """Return 0 where every floor holds, or was rewritten; 1 where one doesn't."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="take over what is better")
    parser.add_argument("--lower", metavar="REASON", help="with --write: also what is worse, for this reason")
    arguments = parser.parse_args(argv)
    if arguments.lower is not None and not (arguments.write and arguments.lower.strip()):
        parser.error("--lower goes with --write and needs a reason")
    from hsbot.answers.reader import PACKAGED as READER
    from hsbot.answers.reader import load_reader
    from hsbot.search.encoder import PACKAGED, SentenceTransformerEncoder

    threads = int(os.environ.get("HSBOT_MODEL_THREADS", "0"))
    encoder, reader = SentenceTransformerEncoder(PACKAGED, threads=threads), load_reader(READER, threads=threads)
    with tempfile.TemporaryDirectory() as work:
        now = measured(Path(work), lambda: encoder, lambda: reader)
    old = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {"sets": {}, "lowered": []}
    sys.stdout.write(json.dumps(now, indent=1) + "\n")
    if arguments.write:
        old, kept = rewritten(old, now, arguments.lower)
        FLOORS.write_text(json.dumps(old, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        kept += ["Give --lower a reason to write what is worse."] if kept else []
        sys.stdout.writelines(f"{line}\n" for line in kept)
    failed = failures(old["sets"], now)
    sys.stderr.writelines(f"{line}\n" for line in failed)
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
