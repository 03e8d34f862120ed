"""Sentences that lean on the one before them, as "She will be back" does."""

from __future__ import annotations

import re

LEANING = re.compile(
    r"(?:it|he|she|they|this|that|these|those|his|her|their|its|but|and|so|yet|or|nor|both|neither|such|then|"
    r"however|instead|therefore|nevertheless|nonetheless|moreover|otherwise|the (?:latter|former|other))\b",
    re.IGNORECASE,
)
"""Their beginning, behind a quotation mark where there is one."""
