"""Invented community news with fans' questions, as pairs: news and chat, not an encyclopaedia.

    python -m training.snippets --out news.jsonl --articles 2500

Writes pairs in the form of `training.build_pairs`. Every name is invented or drawn from common
first and last names; no sentence comes from a publisher.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hsbot.answers.pairs import pair_text
from training.fans import fan_question, misspell

_TABLES = tomllib.loads((Path(__file__).parent / "snippets.toml").read_text(encoding="utf-8"))
_WORDS = {name: tuple(text.splitlines()) for name, text in _TABLES["words"].items()}
_FILLERS = tuple(_TABLES["fillers"].splitlines())
_NTH = (
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
)

Aspect = tuple[tuple[str, ...], tuple[str, ...]]
"""The sentences that state something, and the questions that they answer."""

_WORLDS: dict[str, dict[str, Aspect]] = {
    world: {
        name: (tuple(aspect["says"].splitlines()), tuple(aspect["asked"].splitlines()))
        for name, aspect in aspects.items()
    }
    for world, aspects in _TABLES["worlds"].items()
}


@dataclass
class _World:
    """What the slots of one article stand for; `fresh` draws another value of a kind."""

    kind: str
    rng: random.Random
    slots: dict[str, str]

    @classmethod
    def drawn(cls, rng: random.Random) -> _World:
        """A new world of a random kind."""
        world = cls(rng.choice(list(_WORLDS)), rng, {})
        for slot in "xznpqrdycwkms":
            world.slots[slot] = world.fresh(slot)
        world.slots["nth"] = _NTH[int(world.slots["n"])]
        return world

    def fresh(self, slot: str) -> str:
        """A value for a slot, other than the one it has."""
        for _ in range(20):
            value = self._draw(slot)
            if value not in self.slots.values():
                break
        return value

    def _draw(self, slot: str) -> str:
        rng = self.rng

        def word(kind: str) -> str:
            return rng.choice(_WORDS[kind])

        if slot in "xz":
            if self.kind == "club" or (slot == "z"):
                return f"{word('place')} {word('club')}"
            the = rng.choice(("The ", "", ""))
            return f"{the}{word('adjective')} {word('noun')}"
        if slot in "pq":
            return f"{word('first')} {word('last')}"
        if slot == "d":
            day, month = rng.randint(1, 28), word("month")
            return rng.choice((f"{month} {day}", f"{day} {month}", f"{month} {day}, {rng.randint(2015, 2028)}"))
        numbers = {"n": (2, 9), "k": (3, 59), "y": (2012, 2029), "s": (2, 8)}
        if slot in numbers:
            return str(rng.randint(*numbers[slot]))
        words = {"c": "place", "w": "service", "r": "role", "m": "month"}
        return rng.choice(_WORDS[words[slot]])

    def fill(self, template: str, **changed: str) -> str:
        """The template with its slots filled; the pronoun differs from call to call."""
        slots = {**self.slots, **changed}
        if "n" in changed:
            slots["nth"] = _NTH[int(changed["n"])]
        noun = {"show": "the series", "band": "the band", "club": "the club", "game": "the game"}
        slots["it"] = self.rng.choice((slots["x"], noun[self.kind], "it"))
        text = template.format(**slots).replace(" a eighth", " an eighth")
        return text if template.startswith("{x}") else text[:1].upper() + text[1:]


def _headline(world: _World, sentence: str) -> str:
    """A title: the subject, or the subject with the news in short."""
    subject = world.slots["x"]
    short = sentence.rstrip(".")
    return world.rng.choice(
        (
            f"{subject}: {short}",
            f"Everything we know about {subject}",
            f"{subject} news",
            f"‘{subject}’: what we know",
            subject,
        )
    )


def _asked(world: _World, template: str, rng: random.Random, **changed: str) -> str:
    """The question as typed: often misspelt, sometimes tidy."""
    question = world.fill(template, **changed)
    if rng.random() < 0.25:
        return question[:1].upper() + question[1:].rstrip("?") + "?"
    if rng.random() < 0.3:
        return fan_question(question, rng)
    question = question.lower() if rng.random() < 0.8 else question
    return misspell(question, rng) if rng.random() < 0.3 else question


def article_pairs(rng: random.Random) -> list[dict[str, Any]]:
    """The pairs of one invented article: per question a positive and three or four negatives."""
    world = _World.drawn(rng)
    aspects = _WORLDS[world.kind]
    told = rng.sample(list(aspects), k=min(len(aspects), rng.randint(2, 4)))
    lines: list[tuple[str | None, str]] = [
        (name, world.fill(rng.choice(aspects[name][0]), d=world.fresh("d"), k=world.fresh("k"))) for name in told
    ]
    title = _headline(world, lines[0][1])
    fillers = [
        (None, world.fill(template, n=rng.choice((world.slots["n"], world.fresh("n")))))
        for template in rng.sample(_FILLERS, 3)
    ]
    lines = [*lines, *fillers]
    rng.shuffle(lines)

    def pair(question: str, at: int, label: int, head: str = title) -> dict[str, Any]:
        before = lines[at - 1][1] if at else ""
        after = lines[at + 1][1] if at + 1 < len(lines) else ""
        text = pair_text(lines[at][1], head, before, after)
        return {"question": question, "text": text, "label": label, "span": [0, 0]}

    pairs: list[dict[str, Any]] = []
    for at, (name, sentence) in enumerate(lines):
        if name is None:
            continue
        usable = [q for q in aspects[name][1] if _answers(world, q, sentence, aspects[name][0])]
        if not usable:
            continue
        template = rng.choice(usable)
        pairs.append(pair(_asked(world, template, rng), at, 1))
        rivals = [i for i in range(len(lines)) if i != at]
        pairs.extend(pair(_asked(world, template, rng), i, 0) for i in rng.sample(rivals, 2))
        slots = [s for s in re.findall(r"{(\w)}", template) if s in "nxpqyczwrs"]
        if slots:
            slot = rng.choice(slots)
            value = world.slots[slot]
            numbered = slot == "n" and world.slots["nth"] in sentence
            if slot == "x" or numbered or re.search(rf"\b{re.escape(value)}", sentence):
                changed = _asked(world, template, rng, **{slot: world.fresh(slot)})
                pairs.append(pair(changed, at, 0))
        unsaid = [n for n in aspects if n not in told]
        if unsaid and rng.random() < 0.6:
            asked = _asked(world, rng.choice(aspects[rng.choice(unsaid)][1]), rng)
            pairs.append(pair(asked, at, 0))
    return pairs


_TYPE_NEEDS = (
    (r"^(when|whens|release date)|\bdate$", "|".join((r"\d", *_WORDS["month"]))),
    (r"how (many|much|long)|price|number|score", r"\d"),
    (r"^where|studio$", "|".join((*_WORDS["place"], *map(re.escape, _WORDS["service"])))),
    (r"^(who|whos)\b", "|".join(_WORDS["last"])),
    (r"millions$", "million"),
    (r"^why", r"(?!x)x"),
)


def _answers(world: _World, template: str, sentence: str, statements: tuple[str, ...]) -> bool:
    """Whether this statement of an aspect holds what this question of it wants.

    The right kind of value must be there, and, where the question names a person, a place, a
    service or a role, the statement must name it too.
    """
    for asked, needed in _TYPE_NEEDS:
        if re.search(asked, template) and not re.search(needed, sentence):
            return False
    named = [slot for slot in re.findall(r"{(\w)}", template) if slot in "pqcwryzs"]
    return all(world.slots[slot] in sentence for slot in named)


def main() -> None:
    """Parse the command line and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=2500)
    parser.add_argument("--seed", type=int, default=5)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    with options.out.open("w", encoding="utf-8") as out:
        for _ in range(options.articles):
            for one in article_pairs(rng):
                out.write(json.dumps(one, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
