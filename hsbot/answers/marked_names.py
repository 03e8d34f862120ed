"""Which names of a sentence answer: the one beside the question's own verb, the place, what something is called."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hsbot.answers.asked_sentence import AskedSentence
from hsbot.answers.expressions import DATE
from hsbot.answers.names import find_names
from hsbot.records import Span
from hsbot.search.words import terms

_MOST_NAMES = 60  # in a sentence; one with more is a list, and takes long to look through
_PLACED = re.compile(r"\b(?:in|at|near|outside|on|across|around) (?:the )?$")
_WEAK = frozenset("season episod movi show seri year month 1 2 3 4 5 6 7 8 9 10".split())  # as terms
_CALLED = re.compile(r"\b(?:called|titled|entitled|named) (?=[“\"‘*]?[^\W\d_a-z])")
_DOES = re.compile(  # somebody and what they do, right before a name: "Kit Brand also plays"
    r"(?P<who>[^\W\d_a-z][\w’'.-]*|\b(?:he|she|they|who)),? (?:(?P<aux>will|would|has|had|also|now|\w+ly) )*"
    r"(?P<verb>[a-z]+) $"
)
_ASKED_DOING = re.compile(  # "who plays maren", but neither "who does she play" nor "who is she playing"
    r"\b(?:who|which \w+)(?:['’]?s(?= \w+ing\b)| (?:is|are|was|were)(?= \w+ing\b)| (?:will|would|has|had|also|else))*"
    r" (?!(?:is|are|was|were|star\w*|featur\w*)\b)(\w+)(?!.*\bwho)"  # a film stars whoever is asked for
)
_SINGULAR = re.compile(r"is|was|has|(?!as$|his$|this$|its$|across$|always$|\w+ss$)[a-z]{3,}s")
_CAPITALS = re.compile(r"(?:[^\W\d_a-z][\w’']* )*")  # "The", "Still": words in front of a name that are no names
_QUOTED = re.compile(r"“[^”]+”|\"[^\"]+\"|‘[^’]+’|\*[^*]+\*")


def find_people(s: AskedSentence) -> list[Span]:
    """Return the name, or the list of names, that stands with the question's own verb or noun."""
    dates = s.find(DATE)
    names = [n for n in find_names(s.text, s.start, s.end) if not any(n[0] < d and c < n[1] for c, d in dates)]
    if len(names) > _MOST_NAMES:
        return []
    names = [n for n in (_without_role(s, n) for n in names) if not s.is_asked(n) and not _is_aside(s, n)]
    lists = _without_other_deeds(s, _lists(s, names))
    score = [max(_beside(s, one) for one in (group[0], group[-1])) for group in lists]
    best = [group for group, points in zip(lists, score, strict=True) if points == max(score)]
    return best[0] if len(best) == 1 and max(score) else []


def _without_role(s: AskedSentence, name: Span) -> Span:
    """Return a name without a word in front that is the question's: "Manager Ana Ferro" where the manager is asked."""
    words = list(re.finditer(r"\S+", s.text[slice(*name)]))
    if len(words) > 2 and s.is_wanted(words[0][0]):
        del words[0]
    return name[0] + words[0].start(), name[1]


def _lists(s: AskedSentence, names: Sequence[Span]) -> list[list[Span]]:
    """Return the names in groups: those that only a comma or "and" parts belong together."""
    groups: list[list[Span]] = []
    for name in names:
        is_role = groups and s.before(groups[-1][-1][0]).endswith(" as ")
        parted = groups and re.fullmatch(r",? (?:and )?", s.text[groups[-1][-1][1] : name[0]])
        if parted and not is_role and not _begins_anew(s, groups[-1][0], name):
            groups[-1].append(name)
        else:
            groups.append([name])
    return groups


def _begins_anew(s: AskedSentence, first: Span, name: Span) -> bool:
    """Tell whether a verb before the first and another behind a name part them: "plays Maren and Jo Marsh plays Tom".

    Behind two names of one list a verb is no singular: "the producers Ada Pell and Kit Brand write".
    """
    ahead = _DOES.search(s.before(first[0]))
    behind = re.match(r" ([a-z]+)\b", s.behind(name[1]))
    if not (ahead and behind):
        return False
    past = ahead["verb"].endswith("ed") and behind[1].endswith("ed")
    return past or behind[1] in (ahead["verb"], ahead["aux"]) or bool(_SINGULAR.fullmatch(behind[1]))


def _without_other_deeds(s: AskedSentence, lists: Sequence[list[Span]]) -> list[list[Span]]:
    """Return the lists without whom the asked is done to, nor by whom: "Ada plays Maren" doesn't tell who plays Tess.

    Whoever does it stays where more of the question follows, as in "Ada plays Maren and Tess", or where the question
    has nothing but the verb.
    """
    asked = _ASKED_DOING.search(s.question)
    verb = set(terms(asked[1])) if asked else set()
    kept: list[list[Span]] = []
    for group in lists:
        doing = _DOES.search(s.before(group[0][0]))
        is_noun = doing and re.search(r"[eo]rs?$", doing["verb"])  # "Rules designer Ada Pell"
        if not doing or is_noun or s.is_wanted(doing["who"]) or verb.isdisjoint(terms(doing["verb"])):
            kept.append(group)
            continue
        following = min((one[0][0] for one in lists if one[0] > group[-1]), default=s.end)
        behind = re.split(r"[,;:]", s.text[group[-1][1] : following])[0]
        if verb.issuperset(s.wanted) or any(map(s.is_wanted, re.findall(r"\w+", behind))):
            continue
        at = s.start + doing.start("verb")
        kept = [one for one in kept if re.search("[,;:]", gap := s.text[one[-1][1] : at]) or verb & {*terms(gap)}]
    return kept


_ROLE_AHEAD = re.compile(r"(?<= )[^\W\d_a-z][\w-]+ (?:[a-z]+(?:er|or|ist|ian|man|woman|ress)|star|coach) $")


def _beside(s: AskedSentence, name: Span) -> int:
    """Return how many of the question's words stand right beside a name, an apposition between commas aside."""
    behind = re.sub(r"^(?:, [^,;]+,| of (?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*)*)", "", s.behind(name[1]))
    after = re.match(r"(?! and\b)(?: [\w-]+){0,6}", behind)
    ahead = _ROLE_AHEAD.sub("", s.before(name[0]))
    before = re.search(r"(?:(?<!\w)[a-z][\w-]* ){0,2}(?:[\w-]+ )?$", ahead)
    told = re.match(r"(?:, (?!(?:is|was|are|were|has|had|will|who|known) )[a-z][\w-]*(?: [a-z][\w-]*){0,4})?", behind)
    around = " ".join(m[0] for m in (before, after, told) if m)
    words = {w for w in re.findall(r"[\w-]+", around) if s.is_wanted(w) and not _WEAK.issuperset(terms(w))}
    named = {w for w in words if w[0].isupper() and not (before and w in before[0])}
    # a mere name beside it, as in "beat Hull", says nothing, unless something is done or somebody played
    return len(words) if words - named or re.search(r"\bas ", around) else 0


_ROLE = re.compile(  # behind a name that only says whose or which: "British actor Kit Brand", "Norwegian-born"
    r"(?: (?!\w+(?:s|ed|ing|ly)\b|(?:and|or|by|in|on|at|of|to|for|with|as|than|under|over|after|from|will|would|may|"
    r"might|can|could|should|must|shall|did|do)\b)[a-z][\w-]*)?"
    r" (?!(?:after|under|over|for|her|never|ever|other|later|earlier|rather|together|however|whether|either|neither|"
    r"another|or|nor|forever|further|whoever|alter|enter|offer|order|consider|remember|cover|deliver|discover|"
    r"than|then|when)\b)"
    r"(?:[a-z]+(?:er|or|ist|ian|man|woman|ress)|(?P<does>star|coach|captain|boss|host)|"
    r"international|duo|trio|band)s? "
    r"(?=[“\"‘]?[^\W\d_a-z])"
)
_GONE_BEFORE = re.compile(r"\b(?P<verb>replac(?:e|es|ed|ing)|succeed(?:s|ed|ing)?)(?: the)? $")
_GONE_BEHIND = re.compile(
    r" (?:has |had )?(?:(?P<verb>left|quit|resigned|departed|lost)\b|"
    r"(?:is |was )?(?P<hands>hand(?:s|ed|ing)|pass(?:es|ed|ing)) (?:(?:the|his|her|their) (?:[\w-]+ ){1,2})?"
    r"(?:over |on )?to (?=[^\W\d_a-z]))"
)
"""Whom somebody takes the place of, and who lost, is seldom who is asked for."""


def is_before_role(s: AskedSentence, name: Span) -> bool:
    """Tell whether a name only tells more of a role and whose it is: the "British" of "British actor Kit Brand"."""
    role = _ROLE.match(s.behind(name[1]))
    return role is not None and not (role["does"] and s.before(name[0]).endswith(" and "))  # "Ann and Bo host Tides"


def _is_aside(s: AskedSentence, name: Span) -> bool:
    """Tell whether a name is a place, an owner, an adjective, an apposition's, or merely whoever said it."""
    before, behind = s.before(name[0]), s.behind(name[1])
    gone = _GONE_BEFORE.search(before) or _GONE_BEHIND.match(behind)
    return bool(
        _PLACED.search(before)
        or is_before_role(s, name)
        or (gone and not s.is_wanted(gone[gone.lastgroup or 0]))
        or re.search(r"\b(?:from|to|of|with|for|against|than|said|told|says)(?: the)? $", before)
        or re.search(r"[^\W\d_], (?:who|whose|which|known|best known|the|an?)\b[^,;]* $", before)
        or (re.search(r"\b(?:the|an?) $", before, re.IGNORECASE) and re.match(r" [a-z]", behind))
        or re.match(r"[’']s\b|,? (?:(?:has|had) )?(?:said|says|told|added|wrote to|explained|revealed)\b", behind)
    )


def find_places(s: AskedSentence) -> list[Span]:
    """Return the places of the clause with most of the question's words: at most three names behind "in" or "at"."""
    dates = s.find(DATE)
    found = []
    for name in find_names(s.text, s.start, s.end):
        dated = any(name[0] < d and c < name[1] for c, d in dates)
        if _PLACED.search(s.before(name[0])) and not dated and not s.is_asked(name):
            found.append(name)
    return s.best_clause(found)[:3]


def find_titles(s: AskedSentence) -> list[Span]:
    """Return what stands behind "called" or "titled", where that is one thing."""
    found: list[Span] = []
    for match in _CALLED.finditer(s.text, s.start, s.end):
        if quoted := _QUOTED.match(s.text, match.end(), s.end):
            found.append((quoted.start() + 1, quoted.end() - 1))
        else:
            names = (n for n in find_names(s.text, s.start, s.end) if n[0] >= match.end())
            found += [(match.end(), b) for a, b in names if _CAPITALS.fullmatch(s.text[match.end() : a])]
    return found if len(found) == 1 else []
