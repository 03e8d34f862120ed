"""The way out: question -> hits -> candidate sentences -> scored -> the newest truth leads -> an Answer."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from hsbot.answers.aim import Aim
from hsbot.answers.aliases import Aliases
from hsbot.answers.candidates import gather
from hsbot.answers.carried import NAMED, answer_names, carrying, leaned_on, question_before
from hsbot.answers.choose import Choice, choose, nothing_asked
from hsbot.answers.denial import last_denials
from hsbot.answers.events import day_of, named_event
from hsbot.answers.language import foreign_language
from hsbot.answers.last_word import LastWord
from hsbot.answers.looked_at import look
from hsbot.answers.missing import find_missing
from hsbot.answers.newest import Times, Timing
from hsbot.answers.news import LOOKED_AT, about, asks_for_news, newest_news, news_topic
from hsbot.answers.parts import ALL, Parts, undated
from hsbot.answers.question import MAX_CHARACTERS, Asking, check_length, read_question, timeless
from hsbot.answers.rewritten import rewritten
from hsbot.answers.score import Scorer, load_weights
from hsbot.answers.several import MOST, join, split_questions
from hsbot.answers.spelling import Speller
from hsbot.answers.talk import small_talk, without_greeting
from hsbot.answers.trace import Clock, asked, found, judged
from hsbot.answers.ways import Way, better, leading_sentence, without_strangers
from hsbot.records import Answer, Question, Stage
from hsbot.search.current import Current
from hsbot.search.threads import keep_numpy_to_one

if TYPE_CHECKING:
    from hsbot.answers.reader import Reader
    from hsbot.search.encoder import Encoder
    from hsbot.search.manifest import Recipe
    from hsbot.search.store import Store

_COMMON = 2000  # sentences of the corpus for each that has a word from which that word is common


class Asker:
    """Answers questions from the current generation, and takes up a new one as soon as it is current.

    Not for two threads at once. Raises IndexFailure, mostly one of its kinds, where nothing can be served.
    """

    def __init__(
        self,
        index: Path,
        recipe: Recipe,
        load_encoder: Callable[[], Encoder],
        load_reader: Callable[[], Reader | None] = lambda: None,
        today: Callable[[], date] = date.today,
        parts: Parts = ALL,
        languages: Collection[str] = ("en",),
        aliases: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        """Open the index first, which is quick to refuse, and only then load the models.

        `languages` are those that the encoder understands, as ISO 639 codes; with none, every question is looked up.
        `aliases` are what fans say for names, besides what the articles' brackets tell.
        """
        self._today = today
        self._parts = parts
        self._languages = languages
        self._configured = aliases
        self._current = Current(index, recipe)
        self._encoder = load_encoder()
        keep_numpy_to_one()
        self._current.expect(replace(recipe, model_sha256=self._encoder.sha256))  # of some only loading tells it
        self._aim = Aim(self._encoder.sha256)
        self._learn_words()
        reader = load_reader() if parts.reader else None
        self._scorer = Scorer(reader)
        self._last = LastWord(reader, load_weights()["last"]) if reader and reader.tells_time and parts.time else None
        self._times = Times(**{kind: Timing(**weights) for kind, weights in self._scorer.times.items()})

    def __call__(self, question: Question) -> Answer:
        """Answer a message: one question, several, or small talk; raises QuestionError where it says nothing."""
        check_length(question.text)
        question = replace(question, previous=leaned_on(question.previous))
        clock = Clock()
        if self._current.take_up_newer():
            self._learn_words()
        if question.text.strip():
            talk, language = small_talk(question.text), None
            if not talk and self._languages:
                language = foreign_language(question.text, self._languages, self._is_common)
            if talk or language:
                nothing = self._answer(question, question.as_of, nothing_asked(talk or language), clock)
                return replace(nothing, small_talk=talk, language=language, understood=tuple(self._languages))
        text = without_greeting(question.text)
        questions = split_questions(text)
        if len(questions) == 1:
            return replace(self._one(replace(question, text=text)), question=question.text)
        answers = self._each(question, questions[:MOST])
        return replace(join(question.text, answers, questions[MOST:], question.as_of), leans=answers[0].leans)

    def _each(self, question: Question, texts: Sequence[str]) -> list[Answer]:
        """Answer the questions of one message in order, each as a follow-up to those before."""
        answers, topic = [], question.previous
        for text in texts:
            one = replace(question, text=text, previous=topic)
            answers.append(self._one(one))
            reading = read_question(one)
            topic = reading.search if len(reading.search) <= MAX_CHARACTERS else reading.text
        return answers

    def _one(self, question: Question) -> Answer:
        """Answer one question."""
        clock = Clock()
        if (news := self._news(question)) is not None:
            return self._answer(question, question.as_of, news, clock)
        mended, day = self._at_event(self._mended(question), clock)
        asking = self._read(mended, day)
        if asking.lean and mended.previous:
            asking = replace(self._read(self._carrying(mended, mended.previous, clock), day), lean=asking.lean)
        best = way = self._look_up(asking, clock)
        if asking.lean and mended.previous:  # a follow-up may also make sense without the question before
            alone = self._look_up(self._read(replace(mended, previous=None), day), clock)
            best = better(way, alone, mended.previous)
        stages = (asked(best.asking), found(best.hits), judged(best.scored))
        best = without_strangers(best, self._speller, self._store)
        answer = self._answer(question, best.as_of, best.choice, clock, stages)
        missing = self._missing(best) if answer.status == "no_answer" else ()
        return replace(answer, missing=missing, leans=way.asking.lean is not None)

    def _news(self, question: Question) -> Choice | None:
        """Return the newest articles where nothing else is asked for, None where something in particular is."""
        everything = asks_for_news(question)
        mended = question if everything else self._mended(question)
        topic = frozenset[str]() if everything else news_topic(mended)
        if not everything and not topic:
            return None
        newest = self._store.newest_articles(LOOKED_AT, as_of=question.as_of or self._today())
        told = newest if everything else about(newest, topic, mended.text, self._store)
        return newest_news(told, self._store) if everything or told else None

    def _read(self, question: Question, day: date | None) -> Asking:
        return read_question(question, self._today(), self._aliases, day)

    def _carrying(self, question: Question, previous: str, clock: Clock) -> Question:
        """Return a follow-up with what it takes from the question before, and from the names that answer that."""
        before = question_before(previous, question.as_of)
        if whole := rewritten(question.text, before.text):
            return replace(question, text=whole, previous=before.previous)
        asking = self._read(before, None)
        lead = leading_sentence(self._look_up(asking, clock)) if asking.asked in NAMED else None
        return carrying(question, asking, answer_names(asking, *lead) if lead else ())

    def _at_event(self, question: Question, clock: Clock) -> tuple[Question, date | None]:
        """Return the question as of the day before an event that it names, or as it is and the day "when" it was.

        It stays as it is, without a day, where it names none that is known.
        """
        event = named_event(question.text)
        if event is None:
            return question, None
        # the "it" of "before it was cancelled" is what was spoken of before, unless the question itself names it
        before = question.previous if read_question(replace(question, text=event.rest)).lean else None
        asking = read_question(replace(question, text=event.ask, previous=before), aliases=self._aliases)
        day = day_of(event, self._look_up(asking, clock).scored, self._scorer.threshold)
        earlier = replace(question, text=event.rest, as_of=day)
        return (earlier, None) if event.before and day else (question, day)

    def _look_up(self, asking: Asking, clock: Clock) -> Way:
        """Go the whole way for one reading of the question.

        It may name its own time ("in February 2025"); where nothing said by then answers it, the time it named is
        that of an event, and any article may tell of it.
        """
        encode = cache(self._encoder.encode_question)  # the second time it is mostly the same text
        for as_of in dict.fromkeys((asking.stands_at, asking.as_of)):
            one = timeless(asking) if as_of == asking.stands_at else asking
            vector = encode(one.search)
            aimed = self._aim(vector)
            clock.lap("encode")
            hits, looked_at = look(one, vector, aimed, self._store, as_of=as_of, parts=self._parts)
            clock.lap("retrieve")
            store = self._store
            candidates = gather(one, aimed, looked_at, store, store.info.passages, store.passages_with)
            foremost, comes = last_denials(one, candidates) if self._parts.time else ((), None)
            scored = self._scorer(one.search, candidates, foremost)
            clock.lap("score")
            if self._parts.time:
                scored = self._times(one, scored)
                clock.lap("choose")
                scored = self._last(one, scored) if self._last else scored
                clock.lap("last word")
            else:
                scored = undated(scored)
            judge = self._last if self._last and any(s.last is not None for s in scored) else self._scorer
            choice = choose(replace(one, comes=comes), scored, judge.threshold, judge.doubt(scored))
            clock.lap("choose")
            if choice.status == "answered":
                break
        return Way(asking, as_of, hits, scored, choice)

    def _answer(
        self, question: Question, as_of: date | None, choice: Choice, clock: Clock, stages: tuple[Stage, ...] = ()
    ) -> Answer:
        return Answer(
            question=question.text,
            as_of=as_of,
            status=choice.status,
            confidence=choice.confidence,
            snippets=choice.snippets,
            newest_article=self._store.newest,
            index=self._store.info,
            timings_ms=clock.total(),
            trace=(*stages, Stage("choice", choice.reasons)) if choice.reasons else (),
            reversal=choice.reversal,
        )

    def _is_common(self, word: str) -> bool:
        """Tell whether articles use a word, in a large corpus more than now and then."""
        found = self._store.sentences_with(word)
        return found > 0 and found * _COMMON >= self._store.manifest.sentences

    def _missing(self, way: Way) -> tuple[str, ...]:
        """Return what of the question no article speaks of."""
        near = [h.article.text[h.passage.start : h.passage.end] for h in way.hits]
        return find_missing(way.asking.text, self._speller, self._store, near, way.asking.named)

    def _mended(self, question: Question) -> Question:
        """Return the question with configured aliases spelt out, and without its typing errors."""

        def mended(text: str) -> str:
            spelt = self._aliases.spell_out(text)
            spelt = self._speller.mend(spelt) if self._parts.speller else spelt
            return spelt if len(spelt) <= MAX_CHARACTERS else text

        previous = mended(question.previous) if question.previous else None
        return replace(question, text=mended(question.text), previous=previous)

    @property
    def _store(self) -> Store:
        return self._current.store

    def _learn_words(self) -> None:
        """Take up the words and the other names of the generation in hand."""
        self._speller = Speller(self._store.vocabulary(), self._encoder.count_tokens)
        self._aliases = Aliases(self._configured, self._store.aliases())
