"""Turn questions into labelled windows: what the reader is trained on.

    python -m training.build_windows --data DIR --out windows.jsonl [--sources wiki stories arcs]

One JSON object a line: `question`, `title`, `sentences`, `labels` (one a sentence: 1 answers, 0 doesn't) and `span`
(`[sentence, start, end)` of the answer's words, null where they aren't known). A window holds sentences
of one article in its order (see `hsbot.answers.windows`); beside the one that answers stand windows that only seem to:
of another paragraph of the same title, of the same article without the answer, of the same matter under a changed
question.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from hsbot.answers.reading import OF_ONE_ARTICLE
from hsbot.search.words import terms, tokens
from training import arcs, near_misses, stories
from training.corpus import Asked, Paragraph, read_asked
from training.fans import fan_question, retyped
from training.swaps import Swapper, names_in

LEAST, MOST = 50, 120
"""Words of a window's sentences, drawn anew for each."""

RUN = 0.5
"""The share of windows whose sentences stand in a row; in the others they are picked, as when answering."""

_TITLELESS = 0.06
_SEASON = re.compile(r"\b(season |series |s|szn |part |book |episode |ep )(\d\d?|one|two|three|four|five|six)\b", re.I)
_NUMBERS = tuple(zip("1234567", "one two three four five six seven".split(), strict=True))

Row = dict[str, Any]


@dataclass(frozen=True)
class Recipe:
    """What becomes of a source: the share of its questions, and the chances of windows that do not answer."""

    share: float
    fan: float  # retyped as fans type
    swap: float  # the answering window under a changed question
    negate: float
    other: float  # a window of another paragraph of the title
    without: float  # the same paragraph, its answering sentence taken out


RECIPES = {
    "squad2-train": Recipe(1.0, 0.2, 0.5, 0.08, 0.35, 0.15),
    "squadshifts-new-wiki": Recipe(1.0, 0.2, 0.5, 0.08, 0.35, 0.15),
    "squadshifts-reddit": Recipe(0.4, 0.2, 0.4, 0.04, 0.0, 0.2),
    "squadshifts-amazon": Recipe(0.2, 0.2, 0.4, 0.04, 0.0, 0.2),
    "selqa-dev": Recipe(2.0, 0.3, 0.3, 0.08, 0.4, 0.2),
    near_misses.SOURCE: Recipe(1.0, 0.15, 0.0, 0.0, 0.0, 0.1),
}


def window(
    sentences: Sequence[str], targets: Collection[int], rng: random.Random, forbidden: Collection[int] = ()
) -> list[int]:
    """The indexes of a run of sentences around one of `targets`, without any of `forbidden`."""
    at = rng.choice(sorted(targets))
    first = last = at
    room = rng.uniform(LEAST, MOST) - len(sentences[at].split())
    while True:
        sides = [i for i in (first - 1, last + 1) if 0 <= i < len(sentences) and i not in forbidden]
        sides = [i for i in sides if len(sentences[i].split()) <= room]
        if not sides:
            return list(range(first, last + 1))
        chosen = rng.choice(sides)
        first, last = min(first, chosen), max(last, chosen)
        room -= len(sentences[chosen].split())


def excerpt(
    sentences: Sequence[str],
    targets: Collection[int],
    question: str,
    rng: random.Random,
    forbidden: Collection[int] = (),
) -> list[int]:
    """The indexes of one of `targets` and of the sentences likest to the question, as `hsbot.answers.reading` picks."""
    wanted = frozenset(terms(question))
    at = rng.choice(sorted(targets))
    room = rng.uniform(LEAST, MOST) - len(sentences[at].split())
    likeness = {
        i: len(wanted.intersection(terms(sentences[i]))) + 1.5 * rng.random()
        for i in range(len(sentences))
        if i != at and i not in forbidden
    }
    chosen = [at]
    for i in sorted(likeness, key=lambda i: -likeness[i])[: rng.randint(1, OF_ONE_ARTICLE - 1)]:
        if len(sentences[i].split()) <= room:
            room -= len(sentences[i].split())
            chosen.append(i)
    return sorted(chosen)


def likest(question: str, sentences: Sequence[str]) -> list[int]:
    """The indexes of sentences, those that share most words with the question first."""
    wanted = frozenset(terms(question))
    return sorted(range(len(sentences)), key=lambda i: -len(wanted.intersection(terms(sentences[i]))))


class Builder:
    """Collects windows; deterministic for one seed."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.rows: list[Row] = []

    def pick(
        self, question: str, sentences: Sequence[str], targets: Collection[int], forbidden: Collection[int] = ()
    ) -> list[int]:
        """The indexes of a window's sentences around one of `targets`: now a run, now an excerpt."""
        if self.rng.random() < RUN:
            return window(sentences, targets, self.rng, forbidden)
        return excerpt(sentences, targets, question, self.rng, forbidden)

    def add(
        self,
        question: str,
        title: str,
        sentences: Sequence[str],
        chosen: Sequence[int],
        answers: Collection[int],
        span: tuple[int, int, int] | None = None,
    ) -> None:
        """One window: the chosen sentences, labelled by whether they are among the answers."""
        where = None
        if span and span[0] in chosen:
            where = [list(chosen).index(span[0]), span[1], span[2]]
        self.rows.append(
            {
                "question": question,
                "title": "" if self.rng.random() < _TITLELESS else title,
                "sentences": [sentences[i] for i in chosen],
                "labels": [int(i in answers) for i in chosen],
                "span": where,
            }
        )


# public questions of paragraphs


def add_public(builder: Builder, asked: list[Asked]) -> None:
    """The windows of the public sets, by RECIPES."""
    rng = builder.rng
    by_title: dict[str, list[Paragraph]] = defaultdict(list)
    for paragraph in dict.fromkeys(a.paragraph for a in asked):
        by_title[paragraph.title].append(paragraph)
    names = sorted({n for ps in by_title.values() for p in ps for s in p.sentences for n in names_in(s)})
    swapper = Swapper(names, rng)
    vectors = TfidfVectorizer(sublinear_tf=True).fit(" ".join(p.sentences) for ps in by_title.values() for p in ps)
    matrix = {t: vectors.transform([" ".join(p.sentences) for p in ps]) for t, ps in by_title.items() if t}
    for source, recipe in RECIPES.items():
        mine = [a for a in asked if a.source == source]
        left = recipe.share
        while left > 0:
            for one in rng.sample(mine, round(len(mine) * min(1.0, left))):
                near = None
                if one.paragraph.title and rng.random() < recipe.other:
                    near = _near(one, by_title[one.paragraph.title], matrix[one.paragraph.title], vectors, rng)
                _add_asked(builder, one, recipe, swapper, near)
            left -= 1.0


def _add_asked(builder: Builder, one: Asked, recipe: Recipe, swapper: Swapper, near: Paragraph | None) -> None:
    rng, sentences, title = builder.rng, one.paragraph.sentences, one.paragraph.title

    def typed(question: str) -> str:
        return fan_question(question, rng) if rng.random() < recipe.fan else question

    everything = range(len(sentences))
    if one.gold is None:
        builder.add(
            typed(one.question),
            title,
            sentences,
            builder.pick(one.question, sentences, likest(one.question, sentences)[:2]),
            (),
        )
        return
    # other sentences with the answer's words may well answer, too: they are no safe negatives
    doubtful = {i for i in everything if i != one.gold and any(t in sentences[i].lower() for t in one.texts if t)}
    chosen = [i for i in builder.pick(one.question, sentences, {one.gold}) if i not in doubtful]
    start = sentences[one.gold].find(one.answer)
    known = start >= 0 and len(one.answer) < 0.6 * len(sentences[one.gold])
    span = (one.gold, start, start + len(one.answer)) if known else None
    builder.add(typed(one.question), title, sentences, chosen, {one.gold}, span)
    for chance, make in ((recipe.swap, swapper.swapped(one)), (recipe.negate, swapper.negated(one.question))):
        if make and rng.random() < chance:
            strange = frozenset(terms(make)).difference(terms(one.question))  # where they stand may be the answer
            kept = [i for i in chosen if i == one.gold or not strange.intersection(terms(sentences[i]))]
            builder.add(typed(make), title, sentences, kept, ())
    rest = [i for i in everything if i != one.gold and i not in doubtful]
    if len(rest) > 2 and rng.random() < recipe.without:
        shorter = [sentences[i] for i in rest]
        builder.add(typed(one.question), title, shorter, builder.pick(one.question, shorter, range(len(shorter))), ())
    if near:
        others = near.sentences
        builder.add(typed(one.question), title, others, builder.pick(one.question, others, range(len(others))), ())


def _near(
    one: Asked, paragraphs: list[Paragraph], matrix: Any, vectors: TfidfVectorizer, rng: random.Random
) -> Paragraph | None:
    """Another paragraph of the same title, near the question in its words and without the answer's."""
    likeness = np.asarray((matrix @ vectors.transform([one.question]).T).todense()).ravel()
    found = [
        paragraphs[i]
        for i in np.argsort(-likeness)[:6]
        if paragraphs[i] != one.paragraph and not any(t in " ".join(paragraphs[i].sentences).lower() for t in one.texts)
    ]
    return rng.choice(found[:3]) if found else None


# invented stories


def add_stories(builder: Builder, paths: Sequence[Path], draws: int) -> None:
    """The windows of the stories, every question `draws` times."""
    for path in paths:
        told = stories.read_stories(path)
        known = [frozenset(terms(" ".join((s.title, *s.sentences)))) for s in told]
        for number, story in enumerate(told):
            others = frozenset().union(*(words for at, words in enumerate(known) if at != number))
            for question in story.questions:
                for _ in range(draws):
                    _add_story(builder, story, question)
                named = (known[number] - others).intersection(terms(question.text))
                if len(told) > 1 and named and builder.rng.random() < 0.2:
                    _add_stranger(builder, question.text, told, known, number)


def _add_story(builder: Builder, story: stories.Story, question: stories.Question) -> None:
    rng, sentences = builder.rng, story.sentences
    asked = retyped(question.text, rng)
    targets = question.answers or question.near
    builder.add(asked, story.title, sentences, builder.pick(question.text, sentences, targets), question.answers)
    free = [i for i in range(len(sentences)) if i not in question.answers]
    if question.answers and len(free) > 2 and rng.random() < 0.35:
        near = [i for i in question.near if i in free] or free
        builder.add(asked, story.title, sentences, builder.pick(question.text, sentences, near, question.answers), ())
    changed = _other_season(question.text, " ".join((story.title, *sentences)), rng)
    if changed and question.answers and rng.random() < 0.7:
        builder.add(changed, story.title, sentences, builder.pick(question.text, sentences, question.answers), ())


def _add_stranger(
    builder: Builder, question: str, told: list[stories.Story], known: list[frozenset[str]], own: int
) -> None:
    """A question that names another story's matter, put to the story that shares most of its other words."""
    wanted = frozenset(terms(question))
    other = max(
        (n for n in range(len(told)) if n != own),
        key=lambda n: len(wanted & known[n]) + builder.rng.random(),
    )
    story = told[other]
    chosen = builder.pick(question, story.sentences, likest(question, story.sentences)[:1])
    builder.add(retyped(question, builder.rng), story.title, story.sentences, chosen, ())


def _other_season(question: str, text: str, rng: random.Random) -> str | None:
    """The question about another season (part, book …), which the text doesn't speak of; None where it names none."""
    found = _SEASON.search(question)
    if not found:
        return None
    spoken = {*tokens(text), *tokens(found[0])}  # beside "season" or the like every number is of digits
    free = [digit if found[2].isdigit() else word for digit, word in _NUMBERS if digit not in spoken]
    return question[: found.start(2)] + rng.choice(free) + question[found.end(2) :] if free else None


# invented communities over time


def add_arcs(builder: Builder, paths: Sequence[Path], draws: int) -> None:
    """The windows of communities: what is outdated answers, too, for nothing in the window tells that it is."""
    rng = builder.rng
    for path in paths:
        arc = arcs.read_arc(path)
        for question in arc.alone:
            answers = {*question.answers, *question.outdated}
            by_article: dict[int, list[int]] = defaultdict(list)
            for article, at in (*answers, *question.near):
                by_article[article].append(at)
            for _ in range(draws):
                for number, targets in by_article.items():
                    article = arc.articles[number]
                    right = {at for a, at in answers if a == number}
                    chosen = builder.pick(question.text, article.sentences, targets)
                    builder.add(retyped(question.text, rng), article.title, article.sentences, chosen, right)
            strangers = [
                n
                for n, article in enumerate(arc.articles)
                if n not in by_article and not (question.as_of and (article.published or date.max) > question.as_of)
            ]  # what came later may well answer, too, and the reader doesn't know the day
            wanted = frozenset(terms(question.text))
            if strangers:
                number = max(
                    strangers,
                    key=lambda n: len(wanted.intersection(terms(" ".join(arc.articles[n].sentences)))) + rng.random(),
                )
                article = arc.articles[number]
                chosen = builder.pick(question.text, article.sentences, likest(question.text, article.sentences)[:1])
                builder.add(retyped(question.text, rng), article.title, article.sentences, chosen, ())


def main() -> None:
    """Parse the command line, build, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the public *.jsonl.gz")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--sources", nargs="+", default=["wiki", "stories", "arcs"])
    parser.add_argument("--draws", type=int, default=1, help="windows of each of our own questions")
    parser.add_argument("--seed", type=int, default=3)
    options = parser.parse_args()
    builder = Builder(options.seed)
    if "wiki" in options.sources:
        asked = [a for path in sorted(options.data.glob("*.jsonl.gz")) for a in read_asked(path)]
        asked += near_misses.read_near_misses(sorted(near_misses.FOLDER.glob("*.txt")), options.data)
        add_public(builder, asked)
    if "stories" in options.sources:
        paths = [p for p in sorted(stories.FOLDER.glob("*.txt")) if not stories.is_held_out(p)]
        add_stories(builder, paths, options.draws)
    if "arcs" in options.sources:
        paths = [p for p in sorted(arcs.FOLDER.glob("*.txt")) if not arcs.is_held_out(p)]
        add_arcs(builder, paths, options.draws)
    builder.rng.shuffle(builder.rows)
    with options.out.open("w", encoding="utf-8") as out:
        for row in builder.rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    answered = sum(any(row["labels"]) for row in builder.rows)
    words = sum(len(s.split()) for row in builder.rows for s in row["sentences"])
    print(f"windows={len(builder.rows)} answered={answered} words={words / len(builder.rows):.0f}")


if __name__ == "__main__":
    main()
