"""From a sentence to the snippet that is shown: as short as it can be, and long enough to stand on its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from hsbot.answers.candidates import Candidate
from hsbot.answers.leaning import LEANING
from hsbot.answers.marks import find_marks
from hsbot.answers.names import find_names
from hsbot.answers.question import Asking
from hsbot.answers.score import Scored
from hsbot.answers.speaker import find_speaker, is_quotation, names_speaker, without_quotations
from hsbot.records import Role, Sentence, Snippet
from hsbot.search.words import terms

JOINED_SHARE = 0.4
"""Share of a lead's confidence that the sentence beside it must have, by its probability or its own confidence, to be
quoted with it; by the probability alone three answers in a hundred became right on the "choose" halves of
tests/questions (two by 0.6), for one word and a half more an answer."""

_LONGEST = 500  # characters; a snippet isn't drawn out beyond them
_PERSON = re.compile(r"(?:he|she|they|his|her|their)\b", re.I)
_REPLY = re.compile(r"(?:yes|no|not|yeah|nope|never|none|maybe|perhaps|probably|definitely|absolutely|sadly)\b", re.I)
_READER = re.compile(r"\b(?:you|your|yours)\b", re.I)


def is_sayable(candidate: Candidate) -> bool:
    """Tell whether a sentence may stand as an answer at all: no heading, and no question that nothing answers."""
    if candidate.sentence.kind == "heading":
        return False
    if not candidate.text.rstrip("”\"’'").endswith("?"):
        return True
    return candidate.sentence.kind == "body" and bool(candidate.after) and not _READER.search(candidate.text)


def make_snippet(scored: Scored, role: Role, asking: Asking | None) -> Snippet:
    """Return a sentence as a snippet, with the neighbour that it can't stand without.

    Its answering words are marked as `asking` tells; None: it doesn't answer, and nothing is marked. What is earlier
    has for its score how well it answered, for it is no longer true.
    """
    article, sentence = scored.candidate.article, scored.candidate.sentence
    start, end = _extent(scored.candidate)
    marks = find_marks(asking, article.text, sentence.start, sentence.end) if asking else ()
    speaker = find_speaker(article.text, start, end) if sentence.kind == "body" else None
    text = article.text[start:end]
    score = scored.probability if role == "earlier" else scored.confidence
    recalls = scored.candidate.recalls
    return Snippet(article, text, start, end, score, role, marks=marks, recalls=recalls, speaker=speaker)


def joined(snippet: Snippet, others: Iterable[Scored], asking: Asking) -> Snippet:
    """Return the snippet with the sentence right beside it that answers nearly as well, where there is one.

    Of two in a row often the first says that there is news and the second what. `others` stand best first. Whoever asks
    who plays Mara is not told who plays Bo, too.
    """
    text = snippet.article.text
    asked = frozenset(asking.own_terms).intersection(terms(snippet.text)) if asking.asked == "who" else frozenset()
    for other in others:
        of, sentence = other.candidate.article, other.candidate.sentence
        if (
            of.id != snippet.article.id
            or sentence.kind != "body"
            or max(other.probability, other.confidence) < JOINED_SHARE * snippet.score
        ):
            continue
        start, end = min(snippet.start, sentence.start), max(snippet.end, sentence.end)
        between = text[snippet.end : sentence.start] or text[sentence.end : snippet.start]
        if not between or between.strip(" ") or end - start > _LONGEST:
            continue
        if _of_two(snippet, sentence) or other.candidate.recalls != snippet.recalls:
            continue
        if (alike := asked.intersection(terms(other.candidate.text))) and alike != asked:
            continue  # the same of somebody else
        marks = tuple(sorted((*snippet.marks, *find_marks(asking, text, sentence.start, sentence.end))))
        speaker = find_speaker(text, start, end)
        return replace(snippet, text=text[start:end], start=start, end=end, marks=marks, speaker=speaker)
    return snippet


def _of_two(snippet: Snippet, sentence: Sentence) -> bool:
    """Tell whether a snippet and a sentence are quotations of different speakers, or one of them of nobody known."""
    text = snippet.article.text
    if not (is_quotation(text, snippet.start, snippet.end) and is_quotation(text, sentence.start, sentence.end)):
        return False
    other = find_speaker(text, sentence.start, sentence.end)
    return snippet.said_by != (text[slice(*other)] if other else None)


def without_repeats(snippets: Iterable[Snippet]) -> tuple[Snippet, ...]:
    """Return the snippets without what one in front of them shows already, as the sentence that leads up to it."""
    kept: list[Snippet] = []
    for one in snippets:
        text, start = one.text, one.start
        for shown in (k for k in kept if k.article.id == one.article.id and k.start <= start < k.end):
            text = one.article.text[min(shown.end, one.end) : one.end].lstrip()
            start = one.end - len(text)
        if not text:
            continue
        shorter = replace(one, text=text, start=start, marks=tuple(mark for mark in one.marks if mark[0] >= start))
        if not any(map(shorter.overlaps, kept)):
            kept.append(shorter)
    return tuple(kept)


def _extent(candidate: Candidate) -> tuple[int, int]:
    """Return `[start, end)` of the sentence with the one before or behind, where it leans on that.

    It leans on the one before where it begins with a pronoun or the like, replies to it, or where a quotation began
    there; on the one behind where a quotation ends there, or it is a question; and on either where it is all quotation
    and only that says whose.
    """
    sentence, text = candidate.sentence, candidate.article.text
    start, end = sentence.start, sentence.end
    before, behind = _before(candidate), _behind(candidate)
    own = text[start:end]
    opened, closed = _opened(text, start, own)
    bare = not re.search(r"\w", without_quotations(own))
    if before is not None and (_leans(candidate, before) or (closed and not opened)):
        start = before
    if behind is not None and ((opened and not closed) or own.endswith("?")):
        end = behind
    elif bare and (start, end) == (sentence.start, sentence.end):
        if behind is not None and names_speaker(text, end, behind):
            end = behind
        elif before is not None and names_speaker(text, before, start):
            start = before
    return (start, end) if end - start <= _LONGEST else (sentence.start, sentence.end)


def _leans(candidate: Candidate, before: int) -> bool:
    """Tell whether a sentence needs the one before; where that doesn't say who "she" is, either, it wouldn't help."""
    words = candidate.text.lstrip("“\"'‘")
    if candidate.before.endswith(("”", '"')) and words == candidate.text:
        return False  # the end of a quotation says nothing of whom the narrator goes on to speak
    if candidate.before.endswith("?"):
        return bool(_REPLY.match(words))
    if _PERSON.match(words) and re.match(r"[“\"]|" + LEANING.pattern, candidate.before, re.I):
        outside = without_quotations(candidate.article.text, before, candidate.sentence.start)
        return bool(find_names(outside, 0, len(outside)))
    return bool(LEANING.match(words))


def _opened(text: str, start: int, own: str) -> tuple[bool, bool]:
    """Return whether a quotation begins in a sentence and doesn't end there, and whether one ends that didn't begin."""
    if "“" in own or "”" in own:
        return own.rfind("“") > own.rfind("”"), "”" in own and not (0 <= own.find("“") < own.find("”"))
    if own.count('"') % 2 == 0:
        return False, False
    is_inside = text[text.rfind("\n", 0, start) + 1 : start].count('"') % 2 == 1
    return not is_inside, is_inside


def _before(candidate: Candidate) -> int | None:
    """Return where the sentence before begins, None where there is none right before in the paragraph."""
    text, start = candidate.article.text, candidate.sentence.start
    at = text.rfind(candidate.before, 0, start) if candidate.before else -1
    return at if at >= 0 and not text[at + len(candidate.before) : start].strip(" ") else None


def _behind(candidate: Candidate) -> int | None:
    """Return where the sentence behind ends, None where there is none right behind in the paragraph."""
    text, end = candidate.article.text, candidate.sentence.end
    at = text.find(candidate.after, end) if candidate.after else -1
    return at + len(candidate.after) if at >= 0 and not text[end:at].strip(" ") else None
