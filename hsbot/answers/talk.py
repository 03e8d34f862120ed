"""Small talk: a greeting, thanks, a farewell, what hsbot itself may think, or nothing that asks anything."""

from __future__ import annotations

import re

from hsbot.answers.spelling import drawn_in
from hsbot.records import SmallTalk

_SAID: dict[SmallTalk, frozenset[str]] = {
    "greeting": frozenset(
        """hello helo hi hii hiya hey heya heyy yo sup wassup howdy greetings gm morning evening afternoon hallo hola
        bonjour ciao salut""".split()
    ),
    "thanks": frozenset("thanks thank thanx thx tnx ty tysm tyvm cheers ta ily danke merci gracias".split()),
    "farewell": frozenset("bye byee goodbye cya later gn goodnight night farewell".split()),
    "empty": frozenset(
        """ok okay k kk cool nice lol lmao lmfao rofl xd wow great awesome yay yes no yeah yep nope hm hmm oh ah omg
        help test testing ping np sorry idk idc ikr tbh brb afk damn dang fr frfr ngl smh oof welp bruh
        sheesh congrats congratulations bravo agreed exactly indeed ofc gg aw aww""".split()
    ),
}
_LAUGHS = re.compile(r"(?:ha|he|hi|ja){2,}h?|lo{2,}l")
_AROUND = frozenset(
    """a all and are bot doing everybody everyone folks friend friends going good guys hsbot how it lot man mate
    much people so that the there to up very what whats what's is you u ur your you're youre help for sure again have
    day one see soon bestie besties babe hun dude bro bruv fam pal""".split()
)
_SAYS_NOTHING = frozenset().union(*_SAID.values())
_TALK = _SAYS_NOTHING | _AROUND
_THANKS = r"(?:thanks|thank (?:you|u)|thx|ty|tysm)"
_HOW_ARE = (
    r"how(?:(?:'?s| is| are| r)? (?:you|u|everyone|everybody)(?: all)?(?: doing)?(?: today)?|"
    r"(?:'?s| is) it going)"
)
_ADDRESSED = "|".join(
    sorted(_SAYS_NOTHING | set("all bot everybody everyone folks friend guys hsbot man mate people there".split()))
)
_PHRASES: tuple[tuple[SmallTalk, re.Pattern[str]], ...] = (  # of words that say nothing each on its own
    ("thanks", re.compile(r"\b(?:(?:good|best|nice|love) (?:the |this |you )?bot|(?:i )?love (?:you|u))\b")),
    ("greeting", re.compile(rf"\b(?:{_HOW_ARE}|what(?:'?s| is)? (?:up|good))(?: (?:{_ADDRESSED}))*$")),
    (
        "empty",
        re.compile(
            r"\b(?:(?:who|what) (?:are|made|built|created) (?:you|u)|what can (?:you|u) do|"
            r"what can (?:i|we) ask(?: (?:you|u))?(?: about)?$)\b"
        ),
    ),
    ("empty", re.compile(r"\bare (?:you|u) (?:an? )?(?:bot|ai|human|real)\b")),
    (
        "empty",
        re.compile(r"\b(?:bad|dumb|stupid) bot\b|^(?:(?:good|fair) point|(?:shut|listen) up|no way|same|true|facts)$"),
    ),
    (
        "empty",
        re.compile(
            r"\b(?:i|we) (?:really |just |still |so )?(?:love|adore|miss|hate) (?:him|her|them|it|this|that)"
            r"(?: (?:show|series|film|movie|book|comic|game|song|album|band|club))?(?: (?:so|too) much| sm)?(?: too)?\b"
        ),
    ),
    (
        "thanks",
        re.compile(
            rf"^(?:(?:ok|okay) )?(?:many )?{_THANKS}(?: for (?:the|that|this|your|ur|all|letting)\b"
            r"(?: (?!wh|how|is\b|are\b|was\b|does\b|do\b|did\b|will\b|any|has\b|can\b)\w+){0,3}"
            r"| i appreciate it| so much)?$|^(?:perfect|amazing|brilliant|(?:(?:ok|okay) )?got it|makes sense|"
            rf"good to know)(?: {_THANKS})$"
        ),
    ),
    ("thanks", re.compile(r"^(?:(?:ok|okay) )?(?:(?:good|great|nice) (?:job|work)|well done)(?: bot)?$")),
    (
        "empty",
        re.compile(
            r"^(?:(?:can|could|may) (?:i|we) (?:just )?ask|(?:i|we) have|got)(?: (?:you|u))?"
            r" (?:something|sth|a question)$"
        ),
    ),
    (
        "greeting",
        re.compile(r"^(?:(?:hello|hi|hey) )?(?:are|r) (?:you|u) (?:still )?(?:there|alive|awake|online|working)$"),
    ),
    (
        "farewell",
        re.compile(
            rf"^(?:(?:ok|okay|bye|{_THANKS}) )*(?:see (?:ya|you|u)(?: (?:later|soon|around|tomorrow))?|take care"
            r"|have an? (?:nice|good|great|lovely) (?:day|one|evening|night|weekend))$"
        ),
    ),
    (
        "thanks",
        re.compile(
            rf"^(?:{_THANKS} )?(?:(?:you'?re|you are|ur|u r) the best"
            rf"|(?:(?:i|we) )?(?:really )?appreciate (?:it|that|you))(?: {_THANKS}| bot)?$"
        ),
    ),
    (
        "empty",  # each as the whole message only: "rip" and "w" are names, too
        re.compile(
            r"^(?:what(?:'?s| is) (?:your|ur) name|how old are (?:you|u)|how do (?:you|u) work|how does this bot work"
            r"|(?:(?:please|pls|can you|could you) )?help me(?: out)?(?: (?:please|pls))?"
            rf"|(?:ok |oh )?(?:never ?mind|nvm)(?: {_THANKS})?|(?:(?:ok|okay|ah|oh) )*got it"
            r"|(?:i )?(?:just )?can'?t wait(?: for (?:it|this|that))?"
            r"|let'?s go+|(?:big |huge )?w|rip)$"
        ),
    ),
)
_ASKED_ABOUT = re.compile(r"(?:ok |and |so )*(?:w|rip|never ?mind|take care|see you|let'?s go|help me|have a nice day)")
_YOU, _YOUR = r"(?:you|u|ya)", r"(?:your|ur)"
_OPINION = re.compile(  # what hsbot itself thinks, which no article tells
    r"(?:(?:and|so|but|ok|hi|hello|hey|bot|hsbot|lol|aww?) )*(?:"
    rf"(?:what|how) (?:do|did) {_YOU} (?:think|feel) (?:of|about)"
    rf"|(?:do|did|would|don'?t) {_YOU} (?:even |also |really )?(?:like|love|hate|prefer|ship)(?! (?:to|know|me)\b)"
    rf"|(?:(?:who|what|which)(?:'?s| is| are)? )?{_YOUR} (?:fave?|favs|favou?rites?|opinion|thoughts?)"
    rf"|(?:who|what|which) (?:\w+ )?(?:do|would) {_YOU} (?:like|love|prefer|ship|pick|choose)"
    rf"|(?:can {_YOU} )?(?:tell (?:me|us) an?|say something|sing|make up an?) (?:\w+ )?(?:joke|funny|song|poem|riddle)"
    r"(?! (?:from|in|of|by)\b)"
    rf"|are {_YOU} (?:sure|serious|certain|kidding)(?! (?:about|that)\b)"
    rf"|are {_YOU} (?:excited|happy|sad|looking forward|a fan))\b(?P<of>.*)"
)
_GOES_ON = re.compile(r"[?!\n]\s*\w|\.\s+\w")  # behind the opinion
_ASKS_MORE = re.compile(
    r"\b(?:when|where|why|how|who|what|which|is|are|was|were|will|has|does|did|release|date|articles?|news|know|"
    r"or (?:not|cancelled))\b"
)
_EMOJI = re.compile(r"<a?:\w+:\d+>|:\w+:|[#*\d]\ufe0f?\u20e3")  # as Discord writes its own, by name, and keycaps
QUESTION_WORD = r"(?:when|where|why|how|what|which|who|whose)(?:['’]?s|['’]?re|['’]ll)?"
AUXILIARY = (
    r"(?:is|are|was|were|will|has|have|had|did|does|do|can|could|should|would|am|"
    r"(?:is|are|was|did|has|wo|ca|do|does)n['’]?t)"
)
OPENER = (
    rf"(?:{QUESTION_WORD}|{AUXILIARY}|any|anything|anyone|i wonder|"
    r"(?:(?:can|could) (?:you|someone|anyone) )?tell (?:me|us))\b"
)
"""What begins a question, as patterns to be matched without regard to case."""

_ASKED = re.compile(
    rf"(?:(?:and|so) )*(?!what an?\b){OPENER} \w"
)  # "how much is it" thanks, "what a night" doesn't ask
_SAID_OF_IT = r"(?:\w+(?:ed|en|ing)|not|back|over|on|out|off|good|worth|still|really)\b"
_ASKS = rf"(?!{AUXILIARY} {_SAID_OF_IT}){OPENER}"  # "cheers is cancelled?" asks about "Cheers"
_GREETINGS = sorted(_SAID["greeting"] | _SAID["thanks"], key=len, reverse=True)
_GREETS = rf"(?:good )?(?:{'|'.join(f'{word}{word[-1]}*' for word in _GREETINGS)})\b"  # "hiiii", too
_OPENING = re.compile(
    rf"(?:{_GREETS}"
    r"(?: (?:there|all|everyone|everybody|guys|folks|friends|people|bot|hsbot|mate|man|again|you|u|so|very|much)\b)*"
    rf"(?:\s*[.!:;…]+\s*|\s*[-–—]+\s+|\s*,\s*(?=(?-i:[^A-Z])|{OPENER})|\s+(?-i:(?![A-Z]))(?={_ASKS}|{_GREETS})))+"
    r"(?=\w)",
    re.IGNORECASE,
)


def small_talk(text: str) -> SmallTalk | None:
    """Return what kind of small talk a text is, None where it may be a question.

    It is where every word is one of a short list, at least one of which greets, thanks, leaves or says nothing, and
    the others don't begin like a question; a text without any word, such as an emoji, is "empty". Who asks what "you"
    like or think asks for an "opinion".
    """
    words = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", _EMOJI.sub(" ", text).lower().replace("’", "'"))
    if not words:
        return "empty"
    if words[0] == "the" and len(words) > 1:  # a name: "The Nice Guys"
        return None
    rest = " ".join(_said_shortly(word) for word in words if not _LAUGHS.fullmatch(word))
    named: SmallTalk | None = None if rest else "empty"
    if text.rstrip().endswith("?") and _ASKED_ABOUT.fullmatch(rest):
        return None
    for kind, phrase in _PHRASES:
        if phrase.search(rest):
            named, rest = named or kind, " ".join(phrase.sub(" ", rest).split())
    opinion = _OPINION.fullmatch(rest)
    if opinion and not _ASKS_MORE.search(opinion["of"]) and not _GOES_ON.search(text):
        return "opinion"
    said = set(rest.split())
    left = " ".join(word for word in rest.split() if word not in _SAYS_NOTHING)
    if said - _TALK or _ASKED.match(left):
        return None
    kinds: tuple[SmallTalk, ...] = ("thanks", "greeting", "farewell")
    least: SmallTalk | None = "empty" if _SAID["empty"] & said else None
    return next((kind for kind in kinds if _SAID[kind] & said), named or least)


def _said_shortly(word: str) -> str:
    """Return "hi" for "hiiii" and "cool" for "coooool": one of the words of small talk, else the word as it is."""
    return next((way for way in drawn_in(word) if way in _TALK), word)


def without_greeting(text: str) -> str:
    """Return a question without the greeting or thanks in front of it: "hi all, is it out?" asks "is it out?".

    A greeting may also begin a title ("hello kitty season 2"). So without punctuation behind it, it goes only where a
    question begins there, and a capital stays with a mere "Hey".
    """
    opening = _OPENING.match(text.lstrip())
    return text.lstrip()[opening.end() :] if opening else text
