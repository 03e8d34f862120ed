"""Two articles small enough to count in, and what is found in them."""

from __future__ import annotations

from fakes import vector

from answers.samples import FakeCorpus, article, features, sentences
from hsbot.answers.aim import Aimed
from hsbot.answers.candidates import Candidate, gather
from hsbot.answers.question import read_question
from hsbot.records import Hit, Question

FILMING = "Filming of season 4 began in Hull on Monday."
DIRECTS = "Ada Pell directs."
SAID = "“We are thrilled,” she said."
QUOTED = "“We are thrilled.”"
NEWS = article("news", "2025-06-20", FILMING, DIRECTS, SAID, QUOTED, title="Saltmarsh films")
GUIDE = article("guide", None, "Two keepers live on an island.", title="A guide")

GUIDES = sentences(GUIDE, "Two keepers live on an island.")
CORPUS = FakeCorpus((NEWS, sentences(NEWS, FILMING, DIRECTS, SAID, QUOTED)), (GUIDE, GUIDES))
ALL = [CORPUS.hit(NEWS, 1, 4), CORPUS.hit(GUIDE, 1, 1, dense=0.2, lexical=None)]


def found(question: str, hits: list[Hit] = ALL) -> list[Candidate]:
    asking = read_question(Question(question))
    return gather(asking, Aimed(vector(asking.search), None), hits, CORPUS, 2, CORPUS.passages_with)


def of(question: str, text: str) -> dict[str, float]:
    return next(features(c) for c in found(question) if c.text == text)
