"""What leaves a claim open: it is unsure, believed or only supposed, isn't so, or was so once and was taken back."""

from __future__ import annotations

import re

_UNSURE = re.compile(
    r"\b(?:whether|if|could|(?-i:may)|might|would|should|hop(?:e[sd]?|ing)|want(?:s|ed|ing)?|wish\w*|push\w*|petition\w*|"
    r"campaign\w*|talks?|rumou?r\w*|reportedly|allegedly|claim(?:s|ed)?|leak\w*|insiders?|"
    r"(?:nobody|no one|never|not|n[’']t)(?: has| have)? (?:say|said|says)|"
    r"undecided|decided(?! against)|uncertain|optimistic|until|till|yet|so far|doubt)\b|\?",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:not|never|no|nobody|none|nothing|neither|nor|without|rather than|instead of)\b|n[’']t\b", re.IGNORECASE
)
_BELIEVED = re.compile(  # but who can't believe it knows it
    r"\b(?<!n[’']t )(?<!cannot )(?:think(?:s|ing)?|thought|believ(?:es?|ed|ing)|predict(?:s|ed)?|convinced|confident|"
    r"(?-i:fear(?:s|ed)?|afraid|worr(?:y|ies|ied)|dream\w*|imagin\w*))\b(?! (?:of|in|it)\b)",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"\b(?:expect\w*|demand\w*|jok(?:es?|ed|ing)|when|once|as long as|provided|in another)\b", re.IGNORECASE
)
_ONCE = re.compile(
    r"\b(?:den(?:y|ies|ied)|almost|nearly|wrongly|far from|after(?! (?:\w+ ){1,2}(?:seasons?|years|months|weeks)\b)|"
    r"although|though|despite|(?<!at )once|having|previously|earlier(?! (?:today|this)\b)|initially|at first|"
    r"(?:which|who)(?! (?:has|have|is)\b))\b",
    re.IGNORECASE,
)
_TURNED = re.compile(  # but a film in its place turns nothing round
    r"\b(?:but|however)\b(?!.*\b(?:films?|movies?|specials?|spin-?offs?|prequel|sequel|tour|games?|books?)\b)|"
    r"\b(?:has|have) (?:ordered|renewed|commissioned|picked up)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:.]|\b(?:and|but)\b", re.IGNORECASE)
_PART = re.compile(r"[;:.]|\b(?:and|but)\b", re.IGNORECASE)  # "nobody, she said, has"


def is_unsure(text: str) -> bool:
    """Tell whether a sentence says something of what may be, or what others claim."""
    return bool(_UNSURE.search(text))


def is_negated(text: str) -> bool:
    """Tell whether a sentence says of anything that it isn't so."""
    return bool(_NEGATED.search(text))


def is_believed(text: str) -> bool:
    """Tell whether a sentence says what somebody believes: "fans think that season 3 will be the last"."""
    return bool(_BELIEVED.search(text))


def is_believed_there(ahead: str) -> bool:
    """Tell the same of what stands behind these words; a belief in a clause before it doesn't count."""
    return is_believed(_CLAUSE.split(ahead)[-1])


def is_supposed(ahead: str) -> bool:
    """Tell whether what stands behind these words is believed, or spoken of as of what may come: "once there is"."""
    return is_believed_there(ahead) or bool(_SUPPOSED.search(_CLAUSE.split(ahead)[-1]))


def stands(found: re.Match[str]) -> bool:
    """Tell whether what is found is so: nothing in front of it undoes it, and nothing behind it turns it round."""
    return not _is_undone(found.string[: found.start()]) and not _TURNED.search(found.string, found.end())


def _is_undone(ahead: str) -> bool:
    """Tell whether what stands behind these words isn't so, was so once, or is but believed."""
    clause = _CLAUSE.split(ahead)[-1]
    return is_negated(_PART.split(ahead)[-1]) or is_believed(clause) or bool(_ONCE.search(clause))
