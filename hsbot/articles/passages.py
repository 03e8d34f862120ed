"""Passages: what is embedded and retrieved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hsbot.records import Passage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hsbot.records import Article, Sentence

_AROUND: Final = 3  # tokens: the encoder's own at both ends, and the full stop after the title


def make_passages(
    article: Article,
    sentences: Sequence[Sentence],
    count_tokens: Callable[[Sequence[str]], Sequence[int]],
    limit: int,
) -> tuple[Passage, ...]:
    """Return the passages of `article`, in order, so that each sentence but the title is in at least one.

    `sentences` are all of the article's, in the order of its text. `count_tokens` gives for each of the strings how
    many tokens it has, without the encoder's own at either end; it is called once, with the title and each sentence.
    A passage holds as many whole sentences as fit into `limit` tokens with the title in front, and begins with the
    last sentence of the one before where that leaves room for a new one; a sentence over the limit stands alone. The
    title is a passage only where there is nothing else. Empty for no sentences.
    """
    content = [index for index, sentence in enumerate(sentences) if sentence.kind != "title"]
    if not content:
        content = list(range(len(sentences)))
    texts = (article.text[sentences[index].start : sentences[index].end] for index in content)
    title_size, *sizes = count_tokens([article.title, *texts])
    room = limit - _AROUND - title_size
    passages: list[Passage] = []
    first = 0
    while first < len(content):
        last, size = first, sizes[first]
        while last + 1 < len(content) and size + sizes[last + 1] <= room:
            last += 1
            size += sizes[last]
        passages.append(_passage(sentences, content[first], content[last]))
        if last + 1 == len(content):
            break
        overlaps = last > first and sizes[last] + sizes[last + 1] <= room
        first = last if overlaps else last + 1
    return tuple(passages)


def passage_text(article: Article, sentences: Sequence[Sentence], passage: Passage) -> str:
    """Return what is embedded for `passage`: the article's title, then each of the passage's sentences, verbatim."""
    kept = [sentence for sentence in sentences[passage.first : passage.last + 1] if sentence.kind != "title"]
    words = " ".join(article.text[sentence.start : sentence.end] for sentence in kept)
    joint = " " if article.title.endswith((".", "!", "?", "…")) else ". "
    return f"{article.title}{joint}{words}" if words else article.title


def _passage(sentences: Sequence[Sentence], first: int, last: int) -> Passage:
    return Passage(start=sentences[first].start, end=sentences[last].end, first=first, last=last)
