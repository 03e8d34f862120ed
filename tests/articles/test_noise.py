from __future__ import annotations

import pytest

from hsbot.articles.noise import EMBED, is_noise_line, is_noise_sentence, is_scene


@pytest.mark.parametrize(
    "line",
    [
        "Posted in: Movies, TV | Tagged: Tides",
        "Posted in: TV | Tagged:",
        "Tags: tides, drama",
        "Read more: Why Tides took so long",
        "Related: Ten dramas by the sea",
        "RELATED STORIES",
        "You may also like:",
        "Advertisement",
        "ADVERTISEMENT - CONTINUE READING BELOW",
        "Photo: Ann Lee/Harbour Pictures",
        "Image credit: Orrery",
        "(Photo by Jo Doe/Getty Images)",
        "Source: Harbour Times",
        "L-R Ann Lee, Bo Chen (all images via Orrery)",
        "From left: Ann Lee, Bo Chen and Cy Dale",
        "Ann Lee and Bo Chen on set. Photo: Orrery",
        "© 2025 Orrery. All rights reserved.",
        "By Jo Doe and Sam Roe",
        "Published April 22, 2025 at 9:00 AM ET",
        "Last updated: 22 April 2025, 10:15",
        "4 min read",
        "We use cookies to improve your visit.",
        "This article contains affiliate links.",
        "https://harbour.example/a?b=c",
        "#Tides #TV @tidefans",
        "Table of Contents",
    ],
)
def test_what_stands_around_the_content_is_noise(line):
    assert is_noise_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "Tides returns on July 17, 2026.",
        "Release date: 17 July 2026",
        "Directed by Ann Lee",
        "Published 3 novels in a row, Lee now writes for television.",
        "Related families have lived in Port Ellis for years.",
        "The image was released by Orrery on Monday.",
        "Source material for the film is volume 6.",
        "By accident, the trailer appeared a day early.",
        "Share prices rose by 3%.",
        "Comments by the director angered fans.",
        "Topics of the film are grief and tides.",
        "Fans trending the show pushed it to No. 1 [Source: Variety]",
        "Credits roll over a last shot of the sea.",
    ],
)
def test_facts_that_look_alike_are_content(line):
    assert not is_noise_line(line)


@pytest.mark.parametrize(
    "sentence",
    [
        "Let us know in the comments down below.",
        "Enjoyed this?",
        "Did you like this article?",
        "Please share on social media!",
        "Share this story with your friends.",
        "Follow us on Bluesky.",
        "Follow Harbour Times on Google News today!",
        "Stay up-to-date and support the site by following us today!",
        "Subscribe now on Apple Podcasts & Spotify so you don't miss it:",
        "Sign up for our newsletter.",
        "Stay tuned for more.",
        "Sound off below.",
        "Click here to read the interview.",
        "For more news on Tides, follow us.",
        "Thanks for reading!",
    ],
)
def test_calls_upon_the_reader_are_noise(sentence):
    assert is_noise_sentence(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "“Let us know,” she said.",
        "Subscribers get it first.",
        "Shares in Orrery fell.",
        "Followers of the saga rejoiced.",
        "Like us, the fans were surprised.",
        "Support for the film grew.",
        "Fans let us know what they thought.",
        "Clicking on the link shows a date.",
        "Stay, the second album, is out.",
    ],
)
def test_sentences_that_look_alike_are_content(sentence):
    assert not is_noise_sentence(sentence)


@pytest.mark.parametrize(
    "line", ["Ann Lee in Tides", "Ann Lee and Bo Chen in The Tides", "Ann Lee, Bo Chen at Port Ellis"]
)
def test_names_in_a_name_are_a_scene(line):
    assert is_scene(line)


@pytest.mark.parametrize("line", ["Ann Lee is in Tides", "Ann Lee as Mara", "Life in a small town", "Ann Lee returns"])
def test_what_says_something_is_no_scene(line):
    assert not is_scene(line)


def test_the_furniture_of_an_embedded_post_is_found_and_its_words_are_not():
    post = "We begin! pic.twitter.com/RgPbn1 — Ann Lee (@annlee) October 17, 2024 Show Full Tweet And on it goes."
    assert EMBED.sub("|", post) == "We begin! | And on it goes."


@pytest.mark.parametrize(
    "sentence",
    [
        "Two stars — Ann Lee (Mara) and Bo Chen (Tim) — return.",
        "Her co-star Bo Chen (@bochen) agreed.",
        "The account — run by fans (@tidefans) — posted it.",
    ],
)
def test_a_dash_before_a_name_is_no_embed_by_itself(sentence):
    assert not EMBED.search(sentence)
