"""Articles in plain text."""

from __future__ import annotations

import re
from typing import Final

from hsbot.articles.draft import Draft

_DATE: Final = re.compile(r"\A\ufeff?\s*date[ \t:]+(\d{1,4}-\d{1,2}-\d{1,2})(?![\d-])[ \t]*", re.IGNORECASE)


def read_plain(text: str) -> Draft:
    """Return the article that a plain text is: a leading `date YYYY-MM-DD` is its date and not of its text."""
    if match := _DATE.match(text):
        return Draft(text[match.end() :], published=match[1])
    return Draft(text)
