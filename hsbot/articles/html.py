"""Articles in HTML: the text by trafilatura, the metadata from where publishers declare them."""

from __future__ import annotations

import json
import logging
import re
from html import unescape
from typing import TYPE_CHECKING, Any, Final

from hsbot.articles.dates import is_day, parse_published
from hsbot.articles.draft import Draft, web_address
from hsbot.articles.pages import is_byline, text_of_page
from hsbot.articles.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_NEWS: Final = ("Article", "Posting", "Report", "PodcastEpisode", "WebPage")  # schema.org's types, or what ends so
_DATES: Final = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publish_date",
    "published-date",
    "pubdate",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "date",
)
_TITLES: Final = ("og:title", "twitter:title", "dc.title", "headline")
_PUBLISHERS: Final = ("og:site_name", "dc.publisher", "publisher", "application-name")
_LONGEST_DATA: Final = 200_000  # characters of one JSON-LD script
_BOXES: Final = ("li", "dd", "td", "figcaption", "blockquote", "aside", "nav")  # a <time> there tells of another day
_WRAPPED: Final = re.compile(r"^\s*(?:(?://)?\s*<!\[CDATA\[|<!--)|(?:(?://)?\s*\]\]>|-->)\s*$")
_UPDATED: Final = re.compile(r"\b(?:updated?|(?:date)?modified)\b", re.IGNORECASE)  # of a class or a property
_UPDATED_ON: Final = re.compile(r"\b(?:updated|modified)\b(?: on| at)?\W*$", re.IGNORECASE)


def read_html(text: str) -> Draft:
    """Return the article that an HTML page holds.

    Its date comes from JSON-LD, Open Graph and other meta tags, or a `<time>` beside the heading, in this order, and
    is never guessed from the words. Raises ValueError, its message a clause, where there is no page, no text, or no
    date that can be understood among those declared.
    """
    import trafilatura

    # Its warnings name no file; ours do.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        tree = trafilatura.load_html(text)
        if tree is None:  # a fragment
            text = f"<html><body>{text}</body></html>"
            tree = trafilatura.load_html(text)
        found = text_of_page(text, tree)
    except Exception as error:  # what trafilatura and lxml make of a broken page is theirs
        raise ValueError("can't be read as HTML: put its text into a .txt or .md file") from error
    if tree is None:
        raise ValueError("isn't an HTML page: put its text into a .txt or .md file")
    headings = [" ".join(heading.itertext()) for heading in tree.iter("h1")]
    shown = {one_line(heading) for heading in headings}
    data = sorted(_linked_data(tree), key=lambda item: (_is_page(item), _headline(item) not in shown))
    meta = _meta(tree)
    heads = (" ".join(head.itertext()) for head in tree.iter("title"))
    headlines = (_unescaped(item.get("headline")) for item in data)
    titles = (*headlines, *(meta.get(name) for name in _TITLES), *headings, *heads)
    canonical = (link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical")
    addresses = (*canonical, meta.get("og:url"), *(item.get("url") for item in data))
    publishers = (*(_name(item.get("publisher")) for item in data), *(meta.get(name) for name in _PUBLISHERS))
    return Draft(
        text=found,
        title=next((title for title in titles if isinstance(title, str) and title.strip()), None),
        published=_published(tree, data, meta),
        publisher=next((publisher for publisher in publishers if publisher), None),
        url=next((address for address in addresses if web_address(address)), None),
    )


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield the articles that the page's JSON-LD describes; what isn't valid there is passed over."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "") or len(script.text or "") > _LONGEST_DATA:
            continue
        try:
            content = json.loads(_WRAPPED.sub("", script.text or ""), strict=False)
        except (ValueError, RecursionError):
            continue
        waiting = [content]
        while waiting:
            item = waiting.pop(0)
            if isinstance(item, list):
                waiting.extend(item)
            elif isinstance(item, dict):
                waiting.extend(item[key] for key in ("@graph", "mainEntity") if key in item)
                kinds = item.get("@type")
                if any(str(kind).endswith(_NEWS) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                    yield item


def _is_page(item: dict[str, Any]) -> bool:
    """Tell whether it describes but the page, which may be older than the article on it."""
    kinds = item.get("@type")
    return all(str(kind).endswith("WebPage") for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _meta(tree: Any) -> dict[str, str]:
    """Return the page's meta tags by their name, in lower case; of several the first."""
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        content = tag.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), content.strip())
    return found


def _published(tree: Any, data: list[dict[str, Any]], meta: dict[str, str]) -> date | None:
    """Return the first declared date that is one; None where none is declared."""
    pages = [item for item in data if _is_page(item)]
    articles = [item for item in data if not _is_page(item)]
    declared = [item.get(key) for key in ("datePublished", "dateCreated") for item in articles]
    declared += [meta.get(name) for name in _DATES]
    declared += [item.get(key) for key in ("datePublished", "dateCreated") for item in pages]
    properties = (tag for tag in tree.iter() if tag.get("itemprop") == "datePublished")
    declared += [tag.get("datetime") or tag.get("content") for tag in properties]
    times = list(_times(tree))
    # A page's <time> may be anything, a duration among it, so only one that names a day counts.
    declared += [time.get("datetime") for time in times if (time.get("datetime") or "")[:4].isdigit()]
    shown = ("".join(time.itertext()) for time in times if not time.get("datetime"))
    declared += [words for words in shown if is_day(words)]
    problem: ValueError | None = None
    for value in declared:
        try:
            if day := parse_published(value if isinstance(value, str) else None):
                return day
        except ValueError as error:
            problem = problem or error
    if problem:
        raise problem
    return None


def _times(tree: Any) -> Iterator[Any]:
    """Yield the `<time>`s that can tell when the page was published, the likeliest first.

    Sentences, lists and boxes tell of other days, and so do other articles than the one that holds the page's heading.
    """
    headings = (heading for heading in tree.iter("h1") if next(heading.iterancestors("aside"), None) is None)
    home = next((article for heading in headings for article in heading.iterancestors("article")), None)
    beside: list[Any] = []
    for time in tree.iter("time"):
        paragraph = next(time.iterancestors("p"), None)
        is_told = paragraph is not None and not is_byline(paragraph, time)
        if _is_of_a_change(time) or is_told or next(time.iterancestors(*_BOXES), None) is not None:
            continue
        article = next(time.iterancestors("article"), None)
        if article is None and home is None:
            beside.append(time)
        elif home is None or article is home:
            yield time
    yield from beside


def _is_of_a_change(time: Any) -> bool:
    """Tell whether a `<time>` says when the page was last changed: by its class or property, or the word before it."""
    if _UPDATED.search(f"{time.get('class')} {time.get('itemprop')}"):
        return "published" not in (time.get("class") or "")
    before = time.getprevious()
    lead = (time.getparent().text if before is None else before.tail) or ""
    return bool(_UPDATED_ON.search(lead))


def _headline(item: dict[str, Any]) -> str:
    return one_line(str(_unescaped(item.get("headline"))))


def _unescaped(value: object) -> object:
    """Return a string of JSON-LD as it is read: it stands in a script, where nothing turns `&amp;` into `&`."""
    return unescape(value) if isinstance(value, str) else value


def _name(value: object) -> str | None:
    """Return the name of a publisher, written as a string or as JSON-LD's object, or the first of a list of them."""
    if isinstance(value, list):
        value = next(iter(value), None)
    if isinstance(value, dict):
        value = value.get("name")
    return unescape(value) if isinstance(value, str) and value.strip() else None
