"""`python -m benchmarks [--articles DIR] [--questions FILE]`: prints a table of ratios.

Machines are noisy, so nothing is quoted in seconds alone: the two sides of a ratio are measured in turns in the same
run, each several times, and their medians are divided.

    ask / encode     a warm question, all the way, to the bare `SentenceTransformer.encode` of its text
    build / encode   an index from nothing to the bare `encode` of the same passages in one call
    cold / import    `hsbot ask` as a new process to `python -c "import sentence_transformers"`
    help / import    `hsbot --help` to the same
    serve / model    resident memory of a process that answers to one that has only loaded the model
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
IMPORT = [sys.executable, "-c", "import sentence_transformers"]
HSBOT = [sys.executable, "-m", "hsbot"]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--articles", type=Path, default=ROOT / "seeds")
    parser.add_argument("--questions", type=Path, default=ROOT / "tests" / "questions" / "seeds.jsonl")
    parser.add_argument("--only", choices=["ask", "build", "process"], help="a part of it")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index"
        if arguments.only in (None, "build", "ask"):
            in_process(arguments, index)
        if arguments.only in (None, "process"):
            if not (index / "CURRENT").exists():
                run([*HSBOT, "index", "update", "--articles", str(arguments.articles), "--index", str(index)])
            processes(index)


def in_process(arguments: argparse.Namespace, index: Path) -> None:
    from sentence_transformers import SentenceTransformer

    from hsbot.answers.reader import load_reader
    from hsbot.ask import Asker
    from hsbot.build import recipe, update
    from hsbot.config import load_config
    from hsbot.records import Question
    from hsbot.search.encoder import PACKAGED, SentenceTransformerEncoder, locate

    encoder = SentenceTransformerEncoder(PACKAGED)
    bare = SentenceTransformer(str(locate(PACKAGED)), device="cpu")
    if arguments.only != "ask":
        build(arguments.articles, bare, encoder)
    if arguments.only == "build":
        return
    update(arguments.articles, index, PACKAGED, lambda: encoder)
    lines = arguments.questions.read_text().splitlines()[:40]
    questions = [json.loads(line)["question"] for line in lines]
    config = load_config(None)
    for reader in dict.fromkeys((config.reader.name, "none")):
        ask = Asker(index, recipe(PACKAGED), lambda: encoder, lambda name=reader: load_reader(name))
        ours, theirs, encoding = [], [], []
        for question in questions * 2:
            theirs.append(seconds(lambda q=question: bare.encode(q)))
            ours.append(seconds(lambda q=question, a=ask: a(Question(q))))
            encoding.append(seconds(lambda q=question: encoder.encode_question(q)))
        say(f"ask / encode (reader {reader})", ours[len(questions) :], theirs[len(questions) :])
        print(f"  of which our own encoding of the question {median_ms(encoding)}")


def build(articles: Path, bare: object, encoder: object) -> None:
    from hsbot.articles.passages import passage_text
    from hsbot.articles.readers import read_folder
    from hsbot.build import embed, update
    from hsbot.search.encoder import PACKAGED

    passages = [
        passage_text(entry.article, entry.sentences, passage)
        for entry in embed(read_folder(articles).articles, encoder)
        for passage in entry.passages
    ]
    ours, theirs = [], []
    for _ in range(5):
        with tempfile.TemporaryDirectory() as folder:
            ours.append(seconds(lambda d=folder: update(articles, Path(d) / "index", PACKAGED, lambda: encoder)))
        theirs.append(seconds(lambda: bare.encode(passages)))
    say(f"build / encode ({len(passages)} passages)", ours, theirs)


def processes(index: Path) -> None:
    cold = [*HSBOT, "ask", "--index", str(index), "is there any news?"]
    run(cold, ok=(0, 1))  # so that the files are in memory for both sides
    run(IMPORT)
    ours, theirs, helps = [], [], []
    for _ in range(3):
        ours.append(seconds(lambda: run(cold, ok=(0, 1))))
        theirs.append(seconds(lambda: run(IMPORT)))
        helps.append(seconds(lambda: run([*HSBOT, "--help"])))
    say("cold / import", ours, theirs)
    say("help / import", helps, theirs)
    load = "from hsbot.search.encoder import *; m = SentenceTransformerEncoder(PACKAGED); m.encode_question('a')"
    line = json.dumps({"question": "is there any news?"}) + "\n"
    serving = peak([*HSBOT, "ask", "--jsonl", "--index", str(index)], line * 20)
    model = peak([sys.executable, "-c", load], "")
    print(f"serve / model              {serving / model:6.2f}   ({serving / 1e6:.0f} MB to {model / 1e6:.0f} MB)")


def run(command: list[str], ok: tuple[int, ...] = (0,)) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode not in ok:
        raise SystemExit(f"{' '.join(command)} failed: {done.stderr}")


def peak(command: list[str], text: str) -> int:
    """Return the largest resident memory of a process, in bytes.

    Linux counts in what the process that started it held, which here has loaded a model; so a small one starts it.
    """
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    small = [sys.executable, "-S", "-c", code]
    done = subprocess.run([*small, *command], cwd=ROOT, input=text, stdout=subprocess.PIPE, text=True, check=True)
    return int(done.stdout) * 1024


def seconds(what: Callable[[], object]) -> float:
    began = time.perf_counter()
    what()
    return time.perf_counter() - began


def say(name: str, ours: list[float], theirs: list[float]) -> None:
    ratio = statistics.median(ours) / statistics.median(theirs)
    print(f"{name:26} {ratio:6.2f}   ({median_ms(ours)} to {median_ms(theirs)})", flush=True)


def median_ms(values: list[float]) -> str:
    return f"{statistics.median(values) * 1000:.1f} ms"


if __name__ == "__main__":
    main()
