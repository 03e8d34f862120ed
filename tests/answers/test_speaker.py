"""Who says a quotation: the name, where the article has it."""

from __future__ import annotations

import re

import pytest

from hsbot.answers.speaker import find_quotations, find_speaker


def speaker(text: str, snippet: str) -> str | None:
    """Who says the snippet of that text."""
    start = text.index(snippet)
    found = find_speaker(text, start, start + len(snippet))
    return None if found is None else text[slice(*found)]


@pytest.mark.parametrize(
    "text",
    [
        "“We are really thrilled,” Ada Pell said.",
        "“We are really thrilled,” said Ada Pell.",
        '"We are really thrilled," Ada Pell said.',
        "“We are really thrilled,” said game director Ada Pell on Monday.",
        "“We are really thrilled,” said Orrery's head of studios Ada Pell.",
        "“We are really thrilled,” said Fen Riders singer Ada Pell.",
        "“We are really thrilled,” said the Hull City manager, Ada Pell.",
        "“We are really thrilled,” said the former Hull City captain Ada Pell.",
        "“We are really thrilled,” said Harbour One's boss, Ada Pell.",
        "“We are really thrilled,” said Hull City’s Ada Pell.",
        "“We are really thrilled,” said Ada Pell and hung up.",
        "“We are really thrilled,” said Ada Pell, and Kit Brand nodded.",
        "“We are really thrilled,” said Ada Pell when asked about Hull City.",
        "“We are really thrilled,” Ada Pell, who plays Nick, told The Lantern.",
        "Ada Pell told The Lantern: “We are really thrilled.”",
        "Ada Pell: “We are really thrilled.”",
        "According to Ada Pell, “we are really thrilled and happy”.",
        "“We are really thrilled,” Pell said.\n\nAda Pell plays Nick.",
    ],
)
def test_the_sentence_names_its_speaker_by_the_whole_name_if_the_article_has_it(text: str) -> None:
    assert speaker(text, text.split("\n")[0]) == "Ada Pell"


@pytest.mark.parametrize(
    "clause",
    [
        "said the Hull City boss",
        "said a former Hull City player, who asked not to be named",
        "said the Norwegian",
        "the New Zealander said",
        "said the 21-year-old Swede",
        "said the Jones family",
        "said Kit Brand and Ada Pell",
        "said Kit Brand, Ada Pell, and Joe Orr",
        "said Kit Brand and the band",
        "said the captain of the Fen Riders",
        "said a waiter at the Old Goat",
        "said the Hull City boss before facing York City",
        "said the boss when Ada Pell left",
        "said a friend of singer Ada Pell",
        "says the man who plays Ada Pell",
        "the man who plays Ada Pell said",
        "said the Hull City Supporters’ Trust",
    ],
)
def test_whose_boss_somebody_is_or_one_of_two_is_no_speaker(clause: str) -> None:
    """Neither of the quotation, nor of what goes on from it, nor of what a pronoun says."""
    text = f"“We are really thrilled,” {clause}. “Nobody can stop us now.”"
    assert speaker(text, "“We are really thrilled,”") is None
    assert speaker(text, "“Nobody can stop us now.”") is None
    assert speaker(f"{text[:-1]},” he added.", "“Nobody can stop us now.,” he added.") is None


def test_who_is_accorded_to_is_not_whose_boss_somebody_is_nor_one_of_two() -> None:
    for whom in ("the Hull City boss", "Kit Brand and Ada Pell", "a letter in the Hull Mail"):
        text = f"According to {whom}, “we are really thrilled and happy”."
        assert speaker(text, text) is None
    text = "According to Hull City manager Ada Pell, “we are really thrilled and happy”."
    assert speaker(text, text) == "Ada Pell"


@pytest.mark.parametrize("who", ["BBC", "Fen Riders"])
def test_a_band_or_a_channel_speaks_with_an_article(who: str) -> None:
    assert speaker(f"“We are thrilled,” said the {who}.", "“We are thrilled,”") == who
    assert speaker(f"“We are thrilled,” the {who} said.", "“We are thrilled,”") == who


def test_a_pronoun_is_not_what_somebody_said_something_of() -> None:
    said = "“We are thrilled,” she said."
    assert speaker(f"Ada Pell said that a UK tour is planned. {said}", said) == "Ada Pell"
    assert speaker(f"“It was hard,” Ada Pell said, as per Hullmail. {said}", said) == "Ada Pell"


def test_a_quotation_without_a_name_goes_on_from_the_one_before() -> None:
    assert speaker("“We waited,” Ada Pell said. “We are thrilled.”", "“We are thrilled.”") == "Ada Pell"
    assert speaker("“We waited,” Ada Pell said. It rained. “We are thrilled.”", "“We are thrilled.”") is None
    assert speaker("“No,” Joe Brand said.\n\n“We are thrilled.”", "“We are thrilled.”") is None


@pytest.mark.parametrize("sentence", ["It was time, said Ada Pell.", "Later Ada Pell announced a tour."])
def test_a_sentence_of_its_own_lends_no_speaker(sentence: str) -> None:
    """Neither behind the quotation nor before it."""
    assert speaker(f"“We are thrilled.” {sentence}", "“We are thrilled.”") is None
    assert speaker(f"{sentence} “We are thrilled.”", "“We are thrilled.”") is None
    text = f"“We are thrilled and happy, and so are they all.” {sentence}"
    assert speaker(text, text) is None


@pytest.mark.parametrize(
    "text",
    [
        "“It is the last season,” the showrunner said on Friday. Ada Lunde said she was sad.",
        "The studio announced: “There will be no season 4.” Ben Cole confirmed his exit.",
        "“There will be no season 4,” Netflix’s statement read. Ada Lunde told fans not to worry.",
        "“It is the last season,” he told Ada Lunde.",
        "“It is the last season,” the showrunner warned Ada Lunde.",
        "“It is the last season,” said a spokesman for Ada Lunde.",
        "“It is the last season,” said Ada Lunde’s manager.",
        "Fans of Ada Lunde said: “It is the last season.”",
        "“It is the last season!” Ada Lunde said she was sad.",
    ],
)
def test_where_somebody_without_a_name_speaks_none_is_taken_from_nearby(text: str) -> None:
    """In its sentence, and in the quotation alone."""
    quotation = text[text.index("“") : text.index("”") + 1]
    assert speaker(text, text) is None
    assert speaker(text, quotation) is None


def test_of_two_who_speak_neither_says_it_all() -> None:
    text = "“We are thrilled,” Ada Pell said. “It was time,” Ben Cole said."
    assert speaker(text, text) is None
    assert speaker(text, "“It was time,” Ben Cole said.") == "Ben Cole"


def test_a_pronoun_behind_somebody_else_is_nobody() -> None:
    said = "“We are thrilled,” she added."
    assert speaker(f"“No,” said Ada Pell. The director said yes. {said}", said) is None
    assert speaker(f"“No,” said Ada Pell. Kim Brand came in. {said}", said) is None


@pytest.mark.parametrize(
    "ahead",
    [
        "According to The Lantern, the showrunner is sad.",
        "According to Ada Pell, the showrunner is sad.",
        "“It was hard,” The Lantern wrote.",
        "“It was hard,” Kit Brand said. His co-star disagreed.",
        "Kit Brand confirmed the news on Friday.\n\nThe show's creator was blunter.",
    ],
)
def test_a_pronoun_behind_a_paper_or_somebody_without_a_name_is_nobody(ahead: str) -> None:
    assert speaker(f"{ahead} “We are done with it,” she said.", "“We are done with it,” she said.") is None


@pytest.mark.parametrize("between", ["She was sad.", "Pell was sad.", "And it rained."])
def test_a_sentence_about_the_same_one_leaves_the_pronoun(between: str) -> None:
    said = "“We are done with it,” she said."
    assert speaker(f"“It was hard,” Ada Pell said. {between} {said}", said) == "Ada Pell"
    assert speaker(f"“It was hard,” according to Ada Pell. {between} {said}", said) == "Ada Pell"


def test_a_speaker_is_found_in_the_middle_of_a_long_quotation() -> None:
    text = "Ada Pell said: “We are thrilled. It was time.”"
    assert speaker(text, "It was time.”") == "Ada Pell"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“a” b “c”", ["“a”", "“c”"]),
        ("a” b “c", ["a”", "“c"]),
        ('"a" b "c', ['"a"', '"c']),
        ('“a "b" c” d', ['“a "b" c”']),
        ("a “b “c” d”", ["“b “c”", " d”"]),
        ("none", []),
    ],
)
def test_quotation_marks_are_read_once_from_left_to_right(text: str, quoted: list[str]) -> None:
    assert [text[a:b] for a, b in find_quotations(text, 0, len(text))] == quoted


def test_no_pattern_looks_for_a_mark_from_every_character(monkeypatch: pytest.MonkeyPatch) -> None:
    """The marks are found by single characters, so that text without any is passed but once."""
    patterns: list[str] = []
    real = re.finditer
    monkeypatch.setattr(re, "finditer", lambda pattern, text: patterns.append(pattern) or real(pattern, text))
    assert find_quotations("x" * 10_000, 0, 10_000) == []
    assert patterns == [r"[“”\"]"]


def test_a_pronoun_is_the_last_speaker_before() -> None:
    assert speaker("“No,” said Ada Pell. “We are thrilled,” she added.", "“We are thrilled,” she added.") == "Ada Pell"
    text = "“No,” said Ada Pell.\n\n“We are thrilled,” she added."
    assert speaker(text, "“We are thrilled,” she added.") == "Ada Pell"
    assert speaker("It rained. “We are thrilled,” she added.", "“We are thrilled,” she added.") is None


def test_what_is_no_quotation_or_has_nobody_named_has_no_speaker() -> None:
    assert speaker("It is over for good, Ada Pell said.", "It is over for good, Ada Pell said.") is None
    text = "Ada Pell called the end of the long series a “shame”."
    assert speaker(text, text) is None
    assert speaker("“We are thrilled.” It rained in Hull.", "“We are thrilled.”") is None


def test_a_name_inside_of_the_quotation_is_not_its_speaker() -> None:
    text = "“Joe Brand said it was over long ago,” Ada Pell said."
    assert speaker(text, text) == "Ada Pell"
    assert speaker("“Joe Brand said it was over.” It rained.", "“Joe Brand said it was over.”") is None


def test_two_of_one_name_leave_the_name_as_it_is() -> None:
    text = "“We are thrilled,” Pell said.\n\nAda Pell and Joe Pell met."
    assert speaker(text, "“We are thrilled,” Pell said.") == "Pell"


def test_the_next_one_s_quotation_does_not_lend_its_speaker() -> None:
    text = "“We are thrilled.” It rained. “Nonsense,” Joe Brand said."
    assert speaker(text, "“We are thrilled.”") is None


@pytest.mark.parametrize(
    "behind",
    [
        *("again", "ahead of the match", "alongside Kit Brand", "amid tears", "among fans", "backstage"),
        *("beside Kit Brand", "despite the rain", "earlier", "inside the ground", "into the microphone"),
        *("minutes later", "outside the ground", "per The Lantern", "regarding the tour", "tonight"),
        *("through tears", "under embargo", "upon arrival", "via Instagram", "without a smile", "yesterday"),
        *("following the win", "facing York City", "leaving a meeting", "thanking her fans", "holding his cup"),
        "joining their party",
    ],
)
def test_what_tells_how_and_where_it_was_said_leaves_the_speaker(behind: str) -> None:
    assert speaker(f"“We are really thrilled,” said Ada Pell {behind}.", "“We are really thrilled,”") == "Ada Pell"


@pytest.mark.parametrize(
    "clause",
    [
        "said the Hull City boss",
        "said a Hull City training ground worker",  # not the club
        "said a Hull City marketing man",
        "said a Hull City family",
    ],
)
def test_whose_worker_somebody_is_is_no_speaker(clause: str) -> None:
    assert speaker(f"“We are really thrilled,” {clause}.", "“We are really thrilled,”") is None


@pytest.mark.parametrize("native", ["Norwegian", "Swede", "Swiss"])
def test_where_somebody_is_from_is_no_name(native: str) -> None:
    assert speaker(f"“We are really thrilled,” the {native} said.", "“We are really thrilled,”") is None


@pytest.mark.parametrize("clause", ["the Beatles said", "said the Beatles", "the Beatles told The Lantern"])
def test_a_band_of_one_word_speaks(clause: str) -> None:
    assert speaker(f"“We are really thrilled,” {clause}.", "“We are really thrilled,”") == "Beatles"
