"""Several questions in one message: taken apart to be answered each, and the answers put together into one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from hsbot.answers.talk import AUXILIARY, OPENER, QUESTION_WORD, small_talk
from hsbot.records import Answer, Part, Snippet, Stage

MOST = 3
"""Questions of one message that are answered; each costs the whole way, and a reader has five seconds."""

BESIDE = 3  # the most supporting snippets of the answers together

_FILLERS = re.compile(
    r"(?:(?:and|also|but|so|plus|oh|btw|ok|okay|hey|wait|well|please|pls|guys|um|uh|yo|omg|lol|"
    r"if (?:so|yes|not|no))\b[\s,]*)+",
    re.IGNORECASE,
)
_OPENER = re.compile(OPENER, re.IGNORECASE)
_ALONE = re.compile(r"(?:when|where|why|how|who)", re.IGNORECASE)  # which a question in front makes a whole one
_SAYS_NOTHING = re.compile(
    r"who knows|(?:what )?do (?:you|u|we|y['’]?all) think|are (?:you|u|they) (?:sure|serious|kidding)|"
    r"is (?:that|it|this) (?:true|real|right|so)|am i right|is it just me|any ideas?|isn['’]?t it|what the \w+|"
    r"(?:(?:does|do|has) ?)?(?:anyone|anybody|you|u) (?:know|heard)|(?:can|could) (?:you|someone|anyone) "
    r"(?:help|tell me|explain)|what is (?:this|that|happening|going on)|how are (?:you|u)|"
    r"(?:(?:really|seriously|fr|pls|please|huh|anyone|true|right|correct|yes|no|ok|thoughts|hm+|wtf|omg|eh|what|lol|"
    r"like|or not|thanks|thx)\b[\s,]*)+|"
    r"(?:i )?did(?:n['’]?t| not) see anything(?: about (?:it|this|that))?|do we know|"
    r"(?:can|could) anyone confirm(?: this)?|any \w+ (?:appreciated|would be \w+)|tell me(?: please)?|yes or no",
    re.IGNORECASE,
)
_NO_QUESTION = r"(?:long|old|many|much|often|far|big|come|so|about|tall|soon|did|do|does|is|are|was|will|can|to)\b"
_EXCLAIMS = re.compile(  # without a question mark
    rf"what an?\b|how (?!{_NO_QUESTION})\w+(?: is (?:that|this))?[!.]*$|who cares|"
    r"(?:ca|do|could|would)n?['’]?t (?:\w+ )?(?:wait|believe|find|see|want|tell|know|expect|think)\b|"
    r"(?:would|gonna) (?:be (?:so|such|very|really|amazing|great|sad|nice|cool)|miss)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"(?<=[?!])[\s?!]+(?=\w)|(?<=[a-z]{3}\.)\s+(?=[^\W\d])|\s*\n+\s*")
_SUBJECT = r"(?:there|it|he|she|they|we|you|this|that|the|a|an|any|his|her|their|its)\b"
_JOINT = re.compile(
    rf"\s/\s(?=(?P<beside>{QUESTION_WORD})\b)|"
    rf"[,;]?\s*(?:\band\b|\balso\b|\bplus\b|\bbut\b|&|\+|;)\s*(?:and |also |then )?(?:if (?:so|yes|not|no),? )?"
    rf"(?=(?P<what>{QUESTION_WORD})\b|(?P<is>{AUXILIARY})\s+(?P<subject>{_SUBJECT})?)"
    rf"|,\s*(?=(?P<listed>{QUESTION_WORD}|{AUXILIARY}|(?:who|when|where|what|how)s)\b[^,]*(?:,\s*(?P<behind>[^,]*))?)",
    re.IGNORECASE,
)
_WHO_IS = re.compile(rf"who\s+{AUXILIARY}\b", re.IGNORECASE)
_CLAUSE = re.compile(rf"(?:when|where)\s+(?!{AUXILIARY}\b)", re.IGNORECASE)
_DETERMINERS = {"the", "a", "an", "this", "that", "his", "her", "their", "its"}
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
_VERB = re.compile(r"\w+(?:ed|en|ing)|not|also|now|still|just|going|gonna|back|out|over", re.IGNORECASE)
_SHORT = re.compile(  # a whole question in two words
    rf"who (?!{AUXILIARY}\b|(?:else|all|ever|the|knows|cares)\b|[\w’']*(?:self|['’]s)\b)[a-z]{{3,}}", re.IGNORECASE
)
_SHARED = re.compile(  # what two such may be asked of together: "who wrote and who sang Pegs"
    r"who \w+ (?!(?:sent|booked|injured|cut|fired|hurt)\b).*?(?:\b(?:in|of|on|for|at)\b|\d|(?-i:\b[A-Z])|[\"“])",
    re.IGNORECASE,
)
_NEEDS_MORE = re.compile(r"who (?:wrote|sang|made|directed|produced|composed|created|recorded)", re.IGNORECASE)
_IS_WHOLE = re.compile(r"who (?:left|quit|died|resigned|retired)", re.IGNORECASE)  # which shares nothing
_VERB_IN_FRONT = re.compile(rf"{AUXILIARY}\b", re.IGNORECASE)
_LEAST = 3  # words in front of a joint: "what day and when" is one question


def split_questions(text: str) -> tuple[str, ...]:
    """Return the questions of a message in order, in its own words; (text,) where it is one.

    What asks nothing ("can't wait!") stays with the question beside it. "Or" never parts two questions, nor does an
    "and" between verbs, inside a quotation or within a title in capitals.
    """
    parts: list[str] = []
    held = ""  # what asks nothing, in front of the first question
    before = ""
    for piece in filter(None, (piece.strip() for piece in _ENDS.split(text))):
        if _asks(piece, before):
            parts += _parted(f"{held} {piece}".strip())
            held = ""
        elif parts:
            parts[-1] = f"{parts[-1]} {piece}"
        else:
            held = f"{held} {piece}".strip()
        before = piece
    return tuple(parts) if len(parts) > 1 else (text,)


def _asks(piece: str, before: str) -> bool:
    """Tell whether a piece asks something of its own, behind the one before; "": it is the first."""
    bare = _without_fillers(piece).rstrip(" ?!.,…")
    if (
        small_talk(bare) not in {None, "opinion"}
        or _SAYS_NOTHING.fullmatch(bare)
        or re.match(r"or\b", bare, re.IGNORECASE)
    ):
        return False
    if not piece.endswith("?") and _EXCLAIMS.match(bare):
        return False
    if _OPENER.match(bare):
        whole = " " in bare or bool(before and _ALONE.fullmatch(bare))
        return whole and not piece.endswith(".")  # "How did Saltmarsh vs. Hull end?"
    return piece.endswith("?") and (not before or before.endswith("?"))  # "Is Beware! renewed?"


def _parted(piece: str) -> list[str]:
    """Return a piece taken apart where a further question is joined to it."""
    quoted = [(q.start(), q.end()) for q in _QUOTED.finditer(piece)]
    for joint in _JOINT.finditer(piece):
        left, right = piece[: joint.start()].rstrip(" ,;"), piece[joint.end() :]
        if any(start < joint.start() < end for start, end in quoted) or not _is_joint(joint, left, right):
            continue
        return [left, *_parted(right)]
    return [piece]


def _is_joint(joint: re.Match[str], left: str, right: str) -> bool:
    """Tell whether two questions meet here."""
    bare = _without_fillers(left)
    words = bare.lower().split()
    opener = _OPENER.match(bare)
    whole = len(words) >= _LEAST or (_SHORT.fullmatch(bare) and not _VERB_IN_FRONT.match(right))
    if (
        not whole
        or not opener
        or (_EXCLAIMS.match(bare) and not left.endswith("?"))
        or re.fullmatch(QUESTION_WORD, words[-1])
    ):
        return False
    if joint[0].strip() == "," and _CLAUSE.match(bare):
        return False  # "when it ended, what did they do"
    if joint["listed"]:
        return _is_listed(joint, bare, right)
    if right[:1].isupper() and words[-1] != bare.split()[-1]:  # "Now And When It Ends" is a title
        return False
    if _NEEDS_MORE.fullmatch(bare) and len(right.split()) >= _LEAST:
        return False  # "who wrote and who sang it"
    if _SHORT.fullmatch(bare) and _SHARED.match(right) and not _IS_WHOLE.fullmatch(bare):
        return False
    if what := joint["what"] or joint["beside"]:
        return what.lower() not in words[1:]  # "does it say who left and who stays"
    if auxiliary := joint["is"]:
        parallel = auxiliary.lower() == words[0] and len(right.split()) >= _LEAST  # "is ada leaving and is mara back"
        subject = (joint["subject"] or "").lower()
        apart = joint[0].lstrip()[0] in ",;"
        if subject in _DETERMINERS and words[0].startswith("wh") and not apart:
            return False  # "who left and is the new manager of Hull"
        return bool(subject) or (parallel and not _VERB.fullmatch(right.split()[1]))
    return True


def _is_listed(joint: re.Match[str], left: str, right: str) -> bool:
    """Tell whether behind a comma a further question begins, and not what is said of a person: ", who plays Mara"."""
    by, follows = joint["listed"].lower(), joint["behind"]
    if follows and not _OPENER.match(_without_fillers(follows)):
        return False  # the comma ends a clause
    if not _asks(right, left):
        return False  # "is it back, do you think?"
    if by == "who" and _SHORT.fullmatch(left):
        return " " in right  # "who scored, who assisted": no person stands in front whom it would tell of
    if re.match(r"which|whose", by) or (by == "who" and not _WHO_IS.match(right)):
        return bool(follows)  # in a list of questions; else it tells more of what stands before the comma
    if by.startswith("who"):
        return bool(re.match(r"wh|how", left, re.IGNORECASE)) and not left.split()[-1][:1].isupper()
    if re.match(r"wh|how", by):
        return " " in right
    return len(right.split()) >= _LEAST  # "is it back, is it?" asks once


def _without_fillers(text: str) -> str:
    fillers = _FILLERS.match(text)
    return text[fillers.end() :] if fillers else text


def join(question: str, answers: Sequence[Answer], skipped: Sequence[str] = (), as_of: date | None = None) -> Answer:
    """Return one answer to a message of several questions, given the answer to each and those left out.

    The first that is answered leads, as if it had been asked alone; the other leads stand directly behind it as
    supporting. Where none is answered it is the refusal of the first. `as_of` is what the message came with; it
    stands where the questions name different times themselves.
    """
    first = next((a for a in answers if a.status == "answered"), answers[0])
    snippets = list(first.snippets)
    if first.status == "answered":
        leads = [
            replace(a.snippets[0], role="supporting") for a in answers if a.status == "answered" and a is not first
        ]
        beside = [*leads, *(s for s in first.snippets if s.role == "supporting")]
        earlier = [s for s in first.snippets if s.role == "earlier"]
        snippets = _apart([first.snippets[0], *beside])[: 1 + max(BESIDE, len(leads))]
        snippets = _apart([*snippets, *earlier])
    stands = {a.as_of for a in answers if a.status == "answered"}
    timings: Counter[str] = Counter()
    for answer in answers:
        timings.update(answer.timings_ms)
    return replace(
        first,
        question=question,
        as_of=first.as_of if len(stands) < 2 else as_of,
        snippets=tuple(snippets),
        reversal=any(s.reversed for s in snippets),
        timings_ms={name: round(value, 3) for name, value in timings.items()},
        trace=tuple(Stage(f"{n}. {s.name}", s.lines) for n, a in enumerate(answers, 1) for s in a.trace),
        parts=(*(Part(a.question, a.status) for a in answers), *(Part(text, "skipped") for text in skipped)),
    )


def _apart(snippets: Sequence[Snippet]) -> list[Snippet]:
    """Return the snippets without those that overlap one in front of them; one that holds it whole takes its place."""
    kept: list[Snippet] = []
    for one in snippets:
        same = [n for n, other in enumerate(kept) if one.overlaps(other)]
        if not same:
            kept.append(one)
        elif len(same) == 1 and one.start <= kept[same[0]].start and kept[same[0]].end <= one.end:
            kept[same[0]] = _widened(kept[same[0]], one)
    return kept


def _widened(inner: Snippet, whole: Snippet) -> Snippet:
    """Return a snippet with the text of one that holds it, which answers another question besides."""
    marks = sorted({*inner.marks, *whole.marks})
    apart = all(one[1] <= other[0] for one, other in pairwise(marks))
    return replace(
        inner,
        text=whole.text,
        start=whole.start,
        end=whole.end,
        marks=tuple(marks) if apart else inner.marks,
        passed=inner.passed or whole.passed,
        speaker=inner.speaker or whole.speaker,
    )
