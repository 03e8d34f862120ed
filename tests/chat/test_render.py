import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from hsbot.chat.render import to_json
from hsbot.records import Part

from .samples import SEASON_4, answer, article, refused, snippet


def test_an_answer_is_rendered_as_the_contract_says_key_by_key():
    earlier = replace(SEASON_4[2], marks=((9, 27),), speaker=(0, 8), reversed=True)
    assert to_json(answer(SEASON_4[1], earlier, as_of=date(2025, 5, 1))) == {
        "question": "Is there a season 4?",
        "as_of": "2025-05-01",
        "status": "answered",
        "confidence": 0.875,
        "snippets": [
            {
                "text": "A film ends the story instead.",
                "start": 76,
                "end": 106,
                "score": 0.7,
                "role": "supporting",
                "passed": None,
                "reversed": False,
                "recalls": None,
                "marks": [],
                "speaker": None,
                "article": {
                    "id": "2025/film",
                    "title": "A film ends the story",
                    "published": "2025-04-22",
                    "publisher": "The Lantern",
                    "url": "https://lantern.example/film?part=1",
                    "path": "2025/film.md",
                },
            },
            {
                "text": "Season 4 is still undecided.",
                "start": 0,
                "end": 28,
                "score": 0.8,
                "role": "earlier",
                "passed": None,
                "reversed": True,
                "recalls": None,
                "marks": [[9, 27]],
                "speaker": {"text": "Season 4", "start": 0, "end": 8},
                "article": {
                    "id": "2025/hope",
                    "title": "Hope for season 4",
                    "published": "2025-02-18",
                    "publisher": None,
                    "url": None,
                    "path": "2025/hope.txt",
                },
            },
        ],
        "newest_article": "2025-04-22",
        "index": {"generation": "000042-3f9c1a2b", "articles": 2, "passages": 7},
        "timings_ms": {"total": 34.2, "encode": 20.0},
        "reversal": False,
        "missing": [],
        "parts": [],
        "small_talk": None,
        "language": None,
    }


def test_what_is_unknown_is_null_and_never_left_out():
    rendered = to_json(refused(newest=None))
    assert (rendered["status"], rendered["as_of"], rendered["newest_article"]) == ("no_answer", None, None)
    assert rendered["snippets"] == []


def test_each_of_several_questions_says_what_became_of_it():
    parts = (Part("is it out", "answered"), Part("why?", "no_answer"), Part("who?", "skipped"))
    assert to_json(replace(answer(*SEASON_4), parts=parts))["parts"] == [
        {"question": "is it out", "status": "answered"},
        {"question": "why?", "status": "no_answer"},
        {"question": "who?", "status": "skipped"},
    ]


def test_the_trace_comes_only_when_asked_for():
    assert "trace" not in to_json(answer(*SEASON_4))
    assert to_json(answer(*SEASON_4), trace=True)["trace"] == [
        {"name": "hits", "lines": ["0.71  2025/film"]},
        {"name": "time", "lines": ["2025-04-22 leads"]},
    ]


def test_hostile_text_is_verbatim_and_round_trips_through_json():
    odd = snippet(article('line one\nline \x1b[31mtwo\u202e "quoted"'), 'line \x1b[31mtwo\u202e "quoted"')
    rendered = to_json(answer(odd), trace=True)
    assert json.loads(json.dumps(rendered)) == rendered
    assert rendered["snippets"][0]["text"] == odd.text


def test_the_documents_name_every_field():
    page = (Path(__file__).parents[2] / "docs" / "json.md").read_text(encoding="utf-8")
    rendered = to_json(answer(SEASON_4[1]), trace=True)
    fields = [*rendered, *(field for shown in rendered["snippets"] for field in (*shown, *shown["article"]))]
    assert [field for field in fields if f"`{field}`" not in page] == []
