"""Articles in Markdown, with or without front matter."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Final

from hsbot.articles.draft import Draft, draft_from_fields
from hsbot.articles.fragments import blocks_of
from hsbot.articles.plain import split_date
from hsbot.articles.text import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown_it.token import Token

_FRONT_MATTER: Final = re.compile(r"\A\ufeff?\s*---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_OPEN_FRONT_MATTER: Final = re.compile(r"\A\ufeff?\s*---[ \t]*\r?\n[A-Za-z][\w-]*:(?:[ \t]|\r?$)", re.MULTILINE)
_TOML: Final = re.compile(r"\A\ufeff?\s*\+\+\+[ \t]*\r?\n")
_LONGEST_FRONT_MATTER: Final = 20_000  # characters
_STRIKES: Final = {"s_open": "<s>", "s_close": "</s>"}


def read_markdown(text: str) -> Draft:
    """Return the article that a Markdown file holds: its front matter's fields, its body as clean reading text.

    The body is its paragraphs, headings and list items with blank lines between, without links' addresses, images and
    marks; only headings and list items keep theirs, which say what they are. Without a title in the front matter, the
    first heading of level 1 is it. Without front matter, a leading date is the date, as in plain text.
    Raises ValueError, its message a clause, where the front matter isn't valid YAML or has no end.
    """
    from markdown_it import MarkdownIt

    fields: Mapping[object, object] = {}
    if match := _FRONT_MATTER.match(text):
        fields = _front_matter(match[1])
        text = text[match.end() :]
    elif _OPEN_FRONT_MATTER.match(text):  # as text it would lose the date without a word, and so would TOML
        raise ValueError("has a front matter without an end: close it with a line of ---")
    elif _TOML.match(text):
        raise ValueError("has a front matter in TOML: write it as YAML, between two lines of ---")
    else:
        published, text = split_date(text)
        fields = {"published": published}
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    headings = (tokens[number + 1] for number, token in enumerate(tokens) if token.tag == "h1" and token.nesting == 1)
    heading = next((one_line(_inline(token)) for token in headings), "")
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
        colon = "mapping values are not allowed" in str(error)  # "title: Tides: a film is coming"
        mend = "put a value with a colon in it between quotation marks" if colon else "correct it"
        raise ValueError(f"has a front matter that isn't valid YAML{where}: {mend}") from error
    if fields in (None, ""):
        return {}
    if not isinstance(fields, dict):
        raise ValueError("has a front matter that isn't a list of `key: value` lines: correct it")  # noqa: TRY004
    return {key: None if value in ("null", "~", "Null", "NULL") else value for key, value in fields.items()}


def _blocks(tokens: Sequence[Token]) -> list[str]:
    """Return the paragraphs of a document; headings and a list's items begin with their mark or number."""
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
                cells[-1] = one_line(_inline(token))
            else:
                words = one_line(_inline(token)) if mark.startswith("#") else _inline(token)
                blocks.append(mark + words if words else "")
                mark = ""
        elif token.type in ("fence", "code_block"):
            blocks.extend(filter(None, (one_line(line) for line in token.content.splitlines())))
        elif token.type == "html_block":
            blocks.extend(blocks_of(token.content, flowing=True))
    return [block for block in blocks if block.strip("• ")]


def _inline(token: Token) -> str:
    """Return the words of an inline token: no marks, no images, of links their text; only hard breaks part lines.

    What is struck out is left out, and so is what HTML within hides.
    """
    parts: list[str] = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            parts.append(escape(child.content, quote=False))
        elif child.type == "softbreak":
            parts.append(" ")
        elif child.type == "hardbreak":
            parts.append("<br>")
        elif child.type == "html_inline":
            parts.append(child.content)
        else:
            parts.append(_STRIKES.get(child.type, ""))
    return "\n".join(blocks_of("".join(parts)))
