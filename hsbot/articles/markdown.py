"""Articles in Markdown, with or without front matter."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

from hsbot.articles.draft import Draft, draft_from_fields
from hsbot.articles.plain import split_date
from hsbot.articles.text import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown_it.token import Token

_FRONT_MATTER: Final = re.compile(r"\A\ufeff?\s*---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_OPEN_FRONT_MATTER: Final = re.compile(r"\A\ufeff?\s*---[ \t]*\r?\n[A-Za-z][\w-]*:(?:[ \t]|\r?$)", re.MULTILINE)
_TOML: Final = re.compile(r"\A\ufeff?\s*\+\+\+[ \t]*\r?\n")
_LONGEST_FRONT_MATTER: Final = 20_000  # characters
_BREAK: Final = re.compile(r"<br\b", re.IGNORECASE)
_SILENT: Final = ("script", "style")
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS: Final = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer"
    " form header hr legend li main menu nav ol option p pre section summary table tbody tfoot thead tr ul".split()
).union(_HEADINGS)


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
            blocks.extend(_html_blocks(token.content))
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


class _Paragraphs(HTMLParser):
    """Collects the paragraphs of a piece of HTML, each on one line, in `blocks`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self._cells: list[list[str]] = [[]]  # of a table's row; elsewhere there is one
        self._mark = ""
        self._silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Begin a paragraph where a block begins; of inline tags nothing is left, not even a space."""
        if tag in _SILENT:
            self._silent = True
        elif tag == "br":
            self._cells[-1].append(" ")
        elif tag in ("td", "th"):
            self._cells.append([])
        elif tag in _BLOCKS:
            self.end_paragraph()
            if tag in ("li", "tr"):
                self._mark = "• "
            elif tag in _HEADINGS:
                self._mark = "#" * int(tag[1]) + " "

    def handle_endtag(self, tag: str) -> None:
        """End a paragraph where a block ends."""
        if tag in _SILENT:
            self._silent = False
        elif tag in _BLOCKS:
            self.end_paragraph()
            if tag in ("li", "tr", *_HEADINGS):
                self._mark = ""

    def handle_data(self, data: str) -> None:
        """Keep what is to be read."""
        if not self._silent:
            self._cells[-1].append(data)

    def end_paragraph(self) -> None:
        """Keep the words since the last paragraph, if there are any, as one."""
        cells = (one_line("".join(cell)) for cell in self._cells)
        if words := " | ".join(cell for cell in cells if cell):
            self.blocks.append(self._mark + words)
            self._mark = ""
        self._cells = [[]]


def _html_blocks(source: str) -> list[str]:
    paragraphs = _Paragraphs()
    paragraphs.feed(source)
    paragraphs.close()
    paragraphs.end_paragraph()
    return paragraphs.blocks
