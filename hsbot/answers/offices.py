"""Questions for what is so at one time and otherwise at another: who holds an office, or what is charged."""

from __future__ import annotations

import re

_HOLDERS = (
    "manager coach boss gaffer captain skipper chair chairman chairwoman chairperson ceo owner president showrunner "
    "host presenter drummer bassist guitarist keyboardist singer frontman vocalist keeper goalkeeper goalie sponsor "
    "editor publisher director"
).split()
_NO_OWNER = (  # nor what makes it one for good: "the original drummer", "the final boss"
    r"(?!(?:the|an?|who|that|which|in|on|at|with|of|for|from|and|or|against|like|not|\w+ing|\w+ed|"
    r"first|last|final|original|former|ex|old|previous|best|worst|secret|"
    r"(?:hard|easi|strong|weak|young|old|long|bigg|great|fast|tough|short|tall|rich)est)\b)"
)
_OFFICE = re.compile(
    r"\bwho(?:['’]?s| is| are|['’]?re| was| were)(?: now)? (?:(?:the|their|our|its|his|her) )?"
    rf"(?:{_NO_OWNER}[\w'’+&-]+ ){{0,3}}?(?:{'|'.join(_HOLDERS)}|head writer)s?"
    r"(?=\W*$|,|\s(?:of|at|for|with|now|then|as|by|before|until|till|prior|during|around|back|last|this|these|"
    r"in(?! (?:the (?!band\b|team\b|club\b|squad\b|side\b|group\b|uk\b|us\b)(?-i:[a-z]+)(?: \w+)?\W*$|"
    r"season\b|episode\b|chapter\b|level\b|s\d|it\b))|on(?! the (?!show\b|podcast\b|radio\b|programme\b|board\b)))\b)"
    r"(?!.*\b(?:seasons?|series \d+|episode|chapter|album|song|film|movie|pilot|final|(?<!at )(?<!of )(?<!for )that|"
    r"which|(?<!and )who|whose|with the(?= (?-i:[a-z]))|(?:found|releas|play)ed)\b)",
    re.IGNORECASE,
)
_ENTRY = r"(?:tickets?|seats?|pass(?:es)?|entry|admission|memberships?|subscriptions?)"
_PRICE = re.compile(
    r"\bhow much(?:(?:['’]?s| is| are)\b(?! (?:he|she|they|there|of|known|left|true|based|real|too|still|people)\b)"
    r"(?![^?]*\b(?:based|like|involved|changed|different|known|saying|worth)\b)|"
    r" (?:does|do) [^?]*\bcosts?\b|"
    rf"(?: was| were) [^?]*\b{_ENTRY}\b| did [^?]*\b{_ENTRY}\b[^?]*\bcost\b)",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|did)\b", re.IGNORECASE)


def asks_for_office(text: str) -> bool:
    """Tell whether a question asks who holds an office, or held it: "who is the captain", "who was captain in 2024"."""
    return bool(_OFFICE.search(text))


def asks_for_price(text: str) -> bool:
    """Tell whether a question asks what something costs, or a ticket did: "how much is it", "how much was entry"."""
    return bool(_PRICE.search(text))


def is_past(text: str) -> bool:
    """Tell whether a question speaks of the past, and so of no time in particular unless it names one."""
    return bool(_PAST.search(text))
