"""Claims: what counts as said already."""

from __future__ import annotations

import pytest

from answers.samples import said
from hsbot.answers.claims import distinct

FILM = said("film", "2025-04-21", "A film takes the place of the fourth season.", 1.0)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("A film takes the place of the fourth season!", True),
        ("The film takes the place of that fourth season.", True),
        ("A film does not take the place of the fourth season.", False),
        ("A film takes the place of the fifth season.", False),
        ("The film will be shot in Kent.", False),
    ],
)
def test_a_claim_is_the_same_with_the_same_words_numbers_and_nots(text: str, same: bool) -> None:
    other = said("other", "2025-04-22", text, 0.5)
    assert distinct([other], [FILM], 3) == ([] if same else [other])


def test_so_many_at_most_in_their_order() -> None:
    given = [said(f"{n}", None, f"Something about {word}.", 0.0) for n, word in enumerate(["tea", "oars", "rain"])]
    assert distinct(given, [], 2) == given[:2]
    assert distinct([FILM, *given, FILM], [], 9) == [FILM, *given]
