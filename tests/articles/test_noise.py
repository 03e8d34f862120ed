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
        "Copyright 2025 Orrery.",
        "Copyright © 2025 Orrery",
        "Copyright Orrery Pictures Ltd. All rights reserved.",
        "Copyright by Orrery Pictures",
        "Copyright: Orrery",
        "Photo: Orrery.",
        "Photo by: J. Doe/Getty",
        "Picture: the cast on set in Port Ellis",
        "Video: Watch the new trailer",
        "Source: Harbour Times.",
        "Source: harbour.example",
        "Via: @tidefans",
        "Ann Lee in Tides (via Orrery)",
        "Ann Lee returns in Tides. (Photo by Jo Doe/Getty Images)",
        "Ann Lee on set. Photo: Orrery.",
        "Ann Lee at the premiere. Photo by Jo Doe/Getty Images.",
        "Ann Lee at the premiere – Picture: Orrery",
        "Ann Lee, Getty Images",
        "Ann Lee on set (Image credit: Orrery)",
        "Ann Lee on set (Courtesy of Orrery)",
        "Ann Lee on set (photo Jo Doe/AFP)",
        "Ann Lee on set (Credit: Orrery)",
        "L–R Ann Lee, Bo Chen",
        "L to R: Ann Lee, Bo Chen",
        "From left to right: Ann Lee and Bo Chen",
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
        "Copyright claims have delayed season 4 to 2027, the studio said. It had been due in May.",
        "Copyright Act changes come into force in 2027.",
        "Video: the trailer is out on 5 May, says Orrery. It lasts two minutes.",
        "Photo: the first still is out on 5 May. It shows Mara.",
        "Source: the studio told Harbour Times.",
        "Topics: the film is about grief. It opens in May.",
        "Tides returns in May, the studio said (via Harbour Times).",
        "The studio has confirmed season 4. (via Harbour Times)",
        "Season 4 begins filming in June (via Harbour Times)",
        "The studio released one picture: Lee will return in May.",
        "The photos were sold to Getty Images.",
        "The film will be released in 2026 (still no exact date).",
        "Release date (still unconfirmed)",
        "Filming began on 9 June (pictures below).",
        "The finale is out (credit to Ada Pell, who wrote it).",
        "The film is out early (courtesy of a leak)",
        "LOTR season 3 confirmed for 2026",
        "From left wing to centre back: Lee signs until 2027",
    ],
)
def test_facts_that_look_alike_are_content(line):
    assert not is_noise_line(line)


@pytest.mark.parametrize(
    "sentence",
    [
        "Let us know in the comments under this post.",
        "Enjoyed this?",
        "Did you like this article?",
        "Please share on social media!",
        "Share this story with your friends.",
        "Follow us on Bluesky.",
        "Follow Harbour Times on Google News today!",
        "Stay up-to-date and help our little paper by following us today!",
        "Subscribe now on Tidecast & Pocket Wireless and hear it first:",
        "Sign up for our newsletter.",
        "Stay tuned for more.",
        "Sound off below.",
        "Click here to read the interview.",
        "For more news on Tides, follow us.",
        "Thanks for reading!",
        "Please follow Harbour Times on Google News",
        "Please follow us.",
        "Please leave a comment.",
        "Please leave your thoughts below!",
        "Please visit our shop.",
        "Please sign up for our newsletter.",
        "Subscribe!",
        "Subscribe to our newsletter.",
        "Sign up now!",
        "Let us know if you want a season 4 below!",
        "Let us know: what is the best of the seasons?",
        "Stay tuned for season 4 news!",
        "Stay tuned — we'll have more as soon as it is announced.",
        "Follow us: Facebook, Instagram, TikTok",
        "Follow Us On Instagram To See What Is Next",
        "Subscribe to our newsletter for the best TV of 2025.",
        "Click here for every Marvel film coming in 2026!",
        "Click here for the best films, series and games of 2026!",
        "Share this story with your friends on 14 February!",
        "Let us know in the comments what you hope to see in 2026!",
        "Let us know, as the film opens on 5 May!",
        "Check back in May for more updates.",
        "Check back on 5 May, when we will have more.",
        "Sign up for just £1.50 a month.",
        "Sign up for just £11.50 a month, which is a bargain.",
        "Thanks for reading Harbour Times in 2025!",
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
        "Subscribe numbers are up.",
        "Sign up opens on 5 May.",
        "Please leave bottles and umbrellas at home",
        "Please follow the signs at the gate.",
        "Please visit the museum on Monday.",
        "Please join the queue by noon.",
        "Stay tuned: season 4 starts on 5 May, the studio said.",
        "Stay tuned: season 4 starts next week.",
        "Stay tuned for the film this summer, the studio said.",
        "Check back on 5 May, when tickets go on sale.",
        "Check back on 5 May when more tickets go on sale.",
        "Check back on 5 May: tickets go on sale at noon.",
        "Check back in May, as the film opens then.",
        "Click here for more on Tides, which opens in May 2026.",
        "Tap the Brakes, the second album, is out on 5 May.",
        "Tap the Brakes is a hit.",
        "Follow Us Home, the third film, opens on Friday.",
        "Join us on 5 May at Hull Arena for the season 4 premiere.",
        "Join us on Saturday, 5 May at the Grand Hall, where the cast will sign autographs.",
        "Sign up by 3 June to take part in the closed beta.",
        "Comment below by 3 June to win tickets.",
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


@pytest.mark.parametrize(
    "line",
    [
        "By Jo Doe,",
        "Tides. (L to R) Ann Lee as Mara and Bo Orr as Finn in episode 301 of Tides. Cr. Jo Doe/Quay © 2024",
    ],
)
def test_bylines_and_captions_with_their_credit_are_noise(line):
    assert is_noise_line(line)


@pytest.mark.parametrize("call", ["Don’t forget to subscribe!", "Make sure to follow us on X."])
def test_a_reminder_is_a_call(call):
    assert is_noise_sentence(call)


@pytest.mark.parametrize(
    "call",
    [
        "Watch the trailer below.",
        "Listen to the new single below!",
        "Read the full interview here.",
        "You can watch the full episode here.",
        "You can buy tickets here.",
        "Have your say in the comments below.",
        "For all the latest Harbour City news, click here.",
        "To stay up to date with all things Tides, follow our WhatsApp channel.",
        "Follow our WhatsApp channel.",
        "This is a breaking news story.",
        "This is a developing story and will be updated.",
        "More to follow.",
        "Get in touch.",
    ],
)
def test_a_call_to_look_elsewhere_is_noise(call):
    assert is_noise_sentence(call)


@pytest.mark.parametrize(
    "sentence",
    [
        "Watch the trailer for season 4 below.",  # tells that there is one
        "Watch the list of dates below:",
        "Watch parties are held here.",
        "See the sea below.",
        "You can buy scarves here.",
        "You can buy tickets here from 5 May.",
        "Tickets are on sale here.",
        "Have your say on the new ground by 3 June.",
        "Have Your Say",
        "Get in Touch",
        "Get in touch with the club to buy tickets.",
        "More follows in May.",
        "More to follow on the ground: it opens in May.",
        "For all the latest kits, visit the shop on Saturday.",
        "For all the latest news, fans gather at the gate.",
        "To stay up to date, the club sells an app.",
        "To stay up to date, join the beta by 3 June.",
        "This is a breaking news story of 1987, retold in six episodes.",
    ],
)
def test_what_tells_something_is_no_mere_call(sentence):
    assert not is_noise_sentence(sentence)


@pytest.mark.parametrize(
    "line",
    [
        "Ada Pell performing with the Fen Riders at Glastonbury 2024.",
        "Fen Riders' Ada Pell on stage in Leeds.",
        "Kit Brand and Ada Pell pictured at Boothferry Park.",
        "Kit Brand in action against York City.",
    ],
)
def test_names_that_do_something_in_a_picture_are_a_scene(line):
    assert is_scene(line)


@pytest.mark.parametrize(
    "line",
    [
        "Ada Pell on stage in Leeds on Saturday.",
        "Ada Pell on stage in Leeds in May.",
        "Ada Pell performing in Leeds is a first.",
        "Ada Pell on stage for nine hours.",
        "Ada Pell was performing at Glastonbury 2024.",
        "Ada Pell on stage.",
    ],
)
def test_what_happens_on_a_day_or_is_told_is_no_scene(line):
    assert not is_scene(line)


@pytest.mark.parametrize(
    "sentence",
    [
        "For all the latest updates to Varrowmark, download patch 1.2, which adds a map.",
        "For all the latest gossip, join Maren in season 4 on Friday.",
        "For all the latest stories of Maren, follow the ferryman on BBC One from 3 May.",
        "To stay up to date, download patch 1.2.",
        "To stay informed, join Maren on the island.",
        "To keep informed, check out patch 1.2.",
        "Follow our live feed as Hull City beat York 2-1.",
        "Follow our account of the match.",
    ],
)
def test_where_somebody_goes_in_what_is_told_is_no_call(sentence):
    assert not is_noise_sentence(sentence)


@pytest.mark.parametrize(
    "call",
    [
        *(f"For all the latest Hull City news, {call}." for call in ("click here", "follow us on X", "join us")),
        *(f"For all the latest news on Tides, {call}." for call in ("follow @harbour", "subscribe", "please sign up")),
        *(
            f"To stay up to date, {call}."
            for call in ("download the app", "join the conversation", "check out our site")
        ),
        "Follow our live feed.",
        "Follow our pages for more.",
    ],
)
def test_where_the_reader_is_sent_is_a_call(call):
    assert is_noise_sentence(call)
