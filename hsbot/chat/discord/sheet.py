"""An Answer laid out for Discord within its limits, before anything of Discord is involved.

Discord's limits for a message of components: 40 components, 4,000 characters in all texts together, 5 buttons a row,
80 characters a button's label, 512 its address (https://discord.com/developers/docs/components/reference).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from urllib.parse import urlsplit

from hsbot.chat.discord.escaping import address, escape, fit, length, visible
from hsbot.chat.discord.excerpt import excerpt
from hsbot.chat.wording import EARLIER, UNDATED, day, overtaken, quotation, refusal, said_by, unanswered
from hsbot.records import Answer, Article, Role, Snippet

MAX_TEXT = 3_900  # characters in all texts; a hundred below Discord's limit, for what it may count otherwise than we
# An answer is read in five seconds, so only the best are shown. They keep it to at most 28 components, too.
SHOWN: dict[Role, int] = {"lead": 1, "supporting": 2, "earlier": 3}
NEAREST_SHOWN = 2
_QUOTE: dict[Role, int] = {"lead": 700, "supporting": 400, "earlier": 300}  # characters of a quotation, escaped
_TITLE = 240  # characters of a title, escaped
_PUBLISHER = 80  # characters of a publisher, escaped
_MISSING_NAMED = 2  # things that a refusal names as missing
_MISSING_WORDS, _MISSING = 2, 40  # words and characters of each
_SAME = "The same article"  # rather than its title and date once more
_LABEL = 80
_ADDRESS = 512


@dataclass(frozen=True, slots=True)
class Link:
    """A button that leads to an article."""

    label: str  # 1 to 80 characters
    url: str  # http or https, at most 512 characters


@dataclass(frozen=True, slots=True)
class Sheet:
    """An answer as Discord shall show it: sections parted by a line, each of texts in Discord's markdown."""

    answered: bool
    sections: tuple[tuple[str, ...], ...]
    links: tuple[Link, ...]  # of the quoted articles, in their order; no address twice


def lay_out(answer: Answer) -> Sheet:
    """Return `answer` within Discord's limits: the lead and its source always, the rest as far as there is room."""
    if answer.status == "no_answer":
        return _lay_out_refusal(answer)
    room = MAX_TEXT
    footer = _footer(answer)
    left = unanswered(answer)
    room -= length(footer) + length(EARLIER) + length(left) + 10
    now: list[str] = []
    history: list[str] = []
    quoted: list[Snippet] = []
    for snippet in _shown(answer.snippets):
        block = _block(snippet, min(room, _QUOTE[snippet.role]), lead=snippet.role == "lead")
        # what was said earlier always carries its own date, even below a snippet of the same article
        if quoted and quoted[-1].article.id == snippet.article.id and snippet.role != "earlier":
            said = _said_by(snippet)
            block = (block[0], _small(said, _SAME.lower() if said else _SAME, overtaken(snippet)))
        needed = sum(map(length, block))
        if needed > room:  # never the lead: 700 and its source are far below
            continue
        room -= needed
        quoted.append(snippet)
        (history if snippet.role == "earlier" else now).extend(block)
    before = (f"**{EARLIER}**", *history) if history else ()
    sections = [tuple(now), (left,) if left else (), before, (footer,) if footer else ()]
    sheet = Sheet(answered=True, sections=tuple(filter(None, sections)), links=_links(quoted))
    return _with_addresses(sheet, _too_long(quoted))


def _lay_out_refusal(answer: Answer) -> Sheet:
    """Return the refusal, the nearest that was found for a person to judge, and that there were more questions."""
    nearest = answer.snippets[:NEAREST_SHOWN]
    named = tuple(filter(_is_short, answer.missing))[:_MISSING_NAMED]
    sentence = escape(refusal(replace(answer, missing=named)))
    blocks = [text for snippet in nearest for text in _block(snippet, _QUOTE["supporting"], lead=False)]
    left = unanswered(answer)
    sections = ((sentence, *blocks), (left,)) if left else ((sentence, *blocks),)
    sheet = Sheet(answered=False, sections=sections, links=_links(nearest))
    return _with_addresses(sheet, _too_long(nearest))


def without_buttons(sheet: Sheet) -> Sheet:
    """Return a sheet whose links are written out, as far as there is room."""
    return _with_addresses(replace(sheet, links=()), [link.url for link in sheet.links])


def _with_addresses(sheet: Sheet, urls: Iterable[str]) -> Sheet:
    """Return the sheet with addresses in a section of their own, without previews, as far as there is room."""
    room = MAX_TEXT - sum(length(text) for section in sheet.sections for text in section)
    lines: list[str] = []
    for url in urls:
        line = f"-# {address(url)}"
        if length(line) <= room:
            room -= length(line)
            lines.append(line)
    return replace(sheet, sections=(*sheet.sections, tuple(lines))) if lines else sheet


def _is_short(missing: str) -> bool:
    """Tell whether hsbot says these words of the asker's to everyone: as many as a name has, too few for a message."""
    return len(missing.split()) <= _MISSING_WORDS and length(missing) <= _MISSING


def _shown(snippets: tuple[Snippet, ...]) -> list[Snippet]:
    """Return the snippets to be shown, in their order: of each role the first few."""
    return [snippet for role, most in SHOWN.items() for snippet in [s for s in snippets if s.role == role][:most]]


def _block(snippet: Snippet, room: int, *, lead: bool) -> tuple[str, str]:
    """Return the quotation and, as a text of its own, its source; the date is first where it isn't the lead.

    The quotation is shortened to about `room`, with a "…" outside of the quotation marks; the source never is.
    """
    text, marks = quotation(snippet)
    shortened, begins, ends = excerpt(text, room, marks)
    quote = f"> {'' if begins else '… '}“{shortened}”{'' if ends else ' …'}"
    article = snippet.article
    title = _named(article.title, _TITLE) or "untitled"
    publisher = _named(article.publisher or "", _PUBLISHER)
    said, moment = _said_by(snippet), (_moment(article.published), overtaken(snippet))
    if lead:
        return quote, f"**{title}**\n{_small(said, publisher, *moment)}"
    return quote, _small(said, *moment, title, publisher)


def _small(*parts: str) -> str:
    """Return a line of small print of those parts that say something."""
    return f"-# {' · '.join(filter(None, parts))}"


def _said_by(snippet: Snippet) -> str:
    return _named(said_by(snippet), _PUBLISHER)


def _named(name: str, room: int) -> str:
    """Return a title or publisher, escaped and shortened to `room`."""
    shortened, whole = fit(name, room)
    return shortened if whole else f"{shortened} …"


def _moment(published: date | None) -> str:
    """Return a date that each reader sees in their own language; "undated" for None.

    It is noon UTC of the day: midnight would be the day before for half of the world.
    """
    if published is None:
        return UNDATED
    noon = datetime.combine(published, time(12), tzinfo=UTC)
    return f"<t:{int(noon.timestamp())}:D>"


def _footer(answer: Answer) -> str:
    """Return up to which date the articles reach that were asked; "" where none of them carries a date."""
    reach = answer.as_of or answer.newest_article
    return f"-# From articles up to {_moment(reach)}" if reach else ""


def _links(snippets: Iterable[Snippet]) -> tuple[Link, ...]:
    """Return a link for each article that has an address Discord accepts; no address, and no label, twice."""
    articles: dict[str, Article] = {}
    for snippet in snippets:
        url = snippet.article.url or ""
        if _is_address(url):
            articles.setdefault(url, snippet.article)
    return tuple(map(Link, _labels(articles), articles))


def _too_long(snippets: Iterable[Snippet]) -> list[str]:
    """Return the addresses that are good but for their length; none twice."""
    urls = dict.fromkeys(snippet.article.url or "" for snippet in snippets)
    return [url for url in urls if length(url) > _ADDRESS and _leads_somewhere(url)]


def _is_address(url: str) -> bool:
    """Return whether a button can lead to `url`."""
    return length(url) <= _ADDRESS and _leads_somewhere(url)


def _leads_somewhere(url: str) -> bool:
    """Return whether `url` is a web address without anything that isn't seen."""
    if url != visible(url) or " " in url:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:  # such as "http://["
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _labels(articles: Mapping[str, Article]) -> list[str]:
    """Return what the button of each address says: who published the article, else the host, and the date.

    Where several would say the same, they say the title instead, and where that is the same, too, a number before it.
    """
    labels = [
        _label(visible(article.publisher or "") or urlsplit(url).hostname or "Source", article.published)
        for url, article in articles.items()
    ]
    for numbered in (False, True):
        times = Counter(labels)
        labels = [
            label
            if times[label] == 1
            else _label(f"{number}. " * numbered + (visible(article.title) or "Source"), article.published)
            for number, (label, article) in enumerate(zip(labels, articles.values(), strict=True), 1)
        ]
    return labels


def _label(name: str, published: date | None) -> str:
    """Return what a button says: the name, shortened to the room that the date leaves, and the date."""
    moment = f" · {day(published)}" if published else ""
    room = _LABEL - length(moment)
    if length(name) <= room:
        return name + moment
    name = name[: room - 1]
    while length(name) > room - 1:  # of characters that count twice fewer have room
        name = name[:-1]
    return f"{name.rstrip()}…{moment}"
