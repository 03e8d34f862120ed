"""Small talk: a greeting, thanks, a farewell, or nothing that asks anything."""

from __future__ import annotations

import re

from hsbot.records import SmallTalk

_SAID: dict[SmallTalk, frozenset[str]] = {
    "greeting": frozenset("hello hi hey hiya heya yo sup howdy greetings hallo gm morning evening afternoon".split()),
    "thanks": frozenset("thanks thank thx ty tysm tyvm cheers ta".split()),
    "farewell": frozenset("bye goodbye cya later gn goodnight night farewell".split()),
    "empty": frozenset("ok okay k cool nice lol lmao haha wow great awesome yes no yeah yep nope hm oh".split()),
}
_AROUND = frozenset(
    """a all and are bot doing everybody everyone folks friend friends going good guys hsbot how it lot man mate
    much people so that the there to up very what whats what's is you u your help for sure again have day one see
    soon""".split()
)
_FIRST: tuple[SmallTalk, ...] = ("thanks", "greeting", "farewell", "empty")


def small_talk(text: str) -> SmallTalk | None:
    """Return what kind of small talk a text is, None where it may be a question.

    It is where every word is one of a short list, at least one of which greets, thanks, leaves or says nothing; a
    text without any word is "empty".
    """
    words = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text.lower().replace("’", "'"))
    if not words:
        return "empty"
    known = frozenset().union(*_SAID.values())
    if any(word not in known and word not in _AROUND for word in words):
        return None
    return next((kind for kind in _FIRST if _SAID[kind] & set(words)), None)
