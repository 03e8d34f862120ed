"""A follow-up as a whole question: "who voices the herbalist?", then "and the narrator?", is "who voices the narrator".

The reader knows whole questions better than two that stand behind each other. Where it is plain what a follow-up takes
from the question before it, that is put together here; where it isn't, nothing is, and the follow-up is read behind
the question before (`hsbot.answers.carried`). What it brings stands in docs/decisions/0071.
"""

from __future__ import annotations

import re

from hsbot.answers.question import MAX_CHARACTERS

_AND = re.compile(r"^(?:(?:and|but|so|ok|okay)[ ,]+)+", re.IGNORECASE)

_SHE = re.compile(  # small letters only: "His Dark Materials" is no his
    r"(?<![\w-])(?:(?P<joined>he|she)['’]?s(?P<has> (?:been|had|got|done)\b)?|"
    r"he|she|him|(?P<his>his)|(?P<her>her))(?![\w'’-])"
)
_HE, _HER = (re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])", re.IGNORECASE) for forms in ("hes?|him|his", "shes?|hers?"))
_OTHERS = re.compile(
    r"\b(?:it|its|they|them|their|hers|himself|herself|this|that|these|those|there|my|your|our)\b|"
    r"\b(?:he|she)['’](?:ll|d|ve)\b",
    re.IGNORECASE,
)
_TELLS = re.compile(  # "did tom say he was leaving" tells itself who he is
    r"\b(?:say|says|said|think|thinks|thought|tell|tells|told|claim|claims|claimed|hope|hopes|hoped|admit|admits|admitted)\b",
    re.IGNORECASE,
)
_NO_THING = re.compile(  # what stands behind "her" where that is no "her contract"
    r" (?:in|on|at|for|from|to|with|by|as|of|about|after|before|during|and|or|but|because|when|while|if|now|still|yet|"
    r"again|too|back|out|off|then|instead|anymore|well|leave|go|play|do)\b",
    re.IGNORECASE,
)

_WHY = re.compile(r"why|how come|wh?en|y", re.IGNORECASE)
_IN_FULL = {"y": "why", "wen": "when"}
_POLAR = re.compile(
    r"(?:is|are|was|were|has|have|had|did|does|do|can|could|will|would)\b", re.IGNORECASE
)  # to be read from the beginning of a question
_WRAPPED = re.compile(  # "do you know if it is out"
    r"\w+ (?:you|u|anyone|anybody|someone|somebody)\b", re.IGNORECASE
)

_WHAT_ABOUT = re.compile(r"^(?:(?:and|but|so|ok|okay)[ ,]+)?(?:(?:what|how) about|and|n)[ ,]+", re.IGNORECASE)
_ASKS = re.compile(rf"(?:when|where|who|why|how|what|which)\b|{_POLAR.pattern}", re.IGNORECASE)
_MOST_WORDS = 5  # of a piece
_PREPOSITION = r"(?:in|on|at|for|from|to|with|by|during|after|before)"
_YEAR = re.compile(r"(?:19|20)\d\d")
_IN_A_YEAR = re.compile(rf"(?:(?<=\b(?:in|of|by) )|(?<=\b(?:for|the) )){_YEAR.pattern}\b", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?<![\w'’])(?P<kind>season|series|part|book|volume|vol|chapter|episode|game|act|film|movie|album|szn|s) ?"
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)
_SAME_KIND = {"series": "season", "szn": "season", "s": "season", "vol": "volume", "movie": "film"}
_ORDINAL_WORDS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|next|previous|final|old|new|other"
)
_ORDINAL = re.compile(rf"(?<=\bthe )(?:{_ORDINAL_WORDS})(?= (?!of\b)\w)", re.IGNORECASE)
_THING = re.compile(r"the(?: [\w'’-]+){1,3}", re.IGNORECASE)
_OF_A_THING = re.compile(  # "who voices the herbalist", "how much is the season pass": nothing stands behind the thing
    r"(?:(?:who|what|which|whose)\b[^?]*|(?:when|where|how(?: much| many| long| old| big)?) (?:is|are|was|were)) "
    rf"(?P<thing>{_THING.pattern})",
    re.IGNORECASE,
)
_MORE = re.compile(  # what else than a thing may stand there
    rf"\b(?:{_PREPOSITION}|of|is|are|was|were|has|have|had|will|do|does|did|out|back|off|over|up|down|free|again|now|yet|rn|"
    r"these|right|\w+ing|\w+ed|called|like|about)\b",
    re.IGNORECASE,
)
_BARE = re.compile(  # a piece that without the question before asks nothing
    rf"(?:(?:what|how) about )?(?:(?:(?P<when>before|after)|{_PREPOSITION}|without|why) )?(?:he|she|him|her)",
    re.IGNORECASE,
)
_WHO_IS = re.compile(  # "who is the manager now"
    r"who(?:['’]?s| is| (?P<was>was))(?: (?:now|currently))? "
    r"(?P<role>the(?: (?!(?:before|after|when|while|since|until|during|who|that|if|as|in|on|by|last|now|currently)\b)"
    r"[\w'’-]+){1,5}?)(?: (?:now|currently|rn|these days|right now|at the moment))?",
    re.IGNORECASE,
)
_THE = re.compile(r"\b(?:the|his|her|their|its|your|our)\b", re.IGNORECASE)


def rewritten(text: str, previous: str, names: tuple[str, ...] = ()) -> str | None:
    """Return the follow-up `text` as a whole question; None where it isn't plain what it takes from the one before.

    `previous` is that question alone, and `names` are of the persons who answer it.
    """
    asked, before = (one.strip(" ?!.…,") for one in (text, previous))
    whole = _with_name(asked, before, names) or _with_question(asked, before) or _with_piece(asked, before)
    return whole if whole and len(whole) <= MAX_CHARACTERS else None


def _with_name(asked: str, before: str, names: tuple[str, ...]) -> str | None:
    """Return "how old is Ada Pell" for "how old is he"."""
    first = _SHE.search(asked)
    if len(names) != 1 or not first or _OTHERS.search(asked) or (_HE.search(asked) and _HER.search(asked)):
        return None
    if _TELLS.search(asked[: first.start()]):
        return None
    if bare := _BARE.fullmatch(_AND.sub("", asked)):
        who, when = _WHO_IS.fullmatch(before), (bare["when"] or "").lower()
        told = who and not _SHE.search(before) and (when == "before" or (when == "after" and who["was"]))
        return f"who was {who['role']} {when} {names[0]}" if who and told else None
    return _AND.sub("", _SHE.sub(lambda found: _named(found, names[0]), asked))


def _named(pronoun: re.Match[str], name: str) -> str:
    """Return the name in the place of a pronoun, "Ada Pell's" in that of "her" where something of hers follows."""
    if pronoun["joined"]:
        return f"{name} has{pronoun['has']}" if pronoun["has"] else f"{name} is"
    behind = pronoun.string[pronoun.end() :]
    whose = pronoun["his"] or (pronoun["her"] and re.match(r" [^\W\d_]", behind) and not _NO_THING.match(behind))
    return f"{name}'s" if whose else name


def _with_question(asked: str, before: str) -> str | None:
    """Return "why did they drop it" for "why", behind "did they drop it"."""
    word = _AND.sub("", asked).lower()
    if not _WHY.fullmatch(word) or "? " in before or _WRAPPED.match(before):
        return None
    word = _IN_FULL.get(word, word)
    if _POLAR.match(before):
        return f"{word} {before}"
    other = re.match(r"(?:when|where) ", before, re.IGNORECASE)
    return f"{word} {before[other.end() :]}" if other and _POLAR.match(before, other.end()) else None


def _with_piece(asked: str, before: str) -> str | None:
    """Return "who directed season 2" for "what about season 2", behind "who directed season 1"."""
    opening = _WHAT_ABOUT.match(asked)
    piece = asked[opening.end() :] if opening else ""
    if not 1 <= len(piece.split()) <= _MOST_WORDS:
        return None
    if _ASKS.match(piece) or _SHE.search(piece) or _OTHERS.search(piece):
        return None
    bare = re.sub(rf"^{_PREPOSITION} ", "", piece, flags=re.IGNORECASE)
    if numbered := _NUMBERED.fullmatch(bare):
        same = [one for one in _NUMBERED.finditer(before) if _kind(one) == _kind(numbered)]
        return before[: same[0].start()] + bare + before[same[0].end() :] if len(same) == 1 else None
    if _YEAR.fullmatch(bare):
        return _IN_A_YEAR.sub(bare, before) if len(_IN_A_YEAR.findall(before)) == 1 else f"{before} in {bare}"
    if ordinal := re.fullmatch(rf"(?:the )?({_ORDINAL_WORDS})(?: one)?", piece, re.IGNORECASE):
        return _ORDINAL.sub(ordinal[1], before) if len(_ORDINAL.findall(before)) == 1 else None
    if with_preposition := re.match(rf"{_PREPOSITION} ", piece, re.IGNORECASE):
        alike = re.search(rf"\b{with_preposition[0]}(?:the )?[\w'’-]+(?: [\w'’-]+)?$", before, re.IGNORECASE)
        return f"{before[: alike.start()].strip() if alike else before} {piece}"
    asks_of = _OF_A_THING.fullmatch(before)
    if asks_of and _THING.fullmatch(piece) and len(_THE.findall(before)) == 1:
        return before[: asks_of.start("thing")] + piece if not _MORE.search(asks_of["thing"]) else None
    return None


def _kind(numbered: re.Match[str]) -> str:
    kind = numbered["kind"].lower()
    return _SAME_KIND.get(kind, kind)
