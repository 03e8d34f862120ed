"""Reversals told from two sentences."""

from __future__ import annotations

import pytest

from hsbot.answers.reversal import looks_back, reverses, said_of

NOT_SAVED = [
    "No new season has been ordered.",
    "No second series has been commissioned.",
    "No new season of Saltmarsh has been ordered.",
    "Orrery refused to renew Saltmarsh.",
    "Orrery declined to renew Saltmarsh.",
    "Orrery has failed to rescue Saltmarsh.",
    "Orrery didn't renew Saltmarsh.",
    "Nobody has saved Saltmarsh.",
    "Saltmarsh can't be saved.",
    "Saltmarsh cannot be saved.",
    "Neither Saltmarsh nor Lighthouse was renewed.",
    "Saltmarsh has been neither renewed nor cancelled.",
    "None of the three shows, Saltmarsh among them, was renewed.",
    "None of the three shows was renewed.",
    "Saltmarsh was renewed for a second season in 2021.",
    "Saltmarsh had been renewed.",
    "Orrery renewed Saltmarsh in May 2021.",
    "Saltmarsh returns on Friday for its last episode.",
]


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        ("Another channel has saved the series.", "Orrery has cancelled Saltmarsh."),
        ("Orrery has cancelled Saltmarsh.", "Saltmarsh was renewed for a second season."),
        ("The festival goes ahead.", "The festival has been called off."),
        ("Saltmarsh was not renewed.", "Saltmarsh was renewed for a second season."),
        ("The tour isn't cancelled.", "The tour has been scrapped."),
        ("There will be no more episodes.", "The show will return in May."),
        ("There will be no more episodes of Saltmarsh.", "Saltmarsh is coming back."),
        ("Saltmarsh will return for a second season.", "Saltmarsh will not return for a second season."),
        ("Saltmarsh is coming back.", "In May, Saltmarsh will not be back."),
        ("Yet Saltmarsh was renewed.", "Saltmarsh was cancelled."),
        ("Saltmarsh was renewed in May.", "Orrery has cancelled Saltmarsh."),
        ("Orrery cancels its hit drama Saltmarsh today.", "On Monday Saltmarsh was renewed."),
        ("Saltmarsh's third season was cancelled.", "Saltmarsh has been officially renewed."),
        ("Hope Valley has been renewed.", "Hope Valley has been cancelled."),
        ("Danger Bay was renewed.", "Orrery has cancelled Danger Bay."),
        ("Doubt was renewed.", "Doubt was cancelled."),
        ("The Fen Riders tour was called off.", "The Fen Riders' concerts go ahead."),
        ("Harbour One has picked up Saltmarsh.", "Orrery has cancelled Saltmarsh."),
        ("Harbour One has picked up Saltmarsh for a fourth season.", "Orrery has cancelled Saltmarsh."),
        ("Saltmarsh was un-canceled.", "Saltmarsh was cancelled."),
        ("Saltmarsh has been uncanceled.", "Saltmarsh was cancelled."),
        ("Saltmarsh won’t return.", "Saltmarsh was renewed in May."),
        ("Saltmarsh isn't returning.", "Saltmarsh will return."),
        ("The DLC is happening after all.", "The DLC has been scrapped."),
        ("Orrery declined to renew Saltmarsh.", "Saltmarsh will return for a second season."),
        ("Saltmarsh can't be saved.", "Saltmarsh is coming back."),
        ("Orrery announced that Saltmarsh had been renewed.", "Saltmarsh was cancelled."),
        ("Orrery has cancelled Saltmarsh, which it had renewed.", "Saltmarsh was renewed."),
    ],
)
def test_on_after_off_and_off_after_on_are_reversals(newer: str, older: str) -> None:
    """Whichever came first."""
    assert reverses(newer, older, "Saltmarsh at the Hull Festival", "More of Saltmarsh and of Hull")


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        ("Saltmarsh was renewed again.", "Saltmarsh was renewed for a second season."),
        ("The release moves to May.", "The release was planned for March."),
        ("Orrery has cancelled Saltmarsh.", "The release was planned for March."),
        ("It was cancelled, then saved.", "Orrery has cancelled Saltmarsh."),  # says both
        ("Season 2 dropped on Netflix on Friday.", "Netflix has renewed the show for a second season."),
        ("There is no doubt the show will return.", "The show was renewed."),
        ("Season 3 is no longer in doubt.", "The show was renewed in May."),
        ("Ada Lunde is not returning.", "The show has been renewed."),
        ("The third season picks up two years later.", "Netflix cancelled the companion podcast."),
        ("The show was renewed.", "Netflix cancelled the companion podcast."),
        ("Netflix has renewed Saltmarsh.", "Netflix has cancelled Fen Riders."),
        ("The film was cancelled.", "The series was renewed."),
        ("Season 4 of Saltmarsh was cancelled.", "Season 3 of Saltmarsh was renewed."),
        ("Saltmarsh has not been renewed yet.", "Saltmarsh was renewed for a second season."),
        ("Fans want Saltmarsh to be renewed.", "Saltmarsh was cancelled."),
        ("Fans hope Saltmarsh will be renewed.", "Saltmarsh was cancelled."),
        ("Saltmarsh was almost cancelled.", "Saltmarsh was renewed."),
        ("Whether Saltmarsh is cancelled is open.", "Saltmarsh was renewed."),
        ("Saltmarsh could be cancelled.", "Saltmarsh was renewed."),
        ("No, Saltmarsh was renewed.", "Saltmarsh was renewed."),
        ("Saltmarsh's live tour was cancelled.", "Saltmarsh has been renewed."),
        ("The Saltmarsh premiere in Hull was cancelled.", "Saltmarsh has been renewed."),
        ("The finale of Saltmarsh was scrapped.", "Saltmarsh returns on Friday."),
        ("A fan meeting with Ada Pell was cancelled.", "Ada Pell is back on set."),
        ("Saltmarsh star Ada Pell was axed.", "Saltmarsh was renewed."),
        ("The finale of the show was scrapped.", "The show was renewed."),
        ("The tour was cancelled.", "Saltmarsh has been renewed."),
        ("Saltmarsh was renewed.", "Reportedly, Saltmarsh was cancelled."),
        ("Saltmarsh was renewed.", "Rumours say Saltmarsh was cancelled."),
        ("Saltmarsh was renewed.", "Saltmarsh Could Be Cancelled"),
        ("Saltmarsh was renewed.", "Saltmarsh May Be Cancelled"),
        *((newer, "Saltmarsh was cancelled.") for newer in NOT_SAVED),
        ("Saltmarsh was cancelled in 2021.", "Saltmarsh was renewed."),
        ("Orrery cancelled Saltmarsh in July 2021.", "Saltmarsh was renewed."),
        ("Saltmarsh won't return until May.", "Saltmarsh was renewed."),
        ("No third season of Saltmarsh has been ordered.", "Saltmarsh was renewed."),
        ("Nobody cancels Saltmarsh.", "Saltmarsh was cancelled."),
        ("Saltmarsh picks up a prize.", "Saltmarsh was cancelled."),
        ("Saltmarsh will return in 2027.", "Saltmarsh will not return in 2026."),
        ("Saltmarsh will return in May.", "Saltmarsh will not be back this year."),
        ("Saltmarsh will return in May.", "Saltmarsh will not return to Orrery until next summer."),
        ("Saltmarsh will return in May.", "Saltmarsh will not return before it is ready."),
    ],
)
def test_what_agrees_or_says_neither_is_none(newer: str, older: str) -> None:
    """A delay is no reversal."""
    assert not reverses(newer, older, "Saltmarsh in the news", "More of Saltmarsh")


def test_what_is_called_the_show_in_both_needs_a_name_that_both_have() -> None:
    """That one studio decided on both is none."""
    newer, older = "The show was cancelled.", "The show was renewed."
    assert reverses(newer, older, "Saltmarsh is over", "Saltmarsh returns")
    assert not reverses(newer, older)
    assert not reverses(newer, older, "Orrery cancels Fen Riders", "Orrery renews Saltmarsh")


@pytest.mark.parametrize("quotes", ["“{}”", "‘{}’", "'{}'", '"{}"', "*{}*"])
def test_a_title_in_quotation_marks_is_what_was_called_off(quotes: str) -> None:
    title = quotes.format("Saltmarsh")
    newer, older = (
        f"Netflix has canceled {title} after three seasons.",
        f"Netflix has renewed {title} for a third season.",
    )
    assert reverses(newer, older)


def test_a_title_that_begins_with_a_little_word_is_the_thing() -> None:
    assert not reverses("NBC cancels Last Tango.", "NBC renews With Love.")


def test_what_a_band_calls_its_own_is_the_band_s() -> None:
    older, titles = "The Fen Riders have called off their summer tour.", ("Back On", "Fen Riders Call Off Tour")
    assert reverses("The Fen Riders' summer tour is back on.", older, *titles)
    assert not reverses("The Fen Riders' winter tour is back on.", older, *titles)
    assert not reverses("The Lake Kings' summer tour is back on.", older, *titles)
    assert not reverses("The Fen Riders' gig goes ahead.", "The Fen Riders have called off their gig.", *titles)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Fans can't believe Saltmarsh was renewed.", 1),
        ("Fans couldn't believe Saltmarsh was cancelled.", -1),
        ("None other than Sky revived Saltmarsh.", 1),
        ("No one but Sky revived Saltmarsh.", 1),
        ("No less than three channels saved Saltmarsh.", 1),
        ("No wonder Saltmarsh was renewed.", 1),
        ("Nobody knew Saltmarsh was renewed.", 1),
        ("Saltmarsh never returned to form.", 0),
        ("Ada Pell wouldn't return to the subject.", 0),
        ("Saltmarsh can't be saved.", -1),
        ("Saltmarsh couldn't have been saved.", -1),
        ("Orrery didn't even renew Saltmarsh.", -1),
        ("Nobody saved Saltmarsh.", -1),
        ("None of the three shows was renewed.", -1),
        ("No channel renewed Saltmarsh.", -1),
        ("Neither Saltmarsh nor Lighthouse was renewed.", -1),
        ("Neither show was renewed.", -1),
        ("Neither of the two shows was renewed.", -1),
        ("Saltmarsh will never return.", -1),
        ("Saltmarsh will never be back.", -1),
        ("Saltmarsh won't return.", -1),
        ("Saltmarsh isn't coming back.", -1),
    ],
)
def test_only_what_is_denied_itself_is_turned_round(text: str, sign: int) -> None:
    assert (said_of(text) or (0, ""))[0] == sign


@pytest.mark.parametrize(
    ("text", "old"),
    [
        ("It emerged that Saltmarsh had been renewed.", False),
        ("Fans learned that Saltmarsh had been renewed.", False),
        ("Fans learnt Saltmarsh had been renewed.", False),
        ("Ada Pell tweeted that Saltmarsh had been renewed.", False),
        ("Ada Pell posted that Saltmarsh had been renewed.", False),
        ("Ada Pell wrote that Saltmarsh had been renewed.", False),
        ("Ada Pell wrote on Monday Saltmarsh had been renewed.", False),
        ("Saltmarsh had been renewed.", True),
        ("The Saltmarsh she wrote had been renewed.", True),
        ("It emerged on Monday: Saltmarsh had been renewed.", True),
    ],
)
def test_what_was_told_had_happened_is_news(text: str, old: bool) -> None:
    assert looks_back(text) is old
