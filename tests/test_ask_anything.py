"""Whatever is typed, the whole way out either answers or refuses, and what it shows is verbatim."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hsbot.answers.question import MAX_CHARACTERS, clean
from hsbot.ask import Asker
from hsbot.commands.ask import _printable
from hsbot.errors import QuestionError
from hsbot.records import Question

# A mind for what the articles tell, so that more than refusals come out.
WORDS = (
    "Saltmarsh|saltmarsh's|Ada Pell|directs|who directs|was renewed|cancelled|saved|is it|season 3|s2|no season 4|when|"
    "where|why|how many|Was Saltmarsh saved?|Who directs Saltmarsh?|before it was|after|in Hull|as of 2025-01-10|"
    "in march|and|?|!|…|news|what's new|hi|thanks|wer führt Regie|"
    "👍🏽|👨‍👩‍👧|a\u0301|\x00|\x1b[31m|\u202e|\ud83d|\n|   |“|’|*|_|/"
).split("|")
SHORT = st.lists(st.sampled_from(WORDS) | st.text(st.characters(), max_size=8), max_size=10).map(" ".join)
LONG = st.builds(str.__mul__, st.text(st.characters(), min_size=1, max_size=3), st.integers(1, MAX_CHARACTERS))
TYPED = (SHORT | st.text(st.characters(), max_size=60) | st.builds("{} {}".format, SHORT, LONG)).map(_printable)
DAYS = st.none() | st.dates(date(2000, 1, 1), date(2030, 12, 31))


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TYPED, DAYS, st.none() | TYPED)
def test_whatever_is_typed_is_answered_verbatim_or_refused(
    asker: Asker, text: str, as_of: date | None, previous: str | None
) -> None:
    try:
        answer = asker(Question(text, as_of, previous))
    except QuestionError:
        assert not 0 < len(clean(text)) <= MAX_CHARACTERS
        return
    assert answer.status in {"answered", "no_answer"}
    assert answer.question == text
    for one in answer.snippets:
        assert one.text == one.article.text[one.start : one.end]
        assert all(one.start <= start < end <= one.end for start, end in one.marks)
