"""Plain questions and sentences of the same matter that answer them, or that only seem to.

    python -m training.matters --out FOLDER [--windows 20000] [--timelines 10000] [--seed 5]

"Has filming started" is not answered by how long it takes, nor by the newest photograph. A file of `training/matters/`
tells of matters in this form:

    # it: film, movie | it
    @ filming started | filming
    near: filming place, release date
    weak: filming length
    ? has filming started
    = Cameras began rolling on {it} on {day}.

The first line tells what the thing may be called and, behind `|`, which slot titles speak of (it, if left out). Of a
matter `|` names the field, `?` asks, `=` answers; the sentences of `near` ones don't answer though they seem to, those
of `weak` ones answer a little, and so count as wrong only beside a sentence that answers. Everything in braces is
filled in by chance, all names are invented. Where a question names somebody or something in braces, sentences that say
the same of another are wrong as well.

Written are `matters.jsonl`, windows of one article, and `dated.jsonl`, timelines (`hsbot.answers.timeline`): there the
newest sentence that answers does, and newer ones of other matters don't.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from hsbot.answers.timeline import told
from training.build_windows import Row
from training.fans import retyped

FOLDER = Path(__file__).parent / "matters"

ANSWERED = 0.65
"""The share of windows and timelines in which a sentence answers."""

JOINED = 0.3
"""The share of sentences to which another is joined: news writes longer ones than these."""

TWICE = 0.35
"""The share of answered timelines in which an older sentence answered, too."""

_SLOT = re.compile(r"\{(\w+)\}")
_OF_WHOM = ("A", "P", "place", "club", "s")
"""Slots of a question: with another filled in, a sentence that has the same slot doesn't answer."""

_FIRST = """
Ada Bram Cilla Dorian Elke Fenn Gita Hollis Imre Jola Kester Lida Marlo Nuala Odo Perrin Quill Runa Stellan
Tamsin Ursel Vito Wanda Yann Zita Abel Birgit Cormac Delia Esme""".split()
_LAST = """
Abara Brindle Corveth Dunmore Eskar Farrant Golding Hesketh Ilves Jarrow Kallas Lorne Mertens Nakata Osei Pereira
Quist Rowntree Sandoval Tamm Ulrich Varga Westby Yilmaz Zeller Ashdown Bertelli Crane Duarte Fjord""".split()
_ADJECTIVES = "Glass Hollow Amber Paper Silent Crooked Northern Salt Velvet Broken Late Second Wild Iron".split()
_NOUNS = "Harbour Orchard Winter Lantern Kingdom Letters Tide Garden Meridian Signal Foxes Bridge Hours Ward".split()
_PLACES = "Tallinn Galway Porto Leeds Ghent Bergen Turin Cardiff Brno Malmo Dundee Graz Lyon Hobart".split()
_ORGS = ("Northlight", "Vela", "Kestrel Films", "Brightwater", "Studio Ember", "Channel Nine", "Halyard", "Pinnacle")
_PAPERS = ("the Herald", "the Evening Post", "a podcast", "the Courier", "local radio")
_BANDS = ("Tin Weather", "The Slow Lanes", "Paper Tigers", "Low Orchard", "Moth Choir", "Nine Ferries")
_CLUBS = ("Thornbury Town", "Westmere United", "Calder Rovers", "Highfield", "Port Ellery", "Brackwater City")
_ROLES = "Isolde Marek Juniper Voss Teddy Orla Silas Bee Anselm Wren".split()
_MONTHS = [date(2000, month, 1).strftime("%B") for month in range(1, 13)]
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_PROPER = {
    word for names in (_FIRST, _LAST, _ADJECTIVES, _PLACES, _ORGS, _BANDS, _CLUBS, _ROLES, _MONTHS) for word in names
}
_TITLES = (
    "{it}: all that is known",
    "News of {it}",
    "{A} speaks about {it}",
    "{org} and {it}",
    "What comes next for {it}",
    "{it} in {month}",
    "Notes from {place}",
    "{B} on {it}",
)


@dataclass
class Matter:
    """What may be asked and told of one thing."""

    name: str
    field: str
    near: list[str] = field(default_factory=list)
    weak: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)


@dataclass
class Domain:
    """The matters of one file by name, what "it" may be called there, and the slot of which its titles speak."""

    nouns: list[str]
    subject: str = "it"
    matters: dict[str, Matter] = field(default_factory=dict)


def read_matters(path: Path) -> Domain:
    """Return the matters of a file; ValueError names the line that has not the form above, or what is missing."""
    domain = Domain([])
    matter = Matter("", "")
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        mark, _, rest = line.partition(" ")
        if line.startswith("# it: "):
            nouns, _, subject = line.removeprefix("# it: ").partition(" | ")
            domain.nouns, domain.subject = nouns.split(", "), subject or "it"
        elif mark == "@" and " | " in rest:
            matter = Matter(*rest.split(" | "))
            domain.matters[matter.name] = matter
        elif mark in ("near:", "weak:"):
            getattr(matter, mark[:-1]).extend(rest.split(", "))
        elif mark == "?":
            matter.questions.append(rest)
        elif mark == "=":
            matter.sentences.append(rest)
        elif line.strip():
            raise ValueError(f"{path.name}, line {number}: not understood: {line}")
    for matter in domain.matters.values():
        for name in (*matter.near, *matter.weak):
            if name not in domain.matters:
                raise ValueError(f"{path.name}: {matter.name}: no such matter: {name}")
    return domain


class Told:
    """One telling: the same names and the same thing in all of its sentences, numbers and days anew in each."""

    def __init__(self, domain: Domain, rng: random.Random, *, named: bool) -> None:
        """`named`: sentences may call the thing by its title."""
        self._rng, self._named, self._subject = rng, named, domain.subject
        noun = rng.choice(domain.nouns)
        self._thing = "the " + noun
        self._title = f"{rng.choice(('', 'The '))}{rng.choice(_ADJECTIVES)} {rng.choice(_NOUNS)}"
        people = [f"{first} {last}" for first, last in zip(rng.sample(_FIRST, 3), rng.sample(_LAST, 3), strict=True)]
        self._fixed = dict(zip("ABC", people, strict=True))
        for name, values in (("P", _ROLES), ("place", _PLACES), ("org", _ORGS), ("band", _BANDS), ("club", _CLUBS)):
            self._fixed[name], self._fixed[f"{name}2"] = rng.sample(values, 2)
        season = rng.randint(2, 6)
        self._fixed |= {"s": str(season), "s2": str(season + rng.choice((-1, 1))), "paper": rng.choice(_PAPERS)}
        self._fixed["T"] = f"{rng.choice(_ADJECTIVES)} {rng.choice(_NOUNS)}"
        self._short = rng.random() < 0.5  # whether persons are asked for by their first name

    def sentence(self, form: str, other: str = "") -> str:
        """Fill a sentence in; with `other`, a slot, what stands there is another than the one asked for."""
        return self._filled(form, lambda name: self._other(name) if name == other else self._told(name))

    def question(self, form: str) -> str:
        """Fill a question in."""
        text = self._filled(form, self._asked)
        return text[0].lower() + text[1:]

    def title(self) -> str:
        """Return a headline that tells nothing."""
        subject = self._title if self._subject == "it" else self._fixed[self._subject]
        return self._filled(self._rng.choice(_TITLES), lambda name: subject if name == "it" else self._told(name))

    def _filled(self, form: str, value: Callable[[str], str]) -> str:
        text = _SLOT.sub(lambda found: value(found.group(1)), form)
        return text[0].upper() + text[1:]

    def _told(self, name: str) -> str:
        if name == "it":
            return self._title if self._named and self._rng.random() < 0.4 else self._thing
        return self._fixed.get(name) or self._chance(name)

    def _asked(self, name: str) -> str:
        if name == "it":
            names = (self._thing, self._thing, "it", self._title if self._named else self._thing)
            return self._rng.choice(names)
        if name == "that":
            return self._thing
        value = self._told(name)
        return value.split()[0] if name in "ABC" and self._short else value

    def _other(self, name: str) -> str:
        return self._fixed[{"A": "C"}.get(name, f"{name}2")]

    def _chance(self, name: str) -> str:
        rng = self._rng
        return {
            "n": lambda: str(rng.randint(3, 12)),
            "n2": lambda: str(rng.choice((12, 15, 16, 18))),
            "n3": lambda: str(rng.randint(41, 98)),
            "n4": lambda: str(rng.randint(17, 79)),
            "big": lambda: f"{rng.randint(2, 79)},{rng.randint(1, 9)}00",
            "big2": lambda: str(rng.randint(84, 420)),
            "money": lambda: str(rng.randint(2, 90)),
            "day": lambda: f"{rng.randint(1, 28)} {rng.choice(_MONTHS)}",
            "month": lambda: rng.choice(_MONTHS),
            "weekday": lambda: rng.choice(_WEEKDAYS),
            "year": lambda: str(rng.randint(2019, 2029)),
            "year2": lambda: str(rng.randint(1961, 2009)),
        }[name]()


class Maker:
    """Makes windows and timelines of a domain's matters."""

    def __init__(self, domain: Domain, rng: random.Random) -> None:
        self._domain, self._rng = domain, rng

    def window(self) -> Row:
        """One window of one article."""
        question, telling, right, wrong = self._drawn(most=2)
        lines = [(text, 1) for text in right] + [(text, 0) for text in wrong[: self._rng.randint(2, 5)]]
        self._rng.shuffle(lines)
        lines = self._joined(lines)
        return row(question, telling.title() if self._rng.random() < 0.9 else "", lines)

    def dated(self) -> Row:
        """One timeline, the oldest first, of which only the newest that answers is an answer."""
        question, telling, right, wrong = self._drawn(most=1 + (self._rng.random() < TWICE))
        lines = [(text, 1) for text in right] + [(text, 0) for text in wrong[: self._rng.choice((1, 1, 2, 3, 4))]]
        if len(lines) < 2:
            lines += [(text, 0) for text in wrong[1:2]]
        self._rng.shuffle(lines)
        day, texts, newest = date(2019, 1, 1) + timedelta(days=self._rng.randrange(2500)), [], -1
        for at, (text, answers) in enumerate(lines[:5]):
            day += timedelta(days=self._rng.randint(1, 200))
            texts.append(told(day, telling.title(), text, first=True))
            newest = at if answers else newest
        return row(question, "", [(text, int(at == newest)) for at, text in enumerate(texts)])

    def _drawn(self, most: int) -> tuple[str, Told, list[str], list[str]]:
        """A question, its telling, at most so many sentences that answer, none at times, and those that don't."""
        rng, matters = self._rng, self._domain.matters
        matter = rng.choice(list(matters.values()))
        form = rng.choice(matter.questions)
        telling = Told(self._domain, rng, named="{that}" not in form)
        answered = rng.random() < ANSWERED
        forms = rng.sample(matter.sentences, min(len(matter.sentences), rng.randint(1, most) if answered else 0))
        right = [telling.sentence(one) for one in forms]
        asked = [slot for slot in _SLOT.findall(form) if slot in _OF_WHOM]
        wrong = [
            telling.sentence(one, slot)
            for slot in asked
            for one in rng.sample(matter.sentences, len(matter.sentences))
            if f"{{{slot}}}" in one and one not in forms
        ][:1]
        near = [*matter.near, *(matter.weak if answered else ())]
        rng.shuffle(near)
        listed = {*matter.near, *matter.weak}
        far = [one for one in matters.values() if one.field != matter.field and one.name not in listed]
        chosen = [matters[name] for name in near[: rng.randint(2, 4)]]
        chosen += rng.sample(far, min(len(far), rng.randint(0, 2)))
        wrong += [telling.sentence(rng.choice(one.sentences)) for one in chosen]
        return retyped(telling.question(form), rng), telling, right, wrong

    def _joined(self, lines: list[tuple[str, int]]) -> list[tuple[str, int]]:
        """Join some neighbours into one sentence, which answers where either does."""
        found: list[tuple[str, int]] = []
        for text, answers in lines:
            if found and self._rng.random() < JOINED and found[-1][0].endswith(".") and len(found[-1][0]) < 120:
                before, known = found.pop()
                more = text if _is_named(text) else text[0].lower() + text[1:]
                found.append((before[:-1] + self._rng.choice((", and ", ", while ", "; ")) + more, max(answers, known)))
            else:
                found.append((text, answers))
        return found


def _is_named(text: str) -> bool:
    """Tell whether a sentence begins with a name."""
    return bool(_PROPER & {text.split()[0].removesuffix("'s"), " ".join(text.split()[:2])})


def row(question: str, title: str, lines: list[tuple[str, int]]) -> Row:
    """Return a window as `training.build_windows` writes them."""
    return {
        "question": question,
        "title": title,
        "sentences": [text for text, _ in lines],
        "labels": [label for _, label in lines],
        "span": None,
    }


def main() -> None:
    """Parse the command line, make, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, required=True, help="folder of what is made")
    parser.add_argument("--windows", type=int, default=20000)
    parser.add_argument("--timelines", type=int, default=10000)
    parser.add_argument("--seed", type=int, default=5)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    domains = [read_matters(path) for path in sorted(FOLDER.glob("*.txt"))]
    shares = [len(domain.matters) for domain in domains]
    makers = [Maker(domain, rng) for domain in domains]
    options.out.mkdir(parents=True, exist_ok=True)
    for name, most, make in (("matters", options.windows, Maker.window), ("dated", options.timelines, Maker.dated)):
        rows = [make(maker) for maker in rng.choices(makers, shares, k=most)]
        text = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in rows)
        (options.out / f"{name}.jsonl").write_text(text, encoding="utf-8")
        print(f"{name}={len(rows)} answered={sum(any(one['labels']) for one in rows) / len(rows):.2f}")


if __name__ == "__main__":
    main()
