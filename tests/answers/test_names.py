"""Names in a text, and capitals that are none."""

from __future__ import annotations

import pytest

from hsbot.answers import names as module
from hsbot.answers.names import find_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kit Brand plays Nick Pell.", ["Kit Brand", "Nick Pell"]),
        (
            "Today the band met J. K. Rowe, Ludwig van Dijk and Élodie O'Hara.",
            ["J. K. Rowe", "Ludwig van Dijk", "Élodie O'Hara"],
        ),
        ("In Hull Pell’s brother met Theo Adebisi-Clarke.", ["Hull Pell", "Theo Adebisi-Clarke"]),
        ("The manager left. Manager Ada Oduya came.", ["Ada Oduya"]),
        ("On Monday, 3 May, I saw Season 4.", []),
        ("Filming began. “Yes,” Ada said.", ["Ada"]),
        ("Pell said so. Later Pell left.", ["Pell", "Pell"]),
        ("Filming said so.", []),
        ("Ada Pell Joins the Cast of Saltmarsh", []),
        ("nobody at all", []),
        ("", []),
    ],
)
def test_runs_of_capitalised_words_are_names_unless_they_merely_begin_a_sentence(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in find_names(text, 0, len(text))] == names


def test_the_words_of_a_text_are_collected_once_however_many_names_it_has() -> None:
    """Else a long article would be read through for each of them."""
    text = " ".join(f"Ada{n} left. We met Ada{n}." for n in range(200))
    module._words.cache_clear()
    assert len(find_names(text, 0, len(text))) == 400
    find_names(text, 10, 90)
    assert module._words.cache_info().misses == 1
