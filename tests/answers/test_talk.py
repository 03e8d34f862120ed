"""Small talk is told from questions."""

import pytest

from hsbot.answers.talk import small_talk, without_greeting


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("hello", "greeting"),
        ("hiiii", "greeting"),
        ("thanksss", "thanks"),
        ("coool", "empty"),
        ("thank youuuu so much", "thanks"),
        ("Hi there!", "greeting"),
        ("good morning everyone", "greeting"),
        ("how are you?", "greeting"),
        ("hey, what's up", "greeting"),
        ("hola!", "greeting"),
        ("thanks!", "thanks"),
        ("thanks!!", "thanks"),
        ("ok thank you so much", "thanks"),
        ("good bot", "thanks"),
        ("ok good job", "thanks"),
        ("well done", "thanks"),
        ("good point", "empty"),
        ("idk", "empty"),
        ("no way", "empty"),
        ("congrats!!", "empty"),
        ("the nice guys", None),
        ("no way home", None),
        ("no way up", None),
        ("true facts", None),
        ("same", "empty"),
        ("thanks bestie", "thanks"),
        ("true detective season 4", None),
        ("Best bot ❤️", "thanks"),
        ("love you bot <3", None),  # a number is never small talk: "season 3" could have been meant
        ("bye for now, see you later", None),  # "now" may belong to a question: better asked than guessed
        ("bye guys", "farewell"),
        ("lol", "empty"),
        ("hahaha", "empty"),
        ("aww i love him", "empty"),
        ("we really miss them so much", "empty"),
        ("i love it when is season 4", None),
        ("i love her songs", None),
        ("will i love it", None),
        ("bad bot", "empty"),
        ("who are you?", "empty"),
        ("are you a bot", "empty"),
        ("who made you", "empty"),
        ("what can you do?", "empty"),
        ("what can i ask", "empty"),
        ("what can i ask him about", None),
        ("omg i love this show", "empty"),
        ("i love this show is there a season 4", None),
        ("thanks, ur great", "thanks"),
        ("can i ask u something", "empty"),
        ("Got a question", "empty"),
        ("help", "empty"),
        ("???", "empty"),
        ("🎉", "empty"),
        ("❤️🏳️‍🌈", "empty"),
        ("<:heart:123456789012345678> :tada:", "empty"),
        ("4️⃣", "empty"),
        ("how are you guys lol", "greeting"),
        ("hey how is everyone", "greeting"),
        ("hi how you doing", "greeting"),
        ("hey, what's up bot", "greeting"),
        ("yo what's good", "greeting"),
        ("what a great day!", "empty"),
        ("what do you think of the film", "opinion"),
        ("do you like season 3?", "opinion"),
        ("whos your fave character", "opinion"),
        ("aww i love him, whos ur fave", "opinion"),
        ("hi do you like the film", "opinion"),
        ("do you like nick or charlie more?", "opinion"),
        ("What's your favourite song?", "opinion"),
        ("lol which one do u ship", "opinion"),
        ("are you excited for the movie", "opinion"),
        ("tell me a joke", "opinion"),
        ("can u tell us a funny joke lol", "opinion"),
        ("are you sure?", "opinion"),
        ("tell me a date for season 4", None),
        ("ok so what", "empty"),
    ],
)
def test_what_asks_nothing_is_small_talk(text, kind):
    assert small_talk(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "hi is there a season 4",
        "hi, is there a season 4?",
        "how are the ratings",
        "what is the film called",
        "who directs it",
        "is it good",
        "what do you know about season 4",
        "do you think there will be a season 4",
        "do you like it? when is it out",
        "do you like it and when is it out",
        "do u like know when s4 comes out",
        "would you like to tell me when season 4 is out",
        "do you like season 3, when is season 4 coming",
        "do you like it or is it cancelled",
        "your thoughts on when the film is out",
        "your favourite show got cancelled when?",
        "do you ship to the UK",
        "do you love me release date",
        "who does nick like",
        "have you heard anything about the film",
        "season 4?",
        "thanks, and who plays the dragon?",
        "what's up with the tour",
        "what day is the show",
        "who is that",
        "is that real",
        "is it the best",
        "omg is it real",
        "ok who is it",
        "how much is it? thanks",
        "is there one? thx",
        "is it for everyone? thanks!",
        "and how much is it? ty",
        "oh is it good?",
        "ok so what is it?",
        "how good is it lol",
        "yo is it good?",
        "are you sure about season 4",
        "tell me a song from season 2",
    ],
)
def test_a_question_is_none_however_polite(text):
    assert small_talk(text) is None


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("hi, is there a season 4?", "is there a season 4?"),
        ("hello is there a season 4", "is there a season 4"),
        ("Good morning everyone! Who directs it?", "Who directs it?"),
        ("hey guys thanks so much! when is it out", "when is it out"),
        ("thank you, and who plays the dragon?", "and who plays the dragon?"),
        ("Hey Jude is cancelled?", "Hey Jude is cancelled?"),
        ("hello", "hello"),
        ("cheers season 3 release date?", "cheers season 3 release date?"),
        ("hello kitty season 2 when?", "hello kitty season 2 when?"),
        ("morning show season 4 release?", "morning show season 4 release?"),
        ("thanks morning show season 4 release?", "morning show season 4 release?"),
        ("hi-5 reunion when?", "hi-5 reunion when?"),
        ("Hello, Dolly cast?", "Hello, Dolly cast?"),
        ("hello, season 3 release date?", "season 3 release date?"),
        ("hi - season 3?", "season 3?"),
        ("cheers when’s it out", "when’s it out"),
        ("cheers is cancelled?", "cheers is cancelled?"),
        ("cheers is ada leaving?", "is ada leaving?"),
        ("hello anyhow", "hello anyhow"),
        ("is there a season 4?", "is there a season 4?"),
        ("history of the show", "history of the show"),
    ],
)
def test_what_greets_in_front_of_a_question_is_no_part_of_it(text, asked):
    assert without_greeting(text) == asked


def test_a_drawn_out_greeting_goes_from_in_front_of_a_question() -> None:
    assert without_greeting("hiiii, when is season 4 out?") == "when is season 4 out?"
    assert without_greeting("heyyy is there a season 4") == "is there a season 4"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("thanks for the info", "thanks"),
        ("many thanks", "thanks"),
        ("ok got it thanks", "thanks"),
        ("good to know thanks", "thanks"),
        ("how are you today", "greeting"),
        ("how r u", "greeting"),
        ("cheers season 3", None),
        ("thanks for season 4 when is it", None),
    ],
)
def test_thanks_for_an_answer_are_no_question(text, kind):
    assert small_talk(text) == kind


@pytest.mark.parametrize("text", ["thanks for that when is it", "thanks for that who plays tom"])
def test_a_question_behind_thanks_is_none(text):
    assert small_talk(text) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("are you there?", "greeting"),
        ("hello are u still there", "greeting"),
        ("what is your name", "empty"),
        ("whats ur name?", "empty"),
        ("how old are you", "empty"),
        ("how does this bot work", "empty"),
        ("help me", "empty"),
        ("never mind", "empty"),
        ("nvm", "empty"),
        ("nvm thanks", "empty"),
        ("cant wait!!!", "empty"),
        ("I can’t wait for it", "empty"),
        ("see ya", "farewell"),
        ("have a nice day", "farewell"),
        ("thanks have a good one", "farewell"),
        ("take care", "farewell"),
        ("okay got it", "empty"),
        ("you're the best", "thanks"),
        ("thank you, you are the best", "thanks"),
        ("appreciate it", "thanks"),
        ("lets go", "empty"),
        ("LETS GOOOO", "empty"),
        ("W", "empty"),
        ("rip", "empty"),
    ],
)
def test_a_phrase_that_asks_nothing_is_small_talk_as_the_whole_message(text, kind):
    assert small_talk(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "are you there god release date",
        "is rip dead",
        "and rip",
        "what is rip",
        "how old is ada",
        "how does this work",  # of what was spoken of
        "help me find the release date",
        "nvm when is it out",
        "cant wait for season 4",
        "cant wait, when is it out",
        "take care tracklist",
        "have a nice day tour dates",
        "see you on the tour",
        "who is the best",
        "do they appreciate it",
        "lets go to the gig, when is it",
        "did they win, w or l",
        "what is her name",
    ],
)
def test_a_phrase_beside_a_question_is_no_small_talk(text):
    assert small_talk(text) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("rip", "empty"),
        ("rip!", "empty"),
        ("w", "empty"),
        ("Nevermind", "empty"),
        ("ok never mind", "empty"),
        ("take care!", "farewell"),
        ("see you", "farewell"),
        ("let's go!!", "empty"),
        ("how are you?", "greeting"),
        ("who are you?", "empty"),
        ("are you there?", "greeting"),
        *((f"{title}?", None) for title in ("rip", "W", "w", "Nevermind", "never mind", "Take Care", "See You")),
        *((f"{title}?", None) for title in ("Let's Go", "lets go", "Help Me", "Have a Nice Day", "ok rip", "and rip")),
        ("Nevermind? ", None),
    ],
)
def test_what_may_be_a_title_is_asked_about_with_a_question_mark(text, kind):
    assert small_talk(text) == kind
