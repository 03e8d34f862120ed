"""The timeline: what is read again, in which order, and how each sentence is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from answers.samples import article, scored
from answers.test_reader import tokenizer
from hsbot.answers.candidates import Candidate
from hsbot.answers.timeline import cut, timeline
from hsbot.answers.windows import Window, encode_windows
from hsbot.records import Article, Sentence


def body(of: Article, text: str, at: int = 1) -> Candidate:
    return replace(scored(of, text, 0.0).candidate, at=at)


def title(of: Article) -> Candidate:
    return replace(
        body(of, of.title), at=9, sentence=Sentence(0, len(of.title), "title"), text=" ".join(of.title.split())
    )


def test_the_oldest_stands_first_and_every_sentence_knows_its_candidate() -> None:
    april = body(article("b", "2025-04-21", "A film was announced."), "A film was announced.")
    february = body(article("a", "2025-02-03", "A season is hoped for."), "A season is hoped for.")
    window, order = timeline([april, february])
    assert window == Window(
        "", ("3 February 2025: Saltmarsh: A season is hoped for.", "21 April 2025: Saltmarsh: A film was announced.")
    )
    assert order == (1, 0)


def test_what_is_undated_stands_in_front_of_everything() -> None:
    dated = body(article("a", "1999-12-31", "It is old."), "It is old.")
    undated = body(article("z", None, "It is of some day."), "It is of some day.")
    window, order = timeline([dated, undated])
    assert window.sentences[0] == "undated: Saltmarsh: It is of some day."
    assert order == (1, 0)


def test_only_the_first_sentence_of_an_article_carries_its_day_and_title() -> None:
    one = article("a", "2025-02-03", "It is back.", "In spring.", title="Saltmarsh returns")
    window, order = timeline([body(one, "In spring.", 2), body(one, "It is back."), title(one)])
    assert window.sentences == ("3 February 2025: Saltmarsh returns", "It is back.", "In spring.")
    assert order == (2, 1, 0)


def test_articles_of_one_day_are_not_mixed() -> None:
    a, b = (article(id_, "2025-02-03", "First here.", "Then here.") for id_ in "ab")
    window, _ = timeline([body(a, "First here."), body(b, "First here."), body(a, "Then here.", 2)])
    assert [s.count("2025") for s in window.sentences] == [1, 0, 1]


def test_long_titles_and_sentences_are_cut() -> None:
    one = article("a", "2025-02-03", "word " * 60 + "end.", title="name " * 20 + "end")
    (told,) = timeline([body(one, "word " * 60 + "end.")])[0].sentences
    assert (told.count("name"), told.count("word"), told.count("… "), told.count("end.")) == (12, 43, 1, 1)


def test_of_a_long_sentence_the_beginning_and_the_end_are_read() -> None:
    assert cut("a b c d e f g h i j", 8) == "a b … f g h i j"
    assert cut("a b c", 3) == "a b c"


def test_what_looks_back_stands_at_its_own_day_without_the_title_that_tells_what_came_later() -> None:
    april = article("b", "2025-04-21", "A film was announced.", "A season was hoped for.", title="A film at last")
    hoped = replace(body(april, "A season was hoped for.", 2), recalls=date(2025, 2, 28))
    window, order = timeline([body(april, "A film was announced."), hoped])
    assert window.sentences == (
        "28 February 2025: A season was hoped for.",
        "21 April 2025: A film at last: A film was announced.",
    )
    assert order == (1, 0)


def test_many_long_sentences_are_cut_so_that_the_newest_has_room() -> None:
    long = [article(f"{n}", f"2025-02-0{n}", "word " * 60 + "end.", title="Pell") for n in range(1, 6)]
    window, _ = timeline([body(one, "word " * 60 + "end.") for one in long])
    assert [told.count("word") for told in window.sentences] == [
        20
    ] * 5  # 5 * (3 + 1 + 22) = 130 words, "…" and "end." among them


def test_a_window_has_room_for_the_newest_beside_a_long_question() -> None:
    title = "Orrery says that the third summer of Saltmarsh comes later than it had hoped"
    text = "The network said that filming of the eight episodes would not begin before the harbour of Pell reopens, "
    long = [article(f"{n}", f"2025-12-1{n}", text + text, title=title) for n in range(5)]
    window, _ = timeline([body(one, (text + text).strip()) for one in long])
    (encoded,) = encode_windows(tokenizer(), "who " * 60, [window])
    assert len(encoded.marks) == 1 + 5


def test_nothing_has_an_empty_timeline() -> None:
    assert timeline([]) == (Window("", ()), ())
