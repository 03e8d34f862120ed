"""What a follow-up carries along: the question before it, and the names with which that was answered.

"Who directs it?" and then "how old is he?": only the answer tells who "he" is.
"""

from __future__ import annotations

from hsbot.answers.asked_sentence import AskedSentence
from hsbot.answers.marked_names import find_people, find_places, find_titles
from hsbot.answers.names import find_names
from hsbot.answers.question import Asking

NAMED = frozenset({"who", "where", "other"})  # kinds of questions that names may answer

MOST = 2  # names; more would drown the new question


def answer_names(asking: Asking, answer: str) -> tuple[str, ...]:
    """Return the names that answer a question, of what leads its answer ("": nothing); () where it asks for none."""
    sentence = AskedSentence(asking, answer, 0, len(answer))
    if asking.asked == "who":
        found = find_people(sentence)
    elif asking.asked == "where":
        found = find_places(sentence)
    else:
        found = find_titles(sentence)
    if asking.asked not in NAMED:
        return ()
    found = found or [span for span in find_names(answer, 0, len(answer)) if not sentence.is_asked(span)]
    return tuple(dict.fromkeys(answer[slice(*span)] for span in found))[:MOST]


def with_answer(previous: str, names: tuple[str, ...]) -> str:
    """Return the question before as a follow-up carries it: "who directs it? Ada Pell."."""
    asked = previous.rstrip(" ?!.…") + "?"
    return f"{asked} {' and '.join(names)}." if names else asked
