"""What a follow-up carries along: the question before it, and the names with which that was answered.

"Who directs it?" and then "how old is he?": only the answer tells who "he" is.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hsbot.answers.asked_sentence import AskedSentence
from hsbot.answers.marked_names import find_people, find_places, find_titles, is_before_role
from hsbot.answers.names import find_names
from hsbot.answers.news import asks_for_news
from hsbot.answers.question import MAX_CHARACTERS, Asking, clean
from hsbot.answers.rewritten import rewritten
from hsbot.records import Question

NAMED = frozenset({"who", "where", "other"})  # kinds of questions that names may answer

MOST = 2  # names; more would drown the new question


def answer_names(asking: Asking, text: str, start: int, end: int) -> tuple[str, ...]:
    """Return the names that answer a question in its lead, `text[start:end]`; () where it asks for none."""
    if asking.asked not in NAMED:
        return ()
    sentence = AskedSentence(asking, text, start, end)
    if asking.asked == "who":
        others = (n for n in find_names(text, start, end) if not sentence.is_asked(n))
        found = find_people(sentence) or [n for n in others if not is_before_role(sentence, n)]
    else:
        found = find_places(sentence) if asking.asked == "where" else find_titles(sentence)
    return tuple(dict.fromkeys(text[slice(*span)] for span in found))[:MOST]


def leaned_on(previous: str | None) -> str | None:
    """Return the question before as far as it can be leaned on: None where it is blank or asked for any news."""
    text = clean(previous or "")[:MAX_CHARACTERS]
    return None if not text or asks_for_news(Question(text)) else text


def question_before(previous: str, as_of: date | None) -> Question:
    """Return the question before; `previous` may tell its topic in front, as in "who directs it? and the sequel?"."""
    topic, _, last = previous.rpartition("? ")
    whole = rewritten(last, topic) if topic else None
    return Question(whole or last or previous, as_of, None if whole else topic or None)


def carrying(question: Question, before: Asking, names: tuple[str, ...]) -> Question:
    """Return a follow-up with what it takes from the question before, which `names` answer.

    Where that is plain it is a whole question, as "how old is Ada Pell" is for "how old is he" behind "who directs it".
    """
    if before.asked == "who" and (whole := rewritten(question.text, before.text, names)):
        return replace(question, text=whole, previous=None)
    return replace(question, previous=with_answer(question.previous or before.text, names))


def with_answer(previous: str, names: tuple[str, ...]) -> str:
    """Return the question before as a follow-up carries it: "who directs it? Ada Pell."."""
    asked = previous.rstrip(" ?!.…") + "?"
    return f"{asked} {' and '.join(names)}." if names else asked
