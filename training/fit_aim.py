"""Fit the aim: two matrices that turn the vectors of questions and of sentences towards each other where one answers.

    python -m training.fit_aim --work DIR [--out hsbot/answers/aim.npz]

A sentence encoder brings a question near to sentences that are alike; what answers often is not ("who did the
soundtrack": "Composer Ada Lunde scored both films"). Two linear maps cost next to nothing when answering and leave the
index as it is. They are fitted on the invented stories and communities that are training (a softmax over the sentences
of one file, held to the identity), and judged on those that are held out; of these the ones in the manner of the web
are told apart.
"""

from __future__ import annotations

import argparse
import pickle
import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from hsbot.build import embed
from hsbot.records import Article
from hsbot.search.encoder import PACKAGED, SentenceTransformerEncoder
from training import arcs, stories

TEMPERATURE = 25.0
HOLD = 0.01
"""Of the squared distances from the identity; 0.003, and dropping a tenth of the values, come to the same on held-out
files."""
EPOCHS, RATE = 12, 1e-3
WEB = "web-"  # files in the manner of the web, by name
OUT = Path(__file__).parent.parent / "hsbot" / "answers" / "aim.npz"

Place = tuple[int, int]
Asked = tuple[str, tuple[Place, ...]]


@dataclass
class Group:
    """One file: the vectors of its sentences, of its questions, and which sentences answer each."""

    kind: str  # arcs, web or stories
    held_out: bool
    sentences: np.ndarray  # float32 (sentences, dim)
    questions: np.ndarray  # float32 (questions, dim)
    answers: list[list[int]]


def read(kind: str, path: Path) -> tuple[list[tuple[str, list[str]]], list[Asked]]:
    """Titles with sentences, and answerable questions with the places that answer, now or once."""
    if kind == "arcs":
        arc = arcs.read_arc(path)
        asked = [(q.text, (*q.answers, *q.outdated)) for q in arc.alone if q.answers or q.outdated]
        return [(a.title, a.sentences) for a in arc.articles], asked
    told = stories.read_stories(path)
    answered = [(n, q) for n, s in enumerate(told) for q in s.questions if q.answers]
    return [(s.title, s.sentences) for s in told], [(q.text, tuple((n, at) for at in q.answers)) for n, q in answered]


def group(kind: str, path: Path, encoder: SentenceTransformerEncoder) -> Group:
    """Encode a file as the index would."""
    articles, asked = read(kind, path)
    entries = embed(
        [
            Article(f"{n:04}", title, f"{' '.join(lines)}\n\n{title}", None, None, None, f"{n}.txt")
            for n, (title, lines) in enumerate(articles)
        ],
        encoder,
    )
    vectors: list[np.ndarray] = []
    first: list[int] = []
    for (_, lines), entry in zip(articles, entries, strict=True):
        first.append(len(vectors))
        at = 0
        for line in lines:
            start = entry.article.text.index(line, at)
            at = start + len(line)
            inside = [i for i, s in enumerate(entry.sentences) if s.start <= start < s.end or start <= s.start < at]
            vectors.append(entry.sentence_vectors[inside[0]] if inside else np.zeros(encoder.dimension(), np.float32))
    questions = np.stack([encoder.encode_question(text) for text, _ in asked])
    held_out = (arcs if kind == "arcs" else stories).is_held_out(path)
    kind = "web" if path.stem.startswith(WEB) else kind
    return Group(kind, held_out, np.stack(vectors), questions, [[first[a] + s for a, s in g] for _, g in asked])


def fit(groups: list[Group], seed: int = 1) -> tuple[Tensor, Tensor]:
    """The matrices of questions and of sentences, float32 (dim, dim): vector @ matrix, normalised, is what counts."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    identity = torch.eye(groups[0].questions.shape[1])
    maps = [identity.clone().requires_grad_() for _ in range(2)]
    optimizer = torch.optim.Adam(maps, lr=RATE)
    groups = list(groups)
    for epoch in range(EPOCHS):
        rng.shuffle(groups)
        for parameters in optimizer.param_groups:
            parameters["lr"] = RATE * (1 - epoch / EPOCHS)
        for one in groups:
            right = torch.zeros(len(one.answers), len(one.sentences), dtype=torch.bool)
            for row, answers in enumerate(one.answers):
                right[row, answers] = True
            scores = TEMPERATURE * cosines(one, *maps)
            loss = (scores.logsumexp(1) - scores.masked_fill(~right, -1e4).logsumexp(1)).mean()
            loss = loss + HOLD * sum(((map_ - identity) ** 2).sum() for map_ in maps)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return maps[0].detach(), maps[1].detach()


def cosines(one: Group, questions: Tensor, sentences: Tensor) -> Tensor:
    """Each question of a file beside each of its sentences: (questions, sentences)."""
    aimed = torch.nn.functional.normalize(torch.from_numpy(one.questions) @ questions, dim=1)
    return aimed @ torch.nn.functional.normalize(torch.from_numpy(one.sentences) @ sentences, dim=1).T


def report(name: str, groups: list[Group], *maps: Tensor) -> None:
    """Print for how many questions an answer is among the nearest sentences of its file."""
    for kind in ("arcs", "web", "stories"):
        ranks = []
        for one in (g for g in groups if g.kind == kind):
            scores = cosines(one, *maps)
            ranks += [int((row > row[answers].max()).sum()) for row, answers in zip(scores, one.answers, strict=True)]
        shares = " ".join(f"{k}: {np.mean([r < k for r in ranks]):.3f}" for k in (1, 5, 8, 16))
        print(f"{name:8} {kind:8} an answer among the nearest {shares}", flush=True)


def main() -> None:
    """Parse the command line, encode (once), fit, judge, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=Path, required=True, help="folder for the vectors")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    encoder = SentenceTransformerEncoder(PACKAGED, threads=1)
    options.work.mkdir(parents=True, exist_ok=True)
    kept = options.work / "aim.pickle"  # to be removed where stories or communities changed
    groups: list[Group] = pickle.loads(kept.read_bytes()) if kept.exists() else []
    if not groups:
        for kind, folder in (("arcs", arcs.FOLDER), ("stories", stories.FOLDER)):
            groups += [group(kind, path, encoder) for path in sorted(folder.glob("*.txt"))]
        kept.write_bytes(pickle.dumps(groups))
    questions, sentences = fit([g for g in groups if not g.held_out])
    held_out = [g for g in groups if g.held_out]
    report("plain", held_out, torch.eye(len(questions)), torch.eye(len(questions)))
    report("aimed", held_out, questions, sentences)
    half = {"questions": questions.numpy().astype(np.float16), "sentences": sentences.numpy().astype(np.float16)}
    np.savez_compressed(options.out, model_sha256=encoder.sha256, **half)


if __name__ == "__main__":
    main()
