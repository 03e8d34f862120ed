import io
import re
from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console

from hsbot.chat.terminal import make_console, print_answer
from hsbot.records import Part

from .samples import FILM, HOPE, SEASON_4, TODAY, answer, article, refused, snippet


def piped(shown, **options) -> str:
    """What print_answer writes where no terminal is."""
    out = io.StringIO()
    print_answer(shown, Console(file=out, force_terminal=False, width=80), today=TODAY, **options)
    return out.getvalue()


def on_terminal(shown, *, width=60, **options) -> str:
    """What print_answer writes on a terminal of that many columns, colours included."""
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, width=width, color_system="standard", _environ={}, **options)
    print_answer(shown, console, today=TODAY)
    return out.getvalue()


def uncoloured(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def test_the_lead_comes_first_then_support_then_what_was_said_earlier_each_with_its_source():
    assert piped(answer(*SEASON_4)) == (
        " 1  “Season 4 will not be made.”\n"
        "    A film ends the story · The Lantern · 22 April 2025, 7 months ago\n"
        "    https://lantern.example/film?part=1\n"
        "\n"
        "Also:\n"
        " 2  “A film ends the story instead.”\n"
        "    from the same article as 1\n"
        "\n"
        "Earlier:\n"
        " 3  “Season 4 is still undecided.”\n"
        "    Hope for season 4 · 18 February 2025, 9 months ago\n"
        "    2025/hope.txt\n"
    )


def test_of_a_file_of_many_articles_it_says_which_one():
    feed = replace(HOPE, id="2025/feed#denied", path="2025/feed.jsonl")
    assert "    2025/feed.jsonl#denied\n" in piped(answer(snippet(feed, feed.text)))
    named = replace(HOPE, id="2025/take #2", path="2025/take #2.json")
    assert "    2025/take #2.json\n" in piped(answer(snippet(named, named.text)))


def test_an_announcement_whose_day_is_over_says_so():
    over = replace(SEASON_4[0], passed=date(2025, 6, 30))
    assert "· 22 April 2025, 7 months ago · the date it names has passed\n" in piped(answer(over))


def test_what_is_from_the_same_article_says_that_its_day_is_over_too():
    over = replace(SEASON_4[1], passed=date(2025, 6, 30))
    assert "    from the same article as 1 · the date it names has passed\n" in piped(answer(SEASON_4[0], over))


def test_only_the_snippet_that_the_lead_reverses_says_so():
    shown = piped(answer(SEASON_4[0], replace(SEASON_4[2], reversed=True)))
    assert "Earlier:\n" in shown
    assert "18 February 2025, 9 months ago · since reversed\n" in shown
    assert shown.count("since reversed") == 1


def test_a_refusal_without_snippets_is_its_sentence():
    assert piped(refused()) == "My articles don't answer that. The newest of them is from 22 April 2025.\n"


def test_a_refusal_shows_the_nearest_snippets_without_calling_them_answers():
    assert piped(refused(snippet(HOPE, "Season 4 is still undecided.", "earlier"))) == (
        "My articles don't answer that. The newest of them is from 22 April 2025. The nearest they come to it:\n"
        "\n"
        " 1  “Season 4 is still undecided.”\n"
        "    Hope for season 4 · 18 February 2025, 9 months ago\n"
        "    2025/hope.txt\n"
    )


def test_a_reader_in_the_past_is_told_where_they_stand():
    lead = snippet(HOPE, "Season 4 is still undecided.")
    assert piped(answer(lead, as_of=TODAY.replace(month=3, day=1))).startswith("As of 1 March 2025:\n 1  “Season 4")


def test_ages_count_from_where_the_reader_stands():
    lead = snippet(HOPE, "Season 4 is still undecided.")
    assert "18 February 2025, 11 days ago" not in piped(answer(lead))
    assert "18 February 2025, 1 week ago" in piped(answer(lead, as_of=TODAY.replace(month=3, day=1)))


def test_what_was_said_earlier_carries_its_date_even_twice_from_one_article():
    lead = snippet(FILM, "Season 4 will not be made.")
    first, second = (snippet(HOPE, words, "earlier") for words in ("Season 4", "undecided"))
    shown = piped(answer(lead, first, second))
    assert shown.count("18 February 2025, 9 months ago") == 2
    assert shown.count("Earlier:") == 1


def test_the_one_of_several_questions_that_nothing_answers_is_counted_below():
    parts = (Part("is there a season 4", "answered"), Part("who wrote the music?", "no_answer"))
    shown = piped(replace(answer(*SEASON_4), parts=parts))
    assert shown.endswith("\n\nMy articles don't answer the second of your questions.\n")


def test_an_undated_article_is_called_undated():
    assert "A title · undated\n" in piped(answer(snippet(article("It rains."), "It rains.")))


def test_the_trace_follows_when_asked_for():
    shown = piped(answer(snippet(HOPE, "undecided")), why=True)
    assert shown.endswith(
        "\n"
        "Why: confidence 0.88, 34 ms, index 000042-3f9c1a2b of 2 articles and 7 passages\n"
        "  hits\n"
        "    0.71  2025/film\n"
        "  time\n"
        "    2025-04-22 leads\n"
    )


def test_elsewhere_than_on_a_terminal_nothing_is_wrapped_or_coloured():
    long = "word " * 60 + "end."
    shown = piped(answer(snippet(article(long), long)))
    assert "\x1b" not in shown
    assert f" 1  “{long}”\n" in shown


def test_on_a_terminal_words_are_wrapped_below_each_other():
    long = "These words are too many for one single line of a narrow terminal, so they go on."
    lines = uncoloured(on_terminal(answer(snippet(article(long), long)), width=40)).splitlines()
    assert lines[:3] == [
        " 1  “These words are too many for one",
        "    single line of a narrow terminal, so",
        "    they go on.”",
    ]


def test_an_address_is_never_broken_by_a_line_end():
    url = "https://lantern.example/" + "a-long-road-" * 12
    odd = article("It rains.", url=url)
    assert f"    {url}\n" in uncoloured(on_terminal(answer(snippet(odd, "It rains.")), width=40))
    assert f"    {url}\n" in piped(answer(snippet(odd, "It rains.")))


def test_a_terminal_narrower_than_any_sense_still_shows_everything():
    shown = uncoloured(on_terminal(answer(*SEASON_4), width=3))
    assert "".join(shown.split()).startswith("1“Season4willnotbemade.”")


def test_newlines_in_a_quotation_are_spaces_on_the_screen():
    text = "First line\nsecond line\n\nthird."
    assert " 1  “First line second line third.”\n" in piped(answer(snippet(article(text), text)))


HOSTILE = (
    "A \x1b[2J\x1b]8;;https://evil.example\x07link\x1b]8;;\x07 \x9b31m[bold]tag[/bold] [/] :smile: \u202edlrow\x07."
)


@pytest.mark.parametrize("show", [piped, on_terminal])
def test_hostile_articles_can_neither_steer_the_terminal_nor_the_layout(show):
    odd = article(HOSTILE, title=HOSTILE, url=f"https://a.example/{HOSTILE}", publisher=HOSTILE)
    shown = uncoloured(show(answer(snippet(odd, HOSTILE), snippet(FILM, "Season 4 will not be made.", "earlier"))))
    assert " ".join(shown.split()).startswith("1 “A link [bold]tag[/bold] [/] :smile: dlrow.” A link [bold]tag")
    assert not set(shown) & set("\x1b\x9b\x07\u202e")
    assert "evil.example" not in shown


def test_a_hostile_trace_is_harmless_too():
    from hsbot.records import Answer, Stage

    base = answer(snippet(HOPE, "undecided"))
    fields = {name: getattr(base, name) for name in Answer.__slots__} | {
        "trace": (Stage("h\x1bc", ("\x1b[31m[red]",)),)
    }
    shown = piped(Answer(**fields), why=True)
    assert "\x1b" not in shown
    assert shown.endswith("  h\n    [red]\n")


class Screen(io.StringIO):
    """Standard output that is a terminal."""

    def isatty(self):
        return True


@pytest.mark.parametrize(("variables", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_no_color_leaves_the_words_without_colours(monkeypatch, variables, coloured):
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"TERM": "xterm", **variables}.items():
        monkeypatch.setenv(name, value)
    screen = Screen()
    print_answer(answer(*SEASON_4), make_console(screen, coloured=True), today=TODAY)
    assert bool(re.search(r"\x1b\[[0-9;]*3[0-7]", screen.getvalue())) == coloured
    assert "Season 4 will not be made." in uncoloured(screen.getvalue())


def test_a_dumb_terminal_gets_no_escape_sequence():
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, width=60, _environ={"TERM": "dumb"})
    print_answer(answer(*SEASON_4), console, today=TODAY)
    assert "\x1b" not in out.getvalue()


def test_the_words_that_answer_are_bold_and_nothing_else_of_the_lead_is():
    june = FILM.text.index("June")
    lead = replace(snippet(FILM, "Shooting starts in June."), marks=((june, june + 4),))
    shown = on_terminal(answer(lead), width=80)
    assert "“Shooting starts in \x1b[1mJune\x1b[0m.”" in shown


def test_of_what_was_said_earlier_the_words_that_answered_stand_out_of_the_dim():
    earlier = replace(snippet(HOPE, "Season 4 is still undecided.", "earlier"), marks=((18, 27),))
    shown = on_terminal(answer(SEASON_4[0], earlier), width=80)
    assert "\x1b[2m“Season 4 is still \x1b[0mundecided\x1b[2m.”\x1b[0m" in shown


def test_marks_stay_with_their_words_where_characters_before_them_are_dropped_or_lines_wrap():
    text = "First\x1b[31m line\n\nand   these words are it, \u202etoo."
    at = text.index("these words")
    odd = replace(snippet(article(text), text), marks=((at, at + len("these words")),))
    assert "“First line and \x1b[1mthese words\x1b[0m are it, too.”" in on_terminal(answer(odd), width=80)
    assert "\x1b[1mthese\x1b[0m\n    \x1b[1mwords\x1b[0m" in on_terminal(answer(odd), width=26)


SAID = "Ada Pell spoke on Monday.\n\n“It ends well.” She left. “It ends, Pell.”"
SPEECH = article(SAID, title="The end")


def test_a_quotation_s_speaker_stands_before_its_source_unless_it_says_so_itself():
    bare = replace(snippet(SPEECH, "“It ends well.”"), speaker=(0, 8))
    assert " 1  “It ends well.”\n" in piped(answer(bare))
    own = replace(snippet(SPEECH, "“It ends, Pell.”", "supporting"), speaker=(0, 8))
    assert "    said Ada Pell · The end · undated\n" in piped(answer(bare))
    assert "    The end · undated\n" in piped(answer(own))
    again = replace(snippet(SPEECH, "She left.", "supporting"), speaker=(0, 8))
    assert "    said Ada Pell · from the same article as 1\n" in piped(answer(own, again))
