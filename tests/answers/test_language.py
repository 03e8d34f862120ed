"""A question in another language is told from English, and no English one is ever taken for another."""

from __future__ import annotations

import json

import pytest
from folders import TESTS

from hsbot.answers.language import _ENGLISH, _SMALL, foreign_language


def never(word: str) -> bool:
    return False


def of(text: str, *understood: str) -> str | None:
    return foreign_language(text, ("en", *understood), never)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("gibt es eine staffel 4?", "de"),
        ("Wann kommt Staffel 4 raus", "de"),
        ("wer spielt nick", "de"),
        ("Wer ist der Regisseur von Saltglass?", "de"),
        ("y aura-t-il une saison 4", "fr"),
        ("qui joue Mara ?", "fr"),
        ("c'est quand la sortie", "fr"),
        ("cuando sale la temporada 4", "es"),
        ("¿Quién interpreta a Mara?", "es"),
        ("hay temporada 4?", "es"),
        ("quando esce la stagione 4", "it"),
        ("chi interpreta Mara", "it"),
        ("vai ter 4 temporada?", "pt"),
        ("komt er een seizoen 4", "nl"),
        ("är det en säsong 4", "sv"),
        ("hvem spiller Mara", "da"),
        ("kto jest w obsadzie i kiedy", "pl"),
        ("kapan musim 4 tayang", "id"),
        ("season 4 ne zaman olacak", "tr"),
        ("tuleeko neljäs kausi", "fi"),
        ("будет ли 4 сезон?", "ru"),
        ("シーズン4はいつですか", "ja"),
        ("第四季什么时候上映", "zh"),
        ("시즌 4 언제 나와요", "ko"),
        ("هل هناك موسم رابع", "ar"),
        ("θα υπάρξει 4η σεζόν;", "el"),
        ("საქართველო", "und"),
    ],
)
def test_another_language_is_named(text: str, code: str) -> None:
    assert of(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "is there a season 4",
        "s4 wen",
        "wen is teh moive comming out",
        "wer is the cast",
        "wat hapend to ada lunde",
        "pls renew",
        "release date?",
        "nick und charlie",
        "who is in La Casa de Papel",
        "is Como Agua Para Chocolate out yet",
        "cast of Amélie",
        "que sera sera",
        "las vegas los angeles tour dates",
        "Björk tour",
        "Ёлка is it out",
        "rdj en de niro",
        "lol",
        "ℑ𝔰 𝔰𝔢𝔞𝔰𝔬𝔫 4 𝔬𝔲𝔱",
        "Ｉｓ ｉｔ ｏｕｔ",
        "4",
        "🎉",
        "",
    ],
)
def test_english_is_never_taken_for_another_language_however_it_is_typed(text: str) -> None:
    assert of(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("cuándo es el concierto", "es"),
        ("quién es el baterista?", "es"),
        ("cuándo juegan hoy", "es"),
        ("quand sort le nouvel album", "fr"),
        ("Combien coûte un billet ?", "fr"),
        ("gibt es ein neues album", "de"),
        ("kommt ada zurück", "de"),
        ("ist die tour abgesagt", "de"),
        ("wann kommt der patch", "de"),
        ("quem é o técnico", "pt"),
        ("wie is de trainer", "nl"),
        ("hvem er træneren", "da"),
        ("teknik direktör kim", "tr"),
        ("kdy je koncert", "cs"),
    ],
)
def test_another_language_is_named_whatever_the_community(text: str, code: str) -> None:
    assert of(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "cuando es la hora release date",
        "donde esta la biblioteca song",
        "wie is the boss",
        "quien sera",
        "gibt cast",
        "who sings quand sort le soleil",
        "michelle wie is leaving",
        "el de la los",
        "die hard",
    ],
)
def test_what_counts_beside_a_question_s_beginning_proves_nothing_without_it_or_in_english(text: str) -> None:
    assert of(text) is None


def test_a_beginning_that_the_articles_have_proves_nothing() -> None:
    assert foreign_language("cuando los ojos", ("en",), {"cuando"}.__contains__) is None


def test_no_labelled_question_is_foreign() -> None:
    for file in (TESTS / "questions").glob("*.jsonl"):
        for line in file.read_text(encoding="utf-8").splitlines():
            assert of(json.loads(line)["question"]) is None


def test_a_language_that_is_understood_is_not_foreign() -> None:
    assert of("wann kommt staffel 4", "de") is None
    assert of("wann kommt staffel 4", "fr") == "de"
    assert of("будет ли 4 сезон?", "uk") is None  # the script alone doesn't tell these apart


def test_words_that_the_articles_have_prove_nothing() -> None:
    title = {"como", "para"}
    assert foreign_language("como agua para chocolate", ("en",), never) == "es"
    assert foreign_language("como agua para chocolate", ("en",), title.__contains__) is None
    assert foreign_language("君の名は", ("en",), {"君の名は"}.__contains__) is None


def test_no_small_word_is_an_english_one() -> None:
    assert not [word for small in _SMALL.values() for word in small if word in _ENGLISH]


@pytest.mark.parametrize(
    "word",
    [
        *("winner", "winners", "explained", "recap", "spoilers", "finale", "contestants", "host", "streaming"),
        *("cast", "lyrics"),
    ],
)
def test_a_foreign_title_beside_what_fans_ask_is_english(word: str) -> None:
    assert of(f"quando la notte {word}") is None
    assert of(f"{word} quando la notte") is None
    assert of("quando la notte") == "it"
