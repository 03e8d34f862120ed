from __future__ import annotations

import pytest

from hsbot.articles.draft import Draft
from hsbot.articles.jsons import read_json, read_json_lines


def test_one_object_is_one_article_without_a_name():
    (entry,) = read_json('{"title": "T", "text": "Clean  text.", "published": "2025-04-22", "url": "u", "more": 1}')
    assert (entry.where, entry.name) == ("", None)
    assert entry.found == Draft("Clean  text.", "T", "2025-04-22", None, "u")


def test_html_in_json_is_read_as_its_words_and_entities_in_a_title_as_what_they_stand_for():
    source = (
        '{"title": "Tides &amp; Co renewed", "content": "<p>Tides has been <em>renewed</em>.</p><p>It is back.</p>"}'
    )
    (entry,) = read_json(source)
    assert entry.found.title == "Tides & Co renewed"
    assert [line for line in entry.found.text.splitlines() if line] == ["Tides has been renewed.", "It is back."]


def test_signs_that_are_no_html_stay():
    (entry,) = read_json('{"title": "a < b", "text": "He wrote <3 and 2 < 3 > 1."}')
    assert (entry.found.title, entry.found.text) == ("a < b", "He wrote <3 and 2 < 3 > 1.")


def test_a_list_is_an_article_for_each_element_named_by_its_id_or_number():
    entries = list(read_json('[{"id": "x y", "text": "A."}, {"text": "B."}, {"id": 9, "text": "C."}, 3]'))
    assert [(entry.where, entry.name) for entry in entries] == [
        ("element 1", "x y"),
        ("element 2", "2"),
        ("element 3", "9"),
        ("element 4", "4"),
    ]
    assert isinstance(entries[3].found, ValueError)


def test_lines_end_at_line_feeds_only():
    (first, second) = read_json_lines('{"text": "A\u2028B."}\r\n\n{"text": "C."}')
    assert isinstance(first.found, Draft)
    assert first.found.text == "A\u2028B."
    assert (second.where, second.name) == ("line 3", "3")


@pytest.mark.parametrize("source", ["{", "", "nope", '{"text": "a\nb"}'])
def test_what_is_no_json_is_refused_with_the_place(source):
    with pytest.raises(ValueError, match=r"isn't valid JSON \(.*column \d+"):
        list(read_json(source))


def test_a_list_of_nothing_is_refused():
    with pytest.raises(ValueError, match="is a list without an article: write one"):
        list(read_json(" [] "))


@pytest.mark.parametrize("source", ["", "\n \n"])
def test_lines_of_nothing_are_refused(source):
    with pytest.raises(ValueError, match="is empty: write an article"):
        list(read_json_lines(source))


def test_an_absurd_number_or_depth_is_refused():
    for source in ("9" * 10_000, "[" * 200_000):
        with pytest.raises(ValueError, match="no article needs"):
            list(read_json(source))


def test_an_empty_text_beside_a_full_body_is_none():
    (entry,) = read_json('{"text": "", "body": "It is back."}')
    assert entry.found.text == "It is back."


def test_a_title_s_tags_and_characters_of_html_are_no_part_of_it():
    (entry,) = read_json('{"title": "<em>Tides</em> &amp; Co", "text": "It is back."}')
    assert entry.found.title == "Tides & Co"
