"""What a sentence says of a thing's coming: that there will be a season 4, that there won't, or neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from hsbot.answers.going_on import number_of, seasons_in
from hsbot.answers.reversal import looks_back, noun_of, said_of
from hsbot.answers.supposed import is_believed, is_believed_there, is_negated, is_supposed, is_unsure, stands
from hsbot.search.words import STOP_WORDS, terms

_WORD = r"[^\W_]+(?:[’'-][^\W_]+)*"
_NONE = re.compile(  # what stands behind is the thing
    r"\b(?:(?:no|rather than|instead of)(?: an?| the| any| more| further)?|"
    r"(?:(?:not|never)|\w{0,12}n[’']t)(?: going to)? (?:be|mak(?:e|ing)|get(?:ting)?|hav(?:e|ing)|see|order(?:ing)?|"
    r"commission(?:ing)?|film(?:ing)?|shoot(?:ing)?|produc(?:e|ing)) (?:an?|any|the)|"
    r"(?:(?:not|never)|\w{0,12}n[’']t)(?: going to)?(?: be)? (?:(?:mov(?:e|ing)|go(?:ing)?) (?:ahead|forward) with|"
    r"proceed(?:ing)? with|renewed for)(?: an?| any| the)?|"
    r"(?:we|they)(?:(?:[’']re| are| will|[’']ll) (?:not|never)| (?:are|wo)n[’']t)(?: going to)?(?: be)? "
    r"do(?:ing)? (?:an?|any)|"
    r"(?P<show>show|series|drama|comedy|sitcom) (?:will not|won[’']t|will never|is not|isn[’']t) (?:be )?"
    r"(?:return(?:ing)?|back|com(?:e|ing) back) for(?: an?| the)?)\b",
    re.IGNORECASE,
)
_OF_IT = re.compile(  # in front of "show": somebody of it won't be back
    r"\b(?:of|from|in|on|behind|who \w+) (?:(?:the|this|that|their|its) )?"
    r"(?:(?!(?:the|this|that|an?|their|its)\b)[\w-]+ ){0,2}$",
    re.IGNORECASE,
)
_AGAINST = re.compile(  # likewise
    r"\b(?<!had )(?:rul(?:es|ed|ing) out|decid(?:es|ed) against|pass(?:es|ed) on)"
    r"(?: (?:making|doing|ordering|commissioning|filming|producing|the idea of|plans for))?(?: an?| any| the)?\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\bnot(?: an?)?\b", re.IGNORECASE)  # likewise, where something ends
_ENDS = re.compile(r"\b(?:end(?:s|ed|ing)?|conclud\w*|wrap\w*|finish\w*|finale|goodbye|instead)\b", re.IGNORECASE)
LONGEST = 2_000  # characters: what is longer is no sentence
DENIES = re.compile(  # what has none of these denies nothing
    r"\b(?:no|not|never|rather than|instead of|cancel|ax(?:e|ing)|scrap|shelve|abandon|calls|called|dropped|ruled out|"
    r"rul(?:es|ing) out|decid(?:es|ed) against|pass(?:es|ed) on|dead|off the table|(?:the|its|their) (?:very )?(?:last|"
    r"final))|[’']s (?:very )?(?:last|final)|n[’']t",
    re.IGNORECASE,
)
_RUN = re.compile(rf"(?: {_WORD}){{2,3}}")
ENDS_THERE = frozenset(
    """of for from at on in to and or but as because so since after before this next with by although though while
    either now today anymore ever""".split()
)
"""Words that may stand behind a thing that there is none of; a noun there makes something else of it."""

_NOT_MADE = re.compile(  # at all, rather than in Toronto, by others, before May, as soon as hoped or in one go
    r"(?:\b(?:will|is|was|are)(?: not|n[’']t)(?: going to)?(?: be)? (?:made|happen(?:ing)?|filmed|produced|coming)\b|"
    r"\bwon[’']t (?:be made|happen|come|be filmed|be produced)\b|\b(?:will|is) never (?:be made|happen|come)\w*\b|"
    r"\bis(?: not|n[’']t) planned\b|"
    r"(?P<over>\b(?:(?:is|was|(?:has|have) been) (?:\w+ly )?(?:ruled out|off the table)|is (?:\w+ly )?dead)\b))"
    r"(?=\s*(?:$|[^\w\s])| (?:and|but|so|because|since|though|although|despite|while|due to|after(?! \w+day)|at all|"
    r"after all|any ?more|ever|either|again|said|says|according|following|as (?!soon|early|quick|plan|expect|hop))\b)|"
    r"\b(?:will not|won[’']t) be made by\b(?!.*\bbut\b)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(  # there is none from them, on DVD, with its old cast, or for Ben, who left
    rf"(?: {_WORD}){{1,2}} (?:from|with|by(?! any)|at(?! all)|on(?! the (?:cards|horizon|way))|"
    rf"for (?:now|the time|a|years|{_WORD}, who\w*))\b",
    re.IGNORECASE,
)
_NONE_MADE = re.compile(  # behind "no": what there will be none of, and not merely before May
    rf"(?: {_WORD}){{2}} will (?:be (?:made|produced|filmed|ordered)|happen|follow)"
    r"(?=\s*(?:$|[^\w\s])| (?:and|but|so|because|since|after all|ever)\b)",
    re.IGNORECASE,
)
_LAST = re.compile(  # of what stands in front: none comes behind it
    r"\b(?:will|is(?: set| going)? to|must) be (?:the|its|their) (?:(?:show|series)[’']s )?(?:very )?(?:last|final)"
    r"(?: (?:one|season|series|ever))?(?: of (?:the|this) (?:show|series))?"
    r"(?=\s*(?:$|[^\w\s])| (?:and|but|so|as|because)\b)",
    re.IGNORECASE,
)
_LINKS = frozenset("of for about to from on after with in at around".split())
_ALL_OF_IT = re.compile(
    r"(?:plan|hope|order|work|production|mak|renewal|idea|development|dream|talk|possibilit|prospect|chance)", re.I
)
"""What may be called off of a thing so that there is none at all; of a party for it that isn't so."""

_NOT_THEN = re.compile(
    rf"(?: {_WORD}){{2}}(?: of(?: {_WORD}){{1,3}})? (?:before|until|till|this|next|by (?:\d|[A-Z]|the end)|"
    r"in (?:\d|early|late|[A-Z][a-z]))"
)
_ORDERS = "renewed|ordered|commissioned|greenlit|green-lit"
_COMES = re.compile(
    r"\b(?:will|to|set to|due to|is|are) (?:\w+ )?(?:premi[eè]re|air|arrive|begin|start|launch|come|open|return|follow|"
    r"be (?:released|shown|out|made|filmed)|(?:film|shoot|com|air|premier|start)ing)|"
    rf"\b(?:{_ORDERS}|filming|shooting|premieres?|arrives|airs|begins|starts|"
    r"in production|is out|came out|has begun|has started)\b",
    re.IGNORECASE,
)
_TOLD_BEHIND = re.compile(  # of the thing itself, right in front: "season 4 is in the works"
    r"\b(?:debuts|streaming|confirmed|announced|happening|under ?way|in (?:the works|development)|on (?:the|its) way|"
    r"(?:drops|streams|lands)(?= (?:on|in|at|from|this|next|today|tomorrow|tonight)\b)|"
    r"(?<!which )(?<!episodes )(?:will be|is) available)\b"
    r"(?! dead\b)",
    re.IGNORECASE,
)
_ONE = r"(?: an?| the|(?= (?:season|series|part|volume|chapter|book|second|third|\w{3,7}th)\b))"  # no "eight episodes"
_TOLD_AHEAD = re.compile(  # likewise, of what stands behind
    r"\b(?:(?:(?:has|have) (?:\w+ly )?(?:confirmed|announced)|(?:is|are) getting)(?: an?| the)?|"
    r"(?:gets|will get|there (?:will|is going to) be|(?:we|they)(?: are|[’']re) (?:making|doing|filming|shooting)|"
    r"is (?:making|filming|shooting)|cameras (?:are|have (?:begun|started)|began|started) roll(?:ing)? on|"
    rf"(?:work|filming|production) (?:has (?:begun|started)|began|started|is under ?way) on){_ONE})\b",
    re.IGNORECASE,
)
_ORDERED = re.compile(rf"\b(?:{_ORDERS}|picked up|saved|rescued)\b", re.IGNORECASE)
_WORKS = r"(?:show|series|game|band|club|festival|tour|film|book|comic|podcast)"
_SAVED = re.compile(
    rf"\b(?:{_ORDERS}|taken up|picked up(?=\s*(?:[:;,.!]|by\b|for\b|$))|"
    r"pick(?:s|ed) up (?=[^,;:.]* for (?:an?|another|one)\b[^,;:.]* (?:seasons?|series|run)\b)|"  # no prize
    r"revived|revives|uncancel\w*|un-cancel\w*|rescued|"
    r"(?:is|are|was|were|been|being|gets?|got) (?:\w+ )?saved|saved(?=\s*(?:[:;,.!]|by\b|from\b|$))|"
    rf"(?:saves|saved) (?=the {_WORKS}\b|[“\"‘]?(?-i:[A-Z]))|"
    r"returns?|returning|back|ahead|continues?|goes on)\b(?! (?:to|as|with|from|at|home|on stage)\b)",
    re.IGNORECASE,
)
_HAD = re.compile(r"\bhad\b", re.IGNORECASE)  # of what was before its article
_MORE = 2  # words that a thing may have besides those asked for: "the festival" may be "the Lake Festival"


def says(text: str, things: frozenset[str]) -> Literal[-1, 0, 1]:
    """Return -1 where a sentence says that there won't be the numbered thing, 1 where there will, 0 for neither."""
    said = terms(text)
    if not things.intersection(said):
        return -1 if _is_behind_last(text, said, things) else 0
    if is_unsure(text):
        return 0
    none = (m for m in _NONE.finditer(text) if not (m["show"] and _OF_IT.search(text[: m.start()])))
    if any(_is_thing(text[m.end() :], things) for m in none):
        return -1
    if _ENDS.search(text) and any(_is_thing(text[match.end() :], things) for match in _NOT.finditer(text)):
        return -1
    if any(stands(m) and _is_thing(text[m.end() :], things) for m in _AGAINST.finditer(text)):
        return -1
    claimed = said_of(text)
    if claimed and claimed[0] == -1 and _ends_with(claimed[1], things):
        return -1
    not_made = (m for m in _NOT_MADE.finditer(text) if not m["over"] or stands(m))
    if any(_ends_with(text[: m.start()], things) for m in not_made):
        return -1
    return _comes(text, claimed) or _is_announced(text, things, claimed)


def is_ordered(text: str, things: frozenset[str]) -> bool:
    """Tell whether a sentence says for sure that the numbered thing was ordered: that it comes, and not only when."""
    ordered = _ORDERED.search(text) or _is_told_ahead(text, things)
    return says(text, things) == 1 and bool(ordered) and not _HAD.search(text)


def is_saved(text: str) -> bool:
    """Tell whether a sentence says for sure that something goes on, of whatever number: "Saltmarsh was saved".

    That somebody returns to the stage, or saved a dog, says nothing of it.
    """
    claimed = said_of(text)
    if claimed is None or claimed[0] == -1 or is_believed(text):
        return False
    return bool(_SAVED.search(text)) and not looks_back(text)


def says_of_named(text: str, core: frozenset[str]) -> Literal[-1, 0, 1]:
    """Return the same of a thing without a number, which must be what was called off itself, no tour of it."""
    said = frozenset(terms(text))
    if not core <= said or is_unsure(text):
        return 0
    claimed = said_of(text)
    if claimed and claimed[0] == -1:
        noun, _ = noun_of(claimed[1])
        thing = frozenset(terms(claimed[1]))
        head = frozenset(terms(noun)) <= core if noun else True
        return -1 if core <= thing and head and len(thing - core) <= _MORE else 0
    return _comes(text, claimed)


def _comes(text: str, claimed: tuple[Literal[-1, 1], str] | None) -> Literal[0, 1]:
    """Return 1 where a sentence that denies nothing speaks of its thing as of one that comes."""
    if _denies(text, claimed):
        return 0
    comes = any(not is_believed_there(text[: match.start()]) for match in _COMES.finditer(text))
    return 1 if comes or (claimed and not is_believed(text)) else 0


def _denies(text: str, claimed: tuple[Literal[-1, 1], str] | None) -> bool:
    return is_negated(text) or bool(claimed and claimed[0] == -1)


def _is_announced(text: str, things: frozenset[str], claimed: tuple[Literal[-1, 1], str] | None) -> Literal[0, 1]:
    """Return 1 where a sentence that denies nothing says that the thing itself was announced."""
    if _denies(text, claimed):
        return 0
    ahead = (text[: match.start()] for match in _TOLD_BEHIND.finditer(text))
    behind = any(_ends_with(words, things) and not is_believed_there(words) for words in ahead)
    return 1 if behind or _is_told_ahead(text, things) else 0


def _is_told_ahead(text: str, things: frozenset[str]) -> bool:
    found = (match for match in _TOLD_AHEAD.finditer(text) if not is_supposed(text[: match.start()]))
    return any(_is_thing(text[match.end() :], things) for match in found)


def _is_thing(behind: str, things: frozenset[str]) -> bool:
    """Tell whether what stands behind "no" is the thing, and not what belongs to it: "no season 4 trailer"."""
    run = _RUN.match(behind)
    words = run[0].split() if run else []
    if _NOT_THEN.match(behind) or _ELSEWHERE.match(behind):  # then there is none yet, or another one
        return False
    ends = ENDS_THERE.issuperset(w.lower() for w in words[2:])
    return not things.isdisjoint(terms(" ".join(words[:2]))) and (ends or bool(_NONE_MADE.match(behind)))


def _is_behind_last(text: str, said: Sequence[str], things: frozenset[str]) -> bool:
    """Tell whether a sentence says that the season before those asked for will be the last."""
    if not things or things != seasons_in(things) or not _LAST.search(text) or is_unsure(text):
        return False
    first = min(map(number_of, things))
    before = frozenset(thing for thing in seasons_in(said) if number_of(thing) == first - 1)
    if is_negated(text) or is_believed(text):
        return False
    return any(stands(match) and _ends_with(text[: match.start()], before) for match in _LAST.finditer(text))


def _ends_with(words: str, things: frozenset[str]) -> bool:
    """Tell whether words end with the thing itself, verbs and the like behind it aside: "Season 4 has been".

    What belongs to it is something else: "the launch party for season 4".
    """
    last = re.findall(_WORD, words)
    while last and last[-1].lower() in STOP_WORDS:
        last.pop()
    if things.isdisjoint(terms(" ".join(last[-2:]))):
        return False
    ahead = last[:-1] if not things.isdisjoint(terms(last[-1])) else last[:-2]
    while ahead and ahead[-1].lower() in {"the", "a", "an", "any", "its", "their", "planned", "new"}:
        ahead.pop()
    linked = len(ahead) > 1 and ahead[-1].lower() in _LINKS
    return not linked or bool(_ALL_OF_IT.match(ahead[-2]))
