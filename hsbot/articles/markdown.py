"""Articles in Markdown, with or without front matter."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

from hsbot.articles.draft import Draft, draft_from_fields
from hsbot.articles.text import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown_it.token import Token

_FRONT_MATTER: Final = re.compile(r"\A\ufeff?\s*---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_LONGEST_FRONT_MATTER: Final = 20_000  # characters
_BREAK: Final = re.compile(r"<br\b", re.IGNORECASE)


def read_markdown(text: str) -> Draft:
    """Return the article that a Markdown file holds: its front matter's fields, its body as clean reading text.

    The body is its paragraphs, headings and list items with blank lines between, without links' addresses, images and
    marks; only headings and list items keep theirs, which say what they are. Without a title in the front matter, the
    first heading of level 1 is it.
    Raises ValueError, its message a clause, where the front matter isn't valid YAML.
    """
    from markdown_it import MarkdownIt

    fields: Mapping[object, object] = {}
    if match := _FRONT_MATTER.match(text):
        fields = _front_matter(match[1])
        text = text[match.end() :]
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    headings = (tokens[number + 1] for number, token in enumerate(tokens) if token.tag == "h1" and token.nesting == 1)
    heading = next((_inline(token) for token in headings), "")
    draft = draft_from_fields(fields, "\n\n".join(_blocks(tokens)))
    return Draft(draft.text, draft.title or heading, draft.published, draft.publisher, draft.url)


def _front_matter(source: str) -> Mapping[object, object]:
    """Return the fields of a front matter, their values strings (or lists and mappings of such) as they are written."""
    import yaml

    if len(source) > _LONGEST_FRONT_MATTER:
        raise ValueError(f"has a front matter of more than {_LONGEST_FRONT_MATTER} characters: shorten it")
    try:
        # The base loader makes strings of everything: it runs nothing, and a date stays as it is printed.
        fields = yaml.load(source, Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" (line {mark.line + 2} of the file)" if mark else ""
        raise ValueError(f"has a front matter that isn't valid YAML{where}: correct it") from error
    if fields in (None, ""):
        return {}
    if not isinstance(fields, dict):
        raise ValueError("has a front matter that isn't a list of `key: value` lines: correct it")  # noqa: TRY004
    return {key: None if value in ("null", "~", "Null", "NULL") else value for key, value in fields.items()}


def _blocks(tokens: Sequence[Token]) -> list[str]:
    """Return the paragraphs of a document, each on one line; headings and a list's begin with their mark or number."""
    blocks: list[str] = []
    cells: list[str] = []
    mark = ""
    for token in tokens:
        if token.type == "list_item_open":
            # "2019. That was the year it began." is a list for Markdown, and a sentence for who wrote it.
            mark = f"{token.info}{token.markup} " if token.info else "• "
        elif token.type == "heading_open":
            mark = "#" * int(token.tag[1:]) + " "
        elif token.type in ("th_open", "td_open"):
            cells.append("")
        elif token.type == "tr_close":
            blocks.append("• " + " | ".join(cell for cell in cells if cell))
            cells = []
        elif token.type == "inline":
            if cells:
                cells[-1] = _inline(token)
            else:
                words = _inline(token)
                blocks.append(mark + words if words else "")
                mark = ""
        elif token.type in ("fence", "code_block"):
            blocks.extend(one_line(line) for line in token.content.splitlines())
        elif token.type == "html_block":
            blocks.append(_without_tags(token.content))
    return [block for block in blocks if block.strip("• ")]


def _inline(token: Token) -> str:
    """Return the words of an inline token on one line: no marks, no images, of links their text."""
    parts: list[str] = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak") or (child.type == "html_inline" and _BREAK.match(child.content)):
            parts.append(" ")
    return one_line("".join(parts))


class _Words(HTMLParser):
    """Collects the words of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Note that a script or style begins."""
        self._silent += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        """Note that a script or style ends."""
        self._silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        """Keep what is to be read."""
        if self._silent <= 0:
            self.words.append(data)


def _without_tags(source: str) -> str:
    words = _Words()
    words.feed(source)
    words.close()
    return one_line(" ".join(words.words))
