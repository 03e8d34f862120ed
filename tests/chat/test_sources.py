import io
from dataclasses import replace
from datetime import date

from rich.console import Console

from hsbot.chat.sources import print_changes, print_source, print_sources, surroundings

from .samples import FILM, HOPE, HOW_SEASON_4_CHANGED, SEASON_4, TODAY, answer, article, snippet


def piped(show, shown) -> str:
    out = io.StringIO()
    show(shown, Console(file=out, force_terminal=False), today=TODAY)
    return out.getvalue()


def test_a_source_is_shown_with_all_that_is_known_and_the_quotation_in_its_paragraph():
    assert piped(print_source, snippet(FILM, "A film ends the story instead.")) == (
        "A film ends the story\n"
        "  published 22 April 2025, 7 months ago\n"
        "  publisher The Lantern\n"
        "  address   https://lantern.example/film?part=1\n"
        "  file      2025/film.md\n"
        "  quoted    characters 76 to 106 of 155\n"
        "\n"
        "    Season 4 will not be made.\n"
        "  > A film ends the story instead.\n"
        "    Shooting starts in June.\n"
    )


def test_what_an_article_does_not_say_is_called_unknown():
    shown = piped(print_source, snippet(HOPE, "Season 4 is still undecided."))
    assert "  publisher unknown\n  address   none\n" in shown
    assert shown.endswith("\n\n  > Season 4 is still undecided.\n")


def test_of_a_whole_paragraph_the_neighbours_are_shown():
    assert surroundings(snippet(FILM, "The story began in 2022.")) == (
        "A film ends the story",
        "Season 4 will not be made. A film ends the story instead. Shooting starts in June.",
    )


def test_an_article_without_paragraphs_is_cut_at_words_on_both_sides():
    text = "before " * 200 + "Here it is." + " after" * 200
    before, after = surroundings(snippet(article(text), "Here it is."))
    assert before.startswith("… before before")
    assert after.endswith("after after …")
    assert 590 < len(before) <= 602
    assert 590 < len(after) <= 602


def test_what_stands_around_is_as_harmless_as_the_quotation():
    text = "be\x1b[31mfore\nthis. Quoted\x07. [bold]after\u202e"
    assert surroundings(snippet(article(text), "Quoted\x07.")) == ("before this.", "[bold]after")
    assert "\x1b" not in piped(print_source, snippet(article(text, title="\x1b[5mT"), "Quoted\x07."))


def test_the_list_numbers_the_sources_as_the_answer_did():
    assert piped(print_sources, answer(*SEASON_4)) == (
        " 1  A film ends the story · The Lantern · 22 April 2025, 7 months ago\n"
        " 2  A film ends the story · The Lantern · 22 April 2025, 7 months ago\n"
        " 3  Hope for season 4 · 18 February 2025, 9 months ago\n"
    )


def test_how_this_changed_goes_from_the_oldest_word_to_the_newest():
    out = io.StringIO()
    assert print_changes(answer(*SEASON_4), Console(file=out, force_terminal=False))
    assert out.getvalue() == HOW_SEASON_4_CHANGED


def test_how_this_changed_says_whose_word_it_was_and_what_has_overtaken_it():
    text = "“It ends in May.”\n\nSo says Ada Pell."
    said = replace(snippet(article(text), "“It ends in May.”", "earlier"), speaker=(27, 35), reversed=True)
    out = io.StringIO()
    assert print_changes(answer(SEASON_4[0], said), Console(file=out, force_terminal=False))
    assert out.getvalue().endswith("    “It ends in May.”\n    said Ada Pell · A title · since reversed\n")


def test_how_this_changed_names_the_day_by_which_it_is_in_order():
    told = replace(article("It ends. In October a fifth season was planned."), published=date(2025, 4, 22))
    was = replace(snippet(told, "In October a fifth season was planned.", "earlier"), recalls=date(2024, 10, 31))
    out = io.StringIO()
    assert print_changes(answer(snippet(told, "It ends."), was), Console(file=out, force_terminal=False))
    assert out.getvalue().splitlines()[::3] == ["Looks back to 2024, told on 22 April 2025", "22 April 2025"]


def test_where_nothing_was_said_earlier_nothing_changed():
    out = io.StringIO()
    assert not print_changes(answer(SEASON_4[0]), Console(file=out, force_terminal=False))
    assert out.getvalue() == ""
