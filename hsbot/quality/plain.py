"""What everything else is compared with: the sentence most similar to the question, and nothing is ever refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from hsbot.answers.looked_at import HITS
from hsbot.records import Answer, Article, Hit, Question, Sentence, Snippet
from hsbot.search.encoder import Text
from hsbot.search.generation import open_current
from hsbot.search.store import Store

if TYPE_CHECKING:
    from hsbot.search.encoder import Encoder, Matrix

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence in its article."""

    article: Article
    sentence: Sentence
    text: str


@dataclass(slots=True)
class PlainSimilarity:
    """Answers with the content sentence whose own vector lies nearest to the question's, of passages found by vector.

    An "as of" hides later articles, as it does for hsbot. The confidence is the cosine, 0 where it is negative.
    """

    store: Store
    encoder: Encoder
    _known: dict[str, Matrix] = field(default_factory=dict)  # of each sentence's text its vector

    def __call__(self, question: Question) -> Answer:
        """Answer one question; without a snippet only where no article was published by then."""
        vector = self.encoder.encode_question(f"{question.previous or ''} {question.text}".strip())
        places = self._places(self.store.search(vector, (), HITS, as_of=question.as_of))
        self._learn([place.text for place in places])
        ranked = sorted(((float(self._known[p.text] @ vector), p) for p in places), key=lambda one: -one[0])
        snippets = tuple(
            Snippet(
                p.article, p.text, p.sentence.start, p.sentence.end, max(cosine, 0.0), "supporting" if n else "lead"
            )
            for n, (cosine, p) in enumerate(ranked[:_SHOWN])
        )
        return Answer(
            question=question.text,
            as_of=question.as_of,
            status="answered" if snippets else "no_answer",
            confidence=snippets[0].score if snippets else 0.0,
            snippets=snippets,
            newest_article=self.store.newest,
            index=self.store.info,
            timings_ms={},
        )

    def _places(self, hits: list[Hit]) -> list[_Place]:
        """Return each content sentence of the hits once."""
        found: dict[tuple[str, int], _Place] = {}
        for hit in hits:
            for sentence in self.store.sentences(hit.article)[hit.passage.first : hit.passage.last + 1]:
                if sentence.kind == "body":
                    text = hit.article.text[sentence.start : sentence.end]
                    found[hit.article.id, sentence.start] = _Place(hit.article, sentence, text)
        return list(found.values())

    def _learn(self, texts: list[str]) -> None:
        """Encode what isn't known yet, each sentence alone, without its title and neighbours."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        alone = [Text(text, ((0, len(text)),)) for text in new]
        self._known |= {new[i]: vector for i, vector, _ in self.encoder.encode_passages(alone)}


def open_plain(index: Path, encoder: Encoder) -> PlainSimilarity:
    """Open the current generation; raises IndexFailure."""
    return PlainSimilarity(Store(*open_current(index)), encoder)
