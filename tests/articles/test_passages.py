from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hsbot.articles.passages import make_passages, passage_text
from hsbot.articles.split import split_sentences
from hsbot.articles.text import normalise
from hsbot.records import Passage

from .conftest import article
from .texts import NONSENSE


def _words(texts: Sequence[str]) -> list[int]:
    """As many tokens as words."""
    return [len(text.split()) for text in texts]


_TEXT = "\n\n".join(f"Sentence number {number} has seven words." for number in range(10))


def test_passages_fill_the_limit_and_overlap_by_one_sentence():
    found = article(_TEXT, "Two words")
    sentences = split_sentences(found)
    # 26 = 2 of the title + 3 around it + three sentences of 6 words, and 3 to spare
    passages = make_passages(found, sentences, _words, 26)
    assert [(passage.first, passage.last) for passage in passages] == [(0, 2), (2, 4), (4, 6), (6, 8), (8, 9)]
    assert passages[1].start == sentences[2].start
    assert passages[1].end == sentences[4].end


def test_what_is_embedded_is_the_title_and_the_sentences():
    found = article("First one. Second one.\n\nAdvertisement\n\nThird one.", "Tides ends")
    sentences = split_sentences(found)
    (passage,) = make_passages(found, sentences, _words, 256)
    assert passage_text(found, sentences, passage) == "Tides ends. First one. Second one. Third one."


def test_a_title_that_asks_needs_no_full_stop():
    found = article("No.", "Is Tides renewed?")
    assert passage_text(found, split_sentences(found), Passage(0, 3, 0, 0)) == "Is Tides renewed? No."


def test_a_sentence_over_the_limit_stands_alone():
    found = article("Short one. " + "word " * 50 + "end. Short two.", "T")
    passages = make_passages(found, split_sentences(found), _words, 20)
    assert [(passage.first, passage.last) for passage in passages] == [(0, 0), (1, 1), (2, 2)]


def test_the_title_is_in_front_and_not_among_the_sentences():
    found = article("Tides Ends\n\nIt was announced.", "Tides Ends")
    sentences = split_sentences(found)
    (passage,) = make_passages(found, sentences, _words, 256)
    assert (passage.first, passage.last) == (1, 1)
    assert passage_text(found, sentences, passage) == "Tides Ends. It was announced."


def test_a_title_alone_is_a_passage():
    found = article("Tides Ends", "Tides Ends")
    sentences = split_sentences(found)
    (passage,) = make_passages(found, sentences, _words, 256)
    assert (passage.first, passage.last) == (0, 0)
    assert passage_text(found, sentences, passage) == "Tides Ends"


def test_no_sentences_make_no_passages():
    assert make_passages(article("Advertisement"), (), _words, 256) == ()


def test_the_tokens_are_counted_in_one_call():
    calls: list[int] = []

    def count(texts: Sequence[str]) -> list[int]:
        calls.append(len(texts))
        return _words(texts)

    found = article(_TEXT)
    make_passages(found, split_sentences(found), count, 30)
    assert calls == [11]


@given(st.lists(st.integers(1, 40), min_size=1, max_size=30), st.integers(5, 60))
def test_every_sentence_is_in_a_passage_within_the_limit_at_its_offsets(lengths, limit):
    found = article(" ".join("A" + " word" * (length - 1) + "." for length in lengths), "T")
    sentences = split_sentences(found)
    passages = make_passages(found, sentences, _words, limit)
    covered = [index for passage in passages for index in range(passage.first, passage.last + 1)]
    assert sorted(set(covered)) == list(range(len(sentences)))
    for passage in passages:
        assert (passage.start, passage.end) == (sentences[passage.first].start, sentences[passage.last].end)
        text = passage_text(found, sentences, passage)
        assert passage.first == passage.last or len(text.split()) + 2 <= limit
        for sentence in sentences[passage.first : passage.last + 1]:
            assert found.text[sentence.start : sentence.end] in text
    for before, after in pairwise(passages):
        assert before.last <= after.first <= before.last + 1 or after.first == before.last
        assert after.last > before.last


@given(NONSENSE, NONSENSE, st.sampled_from(["Title", "A Heading", "Tides ends.", "Élodie"]), st.integers(1, 60))
def test_of_whatever_text_the_offsets_of_passages_are_those_of_their_sentences(above, below, title, limit):
    found = article(normalise(f"{above}\n\n{title}\n\n{below}"), title)
    sentences = split_sentences(found)
    passages = make_passages(found, sentences, _words, limit)
    covered = {index for passage in passages for index in range(passage.first, passage.last + 1)}
    assert covered >= {index for index, sentence in enumerate(sentences) if sentence.kind != "title"}
    for passage in passages:
        own = sentences[passage.first : passage.last + 1]
        words = [found.text[sentence.start : sentence.end] for sentence in own if sentence.kind != "title"]
        assert (passage.start, passage.end) == (own[0].start, own[-1].end)
        embedded = f"{title.removesuffix('.')}. {' '.join(words)}" if words else title
        assert passage_text(found, sentences, passage) == embedded
        within = found.text[passage.start : passage.end]
        assert all(word in within for word in words)
    assert all(before.start < after.start and before.end < after.end for before, after in pairwise(passages))
