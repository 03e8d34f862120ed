"""The sentences of hsbot's own that are the same in the terminal and in Discord."""

from __future__ import annotations

import re
from datetime import date, timedelta

from hsbot.chat.plain import plain
from hsbot.records import Answer, SmallTalk, Snippet

# Of its own, because strftime follows the machine's language while the sentences around it are English.
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_TALK: dict[SmallTalk, str] = {
    "greeting": "Hello! Ask me about the news, and I'll quote what my articles say.",
    "thanks": "You're welcome!",
    "farewell": "Bye!",
    "opinion": "I've no opinions, only articles: ask me what they say.",
    "empty": "Ask me about the news, and I'll quote what my articles say.",
}
_ORDINALS = ("first", "second", "third")  # more questions than that aren't answered at once
EARLIER = "Earlier:"
RECALLS = "looks back"
REVERSED = "since reversed"
PASSED = "the date it names has passed"
NEAREST = "The nearest they come to it:"
UNDATED = "undated"


def day(moment: date) -> str:
    """Return a date as people write it: "22 April 2025"."""
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def when(published: date | None, today: date) -> str:
    """Return a date with its age: "22 April 2025, 7 months ago"; "undated" for None."""
    return UNDATED if published is None else f"{day(published)}, {_distance(published, today)}"


def refusal(answer: Answer) -> str:
    """Return the one or two sentences that say that there is no answer, and up to which date the articles reach.

    Small talk, and a language that isn't understood, get a line of their own kind.

    Where `answer` carries snippets, it ends by announcing them; they are to follow.
    """
    if answer.small_talk is not None:
        return _TALK[answer.small_talk]
    if answer.language is not None:
        if answer.understood == ("en",):
            return "My articles are in English, so please ask me in English."
        return "I don't understand that language, so please ask me in that of my articles."
    if answer.index.articles == 0:
        sentence = "I have no articles yet, so I can't answer that."
    elif answer.as_of is not None:
        verb = f"mentions {_named(answer.missing)}" if answer.missing else "answers that"
        sentence = f"None of my articles up to {day(answer.as_of)} {verb}."
    else:
        verb = f"mention {_named(answer.missing)}" if answer.missing else "answer that"
        newest = answer.newest_article
        reach = f"The newest of them is from {day(newest)}." if newest else "None of them carries a date."
        sentence = f"My articles don't {verb}. {reach}"
    return f"{sentence} {NEAREST}" if answer.snippets else sentence


def quotation(snippet: Snippet) -> tuple[str, list[tuple[int, int]]]:
    """Return the words to put in quotation marks, and which of them answer, as offsets in them.

    A snippet that is one quotation as a whole has marks of its own, which aren't doubled.
    """
    text, start = snippet.text, snippet.start
    if text[0] in '“"' and text[-1] in '”"' and len(text) > 2 and not set('“”"') & set(text[1:-1]):
        text, start = text[1:-1], start + 1
    inside = [(max(a - start, 0), min(b - start, len(text))) for a, b in snippet.marks]
    return text, [(a, b) for a, b in inside if a < b]


def said_by(snippet: Snippet) -> str:
    """Return "said Ada Lunde" for a quotation that doesn't say so itself; "" for any other snippet."""
    name = plain(snippet.said_by or "")
    is_named = name and re.search(rf"(?<!\w){re.escape(name.split()[-1])}(?!\w)", snippet.text)
    return f"said {name}" if name and not is_named else ""


def overtaken(snippet: Snippet) -> str:
    """Return what has overtaken a snippet: its own article, the lead or the calendar; "" where nothing has.

    An article that looks back ("looks back to 2024") may do so without saying when that was.
    """
    recalled = [looks_back(snippet)] if snippet.recalls else []
    return " · ".join(recalled + [REVERSED] * snippet.reversed + [PASSED] * (snippet.passed is not None))


def looks_back(snippet: Snippet) -> str:
    """Return how far back it looks: to the month within the article's year, where one was named, else to the year.

    "" where it doesn't.
    """
    moment, published = snippet.recalls, snippet.article.published
    if moment is None:
        return ""
    if published and moment.year != published.year:
        return f"{RECALLS} to {moment.year}"
    named = (moment + timedelta(days=1)).day == 1  # the last day stands for the month
    return f"{RECALLS} to {_MONTHS[moment.month - 1]} {moment.year}" if named else RECALLS


def unanswered(answer: Answer) -> str:
    """Return the sentences that say which of several questions got no answer; "" where each did, or none.

    Where none did, `refusal` says so. They are counted, not repeated: hsbot lends its voice to nobody's questions.
    """
    numbers = zip(_ORDINALS, answer.parts, strict=False)
    left = [f"the {number}" for number, part in numbers if part.status == "no_answer" and answer.status == "answered"]
    sentences = [f"My articles don't answer {' and '.join(left)} of your questions."] if left else []
    if any(part.status == "skipped" for part in answer.parts):
        sentences.append("That was much at once, so please ask me the others again.")
    return " ".join(sentences)


def _named(missing: tuple[str, ...]) -> str:
    """Return what is missing, as in "Ana Ferro or season 5"; a name typed without capitals in quotation marks."""
    shown = [f"“{plain(m)}”" if m.islower() and not any(c.isdigit() for c in m) else plain(m) for m in missing]
    return " or ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))


def _distance(moment: date, today: date) -> str:
    """Return how far `moment` lies from `today` in the unit a person would choose, rounded down."""
    days = abs((today - moment).days)
    past = moment <= today
    if days == 0:
        return "today"
    if days == 1:
        return "yesterday" if past else "tomorrow"
    amount = _amount(days, _whole_months(min(moment, today), max(moment, today)))
    return f"{amount} ago" if past else f"in {amount}"


def _amount(days: int, months: int) -> str:
    """Return a distance of at least two days as a number and its unit."""
    if days < 7:
        return counted(days, "day")
    if months == 0:
        return counted(days // 7, "week")
    # "1 year" for 23 months would be wrong by half, so years are counted alone only from two years on.
    if months < 24 and months != 12:
        return counted(months, "month")
    return counted(months // 12, "year")


def _whole_months(first: date, last: date) -> int:
    """Return how many months of the calendar have passed: one from 31 January to 1 March, none to 28 February."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return months - 1 if last.day < first.day else months


def counted(number: int, unit: str) -> str:
    """Return "1 article" or "3 articles"."""
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
