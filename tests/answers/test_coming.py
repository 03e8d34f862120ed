"""What a sentence says of a thing's coming: that it comes, that it won't, or neither."""

from __future__ import annotations

import pytest

from hsbot.answers.coming import DENIES, is_ordered, is_saved, says, says_of_named
from hsbot.search.words import terms

SEASON_4 = frozenset({"season_4"})
FESTIVAL = frozenset(terms("lake festival"))

DENY = [
    "Saltmarsh ends with a film, and season 4 will not be made",
    "Why it ends with a film rather than a fourth season, Ada Pell explained.",
    "There won't be a season 4.",
    "There will never be a fourth season.",
    "There is not going to be a season 4.",
    "They will not make a fourth season.",
    "Season 4 isn't happening.",
    "Netflix won't make it: season 4 has been cancelled.",
    "Netflix has cancelled season 4.",
    "No season four for Saltmarsh",
    "It ends instead of a fourth season.",
    "It ends, but on a feature film, and not a fourth season.",
    "Saltmarsh Ending with Film, Not Season 4",
    "Season 4 is not happening at all.",
    "Season 4 will not be made by Orrery.",
    "Season 4 will not be made as Orrery has no money.",
    "There is no season 4 by any means.",
    "Plans for season 4 were scrapped.",
    "Work on the fourth season has been cancelled.",
    "There will be no season 4 for Saltmarsh, Orrery said.",
    "Season 4 won’t happen, Ada Pell said.",
    "Season 4 won't happen after all.",
    "Netflix cancelled the planned fourth season.",
    "The show will not return for a fourth season.",
    "We're not doing a season 4, Ada Pell said.",
    "Orrery has ruled out a fourth season.",
    "Orrery has passed on a fourth season.",
    "Orrery has decided against making a fourth season.",
    "Orrery is not moving forward with a fourth season.",
    "Orrery won’t go ahead with season 4.",
    "Saltmarsh was not renewed for a fourth season.",
    "A fourth season isn't planned.",
    "A fourth season has been ruled out.",
    "No fourth season will be made.",
    "Season 4 is dead.",
]
COMES = [
    "Season 4 will premiere in May.",
    "The fourth season has been ordered after all.",
    "Season 4 is coming in May.",
    "Filming of the fourth season has begun.",
    "Saltmarsh was renewed for a fourth season.",
    "Harbour One has picked up Saltmarsh for a fourth season.",
    "There will be a fourth season after all.",
    "Saltmarsh gets a season 4.",
    "Saltmarsh Gets Fourth Season",
    "Saltmarsh will get a season 4.",
    "Season 4 drops on 3 May.",
    "Season 4 streams from Friday.",
    "Season 4 will be available from 3 May.",
    "“We are making a season 4,” Ada Pell said.",
    "Cameras are rolling on season 4.",
]
NEITHER = [
    "There is no doubt that season 4 will be the last.",
    "No season 4 trailer has been shown yet.",
    "There is no season 4 release date.",
    "There will be no Nick in season 4.",
    "There will be no season 4 tour.",
    "No season 4 spoilers, please: it arrives in May",
    "Fans will not see a season 4 premiere until 2026.",
    "A season 4 panel has been cancelled.",
    "Ada Pell will not be in season 4.",
    "Saltmarsh will not return for season 4.",
    "A petition asks for a fourth season.",
    "Netflix has announced no fourth season so far.",
    "There will be no season 3.",
    "Ada Pell directs the film, not season 4.",
    "It was not the fourth season but the film that was delayed.",
    "Season 4 will not be filmed in Toronto but in Vancouver.",
    "Season 4 is not coming to Hulu.",
    "Season 4 won't come to cinemas.",
    "Season 4 will not be made available outside the UK.",
    "There will be no season 4 before 2027.",
    "There will be no season 4 of Saltmarsh before 2027.",
    "There is no season 4 this year: it was moved.",
    "There will be no season 4 in 2026.",
    "Nobody said that there will be no season 4.",
    "The map returns with season 5, not season 4.",
    "The launch party for season 4 was cancelled.",
    "The watch-along of season 4 was cancelled.",
    "A convention panel about season 4 was called off.",
    "Filming of season 4 was called off for a day.",
    "Season 4 isn't coming as soon as we thought",
    "Season 4 won't be made by Orrery but by the BBC",
    "Season 4 was not filmed entirely on location",
    "Season 4 was not produced by the BBC",
    "Season 4 was not made with AI",
    "Season 4 isn't happening right now",
    "Season 4 won't come alone: a film follows",
    "Season 4 will not be filmed back to back with season 3",
    "There is no season 4 for Ben, whose actor left.",
    "There will be no season 4 from Orrery: the BBC makes it now.",
    "There is no season 4 on DVD.",
    "There will be a season 4 panel.",
    "Saltmarsh gets a season 4 trailer.",
    "The season 4 trailer drops on Friday.",
    "Season 4 drops to 40 per cent.",
    "The launch party for season 4 will be available online.",
    "Cameras are rolling on the season 4 finale.",
    "Orrery has not ruled out a fourth season.",
    "Orrery had ruled out a fourth season.",
    "Ada Pell has decided against a season 4 cameo.",
    "Orrery has ruled out Ada Pell for season 4.",
    "Ada Pell will not do a fourth season.",
    "A fourth season is not planned for May.",
    "No fourth season will be made before 2027.",
    "No fourth season has been ordered.",  # says how it stands, as "has not been confirmed" does
    "A fourth season hasn't been ruled out.",
    "Season 4 is dead good.",
]


@pytest.mark.parametrize("text", DENY)
def test_the_forms_of_a_denial(text: str) -> None:
    assert says(text, SEASON_4) == -1
    assert DENIES.search(text)  # else nobody would have looked


@pytest.mark.parametrize("text", COMES)
def test_the_forms_of_a_coming(text: str) -> None:
    assert says(text, SEASON_4) == 1


@pytest.mark.parametrize("text", NEITHER)
def test_what_merely_looks_like_either_says_neither(text: str) -> None:
    assert says(text, SEASON_4) == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The third season will be the last.", -1),
        ("Season 3 will be the show's last, Ada Pell said.", -1),
        ("Saltmarsh's third season is to be its last.", -1),
        ("The third season won't be the last.", 0),
        ("The third season could be the last.", 0),
        ("The third season will be the last to show Hull.", 0),
        ("The finale of the third season will be the last episode.", 0),
    ],
)
def test_behind_the_last_season_there_is_none(text: str, said: int) -> None:
    assert says(text, SEASON_4) == said
    assert says(text, frozenset({"season_3"})) == 0
    assert not said or DENIES.search(text)


@pytest.mark.parametrize("text", [*DENY, *COMES])
def test_of_another_number_nothing_is_said(text: str) -> None:
    assert says(text, frozenset({"season_7"})) == 0


@pytest.mark.parametrize("doubt", ["Whether {}", "They hope that {}", "{} so far", "{}?", "Nobody says that {}"])
def test_in_doubt_nothing_is_said(doubt: str) -> None:
    for text in ("there will be no season 4", "season 4 will premiere in May"):
        assert says(doubt.format(text), SEASON_4) == 0


@pytest.mark.parametrize(
    ("text", "ordered"),
    [
        ("Harbour One has ordered a fourth season.", True),
        ("Season 4 was commissioned in May.", True),
        ("Season 4 will premiere in May.", False),  # says when, of what was denied meanwhile, perhaps
        ("There will be a fourth season after all.", True),
        ("Saltmarsh gets a fourth season.", True),
        ("Season 4 drops on 3 May.", False),
        ("Orrery had ordered a fourth season.", False),
        ("Fans hope that a fourth season is ordered.", False),
        ("Harbour One has ordered a fifth season.", False),
    ],
)
def test_an_order_is_more_than_a_date(text: str, ordered: bool) -> None:
    assert is_ordered(text, SEASON_4) is ordered


@pytest.mark.parametrize(
    ("text", "saved"),
    [
        ("Saltmarsh was saved.", True),
        ("Saltmarsh is coming back.", True),
        ("Harbour One saves Saltmarsh.", True),
        ("Saltmarsh was cancelled.", False),
        ("Saltmarsh was not saved.", False),
        ("Saltmarsh could be saved.", False),
        ("Harbour One has picked up Saltmarsh.", False),  # by its form it may be Capital, Best Drama or Covid
        ("Harbour One has picked up Saltmarsh for a fourth season.", True),
        ("Saltmarsh was picked up by Harbour One.", True),
        ("Saltmarsh has been picked up.", True),
        ("Ada Pell picked up Capital.", False),
        ("Saltmarsh picked up Best Drama.", False),
        ("Ada Pell has picked up Covid.", False),
        ("Harbour One has picked up a prize.", False),
        ("No new season has been ordered.", False),
        ("Nobody has saved Saltmarsh.", False),
        ("Saltmarsh can't be saved.", False),
        ("Neither Saltmarsh nor Lighthouse was renewed.", False),
        ("Saltmarsh has been neither renewed nor cancelled.", False),
        ("None of the three shows was renewed.", False),
        ("Saltmarsh was renewed for a second season in 2021.", False),
        ("Ada Pell is returning to the stage in May.", False),
        ("Ada Pell saved a dog from the canal.", False),
    ],
)
def test_a_thing_is_saved_and_not_a_dog(text: str, saved: bool) -> None:
    assert is_saved(text) is saved


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The Lake Festival has been cancelled for good.", -1),
        ("The festival has been cancelled.", 0),  # which one isn't said
        ("The parade of the Lake Festival has been cancelled.", 0),
        ("The Lake Festival boat trips have been cancelled.", 0),
        ("The Lake Festival might be cancelled.", 0),
        ("The Lake Festival is not free any more.", 0),
        ("The winter market has been cancelled.", 0),
        ("The Lake Festival will open on 5 October.", 1),
        ("The Lake Festival has been saved.", 1),
        ("The Lake Festival returns in May.", 1),
    ],
)
def test_a_thing_without_a_number_must_be_what_was_called_off_itself(text: str, said: int) -> None:
    assert says_of_named(text, FESTIVAL) == said


def test_a_thing_may_have_two_words_more_than_were_asked_for() -> None:
    festival = frozenset(terms("festival"))
    assert says_of_named("The Old Lake Festival has been cancelled.", festival) == -1
    assert says_of_named("The Big Old Lake Festival has been cancelled.", festival) == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Netflix has confirmed season 4 of Saltmarsh.", 1),
        ("Season 4 is in the works.", 1),
        ("Season 4 debuts in May.", 1),
        ("The show is getting a fourth season.", 1),
        ("The fourth and final season arrives in May.", 1),
        ("There isn't going to be a season 4, they said.", -1),
        ("We are not making a fourth season.", -1),
        ("Season 4 has not been confirmed.", 0),
    ],
)
def test_what_is_confirmed_or_in_the_works_comes(text: str, said: int) -> None:
    assert says(text, frozenset({"season_4"})) == said


@pytest.mark.parametrize(
    "text",
    [
        "Fans are getting angry about season 4.",
        "The season 4 finale hits a record low.",
        "Ann has announced that she leaves after season 4.",
        "Netflix has confirmed the end of the show before season 4.",
        "News about season 4 is on its way.",
        "A season 4 spin-off is in the works.",
        "Fans claim season 4 is confirmed.",
        "Season 4 is reportedly in development.",
    ],
)
def test_what_is_confirmed_of_something_else_or_rumoured_says_neither(text: str) -> None:
    assert says(text, SEASON_4) == 0


@pytest.mark.parametrize(
    "text",
    [
        "Fans believe there will be a season 4.",
        "One fan thinks that there will be a fourth season.",
        "Many expect there will be a season 4.",
        "Ada Pell is convinced that Saltmarsh will get a season 4.",
        "When there is a season 4, Mara will be in it.",
        "Once there is a season 4, we will know.",
        "When there will be a season 4, Mara is in it.",
        "Once they are making a season 4, Mara is in it.",
        "Fans believe season 4 is happening.",
        "Fans think that season 4 will premiere in May.",
    ],
)
def test_what_somebody_believes_or_only_supposes_says_neither(text: str) -> None:
    assert says(text, SEASON_4) == 0
    assert not is_ordered(text, SEASON_4)


@pytest.mark.parametrize(
    "text",
    [
        "There will be a season 4 because everybody believed in it.",
        "To the joy of all who believed in it, there will be a fourth season.",
        "Season 4 is expected to premiere in May.",
        "When the news broke, Orrery said that Saltmarsh gets a season 4.",
    ],
)
def test_a_belief_beside_it_leaves_it_said(text: str) -> None:
    assert says(text, SEASON_4) == 1


def test_the_last_season_denies_only_the_next() -> None:
    """What was said of season 2 in its time was overtaken where season 3 came."""
    text = "Season 2 will be the last."
    assert says(text, frozenset({"season_3"})) == -1
    assert says(text, SEASON_4) == 0


@pytest.mark.parametrize(
    "text",
    [
        "Fans think season 3 will be the last.",
        "Many believe that the third season will be the last.",
        "Fans fear the third season will be its last.",
        "The third season will be the last, fans believe.",
        "Season 3 was once thought to be the last, and the third season is to be its last, some fear.",
    ],
)
def test_hearsay_of_a_last_season_denies_nothing(text: str) -> None:
    assert says(text, SEASON_4) == 0


@pytest.mark.parametrize(
    "text",
    [
        "Orrery denies that a fourth season has been ruled out.",
        "Orrery denied it had decided against a fourth season.",
        "Nobody said a word of it, and nobody has ruled out a fourth season.",
        "It is not true that season 4 is dead.",
        "Season 4 was once ruled out, and is coming in May.",
        "Orrery once ruled out a fourth season.",
        "Orrery initially decided against a fourth season.",
        "After Orrery ruled out a fourth season, Harbour One stepped in.",
        "Although Orrery passed on a fourth season, Harbour One wants it.",
        "Orrery, which previously ruled out a fourth season, is filming it.",
        "Orrery ruled out a fourth season, but it is filmed all the same.",
        "Orrery passed on a fourth season; Harbour One has ordered it.",
        "A fourth season was ruled out, but Harbour One has ordered it.",
        "Orrery almost decided against a fourth season.",
        "Fans fear that season 4 is dead.",
        "The creator of the series won't be back for season 4.",
        "The cast of the hit show will not return for a fourth season.",
        "The star behind the drama is not coming back for season 4.",
        "The woman who created the show won't return for season 4.",
    ],
)
def test_what_is_not_ruled_out_or_was_so_once_or_somebody_s_return_is_not_denied(text: str) -> None:
    assert says(text, SEASON_4) != -1


@pytest.mark.parametrize(
    "text",
    [
        "After months of silence, Orrery has ruled out a fourth season.",
        "Ada Pell, who created Saltmarsh, has ruled out a fourth season.",
        "Orrery has ruled out a fourth season, but a film follows.",
        "Saltmarsh won't return and season 4 is dead.",
        "Orrery said in May the show will not return for a fourth season.",
        "Ada Pell's series will not return for a fourth season.",
        "The end of an era: the show won't be back for a fourth season.",
        "Ada Pell, who wrote it, said that season 3 is ruled out and season 4 is dead.",
    ],
)
def test_a_denial_stays_one_beside_such_words(text: str) -> None:
    assert says(text, SEASON_4) == -1
    assert DENIES.search(text)


def test_a_last_season_that_is_told_by_who_made_it_stays_one() -> None:
    assert says("Ada Pell, who wrote it, said that season 3 will be the last.", SEASON_4) == -1
