"""What each part brings: the same questions answered by everything, without one part, and by plain similarity."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hsbot.answers.parts import ALL, Parts
from hsbot.ask import Asker
from hsbot.build import recipe
from hsbot.evaluate import Judged, judge
from hsbot.quality.plain import open_plain
from hsbot.quality.suite import Corpus, build_index, questions
from hsbot.records import Answer, Question

if TYPE_CHECKING:
    from hsbot.answers.reader import Reader
    from hsbot.search.encoder import Encoder

log = logging.getLogger(__name__)

EVERYTHING, PLAIN = "everything", "plain similarity"

WITHOUT = {
    "without the reader": Parts(reader=False),
    "without time": Parts(time=False),
    "without lexical": Parts(lexical=False),
    "without the speller": Parts(speller=False),
}
WAYS = (EVERYTHING, *WITHOUT, PLAIN)


@dataclass(frozen=True, slots=True)
class Models:
    """What answers are made with."""

    name: str  # of the encoder
    load_encoder: Callable[[], Encoder]  # called for each set and each way, so it should load but once
    load_reader: Callable[[], Reader | None]


@dataclass(frozen=True, slots=True)
class Measured:
    """A set, with its questions judged by each way of answering."""

    corpus: Corpus
    judged: dict[str, list[Judged]]  # by way, of WAYS; EVERYTHING is always there

    @property
    def everything(self) -> list[Judged]:
        """The questions answered by all parts."""
        return self.judged[EVERYTHING]


def measure(
    corpus: Corpus, half: str | None, work: Path, models: Models, ways: Sequence[str], seen: Callable[[], None]
) -> Measured:
    """Build the set's index below `work` and ask its questions by each way; `seen` is called after each answer."""
    index = build_index(corpus, work, models.name, models.load_encoder)
    asked = questions(corpus, half)
    judged = {}
    for way in ways:
        judged[way] = judge(asked, _asker(way, corpus, index, models), seen)
        log.info('measured set=%s way="%s" questions=%d', corpus.name, way, len(asked))
    return Measured(corpus, judged)


def _asker(way: str, corpus: Corpus, index: Path, models: Models) -> Callable[[Question], Answer]:
    if way == PLAIN:
        return open_plain(index, models.load_encoder())
    parts = WITHOUT.get(way, ALL)
    return Asker(index, recipe(models.name), models.load_encoder, models.load_reader, lambda: corpus.today, parts=parts)
