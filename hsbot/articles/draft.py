"""From what a format gave to an Article: the rules that hold for every format."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from hsbot.articles.dates import parse_published
from hsbot.articles.split import has_content
from hsbot.articles.text import has_words, normalise, one_line
from hsbot.articles.titles import title_of
from hsbot.records import Article

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST_TITLE: Final = 200  # characters, so that it leaves a passage room; what is longer is cut at a word
_LONGEST_PUBLISHER: Final = 100
_LONGEST_URL: Final = 2000
_YES_OR_NO: Final = frozenset({"true", "false", "yes", "no"})  # YAML's, in lower case; they come as strings


@dataclass(frozen=True, slots=True)
class Draft:
    """What a format's reader found in one article, before it is checked; None means that it wasn't there."""

    text: str
    title: object = None
    published: object = None
    publisher: object = None
    url: object = None


def draft_from_fields(fields: Mapping[object, object], text: str) -> Draft:
    """Return the draft of `text` with the fields that front matter or JSON gave it; unknown ones are ignored.

    A `published` that says yes or no, as Jekyll and many an interface have it, is no date: another field is.
    """
    named = {key.lower(): value for key, value in fields.items() if isinstance(key, str)}
    dates = """published date datepublished published_at date_published publishedat published_date pubdate pub_date
        publishdate publish_date""".split()
    given = (name for name in ("published", "date") if name in named)
    if all(
        _is_yes_or_no(named[name]) for name in given
    ):  # an empty one says that nobody knows; "created" may be a clip's day
        dates += ["created", "created_at", "createdat", "datecreated"]

    def first(*names: str) -> object:
        return next((named[name] for name in names if named.get(name) not in (None, "")), None)

    publisher, url = first("publisher", "source", "site", "site_name"), first("url", "link")
    if web_address(publisher):  # where a clipped page was, and not whose it is
        publisher, url = None, url or publisher
    return Draft(
        text=text,
        title=first("title", "headline"),
        published=first(*(name for name in dates if not _is_yes_or_no(named.get(name)))),
        publisher=publisher,
        url=url,
    )


def _is_yes_or_no(value: object) -> bool:
    return isinstance(value, bool) or (isinstance(value, str) and value.strip().lower() in _YES_OR_NO)


def make_article(draft: Draft, *, identity: str, path: str) -> Article:
    """Return the article that `draft` describes.

    Its text is the draft's, normalised; where the title doesn't stand in it, it follows on a last line of its own.
    Raises ValueError, its message a clause, where there is no text, nothing of it is content, or the date isn't one.
    """
    published = parse_published(draft.published)
    text = normalise(draft.text)
    if not has_words(text):
        raise ValueError("has no text: write the article into it, or remove it")
    title = _clip(one_line(draft.title), _LONGEST_TITLE) if isinstance(draft.title, str) else ""
    own = title if has_words(title) else ""
    # What has no sentence would never be found; and a title made of captions would make a sentence of them.
    if own in text and not has_content(text, own):
        raise ValueError("has no text but tags and captions: write the article into it, or remove it")
    title = own or title_of(text)
    if title not in text:
        text = f"{text}\n\n{title}"
    return Article(
        id=identity,
        title=title,
        text=text,
        published=published,
        publisher=_publisher(draft.publisher),
        url=web_address(draft.url),
        path=path,
    )


def _publisher(value: object) -> str | None:
    """Return who published it: a string, or the `name` of an object, as JSON-LD writes it."""
    if isinstance(value, dict):
        value = value.get("name")
    if not isinstance(value, str):
        return None
    name = _clip(one_line(value), _LONGEST_PUBLISHER)
    return name if has_words(name) else None


def web_address(value: object) -> str | None:
    """Return `value` if it is an http or https address without spaces, else None."""
    if not isinstance(value, str) or len(value) > _LONGEST_URL:
        return None
    address = normalise(value).strip()
    if re.search(r"[\s<>\"]", address):
        return None
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and host else None


def _clip(text: str, longest: int) -> str:
    """Return `text`, or as many of its first words as fit into `longest` characters."""
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0] if " " in text[:longest] else text[:longest]
