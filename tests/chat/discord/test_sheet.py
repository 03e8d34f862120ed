from dataclasses import replace
from datetime import date
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hsbot.chat.discord.escaping import length
from hsbot.chat.discord.sheet import Sheet, lay_out, without_buttons
from hsbot.chat.discord.views import SheetView
from hsbot.records import Answer, Part

from .answers import EARLIER, LEAD, answer, film, nothing, snippet

APRIL, FEBRUARY, MAY = "<t:1776168000:D>", "<t:1770120000:D>", "<t:1777723200:D>"  # noon UTC of 14, 3 and 2


def texts(sheet: Sheet) -> list[str]:
    return list(chain.from_iterable(sheet.sections))


def components(sheet: Sheet) -> int:
    return sum(1 for _ in SheetView(sheet).walk_children())


def within_limits(sheet: Sheet) -> bool:
    return (
        sum(map(length, texts(sheet))) <= 4_000
        and components(sheet) <= 40
        and all(texts(sheet))
        and all(1 <= length(link.label) <= 80 and len(link.url) <= 512 for link in sheet.links)
    )


def test_an_answer_reads_from_the_newest_word_to_what_was_said_before():
    assert lay_out(film()).sections == (
        (f"> “{LEAD}”", f"**Glass Harbour film moves to October**\n-# The Quay Gazette · {APRIL}"),
        (
            "**Earlier:**",
            f"> “{EARLIER}”",
            f"-# {FEBRUARY} · A date for the Glass Harbour film · Harbour Weekly",
        ),
        (f"-# From articles up to {MAY}",),
    )


def test_a_reversal_and_an_announcement_whose_day_is_over_are_named_at_the_snippet():
    shown = film()
    turned = replace(shown.snippets[1], passed=date(2026, 4, 1), reversed=True)
    _, history, _ = lay_out(replace(shown, reversal=True, snippets=(shown.snippets[0], turned))).sections
    assert history[0] == "**Earlier:**"
    assert history[2].startswith(f"-# {FEBRUARY} · since reversed · the date it names has passed · ")


def test_the_one_of_several_questions_that_nothing_answers_is_counted_between_now_and_then():
    parts = (Part("is it out", "answered"), Part("who wrote the music?", "no_answer"))
    sheet = lay_out(replace(film(), parts=parts))
    assert sheet.sections[1] == ("My articles don't answer the second of your questions.",)
    assert len(sheet.sections) == 4


def test_a_refusal_of_several_questions_says_that_more_were_asked():
    parts = tuple(Part(f"who is {n}?", "no_answer") for n in "abc")
    assert len(lay_out(replace(nothing(), parts=parts)).sections) == 1
    sheet = lay_out(replace(nothing(), parts=(*parts, Part("who is d?", "skipped"))))
    assert sheet.sections[1:] == (("That was much at once, so please ask me the others again.",),)
    assert sheet.sections[0] == lay_out(nothing()).sections[0]


def test_each_source_has_a_button_that_names_it():
    assert [(link.label, link.url) for link in lay_out(film()).links] == [
        ("The Quay Gazette · 14 April 2026", "https://quay-gazette.example/film-moves"),
        ("Harbour Weekly · 3 February 2026", "https://harbour-weekly.example/a-date"),
    ]


def test_buttons_of_one_publisher_and_day_say_the_titles_instead():
    told = [snippet(LEAD, title="It opens", url="https://q.example/1")]
    told += [
        snippet("Two.", role="supporting", title=t, url=f"https://q.example/{t[-4:]}") for t in ("It @ends", "Tide")
    ]
    told += [snippet("Once.", role="earlier", published=date(2026, 2, 3), url="https://q.example/4")]
    assert [link.label for link in lay_out(answer(*told)).links] == [
        "It opens · 14 April 2026",
        "It @ends · 14 April 2026",
        "Tide · 14 April 2026",
        "The Quay Gazette · 3 February 2026",
    ]


def test_buttons_of_one_title_too_are_numbered():
    told = [snippet(text, role="supporting", title="Tide " * 20, url=f"https://q.example/{text}") for text in "ab"]
    first, second = (link.label for link in lay_out(answer(*told)).links)
    assert (first[:8], second[:8]) == ("1. Tide ", "2. Tide ")
    assert first[2:] == second[2:]
    assert first.endswith("… · 14 April 2026")
    assert length(first) <= 80


def test_an_article_quoted_twice_has_one_button_and_is_named_once():
    twice = answer(snippet("One."), snippet("Two.", role="supporting"))
    sheet = lay_out(twice)
    assert len(sheet.links) == 1
    assert sheet.sections[0][2:] == ("> “Two.”", "-# The same article")


def test_what_was_said_earlier_in_the_article_that_leads_carries_its_date_again():
    sheet = lay_out(answer(snippet("Two."), snippet("Once.", role="earlier"), snippet("Before.", role="earlier")))
    source = f"-# {APRIL} · Glass Harbour film moves to October · The Quay Gazette"
    assert sheet.sections[1][1:] == ("> “Once.”", source, "> “Before.”", source)


def test_an_undated_article_of_an_unknown_publisher_is_said_to_be_undated():
    sheet = lay_out(answer(snippet("It is so.", published=None, publisher=None), newest=None))
    assert sheet.sections == (("> “It is so.”", "**Glass Harbour film moves to October**\n-# undated"),)
    assert [link.label for link in sheet.links] == ["quay-gazette.example"]


@pytest.mark.parametrize(
    "url",
    [
        None,
        "ftp://quay.example/a",
        "javascript:alert(1)",
        "https://",
        "http://[",
        "https://q.example/a b",
        "https://q.example/" + "a" * 500 + " b",
    ],
)
def test_what_is_no_address_is_not_shown(url):
    sheet = lay_out(answer(snippet(LEAD, url=url)))
    assert sheet.links == ()
    assert len(sheet.sections) == 2


LONG = "https://q.example/" + "a" * 500


def test_an_address_too_long_for_a_button_is_written_out_once():
    twice = answer(snippet(LEAD, url=LONG), snippet("Two.", role="supporting", url=LONG))
    sheet = lay_out(twice)
    assert sheet.links == ()
    assert sheet.sections[-1] == (f"-# <{LONG}>",)
    assert lay_out(replace(twice, status="no_answer")).sections[-1] == (f"-# <{LONG}>",)


def test_an_address_too_long_for_a_message_is_left_out_and_a_shorter_one_shown():
    sheet = lay_out(answer(snippet(LEAD, url=LONG * 8), snippet("Two.", role="supporting", url=LONG)))
    assert sheet.sections[-1] == (f"-# <{LONG}>",)
    assert within_limits(sheet)


def test_without_buttons_the_addresses_are_written_out():
    sheet = without_buttons(lay_out(film()))
    assert sheet.links == ()
    assert sheet.sections[:-1] == lay_out(film()).sections
    assert sheet.sections[-1] == (
        "-# <https://quay-gazette.example/film-moves>",
        "-# <https://harbour-weekly.example/a-date>",
    )


@pytest.mark.parametrize("long", [False, True])
def test_an_address_written_out_does_nothing_but_lead_there(long):
    url = "https://q.example/>||<@1>`*_~[x](y)\\@everyone"
    sheet = lay_out(answer(snippet(LEAD, url=url + "/a" * 250 * long)))
    (shown,) = (sheet if long else without_buttons(sheet)).sections[-1]
    escaped = "https://q.example/%3E%7C%7C%3C%401%3E%60%2A%5F%7E%5Bx%5D(y)%5C%40everyone"
    assert shown == f"-# <{escaped}{'/a' * 250 * long}>"


def test_the_address_may_be_as_long_as_discord_allows():
    url = "https://quay-gazette.example/"
    url += "a" * (512 - len(url))
    assert [link.url for link in lay_out(answer(snippet(LEAD, url=url))).links] == [url]


def test_a_label_is_cut_before_its_date():
    (link,) = lay_out(answer(snippet(LEAD, publisher="The Gazette " * 20))).links
    assert length(link.label) <= 80
    assert link.label.endswith("… · 14 April 2026")


@pytest.mark.parametrize("name", ["𝐀" * 70 + "x", "𝐀" * 40 + "x" * 40, "🌊 " * 60, "x" * 63 + "𝐀"])
def test_a_label_of_characters_that_count_twice_is_cut_to_its_room(name):
    (link,) = lay_out(answer(snippet(LEAD, publisher=name))).links
    kept = link.label.removesuffix("… · 14 April 2026")
    assert name.startswith(kept)
    assert 77 <= length(link.label) <= 80


def test_the_words_that_answer_are_bold_whatever_the_quotation_is_cut_to():
    at = LEAD.index("9 October 2026")
    marked = replace(snippet(LEAD), marks=((at, at + len("9 October 2026")),))
    assert texts(lay_out(answer(marked)))[0] == f"> “{LEAD.replace('9 October 2026', '**9 October 2026**')}”"
    far = replace(snippet(f"{'*tide* ' * 200}May."), marks=((0, 6), (1400, 1403)))
    quote = texts(lay_out(answer(far)))[0]
    assert quote.startswith(r"> “**\*tide\*** \*tide\* ")
    assert quote.count("**") == 2
    assert length(quote) < 710


@pytest.mark.parametrize(
    ("role", "status", "room"),
    [
        ("lead", "answered", 700),
        ("supporting", "answered", 400),
        ("earlier", "answered", 300),
        ("supporting", "no_answer", 400),
    ],
)
def test_every_mark_that_fits_the_room_is_in_the_sheet(role, status, room):
    text = f"{('She said so ' * 60)[: room - 7]}. It will open in cinemas on 18 September 2026."
    at = text.index("18 September")
    marked = replace(snippet(text, role=role), marks=((at, at + len("18 September 2026")),))
    quotes = texts(lay_out(answer(marked, status=status)))
    assert "> … “It will open in cinemas on **18 September 2026**.”" in quotes


def test_a_quotation_s_speaker_stands_before_its_source():
    said = "“It ends.”\n\nSo says Ada * Pell."
    lead = replace(snippet(said), text="“It ends.”", end=10, speaker=(20, 30))
    again = replace(lead, role="supporting")
    found = texts(lay_out(answer(lead, again)))
    assert found[0] == "> “It ends.”"
    assert found[1] == f"**Glass Harbour film moves to October**\n-# said Ada \\* Pell · The Quay Gazette · {APRIL}"
    assert found[3] == r"-# said Ada \* Pell · the same article"
    nearest = texts(lay_out(answer(again, status="no_answer")))[2]
    assert nearest.startswith(rf"-# said Ada \* Pell · {APRIL} · Glass")


def test_what_is_from_the_same_article_says_that_its_day_is_over_too():
    over = replace(snippet(LEAD, role="supporting"), passed=date(2026, 4, 20))
    assert texts(lay_out(answer(snippet(LEAD), over)))[3] == "-# The same article · the date it names has passed"


def test_a_refusal_names_what_no_article_speaks_of():
    sheet = lay_out(replace(nothing(), missing=("Ana *Ferro*", "season 5")))
    assert texts(sheet)[0].startswith(
        r"My articles don't mention Ana \*Ferro\* or season 5. The newest of them is from"
    )


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        (("Join Our Better Server", "season 5"), "mention season 5"),
        (("Join Our Better Server",), "answer that"),
        (("A" * 41,), "answer that"),
        (("Ana Ferro", "Mira Brand", "2031"), "mention Ana Ferro or Mira Brand"),
    ],
)
def test_a_refusal_repeats_too_few_words_of_a_question_for_a_message(missing, said):
    assert texts(lay_out(replace(nothing(), missing=missing)))[0].startswith(f"My articles don't {said}. The newest")


def test_a_refusal_says_so_and_shows_the_nearest():
    sheet = lay_out(nothing())
    assert not sheet.answered
    sentence, nearest, source = texts(sheet)
    assert sentence.startswith("My articles don't answer that. The newest of them is from 2 May 2026.")
    assert nearest == "> “Ines Calloway, who wrote the series, has also written the film.”"
    assert source == "-# <t:1773057600:D> · Who is behind the Glass Harbour film · The Quay Gazette"
    assert len(sheet.links) == 1


def test_a_refusal_with_nothing_near_is_one_sentence():
    sheet = lay_out(answer(status="no_answer", newest=None))
    assert texts(sheet) == ["My articles don't answer that. None of them carries a date."]
    assert sheet.links == ()


def test_a_long_quotation_is_cut_at_a_word_outside_of_its_marks_and_keeps_its_source():
    sheet = lay_out(answer(snippet("*tide* " * 1_000)))
    quote, source, _ = texts(sheet)
    assert quote.endswith(r"\*tide\*” …")
    assert 650 < length(quote) < 710
    assert source == f"**Glass Harbour film moves to October**\n-# The Quay Gazette · {APRIL}"
    assert len(sheet.links) == 1


def test_of_twenty_snippets_the_first_of_each_role_are_shown():
    many = [snippet(LEAD)]
    many += [snippet(f"Also {n}.", role="supporting", url=f"https://q.example/s{n}") for n in range(10)]
    many += [snippet(f"Once {n}.", role="earlier", url=f"https://q.example/e{n}") for n in range(10)]
    sheet = lay_out(answer(*many))
    shown = "\n".join(texts(sheet))
    assert [f"Also {n}." in shown for n in range(3)] == [True, True, False]
    assert [f"Once {n}." in shown for n in range(4)] == [True, True, True, False]
    assert len(sheet.links) == 6
    assert within_limits(sheet)


def test_the_hugest_answer_keeps_its_lead_its_source_and_every_limit():
    huge = {"title": "**||" * 2_000, "publisher": "__[x]" * 2_000}
    roles = ("lead", "supporting", "supporting", "earlier", "earlier", "earlier")
    many = [
        snippet("*_~`|" * 20_000, role=role, url=f"https://q.example/{n}/" + "u" * 480, **huge)
        for n, role in enumerate(roles)
    ]
    sheet = lay_out(answer(*many))
    assert within_limits(sheet)
    assert within_limits(without_buttons(sheet))
    assert sheet.links[0].url.startswith("https://q.example/0/")
    assert texts(sheet)[1].endswith(f"… · {APRIL}")


def snippets_of(role):
    return st.builds(
        snippet,
        st.text(min_size=1, max_size=300).flatmap(lambda text: st.integers(1, 40).map(lambda times: text * times)),
        role=st.just(role),
        published=st.none() | st.dates(),
        title=st.text(min_size=1, max_size=400),
        publisher=st.none() | st.text(max_size=200) | st.text("𝐀a ", min_size=30, max_size=200),
        url=st.none()
        | st.text()
        | st.sampled_from(["https://q.example/a", "http://q.example/" + "b" * 495, LONG + "_"]),
    )


answers = st.builds(
    lambda lead, supporting, earlier, status, newest: answer(
        *lead, *supporting, *earlier, status=status, newest=newest
    ),
    st.lists(snippets_of("lead"), min_size=1, max_size=1),
    st.lists(snippets_of("supporting"), max_size=4),
    st.lists(snippets_of("earlier"), max_size=5),
    st.sampled_from(["answered", "no_answer"]),
    st.none() | st.dates(date(1900, 1, 1)),
)


@settings(deadline=None, max_examples=60)
@given(answers)
def test_no_answer_breaks_a_limit(made: Answer):
    sheet = lay_out(made)
    assert within_limits(sheet)
    assert len({link.url for link in sheet.links}) == len(sheet.links)
    assert within_limits(without_buttons(sheet))
