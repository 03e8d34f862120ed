"""From an article's text to its sentences, noise left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from hsbot.articles.blocks import Block, is_heading, split_blocks
from hsbot.articles.boundaries import sentence_spans
from hsbot.articles.noise import EMBED, is_dated, is_noise_line, is_noise_sentence, is_scene
from hsbot.articles.text import has_words
from hsbot.records import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hsbot.records import Article

_FEWEST_WORDS_BESIDE_EMBED: Final = 3  # "Spotify:…" before an embedded post's address says nothing by itself


def split_sentences(article: Article) -> tuple[Sentence, ...]:
    """Return the content of `article` as sentences in the order of its text.

    They don't overlap, aren't blank at either end, and each holds a letter or a digit. The line that is the title,
    if there is one, is of kind "title"; lines like headings are "heading"s, unless there is nothing else. Tag lines,
    captions, calls to share, embeds and repeated headings give none. Empty only where all of the text is noise.
    """
    found = list(_sentences(article.text, article.title))
    if all(sentence.kind != "body" for sentence in found):
        found = [_as(sentence, "body") if sentence.kind == "heading" else sentence for sentence in found]
    return tuple(found)


def has_content(text: str, title: str = "") -> bool:
    """Tell whether there is any sentence in it, without looking for more than the first."""
    return next(_sentences(text, title), None) is not None


def _sentences(text: str, title: str) -> Iterator[Sentence]:
    """Yield what `split_sentences` returns, headings as such also where there is nothing else."""
    blocks = [block for block in split_blocks(text, title) if has_words(text[block.start : block.end])]
    titled = next((block for block in blocks if text[block.start : block.end] == title), None)
    seen = {_key(title)}
    for number, block in enumerate(blocks):
        line = text[block.start : block.end]
        if block is titled:
            yield Sentence(block.start, block.end, "title")
            continue
        if (is_noise_line(line) and not (block.kind == "item" and is_dated(line))) or _is_caption(text, blocks, number):
            continue
        is_marked = block.kind == "heading"
        if (is_marked or (block.kind == "line" and is_heading(line))) and not EMBED.search(line):
            # "Share this article" has no full stop, and is no heading for it.
            if (key := _key(line)) not in seen and not is_noise_sentence(line):
                seen.add(key)
                yield Sentence(block.start, block.end, "heading")
            continue
        yield from _body(text, block)


def _body(text: str, block: Block) -> Iterator[Sentence]:
    """Yield the sentences of a block, those of an embedded post among them, without what furnishes it."""
    start = block.start
    line = text.rfind("\n", 0, start) + 1  # the dash before whose post it is was taken for a bullet
    embeds = [(max(match.start(), start), match.end()) for match in EMBED.finditer(text, line, block.end)]
    for embed_start, embed_end in (*embeds, (block.end, block.end)):
        for first, last in sentence_spans(text, start, embed_start):
            sentence = text[first:last]
            if not has_words(sentence) or is_noise_sentence(sentence):
                continue
            if embeds and len(sentence.split()) < _FEWEST_WORDS_BESIDE_EMBED:
                continue
            yield Sentence(first, last, "body")
        start = embed_end


def _is_caption(text: str, blocks: list[Block], number: int) -> bool:
    """Tell whether a line is a lone "Somebody in Something": several in a row are a list, and lists are content."""
    block = blocks[number]
    if block.kind != "line" or not is_scene(text[block.start : block.end]):
        return False
    around = (number - 1, number + 1)
    return not any(
        0 <= other < len(blocks) and is_scene(text[blocks[other].start : blocks[other].end]) for other in around
    )


def _as(sentence: Sentence, kind: Literal["title", "heading", "body"]) -> Sentence:
    return Sentence(sentence.start, sentence.end, kind)


def _key(line: str) -> str:
    """Return what two headings that say the same have in common."""
    return "".join(character for character in line.casefold() if character.isalnum())
