"""Articles in JSON and in JSON Lines."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from hsbot.articles.draft import Draft, draft_from_fields
from hsbot.articles.fragments import is_html, text_of
from hsbot.articles.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_NAME: Final = 200  # characters of an `id`


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of a file that can hold several."""

    where: str  # "line 7" or "element 7"; "" where the file is this one article
    name: str | None  # what tells it from the file's others; None where the file is this one article
    found: Draft | ValueError  # the error's message is a clause that follows the file's name and `where`


def read_json(text: str) -> Iterator[Entry]:
    """Yield the articles of a JSON file: one object is one article, a list is one for each element, from 1.

    Raises ValueError, its message a clause, where the file isn't JSON, or a list of nothing.
    """
    content = _load(text)
    if content == []:
        raise ValueError("is a list without an article: write one into it, or remove it")
    if isinstance(content, list):
        yield from (_entry(element, f"element {number}", number) for number, element in enumerate(content, 1))
    else:
        yield Entry("", None, _draft(content))


def read_json_lines(text: str) -> Iterator[Entry]:
    """Yield the articles of a JSON Lines file, one for each line that isn't blank; lines count from 1.

    Raises ValueError, its message a clause, where every line is blank.
    """
    if not text.strip():
        raise ValueError("is empty: write an article into it, or remove it")
    # Only line feeds end a line here: the other line ends of Unicode may stand inside of a JSON string.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            element = _load(line)
        except ValueError as error:
            yield Entry(f"line {number}", str(number), error)
        else:
            yield _entry(element, f"line {number}", number)


def _entry(element: object, where: str, number: int) -> Entry:
    """Return the entry of one element; its name is its `id`, or else its number."""
    identity = element.get("id") if isinstance(element, dict) else None
    name = one_line(str(identity))[:_LONGEST_NAME] if isinstance(identity, str | int) else ""
    return Entry(where, name or str(number), _draft(element))


def _draft(element: object) -> Draft | ValueError:
    if not isinstance(element, dict):
        return ValueError("isn't an object with `title` and `text`: write one")
    held = [element[name] for name in ("text", "body", "content") if element.get(name) is not None]
    text = next((one for one in held if one != ""), "" if held else None)  # an empty field beside a full one is none
    if text is None:
        return ValueError("has no `text`: write the article into that field")
    if not isinstance(text, str):
        return ValueError("has a `text` that isn't a string: write the article into that field")
    if is_html(text):  # as most systems that publish hand it over
        text = text_of(text) or text
    draft = draft_from_fields(element, text)
    if isinstance(draft.title, str):
        title = text_of(draft.title) if is_html(draft.title) else draft.title
        return replace(draft, title=one_line(title))
    return draft


def _load(source: str) -> Any:
    try:
        return json.loads(source)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, " if error.lineno > 1 else ""
        raise ValueError(f"isn't valid JSON ({place}column {error.colno}: {error.msg}): correct it") from error
    except (ValueError, RecursionError) as error:  # a number of a million digits, a million brackets
        raise ValueError("is JSON that no article needs, too deep or too long a number: correct it") from error
