"""Whether what stands in front of a verb says that it isn't so: "was not renewed", "nobody has saved Saltmarsh"."""

from __future__ import annotations

import re

_NO = r"no(?! (?:less|fewer|matter|doubt|wonder|question|surprise|joke|one|other)\b)"
_NOT = re.compile(
    rf"\b(?:not|never|isn't|wasn't|aren't|weren't|won't|{_NO})\b(?! (?:only|just))(?:\s+\w+){{0,3}}\s*$", re.IGNORECASE
)
_NOBODY = re.compile(  # but "none other than Sky", and what nobody knew or can't believe is so
    r"\b(?:cannot|\w+n't)(?:\s+(?:be|been|get|have|even|ever|also|now|\w+ly)){0,3}\s*$|\bnor\b(?:\s+\w+){0,3}\s*$|"
    r"^\W*(?:neither\b(?=.*\bnor\b| (?:of )?(?:the )?(?:two )?\w+ (?:was|were|is|are|has|have|will)\b)|"
    r"(?:nobody|none(?! other)|no one(?! but| other))"
    r"(?! (?:can |could |had )?(?:knew|know|believe|expect|doubt|guess))|"
    rf"{_NO}(?= (?-i:[a-z])))\b|"
    r"\b(?:refus(?:es?|ed|ing)|declin(?:es?|ed|ing)|fail(?:s|ed|ing)?|unable|unwilling) to\s*$",
    re.IGNORECASE,
)
_SO_FAR = re.compile(r"\b(?:no|nobody|no one|none|neither|nor)\b.*\b(?:has|have|had)\b", re.IGNORECASE)


def is_not(ahead: str) -> bool:
    """Tell whether what stands behind these words isn't so, and so the opposite is."""
    return bool(_NOT.search(ahead))


def is_by_nobody(ahead: str) -> bool:
    """Tell whether nobody does what stands behind these words; of what isn't called off that doesn't say it is on."""
    return bool(_NOBODY.search(ahead))


def is_so_far(ahead: str) -> bool:
    """Tell whether it merely hasn't been done: "no new season has been ordered"."""
    return bool(_SO_FAR.search(ahead))
