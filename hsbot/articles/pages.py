"""The text of an HTML page: trafilatura finds it, and what it gets wrong with news is mended before."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any, Final

from hsbot.articles.fragments import HEADINGS, STRUCK, is_note
from hsbot.articles.noise import is_noise_line
from hsbot.articles.text import one_line

_FEW: Final = 250  # characters of a text that may be but a menu
_RULE: Final = re.compile(r"[\s|:-]+")  # between a table's head and its rows
_TELLING: Final = ("p", "li", "td", "th", "dd", "dt", "h2", "h3", "h4", "blockquote")  # a <time> there is told
_CELLS: Final = ("td", "th", "dd")  # which may hold nothing else
_AS_TYPED: Final = ("pre", "script", "style", "textarea")
_LINE_END: Final = re.compile(r"(?<![ \t\n])[ \t]*\n(?![ \t]*\n)[ \t]*")  # a blank line is left as it is
_LONGEST_BYLINE: Final = 30  # pieces of text, one of each element in it
_LEADS_UP: Final = re.compile(r"(?:(?:first |originally )?(?:published|posted))?(?: ?on)?", re.IGNORECASE)


def text_of_page(page: str, whole: Any) -> str:
    """Return the article's text, its paragraphs with a blank line between; headings and rows marked as in Markdown."""
    import trafilatura

    shown = _prepared(trafilatura.load_html(page))
    found = trafilatura.extract(shown, include_comments=False, include_tables=True, with_metadata=False)
    # what it was given it has taken apart
    if len(found or "") < _FEW and (tree := _prepared(trafilatura.load_html(page))) is not None:
        for part in list(tree.iter("nav", "footer", "aside", "form")):
            part.drop_tree()  # what stands there is no article, also where there is nothing else
        rest = trafilatura.html2txt(tree)
        found = (found or rest) if rest.strip() else ""
    # A question in a heading reads as any other sentence once its tag is gone.
    headings = () if whole is None else whole.iter(*HEADINGS)
    marks = {one_line("".join(heading.itertext())): "#" * int(heading.tag[1]) + " " for heading in headings}
    lines = (_row(line) if line.startswith("|") else line.strip() for line in (found or "").splitlines())
    return "\n\n".join(marks.get(one_line(line), "") + line for line in lines if line)


def _prepared(tree: Any) -> Any:
    """Return a page, None for none, changed so that trafilatura loses what isn't to be quoted, and nothing else.

    It drops every `<time>`, from the middle of a sentence too; it keeps what is struck out, glues a footnote's mark to
    the figure in front of it, and takes a source's line end for a paragraph's where no `<p>` stands.
    """
    if tree is None:
        return None
    for time in list(tree.iter("time")):
        home = next(time.iterancestors(*_TELLING), None)
        if home is not None and (home.tag in _CELLS or not is_byline(home, time)):
            time.tag = "span"
    for raised in list(tree.iter("sup")):
        before = raised.getprevious()
        lead = (raised.getparent().text if before is None else before.tail) or ""
        linked = next(raised.iter("a"), None) is not None or "data-fn" in raised.attrib
        if is_note(raised.text_content(), lead[-4:], linked=linked):
            raised.drop_tree()
    for struck in list(tree.iter(*STRUCK)):
        struck.drop_tree()
    for part in tree.iter():
        if part.tag in _AS_TYPED or next(part.iterancestors("pre"), None) is not None:
            continue
        part.text, part.tail = (_LINE_END.sub(" ", words) if words else words for words in (part.text, part.tail))
    return tree


def _row(line: str) -> str:
    """Return a table's row, which comes between bars: a list's item, unless a page was but laid out in a table."""
    if _RULE.fullmatch(line):
        return ""
    cells = [cell.strip() for cell in line.strip(" |").split("|") if cell.strip()]
    return ("• " if len(cells) > 1 else "") + " | ".join(cells)


def is_byline(paragraph: Any, time: Any) -> bool:
    """Tell whether a paragraph holds a `<time>` and, at most, who wrote the article: "By Jo Doe, published on"."""
    pieces = list(islice(paragraph.itertext(), _LONGEST_BYLINE + 1))
    if len(pieces) > _LONGEST_BYLINE:
        return False
    words, shown = one_line("".join(pieces)), one_line("".join(time.itertext()))
    before, _, behind = words.partition(shown) if shown else (words, "", "")
    parts = (part.strip(" ,:;|·•–—-") for part in (before, behind))
    return all(_LEADS_UP.fullmatch(part) or is_noise_line(part) for part in parts)
